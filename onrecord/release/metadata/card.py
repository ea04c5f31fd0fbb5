"""The card of a release, `README.md`: for people, and in its YAML for what reads datasets off a folder."""

from __future__ import annotations

from importlib.resources import files
from string import Template

from onrecord.release.metadata.description import NAME, Description, licence_address, purpose

_CARD = Template(files("onrecord.release.metadata").joinpath("card.md").read_text(encoding="utf-8"))


def card(description: Description) -> str:
    """The text of the card: the template `card.md` with what is particular to the release."""
    about = description.about
    tables = [
        f"| `{table}` | {description.files[f'{table}.parquet'].rows:,} | {purpose(table)} |"
        for table in description.shapes
    ]
    configs = [
        f"- config_name: {table}\n  data_files: {table}.parquet" + ("\n  default: true" if table == "quotes" else "")
        for table in description.shapes
    ]
    return _CARD.substitute(
        name=NAME,
        title=about.title,
        description=about.description,
        version=about.version,
        released_on=description.released_on,
        licence=about.licence,
        licence_tag=about.licence.lower(),
        licence_address=licence_address(about.licence),
        attribution=about.attribution,
        configs="\n".join(configs),
        tables="\n".join(tables),
        changes=description.changes,
    )
