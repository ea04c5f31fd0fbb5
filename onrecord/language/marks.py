"""Marks of a sentence, as tokens."""

DASHES = frozenset(("—", "–", "--"))
"""What news sets for a dash."""
LOOSE_DASHES = DASHES | {"-"}
"""The same with the hyphen that stands alone."""
SPEAKER_DASHES = LOOSE_DASHES | {"―", "~"}
"""What stands between a quotation and whoever said it."""
END_MARKS = LOOSE_DASHES | {".", ",", ";", ":", "!", "?", "…", "..."}
"""What may close a clause."""
