"""Where the text of a licence stands, by its SPDX identifier."""

from __future__ import annotations

from onrecord.errors import OnrecordError

_ADDRESSES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "ODC-By-1.0": "https://opendatacommons.org/licenses/by/1-0/",
}


class UnknownLicence(OnrecordError):
    """The dataset's licence is none that its metadata can point to."""


def licence_address(licence: str) -> str:
    """The address of the licence's text. Raises UnknownLicence."""
    if licence not in _ADDRESSES:
        known = ", ".join(_ADDRESSES)
        raise UnknownLicence(f"expected a licence of the SPDX identifiers {known}, found {licence!r}.")
    return _ADDRESSES[licence]
