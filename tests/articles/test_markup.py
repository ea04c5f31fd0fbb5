"""Markup in the texts of records: its words stay, and what is no markup stays as it is."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles.markup import without_markup


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>The ferry sails.</p><p>It <b>does</b>.</p>", "The ferry sails.\n\nIt does."),
        ("<p>The ferry\n sails.<p>It does.", "The ferry sails.\n\nIt does."),
        ("The ferry sails.<br/>It does.<br>\n<br>Daily.", "The ferry sails.\nIt does.\nDaily."),
        ("<div><h2>Ferry</h2>It <a href='/x?a=1&amp;b=2'>sails</a>.</div>", "Ferry\n\nIt sails."),
        ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
        ("<p>It sails.</p><script>if (a < b) { x() }</script><style>p { }</style>", "It sails."),
        ("<p>It sails.</p><figure><img src=x><figcaption>The dock</figcaption></figure>", "It sails."),
        ("<p>It sails.</p><p>READ MORE: The dam</p><p>Advertisement</p>", "It sails."),
        ("Lee &amp; Sons said &quot;yes&quot;, and it&#8217;s done&#x2026;", 'Lee & Sons said "yes", and it’s done…'),
        ("&lt;p&gt;It sails.&lt;/p&gt;&lt;p&gt;Daily.&lt;/p&gt;", "It sails.\n\nDaily."),
        ("It <a href=x>sails</a>.\n\nREAD MORE\nDaily,\tshe said.", "It sails.\n\nREAD MORE\nDaily,\tshe said."),
        ("It sails.\n\n<blockquote>Daily.</blockquote>\n\nShe left.", "It sails.\n\n\nDaily.\n\n\nShe left."),
        ("<P CLASS='x'>It sails &lt; daily.</P>", "It sails < daily."),
        ("<![CDATA[<p>It sails.</p>]]>", "It sails."),
    ],
)
def test_markup_is_left_out(text: str, words: str) -> None:
    assert without_markup(text) == words


@pytest.mark.parametrize(
    "text",
    [
        *(
            "If a < b, it sails.",
            "It sails.\nREAD MORE\n\nAdvertisement",
            "He wrote <b and left.",
            "<3 the ferry",
            "AT&T; R&D",
        ),
        *(
            "It sails & sails",
            "x <- 3 & y",
            "<Ada> it sails </Bo>",
            "Mail <ann@example.org> for more",
            "  It\t sails.\r\n",
        ),
        *("a &unknown; b", "&", "&#; &#xzz;", "if p<q and q>p then", "“It sails,” <em>she said"),
    ],
)
def test_what_is_no_markup_stays_to_the_character(text: str) -> None:
    assert without_markup(text) == text


@given(st.text(st.characters(exclude_characters="<&")))
def test_plain_text_stays_to_the_character(text: str) -> None:
    assert without_markup(text) == text


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<br>", "<b>", "</b>", "<script>", "&amp;", "<", ">", "It sails. ", "<!--", "<![", "</"]
        )
    )
)
def test_any_markup_gives_a_text(pieces: list[str]) -> None:
    assert "\u2028" not in without_markup("".join(pieces))


@pytest.mark.parametrize("piece", ["<b>", "<p", "</b>", "<!--", "&amp", "<a href='", "<![CDATA["])
def test_no_markup_takes_long(piece: str) -> None:
    started = perf_counter()
    without_markup(piece * 20_000)
    assert perf_counter() - started < 5
