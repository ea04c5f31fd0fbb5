"""Links between entities: what a reviewer decided is applied to every row, and to nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from typer.testing import CliRunner

from onrecord.assembly.corrections import BadCorrection, StaleCorrection
from onrecord.assembly.frames import READ, Tables, assembled
from onrecord.assembly.link_files import Link, last_of, load_links
from onrecord.assembly.links import linked
from onrecord.cli.app import app
from onrecord.reference import Entity, Reference, Region
from onrecord.schema.columns import NAMING
from onrecord.schema.validation import validate
from onrecord.schema.vocabulary import EntityBasis, EntityType, RegionType
from tests.assembly.building import column, run
from tests.schema.strategies import Dataset, frame, valid_tables


def link(from_id: str, to_id: str, from_name: str = "Olin", to_name: str = "Mara Senn") -> Link:
    return Link("links.toml", from_id, to_id, from_name, to_name, "The council's page says so.")


def entry(from_id: object, to_id: object, from_name: str = "Olin", to_name: str = "Mara Senn", **keys: str) -> str:
    """An entry as a reviewer writes it."""
    values = {
        "from": json.dumps(from_id),
        "to": json.dumps(to_id),
        "expect": f"{{ from = {json.dumps(from_name)}, to = {json.dumps(to_name)} }}",
        "reason": '"The council\'s page says so."',
    } | keys
    return "[[links]]\n" + "".join(f"{key} = {value}\n" for key, value in values.items() if value)


def reference_of(tables: Tables) -> Reference:
    """The reference that a set of tables was made with."""
    entities = {
        row["entity_id"]: Entity(
            row["entity_id"],
            row["name"],
            EntityType(row["entity_type"]),
            EntityBasis.REFERENCE,
            row["wikidata_id"],
            row["country_code"],
            row["description"],
        )
        for row in tables["entities"].iter_rows(named=True)
        if row["entity_basis"] == EntityBasis.REFERENCE
    }
    regions = {
        row["region_id"]: Region(
            **{name: row[name] for name in Region._fields if name != "region_type"},
            region_type=RegionType(row["region_type"]),
        )
        for row in tables["regions"].iter_rows(named=True)
        if row["region_id"] in entities
    }
    return Reference(entities, regions, {}, {})


def built(tables: Tables, links: Sequence[Link]) -> Tables:
    """The tables with the links applied."""
    reference = reference_of(tables)
    packed = tables | {
        table: tables[table].filter(~pl.col(key).is_in([*reference.entities]))
        for table, key in (("entities", "entity_id"), ("regions", "region_id"))
    }
    return assembled(linked(packed, links, reference), reference) | {"rules": tables["rules"]}


TO = {"mara": "Mara Senn", "brun": "Brun"}


@st.composite
def datasets_with_links(draw: st.DrawFn) -> tuple[Dataset, list[Link]]:
    """A set of tables, and links of some of its people."""
    dataset = draw(valid_tables())
    scoped = sorted(key for key in dataset.tables["entities"]["entity_id"] if ":" in key)
    targets = [draw(st.sampled_from([None, *TO])) for _ in scoped]
    chosen = zip(scoped, targets, strict=True)
    return dataset, [link(one, target, to_name=TO[target]) for one, target in chosen if target is not None]


@settings(max_examples=10)
@given(datasets_with_links())
def test_tables_with_links_applied_keep_the_contract(drawn: tuple[Dataset, list[Link]]) -> None:
    dataset, links = drawn
    tables = built(dataset.tables, links)
    validate(tables, dataset.texts).raise_if_failed()
    gone = {one.from_id for one in links}
    assert gone.isdisjoint(tables["entities"]["entity_id"])
    for table, columns in NAMING.items():
        expected = [dataset.tables[table][name].replace(last_of(links)) for name in columns]
        assert [sorted(series.drop_nulls()) for series in tables[table].select(columns)] == [
            sorted(series.drop_nulls()) for series in expected
        ]


@settings(max_examples=5)
@given(valid_tables())
def test_without_links_nothing_changes(dataset: Dataset) -> None:
    tables = linked(dataset.tables, (), reference_of(dataset.tables))
    for table, rows in dataset.tables.items():
        assert_frame_equal(tables[table], rows)


IDS = [f"a{number}:x" for number in range(8)]


@settings(max_examples=30)
@given(
    st.dictionaries(st.integers(1, 7), st.integers(0, 6), max_size=7).map(
        lambda ahead: [(IDS[one], IDS[min(other, one - 1)]) for one, other in ahead.items()]
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_the_file_means_nothing(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]], chance: object
) -> None:
    folder = tmp_path_factory.mktemp("links")
    loaded = []
    for name in ("one", "other"):
        (folder / name).write_text("".join(entry(*pair) for pair in pairs))
        loaded.append([(one.from_id, one.to_id) for one in load_links(folder / name)])
        chance.shuffle(pairs)  # type: ignore[attr-defined]
    assert loaded[0] == loaded[1]
    ends = last_of(load_links(folder / "one"))
    assert ends.keys().isdisjoint(ends.values()), "a link of several steps leads to its end"


WRITTEN = {
    "no TOML": ("[[links]", "a TOML file"),
    "an entry that is none": ("links = 3", "entries under [[links]]"),
    "another key": ("[[set]]\n", "unknown: ['set']"),
    "a missing key": (entry("a:x", "b", reason=""), "missing: ['reason']"),
    "an empty reason": (entry("a:x", "b", reason='" "'), "`reason` that is not empty"),
    "an id that is none": (entry(7, "b"), "`from` that is not empty"),
    "no names": (entry("a:x", "b", expect='"Olin"'), "the two names"),
    "one name": (entry("a:x", "b", expect='{ from = "Olin" }'), "missing: ['to']"),
    "one entity twice": (entry("a:x", "b") + entry("a:x", "c"), "an entity that no other entry links"),
    "an entity and itself": (entry("a:x", "a:x"), "a circle: 'a:x' and back"),
    "a circle": (entry("c", "a") + entry("a", "b") + entry("b", "a"), "a circle: 'a', 'b' and back"),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_file_that_is_written_wrong_is_refused(tmp_path: Path, name: str) -> None:
    written, said = WRITTEN[name]
    (tmp_path / "links.toml").write_text(written)
    with pytest.raises(BadCorrection) as refused:
        load_links(tmp_path / "links.toml")
    assert said in str(refused.value)
    assert "Nothing was built." in str(refused.value)


ENTITIES = {
    "one:silva": ("Silva", "person"),
    "one:ana-silva": ("Ana Silva", "person"),
    "two:silva": ("Silva", "person"),
    "one:council": ("Council", "organization"),
    "one:nobody": ("Nobody", "person"),
}
KNOWN = Reference({"ana-silva": Entity("ana-silva", "Ana Silva", EntityType.PERSON, EntityBasis.REFERENCE)}, {}, {}, {})
ARGUMENTS = [
    {"event_id": "one:e9", "role": "actor", "entity_id": "one:ana-silva", "start": 0, "end": 9},
    {"event_id": "one:e9", "role": "actor", "entity_id": "one:silva", "start": None, "end": None},
    {"event_id": "two:e3", "role": "actor", "entity_id": "two:silva", "start": 0, "end": 5},
    {"event_id": "two:e3", "role": "recipient", "entity_id": "one:council", "start": 6, "end": 9},
]
CONTROLS = [
    {"control_id": f"one:c5-{place}", "article_id": "one", "trigger_start": 5, "start": 0, "end": 9, "region_id": place}
    for place in ("one:quay", "one:the-quay")
]

CALLED = [
    {"article_id": "one", "entity_id": "one:ana-silva"},
    {"article_id": "one", "entity_id": "one:silva", "called": "mayor", "called_start": 4, "called_end": 9},
]


def rows_of(table: str, rows: list[dict[str, object]]) -> pl.DataFrame:
    return frame(table, [{"rule": "names.age", **row} for row in rows])


@pytest.fixture(scope="module")
def frames() -> Tables:
    quay = {"one:quay": ("Quay", "region"), "one:the-quay": ("The Quay", "region")}
    entities = [
        {"entity_id": key, "name": name, "entity_type": kind, "entity_basis": "name"}
        for key, (name, kind) in (ENTITIES | quay).items()
    ]
    tables = {table: rows_of(table, []) for table in READ}
    return tables | {
        "entities": rows_of("entities", entities),
        "appearances": rows_of("appearances", CALLED),
        "event_arguments": rows_of("event_arguments", ARGUMENTS),
        "region_control": rows_of("region_control", CONTROLS),
    }


def test_rows_that_become_one_are_one(frames: Tables) -> None:
    links = [
        link("one:silva", "one:ana-silva", "Silva", "Ana Silva"),
        link("one:quay", "one:the-quay", "Quay", "The Quay"),
    ]
    tables = linked(frames, links, KNOWN)
    arguments = tables["event_arguments"].filter(event_id="one:e9")
    assert arguments.select("entity_id", "start", "end").rows() == [("one:ana-silva", 0, 9)], "the one with words stays"
    assert tables["appearances"].select("entity_id", "called").rows() == [("one:ana-silva", "mayor")]
    assert tables["region_control"]["control_id"].to_list() == ["one:c5-one:the-quay"]


def test_links_of_several_steps_lead_to_the_end(frames: Tables) -> None:
    links = [
        link("one:silva", "one:ana-silva", "Silva", "Ana Silva"),
        link("one:ana-silva", "ana-silva", "Ana Silva", "Ana Silva"),
        link("two:silva", "ana-silva", "Silva", "Ana Silva"),
    ]
    named = linked(frames, links, KNOWN)["event_arguments"]["entity_id"]
    assert sorted(named) == ["ana-silva", "ana-silva", "one:council"]


UNFIT = {
    "another name": (link("one:silva", "ana-silva", "Silver", "Ana Silva"), "expect, from", "found the name 'Silva'"),
    "another name of the other": (link("one:silva", "ana-silva", "Silva", "Ana"), "expect, to", "the name 'Ana Silva'"),
    "an id that is not there": (link("one:lee", "ana-silva", "Lee", "Ana Silva"), "'one:lee'", "none that a row names"),
    "an id that no row names": (link("one:nobody", "ana-silva", "Nobody", "Ana Silva"), "'one:nobody'", "none that"),
    "nothing to link to": (link("one:silva", "ana-lee", "Silva", "Ana Lee"), "links.toml, to", "none that a row names"),
}
REFUSED = {
    "another type": (
        link("one:council", "ana-silva", "Council", "Ana Silva"),
        "of one type (organization)",
        "person",
    ),
    "an entity of the reference": (
        link("ana-silva", "one:silva", "Ana Silva", "Silva"),
        "articles alone know",
        "'ana-silva' of the reference",
    ),
    "an entity of one other article": (
        link("one:silva", "two:silva", "Silva", "Silva"),
        "several articles can name",
        "--reference",
    ),
}


@pytest.mark.parametrize("name", UNFIT)
def test_a_link_that_does_not_fit_stops_the_build(frames: Tables, name: str) -> None:
    one, expected, found = UNFIT[name]
    with pytest.raises(StaleCorrection) as stale:
        linked(frames, [one], KNOWN)
    assert expected in str(stale.value)
    assert found in str(stale.value)


@pytest.mark.parametrize("name", REFUSED)
def test_a_link_that_would_break_the_tables_is_refused(frames: Tables, name: str) -> None:
    one, expected, found = REFUSED[name]
    with pytest.raises(BadCorrection) as refused:
        linked(frames, [one], KNOWN)
    assert expected in str(refused.value)
    assert found in str(refused.value)


@pytest.mark.slow
def test_a_build_applies_the_links_and_says_so(news: Path, tmp_path: Path) -> None:
    (news / "more.jsonl").unlink()
    run(news, "--out", tmp_path / "before")
    (name,) = (key for key in column(tmp_path / "before", "entities", "entity_id") if key.endswith("ana-silva"))
    file = tmp_path / "links.toml"
    file.write_text(entry(name, "vladimir-putin", "Ana Silva", "Vladimir Putin"))
    result = run(news, "--out", tmp_path / "out", "--links", file)
    assert result.exit_code == 0, result.output
    quotes = pl.read_parquet(tmp_path / "out" / "quotes.parquet").filter(article_id="bridge")
    assert quotes["speaker_id"].to_list() == ["vladimir-putin"]
    assert name not in column(tmp_path / "out", "entities", "entity_id")
    for path in (tmp_path / "out").glob("*.parquet"):
        assert json.loads(pl.read_parquet_metadata(path)["options"])["links"] == {name: "vladimir-putin"}
    assert CliRunner().invoke(app, ["validate", str(tmp_path / "out")]).exit_code == 0


@pytest.mark.slow
def test_a_stale_link_leaves_the_tables(news: Path, tmp_path: Path) -> None:
    run(news, "--out", tmp_path / "out")
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    file = tmp_path / "links.toml"
    file.write_text(entry("ferry:olin", "vladimir-putin", to_name="Vladimir Putin"))
    result = run(news, "--out", tmp_path / "out", "--links", file)
    assert result.exit_code == 1
    assert "links.toml, [[links]] 1, from: expected the entity 'ferry:olin'" in result.stderr
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
