"""Explaining: an article with what was read marked in it, for each row the rule that made it, and what a rule is."""

from onrecord.explaining.entries import correction, named_rows
from onrecord.explaining.page import page
from onrecord.explaining.rules import rule_page

__all__ = ["correction", "named_rows", "page", "rule_page"]
