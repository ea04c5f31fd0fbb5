"""The commands of the benchmarks: gold in, figures and predictions out."""

import json

import pytest
from typer.testing import CliRunner

from benchmarks.files import BadRows, read_rows, read_texts, write_rows
from benchmarks.task import command
from tests.benchmarks.worked import TASKS

pytestmark = pytest.mark.slow

SPEECH = {
    "doc": "speech",
    "text": "“The harbour stays open,” said President Ana Silva.",
    "attributions": [
        {"kind": "direct", "source": [[31, 50]], "source_head": [[41, 50]], "cue": [[26, 30]], "content": [[0, 25]]}
    ],
}
ATTACK = {
    "id": "attack",
    "text": "Russia attacked Ukraine on Monday.",
    "event_type": "ASSAULT",
    "actor": [{"text": "Russians", "code": "RUS"}],
    "recipient": [{"text": "", "code": "UKR"}],
    "reciprocal": False,
}
VISIT = {
    "doc": "visit",
    "text": "President Ana Silva met them in Ukraine.",
    "toponyms": [{"start": 32, "end": 39, "lat": 49.0, "lon": 32.0}],
}
PEOPLE = {
    "doc": "people",
    "text": "President Ana Silva met them. She left. “I left,” Silva said.",
    "mentions": [
        {"start": start, "end": end, "head_start": start, "head_end": end, "text": "", "form": form, "third": True}
        | {"type": "person", "chain": "silva"}
        for start, end, form in ((10, 19, "name"), (30, 33, "pronoun"), (50, 55, "name"))
    ],
}
GOLD = {"attribution": SPEECH, "events": ATTACK, "places": VISIT, "entities": PEOPLE}


def run(app, *arguments):
    done = CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture(params=TASKS)
def task(request):
    return TASKS[request.param]


@pytest.fixture
def gold(task, tmp_path):
    write_rows(tmp_path / "gold.jsonl", [GOLD[task.name]])
    return tmp_path / "gold.jsonl"


def test_a_plain_sentence_is_read_without_fault(task, gold):
    figures = json.loads(run(command(task), gold, "--json"))["figures"]
    assert {name: figures[path] for name, path in task.targets.items()} == dict.fromkeys(task.targets, 1)


def test_the_figures_are_those_of_the_predictions_written(task, gold, tmp_path):
    told = json.loads(run(command(task), gold, "--predictions", tmp_path / "read.jsonl", "--json"))
    predictions = read_rows(tmp_path / "read.jsonl", task.key)
    assert told["figures"] == task.figures([GOLD[task.name]], predictions)
    assert told["words_per_second"] > 0


def test_the_targets_are_shown_first(task, gold):
    shown = run(command(task), gold)
    places = [shown.index(name) for name in (*task.targets, "figure", "words a second")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"doc": "a", "text": "b"}\nnonsense\n', "line 2: expected a JSON object"),
        (b"[1]\n", "line 1: expected a JSON object"),
        (b'{"text": "b"}\n', "line 1: expected the column 'doc'"),
        (b'{"doc": "\xff"}', "expected a file in UTF-8"),
        (b"\n", "expected a row at least"),
    ],
)
def test_a_file_of_another_form_is_refused_with_its_line(content, said, tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content)
    with pytest.raises(BadRows) as refused:
        read_rows(path, "doc", "text")
    assert said in str(refused.value)


def test_texts_are_the_rows_of_a_file_or_the_files_of_a_folder(tmp_path):
    texts = ["One line\u2028of two.", "“Two.”\n\nParagraphs."]
    write_rows(tmp_path / "texts.jsonl", [{"text": text} for text in texts])
    for name, text in zip("ab", texts, strict=True):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    assert read_texts(tmp_path / "texts.jsonl") == read_texts(tmp_path) == texts
