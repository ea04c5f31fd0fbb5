"""A release in Croissant 1.1 (https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html): `croissant.json`."""

from __future__ import annotations

import polars as pl

from onrecord.files.canonical import Json, dumps
from onrecord.release.metadata.description import NAME, Description, licence_address, purpose
from onrecord.release.shapes import fields_of, items_of
from onrecord.schema.models import describe

_TYPES: dict[type[pl.DataType], str] = {
    pl.String: "sc:Text",
    pl.Enum: "sc:Text",
    pl.Int64: "sc:Integer",
    pl.Float64: "sc:Float",
    pl.Boolean: "sc:Boolean",
    pl.Date: "sc:Date",
    pl.Binary: "sc:Text",
}

_TERMS = (
    "arrayShape citeAs column containedIn equivalentProperty extract field fileObject fileProperty fileSet format "
    "includes isArray isLiveDataset jsonPath key md5 parentField path recordSet references regex repeated replace "
    "samplingRate separator source subField transform"
).split()
"""The terms that Croissant 1.1 adds to schema.org's."""

_CONTEXT: dict[str, Json] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "dct": "http://purl.org/dc/terms/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "sc": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "description": {"@container": "@language"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "name": {"@container": "@language"},
    **{term: f"cr:{term}" for term in _TERMS},
}
"""The context that the specification gives (its appendix 1)."""


def croissant(description: Description) -> str:
    """The text of `croissant.json`."""
    about = description.about
    return dumps(
        {
            "@context": _CONTEXT,
            "@type": "sc:Dataset",
            "conformsTo": "http://mlcommons.org/croissant/1.1",
            "name": NAME,
            "alternateName": about.title,
            "description": about.description,
            "license": licence_address(about.licence),
            "creator": {"@type": "sc:Organization", "name": about.attribution},
            "citeAs": f"{about.attribution}. {about.title}, version {about.version}, {description.released_on}.",
            "version": about.version,
            "datePublished": description.released_on,
            "inLanguage": "en",
            "distribution": [_file(table, description) for table in description.shapes],
            "recordSet": [_records(table, description) for table in description.shapes],
        }
    )


def _file(table: str, description: Description) -> dict[str, Json]:
    file = description.files[f"{table}.parquet"]
    return {
        "@type": "cr:FileObject",
        "@id": f"{table}.parquet",
        "name": f"{table}.parquet",
        "contentUrl": f"{table}.parquet",
        "contentSize": f"{file.bytes} B",
        "encodingFormat": "application/x-parquet",
        "sha256": file.sha256,
    }


def _records(table: str, description: Description) -> dict[str, Json]:
    shape = description.shapes[table]
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "description": purpose(table),
        "key": [{"@id": f"{table}/{column}"} for column in shape.key],
        "field": [_field(table, column, description) for column in shape.columns],
    }


def _field(table: str, column: str, description: Description) -> dict[str, Json]:
    about = describe(table)[column]
    field: dict[str, Json] = {
        "@type": "cr:Field",
        "@id": f"{table}/{column}",
        "name": column,
        "description": f"{about.title}. {about.description}",
    }
    target = description.shapes[table].references.get(column)
    # mlcroissant joins what is referenced, and fails where that refers further: the data package has all the references
    if target is not None and not description.shapes[target].references:
        (key,) = description.shapes[target].key
        field["references"] = {"field": {"@id": f"{target}/{key}"}}
    if about.dtype == pl.List(pl.String):
        return field | {"isArray": True, "arrayShape": "-1", "dataType": "sc:Text", "source": _source(table, column)}
    if isinstance(about.dtype, pl.List):
        return field | {"isArray": True, "arrayShape": "-1", "subField": _parts(table, column, about.dtype)}
    return field | {"dataType": _TYPES[type(about.dtype)], "source": _source(table, column)}


def _parts(table: str, column: str, dtype: pl.List) -> list[Json]:
    """The fields of a list's structs, each read out of the items of the list."""
    items = items_of(dtype)
    assert isinstance(items, pl.Struct)
    return [
        {
            "@type": "cr:Field",
            "@id": f"{table}/{column}/{name}",
            "name": name,
            "dataType": _TYPES[type(inner)],
            "source": _source(table, column) | {"transform": {"jsonPath": name}},
        }
        for name, inner in fields_of(items).items()
    ]


def _source(table: str, column: str) -> dict[str, Json]:
    return {"fileObject": {"@id": f"{table}.parquet"}, "extract": {"column": column}}
