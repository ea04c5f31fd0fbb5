"""Arguments: the entities that take part in an event, and where it happens, by their places in the clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind, Phrase
from onrecord.reading.events.argument_rules import (
    AGENT,
    NOUN_AGENT,
    NOUN_PLACE,
    NOUN_TARGET,
    OBJECT,
    OBJECT_PLACE,
    PARTNER_COMPLEMENT,
    PLACE_COMPLEMENT,
    RECIPIENT_COMPLEMENT,
    SUBJECT,
)
from onrecord.reading.events.predicates import Predicate
from onrecord.reading.events.scene import Scene
from onrecord.reading.records import Argument, Mention
from onrecord.schema.vocabulary import EventType, Role

_SPATIAL = frozenset((EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.REJECT, EventType.CONSULT))
"""Types whose object, where it is a place, is where the event happens or the place that it is about."""
_PREPOSITIONS = frozenset().union(*(r.frames for r in (PLACE_COMPLEMENT, PARTNER_COMPLEMENT, RECIPIENT_COMPLEMENT)))
_ACTOR, _RECIPIENT, _LOCATION, _CONSULT = Role.ACTOR, Role.RECIPIENT, Role.LOCATION, EventType.CONSULT


def verb_arguments(predicate: Predicate, event_type: EventType) -> tuple[Argument, ...]:
    """Actors from the subject or the agent, recipients from the object and “to”, locations from places among them."""
    scene, syntax = predicate.scene, predicate.syntax
    rule = (AGENT if predicate.is_passive else SUBJECT).rule_id
    found = [(_ACTOR, mention, rule) for mention in _named(scene, syntax, predicate.agents)]
    for mention in _named(scene, syntax, predicate.objects):
        found += [(role, mention, rule) for role, rule in _object_roles(scene, mention, event_type)]
    for preposition, phrases in predicate.complements:
        if preposition in _PREPOSITIONS:
            for mention in _named(scene, syntax, phrases):
                placed = _complement_role(scene, mention, preposition, event_type)
                if placed is not None:
                    found.append(placed)
    return _each_once(found)


def _each_once(found: Iterable[tuple[Role, Mention, str]]) -> tuple[Argument, ...]:
    """The arguments that some mentions are, each with its role and rule; who is named twice has a role but once."""
    arguments: dict[tuple[Role, str], Argument] = {}
    for role, mention, rule in found:
        span, entity_id, _, _ = mention
        arguments.setdefault((role, entity_id), Argument(role, entity_id, span, rule))
    return tuple(arguments.values())


def _named(scene: Scene, syntax: Syntax, phrases: Iterable[Phrase]) -> list[Mention]:
    """The mentions of several phrases; for a country's forces or officials, the country."""
    found: list[Mention] = []
    for phrase in phrases:
        found += scene.named(syntax, phrase) or scene.acting(syntax, phrase)
    return found


def _object_roles(scene: Scene, mention: Mention, event_type: EventType) -> Iterator[tuple[Role, str]]:
    is_region = scene.is_region(mention)
    if not is_region or scene.is_body(mention):
        yield _ACTOR if event_type is _CONSULT else _RECIPIENT, OBJECT.rule_id
    if is_region and event_type in _SPATIAL:
        yield _LOCATION, OBJECT_PLACE.rule_id


def _complement_role(
    scene: Scene, mention: Mention, preposition: str, event_type: EventType
) -> tuple[Role, Mention, str] | None:
    if preposition in PLACE_COMPLEMENT.frames and scene.is_region(mention):
        return _LOCATION, mention, PLACE_COMPLEMENT.row_id(preposition)
    if preposition in PARTNER_COMPLEMENT.frames and event_type is _CONSULT:
        return _ACTOR, mention, PARTNER_COMPLEMENT.row_id(preposition)
    if preposition in RECIPIENT_COMPLEMENT.frames and (scene.is_body(mention) or not scene.is_region(mention)):
        return _RECIPIENT, mention, RECIPIENT_COMPLEMENT.row_id(preposition)
    return None


def noun_arguments(scene: Scene, syntax: Syntax, at: int) -> tuple[Argument, ...]:
    """``an offensive by the Malians``, ``strikes in northern Chad``: the phrases that follow the noun."""
    return _each_once(_behind_noun(scene, syntax, at))


def _behind_noun(scene: Scene, syntax: Syntax, at: int) -> Iterator[tuple[Role, Mention, str]]:
    index = at + 1
    while index + 1 < len(syntax.phrases) and syntax.phrases[index].kind == Kind.PREP:
        preposition = syntax.lowered[syntax.phrases[index].first]
        members = syntax.coordination(index + 1) if syntax.phrases[index + 1].kind == Kind.NOUN else []
        for mention in _named(scene, syntax, [syntax.phrases[member] for member in members]):
            if preposition in NOUN_AGENT.frames:
                yield _ACTOR, mention, NOUN_AGENT.row_id(preposition)
            elif preposition in NOUN_PLACE.frames and scene.is_region(mention):
                yield _LOCATION, mention, NOUN_PLACE.row_id(preposition)
            elif preposition in NOUN_TARGET.frames:
                role = _LOCATION if scene.is_region(mention) else _RECIPIENT
                yield role, mention, NOUN_TARGET.row_id(preposition)
        if not members:
            return
        index = members[-1] + 1
