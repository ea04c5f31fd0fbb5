"""Whatever a manifest, a list, a difference or a release says, it is read, or refused with an error of ours."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.errors import OnrecordError
from onrecord.files.canonical import dumps, sha256_of
from onrecord.release import checked_json
from onrecord.release.diff import difference
from onrecord.release.index import INDEX, NoReleases, parse_index, read_index
from onrecord.release.locate import DamagedFile, find_release
from onrecord.release.make import Project
from onrecord.release.manifest import MANIFEST, SUMS, BadManifest, parse_manifest, read_manifest, sums_text
from onrecord.release.patch import (
    BadDifference,
    NotApplicable,
    apply,
    difference_from_json,
    difference_to_json,
    read_difference,
)
from onrecord.release.render import as_markdown, as_text
from onrecord.release.snapshot import Snapshot, release_snapshot
from onrecord.release.verify import verify_release

pytestmark = pytest.mark.slow

DEEP = b"[" * 200_000
ODD_VALUES: list[Any] = [
    None, True, 0, -1, 1.5, 10**30, float("nan"), float("-inf"), "", "x", "../../x", "/x", "a/b", "..", "1.0.0",
    "0" * 64, "2025-01-01", "\x1b[2J\n::error::x", "\ud800", [], {}, [[]], {"x": 1}, ["x", "x"], {"list": "Int8"},
    {"enum": [1]}, {"struct": []}, {"struct": [["a", "Int8"], ["a", "Int8"]]}, "Categorical", "Int8", "Binary",
]  # fmt: skip
ODD_KEYS = st.sampled_from(["", "x", "../../x", "/etc/x", "mentions", "rows", "a\nb", "\ud800"])


def nodes(record: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a record that can be changed: what holds it, and its key or number there."""
    entries = record.items() if isinstance(record, dict) else enumerate(record) if isinstance(record, list) else ()
    for key, value in entries:
        yield record, key
        yield from nodes(value)


def mutated(draw: st.DrawFn, record: Any) -> Any:
    """The record with one value replaced, removed, doubled or renamed."""
    changed = copy.deepcopy(record)
    places = list(nodes(changed))
    holder, key = places[draw(st.integers(0, len(places) - 1))]
    what = draw(st.sampled_from(["replace", "replace", "remove", "double", "rename", "near"]))
    value = holder[key]
    if what == "remove":
        del holder[key]
    elif what == "double" and isinstance(holder, list):
        holder.append(value)
    elif what == "rename" and isinstance(holder, dict):
        holder[draw(ODD_KEYS)] = holder.pop(key)
    elif what == "near" and isinstance(value, int):
        holder[key] = value + draw(st.sampled_from([-1, 1, 2**31, 2**63]))
    else:
        holder[key] = draw(st.sampled_from(ODD_VALUES))
    return changed


@pytest.fixture(scope="module")
def states(released_once: Project) -> tuple[Snapshot, Snapshot]:
    one, other = (release_snapshot(find_release(version, released_once.releases)) for version in ("1.0.0", "1.1.0"))
    return one, other


@pytest.fixture(scope="module")
def differences(states: tuple[Snapshot, Snapshot]) -> list[tuple[Snapshot, str]]:
    """From the older state to the newer one, and back: what each starts from, and its record."""
    return [(old, difference_to_json(difference(old, new))) for old, new in (states, states[::-1])]


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_a_difference_changed_anywhere_is_applied_or_refused(
    differences: list[tuple[Snapshot, str]], data: st.DataObject
) -> None:
    old, written = data.draw(st.sampled_from(differences))
    record = mutated(data.draw, json.loads(written))
    try:
        found = difference_from_json(json.dumps(record))
        as_text(found), as_markdown(found)
        made = apply(found, old.tables)
    except (BadDifference, NotApplicable) as error:
        check_message(error)
    else:
        assert made.keys() <= old.tables.keys()


@pytest.mark.parametrize("name", ["", "\x1b[2J\n::error::x", "Region", "a/b", "a b", "\0place"])
def test_a_column_of_a_difference_has_a_plain_name(differences: list[tuple[Snapshot, str]], name: str) -> None:
    """polars renames a column without a name in one frame and not in another."""
    for _, written in differences:
        record = json.loads(written)
        columns = [shape["columns"] for table in record["tables"].values() if (shape := table["shape"])]
        assert columns
        for column in (column for some in columns for column in some):
            was, column["name"] = column["name"], name
            with pytest.raises(BadDifference, match="the name of a column") as caught:
                difference_from_json(json.dumps(record))
            check_message(caught.value)
            column["name"] = was


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_a_manifest_changed_anywhere_is_read_or_refused(released_once: Project, data: st.DataObject) -> None:
    record = mutated(data.draw, json.loads((released_once.releases / "1.1.0" / MANIFEST).read_bytes()))
    try:
        manifest = parse_manifest(dumped(record), MANIFEST)
    except BadManifest as error:
        check_message(error)
    else:
        assert all(name == Path(name).name for name in manifest.files)
        assert manifest.tables.keys() == manifest.shapes.keys()


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_a_release_of_any_manifest_is_verified_without_breaking_down(
    released_once: Project, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Even one whose list of hashes was forged with it: what it says of the tables is held against them."""
    record = mutated(data.draw, json.loads((released_once.releases / "1.1.0" / MANIFEST).read_bytes()))
    folder = tmp_path_factory.mktemp("forged")
    for file in (released_once.releases / "1.1.0").iterdir():
        (folder / file.name).symlink_to(file)
    for name in (MANIFEST, SUMS):
        (folder / name).unlink()
    (folder / MANIFEST).write_bytes(dumped(record))
    try:
        (folder / SUMS).write_text(sums_text(read_manifest(folder)))
    except BadManifest:
        assert not verify_release(folder).ok
    else:
        verify_release(folder)


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_a_list_changed_anywhere_is_read_or_refused(released_once: Project, data: st.DataObject) -> None:
    record = mutated(data.draw, json.loads((released_once.releases / INDEX).read_bytes()))
    try:
        entries = parse_index(dumped(record), INDEX)
    except NoReleases as error:
        check_message(error)
    else:
        assert all(entry.version == Path(entry.version).name for entry in entries)


def check_message(error: OnrecordError) -> None:
    """Nothing in a message steers a terminal, and no value is told at length."""
    assert str(error).isprintable()
    assert len(str(error)) < 1000


def dumped(record: Any) -> bytes:
    """The record in the form that manifests and lists are written in, as far as it has one."""
    try:
        return dumps(record).encode()
    except ValueError:  # what JSON or UTF-8 has not
        return json.dumps(record).encode()


@pytest.mark.parametrize(
    "content",
    [DEEP, b'{"a":' * 200_000, b'{"a": 1, "a": 1}', b'{"a": NaN}', b'{"a": ' + b"9" * 5000 + b"}", b'{"a": "\\ud800"}'],
    ids=["deep list", "deep object", "key twice", "NaN", "huge", "surrogate"],
)
def test_what_json_may_hold_and_a_record_may_not_is_refused(content: bytes) -> None:
    with pytest.raises(BadManifest):
        parse_manifest(content, MANIFEST)
    with pytest.raises(NoReleases):
        parse_index(content, INDEX)
    with pytest.raises(BadDifference):
        difference_from_json(content)


def test_a_record_larger_than_any_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checked_json, "LARGEST", 100)
    for name in (MANIFEST, INDEX):
        (tmp_path / name).write_bytes(b" " * 101)
    with pytest.raises(BadManifest, match="at most 100 bytes"):
        read_manifest(tmp_path)
    with pytest.raises(NoReleases, match="at most 100 bytes"):
        read_index(tmp_path)


@pytest.mark.parametrize("name", ["../../escaped", "{}/escaped", ".hidden", "a/b", "", "Con\n"])
def test_apply_writes_nothing_outside_the_folder_it_is_given(
    released_once: Project, states: tuple[Snapshot, Snapshot], tmp_path: Path, name: str
) -> None:
    name = name.format(tmp_path)
    record = json.loads(difference_to_json(difference(*states)))
    new = record["tables"]["event_arguments"] | {
        "is_new": True,
        "added": [],
        "removed": [],
        "changed": [],
        "order": None,
    }
    record["tables"][name] = new
    written = tmp_path / "in" / "difference.json"
    written.parent.mkdir()
    written.write_text(json.dumps(record))
    before = sorted(tmp_path.rglob("*"))
    arguments = ["apply", written, "1.0.0", tmp_path / "in" / "out", "--source", released_once.releases]
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == 1
    assert "expected the name of a table" in result.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_a_manifest_names_no_file_outside_its_folder(released: Project) -> None:
    folder = released.releases / "1.1.0"
    record = json.loads((folder / MANIFEST).read_bytes())
    secret = released.root / "secret"
    secret.write_text("x")
    record["files"]["../../../secret"] = {"bytes": 1, "sha256": sha256_of("x")}
    (folder / MANIFEST).write_text(dumps(record))
    with pytest.raises(BadManifest, match="the plain name of a file"):
        read_manifest(folder)
    with pytest.raises((BadManifest, DamagedFile)):
        find_release("1.1.0", released.releases)


def test_a_difference_that_is_no_file_is_an_error(tmp_path: Path) -> None:
    for name in (".", "none"):
        with pytest.raises(OnrecordError, match="expected a difference"):
            read_difference(tmp_path / name)
