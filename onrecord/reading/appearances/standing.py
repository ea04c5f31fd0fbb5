"""Standing: the country and the sector that words for a person tell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from onrecord.language.marks import GENITIVES
from onrecord.language.spans import Span
from onrecord.reading.coreference.mentions import MentionIndex
from onrecord.reading.lexicon import lexicon, words
from onrecord.reading.places.rules import COUNTRY_ADJECTIVE
from onrecord.reading.records import Mention
from onrecord.reference import Entity
from onrecord.schema.vocabulary import EntityType, Sector

_LISTS = "appearances/appearances"
_FORMER, _SPEAKING, _GOVERNING = (words(_LISTS, name) for name in ("former", "speaking", "governing"))


def _by_word(section: Mapping[str, Any]) -> Mapping[str, Sector]:
    return {word: Sector(sector) for sector, listed in section.items() for word in listed.split()}


_HEADS, _WORDS = _by_word(lexicon(_LISTS)["heads"]), _by_word(lexicon(_LISTS)["words"])
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*\.?")
_OF, _FOR = re.compile(r"\s+of\s+(?:the\s+)?"), re.compile(r"\s+for\s+(?:the\s+)?")
_NATIONAL = 3
"""Words of a national office at most: “South African President”, not “Indiana State Teachers Association President”."""
_PLACES = (EntityType.COUNTRY, EntityType.REGION)


def sector_of(text: str, span: Span, head: Span, country: str | None) -> Sector | None:
    """The sector that the words at `span` tell, with the noun at `head` and the country: the one of the noun, else the
    only one that other words tell. None for what somebody was, or may become."""
    said, parts = _said(span.of(text))
    if not _FORMER.isdisjoint(parts):
        return None
    noun = head.of(text).lower()
    own = _HEADS.get(noun) or _HEADS.get(noun.rpartition("-")[2])
    if own is not None:
        return own
    told = {_WORDS[word] for word in parts if word in _WORDS}
    if not told and country is not None and noun == "president" and head.end == span.end and len(said) <= _NATIONAL:
        return Sector.GOV
    return next(iter(told)) if len(told) == 1 else None


def is_former(called: str) -> bool:
    """Whether words for a person say what he or she is no longer, or not yet."""
    return not _FORMER.isdisjoint(_said(called)[1])


def _said(called: str) -> tuple[list[str], set[str]]:
    """The words in lower case, and these with the parts of compounds."""
    said = [word.lower().rstrip(".") for word in _WORD.findall(called)]
    return said, {part for word in said for part in (word, *word.split("-"))}


def country_of(text: str, span: Span, head: Span, mentions: MentionIndex, entities: Mapping[str, Entity]) -> str | None:
    """The code of the country that the words at `span` name as that of the person: by an adjective or a genitive before
    the noun at `head`, by a name before an office, or by what the office is of. None for none, and for several."""
    noun = head.of(text).lower()
    inside = [mention for mention in mentions.inside(span) if entities[mention.entity_id].entity_type in _PLACES]
    before = [one for one in inside if one.span.end <= head.start and _is_owner(text, one, noun)]
    links = (_OF, _FOR) if noun in _SPEAKING else (_OF,)
    behind = [one for one in inside if any(_follows(link, text, head, one) for link in links)]
    codes = {entities[one.entity_id].country_code for one in before or behind}
    return next(iter(codes)) if len(codes) == 1 else None


def _is_owner(text: str, mention: Mention, noun: str) -> bool:
    if mention.rule == COUNTRY_ADJECTIVE.rule_id or noun in _GOVERNING or mention.span.of(text).isupper():
        return True  # “U.S.” is an adjective too
    return text[mention.span.end : mention.span.end + 2].lower() in GENITIVES


def _follows(link: re.Pattern[str], text: str, head: Span, mention: Mention) -> bool:
    return link.fullmatch(text, head.end, mention.span.start) is not None
