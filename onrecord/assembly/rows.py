"""Rows: what was read in one article, as rows of the tables, their texts cut from the article by span."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from onrecord.articles import Article
from onrecord.language.calendar import Dated
from onrecord.language.spans import Span, hull
from onrecord.reading.records import Argument, Called, Control, Event, Mention, Quote, Reading
from onrecord.reference import Entity, Region
from onrecord.schema.vocabulary import EntityType, RegionType

Row = dict[str, Any]
Rows = dict[str, list[Row]]
"""Rows by table, each row a value for every column of its table, by name."""


def article_rows(article: Article, reading: Reading) -> Rows:
    """The rows that an article gives, for every table; `entities` and `regions` hold those known by name only."""
    places = [entity for entity in reading.entities if entity.entity_type in (EntityType.COUNTRY, EntityType.REGION)]
    rows: Rows = {
        "articles": [_article_row(article)],
        "entities": [entity_row(entity) for entity in reading.entities],
        "mentions": [_mention_row(mention) for mention in reading.mentions],
        "appearances": [_appearance_row(article, called) for called in reading.called],
        "regions": [region_row(_region_by_name(place)) for place in places],
        "region_control": [_control_row(article, control) for control in reading.controls],
        "quotes": [_quote_row(article, quote) for quote in reading.quotes],
        "events": [_event_row(article, event) for event in reading.events],
        "event_arguments": [
            _argument_row(article, event, argument) for event in reading.events for argument in event.arguments
        ],
    }
    for table, derive in _DERIVE.items():
        for row in rows[table]:
            row.update(derive(article, row))
    return rows


def completed(article: Article, table: str, row: Row) -> Row:
    """A copy of the row with the columns that follow from its spans: ids, texts, whether it is in the headline."""
    derive = _DERIVE.get(table)
    return row | derive(article, row) if derive else row


def _article_row(article: Article) -> Row:
    return {
        "article_id": article.article_id,
        "headline": article.headline.of(article.text),
        "headline_start": article.headline.start,
        "headline_end": article.headline.end,
        "publisher": article.publisher,
        "author": article.author,
        "url": article.url,
        "published_on": article.published_on,
        "published_basis": article.published_basis,
        "published_source": article.published_source,
        "language": article.language,
        "char_count": len(article.text),
        "word_count": len(article.text.split()),
        "text_sha256": text_sha256(article),
        "rights": article.rights,
    }


def text_sha256(article: Article) -> str:
    """The SHA-256 of the article's text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(article.text.encode()).hexdigest()


def entity_row(entity: Entity) -> Row:
    """The row of an entity."""
    return {
        "entity_id": entity.entity_id,
        "name": entity.name,
        "entity_type": entity.entity_type,
        "wikidata_id": entity.wikidata_id,
        "country_code": entity.country_code,
        "description": entity.description,
        "entity_basis": entity.basis,
    }


def _region_by_name(place: Entity) -> Region:
    """All that is known of a place that the reference does not list: what it is called."""
    country = place.entity_type == EntityType.COUNTRY
    return Region(
        region_id=place.entity_id,
        name=place.name,
        region_type=RegionType.COUNTRY if country else RegionType.OTHER,
        iso_code=place.country_code if country else None,
        country_code=place.country_code,
        wikidata_id=place.wikidata_id,
    )


def region_row(region: Region, claimed_by: Sequence[str] = ()) -> Row:
    """The row of a region, with the codes of the countries that claim it. Whether it is named follows from other rows,
    in `across`."""
    return {
        "region_id": region.region_id,
        "name": region.name,
        "region_type": region.region_type,
        "iso_code": region.iso_code,
        "country_code": region.country_code,
        "parent_id": region.parent_id,
        "latitude": region.latitude,
        "longitude": region.longitude,
        "geonames_id": region.geonames_id,
        "wikidata_id": region.wikidata_id,
        "claimed_by": list(claimed_by),
        "named": None,
        "geometry": _point(region.longitude, region.latitude),
    }


def _point(longitude: float | None, latitude: float | None) -> bytes | None:
    """The point as well-known binary (OGC 06-103r4, little-endian), which GeoParquet 1.1 asks for."""
    if longitude is None or latitude is None:
        return None
    return struct.pack("<BIdd", 1, 1, longitude, latitude)


def _mention_row(mention: Mention) -> Row:
    return {
        "entity_id": mention.entity_id,
        "start": mention.span.start,
        "end": mention.span.end,
        "form": mention.form,
        "rule": mention.rule,
    }


def _appearance_row(article: Article, called: Called) -> Row:
    """What an article calls somebody. What else the table says follows from other rows, in `across`."""
    return {
        "article_id": article.article_id,
        "entity_id": called.entity_id,
        "name": None,
        "called": called.span.of(article.text),
        **_ends("called", called.span),
        "called_rule": called.rule,
        "country_code": called.country_code,
        "sector": called.sector,
        "n_mentions": None,
        "n_quotes": None,
    }


def _quote_row(article: Article, quote: Quote) -> Row:
    said = quote.said_on
    to_the_day = said.start is not None and said.start == said.end
    return {
        "quote_type": quote.quote_type,
        "spans": [{"start": start, "end": end} for start, end in quote.pieces],
        **_ends("clause", quote.clause),
        "speaker_id": quote.speaker_id,
        **_ends("speaker", quote.speaker),
        **_ends("cue", quote.cue),
        **_ends("addressee", quote.addressee),
        "said_on": said.start if to_the_day else None,
        "said_on_basis": said.basis if to_the_day else None,
        "via_id": quote.via_id,
        "repeats_id": _quote_id(article, quote.repeats),
        "within_id": _quote_id(article, quote.within),
        "marks": quote.marks,
        "insertions": [{"start": start, "end": end} for start, end in quote.insertions],
        "rule": quote.rule,
    }


def _event_row(article: Article, event: Event) -> Row:
    return {
        "event_type": event.event_type,
        "mode": event.mode,
        **_ends("trigger", event.trigger),
        "start": event.clause.start,
        "end": event.clause.end,
        "status": event.status,
        **_dates(event.when),
        "quote_id": _quote_id(article, event.quote),
        "attributed_to_id": event.attributed_to_id,
        "rule": event.rule,
    }


def _argument_row(article: Article, event: Event, argument: Argument) -> Row:
    return {
        "event_id": event_id(article, event.trigger.start),
        "role": argument.role,
        "entity_id": argument.entity_id,
        "start": argument.span.start if argument.span else None,
        "end": argument.span.end if argument.span else None,
        "rule": argument.rule,
    }


def _control_row(article: Article, control: Control) -> Row:
    return {
        "region_id": control.region_id,
        "holder_id": control.holder_id,
        "counterpart_id": control.counterpart_id,
        "relation": control.relation,
        "extent": control.extent,
        "status": control.status,
        **_dates(control.when),
        "quote_id": _quote_id(article, control.quote),
        **_ends("trigger", control.trigger),
        "start": control.clause.start,
        "end": control.clause.end,
        "rule": control.rule,
    }


def _ends(name: str, span: Span | None) -> Row:
    start, end = span or (None, None)
    return {f"{name}_start": start, f"{name}_end": end}


def _dates(when: Dated) -> Row:
    return {
        "date_start": when.start,
        "date_end": when.end,
        "date_precision": when.precision,
        "date_basis": when.basis,
    }


def _quote_id(article: Article, start: int | None) -> str | None:
    return None if start is None else f"{article.article_id}:q{start}"


def event_id(article: Article, trigger_start: int) -> str:
    """The id of the article's event whose trigger begins there."""
    return f"{article.article_id}:e{trigger_start}"


def _derived_of_mention(article: Article, row: Row) -> Row:
    span = Span(row["start"], row["end"])
    return {
        "mention_id": f"{article.article_id}:m{span.start}-{span.end}",
        "article_id": article.article_id,
        "text": span.of(article.text),
        "in_headline": article.headline.covers(span),
        "quote_id": None,  # which one it is follows from all quotations of the article, in `across`
    }


def _derived_of_quote(article: Article, row: Row) -> Row:
    pieces = [Span(piece["start"], piece["end"]) for piece in row["spans"]]
    span = hull(pieces)
    return {
        "quote_id": _quote_id(article, span.start),
        "article_id": article.article_id,
        "text": " ".join(piece.of(article.text) for piece in pieces),
        "start": span.start,
        "end": span.end,
        "speaker_text": _cut(article, row, "speaker"),
        "cue": _cut(article, row, "cue"),
        "addressee": _cut(article, row, "addressee"),
        "in_headline": article.headline.covers(span),
    }


def _derived_of_event(article: Article, row: Row) -> Row:
    return {
        "event_id": event_id(article, row["trigger_start"]),
        "article_id": article.article_id,
        "trigger": _cut(article, row, "trigger"),
    }


def _derived_of_control(article: Article, row: Row) -> Row:
    return {
        "control_id": f"{article.article_id}:c{row['trigger_start']}-{row['region_id']}",
        "article_id": article.article_id,
        "trigger": _cut(article, row, "trigger"),
    }


def _cut(article: Article, row: Row, name: str) -> str | None:
    start, end = row[f"{name}_start"], row[f"{name}_end"]
    return None if start is None or end is None else article.text[start:end]


_DERIVE: Mapping[str, Callable[[Article, Row], Row]] = {
    "mentions": _derived_of_mention,
    "quotes": _derived_of_quote,
    "events": _derived_of_event,
    "region_control": _derived_of_control,
}
