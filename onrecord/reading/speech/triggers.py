"""Triggers: the words without which a sentence brings nothing in. A sentence that has none of them is never parsed."""

from __future__ import annotations

from collections.abc import Collection

from onrecord.language.words import verb_forms
from onrecord.reading.lexicon import words
from onrecord.reading.speech.frames import FRAMES, FRAMING_NOUNS
from onrecord.reading.speech.saying import SOURCES


def _forms(lemmas: Collection[str]) -> frozenset[str]:
    return frozenset(word for word, forms in verb_forms().items() if any(form.lemma in lemmas for form in forms))


FRAMING_VERBS = _forms(FRAMES)
PARENTHETICAL_VERBS = _forms(words("saying", "parenthetical"))
REPORTING = FRAMING_VERBS | PARENTHETICAL_VERBS | FRAMING_NOUNS | SOURCES
