"""The page of a rule that a row names: its sentence, how often it is right, its examples and counter-examples, and its
frames."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from rich.text import Text

from onrecord.errors import OnrecordError
from onrecord.explain.figures import told
from onrecord.reading.events.examples import proofs_of
from onrecord.reading.register import CORRECTION, REGISTER
from onrecord.reading.rule import Rule

_NEAREST = 0.5
"""How similar a known id must be to an unknown one to be suggested for it."""
_SHOWN = 80
"""Characters of an unknown id that a message repeats."""


class NoSuchRule(OnrecordError):
    """No rule of the register has this id, or the rule has no such frame."""


def rule_page(row_rule: str) -> Iterator[Text]:
    """The rule that a row names, line by line. Of a rule with frames, the one that is named after a slash, or all.

    Raises:
        NoSuchRule: the register has no such rule, or the rule no such frame.
    """
    rule_id, _, frame = row_rule.removesuffix("+correction").partition("/")
    rule = CORRECTION if row_rule == CORRECTION.rule_id else REGISTER.get(rule_id)
    if rule is None or (frame and frame not in rule.frames):
        known = REGISTER if rule is None else [rule.row_id(name) for name in rule.frames]
        near = get_close_matches(row_rule, known, cutoff=_NEAREST)
        raise NoSuchRule.at(
            repr(row_rule[:_SHOWN]),
            expected="a rule as the column `rule` of a row names it",
            found="no rule of this name",
            done="Nothing was explained.",
            remedy=f"The nearest are {', '.join(near)}." if near else "`onrecord explain ARTICLE` names rules.",
        )
    yield Text(rule.rule_id, "bold")
    yield Text(rule.sentence)
    if frame:
        yield Text.assemble("\nThe frame ", (frame, "bold"), f", in the lexicon: {rule.frames[frame]}")
        yield from _own_examples(rule, frame)
    for said in told(row_rule):
        yield Text(said)
    if rule.source:
        yield Text(f"\nSource: {rule.source}")
    if rule.examples:
        yield Text("\nExamples, each with the words of its rows")
    for example in rule.examples:
        yield from _indented(example.text)
        for words in example.gives:
            yield Text.assemble("    gives ", (f"“{words}”", "green"))
    if rule.counter_examples:
        yield Text("\nCounter-examples, which give none")
    for text in rule.counter_examples:
        yield from _indented(text)
    if rule.frames and not frame:
        yield Text("\nFrames, as they are written in the lexicon")
        yield Text(f"  {', '.join(rule.frames.values())}")


def _own_examples(rule: Rule, frame: str) -> Iterator[Text]:
    """The texts of a frame that has its own."""
    proof = proofs_of(rule).get(frame)
    if proof is not None:
        yield from (Text("It reads"), *_indented(proof.example))
        yield from (Text("It does not read"), *_indented(proof.counter_example), Text(""))


def _indented(text: str) -> Iterator[Text]:
    yield from (Text(f"  {line}") for line in text.split("\n") if line)
