"""Memos: the results of a function by word or name, kept for the next call.

News repeats itself: most of the names of an article stood in those before it, and much that is to be known of a name
its letters say alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Memo(dict[K, V]):
    """The values of a pure function by its argument, a third of the time of ``functools.lru_cache`` where the argument
    is a string: ``memo[key]`` computes a missing value. When it has `most` values, it forgets them all."""

    __slots__ = ("compute", "most")

    def __init__(self, compute: Callable[[K], V], most: int) -> None:
        super().__init__()
        self.compute = compute
        self.most = most

    def __missing__(self, key: K) -> V:
        if len(self) >= self.most:
            self.clear()
        value = self[key] = self.compute(key)
        return value
