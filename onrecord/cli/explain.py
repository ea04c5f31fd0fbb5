"""`onrecord explain`: what the rules read in an article, and which."""

from __future__ import annotations

import warnings
from dataclasses import replace as with_fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.records import DateField, IdField, TextField
from onrecord.cli.terminal import out, plainly, say
from onrecord.errors import OnrecordError, OnrecordWarning
from onrecord.plain import plain, shortened, shown

if TYPE_CHECKING:
    from onrecord.articles import Article
    from onrecord.articles.fields import Keys
    from onrecord.assembly.rows import Rows
    from onrecord.schema.vocabulary import Stage

ArticleName = Annotated[
    str | None,
    typer.Argument(metavar="ARTICLE", help="A file of any kind that `build` reads, -, or an id of dataset/articles."),
]
Only = Annotated[str | None, typer.Option(metavar="ID", help="The article of this id, where there are several.")]
RuleName = Annotated[
    str | None, typer.Option("--rule", metavar="ID", help="Instead of an article: a rule, as a row names it.")
]
RowName = Annotated[str | None, typer.Option("--row", metavar="ID", help="One row, and the entry to correct it.")]

_LISTED = 5


class NotExplained(OnrecordError):
    """There is no one article, or no such row, to explain."""


@plainly()
def explain_command(
    article: ArticleName = None,
    only: Only = None,
    row: RowName = None,
    rule: RuleName = None,
    text: TextField = None,
    article_id: IdField = None,
    date: DateField = None,
) -> None:
    """Show ARTICLE with what the rules read in it, and which rule made each row.

    Under the words stand a letter for what they are and a line to their end; left of a line the offset of its first
    character; below a paragraph its rows: id, span, what they say, and the rule. With --row: all of one row, and the
    lines that a correction of it needs. With --rule, and no ARTICLE: what that rule reads, its examples and
    counter-examples, and its frames.
    """
    if (article is None) == (rule is None):
        raise typer.BadParameter("expected ARTICLE or --rule ID, found " + ("both" if rule else "neither"))
    if article is None:
        _explain_rule(str(rule))
        return
    from onrecord.articles.fields import named_keys
    from onrecord.assembly.rows import article_rows
    from onrecord.explain import page
    from onrecord.files import packaged
    from onrecord.reading import Reader
    from onrecord.reference import load_reference

    wanted = only if only is not None or row is None else row.partition(":")[0]
    chosen = _article(article, wanted, named_keys(text, article_id, date))
    rows = article_rows(chosen, Reader(load_reference(packaged.REFERENCE)).read(chosen, _warn_of_stage))
    if row is not None:
        _explain_row(chosen, rows, row)
    else:
        for line in page(chosen, rows, out.width, out.encoding):
            out.print(line, soft_wrap=True)


def _warn_of_stage(stage: Stage, error: Exception) -> None:
    found = f"{type(error).__name__} ({plain(shortened(str(error)))})"
    warnings.warn(f"the stage {stage} failed: {found}. Its rows are missing here.", OnrecordWarning, stacklevel=2)


def _article(name: str, only: str | None, keys: Keys) -> Article:
    """The one article that is meant. What else could not be read where it stands is warned of."""
    from onrecord.articles import read_article
    from onrecord.files import packaged

    in_dataset = packaged.ARTICLES / f"{name}.txt"
    if name != "-" and not (Path(name).is_file() or Path(name).is_dir()):
        if in_dataset.is_file():
            return read_article(in_dataset)
        raise typer.BadParameter(f"expected a file, - or the id of an article of dataset/articles, found {shown(name)}")
    articles, faults = _matching(name, only, keys)
    if len(articles) != 1:
        if faults and not articles:
            raise NotExplained(faults[0])
        raise NotExplained.at(
            name,
            expected="one article" if only is None else f"one article of the id {shown(only)}",
            found=f"several: {', '.join(article.article_id for article in articles)}" if articles else "none",
            done="Nothing was explained.",
            remedy="Choose one by its id with --only.",
        )
    for fault in faults[:_LISTED]:
        warnings.warn(fault, OnrecordWarning, stacklevel=2)
    return articles[0]


def _matching(name: str, only: str | None, keys: Keys) -> tuple[list[Article], list[str]]:
    """The different articles that may be meant, no more than are listed, and what could not be read, in words."""
    from onrecord.articles import Found, find_articles, list_origins, named_as

    origins = [with_fields(origin, keys=keys) for origin in list_origins([name])]
    articles: list[Article] = []
    faults = []
    for found in find_articles(origins if only is None else (named_as(origin, only) for origin in origins)):
        if isinstance(found, Found):
            if only in (None, found.article.article_id) and found.article not in articles:
                articles.append(found.article)
        elif only in (None, found.article_id):
            faults.append(f"{found.where()}: {found.message}")
        if len(articles) == _LISTED:
            break
    return articles, faults


def _explain_rule(name: str) -> None:
    """What a rule reads."""
    from onrecord.explain import rule_page

    for line in rule_page(name):
        out.print(line, soft_wrap=True)


def _explain_row(article: Article, rows: Rows, key: str) -> None:
    """All of a row, and of an event's arguments with it, and how to correct each."""
    from onrecord.assembly.rows import text_sha256
    from onrecord.explain import correction, named_rows

    named = [row for row in named_rows(article, rows) if row.key == key or row.key.startswith(f"{key} ")]
    if not named:
        raise NotExplained.at(
            article.article_id,
            expected=f"a row {shown(key)}",
            found="none",
            done="Nothing was explained.",
            remedy="Without --row all rows are listed.",
        )
    for row in named:
        say(f"{row.key} in {row.table}, by the rule {row.rule}")
        for column, value in row.row.items():
            say(f"  {column}: {'' if value is None else value}")
    say(f"\n# dataset/corrections/{article.article_id}.toml, its first line and the entries:\n")
    say(f'text_sha256 = "{text_sha256(article)}"')
    for row in named:
        say(f"\n{correction(row)}")
