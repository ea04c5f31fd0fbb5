"""Events: what a clause tells that happened or might, typed as PLOVER does, with who did it, to whom and where.

A verb is an event if a frame of the lexicon fits it; a noun if it names one. A body's refusal to yield (“the country
would not cede”, “we will never leave”) is the REJECT that PLOVER makes of it, not a withdrawal denied.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from onrecord.language.calendar import UNDATED
from onrecord.language.clauses import Syntax
from onrecord.language.spans import Span
from onrecord.reading.events.arguments import verb_arguments
from onrecord.reading.events.frames import telling_nouns, triggers
from onrecord.reading.events.noun_rules import LIGHT_VERB
from onrecord.reading.events.nouns import noun_events
from onrecord.reading.events.predicates import FRIENDLY, Predicate, Told, predicates
from onrecord.reading.events.scene import Scene
from onrecord.reading.events.status import is_purpose, is_refusal, status_of
from onrecord.reading.events.topics import Topic
from onrecord.reading.events.verb_rules import REFUSAL, VERBS, refused_noun
from onrecord.reading.lexicon import lexicon, words
from onrecord.reading.records import Event
from onrecord.schema.vocabulary import EventType, Status

_OPERATORS = frozenset((EventType.CONCEDE, EventType.REJECT))
"""Types that take in what their verb governs: ``committed to ending the raids``, ``refused to meet``."""
_AGREE = EventType.AGREE
_GOVERNING = _OPERATORS | {_AGREE}
"""Types of which it matters what their verb governs."""


class Telling(NamedTuple):
    """An event and what tells of it: the phrase at `at` of a sentence, a verb with its `predicate` or a noun."""

    event: Event
    syntax: Syntax
    at: int
    predicate: Predicate | None = None


def find_events(scene: Scene) -> list[Event]:
    """The events of an article in the order of their triggers, one a trigger."""
    return [telling.event for telling in find_tellings(scene)]


def find_tellings(scene: Scene) -> list[Telling]:
    """The same events, each with the words that tell of it."""
    found: dict[int, Telling] = {}
    nouns, topic = telling_nouns(), Topic(scene.syntaxes)
    for syntax in scene.syntaxes:
        words = triggers(syntax.vocabulary)
        if not words or topic.is_figure(syntax):
            continue
        told = _verb_events(scene, syntax, words)
        if not nouns.isdisjoint(words):
            by_verbs = [telling.event for telling in told]
            told += [Telling(event, syntax, at) for at, event in noun_events(scene, syntax, by_verbs)]
        is_mishap = topic.is_mishap(syntax)
        for telling in told:
            if not (is_mishap and telling.event.event_type is EventType.ASSAULT):
                found.setdefault(telling.event.trigger.start, telling)
    return [found[start] for start in sorted(found)]


def _verb_events(scene: Scene, syntax: Syntax, words: Collection[str]) -> list[Telling]:
    found: list[Telling] = []
    taken_in: set[int] = set()
    for predicate in predicates(scene, syntax, words):
        told = predicate.told
        if told is None or predicate.at in taken_in or is_purpose(syntax, predicate.at):
            continue
        governed = predicate.governed if told.event_type in _GOVERNING else None
        if governed is not None and governed.told is not None:
            if told.event_type in _OPERATORS and (told.frame is None or told.frame.governs or _is_refused(predicate)):
                taken_in.add(governed.at)
            if told.event_type is _AGREE and governed.told.event_type not in FRIENDLY:
                continue  # To vow to attack is no offer: the attack planned tells it all.
        found.append(Telling(_event(predicate, told), syntax, predicate.at, predicate))
    return found


def _is_refused(predicate: Predicate) -> bool:
    return predicate.group.lemma in words("events/status", "negated")


def _event(predicate: Predicate, told: Told) -> Event:
    scene, syntax, at = predicate.scene, predicate.syntax, predicate.at
    event_type, mode, status, rule = told.event_type, told.mode, _status(predicate, told), _rule(predicate, told)
    trigger = Span(syntax.sentence.starts[told.trigger], syntax.ends[told.trigger])
    is_refused = is_refusal(predicate.group) and event_type in lexicon("events/plover")["refused"]
    if is_refused:
        mode = lexicon("events/plover")["refused"][event_type] or None
        event_type, status, rule = EventType.REJECT, Status.OCCURRED, _refusal(predicate, told)
        trigger = syntax.span(syntax.phrases[at])
    quote = scene.quote_around(trigger)
    clause = scene.within(quote, trigger, syntax.clause(at))
    when = scene.date_of(syntax, clause, quote, status)
    if when is UNDATED and is_refused and quote is not None:
        when = quote.said_on
    return Event(
        event_type=event_type,
        trigger=trigger,
        clause=clause,
        status=status,
        rule=rule,
        mode=mode,
        when=when,
        quote=quote.span.start if quote else None,
        attributed_to_id=quote.speaker_id if quote else None,
        arguments=verb_arguments(predicate, event_type),
    )


def _rule(predicate: Predicate, told: Told) -> str:
    """The rule and its frame; where a light verb leaves the telling to a noun, the noun."""
    if told.frame is None:
        return LIGHT_VERB.row_id(predicate.syntax.lowered[told.trigger])
    return VERBS[told.event_type].row_id(told.frame.name)


def _refusal(predicate: Predicate, told: Told) -> str:
    name = told.frame.name if told.frame else refused_noun(predicate.syntax.lowered[told.trigger])
    return REFUSAL.row_id(name)


def _status(predicate: Predicate, told: Told) -> Status:
    """The verb's; what a verb of planning has for its object is planned if that has occurred: ``scheduled talks``."""
    status = status_of(predicate.syntax, predicate.at)
    if told.frame is None and status in (Status.OCCURRED, Status.ONGOING):
        for wanted in (Status.PLANNED, Status.DEMANDED, Status.HYPOTHETICAL):
            if predicate.group.lemma in words("events/status", wanted.value):
                return wanted
    return status
