"""The frozen files: for each case whether it holds, what is missing, and every row that it gives."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

from tests.gate.cases import FILES, FOLDER, Case, in_words, load
from tests.gate.rows import read

FROZEN = FOLDER / "golden"


def path_of(name: str) -> Path:
    """Where the rows of a file of cases are frozen."""
    return FROZEN / f"{name}.txt"


def frozen(name: str) -> str:
    """The frozen file of a file of cases as it is; empty if there is none."""
    return path_of(name).read_text("utf-8") if path_of(name).exists() else ""


def today() -> dict[str, str]:
    """What each frozen file would hold if it were written now, by the name of the file of cases."""
    cases = {name: load(name) for name in FILES}
    rows = read({case.id: (case.text, case.published_on) for listed in cases.values() for case in listed})
    return {name: _text([(case, rows[case.id]) for case in listed]) for name, listed in cases.items()}


def difference(before: str, now: str) -> str:
    """The lines that went from a frozen file and came to it, under the case that they belong to; empty if none did."""
    old, new = _sections(before), _sections(now)
    lines: list[str] = []
    for key in dict.fromkeys((*old, *new)):
        changed = list(unified_diff(old.get(key, []), new.get(key, []), n=0, lineterm=""))
        lines += [key] * bool(changed)
        lines += [line for line in changed if not line.startswith(("---", "+++", "@@"))]
    return "".join(f"{line}\n" for line in lines)


def _text(listed: list[tuple[Case, list[dict[str, str]]]]) -> str:
    verdicts = [case.misses(rows) for case, rows in listed]
    blocks = [f"{sum(not wrong for wrong in verdicts)} of {len(listed)} hold\n"]
    for (case, rows), wrong in zip(listed, verdicts, strict=True):
        blocks.append("\n".join([case.id, f"  {'not yet' if wrong else 'holds'}", *_lines(case, rows, wrong)]) + "\n")
    return "\n".join(blocks)


def _lines(case: Case, rows: list[dict[str, str]], wrong: list[str]) -> list[str]:
    shown = [row for row in rows if case.sentences or row["table"] != "sentences"]
    return [*(f"  {line}" for line in wrong), *(f"    {in_words(row)}" for row in shown)]


def _sections(text: str) -> dict[str, list[str]]:
    """The lines of each case, by its id; how many hold, by the word `count`."""
    first, *blocks = [block.split("\n") for block in text.strip().split("\n\n")]
    return {"count": first, **{block[0]: block[1:] for block in blocks}}
