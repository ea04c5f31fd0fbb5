"""Inputs: files and streams of every kind in which people keep articles, read as articles, one module a kind."""

from onrecord.inputs.drafts import Draft, Unusable
from onrecord.inputs.found import Found, Rejected, find_articles
from onrecord.inputs.listing import list_sources, named_as
from onrecord.inputs.sources import Source

__all__ = ["Draft", "Found", "Rejected", "Source", "Unusable", "find_articles", "list_sources", "named_as"]
