"""`onrecord verify`: compute again everything that a release says of itself."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.terminal import plainly, say
from onrecord.plain import plain, plain_json, plain_lines


class Format(StrEnum):
    """How the outcome is written."""

    TEXT = "text"
    JSON = "json"


What = Annotated[str, typer.Argument(metavar="VERSION|DIR", help="A version, or the folder of a release.")]
Releases = Annotated[
    Path | None, typer.Option(help="The folder of all releases; else the package's.", exists=True, file_okay=False)
]
Articles = Annotated[
    Path | None, typer.Option(help="The articles: every span is then read in its text.", exists=True, file_okay=False)
]
Expected = Annotated[
    str | None, typer.Option("--manifest-sha256", help="The SHA-256 of the manifest, known from elsewhere.")
]
Formats = Annotated[Format, typer.Option("--format")]


@plainly()
def verify_command(
    release: What,
    releases: Releases = None,
    articles: Articles = None,
    manifest_sha256: Expected = None,
    format: Formats = Format.TEXT,  # noqa: A002
) -> None:
    """Verify a release: hashes, sizes, rows, content, schema, relations, and the chain of all releases.

    Exits with 0 if all is as it was released, and with 1 if something is wrong, which it names.
    """
    from onrecord.articles import read_articles
    from onrecord.files import packaged
    from onrecord.files.canonical import sha256_of_file
    from onrecord.release.index import INDEX
    from onrecord.release.locate import folder_of
    from onrecord.release.manifest import MANIFEST
    from onrecord.release.verify import Finding, chain_findings, verify_release

    folder = Path(release) if Path(release).is_dir() else folder_of(release, releases)
    texts = {article.article_id: article.text for article in read_articles(articles)} if articles else None
    outcome = verify_release(folder, texts)
    findings, left_open = list(outcome.findings), list(outcome.left_open)
    all_releases = folder.resolve().parent
    if (all_releases / INDEX).is_file():
        only_some = all_releases == packaged.RELEASES.resolve()
        findings += chain_findings(all_releases, only_some=only_some)
    else:
        left_open.append("There is no list of releases in the folder above: links between releases were not checked.")
    if manifest_sha256 is not None and (folder / MANIFEST).is_file():
        found = sha256_of_file(folder / MANIFEST)
        if found != manifest_sha256.lower():
            findings.append(Finding(MANIFEST, f"a manifest with the SHA-256 {manifest_sha256}", f"the SHA-256 {found}"))

    if format is Format.JSON:
        record = {
            "version": outcome.version,
            "ok": not findings,
            "findings": [finding._asdict() for finding in findings],
            "left_open": left_open,
        }
        say(plain_json(json.dumps(record, ensure_ascii=False, indent=2)))
    else:
        wrong = f"{len(findings)} things are wrong" if len(findings) != 1 else "1 thing is wrong"
        say(f"{plain(folder)}: release {outcome.version}: {wrong if findings else 'all is as it was released'}.")
        for finding in findings:
            say(f"  {finding.text()}")
        for line in left_open:
            say(plain_lines(f"  not checked: {line}"))
    raise typer.Exit(1 if findings else 0)
