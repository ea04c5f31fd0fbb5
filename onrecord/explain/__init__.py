"""Explaining: an article with what was read marked in it, for each row the rule that made it, and what a rule is."""

from onrecord.explain.entries import correction, named_rows
from onrecord.explain.page import page
from onrecord.explain.rules import rule_page

__all__ = ["correction", "named_rows", "page", "rule_page"]
