"""Fields: the keys under which records of articles say what is known.

The keys are those of the tools that write such records: news-please, newspaper, trafilatura and fundus; NewsAPI, GNews,
mediastack, Event Registry, Webz and the APIs of the Guardian and the New York Times; the articles of GDELT, Media Cloud
and Common Crawl News; the sets of news on Hugging Face (CNN/DailyMail, XSum, Multi-News, Newsroom, All the News); and
NewsArticle of schema.org.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from onrecord.articles.article import FIELDS
from onrecord.articles.drafts import Draft
from onrecord.articles.markup import without_markup
from onrecord.articles.values import READERS, headline_in, id_in

Keys = Mapping[str, tuple[str, ...]]

_KEYS = {
    "text": """
        text maintext article_text full_text article_body body content plaintext plain_text cleaned_text clean_text
        text_cleaned body_text fields.body_text fields.body news_text article_content full_content article document
        story raw_text story_text
    """,
    "headline": """
        headline title headline.main fields.headline web_title article_title news_title heading title_page thread.title
    """,
    "article_id": "article_id id _id uuid doc_id document_id story_id stories_id",
    "publisher": """
        publisher source.name source.title site_name outlet media_name source_name publication news_outlet newspaper
        news_source media source source_domain source_hostname hostname domain thread.site site website
    """,
    "author": """
        author authors byline byline.original fields.byline creator dc:creator writer writers author_name reporter
        journalist
    """,
    "url": """
        url link canonical_url canonical_link web_url article_url news_url permalink links.permalink
        main_entity_of_page document_identifier warc_target_uri page_url source_url
    """,
    "published_on": """
        published_on date_publish published_at date_published publish_date publishing_date publication_date pub_date
        published_date published_time article:published_time published web_publication_date publish_time pub_time
        date_time_pub date_time date seendate
    """,
    "published_basis": "published_basis",
    "published_source": "published_source",
    "language": "language lang in_language meta_lang language_code lang_code",
    "rights": "rights license licence usage_rights copyright",
}
KEYS: Keys = {field: tuple(keys.split()) for field, keys in _KEYS.items()}
"""The keys of a record that hold a field of an article. The first one with a readable value is used. Case, hyphens,
underscores and blanks in a key make no difference (`datePublished` is `date_published`). A dot leads into an object.
Other keys are not read."""

_DEEPEST = 6
"""How many objects deep a key may lead."""
_LISTED, _LONGEST = 12, 30


def named_keys(text: str | None = None, article_id: str | None = None, published_on: str | None = None) -> Keys:
    """The keys, where those that are given replace all others of their field."""
    given = {"text": text, "article_id": article_id, "published_on": published_on}
    return {**KEYS, **{field: (key,) for field, key in given.items() if key is not None}}


def columns(names: Iterable[str], keys: Keys = KEYS) -> list[str]:
    """The names of a table's columns that may hold a field of an article."""
    plain = {_plain(key) for listed in keys.values() for key in listed}
    heads = {key.split(".")[0] for key in plain}
    return [name for name in names if _plain(name) in plain | heads]


def draft_of(content: Mapping[str, object], keys: Keys = KEYS) -> Draft:
    """The draft that a record with these keys describes. Markup in its text is left out."""
    known = _by_key(content)
    record = {field: value for field in FIELDS if (value := _first(known, keys[field], READERS[field])) is not None}
    text = _first(known, keys["text"], lambda raw: isinstance(raw, str) and raw.strip())
    return Draft(
        without_markup(text) if isinstance(text, str) else text,
        _first(known, keys["headline"], headline_in),
        id_in(_first(known, keys["article_id"], lambda raw: id_in(raw) is not None)),
        record=record,
        instead=_listing(content) if text is None else _named(text),
    )


def _first(known: Mapping[str, object], keys: tuple[str, ...], read: Callable[[object], object]) -> object:
    """The first readable value under one of the keys; if there is none, the first value."""
    given = [value for key in keys if (value := known.get(_plain(key))) not in (None, "", [], {})]
    return next((value for value in given if read(value)), given[0] if given else None)


def _by_key(content: Mapping[str, object]) -> dict[str, object]:
    """The values of a record by their keys in the form of `_plain`; the key of a value inside an object has dots."""
    known: dict[str, object] = {}
    for key, value in _walk(content, "", _DEEPEST):
        known.setdefault(key, value)
    return known


def _walk(content: Mapping[str, object], above: str, depth: int) -> Iterator[tuple[str, object]]:
    for key, value in content.items():
        path = above + _plain(str(key))
        yield path, value
        if isinstance(value, Mapping) and depth > 0:
            yield from _walk(value, f"{path}.", depth - 1)


@lru_cache(maxsize=4096)
def _plain(key: str) -> str:
    """The key without the differences that spelling may make."""
    return re.sub(r"[\s_-]+", "", key).casefold()


def _listing(content: Mapping[str, object]) -> str:
    """The names of a record's fields, for a message."""
    names = [repr(str(key)[:_LONGEST])[1:-1] for key in content]
    more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    return f"none among the fields {', '.join(names[:_LISTED])}{more}" if names else "a record without fields"


def _named(text: object) -> str:
    return "only white space" if isinstance(text, str) else f"a value of the type {type(text).__name__}"
