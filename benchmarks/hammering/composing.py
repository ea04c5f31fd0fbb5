"""Composing: a text of pieces, made from a seed and a number, the same each time."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from benchmarks.hammering.pieces import Pieces

Composed = list[str]
"""The pieces of a text, each with the space behind it."""

PATTERNS = tuple(
    pattern.split()
    for pattern in (
        "name saying that name auxiliary verb place .",
        "“ name auxiliary verb , ” pronoun saying date .",
        "“ sentence-like , ” saying name , title head , date .",
        "name , title of place , saying “ word word ” preposition place .",
        "name saying , “ sentence-like ” and “ sentence-like ” .",
        "asked “ word ” “ word , ” name saying , pronoun auxiliary verb “ word word ” .",
        "sentence-like , name saying , “ word word ” auxiliary verb .",
        "according to name , name event place and place .",
        "the event of place by name of name by name .",
        "event by name after event by name in place .",
        "event by title of head and head ( body ) and body on place .",
        "name saying preposition body that event by head and given head , body , was verb .",
        "name event name in place and place ( place ) date .",
        "name holding place from name and pronoun holding place date .",
        "name saying pronoun would verb and pronoun verb pronoun .",
        "name : sentence-like",
        "name : “ sentence-like ”",
        "title name ( body ) and pronoun verb body , body and name head .",
        "name and name head of place and body saying pronoun verb .",
        "pronoun saying joint pronoun verb , joint name verb .",
        "name ’s title saying name ’s event of place was verb .",
        "- name number",
        "• place : number",
        "number , number and number word verb in place , place .",
    )
)
"""Sentences as kinds of pieces; what is no kind stands for itself."""
_GAPS = (" ", " ", " ", " ", " ", " ", "", "  ", "\n", "\n\n")
_LOUD, _ODD, _BROKEN = 0.06, 0.06, 0.25


def compose(pieces: Pieces, seed: int, number: int) -> tuple[Composed, date | None]:
    """The text of that number in the series of a seed, and its day of publication, if it has one."""
    random = Random(f"{seed}-{number}")
    text: Composed = []
    for _ in range(random.choice((1, 1, 2, 2, 3, 4))):
        text += _sentence(pieces, random)
        text.append(random.choice((" ", " ", "\n\n", "\n")))
    day = date(2025, 1, 1) + timedelta(days=random.randrange(365)) if random.random() < 0.7 else None
    return text, day


def _sentence(pieces: Pieces, random: Random) -> Composed:
    """A sentence of a pattern, of the news, or of anything, most of them damaged."""
    kinds = [_patterned, _patterned, _soup]
    if "sentence" in pieces:
        kinds += [_spliced, _spliced]
    made = random.choice(kinds)(pieces, random)
    while random.random() < _BROKEN and made:
        made = _damaged(made, pieces, random)
    return made


def _patterned(pieces: Pieces, random: Random) -> Composed:
    made: Composed = []
    cast = [_name(pieces, random) for _ in range(2)]  # names that come back
    for kind in random.choice(PATTERNS):
        if kind == "name":
            made += random.choice(cast)
        elif kind == "sentence-like":
            made += _soup(pieces, random)
        else:
            made.append(random.choice(pieces.get(kind, (kind,))) + _gap(kind, random))
    return made


def _soup(pieces: Pieces, random: Random) -> Composed:
    kinds = [kind for kind in pieces if kind != "sentence"]
    drawn = (random.choice(kinds) for _ in range(random.randint(2, 12)))
    return [random.choice(pieces[kind]) + random.choice(_GAPS[:7]) for kind in drawn]


def _spliced(pieces: Pieces, random: Random) -> Composed:
    """The beginning of one sentence of the news and the end of another."""
    first, second = (random.choice(pieces["sentence"]).split(" ") for _ in range(2))
    cut = first[: random.randint(1, len(first))] + second[random.randrange(len(second)) :]
    return [f"{word} " for word in cut]


def _name(pieces: Pieces, random: Random) -> Composed:
    kind = random.choice(("person", "person", "place", "body", "company", "country"))
    if kind == "person":
        return [f"{random.choice(pieces['given'])} " for _ in range(random.randint(1, 3))]
    if kind == "company":
        return [f"{random.choice(pieces['given'])} ", f"{random.choice(pieces['head'])} "]
    return [f"{random.choice(pieces['body' if kind == 'body' else 'place'])} "]


def _gap(kind: str, random: Random) -> str:
    if kind in "“(‘":
        return random.choice(("", "", "", " "))
    return random.choice(_GAPS) if random.random() < _ODD else " "


def _damaged(made: Composed, pieces: Pieces, random: Random) -> Composed:
    """The pieces with one of them lost, said twice, in capitals or in brackets, or with another one before it."""
    at = random.randrange(len(made))
    piece = made[at]
    brackets = [f"{random.choice('([{')}", piece.rstrip(), random.choice((") ", "] ", "), ", "} "))]
    mark = random.choice(pieces["mark"]) + random.choice(("", " "))
    instead = random.choice(
        (
            [],
            [piece, piece],
            [piece.upper()],
            [piece.capitalize()],
            brackets,
            [random.choice(made), piece],
            [mark, piece],
        )
    )
    return [*made[:at], *instead, *made[at + 1 :]]
