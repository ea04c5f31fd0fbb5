"""Parties: who does what a predicate tells, and to whom, in the words of the sentence.

The subject (in the passive, the agent) acts. The recipient is, in this order: an object that is somebody, the phrase
that a fitting preposition governs, whoever owns the object (``condemned Chad’s raid``), and whoever is named next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind, Phrase
from onrecord.language.spans import Span
from onrecord.language.tagging import Tag
from onrecord.reading.plover.event_frames import class_words, event_nouns
from onrecord.reading.plover.predicates import Predicate, Told
from onrecord.reading.plover.scene import Scene, is_time
from onrecord.reading.records import Party
from onrecord.schema.vocabulary import EventType, Role

_MUTUAL = frozenset((EventType.AGREE, EventType.CONSULT, EventType.COOPERATE, EventType.SUPPORT))
_BESIDE = frozenset(
    "in at near within inside outside across around as by after before since during under about over amid of".split()
)
"""Prepositions that say where, when or how, not to whom."""
_WHOM = ("to", "from", "with", "against")
"""Prepositions of giving, taking and facing."""
_MEANS = ("troops", "militia", "police", "peacekeepers", "envoys", "doctors", "embassy")
"""What is sent or withdrawn, not to whom it is done, where the type is one of these."""
_SENDING = frozenset(
    t for t in EventType if t in ("MOBILIZE", "AID", "RETREAT", "SANCTION", "COOPERATE", "AGREE", "SUPPORT")
)


def verb_parties(predicate: Predicate, told: Told) -> tuple[Party, ...]:
    """The parties of what a verb tells."""
    scene, syntax = predicate.scene, predicate.syntax
    actors = _actors(predicate)
    taken = [party.span for party in actors]
    recipient = _recipient(predicate, told, taken)
    if not actors and recipient:
        actors = _named_otherwise(scene, syntax, predicate.at, [r.span for r in recipient], Role.ACTOR)
    return (*actors, *recipient)


def _actors(predicate: Predicate) -> list[Party]:
    """The subjects, or in the passive the agents; what is nobody by its noun only where that is all there is."""
    scene, syntax = predicate.scene, predicate.syntax
    rule = "agent" if predicate.is_passive else "subject"
    for any_noun in (False, True):
        found = [_party(scene, syntax, phrase, Role.ACTOR, rule, any_noun=any_noun) for phrase in predicate.agents]
        if any(found):
            return [party for party in found if party is not None]
    return []


def _recipient(predicate: Predicate, told: Told, taken: Sequence[Span]) -> list[Party]:
    """The parties that the first rule finds which finds any beside those already `taken`."""

    def free(parties: Iterable[Party]) -> list[Party]:
        return [party for party in parties if not any(party.span.overlaps(span) for span in taken)]

    found = free(_clear_recipients(predicate, told.event_type))
    if not found and predicate.governed is not None:
        found = free(_clear_recipients(predicate.governed, told.event_type))
    if not found:
        means = [p for p in predicate.objects if told.event_type in _SENDING and _is_means(predicate.syntax, p)]
        elsewhere = [*taken, *(predicate.syntax.span(phrase) for phrase in means)]
        found = _named_otherwise(predicate.scene, predicate.syntax, predicate.at, elsewhere, Role.RECIPIENT)
    if not found:
        found = free(_from_complements(predicate, told.event_type, any_noun=True))
    if not found:
        found = free(_from_phrases(predicate, predicate.patients, "object", any_noun=True))
    return found


def _clear_recipients(predicate: Predicate, event_type: EventType) -> list[Party]:
    rules = (_from_object, _from_complements, _from_owner)
    return next((found for rule in rules if (found := list(rule(predicate, event_type)))), [])


def _from_object(predicate: Predicate, event_type: EventType) -> Iterator[Party]:
    """An object that is somebody, unless it is only what is sent, given or withdrawn (``sent doctors to Mali``)."""
    phrases = list(predicate.patients)
    if event_type in _SENDING and not any(_has_name(predicate.syntax, phrase) for phrase in phrases):
        given = event_type is EventType.AID and any(c.preposition == "with" for c in predicate.complements)
        if not given and (any(_is_means(predicate.syntax, p) for p in phrases) or _names_whom(predicate, event_type)):
            return
    parties = [phrase for phrase in phrases if predicate.scene.is_party(predicate.syntax, phrase)]
    yield from _from_phrases(predicate, parties, "object")


def _from_phrases(
    predicate: Predicate, phrases: Iterable[Phrase], rule: str, *, any_noun: bool = False
) -> Iterator[Party]:
    for phrase in phrases:
        party = _party(predicate.scene, predicate.syntax, phrase, Role.RECIPIENT, rule, any_noun=any_noun)
        if party is not None:
            yield party


def _has_name(syntax: Syntax, phrase: Phrase) -> bool:
    return any(tag is Tag.NAME for tag in syntax.tags[phrase.first : phrase.last + 1])


def _is_means(syntax: Syntax, phrase: Phrase) -> bool:
    return any(syntax.head(phrase).text.lower() in class_words(name) for name in _MEANS)


def _names_whom(predicate: Predicate, event_type: EventType) -> bool:
    """Whether a preposition of giving or taking governs a name; of aid, only one of giving."""
    prepositions = _WHOM[:1] if event_type is EventType.AID else _WHOM
    return any(
        complement.preposition in prepositions
        and any(_has_name(predicate.syntax, phrase) for phrase in complement.phrases)
        for complement in predicate.complements
    )


def _from_complements(predicate: Predicate, event_type: EventType, *, any_noun: bool = False) -> Iterator[Party]:
    """What ``with`` governs where both sides take part; else the first other preposition that governs somebody."""
    complements = [c for c in predicate.complements if c.preposition not in _BESIDE]
    if event_type in _MUTUAL:
        complements.sort(key=lambda complement: complement.preposition != "with")
    is_owned = not any_noun and any(True for _ in _from_owner(predicate, event_type))
    for complement in complements:
        if is_owned and complement.preposition not in _WHOM:
            continue
        found = list(
            _from_phrases(predicate, complement.phrases, f"{complement.preposition}-complement", any_noun=any_noun)
        )
        if found:
            yield from found
            return


def _from_owner(predicate: Predicate, _: EventType) -> Iterator[Party]:
    """Whoever an object belongs to, by a possessive or an adjective: ``rejected Malian demands``."""
    for phrase in predicate.objects:
        owner = None if predicate.scene.is_party(predicate.syntax, phrase) else owner_of(predicate.syntax, phrase)
        if owner is not None:
            yield Party(Role.RECIPIENT, owner, "owner")


def owner_of(syntax: Syntax, phrase: Phrase) -> Span | None:
    """The name before the head of a phrase: ``Mali’s`` raid, ``Malian`` raids."""
    tokens = syntax.tokens
    names = [at for at in range(phrase.first, phrase.head) if syntax.tags[at] is Tag.NAME]
    genitive = next((at for at in range(phrase.first, phrase.last) if syntax.tags[at] is Tag.GEN), None)
    if genitive is not None and genitive > phrase.first:
        return Span(tokens[phrase.first].start, tokens[genitive - 1].end)
    if not names:
        return None
    if syntax.tags[phrase.head] is Tag.NOUN and not _is_deed(syntax.head(phrase).text.lower()):
        return syntax.span(phrase)  # a Swiss engineer
    last = names[0]
    while last + 1 in names:
        last += 1
    return Span(tokens[names[0]].start, tokens[last].end)


def _is_deed(word: str) -> bool:
    """Whether a noun names a deed or an idea, which is no party: ``Malian raids``, ``Swiss demands``."""
    return word in event_nouns() or word in class_words("ideas") or word in class_words("treaty")


def _named_otherwise(scene: Scene, syntax: Syntax, at: int, taken: Sequence[Span], role: Role) -> list[Party]:
    """Whoever is named nearest, as the last resort: an actor rather before the verb, a recipient rather after it."""
    after, before = range(at + 1, min(at + _NEAR, len(syntax.phrases))), range(at - 1, max(at - _NEAR, -1), -1)
    for index in (*before, *after) if role is Role.ACTOR else (*after, *before):
        phrase = syntax.phrases[index]
        if phrase.kind is not Kind.NOUN:
            continue
        party = _party(scene, syntax, phrase, role, "nearest")
        if party is not None and not any(party.span.overlaps(span) for span in taken):
            return [party]
    return []


_NEAR = 40
"""Phrases further away than this are not looked at, so that a text without a full stop takes no longer."""


def _party(
    scene: Scene, syntax: Syntax, phrase: Phrase, role: Role, rule: str, *, any_noun: bool = False
) -> Party | None:
    """The phrase as a party: with what “of” adds to it; a pronoun gives way to the subject before it."""
    if syntax.tags[phrase.head] is Tag.PRON:
        antecedent = _subject_before(syntax, phrase)
        return None if antecedent is None else Party(role, _wide(syntax, antecedent, role), rule)
    if (any_noun and not is_time(syntax, phrase)) or scene.is_party(syntax, phrase):
        return Party(role, _wide(syntax, phrase, role), rule)
    for part in syntax.measured(phrase):
        if scene.is_party(syntax, part):
            return Party(role, _wide(syntax, phrase, role), rule)
    owner = owner_of(syntax, phrase)
    return None if owner is None else Party(role, owner, "owner")


def _wide(syntax: Syntax, phrase: Phrase, role: Role) -> Span:
    """The phrase with the “of” that follows it: ``the president of Mali``; one who acts, with all such phrases:
    ``a spokesman for the army``, ``officials in Mali``."""
    parts = syntax.measured(phrase)
    if parts:
        return syntax.span(phrase, _joined(syntax, parts[-1]) if role is Role.ACTOR else parts[-1])
    index = syntax.phrases.index(phrase) + 1
    if role is Role.ACTOR and index + 1 < len(syntax.phrases):
        joint, following = syntax.head(syntax.phrases[index]).text.lower(), syntax.phrases[index + 1]
        if joint in _OF_WHOM and following.kind is Kind.NOUN and not is_time(syntax, following):
            return syntax.span(phrase, following)
    return syntax.span(phrase)


def _joined(syntax: Syntax, part: Phrase) -> Phrase:
    """The phrase joined to one inside a subject, as if it began a clause: ``leaders of Mali and Chad met``."""
    joint = syntax.phrases.index(part) + 1
    if joint + 1 < len(syntax.phrases) and syntax.head(syntax.phrases[joint]).text == "and":
        following = syntax.phrases[joint + 1]
        return following if following.kind is Kind.NOUN else part
    return part


_OF_WHOM = frozenset(("for", "in", "from", "at"))
"""Prepositions that say whose, or where, an actor is."""


def _subject_before(syntax: Syntax, phrase: Phrase) -> Phrase | None:
    """The subject that a pronoun stands for: the first before it in its sentence that names somebody."""
    for at in syntax.verbs:
        if syntax.phrases[at].first > phrase.first:
            return None
        subject = syntax.own_subject(at)
        if subject is not None and syntax.phrases[subject].last < phrase.first:
            found = syntax.phrases[subject]
            if syntax.tags[found.head] is not Tag.PRON:
                return found
    return None


def noun_parties(scene: Scene, syntax: Syntax, at: int) -> tuple[Party, ...]:
    """The parties of what a noun tells: ``Mali’s raid on Chad``, ``a raid by rebels``."""
    found: dict[Role, Party] = {}
    owner = owner_of(syntax, syntax.phrases[at])
    if owner is not None:
        found[Role.ACTOR] = Party(Role.ACTOR, owner, "owner")
    index = at + 1
    while index + 1 < len(syntax.phrases) and syntax.phrases[index].kind is Kind.PREP:
        preposition, phrase = syntax.tokens[syntax.phrases[index].first].text.lower(), syntax.phrases[index + 1]
        if phrase.kind is not Kind.NOUN:
            break
        role = Role.ACTOR if preposition == "by" else Role.RECIPIENT
        if scene.is_party(syntax, phrase) and preposition in _NOUN_PREPOSITIONS:
            found.setdefault(role, Party(role, _wide(syntax, phrase, role), f"{preposition}-complement"))
        index += 2
    for role in (Role.ACTOR, Role.RECIPIENT):
        if role not in found:
            taken = [party.span for party in found.values()]
            before = _subject_at(scene, syntax, at) if role is Role.ACTOR else None
            if before is not None and not any(before.overlaps(span) for span in taken):
                found[role] = Party(role, before, "subject")
            else:
                found.update((role, party) for party in _named_otherwise(scene, syntax, at, taken, role))
    return tuple(found.values())


_NOUN_PREPOSITIONS = frozenset("by on against with at in to between for from of".split())


def _subject_at(scene: Scene, syntax: Syntax, at: int) -> Span | None:
    """The subject of the last verb before a phrase, where it is somebody."""
    before = [verb for verb in syntax.verbs if verb < at]
    for subject in syntax.subjects(before[-1]) if before else ():
        party = _party(scene, syntax, subject, Role.ACTOR, "subject")
        if party is not None:
            return party.span
    return None
