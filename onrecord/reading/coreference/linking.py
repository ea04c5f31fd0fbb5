"""Linking: whom pronouns, descriptions and source phrases name.

Sentences are walked in order. A pronoun that is the source of speech names the last speaker, unless its own paragraph
has named somebody since; any other names the subject before it, in its sentence or in the one before. In a quotation
it names somebody other than the speaker. What nothing settles stays unread.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind, Phrase
from onrecord.language.segments import Token
from onrecord.language.spans import Span
from onrecord.language.tagging import Tag
from onrecord.reading.coreference.descriptions import COUNTRY_NOUNS, holder, led_country
from onrecord.reading.coreference.people import People, Sentence
from onrecord.reading.lexicon import words
from onrecord.reading.naming.names import Office
from onrecord.reading.records import Mention
from onrecord.reading.speech.attribution import Attribution
from onrecord.reference import Entity
from onrecord.schema.vocabulary import EntityType, MentionForm

_GENDER = dict.fromkeys(("he", "him", "his", "himself"), "male") | dict.fromkeys(
    ("she", "her", "hers", "herself"), "female"
)
_OBJECT = frozenset(("him", "her"))
_FIRST = frozenset(("i", "me", "my", "mine", "myself"))
_FIRST_PLURAL = frozenset(("we", "us", "our", "ours", "ourselves"))
_CANDIDATES = 60
"""People that are tried for one pronoun at most, whatever a sentence's length."""
_PRONOUNS = _FIRST | _FIRST_PLURAL | _GENDER.keys()


@dataclass(frozen=True, slots=True)
class Links:
    """The mentions of an article, those of pronouns and descriptions among them, and the speaker of each attribution
    in its order (None where the source is missing or nobody known)."""

    mentions: tuple[Mention, ...]
    speakers: tuple[str | None, ...]


def link(
    syntaxes: Sequence[Syntax],
    names: Sequence[Mention],
    offices: Sequence[Office],
    attributions: Sequence[Attribution],
    entities: Mapping[str, Entity],
) -> Links:
    """Resolves pronouns, descriptions and the sources of `attributions`; `names` are the mentions by name."""
    walk = _Walk(syntaxes, names, offices, attributions, entities)
    for number in range(len(syntaxes)):
        walk.read(number)
    return Links(tuple(sorted(walk.mentions, key=lambda m: m.span)), tuple(walk.speakers))


class _Walk:
    """The state of a walk through an article: who has been named, who spoke last, who was last the subject."""

    def __init__(
        self,
        syntaxes: Sequence[Syntax],
        names: Sequence[Mention],
        offices: Sequence[Office],
        attributions: Sequence[Attribution],
        entities: Mapping[str, Entity],
    ) -> None:
        self.syntaxes = syntaxes
        self.offices = offices
        self.attributions = attributions
        self.speakers: list[str | None] = [None] * len(attributions)
        self.names = sorted(names, key=lambda mention: mention.span)
        self.starts = [mention.span.start for mention in self.names]
        self.mentions = list(self.names)
        self.by_end = {mention.span.end: mention for mention in names}
        self.by_sentence: dict[int, list[int]] = {}
        self.by_piece: dict[int, int] = {}
        for index, attribution in enumerate(attributions):
            self.by_sentence.setdefault(attribution.sentence, []).append(index)
            self.by_piece.update((piece.start, index) for piece in attribution.pieces)
        self.people = People(names, offices, entities)
        self.last_country: str | None = None

    def read(self, number: int) -> None:
        """Reads one sentence; the writer's own before what is quoted in it."""
        syntax = self.syntaxes[number]
        quoted = syntax.sentence.within is not None
        sentence = self.people.begin(syntax.sentence.paragraph)
        if not quoted:
            self._read_written(number, syntax, sentence)
            self._note_speakers(number)
        else:
            self._read_quoted(syntax, sentence)
        if sentence.people:
            subjects = self._subjects(syntax, len(syntax.phrases))
            sentence.subject = next((s for s in subjects if self.people.is_person(s)), None)
        else:
            self.people.sentences.pop()

    def _named(self, syntax: Syntax) -> list[Mention]:
        """The mentions by name in the sentence, those inside its quoted utterances left out."""
        span = syntax.sentence.span
        found = self.names[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]
        ends = {token.start: token.end for token in syntax.tokens if token.quoted is not None} if found else {}
        starts = list(ends)
        written = []
        for mention in found:
            at = bisect_right(starts, mention.span.start) - 1
            if at < 0 or ends[starts[at]] <= mention.span.start:
                written.append(mention)
        return written

    def _read_written(self, number: int, syntax: Syntax, sentence: Sentence) -> None:
        named = self._named(syntax)
        at = 0
        for phrase in syntax.phrases:
            if phrase.kind is not Kind.NOUN:
                continue
            end = syntax.tokens[phrase.last].end
            while at < len(named) and named[at].span.start < end:
                self._note(named[at], sentence)
                at += 1
            self._read_description(syntax, phrase)
            for token in syntax.tokens[phrase.first : phrase.last + 1]:
                if token.text.lower() in _GENDER:
                    candidates = self._candidates(number, syntax, phrase, token, sentence)
                    self._read_pronoun(syntax, phrase, token, candidates, sentence)

    def _note(self, mention: Mention, sentence: Sentence) -> None:
        entity_id = mention.entity_id
        if self.people.is_person(entity_id):
            sentence.people.append(entity_id)
            self.people.note(entity_id)
        elif self.people.entities[entity_id].entity_type is EntityType.COUNTRY:
            self.last_country = entity_id

    def _read_pronoun(
        self,
        syntax: Syntax,
        phrase: Phrase,
        token: Token,
        candidates: Iterator[tuple[str, str]],
        sentence: Sentence,
    ) -> None:
        gender = _GENDER[token.text.lower()]
        barred = self._own_subject(syntax, phrase) if self._is_object(syntax, phrase, token) else None
        fitting = ((r, e) for r, e in islice(candidates, _CANDIDATES) if e != barred and self.people.fits(e, gender))
        rule, entity_id = self.people.likeliest(fitting, gender)
        if entity_id is not None:
            self.people.genders[entity_id] = gender
            self._add(token.span, entity_id, MentionForm.PRONOUN, rule)
            sentence.people.append(entity_id)

    @staticmethod
    def _is_object(syntax: Syntax, phrase: Phrase, token: Token) -> bool:
        return token.text.lower() in _OBJECT and syntax.tags[phrase.first] is Tag.PRON

    def _own_subject(self, syntax: Syntax, phrase: Phrase) -> str | None:
        """The subject of the verb nearest before a phrase."""
        end = _position(syntax, phrase)
        nearest = next((verb for verb in reversed(syntax.verbs) if verb < end), None)
        subject = syntax.own_subject(nearest) if nearest is not None else None
        return self._head(syntax.span(syntax.phrases[subject])) if subject is not None else None

    def _candidates(
        self, number: int, syntax: Syntax, phrase: Phrase, token: Token, sentence: Sentence
    ) -> Iterator[tuple[str, str]]:
        """Whom a third-person pronoun may name, the likeliest first, with the rule that says so."""
        paragraph = syntax.sentence.paragraph
        speaks = any(
            token.span in (self.attributions[index].source, self.attributions[index].head)
            for index in self.by_sentence.get(number, ())
        )
        possessed = syntax.head(phrase).text.lower() if syntax.tags[phrase.first] is Tag.POSS else ""
        for subject in self._subjects(syntax, _position(syntax, phrase)):
            yield "clause-subject", subject
        if not sentence.people and not speaks:
            yield from (("coming-subject", person) for person in self._coming(syntax, phrase))
        last_subject = self.people.last_subject()
        if (speaks or possessed in words("saying", "sayings")) and self.people.last_speaker:
            if last_subject and last_subject[0] == paragraph:
                yield "previous-subject", last_subject[1]
            yield "last-speaker", self.people.last_speaker
        yield from (("same-sentence", person) for person in sentence.people)
        if last_subject and last_subject[0] == paragraph:
            yield "previous-subject", last_subject[1]
        yield from (("earlier-sentence", person) for person in self.people.backwards())

    def _coming(self, syntax: Syntax, phrase: Phrase) -> Iterator[str]:
        """The subject after a phrase or clause that opens the sentence: “In her speech, Ana Silva said …”."""
        first = syntax.tags[syntax.phrases[0].first]
        if first not in (Tag.PREP, Tag.SUB, Tag.ING):
            return
        end = syntax.tokens[phrase.last].end
        comma = next((token.start for token in syntax.tokens if token.text == "," and token.start >= end), None)
        if comma is None:
            return
        for mention in self._named(syntax):
            if mention.span.start > comma:
                if mention.span.start <= comma + 2 or self.people.is_person(mention.entity_id):
                    yield mention.entity_id
                return

    def _subjects(self, syntax: Syntax, end: int) -> Iterator[str]:
        """The entities that are subjects of the verbs before the phrase at `end`, the nearest first."""
        for index in range(bisect_left(syntax.verbs, end) - 1, -1, -1):
            at = syntax.verbs[index]
            subject = syntax.own_subject(at)
            entity_id = self._head(syntax.span(syntax.phrases[subject])) if subject is not None else None
            if entity_id is not None:
                yield entity_id

    def _read_description(self, syntax: Syntax, phrase: Phrase) -> None:
        """A description with “the” stands for an office's holder, or the country last named."""
        tokens = syntax.tokens[phrase.first : phrase.head + 1]
        if not 2 <= len(tokens) <= 4 or tokens[0].text.lower() != "the" or tokens[-1].text[0].isupper():
            return
        noun = tokens[-1].text.lower()
        span = Span(tokens[0].start, tokens[-1].end)
        if noun in COUNTRY_NOUNS and len(tokens) == 2:
            if self.last_country:
                self._add(span, self.last_country, MentionForm.NOMINAL, "country-described")
            return
        adjective = self.by_end.get(tokens[-2].end)
        country = adjective.entity_id if adjective and adjective.rule == "country-adjective" else None
        if noun not in words("names", "titles") or (country is None and len(tokens) != 2):
            return
        person = holder(self.offices, noun, country)
        if person is not None:
            self._add(span, person, MentionForm.NOMINAL, "office-described")

    def _read_quoted(self, syntax: Syntax, sentence: Sentence) -> None:
        """Pronouns inside an utterance. First persons are the speaker, and in the plural the country that a leader
        speaks for; third persons are whom the words name before, or whom the article is about, and not the speaker."""
        within = syntax.sentence.within
        index = self.by_piece.get(within.inner.start) if within else None
        speaker = self.speakers[index] if index is not None else None
        country = led_country(self.offices, speaker) if speaker is not None else None
        named = self._named(syntax)
        at = 0
        for token in syntax.tokens:
            while at < len(named) and named[at].span.start <= token.start:
                self._note(named[at], sentence)
                at += 1
            word = token.text.lower()
            if word not in _PRONOUNS:
                continue
            if word in _GENDER:
                self._read_spoken_of(token, speaker, sentence)
            elif speaker is not None and word in _FIRST and self.people.is_person(speaker):
                self._add(token.span, speaker, MentionForm.PRONOUN, "first-person")
            elif word in _FIRST_PLURAL and country is not None:
                self._add(token.span, country, MentionForm.PRONOUN, "leader-plural")

    def _read_spoken_of(self, token: Token, speaker: str | None, sentence: Sentence) -> None:
        gender = _GENDER[token.text.lower()]
        before = chain(sentence.people, [self.people.spoken_of], self.people.backwards(), [self.people.foremost])
        for entity_id in islice(before, _CANDIDATES):
            if entity_id is not None and entity_id != speaker and self.people.fits(entity_id, gender):
                self.people.spoken_of = entity_id
                self.people.genders[entity_id] = gender
                self._add(token.span, entity_id, MentionForm.PRONOUN, "spoken-of")
                sentence.people.append(entity_id)
                return

    def _note_speakers(self, number: int) -> None:
        for index in self.by_sentence.get(number, ()):
            attribution = self.attributions[index]
            named = attribution.head or attribution.source
            self.speakers[index] = self._head(named) if named else None
            if self.speakers[index] is not None and self.people.is_person(self.speakers[index] or ""):
                self.people.last_speaker = self.speakers[index]

    def _head(self, phrase: Span) -> str | None:
        mention = self.by_end.get(phrase.end)
        return mention.entity_id if mention and mention.span.start >= phrase.start else None

    def _add(self, span: Span, entity_id: str, form: MentionForm, rule: str) -> None:
        mention = Mention(span, entity_id, form, rule)
        self.mentions.append(mention)
        self.by_end[span.end] = mention


def _position(syntax: Syntax, phrase: Phrase) -> int:
    """The index of a phrase among those of its sentence, which are in order."""
    return bisect_left(syntax.phrases, phrase.first, key=lambda other: other.first)
