"""Articles written around facts: what is planted in them is what must be read in them.

Each kind of paragraph is a function that writes itself on a page and notes the rows that it must give. What a reader
cannot know from the words is not planted.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from onrecord.articles import Article, headline_of
from onrecord.language.spans import Span
from onrecord.schema.vocabulary import PublishedBasis
from tests.planting.cast import (
    ASIDES,
    DOUBLE,
    HEADLINES,
    KNOWN,
    SAID,
    SAID_PLAINLY,
    SINGLE,
    TURNED_ROUND,
)
from tests.planting.page import Page, Planted
from tests.planting.wording import (
    Day,
    Named,
    a_speaker,
    dates_of,
    note_event,
    note_quote,
    sentence,
    some_words,
    write_country,
    write_cue,
    write_day,
    write_outlet,
    write_person,
    write_place,
    write_pronoun,
    write_quoted,
)


def cue_after(page: Page) -> None:
    """``“…,” Brandt told reporters on Monday, per NewsNation.``, and so on with more words in the same paragraph."""
    marks = page.pick(*DOUBLE, *SINGLE)
    pieces = [write_quoted(page, marks, some_words(page, page.pick(",", "!", "?")))]
    page.put(" ")
    speaker = write_person(page, a_speaker(page))
    page.put(" ")
    cue, addressee = write_cue(page)
    day = write_day(page)
    how = page.pick("ends", "splits", "goes on")
    via = write_outlet(page) if how != "splits" else None
    if how == "splits":
        page.put(", ")
        pieces.append(write_quoted(page, marks, page.pick("and so it was, they say.", "whatever they say!")))
    else:
        page.put(".")
    if how == "goes on":
        page.put(" ")
        pieces.append(write_quoted(page, marks, some_words(page, page.pick(".", "?"))))
    note_quote(page, pieces, speaker, cue, day=day, addressee=addressee, via_id=via, marks=marks.fit)


def cue_inverted(page: Page) -> None:
    """``“…,” said Mayor Ilvar Brandt on Monday.``"""
    marks = page.pick(*DOUBLE, *SINGLE)
    piece = write_quoted(page, marks, some_words(page, ","))
    page.put(" ")
    cue = page.put(page.pick("said", "added", "replied"))
    page.put(" ")
    speaker = write_person(page, a_speaker(page))
    day = write_day(page)
    via = write_outlet(page)
    page.put(".")
    note_quote(page, [piece], speaker, cue, day=day, via_id=via, marks=marks.fit)


def cue_before(page: Page) -> None:
    """``Brandt told the council on Monday: “….”``, the closing mark left out now and then."""
    closed = page.pick(True, True, False)
    marks = page.pick(*DOUBLE, *SINGLE) if closed else page.pick(*(m for m in DOUBLE if m.opening not in TURNED_ROUND))
    speaker = write_person(page, a_speaker(page))
    page.put(" ")
    cue, addressee = write_cue(page)
    day = write_day(page)
    page.put(page.pick(": ", ", "))
    piece = write_quoted(page, marks, some_words(page, page.pick(".", "!", "?")), closed=closed)
    fit = marks.fit if closed else "unclosed"
    note_quote(page, [piece], speaker, cue, day=day, addressee=addressee, marks=fit)


def pronoun_after_name(page: Page) -> None:
    """``“…,” said Brandt.``, and in the next paragraph ``“…,” he said.``"""
    person = a_speaker(page)
    named = Named(Span(0, 0), Span(0, 0), "")
    for words in (None, person.pronoun):
        marks = page.pick(*DOUBLE, *SINGLE)
        piece = write_quoted(page, marks, some_words(page, ","))
        page.put(" ")
        named = write_person(page, person) if words is None else write_pronoun(page, words, named)
        page.put(" ")
        cue = page.put("said")
        page.put(".")
        note_quote(page, [piece], named, cue, marks=marks.fit)
        if words is None:
            page.new_paragraph()


def nested(page: Page) -> None:
    """``“And I told the crew, ‘The harbour stayed open!’” Brandt said.``"""
    outer, inner = page.draw(st.permutations((page.pick(*DOUBLE), page.pick(*SINGLE))))
    assume(not {outer.closing, inner.closing} >= {"'", "''"})  # nobody can tell `'''` apart
    start = page.put(outer.opening).end
    page.put("And then the whole crew said, ")
    within = write_quoted(page, inner, some_words(page, page.pick(".", "!")))
    whole = Span(start, len(page.text))
    page.put(f"{outer.closing} ")
    speaker = write_person(page, a_speaker(page))
    page.put(" ")
    cue = page.put("said")
    page.put(".")
    around = note_quote(page, [whole], speaker, cue, marks=outer.fit)
    quote_id = f"{page.article_id}:q{within.start}"
    page.note("quotes", quote_id=quote_id, end=within.end, within_id=around, marks=inner.fit, quote_type="direct")


def reported(page: Page) -> None:
    """``Brandt said on Monday that the harbour stayed open, per NewsNation.``, also without “that”."""
    speaker = write_person(page, a_speaker(page))
    page.put(" ")
    cue = page.put(page.pick("said", "added", "insisted"))
    day = write_day(page)
    that, words = page.pick((" that ", SAID), (" ", SAID_PLAINLY))
    page.put(that)
    content = page.put(page.pick(*words))
    via = write_outlet(page)
    page.put(".")
    note_quote(page, [content], speaker, cue, day=day, quote_type="indirect", via_id=via, marks="none")


def quoted_fragment(page: Page) -> None:
    """``Brandt said that the plan was a “dead letter” for the crew.``"""
    marks = page.pick(*DOUBLE, *SINGLE)
    speaker = write_person(page, a_speaker(page))
    page.put(" ")
    cue = page.put("said")
    day = write_day(page)
    page.put(" that ")
    start = page.put("the plan was a ").start
    piece = write_quoted(page, marks, page.pick("dead letter", "bridge to nowhere", "soufflé 🚢"))
    page.put(" for the crew")
    clause = Span(start, len(page.text))
    page.put(".")
    ends = {"clause_start": clause.start, "clause_end": clause.end}
    note_quote(page, [piece], speaker, cue, day=day, quote_type="mixed", marks=marks.fit, **ends)


def attack(page: Page) -> None:
    """``Russia bombed the Kherson region on Monday.``; also planned, denied and in the passive."""
    past, base, mode = page.pick(
        ("bombed", "bomb", "aerial"), ("attacked", "attack", None), ("invaded", "invade", None)
    )
    before, status = page.pick(("", "occurred"), ("will ", "planned"), ("has not ", "negated"), ("was ", "occurred"))
    passive = before == "was "
    first = write_place(page, first=True) if passive else write_country(page, first=True)
    page.put(f" {before}")
    trigger = page.put(base if status == "planned" else past)
    page.put(" by " if passive else " ")
    second = write_country(page) if passive else write_place(page)
    day = write_day(page, future=status == "planned")
    page.put(".")
    actor, place = (second, first) if passive else (first, second)
    note_event(
        page, trigger, [("actor", actor), ("location", place)], event_type="ASSAULT", mode=mode, status=status,
        **dates_of(day),
    )  # fmt: skip


def meeting(page: Page) -> None:
    """``Trump met Putin in Alaska on Monday.``"""
    host, guest = page.draw(st.permutations(KNOWN))[:2]
    first = write_person(page, host)
    page.put(" ")
    trigger = page.put("met")
    page.put(page.pick(" ", " with "))
    second = write_person(page, guest)
    page.put(" in ")
    place = write_place(page)
    day = write_day(page)
    page.put(".")
    parties = [("actor", first), ("actor", second), ("location", place)]
    note_event(page, trigger, parties, event_type="CONSULT", mode=None, status="occurred", **dates_of(day))


def control(page: Page) -> None:
    """``Russia captured most of the Kherson region on Monday.``; also in the passive."""
    verb, relation, status = page.pick(
        ("controls", "controls", "ongoing"), ("captured", "captured", "occurred"), ("occupied", "occupied", "occurred"),
        ("liberated", "liberated", "occurred"), ("ceded", "ceded", "occurred"), ("lost", "lost", "occurred"),
    )  # fmt: skip
    measure, extent = page.pick(("", "unknown"), ("most of ", "most"), ("parts of ", "part"), ("all of ", "whole"))
    passive = status == "occurred" and page.pick(True, False)
    if passive:
        page.put(sentence(measure) if measure else "")
        region = write_place(page, first=not measure)
        page.put(" was " if extent != "part" else " were ")
    else:
        holder = write_country(page, first=True)
        page.put(" ")
    trigger = page.put(verb)
    page.put(" by " if passive else f" {measure}")
    if passive:
        holder = write_country(page)
    else:
        region = write_place(page)
    day = write_day(page) if status == "occurred" else Day()
    page.put(".")
    page.note(
        "region_control", control_id=f"{page.article_id}:c{trigger.start}-{region.entity_id}",
        region_id=region.entity_id, holder_id=holder.entity_id, counterpart_id=None, relation=relation, extent=extent,
        status=status, trigger=trigger.of(page.text), trigger_end=trigger.end, quote_id=None, **dates_of(day),
    )  # fmt: skip


def aside(page: Page) -> None:
    """A sentence in which there is nothing to read."""
    page.put(page.pick(*ASIDES))


PARAGRAPHS: tuple[Callable[[Page], None], ...] = (
    aside, cue_after, cue_inverted, cue_before, pronoun_after_name, nested, reported, quoted_fragment, attack, meeting,
    control,
)  # fmt: skip
"""The kinds of paragraphs."""


def headline_repeated(page: Page) -> None:
    """A headline with a quotation that the first paragraph has in full."""
    person = page.pick(*KNOWN)
    speaker = write_person(page, person)
    page.put(" ")
    cue = page.put("says")
    page.put(": ")
    marks = page.pick(*SINGLE)
    words = "The lighthouse will never be sold"
    piece = write_quoted(page, marks, words)
    page.new_paragraph()
    again = page.pick(*DOUBLE)
    repeats = f"{page.article_id}:q{len(page.text) + len(again.opening)}"
    note_quote(page, [piece], speaker, cue, in_headline=True, marks=marks.fit, repeats_id=repeats)
    whole = write_quoted(page, again, f"{words}, not for silver,")
    page.put(" ")
    speaker = write_person(page, person)
    page.put(" ")
    cue = page.put("said")
    page.put(".")
    note_quote(page, [whole], speaker, cue, in_headline=False, marks=again.fit, repeats_id=None)


def plain_headline(page: Page) -> None:
    """A headline in which there is nothing to read."""
    page.put(page.pick(*HEADLINES))


@st.composite
def articles(draw: Any, article_id: str = "planted") -> Planted:
    """An article with facts planted in it, published on a day that is known or not."""
    published_on = draw(st.none() | st.dates(date(1990, 1, 8), date(2035, 12, 31)))
    page = Page(draw, article_id, published_on)
    page.put(draw(st.sampled_from(("", "", "\n", " \u00a0\n"))))
    draw(st.sampled_from((plain_headline, headline_repeated)))(page)
    for write in draw(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=6)):
        page.new_paragraph()
        write(page)
    page.put(draw(st.sampled_from(("", "\n", "\u00a0"))))
    basis = PublishedBasis.STATED if published_on else PublishedBasis.UNKNOWN
    article = Article(article_id, page.text, headline_of(page.text), published_on=published_on, published_basis=basis)
    return Planted(article, tuple(page.facts))


@st.composite
def collections(draw: Any, at_least: int = 1, at_most: int = 4) -> list[Planted]:
    """Articles of one collection, each with an id of its own, in an order of no meaning."""
    ids = draw(st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=at_least, max_size=at_most))
    return [draw(articles(f"{article_id}-1é")) for article_id in ids]
