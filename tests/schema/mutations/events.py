"""Events and statements about regions: their modes and words, and the quotation that tells of them."""

from __future__ import annotations

import polars as pl

from tests.schema.mutations.changes import Mutations, edit
from tests.schema.mutations.quotations import repeat_and_repeated

MUTATIONS = Mutations()
breaks = MUTATIONS.breaks

breaks(
    "events",
    "mode_fits_type",
    edit("events", event_type="AGREE", mode="visit"),
    edit("events", event_type="CONSULT", mode="resign"),
)
for table in ("region_control", "events"):
    breaks(table, "trigger_inside_clause", edit(table, start=pl.col("trigger_start") + 1))
    breaks(table, "trigger_inside_clause", edit(table, end=pl.col("trigger_end") - 1))
named = pl.col("start").is_not_null()
breaks(
    "event_arguments",
    "span_comes_whole",
    edit("event_arguments", named, start=None),
    edit("event_arguments", named, end=None),
    edit("event_arguments", named, end=pl.col("start")),
    edit("event_arguments", named, end=pl.col("start") - 1),
)

plain, quoted = pl.col("quote_id").is_null(), pl.col("quote_id").is_not_null()
breaks("events", "attributed_only_in_quotes", edit("events", plain, attributed_to_id="mara"))
for table in ("region_control", "events"):
    breaks(
        table,
        "trigger_inside_quote",
        edit(table, quoted, trigger_start=0, trigger_end=1),
        lambda d, t=table: edit(t, quoted, quote_id=repeat_and_repeated(d)[0])(d),
    )
breaks(
    "events",
    "attributed_to_the_speaker",
    edit("events", quoted, attributed_to_id="wire"),
    edit("events", quoted, attributed_to_id=None),
)
