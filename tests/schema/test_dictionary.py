"""The data dictionary is what the contract says, and the contract leaves nothing undescribed."""

from pathlib import Path

import pytest

from onrecord.schema.dictionary import dictionary
from onrecord.schema.evidence import EVIDENCE
from onrecord.schema.models import MEANINGS, MODELS, describe
from onrecord.schema.relations import RELATIONS

DICTIONARY = Path(__file__).parents[2] / "docs" / "dictionary.md"


def test_the_dictionary_is_not_stale() -> None:
    expected = "Run `python -m onrecord.schema.dictionary docs/dictionary.md`."
    assert DICTIONARY.read_text(encoding="utf-8") == dictionary(), expected


@pytest.mark.parametrize("table", MODELS)
def test_every_column_has_a_title_and_a_description_in_the_dictionary(table: str) -> None:
    assert MODELS[table].__doc__
    part = dictionary().split(f"\n## {table}\n")[1].split("\n## ")[0]
    for name, column in describe(table).items():
        assert column.title
        assert column.description.endswith(".")
        (row,) = [line for line in part.splitlines() if line.startswith(f"| `{name}` |")]
        assert column.title in row
        assert column.description in row
        assert row.count(" | ") == 4


def test_every_rule_is_in_the_dictionary_with_its_sentence() -> None:
    text = dictionary()
    rules = [(rule, about.expected) for model in MODELS.values() for rule, about in model.rules().items()]
    rules += [(relation.name, relation.expected) for relation in (*RELATIONS, *EVIDENCE)]
    for name, expected in rules:
        assert expected.endswith(".")
        assert f"`{name}`: {expected}" in text


def test_every_term_of_every_vocabulary_has_a_meaning() -> None:
    text = dictionary()
    for meanings in MEANINGS.values():
        for term, meaning in meanings.items():
            assert meaning.endswith((".", ")."))
            assert f"| `{term}` | {meaning} |" in text
