"""The clock: texts of every shape, and what is done where a peer or a text fails."""

import subprocess
import sys
from itertools import pairwise
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import growth, throughput
from benchmarks.growth import SHAPES, Shape, grow, without_full_stop
from benchmarks.peers import Compromise, NoPeer

pytestmark = pytest.mark.slow

TEXTS = ["“The harbour stays open,” said Ana Silva. She left; nobody spoke!", "A quiet day.\n\nIt rained."]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_shape_doubles_and_its_texts_grow_with_it(shape):
    lengths = [len(shape.make("\n\n".join(TEXTS), length)) for length in shape.lengths]
    assert all(longer == 2 * shorter for shorter, longer in pairwise(lengths))


@given(st.text(st.sampled_from('aB .!?\n“”"’'), min_size=1).filter(lambda text: "a" in text), st.integers(1, 500))
def test_a_text_without_a_full_stop_has_none(articles, length):
    text = without_full_stop(articles, length)
    assert len(text) == length
    assert not set(text) & set('.!?\n“”"’')


def test_longer_texts_are_read_in_processes_of_their_own():
    shape = Shape("short", growth.one_long_article, (500, 1000))
    _, taken, stopped = grow(shape, TEXTS)
    assert stopped is None
    assert [one.characters for one in taken] == [500, 1000]
    assert all(one.seconds > 0 and one.bytes >= 0 for one in taken)


def test_a_series_stops_at_a_text_that_takes_too_long(monkeypatch):
    monkeypatch.setattr(growth, "LIMIT_SECONDS", 0.01)
    _, taken, stopped = grow(Shape("slow", growth.one_long_article, (100, 200)), TEXTS)
    assert (taken, stopped) == ([], "100 characters took more than 0.01 s")


def test_a_series_stops_at_a_text_whose_process_fails(monkeypatch, tmp_path):
    monkeypatch.setenv("PYTHONHOME", str(tmp_path))
    _, taken, stopped = grow(Shape("failing", growth.one_long_article, (100, 200)), TEXTS)
    assert taken == []
    assert stopped.startswith("100 characters failed: ")


def test_without_npm_the_comparison_is_left_out_with_the_reason(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoPeer, match="expected node and npm on the PATH"):
        Compromise(tmp_path)
    (own,) = throughput.compare(TEXTS)
    assert own.name == "onrecord"
    assert own.seconds > 0
    assert "skipped: compromise" in capsys.readouterr().err


def test_the_peak_of_memory_rises_with_what_is_held():
    """In a process of its own, which is small: to go beyond its peak, this one would have to double."""
    code = """
        from benchmarks.growth import peak_memory
        before = peak_memory()
        held = b"x" * (2 * before)
        assert peak_memory() >= len(held)
    """
    subprocess.run([sys.executable, "-c", dedent(code)], check=True)
