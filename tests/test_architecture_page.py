"""docs/architecture.md tells of the code as it is: its modules are there, its rules too, and it shows the floors."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.reading.register import REGISTER, rule_of

ROOT = Path(__file__).parents[1]
PAGES = ("docs/architecture.md", "CONTRIBUTING.md")
FLOORS = (  # as the page draws them, from the lowest
    {"errors", "plain"},
    {"files"},
    {"language", "schema"},
    {"reference"},
    {"articles"},
    {"reading"},
    {"assembly"},
    {"release"},
    {"links"},
    {"explain"},
    {"cli"},
)


def code_in(page: str) -> list[str]:
    """What the page sets as code, between single backticks."""
    return re.findall(r"(?<!`)`([^`\n]+)`(?!`)", (ROOT / page).read_text("utf-8"))


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_is_named_is_there(page: str) -> None:
    paths = [code for code in code_in(page) if re.fullmatch(r"\.?\w[\w./-]*/[\w./-]*|[A-Za-z]\w*\.(py|md|toml)", code)]
    rules = {rule_id.split(".")[0] for rule_id in REGISTER}
    paths = [path for path in paths if path.split(".")[0] not in rules and "ARTICLE_ID" not in path]
    assert len(paths) > 10
    assert [path for path in paths if not (ROOT / path).exists() and not any(ROOT.glob(f"onrecord/**/{path}"))] == []


def test_every_rule_that_is_named_is_in_the_register() -> None:
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    walked = re.findall(r"^\| `([\w.-]+\.[\w./-]+)` \|.*(?:rules\.py)`", page, re.MULTILINE)
    assert len(walked) == 6
    for rule_id in walked:
        assert rule_of(rule_id).rule_id == rule_id.partition("/")[0]


def test_every_constant_that_is_named_states_its_rule() -> None:
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    stated = re.findall(r"^\| `([\w.-]+)` \| `([\w./]+)`, `([A-Z_]+)` \|", page, re.MULTILINE)
    assert len(stated) == 5
    for rule_id, module, constant in stated:
        assert re.search(rf'^{constant} = Rule\(\s*"{re.escape(rule_id)}"', (ROOT / module).read_text("utf-8"), re.M)


def test_the_page_shows_the_floors() -> None:
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    drawing = page.split("```mermaid")[1].split("```")[0]
    places = [min(drawing.index(f"{room}:") for room in rooms) for rooms in FLOORS[1:]]
    assert places == sorted(places)
