"""How often rules are right: the names of the rules, and figures that fit each other."""

from __future__ import annotations

import polars as pl

from tests.schema.mutations.changes import Mutations, edit

MUTATIONS = Mutations()
breaks = MUTATIONS.breaks

measured, unmeasured = pl.col("n") > 0, pl.col("n") == 0
frame = pl.col("family").is_not_null()
breaks(
    "rules",
    "stage_begins_the_name",
    edit("rules", stage="names"),
    edit("rules", pl.col("rule") == "names.age", stage="places"),
)
breaks(
    "rules",
    "family_has_the_frame",
    edit("rules", frame, family=None),
    edit("rules", frame, family="names.age"),
    edit("rules", ~frame, family="events.coerce"),
)
breaks(
    "rules",
    "figures_come_together",
    *(edit("rules", measured, **{column: None}) for column in ("precision", "low", "high", "corpus")),
    edit("rules", measured, n=0),
    edit("rules", unmeasured, n=1),
    edit("rules", unmeasured, corpus="news"),
)
breaks(
    "rules",
    "interval_holds_the_precision",
    edit("rules", pl.col("rule") == "names.age", precision=0.5),
    edit("rules", pl.col("rule") == "names.age", low=0.8),
    edit("rules", pl.col("rule") == "names.age", high=0.7),
)
