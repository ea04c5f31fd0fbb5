"""A folder is replaced as a whole, whatever goes wrong and whenever."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import stat
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.errors import OnrecordWarning
from onrecord.files import lock as locking
from onrecord.files import move as moving
from onrecord.files import replace as module
from onrecord.files import system as filesystem
from onrecord.files.replace import replacing

OLD = {"one": "old one", "two": "old two"}
NEW = {"one": "new one", "three": "new three"}
STEPS = ("mkdir", "rename", "replace", "fsync", "unlink", "rmdir", "open", "utime", "sendfile", "chmod", "chown")
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
        monkeypatch.setattr(module, "exchange", lambda one, other: False)
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


@pytest.mark.usefixtures("way")
def test_the_mode_stays(folder: Path) -> None:
    for mode in (0o700, 0o2775, 0o750):
        folder.chmod(mode)
        (folder / "one").chmod(0o600)
        replace(folder, NEW)
        assert stat.S_IMODE(folder.stat().st_mode) == mode
        assert stat.S_IMODE((folder / "one").stat().st_mode) == 0o600
        assert stat.S_IMODE((folder / "three").stat().st_mode) != 0o600


def test_what_is_being_written_is_for_the_owner_alone(folder: Path) -> None:
    folder.chmod(0o700)
    with replacing(folder) as new:
        assert stat.S_IMODE(new.stat().st_mode) == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives folders away")
def test_the_owner_stays(folder: Path) -> None:
    os.chown(folder, 12345, 23456)
    replace(folder, NEW)
    assert (folder.stat().st_uid, folder.stat().st_gid) == (12345, 23456)


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
    exchange = module.exchange

    def interrupted(one: Path, other: Path) -> bool:
        os.kill(os.getpid(), signal.SIGTERM)
        return exchange(one, other)

    monkeypatch.setattr(module, "exchange", interrupted)
    with pytest.raises(SystemExit) as ended:
        replace(folder, NEW)
    assert ended.value.code == 128 + signal.SIGTERM
    assert content_of(folder) == NEW
    assert litter(folder) == []


@pytest.mark.filterwarnings("ignore:another program has locked")
def test_runs_take_turns(folder: Path) -> None:
    runs = [threading.Thread(target=replace, args=(folder, {"one": str(run), "two": str(run)})) for run in range(8)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert len(set(content_of(folder).values())) == 1
    assert content_of(folder).keys() == {"one", "two"}
    assert litter(folder) == []


HOLDER = """
import sys
import portalocker
file = open(sys.argv[1], "a")
portalocker.lock(file, portalocker.LockFlags.EXCLUSIVE)
print("held", flush=True)
sys.stdin.read()
"""


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    """Within the block, another process holds the lock of the folder; it is killed and leaves the file."""
    command = [sys.executable, "-c", HOLDER, str(folder.with_name(f".{folder.name}.onrecord-lock"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield
        process.kill()


def test_a_lock_of_a_stranger_is_told_and_not_waited_for_for_ever(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "PATIENCE", 0.3)
    told = pytest.warns(OnrecordWarning, match=f"another program has locked {folder}: waiting")
    with held(folder), told, pytest.raises(TimeoutError, match="not released"):
        replace(folder, NEW)
    assert content_of(folder) == OLD
    replace(folder, NEW)
    assert content_of(folder) == NEW
    assert litter(folder) == []


def test_a_lock_that_is_released_in_time_costs_nothing(folder: Path) -> None:
    with held(folder):
        run = threading.Thread(target=replace, args=(folder, NEW))
        with pytest.warns(OnrecordWarning, match="waiting"):  # noqa: PT031
            run.start()
            time.sleep(0.2)
    run.join()
    assert content_of(folder) == NEW


def test_a_killed_process_leaves_one_of_the_two(folder: Path) -> None:
    """A process replaces the folder over and over and is killed at whatever moment."""
    code = f"""
from pathlib import Path
from onrecord.files.replace import replacing
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


# Mount points, whose files are replaced one by one


def mount(*arguments: str) -> bool:
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0


@pytest.fixture(params=["another file system", "the same file system"])
def mounted(request: pytest.FixtureRequest, folder: Path, tmp_path: Path) -> Iterator[Path]:
    """The folder as a mount point, with the old files in it."""
    there = tmp_path / "there"
    there.mkdir()
    bound = request.param == "the same file system"
    options = ("--bind", str(there), str(folder)) if bound else ("-t", "tmpfs", "none", str(folder))
    if sys.platform != "linux" or os.geteuid() != 0 or not mount(*options):
        pytest.skip("nothing can be mounted here")
    try:
        write(folder, OLD)
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def as_if_mounted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder taken for a mount point, so that the steps can be tested where nothing can be mounted."""
    monkeypatch.setattr(module, "is_mount_point", lambda path: path == folder)
    return folder


def test_a_mount_point_is_seen(mounted: Path) -> None:
    assert filesystem.is_mount_point(mounted)
    assert not filesystem.is_mount_point(mounted.parent)


def test_a_mount_point_is_replaced_file_by_file(mounted: Path) -> None:
    mounted.chmod(0o750)
    (mounted / "one").chmod(0o600)
    replace(mounted, NEW)
    assert content_of(mounted) == NEW
    assert stat.S_IMODE(mounted.stat().st_mode) == 0o750
    assert stat.S_IMODE((mounted / "one").stat().st_mode) == 0o600


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_block_that_ends_early_changes_no_mount_point(as_if_mounted: Path, error: type[BaseException]) -> None:
    with pytest.raises(error), replacing(as_if_mounted) as new:  # noqa: PT012
        write(new, NEW)
        raise error
    assert content_of(as_if_mounted) == OLD


@pytest.mark.filterwarnings("ignore:.* could not be removed")
def test_each_step_that_fails_leaves_a_mount_point_whole_or_says_so(as_if_mounted: Path) -> None:
    """After a step that fails, the next run finds the old files or the new ones, never a mixture."""
    steps, half = steps_of(as_if_mounted, OLD), 0
    for failed in range(steps):
        for lasting in (False, True):
            with failing(lambda number, at=failed, on=lasting: number >= at if on else number == at):
                try:
                    replace(as_if_mounted, NEW)
                except moving.HalfMoved:
                    half += 1
                    expected = (NEW,)
                except OSError:
                    expected = (OLD,)
                else:
                    expected = (NEW,)
            with pytest.raises(ZeroDivisionError), replacing(as_if_mounted):
                _ = 1 / 0
            assert content_of(as_if_mounted) in expected, f"step {failed}"
            replace(as_if_mounted, OLD)
            assert content_of(as_if_mounted) == OLD
    assert half > 5


def test_what_a_file_system_keeps_at_its_root_stays(as_if_mounted: Path) -> None:
    (as_if_mounted / "lost+found").mkdir()
    replace(as_if_mounted, NEW)
    (as_if_mounted / "lost+found").rmdir()
    assert content_of(as_if_mounted) == NEW
