"""What the builds of articles of one's own start from."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.reference import Reference
from tests.assembly.building import TEXT
from tests.shipped import shipped


@pytest.fixture(scope="module")
def reference() -> Reference:
    return shipped()


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of three good articles and a broken one."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "ferry.txt").write_text(TEXT, encoding="utf-8")
    (folder / "bridge.md").write_text("# Bridge closed\n\n“It is closed,” said Ana Silva.", encoding="utf-8")
    (folder / "more.jsonl").write_text('{"text": "Ana Silva met Bo Larsen in Kyiv."}\nbroken\n', encoding="utf-8")
    return folder
