"""Entities that are known by their full name and type alone: one spelling of the name, and the id that says it.

The id holds all that such an entity's row says: `ban-Ki_moon` is the person Ban Ki-moon, and
`defense-ministry~organization~ru` the organization Defense Ministry of Russia. So the same name and type give the same
row, whatever article they stand in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache

from onrecord.reference.entities import Entity
from onrecord.schema.patterns import NAME_MARK
from onrecord.schema.vocabulary import EntityBasis, EntityType

SUFFIXES = {"jr": "Jr.", "sr": "Sr.", "ii": "II", "iii": "III", "iv": "IV"}
"""What stands behind a person's name, in lower case without stops, with its spelling."""

LEGAL_FORMS = frozenset(
    """inc incorporated ltd limited llc llp lp plc gmbh ag kg kgaa sa sas sarl srl spa nv bv ab asa oy oyj pty pvt pte
    bhd sdn kk jsc pjsc ojsc oao pao ooo""".split()
)
"""Legal forms of companies behind their names, without stops: those that English news writes of the ones that rigour
(MIT) lists."""

_SHORT_FORMS = {"co": "Company", "corp": "Corporation", "bros": "Brothers", "dept": "Department", "assn": "Association"}
_SMALL = frozenset("and at by for from in of on or the to with".split())
_PARTICLES = frozenset(
    "al bin bint da das de dei del della den der di do dos du el ibn la las le los ter van von y zu".split()
)
_LETTERS = str.maketrans(
    dict(zip("łøđðħıŋŁØĐÐĦŊ", "loddhinLODDHN", strict=True)) | {"ß": "ss", "œ": "oe", "æ": "ae", "Œ": "Oe", "Æ": "Ae"}
)
"""Letters that Unicode does not take apart."""
_MARKS = str.maketrans(dict.fromkeys("’‘ʻʼ`´", "'") | dict.fromkeys("‐‑‒–—−", "-") | {".": None})
_STRANGE = re.compile(r"[^\w'&+-]|_")
_ENDS = "'-&+"
_PARTS = re.compile(r"(['-])")
_TO_ID = str.maketrans("-' ", "_.-", ".")


def known_by_name(name: str, kind: EntityType, listed: Container[str], country_code: str | None = None) -> Entity:
    """The entity that a full name names, whatever the article. `name` has a letter or a digit; `listed` are the ids of
    the reference, none of which it gets; the country keeps apart organizations that share a name.

    >>> known_by_name("Jens Stoltenberg", EntityType.PERSON, ()).entity_id
    'jens-stoltenberg'
    """
    name = spelled(name, kind)
    entity_id = "-".join(_written(word, at) for at, word in enumerate(name.replace(".", "").split(" ")))
    if kind is not EntityType.PERSON or country_code is not None or entity_id in listed:
        entity_id += f"{NAME_MARK}{kind}"
    if country_code is not None:
        entity_id += f"{NAME_MARK}{country_code.lower()}"
    return Entity(entity_id, name, kind, EntityBasis.NAME, country_code=country_code)


@lru_cache(maxsize=1 << 15)
def spelled(name: str, kind: EntityType) -> str:
    """The one spelling of a name: without accents, stops, legal forms and “The”, initials and “Jr.” with a stop, words
    in capitals throughout as others. Empty where no letter and no digit is left.

    >>> spelled("JOSÉ F GARCÍA, Jr", EntityType.PERSON), spelled("The Acme Shipping Co. Ltd.", EntityType.ORGANIZATION)
    ('Jose F. Garcia Jr.', 'Acme Shipping Company')
    """
    words = _words(name)
    if kind is EntityType.ORGANIZATION:
        words = _without_forms(words)
    if len(words) > 1 and all(word.isupper() or word.lower() in SUFFIXES for word in words):
        kept = _LONGEST_ACRONYM if kind is EntityType.ORGANIZATION else _LONGEST_INITIALS
        words = [word if len(word) <= kept else word.lower() for word in words]
    return " ".join(_cased(word, at, is_person=kind is EntityType.PERSON) for at, word in enumerate(words))


_LONGEST_INITIALS, _LONGEST_ACRONYM = 2, 4


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.translate(_MARKS).translate(_LETTERS)).translate(_MARKS)
    plain = unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))
    words = (word.strip(_ENDS) or word.strip("'-") for word in _STRANGE.sub(" ", plain).split())
    return [word for word in words if word]


def _without_forms(words: list[str]) -> list[str]:
    while len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    while len(words) > 1 and words[-1].lower() in LEGAL_FORMS | {"&"}:
        words = words[:-1]
    return [_SHORT_FORMS.get(word.lower(), word) if at else word for at, word in enumerate(words)]


def _cased(word: str, at: int, *, is_person: bool) -> str:
    """A word as the spelling writes it: one that only begins with a capital, or with none, as its letters demand."""
    lower = word.lower()
    if is_person and at and lower in SUFFIXES:
        return SUFFIXES[lower]
    if is_person and len(word) == 1:
        return f"{word.upper()}."
    if lower in _SMALL and at:
        return lower
    return _default(lower, at) if word == lower else word


def _default(lower: str, at: int) -> str:
    """How a word of lower-case letters is written where nothing says otherwise."""
    if at and (lower in _PARTICLES or lower in _SMALL):
        return lower
    pieces = _PARTS.split(lower)
    for index in range(0, len(pieces), 2):
        behind = pieces[index - 1] if index else ""
        if behind == "'" and len(pieces[index]) == 1:
            continue  # Children's
        if at and not index and pieces[index] in _PARTICLES and len(pieces) > 1 and pieces[1] == "-":
            continue  # al-Assad
        pieces[index] = _capital(pieces[index])
    return "".join(pieces)


def _capital(piece: str) -> str:
    if piece.startswith("mc") and len(piece) > 3:
        return f"Mc{piece[2:3].upper()}{piece[3:]}"
    return piece[:1].upper() + piece[1:]


def _written(word: str, at: int) -> str:
    """A word as the id writes it: in lower case, unless the capitals are not those that any such word has."""
    lower = word.lower()
    usual = SUFFIXES.get(lower, "").rstrip(".") or (word if len(word) == 1 else _default(lower, at))
    return (lower if word == usual else word).translate(_TO_ID)
