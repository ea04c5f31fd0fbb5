"""The contract: what every table holds, and the rules within and between them."""

SCHEMA_VERSION = "1.3.0"
"""The version of the contract. A change of a column, a type or a vocabulary changes it."""

TABLE_NAMES = (
    "articles",
    "entities",
    "mentions",
    "appearances",
    "regions",
    "region_control",
    "quotes",
    "events",
    "event_arguments",
    "rules",
)
"""The tables of the dataset, in the order in which they are built and documented."""

RULES = "rules"
"""The table of rules, which follows from the column `rule` of others and the register."""

OPTIONAL_TABLES = ("texts", "rejected")
"""The tables that `onrecord build` writes beside them; a set of tables is whole without."""
