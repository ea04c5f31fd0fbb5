"""The rule that an argument stands in the sentence of its event."""

import re
from collections.abc import Iterator

import polars as pl

from onrecord.language.segments import paragraphs
from onrecord.language.sentences import read_document
from onrecord.language.spans import Span
from onrecord.language.wrapping import unwrapped
from onrecord.schema.evidence.measuring import TEXTS
from onrecord.schema.relations.links import article_of
from onrecord.schema.relations.relation import Relation, Tables

_MAY_END = re.compile(r"[.!?…”\"'’\n\r\u2028\u2029]")
"""The characters that can end a sentence: text without them lies in one sentence."""


def in_other_sentence(tables: Tables) -> pl.DataFrame:
    """The arguments that are not named in the sentence of their event's trigger."""
    events = tables["events"].select("event_id", "trigger_start", "trigger_end")
    named = tables["event_arguments"].select("row", "event_id", article_of("event_arguments"), "start", "end")
    rows = (
        named.drop_nulls()
        .join(events, on="event_id")
        .select(
            "row",
            "article_id",
            first=pl.min_horizontal("start", "trigger_start"),
            behind=pl.max_horizontal("end", "trigger_end"),
        )
    )
    texts = dict(tables[TEXTS].select("article_id", "full_text").iter_rows())
    broken = [
        {"row": row, "between": texts[article_id][first:behind]}
        for row, article_id, first, behind in rows.iter_rows()
        if article_id in texts and not _is_in_one_sentence(texts[article_id], Span(first, behind))
    ]
    return pl.DataFrame(broken, schema={"row": pl.UInt32, "between": pl.String})


def _is_in_one_sentence(text: str, span: Span) -> bool:
    """Whether the span lies in one sentence of the writer, with what the sentence quotes."""
    if not _MAY_END.search(text, *span):
        return True
    around = [paragraph for paragraph in paragraphs(text) if paragraph.covers(span)]
    sentences = read_document(unwrapped(text, around), around).sentences
    return any(sentence.span.covers(span) for sentence in sentences)


def sentences() -> Iterator[Relation]:
    """The rules about sentences."""
    yield Relation(
        "event_arguments",
        "in_the_sentence_of_the_event",
        ("event_id", "start", "end"),
        "The span, where it is given, lies in the sentence of the event's trigger.",
        in_other_sentence,
    )
