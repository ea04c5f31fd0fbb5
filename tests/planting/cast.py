"""Who and what the planted articles are about, and the marks and words that they are written with."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st


class Person(NamedTuple):
    """Somebody to quote; the last of the `names` is the shortest. An `entity_id` that begins with a colon has the
    article's before it: a surname alone tells nothing elsewhere."""

    entity_id: str
    names: tuple[str, ...]
    title: str
    pronoun: str


class Marks(NamedTuple):
    """A pair of quotation marks, and what the reader must say of it."""

    opening: str
    closing: str
    fit: str


KNOWN = (
    Person("volodymyr-zelensky", ("Volodymyr Zelensky", "Zelenskyy", "Zelensky"), "President", "he"),
    Person("vladimir-putin", ("Vladimir Putin", "Putin"), "President", "he"),
    Person("donald-trump", ("Donald Trump", "Donald J. Trump", "Trump"), "President", "he"),
)
UNKNOWN = (
    Person("ilvar-brandt", ("Ilvar Brandt", "Brandt"), "Mayor", "he"),
    Person("oruna-mbeki_laroche", ("Oruna Mbeki-Laroche", "Mbeki-Laroche"), "Spokeswoman", "she"),
    Person("tesmin-o.dowdrin", ("Tesmin O’Dowdrin", "O’Dowdrin"), "Judge", "she"),
    Person("zoe-odegard", ("Zoë Ødegård", "Ødegård"), "Governor", "she"),
    Person("rene-quellan", ("Rene\u0301 Quellan", "Quellan"), "Prime Minister", "he"),
    Person(":gradovan", ("Gradovan",), "Senator", "he"),
)
OUTLETS = (("NewsNation", "newsnation"), ("PoliticoEU", "politico-europe"), ("Politico", "politico-europe"))
COUNTRIES = (("", "Ukraine", "ukraine"), ("", "Russia", "russia"), ("the ", "United States", "united-states"))
CITIES = (
    ("Kherson", "kherson-oblast"),
    ("Kharkiv", "kharkiv-oblast"),
    ("Donetsk", "donetsk-oblast"),
    ("Luhansk", "luhansk-oblast"),
    ("Zaporizhzhia", "zaporizhzhia-oblast"),
    ("Dnipro", "dnipropetrovsk-oblast"),
)
"""Cities, whose ids are their names, and the ids of the regions called after them."""

DOUBLE = (
    Marks("“", "”", "matched"),
    Marks('"', '"', "matched"),
    Marks("„", "“", "matched"),
    Marks("„", "”", "matched"),
    Marks("«", "»", "matched"),
    Marks("«\u00a0", "\u00a0»", "matched"),
    Marks("``", "''", "matched"),
    Marks("“", '"', "mismatched"),
    Marks('"', "”", "mismatched"),
    Marks("“", "“", "mismatched"),
    Marks("”", "“", "mismatched"),
    Marks("»", "«", "mismatched"),
)
TURNED_ROUND = "”»"
"""Marks that close by their shape; without a mark to close it, nobody can tell that such a one opens."""
SINGLE = (Marks("‘", "’", "matched"), Marks("'", "'", "matched"))

SAID_PLAINLY = (
    "the harbour stayed open",
    "nobody slept for a week",
    "it was the children’s school, not the army’s",
    "the word on the wall was سلام",
)
"""Things to say that name nobody and tell of no event; a reader sees where such a clause begins without a “that”."""

SAID = (
    *SAID_PLAINLY,
    "winter came early 🚢 this year",
    "cafe\u0301 tables stood in the snow",
    "lamps don’t light themselves",
    "12,000 lamps had been counted by hand",
    "the old mill — 𝒳 on every map — was empty",
)
"""Such, and others whose beginning could be part of the words before."""

ASIDES = (
    "Rain fell for most of the night.",
    "The ferry was late again; nobody minded.",
    "Tickets cost $4.50, half of last year’s price.",
    "🚢🚢 Boats lay in the harbour.",
    "كانت السفن في الميناء",
)
HEADLINES = ("Harbour stays open", "A quiet week on the coast", "What the snow left behind 🚢")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SPACES = st.sampled_from((" ", " ", " ", "\u00a0", "  ", "\u2009"))
BREAKS = st.sampled_from(("\n\n", "\n\n", "\r\n\r\n", "\n \n", " \n\n", "\u00a0\n\n", "\n\u2003", "\u2029"))
