"""Origins: what articles are read from, a file or standard input, each with its kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from onrecord.articles.article import LARGEST_TEXT
from onrecord.articles.drafts import Item, Unusable
from onrecord.articles.fields import KEYS, Keys
from onrecord.articles.kinds import reader
from onrecord.articles.opening import regular_file, unpacked
from onrecord.errors import remedy
from onrecord.schema.vocabulary import Rejection


@dataclass(frozen=True, slots=True)
class Origin:
    """One file, or an open stream, with its kind. `name` is its name, `stem` the name of an article in it, and `keys`
    are the keys of a record's fields. `refused` says why nothing is read from it."""

    name: str
    kind: str
    stem: str | None = None
    path: Path | None = None
    compression: str | None = None
    keys: Keys = field(default_factory=lambda: KEYS)
    stream: BinaryIO | None = field(default=None, compare=False)
    refused: Unusable | None = field(default=None, compare=False)

    def open(self) -> BinaryIO:
        """The origin as a buffered stream of bytes, unpacked. Raises Unusable if it is no regular file."""
        if self.stream is not None:
            return self.stream
        assert self.path is not None
        stream = regular_file(self.path)
        return unpacked(stream, self.compression) if self.compression else stream

    def content(self) -> bytes:
        """All bytes of an origin that is one article. Raises Unusable if it is larger than any article."""
        with self.open() as stream:
            content = stream.read(LARGEST_TEXT + 1)
        if len(content) > LARGEST_TEXT:
            raise too_large()
        return content

    def items(self) -> Iterator[Item]:
        """The drafts in the origin. If it cannot be read to its end, the last item is the reason."""
        if self.refused is not None:
            yield None, self.refused
            return
        try:
            yield from reader(self.kind)(self)
        except Unusable as unusable:
            yield None, unusable
        except ImportError as error:
            yield None, _not_installed(error)
        except OSError as error:
            yield None, unreadable(error.strerror or str(error))
        except Exception as error:  # a library failed over what it was given
            yield None, unreadable(f"{type(error).__name__} ({error})")


def too_large() -> Unusable:
    """The error for what is larger than any article."""
    return Unusable(
        Rejection.TOO_LARGE,
        expected=f"an article of at most {LARGEST_TEXT:,} bytes",
        found="a larger one",
        remedy="Split it into its articles.",
    )


def unreadable(found: str) -> Unusable:
    """The error for an input, or the rest of an input, that cannot be read."""
    expected = "an input that can be read"
    return Unusable(Rejection.UNREADABLE, expected=expected, found=found, remedy="Correct it, or leave it out.")


def _not_installed(error: ImportError) -> Unusable:
    expected = "the library that reads inputs of this kind to be installed"
    found = f"no {error.name}" if error.name else str(error)
    return Unusable(Rejection.NOT_INSTALLED, expected=expected, found=found, remedy=f"{remedy(error)}.")
