"""Fields of records that most readers never ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast

T = TypeVar("T")


class Deferred(Generic[T]):
    """A field of a dataclass without slots that may be given as a function, which is called when it is first read.

    What the function looks at is kept as long as the record is, or until the field has been read.
    """

    def __init__(self, default: T) -> None:
        self.default = default

    def __set_name__(self, _: type, name: str) -> None:
        self.name = name

    def __get__(self, record: Any, _: type | None = None) -> T:
        if record is None:
            return self.default
        value = record.__dict__[self.name]
        if callable(value):
            value = record.__dict__[self.name] = value()
        return cast(T, value)

    def __set__(self, record: Any, value: T | Callable[[], T]) -> None:
        record.__dict__[self.name] = value
