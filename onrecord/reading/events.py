"""Events: what a clause tells that happened or might, typed as PLOVER does, with who did it, to whom and where.

A verb is an event if an entry of the lexicon fits it and its object; a noun if it names one. A body's refusal to yield
(“the country would not cede”, “we will never leave”) is the REJECT that PLOVER makes of it, not a withdrawal denied.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.language.calendar import UNDATED
from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind
from onrecord.language.spans import hull
from onrecord.reading.lexicon import lexicon
from onrecord.reading.records import Argument, Event, Mention
from onrecord.reading.scene import Scene
from onrecord.reading.status import is_refusal, noun_status, status_of
from onrecord.schema.vocabulary import EntityType, EventType, Role, Status

_PLACE_PREPOSITIONS = frozenset(("in", "at", "near", "within", "inside", "outside", "across", "around"))
_CALLED_OFF_TYPES = frozenset((EventType.REJECT, EventType.REQUEST))


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb with its sentence and its arguments' mentions."""

    scene: Scene
    syntax: Syntax
    at: int

    def subjects(self) -> list[Mention]:
        if self.syntax.is_passive(self.at):
            agents = (c.phrases for c in self.syntax.complements(self.at) if c.preposition == "by")
            return [mention for phrases in agents for mention in self.scene.all_named(self.syntax, phrases)]
        return list(self.scene.all_named(self.syntax, self.syntax.subjects(self.at)))

    def objects(self) -> list[Mention]:
        passive = self.syntax.is_passive(self.at)
        phrases = self.syntax.subjects(self.at) if passive else self.syntax.objects(self.at)
        return list(self.scene.all_named(self.syntax, phrases))

    def object_noun(self) -> str:
        passive = self.syntax.is_passive(self.at)
        phrases = self.syntax.subjects(self.at) if passive else self.syntax.objects(self.at)
        return self.syntax.head(phrases[0]).text.lower() if phrases else ""


def find_events(scene: Scene) -> list[Event]:
    """The events of an article in the order of their triggers, one a trigger."""
    events: dict[int, Event] = {}
    for syntax in scene.syntaxes:
        told = [event for at in syntax.verbs for event in _verb_events(scene, syntax, at)]
        told += _noun_events(scene, syntax, list(told))
        for event in told:
            events.setdefault(event.trigger.start, event)
    return [events[start] for start in sorted(events)]


def _verb_events(scene: Scene, syntax: Syntax, at: int) -> Iterator[Event]:
    verb = _Verb(scene, syntax, at)
    entry = next((entry for entry in lexicon("plover")["verbs"] if _fits(verb, entry)), None)
    if entry is None:
        return
    event_type, mode, status, rule = EventType(entry["type"]), entry.get("mode"), status_of(syntax, at), "verb"
    group = syntax.verb(at)
    trigger = syntax.tokens[group.head].span
    if is_refusal(group) and event_type in lexicon("plover")["refused"]:
        mode = lexicon("plover")["refused"][event_type] or None
        event_type, status, rule = EventType.REJECT, Status.OCCURRED, "refusal"
        trigger = syntax.span(group)
    quote = scene.quote_around(trigger)
    clause = scene.within(quote, trigger, syntax.clause(at))
    when = scene.date_of(syntax, clause, quote, future=status is Status.PLANNED)
    if when is UNDATED and rule == "refusal" and quote is not None:
        when = quote.said_on
    yield Event(
        event_type=event_type,
        trigger=trigger,
        clause=clause,
        status=status,
        rule=f"{rule}-{event_type.lower()}",
        mode=mode,
        when=when,
        quote=quote.span.start if quote else None,
        attributed_to_id=quote.speaker_id if quote else None,
        arguments=_arguments(verb, event_type),
    )


def _fits(verb: _Verb, entry: dict[str, Any]) -> bool:
    if verb.syntax.verb(verb.at).lemma not in entry["lemmas"]:
        return False
    if "status" in entry and status_of(verb.syntax, verb.at) not in entry["status"]:
        return False
    if entry.get("actor") == "body" and not any(verb.scene.is_body(mention) for mention in verb.subjects()):
        return False
    return _object_fits(verb, entry.get("object"))


def _object_fits(verb: _Verb, wanted: str | None) -> bool:
    if wanted is None:
        return True
    objects = verb.objects()
    if wanted == "place":
        return any(verb.scene.is_region(mention) for mention in objects)
    if wanted == "person":
        return any(verb.scene.entities[m.entity_id].entity_type is EntityType.PERSON for m in objects)
    if wanted == "party":
        return bool(objects) or any(c.preposition == "with" for c in verb.syntax.complements(verb.at))
    if wanted == "ending violence":
        return _ends_violence(verb)
    return verb.object_noun() in lexicon("plover")["classes"][wanted]


def _ends_violence(verb: _Verb) -> bool:
    """``committing to ending the strikes``: the verb governs one of ending, whose object is violence."""
    classes = lexicon("plover")["classes"]
    for at in verb.syntax.verbs:
        if verb.syntax.governor(at) == verb.at and verb.syntax.verb(at).lemma in classes["ending"]:
            return _Verb(verb.scene, verb.syntax, at).object_noun() in classes["violence"]
    return False


def _arguments(verb: _Verb, event_type: EventType) -> tuple[Argument, ...]:
    """Actors from the subject or the agent, recipients from the object and “to”, locations from places among them."""
    found: dict[tuple[Role, str], Argument] = {}

    def add(role: Role, mention: Mention, rule: str) -> None:
        found.setdefault((role, mention.entity_id), Argument(role, mention.entity_id, mention.span, rule))

    scene, syntax = verb.scene, verb.syntax
    subject_rule = "agent" if syntax.is_passive(verb.at) else "subject"
    for mention in verb.subjects():
        add(Role.ACTOR, mention, subject_rule)
    for mention in verb.objects():
        for role in _object_roles(scene, mention, event_type):
            add(role, mention, "object")
    for complement in syntax.complements(verb.at):
        for mention in scene.all_named(syntax, complement.phrases):
            placed = _complement_role(scene, mention, complement.preposition, event_type)
            if placed is not None:
                add(*placed)
    return tuple(found.values())


def _object_roles(scene: Scene, mention: Mention, event_type: EventType) -> Iterator[Role]:
    if not scene.is_region(mention) or scene.is_body(mention):
        yield Role.ACTOR if event_type is EventType.CONSULT else Role.RECIPIENT
    if scene.is_region(mention) and event_type in _SPATIAL:
        yield Role.LOCATION


def _complement_role(
    scene: Scene, mention: Mention, preposition: str, event_type: EventType
) -> tuple[Role, Mention, str] | None:
    if preposition in _PLACE_PREPOSITIONS and scene.is_region(mention):
        return Role.LOCATION, mention, "place-complement"
    if preposition == "with" and event_type is EventType.CONSULT:
        return Role.ACTOR, mention, "with-complement"
    if preposition == "to" and (scene.is_body(mention) or not scene.is_region(mention)):
        return Role.RECIPIENT, mention, "to-complement"
    return None


_SPATIAL = frozenset((EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.REJECT, EventType.CONSULT))
"""Types whose object, where it is a place, is where the event happens or the place that it is about."""


def _noun_events(scene: Scene, syntax: Syntax, told: list[Event]) -> Iterator[Event]:
    """Nouns that name events (“the strikes”), unless a verb of the sentence tells the same kind or is about them."""
    types = {event.event_type for event in told}
    for at, phrase in enumerate(syntax.phrases):
        if phrase.kind is not Kind.NOUN:
            continue
        head = syntax.head(phrase)
        entry = next((e for e in lexicon("plover")["nouns"] if head.text.lower() in e["heads"]), None)
        if entry is None or EventType(entry["type"]) in types or _is_called_off(syntax, at, told):
            continue
        event_type = EventType(entry["type"])
        quote = scene.quote_around(head.span)
        arguments = tuple(_noun_arguments(scene, syntax, at))
        clause = hull([syntax.span(phrase), *(argument.span for argument in arguments if argument.span)])
        yield Event(
            event_type=event_type,
            trigger=head.span,
            clause=scene.within(quote, head.span, clause),
            status=noun_status(syntax, at),
            rule=f"noun-{event_type.lower()}",
            quote=quote.span.start if quote else None,
            attributed_to_id=quote.speaker_id if quote else None,
            arguments=arguments,
        )


def _is_called_off(syntax: Syntax, at: int, told: list[Event]) -> bool:
    """Whether the noun is what somebody refuses or asks for: then the refusal is the event."""
    spans = {event.trigger for event in told if event.event_type in _CALLED_OFF_TYPES}
    phrase = syntax.phrases[at]
    return any(
        phrase in syntax.objects(verb) for verb in syntax.verbs if syntax.tokens[syntax.verb(verb).head].span in spans
    )


def _noun_arguments(scene: Scene, syntax: Syntax, at: int) -> Iterator[Argument]:
    """``an offensive by the Russians``, ``strikes in Eastern Europe``: the phrases that follow the noun."""
    index = at + 1
    while index + 1 < len(syntax.phrases) and syntax.phrases[index].kind is Kind.PREP:
        preposition = syntax.tokens[syntax.phrases[index].first].text.lower()
        members = syntax.coordination(index + 1) if syntax.phrases[index + 1].kind is Kind.NOUN else []
        for member in members:
            for mention in scene.named(syntax, syntax.phrases[member]):
                if preposition == "by":
                    yield Argument(Role.ACTOR, mention.entity_id, mention.span, "by-complement")
                elif preposition in _PLACE_PREPOSITIONS and scene.is_region(mention):
                    yield Argument(Role.LOCATION, mention.entity_id, mention.span, "place-complement")
                elif preposition in ("on", "against"):
                    role = Role.LOCATION if scene.is_region(mention) else Role.RECIPIENT
                    yield Argument(role, mention.entity_id, mention.span, "on-complement")
        if not members:
            return
        index = members[-1] + 1
