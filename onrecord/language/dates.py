"""Finding dates in running text: the forms of `date_forms`, and the words around them that bound or join them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from onrecord.language.calendar import (
    UNDATED,
    Anchor,
    Dated,
    DateMention,
    after,
    before,
    known,
    lies_ahead,
    since,
    through,
    until,
)
from onrecord.language.date_forms import FORMS
from onrecord.language.date_meanings import Parts, number
from onrecord.language.date_patterns import Form
from onrecord.language.date_words import (
    CLUES,
    FEAST_LEADS,
    FIRST_WORDS,
    HEAT,
    LEADS,
    LIST_WORDS,
    MAY_LEADS,
    OPEN_RANGE_WORDS,
    OTHER_CALENDARS,
    WEAK_LEADS,
    WHOLE_BOUNDS,
    one_of,
    spaced,
)
from onrecord.language.relative_meanings import away
from onrecord.language.spans import Span
from onrecord.schema.vocabulary import DateBasis

BOUNDS = {"since": since, "until": until, "till": until, "by": until, "through": until} | {
    "before": before,
    "after": after,
}
"""Words that make an open interval of a date; they belong to its span."""

ALL_LEADS = (*LEADS, *BOUNDS)
"""Words that make a date of a bare number or month."""

RANGE_WORDS = {"from": ("to", "until", "till", "through", "-", "–"), "between": ("and",)}
"""The words that close the interval which a lead has opened."""

_LEAD_LENGTH, _LINK_LENGTH, _REACH = 48, 16, 64


def _one_of(words: Sequence[str], letters: int | None = None) -> str:
    """A pattern for any of `words`, or for their first few letters, which turns nearly every place away in one step."""
    heads: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:
        heads[f"[{word[0].upper()}{word[0].lower()}]"] |= {word[1:letters], word[1:letters].upper()}
    return "|".join(f"{first}(?:{'|'.join(sorted(rest))})" for first, rest in sorted(heads.items()))


_UNNAMED = [re.sub(r"[(][?]P<[^>]*>", "(?:", spaced(form.pattern)) for form in FORMS]
_START = re.compile(rf"\b(?=\d|{_one_of(FIRST_WORDS, 4)})(?<![$£€#/@])(?<!\d[.,])")
_ANY = re.compile("|".join(f"({pattern})" for pattern in _UNNAMED))
_CLUE = re.compile(rf"\b(?:\d{{4}}|\d\d?(?:st|nd|rd|th)\b|\d0s\b|Q[1-4]\b|FY|(?:{_one_of(CLUES)})s?\b)")
_WRITTEN_YEAR = re.compile(r"\d\d\d\d")
_PATTERNS = tuple(re.compile(spaced(form.pattern)) for form in FORMS)
_PART_OF = rf"(?P<part_of>{one_of(WHOLE_BOUNDS)}) the (?:very )?(?:end|start|beginning|middle) of"
_LEAD = re.compile(
    spaced(
        rf"(?<!\w)(?:{_PART_OF}|(?P<word>{one_of(ALL_LEADS)})(?: (?:at least|about|around))?)"
        r"(?: the (?:year|month of))? $"
    )
)
_LEAD_ENDS = (*ALL_LEADS, "least", "about", "around", "year")
_LINK = re.compile(spaced(r"(?:,? (?P<word>and|or|to|until|till|through) (?:the )?|(?P<mark>[-–])|(?P<comma>,) )"))
_DAY_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?")
_OFFSET_GAP = re.compile(spaced(r" (?:the )?"))
_ON_FEAST = re.compile(spaced(rf"\b(?:{one_of((*FEAST_LEADS, *ALL_LEADS))}) $"))
_OTHER_CALENDAR = re.compile(spaced(rf"\b{one_of(OTHER_CALENDARS)} $"))
_HEAT = re.compile(rf"\b{one_of(HEAT)}\b")
_PLURAL = re.compile(spaced(r" (?!was\b|is\b|has\b|as\b|its\b|this\b|us\b)[a-z]+s\b"))
_CAPITAL = re.compile(spaced(r" [A-Z]"))
_POSSESSIVE = re.compile(r"['’]s\b")


class _Found(NamedTuple):
    """A form where it stands, with the word that leads it in ("" for none) and where that word starts."""

    form: Form
    parts: Parts
    span: Span
    lead: str
    lead_start: int
    stated: Dated


def find_dates(text: str, span: Span, anchor: date | None, *, future: bool = False) -> list[DateMention]:
    """The date expressions of `text` inside `span`, in order, none overlapping another.

    `anchor` is the day on which the words were written or said. A date that needs it lies at it or before it (at it
    or after it when `future`), has the basis `resolved`, and is `UNDATED` without one. For a day without its year this
    holds of the month: "Aug. 15", written on 12 August, is three days ahead. Weeks run from Monday, as in ISO 8601. A
    part of a month or year ("late 2022") is as precise as the month or year that it names; a quarter, a half and a
    season are three or six months. Text that
    only looks like a date gives nothing, and what lies outside the years of news (1600 to 2100) is `UNDATED`; no text
    raises.
    """
    if not _CLUE.search(text, *span):
        return []
    when = Anchor(anchor, future) if anchor else None
    found = list(_found(text, span))
    links = [_link(text, this.span.end, following.span.start) for this, following in pairwise(found)]
    readings = _readings(found, links, when)
    mentions = []
    listed = ranged = False
    for i, this in enumerate(found):
        link, following = (links[i], found[i + 1]) if i < len(links) else ("", None)
        interval = _interval(this, following, link, when) if following and not ranged else None
        if following and interval is None and _is_offset(text, this, following):
            interval = _offset(this, readings[i + 1])
        if ranged:
            ranged = listed = False
        elif following and interval:
            mentions.append(DateMention(Span(_opening(this), following.span.end), known(interval)))
            ranged = True
        elif listed or _is_date(text, this):
            mentions.append(_mention(text, this, readings[i]))
            listed = link in LIST_WORDS and following is not None and this.form is following.form
        else:
            listed = False
    return mentions


def first_known(
    text: str, span: Span, anchor: date | None, *, future: bool = False, told_on: date | None = None
) -> Dated:
    """What the first date of :func:`find_dates` means whose meaning is known and that does not lie ahead of `told_on`,
    `UNDATED` where there is none.

    Without an `anchor` none is known where no year is written.
    """
    if anchor is not None or _WRITTEN_YEAR.search(text, *span):
        for found in find_dates(text, span, anchor, future=future):
            if found.dated.basis is not DateBasis.UNKNOWN and not lies_ahead(found.dated, told_on):
                return found.dated
    return UNDATED


def _found(text: str, span: Span) -> Iterator[_Found]:
    """The forms of dates inside `span`, those left out that no calendar has."""
    floor = span.start
    for form, match in _matches(text, span):
        lead, lead_start = _lead(text, floor, match.start())
        for where, parts in _one_by_one(match):
            stated = _stated(form, parts)
            if stated is not None:
                yield _Found(form, parts, where, lead, lead_start, stated)
                floor = where.end
                lead, lead_start = "", floor


def _matches(text: str, span: Span) -> Iterator[tuple[Form, re.Match[str]]]:
    """Where the patterns match, in order, none overlapping another. They are tried near a clue alone, for each has one
    and most words of a text are near none."""
    floor = span.start
    for clue in _CLUE.finditer(text, *span):
        for start in _START.finditer(text, max(floor, clue.start() - _REACH), span.end):
            if start.start() > clue.start():
                break
            if start.start() < floor:
                continue
            found = _ANY.match(text, start.start(), span.end)
            index = (found.lastindex or 0) - 1 if found else 0
            match = _PATTERNS[index].match(text, start.start(), span.end) if found else None
            floor = max(start.start() + 1, found.end() if found else 0)
            if match:
                yield FORMS[index], match


def _stated(form: Form, parts: Parts) -> Dated | None:
    try:
        return form.stated(parts)
    except (ValueError, OverflowError):
        return None


def _lead(text: str, floor: int, start: int) -> tuple[str, int]:
    """The word that leads a date in, and where it starts; "" and the date's own start where none does."""
    window = max(floor, start - _LEAD_LENGTH)
    near = text[window:start]
    lead = _LEAD.search(near) if near.rstrip().lower().endswith(_LEAD_ENDS) else None
    return ((lead["word"] or lead["part_of"]).lower(), window + lead.start()) if lead else ("", start)


def _one_by_one(match: re.Match[str]) -> Iterator[tuple[Span, Parts]]:
    """The days of a list that shares its month (``14, 15 and 17 August``), each where it stands; else the whole."""
    parts: dict[str, Any] = match.groupdict()
    if not parts.get("more"):
        yield Span(*match.span()), parts
        return
    found = list(_DAY_NUMBER.finditer(match.string, *match.span("more")))
    spans = [Span(match.start(), match.end("day")), *(Span(*day.span()) for day in found)]
    spans[-1] = Span(spans[-1].start, match.end())
    for span, day in zip(spans, [parts["day"], *(day[0] for day in found)], strict=True):
        yield span, {**parts, "day": day, "last_day": None}


def _link(text: str, start: int, end: int) -> str:
    """The word or mark that alone stands between two dates."""
    link = _LINK.fullmatch(text, start, end) if end - start <= _LINK_LENGTH else None
    return (link["word"] or link["mark"] or link["comma"]) if link else ""


def _read(found: _Found, when: Anchor | None, basis: DateBasis = DateBasis.RESOLVED) -> Dated:
    """What is found, counted from `when` where the text leaves part of it out."""
    if found.stated != UNDATED or when is None or found.form.resolved is None:
        return found.stated
    if found.lead == "by" and found.form.name == "weekday":
        when = when._replace(future=True)
    try:
        dated = found.form.resolved(found.parts, when)
    except (ValueError, OverflowError):
        return UNDATED
    return dated if dated == UNDATED else replace(dated, basis=basis)


def _readings(found: Sequence[_Found], links: Sequence[str], when: Anchor | None) -> list[Dated]:
    """What each means, from last to first: in "March and April 2022" the year is said once and holds for both."""
    readings: list[Dated] = []
    for i in reversed(range(len(found))):
        this, later = found[i], readings[-1] if readings else UNDATED
        dated = _read(this, when)
        shares_year = i < len(links) and links[i] in LIST_WORDS and "month" in this.parts
        if shares_year and this.stated == UNDATED and later.end and later.basis is DateBasis.STATED:
            shared = _read(this, Anchor(later.end), DateBasis.STATED)
            dated = shared if shared.start and shared.start.year == later.end.year else dated
        readings.append(dated)
    return readings[::-1]


def _interval(first: _Found, last: _Found, link: str, when: Anchor | None) -> Dated | None:
    """The interval between two dates that words make a pair; None when they do not, or it would run backwards.

    The end that lacks its year is the nearest one to the end that has it.
    """
    if link not in RANGE_WORDS.get(first.lead, OPEN_RANGE_WORDS) or link == "":
        return None
    if first.lead not in RANGE_WORDS and ((last.form.bare and not first.lead) or last.form.name == "weekday"):
        return None
    if first.stated.end:
        start, end = first.stated, _read(last, Anchor(first.stated.end, future=True))
    else:
        end = _read(last, when)
        start = _read(first, Anchor(end.end), end.basis) if end.end else UNDATED
    try:
        return through(start, end)
    except ValueError:
        return None


def _is_offset(text: str, first: _Found, last: _Found) -> bool:
    """Whether the first only says how far from the last something was: ``two days after Monday's vote``."""
    between = _OFFSET_GAP.fullmatch(text, first.span.end, last.span.start)
    return between is not None and first.parts.get("side") in ("before", "after")


def _offset(first: _Found, last: Dated) -> Dated:
    """The day, week, month or year so far from the last; undated where a number or the last day itself is open."""
    count = first.parts.get("count") or ("one" if "one" in first.parts else None)
    if count is None or last.start is None or last.start != last.end:
        return UNDATED
    try:
        moved = away(
            number(count) * (-1 if first.parts["side"] == "before" else 1), first.parts["unit"], Anchor(last.start)
        )
    except (ValueError, OverflowError):
        return UNDATED
    return moved if moved == UNDATED else replace(moved, basis=last.basis)


def _opening(found: _Found) -> int:
    """Where the words start that belong to a date: at the word that bounds it, or at the date itself."""
    return found.lead_start if found.lead in BOUNDS or found.lead in RANGE_WORDS else found.span.start


def _is_date(text: str, found: _Found) -> bool:
    """Whether what stands around a form lets it be a date: a bare year or month needs a word that leads it in."""
    form, span = found.form, found.span
    near = text[max(0, span.start - _LEAD_LENGTH) : span.start]
    if form.name == "holiday" and not found.parts["year"]:
        return _ON_FEAST.search(near) is not None and not _OTHER_CALENDAR.search(near)
    if found.parts.get("rough") and _HEAT.search(near):
        return False
    if not form.bare:
        return span.start == 0 or text[span.start - 1] not in "-–"
    if found.lead in WEAK_LEADS and (_PLURAL.match(text, span.end) or _CAPITAL.match(text, span.end)):
        return False
    if form.name == "month" and found.parts["month"].capitalize() == "May":
        return found.lead in MAY_LEADS and not _POSSESSIVE.match(text, span.end)
    return bool(found.lead)


def _mention(text: str, found: _Found, dated: Dated) -> DateMention:
    """One date with its bound, if it has one: "after Friday" is open, "after Friday's vote" names a day."""
    bound = BOUNDS.get(found.lead)
    if bound is None or (bound in (before, after) and _POSSESSIVE.match(text, found.span.end)):
        return DateMention(found.span, known(dated))
    try:
        return DateMention(Span(found.lead_start, found.span.end), known(bound(dated)))
    except OverflowError:
        return DateMention(found.span, UNDATED)
