"""Parquet: whatever is wrong with a value costs its row, and damage the rows that can't be reached."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from onrecord.articles import Found, Rejected
from tests.articles.finding import found

ROWS = 1000
TEXTS = [f"Ferry {n} sails, said Ana Silva." for n in range(ROWS)]
BEYOND = 400_000_000_000_000_000
"""Microseconds since 1970: the year 14645."""


def as_text(values: list[bytes], of: pa.DataType) -> pa.Array:
    """The bytes as a column of texts, though they are none."""
    binary = pa.array(values, pa.large_binary() if of == pa.large_string() else pa.binary())
    return pa.Array.from_buffers(of, len(values), binary.buffers())


def spoilt(kind: str) -> dict[str, Any]:
    encoded = [text.encode() for text in TEXTS]
    times = list(range(ROWS))
    match kind:
        case "time":
            times[500] = BEYOND
            return {"text": TEXTS, "date": pa.array(times, pa.timestamp("us"))}
        case "time with zone":
            times[500] = BEYOND
            return {"text": TEXTS, "date": pa.array(times, pa.timestamp("us", "UTC"))}
        case "day":
            times[500] = 2**31 - 1
            return {"text": TEXTS, "date": pa.array(times, pa.date32())}
        case "author":
            return {"text": TEXTS, "author": as_text([b"Ada"] * 500 + [b"\xff"] + [b"Ada"] * 499, pa.string())}
        case _:
            encoded[500] = b"\xff\xfe"
            return {"text": as_text(encoded, pa.large_string() if kind == "large text" else pa.string())}


@pytest.mark.parametrize("kind", ["time", "time with zone", "day", "author", "text", "large text"])
def test_a_bad_value_costs_its_row_alone(tmp_path: Path, kind: str) -> None:
    pq.write_table(pa.table(spoilt(kind)), tmp_path / "news.parquet")
    (bad,) = [one for one in found(tmp_path / "news.parquet") if isinstance(one, Rejected)]
    good = [one for one in found(tmp_path / "news.parquet") if isinstance(one, Found)]
    assert [one.place for one in good] == [*range(1, 501), *range(502, ROWS + 1)]
    assert bad.place == 501
    assert bad.reason == ("not_utf8" if kind in ("author", "text", "large text") else "bad_field")
    assert "in the column" in bad.message


@pytest.mark.parametrize(
    "of", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())], ids=str
)
def test_a_text_of_any_type_is_read(tmp_path: Path, of: pa.DataType) -> None:
    texts = pa.array(TEXTS[:9]).cast(of)
    lists = pa.array([["Ada", "Bo"]] * 9, pa.large_list(pa.large_string()))
    times = pa.array([1_900_000_000_123_456_789] * 9, pa.timestamp("ns"))
    pq.write_table(pa.table({"text": texts, "author": lists, "date": times}), tmp_path / "news.parquet")
    articles = [one.article for one in found(tmp_path / "news.parquet") if isinstance(one, Found)]
    assert [article.text for article in articles] == TEXTS[:9]
    assert {(article.author, str(article.published_on)) for article in articles} == {("Ada, Bo", "2030-03-17")}


def test_damage_costs_the_rows_behind_it_in_its_row_group(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    options: dict[str, Any] = {"use_dictionary": False, "write_page_checksum": True, "compression": "none"}
    options |= {"data_page_size": 1024, "write_batch_size": 50, "write_statistics": False}
    pq.write_table(pa.table({"text": TEXTS}), path, row_group_size=400, **options)
    content = bytearray(path.read_bytes())
    at = content.index(TEXTS[300].encode())
    content[at : at + 5] = b"\0\0\0\0\0"
    path.write_bytes(content)
    articles = found(path)
    (bad,) = [one for one in articles if isinstance(one, Rejected)]
    good = [one.place for one in articles if isinstance(one, Found)]
    assert bad.place is not None
    assert 256 < bad.place <= 301
    assert good == [*range(1, bad.place), *range(401, ROWS + 1)]
    assert f"damage in rows {bad.place} to 400" in bad.message
