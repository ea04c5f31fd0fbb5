"""Quotations, against PolNeAR: right is one that is paired with an attribution of the gold, of whatever kind, at an
overlap of at least .5, and has its source (`all_joint`). Quotations inside others are not in the gold."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.attribution import predict
from benchmarks.judging.verdict import Verdict
from benchmarks.metrics.attribution import Document, has_source, whole_pairs
from benchmarks.metrics.counting import Row
from benchmarks.task import Read


def judge(read: Read, gold: Row) -> Iterator[Verdict]:
    """The verdicts on an article's quotations."""
    told, wanted = predict(read)["attributions"], gold["attributions"]
    quotes = [quote for quote in read.reading.quotes if quote.within is None]
    meant = {j: i for i, j in whole_pairs(Document(read.article.text), wanted, told).items()}
    for j, quote in enumerate(quotes):
        yield Verdict(quote.rule, j in meant and has_source(wanted[meant[j]], told[j]), quote.extent)
