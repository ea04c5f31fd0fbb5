"""The data dictionary, written from the contract: ``python -m onrecord.schema.dictionary [FILE]``.

It prints the dictionary, or writes it to the file.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import polars as pl

from onrecord.files.write import NotWritten, write_file
from onrecord.schema import SCHEMA_VERSION
from onrecord.schema.evidence import EVIDENCE
from onrecord.schema.models import MEANINGS, MODELS, Column, describe
from onrecord.schema.relations import RELATIONS
from onrecord.schema.relations.relation import Relation
from onrecord.schema.roles import Roles
from onrecord.schema.table import Table
from onrecord.schema.validation import column_rule
from onrecord.schema.vocabulary import MODE_VALUES, Vocabulary

OPENING = f"""# Data dictionary

Version {SCHEMA_VERSION} of the contract. This page is generated from it: `python -m onrecord.schema.dictionary
docs/dictionary.md` writes it again.

Offsets are 0-based and half-open, in Unicode code points of the article's text exactly as it is stored:
`text[start:end]` is exactly the text that the row is about. A null means that no text, reference or correction
gives the value. The types are those of polars; an enumeration names its vocabulary below."""


def dictionary() -> str:
    """The data dictionary as Markdown."""
    parts = [OPENING, *(table_part(name, model) for name, model in MODELS.items())]
    parts.append(rules_part("Rules between tables", RELATIONS))
    parts.append(rules_part("Rules between tables and texts", EVIDENCE))
    parts.append("## Vocabularies")
    parts += vocabulary_parts()
    return "\n\n".join(parts) + "\n"


def _in_a_cell(text: str) -> str:
    """The text for a cell of a Markdown table, with bars escaped, because a bar ends the cell."""
    return text.replace("|", r"\|")


def table_part(name: str, model: type[Table]) -> str:
    """What a table is for, its key and order, its columns, and its rules."""
    order = ", ".join(by.meta.output_name() for by in model.order())
    purpose = " ".join((model.__doc__ or "").split())
    schema = model.to_schema()
    columns = [
        f"| `{column}` | {type_name(about)} | {'yes' if about.nullable else ''} | {about.title} | "
        + _in_a_cell(" ".join([about.description, *map(column_rule, schema.columns[column].checks), *_refers(roles)]))
        + " |"
        for (column, about), roles in zip(describe(name).items(), model.roles().values(), strict=True)
    ]
    return "\n".join(
        [
            f"## {name}",
            "",
            purpose,
            "",
            f"Key: {', '.join(f'`{column}`' for column in model.key())}. Sorted by {order}.",
            "",
            "| Column | Type | Null | Title | Description |",
            "| --- | --- | --- | --- | --- |",
            *columns,
            "",
            "Rules within the table:",
            "",
            *(f"- `{rule}`: {about.expected}" for rule, about in model.rules().items()),
        ]
    )


def _refers(roles: Roles) -> Iterator[str]:
    """The sentence that names the table whose key a column holds, if it holds one."""
    if roles.refers_to is not None:
        yield f"Refers to [{roles.refers_to}](#{roles.refers_to})."


def type_name(column: Column) -> str:
    """The type of a column, for readers: an enumeration is a link to its vocabulary."""
    if column.values:
        name = vocabulary_name(tuple(column.values))
        return f"[{name}](#{name.lower()})"
    if column.dtype == pl.List(pl.String):
        return "List of String"
    if isinstance(column.dtype, pl.List):
        return "List of start, end (Int64)"
    return str(column.dtype)


def vocabulary_name(values: tuple[str, ...]) -> str:
    """The name of the vocabulary that has these values."""
    if values == tuple(MODE_VALUES):
        return "Mode"
    return next(vocabulary.__name__ for vocabulary in Vocabulary.__subclasses__() if tuple(vocabulary) == values)


def rules_part(title: str, relations: Iterable[Relation]) -> str:
    """A list of rules, each with the table whose rows keep it."""
    lines = [f"- {relation.table}, `{relation.name}`: {relation.expected}" for relation in relations]
    return "\n".join([f"## {title}", "", *lines])


def vocabulary_parts() -> Iterator[str]:
    """Every vocabulary with its terms."""
    for values, meanings in MEANINGS.items():
        terms = [f"| `{term}` | {meaning} |" for term, meaning in meanings.items()]
        yield "\n".join([f"### {vocabulary_name(values)}", "", "| Term | Meaning |", "| --- | --- |", *terms])


def main(arguments: list[str]) -> None:
    """Print the dictionary, or write it to the file that is named. Exit with 1 if that file can't be written."""
    if arguments:
        try:
            write_file(Path(arguments[0]), dictionary())
        except NotWritten as error:
            sys.exit(f"error: {error}")
    else:
        sys.stdout.write(dictionary())


if __name__ == "__main__":
    main(sys.argv[1:])
