"""`build.json`: the record that `onrecord build` writes beside the tables of a folder, and the check whether it is
true.

Nothing in it differs between two builds of the same input: no time, no machine, no number of jobs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import polars as pl

from onrecord.assembly.provenance import MadeBy
from onrecord.files.canonical import dumps, sha256_of_file
from onrecord.schema import OPTIONAL_TABLES, SCHEMA_VERSION, TABLE_NAMES
from onrecord.schema.report import at_large
from onrecord.schema.vocabulary import Rejection

RECORD = "build.json"
"""The name of the file in a folder of tables."""

FORMAT = "onrecord build 1"
"""The name of the form of a record."""

NOT_KEPT = (Rejection.DUPLICATE, Rejection.SUPERSEDED)
"""Reasons by which nothing is lost: another article with the id was kept, as requested."""

PARTS = (Rejection.STAGE_FAILED, Rejection.ROW_BROKEN, Rejection.ROW_DEPENDENT)
"""Reasons that concern a part of an article that was built."""

Tables = Mapping[str, pl.DataFrame]


def record_text(tables: Tables, folder: Path, made_by: MadeBy, found: int) -> str:
    """The record of tables that are already written in `folder`; `found` is the number of articles in the inputs."""
    reasons = _reasons(tables)
    return dumps(
        {
            "format": FORMAT,
            "made_by": asdict(made_by),
            "schema_version": SCHEMA_VERSION,
            "articles": {"found": found, "built": tables["articles"].height, **_set_aside(reasons)},
            "rejected": reasons,
            "tables": {
                name: {"rows": frame.height, "sha256": sha256_of_file(folder / f"{name}.parquet")}
                for name, frame in tables.items()
            },
        }
    )


def is_record(path: Path) -> bool:
    """Whether the file is a record that onrecord wrote."""
    return isinstance(_read(path), dict)


def record_failures(folder: Path, tables: Tables) -> Iterator[pl.DataFrame]:
    """What is wrong in the record of a folder, as failures of a report. Without a record there are none.

    Tables that may be left out when tables are passed on (`texts`, `rejected`) may be missing.
    """
    path = folder / RECORD
    if not path.exists():
        return
    record = _read(path)
    if not isinstance(record, dict):
        yield _failure("record_is_readable", f"A record in the form `{FORMAT}`, as it was written.", record)
        return
    try:
        yield from _version(record)
        yield from _files(record, folder, tables)
        yield from _counts(record, tables)
        yield from _makers(record, folder, tables)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        yield _failure("record_is_readable", f"Everything that a record in the form `{FORMAT}` has.", repr(error))


def _version(record: dict[str, Any]) -> Iterator[pl.DataFrame]:
    if record["schema_version"] != SCHEMA_VERSION:
        expected = f"Tables of the contract's version {SCHEMA_VERSION}."
        yield _failure("schema_version_is_todays", expected, str(record["schema_version"]))


def _files(record: dict[str, Any], folder: Path, tables: Tables) -> Iterator[pl.DataFrame]:
    listed = record["tables"]
    for name in sorted({*TABLE_NAMES, *listed} - tables.keys() - {*OPTIONAL_TABLES}):
        yield _failure("tables_are_there", "Every table of the record beside it.", f"no {name} that can be read")
    for name, frame in tables.items():
        if name not in listed:
            yield _failure("tables_are_listed", "Every table in the record.", f"{name}, which is not in it")
            continue
        if frame.height != listed[name]["rows"]:
            found = f"{frame.height} in {name}, and {listed[name]['rows']} in the record"
            yield _failure("rows_are_counted", "As many rows in each table as the record says.", found)
        if sha256_of_file(folder / f"{name}.parquet") != listed[name]["sha256"]:
            found = f"a {name}.parquet that was changed"
            yield _failure("files_are_those_built", "The very files that were built, by their SHA-256.", found)


def _counts(record: dict[str, Any], tables: Tables) -> Iterator[pl.DataFrame]:
    said, reasons = record["articles"], record["rejected"]
    if said["found"] != said["built"] + said["rejected"] + said["duplicates"]:
        expected = "As many articles found as were built, rejected and left out as duplicates together."
        yield _failure("articles_add_up", expected, json.dumps(said))
    if "articles" in tables and said["built"] != tables["articles"].height:
        found = f"{said['built']} in the record, {tables['articles'].height} in the table"
        yield _failure("articles_are_counted", "As many articles built as the table has.", found)
    if _set_aside(reasons) != {key: said[key] for key in ("rejected", "duplicates")}:
        expected = "As many articles set aside as were rejected by reason."
        yield _failure("set_aside_adds_up", expected, json.dumps({**said, "by reason": reasons}))
    if "rejected" in tables and "reason" in tables["rejected"].columns and reasons != _reasons(tables):
        found = f"{json.dumps(reasons)} in the record, {json.dumps(_reasons(tables))} in the table"
        yield _failure("reasons_are_counted", "As many rows of each reason as the table `rejected` has.", found)


def _makers(record: dict[str, Any], folder: Path, tables: Tables) -> Iterator[pl.DataFrame]:
    expected = MadeBy(**record["made_by"]).metadata()
    for name in tables:
        with (folder / f"{name}.parquet").open("rb") as file:
            said = pl.read_parquet_metadata(file)
        differing = [key for key, value in expected.items() if said.get(key) != value]
        if differing:
            found = f"{name}.parquet, which says another {differing[0]}"
            yield _failure("tables_say_the_same", "Tables that say of themselves what made them as it does.", found)


def _read(path: Path) -> dict[str, Any] | str:
    """The record, or what was found in its place."""
    try:
        content = path.read_bytes()
        record = json.loads(content)
        if not isinstance(record, dict) or record.get("format") != FORMAT:
            return "something else"
        return record if dumps(record).encode() == content else "one that was changed by hand"
    except (OSError, ValueError, RecursionError) as error:
        return f"something that cannot be read ({type(error).__name__})"


def _reasons(tables: Tables) -> dict[str, int]:
    if "rejected" not in tables:
        return {}
    counted = tables["rejected"].group_by(pl.col("reason").cast(pl.String)).len().sort("reason")
    return dict(counted.iter_rows())


def _set_aside(reasons: Mapping[str, int]) -> dict[str, int]:
    duplicates = sum(reasons.get(reason, 0) for reason in NOT_KEPT)
    parts = sum(reasons.get(reason, 0) for reason in PARTS)
    return {"rejected": sum(reasons.values()) - duplicates - parts, "duplicates": duplicates}


def _failure(rule: str, expected: str, found: object) -> pl.DataFrame:
    return at_large(RECORD, rule, None, expected, str(found))
