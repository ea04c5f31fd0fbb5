"""Markdown: one article in each file. The text is that of its paragraphs, without markup; the first heading is the
headline.

Front matter (a block between two lines of `---`, or of `+++` for TOML) says what is known about the article, under the
keys of `onrecord.articles.fields`. Of YAML, lines `key: value` and lists of values are read: no other block is a field
of an article.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from onrecord.articles.drafts import Draft, Item, Unusable
from onrecord.articles.fields import draft_of
from onrecord.articles.formats.text import decoded, record_beside
from onrecord.articles.origins import Origin
from onrecord.schema.vocabulary import Rejection

_FRONT_MATTER = re.compile(r"\A(---|\+\+\+)[ \t]*\r?\n(.*?)^\1[ \t]*(?:\r?\n|\Z)", re.MULTILINE | re.DOTALL)
_YAML_LINE = re.compile(r"^([\w-]+)[ \t]*:(?:[ \t]+(.*?))?[ \t]*\r?$((?:\n[ \t]*-[ \t]+.*)*)", re.MULTILINE)
_YAML_VALUE = re.compile(r"""(["'])(.*)\1(?:[ \t]+\#.*)?|(.*?)(?:[ \t]+\#.*)?""")
_YAML_ITEM = re.compile(r"\n[ \t]*-[ \t]+(.*?)[ \t]*(?=\r?(?:\n|$))")
_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read(origin: Origin) -> Iterator[Item]:
    """The one article of a Markdown file."""
    content = decoded(origin.content())
    front = _FRONT_MATTER.match(content)
    fields = _front_matter(*front.groups()) if front else {}
    known = draft_of(fields)
    paragraphs = list(_paragraphs(content[front.end() :] if front else content))
    heading = next((text for text, is_heading in paragraphs if is_heading), None)
    text = "\n\n".join(text for text, _ in paragraphs)
    record = {"published_basis": "stated"} if known.record.get("published_on") else {}
    yield (
        None,
        Draft(
            text,
            headline=heading or known.headline,
            article_id=known.article_id,
            name=origin.stem,
            record={**record, **known.record, **record_beside(origin)},
        ),
    )


def _paragraphs(content: str) -> Iterator[tuple[str, bool]]:
    """The text of each paragraph, heading, item and cell, and whether it is a heading. Code and HTML are left out."""
    heading = False
    for token in _MARKDOWN.parse(content):
        if token.type == "heading_open":
            heading = True
        elif token.type == "heading_close":
            heading = False
        elif token.type == "inline" and (text := "".join(map(_words, token.children or ())).strip()):
            yield text, heading


def _words(token: Token) -> str:
    if token.type in ("text", "code_inline", "text_special"):
        return token.content
    return {"softbreak": " ", "hardbreak": "\n"}.get(token.type, "")


def _front_matter(fence: str, content: str) -> dict[str, Any]:
    if fence == "---":
        return {key: _yaml(value, items) for key, value, items in _YAML_LINE.findall(content)}
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        expected = "front matter in TOML between the lines +++"
        raise Unusable(Rejection.BAD_FIELD, expected=expected, found=str(error), remedy="Correct it.") from error


def _yaml(value: str, items: str) -> str | list[str]:
    """The value of a key: the text after it, or the items of a list after it or on the lines below it."""
    if value.startswith("[") and value.endswith("]"):
        return [_scalar(item.strip()) for item in value[1:-1].split(",")]
    return _scalar(value) if value else [_scalar(item) for item in _YAML_ITEM.findall(items)]


def _scalar(value: str) -> str:
    """A value without its quotation marks and the comment after it."""
    found = _YAML_VALUE.fullmatch(value)
    return (found[2] or found[3] or "") if found else value
