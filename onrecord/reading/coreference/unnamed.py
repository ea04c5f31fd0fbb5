"""Unnamed people: “a man”, “the victim’s mother”. A pronoun may mean one of them, and then it names nobody known.

Each stands under an id of its own that no entity has, so that pronouns and subjects are weighed as for named people.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from onrecord.language.clauses import Syntax
from onrecord.language.date_words import DAYS_AND_MONTHS, NUMBERS
from onrecord.language.marks import GENITIVES
from onrecord.language.patterns import FINITE_VERB, JOINED_NOUN, OBLIQUE, VERB_WITH_OBJECT
from onrecord.language.phrases import Kind
from onrecord.language.spans import Span
from onrecord.language.tags import BE, HAVE, MODAL, NAME, NUMBER
from onrecord.language.words import closed_class
from onrecord.reading.coreference.names import Names
from onrecord.reading.lexicon import words
from onrecord.reading.records import Mention
from onrecord.reading.word_classes import COMMON, TITLES
from onrecord.schema.vocabulary import MentionForm

_GENDERED = {
    noun: gender for gender in ("male", "female") for noun in words("coreference/coreference", f"{gender}_nouns")
}
_SPOKEN, _NO_PERSON = words("coreference/coreference", "spoken"), words("coreference/coreference", "no_person")
_ANONYMOUS = words("coreference/coreference", "anonymous").union(_GENDERED) - _SPOKEN
_NOUNS = _ANONYMOUS.union(_GENDERED, words("names/cues", "person_nouns")) - _NO_PERSON
_PRONOUNS = words("coreference/coreference", "male") | words("coreference/coreference", "female")
_POSSESSIVES = closed_class("possessives")
_GENITIVES = frozenset(GENITIVES)
_BE = closed_class("be").union(words("coreference/coreference", "becoming"))
_LIKE = words("coreference/coreference", "like")
_INTRODUCING = words("coreference/coreference", "introducing")
_NAMING = words("coreference/coreference", "naming")
_OLD = frozenset(("year-old",))
_THINGS = tuple(words("coreference/coreference", "endings_of_things"))
_MARK = "?"
_APART = 4
"""Tokens at most between a name and a noun in its apposition: “Ana Silva, 43, a nurse”."""


def is_unnamed(entity_id: str) -> bool:
    """Whether an id stands for a person without a name."""
    return entity_id.startswith(_MARK)


def gender_of(unnamed: str) -> str | None:
    """The gender of an unnamed person, as far as the noun tells it."""
    return _GENDERED.get(unnamed.removeprefix(_MARK))


class Unnamed:
    """The unnamed people of an article, found sentence by sentence. A noun that the article gives to somebody named
    (“the driver, Ana Silva”) tells of that person's gender, and “the driver” is then that person."""

    def __init__(self, names: Names, persons: set[str], genders: dict[str, str]) -> None:
        self._names = names
        self._persons = persons
        self._genders = genders
        self._introduced: set[str] = set()
        self._described: dict[str, str] = {}

    def found_in(self, syntax: Syntax, by_end: Mapping[int, Mention]) -> list[Mention]:
        """What stands in a sentence for an unnamed person, or for one that the article names elsewhere, in order."""
        has_pronoun = not _PRONOUNS.isdisjoint(syntax.vocabulary)
        if not has_pronoun and _NOUNS.isdisjoint(syntax.vocabulary) and _OLD.isdisjoint(syntax.vocabulary):
            return []
        found = []
        for at, phrase in enumerate(syntax.phrases):
            noun = syntax.lowered[phrase.head]
            if phrase.kind != Kind.NOUN or self._names.hold(syntax, phrase.head):
                continue
            if has_pronoun and self._is_unread(syntax, at):
                found.append(Mention(syntax.span(phrase), _MARK + noun, MentionForm.NOMINAL, ""))
                continue
            if noun not in _NOUNS and noun not in _OLD:
                continue
            entity_id = self._meant(syntax, phrase.first, at, by_end)
            if entity_id is not None:
                span = Span(syntax.sentence.starts[phrase.first], syntax.ends[phrase.last])
                found.append(Mention(span, entity_id, MentionForm.NOMINAL, ""))
        return found

    def _is_unread(self, syntax: Syntax, at: int) -> bool:
        """Whether the phrase at `at` is a name that nobody has read, and the subject of a verb: “Elwick has sold his
        boat”."""
        phrase = syntax.phrases[at]
        if syntax.tags[phrase.head] != NAME or not syntax.outline.has(at + 1, FINITE_VERB):
            return False
        word, lower = syntax.sentence.words[phrase.head], syntax.lowered[phrase.head]
        if phrase.head == 0 and (lower.endswith(_THINGS) or syntax.tags[1] not in (BE, HAVE, MODAL)):
            return False
        return word.istitle() and word.isalpha() and lower not in DAYS_AND_MONTHS and lower not in COMMON

    def _meant(self, syntax: Syntax, first: int, at: int, by_end: Mapping[int, Mention]) -> str | None:
        """Whom a phrase means. “The singer” may be somebody named in other words, and “a singer” is, behind “is”."""
        head = syntax.phrases[at].head
        noun = syntax.lowered[head]
        named = self._named_beside(syntax, first, at, by_end)
        if named is not None:
            self._described[noun] = named
            if noun in _GENDERED:
                self._genders.setdefault(named, _GENDERED[noun])
            return named
        before = syntax.lowered[first - 1] if first else ""
        if before in _LIKE or before in _BE:
            return None
        inside = syntax.lowered[first:head]
        if inside[:1] == ["the"]:
            if noun in self._described:
                return self._described[noun]
            return _MARK + noun if noun in _ANONYMOUS or noun in self._introduced else None
        is_possessed = inside[:1] and inside[0] in _POSSESSIVES
        if noun in self._described and (is_possessed or not _GENITIVES.isdisjoint(inside)):
            return self._described[noun]
        if inside[:1] and inside[0] in _INTRODUCING:
            self._introduced.add(noun)
        elif noun not in _ANONYMOUS and not inside:
            return None  # “Indiana governor”
        return _MARK + noun

    def _named_beside(self, syntax: Syntax, first: int, at: int, by_end: Mapping[int, Mention]) -> str | None:
        """The person whom the noun phrase at `at` describes: “a nurse, Ana Silva,”, “the envoy to Chad Ana Silva” or
        “Ana Silva, a nurse,”."""
        lowered, starts = syntax.lowered, syntax.sentence.starts
        after = syntax.phrases[at].last + 1
        while after < len(lowered) and lowered[after] in _NAMING:
            after += 1
        mention = self._names.beginning(starts[after]) if after < len(lowered) else None
        if mention is None:
            mention = self._behind_complement(syntax, at, by_end) or self._behind_be(syntax, at, by_end)
        if mention is not None and mention.entity_id in self._persons:
            return mention.entity_id
        if syntax.outline.has(at + 1, JOINED_NOUN):  # “the founder and owner, Ana Silva”
            return self._named_beside(syntax, first, at + 2, by_end)
        if not first or lowered[first - 1] != "," or syntax.outline.has(at + 1, FINITE_VERB):
            return None
        for token in range(first - 2, max(-1, first - 2 - _APART), -1):
            mention = by_end.get(syntax.ends[token])
            if mention is not None:
                return mention.entity_id if mention.entity_id in self._persons else None
        return None

    def _behind_complement(self, syntax: Syntax, at: int, by_end: Mapping[int, Mention]) -> Mention | None:
        """The name behind what a noun is noun of, no title before it: “mother of four Ana Silva”, “envoy to Chad Ana
        Silva”; not “a friend of Ana Silva”."""
        if not syntax.outline.has(at + 1, OBLIQUE):
            return None
        phrase = syntax.phrases[at + 2]
        mention = by_end.get(syntax.ends[phrase.last])
        if mention is None or syntax.tags[phrase.last] != NAME:
            return None
        behind = bisect_left(syntax.sentence.starts, mention.span.start)
        if behind <= phrase.first or syntax.lowered[behind - 1] in TITLES:
            return None
        is_part = syntax.tags[behind - 1] in (NAME, NUMBER) or syntax.lowered[behind - 1] in NUMBERS
        return mention if is_part else None

    def _behind_be(self, syntax: Syntax, at: int, by_end: Mapping[int, Mention]) -> Mention | None:
        """The name that a subject is said to be: “The first witness at the trial was nurse Ana Silva”."""
        verb = at + 1
        while syntax.outline.has(verb, OBLIQUE):
            verb += 2
        if not syntax.outline.has(verb, VERB_WITH_OBJECT) or syntax.lowered[syntax.phrases[verb].head] not in _BE:
            return None
        return by_end.get(syntax.ends[syntax.phrases[verb + 1].last])
