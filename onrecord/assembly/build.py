"""Building tables from inputs: every readable article is read, and what is unreadable is set aside with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from traceback import extract_tb
from typing import NamedTuple

import polars as pl

from onrecord.articles import Found, Rejected
from onrecord.assembly.about import About
from onrecord.assembly.duplicates import Namesakes, Seen
from onrecord.assembly.frames import READ, Tables, assembled, misfit, packed
from onrecord.assembly.link_files import Link
from onrecord.assembly.links import linked
from onrecord.assembly.provenance import MadeBy
from onrecord.assembly.prune import prune
from onrecord.assembly.publish import publish
from onrecord.assembly.rows import Rows, article_rows
from onrecord.plain import plain, plain_name, shortened
from onrecord.reading import Reader, Reading, Stage, Stages
from onrecord.reference import Reference
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
"""What the tables say of themselves. Their owner and their version are left to whoever builds them."""

_REPORT = "This is a fault of onrecord: please report it, with the article if it is yours to show."
_ROWS_AT_ONCE = 2**15
_BY_NAME = ("entities", "regions")
"""The tables whose rows are kept only as long as other rows name them."""


Pack = dict[str, bytes]
"""The rows and the texts of some articles, by table, as compressed frames (Arrow IPC)."""


class Built(NamedTuple):
    """An article with the rows that were read in it."""

    found: Found
    rows: Rows


class Shelf:
    """The articles built so far, and everything that was set aside. The order in which they came makes no difference.

    `onrecord.assembly.duplicates` says which of several articles that share an id is kept; `last` asks for the one that
    was published last. Rows are kept compressed, several articles together, so that many articles fit in memory.
    """

    def __init__(self, *, last: bool = False) -> None:
        self.found = 0
        self.built: set[str] = set()
        self.rejected: list[Rejected] = []
        self.faults: list[Rejected] = []
        """Stages and rows that built articles lack because of an error."""
        self._last = last
        self._namesakes: dict[str, Namesakes] = {}
        self._superseded: set[tuple[str, int | None]] = set()
        self._lost: dict[str, int] = {}
        self._waiting: list[Built] = []
        self._rows_waiting = 0
        self._packs: list[Pack] = [_packed([])]

    def add(self, found: Found | Rejected, reader: Reader) -> None:
        """Read the article and keep its rows, or set it aside."""
        self.found += 1
        found = found._replace(input=plain_name(found.input))
        if isinstance(found, Rejected):
            self.rejected.append(found._replace(message=plain_name(found.message)))
            return
        key = found.article.article_id
        this = Seen.of(found, last=self._last)
        namesakes = self._namesakes.get(key)
        if namesakes is None:
            self._namesakes[key] = Namesakes(this)
            self._read(found, reader)
            return
        before = namesakes.kept
        namesakes.add(this)
        if before is not None and namesakes.kept is not before:
            self._superseded.add((before.input, before.place))
            self._take_back(key)
        if namesakes.kept is this:
            self._read(found, reader)

    def set_aside(self, article_ids: Iterable[str], message: str) -> None:
        """Set articles aside whose rows turned out to be wrong."""
        for key in self.built.intersection(article_ids):
            seen = self._namesakes[key].kept
            assert seen is not None
            self._take_back(key)
            self.rejected.append(seen.rejected(key, Rejection.READER_FAILED, message))

    def told(self) -> list[Rejected]:
        """Everything that was set aside, in the order of the table `rejected`: what was rejected, and of the articles
        that share an id those that were not kept. Faults of an article that another one replaced are left out.
        """
        rejected = [one for one in (*self.rejected, *self.faults) if (one.input, one.place) not in self._superseded]
        rejected += chain.from_iterable(names.set_aside(key) for key, names in self._namesakes.items())
        return sorted(rejected, key=lambda one: (one.input, one.place or 0))

    def frames(self) -> Tables:
        """The rows and the texts of what was built, without those of the reference."""
        self._pack_waiting()
        return {table: self._joined(table) for table in (*READ, "texts")}

    def tables(self, reference: Reference, frames: Tables | None = None) -> Tables:
        """The tables of the dataset, with `texts` and `rejected`. `frames` are the rows that are left, if some were
        left out."""
        frames = self.frames() if frames is None else frames
        rejected = _frame("rejected", self.told())
        return {**assembled(frames, reference), "texts": frames["texts"], "rejected": rejected}

    def prune(self, frames: Tables, report: Report, reference: Reference) -> Tables:
        """The `frames` without the rows that break the contract according to the `report`. Those rows become faults."""
        frames, left_out = prune(frames, report, reference)
        for one in left_out:
            if one.table is None:
                self.set_aside([one.article_id], f"{one.message} {_REPORT}")
            else:
                self._enter_row(one.article_id, one.table, one.row_id, one.reason, f"{one.message} {_REPORT}")
        return frames

    def _enter_row(self, article_id: str, table: str, row_id: str | None, reason: Rejection, message: str) -> None:
        seen = self._namesakes[article_id].kept
        if seen is None:
            return
        self.faults.append(Rejected(seen.input, seen.place, article_id, reason, message, table=table, row_id=row_id))

    def _read(self, found: Found, reader: Reader) -> None:
        article = found.article

        def tell(stage: Stage, error: Exception) -> None:
            message = f"{_failure(f'the stage {stage}', error)} The article has the rows of the others. {_REPORT}"
            self.faults.append(found.rejected(Rejection.STAGE_FAILED, message)._replace(stage=stage))

        reading = reader.read(article, tell)
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
        """The rows of an article that fit their tables. The others become faults."""
        article_id = found.article.article_id
        fitting: Rows = {}
        for table, listed in rows.items():
            fitting[table] = []
            for row in listed:
                error = misfit(table, row)
                if error is None:
                    fitting[table].append(row)
                else:
                    key = plain(shortened(" ".join(str(row[column]) for column in MODELS[table].key())))
                    message = f"{_failure('a row that its table can hold', error)} The row was left out. {_REPORT}"
                    self._enter_row(article_id, table, key, Rejection.ROW_BROKEN, message)
        return fitting

    def _joined(self, table: str) -> pl.DataFrame:
        """The packed rows of a table, without those of articles that were set aside."""
        packs = (pl.read_ipc(pack[table]) for pack in self._packs)
        if table not in _BY_NAME:
            packs = (self._without_lost(frame, table, number) for number, frame in enumerate(packs))
        return pl.concat(list(packs)).sort(MODELS[table].order())

    def _without_lost(self, frame: pl.DataFrame, table: str, pack: int) -> pl.DataFrame:
        lost = [key for key, packs in self._lost.items() if pack < packs]
        return frame.filter(~article_of(table).is_in(lost)) if lost else frame

    def _take_back(self, article_id: str) -> None:
        """Forget the rows and the faults of an article, both the waiting ones and those already packed."""
        self.built.discard(article_id)
        self._waiting = [one for one in self._waiting if one.found.article.article_id != article_id]
        self.faults = [fault for fault in self.faults if fault.article_id != article_id]
        self._lost[article_id] = len(self._packs)


def shelve(found: Iterable[Found | Rejected], reference: Reference, *, last: bool = False) -> Shelf:
    """Everything that was found, read and put on a shelf; `last` is as for `Shelf`."""
    shelf, reader = Shelf(last=last), Reader(reference)
    for one in found:
        shelf.add(one, reader)
    return shelf


def publish_shelf(
    shelf: Shelf,
    folder: Path,
    reference: Reference,
    made_by: MadeBy | None = None,
    *,
    keeping: bool = False,
    links: Sequence[Link] = (),
) -> Mapping[str, pl.DataFrame] | None:
    """Publish the tables of what was built, with the `links` applied, to `folder`, and return them.

    Rows that break the contract are left out, together with the rows that depend on them, and the others are published.
    If no article is left, nothing is published and None is returned. `made_by` and `keeping` are as for
    `onrecord.assembly.publish.publish`, which also says what is raised, as `onrecord.assembly.links.linked` does."""
    frames = linked(shelf.frames(), links, reference)
    while shelf.built:
        tables = shelf.tables(reference, frames)
        try:
            publish(tables, folder, ABOUT, made_by=made_by, found=shelf.found, keeping=keeping)
        except InvalidTables as error:
            faults = len(shelf.faults) + len(shelf.rejected)
            frames = shelf.prune(frames, error.report, reference)
            if len(shelf.faults) + len(shelf.rejected) == faults:
                raise
        else:
            return tables
    return None


def _packed(some: Sequence[Built]) -> Pack:
    texts = [(found.article.article_id, found.article.text, found.input, found.place) for found, _ in some]
    frames = {**packed(rows for _, rows in some), "texts": _frame("texts", texts)}
    return {table: _compressed(frame) for table, frame in frames.items()}


def _compressed(frame: pl.DataFrame) -> bytes:
    return frame.write_ipc(None, compression="lz4").getvalue()


def _frame(table: str, rows: Sequence[tuple[object, ...]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=polars_schema(table), orient="row").sort(MODELS[table].order())


def _failure(expected: str, error: Exception) -> str:
    last = extract_tb(error.__traceback__)[-1]
    at = f"{Path(last.filename).name}, line {last.lineno}"
    return f"expected {expected}, found {type(error).__name__} ({plain(shortened(str(error)))}) in {at}."
