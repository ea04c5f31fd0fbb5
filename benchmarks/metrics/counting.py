"""What the metrics of all tasks share: rates, and the pairing of gold with predictions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

Row = dict[str, Any]
"""One line of a gold or prediction file."""

Figures = dict[str, float | None]

Gold = TypeVar("Gold")
Guess = TypeVar("Guess")


def share(part: float, whole: float) -> float:
    """`part` of `whole`; 0 of nothing is 0."""
    return part / whole if whole else 0.0


def rates(name: str, right: int, predicted: int, gold: int) -> Figures:
    """Precision, recall and their harmonic mean, as `name.p`, `name.r` and `name.f1`."""
    p, r = share(right, predicted), share(right, gold)
    return {f"{name}.p": p, f"{name}.r": r, f"{name}.f1": 2 * p * r / (p + r) if p + r else 0.0}


def under(name: str, figures: Figures) -> Figures:
    """`figures` with `name` before their paths."""
    return {f"{name}.{path}": value for path, value in figures.items()}


def pair(gold: Sequence[Gold], predicted: Sequence[Guess], likeness: Callable[[Gold, Guess], float]) -> dict[int, int]:
    """Gold paired with predictions one to one, by their indices: the likest pair first, then the earliest.

    A pair with a likeness of 0 is none.
    """
    pairs = [(likeness(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)]
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted((-like, i, j) for like, i, j in pairs if like > 0):
        if i not in chosen and j not in taken:
            chosen[i] = j
            taken.add(j)
    return chosen


def common(a: tuple[int, int], b: tuple[int, int]) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """The characters that two spans share, as a share of those in either (intersection over union)."""
    shared = common(a, b)
    return share(shared, a[1] - a[0] + b[1] - b[0] - shared)


def by_key(rows: Iterable[Row], key: str) -> dict[Any, Row]:
    """The rows by the value of a column; of two with one value, the later."""
    return {row[key]: row for row in rows}
