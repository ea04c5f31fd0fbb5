"""A version loads from a folder, a server or a store, never unchecked; and every release ever made still loads."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

import fsspec
import pytest

import onrecord
from onrecord.files import packaged
from onrecord.release import remote
from onrecord.release.index import INDEX, NoReleases, read_index
from onrecord.release.load import UnknownTable
from onrecord.release.locate import DamagedFile, UnknownVersion, find_release, folder_of
from onrecord.release.make import Project
from onrecord.release.manifest import BadManifest
from onrecord.release.remote import Unreachable
from onrecord.release.verify import verify_release
from onrecord.schema import TABLE_NAMES
from tests.conftest import Tables

pytestmark = pytest.mark.slow


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server that counts what it is asked for and says nothing."""

    asked: ClassVar[list[str]] = []

    def log_message(self, *_: object) -> None:
        self.asked.append(self.path)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(remote.CACHE_VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


@contextmanager
def serving(kind: type[Quiet], folder: Path) -> Iterator[str]:
    handler = functools.partial(kind, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


@pytest.fixture
def server(released: Project, cache: Path) -> Iterator[str]:
    Quiet.asked = []
    with serving(Quiet, released.releases) as address:
        yield address


@pytest.fixture
def store(released: Project, cache: Path) -> Iterator[str]:
    """An object store: fsspec's own in memory."""
    files = fsspec.filesystem("memory")
    files.put(str(released.releases), "/harbours", recursive=True)
    yield "memory://harbours"
    files.rm("/harbours", recursive=True)


def test_a_version_loads_from_a_folder(released: Project, tables: Tables) -> None:
    source = released.releases
    assert onrecord.versions(source) == ["1.0.0", "1.1.0"]
    assert onrecord.load("event_arguments", version="1.1.0", source=source).equals(tables["event_arguments"])
    assert (
        onrecord.load("event_arguments", version="1.0.0", source=str(source)).height
        == tables["event_arguments"].height - 1
    )
    assert onrecord.load("event_arguments", source=source).equals(tables["event_arguments"])
    assert onrecord.scan("quotes", version="1.0.0", source=source).collect().equals(tables["quotes"])
    assert list(onrecord.tables(source, version="1.0.0")) == list(TABLE_NAMES)
    assert len(onrecord.load("events", "pandas", version="1.0.0", source=source)) == tables["events"].height


def test_a_releases_own_folder_is_a_source(released: Project) -> None:
    folder = released.releases / "1.0.0"
    assert onrecord.load("quotes", source=folder).equals(onrecord.load("quotes", version="1.0.0", source=folder))
    with pytest.raises(UnknownVersion, match=r"found the release 1\.0\.0"):
        onrecord.load("quotes", version="1.1.0", source=folder)


def test_a_version_that_is_not_there_is_answered_with_those_that_are(released: Project) -> None:
    with pytest.raises(UnknownVersion, match=r"'3\.0\.0' \(its list does not know it\), found only 1\.0\.0, 1\.1\.0"):
        onrecord.load("quotes", version="3.0.0", source=released.releases)
    with pytest.raises(UnknownTable, match="Did you mean 'quotes'"):
        onrecord.load("quote", version="1.0.0", source=released.releases)
    with pytest.raises(UnknownVersion, match=r"its list does not know it.*`source=`"):
        onrecord.load("quotes", version="0.0.0")


def test_a_place_without_releases_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoReleases, match=r"index\.json"):
        onrecord.versions(tmp_path)
    with pytest.raises(NoReleases):
        onrecord.load("quotes", version="1.0.0", source=tmp_path)


def test_what_is_damaged_is_never_read(released: Project) -> None:
    path = released.releases / "1.0.0" / "quotes.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    for load in (onrecord.load, onrecord.scan):
        with pytest.raises(DamagedFile, match=r"quotes\.parquet: expected bytes with the SHA-256"):
            load("quotes", version="1.0.0", source=released.releases)
    with pytest.raises(DamagedFile):
        onrecord.load("quotes", source=released.releases / "1.0.0")
    path.unlink()
    with pytest.raises(DamagedFile, match="no such file"):
        onrecord.load("quotes", version="1.0.0", source=released.releases)
    manifest = released.releases / "1.1.0" / "manifest.json"
    manifest.write_text(manifest.read_text().replace("harbour", "harbor"))
    with pytest.raises(DamagedFile, match=r"manifest\.json"):
        onrecord.load("quotes", version="1.1.0", source=released.releases)
    with pytest.raises(DamagedFile, match="SHA256SUMS"):
        onrecord.load("quotes", source=released.releases / "1.1.0")
    manifest.write_text("{}")
    with pytest.raises(BadManifest):
        onrecord.load("quotes", source=released.releases / "1.1.0")


@pytest.mark.parametrize("place", ["server", "store"])
def test_a_version_loads_from_an_address(place: str, tables: Tables, request: pytest.FixtureRequest) -> None:
    address = request.getfixturevalue(place)
    assert onrecord.versions(address) == ["1.0.0", "1.1.0"]
    assert onrecord.load("event_arguments", version="1.1.0", source=f"{address}/").equals(tables["event_arguments"])
    assert onrecord.tables(address)["quotes"].equals(tables["quotes"])
    with pytest.raises(UnknownVersion, match=r"1\.0\.0, 1\.1\.0"):
        onrecord.load("quotes", version="2.0.0", source=address)


def test_what_was_fetched_is_cached_and_checked_each_time(server: str, cache: Path, tables: Tables) -> None:
    onrecord.load("quotes", version="1.0.0", source=server)
    Quiet.asked.clear()
    assert onrecord.load("quotes", version="1.0.0", source=server).equals(tables["quotes"])
    assert Quiet.asked == [f"/{INDEX}"]
    (path,) = cache.glob("*/quotes.parquet")
    path.write_bytes(path.read_bytes()[:-1])
    assert onrecord.load("quotes", version="1.0.0", source=server).equals(tables["quotes"])
    assert "/1.0.0/quotes.parquet" in Quiet.asked


@pytest.mark.parametrize("place", ["server", "store"])
def test_what_comes_otherwise_than_released_is_refused(
    place: str, released: Project, cache: Path, request: pytest.FixtureRequest
) -> None:
    name = "1.0.0/quotes.parquet"
    (released.releases / name).write_bytes(b"something else")
    address = request.getfixturevalue(place)
    with pytest.raises(Unreachable, match=r"does not match|expected a file of the SHA-256"):
        onrecord.load("quotes", version="1.0.0", source=address)
    assert not list(cache.glob("*/quotes.parquet"))


class Endless(Quiet):
    """A server that sends the files of releases, but what `endless` names without end."""

    endless: ClassVar[str] = ""
    sent: ClassVar[int] = 0

    def do_GET(self) -> None:
        if not self.path.endswith(self.endless):
            return super().do_GET()
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                Endless.sent += self.wfile.write(b"\n" * 2**20)
        except OSError:  # nobody takes any more
            return None


@pytest.mark.parametrize(("name", "most"), [("quotes.parquet", 2**23), ("manifest.json", 2**27), (INDEX, 2**27)])
def test_what_comes_without_end_is_cut_off(released: Project, cache: Path, name: str, most: int) -> None:
    Endless.endless, Endless.sent = name, 0
    too_many = pytest.raises(Unreachable, match="more bytes than the file may have")
    with serving(Endless, released.releases) as address, too_many:
        onrecord.load("quotes", version="1.0.0", source=address)
    assert 0 < Endless.sent < most
    assert not list(cache.glob(f"*/*{name}*"))


def test_what_a_store_has_too_much_of_is_not_taken(store: str, cache: Path) -> None:
    with fsspec.open(f"{store}/1.0.0/quotes.parquet", "ab") as file:
        file.write(b"more")
    with pytest.raises(Unreachable, match="more bytes than the file may have"):
        onrecord.load("quotes", version="1.0.0", source=store)
    assert not list(cache.glob("*/quotes.parquet"))


def test_an_address_that_cannot_be_reached_is_named(cache: Path) -> None:
    with pytest.raises(Unreachable, match=r"127\.0\.0\.1:9/index\.json"):
        onrecord.versions("http://127.0.0.1:9")
    with pytest.raises(Unreachable, match="nowhere://x"):
        onrecord.versions("nowhere://x")
    with pytest.raises(Unreachable, match="memory://none"):
        onrecord.versions("memory://none")


def test_a_wheel_loads_its_latest_release_and_names_the_others(
    released: Project, tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(released.releases / "1.0.0")
    monkeypatch.setattr(packaged, "TABLES", released.root / "none")
    monkeypatch.setattr("onrecord.files.packaged.RELEASES", released.releases)
    assert onrecord.versions() == ["1.1.0"]
    assert onrecord.load("event_arguments").equals(tables["event_arguments"])
    exists = r"the release 1\.0\.0 of 2024-05-01, found only 1\.1\.0\..*`source=`"
    for look in (
        lambda: onrecord.load("event_arguments", version="1.0.0"),
        lambda: folder_of("1.0.0", released.releases),
    ):
        with pytest.raises(UnknownVersion, match=exists):
            look()
    shutil.rmtree(released.releases / "1.1.0")
    with pytest.raises(UnknownVersion, match="expected a release, found none"):
        onrecord.load("event_arguments")


def test_every_release_ever_made_loads_and_verifies() -> None:
    listed = [entry.version for entry in read_index(packaged.RELEASES)]
    assert onrecord.versions() == listed
    for version in listed:
        release = find_release(version, None)
        frames = onrecord.tables(version=version)
        assert frames.keys() == release.manifest.shapes.keys()
        assert verify_release(packaged.RELEASES / version).findings == ()
        for table, frame in frames.items():
            assert frame.schema == release.manifest.shapes[table].schema
            assert frame.height == release.manifest.tables[table].rows
