"""Verbs of saying, thinking and judging: which frame of which rule fits a verb, and what it brings in.

`_READERS` lists what reads frames, in the order in which it is tried: the verbs of each are those of its rules, and all
that is looked up beforehand follows from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from onrecord.language.clauses import Syntax
from onrecord.reading.rule import Rule
from onrecord.reading.speech.cue import CuedContent
from onrecord.reading.speech.objects import (
    ACCUSING,
    PREPOSITIONAL,
    WISHES,
    accusation,
    description,
    description_needs,
    directive,
    judgement,
    prepositional,
    undertaking,
    wish,
)
from onrecord.reading.speech.reported_rules import (
    ACCUSATION,
    DESCRIBED_AS,
    DIRECT_OBJECT,
    DIRECTIVE,
    INDIRECT_QUESTION,
    PREPOSITIONAL_OBJECT,
    PREPOSITIONAL_THAT,
    STATEMENT_BARE,
    STATEMENT_CLAUSAL,
    STATEMENT_CONDITION,
    STATEMENT_THAT,
    UNDERTAKING,
    VOICED_WISH,
)
from onrecord.reading.speech.statements import conditioned, statement, statement_needs

_TO = frozenset(("to",))


class _Reader(NamedTuple):
    """What reads the frames of some rules, and of which words a sentence must have one for it to find any for a verb:
    None where no word is needed."""

    rules: tuple[Rule, ...]
    read: Callable[[Syntax, int, str], CuedContent | None]
    needs: Callable[[str], frozenset[str] | None]

    @property
    def verbs(self) -> frozenset[str]:
        """The verbs of its rules, by their base forms."""
        return frozenset(written.split()[0] for rule in self.rules for written in rule.frames.values())


_READERS = (
    _Reader((VOICED_WISH,), wish, lambda _: WISHES),
    _Reader((DIRECTIVE,), directive, lambda _: _TO),
    _Reader((UNDERTAKING,), undertaking, lambda _: _TO),
    _Reader((STATEMENT_CONDITION,), conditioned, lambda _: None),
    _Reader((STATEMENT_THAT, STATEMENT_BARE, STATEMENT_CLAUSAL, INDIRECT_QUESTION), statement, statement_needs),
    _Reader((ACCUSATION,), accusation, ACCUSING.__getitem__),
    _Reader((DESCRIBED_AS,), description, description_needs),
    _Reader((PREPOSITIONAL_THAT, PREPOSITIONAL_OBJECT), prepositional, PREPOSITIONAL.__getitem__),
    _Reader((DIRECT_OBJECT,), judgement, lambda _: None),
)


def _by_lemma() -> Mapping[str, tuple[_Reader, ...]]:
    found: dict[str, tuple[_Reader, ...]] = {}
    for reader in _READERS:
        for lemma in sorted(reader.verbs):
            found[lemma] = (*found.get(lemma, ()), reader)
    return found


_BY_LEMMA = _by_lemma()
READERS_OF = {lemma: tuple(reader.read for reader in readers) for lemma, readers in _BY_LEMMA.items()}
"""What reads the frames of each verb, in the order in which it is tried."""


def cued_by_verb(syntax: Syntax, at: int) -> CuedContent | None:
    """What the verb at `at` brings in, by the first frame that fits; None where it brings nothing in, or where it is
    passive and says nothing of who speaks."""
    verb = syntax.verb(at)
    if verb.is_passive:
        return None
    for read in READERS_OF.get(verb.lemma, ()):
        found = read(syntax, at, verb.lemma)
        if found is not None:
            return found
    return None


def verb_needs(lemma: str) -> frozenset[str] | None:
    """Words of which a sentence must have one for the verb to bring something in; None where it needs none."""
    needed: set[str] = set()
    for reader in _BY_LEMMA[lemma]:
        more = reader.needs(lemma)
        if more is None:
            return None
        needed |= more
    return frozenset(needed)
