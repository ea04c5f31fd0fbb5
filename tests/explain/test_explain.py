"""An article is shown with what was read in it: marks under the words, rows with rules, and how to correct them."""

from __future__ import annotations

import io
import json
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from typer.testing import CliRunner, Result

from onrecord.articles import Article, headline_of
from onrecord.assembly.correction_files import load_corrections
from onrecord.assembly.corrections import apply
from onrecord.assembly.rows import Rows, article_rows, text_sha256
from onrecord.cli.app import app
from onrecord.explain import correction, named_rows, page
from onrecord.explain.layout import columns, lines, shown
from onrecord.explain.marks import lanes, marks
from onrecord.language.spans import Span
from onrecord.schema.columns import CORRECTED
from tests.conftest import ARTICLE, READING
from tests.shipped import shipped_reader

pytestmark = pytest.mark.slow

TEXT = """Ferry sails to Kherson

The mayor of Kherson, Ana Silva, met Bo Larsen in Kyiv on Monday. “The ferry sails,” she said. “It will not stop.”

Russian troops captured Kherson in 2022.
"""


FERRY = Article("ferry", TEXT, headline_of(TEXT))


@pytest.fixture(scope="module")
def read_rows() -> Rows:
    return article_rows(FERRY, shipped_reader().read(FERRY))


@pytest.fixture(params=["every kind of row", "what the rules read"])
def case(request: pytest.FixtureRequest, read_rows: Rows) -> tuple[Article, Rows]:
    """An article and its rows."""
    if request.param == "what the rules read":
        return FERRY, read_rows
    return ARTICLE, article_rows(ARTICLE, READING)


@pytest.fixture
def article(case: tuple[Article, Rows]) -> Article:
    return case[0]


@pytest.fixture
def rows(case: tuple[Article, Rows]) -> Rows:
    return case[1]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "ferry.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def run(*arguments: object, **environment: str) -> Result:
    return CliRunner().invoke(app, ["explain", *map(str, arguments)], env=environment)


def test_every_row_is_told_once_with_its_span_and_rule(article: Article, rows: Rows) -> None:
    printed = [line.plain for line in page(article, rows, 80)]
    named = list(named_rows(article, rows))
    assert {row.table for row in named} >= {"mentions", "quotes", "events", "event_arguments"}
    for row in named:
        (line,) = [line for line in printed if line.startswith(f"  {row.key} [{row.span.start}, {row.span.end})")]
        assert line.endswith(f"  by {row.rule}")
    called = rows["appearances"]
    for row in called:
        (line,) = [line for line in printed if line.startswith(f"  {row['entity_id']} [{row['called_start']}, ")]
        assert line.endswith(f"  by {row['called_rule']}")
    assert sum(" │ " not in line and "  by " in line for line in printed) == len(named) + len(called)


def test_marks_stand_under_their_words_without_colours(article: Article, rows: Rows) -> None:
    printed = [line.plain for line in page(article, rows, 100)]
    gutter = len(f"{0:>8} │ ")
    for mark in marks(rows):
        at, above = next(
            (at, line)
            for at, line in enumerate(printed)
            if line[:gutter].strip(" │").isdigit() and 0 <= mark.span.start - int(line[:8]) < len(line) - gutter
        )
        column = gutter + mark.span.start - int(above[:8])
        assert above[column] == shown(article.text[mark.span.start])[0]
        under = []
        for line in printed[at + 1 :]:
            if not line.startswith(" " * 8 + " │ "):
                break
            under.append(line.ljust(column + 1)[column])
        assert mark.kind.letter in under


def test_marks_stand_under_escaped_words_too() -> None:
    text = "Ferry sails\n\n“Café 🚢 opens,” said Zoë Łuk."
    article = Article("ferry", text, headline_of(text))
    read_in_it = article_rows(article, shipped_reader().read(article))
    printed = [line.plain for line in page(article, read_in_it, 100, "ascii")]
    assert all(line.isascii() for line in printed if " by " not in line)
    (at,) = [at for at, line in enumerate(printed) if "said" in line and "|" in line]
    gutter, words = "      13 | ", r"\u201cCaf\u00e9 \ud83d\udea2 opens,\u201d said Zo\u00eb \u0141uk."
    assert printed[at] == gutter + words
    under = printed[at + 1 : at + 4]
    for letter, marked in (('"', r"Caf\u00e9 \ud83d\udea2 opens,"), ("c", "said"), ("n", r"Zo\u00eb \u0141uk")):
        drawn = (letter + "-" * len(marked))[: len(marked)]
        assert any(line[len(gutter) + words.index(marked) :].startswith(drawn) for line in under), (letter, under)


def test_the_command_prints_the_page(path: Path, read_rows: Rows) -> None:
    result = run(path)
    assert result.exit_code == 0, result.output
    assert result.output.splitlines() == [line.plain.rstrip("\n") for line in page(FERRY, read_rows, 80)]


def test_piped_output_is_plain_and_no_color_is_kept(article: Article, rows: Rows, path: Path) -> None:
    assert "\x1b" not in run(path).output
    for environment, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        file = io.StringIO()
        console = Console(file=file, force_terminal=True, color_system="standard", _environ=environment, width=80)
        for line in page(article, rows, 80):
            console.print(line, soft_wrap=True)
        assert ("36m" in file.getvalue()) is coloured


def test_a_row_is_shown_whole_with_the_entry_that_corrects_it(path: Path, read_rows: Rows) -> None:
    event = read_rows["events"][0]
    result = run(path, "--row", event["event_id"])
    assert result.exit_code == 0, result.output
    for said in (f"by the rule {event['rule']}", "status: ", "text_sha256 = ", "[[set]]", 'role = "actor"'):
        assert said in result.output


def test_every_entry_is_one_that_corrections_take(article: Article, rows: Rows, tmp_path: Path) -> None:
    file = tmp_path / f"{article.article_id}.toml"
    for row in named_rows(article, rows):
        changed = {
            "mentions": 'entity_id = "somebody"',
            "quotes": 'via_id = "somebody"',
            "events": 'attributed_to_id = "somebody"',
            "event_arguments": 'entity_id = "somebody"',
            "region_control": 'counterpart_id = "somebody"',
        }[row.table]
        entry = correction(row).replace("value = { }", f"value = {{ {changed} }}")
        entry = entry.removesuffix('""') + '"Seen."'
        file.write_text(f'text_sha256 = "{text_sha256(article)}"\n\n{entry}\n', encoding="utf-8")
        after, counts = apply(article, rows, load_corrections(tmp_path, {file.stem})[file.stem])
        assert counts.corrected == 1
        assert sum(one["rule"].endswith("+correction") for table in CORRECTED for one in after[table]) == 1


def test_an_id_of_the_dataset_names_its_article() -> None:
    result = run("donbas")
    assert result.exit_code == 0
    assert result.output.startswith("donbas  published on 2025-08-12 (outside)")


def test_one_of_several_articles_is_chosen_by_its_id(tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    news.write_text('{"id": "a", "text": "Ana met Bo."}\n{"id": "b", "text": "Bo met Ana."}\n')
    several = run(news)
    assert several.exit_code == 1
    assert "expected one article, found several: a, b" in several.stderr
    assert run(news, "--only", "b").output.startswith("b  published on unknown")
    assert run(news, "--only", "c").exit_code == 1


def test_a_bad_line_hides_no_good_one(tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    news.write_text('broken\n{"id": "a", "text": "Ana met Bo."}\n{"id": "b"}\n')
    alone, chosen = run(news), run(news, "--only", "a")
    assert alone.stdout == chosen.stdout
    assert alone.stdout.startswith("a  published on unknown")
    assert f"warning: {news}, 1: expected a JSON object" in alone.stderr
    assert chosen.stderr == ""
    assert f"{news}, 3: expected the text of an article" in run(news, "--only", "b").stderr
    news.write_text("broken\n")
    assert run(news).exit_code == 1
    assert f"{news}, 1: expected a JSON object" in run(news).stderr


def test_the_ids_and_days_are_those_of_the_tables(tmp_path: Path) -> None:
    file = tmp_path / "news" / "sub" / "ferry.txt"
    file.parent.mkdir(parents=True)
    file.write_text(TEXT, encoding="utf-8")
    file.with_suffix(".toml").write_text('published_on = 2031-05-06\npublished_basis = "stated"\n')
    out = tmp_path / "news" / "tables"
    CliRunner().invoke(app, ["build", str(tmp_path / "news"), "--out", str(out)])
    pages = {run(named, "--only", "sub-ferry").stdout for named in (tmp_path / "news", file, out / "texts.parquet")}
    assert len(pages) == 1
    assert pages.pop().startswith("sub-ferry  published on 2031-05-06 (stated)")
    key = pl.read_parquet(out / "events.parquet")["event_id"][0]
    assert run(file, "--row", key).stdout.startswith(f"{key} in events")
    assert run(file).stdout.startswith("ferry  published on 2031-05-06 (stated)")


def test_what_cannot_be_explained_is_told(tmp_path: Path, path: Path) -> None:
    assert run("no-such-article").exit_code == 2
    assert run().exit_code == 2
    assert "found none" in run(path, "--row", "ferry:q9999").stderr
    path.write_bytes(b"\xff")
    broken = run(path)
    assert broken.exit_code == 1
    assert "expected UTF-8 text" in broken.stderr
    (tmp_path / "empty").mkdir()
    assert run(tmp_path / "empty").exit_code == 1


@given(st.text("ab \t\u00a0中🚢e\u0301\u200b\x1b", max_size=60), st.integers(2, 30))
def test_lines_hold_every_word_and_fit(text: str, width: int) -> None:
    broken = list(lines(text, Span(0, len(text)), width))
    assert "".join(line.of(text) for line in broken).split() == text.split() or "".join(
        "".join(line.of(text) for line in broken).split()
    ) == "".join(text.split())
    for line in broken:
        pieces = shown(line.of(text))
        assert columns(pieces)[-1] <= width + 1  # a space at the break may stand out
        assert columns(pieces)[-1] == cell_len("".join(pieces)) or "\u0301" in text
    for line, after in pairwise(broken):
        assert line.end <= after.start


@given(st.text(max_size=40), st.sampled_from(["utf-8", "ascii", "cp1252", "latin-1"]))
def test_what_is_shown_is_one_for_one_and_harmless(text: str, encoding: str) -> None:
    assert len(shown(text, encoding)) == len(text)
    assert "".join(shown(text, encoding)).isprintable()
    assert "".join(shown(text, encoding)).encode(encoding).decode(encoding) == "".join(shown(text, encoding))


def test_marks_of_one_lane_do_not_meet(rows: Rows) -> None:
    for lane in lanes(marks(rows)):
        for mark, after in pairwise(lane):
            assert mark.span.end <= after.span.start


def test_records_are_explained_by_the_keys_that_are_named(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"key": "ferry", "story": "Ferry sails\n\n“Good,” Ana Lee said on Monday."}), "utf-8")
    shown = CliRunner().invoke(app, ["explain", str(path), "--text-field", "story", "--id-field", "key"])
    assert shown.exit_code == 0, shown.output
    assert "by quotes.cue-after" in shown.output


def test_a_stage_that_fails_is_told_and_the_rows_of_the_others_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("onrecord.reading.reader.find_events", fail)
    path = tmp_path / "ferry.txt"
    path.write_text("Ferry sails\n\n“Good,” Ana Lee said on Monday. Peru sued Chile.", "utf-8")
    shown = CliRunner().invoke(app, ["explain", str(path)])
    assert shown.exit_code == 0, shown.output
    assert "the stage events failed" in shown.stderr
    assert "by quotes.cue-after" in shown.stdout
