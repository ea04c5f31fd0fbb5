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
from onrecord.reading.places.lookup import LARGE, WORD
from onrecord.reading.places.recognition import Toponym
from onrecord.reading.places.rules import COUNTRY_ADJECTIVE, LOCAL_NAME, LOCAL_SOUND, SAME_NAME, UNLISTED
from onrecord.reference import Locality, Reference
from onrecord.reference.entities import ancestors
from onrecord.reference.spelling import place_sound
from onrecord.schema.vocabulary import RegionType

_ARTICLES = "al|el|as|es|ash|ad|ed|ar|er|an|en|at|az|ez"
_NAME = rf"{WORD}(?: (?:(?:{_ARTICLES})-)?{WORD}){{0,3}}"
_DISTRICTS = words("places/places", "districts_behind")
_STRICT = words("places/places", "only_districts")
_TOWNS = words("places/places", "towns_behind")
_KIND = "|".join(sorted(_DISTRICTS | _TOWNS))
_SITED = "|".join(sorted(words("places/places", "locative")))
_BEFORE = re.compile(
    rf"(?:(?P<told>\b(?:{_KIND}) of )|(?P<in>\b(?:{_SITED}|at|from|of|to) (?:the )?))?"
    rf"(?P<name>{_NAME})(?: (?:border )?(?P<kind>{_KIND})(?: (?:{_KIND}))?)?"
    r"(?P<link>, (?:in )?|,? \(| in (?:the )?| of (?:the )?)$"
)
_OWNED = re.compile(rf"[’']s (?P<name>{_NAME}) (?P<kind>{_KIND})\b")
_IS_DISTRICT = re.compile(rf" (?:{'|'.join(sorted(_STRICT))})\b")
_LINK_ENDS = frozenset((", ", " (", "n ", "f ", "e "))
"""How what joins a name to its region ends: the cheap test ahead."""
_IS_JOINED = re.compile(r",? (?:and|or|as well as) (?:the )?[A-Z]")
_REACH = 90
_LONGEST_CHAIN = 3
_LEADING = words("places/places", "leading")
_WORDS = words("places/places", "words")
_WIDE = (RegionType.COUNTRY, RegionType.FIRST_LEVEL)
_FAR = 0.5
"""Degrees. Villages of one name that are farther apart are not told apart."""


class Local(NamedTuple):
    """A name that its region makes a place; `place_id` is None where the region has no place of that name."""

    span: Span
    place_id: str | None
    country_code: str | None
    rule: str
    is_certain: bool = False


class _Told(NamedTuple):
    """A name as it stands beside a region: the noun that says its kind, whether that or a preposition shows that it is
    a place's, whether the region stands in brackets behind it, whether it is next to the region, as a district's name
    is, and whether the region stands before it with “’s”."""

    span: Span
    kind: str
    is_sited: bool
    is_bracketed: bool
    is_inner: bool
    is_owned: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether no person can be meant."""
        return bool(self.kind) or (self.is_sited and self.is_inner)


class LocalPlaces:
    """Looks for the names of districts and villages beside their regions, and remembers which they found."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._codes = Memo(self._around, _KEPT)
        self._named: Memo[tuple[str, str], list[Locality]] = Memo(lambda key: reference.localities.named(*key), _KEPT)

    def find(self, text: str, toponyms: Sequence[Toponym], people: Sequence[Span]) -> list[Local]:
        """The local places of a text, in order; `toponyms` are those found so far, `people` the spans of people."""
        known = {toponym.span.start: toponym for toponym in toponyms}
        found: dict[int, Local] = {}
        for toponym in toponyms:
            if toponym.is_sure and toponym.rule != _ADJECTIVE:
                for local in self._beside(text, toponym, known):
                    if not _is_in(local.span, people) or (local.is_certain and local.span in people):
                        found.setdefault(local.span.start, local)
        return sorted([*found.values(), *_again(text, found, known, people)])

    def _around(self, region_id: str) -> str | None:
        """The ISO code of the subdivision or country that is a region or lies around it."""
        regions = self._reference.regions
        outwards = (regions[region_id], *ancestors(region_id, regions))
        return next((one.iso_code for one in outwards if one.iso_code), regions[region_id].country_code)

    def _inside(self, region: Toponym, text: str) -> list[str]:
        """The ISO codes of the regions that a name may mean in which others lie, or that are around a district."""
        regions = self._reference.regions
        if _IS_DISTRICT.match(text, region.span.end):
            return [code for key in region.candidates[:1] if (code := self._codes[key])]
        wide = [key for key in region.candidates[:3] if regions[key].region_type in _WIDE]
        if not wide and regions[region.candidates[0]].region_type is not RegionType.CITY:
            wide = [region.candidates[0]]
        return [code for key in wide if (code := self._codes[key])]

    def _beside(self, text: str, region: Toponym, known: dict[int, Toponym]) -> Iterator[Local]:
        """The local places that stand before a region, or behind its “’s”."""
        owned = _OWNED.match(text, region.span.end) if text[region.span.end : region.span.end + 1] in "’'" else None
        if owned is not None and (around := self._codes[region.candidates[0]]):
            told = _Told(Span(*owned.span("name")), owned["kind"], True, False, True, is_owned=True)
            if (local := self._local(text, [told], [around], "", known)) is not None:
                yield local
        if text[region.span.start - 2 : region.span.start] not in _LINK_ENDS:
            return
        codes: Sequence[str] = ()
        end = region.span.start
        regions = self._reference.regions
        is_listed = all(regions[key].region_type not in _WIDE for key in region.candidates[:3])
        is_listed = is_listed or _IS_JOINED.match(text, region.span.end) is not None
        district = region.span.of(text) if _IS_DISTRICT.match(text, region.span.end) else ""
        for depth in range(_LONGEST_CHAIN):
            told_names = _told(text, end, is_inner=depth == 0)
            codes = codes or (self._inside(region, text) if told_names else ())
            if not told_names or not codes:
                return
            local = self._local(text, told_names, codes, district, known, is_listed)
            if local is not None:
                yield local
            span = told_names[0].span if local is None else local.span
            if local is None and not self._may_go_on(text, span, codes, known):
                return
            end, district = span.start, span.of(text)

    def _may_go_on(self, text: str, span: Span, codes: Sequence[str], known: dict[int, Toponym]) -> bool:
        """Whether a name of no local place may still stand between one and its region."""
        toponym = known.get(span.start)
        if toponym is not None:
            return any(self._lies_in(key, codes) for key in toponym.candidates)
        return text[span.start - 2 : span.start] == " ("

    def _local(
        self,
        text: str,
        names: Sequence[_Told],
        codes: Sequence[str],
        district: str,
        known: dict[int, Toponym],
        is_listed: bool = True,
    ) -> Local | None:
        """The place of some regions that the first of some names is told to be which can be one. `is_listed` says that
        the region may be another place in a list."""
        for told in names:
            toponym = known.get(told.span.start)
            if toponym is not None and toponym.span.end >= told.span.end:
                if toponym.span != told.span or self._is_known(toponym):
                    return None
                inside = [key for key in toponym.candidates if self._lies_in(key, codes)]
                if inside and not (told.is_owned and told.kind in _DISTRICTS):
                    is_same = toponym.around or inside[0] == toponym.candidates[0]
                    return None if is_same else Local(told.span, inside[0], None, _LOCAL_NAME)
            locality = self._place(told.span.of(text), told, codes, district)
            if locality is not None:
                rule = _LOCAL_NAME if locality.is_spelled else _LOCAL_SOUND
                certain = locality.is_spelled or told.is_certain
                return Local(told.span, locality.region.region_id, locality.region.country_code, rule, certain)
        told = names[-1]
        toponym = known.get(told.span.start)
        is_elsewhere = toponym is not None and bool(toponym.around) and told.is_inner and not is_listed
        if (is_elsewhere or (told.is_sited and (told.kind or told.is_bracketed))) and len(codes) == 1:
            return Local(told.span, None, codes[0][:2], _UNLISTED, told.is_certain)
        return None

    def _is_known(self, toponym: Toponym) -> bool:
        """Whether everybody knows the place: what is beside it may be another in a list."""
        first = toponym.candidates[0]
        region, gazetteer = self._reference.regions[first], self._reference.gazetteer
        return (
            first not in gazetteer or region.region_type is not RegionType.CITY or gazetteer.population(first) >= LARGE
        )

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
                there = [one for one in options if one.district and place_sound(one.district) == sound]
                options = there or [one for one in options if not one.district or one.population]
            wanted = (
                RegionType.OTHER if told.kind in _DISTRICTS or (not told.kind and told.is_inner) else RegionType.CITY
            )
            fitting = [one for one in options if one.region.region_type is wanted]
            options = fitting or ([] if told.kind in _STRICT else options)
            if "-" not in code or not (told.is_sited or told.kind):
                options = [one for one in options if one.population]
            if options and (options[0].population > 1 or _are_near(options)):
                return options[0]
        return None


def _told(text: str, end: int, is_inner: bool) -> list[_Told]:
    """The name that stands before a region which starts at `end`, if what joins them says that it lies there: whole,
    and then without the capitalised words before it that may be no part of it (“North Elkton”, “In Elkton”)."""
    match = _BEFORE.search(text, max(0, end - _REACH), end)
    if match is None:
        return []
    start, name = match.start("name"), match["name"]
    if ". " in name:
        start, name = start + name.rindex(". ") + 2, name[name.rindex(". ") + 2 :]
    is_whole, link = start == match.start("name"), match["link"]
    kind = match["kind"] or (match["told"].split(" ")[0] if match["told"] and is_whole else "")
    found = []
    while name:
        is_sited = bool(kind or (match["in"] and is_whole) or start > match.start("name"))
        is_sited = is_sited or (is_inner and text[start - 2 : start] == " (")
        is_joined = (match["kind"] or link != " of ") and (is_sited or "in " not in link)
        is_name = not (name.endswith(".") or name in _WORDS or (name.isupper() and len(name) < _SHORTEST))
        if is_joined and is_name and len(name) > 2:
            found.append(_Told(Span(start, start + len(name)), kind, is_sited, "(" in link, is_inner))
        first, _, rest = name.partition(" ")
        if first.lower() not in _LEADING:
            break
        start, name = start + len(first) + 1, rest
    return found


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


def _again(text: str, found: dict[int, Local], known: dict[int, Toponym], people: Sequence[Span]) -> Iterator[Local]:
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
_ADJECTIVE, _SAME_NAME = COUNTRY_ADJECTIVE.rule_id, SAME_NAME.rule_id
