"""Messages: one printable line each, however long or strange what was found is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles import Unusable
from onrecord.errors import OnrecordError
from onrecord.plain import plain, shortened, shown
from onrecord.schema.vocabulary import Rejection

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(VALUES)
def test_a_value_is_shown_on_one_short_line(value: object) -> None:
    assert shown(value).isprintable()
    assert len(shown(value)) < 1000


def test_a_value_of_any_size_is_shown_briefly() -> None:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    for value in ("x" * 10_000_000, b"x" * 10_000_000, ["x" * 10_000] * 10_000, 10**4_000, deep):
        assert len(shown(value)) < 1000
    assert shown("short") == "'short'"


@given(st.text(st.characters(), max_size=400), st.integers(1, 100))
def test_an_error_is_one_short_printable_line(text: str, times: int) -> None:
    found = text * times
    errors = [
        OnrecordError.at(text[:50], expected="a date", found=found, done="Nothing was done.", remedy="Mend it."),
        Unusable(Rejection.BAD_FIELD, expected="a date", found=found, remedy="Mend it."),
    ]
    for error in errors:
        assert str(error).isprintable()
        assert len(str(error)) < 5_000
        assert "expected a date, found " in str(error)


@given(st.text())
def test_what_can_be_printed_is_kept(text: str) -> None:
    assert plain(text).isprintable()
    assert plain(text) == text or not text.isprintable()
    assert shortened(text[:300]) == text[:300]
