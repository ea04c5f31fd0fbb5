"""Linking: whom pronouns, descriptions and source phrases name.

Sentences are walked in order, the writer's own before what is quoted in them, and each name, pronoun and description is
noted as it comes. What nothing settles stays unread.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind
from onrecord.language.segments import Token
from onrecord.language.spans import Span
from onrecord.reading.coreference import rules
from onrecord.reading.coreference.descriptions import COUNTRY_NOUNS, described_by, gives, holder, led_country
from onrecord.reading.coreference.names import Names
from onrecord.reading.coreference.offices import NOUNS as OFFICE_NOUNS
from onrecord.reading.coreference.offices import Offices
from onrecord.reading.coreference.people import Candidate, People, SentencePeople
from onrecord.reading.coreference.pronouns import GENDERS, Pronouns, is_part_of_name
from onrecord.reading.coreference.speakers import Speakers, naming
from onrecord.reading.coreference.subjects import Subjects
from onrecord.reading.coreference.unnamed import Unnamed, gender_of, is_unnamed
from onrecord.reading.lexicon import words
from onrecord.reading.names import rules as name_rules
from onrecord.reading.names.finder import Names as NamesTold
from onrecord.reading.places import rules as place_rules
from onrecord.reading.records import Mention
from onrecord.reading.speech.attribution import Attribution
from onrecord.reference import Entity
from onrecord.schema.vocabulary import MentionForm

_FIRST = words("coreference/coreference", "first")
_FIRST_PLURAL = words("coreference/coreference", "first_plural")
_LONGEST = 4
"""Words of a description at most: “the former French president”."""
_PRONOUN = MentionForm.PRONOUN
_COUNTRY_NOUN, _OFFICE = rules.COUNTRY_NOUN.rule_id, rules.OFFICE.rule_id
_OFFICE_HOLDER = rules.OFFICE_HOLDER.rule_id
_FIRST_PERSON, _LEADER_PLURAL = rules.FIRST_PERSON.rule_id, rules.LEADER_PLURAL.rule_id
_RELATIVE = rules.RELATIVE.rule_id
_COUNTRY_ADJECTIVES = frozenset((name_rules.COUNTRY_ADJECTIVE.rule_id, place_rules.COUNTRY_ADJECTIVE.rule_id))
_PRONOUNS = _FIRST.union(_FIRST_PLURAL, GENDERS)


@dataclass(frozen=True, slots=True)
class Links:
    """The mentions of an article, those of pronouns and descriptions among them, and the speaker of each attribution
    in its order (None where the source is missing or nobody known)."""

    mentions: tuple[Mention, ...]
    speakers: tuple[str | None, ...]


def link(
    syntaxes: Sequence[Syntax],
    names: Sequence[Mention],
    told: NamesTold,
    attributions: Sequence[Attribution],
    entities: Mapping[str, Entity],
    incumbents: Offices,
) -> Links:
    """Resolves pronouns, descriptions and the sources of `attributions`; `names` are the mentions by name, and `told`
    what the names of the article tell."""
    walk = _Walk(syntaxes, names, told, attributions, entities, incumbents)
    for number in range(len(syntaxes)):
        walk.read(number)
    return Links(tuple(sorted(walk.mentions, key=attrgetter("span"))), tuple(walk.speakers.found))


class _Walk:
    """The state of a walk through an article: who has been named, who spoke last, who was last the subject."""

    def __init__(
        self,
        syntaxes: Sequence[Syntax],
        names: Sequence[Mention],
        told: NamesTold,
        attributions: Sequence[Attribution],
        entities: Mapping[str, Entity],
        incumbents: Offices,
    ) -> None:
        self.syntaxes = syntaxes
        self.offices = offices = told.offices
        self.incumbents = incumbents
        self.names = Names(names)
        self.speakers = Speakers(attributions)
        self.mentions = list(self.names.mentions)
        self.subjects = Subjects(self.mentions)
        self.people = People(names, offices, entities, told.genders)
        self.pronouns = Pronouns(self.names, self.people, self.subjects, self.speakers)
        self.unnamed = Unnamed(self.names, self.people.persons, self.people.genders)
        self.referring = described_by(offices).union(GENDERS, OFFICE_NOUNS)
        self.last_country: str | None = None

    def read(self, number: int) -> None:
        """Reads one sentence; the writer's own before what is quoted in it."""
        syntax = self.syntaxes[number]
        quoted = syntax.sentence.within is not None
        names = self._people_and_names(syntax)
        refers = not (_PRONOUNS if quoted else self.referring).isdisjoint(syntax.vocabulary)
        if names or refers:
            named = deque(names)
            sentence = self.people.begin(syntax.sentence.paragraph, quoted)
            if refers and quoted:
                self._read_quoted(syntax, named, sentence)
            elif refers:
                self._read_written(number, syntax, named, sentence)
            self._note(named, syntax.sentence.span.end, sentence)
            self.people.end(sentence, partial(_main, self.subjects, self.speakers, self.people.persons, number, syntax))
        if not quoted:
            self._note_speakers(number)

    def _people_and_names(self, syntax: Syntax) -> list[Mention]:
        """The names of a sentence and its unnamed people, in its order."""
        names, credited = self.names.written_in(syntax), self.names.credited(syntax)
        if credited:
            names = [name for name in names if name.span.start not in credited]
        unnamed = []
        for person in self.unnamed.found_in(syntax, self.subjects.by_end):
            self.subjects.stand_in(person)
            if is_unnamed(person.entity_id):
                self.people.know(person.entity_id, gender_of(person.entity_id))
                unnamed.append(person)
        return sorted([*names, *unnamed], key=attrgetter("span")) if unnamed else names

    def _read_written(self, number: int, syntax: Syntax, named: deque[Mention], sentence: SentencePeople) -> None:
        referring = self.referring
        for token in [token for token, word in enumerate(syntax.lowered) if word in referring]:
            word = syntax.lowered[token]
            if word in GENDERS:
                if self.names.hold(syntax, token) or is_part_of_name(syntax, token):
                    continue
            elif not self._is_description(syntax, token):
                continue
            at = _position(syntax, token)
            phrase = syntax.phrases[at]
            if phrase.kind != Kind.NOUN:
                continue
            if named:
                end = syntax.sentence.starts[token] if word in GENDERS else syntax.ends[phrase.last]
                self._note(named, end, sentence)
            if word in GENDERS:
                self._read_pronoun(number, syntax, at, token, sentence)
            elif token == phrase.head and not self._read_description(syntax, phrase.first, token):
                self._read_incumbent(syntax, token)

    def _note(self, named: deque[Mention], end: int, sentence: SentencePeople) -> None:
        """Notes the names that begin before `end`."""
        people = self.people
        while named and named[0].span.start < end:
            entity_id = named.popleft().entity_id
            if entity_id in people.persons:
                sentence.people.append(entity_id)
                people.note(entity_id)
            elif entity_id in people.countries:
                self.last_country = entity_id

    def _read_pronoun(self, number: int, syntax: Syntax, at: int, token: int, sentence: SentencePeople) -> None:
        """The pronoun at `token`, in the phrase at `at`."""
        meant = self.pronouns.meant(number, syntax, at, token, sentence)
        if meant is not None:
            self._note_pronoun(syntax.token(token), meant, sentence)

    def _note_pronoun(self, token: Token, meant: Candidate, sentence: SentencePeople) -> None:
        """Notes whom a pronoun means, which tells that person's gender."""
        if not is_unnamed(meant.entity_id):
            self.people.genders[meant.entity_id] = GENDERS[token.text.lower()]
        self._add(token.span, meant.entity_id, _PRONOUN, meant.rule)
        sentence.people.append(meant.entity_id)

    def _is_description(self, syntax: Syntax, token: int) -> bool:
        """Whether a noun may be the head of a description, by what the article gives or by who had an office."""
        if self._may_describe(syntax, token):
            return True
        return self.incumbents.described(syntax, token, self.subjects.by_end) is not None

    def _may_describe(self, syntax: Syntax, token: int) -> bool:
        """Whether a noun may be the head of a description, as far as can be told without parsing: it is in lower case,
        and “the” stands right before it, and one person has that office, or before a few words of which the last names
        a country."""
        lowered = syntax.lowered
        if token == 0 or not syntax.sentence.words[token][0].islower():
            return False
        if lowered[token - 1] == "the":
            return lowered[token] in COUNTRY_NOUNS or holder(self.offices, lowered[token], None) is not None
        return "the" in lowered[max(0, token - _LONGEST + 1) : token] and self._adjective(syntax, token) is not None

    def _adjective(self, syntax: Syntax, token: int) -> Mention | None:
        """The adjective for a country right before the token."""
        mention = self.subjects.by_end.get(syntax.ends[token - 1])
        return mention if mention and mention.rule in _COUNTRY_ADJECTIVES else None

    def _read_description(self, syntax: Syntax, first: int, head: int) -> bool:
        """A description with “the” stands for an office's holder, or the country last named; whether there is one."""
        if syntax.lowered[first] != "the" or not 0 < head - first < _LONGEST:
            return False
        noun, alone = syntax.lowered[head], head == first + 1
        span = Span(syntax.sentence.starts[first], syntax.ends[head])
        if noun in COUNTRY_NOUNS and alone:
            if self.last_country:
                self._add(span, self.last_country, MentionForm.NOMINAL, _COUNTRY_NOUN)
            return True
        adjective = None if alone else self._adjective(syntax, head)
        person = holder(self.offices, noun, adjective.entity_id if adjective else None)
        if person is not None:
            self._add(span, person, MentionForm.NOMINAL, _OFFICE)
        return person is not None

    def _read_incumbent(self, syntax: Syntax, head: int) -> None:
        """“The French president” is whoever had that office on the day of publication, unless the article gives it to
        somebody."""
        office = self.incumbents.described(syntax, head, self.subjects.by_end)
        if office is None or gives(self.offices, office.title, office.country.entity_id):
            return
        person = self.incumbents.holder(office)
        named = self.names.behind_comma(syntax, head)
        if person is not None and named in (None, person):
            span = Span(syntax.sentence.starts[office.first], syntax.ends[head])
            self._add(span, person, MentionForm.NOMINAL, _OFFICE_HOLDER)
            self.people.know(person)

    def _read_quoted(self, syntax: Syntax, named: deque[Mention], sentence: SentencePeople) -> None:
        """Pronouns inside an utterance. First persons are the speaker, and in the plural the country that a leader
        speaks for; third persons are whom the words name before, or whom the article is about, and not the speaker."""
        speaker = self.speakers.of(syntax)
        country = led_country(self.offices, speaker) if speaker is not None else None
        for at in [at for at, word in enumerate(syntax.lowered) if word in _PRONOUNS]:
            word, token = syntax.lowered[at], syntax.token(at)
            self._note(named, token.start, sentence)
            if self.names.hold(syntax, at):
                continue
            if word in GENDERS:
                meant = self.pronouns.spoken_of(word, speaker, sentence)
                if meant is not None:
                    self._note_pronoun(token, meant, sentence)
            elif speaker is not None and word in _FIRST and self.people.is_person(speaker):
                self._add(token.span, speaker, _PRONOUN, _FIRST_PERSON)
            elif word in _FIRST_PLURAL and country is not None:
                self._add(token.span, country, _PRONOUN, _LEADER_PLURAL)

    def _note_speakers(self, number: int) -> None:
        for index, attribution in self.speakers.attributed_in(number):
            named = naming(self.syntaxes[number], attribution)
            speaker = self.subjects.within(*named) if named else None
            if speaker is not None and self._is_mentioned(speaker, named, attribution.source):
                self.speakers.found[index] = speaker
                self._note_relative(attribution, speaker)
            if speaker is not None and self.people.is_person(speaker):
                self.people.spoke(speaker)

    def _is_mentioned(self, speaker: str, *phrases: Span | None) -> bool:
        """Whether a mention of the speaker ends one of the phrases that name the source, which only stands for somebody
        otherwise: “scientist and author Ana Silva”."""
        return any(self.subjects.mentioned(*phrase) == speaker for phrase in phrases if phrase)

    def _note_relative(self, attribution: Attribution, speaker: str) -> None:
        """A relative pronoun that is a source names the speaker whom its head names before: ``Lee, who said …``."""
        source, head = attribution.source, attribution.head
        if source and head and not source.overlaps(head) and self.subjects.within(*source) is None:
            self._add(source, speaker, _PRONOUN, _RELATIVE)

    def _add(self, span: Span, entity_id: str, form: MentionForm, rule: str) -> None:
        """Adds a mention; what stands for somebody unnamed is none, but may be a subject."""
        mention = Mention(span, entity_id, form, rule)
        if is_unnamed(entity_id):
            self.subjects.stand_in(mention)
        else:
            self.mentions.append(mention)
            self.subjects.add(mention)


def _position(syntax: Syntax, token: int) -> int:
    """The position of the phrase that holds a token."""
    return bisect_right(syntax.firsts, token) - 1


def _main(subjects: Subjects, speakers: Speakers, persons: set[str], number: int, syntax: Syntax) -> str | None:
    """The person whom a sentence is about: who speaks in it, or its subject. A function apart, so that what is kept for
    later holds no reference to the walk."""
    spoke = speakers.last_in(number) if syntax.sentence.within is None else None
    return spoke if spoke in persons else subjects.main(persons, syntax)
