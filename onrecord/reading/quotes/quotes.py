"""Quotes: attributions with their speakers, dates and outlets, tied to one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import partial

from onrecord.language.calendar import UNDATED, Dated, lies_ahead
from onrecord.language.dates import find_dates
from onrecord.language.spans import Span, trim
from onrecord.reading.coreference.mentions import MentionIndex
from onrecord.reading.quotes.nesting import QuoteIndex
from onrecord.reading.quotes.repeats import find_repeats
from onrecord.reading.records import Quote
from onrecord.reading.speech.attribution import NONE, Attribution
from onrecord.schema.vocabulary import DatePrecision, QuoteType

_DAYLIKE = re.compile(r"\d|day|DAY|night|morrow|morning|afternoon|evening|(?:first|second|third|th) of ")
"""What every date has that is as exact as a day."""
_YEARLIKE = re.compile(r"\d{4}")
"""What every date has that is as exact as a day, where there is no day from which others could be reckoned."""
_INDIRECT, _MIXED, _DIRECT = QuoteType.INDIRECT, QuoteType.MIXED, QuoteType.DIRECT
_BRACKETED = re.compile(r"\[[^\[\]\n]*\]")


def make_quotes(
    text: str,
    attributions: Sequence[Attribution],
    speakers: Sequence[str | None],
    mentions: MentionIndex,
    published_on: date | None,
    headline: Span,
) -> QuoteIndex:
    """The quotes of an article in order, one a start; `speakers` are those of `attributions`, in their order. What has
    wrong bounds is left out."""
    quotes: dict[int, Quote] = {}
    for attribution, speaker in zip(map(partial(_trimmed, text), attributions), speakers, strict=True):
        start = attribution.pieces[0].start
        if start not in quotes and _is_sound(text, attribution):
            quotes[start] = _quote(text, attribution, speaker, mentions, published_on)
    index = QuoteIndex([quotes[start] for start in sorted(quotes)])
    repeats = find_repeats(text, index.quotes, headline)
    index.quotes = [_tied(quote, _within(quote, index), repeats.get(quote.pieces[0].start)) for quote in index]
    return index


def _trimmed(text: str, attribution: Attribution) -> Attribution:
    """The attribution without white space at the ends of its pieces: a mark that ends them may stand behind a space."""
    pieces = tuple([trim(text, piece) for piece in attribution.pieces])
    return attribution if pieces == attribution.pieces else attribution._replace(pieces=pieces)


def _is_sound(text: str, attribution: Attribution) -> bool:
    """Whether there are words in every piece, and the cue is none of them: else what was read has wrong bounds."""
    cue, pieces = attribution.cue, attribution.pieces
    return all(piece.of(text).strip() for piece in pieces) and not (
        cue and any(cue.overlaps(piece) for piece in pieces)
    )


def _tied(quote: Quote, within: int | None, repeats: int | None) -> Quote:
    return quote if within is None and repeats is None else quote._replace(within=within, repeats=repeats)


def _quote(
    text: str, attribution: Attribution, speaker: str | None, mentions: MentionIndex, published_on: date | None
) -> Quote:
    outlet = mentions.head(attribution.via) if attribution.via else None
    source = attribution.source
    if source is not None and any(source.overlaps(piece) for piece in attribution.pieces):
        speaker = source = None  # read too far: whose words they are is not clear
    return Quote(
        quote_type=_type(attribution),
        pieces=attribution.pieces,
        rule=attribution.rule,
        marks=attribution.marks,
        clause=attribution.clause,
        speaker_id=speaker,
        speaker=source,
        cue=attribution.cue,
        addressee=attribution.addressee,
        said_on=_said_on(text, attribution, published_on),
        via_id=outlet.entity_id if outlet else None,
        insertions=_insertions(text, attribution),
    )


def _type(attribution: Attribution) -> QuoteType:
    if attribution.marks is NONE:
        return _INDIRECT
    return _MIXED if attribution.clause else _DIRECT


def _insertions(text: str, attribution: Attribution) -> tuple[Span, ...]:
    if attribution.marks is NONE:
        return ()
    bracketed = [piece for piece in attribution.pieces if text.find("[", *piece) >= 0]
    return tuple([Span(*match.span()) for piece in bracketed for match in _BRACKETED.finditer(text, *piece)])


def _said_on(text: str, attribution: Attribution, published_on: date | None) -> Dated:
    """The day that the words around the quotation give for its saying; nothing less exact than a day, and no day after
    the article's."""
    looks_dated = (_DAYLIKE if published_on else _YEARLIKE).search
    for aside in attribution.asides:
        for found in find_dates(text, aside, published_on) if looks_dated(text, *aside) else ():
            dated = found.dated
            to_the_day = dated.precision is DatePrecision.DAY and dated.start is not None and dated.start == dated.end
            if to_the_day and not lies_ahead(dated, published_on):
                return dated
    return UNDATED


def _holds(quote: Quote, extent: Span) -> bool:
    """Whether all of `extent` stands in one piece of the quotation, or in the clause of one, not between its pieces."""
    return any(piece.covers(extent) for piece in (quote.clause, *quote.pieces) if piece)


def _within(quote: Quote, index: QuoteIndex) -> int | None:
    """The start of the innermost quotation that this one stands in."""
    extent = quote.extent
    for other in index.covering(extent):
        if other is not quote and other.span != quote.span and other.span.covers(extent) and _holds(other, extent):
            return other.span.start
    return None
