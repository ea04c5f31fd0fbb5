"""Patterns of text and limits of days for columns, each with its sentence. Nothing heavy is imported here.

Patterns are read by Rust's `regex` and by Python's `re` with `fullmatch`; for Rust, ``$`` is the very end of the text.
"""

from collections.abc import Mapping
from datetime import date

from onrecord.plain import CONTROLS

SLUG = rf"^[^\s:{CONTROLS}]+$"
ENTITY_ID = rf"^[^\s:{CONTROLS}]+(:[^\s:{CONTROLS}]+)?$"
NAME_MARK = "~"
"""What parts the name, the type and the country in the id of an entity that is known by its full name. No id of the
reference has it."""
COUNTRY_CODE = r"^[A-Z]{2}$"
WIKIDATA_ID = r"^Q[1-9][0-9]*$"
_NAME = "[a-z0-9]+(-[a-z0-9]+)*"
RULE = rf"^(correction|{_NAME}\.{_NAME}(/{_NAME})?(\+correction)?)$"
_RULE_WITHOUT_STAGE = rf"^{_NAME}(\+correction)?$"
FILLED = r"^[\s\S]*\S[\s\S]*$"
TRIMMED = r"^\S([\s\S]*\S)?$"
LINE = rf"^[^\s{CONTROLS}]([^{CONTROLS}]*[^\s{CONTROLS}])?$"
WRAPPED_LINE = rf"^[^\s{CONTROLS}]((\r?\n|[^{CONTROLS}])*[^\s{CONTROLS}])?$"
ADDRESS = rf"^https?://[^\s/?#@:{CONTROLS}]+(:[0-9]+)?([/?#][^\s{CONTROLS}]*)?$"

SAID: Mapping[str, str] = {
    SLUG: "No white space, colon or control character.",
    ENTITY_ID: "No white space or control character, and one colon at most, not at an end.",
    FILLED: "Not empty, and not only white space.",
    TRIMMED: "Not empty, and without white space at its ends.",
    LINE: "Not empty, without white space at its ends, and without control characters (of Unicode's C0 and C1, breaks "
    "of lines, marks that embed, override or isolate a direction of writing).",
    WRAPPED_LINE: "Not empty, without white space at its ends, and without control characters except the breaks of a "
    "line that is wrapped.",
    ADDRESS: "`http://` or `https://`, a host, and what follows it, without white space.",
}
"""What a pattern asks for, where a sentence says it better than the pattern."""

EARLIER: Mapping[str, Mapping[str, str]] = {
    "1.0.0": {RULE: _RULE_WITHOUT_STAGE},
    "1.1.0": {RULE: _RULE_WITHOUT_STAGE},
}
"""By an earlier version of the contract, what it asked for in place of a pattern of today."""

FIRST_DAY, LAST_DAY = date(1600, 1, 1), date(2100, 12, 31)
"""The days that news is about. Earlier, calendars differ; later, a number of four digits is rarely a year."""
