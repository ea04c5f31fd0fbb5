"""Marks: dashes, stops and quotation marks, as tokens of a sentence and as characters of patterns."""

DASHES = frozenset(("—", "–", "--"))
"""What news sets for a dash."""
DASH = "|".join(sorted(DASHES))
"""The same in a pattern."""
LOOSE_DASHES = DASHES | {"-"}
"""The same with a hyphen that stands alone."""
SPEAKER_DASHES = LOOSE_DASHES | {"―", "~"}
"""What stands between a quotation and whoever said it."""
CLAUSE_MARKS = frozenset(".,;:!?…—–-")
"""What may close a clause or lead in what follows, as a character."""
END_MARKS = CLAUSE_MARKS | {"...", "--"}
"""The same as tokens."""
QUOTATION_PAIRS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    '"': '"',
    "``": "''",
    "''": "''",
    "‘": "’",
    "'": "'",
    "‟": "”",
    "‹": "›",
}
"""The opening quotation marks, each with those that close it."""
SINGLE_MARKS = frozenset("‘’'‹›")
"""The single ones."""
GENITIVES = ("’s", "'s")
"""The ending of whoever has something, as a token of its own."""
