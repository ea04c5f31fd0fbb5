"""Triggers: the words without which a sentence brings nothing in. A sentence that has none of them is never parsed.

Most triggers need another word beside them: a plan is a plan until somebody plans *to* do something.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from onrecord.language.words import verb_forms
from onrecord.reading.speech.nouns import CUE_NOUNS, noun_needs
from onrecord.reading.speech.reported_rules import PARENTHETICAL, SOURCE_PREPOSITION
from onrecord.reading.speech.verbs import READERS_OF, verb_needs

_COMMA = frozenset((",",))
_NONE: frozenset[str] = frozenset()


def _forms(lemmas: Collection[str]) -> dict[str, list[str]]:
    """The forms of some verbs, each with those of the verbs that it may be a form of."""
    found = {word: [form.lemma for form in forms if form.lemma in lemmas] for word, forms in verb_forms().items()}
    return {word: of for word, of in found.items() if of}


def _needs() -> Mapping[str, frozenset[str] | None]:
    needs: dict[str, frozenset[str] | None] = dict.fromkeys(SOURCE_PREPOSITION.frames)
    asked = [(word, verb_needs(lemma)) for word, of in _forms(READERS_OF).items() for lemma in of]
    asked += [(word, _COMMA) for word in PARENTHETICAL_VERBS]
    asked += [(noun, noun_needs(noun)) for noun in CUE_NOUNS]
    for word, more in asked:
        known = needs.get(word, _NONE)
        needs[word] = None if known is None or more is None else known | more
    return needs


PARENTHETICAL_VERBS = frozenset(_forms(PARENTHETICAL.frames))
_NEEDS = _needs()
"""The triggers, each with words of which a sentence must have one for it to count; None where it counts by itself."""
_TRIGGERS = frozenset(_NEEDS)


def triggers_in(vocabulary: frozenset[str]) -> frozenset[str]:
    """The triggers among the words of a sentence; none where it has nothing that any of them needs."""
    found = _TRIGGERS & vocabulary
    for trigger in found:
        needs = _NEEDS[trigger]
        if needs is None or not needs.isdisjoint(vocabulary):
            return found
    return _NONE
