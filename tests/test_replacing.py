"""A folder is replaced as a whole, whatever goes wrong and whenever."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord import replacing as module
from onrecord.replacing import replacing

OLD = {"one": "old one", "two": "old two"}
NEW = {"one": "new one", "three": "new three"}
STEPS = ("mkdir", "rename", "fsync", "unlink", "rmdir", "open", "utime", "sendfile")
"""What the operating system is asked to do; reading aside, nothing else can fail."""


def write(folder: Path, content: dict[str, str]) -> None:
    for name, text in content.items():
        (folder / name).write_text(text)


def content_of(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def replace(folder: Path, content: dict[str, str]) -> None:
    with replacing(folder) as new:
        write(new, content)


def litter(folder: Path) -> list[str]:
    return [path.name for path in folder.parent.iterdir() if path != folder]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "tables"
    folder.mkdir()
    write(folder, OLD)
    return folder


@pytest.fixture(params=["exchange", "two renames", "copy"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, folder: Path) -> str:
    """Each way in which the old folder goes: by an exchange, or on file systems that cannot."""
    if request.param != "exchange":
        monkeypatch.setattr(module, "_exchange", lambda one, other: False)
    if request.param == "copy":
        rename = os.rename

        def of_files_only(source: Path, target: Path) -> None:
            if Path(source) == folder:
                raise OSError(errno.EXDEV, "Invalid cross-device link", str(source))
            rename(source, target)

        monkeypatch.setattr(os, "rename", of_files_only)
    return str(request.param)


def _step(
    name: str, real: Callable[..., object], taken: list[str], fails: Callable[[int], bool]
) -> Callable[..., object]:
    def step(*args: object, **options: object) -> object:
        taken.append(name)
        if fails(len(taken) - 1):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*args, **options)

    return step


@contextlib.contextmanager
def failing(fails: Callable[[int], bool]) -> Iterator[list[str]]:
    """Within the block, the steps whose number `fails` says yes to end as on a full disk. Gives the steps so far."""
    taken: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        for name in STEPS:
            patch.setattr(os, name, _step(name, getattr(os, name), taken, fails))
        yield taken


def steps_of(folder: Path, content: dict[str, str]) -> int:
    with failing(lambda number: False) as taken:
        replace(folder, content)
    return len(taken)


@pytest.mark.usefixtures("way")
def test_the_new_takes_the_place_of_the_old(folder: Path) -> None:
    replace(folder, NEW)
    assert content_of(folder) == NEW
    assert litter(folder) == []


def test_an_absent_folder_is_made(tmp_path: Path) -> None:
    replace(tmp_path / "tables", NEW)
    assert content_of(tmp_path / "tables") == NEW
    assert litter(tmp_path / "tables") == []


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path, folder: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(folder)
    replace(link, NEW)
    assert link.is_symlink()
    assert content_of(folder) == NEW


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_block_that_ends_early_changes_nothing(folder: Path, error: type[BaseException]) -> None:
    with pytest.raises(error), replacing(folder) as new:  # noqa: PT012
        write(new, NEW)
        raise error
    assert content_of(folder) == OLD
    assert litter(folder) == []


def test_each_step_that_fails_leaves_the_old_or_the_new(folder: Path, way: str) -> None:
    steps = steps_of(folder, OLD)
    assert steps > 5
    for failed in range(steps):
        with warnings.catch_warnings(record=True) as warned, failing(lambda number, at=failed: number == at):
            warnings.simplefilter("always")
            try:
                replace(folder, NEW)
            except OSError:
                expected = OLD
            else:
                expected = NEW
                assert warned, "a step failed, and nobody was told"
        assert content_of(folder) == expected, f"{way}, step {failed}"
        replace(folder, OLD)
        assert litter(folder) == [], f"{way}, step {failed}"


def test_a_run_that_dies_at_any_step_is_mended_by_the_next(folder: Path, way: str) -> None:
    """When every step from one on fails, the disk stays as a kill at that step leaves it."""
    for died in range(steps_of(folder, OLD)):
        with warnings.catch_warnings(), failing(lambda number, at=died: number >= at), contextlib.suppress(OSError):
            warnings.simplefilter("ignore")
            replace(folder, NEW)
        if way == "exchange":
            assert content_of(folder) in (OLD, NEW), f"step {died}: a reader sees a mixture"
        with pytest.raises(ZeroDivisionError), replacing(folder):
            _ = 1 / 0
        assert content_of(folder) in (OLD, NEW), f"{way}, step {died}"
        assert litter(folder) == []
        replace(folder, OLD)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_leaves_no_litter(folder: Path, number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with pytest.raises((SystemExit, KeyboardInterrupt)), replacing(folder) as new:  # noqa: PT012
        write(new, NEW)
        os.kill(os.getpid(), number)
    assert content_of(folder) == OLD
    assert litter(folder) == []
    assert signal.getsignal(number) == before


def test_a_signal_during_the_exchange_waits_for_its_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exchange = module._exchange

    def interrupted(one: Path, other: Path) -> bool:
        os.kill(os.getpid(), signal.SIGTERM)
        return exchange(one, other)

    monkeypatch.setattr(module, "_exchange", interrupted)
    with pytest.raises(SystemExit) as ended:
        replace(folder, NEW)
    assert ended.value.code == 128 + signal.SIGTERM
    assert content_of(folder) == NEW
    assert litter(folder) == []


def test_runs_take_turns(folder: Path) -> None:
    runs = [threading.Thread(target=replace, args=(folder, {"one": str(run), "two": str(run)})) for run in range(8)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert len(set(content_of(folder).values())) == 1
    assert content_of(folder).keys() == {"one", "two"}
    assert litter(folder) == []


def test_a_killed_process_leaves_one_of_the_two(folder: Path) -> None:
    """A process replaces the folder over and over and is killed at whatever moment."""
    code = f"""
from pathlib import Path
from onrecord.replacing import replacing
print("ready", flush=True)
for run in range(10**9):
    with replacing(Path({str(folder)!r})) as new:
        for name in ("one", "two"):
            (new / name).write_text(str(run) * 50_000)
"""
    for delay in (0.0, 0.013, 0.031, 0.057):
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(delay)
            process.kill()
        content = content_of(folder)
        assert content == OLD or (content.keys() == {"one", "two"} and len(set(content.values())) == 1)
    replace(folder, NEW)
    assert content_of(folder) == NEW
    assert litter(folder) == []


def test_a_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "tables").write_text("mine")
    with pytest.raises(NotADirectoryError):
        replace(tmp_path / "tables", NEW)
    assert (tmp_path / "tables").read_text() == "mine"
