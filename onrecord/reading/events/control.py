"""Control: who holds, takes, leaves or claims a region, one record a region, as a clause says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.language.calendar import UNDATED, Dated
from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Phrase
from onrecord.language.spans import Span
from onrecord.language.words import verb_forms
from onrecord.reading.events.control_rules import FRAMES, ControlFrame
from onrecord.reading.events.scene import Scene
from onrecord.reading.events.status import is_refusal, status_of
from onrecord.reading.lexicon import words
from onrecord.reading.records import Control, Mention, Quote
from onrecord.schema.vocabulary import DateBasis, DatePrecision, Extent, Relation, Status

_NOW = words("events/control", "now")
_WANTED = (Status.DEMANDED, Status.PLANNED)


def find_control(scene: Scene) -> list[Control]:
    """The control of regions that an article tells of, in the order of its triggers."""
    found: dict[tuple[int, str], Control] = {}
    forms = _verb_forms()
    for syntax in scene.syntaxes:
        if not syntax.vocabulary.isdisjoint(forms) and _has_parties(scene, syntax):
            for at in syntax.verbs:
                if syntax.verb(at).lemma in FRAMES:
                    for control in _controls(scene, syntax, at):
                        found.setdefault((control.trigger.start, control.region_id), control)
    return [found[key] for key in sorted(found)]


def _has_parties(scene: Scene, syntax: Syntax) -> bool:
    """Whether a sentence names a region and, beside it, somebody who may hold it."""
    mentions = scene.mentions.inside(syntax.sentence.span)
    return len(mentions) > 1 and any(map(scene.is_region, mentions)) and any(map(scene.is_body, mentions))


def _controls(scene: Scene, syntax: Syntax, at: int) -> Iterator[Control]:
    verb = syntax.verb(at)
    frames = FRAMES[verb.lemma]
    regions = list(_regions(scene, syntax, at, frames[0].preposition))
    holders = _holders(scene, syntax, at) if regions else []
    if not holders:
        return
    status = status_of(syntax, at)
    frame = _fitting(frames, status)
    if frame is None:
        return
    trigger = syntax.head(syntax.phrases[at]).span
    quote = scene.quote_around(trigger)
    clause = scene.within(quote, trigger, syntax.clause(at))
    for region, extent in regions:
        yield Control(
            region_id=region.entity_id,
            relation=frame.relation,
            trigger=trigger,
            clause=clause,
            status=status,
            extent=extent,
            rule=frame.row_id,
            holder_id=holders[0].entity_id,
            counterpart_id=_counterpart(scene, syntax, at, frame.relation),
            when=_when(scene, syntax, at, clause, quote, status),
            quote=quote.span.start if quote else None,
        )


@cache
def _verb_forms() -> frozenset[str]:
    """The forms of all verbs that have a frame; of “have”, those in which it can be wanted."""
    inflected = (form for form, readings in verb_forms().items() if any(r.lemma in FRAMES for r in readings))
    return frozenset(inflected) | {"have", "having"}


def _fitting(frames: Sequence[ControlFrame], status: Status) -> ControlFrame | None:
    """The first frame that fits; to want to keep or to have a region is to claim it."""
    return next((frame for frame in frames if status in _WANTED or not frame.is_wanted), None)


def _holders(scene: Scene, syntax: Syntax, at: int) -> list[Mention]:
    """The countries, groups or organizations that are the verb's subject, or its agent in the passive."""
    phrases = syntax.subjects(at)
    if syntax.is_passive(at):
        phrases = [p for c in syntax.complements(at) if c.preposition == "by" for p in c.phrases]
    return [mention for mention in scene.all_named(syntax, phrases) if scene.is_body(mention)]


def _regions(scene: Scene, syntax: Syntax, at: int, preposition: str) -> Iterator[tuple[Mention, Extent]]:
    """The regions that the verb is about, each with how much of it."""
    for phrase in _patients(syntax, at, preposition):
        for mention in scene.named(syntax, phrase):
            if scene.is_region(mention):
                yield mention, _extent(syntax, phrase)


def _patients(syntax: Syntax, at: int, preposition: str) -> list[Phrase]:
    if preposition:
        return [p for c in syntax.complements(at) if c.preposition == preposition for p in c.phrases]
    return syntax.subjects(at) if syntax.is_passive(at) else syntax.objects(at)


def _extent(syntax: Syntax, phrase: Phrase) -> Extent:
    """How much of a region: by the noun that measures it, or by a word like “all” within its own phrase."""
    measuring = {syntax.lowered[phrase.head]} if syntax.measured(phrase) else set()
    inside = set(syntax.words(phrase)) & words("events/control", "whole")
    for extent in (Extent.MOST, Extent.PART, Extent.WHOLE):
        if (measuring | inside) & words("events/control", extent.value):
            return extent
    return Extent.UNKNOWN


def _counterpart(scene: Scene, syntax: Syntax, at: int, relation: Relation) -> str | None:
    """To whom a region goes (“cede … to Chad”), or from whom it is taken (“captured … from Chad”)."""
    wanted = "to" if relation in (Relation.CEDED, Relation.LOST, Relation.LEFT) else "from"
    for complement in syntax.complements(at):
        if complement.preposition == wanted:
            for mention in scene.all_named(syntax, complement.phrases):
                if scene.is_body(mention):
                    return mention.entity_id
    return None


def _when(scene: Scene, syntax: Syntax, at: int, clause: Span, quote: Quote | None, status: Status) -> Dated:
    """The date in the clause; for a refusal, the day on which it was said; for what is “currently” so, in the
    writer's own words, the day of publication."""
    dated = scene.date_of(syntax, clause, quote, status)
    if dated is not UNDATED:
        return dated
    if quote is not None and is_refusal(syntax.verb(at)):
        return quote.said_on
    spoken = syntax.sentence.within is not None
    phrase = syntax.phrases[at]
    near = syntax.lowered[max(0, phrase.first - 2) : phrase.last + 2]
    if not spoken and scene.published_on and not _NOW.isdisjoint(near):
        return Dated(scene.published_on, scene.published_on, DatePrecision.DAY, DateBasis.RESOLVED)
    return UNDATED
