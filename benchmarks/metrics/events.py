"""Events: the PLOVER type of a sentence's event, and who did it to whom.

Gold rows: {id, text, event_type, actor: [{text, code}], recipient: [...], reciprocal}; codes are three letters, for
countries ISO 3166-1 alpha-3. Predictions: {id, events: [{event_type, actor, recipient}]}, a role being null, a text, a
code, a {text, code} or a list of these.

first.*, best.*   the type of the first event; of the event that fits best (type, then its quad class, then its roles)
strict            every event predicted counts: all but one right one a sentence are wrong
quad_acc_*        the type's quad class is right
roles.*           of the best event: any party of the gold's found, all of them, a code, a name
full_event_acc    of the best event: the type, and of every role that the gold has any party
micro, macro_f1   over sentences; the mean F1 of the types that the gold has
confusion.A.B     how often the best event has type B (None: none at all) where the gold has A
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from benchmarks.metrics.counting import Figures, Row, rates, share, under

QUAD_CLASSES = (
    ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    ("COOPERATE", "AID", "RETREAT"),
    ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
"""PLOVER's verbal and material cooperation, verbal and material conflict."""

ROLES = ("actor", "recipient")

_QUAD = {event_type: number for number, types in enumerate(QUAD_CLASSES) for event_type in types}
_OLD_CODES = {"JAP": "JPN", "ITL": "ITA", "ROM": "ROU", "UNO": "IGO", "EUR": "IGO"}
_COMMON_WORDS = frozenset("the a an of in and s to for its his their".split())
_CODE = re.compile(r"[A-Z]{3}")
_WORD = re.compile(r"[a-z0-9]+")


class Party(NamedTuple):
    """Somebody who takes part in an event; either may be empty."""

    text: str
    code: str


class BadPrediction(ValueError):
    """A prediction that cannot be scored: an id twice or unknown, or an event of no PLOVER type."""


def figures(gold: Sequence[Row], predictions: Iterable[Row]) -> Figures:
    """The figures of `predictions`; a sentence without a prediction counts as read without events.

    Raises:
        BadPrediction: an id is repeated or not in the gold, or an event's type is not one of PLOVER's.
    """
    events = _events_by_id(gold, predictions)
    guesses = [events.get(row["id"], []) for row in gold]
    best = [_best(row, told) for row, told in zip(gold, guesses, strict=True)]
    wanted = [row["event_type"] for row in gold]
    best_types = [event["event_type"] if event else None for event in best]
    first_types = [told[0]["event_type"] if told else None for told in guesses]
    count, right = sum(map(len, guesses)), sum(a == b for a, b in zip(wanted, best_types, strict=True))
    found: Figures = {
        "n": len(gold),
        "coverage": share(sum(map(bool, guesses)), len(gold)),
        "events_per_record": share(count, len(gold)),
        **under("best", _typed(wanted, best_types)),
        **under("first", _typed(wanted, first_types)),
        **rates("strict", right, count, len(gold)),
        "quad_acc_best": _quad_accuracy(wanted, best_types),
        "quad_acc_first": _quad_accuracy(wanted, first_types),
        "full_event_acc": share(sum(map(_is_full, gold, best)), len(gold)),
        **_role_figures(gold, best),
    }
    for (a, b), times in Counter(zip(wanted, best_types, strict=True)).items():
        if a != b:
            found[f"confusion.{a}.{b}"] = times
    return found


def parties(value: Any) -> list[Party]:
    """The parties that a role's value tells of, in any of its forms."""
    told = value if isinstance(value, list) else [value] if value else []
    found = []
    for one in told:
        if isinstance(one, dict):
            text, code = one.get("text") or "", one.get("code") or one.get("country") or ""
        else:
            text, code = ("", one) if _CODE.fullmatch(one) else (one, "")
        if text or code:
            found.append(Party(text.strip(), _OLD_CODES.get(code[:3], code[:3])))
    return found


def same_party(a: Party, b: Party) -> bool:
    """Whether two parties have a code or a name in common."""
    return bool(a.code and a.code == b.code) or same_name(a.text, b.text)


def same_name(a: str, b: str) -> bool:
    """Whether the words of one name, common ones aside, are among the other's, or half of either's are in both."""
    some, others = (set(_WORD.findall(name.lower())) - _COMMON_WORDS for name in (a, b))
    if not some or not others:
        return False
    return some <= others or others <= some or len(some & others) / len(some | others) >= 0.5


def _events_by_id(gold: Sequence[Row], predictions: Iterable[Row]) -> dict[str, list[Row]]:
    known = {row["id"] for row in gold}
    events: dict[str, list[Row]] = {}
    for row in predictions:
        if row["id"] in events or row["id"] not in known:
            what = "a second prediction for" if row["id"] in events else "a prediction for an unknown"
            raise BadPrediction(f"expected one prediction for each id of the gold, found {what} {row['id']!r}")
        events[row["id"]] = row.get("events") or []
        for event in events[row["id"]]:
            if event.get("event_type") not in _QUAD:
                raise BadPrediction(f"{row['id']}: expected a PLOVER type, found {event.get('event_type')!r}")
    return events


def _best(gold: Row, events: Sequence[Row]) -> Row | None:
    def fit(event: Row) -> tuple[bool, bool, int]:
        roles = _roles(gold, event)
        same_class = _QUAD[event["event_type"]] == _QUAD[gold["event_type"]]
        return event["event_type"] == gold["event_type"], same_class, sum(role["any"] for role in roles.values())

    return max(events, key=fit, default=None)


def _roles(gold: Row, event: Row | None) -> dict[str, dict[str, bool]]:
    """How the parties of each role that the gold has were found. Where the gold is reciprocal, order is free."""
    told = {role: parties(event.get(role)) if event else [] for role in ROLES}
    if is_mutual(gold):
        told = dict.fromkeys(ROLES, told["actor"] + told["recipient"])
    found = {}
    for role in ROLES:
        wanted = parties(gold[role])
        if not wanted:
            continue
        hits = [any(same_party(a, b) for b in told[role]) for a in wanted]
        found[role] = {
            "any": any(hits),
            "all": all(hits),
            "name": any(same_name(a.text, b.text) for a in wanted for b in told[role]),
        }
        codes = {a.code for a in wanted if a.code}
        if codes:
            found[role]["code"] = not codes.isdisjoint(b.code for b in told[role])
    return found


def is_mutual(gold: Row) -> bool:
    """Whether the gold's parties are of no order: those of both roles are one."""
    return bool(gold.get("reciprocal")) or (len(parties(gold["actor"])) > 1 and not parties(gold["recipient"]))


def _is_full(gold: Row, event: Row | None) -> bool:
    if event is None or event["event_type"] != gold["event_type"]:
        return False
    return all(role["any"] for role in _roles(gold, event).values())


def _typed(wanted: Sequence[str], labels: Sequence[str | None]) -> Figures:
    gold, guessed = Counter(wanted), Counter(labels)
    right = Counter(a for a, b in zip(wanted, labels, strict=True) if a == b)
    # A type that the gold does not have is wrong wherever it is predicted, but has no F1 of its own.
    found = rates("micro", right.total(), guessed.total() - guessed[None], gold.total())
    per_type: Figures = {}
    for event_type in sorted(gold):
        per_type |= rates(event_type, right[event_type], guessed[event_type], gold[event_type])
        per_type[f"{event_type}.n"] = gold[event_type]
    f1 = [value for path, value in per_type.items() if path.endswith(".f1") and value is not None]
    return found | {"macro_f1": share(sum(f1), len(f1))} | under("per_type", per_type)


def _quad_accuracy(wanted: Sequence[str], labels: Sequence[str | None]) -> float:
    same = (b is not None and _QUAD[a] == _QUAD[b] for a, b in zip(wanted, labels, strict=True))
    return share(sum(same), len(wanted))


def _role_figures(gold: Sequence[Row], events: Sequence[Row | None]) -> Figures:
    hits: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for row, event in zip(gold, events, strict=True):
        for role, found in _roles(row, event).items():
            asked.update(f"roles.{role}_{what}" for what in found)
            hits.update(f"roles.{role}_{what}" for what, hit in found.items() if hit)
        if not parties(row["recipient"]) and not is_mutual(row):
            asked["spurious_recipient"] += 1
            hits["spurious_recipient"] += bool(event and parties(event.get("recipient")))
    figures: Figures = {
        "spurious_recipient.rate": share(hits["spurious_recipient"], asked["spurious_recipient"]),
        "spurious_recipient.n": asked.pop("spurious_recipient", 0),
    }
    for name in sorted(asked):
        figures |= {f"{name}.acc": share(hits[name], asked[name]), f"{name}.n": asked[name]}
    return figures
