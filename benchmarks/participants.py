"""Participants: who does what a predicate tells, and to whom, in the words of the sentence.

The subject (in the passive, the agent) acts. The recipient is, in this order: an object that is somebody, the phrase
that a fitting preposition governs, whoever owns the object (``condemned Chad’s raid``), and whoever is named next.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind, Phrase
from onrecord.language.spans import Span
from onrecord.language.tags import Tag
from onrecord.reading.events.events import Telling
from onrecord.reading.events.frames import class_words, event_noun_words
from onrecord.reading.events.predicates import Predicate, Told, antecedent
from onrecord.reading.events.scene import Scene, is_time
from onrecord.schema.vocabulary import EventType, Role

_LISTS: dict[str, str] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_MUTUAL = frozenset((EventType.AGREE, EventType.CONSULT, EventType.COOPERATE, EventType.SUPPORT))
_BESIDE, _OF_WHOM, _WHOM, _TO_WHOM, _NOUN_PREPOSITIONS = (
    frozenset(_LISTS[key].split()) for key in ("beside", "of_whom", "whom", "to_whom", "noun_prepositions")
)
_SENDING = frozenset(
    t for t in EventType if t in ("MOBILIZE", "AID", "RETREAT", "SANCTION", "COOPERATE", "AGREE", "SUPPORT")
)
"""Types whose object may be what is sent or withdrawn (:func:`_means`), not to whom it is done."""


class Participant(NamedTuple):
    """Somebody's part in an event as the sentence words it, whether or not anybody knows who it is: ``the rebels``."""

    role: Role
    span: Span
    rule: str


def participants_of(telling: Telling, scene: Scene) -> tuple[Participant, ...]:
    """Who takes part in an event, in the words of its sentence."""
    predicate = telling.predicate
    if predicate is None:
        return _of_noun(scene, telling.syntax, telling.at)
    return () if predicate.told is None else _of_verb(predicate, predicate.told)


def _of_verb(predicate: Predicate, told: Told) -> tuple[Participant, ...]:
    """The participants of what a verb tells."""
    actors = _actors(predicate)
    recipient = _recipient(predicate, told, [participant.span for participant in actors])
    if not actors and recipient:
        taken = [participant.span for participant in recipient]
        actors = _named_otherwise(predicate.scene, predicate.syntax, predicate.at, taken, Role.ACTOR)
    return (*actors, *recipient)


def _actors(predicate: Predicate) -> list[Participant]:
    """The subjects, or in the passive the agents; what is nobody by its noun only where that is all there is."""
    rule = "agent" if predicate.is_passive else "subject"
    found = _from_phrases(predicate, predicate.agents, Role.ACTOR, rule)
    return found or _from_phrases(predicate, predicate.agents, Role.ACTOR, rule, any_noun=True)


def _recipient(predicate: Predicate, told: Told, taken: Sequence[Span]) -> list[Participant]:
    """The participants that the first rule finds which finds any beside those already `taken`."""
    event_type = told.event_type
    found = _free(_clear_recipients(predicate, event_type), taken)
    if not found and predicate.governed is not None:
        found = _free(_clear_recipients(predicate.governed, event_type), taken)
    if not found:
        means = [p for p in predicate.objects if event_type in _SENDING and _is_means(predicate.syntax, p)]
        elsewhere = [*taken, *(predicate.syntax.span(phrase) for phrase in means)]
        found = _named_otherwise(predicate.scene, predicate.syntax, predicate.at, elsewhere, Role.RECIPIENT)
    if not found:
        found = _free(_from_complements(predicate, event_type, any_noun=True), taken)
    if not found:
        found = _free(_from_phrases(predicate, _patients(predicate), Role.RECIPIENT, "object", any_noun=True), taken)
    return found


def _free(participants: list[Participant], taken: Sequence[Span]) -> list[Participant]:
    return [participant for participant in participants if not _is_taken(participant.span, taken)]


def _is_taken(span: Span, taken: Sequence[Span]) -> bool:
    return any(map(span.overlaps, taken))


def _clear_recipients(predicate: Predicate, event_type: EventType) -> list[Participant]:
    return _from_object(predicate, event_type) or _from_complements(predicate, event_type) or _from_owner(predicate)


def _from_object(predicate: Predicate, event_type: EventType) -> list[Participant]:
    """An object that is somebody, unless it is only what is sent, given or withdrawn (``sent doctors to Mali``)."""
    scene, syntax, phrases = predicate.scene, predicate.syntax, _patients(predicate)
    if event_type in _SENDING and not any(_has_name(syntax, phrase) for phrase in phrases):
        given = event_type is EventType.AID and any(c.preposition == "with" for c in predicate.complements)
        if not given and (any(_is_means(syntax, phrase) for phrase in phrases) or _names_whom(predicate, event_type)):
            return []
    participants = [phrase for phrase in phrases if scene.is_party(syntax, phrase)]
    return _from_phrases(predicate, participants, Role.RECIPIENT, "object")


def _patients(predicate: Predicate) -> Sequence[Phrase]:
    """The objects, those that the words of the verb's frame govern among them (``called on Mali``)."""
    objects, frame = predicate.all_objects, predicate.told.frame if predicate.told else None
    if frame is None or not frame.words:
        return objects
    return list(dict.fromkeys([*objects, *(predicate.after(frame.words) or ())]))


def _from_phrases(
    predicate: Predicate, phrases: Iterable[Phrase], role: Role, rule: str, *, any_noun: bool = False
) -> list[Participant]:
    scene, syntax = predicate.scene, predicate.syntax
    found = [_participant(scene, syntax, phrase, role, rule, any_noun=any_noun) for phrase in phrases]
    return [participant for participant in found if participant is not None]


def _has_name(syntax: Syntax, phrase: Phrase) -> bool:
    return Tag.NAME in syntax.tags[phrase.first : phrase.last + 1]


def _is_means(syntax: Syntax, phrase: Phrase) -> bool:
    return syntax.lowered[phrase.head] in _means()


@cache
def _means() -> frozenset[str]:
    """What is sent or withdrawn."""
    return frozenset().union(
        *map(class_words, ("troops", "militia", "police", "peacekeepers", "envoys", "doctors", "embassy"))
    )


def _names_whom(predicate: Predicate, event_type: EventType) -> bool:
    """Whether a preposition of giving or taking governs a name; of aid, only one of giving."""
    prepositions = _TO_WHOM if event_type is EventType.AID else _WHOM
    return any(
        complement.preposition in prepositions
        and any(_has_name(predicate.syntax, phrase) for phrase in complement.phrases)
        for complement in predicate.complements
    )


def _from_complements(predicate: Predicate, event_type: EventType, *, any_noun: bool = False) -> list[Participant]:
    """What ``with`` governs where both sides take part; else the first other preposition that governs somebody."""
    complements = [c for c in predicate.complements if c.preposition not in _BESIDE]
    if event_type in _MUTUAL:
        complements.sort(key=lambda complement: complement.preposition != "with")
    if not any_noun and any(c.preposition not in _WHOM for c in complements) and _from_owner(predicate):
        complements = [c for c in complements if c.preposition in _WHOM]
    for preposition, phrases in [(c.preposition, c.phrases) for c in complements]:
        found = _from_phrases(predicate, phrases, Role.RECIPIENT, f"{preposition}-complement", any_noun=any_noun)
        if found:
            return found
    return []


def _from_owner(predicate: Predicate) -> list[Participant]:
    """Whoever an object belongs to, by a possessive or an adjective: ``rejected Malian demands``."""
    scene, syntax = predicate.scene, predicate.syntax
    owners = [owner_of(syntax, phrase) for phrase in predicate.objects if not scene.is_party(syntax, phrase)]
    return [Participant(Role.RECIPIENT, owner, "owner") for owner in owners if owner is not None]


def owner_of(syntax: Syntax, phrase: Phrase) -> Span | None:
    """The name before the head of a phrase: ``Mali’s`` raid, ``Malian`` raids."""
    first, head = phrase.first, phrase.head
    if first == phrase.last:
        return None
    before = syntax.tags[first : phrase.last]
    if Tag.GEN in before and before[0] != Tag.GEN:
        return Span(syntax.sentence.starts[first], syntax.ends[first + before.index(Tag.GEN) - 1])
    del before[head - first :]
    if Tag.NAME not in before:
        return None
    if syntax.tags[head] == Tag.NOUN and syntax.lowered[head] not in _deeds():
        return syntax.span(phrase)  # a Swiss engineer
    start = end = before.index(Tag.NAME)
    while end + 1 < len(before) and before[end + 1] == Tag.NAME:
        end += 1
    return Span(syntax.sentence.starts[first + start], syntax.ends[first + end])


@cache
def _deeds() -> frozenset[str]:
    """Nouns that name a deed or an idea, which is no participant: ``Malian raids``, ``Swiss demands``."""
    return event_noun_words() | class_words("ideas") | class_words("treaty")


def _named_otherwise(scene: Scene, syntax: Syntax, at: int, taken: Sequence[Span], role: Role) -> list[Participant]:
    """Whoever is named nearest, as the last resort: an actor rather before the verb, a recipient rather after it."""
    phrases = syntax.phrases
    after, before = phrases[at + 1 : at + _NEAR], phrases[max(at - _NEAR + 1, 0) : at][::-1]
    for phrase in chain(before, after) if role is Role.ACTOR else chain(after, before):
        participant = _participant(scene, syntax, phrase, role, "nearest") if phrase.kind == Kind.NOUN else None
        if participant is not None and not _is_taken(participant.span, taken):
            return [participant]
    return []


_NEAR = 40
"""Phrases further away than this are not looked at, so that a text without a full stop takes no longer."""


def _participant(
    scene: Scene, syntax: Syntax, phrase: Phrase, role: Role, rule: str, *, any_noun: bool = False
) -> Participant | None:
    """The phrase as a participant: with what “of” adds to it; a pronoun gives way to the subject before it."""
    if syntax.tags[phrase.head] == Tag.PRON:
        named = antecedent(syntax, phrase)
        return None if named is None else Participant(role, _wide(syntax, named, role), rule)
    if (any_noun and not is_time(syntax, phrase)) or scene.is_party(syntax, phrase):
        return Participant(role, _wide(syntax, phrase, role), rule)
    for part in syntax.measured(phrase):
        if scene.is_party(syntax, part):
            return Participant(role, _wide(syntax, phrase, role), rule)
    owner = owner_of(syntax, phrase)
    return None if owner is None else Participant(role, owner, "owner")


def _wide(syntax: Syntax, phrase: Phrase, role: Role) -> Span:
    """The phrase with the “of” that follows it: ``the president of Mali``; one who acts, with all such phrases:
    ``a spokesman for the army``, ``officials in Mali``."""
    joint = phrase.last + 1
    word = syntax.lowered[joint] if joint < len(syntax.lowered) else ""
    if word == "of":
        parts = syntax.measured(phrase)
        if parts:
            return syntax.span(phrase, _joined(syntax, parts[-1]) if role is Role.ACTOR else parts[-1])
    elif role is Role.ACTOR and word in _OF_WHOM:
        following = syntax.phrases[syntax.phrases.index(phrase) + 2 :][:1]
        if following and following[0].kind == Kind.NOUN and not is_time(syntax, following[0]):
            return syntax.span(phrase, following[0])
    return syntax.span(phrase)


def _joined(syntax: Syntax, part: Phrase) -> Phrase:
    """The phrase joined to one inside a subject, as if it began a clause: ``leaders of Mali and Chad met``."""
    joint = syntax.phrases.index(part) + 1
    if joint + 1 < len(syntax.phrases) and syntax.head(syntax.phrases[joint]).text == "and":
        following = syntax.phrases[joint + 1]
        return following if following.kind == Kind.NOUN else part
    return part


def _of_noun(scene: Scene, syntax: Syntax, at: int) -> tuple[Participant, ...]:
    """The participants of what a noun tells: ``Mali’s raid on Chad``, ``a raid by rebels``."""
    found: dict[Role, Participant] = {}
    owner = owner_of(syntax, syntax.phrases[at])
    if owner is not None:
        found[Role.ACTOR] = Participant(Role.ACTOR, owner, "owner")
    index = at + 1
    while index + 1 < len(syntax.phrases) and syntax.phrases[index].kind == Kind.PREP:
        preposition, phrase = syntax.lowered[syntax.phrases[index].first], syntax.phrases[index + 1]
        if phrase.kind != Kind.NOUN:
            break
        role = Role.ACTOR if preposition == "by" else Role.RECIPIENT
        if scene.is_party(syntax, phrase) and preposition in _NOUN_PREPOSITIONS:
            found.setdefault(role, Participant(role, _wide(syntax, phrase, role), f"{preposition}-complement"))
        index += 2
    for role in (Role.ACTOR, Role.RECIPIENT):
        if role not in found:
            taken = [participant.span for participant in found.values()]
            before = _subject_at(scene, syntax, at) if role is Role.ACTOR else None
            if before is not None and not _is_taken(before, taken):
                found[role] = Participant(role, before, "subject")
            else:
                found.update((role, participant) for participant in _named_otherwise(scene, syntax, at, taken, role))
    return tuple(found.values())


def _subject_at(scene: Scene, syntax: Syntax, at: int) -> Span | None:
    """The subject of the last verb before a phrase, where it is somebody."""
    before = bisect_left(syntax.verbs, at) - 1
    for subject in syntax.subjects(syntax.verbs[before]) if before >= 0 else ():
        participant = _participant(scene, syntax, subject, Role.ACTOR, "subject")
        if participant is not None:
            return participant.span
    return None
