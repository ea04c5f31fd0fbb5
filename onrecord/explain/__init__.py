"""What was read: an article with marks, its rows with the rules that made them, and what a rule is."""

from onrecord.explain.entries import correction, named_rows
from onrecord.explain.page import page
from onrecord.explain.rules import rule_page

__all__ = ["correction", "named_rows", "page", "rule_page"]
