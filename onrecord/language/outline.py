"""The outline of a sentence: a letter for each phrase, in which patterns are found without looking at phrases.

A position is an index of a phrase. One before the first phrase or behind the last is outside the sentence, so
walks need no checks at the ends.
"""

from __future__ import annotations

from onrecord.language.patterns import Pattern

_MARGIN = 4
"""Blanks behind the last phrase. They are also what an index below 0 reads."""


class Outline:
    """The letters of a sentence's phrases, and the first word of each in lower case."""

    __slots__ = ("letters", "words")

    def __init__(self, letters: str, words: list[str]) -> None:
        self.letters = letters + " " * _MARGIN
        self.words = [*words, *[""] * _MARGIN]

    def has(self, at: int, pattern: Pattern) -> bool:
        """Whether the pattern begins at `at`."""
        letters = self.letters
        return pattern.match(letters, at if at >= 0 else at + len(letters)) is not None

    def end(self, at: int, pattern: Pattern) -> int | None:
        """The position behind what the pattern matches at `at`; None where it does not match."""
        match = pattern.match(self.letters, at)
        return match.end() if match else None

    def find(self, at: int, pattern: Pattern) -> tuple[int, int] | None:
        """Where the pattern matches first at `at` or behind: from which position to before which."""
        match = pattern.regex.search(self.letters, at)
        return match.span() if match else None

    def next(self, at: int, pattern: Pattern) -> int:
        """Where the pattern begins first at `at` or behind; behind the last phrase where it does not."""
        match = pattern.regex.search(self.letters, at)
        return match.start() if match else len(self.letters) - _MARGIN

    def places(self, pattern: Pattern, first: int = 0, end: int | None = None) -> list[int]:
        """Where the pattern begins between `first` and before `end`, or the end of the sentence."""
        last = len(self.letters) - _MARGIN if end is None else end
        return [match.start() for match in pattern.regex.finditer(self.letters, first, last)]

    def past(self, at: int, kind: Pattern) -> int:
        """`at`, or the position behind the phrases of this kind that begin there."""
        while self.has(at, kind):
            at += 1
        return at

    def before(self, at: int, kind: Pattern) -> int:
        """`at`, or the position before the phrases of this kind that end there; never before the first."""
        while at > 0 and self.has(at, kind):
            at -= 1
        return at

    def past_adverbs(self, at: int) -> int:
        """`at`, or the position behind the adverbs that begin there."""
        letters = self.letters
        while letters[at] == "a":
            at += 1
        return at

    def before_adverbs(self, at: int) -> int:
        """`at`, or the position before the adverbs that end there; never before the first."""
        letters = self.letters
        while at > 0 and letters[at] == "a":
            at -= 1
        return at
