"""A release as a Frictionless Data Package (https://datapackage.org, version 2): `datapackage.json`.

Lists and bytes have the type `any` there. The files' sizes are left out, which frictionless counts as wrong for
Parquet; their hashes say more.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from onrecord.files.canonical import Json, dumps
from onrecord.release.metadata.description import NAME, Description, licence_address, purpose
from onrecord.release.shapes import Shape
from onrecord.schema.models import MODELS, describe

_TYPES: dict[type[pl.DataType], str] = {
    pl.String: "string",
    pl.Enum: "string",
    pl.Int64: "integer",
    pl.Float64: "number",
    pl.Boolean: "boolean",
    pl.Date: "date",
    pl.List: "any",
    pl.Binary: "any",
}
_CONSTRAINTS = {
    "str_matches": {"pattern": "pattern"},
    "greater_than_or_equal_to": {"min_value": "minimum"},
    "in_range": {"min_value": "minimum", "max_value": "maximum"},
}
"""For pandera's checks of a column, by name, the constraints that their parameters are."""


def datapackage(description: Description) -> str:
    """The text of `datapackage.json`."""
    about = description.about
    return dumps(
        {
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "name": NAME,
            "title": about.title,
            "description": about.description,
            "version": about.version,
            "created": f"{description.released_on}T00:00:00Z",
            "licenses": [{"name": about.licence, "path": licence_address(about.licence)}],
            "contributors": [{"title": about.attribution}],
            "resources": [_resource(table, description) for table in description.shapes],
        }
    )


def _resource(table: str, description: Description) -> dict[str, Json]:
    file = description.files[f"{table}.parquet"]
    return {
        "name": table,
        "type": "table",
        "description": purpose(table),
        "path": f"{table}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "hash": f"sha256:{file.sha256}",
        "schema": _schema(table, description.shapes[table], description),
    }


def _schema(table: str, shape: Shape, description: Description) -> dict[str, Json]:
    keys: list[Json] = [
        {
            "fields": [column],
            "reference": {"resource": "" if target == table else target, "fields": [_key(target, description)]},
        }
        for column, target in shape.references.items()
    ]
    return {
        "fields": [_field(table, column) for column in shape.columns],
        "primaryKey": list(shape.key),
        **({"foreignKeys": keys} if keys else {}),
    }


def _key(table: str, description: Description) -> str:
    (key,) = description.shapes[table].key
    return key


def _field(table: str, column: str) -> dict[str, Json]:
    about = describe(table)[column]
    constraints: dict[str, Json] = {"required": True} if not about.nullable else {}
    if about.values:
        constraints["enum"] = list(about.values)
    for check in MODELS[table].to_schema().columns[column].checks:
        for parameter, constraint in _CONSTRAINTS.get(str(check.name), {}).items():
            value = (check.statistics or {})[parameter]
            constraints[constraint] = value.isoformat() if isinstance(value, date) else value
    # pandas reads a missing number as the float NaN.
    missing: list[Json] = ["", "nan"] if about.nullable and about.dtype.is_numeric() else []
    return {
        "name": column,
        "type": _TYPES[type(about.dtype)],
        "title": about.title,
        "description": about.description,
        **({"constraints": constraints} if constraints else {}),
        **({"missingValues": missing} if missing else {}),
    }
