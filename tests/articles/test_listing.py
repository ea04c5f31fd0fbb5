"""What the inputs stand for: every file once, with one id however it was named; what is no file is told, not read."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from onrecord.articles import Found, Rejected, find_articles, list_origins, named_as
from tests.articles.finding import TEXT, found, save


def ids(*inputs: object) -> list[str]:
    """The ids of the articles in what is named."""
    return sorted(one.article.article_id for one in found(*map(str, inputs)) if isinstance(one, Found))


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of two articles, one of them in a folder of its own."""
    save(tmp_path, "news/sub/bridge.txt", TEXT)
    save(tmp_path, "news/ferry.txt", TEXT)
    return tmp_path / "news"


def test_ids_do_not_depend_on_how_a_folder_was_named(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(news.parent)
    for name in ("news", "./news", "news/", str(news), "news/../news", "news/sub/.."):
        assert ids(name) == ["ferry", "sub-bridge"]
    monkeypatch.chdir(news / "sub")
    assert ids("..") == ["ferry", "sub-bridge"]
    assert ids(".") == ids("bridge.txt") == ["bridge"]


def test_of_a_file_that_is_named_twice_the_outermost_folder_counts(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(news.parent)
    for folder in ("news", str(news)):
        for other in ("news/sub", str(news / "sub"), "news/sub/bridge.txt", str(news / "sub" / "bridge.txt")):
            assert ids(folder, other) == ids(other, folder) == ["ferry", "sub-bridge"]


def test_a_source_is_known_by_the_id_that_a_folder_further_out_gives(news: Path) -> None:
    (bridge,) = list_origins([str(news / "sub" / "bridge.txt")])
    assert [named_as(bridge, key).stem for key in ("bridge", "sub-bridge", "news-sub-bridge", "ferry")] == [
        "bridge",
        "sub-bridge",
        "news-sub-bridge",
        "bridge",
    ]
    within = next(origin for origin in list_origins([str(news)]) if origin.stem == "sub-bridge")
    assert named_as(within, "bridge").stem == "sub-bridge"


def test_only_regular_files_are_read(news: Path) -> None:
    (news / "self.txt").symlink_to("self.txt")
    (news / "nowhere.txt").symlink_to("nothing.txt")
    (news / "zero.jsonl").symlink_to("/dev/zero")
    (news / "loop").symlink_to(news)
    (news / "sub" / "up").symlink_to("..")
    os.mkfifo(news / "pipe.txt")
    os.mkfifo(news / "ferry.toml")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(os.path.relpath(news / "socket.txt"))
        one = found(news)
    rejected = {one.input.removeprefix(f"{news}/"): one.message for one in one if isinstance(one, Rejected)}
    assert {name: message.split("found ")[1].split(". ")[0] for name, message in rejected.items()} == {
        "ferry.txt": "a named pipe",
        "loop": "a link to a folder, which is not followed",
        "nowhere.txt": "No such file or directory",
        "pipe.txt": "a named pipe",
        "self.txt": "Too many levels of symbolic links",
        "socket.txt": "a socket",
        "sub/up": "a link to a folder, which is not followed",
        "zero.jsonl": "a device",
    }
    assert ids(news) == ["sub-bridge"]


def test_a_folder_that_cannot_be_listed_costs_itself_alone(news: Path) -> None:
    here = os.open(news, os.O_RDONLY)
    for _ in range(25):  # a path that is too long, which not even the superuser can list
        os.mkdir("d" * 200, dir_fd=here)
        below = os.open("d" * 200, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    (rejected,) = [one for one in found(news) if isinstance(one, Rejected)]
    assert rejected.reason == "unreadable"
    assert "expected a folder that can be listed" in rejected.message
    assert ids(news) == ["ferry", "sub-bridge"]


def test_folders_may_be_deep(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 1000)
    here = tmp_path
    for name in deep.relative_to(tmp_path).parts:
        here /= name
        here.mkdir()
    save(here, "ferry.txt", TEXT)
    (one,) = found(tmp_path)
    assert isinstance(one, Found)
    while here != tmp_path:  # a depth that pytest can't remove
        for path in here.iterdir():
            path.unlink() if path.is_file() else path.rmdir()
        here = here.parent


def test_a_name_that_is_not_utf8_is_read_and_shown_escaped(news: Path) -> None:
    for name in (b"inv\xff.txt", b"inv\xfe.txt", b"esc\x1b[31m\n.txt"):
        Path(os.fsdecode(os.fsencode(news) + b"/" + name)).write_text(TEXT)
    assert ids(news) == ["esc-[31m", "ferry", "inv\\xfe", "inv\\xff", "sub-bridge"]
    inputs = [one.input.removeprefix(f"{news}/") for one in found(news)]
    assert inputs == ["esc\\x1b[31m\\n.txt", "ferry.txt", "inv\\xfe.txt", "inv\\xff.txt", "sub/bridge.txt"]


def test_what_matches_a_pattern_is_passed_over(news: Path) -> None:
    for name in ("photo.jpg", "sub/photo.jpg", "drafts/one.txt", "drafts/deep/two.txt"):
        save(news, name, "x")

    def left(*patterns: str) -> list[str]:
        return [str(origin.stem) for origin in list_origins([str(news)], ignoring=patterns)]

    assert left("*.jpg", "drafts") == ["ferry", "sub-bridge"]
    assert left("*.jpg", "drafts/*") == ["ferry", "sub-bridge"]
    assert left("photo.jpg", "drafts/one*") == ["drafts-deep-two", "ferry", "sub-bridge", "sub-photo"]
    assert list_origins([str(news / "ferry.txt")], ignoring=["*"])


def test_what_is_never_an_article_is_passed_over(news: Path) -> None:
    for name in ("Thumbs.db", "desktop.ini", ".DS_Store", "sub/_SUCCESS", "sub/README.md", ".hidden/one.txt"):
        save(news, name, "x")
    assert all(isinstance(one, Found) for one in found(news))
    assert ids(news) == ["ferry", "sub-bridge"]


def test_a_text_that_is_too_long_is_set_aside(news: Path) -> None:
    origins = list_origins([str(news)])
    assert all(isinstance(one, Found) for one in find_articles(origins, len(TEXT)))
    for one in find_articles(origins, len(TEXT) - 1):
        assert isinstance(one, Rejected)
        assert one.reason == "too_large"
        assert f"at most {len(TEXT) - 1} characters, found {len(TEXT)}" in one.message
