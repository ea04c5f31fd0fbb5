"""An article of a few words, a reading of it, and the entries that a reviewer writes about its rows."""

import json
import tempfile
from datetime import date
from pathlib import Path

from onrecord.assembly.corrections import apply, load_corrections
from onrecord.assembly.rows import article_rows, text_sha256
from onrecord.language.calendar import Dated
from onrecord.language.spans import Span
from onrecord.reading.records import Argument, Control, Event, Mention, Quote, Reading
from onrecord.schema.vocabulary import EventType, Extent, Marks, MentionForm, QuoteType, Relation, Role, Status
from tests.readings import article_of

ARTICLE, SPANS = article_of("Envoys meet again Ada and Bo meet in Quay".split())
ENVOYS, MEET, AGAIN, ADA, AND, BO, MEET_AGAIN, IN, QUAY = SPANS
READING = Reading(
    "harbour",
    mentions=(Mention(ENVOYS, "kremlin", MentionForm.NOMINAL, "names.age"),),
    quotes=(Quote(QuoteType.INDIRECT, (AGAIN,), "names.age", Marks.NONE, speaker=MEET),),
    events=(
        Event(
            EventType.CONSULT,
            MEET,
            Span(0, 17),
            Status.PLANNED,
            "names.age",
            arguments=(
                Argument(Role.ACTOR, "kremlin", ENVOYS, "names.age"),
                Argument(Role.LOCATION, "alaska", None, "names.age"),
            ),
        ),
    ),
    controls=tuple(
        Control(
            region_id,
            Relation.CAPTURED,
            MEET,
            Span(0, 17),
            Status.OCCURRED,
            Extent.UNKNOWN,
            "names.age",
            when=Dated(),
        )
        for region_id in ("kherson", "donetsk")
    ),
)
ROWS = article_rows(ARTICLE, READING)

SET = {"expect": {"entity_id": "kremlin"}, "value": {"entity_id": "russia"}}
NEW_EVENT = {
    "event_type": "CONSULT",
    "start": 19,
    "end": 42,
    "status": "occurred",
    "date_precision": "unknown",
    "date_basis": "unknown",
}
NEW_QUOTE = {"quote_type": "direct", "marks": "matched", "insertions": []}


def toml(value):
    """The value as TOML writes it."""
    match value:
        case None:
            return '""'
        case date():
            return value.isoformat()
        case dict():
            return "{ " + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + " }"
        case list() | tuple():
            return "[" + ", ".join(map(toml, value)) + "]"
        case _:
            return json.dumps(value, ensure_ascii=False)


def entry(action, table, span, article=ARTICLE, **keys):
    """An entry as a reviewer writes it; `keys` override what every entry has."""
    whole = {"table": table, "span": [*span], "text": span.of(article.text), "reason": "The envoy says so."} | keys
    return f"[[{action}]]\n" + "".join(f"{key} = {toml(value)}\n" for key, value in whole.items() if value is not ...)


def load(*entries, article=ARTICLE, sha256=None):
    with tempfile.TemporaryDirectory() as folder:
        content = f'text_sha256 = "{sha256 or text_sha256(article)}"\n' + "".join(entries)
        (Path(folder) / f"{article.article_id}.toml").write_text(content, encoding="utf-8")
        return load_corrections(Path(folder), {article.article_id})[article.article_id]


def corrected(*entries):
    return apply(ARTICLE, ROWS, load(*entries))
