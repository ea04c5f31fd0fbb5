"""Building tables from inputs: every article read that can be, and what can't be set aside with its reason."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from traceback import extract_tb
from typing import NamedTuple

import polars as pl

from onrecord.about import About
from onrecord.assembling import Tables, assembled, misfit, packed
from onrecord.errors import legible
from onrecord.inputs import Found, Rejected
from onrecord.pruning import prune
from onrecord.publishing import publish
from onrecord.reading import Reading, Stage, Stages, read
from onrecord.reference import Reference
from onrecord.rows import Rows, article_rows
from onrecord.schema import TABLE_NAMES
from onrecord.schema.models import MODELS, polars_schema
from onrecord.schema.relations.links import article_of
from onrecord.schema.report import InvalidTables, Report
from onrecord.schema.vocabulary import Rejection

ABOUT = About(
    title="Tables built with onrecord build",
    description="Who said what, about which places, and what happened, as the rules of onrecord read it.",
    version="0",
    licence="NOASSERTION",
    attribution="Places from GeoNames (CC BY 4.0), identifiers from Wikidata (CC0).",
)
"""What the tables say of themselves: whose they are, and their version, is for the one who builds them to say."""

REFERENCE = Path(__file__).parent / "dataset" / "reference"
"""The reference that comes with the package."""

_REPORT = "This is a fault of onrecord: please report it, with the article if it is yours to show."
_ROWS_AT_ONCE = 2**15
_BY_NAME = ("entities", "regions")
"""The tables whose rows are there while a row names them: they go with the article that did."""


Pack = dict[str, bytes]
"""The rows and the texts of some articles, by table, as compressed frames (Arrow IPC)."""


class Built(NamedTuple):
    """An article with the rows that were read in it."""

    found: Found
    rows: Rows


class Seen(NamedTuple):
    """What is remembered of an article: where it was found, and what tells it from any other."""

    digest: bytes
    input: str
    place: int | None

    @classmethod
    def of(cls, found: Found) -> Seen:
        """What to remember of an article that was found."""
        return cls(hashlib.sha256(repr(found.article).encode()).digest(), found.input, found.place)


class Shelf:
    """The articles built so far, and all that was set aside, whatever the order in which they came.

    Of the very same article, one is kept. Different articles that share an id are all set aside: which of them would
    come first is chance. Rows are held packed, some articles' at a time, so that many articles find room.
    """

    def __init__(self) -> None:
        self.built: set[str] = set()
        self.rejected: list[Rejected] = []
        self.faults: list[Rejected] = []
        """Stages and rows that articles which were built have to do without."""
        self._seen: dict[str, Seen] = {}
        self._shared: set[str] = set()
        self._lost: set[str] = set()
        self._waiting: list[Built] = []
        self._rows_waiting = 0
        self._packs: list[Pack] = [_packed([])]

    def add(self, found: Found | Rejected, reference: Reference) -> None:
        """Read the article and keep what it gives, or set it aside."""
        if isinstance(found, Rejected):
            self.rejected.append(found)
            return
        key = found.article.article_id
        this = Seen.of(found)
        other = self._seen.setdefault(key, this)
        if key in self._shared:
            self.rejected.append(_sharing(key, this))
        elif other is this:
            self._read(found, reference)
        elif other.digest == this.digest:
            first = found._replace(input=other.input, place=other.place)
            message = f"expected each article once, found that of {first.where()} again. Nothing is lost without it."
            self.rejected.append(found.rejected(Rejection.DUPLICATE, message))
        else:
            self._shared.add(key)
            self.rejected.append(_sharing(key, this))
            if key in self.built:
                self._lose(_sharing(key, other))

    def set_aside(self, article_ids: Iterable[str], message: str) -> None:
        """Set articles aside whose rows turned out to be wrong."""
        for key in self.built.intersection(article_ids):
            seen = self._seen[key]
            self._lose(Rejected(seen.input, seen.place, key, Rejection.READER_FAILED, message))

    def frames(self) -> Tables:
        """The rows and the texts of what was built, without those of the reference."""
        self._pack_waiting()
        return {table: self._joined(table) for table in (*TABLE_NAMES, "texts")}

    def tables(self, reference: Reference, frames: Tables | None = None) -> Tables:
        """The tables of the dataset, and `texts` and `rejected`; of the `frames` that are left, where some rows were
        left out."""
        frames = self.frames() if frames is None else frames
        rejected = _frame("rejected", [*self.rejected, *self.faults])
        return {**assembled(frames, reference), "texts": frames["texts"], "rejected": rejected}

    def prune(self, frames: Tables, report: Report, reference: Reference) -> Tables:
        """The `frames` without the rows that break the contract by the `report`, which are entered as faults."""
        frames, left_out = prune(frames, report, reference)
        for one in left_out:
            if one.table is None:
                self.set_aside([one.article_id], f"{one.message} {_REPORT}")
            else:
                self._enter_row(one.article_id, one.table, one.row_id, one.reason, f"{one.message} {_REPORT}")
        return frames

    def _enter_row(self, article_id: str, table: str, row_id: str | None, reason: Rejection, message: str) -> None:
        if article_id in self._lost:
            return
        seen = self._seen[article_id]
        self.faults.append(Rejected(seen.input, seen.place, article_id, reason, message, table=table, row_id=row_id))

    def _read(self, found: Found, reference: Reference) -> None:
        article = found.article

        def tell(stage: Stage, error: Exception) -> None:
            message = f"{_failure(f'the stage {stage}', error)} The article has the rows of the others. {_REPORT}"
            self.faults.append(found.rejected(Rejection.STAGE_FAILED, message)._replace(stage=stage))

        reading = read(article, reference, tell)
        make = partial(article_rows, article)
        rows = Stages(tell).run(Stage.ROWS, partial(make, reading), None) or make(Reading(article.article_id))
        self.built.add(article.article_id)
        self._waiting.append(Built(found, rows))
        self._rows_waiting += sum(map(len, rows.values()))
        if self._rows_waiting >= _ROWS_AT_ONCE:
            self._pack_waiting()

    def _pack_waiting(self) -> None:
        self._pack(self._waiting)
        self._waiting, self._rows_waiting = [], 0

    def _pack(self, some: Sequence[Built]) -> None:
        try:
            self._packs.append(_packed(some))
        except Exception:  # a value that its table cannot hold must cost no more than its row
            self._packs.append(_packed([one._replace(rows=self._fitting(*one)) for one in some]))

    def _fitting(self, found: Found, rows: Rows) -> Rows:
        """The rows of an article that their tables can hold; the others are entered as faults."""
        article_id = found.article.article_id
        fitting: Rows = {}
        for table, listed in rows.items():
            fitting[table] = []
            for row in listed:
                error = misfit(table, row)
                if error is None:
                    fitting[table].append(row)
                else:
                    key = legible(" ".join(str(row[column]) for column in MODELS[table].key()))
                    message = f"{_failure('a row that its table can hold', error)} The row was left out. {_REPORT}"
                    self._enter_row(article_id, table, key, Rejection.ROW_BROKEN, message)
        return fitting

    def _joined(self, table: str) -> pl.DataFrame:
        """The packed rows of a table, without those of articles that were set aside."""
        frame = pl.concat([pl.read_ipc(pack[table]) for pack in self._packs])
        if self._lost and table not in _BY_NAME:
            frame = frame.filter(~article_of(table).is_in(self._lost))
        return frame.sort(MODELS[table].order())

    def _lose(self, rejected: Rejected) -> None:
        assert rejected.article_id is not None
        self.built.remove(rejected.article_id)
        self._lost.add(rejected.article_id)
        self.rejected.append(rejected)
        self.faults = [fault for fault in self.faults if fault.article_id != rejected.article_id]


def shelve(found: Iterable[Found | Rejected], reference: Reference) -> Shelf:
    """All that was found, read and shelved."""
    shelf = Shelf()
    for one in found:
        shelf.add(one, reference)
    return shelf


def publish_shelf(shelf: Shelf, folder: Path, reference: Reference) -> Mapping[str, pl.DataFrame]:
    """Publish the tables of what was built to `folder`, and return them. Rows that break the contract are left out,
    with what stands on them, and the others published. Raises as `onrecord.publishing.publish` does."""
    frames = shelf.frames()
    while True:
        tables = shelf.tables(reference, frames)
        try:
            publish(tables, folder, ABOUT)
        except InvalidTables as error:
            faults = len(shelf.faults) + len(shelf.rejected)
            frames = shelf.prune(frames, error.report, reference)
            if len(shelf.faults) + len(shelf.rejected) == faults:
                raise
        else:
            return tables


def _packed(some: Sequence[Built]) -> Pack:
    texts = [(found.article.article_id, found.article.text, *found[1:]) for found, _ in some]
    frames = {**packed(rows for _, rows in some), "texts": _frame("texts", texts)}
    return {table: _compressed(frame) for table, frame in frames.items()}


def _compressed(frame: pl.DataFrame) -> bytes:
    return frame.write_ipc(None, compression="lz4").getvalue()


def _frame(table: str, rows: Sequence[tuple[object, ...]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=polars_schema(table), orient="row").sort(MODELS[table].order())


def _failure(expected: str, error: Exception) -> str:
    last = extract_tb(error.__traceback__)[-1]
    at = f"{Path(last.filename).name}, line {last.lineno}"
    return f"expected {expected}, found {type(error).__name__} ({legible(error)}) in {at}."


def _sharing(article_id: str, seen: Seen) -> Rejected:
    message = (
        f"expected an id of its own for each article, found {article_id!r} for different ones. "
        "Rename the files, or give the records an article_id each."
    )
    return Rejected(seen.input, seen.place, article_id, Rejection.ID_SHARED, message)
