"""Explaining: an article with what was read marked in it, and for each row the rule that made it."""

from onrecord.explaining.entries import correction, named_rows
from onrecord.explaining.page import page

__all__ = ["correction", "named_rows", "page"]
