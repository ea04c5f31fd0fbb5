"""A page on which an article is written together with the rows about it, what is free being drawn."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hypothesis import strategies as st

from onrecord.language.spans import Span
from onrecord.schema.models import MODELS
from onrecord.schema.vocabulary import MODES, DateBasis, DatePrecision, EventType, Extent, MentionForm, Relation, Status

Draw = st.DrawFn
Row = dict[str, Any]

LETTERS = st.sampled_from("abkzéßñж中")
WORD = st.builds(
    lambda first, rest, last: first + rest + last, LETTERS, st.text("aoе́\U0001f5fd’-", max_size=3), LETTERS
)
PHRASE = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
RULES: dict[str, tuple[int, int]] = {
    "correction": (0, 0),
    "events.coerce": (6, 9),
    "events.coerce/capture": (2, 2),
    "names.age": (3, 4),
    "quotes.cue-before+correction": (0, 0),
    "quotes.split2": (0, 7),
}
"""The rules that rows name, with how many rows of each are right, of how many."""
RULE = st.sampled_from(list(RULES))
SPACE = st.sampled_from([" ", "\n\n", "\u00a0\n\n"])
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
LATER = st.dates(date(2032, 1, 1), date(2100, 12, 31))
"""The days of publication, behind all that is told."""
YEARS = st.integers(1990, 2030)

DATED = st.one_of(
    st.just((None, None, DatePrecision.UNKNOWN, DateBasis.UNKNOWN)),
    st.builds(
        lambda days, open_end, basis: (min(days), None if open_end else max(days), DatePrecision.DAY, basis),
        st.tuples(DAYS, DAYS),
        st.booleans(),
        st.sampled_from([DateBasis.STATED, DateBasis.RESOLVED, DateBasis.OUTSIDE]),
    ),
    st.builds(lambda year: (date(year, 2, 1), date(year, 3, 31), DatePrecision.MONTH, DateBasis.STATED), YEARS),
    st.builds(lambda year: (None, date(year, 12, 31), DatePrecision.YEAR, DateBasis.RESOLVED), YEARS),
    st.builds(lambda year: (date(year, 1, 1), date(year + 1, 12, 31), DatePrecision.YEAR, DateBasis.STATED), YEARS),
)


@dataclass
class Page:
    """An article as it is being written: its text so far and the rows about it."""

    article_id: str
    draw: Draw
    text: str = ""
    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    called: dict[str, Span] = field(default_factory=dict)

    def put(self, words: str) -> Span:
        """Write the words; where they now stand."""
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def name(self, entity_id: str) -> Span:
        """Write a name of the entity, and its mention."""
        span = self.put(self.draw(WORD))
        form = self.draw(st.sampled_from(MentionForm))
        self.add(
            "mentions", mention_id=f"m{span.start}-{span.end}", entity_id=entity_id, span=span, text=span, form=form
        )
        return span

    def add(self, table: str, span: Span, **columns: Any) -> Row:
        """Add a row about the span. Ids get the article's in front; a Span given for a text column is its three."""
        row: Row = {"article_id": self.article_id, "start": span.start, "end": span.end, "rule": self.draw(RULE)}
        for column, value in columns.items():
            if isinstance(value, Span):
                row[column] = value.of(self.text)
                if column != "text":
                    row |= dict(zip(ENDS[column], value, strict=True))
            else:
                row[column] = value
        key = MODELS[table].key()[0]
        row[key] = f"{self.article_id}:{row[key]}"
        self.rows[table].append(row)
        return row

    def dates(self) -> Row:
        """An interval of days, or none."""
        return dict(zip(("date_start", "date_end", "date_precision", "date_basis"), self.draw(DATED), strict=True))

    def event(self, trigger: Span, clause: Span, **columns: Any) -> Row:
        """Add an event of a drawn type, mode, status and date."""
        event_type = self.draw(st.sampled_from(EventType))
        mode = self.draw(st.sampled_from([None, *MODES.get(event_type, ())]))
        status = self.draw(st.sampled_from(Status))
        what = {"event_type": event_type, "mode": mode, "status": status, **self.dates()}
        return self.add("events", clause, event_id=f"e{trigger.start}", trigger=trigger, **what, **columns)

    def control(self, region_id: str, trigger: Span, clause: Span, **columns: Any) -> Row:
        """Add a statement about a region."""
        relation, extent = self.draw(st.sampled_from(Relation)), self.draw(st.sampled_from(Extent))
        what = {"relation": relation, "extent": extent, "status": self.draw(st.sampled_from(Status)), **self.dates()}
        control_id = f"c{trigger.start}-{region_id}"
        return self.add(
            "region_control", clause, control_id=control_id, region_id=region_id, trigger=trigger, **what, **columns
        )

    def quote(self, quote_type: str, pieces: list[Span], **columns: Any) -> Row:
        """Add a quotation of these pieces."""
        hull = Span(pieces[0].start, pieces[-1].end)
        text = " ".join(piece.of(self.text) for piece in pieces)
        said_on = self.draw(st.none() | DAYS)
        spans = [piece._asdict() for piece in pieces]
        said = {"said_on": said_on, "said_on_basis": None if said_on is None else DateBasis.RESOLVED}
        usual = {"marks": "matched", "insertions": [], "text": text, "spans": spans, "quote_type": quote_type, **said}
        return self.add("quotes", hull, quote_id=f"q{hull.start}", **usual | columns)


ENDS = {
    "trigger": ("trigger_start", "trigger_end"),
    "speaker_text": ("speaker_start", "speaker_end"),
    "cue": ("cue_start", "cue_end"),
    "addressee": ("addressee_start", "addressee_end"),
}
