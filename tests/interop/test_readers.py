"""What else reads a release reads this one: Croissant, Frictionless, Hugging Face, GeoParquet, DuckDB."""

from __future__ import annotations

import os
import shutil
import warnings
from pathlib import Path

import duckdb
import pytest

from onrecord.release.make import Project, make_release
from onrecord.schema import TABLE_NAMES
from tests.conftest import Tables
from tests.projects import write_project

os.environ.setdefault("HF_HUB_OFFLINE", "1")  # read when it is imported
datasets = pytest.importorskip("datasets")
frictionless = pytest.importorskip("frictionless")
geopandas = pytest.importorskip("geopandas")
mlcroissant = pytest.importorskip("mlcroissant")

# What these libraries warn of is their own use of others.
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory, tables: Tables) -> Path:
    project: Project = write_project(tmp_path_factory.mktemp("interop"), tables, "1.0.0")
    return make_release("1.0.0", project).folder


def test_croissant_is_valid_and_its_records_load(release: Path, tables: Tables) -> None:
    dataset = mlcroissant.Dataset(jsonld=str(release / "croissant.json"))
    assert not dataset.metadata.ctx.issues.errors
    assert not dataset.metadata.ctx.issues.warnings
    assert str(dataset.metadata.version) == "1.0.0"
    assert [records.id for records in dataset.metadata.record_sets] == list(TABLE_NAMES)
    loaded = {table: list(dataset.records(table)) for table in TABLE_NAMES}
    for table, records in loaded.items():
        assert len(records) == tables[table].height
        key = tables[table].columns[0]
        assert {record[f"{table}/{key}"].decode() for record in records} == set(tables[table][key])
    (quote,) = loaded["quotes"]
    (span,) = tables["quotes"]["spans"][0]
    assert quote["quotes/spans"] == [{"quotes/spans/start": span["start"], "quotes/spans/end": span["end"]}]


def test_croissant_refuses_a_file_of_another_hash(release: Path, tmp_path: Path) -> None:
    text = (release / "croissant.json").read_text()
    (release / "other.json").write_text(text.replace('"sha256": "', '"sha256": "0'))
    try:
        dataset = mlcroissant.Dataset(jsonld=str(release / "other.json"))
        with pytest.raises(mlcroissant.GenerationError):
            list(dataset.records("quotes"))
    finally:
        (release / "other.json").unlink()


def test_the_data_package_is_valid(release: Path) -> None:
    report = frictionless.validate(str(release / "datapackage.json"))
    assert report.valid, report.flatten(["type", "fieldName", "message"])
    assert [task.name for task in report.tasks] == list(TABLE_NAMES)


def test_the_data_package_refuses_broken_rows(release: Path, tables: Tables, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(release, tmp_path / "copy"))
    tables["mentions"].with_columns(entity_id=tables["mentions"]["article_id"]).write_parquet(copy / "mentions.parquet")
    assert not frictionless.validate(str(copy / "datapackage.json")).valid


def test_hugging_face_loads_the_folder(release: Path, tables: Tables, tmp_path: Path) -> None:
    assert datasets.get_dataset_default_config_name(str(release)) == "quotes"
    assert set(datasets.get_dataset_config_names(str(release))) == set(TABLE_NAMES)
    for table in TABLE_NAMES:
        loaded = datasets.load_dataset(str(release), table, split="train", cache_dir=str(tmp_path))
        assert loaded.num_rows == tables[table].height
        assert loaded.column_names == tables[table].columns
    quote = datasets.load_dataset(str(release), "quotes", split="train", cache_dir=str(tmp_path))[0]
    assert quote["text"] == tables["quotes"]["text"][0]
    assert quote["quote_type"] == "direct"


def test_geopandas_reads_the_regions(release: Path, tables: Tables) -> None:
    regions = geopandas.read_parquet(release / "regions.parquet")
    assert regions.crs == "OGC:CRS84"
    expected = dict(tables["regions"].select("region_id", "longitude").iter_rows())
    assert {row.region_id: row.geometry.x for row in regions.itertuples()} == expected
    assert [point.y for point in regions.geometry] == tables["regions"]["latitude"].to_list()


def test_all_tables_join_in_duckdb(release: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        joined = duckdb.sql(f"""
            SELECT quotes.quote_id, entities.name, events.event_type, regions.name, relation, mention_id, headline
            FROM '{release}/quotes.parquet' AS quotes
            JOIN '{release}/articles.parquet' AS articles USING (article_id)
            JOIN '{release}/entities.parquet' AS entities ON speaker_id = entities.entity_id
            JOIN '{release}/event_arguments.parquet' AS arguments USING (entity_id)
            JOIN '{release}/events.parquet' AS events USING (event_id)
            JOIN '{release}/mentions.parquet' AS mentions USING (entity_id)
            JOIN '{release}/region_control.parquet' AS control ON control.article_id = articles.article_id
            JOIN '{release}/regions.parquet' AS regions USING (region_id)
        """).fetchall()
    assert {row[:5] for row in joined} == {("harbour:q83", "Ana Silva", "CONSULT", "Porto-Novo", "controls")}
    assert len(joined) == 2
