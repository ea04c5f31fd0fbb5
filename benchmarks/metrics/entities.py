"""Entities: the names in a text with their types, and which words stand for the same one.

Gold rows: {doc, text, headline_end, ignore: [[start, end]], mentions: [{start, end, form, type, chain, head_start,
head_end, name_start?, name_end?, ...}]}. A mention's *core* is its name without article and apposition (name_start,
name_end). Predictions: {doc, mentions: [{start, end, entity_id, type, form}]}; the form is `name` where there is none.

names.exact, .exact_type    names of persons, organizations and places: the core or the whole mention; and its type
names.overlap_type          names of the same type with a character in common
names.recall_by_zone        exact, by where the name stands: a line of capitals, the headline, the body
links.name_pairs_*          pairs of names that stand for the same entity: of the names that were found (aligned), of
                            all (end_to_end), and as the mean over documents (macro)
links.different_string_*    pairs of one entity under two names
links.pronoun_*, nominal_*  acc: the entity has a name in the mention's chain; strict: most of its names are in it

A name inside another, or repeated in the annotation, is neither missed nor wrong; groups, titles and names of other
types are left out, with what is predicted on them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from benchmarks.metrics.counting import Figures, Row, by_key, common, overlap, pair, rates, share, under

Span = tuple[int, int]

TYPES = ("person", "organization", "place")
_EXACT = 10
"""More than any overlap, so that a prediction with the right ends is preferred to one that only overlaps."""


def figures(gold: Sequence[Row], predictions: Iterable[Row]) -> Figures:
    """The figures of `predictions`; a document without a prediction counts as read without mentions."""
    predicted = by_key(predictions, "doc")
    documents = [(row, predicted.get(row["doc"], {}).get("mentions", [])) for row in gold]
    found = under("names", _name_figures(documents))
    if any(mention.get("chain") is not None for row in gold for mention in row["mentions"]):
        found |= under("links", _link_figures(documents))
    return found


def core(mention: Row) -> Span:
    """The span of the name in a mention, without what surrounds it."""
    start, end = whole(mention)
    return mention.get("name_start", start), mention.get("name_end", end)


def whole(mention: Row) -> Span:
    """The span of a mention."""
    start: int = mention["start"]
    end: int = mention["end"]
    return start, end


# -- names


class _Names(NamedTuple):
    """The gold names of a document: those that count, those excused when hit exactly, those excused wherever hit."""

    counted: list[Row]
    optional: list[Row]
    ignored: list[Row]


def _sorted_names(row: Row) -> _Names:
    names = _Names([], [], [])
    for mention in row["mentions"]:
        if mention.get("title"):
            names.ignored.append(mention)
        elif mention["form"] != "name":
            continue
        elif mention.get("coord"):
            names.optional.append(mention)
        elif mention["type"] not in TYPES or mention.get("group"):
            names.ignored.append(mention)
        elif mention.get("dup") or mention.get("nested"):
            names.optional.append(mention)
        else:
            names.counted.append(mention)
    return names


def _exact(gold: Row, guess: Row) -> float:
    return 2 if whole(guess) == core(gold) else 1 if whole(guess) == whole(gold) else 0


def _exact_type(gold: Row, guess: Row) -> float:
    return _exact(gold, guess) if gold["type"] == guess["type"] else 0


def _overlap_type(gold: Row, guess: Row) -> float:
    if gold["type"] != guess["type"]:
        return 0
    return overlap(core(gold), whole(guess)) + (_EXACT if _exact(gold, guess) else 0)


_LIKENESSES: dict[str, Callable[[Row, Row], float]] = {
    "exact": _exact,
    "exact_type": _exact_type,
    "overlap_type": _overlap_type,
}


def _name_figures(documents: Sequence[tuple[Row, list[Row]]]) -> Figures:
    n: Counter[tuple[str, str]] = Counter()
    zones: Counter[tuple[str, str]] = Counter()
    for row, mentions in documents:
        names = _sorted_names(row)
        guesses = _guessed_names(mentions)
        excused = [_is_excused(row, names, whole(guess)) for guess in guesses]
        for key, likeness in _LIKENESSES.items():
            paired = pair(names.counted, guesses, likeness)
            counted = [g for j, g in enumerate(guesses) if j in paired.values() or not excused[j]]
            for what, side in (("tp", [names.counted[i] for i in paired]), ("pred", counted), ("gold", names.counted)):
                n[key, what] += len(side)
                n.update((f"{key}/{name['type']}", what) for name in side)
            if key == "exact":
                zones.update((_zone(row, name), "gold") for name in names.counted)
                zones.update((_zone(row, names.counted[i]), "tp") for i in paired)
    keys = [*_LIKENESSES, *(f"{key}/{kind}" for key in ("exact_type", "overlap_type") for kind in TYPES)]
    found: Figures = {}
    for key in keys:
        found |= _counted(key, n[key, "tp"], n[key, "pred"], n[key, "gold"])
    for zone in ("caps", "headline", "body"):
        if zones[zone, "gold"]:
            found[f"recall_by_zone.{zone}.r"] = share(zones[zone, "tp"], zones[zone, "gold"])
            found[f"recall_by_zone.{zone}.gold"] = zones[zone, "gold"]
    return found


def judged_names(row: Row, mentions: Iterable[Row]) -> Iterator[tuple[Row, bool]]:
    """The predicted names that count, each with whether it is right, ends and type."""
    names, guesses = _sorted_names(row), _guessed_names(mentions)
    right = set(pair(names.counted, guesses, _exact_type).values())
    for j, guess in enumerate(guesses):
        if j in right or not _is_excused(row, names, whole(guess)):
            yield guess, j in right


def _guessed_names(mentions: Iterable[Row]) -> list[Row]:
    """The predicted names of the types that count, the first of each span."""
    kept: dict[Span, Row] = {}
    for mention in mentions:
        if mention.get("form", "name") == "name" and mention.get("type") in TYPES:
            kept.setdefault(whole(mention), mention)
    return list(kept.values())


def _is_excused(row: Row, names: _Names, guess: Span) -> bool:
    if any(guess in (whole(name), core(name)) for name in names.optional):
        return True
    if any(common(core(name), guess) for name in names.ignored):
        return True
    in_ignored = any(common((start, end), guess) for start, end in row.get("ignore", []))
    return in_ignored and not any(common(core(name), guess) for name in names.counted)


def _zone(row: Row, name: Row) -> str:
    text, start = row["text"], name["start"]
    line = text[text.rfind("\n", 0, start) + 1 :].split("\n", 1)[0]
    letters = [c for c in line if c.isalpha()]
    if len(line.split()) > 2 and letters and sum(c.isupper() for c in letters) / len(letters) > 0.8:
        return "caps"
    return "headline" if start < row.get("headline_end", 0) else "body"


def _counted(name: str, right: int, predicted: int, gold: int) -> Figures:
    counts: Figures = {f"{name}.tp": right, f"{name}.pred": predicted, f"{name}.gold": gold}
    return rates(name, right, predicted, gold) | counts


# -- links


def _link_figures(documents: Sequence[tuple[Row, list[Row]]]) -> Figures:
    n: Counter[str] = Counter()
    by_document: list[float] = []
    for row, mentions in documents:
        kinds = _chain_types(row)
        names, entities = _named_entities(row, mentions, kinds)
        pairs = _pairs(row, names, entities)
        if pairs["gold_all"] or pairs["guessed"]:
            by_document.append(2 * pairs["right"] / (pairs["guessed"] + pairs["gold_all"]))
        chains = _chains(names, entities)
        n += pairs + Counter(names=len(names), names_aligned=len(entities))
        n += _resolved("pronoun", row, mentions, kinds, chains) + _resolved("nominal", row, mentions, kinds, chains)
    found = {
        **_counted("name_pairs_aligned", n["right"], n["guessed"], n["gold"]),
        **_counted("name_pairs_end_to_end", n["right"], n["guessed"], n["gold_all"]),
        "name_pairs_end_to_end_macro_f1.r": share(sum(by_document), len(by_document)),
        "name_pairs_end_to_end_macro_f1.gold": len(by_document),
        "different_string_pair_recall.r": share(n["right_varied"], n["gold_varied"]),
        "different_string_pair_recall.gold": n["gold_varied"],
        "names_aligned.r": share(n["names_aligned"], n["names"]),
        "names_aligned.gold": n["names"],
    }
    for kind in ("pronoun_person", "pronoun_any", "nominal_person", "nominal_any"):
        for figure in ("acc", "strict", "found"):
            found[f"{kind}.{figure}"] = share(n[f"{kind}_{figure}"], n[kind])
        found[f"{kind}.gold"] = n[kind]
    return found


def _chain_types(row: Row) -> dict[str, set[str]]:
    """The chains that have a name of a type that counts, with its types."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for mention in row["mentions"]:
        if _is_single_name(mention) and mention["type"] in TYPES:
            kinds[mention["chain"]].add(mention["type"])
    return kinds


def _is_single_name(mention: Row) -> bool:
    return mention["form"] == "name" and not mention.get("coord") and not mention.get("dup")


def _named_entities(
    row: Row, mentions: Sequence[Row], kinds: dict[str, set[str]]
) -> tuple[list[Row], dict[int, str | None]]:
    """The gold names that have a chain, and by index in them the predicted entity of those that were found."""
    names = [m for m in row["mentions"] if _is_single_name(m) and m["chain"] in kinds]
    shared = {whole(m) for m in row["mentions"] if m.get("coord")} - {s for m in names for s in (whole(m), core(m))}
    guesses = [m for m in mentions if m.get("form", "name") == "name" and whole(m) not in shared]
    return names, {i: guesses[j].get("entity_id") for i, j in pair(names, guesses, _name_likeness).items()}


def _name_likeness(gold: Row, guess: Row) -> float:
    exact = _exact(gold, guess)
    if exact:
        return _EXACT + exact
    closest = max(overlap(core(gold), whole(guess)), overlap(whole(gold), whole(guess)))
    return closest if closest >= 0.5 else 0


def _chains(names: Sequence[Row], entities: dict[int, str | None]) -> dict[str | None, Counter[str]]:
    """How many names of each chain a predicted entity has."""
    chains: dict[str | None, Counter[str]] = defaultdict(Counter)
    for i, entity in entities.items():
        if entity is not None:
            chains[entity][names[i]["chain"]] += 1
    return chains


def _pairs(row: Row, names: Sequence[Row], entities: dict[int, str | None]) -> Counter[str]:
    n: Counter[str] = Counter()
    for (i, a), (j, b) in combinations(enumerate(names), 2):
        wanted = a["chain"] == b["chain"]
        n["gold_all"] += wanted
        if i not in entities or j not in entities:
            continue
        found = entities[i] is not None and entities[i] == entities[j]
        varied = wanted and _is_varied(row, a, b)
        n += Counter(gold=wanted, guessed=found, right=wanted and found)
        n += Counter(gold_varied=varied, right_varied=varied and found)
    return n


def _is_varied(row: Row, a: Row, b: Row) -> bool:
    """Whether two mentions have different names, as wholes and without what surrounds them."""
    whole_names = (mention["text"].lower() for mention in (a, b))
    core_names = (row["text"][slice(*core(mention))].lower() for mention in (a, b))
    return len(set(whole_names)) == len(set(core_names)) == 2


def _resolved(
    form: str, row: Row, mentions: Sequence[Row], kinds: dict[str, set[str]], chains: dict[str | None, Counter[str]]
) -> Counter[str]:
    """How the pronouns of the third person, or the descriptions, of named chains were resolved."""
    wanted = [
        m for m in row["mentions"]
        if m["form"] == form and m["chain"] in kinds and not m.get("title") and (form == "nominal" or m.get("third"))
    ]  # fmt: skip
    guesses = [m for m in mentions if m.get("form") == form]
    paired = pair(wanted, guesses, _LINK_LIKENESSES[form])
    n: Counter[str] = Counter()
    for i, mention in enumerate(wanted):
        named = chains[guesses[paired[i]].get("entity_id")] if i in paired else Counter[str]()
        hits = named[mention["chain"]]
        for group in ("any", "person") if "person" in kinds[mention["chain"]] else ("any",):
            name = f"{form}_{group}"
            n += Counter({name: 1, f"{name}_found": i in paired})
            n += Counter({f"{name}_acc": hits > 0, f"{name}_strict": _is_most(hits, named)})
    return n


def judged_links(row: Row, mentions: Sequence[Row]) -> Iterator[tuple[Row, bool]]:
    """The predicted pronouns and descriptions, each with whether it is right by the strict figure: the gold has it, and
    most names of its entity are in its chain. Gold of every person counts, and of chains without a name too, of which
    no prediction is right. Of an entity without a name that was found nothing can be said."""
    names, entities = _named_entities(row, mentions, _chain_types(row))
    chains = _chains(names, entities)
    for form, likeness in _LINK_LIKENESSES.items():
        wanted = [m for m in row["mentions"] if m["form"] == form]
        guesses = [m for m in mentions if m.get("form") == form]
        meant = {j: wanted[i].get("chain") for i, j in pair(wanted, guesses, likeness).items()}
        for j, guess in enumerate(guesses):
            named = chains.get(guess["entity_id"])
            if named is not None:
                yield guess, j in meant and _is_most(named[meant[j]], named)


def _is_most(hits: int, named: Counter[str]) -> bool:
    return hits * 2 > named.total()


def _pronoun_likeness(gold: Row, guess: Row) -> float:
    return 2 if whole(guess) == whole(gold) else 1 if whole(guess) == (gold["head_start"], gold["head_end"]) else 0


def _nominal_likeness(gold: Row, guess: Row) -> float:
    """The overlap; at less than half, only where the prediction has the head and stays inside."""
    if whole(guess) == whole(gold):
        return _EXACT
    shared = overlap(whole(gold), whole(guess))
    inside = gold["start"] <= guess["start"] <= gold["head_start"] and gold["head_end"] <= guess["end"] <= gold["end"]
    return 1 + shared if shared >= 0.5 else shared if inside else 0


_LINK_LIKENESSES = {"pronoun": _pronoun_likeness, "nominal": _nominal_likeness}
