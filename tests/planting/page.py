"""Pages to plant facts on.

A `Page` is written from its start to its end; whoever writes on it notes, as the words go down, the rows that they must
give. So the offsets of a fact are counted while writing, and owe nothing to the reader.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from itertools import cycle
from typing import Any, NamedTuple

from hypothesis import strategies as st

from onrecord.articles import Article
from onrecord.language.spans import Span
from tests.planting.cast import BREAKS, SPACES, Person

Draw = Callable[[st.SearchStrategy[Any]], Any]
Columns = dict[str, Any]


class Fact(NamedTuple):
    """A row that a table must hold, by its values in the columns named."""

    table: str
    columns: Columns


class Planted(NamedTuple):
    """An article and the rows that must be read in it."""

    article: Article
    facts: tuple[Fact, ...]


@dataclass
class Page:
    """An article as it is written: its text so far, and the facts noted in it."""

    draw: Draw
    article_id: str
    published_on: date | None
    text: str = ""
    facts: list[Fact] = field(default_factory=list)
    introduced: set[Person] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.spaces = cycle(self.draw(st.lists(SPACES, min_size=1, max_size=5)))

    def put(self, words: str) -> Span:
        """Write the words, each space between them as odd as newsrooms' software makes it; the span of the words."""
        start = len(self.text)
        self.text += "".join(next(self.spaces) if character == " " else character for character in words)
        return Span(start, len(self.text))

    def cut(self, name: str, span: Span | None) -> Columns:
        """The columns of a stretch that a row names beside its main span."""
        column = f"{name}_text" if name == "speaker" else name
        if span is None:
            return {column: None, f"{name}_start": None, f"{name}_end": None}
        return {column: span.of(self.text), f"{name}_start": span.start, f"{name}_end": span.end}

    def note(self, table: str, **columns: Any) -> None:
        """Note a row that the words written so far must give."""
        self.facts.append(Fact(table, columns))

    def name(self, words: str, entity_id: str, form: str = "name") -> Span:
        """Write what names an entity, and note the mention."""
        span = self.put(words)
        self.note(
            "mentions",
            mention_id=f"{self.article_id}:m{span.start}-{span.end}",
            entity_id=entity_id,
            start=span.start,
            end=span.end,
            text=span.of(self.text),
            form=form,
        )
        return span

    def pick(self, *choices: Any) -> Any:
        """One of the choices."""
        return self.draw(st.sampled_from(choices))

    def new_paragraph(self) -> None:
        """Begin a paragraph."""
        self.text += self.draw(BREAKS)
