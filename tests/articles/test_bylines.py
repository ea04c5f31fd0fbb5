"""Bylines: names stay as they are, and what names nobody is dropped."""

from __future__ import annotations

import pytest

from onrecord.articles.bylines import authors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Writer", ["Ada Writer"]),
        ("By Ada Writer and Bo Larsen", ["Ada Writer and Bo Larsen"]),
        ("BY ADA WRITER", ["ADA WRITER"]),
        ("Words by Ada Writer", ["Ada Writer"]),
        ("Byron Byrd", ["Byron Byrd"]),
        ("Ada Writer; Bo Larsen", ["Ada Writer", "Bo Larsen"]),
        ("Ada Writer, Bo Larsen", ["Ada Writer, Bo Larsen"]),
        ("Ada Writer, Chief Correspondent", ["Ada Writer, Chief Correspondent"]),
        ("A. B. van der Berg Jr.", ["A. B. van der Berg Jr."]),
        ("Ludwig van der Berg", ["Ludwig van der Berg"]),
        ("May June", []),
        ("April Ryan", ["April Ryan"]),
        ("Reuters", ["Reuters"]),
        ("Staff Reporter", ["Staff Reporter"]),
        ("李明", ["李明"]),
        ("Юлия Смирнова", ["Юлия Смирнова"]),
    ],
)
def test_names_are_kept(line: str, names: list[str]) -> None:
    assert authors(line) == names


@pytest.mark.parametrize(
    "line",
    [
        *(
            "February",
            "February 25, 2024",
            "Accepted",
            "Accepted: 16 December 2023",
            "Updated May 9",
            "Min Read",
            "Username",
        ),
        *(
            "admin",
            "ann@example.org",
            "https://example.org/authors/ann",
            "www.example.org",
            "example.com",
            "5 min read",
        ),
        *("Share this story with your friends.", "The ferry sails again after a long winter in the dock of Ostham"),
        *("Is the author known?", "we were told so by them", "", " ", "—", "12", "View all posts", "by"),
    ],
)
def test_what_names_nobody_is_dropped(line: str) -> None:
    assert authors(line) == []


def test_a_name_beside_what_is_none_stays() -> None:
    assert authors("By Ada Writer, ada@example.org, February 25, 2024") == ["Ada Writer"]
    assert authors("Ada Writer; Username; https://example.org/ada; Bo Larsen") == ["Ada Writer", "Bo Larsen"]
