"""Web pages: the article without what surrounds it, its lines as a reader sees them."""

from __future__ import annotations

import textwrap
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles.charsets import page_text
from onrecord.schema.vocabulary import PublishedBasis
from tests.articles.finding import PAGE, save, the_article, the_reason


def test_a_page_gives_its_article_and_what_it_says_of_it(tmp_path: Path) -> None:
    article = the_article(save(tmp_path, "ferry.html", PAGE))
    assert article.text.split("\n\n") == [
        "Ferry sails again",
        "The mayor of Ostham said on Monday that the ferry had sailed again after a long winter in the dock.",
        "“It sails,” she said.\n“It does.”",
    ]
    assert article.headline.of(article.text) == "Ferry sails again"
    assert (article.publisher, article.author, article.url) == (
        "The Ostham Mail",
        "Ada Writer",
        "https://example.org/ferry",
    )
    assert (article.published_on, article.published_basis) == (date(2031, 5, 6), PublishedBasis.STATED)


ROAD = (
    "The road to the lake had been closed since the storm, and those who live beyond it went by boat or on foot.",
    "“Nobody counted the trees,” said Ana Silva, the mayor of Ostham. “They lay across it by the hundred.”",
    "By noon the first carts were through, and the baker, whose oven had gone cold, lit it again for all of Ostham.",
)
WRAPPED = "<br>".join(textwrap.wrap(ROAD[1], 40)), "<br>".join(textwrap.wrap(ROAD[2], 40))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<div>{ROAD[0]}<br><br>{ROAD[1]}<br />\n<br />{ROAD[2]}</div>", ROAD),
        (f"{ROAD[0]}<br><br>{ROAD[1].replace('Ana', '<b>Ana</b>')}<br><br>{ROAD[2]}", ROAD),
        (f"<div><p>{ROAD[0]}</p>{ROAD[1]}<br><br>{ROAD[2]}</div>", ROAD),
        (f"<div>{ROAD[0]}<br>{ROAD[1]}</div><p>{ROAD[2]}</p>", (f"{ROAD[0]}\n{ROAD[1]}", ROAD[2])),
        (f"<p>OSTHAM, May 6<br>{ROAD[0]}</p><p>{ROAD[1]}</p>", (f"OSTHAM, May 6\n{ROAD[0]}", ROAD[1])),
        (f"<p>{ROAD[0].replace('and ', 'and<br> ')}</p><p>{ROAD[1]}</p>", ROAD[:2]),
        (f"<p>{ROAD[0]}</p><p>{WRAPPED[0]}</p><p>{WRAPPED[1]}</p>", ROAD),
        (f"<p>{ROAD[0]}</p><p>Ana Silva<br>mayor of Ostham<br>", (ROAD[0], "Ana Silva\nmayor of Ostham")),
        (f"<blockquote><p>{ROAD[0]}</p></blockquote><ul><li>One</li><li>Two</li></ul>", (ROAD[0], "One", "Two")),
    ],
    ids=["div", "bare", "mixed", "lines", "dateline", "sentence", "wrapped", "signature", "nested"],
)
def test_a_line_break_of_a_page_ends_a_line_unless_a_sentence_runs_through_it(
    tmp_path: Path, body: str, expected: tuple[str, ...]
) -> None:
    page = f"<html><head><title>Road open</title></head><body><article><h1>Road open</h1>{body}</article></body></html>"
    assert the_article(save(tmp_path, "road.html", page)).text.split("\n\n") == ["Road open", *expected]


@pytest.mark.parametrize("content", ["", "<html></html>", "<html><body><script>1</script></body></html>"])
def test_a_page_without_an_article_is_told(tmp_path: Path, content: str) -> None:
    assert the_reason(save(tmp_path, "ferry.html", content)) == "no_text"


# Characters

SAID = "<p>“It sails,” said Ana Silva – the mayor – to the islanders’ joy, and the café by the dock opened.</p>"


def page(body: str, head: str = "", attributes: str = "") -> str:
    return f"<html{attributes}><head>{head}</head><body><article><h1>Road open</h1>{body}</article></body></html>"


META = '<meta charset="{}"><title>Road open</title>'
OLD = '<meta http-equiv="Content-Type" content="text/html; charset={}">'


@pytest.mark.parametrize(
    "content",
    [
        *(
            page(SAID, META.format(label)).encode("cp1252")
            for label in ("iso-8859-1", "latin1", "ASCII", "windows-1252")
        ),
        page(SAID, OLD.format("ISO-8859-1")).encode("cp1252"),
        page(SAID).encode("cp1252"),
        page(SAID, META.format("utf-8")).encode("cp1252"),
        page(SAID, META.format("no-such-charset")).encode("cp1252"),
        page(SAID, META.format("unicode_escape")).encode("cp1252"),
        page(SAID, f"<!--{'x' * 3000}-->{META.format('iso-8859-1')}").encode("cp1252"),
        page(SAID, META.format("iso-8859-1")).encode(),
        page(SAID, META.format("utf-16")).encode(),
        page(SAID, META.format("iso-8859-1")).encode("utf-8-sig"),
        page(SAID, META.format("utf-8")).encode("utf-16"),
        page(SAID, META.format("windows-1251")).replace("é", "e").encode("cp1251"),
        f'<?xml version="1.0" encoding="iso-8859-1"?>{page(SAID)}'.encode("cp1252"),
    ],
)
def test_a_page_is_decoded_as_browsers_do_it(tmp_path: Path, content: bytes) -> None:
    text = the_article(save(tmp_path, "road.html", content)).text.replace("café", "cafe")
    assert text.endswith(
        "“It sails,” said Ana Silva – the mayor – to the islanders’ joy, and the cafe by the dock opened."
    )


def test_a_broken_character_costs_itself_alone(tmp_path: Path) -> None:
    content = page(SAID, META.format("utf-8")).encode().replace("é".encode(), b"\xe9")
    assert "“It sails,” said Ana Silva – the mayor – to the islanders’ joy, and the caf\ufffd by" in (
        the_article(save(tmp_path, "road.html", content)).text
    )


@given(st.binary(max_size=300))
def test_any_bytes_are_characters(content: bytes) -> None:
    assert "\ud800" not in page_text(content)
    assert page_text(b"\xef\xbb\xbf" + content) == content.decode("utf-8", "replace")


# The headline

BODY = "".join(f"<p>{paragraph}</p>" for paragraph in ROAD)
OG = '<meta property="og:title" content="{}">'
SITE = '<meta property="og:site_name" content="The Ostham Mail">'


@pytest.mark.parametrize(
    ("head", "heading", "expected"),
    [
        ("<title>Road open | The Ostham Mail</title>", "Road open", "Road open"),
        ("<title>Road open - The Ostham Mail</title>" + SITE, "", "Road open"),
        ("<title>Road open – for now</title>" + SITE, "", "Road open – for now"),
        ("<title>Road open after the storm | Local news | The Ostham Mail</title>", "", "Road open after the storm"),
        ("<title>The Ostham Mail | Road open</title>" + SITE, "", "Road open"),
        ("<title>Opinion | Why the road must stay open</title>", "", "Opinion | Why the road must stay open"),
        (OG.format("Road to the lake open") + "<title>x</title>", "", "Road to the lake open"),
        (OG.format("Lake road: carts are through") + SITE, "Road open", "Road open"),
        ("<title>Road open | The Ostham Mail</title>", "The Ostham Mail", "Road open"),
        (OG.format("Road open") + SITE, "The Ostham Mail", "Road open"),
        (SITE, "Road open", "Road open"),
        ("<title>The Ostham Mail</title>" + SITE, "Road open", "Road open"),
        ("<title>Mail of Ostham &amp; Lund: road &quot;open&quot;</title>", "", 'Mail of Ostham & Lund: road "open"'),
    ],
)
def test_the_headline_is_the_heading_or_title_without_the_site(
    tmp_path: Path, head: str, heading: str, expected: str
) -> None:
    shown = f"<h1>{heading}</h1>" if heading else ""
    article = the_article(
        save(tmp_path, "road.html", f"<html><head>{head}</head><body><article>{shown}{BODY}</article></body></html>")
    )
    assert article.headline.of(article.text) == expected
    assert article.text == "\n\n".join((expected, *ROAD))


# What is no part of the article


@pytest.mark.parametrize(
    "byline",
    [
        "February 25, 2024",
        "Accepted: 16 December 2023",
        "Username",
        "ann@example.org",
        "https://example.org/ann",
        "5 min read",
    ],
)
def test_what_stands_where_an_author_should_is_no_author(tmp_path: Path, byline: str) -> None:
    for body in (f"<div class=byline>{byline}</div>{BODY}", f'<p class="author">{byline}</p>{BODY}'):
        article = the_article(save(tmp_path, "road.html", page(body, f'<meta name="author" content="{byline}">')))
        assert article.author is None


def test_the_furniture_of_a_page_is_no_part_of_the_text(tmp_path: Path) -> None:
    lines = (
        "READ MORE: The dam of Lund",
        "Advertisement",
        "Story continues below",
        "Share this article",
        "© The Mail 2031",
    )
    body = "".join(f"<p>{paragraph}</p><p>{line}</p>" for paragraph, line in zip(ROAD * 2, lines, strict=False))
    assert the_article(save(tmp_path, "road.html", page(body))).text.split("\n\n") == ["Road open", *(ROAD * 2)[:5]]


@pytest.mark.parametrize(
    "body",
    ["<p>Subscribe to continue reading.</p>", "<p>Advertisement</p><p>Sign up for our newsletter</p>", ""],
)
def test_a_page_of_nothing_but_furniture_has_no_article(tmp_path: Path, body: str) -> None:
    menu = '<nav><a href="/">Home</a> <a href="/news">News</a></nav>'
    assert the_reason(save(tmp_path, "road.html", page(body).replace("<article>", f"{menu}<article>"))) == "no_text"


def test_a_short_article_keeps_its_paragraphs(tmp_path: Path) -> None:
    body = "<p>The road is open.</p><p>“It is,” said Ana Silva.</p>"
    article = the_article(save(tmp_path, "road.html", page(body)))
    assert article.text == "Road open\n\nThe road is open.\n\n“It is,” said Ana Silva."


# Language

GERMAN = "<p>Die Straße zum See ist wieder offen, sagte die Bürgermeisterin. Sie war seit dem Sturm gesperrt.</p>" * 4


def test_the_words_of_a_page_tell_its_language_and_in_doubt_what_it_says(tmp_path: Path) -> None:
    assert the_article(save(tmp_path, "road.html", page(BODY, attributes=' lang="de"'))).language == "en"
    assert the_reason(save(tmp_path, "road.html", page(GERMAN, attributes=' lang="en"'))) == "not_english"
    assert (
        the_reason(save(tmp_path, "road.html", page("<p>Lund 2, Ostham 0</p>", attributes=' lang="de"')))
        == "not_english"
    )
    assert the_article(save(tmp_path, "road.html", page("<p>Lund 2, Ostham 0</p>", attributes=' lang="en-GB"')))
