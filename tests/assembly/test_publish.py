"""What is published is valid, complete, described in itself, and the same bytes every time."""

from __future__ import annotations

import errno
import json
import os
import resource
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

from onrecord.assembly import publish as publishing
from onrecord.assembly.parquet import sorted_by
from onrecord.assembly.publish import PublishingError, publish
from onrecord.schema import SCHEMA_VERSION, TABLE_NAMES
from onrecord.schema.models import describe, polars_schema
from onrecord.schema.report import InvalidTables
from tests.conftest import ABOUT, Tables

pytestmark = pytest.mark.slow

Contents = Callable[[Path], dict[str, bytes]]


def test_every_table_comes_back_as_it_went(published: Path, tables: Tables) -> None:
    assert sorted(path.name for path in published.iterdir()) == sorted(f"{table}.parquet" for table in TABLE_NAMES)
    for table in TABLE_NAMES:
        frame = pl.read_parquet(published / f"{table}.parquet")
        assert frame.schema == polars_schema(table)
        assert frame.equals(tables[table])


def test_a_table_describes_itself(published: Path) -> None:
    for table in TABLE_NAMES:
        schema = pq.read_schema(published / f"{table}.parquet")
        said = {key.decode(): value.decode() for key, value in schema.metadata.items()}
        assert said["table"] == table
        assert (said["dataset_version"], said["schema_version"]) == (ABOUT.version, SCHEMA_VERSION)
        assert said["license"] == ABOUT.licence
        for name, column in describe(table).items():
            field = schema.field(name)
            assert field.metadata[b"description"].decode() == column.description != ""
            assert field.metadata[b"title"].decode() == column.title != ""
            assert field.nullable == column.nullable


def test_the_order_that_a_file_claims_is_true(published: Path, tables: Tables) -> None:
    for table in TABLE_NAMES:
        group = pq.ParquetFile(published / f"{table}.parquet").metadata.row_group(0)
        claimed = [group.column(column.column_index).path_in_schema for column in group.sorting_columns]
        assert claimed == sorted_by(table)
        if claimed:
            assert tables[table].equals(tables[table].sort(claimed))
    assert sorted_by("mentions") == ["article_id", "start", "end"]


def test_pages_carry_checksums_an_index_and_statistics(published: Path) -> None:
    path = published / "mentions.parquet"
    column = pq.ParquetFile(path).metadata.row_group(0).column(0)
    assert column.compression == "ZSTD"
    assert column.has_column_index
    assert column.has_offset_index
    assert column.statistics.min.startswith("harbour:m")
    content = bytearray(path.read_bytes())
    content[column.dictionary_page_offset + column.total_compressed_size // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(OSError, match=r"(?i)crc|checksum|corrupt"):
        pq.read_table(path, page_checksum_verification=True)


def test_regions_are_geoparquet(published: Path, tables: Tables) -> None:
    path = published / "regions.parquet"
    geo = json.loads(pq.read_schema(path).metadata[b"geo"])
    column = geo["columns"][geo["primary_column"]]
    assert geo["version"] == "1.1.0"
    assert (column["encoding"], column["geometry_types"]) == ("WKB", ["Point"])
    points = [struct.unpack("<BIdd", point)[2:] for point in pl.read_parquet(path)["geometry"].drop_nulls()]
    west, south, east, north = column["bbox"]
    assert (west, east) == (min(x for x, _ in points), max(x for x, _ in points))
    assert (south, north) == (min(y for _, y in points), max(y for _, y in points))
    assert len(points) == tables["regions"]["latitude"].drop_nulls().len() > 0


def test_the_same_tables_give_the_same_bytes(
    published: Path, tables: Tables, tmp_path: Path, contents: Contents
) -> None:
    publish(tables, tmp_path / "again", ABOUT)
    assert contents(tmp_path / "again") == contents(published)


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "POLARS_MAX_THREADS": "1"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "de_DE.UTF-8", "OMP_NUM_THREADS": "1"},
    ],
)
def test_the_bytes_do_not_depend_on_the_machine(
    published: Path, tmp_path: Path, contents: Contents, environment: dict[str, str]
) -> None:
    code = (
        "from pathlib import Path; from tests.conftest import *; import sys;"
        "publish(build_tables([article_rows(ARTICLE, READING)], REFERENCE), Path(sys.argv[1]), ABOUT)"
    )
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", code, str(tmp_path / "again")]
    subprocess.run(command, check=True, cwd=root, env={**os.environ, **environment})
    assert contents(tmp_path / "again") == contents(published)


def test_empty_tables_can_be_published(tmp_path: Path) -> None:
    empty = {table: pl.DataFrame(schema=polars_schema(table)) for table in TABLE_NAMES}
    publish(empty, tmp_path / "tables", ABOUT)
    for table in TABLE_NAMES:
        assert pl.read_parquet(tmp_path / "tables" / f"{table}.parquet").equals(empty[table])


def test_what_is_invalid_is_never_published(published: Path, tables: Tables, contents: Contents) -> None:
    before = contents(published)
    for wrong in (
        {**tables, "quotes": tables["quotes"].with_columns(speaker_id=pl.lit("nobody"))},
        {table: frame for table, frame in tables.items() if table != "regions"},
    ):
        with pytest.raises(InvalidTables):
            publish(wrong, published, ABOUT)
        assert contents(published) == before


def test_rows_that_their_article_contradicts_are_not_published(tmp_path: Path, tables: Tables) -> None:
    with pytest.raises(InvalidTables):
        publish(tables, tmp_path / "tables", ABOUT, {"harbour": "Another text."})
    assert list(tmp_path.iterdir()) == []


def test_only_tables_are_replaced(published: Path, tables: Tables) -> None:
    (published / "thesis.docx").write_text("years of work")
    with pytest.raises(PublishingError, match=r"thesis\.docx"):
        publish(tables, published, ABOUT)
    assert (published / "thesis.docx").read_text() == "years of work"


@pytest.mark.parametrize("step", ["mkdir", "fsync", "rename", "open"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
def test_a_disk_that_refuses_is_reported(
    tmp_path: Path, tables: Tables, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    def refused(*args: object, **options: object) -> None:
        raise OSError(code, os.strerror(code), "the disk")

    monkeypatch.setattr(os, step, refused)
    with pytest.raises(PublishingError) as error:
        publish(tables, tmp_path / "tables", ABOUT)
    monkeypatch.undo()
    assert os.strerror(code) in str(error.value)
    assert "Nothing was published" in str(error.value)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_old_tables(published: Path, tables: Tables, contents: Contents) -> None:
    before = contents(published)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before["quotes.parquet"]) - 1, limits[1]))
    try:
        with pytest.raises(PublishingError, match=os.strerror(errno.EFBIG)):
            publish(tables, published, ABOUT)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert contents(published) == before
    assert list(published.parent.iterdir()) == [published]


def test_a_file_that_does_not_read_back_is_not_published(
    published: Path, tables: Tables, monkeypatch: pytest.MonkeyPatch, contents: Contents
) -> None:
    before = contents(published)
    write = publishing.write_table
    monkeypatch.setattr(publishing, "write_table", lambda frame, *rest: write(frame.head(1), *rest))
    with pytest.raises(PublishingError, match="read back"):
        publish(tables, published, ABOUT)
    assert contents(published) == before
    assert list(published.parent.iterdir()) == [published]


def test_a_file_in_the_place_of_the_folder_stays(tmp_path: Path, tables: Tables) -> None:
    (tmp_path / "tables").write_text("mine")
    with pytest.raises(PublishingError, match="Not a directory"):
        publish(tables, tmp_path / "tables", ABOUT)
    assert (tmp_path / "tables").read_text() == "mine"


def test_a_folder_without_a_parent_is_refused(tmp_path: Path, tables: Tables) -> None:
    with pytest.raises(PublishingError, match="No such file"):
        publish(tables, tmp_path / "none" / "tables", ABOUT)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_folder_is_reported(published: Path, tables: Tables, contents: Contents) -> None:
    before = contents(published)
    published.parent.chmod(0o500)
    try:
        with pytest.raises(PublishingError, match="Permission denied"):
            publish(tables, published, ABOUT)
    finally:
        published.parent.chmod(0o700)
    assert contents(published) == before
