"""Quotations, against PolNeAR. Right is one wholly in quotation marks whose segments are all paired with direct ones of
the gold at an overlap of at least .8, with its source (`direct_joint_lenient`); and any other that is paired with an
attribution of the gold at an overlap of at least .5, with its source (`all_joint`). Quotations inside others are not in
the gold."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.attribution import predict
from benchmarks.judging.verdict import Verdict
from benchmarks.metrics.attribution import Document, has_source, judged_direct, whole_pairs
from benchmarks.metrics.counting import Row
from benchmarks.task import Read


def judge(read: Read, gold: Row) -> Iterator[Verdict]:
    """The verdicts on an article's quotations."""
    document, wanted, told = Document(read.article.text), gold["attributions"], predict(read)["attributions"]
    quotes = [quote for quote in read.reading.quotes if quote.within is None]
    meant = {j: i for i, j in whole_pairs(document, wanted, told).items()}
    direct = dict(judged_direct(document, wanted, told))
    for j, quote in enumerate(quotes):
        if document.is_direct(told[j]["content"]):
            if j in direct:
                yield Verdict(quote.rule, direct[j], quote.extent)
        else:
            yield Verdict(quote.rule, j in meant and has_source(wanted[meant[j]], told[j]), quote.extent)
