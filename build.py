"""Build the dataset: articles in, validated tables out."""

from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Annotated

import typer

from onrecord.articles import read_articles
from onrecord.assembly.about import read_about
from onrecord.assembly.correction_files import LINKS
from onrecord.assembly.corrections import Counts, apply, load_corrections
from onrecord.assembly.frames import assembled, build_tables, packed
from onrecord.assembly.link_files import load_links
from onrecord.assembly.links import applied, linked
from onrecord.assembly.provenance import made_by
from onrecord.assembly.publish import publish
from onrecord.assembly.rows import article_rows
from onrecord.cli.reporting import show_counts, show_difference, show_rows, show_share, warn_of_silent_articles
from onrecord.cli.terminal import plainly, progress
from onrecord.reading import Reader
from onrecord.reference import load_reference
from onrecord.release.compare import compare, unaided

DATASET = Path(__file__).resolve().parent / "dataset"
Check = Annotated[bool, typer.Option("--check", help="Write nothing; fail if the tables are not what the build gives.")]
Alone = Annotated[
    bool, typer.Option("--without-corrections", help="Show what the rules alone give; write it to --out.")
]
Out = Annotated[Path, typer.Option(help="The folder of the tables.", file_okay=False, resolve_path=True)]

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command(help=__doc__)
@plainly()
def build(check: Check = False, without_corrections: Alone = False, out: Out = DATASET / "tables") -> None:
    """Read every article, apply its corrections, and publish the tables, or compare them with those in `out`."""
    if check and without_corrections:
        raise typer.BadParameter("--check compares the corrected tables: leave --without-corrections out.")
    started = perf_counter()
    about = read_about(DATASET / "dataset.toml")
    reference = load_reference(DATASET / "reference")
    articles = read_articles(DATASET / "articles")
    corrections = load_corrections(DATASET / "corrections", {article.article_id for article in articles})
    file = DATASET / "corrections" / LINKS
    links = load_links(file) if file.is_file() and not without_corrections else ()
    texts = {article.article_id: article.text for article in articles}
    options = {"links": applied(links)} if links else {}
    maker = made_by(DATASET / "reference", corrections=not without_corrections, **options)

    reader = Reader(reference)
    as_read = [article_rows(article, reader.read(article)) for article in progress(articles, "Reading")]
    corrected = [
        apply(article, rows, corrections.get(article.article_id))
        for article, rows in zip(articles, as_read, strict=True)
    ]
    tables = assembled(linked(packed(rows for rows, _ in corrected), links, reference), reference)
    warn_of_silent_articles(articles, as_read)

    if without_corrections:
        alone = build_tables(as_read, reference)
        show_share(unaided(tables, alone))
        if out != DATASET / "tables":
            publish(alone, out, about, texts, made_by=maker)
    elif check:
        with TemporaryDirectory() as elsewhere:
            publish(tables, Path(elsewhere) / "tables", about, texts, made_by=maker)
            show_difference(compare(out, Path(elsewhere) / "tables"), out)
    else:
        publish(tables, out, about, texts, made_by=maker)
        show_rows(tables, out)
    show_counts(len(articles), sum((counts for _, counts in corrected), Counts()), perf_counter() - started)


if __name__ == "__main__":
    app()
