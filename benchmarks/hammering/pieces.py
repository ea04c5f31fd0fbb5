"""Pieces: the words and marks that texts are composed of, by what they are in a sentence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import onrecord
from onrecord.language.words import closed_class, verb_forms
from onrecord.reading.lexicon import lexicon, words
from onrecord.reference import Reference

Pieces = Mapping[str, Sequence[str]]
"""Pieces by kind, each kind in a fixed order."""

_PACKAGE = Path(onrecord.__file__).parent
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_SENTENCE = re.compile(r"\S[^\n]*?(?:[.!?…][”\"’')]*(?=\s)|(?=\n)|\Z)")
_LONGEST = 400
"""Characters of a sentence of the news that is spliced."""
_REFERENCE_NAMES = 3_000
MARKS = (
    *("“", "”", '"', "„", "‟", "«", "»", "‹", "›", "‘", "’", "'", "``", "''", "“", "”", '"'),
    *(",", ".", ";", ":", "!", "?", "…", "...", ",", ".", ",,", "—", "–", "-", "--", "/", "(", ")", "[", "]", "{", "}"),
    *("’s", "'s", "’S", "s’", "|", "*", "•", "#", "@", "&", "§", "~", "_", "\u200b", "\u00a0", "\u0301", "🚢", "½"),
)
NUMBERS = (
    *("1", "2", "6", "13", "90", "’90s", "100", "3,000", "1.5", "$5", "£2.4m", "50%", "1st", "22nd", "No. 10", "0"),
    *("2020", "2016", "2025", "1999", "0000", "31", "F-16", "two", "three dozen", "10:30", "24/7", "9/11"),
)
DATES = (
    *("on Monday", "on Tuesday", "last week", "last Friday", "yesterday", "tomorrow", "today", "tonight", "in 2020"),
    *("on 12 August", "on August 12, 2022,", "in March", "March 7", "next month", "since 2014", "this week"),
    *(
        "two days ago",
        "earlier on Sunday",
        "at noon",
        "Wednesday night",
        "by the end of May",
        "Feb. 30",
        "in the 1990s",
    ),
)
PRONOUNS = tuple(sorted(closed_class("pronouns") | closed_class("possessives")))
BODIES = ("NATO", "UN", "U.N.", "U.S.", "EU", "WHO", "IT", "US", "HE", "SHE", "AP", "FTU", "N.Y.", "ICE", "MAY", "NO")


def gather(reference: Reference, corpora: Iterable[str] = ()) -> Pieces:
    """The pieces of the lexicons' own words, of names of the reference, and of the sentences of some texts."""
    given = sorted(words("names/given_names", "male") | words("names/given_names", "female"))
    names = sorted(name for name in reference.names if "\n" not in name)
    heads = sorted(words("names/heads", "organization"))
    titles = sorted(words("names/names", "titles"))
    pieces = {
        "word": sorted(_all_words()),
        "verb": sorted(verb_forms()),
        "saying": sorted(_forms(set(_WORD.findall(lexicon("speech/saying")["report"])))),
        "auxiliary": sorted(closed_class("be") | closed_class("have") | closed_class("do") | closed_class("modals")),
        "event": sorted(set(_listed(lexicon("events/plover"))) & verb_forms().keys()),
        "holding": sorted(_forms(set(_listed(lexicon("events/control"))))),
        "joint": sorted(closed_class("coordinators") | closed_class("subordinators") | closed_class("relatives")),
        "preposition": sorted(closed_class("prepositions")),
        "determiner": sorted(closed_class("determiners")),
        "adverb": sorted(closed_class("adverbs") | closed_class("negations")),
        "pronoun": PRONOUNS,
        "given": [name.capitalize() for name in given],
        "head": [head.capitalize() for head in heads],
        "title": [title.title() for title in titles] + titles,
        "place": names[:: max(1, len(names) // _REFERENCE_NAMES)],
        "body": BODIES,
        "number": NUMBERS,
        "date": DATES,
        "mark": MARKS,
        "sentence": [sentence for text in corpora for sentence in sentences(text)],
    }
    return {kind: tuple(listed) for kind, listed in pieces.items() if listed}


def sentences(text: str) -> list[str]:
    """The sentences of a text, roughly, those that are not too long."""
    return [s for s in map(str.strip, _SENTENCE.findall(text)) if s and len(s) <= _LONGEST]


def _forms(lemmas: set[str]) -> set[str]:
    """The forms of verbs that have one of the base forms."""
    return {form for form, readings in verb_forms().items() if any(reading.lemma in lemmas for reading in readings)}


def _all_words() -> set[str]:
    """Every word of the data files of the reader and of the language."""
    files = sorted((_PACKAGE / "reading" / "lexicon").glob("*.toml")) + sorted((_PACKAGE / "language").glob("*.toml"))
    return {word for file in files for word in _listed(tomllib.loads(file.read_text("utf-8")))}


def _listed(value: Any) -> Iterator[str]:
    """The words in all texts of a data file's value, keys left out."""
    if isinstance(value, str):
        yield from _WORD.findall(value)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _listed(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _listed(inner)
