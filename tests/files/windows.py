"""Takes away from this process what Windows lacks, and lets the system refuse what Windows refuses. Linux only.

``python -X warn_default_encoding tests/files/windows.py SCRIPT ARGUMENTS`` runs a script in what is left.
"""

from __future__ import annotations

import builtins
import ctypes
import errno
import io
import os
import pathlib
import runpy
import shutil
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

MODULES = frozenset("fcntl grp posix pwd resource termios tty".split())
CALLS = "O_DIRECTORY O_NOFOLLOW O_NONBLOCK chown fork geteuid getuid lchown link mkfifo symlink".split()
OURS = frozenset(("onrecord", "build", "__main__"))
ACCESS = 3
"""The bits of a handle's flags that say whether it reads or writes (octal, as `/proc` shows them)."""


def _without_modules() -> None:
    real = builtins.__import__

    def imported(name: str, *scope: Any, **options: Any) -> Any:
        importer = (scope[0] if scope else options.get("globals")) or {}
        if name in MODULES and str(importer.get("__name__", "")).split(".")[0] in OURS:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *scope, **options)

    builtins.__import__ = imported


def _without_calls() -> None:
    for name in CALLS:
        delattr(os, name)
    for name in ("SIGHUP", "SIGKILL", "SIGPIPE"):
        delattr(signal, name)
    library = ctypes.CDLL

    def named(name: str | None, *rest: Any, **options: Any) -> Any:
        if name is None:
            raise TypeError("bad argument type for built-in operation")
        return library(name, *rest, **options)

    ctypes.CDLL = named  # type: ignore[assignment, misc]

    def no_mount(path: Path) -> bool:
        raise NotImplementedError("Path.is_mount() is unsupported on this system")

    pathlib.Path.is_mount = no_mount  # type: ignore[method-assign]


def _open_files() -> Iterator[str]:
    """What this process has open."""
    for handle in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            yield str(handle.readlink())


def _refusing(real: Callable[..., Any], refused: Callable[..., int | None]) -> Callable[..., Any]:
    def call(*args: Any, **options: Any) -> Any:
        if number := refused(*args):
            raise OSError(number, os.strerror(number), str(args[0]))
        return real(*args, **options)

    return call


def _folder_opened(path: Any, *_: Any) -> int | None:
    return errno.EACCES if not isinstance(path, int) and Path(path).is_dir() else None


def _in_use(path: Any, *_: Any) -> int | None:
    """Whether the file, or a file in the folder, is open."""
    real = os.path.realpath(path)
    return errno.EACCES if any(f"{name}/".startswith(f"{real}/") for name in _open_files()) else None


def _moved(old: Any, new: Any, *_: Any) -> int | None:
    return errno.EEXIST if Path(new).exists() else _in_use(old)


def _synced(handle: int, *_: Any) -> int | None:
    flags = Path(f"/proc/self/fdinfo/{handle}").read_text("utf-8").split("flags:")[1].split()[0]
    return errno.EBADF if int(flags, 8) & ACCESS == os.O_RDONLY else None


def _refuse() -> None:
    os.open = _refusing(os.open, _folder_opened)
    os.fsync = _refusing(os.fsync, _synced)
    os.rename = _refusing(os.rename, _moved)
    os.replace = _refusing(os.replace, lambda old, new, *_: _in_use(old) or _in_use(new))
    shutil._use_fd_functions = False  # type: ignore[attr-defined]  # so does it on Windows
    for name in ("unlink", "remove"):
        setattr(os, name, _refusing(getattr(os, name), _in_use))


def _write_crlf() -> None:
    """Text that is written without a word about line ends gets those of Windows."""
    real = io.open

    def opened(file: Any, mode: str = "r", buffering: int = -1, encoding: Any = None, errors: Any = None,
               newline: Any = None, *rest: Any, **options: Any) -> Any:  # fmt: skip
        if newline is None and "b" not in mode and set(mode) & set("wax+"):
            newline = "\r\n"
        return real(file, mode, buffering, encoding, errors, newline, *rest, **options)

    io.open = builtins.open = opened  # type: ignore[assignment]


def main() -> None:
    """Runs the script that the arguments name without all of that, and takes no encoding of the machine."""
    _without_modules()
    _without_calls()
    _refuse()
    _write_crlf()
    warnings.filterwarnings("error", category=EncodingWarning, module=r"onrecord\.|build|__main__")
    del sys.argv[0]
    runpy.run_path(sys.argv[0], run_name="__main__")


if __name__ == "__main__":
    main()
