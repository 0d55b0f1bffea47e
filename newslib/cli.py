"""The command `newslib`."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence

from newslib.errors import NewslibError

METHODS = "tfidf, centroid, lexrank, textrank, pacsum, lsa, sumbasic, klsum, luhn, lead, random, longest, oracle"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code: 0 done, 1 a report failed, 2 the input does not fit."""
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    if rest and options.command != "lab":
        parser.error(f"unknown arguments: {' '.join(rest)}")
    try:
        return int(options.run(options, rest))
    except NewslibError as error:
        from newslib.errors import ReportError

        print(f"newslib: {error}", file=sys.stderr)
        return 1 if isinstance(error, ReportError) else 2
    except KeyboardInterrupt:
        print("newslib: interrupted; what was there before is still there", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of a pipe went away, as `head` does
        sys.stderr.close()
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newslib", description="One story told twice: what was kept, dropped, changed."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    report = commands.add_parser("report", help="run the notebooks on a story and write reports/NAME/")
    _add_story(report)
    report.add_argument("--into", default="reports", metavar="FOLDER", help="where reports go (default: %(default)s)")
    report.set_defaults(run=_report)

    summary = commands.add_parser("summary", help="print a summary of each version")
    _add_story(summary)
    summary.add_argument("-n", type=int, default=3, help="sentences for each version (default: %(default)s)")
    summary.add_argument("--words", type=int, help="at most so many words for each version, instead of -n")
    summary.add_argument("--ratio", type=float, help="this share of each version's sentences, instead of -n")
    summary.add_argument("--method", default="tfidf", help=f"{METHODS} (default: %(default)s)")
    summary.add_argument("--reference", metavar="FILE", help="for oracle: a summary, a sentence a line")
    summary.add_argument("--seed", type=int, default=0, help="for random: where chance begins (default: %(default)s)")
    summary.add_argument("--why", action="store_true", help="also say why each sentence was chosen")
    summary.add_argument("--json", action="store_true", help="print JSON, with positions, scores and reasons")
    summary.set_defaults(run=_summary)

    lab = commands.add_parser("lab", help="open JupyterLab on the first notebook; more options go to JupyterLab")
    lab.set_defaults(run=_lab)

    refresh = commands.add_parser("refresh", help="run the suite's own notebooks and save them with their outputs")
    refresh.set_defaults(run=_refresh)
    return parser


def _add_story(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("story", metavar="FILE", help="a text file that holds one version or two")
    parser.add_argument("--against", metavar="OTHER", help="a second file, where each version has its own")
    parser.add_argument("--boundary", type=int, metavar="N", help="the block that begins the second version, from 0")
    parser.add_argument("--told-once", action="store_true", help="do not look for a second version")


def _boundary(options: argparse.Namespace) -> int | bool | None:
    return False if options.told_once else options.boundary


def _report(options: argparse.Namespace, _: list[str]) -> int:
    from newslib.display.terminal import notebook_progress
    from newslib.report import make_report

    with notebook_progress() as progress:
        folder = make_report(
            options.story, options.against, boundary=_boundary(options), into=options.into, progress=progress
        )
    print(f"{folder / 'report.html'}")
    return 0


def _summary(options: argparse.Namespace, _: list[str]) -> int:
    # No table is made here, and nothing is drawn: what tables and colours need would take longer than the rest.
    from newslib.analysis.summaries import summarize_story
    from newslib.reading.story import read_story, read_text

    story = read_story(options.story, options.against, boundary=_boundary(options))
    chosen = summarize_story(
        story,
        options.n,
        words=options.words,
        ratio=options.ratio,
        method=options.method,
        reference=None if options.reference is None else read_text(options.reference),
        seed=options.seed,
    )
    if options.json:
        found = {"story": story.name, "boundary": story.boundary, "sentences": [row._asdict() for row in chosen]}
        print(json.dumps(found, ensure_ascii=False, indent=1))
    elif sys.stdout.isatty():
        from newslib.display.terminal import print_summary

        print_summary(story.name, chosen, why=options.why)
    else:
        from newslib.display.plain import summary_lines

        print("\n".join(summary_lines(story.name, chosen, options.why)))
    return 0


def _lab(_: argparse.Namespace, rest: list[str]) -> int:
    from newslib.running import notebook_folder

    start = notebook_folder() / "00_start_here.ipynb"
    # From the checkout's root, so that stories and reports are in sight beside the notebooks.
    root = f"--ServerApp.root_dir={start.parent.parent}"
    return subprocess.call([sys.executable, "-m", "jupyterlab", str(start), root, *rest])


def _refresh(_: argparse.Namespace, rest: list[str]) -> int:
    from newslib.display.terminal import notebook_progress
    from newslib.running import notebook_folder, run_notebooks, suite, write_notebook

    with notebook_progress() as progress:
        notebooks = run_notebooks(suite(), notebook_folder(), progress=progress)
    for name, notebook in notebooks.items():
        write_notebook(notebook, notebook_folder() / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
