"""The forms a date takes in English-language news: here those of the calendar, and behind them those that count from
the day of writing. One named pattern each, with the phrase it is for.

`dates` joins what is found here with the words around it ("since", "between … and").
"""

from __future__ import annotations

from onrecord.language.date_meanings import (
    calendar_days,
    calendar_month,
    calendar_year,
    calendar_years,
    century,
    decade,
    dotted_day,
    half,
    holiday,
    iso_day,
    month_of_turned_year,
    nearest_days,
    nearest_holiday,
    nearest_week_at,
    nearest_weekday_of_month,
    no_date,
    quarter,
    season,
    short_decade,
    slashed_day,
    undated,
    week_at,
    weekday_of_month,
    winter,
)
from onrecord.language.date_patterns import (
    AND_DAY,
    HALF,
    MONTH,
    MORE_DAYS,
    NUMBER_END,
    OF_YEAR,
    ORDINAL,
    PART,
    QUARTER,
    SEASON,
    UNTIL_DAY,
    WEEKDAY,
    WHICH_YEAR,
    YEAR,
    Form,
    days_month,
    month_days,
)
from onrecord.language.date_words import DECADES, FEASTS, NAMES, NATIONAL_DAYS, one_of
from onrecord.language.relative_forms import RELATIVE_FORMS

_DOTTED = r"(?P<first>\d{1,2})\.(?P<second>\d{1,2})\.(?P<year>\d{4})(?![\w.]\d)(?!\d)"
_SLASHED = r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})(?![\w/])"
_FISCAL = r"(?:(?:[Ff]iscal|[Ff]inancial)(?: year)? |FY ?['’]?)(?:\d{4}|\d\d)(?:[-–/]\d\d(?:\d\d)?)?(?!\w)"
_WEEK = r"(?:[Tt]he )?[Ww]eek (?P<side>of|beginning|starting|ending) "
_NTH_WEEKDAY = (
    rf"(?:[Tt]he )?(?P<nth>{one_of(('first', 'second', 'third', 'fourth', 'fifth', 'last'))}) {WEEKDAY} (?:of|in) "
    rf"(?:{MONTH}(?!\w){OF_YEAR}|(?P<turn_of>this|last|next) month\b)"
)
_ORDINAL_MONTH = rf"(?:[Tt]he )?(?P<day>{ORDINAL}) of {MONTH}(?!\w){OF_YEAR}"
_YEARS = rf"(?P<year>1[89]\d\d|20\d\d)[-–/](?P<last_year>\d{{4}}|\d\d){NUMBER_END}"
_DECADE = rf"(?:{PART})?(?P<year>1[5-9]\d0|20\d0)['’]?s\b"
_SHORT_DECADE = rf"[Tt]he (?:{PART}(?P<rough>\d0)|['’‘](?P<short>\d0))['’]?s\b"
_NAMED_DECADE = rf"[Tt]he (?:{PART})?(?P<named>{one_of(tuple(DECADES))})\b"
_CENTURY = rf"[Tt]he (?:{PART})?(?P<nth>1[789]th|20th) [Cc]entury\b(?!['’-])"
_WINTER = r"[Ww]inter(?: of)? (?P<year>20\d\d|19\d\d)[-–/](?P<last_year>(?:19|20)?\d\d)\b"

CALENDAR_FORMS = (
    Form("name", "Bloody Sunday", rf"(?:{'|'.join(NAMES)})\b", no_date),
    Form("iso", "2025-08-15", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", iso_day),
    Form("slashed", "8/15/2025", _SLASHED, slashed_day),
    Form("dotted", "15.8.2025", _DOTTED, dotted_day),
    Form("fiscal-year", "fiscal 2023", _FISCAL, undated),
    Form(
        "between-month-days", "between Aug. 15 and 17", f"[Bb]etween {month_days(AND_DAY)}", calendar_days, nearest_days
    ),
    Form(
        "between-days-month",
        "between 15 and 17 August",
        f"[Bb]etween {days_month(AND_DAY)}",
        calendar_days,
        nearest_days,
    ),
    Form("week-at-month-day", "the week of March 3", _WEEK + month_days(""), week_at, nearest_week_at),
    Form("week-at-day-month", "the week beginning 3 March", _WEEK + days_month(""), week_at, nearest_week_at),
    Form("nth-weekday", "the first Tuesday of October", _NTH_WEEKDAY, weekday_of_month, nearest_weekday_of_month),
    Form("month-days", "Aug. 14, 15 and 17, 2025", month_days(MORE_DAYS), calendar_days, nearest_days),
    Form("days-month", "14, 15 and 17 August", days_month(MORE_DAYS), calendar_days, nearest_days),
    Form("month-day", "Friday, Aug. 15, 2025", month_days(UNTIL_DAY), calendar_days, nearest_days),
    Form("day-month", "15th of August", days_month(UNTIL_DAY), calendar_days, nearest_days),
    Form("ordinal-month", "the second of December", _ORDINAL_MONTH, calendar_days, nearest_days),
    Form(
        "month-year",
        "February of 2022",
        rf"(?:{PART})?{MONTH},? (?:of )?{WHICH_YEAR}",
        calendar_month,
        month_of_turned_year,
    ),
    Form("years", "2014-2018", _YEARS, calendar_years),
    Form("decade", "1990s", _DECADE, decade),
    Form("short-decade", "the ’90s", _SHORT_DECADE, short_decade),
    Form("named-decade", "the nineties", _NAMED_DECADE, short_decade),
    Form("century", "the 19th century", _CENTURY, century),
    Form("winter", "winter of 2021-22", _WINTER, winter),
    Form("season", "spring of 2021", rf"(?:{PART})?{SEASON}(?: of)? {YEAR}", season),
    Form("quarter", "third quarter of 2001", rf"{QUARTER} (?:of |in )?{YEAR}", quarter),
    Form("short-quarter", "Q3 2023", rf"Q(?P<nth>[1-4])(?: of)? {YEAR}", quarter),
    Form("half", "first half of 2022", rf"{HALF} (?:of |in )?{YEAR}", half),
    Form("holiday", "Christmas Day 2022", rf"(?P<feast>{'|'.join(FEASTS)})\b{OF_YEAR}", holiday, nearest_holiday),
    Form("national-day", "Independence Day", rf"(?:{'|'.join(NATIONAL_DAYS)})\b", undated),
    Form("part-of-year", "early 2022", PART + YEAR, calendar_year),
    Form("year", "2022", YEAR, calendar_year, bare=True),
)

FORMS = (*CALENDAR_FORMS, *RELATIVE_FORMS)
"""In the order in which they are tried: a form stands before those that are its beginning."""
