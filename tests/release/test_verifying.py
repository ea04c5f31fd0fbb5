"""Whatever is changed in a release, by accident or by hand, is found and named."""

from __future__ import annotations

import contextlib
import json
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from onrecord.errors import OnrecordError
from onrecord.files.canonical import sha256_of, sha256_of_file
from onrecord.release.cells import content_hash
from onrecord.release.index import INDEX, ListedRelease, NoReleases, index_text, parse_index, read_index
from onrecord.release.make import Project
from onrecord.release.manifest import (
    MANIFEST,
    SUMS,
    BadManifest,
    Manifest,
    manifest_text,
    parse_manifest,
    read_manifest,
    sums_text,
)
from onrecord.release.shapes import ColumnType, Shape
from onrecord.release.verify import chain_findings, file_findings, integrity_findings, verify_release

pytestmark = pytest.mark.slow

SMALL = 2_000
SAMPLES = 20


def findings(project: Project, version: str = "1.1.0") -> list[str]:
    """What is wrong with a release and the chain, in words."""
    folder = project.releases / version
    found = [*verify_release(folder).findings, *chain_findings(project.releases)]
    return [finding.text() for finding in found]


def offsets(content: bytes) -> list[int]:
    """Every offset of a small file, some of a larger one."""
    if len(content) <= SMALL:
        return list(range(len(content)))
    return random.Random(7).sample(range(len(content)), SAMPLES)


def test_a_change_of_any_byte_of_any_file_is_found(released: Project) -> None:
    folder = released.releases / "1.1.0"
    manifest = read_manifest(folder)
    tried = 0
    for path in sorted(folder.iterdir()):
        content = path.read_bytes()
        for offset in offsets(content):
            changed = bytearray(content)
            changed[offset] ^= 1 << offset % 8
            path.write_bytes(changed)
            found = SUMS if path.name == MANIFEST else path.name
            with contextlib.suppress(BadManifest):  # or it reads as a manifest still, of other hashes
                said = read_manifest(folder) if path.name == MANIFEST else manifest
                assert found in [finding.file for finding in file_findings(folder, said)]
            tried += 1
        path.write_bytes(content)
    assert tried > 1_200
    assert findings(released) == []


def test_a_change_of_any_byte_of_the_list_is_found(released: Project) -> None:
    content = (released.releases / INDEX).read_bytes()
    for offset in range(len(content)):
        changed = bytearray(content)
        changed[offset] ^= 1
        try:
            entries = parse_index(bytes(changed), INDEX)
        except NoReleases:
            continue
        # It reads as a list still, but of other hashes, days or versions.
        (released.releases / INDEX).write_bytes(changed)
        assert entries != parse_index(content, INDEX)
        assert list(chain_findings(released.releases))


def test_every_truncation_is_found(released: Project) -> None:
    folder = released.releases / "1.1.0"
    manifest = read_manifest(folder)
    for path in sorted(folder.iterdir()):
        content = path.read_bytes()
        for length in {0, 1, len(content) // 2, len(content) - 1}:
            if path.name == MANIFEST:
                with pytest.raises(BadManifest):
                    parse_manifest(content[:length], path)
            else:
                path.write_bytes(content[:length])
                assert [finding.file for finding in file_findings(folder, manifest)] == [path.name]
        path.write_bytes(content)


def test_every_swap_is_found(released: Project) -> None:
    folder = released.releases / "1.1.0"
    manifest = read_manifest(folder)
    files = sorted(set(manifest.files) | {SUMS})
    for one, other in zip(files, files[1:] + files[:1], strict=True):
        (folder / one).rename(folder / "aside")
        (folder / other).rename(folder / one)
        (folder / "aside").rename(folder / other)
        assert {finding.file for finding in file_findings(folder, manifest)} == {one, other}
        (folder / one).rename(folder / "aside")
        (folder / other).rename(folder / one)
        (folder / "aside").rename(folder / other)
    assert findings(released) == []


def test_missing_and_extra_files_are_found(released: Project) -> None:
    folder = released.releases / "1.1.0"
    (folder / "notes.txt").write_text("mine")
    (folder / "events.parquet").unlink()
    said = "\n".join(findings(released))
    assert "notes.txt: expected only the files of the manifest" in said
    assert "events.parquet: expected the file that was released" in said


def test_damaged_tables_are_named_and_not_read(released: Project) -> None:
    folder = released.releases / "1.1.0"
    for path in folder.glob("*.parquet"):
        path.write_bytes(path.read_bytes()[:-1] + b"0")
    outcome = verify_release(folder)
    assert len(outcome.findings) == len(list(folder.glob("*.parquet")))
    assert "quotes.parquet is not what was released: its rows were not read." in outcome.left_open


def test_a_missing_manifest_is_found(released: Project) -> None:
    (released.releases / "1.1.0" / MANIFEST).unlink()
    assert verify_release(released.releases / "1.1.0").version is None
    assert not verify_release(released.releases / "1.1.0").ok


def rewritten(folder: Path, change: Callable[[Manifest], Manifest]) -> None:
    """Forge the release: another manifest, and the list of hashes that fits it."""
    manifest = change(read_manifest(folder))
    (folder / MANIFEST).write_text(manifest_text(manifest))
    (folder / SUMS).write_text(sums_text(manifest))


def test_a_file_of_another_version_is_found_though_its_hash_was_forged(released: Project) -> None:
    old, new = released.releases / "1.0.0", released.releases / "1.1.0"
    shutil.copy(old / "mentions.parquet", new)
    was = read_manifest(old).files["mentions.parquet"]
    rewritten(new, lambda manifest: replace(manifest, files={**manifest.files, "mentions.parquet": was}))
    said = findings(released)
    assert "mentions.parquet: expected a file that says dataset_version is 1.1.0, found 1.0.0" in said
    assert any(f"1.1.0/{MANIFEST}: expected the listed manifest" in line for line in said)


def test_other_rows_are_found_though_the_files_hash_was_forged(released: Project) -> None:
    folder = released.releases / "1.1.0"
    path = folder / "regions.parquet"
    said = pl.read_parquet_metadata(path)
    pl.read_parquet(path).reverse().head(1).write_parquet(
        path, metadata={key: value for key, value in said.items() if key != "ARROW:schema"}
    )
    file = replace(read_manifest(folder).files[path.name], sha256=sha256_of_file(path), bytes=path.stat().st_size)
    rewritten(folder, lambda manifest: replace(manifest, files={**manifest.files, path.name: file}))
    text = "\n".join(findings(released))
    assert "regions.parquet: expected 2 rows, found 1" in text
    assert "regions.parquet: expected content with the hash" in text
    assert "expected keys of regions in" in text
    rewritten(
        folder,
        lambda manifest: replace(
            manifest,
            files={
                **manifest.files,
                path.name: replace(file, rows=1, content_sha256=content_hash(pl.read_parquet(path))),
            },
        ),
    )
    assert "expected every rule of the contract to be kept" in "\n".join(findings(released))


def test_a_release_put_back_to_an_older_state_is_found(released: Project, tmp_path: Path) -> None:
    older = released.releases / "1.0.0"
    rewritten(older, lambda manifest: replace(manifest, written_by={}))
    assert verify_release(older).ok
    (finding,) = chain_findings(released.releases)
    assert finding.file == f"1.0.0/{MANIFEST}"
    # A hand that mends the list as well breaks the link from the next release.
    entries = read_index(released.releases)
    forged = [entries[0]._replace(manifest_sha256=sha256_of_file(older / MANIFEST)), entries[1]]
    (released.releases / INDEX).write_text(index_text(forged))
    (finding,) = chain_findings(released.releases)
    assert finding.file == f"1.1.0/{MANIFEST}"
    assert "a release that follows" in finding.expected


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda releases: shutil.rmtree(releases / "1.0.0"), "1.0.0/manifest.json"),
        (lambda releases: (releases / INDEX).unlink(), "index.json"),
        (lambda releases: (releases / "1.1.0").rename(releases / "1.2.0"), "1.2.0: expected only releases"),
        (lambda releases: shutil.copytree(releases / "1.0.0", releases / "0.9.0"), "0.9.0: expected only releases"),
        (
            lambda releases: (
                shutil.rmtree(releases / "1.1.0"),
                shutil.copytree(releases / "1.0.0", releases / "1.1.0"),
            ),
            "1.1.0/manifest.json: expected the release 1.1.0 of 2024-05-01, found 1.0.0",
        ),
        (
            lambda releases: (releases / INDEX).write_text(index_text(read_index(releases)[:1])),
            "1.1.0: expected only releases that the list has",
        ),
    ],
)
def test_the_chain_names_what_is_missing_unlisted_or_moved(
    released: Project, change: Callable[[Path], object], said: str
) -> None:
    change(released.releases)
    assert said in "\n".join(finding.text() for finding in chain_findings(released.releases))


def test_a_release_of_another_contract_is_checked_by_its_own_shapes(released: Project) -> None:
    folder = released.releases / "1.1.0"
    shapes = dict(read_manifest(folder).shapes)
    shapes["mentions"] = replace(shapes["mentions"], references={})
    rewritten(folder, lambda manifest: replace(manifest, shapes=shapes))
    outcome = verify_release(folder)
    assert outcome.ok
    assert any("The contract is" in line for line in outcome.left_open)


def test_shapes_are_held_against_the_tables() -> None:
    people = pl.DataFrame({"id": ["a", "a"], "of": ["x", None]})
    towns = pl.DataFrame({"id": ["y"]})
    columns = {"id": ColumnType(pl.String(), False), "of": ColumnType(pl.String(), False)}
    shapes = {
        "people": Shape(columns, ("id",), {"of": "towns"}),
        "towns": Shape({"id": ColumnType(pl.String(), False)}, ("id",), {}),
    }
    said = [finding.text() for finding in integrity_findings({"people": people, "towns": towns}, shapes)]
    assert said == [
        "people.parquet: expected no null in of, found 1",
        "people.parquet: expected each id once, found 2 rows that share one",
        "people.parquet: expected keys of towns in of, found 1 unknown",
    ]
    (finding,) = integrity_findings({"people": people.drop("of")}, shapes)
    assert finding.expected == "the columns and types of the manifest"


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"null", b"\xff", b'{"format": "onrecord release 2"}', b'{"format": 1, "files": {}}']
)
def test_what_is_no_manifest_is_refused(content: bytes) -> None:
    with pytest.raises(BadManifest):
        parse_manifest(content, MANIFEST)


def test_a_manifest_written_otherwise_is_refused(released_once: Project) -> None:
    content = (released_once.releases / "1.1.0" / MANIFEST).read_bytes()
    with pytest.raises(BadManifest, match="changed since"):
        parse_manifest(json.dumps(json.loads(content)).encode(), MANIFEST)
    assert sha256_of(content) == read_index(released_once.releases)[-1].manifest_sha256


def test_a_list_out_of_order_or_with_a_version_twice_is_refused() -> None:
    one, two = ListedRelease("1.0.0", "2024-01-01", "0" * 64), ListedRelease("1.10.0", "2024-01-01", "0" * 64)
    assert parse_index(index_text([one, two]).encode(), INDEX) == [one, two]
    for entries in ([two, one], [one, one]):
        with pytest.raises(OnrecordError):
            parse_index(index_text(entries).encode(), INDEX)
