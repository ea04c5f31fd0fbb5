"""The forms of a date that counts from the day of writing: one named pattern each, with the phrase it is for."""

from __future__ import annotations

from onrecord.language.date_meanings import no_date, undated
from onrecord.language.date_patterns import (
    AWAY,
    COUNT,
    COUNT_WORD,
    HALF,
    LONE_MONTH,
    ORDINAL_DAY,
    PART,
    PERIOD,
    PHASE,
    QUARTER,
    SEASON,
    STRETCH,
    TIME_OF_DAY,
    TURN,
    UNIT,
    WEEKDAY,
    Form,
)
from onrecord.language.date_words import (
    AFTER_LONE_DAY,
    AFTER_OVERNIGHT,
    ANAPHORS,
    HEDGES,
    RELATIVE_DAYS,
    REPEATED,
    TURNS,
    VAGUE,
    one_of,
)
from onrecord.language.relative_meanings import (
    ago,
    ago_on,
    before_last,
    from_now,
    from_weekday,
    half_of_turned_year,
    in_length,
    last_stretch,
    lone_day,
    named_weekday,
    nearest_month,
    nearest_weekend,
    overnight,
    quarter_of_turned_year,
    relative_day,
    this_unit,
    turned_month,
    turned_season,
    turned_unit,
    weekday_of_date,
)

_HEDGED = rf"(?:(?P<hedge>{one_of(HEDGES)}) )?"
_RELATIVE_DAY = rf"{PHASE}(?P<word>{one_of(tuple(RELATIVE_DAYS))})\b{TIME_OF_DAY}"
_WHICH_WEEKDAY = (
    rf"(?:(?P<turn>{one_of(tuple(TURNS))}) )?{PHASE}{WEEKDAY}{TIME_OF_DAY}"
    r"(?: (?:of )?(?P<week>last|this|next) week\b)?"
)
_ENDS = r"[.,;:!?”\"’)]|$|\n|[–—]| [-–—] "
_OVERNIGHT = rf"[Oo]vernight(?={_ENDS}| {one_of(AFTER_OVERNIGHT)}\b)"
_OF_A_MONTH = r" of (?P<turn>last|this|next) month\b"
_NO_NOUN = rf"(?={_ENDS}| {one_of(AFTER_LONE_DAY)}\b)"
_LONE_DAY = rf"(?<=\b[Oo]n\s)the (?P<day>{ORDINAL_DAY})(?:{_OF_A_MONTH}|{_NO_NOUN})"
_WEEKDAY_DATE = rf"{WEEKDAY},? the (?P<day>{ORDINAL_DAY})\b(?! of\b)"
_AGO = rf"{_HEDGED}{COUNT} {UNIT}s? ago\b"
_AGO_ON = (
    rf"{COUNT} {UNIT}s? ago (?:(?:today|to the day)\b|(?:this|last) (?P<inner>week|month|weekend)\b|(?:on )?{WEEKDAY})"
)
_NEXT_WEEKDAY = rf"(?:(?:next |this |this coming )?{WEEKDAY}|tomorrow\b)"
_FROM_WEEKDAY = rf"{COUNT} {UNIT}s? from {_NEXT_WEEKDAY}"
_WEEK_ON = rf"(?<!\b[Ii]n\s)(?P<count>[Aa]|[Tt]wo) (?P<unit>week|fortnight)s? on {_NEXT_WEEKDAY}"
_FROM_NOW = rf"{_HEDGED}{COUNT} {UNIT}s? from (?:now|today)\b"
_TIME_AHEAD = rf"(?<=\b[Ii]n\s){_HEDGED}{COUNT} {UNIT}s?['’]s? time\b"
_LENGTH = rf"(?:(?<=\b[Ii]n\s)(?P<ahead>)|(?<=\b[Ww]ithin\s)){COUNT} {UNIT}s?\b(?! (?:old|of)\b|['’]s? time)"
_HOW_MANY = rf"(?:(?P<count>\d{{1,3}}|{COUNT_WORD})|(?P<vague>{one_of(VAGUE)}))"
_LAST_STRETCH = rf"(?:[Tt]he )?(?P<side>{STRETCH})(?: {_HOW_MANY})? {UNIT}s\b(?! of\b)"
_LAST_ONE = rf"[Tt]he (?P<side>past|coming|last(?= (?:week|month|year|decade)\b)) {UNIT}\b(?! of\b|-)"
_STRETCH_OF = rf"(?:[Tt]he )?{STRETCH}(?: {COUNT})? {UNIT}s\b"
_NEXT_ONE = rf"[Tt]he {STRETCH} (?:{UNIT}|morning|evening|night)\b"
_OTHER_WEEKDAY = rf"(?!that \w+['’]s\b){one_of(ANAPHORS)} {WEEKDAY}{TIME_OF_DAY}"  # said that Friday's vote
_BEFORE_LAST = rf"[Tt]he (?:{PERIOD}|{WEEKDAY}) (?:(?P<side>before) last|(?P<after>after) next)\b"

RELATIVE_FORMS = (
    Form(
        "quarter-of-year", "third quarter of last year", rf"{QUARTER} of {TURN} year\b", undated, quarter_of_turned_year
    ),
    Form("half-of-year", "second half of this year", rf"{HALF} of {TURN} year\b", undated, half_of_turned_year),
    Form("part-of-month", "mid-August", PART + LONE_MONTH, undated, nearest_month),
    Form("turned-month", "last August", rf"{TURN} {LONE_MONTH}", undated, turned_month),
    Form("other-month", "the following August", rf"{one_of(ANAPHORS)} {LONE_MONTH}(?! \d)", undated),
    Form("month", "August", LONE_MONTH, undated, nearest_month, bare=True),
    Form("turned-season", "last summer", rf"{TURN} {SEASON}\b", undated, turned_season),
    Form("relative-day", "earlier today", _RELATIVE_DAY, undated, relative_day),
    Form("overnight", "overnight", _OVERNIGHT, undated, overnight),
    Form("repeated", "every Monday", rf"{one_of(REPEATED)} (?:{WEEKDAY}|{UNIT}\b)", no_date),
    Form("other-weekday", "the following Monday", _OTHER_WEEKDAY, undated),
    Form("before-last", "the week before last", _BEFORE_LAST, undated, before_last),
    Form("weekday-date", "Tuesday the 26th", _WEEKDAY_DATE, undated, weekday_of_date),
    Form("weekday", "last Tuesday morning", _WHICH_WEEKDAY, undated, named_weekday),
    Form("lone-day", "the 9th of this month", _LONE_DAY, undated, lone_day),
    Form("part-of-other", "the last week of", rf"[Tt]he {STRETCH} {UNIT} of\b", no_date),
    Form("last-one", "the past week", _LAST_ONE, undated, last_stretch),
    Form("last-stretch", "the past two weeks", _LAST_STRETCH, undated, last_stretch),
    Form("stretch", "the following two weeks", _STRETCH_OF, undated),
    Form("next-one", "the next day", _NEXT_ONE, undated),
    Form("rest", "the end of the year", rf"[Tt]he (?:end|start|middle|rest) of the {PERIOD}", undated, this_unit),
    Form("period's-end", "year's end", r"(?P<unit>week|month|year)['’]s end\b", undated, this_unit),
    Form("weekend", "the weekend", r"[Tt]he weekend\b(?! of\b)", undated, nearest_weekend),
    Form("turned-unit", "later this year", rf"{PHASE}{TURN} {PERIOD}(?! of\b|-)", undated, turned_unit),
    Form("ago-on", "a year ago this week", _AGO_ON, undated, ago_on),
    Form("ago", "three days ago", _AGO, undated, ago),
    Form("from-weekday", "two weeks from next Tuesday", _FROM_WEEKDAY, undated, from_weekday),
    Form("week-on", "a week on Friday", _WEEK_ON, undated, from_weekday),
    Form("from-now", "two weeks from now", _FROM_NOW, undated, from_now),
    Form("time-ahead", "three months' time", _TIME_AHEAD, undated, from_now),
    Form("away", "two days later", rf"(?:{COUNT} )?{UNIT}s (?:ago\b|{AWAY})", undated),
    Form("one-away", "the day before", rf"(?P<one>[Aa]|[Tt]he|[Oo]ne) {UNIT} {AWAY}", undated),
    Form("length", "a few years", _LENGTH, undated, in_length),
)
"""In the order in which they are tried: a form stands before those that are its beginning."""
