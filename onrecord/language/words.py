"""English words: the closed classes, and the forms of verbs."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_VOWELS = "aeiou"


class VerbForm(NamedTuple):
    """A form of a verb. `kind` is one of base, s (third person), past, participle, ing; `past` serves as participle too
    where the two are the same."""

    lemma: str
    kind: str


@cache
def word_lists(name: str) -> dict[str, frozenset[str]]:
    """The lists of the data file `name` beside this module, each as a set of words."""
    lists = tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))
    return {key: frozenset(value.split()) for key, value in lists.items()}


def closed_class(name: str) -> frozenset[str]:
    """The words of one closed class, in lower case, such as ``prepositions``."""
    return word_lists("closed.toml")[name]


def regular_forms(base: str) -> dict[str, str]:
    """The forms of a regular verb by kind: base, s, past, participle, ing.

    Spelling: -e is dropped before -ed and -ing, a consonant and -y become -ies and -ied, and the last consonant of a
    one-syllable verb doubles (``bar``, ``barred``).
    """
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = base + "es"
    elif base.endswith("y") and base[-2] not in _VOWELS:
        third = base[:-1] + "ies"
    else:
        third = base + "s"
    if base.endswith("e"):
        past, ing = base + "d", (base if base.endswith(("ee", "oe", "ye")) else base[:-1]) + "ing"
    elif base.endswith("y") and base[-2] not in _VOWELS:
        past, ing = base[:-1] + "ied", base + "ing"
    elif _doubles(base):
        past, ing = base + base[-1] + "ed", base + base[-1] + "ing"
    else:
        past, ing = base + "ed", base + "ing"
    return {"base": base, "s": third, "past": past, "participle": past, "ing": ing}


def _doubles(base: str) -> bool:
    if base in word_lists("verbs.toml")["doubling"]:
        return True
    one_syllable = sum(a in _VOWELS and b not in _VOWELS for a, b in zip(base, base[1:] + "x", strict=True)) == 1
    return (
        one_syllable
        and len(base) > 2
        and base[-1] not in _VOWELS + "wxy"
        and base[-2] in _VOWELS
        and base[-3] not in _VOWELS
    )


@cache
def irregular_verbs() -> dict[str, dict[str, str]]:
    """The irregular verbs by base form, each with all its forms by kind."""
    text = tomllib.loads(files(__package__).joinpath("verbs.toml").read_text("utf-8"))["irregular"]
    verbs = {}
    for entry in text.replace("\n", "|").split("|"):
        if entry.strip():
            base, past, participle = entry.split()
            verbs[base] = regular_forms(base) | {"past": past, "participle": participle}
            verbs[base]["ing"] = {"lie": "lying"}.get(base, verbs[base]["ing"])
    return verbs


@cache
def forms_of(lemma: str) -> dict[str, str]:
    """Every form of the verb `lemma` by kind."""
    return irregular_verbs().get(lemma) or regular_forms(lemma)


@cache
def verb_forms() -> dict[str, tuple[VerbForm, ...]]:
    """Every known verb form in lower case, with what it may be a form of."""
    lemmas = set(irregular_verbs()) | word_lists("verbs.toml")["regular"]
    table: dict[str, dict[VerbForm, None]] = {}
    for lemma in sorted(lemmas):
        for kind, form in forms_of(lemma).items():
            table.setdefault(form, {})[VerbForm(lemma, kind)] = None
            british = _british(lemma, form, kind)
            if british is not None:
                table.setdefault(british, {})[VerbForm(lemma, kind)] = None
    return {form: tuple(readings) for form, readings in table.items()}


def _british(lemma: str, form: str, kind: str) -> str | None:
    """The spelling that doubles a final -l, where `form` has a single one: ``cancelled``, ``travelling``."""
    if len(lemma) < 4 or lemma[-1] != "l" or lemma[-2] not in _VOWELS or lemma[-3] in _VOWELS:
        return None
    return lemma + "l" + form[len(lemma) :] if kind in ("past", "participle", "ing") else None


def forms_that_are(*kinds: str) -> frozenset[str]:
    """The verb forms that are, or may be, of one of `kinds`."""
    return frozenset(form for form, readings in verb_forms().items() if any(r.kind in kinds for r in readings))


@cache
def nounish() -> frozenset[str]:
    """Verb forms that are as often nouns: base and -s forms of the verbs marked so."""
    marked = word_lists("verbs.toml")["nounish"]
    return frozenset(forms_of(lemma)[kind] for lemma in marked for kind in ("base", "s"))
