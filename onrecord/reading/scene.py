"""The scene: all that the last stages look at to read events and control."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.language.calendar import UNDATED, Dated
from onrecord.language.clauses import Syntax
from onrecord.language.dates import find_dates
from onrecord.language.phrases import Phrase
from onrecord.language.spans import Span, hull
from onrecord.reading.mentions import MentionIndex
from onrecord.reading.places import TYPE_NOUNS
from onrecord.reading.records import Mention, Quote
from onrecord.reference import Entity, Region
from onrecord.schema.vocabulary import DateBasis, EntityType

_BODIES = (EntityType.COUNTRY, EntityType.GROUP, EntityType.ORGANIZATION)


@dataclass(frozen=True, slots=True)
class Scene:
    """One article's sentences with its mentions and quotes, and what is known of the entities in it."""

    text: str
    syntaxes: Sequence[Syntax]
    mentions: MentionIndex
    quotes: Sequence[Quote]
    entities: Mapping[str, Entity]
    regions: Mapping[str, Region]
    published_on: date | None

    def named(self, syntax: Syntax, phrase: Phrase) -> list[Mention]:
        """The mentions that a noun phrase is about; where it measures something (“most of the Donetsk and Luhansk
        regions”), those of what it measures."""
        own = self._named(syntax.span(phrase))
        if own is not None:
            return [own]
        measured = (self._named(syntax.span(part)) for part in syntax.measured(phrase))
        return [mention for mention in measured if mention is not None]

    def _named(self, phrase: Span) -> Mention | None:
        """The mention at the phrase's end, or the place before a noun of its kind (“the Donbas region”)."""
        head = self.mentions.head(phrase)
        if head is not None:
            return head
        inside = [mention for mention in self.mentions.inside(phrase) if self.is_region(mention)]
        if inside and self.text[inside[-1].span.end : phrase.end].strip().lower() in TYPE_NOUNS:
            return inside[-1]
        return None

    def all_named(self, syntax: Syntax, phrases: Sequence[Phrase]) -> Iterator[Mention]:
        """The mentions of several phrases, in order."""
        for phrase in phrases:
            yield from self.named(syntax, phrase)

    def is_region(self, mention: Mention) -> bool:
        """Whether the mention names a place."""
        return mention.entity_id in self.regions

    def is_body(self, mention: Mention) -> bool:
        """Whether the mention names a country, a group or an organization, which can hold land."""
        return self.entities[mention.entity_id].entity_type in _BODIES

    def quote_around(self, span: Span) -> Quote | None:
        """The innermost quotation in whose words `span` stands."""
        around = [q for q in self.quotes if q.extent.covers(span) and (q.clause or _in_pieces(q, span))]
        return max(around, key=lambda quote: quote.extent.start, default=None)

    def within(self, quote: Quote | None, trigger: Span, clause: Span) -> Span:
        """`clause` with its trigger, cut to the piece of the quotation in which the trigger stands."""
        clause = hull([clause, trigger])
        if quote is None:
            return clause
        piece = quote.clause or next(piece for piece in quote.pieces if piece.covers(trigger))
        return Span(max(clause.start, piece.start), min(clause.end, piece.end))

    def date_of(self, syntax: Syntax, clause: Span, quote: Quote | None, *, future: bool) -> Dated:
        """The date that a clause gives; one inside quotation marks is reckoned from the day of the saying."""
        spoken = syntax.sentence.within is not None
        anchor = (quote.said_on.start if quote else None) if spoken else self.published_on
        for found in find_dates(self.text, clause, anchor, future=future):
            if found.dated.basis is not DateBasis.UNKNOWN:
                return found.dated
        return UNDATED


def _in_pieces(quote: Quote, span: Span) -> bool:
    return any(piece.covers(span) for piece in quote.pieces)
