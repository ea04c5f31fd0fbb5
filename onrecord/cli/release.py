"""`onrecord release`: make a release of the tables as they are built."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.terminal import plainly, say

Version = Annotated[str, typer.Argument(help="The version, such as 1.2.0.")]
Root = Annotated[Path, typer.Option("--project", help="The checkout.", exists=True, file_okay=False, resolve_path=True)]
Draft = Annotated[bool, typer.Option("--draft", help="Release nothing: draft the version's part of CHANGELOG.md.")]


@plainly()
def release_command(version: Version, project: Root = Path(), draft: Draft = False) -> None:
    """Make dataset/releases/VERSION of the tables in dataset/tables.

    Exits with 1, and releases nothing, if the version is too small a step for what changed, dataset.toml or
    CITATION.cff names another version, the changelog has no part for it, or the tables are not ready.
    """
    from onrecord.release.diff import level_of
    from onrecord.release.make import Project, about_version, checked_step, make_release
    from onrecord.release.metadata import changelog
    from onrecord.release.render import summary
    from onrecord.release.versions import Version as Number

    checkout = Project(project)
    if draft:
        number = Number.parse(version)
        about_version(number, checkout)
        changed = checked_step(number, checkout)
        changelog.draft(str(number), date.today(), summary(changed) if changed else [], checkout.changelog)
        say(f"Drafted the part of {number} in {checkout.changelog}: read it, edit it, and release.")
        return
    made = make_release(version, checkout)
    say(f"Released {version} in {made.folder}")
    if made.difference is not None:
        level = level_of(made.difference).name.lower()
        say(f"Since {made.difference.old}: a {level} change")
        for line in summary(made.difference):
            say(f"  {line}")
    say(f"SHA-256 of its manifest: {made.manifest_sha256}")
