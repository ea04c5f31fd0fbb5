"""The words of which dates are made in English-language news, and those that only look like a date's."""

from __future__ import annotations

import re

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_WEEKDAYS = ("Mon", "Tues", "Tue", "Wed", "Thurs", "Thur", "Thu", "Fri", "Sat", "Sun")
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
NUMBERS |= {"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30}
VAGUE = ("a few", "the few", "few", "several", "many", "some", "a couple of", "a couple", "a dozen", "dozens of")
HEDGES = ("nearly", "almost", "about", "around", "over", "more than", "less than", "roughly", "at least", "just over")
PARTS = ("early", "late", "mid")
PHASES = ("earlier", "later", "early", "late")
SEASONS = ("spring", "summer", "autumn", "fall", "winter")
UNITS = ("minute", "hour", "day", "weekend", "week", "month", "quarter", "year", "decade")
STRETCHES = ("coming", "next", "past", "last", "recent", "previous", "following", "same")
TURNS = {"last": -1, "this past": -1, "this": 0, "this coming": 1, "next": 1}
RELATIVE_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1}
RELATIVE_DAYS |= {"this morning": 0, "this afternoon": 0, "this evening": 0}
RELATIVE_DAYS |= {"the day before yesterday": -2, "the day after tomorrow": 2}

NAMES = (
    *("Black Monday", "Black Tuesday", "Black Wednesday", "Black Thursday", "Black Friday", "Cyber Monday"),
    *("Good Friday", "Holy Thursday", "Maundy Thursday", "Holy Saturday", "Palm Sunday", "Easter Sunday"),
    *("Easter Monday", "Ash Wednesday", "Shrove Tuesday", "Fat Tuesday", "Super Tuesday", "Giving Tuesday"),
    *("Bloody Sunday", "Super Sunday", "Sunday Times", "Sunday Telegraph", "Sunday Mirror", "Sunday Mail"),
    *("Sunday Express", "Sunday Post", "Sunday Herald", "Sunday Mercury", "Sunday World", "Sunday Independent"),
    *("Saturday Night Live", "Saturday Evening Post", "Sunday Night Football", "Monday Night Football"),
    *("Thursday Night Football", "Friday Night Lights", "Wednesday Addams", "USA Today", "Russia Today"),
    *(
        "May Day",
        "March Madness",
        "March for Life",
        "March for Our Lives",
        "August Wilson",
        "August Strindberg",
        "April Fools",
    ),
)
"""Names that hold the name of a day or month and say nothing of when."""

COUNTED = (
    *("people", "persons", "men", "women", "children", "civilians", "soldiers", "troops", "residents", "workers"),
    *("prisoners", "students", "voters", "votes", "seats", "points", "homes", "houses", "schools", "villages"),
    *("drones", "missiles", "rockets", "tanks", "deaths", "cases", "times", "minutes", "hours", "days", "weeks"),
    *("months", "years", "dollars", "euros", "pounds", "rubles", "roubles", "hryvnias", "yen", "yuan", "percent"),
    *("per cent", "million", "billion", "trillion", "miles", "kilometers", "kilometres", "km", "meters", "metres"),
    *("feet", "acres", "hectares", "tons", "tonnes", "barrels", "copies", "jobs", "cars", "GMT", "BC", "BCE", "B.C."),
)
"""Words that make the number before them a count, a price or a time of day."""

AFTER_MODAL = ("be", "have", "not", "also", "still", "well", "yet", "never", "need", "want")
"""Words that make the "May" before them a verb at the head of a sentence, or a person."""

FIRST_WORDS = (
    *(*MONTHS, *SHORT_MONTHS, *WEEKDAYS, *SHORT_WEEKDAYS, *NAMES, *NUMBERS, *VAGUE, *HEDGES, *PARTS, *PHASES),
    *(*SEASONS, *UNITS, *STRETCHES, *TURNS, *RELATIVE_DAYS, "the", "between"),
)
"""What a form that does not start with a digit may start with."""

CLUES = (
    *(*MONTHS, *SHORT_MONTHS, *WEEKDAYS, *SEASONS, *UNITS),
    *("today", "tonight", "yesterday", "tomorrow", "morning", "afternoon", "evening", "night"),
)
"""Words of which a form has one at least, or its plural, unless it has four digits in a row."""


def one_of(words: tuple[str, ...]) -> str:
    """A pattern for any of `words`, the longest first, with a small or a capital first letter."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(f"[{w[0].upper()}{w[0].lower()}]{re.escape(w[1:])}" for w in ordered) + ")"


def spaced(pattern: str) -> str:
    """`pattern` with each blank standing for white space, over one line break at most."""
    return pattern.replace("\\ ", " ").replace(" ", r"(?:[^\S\n]{1,3}\n?|\n)")
