"""The scene: all that the last stages look at to read events and control."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from onrecord.language.calendar import Dated
from onrecord.language.clauses import Syntax
from onrecord.language.date_words import MONTHS, WEEKDAYS
from onrecord.language.dates import first_known
from onrecord.language.phrases import Phrase
from onrecord.language.spans import Span, hull
from onrecord.language.tags import Tag
from onrecord.reading.coreference.mentions import MentionIndex
from onrecord.reading.events.frames import class_words
from onrecord.reading.lexicon import words
from onrecord.reading.places.finder import TYPE_NOUNS
from onrecord.reading.quotes.nesting import QuoteIndex
from onrecord.reading.records import Mention, Quote
from onrecord.reference import Entity, Region
from onrecord.schema.vocabulary import EntityBasis, EntityType, Status

_PERSONAL = words("events/participants", "personal")
_CALENDAR = frozenset((*WEEKDAYS, *MONTHS))
_BODIES = (EntityType.COUNTRY, EntityType.GROUP, EntityType.ORGANIZATION)


@dataclass(frozen=True, slots=True)
class Scene:
    """One article's sentences with its mentions and quotes, and what is known of the entities in it."""

    text: str
    syntaxes: Sequence[Syntax]
    mentions: MentionIndex
    quotes: QuoteIndex
    entities: Mapping[str, Entity]
    regions: Mapping[str, Region]
    published_on: date | None
    _kinds: dict[str, EntityType] = field(default_factory=dict, init=False, repr=False, compare=False)

    def named(self, syntax: Syntax, phrase: Phrase) -> list[Mention]:
        """The mentions that a noun phrase is about; where it measures something (“most of the Oran and Setif
        regions”, “all of the city of Goma”), those of what it measures."""
        own = None
        if syntax.ends[phrase.core] in self.mentions.longest:
            own = self.mentions.head(syntax.span(phrase))
        if own is None and syntax.lowered[phrase.core] in TYPE_NOUNS:
            own = self._before_noun(syntax.span(phrase))
        if own is not None:
            return [own]
        parts = syntax.measured(phrase)
        return [mention for part in parts for mention in self.named(syntax, part)] if parts else []

    def _before_noun(self, phrase: Span) -> Mention | None:
        """The place before the noun of its kind that ends a phrase: ``the Kayes region``."""
        for mention in reversed(self.mentions.inside(phrase)):
            if self.is_region(mention):
                behind = self.text[mention.span.end : phrase.end]
                return mention if behind.strip().lower() in TYPE_NOUNS else None
        return None

    def all_named(self, syntax: Syntax, phrases: Sequence[Phrase]) -> Iterator[Mention]:
        """The mentions of several phrases, in order."""
        for phrase in phrases:
            yield from self.named(syntax, phrase)

    def acting(self, syntax: Syntax, phrase: Phrase) -> list[Mention]:
        """The country whose people or bodies a phrase names by its adjective: ``Malian forces``, ``US officials``."""
        if syntax.lowered[phrase.head] not in _acting():
            return []
        inside = self.mentions.inside(syntax.span(phrase))
        return [mention for mention in inside if self.kind(mention) is EntityType.COUNTRY][:1]

    def is_people(self, syntax: Syntax, phrase: Phrase) -> bool:
        """Whether a phrase names people by a common noun: ``three journalists``."""
        return syntax.lowered[phrase.head] in class_words("people")

    def is_party(self, syntax: Syntax, phrase: Phrase) -> bool:
        """Whether a phrase names somebody who can act or be acted on: by a name, a pronoun, or a noun for people and
        bodies (``the rebels``, ``Chadian troops``)."""
        word, tag = syntax.lowered[phrase.head], syntax.tags[phrase.head]
        if word in _acting():
            return True
        if tag == Tag.PRON:
            return word in _PERSONAL
        if tag != Tag.NAME or syntax.head(phrase).text in _CALENDAR:
            return False
        return phrase.head > 0 or bool(self.mentions.inside(syntax.span(phrase)))

    def kind(self, mention: Mention) -> EntityType:
        """What kind of entity the mention names."""
        found = self._kinds.get(mention.entity_id)
        if found is None:
            found = self._kinds[mention.entity_id] = self.entities[mention.entity_id].entity_type
        return found

    def is_region(self, mention: Mention) -> bool:
        """Whether the mention names a place."""
        return mention.entity_id in self.regions

    def is_body(self, mention: Mention) -> bool:
        """Whether the mention names a country, a group or an organization, which can hold land."""
        return self.kind(mention) in _BODIES

    def is_known(self, mention: Mention) -> bool:
        """Whether the mention names a person whom the reference knows."""
        return (
            self.kind(mention) is EntityType.PERSON and self.entities[mention.entity_id].basis is EntityBasis.REFERENCE
        )

    def quote_around(self, span: Span) -> Quote | None:
        """The innermost quotation in whose words `span` stands."""
        return self.quotes.around(span)

    def within(self, quote: Quote | None, trigger: Span, clause: Span) -> Span:
        """`clause` with its trigger, cut to the piece of the quotation in which the trigger stands."""
        whole = clause if clause.covers(trigger) else hull((clause, trigger))
        if quote is None:
            return whole
        piece = quote.clause or next(piece for piece in quote.pieces if piece.covers(trigger))
        return whole if piece.covers(whole) else Span(max(whole.start, piece.start), min(whole.end, piece.end))

    def date_of(self, syntax: Syntax, clause: Span, quote: Quote | None, status: Status) -> Dated:
        """The date that a clause gives for what has the status; inside quotation marks it is counted from the day of
        the saying. What occurred has no date ahead of the article's: such a one is of something else in the clause
        (``set a July 4 deadline``)."""
        spoken = syntax.sentence.within is not None
        anchor = (quote.said_on.start if quote else None) if spoken else self.published_on
        told_on = self.published_on if status is Status.OCCURRED else None
        return first_known(self.text, clause, anchor, future=status is Status.PLANNED, told_on=told_on)


@cache
def _acting() -> frozenset[str]:
    """The nouns for people and for bodies that act."""
    return class_words("people") | class_words("bodies_that_act")


def is_time(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase says when: ``Sunday``, ``last week``, ``2014``."""
    head = syntax.head(phrase)
    return head.text in _CALENDAR or head.text[0].isdigit() or syntax.lowered[phrase.head] in class_words("times")
