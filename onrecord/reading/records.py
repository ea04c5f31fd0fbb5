"""What reading an article gives: plain, frozen records with spans. They know nothing of tables or files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from onrecord.language.calendar import UNDATED, Dated
from onrecord.language.spans import Span
from onrecord.reference import Entity
from onrecord.schema.vocabulary import (
    EventType,
    Extent,
    Marks,
    MentionForm,
    QuoteType,
    Relation,
    Role,
    Sector,
    Status,
)


class Mention(NamedTuple):
    """One naming of an entity. `rule` is the name of the rule that found it."""

    span: Span
    entity_id: str
    form: MentionForm
    rule: str


class Called(NamedTuple):
    """What the article calls somebody that it names, with the country and the sector that these words tell."""

    entity_id: str
    span: Span
    rule: str
    country_code: str | None = None
    sector: Sector | None = None


class Quote(NamedTuple):
    """Words or thoughts that the article attributes to somebody.

    `pieces` are the spans of the words, marks left out, in order; `clause` is the writer's clause around a mixed
    quotation's fragment. `repeats` and `within` are the starts of the quotations that this one repeats or stands in.
    """

    quote_type: QuoteType
    pieces: tuple[Span, ...]
    rule: str
    marks: Marks
    clause: Span | None = None
    speaker_id: str | None = None
    speaker: Span | None = None
    cue: Span | None = None
    addressee: Span | None = None
    said_on: Dated = UNDATED
    via_id: str | None = None
    repeats: int | None = None
    within: int | None = None
    insertions: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        """The hull of the pieces, which are in order."""
        return Span(self.pieces[0].start, self.pieces[-1].end)

    @property
    def extent(self) -> Span:
        """All that is attributed: the clause of a mixed quotation, the hull of the pieces otherwise."""
        return self.clause or self.span


class Argument(NamedTuple):
    """An entity's part in an event; `span` is where the clause names it."""

    role: Role
    entity_id: str
    span: Span | None
    rule: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens, is planned, wanted, imagined or denied, typed as PLOVER does.

    `quote` is the start of the innermost quotation whose words tell of it. `arguments` are the entities that take part,
    and where it happens.
    """

    event_type: EventType
    trigger: Span
    clause: Span
    status: Status
    rule: str
    mode: str | None = None
    when: Dated = UNDATED
    quote: int | None = None
    attributed_to_id: str | None = None
    arguments: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True)
class Control:
    """Who holds, takes, leaves or claims a region: one record a region.

    `trigger` is the word that says so; `counterpart_id` is the other party (to whom it is ceded, from whom taken).
    """

    region_id: str
    relation: Relation
    trigger: Span
    clause: Span
    status: Status
    extent: Extent
    rule: str
    holder_id: str | None = None
    counterpart_id: str | None = None
    when: Dated = UNDATED
    quote: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one article. `entities` holds those that the reference does not know."""

    article_id: str
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    controls: tuple[Control, ...] = ()
    called: tuple[Called, ...] = ()
