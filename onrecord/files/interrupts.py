"""Signals that end a program, as exceptions, so that what was begun is tidied up."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import FrameType

Hold = Callable[[], AbstractContextManager[None]]

_HANDLED = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Those of them that the system has."""
_DEFAULTS = (signal.SIG_DFL, signal.default_int_handler)


@contextmanager
def interrupts() -> Iterator[Hold]:
    """Within the block, SIGTERM and SIGHUP raise SystemExit(128 + signal) and SIGINT raises KeyboardInterrupt.

    The block gets a context manager, `hold`: a signal that comes inside it is raised when it ends. Handlers that the
    program set itself are left alone, and so is everything outside the main thread, where Python handles no signals.
    """
    arrived: list[int] = []
    holding = False

    def raised(number: int, _: FrameType | None) -> None:
        if holding:
            arrived.append(number)
        elif number == signal.SIGINT:
            raise KeyboardInterrupt
        else:
            raise SystemExit(128 + number)

    @contextmanager
    def hold() -> Iterator[None]:
        nonlocal holding
        holding = True
        try:
            yield
        finally:
            holding = False
        if arrived:
            raised(arrived.pop(), None)

    main = threading.current_thread() is threading.main_thread()
    ours = [number for number in _HANDLED if main and signal.getsignal(number) in _DEFAULTS]
    before = {number: signal.signal(number, raised) for number in ours}
    try:
        yield hold
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
