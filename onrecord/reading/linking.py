"""Linking: whom pronouns, descriptions and source phrases name.

Sentences are walked in order. A pronoun that is the source of speech names the last speaker, unless its own paragraph
has named somebody since; any other names the subject before it. A description (“the Ukrainian leader”, “the
country”) names whom the article's own titles make it fit. What nothing settles stays unread.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind, Phrase
from onrecord.language.segments import Token
from onrecord.language.spans import Span
from onrecord.language.tagging import Tag
from onrecord.reading.attribution import Attribution
from onrecord.reading.lexicon import words
from onrecord.reading.names import Office
from onrecord.reading.records import Mention
from onrecord.reference import Entity
from onrecord.schema.vocabulary import EntityType, MentionForm

_MALE = frozenset(("he", "him", "his", "himself"))
_FEMALE = frozenset(("she", "her", "hers", "herself"))
_OBJECT = frozenset(("him", "her"))
_FIRST = frozenset(("i", "me", "my", "mine", "myself"))
_FIRST_PLURAL = frozenset(("we", "us", "our", "ours", "ourselves"))
_COUNTRY_NOUNS = frozenset(("country", "nation"))


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
        self.entities = entities
        self.offices = offices
        self.attributions = attributions
        self.speakers: list[str | None] = [None] * len(attributions)
        self.mentions = list(names)
        self.by_end = {mention.span.end: mention for mention in names}
        self.by_sentence: dict[int, list[int]] = {}
        self.by_piece: dict[int, int] = {}
        for index, attribution in enumerate(attributions):
            self.by_sentence.setdefault(attribution.sentence, []).append(index)
            self.by_piece.update((piece.start, index) for piece in attribution.pieces)
        self.genders = _genders(offices, entities)
        self.last_speaker: str | None = None
        self.last_subject: tuple[int, str] | None = None

    def read(self, number: int) -> None:
        """Reads one sentence; the writer's own before what is quoted in it."""
        syntax = self.syntaxes[number]
        if syntax.sentence.within is not None:
            self._read_quoted(syntax)
            return
        for phrase in syntax.phrases:
            if phrase.kind is Kind.NOUN:
                self._read_phrase(number, syntax, phrase)
        self._note_speakers(number)
        subject = next((s for s in self._subjects(syntax, len(syntax.phrases)) if self._is_person(s)), None)
        if subject is not None:
            self.last_subject = (syntax.sentence.paragraph, subject)

    def _read_phrase(self, number: int, syntax: Syntax, phrase: Phrase) -> None:
        span = syntax.span(phrase)
        described = self._described(syntax, phrase)
        if described is not None:
            self._add(Span(span.start, syntax.head(phrase).end), described[0], MentionForm.NOMINAL, described[1])
        for token in syntax.tokens[phrase.first : phrase.last + 1]:
            word = token.text.lower()
            if word in _MALE or word in _FEMALE:
                self._read_pronoun(number, syntax, phrase, token)

    def _read_pronoun(self, number: int, syntax: Syntax, phrase: Phrase, token: Token) -> None:
        word = token.text.lower()
        gender = "male" if word in _MALE else "female"
        barred = None
        if word in _OBJECT and syntax.tags[phrase.first] is Tag.PRON:
            barred = next(iter(self._subjects(syntax, syntax.phrases.index(phrase))), None)
        for rule, entity_id in self._candidates(number, syntax, phrase, token):
            if entity_id != barred and self._is_person(entity_id) and self.genders.get(entity_id, gender) == gender:
                self.genders[entity_id] = gender
                self._add(token.span, entity_id, MentionForm.PRONOUN, rule)
                return

    def _candidates(self, number: int, syntax: Syntax, phrase: Phrase, token: Token) -> Iterator[tuple[str, str]]:
        """Whom a third-person pronoun may name, the likeliest first, with the rule that says so."""
        paragraph = syntax.sentence.paragraph
        speaks = any(self.attributions[index].source == token.span for index in self.by_sentence.get(number, ()))
        possessed = syntax.head(phrase).text.lower() if syntax.tags[phrase.first] is Tag.POSS else ""
        for subject in self._subjects(syntax, syntax.phrases.index(phrase)):
            yield "clause-subject", subject
        if (speaks or possessed in words("saying", "sayings")) and self.last_speaker:
            if self.last_subject and self.last_subject[0] == paragraph:
                yield "previous-subject", self.last_subject[1]
            yield "last-speaker", self.last_speaker
        if self.last_subject:
            yield "previous-subject", self.last_subject[1]
        for mention in reversed(self.mentions):
            if mention.span.end <= token.start and mention.form is MentionForm.NAME:
                yield "nearest-name", mention.entity_id

    def _subjects(self, syntax: Syntax, end: int) -> Iterator[str]:
        """The entities that are subjects of the verbs before the phrase at `end`, the nearest first."""
        for at in reversed([verb for verb in syntax.verbs if verb < end]):
            subject = syntax.own_subject(at)
            entity_id = self._head(syntax.span(syntax.phrases[subject])) if subject is not None else None
            if entity_id is not None:
                yield entity_id

    def _described(self, syntax: Syntax, phrase: Phrase) -> tuple[str, str] | None:
        """The entity that a description with “the” stands for: an office's holder, or the country last named."""
        tokens = syntax.tokens[phrase.first : phrase.head + 1]
        if tokens[0].text.lower() != "the" or not 2 <= len(tokens) <= 4 or tokens[-1].text[0].isupper():
            return None
        noun = tokens[-1].text.lower()
        if noun in _COUNTRY_NOUNS and len(tokens) == 2:
            country = self._last_country(tokens[0].start)
            return (country, "country-described") if country else None
        adjective = self.by_end.get(tokens[-2].end)
        country = adjective.entity_id if adjective and adjective.rule == "country-adjective" else None
        if noun not in words("names", "titles") or (country is None and len(tokens) != 2):
            return None
        holders = [o for o in self.offices if _fits(o, noun, country)]
        people = dict.fromkeys(office.person_id for office in holders)
        return (next(iter(people)), "office-described") if len(people) == 1 else None

    def _last_country(self, before: int) -> str | None:
        for mention in sorted(self.mentions, key=lambda m: m.span, reverse=True):
            if mention.span.end <= before and self.entities[mention.entity_id].entity_type is EntityType.COUNTRY:
                return mention.entity_id
        return None

    def _read_quoted(self, syntax: Syntax) -> None:
        """First persons inside an utterance: the speaker, and in the plural the country that a leader speaks for."""
        within = syntax.sentence.within
        index = self.by_piece.get(within.inner.start) if within else None
        speaker = self.speakers[index] if index is not None else None
        if speaker is None:
            return
        country = next(
            (o.country_id for o in self.offices if o.person_id == speaker and o.country_id and _leads(o)), None
        )
        for token in syntax.tokens:
            word = token.text.lower()
            if word in _FIRST and self._is_person(speaker):
                self._add(token.span, speaker, MentionForm.PRONOUN, "first-person")
            elif word in _FIRST_PLURAL and country is not None:
                self._add(token.span, country, MentionForm.PRONOUN, "leader-plural")

    def _note_speakers(self, number: int) -> None:
        for index in self.by_sentence.get(number, ()):
            source = self.attributions[index].source
            self.speakers[index] = self._head(source) if source else None
            if self.speakers[index] is not None and self._is_person(self.speakers[index] or ""):
                self.last_speaker = self.speakers[index]

    def _head(self, phrase: Span) -> str | None:
        mention = self.by_end.get(phrase.end)
        return mention.entity_id if mention and mention.span.start >= phrase.start else None

    def _is_person(self, entity_id: str) -> bool:
        return self.entities[entity_id].entity_type is EntityType.PERSON

    def _add(self, span: Span, entity_id: str, form: MentionForm, rule: str) -> None:
        mention = Mention(span, entity_id, form, rule)
        self.mentions.append(mention)
        self.by_end[span.end] = mention


def _leads(office: Office) -> bool:
    return office.title in words("names", "leaders")


def _fits(office: Office, noun: str, country: str | None) -> bool:
    """Whether an office can be described by `noun`, of `country` where one is named; every leader is “the leader”."""
    same_title = office.title == noun or (noun == "leader" and _leads(office))
    return same_title and (country is None or office.country_id == country)


def _genders(offices: Sequence[Office], entities: Mapping[str, Entity]) -> dict[str, str]:
    """What titles and given names say of a person's gender."""
    genders: dict[str, str] = {}
    for entity_id, entity in entities.items():
        given = entity.name.split()[0].lower()
        for gender in ("male", "female"):
            if entity.entity_type is EntityType.PERSON and given in words("names", f"{gender}_names"):
                genders[entity_id] = gender
    for office in offices:
        for gender in ("male", "female"):
            if office.title in words("names", f"{gender}_titles"):
                genders[office.person_id] = gender
    return genders
