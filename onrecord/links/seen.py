"""The entities of a built folder as the articles show them: under which names, called what, and beside whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from onrecord.links.spelling import abbreviates, is_acronym
from onrecord.release.load import read_file
from onrecord.schema.vocabulary import EntityBasis, EntityType, MentionForm

_GENDERS = {"she": {"she", "her", "hers", "herself"}, "he": {"he", "him", "his", "himself"}}
_AROUND = 20
"""Articles of an entity in which its neighbours are looked for, from the first by id."""
_RARE = 0.02
"""The share of all articles in which a neighbour may stand that tells of anything."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An entity, with the articles that mention it, the names that they use and what they call it."""

    entity_id: str
    name: str
    entity_type: EntityType
    is_known: bool
    """Whether the reference has it."""
    countries: frozenset[str]
    articles: tuple[str, ...]
    mentions: int
    pronouns: frozenset[str]
    called: tuple[str, ...]
    acronyms: Mapping[str, str]
    """The acronyms that stand right behind its name, as in brackets, each with an article where one does."""

    @property
    def genders(self) -> set[str]:
        """Which of “she” and “he” the articles call it."""
        return {gender for gender, words in _GENDERS.items() if self.pronouns & words}

    @property
    def is_scoped(self) -> bool:
        """Whether its id holds in one article alone."""
        return ":" in self.entity_id


@dataclass(frozen=True, slots=True)
class Around:
    """Which entities stand in an article, and in how many articles each."""

    inside: Mapping[str, frozenset[str]]
    articles: Mapping[str, int]

    def shared(self, one: Seen, other: Seen) -> list[str]:
        """The rare entities that stand beside both, the rarest first."""
        most = max(3, int(len(self.inside) * _RARE))
        both = self._beside(one) & self._beside(other) - {one.entity_id, other.entity_id}
        return sorted((key for key in both if self.articles[key] <= most), key=lambda key: (self.articles[key], key))

    def backs(self, one: Seen, other: Seen) -> bool:
        """Whether more than their names speaks for two entities: both are known across articles, belong to one country
        or stand beside the same others."""
        across = not one.is_scoped and not other.is_scoped
        return across or bool(one.countries & other.countries) or bool(self.shared(one, other))

    def _beside(self, entity: Seen) -> frozenset[str]:
        return frozenset().union(*(self.inside[article] for article in entity.articles[:_AROUND]))


def seen_in(folder: Path) -> tuple[list[Seen], Around]:
    """The entities that articles mention, by id, and what stands beside them. Raises MissingTable for a folder without
    the tables."""
    entities, mentions = (read_file(folder / f"{table}.parquet") for table in ("entities", "mentions"))
    appearances = read_file(folder / "appearances.parquet")
    acronyms = _right_behind(mentions)
    pronouns = mentions.filter(form=MentionForm.PRONOUN)
    pronouns = pronouns.group_by("entity_id").agg(pronouns=pl.col("text").str.to_lowercase().unique().sort())
    said = appearances.group_by("entity_id").agg(
        called=pl.col("called").drop_nulls().unique().sort(),
        countries=pl.col("country_code").drop_nulls().unique().sort(),
    )
    listed = (
        mentions.group_by("entity_id")
        .agg(articles=pl.col("article_id").unique().sort(), mentions=pl.len())
        .join(entities, on="entity_id")
        .join(pronouns, on="entity_id", how="left")
        .join(said, on="entity_id", how="left")
        .sort("entity_id")
    )
    seen = [
        Seen(
            row["entity_id"],
            row["name"],
            EntityType(row["entity_type"]),
            row["entity_basis"] == EntityBasis.REFERENCE,
            frozenset(row["countries"] or ()),
            tuple(row["articles"]),
            row["mentions"],
            frozenset(row["pronouns"] or ()),
            tuple(row["called"] or ()),
            acronyms.get(row["entity_id"], {}),
        )
        for row in listed.iter_rows(named=True)
    ]
    inside = mentions.group_by("article_id").agg(pl.col("entity_id").unique())
    articles = {entity.entity_id: len(entity.articles) for entity in seen}
    return seen, Around({article: frozenset(keys) for article, keys in inside.iter_rows()}, articles)


def _right_behind(mentions: pl.DataFrame) -> dict[str, dict[str, str]]:
    """For each entity the acronyms that stand right behind its name, each with the first article."""
    named = mentions.filter(form=MentionForm.NAME).sort("article_id", "start", "end")
    behind = named.select(pl.all().shift(-1).name.suffix("_behind"))
    pairs = pl.concat([named, behind], how="horizontal").filter(
        (pl.col("article_id") == pl.col("article_id_behind"))
        & (pl.col("start_behind") == pl.col("end") + len(" ("))
        & pl.col("text").str.contains(" ", literal=True)
    )
    found: dict[str, dict[str, str]] = {}
    for key, name, acronym, article in pairs.select("entity_id", "text", "text_behind", "article_id").iter_rows():
        if is_acronym(acronym) and abbreviates(acronym, name):
            found.setdefault(key, {}).setdefault(acronym.replace(".", ""), article)
    return found
