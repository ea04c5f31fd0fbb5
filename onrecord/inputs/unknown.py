"""Files of no kind that holds articles, met in a folder: they are told of, not passed over in silence."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.inputs.drafts import Item, Unusable
from onrecord.inputs.sources import KINDS, Source
from onrecord.schema.vocabulary import Rejection


def read(_: Source) -> Iterator[Item]:
    """That the file has no article."""
    yield (
        None,
        Unusable(
            Rejection.UNKNOWN_KIND,
            expected=f"a file whose name ends in {', '.join(KINDS)}",
            found="another ending",
            remedy="Rename the file, or keep it out of the folder.",
        ),
    )
