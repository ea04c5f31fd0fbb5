"""Whole news articles: quotations with their speakers, events, who takes part in them, and control over regions.

Gold rows: {doc, text, optional: [[start, end]], quotes: [{kind, content, speaker, nested}], events: [{types, trigger,
evidence, places, actors, recipients}], control: [{region, holder, relation, status}]}. Predictions: {quotes: [{content,
speaker}], events: [{type, trigger, parties: [{role, words}]}], control: [{region, holder, relation, status}]}; a party,
a region and a holder are lists of the words that name one. What is unpaired in an optional stretch counts neither way,
nor does what is paired with a nested quotation.

quotes      a piece is paired with one of the gold's where their letters and digits overlap by half, the most first, and
            is right where they do by .8 and the speakers overlap, are worded alike or are both unknown; a quotation is
            right where all its pieces that count are
events      an event is right if the gold has one of that type whose trigger, or else whose evidence, it overlaps
parties     of events that are right: a party is right if one of the gold's in that role is worded alike
control     right if the gold says so of the region, of the holder where it has one, and as real or not
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from benchmarks.metrics.counting import Row, common, pair, share

PAIRED, BOUNDED = 0.5, 0.8
"""How much two pieces overlap that are of one quotation; that have the same bounds."""

FIELDS = {"location": "places", "actor": "actors", "recipient": "recipients"}
"""What the gold calls those who take part in a role."""

_REAL = ("occurred", "ongoing")
_HOLDS = dict.fromkeys(("controls", "captured", "occupied", "liberated", "annexed"), "has")
_KINDS = _HOLDS | dict.fromkeys(("ceded", "lost", "left"), "loses") | {"claims": "claims"}
_COMMON_WORDS = frozenset(
    "the a an of in and at on for to from by his her its their our some many several two three four five new old north "
    "south east west northern southern eastern western central city state county area region town village district "
    "police army forces troops government officials people men women soldiers civilians members group groups".split()
)
_LONG = 4
"""Letters of a word of which a final s is taken for the plural's."""


def judged_quotes(gold: Row, quotes: Sequence[Row]) -> Iterator[tuple[int, bool]]:
    """The predicted quotations that count, by their index, each with whether it is right."""
    text = gold["text"]
    wanted = [(quote, piece) for quote in gold["quotes"] for piece in quote["content"]]
    found = [(j, piece) for j, quote in enumerate(quotes) for piece in quote["content"]]
    sets = [[_characters(text, piece) for _, piece in side] for side in (wanted, found)]
    alike = [[share(len(a & b), len(a | b)) for b in sets[1]] for a in sets[0]]
    paired = pair(range(len(wanted)), range(len(found)), lambda i, j: alike[i][j] if alike[i][j] >= PAIRED else 0)
    meant = {j: i for i, j in paired.items()}
    verdicts: dict[int, bool] = {}
    for at, (j, piece) in enumerate(found):
        if at in meant:
            quote = wanted[meant[at]][0]
            if not quote.get("nested"):
                right = alike[meant[at]][at] >= BOUNDED and _same_speaker(text, quote["speaker"], quotes[j]["speaker"])
                verdicts[j] = verdicts.get(j, True) and right
        elif not _touches(piece, gold.get("optional", ())):
            verdicts[j] = False
    yield from verdicts.items()


def judged_events(gold: Row, events: Sequence[Row]) -> Iterator[tuple[int, Row | None]]:
    """The predicted events that count, by their index, each with the gold's that makes it right, if one does."""
    paired: dict[int, int] = {}
    for field in ("trigger", "evidence"):
        for j, event in enumerate(events):
            if j not in paired:
                free = (i for i in range(len(gold["events"])) if i not in paired.values())
                told = next((i for i in free if _tells(gold["events"][i], field, event)), None)
                if told is not None:
                    paired[j] = told
    for j, event in enumerate(events):
        if j in paired:
            yield j, gold["events"][paired[j]]
        elif not _touches(event["trigger"], gold.get("optional", ())):
            yield j, None


def is_party(event: Row, role: str, words: Iterable[str]) -> bool:
    """Whether the gold's event has a party or a place in the role that is worded as one of the words."""
    return any(worded_alike(wanted, told) for wanted in event.get(FIELDS[role]) or () for told in words)


def is_control(gold: Row, told: Row) -> bool:
    """Whether a statement of control says what one of the gold's says."""
    return any(_same_control(wanted, told) for wanted in gold.get("control", ()))


def worded_alike(a: str, b: str) -> bool:
    """Whether two wordings are of one party or place: equal, or with a word in common that is no common one; or with a
    common one, where neither has any other."""
    if _plain(a) == _plain(b):
        return True
    some, others = (set(_plain(wording).split()) for wording in (a, b))
    own, theirs = _stems(some - _COMMON_WORDS), _stems(others - _COMMON_WORDS)
    if own or theirs:
        return bool(own & theirs)
    return bool((_stems(some) & _stems(others)) - {"the", "a", "of"})


def _tells(wanted: Row, field: str, event: Row) -> bool:
    return event["type"] in wanted["types"] and _touches(event["trigger"], [wanted[field]])


def _same_control(wanted: Row, told: Row) -> bool:
    region = any(worded_alike(wanted["region"], words) for words in told["region"])
    holder = not wanted.get("holder") or any(worded_alike(wanted["holder"], words) for words in told["holder"])
    relation = _KINDS.get(wanted["relation"]) == _KINDS.get(told["relation"])
    return region and holder and relation and _is_real(wanted.get("status", "occurred")) == _is_real(told["status"])


def _is_real(status: str) -> bool:
    return status in _REAL


def _same_speaker(text: str, wanted: Any, told: Any) -> bool:
    if wanted is None or told is None:
        return wanted is told
    return _touches(told, [wanted]) or _plain(text[slice(*told)]) == _plain(text[slice(*wanted)])


def _touches(span: Sequence[int], others: Iterable[Sequence[int]]) -> bool:
    return any(common((span[0], span[1]), (other[0], other[1])) for other in others)


def _characters(text: str, piece: Sequence[int]) -> set[int]:
    return {i for i in range(*piece) if text[i].isalnum()}


def _stems(words: Iterable[str]) -> set[str]:
    return {word[:-1] if len(word) > _LONG and word.endswith("s") else word for word in words}


def _plain(words: str) -> str:
    folded = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9 ]", "", folded).strip()
