"""One text as tables: those that a build of it gives, and nothing kept of a reader that was let go."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import weakref
from datetime import date
from pathlib import Path

import pytest
from polars.testing import assert_frame_equal

import onrecord
from onrecord.articles import Unusable
from onrecord.assembly.build import publish_shelf, shelve
from onrecord.assembly.text import packaged_reader
from onrecord.errors import OnrecordWarning
from onrecord.schema import TABLE_NAMES
from tests.articles.finding import TEXT, found, save


def test_a_text_gives_the_tables_that_a_build_of_it_gives(tmp_path: Path) -> None:
    read = onrecord.read(TEXT, published_on=date(2024, 3, 5))
    (article_id,) = read["articles"]["article_id"]
    record = {"id": article_id, "date": "2024-03-05", "text": TEXT}
    reference = packaged_reader().reference
    shelf = shelve(found(save(tmp_path, "one.jsonl", json.dumps(record) + "\n")), reference)
    built = publish_shelf(shelf, tmp_path / "tables", reference)
    assert built is not None
    assert read["quotes"]["said_on"].to_list() == [date(2024, 3, 4)]
    assert list(read) == list(TABLE_NAMES)
    for table in TABLE_NAMES:
        assert_frame_equal(read[table], built[table])


def test_a_day_that_cannot_be_read_costs_itself_alone() -> None:
    with pytest.warns(OnrecordWarning, match="published_on: expected a day .* found '05/09/2025'"):
        tables = onrecord.read(TEXT, published_on="05/09/2025")
    assert tables["articles"]["published_on"].to_list() == [None]
    assert tables["quotes"].height == 1


@pytest.mark.parametrize("text", ["", " \n", "Die Fähre fährt wieder, sagte sie. Sie war nicht da, und das ist gut."])
def test_what_is_no_article_is_refused(text: str) -> None:
    with pytest.raises(Unusable, match=r"expected .*, found "):
        onrecord.read(text)


def test_a_library_that_is_missing_is_named_with_its_extra() -> None:
    code = "import sys; sys.modules['pyarrow'] = None; import onrecord; onrecord.read('A text.')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert "MissingExtra: Reading a text needs pyarrow, which is not installed." in run.stderr
    assert "its extra `build`" in run.stderr


def test_a_reader_and_its_reference_are_collected_when_dropped() -> None:
    onrecord.read(TEXT)
    kept = [weakref.ref(packaged_reader()), weakref.ref(packaged_reader().reference)]
    assert [one() is not None for one in kept] == [True, True]
    packaged_reader.cache_clear()
    gc.collect()
    assert [one() for one in kept] == [None, None]
