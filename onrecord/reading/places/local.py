"""Local places: names that the region beside them makes places (“Samserganj (Murshidabad, West Bengal)”).

A district or village is found by its name or the sound of it, and only inside a region that the sentence names with it:
behind its comma, around its brackets, behind “in”, or before “’s”. Elsewhere in the article the same name is the same
place. What is told to be a place of a region and has no row there stays a place of that region's country, and of no
town of its name in another.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.language.lazy import Memo
from onrecord.language.spans import Span
from onrecord.reading.lexicon import words
from onrecord.reading.places.lookup import WORD
from onrecord.reading.places.recognition import Toponym
from onrecord.reading.places.rules import KNOWN_PLACE, LOCAL_NAME, LOCAL_SOUND, SAME_NAME, UNLISTED
from onrecord.reference import Locality, Reference
from onrecord.reference.entities import ancestors
from onrecord.reference.spelling import place_sound
from onrecord.schema.vocabulary import RegionType

_ARTICLES = "al|el|as|es|ash|ad|ed|ar|er|an|en|at|az|ez"
_NAME = rf"{WORD}(?: (?:(?:{_ARTICLES})-)?{WORD}){{0,3}}"
_DISTRICTS = words("places/places", "districts_behind")
_TOWNS = words("places/places", "towns_behind")
_KIND = "|".join(sorted(_DISTRICTS | _TOWNS))
_BEFORE = re.compile(
    rf"(?:(?P<told>\b(?:{_KIND}) of )|(?P<in>\b(?:in|at|near|from|of|outside|around|to) (?:the )?))?"
    rf"(?P<name>{_NAME})(?: (?P<kind>{_KIND}))?(?P<link>, (?:in )?| \(| in | of )(?:the )?$"
)
_OWNED = re.compile(rf"[’']s (?P<name>{_NAME}) (?P<kind>{_KIND})\b")
_REACH = 90
_LONGEST_CHAIN = 3
_LEADING = words("places/places", "leading")
_WORDS = words("places/places", "words")
_FAR = 0.5
"""Degrees. Villages of one name that are farther apart are not told apart."""


class Local(NamedTuple):
    """A name that its region makes a place; `place_id` is None where the region has no place of that name."""

    span: Span
    place_id: str | None
    country_code: str | None
    rule: str


class _Told(NamedTuple):
    """A name as it stands beside a region: the noun that says its kind, whether that or a preposition shows that it is
    a place's, and whether it stands next to the region, as that of a district does."""

    span: Span
    kind: str
    is_sited: bool
    is_inner: bool


class LocalPlaces:
    """Looks for the names of districts and villages beside their regions, and remembers which they found."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._codes = Memo(self._code, _KEPT)
        self._named = Memo(lambda key: reference.localities.named(*key), _KEPT)

    def find(self, text: str, toponyms: Sequence[Toponym], people: Sequence[Span]) -> list[Local]:
        """The local places of a text, in order; `toponyms` are those found so far, `people` the spans of people."""
        known = {toponym.span.start: toponym for toponym in toponyms}
        found: dict[int, Local] = {}
        for toponym in toponyms:
            codes = [code for key in toponym.candidates[:3] if (code := self._codes[key])] if toponym.is_sure else ()
            if codes:
                for local in self._beside(text, toponym.span, codes, known):
                    if not _is_in(local.span, people):
                        found.setdefault(local.span.start, local)
        return sorted([*found.values(), *_again(text, found, known, people)])

    def _code(self, region_id: str) -> str | None:
        """The ISO code of the subdivision or country that is a region larger than a city, or around it."""
        regions = self._reference.regions
        region = regions[region_id]
        if region.region_type is RegionType.CITY:
            return None
        outwards = (region, *ancestors(region_id, regions))
        return next((one.iso_code or one.country_code for one in outwards if one.iso_code or one.country_code), None)

    def _beside(
        self, text: str, region: Span, codes: Sequence[str], known: dict[int, Toponym]
    ) -> Iterator[Local]:
        """The local places that stand before a region, or behind its “’s”."""
        owned = _OWNED.match(text, region.end)
        if owned is not None:
            told = _Told(Span(*owned.span("name")), owned["kind"], is_sited=True, is_inner=True)
            local = self._local(text, told, codes, "", known)
            if local is not None:
                yield local
        end, district = region.start, ""
        for depth in range(_LONGEST_CHAIN):
            told = _told(text, end, is_inner=depth == 0)
            if told is None:
                return
            local = self._local(text, told, codes, district, known)
            if local is not None:
                yield local
            is_bracketed = text[told.span.start - 2 : told.span.start] == " ("
            if local is None and told.span.start not in known and not is_bracketed:
                return
            end, district = told.span.start, told.span.of(text)

    def _local(
        self, text: str, told: _Told, codes: Sequence[str], district: str, known: dict[int, Toponym]
    ) -> Local | None:
        """The place of some regions that a name is told to be."""
        name = told.span.of(text)
        toponym = known.get(told.span.start)
        if toponym is not None and (toponym.span != told.span or toponym.around):
            toponym = None if toponym.span.end < told.span.end else toponym
        if toponym is not None:
            inside = [key for key in toponym.candidates if self._lies_in(key, codes)]
            if inside:
                is_same = toponym.around or toponym.span != told.span or inside[0] == toponym.candidates[0]
                return None if is_same else Local(told.span, inside[0], None, _LOCAL_NAME)
            if toponym.rule == _KNOWN_PLACE:
                return None
        locality = self._place(name, told, codes, district)
        if locality is not None:
            rule = _LOCAL_NAME if locality.is_spelled else _LOCAL_SOUND
            return Local(told.span, locality.region.region_id, locality.region.country_code, rule)
        if told.is_sited and (told.kind or district) and len(codes) == 1:
            return Local(told.span, None, codes[0][:2], _UNLISTED)
        return None

    def _lies_in(self, region_id: str, codes: Sequence[str]) -> bool:
        regions = self._reference.regions
        outwards = (regions[region_id], *ancestors(region_id, regions))
        return any(one.iso_code in codes for one in outwards if one.iso_code)

    def _place(self, name: str, told: _Told, codes: Sequence[str], district: str) -> Locality | None:
        """The place of that name in the first region that has one, if it is the only one or the one that stands out."""
        for code in codes:
            options = self._named[name, code]
            options = [one for one in options if one.is_spelled] or _sounding(options, name, told)
            if district:
                sound = place_sound(district)
                options = [one for one in options if one.district and place_sound(one.district) == sound] or options
            wanted = RegionType.OTHER if told.kind in _DISTRICTS or (not told.kind and told.is_inner) else RegionType.CITY
            options = [one for one in options if one.region.region_type is wanted] or options
            if "-" not in code or not (told.is_sited or told.kind):
                options = [one for one in options if one.population]
            if options and (options[0].population > 1 or _are_near(options)):
                return options[0]
        return None


def _told(text: str, end: int, is_inner: bool) -> _Told | None:
    """The name that stands before a region which starts at `end`, if what joins them says that it lies there."""
    match = _BEFORE.search(text, max(0, end - _REACH), end)
    if match is None:
        return None
    start, name = match.start("name"), match["name"]
    while (at := name.find(". ")) >= 0 or name.split(" ")[0].lower() in _LEADING:
        at = at + 2 if at >= 0 else name.find(" ") + 1
        if at == 0:
            return None
        start, name = start + at, name[at:]
    kind = match["kind"] or (match["told"].split(" ")[0] if match["told"] and start == match.start("name") else "")
    is_sited = bool(kind or match["in"] or start > match.start("name"))
    link = match["link"]
    if link == " of " and not match["kind"] or link in (" in ", ", in ") and not is_sited:
        return None
    if name.endswith(".") or name in _WORDS or (name.isupper() and len(name) < _SHORTEST) or len(name) < 3:
        return None
    return _Told(Span(start, start + len(name)), kind, is_sited, is_inner)


def _sounding(options: Sequence[Locality], name: str, told: _Told) -> list[Locality]:
    """The places that sound like a name, where there is only one and what stands beside the name shows its kind."""
    if len(name) < _SHORTEST or not (told.kind or told.is_sited):
        return []
    return list(options) if _are_near(options) else []


def _are_near(options: Sequence[Locality]) -> bool:
    """Whether places are one, as far as can be told by where they lie."""
    points = [(one.region.latitude, one.region.longitude) for one in options]
    if len(points) < 2:
        return True
    return all(
        a is not None and b is not None and abs(a - points[0][0]) + abs(b - points[0][1]) < _FAR
        for a, b in points
        if points[0][0] is not None and points[0][1] is not None
    )


def _is_in(span: Span, people: Sequence[Span]) -> bool:
    """Whether a stretch of text overlaps a person's name."""
    at = bisect_left(people, span.start, key=lambda person: person.end - 1)
    return at < len(people) and people[at].start < span.end


def _again(
    text: str, found: dict[int, Local], known: dict[int, Toponym], people: Sequence[Span]
) -> Iterator[Local]:
    """The same names elsewhere in the article."""
    by_name = {local.span.of(text): local for local in found.values()}
    for name, local in by_name.items():
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            span = Span(*match.span())
            other = known.get(span.start)
            if span.start in found or _is_in(span, people) or (other is not None and other.span != span):
                continue
            if not _is_in_longer(text, span):
                yield local._replace(span=span, rule=_SAME_NAME if local.place_id else local.rule)


def _is_in_longer(text: str, span: Span) -> bool:
    """Whether a capitalised word that a place has no part in stands right beside a stretch of text."""
    before = text[max(0, span.start - _REACH) : span.start].rpartition("\n")[2].split(" ")
    word = before[-2] if len(before) > 1 and not before[-1] else ""
    behind = text[span.end : span.end + 2]
    return (word[:1].isupper() and word.lower() not in _LEADING and word[-1] not in ".,;:") or (
        behind[:1] == " " and behind[1:].isupper()
    )


_SHORTEST = 5
_KEPT = 1 << 14
_LOCAL_NAME, _LOCAL_SOUND, _UNLISTED = LOCAL_NAME.rule_id, LOCAL_SOUND.rule_id, UNLISTED.rule_id
_KNOWN_PLACE, _SAME_NAME = KNOWN_PLACE.rule_id, SAME_NAME.rule_id
