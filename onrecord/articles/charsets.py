"""Characters of pages: their bytes decoded as browsers do it, whatever the page calls its encoding."""

from __future__ import annotations

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LABEL = re.compile(rb"""<(?:meta|\?xml)\b[^<>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:+-]{2,40})""", re.IGNORECASE)
_WINDOWS = {
    **dict.fromkeys(("ascii", "iso8859-1"), "cp1252"),
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
"""The wider encoding that a label means on the web, by Python's names: the encoding standard of WHATWG,
https://encoding.spec.whatwg.org/#names-and-labels."""
_OF_THE_WEB = re.compile(
    r"utf-8|ascii|iso8859-\d+|cp(?:866|874|932|949|125\d)|koi8-[ru]|mac-(?:roman|cyrillic)|gb\w+|big5\w*|euc_\w+|shift_jis"
    r"|iso2022_jp|tis-620"
)
"""Python's names of the encodings that the standard knows. Any other name (“unicode_escape”) is not an encoding."""
_WINDOWS_1252 = {
    byte: bytes([byte]).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
"""The characters of windows-1252 where Latin-1 has control characters. Five bytes stay control characters, as on the
web."""
_WHOLE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")


def page_text(content: bytes) -> str:
    """The characters of a page. The encoding is the first of these that applies: the one of its byte-order mark; UTF-8,
    where the bytes can be nothing else, whatever the page says; the one that the page names, anywhere in it;
    windows-1252.

    Latin-1 and ASCII mean windows-1252, as in browsers, so that quotation marks are kept. Bytes that are not a
    character become U+FFFD.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    encoding = _called(content)
    if encoding == "utf-8":
        encoding = "utf-8" if _mostly_utf8(content) else "cp1252"
    if encoding == "cp1252":
        return content.decode("latin-1").translate(_WINDOWS_1252)
    return content.decode(encoding, "replace")


def _called(content: bytes) -> str:
    """The encoding that the page names, by its name in Python; windows-1252 if it names no known one."""
    label = _LABEL.search(content)
    try:
        name = codecs.lookup(label[1].decode("ascii")).name if label else ""
    except LookupError:
        name = ""
    if name.startswith("utf-16"):
        return "utf-8"  # A label that could be read is none of UTF-16.
    return _WINDOWS.get(name, name) if _OF_THE_WEB.fullmatch(name) else "cp1252"


def _mostly_utf8(content: bytes) -> bool:
    """Whether most bytes beyond ASCII are parts of UTF-8 characters, as in a page with a few broken ones."""
    whole = sum(map(len, _WHOLE.findall(content)))
    return whole * 2 > len(_HIGH.findall(content))
