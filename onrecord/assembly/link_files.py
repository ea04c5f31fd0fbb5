"""The file of links: TOML, each entry a reviewer's decision that two ids are one entity, with a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from onrecord.assembly.correction_files import check_filled, check_keys, numbered, problem, read_toml

_KEYS = {"from", "to", "expect", "reason"}
_ENDS = ("from", "to")


@dataclass(frozen=True, slots=True)
class Link:
    """One decision: every row that names the entity `from_id` names `to_id` instead. The names are those that the
    reviewer saw, and `where` names file and entry.
    """

    where: str
    from_id: str
    to_id: str
    from_name: str
    to_name: str
    reason: str


def load_links(file: Path) -> tuple[Link, ...]:
    """The links in a file, by `from_id`: their order in the file means nothing.

    Raises:
        BadCorrection: the file can't be read, an entry is not written as the README of the corrections says, two say
            of one entity what it is, or going from link to link never ends.
    """
    content = read_toml(file)
    check_keys(file, content, set(), {"links"})
    links = sorted((_link(*entry) for entry in numbered(file, content, "links")), key=lambda link: link.from_id)
    for one, other in pairwise(links):
        if one.from_id == other.from_id:
            raise problem(
                other.where,
                "an entity that no other entry links",
                f"{other.from_id!r}, which {one.where} links to {one.to_id!r}",
                "Keep one of the two.",
            )
    _check_ends(links)
    return tuple(links)


def last_of(links: Sequence[Link]) -> Mapping[str, str]:
    """For each id that is linked, the id at the end of its links: of “a to b” and “b to c” that is c for both."""
    ahead = {link.from_id: link.to_id for link in links}
    ends: dict[str, str] = {}
    for start in ahead:
        passed, at = [], start
        while at in ahead and at not in ends:
            passed.append(at)
            at = ahead[at]
        ends |= dict.fromkeys(passed, ends.get(at, at))
    return ends


def home_of(entity_id: str) -> str | None:
    """The article that an entity is known in alone, if it is."""
    article_id, colon, _ = entity_id.rpartition(":")
    return article_id if colon else None


def _link(where: str, written: Mapping[str, Any]) -> Link:
    check_keys(where, written, _KEYS, _KEYS)
    check_filled(where, written, *_ENDS, "reason")
    expect = written["expect"]
    if not isinstance(expect, dict):
        raise problem(f"{where}, expect", "the two names", repr(expect), "Write { from = …, to = … }.")
    check_keys(f"{where}, expect", expect, {*_ENDS}, {*_ENDS})
    check_filled(f"{where}, expect", expect, *_ENDS)
    return Link(where, written["from"], written["to"], expect["from"], expect["to"], written["reason"])


def _check_ends(links: Sequence[Link]) -> None:
    """Raises BadCorrection for links that lead back to where they began."""
    ahead = {link.from_id: link for link in links}
    ended: set[str] = set()
    for link in links:
        passed: dict[str, Link] = {}
        at = link.from_id
        while at in ahead and at not in ended:
            if at in passed:
                circle = [*passed][[*passed].index(at) :]
                raise problem(
                    passed[at].where,
                    "links that end at an entity which none of them links further",
                    f"a circle: {', '.join(map(repr, circle))} and back",
                    "Remove one of them: the entity whose name the others should have is linked to none.",
                )
            passed[at] = ahead[at]
            at = ahead[at].to_id
        ended |= passed.keys()
