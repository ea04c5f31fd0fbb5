"""What could not be built: a reason, and the stage or the row that it is about."""

from __future__ import annotations

import polars as pl

from tests.schema.mutations.changes import Mutations, edit

MUTATIONS = Mutations()
breaks = MUTATIONS.breaks

of_stage, of_row, of_article = (pl.col("reason") == reason for reason in ("stage_failed", "row_broken", "no_text"))
breaks(
    "rejected",
    "stage_comes_with_its_reason",
    edit("rejected", of_stage, stage=None),
    edit("rejected", of_article, stage="events"),
    edit("rejected", of_article, reason="stage_failed"),
)
breaks(
    "rejected",
    "row_comes_with_its_reason",
    edit("rejected", of_row, table=None),
    edit("rejected", of_row, row_id=None),
    edit("rejected", of_row, table=None, row_id=None),
    edit("rejected", of_article, table="mentions", row_id="x"),
    edit("rejected", of_article, reason="row_dependent"),
)
