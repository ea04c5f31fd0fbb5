"""Builds from one's own articles: a folder of them, the command, and what it wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
from typer.testing import CliRunner, Result

from onrecord.cli.app import app

TEXT = "Ferry sails again\n\nThe mayor of Kherson said on Monday: “The ferry sails.”\n"


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["build", *map(str, arguments)], input=stdin)


def column(folder: Path, table: str, name: str) -> list[Any]:
    return pl.read_parquet(folder / f"{table}.parquet")[name].to_list()
