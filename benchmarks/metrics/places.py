"""Places: which words name one, and where it is.

Gold rows: {doc, text, toponyms: [{start, end, lat, lon}]}, with lat and lon null where the gold does not say.
Predictions: {doc, toponyms: [{start, end, lat, lon}]}, in degrees; of several on one span the first counts.

exact, overlap      toponyms found, with the same ends or with a character in common, paired one to one
acc161_all          found and no more than 161 km (100 miles) away, of the gold that has coordinates
acc161_found        the same, of those of them that were found and located
mean_km, median_km  the distances of those
auc                 the mean of their ln(km + 1) / ln(20039): 0 is right on the spot, 1 the other side of the Earth
e2e, e2e_overlap    end to end: right are toponyms both found and within 161 km; gold without coordinates, and what is
                    predicted on it, is left out
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import mean, median

from benchmarks.metrics.counting import Figures, Row, by_key, common, pair, rates, share

NEAR_KM = 161.0
EARTH_RADIUS_KM = 6371.0088
FARTHEST_KM = 20039
"""Half the Earth's circumference, the scale of `auc`."""


def figures(gold: Sequence[Row], predictions: Iterable[Row]) -> Figures:
    """The figures of `predictions`; a document without a prediction counts as read without places."""
    predicted = by_key(predictions, "doc")
    n: Counter[str] = Counter()
    distances: list[float] = []
    for row in gold:
        wanted = row["toponyms"]
        found = _one_a_span(predicted.get(row["doc"], {}).get("toponyms", []))
        exact, loose = pair(wanted, found, _same_span), pair(wanted, found, _shared_characters)
        n += Counter(
            gold=len(wanted),
            located=sum(toponym.get("lat") is not None for toponym in wanted),
            guessed=len(found),
            exact=len(exact),
            loose=len(loose),
        )
        n += _end_to_end("exact", wanted, found, exact, loose) + _end_to_end("loose", wanted, found, loose, loose)
        apart = (distance(wanted[i], found[exact.get(i, j)]) for i, j in loose.items())
        distances += [km for km in apart if km is not None]
    near = sum(km <= NEAR_KM for km in distances)
    return {
        "n_gold": n["gold"],
        "n_coord": n["located"],
        "n_pred": n["guessed"],
        **rates("exact", n["exact"], n["guessed"], n["gold"]),
        **rates("overlap", n["loose"], n["guessed"], n["gold"]),
        "acc161_all": share(near, n["located"]),
        "acc161_found": share(near, len(distances)),
        "n_resolved": len(distances),
        "mean_km": mean(distances) if distances else None,
        "median_km": median(distances) if distances else None,
        "auc": mean(math.log(km + 1) / math.log(FARTHEST_KM) for km in distances) if distances else None,
        **rates("e2e", n["exact_near"], n["exact_counted"], n["located"]),
        **rates("e2e_overlap", n["loose_near"], n["loose_counted"], n["located"]),
    }


def judged_toponyms(gold: Sequence[Row], toponyms: Iterable[Row]) -> Iterator[tuple[Row, bool]]:
    """The predicted toponyms that count end to end, each with whether it is right: found, and within 161 km. One that
    has no coordinates claims none, and is right where it is found."""
    found = _one_a_span(toponyms)
    exact = {j: i for i, j in pair(gold, found, _same_span).items()}
    loose = {j: i for i, j in pair(gold, found, _shared_characters).items()}
    for j, toponym in enumerate(found):
        if j in loose and gold[loose[j]].get("lat") is None:
            continue
        km = distance(gold[exact[j]], toponym) if j in exact else None
        yield toponym, j in exact and (toponym["lat"] is None or (km is not None and km <= NEAR_KM))


def distance(a: Row, b: Row) -> float | None:
    """Kilometres between two toponyms along the Earth's surface (haversine on the mean radius), None where one of
    them has no coordinates."""
    if a.get("lat") is None or b.get("lat") is None:
        return None
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (a["lat"], a["lon"], b["lat"], b["lon"]))
    haversine = (
        math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(min(1, math.sqrt(haversine)))


def _one_a_span(toponyms: Iterable[Row]) -> list[Row]:
    kept: dict[tuple[int, int], Row] = {}
    for toponym in toponyms:
        kept.setdefault((toponym["start"], toponym["end"]), toponym)
    return list(kept.values())


def _same_span(a: Row, b: Row) -> float:
    return float((a["start"], a["end"]) == (b["start"], b["end"]))


def _shared_characters(a: Row, b: Row) -> float:
    """How many characters two toponyms share; more than any other could if they have the same ends."""
    return math.inf if _same_span(a, b) else common((a["start"], a["end"]), (b["start"], b["end"]))


def _end_to_end(
    tag: str, wanted: Sequence[Row], found: Sequence[Row], paired: dict[int, int], loose: dict[int, int]
) -> Counter[str]:
    """What counts as predicted, and what of it is right and near."""
    unknown = {j for i, j in loose.items() if wanted[i].get("lat") is None}
    apart = (distance(wanted[i], found[j]) for i, j in paired.items() if j not in unknown)
    near = sum(km is not None and km <= NEAR_KM for km in apart)
    return Counter({f"{tag}_counted": len(found) - len(unknown), f"{tag}_near": near})
