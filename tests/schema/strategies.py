"""Valid sets of all tables, those that may be left out included, written together with the texts that they are about.

Every article has every kind of row, so that whatever a rule speaks of is there to be broken.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from typing import Any, NamedTuple

import polars as pl
from hypothesis import strategies as st

from onrecord.language.spans import Span
from onrecord.schema.evidence import measured
from onrecord.schema.models import MODELS, polars_schema
from onrecord.schema.vocabulary import Sector
from tests.schema.page import LATER, PHRASE, RULE, RULES, SPACE, WORD, Draw, Page, Row


class Dataset(NamedTuple):
    """Tables by name, and texts by article id."""

    tables: dict[str, pl.DataFrame]
    texts: dict[str, str]


def headline(page: Page, words: str) -> tuple[Span, Row]:
    """Mara: “words” ... the quotation repeats a longer one of the body."""
    page.put(page.draw(st.sampled_from(["", "\n", " \n"])))
    speaker = page.name("mara")
    page.put(": “")
    repeat = page.quote("direct", [page.put(words.upper())], speaker_id="mara")
    page.put("”")
    return Span(speaker.start, len(page.text)), repeat


def split_quotation(page: Page, words: str) -> Row:
    """“We hold [Ardia],” Mara told Brun, per the Wire. “They ‘left’ WORDS.” With an event and a statement inside."""
    page.put("“")
    first = page.put(page.draw(PHRASE) + " ")
    insertion = page.put(f"[{page.draw(WORD)}]")
    first = Span(first.start, page.put(",").end)
    page.put("” ")
    speaker = page.name("mara")
    page.put(" ")
    cue = page.put("told")
    page.put(" ")
    addressee = page.name("brun")
    page.put(", per ")
    page.name("wire")
    page.put(". “")
    second = page.put("They ")
    trigger = page.put("left")
    page.put(" ‘")
    inner = page.put(f"{page.draw(PHRASE)} ")
    inner = Span(inner.start, page.name("port").end)
    page.put("’ ")
    page.name("ardia")
    second = Span(second.start, page.put(f" {words}.").end)
    page.put("”")
    quote = page.quote(
        "direct",
        [first, second],
        speaker_id="mara",
        speaker_text=speaker,
        cue=cue,
        addressee=addressee,
        via_id="wire",
        insertions=[insertion._asdict()],
        marks=page.draw(st.sampled_from(["matched", "mismatched"])),
    )
    page.quote("direct", [inner], within_id=quote["quote_id"])
    page.event(trigger, second, quote_id=quote["quote_id"], attributed_to_id="mara")
    page.control("port", trigger, second, quote_id=quote["quote_id"], holder_id="brun", counterpart_id="ardia")
    return quote


def mixed_quotation(page: Page, _: str) -> None:
    """Brun said that they demand a “swap” soon."""
    speaker = page.name("brun")
    page.put(" ")
    cue = page.put("said")
    page.put(" that ")
    clause = page.put("they ")
    trigger = page.put("demand")
    page.put(" a “")
    piece = page.put(page.draw(PHRASE))
    clause = Span(clause.start, page.put("” soon").end)
    page.put(".")
    ends = {"clause_start": clause.start, "clause_end": clause.end}
    quote = page.quote("mixed", [piece], speaker_id="brun", speaker_text=speaker, cue=cue, **ends)
    page.event(trigger, clause, quote_id=quote["quote_id"], attributed_to_id="brun")


def reported_speech(page: Page, _: str) -> None:
    """A man whom the article alone names said that ..."""
    speaker = page.name(f"{page.article_id}:olin")
    page.put(" ")
    cue = page.put("said")
    page.put(" that ")
    piece = page.put(page.draw(PHRASE))
    page.put(".")
    page.quote("indirect", [piece], marks="none", speaker_id=f"{page.article_id}:olin", speaker_text=speaker, cue=cue)


def meeting(page: Page, _: str) -> None:
    """Mara met Brun in the port."""
    parties = [("actor", "mara", page.name("mara"))]
    page.put(" ")
    trigger = page.put("met")
    page.put(" ")
    parties.append(("actor", "brun", page.name("brun")))
    page.put(" in ")
    parties.append(("location", "port", page.name("port")))
    clause = Span(parties[0][2].start, len(page.text))
    page.put(".")
    event = page.event(trigger, clause)
    told = [*parties, ("recipient", "ardia", None)]
    for role, entity_id, span in told:
        start, end = span or (None, None)
        argument = {"event_id": event["event_id"], "role": role, "entity_id": entity_id, "start": start, "end": end}
        page.rows["event_arguments"].append(argument | {"rule": page.draw(RULE)})
    for entity in BY_NAME:
        page.put(" ")
        page.name(entity["entity_id"])
    page.put(" too.")


def capture(page: Page, _: str) -> None:
    """Ardia captured the port and the shore."""
    holder = page.name("ardia")
    page.put(" ")
    trigger = page.put("captured")
    page.put(" ")
    page.name("port")
    page.put(" and ")
    clause = Span(holder.start, page.name("shore").end)
    page.put(".")
    for region_id in ("port", "shore"):
        page.control(region_id, trigger, clause, holder_id="ardia")


def description(page: Page, _: str) -> None:
    """Brun, a poet, rested."""
    page.name("brun")
    page.put(", ")
    page.called["brun"] = page.put(page.draw(PHRASE))
    page.put(", rested.")


def stand_in_quotations(page: Page) -> None:
    """Gives every mention the innermost quotation around it."""
    for mention in page.rows["mentions"]:
        around = [
            (piece["start"], -piece["end"], quote["quote_id"])
            for quote in page.rows["quotes"]
            for piece in quote["spans"]
            if piece["start"] <= mention["start"] and mention["end"] <= piece["end"]
        ]
        mention["quote_id"] = max(around)[2] if around else None


def appearance(page: Page, entity_id: str, country_code: str | None) -> Row:
    """The row of an entity that the article mentions."""
    mentions = [mention for mention in page.rows["mentions"] if mention["entity_id"] == entity_id]
    names = [mention["text"] for mention in mentions if mention["form"] == "name"]
    row: Row = {
        "article_id": page.article_id,
        "entity_id": entity_id,
        "name": page.draw(st.sampled_from(names)) if names else None,
        "country_code": country_code,
        "sector": page.draw(st.none() | st.sampled_from(Sector)),
        "n_mentions": len(mentions),
        "n_quotes": sum(quote.get("speaker_id") == entity_id for quote in page.rows["quotes"]),
    }
    if (span := page.called.get(entity_id)) is not None:
        row |= {"called": span.of(page.text), "called_start": span.start, "called_end": span.end}
        row["called_rule"] = page.draw(RULE)
    return row


def article_row(page: Page, title: Span, draw: Draw) -> Row:
    """What is known about the article, its text being written."""
    basis = draw(st.sampled_from(["stated", "outside", "unknown"]))
    row = measured({page.article_id: page.text}).drop("full_text").row(0, named=True)
    return row | {
        "headline": title.of(page.text),
        "headline_start": title.start,
        "headline_end": title.end,
        "publisher": draw(st.none() | WORD),
        "published_on": None if basis == "unknown" else draw(LATER),
        "published_basis": basis,
        "published_source": draw(PHRASE) if basis == "outside" else None,
        "language": "en",
    }


def region(region_id: str, region_type: str, **columns: Any) -> Row:
    """A row of regions, with its geometry."""
    row: Row = {"region_id": region_id, "name": region_id.title(), "region_type": region_type, "claimed_by": []}
    row |= columns
    if "latitude" in row:
        row["geometry"] = struct.pack("<BIdd", 1, 1, row["longitude"], row["latitude"])
    return row


def cast(draw: Draw) -> tuple[list[Row], list[Row]]:
    """The entities and regions that the articles name."""
    north, east = draw(st.floats(-90, 90)), draw(st.floats(-180, 180))
    regions = [
        region("ardia", "country", iso_code="AR", country_code="AR", wikidata_id="Q30", parent_id="far-east"),
        region(
            "shore",
            "first_level",
            iso_code="AR-4A",
            country_code="AR",
            parent_id="ardia",
            geonames_id=7,
            claimed_by=["BN", "BR"],
        ),
        region("port", "city", country_code="AR", parent_id="shore", latitude=north, longitude=east),
        region("far-east", "macro"),
        region("brune", "country", iso_code="BN", country_code="BN"),
    ]
    shared = ("name", "wikidata_id", "country_code")
    entities: list[Row] = [
        {"entity_id": place["region_id"], **{column: place.get(column) for column in shared}}
        | {"entity_type": "country" if place["region_type"] == "country" else "region"}
        for place in regions
    ]
    entities += [
        {"entity_id": "mara", "name": "Mara Senn", "entity_type": "person", "country_code": "AR"},
        {"entity_id": "brun", "name": "Brun", "entity_type": "person", "wikidata_id": "Q7", "description": "A poet"},
        {"entity_id": "wire", "name": "The Wire", "entity_type": "organization"},
    ]
    return [*BY_NAME, *(entity | {"entity_basis": "reference"} for entity in entities)], regions


def rule_row(rule: str, right: int, n: int) -> Row:
    """A row of rules."""
    row: Row = {"rule": rule, "stage": rule.split(".")[0], "sentence": "What a row is.", "n": n}
    if "/" in rule:
        row["family"] = rule.split("/")[0]
    if n:
        share = right / n
        row |= {"precision": share, "low": share * 0.9, "high": min(share * 1.1, 1.0), "corpus": "news, PLOVER"}
    return row


BY_NAME: list[Row] = [
    {"entity_id": "ona-o.lind", "name": "Ona O'Lind", "entity_type": "person", "entity_basis": "name"},
    {"entity_id": "KP-guild~organization", "name": "KP Guild", "entity_type": "organization", "entity_basis": "name"},
    {
        "entity_id": "port-sea_board~organization~ar",
        "name": "Port Sea-Board",
        "entity_type": "organization",
        "country_code": "AR",
        "entity_basis": "name",
    },
]
"""Entities that are known by their full names."""
SENTENCES = [split_quotation, mixed_quotation, reported_speech, meeting, capture, description]


@st.composite
def valid_tables(draw: Draw, articles: st.SearchStrategy[int] = st.just(2)) -> Dataset:  # noqa: B008
    """A set of all tables that keeps every rule, with as many articles as drawn, and their texts."""
    rows: dict[str, list[Row]] = defaultdict(list)
    rows["entities"], rows["regions"] = cast(draw)
    texts: dict[str, str] = {}
    for number in range(draw(articles)):
        page = Page(f"{draw(WORD)}-{number}", draw)
        words = draw(PHRASE)
        title, repeat = headline(page, words)
        for sentence in draw(st.permutations(SENTENCES)):
            page.put(draw(SPACE))
            told = sentence(page, words)
            if sentence is split_quotation:
                repeat["repeats_id"] = told["quote_id"]
        rows["articles"].append(article_row(page, title, draw))
        rows["entities"].append(
            {"entity_id": f"{page.article_id}:olin", "name": "Olin", "entity_type": "person", "entity_basis": "article"}
        )
        for mention in page.rows["mentions"] + page.rows["quotes"]:
            mention["in_headline"] = title.covers(Span(mention["start"], mention["end"]))
        stand_in_quotations(page)
        countries = {entity["entity_id"]: entity.get("country_code") for entity in rows["entities"]}
        for entity_id in dict.fromkeys(mention["entity_id"] for mention in page.rows["mentions"]):
            code = countries[entity_id] or draw(st.sampled_from([None, "AR"]))
            page.rows["appearances"].append(appearance(page, entity_id, code))
        for table, written in page.rows.items():
            rows[table] += written
        texts[page.article_id] = page.text
        rows["texts"].append({"article_id": page.article_id, "text": page.text, "input": "news.txt"})
    mentioned = {mention["entity_id"] for mention in rows["mentions"]}
    for place in rows["regions"]:
        place["named"] = place["region_id"] in mentioned
    rows["rules"] = [rule_row(rule, right, n) for rule, (right, n) in RULES.items()]
    rows["rejected"] = [
        {"input": "news.jsonl", "place": 3, "article_id": "lost", "reason": "no_text", "message": "Nothing is in it."},
        {"input": "news.jsonl", "reason": "unreadable", "message": "The disk is full."},
        {"input": "news.txt", "article_id": "one", "reason": "stage_failed", "message": "A fault.", "stage": "events"},
        {"input": "news.txt", "article_id": "one", "reason": "row_broken", "message": "A fault."}
        | {"table": "mentions", "row_id": "one:m1-2"},
    ]
    return Dataset({table: frame(table, rows[table]) for table in MODELS}, texts)


def frame(table: str, rows: list[Row]) -> pl.DataFrame:
    """The rows as a table of the contract's types, in its order."""
    schema = polars_schema(table)
    filled = [{column: row.get(column) for column in schema} for row in rows]
    return pl.DataFrame(filled, schema=schema, orient="row").sort(MODELS[table].order())
