"""Who said what, about which places, and what happened: news articles as tables, every row with its evidence."""

from onrecord.errors import OnrecordError
from onrecord.release.load import load, scan, tables, versions

__all__ = ["OnrecordError", "__version__", "load", "scan", "tables", "versions"]

__version__ = "1.0.0"
