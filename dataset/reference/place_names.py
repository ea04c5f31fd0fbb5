"""The names of places for ``make_gazetteer.py``: which one English news uses, and which others are spellings of it.

A subdivision goes by its English name in iso3166-2-db (MIT, names from GeoNames and Wikipedia) without the word for its
kind. Any other name counts where a second source has it, or where it is a spelling of one that counts: what one source
alone has may be a nickname. The letters of a city's other names show which are spellings and which translations.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

LATIN = re.compile(r"[A-Za-zÀ-ỿ '’.()-]+")
_SPELLED = re.compile(r"['’‘]?[A-Z][A-Za-z'’-]+(?:[ -][A-Za-z'’-]+){0,3}")
"""A name in the letters of English, written as names are; no airport's code, no sounds of another alphabet."""

_KIND = (
    r"free and sovereign |autonomous |federal |metropolitan |administrative |union |special |capital ",
    r"state|region|province|oblast|governorate|department|district|county|prefecture|territory|municipality|raion|rayon|"
    r"krai|kray|canton|republic|parish|division|voivodeship|oblast'|community|city|emirate|zone",
)
_BEHIND = re.compile(rf"(?: (?:{_KIND[0]})*(?:{_KIND[1]}))+$", re.I)
_BEFORE = re.compile(rf"^(?:the )?(?:{_KIND[0]})*(?:{_KIND[1]}) of (?:the )?", re.I)
_BARE = frozenset(
    """north south east west northern southern eastern western central upper lower middle free capital federal national
    northeast northwest southeast southwest north-eastern north-western south-eastern south-western coast islands lake
    metropolitan autonomous inner outer river plateau new delta mountain border city""".split()
)
"""What is no name of a place without the word for its kind: the Northern Province, the Free State."""

_ARTICLE = re.compile(r"^(?:al|el|as|ash|az|ad|ar|an|at|ath|adh|aj|es|ez|er|ed|et|il|en|ech|ach)[ '’-]+(?=\w{3})")
_SOUNDS = (
    ("dzh", "g"), ("dsch", "g"), ("dj", "g"), ("tsch", "ch"), ("sch", "sh"), ("tch", "ch"), ("kh", "k"), ("gh", "g"),
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("ei", "i"), ("ey", "i"), ("ay", "i"), ("ai", "i"), ("aw", "u"), ("iy", "i"), ("yi", "i"), ("y", "i"), ("j", "g"),
    ("w", "v"), ("z", "s"), ("e", "i"), ("o", "u"), ("c", "k"),
)  # fmt: skip
_ALIKE = 0.84
"""How alike two spellings of one name are at least: the share of their sounds that agree (Ratcliff and Obershelp)."""


def plain(name: str) -> str:
    """`name` without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).replace("ı", "i")


def without_marks(name: str) -> str:
    """`name` as news writes names from other alphabets: without accents and the marks of their sounds."""
    return re.sub("[‘’ʼ]", "", plain(name))


def slug(name: str) -> str:
    """`name` in lower case with hyphens for all but letters and digits, accents and apostrophes taken off."""
    return re.sub(r"[\W_]+", "-", re.sub(r"['’‘ʼ]", "", plain(name.casefold()))).strip("-")


def without_kind(name: str) -> str:
    """`name` without the word for the kind of subdivision, where a name is left.

    >>> without_kind("Shan State"), without_kind("Northern State"), without_kind("Republic of Komi")
    ('Shan', 'Northern State', 'Komi')
    """
    short = _BEFORE.sub("", _BEHIND.sub("", name))
    words = [word for word in short.casefold().split() if word not in ("and", "the", "of")]
    return name if not words or all(word in _BARE for word in words) or len(short) < 3 else short


def subdivision_names(english: Iterable[str], official: Iterable[str], others: Iterable[str]) -> list[str]:
    """The names of a subdivision, the one that news uses first.

    `english` are its names in sources of English names, the best first; `official` those that ISO 3166-2 lists;
    `others` those of a source that lists names of all sorts, nicknames too. An English or other name counts where it is
    a spelling of one that another source has; where none does, the official ones are left.
    """
    given = [_cleaned(english), _cleaned(official), _cleaned(others)]
    listed = [name for names in given for name in names]
    counted = [name for name in given[0] if _is_attested(name, listed)]
    official_names = [name for name in given[1] if name]
    attested = [name for name in given[2] if any(agree(name, one) for one in [*counted, *official_names])]
    found = dict.fromkeys([*counted, *official_names, *attested])
    if any(name.casefold() not in _BARE for name in found):
        found = dict.fromkeys(name for name in found if name.casefold() not in _BARE)
    found.update(dict.fromkeys(plain(name) for name in list(found)))
    return [name for name in found if len(name) > 2]


def _cleaned(names: Iterable[str]) -> list[str]:
    return [short for name in names if (short := without_kind(name.strip())) and LATIN.fullmatch(short)]


def _is_attested(name: str, listed: Sequence[str]) -> bool:
    return sum(agree(name, other) for other in listed) > 1


def city_spellings(name: str, alternates: Sequence[str], *, romanised: bool) -> list[str]:
    """Spellings of a city's name among its `alternates`, which are in all languages.

    Names of towns that write in another alphabet are `romanised`, in several ways. Of others the short form counts.
    """
    listed = [other for other in alternates if _SPELLED.fullmatch(other) and len(other) > 3 and not other.isupper()]
    short = [other for other in listed if _is_short_form(other, name)]
    if not romanised:
        return short
    return [*short, *(other for other in listed if are_spellings(other, name))]


def _is_short_form(other: str, name: str) -> bool:
    """Whether `other` is `name` up to “de” or “of”, or with “City” behind it."""
    rest = plain(name).removeprefix(plain(other))
    return bool(re.match(r" (?:de|of|la)\b", rest)) or plain(other) == f"{plain(name)} City"


def agree(one: str, other: str) -> bool:
    """Whether two names are spellings of one, or one is the other's short form.

    >>> agree("Michoacán", "Michoacan de Ocampo"), agree("Bavaria", "Bayern")
    (True, False)
    """
    return are_spellings(one, other) or _is_short_form(one, other) or _is_short_form(other, one)


def with_other_articles(name: str) -> list[str]:
    """`name` with its Arabic article as others write it, an empty list where it has none.

    >>> with_other_articles("El Obeid")
    ['Al Obeid', 'Al-Obeid', 'El Obeid', 'El-Obeid']
    """
    found = re.match(r"(?:Al|El|As|Ash|Ad|Ar|An|Az|Es|Ed|En)[ -](?=[A-Z])", name)
    return [] if found is None else [f"{article}{name[found.end() :]}" for article in ("Al ", "Al-", "El ", "El-")]


def are_spellings(one: str, other: str) -> bool:
    """Whether two names are spellings of one in Latin letters.

    >>> are_spellings("Mekelle", "Mek'ele"), are_spellings("Al Hudaydah", "Hodeida"), are_spellings("Rangoon", "Yangon")
    (True, True, False)
    """
    first, second = _sounds(one), _sounds(other)
    if first == second:
        return True
    if not first or not second or first[0] != second[0]:
        return False
    if _skeleton(first) == _skeleton(second) and abs(len(first) - len(second)) <= 2:
        return True
    return min(len(first), len(second)) > 4 and SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE


@lru_cache(maxsize=100_000)
def _sounds(name: str) -> str:
    """`name` as it sounds, roughly: what romanisations write in several ways, in one."""
    text = re.sub(r"['’‘ʼ`]", "", plain(name.casefold()))
    text = re.sub(r"[^a-z]", "", _ARTICLE.sub("", text).removesuffix(" city"))
    for written, sound in _SOUNDS:
        text = text.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", text.rstrip("h"))


def _skeleton(sounds: str) -> str:
    return re.sub(r"(.)\1+", r"\1", sounds[0] + re.sub(r"[aiuh]", "", sounds[1:]))
