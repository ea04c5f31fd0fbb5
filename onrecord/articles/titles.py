"""Titles: the headline in the title of a page or record, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

_EDGE = re.compile(r"\s+(?:[|•·»«]|::|[-–—])\s+|(?<=\w)\s*\|\s*(?=\w)")
_BAR = re.compile(r"[|•·»]|::")
"""Marks that separate a headline from its site or section. A dash may also be part of a headline."""
_HOST = re.compile(r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,})(?:[/:].*)?", re.IGNORECASE)
_AROUND = re.compile(r"^the(?=.)|(?<=.)(?:news|online|com)$")


def without_site(title: str | None, sites: Sequence[str]) -> str | None:
    """The title without the names of `sites` at its ends (“Ferry sails - The Ostham Mail”). If nothing else is left,
    there is no title."""
    while title and (edges := list(_EDGE.finditer(title))):
        first, last = edges[0], edges[-1]
        if is_site(title[last.end() :], sites):
            title = title[: last.start()].rstrip()
        elif is_site(title[: first.start()], sites):
            title = title[first.end() :].lstrip()
        else:
            break
    return None if title is None or is_site(title, sites) else title


def site_names(said: Sequence[str | None], headings: Sequence[str], titles: Sequence[str]) -> list[str]:
    """The names of a page's site: those that the page gives (`said`), and the headings that follow the headline in a
    title."""
    behind = (
        heading
        for heading in headings
        if any(_bare(title) != _bare(heading) and is_site(_last_part(title), [heading]) for title in titles)
    )
    return [*filter(None, said), *behind]


def page_headline(
    headings: Sequence[str], titles: Sequence[str], sites: Sequence[str], first: str | None = None
) -> str | None:
    """The headline of a page. It is the first of these that exists: the heading with which its title begins, or which
    is the `first` paragraph of its text; the first of `titles` (the best first), without the site and the sections
    after it; the only heading."""
    headings = [heading for heading in headings if not is_site(heading, sites)]
    named = [title for title in (without_site(title, sites) for title in titles) if title]
    for heading in headings:
        if _bare(heading) and any(_bare(title).startswith(_bare(heading)) for title in named):
            return heading
    if first in headings:
        return first
    if named:
        return _without_sections(named[0])
    return headings[0] if len(headings) == 1 else None


def is_site(words: str, sites: Sequence[str]) -> bool:
    """Whether the words are the name of one of the sites, or of its host: “BBC News” of bbc.co.uk."""
    return any(_key(words) in _keys(site) for site in sites) if _bare(words) else False


def _without_sections(title: str) -> str:
    """The title without the part after a bar, if that is shorter than the part before it."""
    while bars := [edge for edge in _EDGE.finditer(title) if _BAR.search(edge[0])]:
        before, behind = title[: bars[-1].start()], title[bars[-1].end() :]
        if len(behind.split()) >= len(before.split()):
            break
        title = before.rstrip()
    return title


def _last_part(title: str) -> str:
    edges = list(_EDGE.finditer(title))
    return title[edges[-1].end() :] if edges else ""


def _keys(site: str) -> set[str]:
    """The forms in which a site's name may be written."""
    host = _HOST.fullmatch(site.strip())
    labels = host[1].split(".")[:-1] if host else []
    return {_key(site), *(_key(label) for label in labels if len(label) > 2)}


def _key(words: str) -> str:
    """The letters of a name without the words that are sometimes left out: “The”, “News”, “Online”."""
    return _AROUND.sub("", _bare(words))


def _bare(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).casefold()
