"""The command `newslib corpus`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from newslib.display.plain import visible
from newslib.interrupting import ended_like_an_interrupt

if TYPE_CHECKING:
    from newslib.corpus.analysing import Progress


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("corpus", help="take many stories through the measures; results as Parquet")
    parser.add_argument("sources", metavar="FOLDER|FILE", nargs="+",
                        help="a folder, texts, or tables with a story a row: .jsonl, .csv, .tsv, .parquet")  # fmt: skip
    parser.add_argument("--out", required=True, metavar="DIR", help="where the results go; a run broken off goes on")
    parser.add_argument("--text", metavar="COLUMN", help="the story's column (default: text, article, body …)")
    parser.add_argument("--other", metavar="COLUMN", help="the second version's column, where it stands apart")
    parser.add_argument("--id", metavar="COLUMN", help="the column that names a story (default: file and row)")
    parser.add_argument("--date", metavar="COLUMN", help="the column of a story's date")
    parser.add_argument("--told-once", action="store_true", help="look for no second version")
    parser.add_argument("--plain", action="store_true",
                        help="articles told once, every block a paragraph: summaries only, fastest")  # fmt: skip
    parser.add_argument("--only", metavar="PART,…", help="of similarity, passages, ledger, summaries (default: all)")
    parser.add_argument("-n", type=int, default=3, help="sentences of a version's summary (default: %(default)s)")
    parser.add_argument("--method", default="tfidf", help="how they are chosen, as for summary (default: %(default)s)")
    parser.add_argument("--entities", action="store_true",
                        help="the whole ledger, with names and quotations: about a hundred times slower")  # fmt: skip
    parser.add_argument("--copies", action="store_true", help="also who copied whom among all stories, in DIR/copies")
    parser.add_argument("--workers", type=int, metavar="N", help="processes (default: one a processor)")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="a Dask scheduler whose workers do it (newslib[corpus])")
    parser.add_argument("--rows", type=int, metavar="N", help="stories of a part (default: 1000; 64 with --entities)")
    parser.add_argument("--force", action="store_true", help="write over results of other sources or settings")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, _: list[str]) -> int:
    """Do what the command line asks; gives 0 where every story was measured, else 1."""
    from newslib.corpus.analysing import analyse

    with ended_like_an_interrupt(), _shown_progress() as progress:
        found = analyse(
            options.sources, options.out, text=options.text, other=options.other, id=options.id, date=options.date,
            told_once=options.told_once, plain=options.plain, only=options.only, n=options.n, method=options.method,
            entities=options.entities, workers=options.workers, scheduler=options.scheduler, rows=options.rows,
            force=options.force, progress=progress,
        )  # fmt: skip
        copies = found.copies() if options.copies else None
    counts = found.counts
    print(f"{counts['stories']:,} stories in {visible(str(found.folder))}")
    if copies is not None:
        clusters = copies.clusters["cluster"].nunique()
        print(f"{len(copies.pairs):,} pairs of near-duplicates in {clusters:,} clusters, in the folder copies")
    if counts["errors"]:
        reason = f"{counts['errors']:,} rows could not be measured; the table errors says why"
        print(f"newslib: {reason}", file=sys.stderr)
    return 1 if counts["errors"] else 0


@contextmanager
def _shown_progress() -> Iterator[Progress]:
    """A bar with the rate and the time that is left; a line at every tenth where the output is piped."""
    if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        from newslib.display.terminal import corpus_progress

        with corpus_progress() as update:
            yield update
        return
    shown = -1

    def line(done: int, total: int, errors: int) -> None:
        nonlocal shown
        tenth = 10 * done // max(total, 1)
        if tenth > shown:
            shown = tenth
            print(f"{done:,} of {total:,} stories" + (f", {errors:,} errors" if errors else ""), file=sys.stderr)

    yield line
