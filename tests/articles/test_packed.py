"""Packed files: what is in them is read as if it were not packed, and none can fill a machine."""

from __future__ import annotations

import gzip
from pathlib import Path
from random import Random

import polars as pl
import pytest

from onrecord.articles import Found, Rejected, opening
from tests.articles.finding import PAGE, TEXT, found, packed, save, the_article, the_reason


@pytest.mark.parametrize("ending", [".gz", ".zst", ".zstd"])
def test_a_packed_file_of_any_kind_is_read(tmp_path: Path, ending: str) -> None:
    pl.DataFrame({"text": ["A.", "B."]}).write_parquet(tmp_path / "news.parquet")
    contents = {
        "ferry.txt": TEXT.encode(),
        "ferry.md": TEXT.encode(),
        "ferry.html": PAGE.encode(),
        "news.jsonl": b'{"text": "A."}\n{"text": "B."}\n',
        "news.json": b'[{"text": "A."}, {"text": "B."}]',
        "news.csv": b"text\nA.\nB.\n",
        "news.parquet": (tmp_path / "news.parquet").read_bytes(),
    }
    for name, content in contents.items():
        plain = found(save(tmp_path, f"plain/{name}", content))
        unpacked = found(save(tmp_path, f"packed/{name}{ending}", packed(content, ending)))
        assert all(isinstance(one, Found) for one in plain)
        assert [(one.place, one[0]) for one in unpacked] == [(one.place, one[0]) for one in plain]


def test_what_a_toml_beside_a_packed_file_says_is_known(tmp_path: Path) -> None:
    save(tmp_path, "ferry.toml", 'author = "Ada Writer"')
    path = save(tmp_path, "ferry.txt.gz", gzip.compress(TEXT.encode()))
    assert the_article(path).author == the_article(tmp_path).author == "Ada Writer"


@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_several_packed_one_behind_another_are_all_read(tmp_path: Path, ending: str) -> None:
    lines = [packed(f'{{"text": "{text}."}}\n'.encode(), ending) for text in "ABC"]
    assert len(found(save(tmp_path, f"news.jsonl{ending}", b"".join(lines)))) == 3


@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_of_a_file_that_is_cut_off_what_can_be_read_is_read(tmp_path: Path, ending: str) -> None:
    texts = (Random(n).randbytes(1000).hex() for n in range(500))
    content = packed("".join(f'{{"text": "{text}."}}\n' for text in texts).encode(), ending)
    *good, last = found(save(tmp_path, f"news.jsonl{ending}", content[: len(content) // 2]))
    assert len(good) > 100
    assert all(isinstance(one, Found) for one in good)
    assert isinstance(last, Rejected)
    assert last.reason == "unreadable"


def test_what_is_not_packed_as_its_name_says_is_told(tmp_path: Path) -> None:
    assert the_reason(save(tmp_path, "news.jsonl.gz", b'{"text": "A."}')) == "unreadable"


@pytest.mark.parametrize(
    "name", ["news.jsonl", "news.json", "news.csv", "news.parquet", "ferry.txt", "ferry.html", "ferry"]
)
@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_a_file_made_to_fill_a_machine_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, ending: str
) -> None:
    monkeypatch.setattr(opening, "_UNPACKED_FREELY", 2**20)
    bomb = packed(b"text\n" + b" " * 2**25, ending)
    assert len(bomb) * 250 < 2**25
    *_, last = found(save(tmp_path, f"{name}{ending}", bomb))
    assert isinstance(last, Rejected)
    assert last.reason == "too_large"
