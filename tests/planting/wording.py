"""The phrases that facts are planted with, and how facts are noted once their phrases are written."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

from hypothesis import strategies as st

from onrecord.language.spans import Span
from tests.planting.cast import (
    CITIES,
    COUNTRIES,
    KNOWN,
    OUTLETS,
    SAID,
    UNKNOWN,
    WEEKDAYS,
    Marks,
    Person,
)
from tests.planting.page import Page


class Day(NamedTuple):
    """A day that the words give, and how they give it; nothing where they don't."""

    day: date | None = None
    basis: str | None = None


UNKNOWN_DAY = Day()


class Named(NamedTuple):
    """A noun phrase and the entity that it names at `span`."""

    phrase: Span
    span: Span
    entity_id: str


def sentence(words: str) -> str:
    """The words with a capital at their start."""
    return words[0].upper() + words[1:]


def write_person(page: Page, person: Person) -> Named:
    """Name a person, with the title and in full where the article has not yet said who it is."""
    introduced = person in KNOWN or person in page.introduced
    page.introduced.add(person)
    start = len(page.text)
    if not introduced or page.pick(False, False, True):
        page.put(f"{person.title} ")
    entity_id = f"{page.article_id}{person.entity_id}" if person.entity_id[0] == ":" else person.entity_id
    span = page.name(page.pick(*person.names) if introduced else person.names[0], entity_id)
    return Named(Span(start, span.end), span, entity_id)


def write_country(page: Page, *, first: bool = False) -> Named:
    """Name a country, which begins the sentence or does not."""
    article, name, entity_id = page.pick(*COUNTRIES)
    start = page.put(sentence(article) if first and article else article).start
    span = page.name(name, entity_id)
    return Named(Span(start, span.end), span, entity_id)


def write_place(page: Page, *, first: bool = False) -> Named:
    """Name a city or the region called after it, with a noun that says which, or the city without one."""
    name, region_id = page.pick(*CITIES)
    before, entity_id, after = page.pick(
        ("the ", region_id, " region"), ("the ", region_id, " oblast"), ("the city of ", name.lower(), ""),
        ("", name.lower(), ""),
    )  # fmt: skip
    start = page.put(sentence(before) if first and before else before).start
    span = page.name(name, entity_id)
    page.put(after)
    return Named(Span(start, len(page.text)), span, entity_id)


def write_day(page: Page, *, future: bool = False) -> Day:
    """Write no day, a weekday (the next one in the `future`, else the last) or a date."""
    kind = page.pick("none", "weekday", "date")
    if kind == "none":
        return Day()
    if kind == "date":
        day = page.draw(st.dates(date(1990, 1, 1), page.published_on or date(2035, 12, 31)))
        month = f"{day:%B}"
        page.put(page.pick(f" on {day.day} {month} {day.year}", f" on {month} {day.day}, {day.year}"))
        return Day(day, "stated")
    weekday = page.pick(*WEEKDAYS)
    page.put(f" on {weekday}")
    if page.published_on is None:
        return Day()
    ahead = (WEEKDAYS.index(weekday) - page.published_on.weekday()) % 7
    return Day(page.published_on + timedelta(ahead if future or not ahead else ahead - 7), "resolved")


def write_outlet(page: Page) -> str | None:
    """Write no outlet, or one that the words are reported through; its id."""
    phrase = page.pick(None, ", per ", ", according to ")
    if phrase is None:
        return None
    name, entity_id = page.pick(*OUTLETS)
    page.put(phrase)
    page.name(name, entity_id)
    return str(entity_id)


def write_quoted(page: Page, marks: Marks, words: str, *, closed: bool = True) -> Span:
    """Write the words in marks; the span of the words."""
    page.put(marks.opening)
    span = page.put(words)
    page.put(marks.closing if closed else "")
    return span


def note_quote(
    page: Page, pieces: list[Span], speaker: Named, cue: Span, *, day: Day = UNKNOWN_DAY, **columns: Any
) -> str:
    """Note a quotation of these pieces; its id. What `columns` do not say of it must be null."""
    quote_id = f"{page.article_id}:q{pieces[0].start}"
    absent = dict.fromkeys(("via_id", "within_id", "clause_start", "clause_end"))
    page.note(
        "quotes",
        quote_id=quote_id,
        text=" ".join(piece.of(page.text) for piece in pieces),
        start=pieces[0].start,
        end=pieces[-1].end,
        spans=[piece._asdict() for piece in pieces],
        speaker_id=speaker.entity_id,
        said_on=day.day,
        said_on_basis=day.basis,
        **page.cut("speaker", speaker.phrase),
        **page.cut("cue", cue),
        **page.cut("addressee", columns.pop("addressee", None)),
        **absent | {"quote_type": "direct"} | columns,
    )
    return quote_id


def a_speaker(page: Page) -> Person:
    """Somebody to speak, known to the reference or not."""
    person: Person = page.pick(*KNOWN, *UNKNOWN)
    return person


def some_words(page: Page, end: str) -> str:
    """A sentence to be spoken, with the mark at its end."""
    return sentence(page.pick(*SAID)) + end


def write_cue(page: Page) -> tuple[Span, Span | None]:
    """Write a verb of saying, and perhaps who is spoken to."""
    verb = page.pick("said", "added", "argued", "insisted", "replied", "told")
    cue = page.put(verb)
    if verb != "told":
        return cue, None
    page.put(" ")
    return cue, page.put(page.pick("reporters", "the council", "a small crowd"))


def write_pronoun(page: Page, pronoun: str, named: Named) -> Named:
    """Write the pronoun for somebody who has been named."""
    span = page.name(pronoun, named.entity_id, "pronoun")
    return Named(span, span, named.entity_id)


def dates_of(day: Day) -> dict[str, Any]:
    """The columns of a date known to the day, or not at all."""
    precision, basis = ("day", day.basis) if day.day else ("unknown", "unknown")
    return {"date_start": day.day, "date_end": day.day, "date_precision": precision, "date_basis": basis}


def note_event(page: Page, trigger: Span, arguments: list[tuple[str, Named]], **columns: Any) -> None:
    """Note an event of the writer's own words, and all its arguments."""
    event_id = f"{page.article_id}:e{trigger.start}"
    page.note(
        "events", event_id=event_id, trigger=trigger.of(page.text), trigger_end=trigger.end, quote_id=None,
        attributed_to_id=None, **columns,
    )  # fmt: skip
    for role, party in arguments:
        start, end = party.span
        page.note("event_arguments", event_id=event_id, role=role, entity_id=party.entity_id, start=start, end=end)
