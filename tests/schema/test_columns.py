"""What a column is for is said at its field alone: roles agree, and its field and its value add a column."""

import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from onrecord.schema.columns import CORRECTED, NAMING, OWN_SPAN, REFERENCES, ROLES, SPANS, key_of
from onrecord.schema.models import MODELS, polars_schema

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("table", MODELS)
def test_every_span_has_one_start_and_one_end_and_at_most_one_text(table: str) -> None:
    roles, schema = ROLES[table].values(), polars_schema(table)
    starts = [one.start_of for one in roles if one.start_of is not None]
    assert len(starts) == len(set(starts))
    assert sorted(starts) == sorted(one.end_of for one in roles if one.end_of is not None)
    texts = [one.text_of for one in roles if one.text_of is not None]
    assert len(texts) == len(set(texts))
    assert set(texts) <= set(starts)
    for start, end, text in SPANS[table]:
        assert (schema[start], schema[end]) == (pl.Int64, pl.Int64)
        assert text is None or schema[text] == pl.String


def test_every_column_named_as_an_end_of_a_span_is_one() -> None:
    ends = {table: {end for span in spans for end in span[:2]} for table, spans in SPANS.items()}
    for table, columns in ROLES.items():
        named = {name for name in columns if f"_{name}".endswith(("_start", "_end")) and not name.startswith("date_")}
        assert ends[table] == named


def test_every_column_named_as_an_id_refers_to_a_table_or_names_its_own_row() -> None:
    for table, columns in ROLES.items():
        ids = {name for name in columns if name.endswith("_id") and polars_schema(table)[name] == pl.String}
        own = set(MODELS[table].key()) - REFERENCES[table].keys()
        outside = {"wikidata_id", "row_id"} if table != "rejected" else {"article_id", "row_id"}
        assert ids - own - outside == REFERENCES[table].keys() - {"rule", "called_rule", "family"}
        for column, target in REFERENCES[table].items():
            assert polars_schema(table)[column] == polars_schema(target)[key_of(target)]


def test_the_rows_of_every_table_that_can_be_corrected_have_a_place_and_an_article() -> None:
    for table in CORRECTED:
        located = [column for column, roles in ROLES[table].items() if roles.locates]
        assert located == [*OWN_SPAN.get(table, ())] or all(REFERENCES[table][one] in OWN_SPAN for one in located)
        assert located
        assert {"articles", "events"} & set(REFERENCES[table].values())
        assert ROLES[table]["rule"].is_fixed
    assert set(OWN_SPAN) | set(NAMING) == set(CORRECTED)


FIELD = """
    relayed_by_id: pl.String = pa.Field(
        title="Relayed by",
        description="Who passed the words on.",
        nullable=True,
        metadata=Roles(refers_to="entities", is_shown=True).metadata(),
    )
    rule: pl.String = rule_name()
"""
VALUE = """
        "relayed_by_id": quote.speaker_id,
        "rule": quote.rule,
"""
CHECK = """
from onrecord import explain
from onrecord.articles import Article, headline_of
from onrecord.assembly.frames import build_tables
from onrecord.assembly.rows import article_rows
from onrecord.reading import Reader
from onrecord.schema.dictionary import dictionary
from onrecord.schema.validation import validate
from tests.planting.reference import REFERENCE
import polars as pl

text = "Ferry sails\\n\\nThe mayor, Ana Silva, met Bo Larsen. “The ferry sails,” Ana Silva said.\\n"
article = Article("ferry", text, headline_of(text))
rows = article_rows(article, Reader(REFERENCE).read(article))
known = next(iter(REFERENCE.entities))
for quote in rows["quotes"]:
    if quote["relayed_by_id"]:
        quote["relayed_by_id"] = known
tables = build_tables([rows], REFERENCE)
validate(tables, {"ferry": text}).raise_if_failed()
assert known in tables["entities"]["entity_id"]
quote = next(row for row in explain.named_rows(article, rows) if row.table == "quotes")
assert f"relayed_by_id={known}" in "".join(line.plain for line in explain.page(article, rows, 200))
assert f'relayed_by_id = "{known}"' in explain.correction(quote)
assert "`relayed_by_id_resolves`" in dictionary()
tables["quotes"] = tables["quotes"].with_columns(relayed_by_id=pl.lit("nobody"))
print(*validate(tables).failures["rule"].unique())
"""


@pytest.mark.slow
def test_a_column_is_added_by_its_field_and_the_line_that_gives_its_value(tmp_path: Path) -> None:
    for folder in ("schema", "onrecord"):
        shutil.copytree(ROOT / folder, tmp_path / folder, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
    for folder in ("dataset", "tests"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    for file, before, after in (
        ("schema/quotes.py", "\n    rule: pl.String = rule_name()\n", FIELD),
        ("onrecord/assembly/rows.py", '\n        "rule": quote.rule,\n', VALUE),
    ):
        path = tmp_path / file
        content = path.read_text(encoding="utf-8")
        assert content.count(before) == 1
        path.write_text(content.replace(before, after), encoding="utf-8")
    run = subprocess.run([sys.executable, "-c", CHECK], cwd=tmp_path, env=None, capture_output=True, text=True)
    assert (run.returncode, run.stdout) == (0, "relayed_by_id_resolves\n"), run.stderr
