"""Building tables from inputs: every article read that can be, and what can't be set aside with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from traceback import extract_tb
from typing import NamedTuple

import polars as pl

from onrecord.about import About
from onrecord.assembling import build_tables, named_in
from onrecord.inputs import Found, Rejected
from onrecord.publishing import publish
from onrecord.reading import read
from onrecord.reference import Reference
from onrecord.rows import Rows, article_rows
from onrecord.schema.models import MODELS, polars_schema
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


class Built(NamedTuple):
    """An article with the rows that were read in it."""

    found: Found
    rows: Rows


class Shelf:
    """The articles built so far by id, and all that was set aside, whatever the order in which they came.

    Of the very same article, one is kept. Different articles that share an id are all set aside: which of them would
    come first is chance.
    """

    def __init__(self) -> None:
        self.built: dict[str, Built] = {}
        self.rejected: list[Rejected] = []
        self._seen: dict[str, Found] = {}
        self._shared: set[str] = set()

    def add(self, found: Found | Rejected, reference: Reference) -> None:
        """Read the article and keep what it gives, or set it aside."""
        if isinstance(found, Rejected):
            self.rejected.append(found)
            return
        key = found.article.article_id
        other = self._seen.setdefault(key, found)
        if key in self._shared:
            self.rejected.append(_sharing(found))
        elif other is found:
            self._read(found, reference)
        elif other.article == found.article:
            message = f"expected each article once, found that of {other.where()} again. Nothing is lost without it."
            self.rejected.append(found.rejected(Rejection.DUPLICATE, message))
        else:
            self._shared.add(key)
            self.rejected += [_sharing(found)]
            if self.built.pop(key, None):
                self.rejected += [_sharing(other)]

    def set_aside(self, article_ids: Iterable[str], message: str) -> None:
        """Set articles aside whose rows turned out to be wrong."""
        for key in article_ids:
            self.rejected.append(self.built.pop(key).found.rejected(Rejection.READER_FAILED, message))

    def tables(self, reference: Reference) -> dict[str, pl.DataFrame]:
        """The tables of the dataset, and `texts` and `rejected`."""
        tables = build_tables((built.rows for built in self.built.values()), reference)
        texts = [(key, one.found.article.text, *one.found[1:]) for key, one in self.built.items()]
        return {**tables, "texts": _frame("texts", texts), "rejected": _frame("rejected", self.rejected)}

    def _read(self, found: Found, reference: Reference) -> None:
        try:
            rows = article_rows(found.article, read(found.article, reference))
        except Exception as error:  # one article that the rules can't bear must not cost the others
            last = extract_tb(error.__traceback__)[-1]
            at = f"{Path(last.filename).name}, line {last.lineno}"
            message = f"expected rows, found {type(error).__name__} ({error}) in {at}. {_REPORT}"
            self.rejected.append(found.rejected(Rejection.READER_FAILED, " ".join(message.split())))
        else:
            self.built[found.article.article_id] = Built(found, rows)


def shelve(found: Iterable[Found | Rejected], reference: Reference) -> Shelf:
    """All that was found, read and shelved."""
    shelf = Shelf()
    for one in found:
        shelf.add(one, reference)
    return shelf


def publish_shelf(shelf: Shelf, folder: Path, reference: Reference) -> Mapping[str, pl.DataFrame]:
    """Publish the tables of what was built to `folder`, and return them. An article whose rows break the contract is
    set aside, and the others published. Raises as `onrecord.publishing.publish` does."""
    while True:
        tables = shelf.tables(reference)
        try:
            publish(tables, folder, ABOUT)
        except InvalidTables as error:
            at_fault = _at_fault(error.report, shelf.built, reference)
            if not at_fault:
                raise
            rules = ", ".join(sorted(set(error.report.failures["rule"])))
            shelf.set_aside(at_fault, f"expected rows that keep the contract, found some that break {rules}. {_REPORT}")
        else:
            return tables


def _at_fault(report: Report, built: Mapping[str, Built], reference: Reference) -> list[str]:
    """The articles that failing rows belong to, whose keys begin with the article's id; of a row of the reference, the
    articles that name it."""
    keys = {key.split(" ")[0] for key in report.failures["key"].drop_nulls()}
    articles = {key.split(":")[0] for key in keys} & built.keys()
    known = keys & reference.entities.keys()
    naming = {key for key, one in built.items() if known and not known.isdisjoint(named_in(one.rows, reference))}
    return sorted(articles | naming)


def _sharing(found: Found) -> Rejected:
    message = (
        f"expected an id of its own for each article, found {found.article.article_id!r} for different ones. "
        "Rename the files, or give the records an article_id each."
    )
    return found.rejected(Rejection.ID_SHARED, message)


def _frame(table: str, rows: Iterable[tuple[object, ...]]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=polars_schema(table), orient="row").sort(MODELS[table].order())
