"""Each rule of the contract refuses each change that breaks it, by its name; and there is one for every rule."""

from __future__ import annotations

import pandera.errors
import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from onrecord.schema import TABLE_NAMES
from onrecord.schema.evidence import EVIDENCE, TEXTS, measured
from onrecord.schema.models import MODELS
from onrecord.schema.relations import RELATIONS
from onrecord.schema.report import FAILURES, Report
from onrecord.schema.validation import between, sound_columns, structure, table_set, validate, within
from tests.schema.mutations import MUTATIONS
from tests.schema.mutations.changes import Mutation, Rule
from tests.schema.strategies import Dataset, valid_tables

CASES = [(rule, mutation) for rule, mutations in MUTATIONS.items() for mutation in mutations]


def rules_of_the_contract() -> set[Rule]:
    """Every rule there is, read off the models and the relations."""
    rules: set[Rule] = {("authors", "table_is_known", None)}
    for table, model in MODELS.items():
        schema = model.to_schema()
        rules |= {(table, "table_is_given", None)} if table in TABLE_NAMES else set()
        rules |= {(table, name, None) for name in ("column_is_known", "columns_are_in_order")}
        rules |= {(table, check.name, None) for check in schema.checks}
        for name, column in schema.columns.items():
            rules |= {(table, "column_is_given", name), (table, "column_has_its_type", name)}
            rules |= {(table, check.name, name) for check in column.checks}
            if not column.nullable:
                rules.add((table, "not_null", name))
    return rules | {(relation.table, relation.name, None) for relation in (*RELATIONS, *EVIDENCE)}


def test_every_rule_has_a_mutation_that_breaks_it() -> None:
    assert {rule for rule, mutations in MUTATIONS.items() if mutations} == rules_of_the_contract()


def test_rules_between_tables_have_names_of_their_own() -> None:
    names = [(relation.table, relation.name) for relation in (*RELATIONS, *EVIDENCE)]
    names += [(table, name) for table, model in MODELS.items() for name in model.rules()]
    assert len(names) == len(set(names))


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """One valid set of tables, always the same."""
    drawn: list[Dataset] = []

    @settings(max_examples=4, derandomize=True, database=None, phases=[Phase.generate], deadline=None)
    @given(valid_tables())
    def draw(dataset: Dataset) -> None:
        drawn.append(dataset)

    draw()
    assert validate(*drawn[-1]).ok
    return drawn[-1]


def assert_refused(report: Report, rule: Rule) -> None:
    assert not report.ok
    table, name, column = rule
    hits = report.failures.filter((pl.col("table") == table) & (pl.col("rule") == name))
    if column is not None:
        hits = hits.filter(pl.col("column") == column)
    assert hits.height, report.text()
    assert hits["expected"].null_count() == hits["found"].null_count() == 0
    assert not hits["found"].str.starts_with("not run").any(), report.text()
    assert name in report.text()


def touched(mutated: Dataset, before: Dataset, rule: Rule) -> Report:
    """What validation finds in the tables that a mutation changed, and by the rule that it is to break: the parts of
    `validate`, without those for which everything is as it was."""
    frames = mutated.tables
    failures = [pl.DataFrame(schema=FAILURES), *table_set(frames, TABLE_NAMES)]
    for name in MODELS.keys() & frames.keys():
        if frames[name] is not before.tables[name]:
            failures += structure(name, frames[name])
            failures += within(name, MODELS[name], sound_columns(frames[name], name), {})
    for relation in (*RELATIONS, *EVIDENCE):
        if (relation.table, relation.name, None) == rule:
            sound = {name: frames.get(name, pl.DataFrame()).pipe(sound_columns, name) for name in MODELS}
            failures += between(relation, {**sound, TEXTS: measured(mutated.texts).with_row_index("row")})
    return Report(pl.concat(failures), {name: frame.height for name, frame in frames.items()})


@pytest.mark.slow
@pytest.mark.parametrize("rule", MUTATIONS, ids=lambda rule: ".".join(filter(None, rule)))
def test_each_mutation_is_refused_by_the_rule_it_breaks(rule: Rule, dataset: Dataset) -> None:
    for mutation in MUTATIONS[rule]:
        assert_refused(touched(mutation(dataset), dataset, rule), rule)


KINDS = {rule[1]: (rule, mutations[0]) for rule, mutations in MUTATIONS.items()}
"""A mutation for each name of a rule, in one of the tables that have it."""


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_validation_as_a_whole_refuses_a_mutation_of_each_kind(name: str, dataset: Dataset) -> None:
    rule, mutation = KINDS[name]
    assert_refused(validate(*mutation(dataset)), rule)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(valid_tables(), st.sampled_from(CASES))
def test_any_valid_set_is_refused_after_any_mutation(dataset: Dataset, case: tuple[Rule, Mutation]) -> None:
    rule, mutation = case
    assert_refused(validate(*mutation(dataset)), rule)


WITHIN = [
    (rule, mutation)
    for rule, mutation in CASES
    if rule[0] in MODELS and (rule[2] is not None or rule[1] in MODELS[rule[0]].rules())
]


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(valid_tables(), st.sampled_from(WITHIN))
def test_the_model_alone_refuses_what_breaks_a_rule_within_its_table(
    dataset: Dataset, case: tuple[Rule, Mutation]
) -> None:
    (table, _, _), mutation = case
    # Not lazy=True: pandera writes a failing row as JSON, and polars panics over the geometry's bytes.
    with pytest.raises(pandera.errors.SchemaError):
        MODELS[table].validate(mutation(dataset).tables[table])
