"""Our figures beside those of the scorer that comes with the gold, which must agree to the last digit.

ONRECORD_BENCH names a folder that has a folder for each task, with gold files beside their `score.py`. The gold is not
part of the project: without it these tests are skipped.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from benchmarks.files import read_rows, write_rows
from benchmarks.task import run
from tests.benchmarks.worked import TASKS, as_predictions
from tests.shipped import shipped

BENCH = os.environ.get("ONRECORD_BENCH")
GOLD = [path for name in TASKS for path in sorted(Path(BENCH, name).glob("*.jsonl"))] if BENCH else []
LISTS = {"attribution": "attributions", "events": "events", "places": "toponyms", "entities": "mentions"}
COLUMNS = {
    "attribution": [("source",), ("cue",), ("content",)],
    "events": [("event_type",), ("actor",), ("recipient",)],
    "places": [("start", "end"), ("lat", "lon")],
    "entities": [("start", "end"), ("type",), ("form",), ("entity_id",)],
}

pytestmark = pytest.mark.skipif(not GOLD, reason="ONRECORD_BENCH does not name a folder with gold and its scorers")


@pytest.fixture(params=GOLD, ids=lambda path: f"{path.parent.name}-{path.stem}")
def gold(request):
    return request.param


def test_figures_of_what_was_read_are_those_of_the_scorer(gold, tmp_path):
    task = TASKS[gold.parent.name]
    result = run(task, read_rows(gold, task.key, "text"), shipped())
    assert agree(result.figures, scored(gold, result.predictions, tmp_path))


@pytest.mark.parametrize("seed", range(3))
def test_figures_of_distorted_gold_are_those_of_the_scorer(gold, seed, tmp_path):
    task = TASKS[gold.parent.name]
    rows = read_rows(gold, task.key, "text")
    predictions = distorted(task.name, as_predictions(task.name, rows), Random(seed))
    assert agree(task.figures(rows, predictions), scored(gold, predictions, tmp_path))


def distorted(name, rows, random):
    """Predictions that err in every way: a text left out, items missing, doubled, moved by a character or two and with
    columns of their neighbours."""
    pool = [item for row in rows for item in row[LISTS[name]]]
    told = []
    for row in rows[1:]:
        own = row[LISTS[name]]
        items = [dict(item) for item in random.choices(own, k=len(own))] if own else []
        for item in items:
            other = random.choice(pool if name == "events" else own)
            for columns in random.sample(COLUMNS[name], random.choice((0, 0, 1, 2))):
                item.update({column: other[column] for column in columns})
            if name == "attribution":
                for role in ("source", "cue", "content"):
                    item[role] = [moved(*span, random) for span in item[role] if random.random() < 0.9]
            elif name != "events":
                item["start"], item["end"] = moved(item["start"], item["end"], random)
        key = TASKS[name].key
        told.append({key: row[key], LISTS[name]: items})
    return told


def moved(start, end, random):
    if end - start < 6 or random.random() < 0.6:
        return [start, end]
    return [start + random.randint(0, 2), end - random.randint(0, 2)]


def scored(gold, predictions, folder):
    """The scorer's figures by path."""
    write_rows(folder / "predictions.jsonl", predictions)
    command = [sys.executable, gold.parent / "score.py", gold, folder / "predictions.jsonl", "--json"]
    if gold.parent.name == "entities":
        subprocess.run([*command, folder / "figures.json"], check=True, capture_output=True)
        return dict(paths(json.loads((folder / "figures.json").read_text())))
    return dict(paths(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)))


def paths(value, path=""):
    """The numbers in the scorer's answer by path; three in a list are precision, recall and F1."""
    if path == "confusion_top":
        yield from ((f"confusion.{gold}.{guess}", times) for gold, guess, times in value)
    elif isinstance(value, dict | list):
        inner = value.items() if isinstance(value, dict) else zip(("p", "r", "f1"), value, strict=True)
        for name, one in inner:
            yield from paths(one, f"{path}.{name}" if path else name)
    else:
        yield path, value


def agree(ours, theirs):
    """Whether the two are the same, but for confusions so rare that the scorer does not list them."""
    return theirs == {path: value for path, value in ours.items() if path in theirs or "confusion." not in path}
