"""Growth: how the time and the memory of reading grow with the length of a text.

Each text is read in a process of its own, so that its peak memory is its own: `python -m benchmarks.growth` reads the
text on standard input and prints what it took.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from benchmarks.task import REFERENCE, article_of
from onrecord.reading import Reader
from onrecord.reference import load_reference

LIMIT_SECONDS = 120
"""A text that takes longer ends its series."""

_LINUX_STATUS = Path("/proc/self/status")


class Shape(NamedTuple):
    """A kind of text: its name, how to make one of a length, and the lengths, each twice the one before."""

    name: str
    make: Callable[[str, int], str]
    lengths: tuple[int, ...]


class Taken(NamedTuple):
    """What the reading of a text took: seconds, and bytes of memory over the most that the process had held before."""

    characters: int
    seconds: float
    bytes: int


class Series(NamedTuple):
    """What each length of a shape took; `stopped` says why the longer ones are missing."""

    shape: Shape
    taken: list[Taken]
    stopped: str | None


def one_long_article(articles: str, length: int) -> str:
    """The articles again and again, as one article."""
    return (articles * (length // len(articles) + 1))[:length]


def without_full_stop(articles: str, length: int) -> str:
    """One long article with nothing that ends a sentence, a paragraph or a quotation."""
    return one_long_article(re.sub(r"\s*[.!?:;\n\"“”‘’]+\s*", " ", articles), length)


def quotation_marks(_: str, length: int) -> str:
    """Straight quotation marks alone."""
    return '"' * length


def unclosed_quotations(_: str, length: int) -> str:
    """Words that each open a quotation that nothing closes: `length` marks."""
    return "“Yes " * length


MEGABYTE = 1_000_000
SHAPES = (
    Shape("one long article", one_long_article, tuple(5 * MEGABYTE // part for part in (16, 8, 4, 2, 1))),
    Shape("a text without a full stop", without_full_stop, tuple(MEGABYTE // part for part in (16, 8, 4, 2, 1))),
    Shape("quotation marks alone", quotation_marks, tuple(100_000 // part for part in (8, 4, 2, 1))),
    Shape("quotations never closed", unclosed_quotations, tuple(100_000 // part for part in (8, 4, 2, 1))),
)


def grow(shape: Shape, texts: Sequence[str]) -> Series:
    """Read `shape` at each of its lengths, made of `texts`, until one fails or takes longer than the limit."""
    articles = "\n\n".join(texts) + "\n\n"
    series = Series(shape, [], None)
    for length in shape.lengths:
        text = shape.make(articles, length)
        command = [sys.executable, "-m", "benchmarks.growth"]
        try:
            done = subprocess.run(command, input=text.encode(), capture_output=True, check=True, timeout=LIMIT_SECONDS)
        except subprocess.TimeoutExpired:
            return series._replace(stopped=f"{len(text):,} characters took more than {LIMIT_SECONDS} s")
        except subprocess.CalledProcessError as error:
            reason = error.stderr.decode(errors="replace").strip().rpartition("\n")[2]
            return series._replace(stopped=f"{len(text):,} characters failed: {reason}")
        series.taken.append(Taken(len(text), **json.loads(done.stdout)))
    return series


def take(text: str) -> dict[str, float]:
    """Read `text` in this process: `seconds` and `bytes`, as in `Taken`."""
    reader = Reader(load_reference(REFERENCE))
    reader.read(article_of("first", "Nobody spoke."))
    article = article_of("text", text)
    before = peak_memory()
    started = perf_counter()
    reader.read(article)
    seconds = perf_counter() - started
    # The kernel's count of a peak is only near: a later one may be a little lower.
    return {"seconds": seconds, "bytes": max(0, peak_memory() - before)}


def peak_memory() -> int:
    """The most memory that this process has held at once, in bytes: its peak resident set."""
    if not _LINUX_STATUS.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux's getrusage begins with the peak of the process that started this one.
    peak = re.search(r"^VmHWM:\s*(\d+) kB$", _LINUX_STATUS.read_text(encoding="ascii"), re.MULTILINE)
    assert peak
    return int(peak[1]) * 1024


if __name__ == "__main__":
    print(json.dumps(take(sys.stdin.buffer.read().decode("utf-8"))))
