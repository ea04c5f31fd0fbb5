"""What an article calls the people that it names: the words beside their names that say what they are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.language.clauses import Syntax
from onrecord.language.marks import GENITIVES
from onrecord.language.patterns import (
    APPOSED,
    COMMA,
    JOINT,
    JOINT_BEHIND_COMMA,
    NOUN_BEHIND_COMMA,
    NOUN_PHRASE,
    OBLIQUE,
    PREPOSITION,
    VERB,
)
from onrecord.language.spans import Span
from onrecord.reading.appearances.roles import (
    TITLES,
    is_definite,
    is_role,
    is_role_phrase,
    role_end,
    title_start,
)
from onrecord.reading.appearances.rules import APPOSITION, BEFORE, DESCRIPTION, TITLE
from onrecord.reading.appearances.standing import country_of, sector_of
from onrecord.reading.coreference import rules as coreference
from onrecord.reading.coreference.mentions import MentionIndex
from onrecord.reading.records import Called, Mention
from onrecord.reference import Entity
from onrecord.schema.vocabulary import EntityType, MentionForm

_CLOSING = ',.;:)—–!?”"’\n'
"""What may stand behind a description, or behind a name that one stands before."""
_DESCRIBING = (coreference.OFFICE.rule_id, coreference.OFFICE_HOLDER.rule_id)
_RANKS = (APPOSITION.rule_id, BEFORE.rule_id, TITLE.rule_id, DESCRIPTION.rule_id)


class _Name(NamedTuple):
    """A person's name in a sentence: its mention, its first and last token, and the position of its phrase."""

    mention: Mention
    first: int
    last: int
    at: int


class _Words(NamedTuple):
    """Words that say what somebody is: where, the last word of the noun for it, and the rule that found them."""

    span: Span
    head: Span
    rule: str


def find_called(
    text: str, syntaxes: Sequence[Syntax], mentions: MentionIndex, entities: Mapping[str, Entity]
) -> list[Called]:
    """What the article calls each person that it names, one record a person, in the order of their ids.

    An apposition says more than a title, and a title of several words more than one of one; of its like the first
    counts.
    """
    found: dict[str, tuple[tuple[int, int, int], _Words]] = {}
    for person_id, called in _all_called(text, syntaxes, mentions, entities):
        if not _is_whole(called.span.of(text)) or _is_torn(text, called.span):
            continue
        is_short = called.rule == TITLE.rule_id and not any(map(str.isspace, called.span.of(text)))
        order = (len(_RANKS) if is_short else _RANKS.index(called.rule), called.span.start, called.span.end)
        if person_id not in found or order < found[person_id][0]:
            found[person_id] = (order, called)
    return [_record(text, key, words, mentions, entities) for key, (_, words) in sorted(found.items())]


def _record(text: str, person_id: str, words: _Words, mentions: MentionIndex, entities: Mapping[str, Entity]) -> Called:
    country = country_of(text, words.span, words.head, mentions, entities)
    return Called(person_id, words.span, words.rule, country, sector_of(text, words.span, words.head, country))


def _all_called(
    text: str, syntaxes: Sequence[Syntax], mentions: MentionIndex, entities: Mapping[str, Entity]
) -> Iterator[tuple[str, _Words]]:
    for syntax in syntaxes:
        for mention in mentions.inside(syntax.sentence.span):
            if entities[mention.entity_id].entity_type is not EntityType.PERSON:
                continue
            if mention.form is MentionForm.NAME:
                for words in _beside(text, syntax, mention, mentions):
                    if words.rule != TITLE.rule_id or not _names_another(text, words.span, mentions, entities):
                        yield mention.entity_id, words
            elif mention.rule in _DESCRIBING and not text.startswith(" of ", mention.span.end):
                head = Span(mention.span.end - len(mention.span.of(text).split()[-1]), mention.span.end)
                yield mention.entity_id, _Words(mention.span, head, DESCRIPTION.rule_id)


def _beside(text: str, syntax: Syntax, mention: Mention, mentions: MentionIndex) -> Iterator[_Words]:
    """The words beside a name that say what the person is."""
    starts = syntax.sentence.starts
    first = bisect_left(starts, mention.span.start)
    if first == len(starts) or starts[first] != mention.span.start:
        return  # within a quotation, which has sentences of its own
    before = syntax.lowered[first - 1] if first else ""
    follows = text[mention.span.end : mention.span.end + 1]
    if follows != "," and before != "," and not is_role(before) and before not in TITLES and before != "state":
        return
    last = bisect_left(syntax.ends, mention.span.end)
    if last == len(starts) or syntax.ends[last] != mention.span.end:
        return
    name = _Name(mention, first, last, bisect_right(syntax.firsts, first) - 1)
    for found in (_apposition(text, syntax, name, mentions), _before(text, syntax, name), _title(syntax, name)):
        if found is not None:
            yield found


def _apposition(text: str, syntax: Syntax, name: _Name, mentions: MentionIndex) -> _Words | None:
    outline, phrases = syntax.outline, syntax.phrases
    if phrases[name.at].core != name.last or not outline.has(name.at + 1, COMMA):
        return None
    at = name.at + 2
    if outline.has(at, APPOSED) and _is_age(syntax, at):
        at += 2
    if not is_role_phrase(syntax, at):
        return None
    end = role_end(syntax, at)
    span = Span(syntax.sentence.starts[phrases[at].first], syntax.ends[phrases[end].core])
    if not _is_closed(text, span.end) or _goes_on(syntax, end, mentions):
        return None
    return _Words(span, _head(syntax, at), APPOSITION.rule_id)


def _is_age(syntax: Syntax, at: int) -> bool:
    return all(word.isdigit() for word in syntax.words(syntax.phrases[at]))


def _goes_on(syntax: Syntax, end: int, mentions: MentionIndex) -> bool:
    """Whether a comma and a name, or another description, follow: then these words may be said of the next person, or
    be one of a list."""
    if not syntax.outline.has(end + 1, NOUN_BEHIND_COMMA):
        return False
    phrase = syntax.phrases[end + 2]
    named = any(mention.form is MentionForm.NAME for mention in mentions.inside(syntax.span(phrase)))
    return named or is_role(syntax.lowered[phrase.head])


def _before(text: str, syntax: Syntax, name: _Name) -> _Words | None:
    outline, phrases = syntax.outline, syntax.phrases
    at = name.at
    if phrases[at].first != name.first or at < 2 or not outline.has(at - 1, COMMA):
        return None
    if not _is_closed(text, name.mention.span.end) or outline.has(at + 1, JOINT_BEHIND_COMMA):
        return None
    if outline.has(at + 1, NOUN_BEHIND_COMMA) and is_role(syntax.lowered[phrases[at + 2].head]):
        return None
    role = _role_before(syntax, at - 2)
    if role is None or not _stands_alone(syntax, role):
        return None
    span = Span(syntax.sentence.starts[phrases[role].first], syntax.ends[phrases[at - 2].core])
    return _Words(span, _head(syntax, role), BEFORE.rule_id)


def _role_before(syntax: Syntax, end: int) -> int | None:
    """The position of the first phrase of the description that ends at a position."""
    outline = syntax.outline
    role, at = None, end
    while outline.has(at, NOUN_PHRASE):
        if is_role_phrase(syntax, at) and is_definite(syntax, syntax.phrases[at]) and role_end(syntax, at) == end:
            role = at
        if at < 2 or not outline.has(at - 1, PREPOSITION):
            break
        at -= 2
    return role


def _stands_alone(syntax: Syntax, at: int) -> bool:
    """Whether the phrase at a position begins its sentence, or stands behind a verb. In a phrase that opens a sentence
    it is followed by the subject: “In a call with the mayor, Lee said”."""
    outline = syntax.outline
    if at == 0 or outline.has(at - 1, JOINT):
        return True
    if outline.has(at - 1, PREPOSITION):
        at -= 1
    while at >= 2 and outline.has(at - 2, OBLIQUE):
        at -= 2
    return at >= 1 and outline.has(at - 1, VERB)


def _title(syntax: Syntax, name: _Name) -> _Words | None:
    phrase = syntax.phrases[name.at]
    if phrase.first == name.first:
        return None
    last = name.first - 1
    word = syntax.lowered[last]
    is_state = word == "state" and syntax.lowered[last - 2 : last] == ["secretary", "of"]
    if not (is_role(word) or word in TITLES or is_state):
        return None
    first = title_start(syntax, phrase, last)
    if first is None:
        return None
    return _Words(Span(syntax.sentence.starts[first], syntax.ends[last]), _token(syntax, last), TITLE.rule_id)


def _head(syntax: Syntax, at: int) -> Span:
    return _token(syntax, syntax.phrases[at].head)


def _token(syntax: Syntax, at: int) -> Span:
    return Span(syntax.sentence.starts[at], syntax.ends[at])


def _is_closed(text: str, end: int) -> bool:
    """Whether a mark, or the end of the text, stands behind words."""
    follows = text[end : end + 2].lstrip(" ")
    return not follows or follows[0] in _CLOSING


def _is_whole(words: str) -> bool:
    """Whether brackets and quotation marks that open in the words close in them too."""
    return all(words.count(opening) == words.count(closing) for opening, closing in ("()", "[]", "“”")) and (
        words.count('"') % 2 == 0
    )


def _is_torn(text: str, span: Span) -> bool:
    """Whether the words begin or end inside a word, as behind the digits of “15th Judge Lee”."""
    start, end = span
    return text[start - 1 : start].isalnum() or (text[end - 1].isalnum() and text[end : end + 1].isalnum())


def _names_another(text: str, span: Span, mentions: MentionIndex, entities: Mapping[str, Entity]) -> bool:
    """Whether a title holds the name of a person to whom it does not belong: then it is of a headline in capitals (“Lee
    Is Now Firing Top General”)."""
    return any(
        entities[one.entity_id].entity_type is EntityType.PERSON
        and text[one.span.end : one.span.end + 2].lower() not in GENITIVES
        for one in mentions.inside(span)
    )
