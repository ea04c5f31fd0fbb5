"""Terms of an earlier contract are held against today's."""

import polars as pl

from onrecord.schema.former_terms import in_todays_terms
from onrecord.schema.models import polars_schema


def test_what_was_known_in_an_article_is_called_so() -> None:
    was = pl.DataFrame({"entity_basis": ["reference", "name"]}, {"entity_basis": pl.Enum(["reference", "name"])})
    now = in_todays_terms(was, "entities")
    assert now["entity_basis"].to_list() == ["reference", "article"]
    assert now.schema["entity_basis"] == polars_schema("entities")["entity_basis"]


def test_terms_that_are_none_of_today_stay() -> None:
    strange = pl.DataFrame({"entity_basis": ["hearsay"]}, {"entity_basis": pl.Enum(["hearsay"])})
    assert in_todays_terms(strange, "entities").equals(strange)
