"""The forms of verbs."""

from __future__ import annotations

import pytest

from onrecord.language.words import closed_class, forms_of, irregular_verbs, verb_forms, word_lists


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("annex", ["annex", "annexes", "annexed", "annexed", "annexing"]),
        ("cede", ["cede", "cedes", "ceded", "ceded", "ceding"]),
        ("deny", ["deny", "denies", "denied", "denied", "denying"]),
        ("deploy", ["deploy", "deploys", "deployed", "deployed", "deploying"]),
        ("bar", ["bar", "bars", "barred", "barred", "barring"]),
        ("commit", ["commit", "commits", "committed", "committed", "committing"]),
        ("visit", ["visit", "visits", "visited", "visited", "visiting"]),
        ("agree", ["agree", "agrees", "agreed", "agreed", "agreeing"]),
        ("begin", ["begin", "begins", "began", "begun", "beginning"]),
        ("lie", ["lie", "lies", "lay", "lain", "lying"]),
    ],
)
def test_forms(base: str, forms: list[str]) -> None:
    assert list(forms_of(base).values()) == forms


def test_every_form_leads_back_to_its_verb() -> None:
    for lemma in {*irregular_verbs(), *word_lists("verbs.toml")["regular"]}:
        for kind, form in forms_of(lemma).items():
            assert (lemma, kind) in verb_forms()[form]


def test_verbs_marked_as_nouns_are_known_verbs() -> None:
    known = {*irregular_verbs(), *word_lists("verbs.toml")["regular"]}
    assert word_lists("verbs.toml")["nounish"] <= known


def test_contracted_negations_are_auxiliaries() -> None:
    auxiliaries = closed_class("modals") | closed_class("be") | closed_class("have") | closed_class("do")
    assert closed_class("negative_contractions") <= auxiliaries
