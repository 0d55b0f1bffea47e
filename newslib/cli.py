"""The command `newslib`."""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from newslib.arguments import Parser, add_versions, setting, unknown
from newslib.corpus import command as corpus
from newslib.display.plain import as_argument, visible
from newslib.errors import CorpusError, InputError, NewslibError, OutputError, ReadError, ReportError
from newslib.exercises import command as exercises
from newslib.interrupting import ended_like_an_interrupt
from newslib.lab import lab_command
from newslib.streams import finish, let_go, print_json, steady_streams

TRACEBACK = "NEWSLIB_TRACEBACK"
METHODS = "tfidf, centroid, lexrank, textrank, pacsum, lsa, sumbasic, klsum, luhn, lead, random, longest, oracle"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns
    -------
    int
        The exit code: 0 done; 1 a report or a run failed, or something of this machine did; 2 the input does not fit; 3
        a fault of newslib itself; 130 interrupted. What it is not 0 for is told in a line on stderr (of several stories
        in a line each; before arguments that do not fit the usage is told), and what was there before stays. `lab` and
        `explore` end as JupyterLab does, `doctor` with 1 where it found a problem.
    """
    steady_streams()
    try:
        code = _run(arguments)
        finish()
        return code
    except NewslibError as error:
        let_go()
        return _say(str(error), 1 if isinstance(error, ReportError | CorpusError | OutputError) else 2)
    except KeyboardInterrupt:
        return _say("interrupted; what was there before is still there", 130)
    except BrokenPipeError:  # the reader of a pipe went away, as `head` does
        let_go()
        return 0
    except OSError as error:
        let_go()
        return _say(f"{error.strerror or error}" + (f": {error.filename!r}" if error.filename else ""), 1)
    except MemoryError:
        return _say("expected more memory than there is; what was there before is still there", 1)
    except ImportError as error:
        return _say(f"{error}; `newslib doctor` says what is missing", 1)
    except Exception as error:
        if os.environ.get(TRACEBACK):
            raise
        fault = f"{type(error).__name__}: {error}"
        return _say(f"a fault of newslib itself: {fault}. With {TRACEBACK}=1 it says where", 3)


def _say(what: str, code: int) -> int:
    with suppress(OSError):  # nobody can be told
        print(f"newslib: {visible(what)}", file=sys.stderr)
    return code


def _run(arguments: Sequence[str] | None) -> int:
    parser = _parser()
    try:
        options, rest = parser.parse_known_args(arguments)
    except SystemExit:  # the help was asked for, or the arguments do not fit
        finish()
        raise
    if rest and not getattr(options, "passes_on", False):
        parser.error(unknown(rest, parser, options.command))
    return int(options.run(options, rest))


def _parser() -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = Parser(
        prog="newslib", description="One story told twice: what was kept, dropped, changed."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    report = commands.add_parser("report", help="run the notebooks on a story, or on several, and write reports/NAME/")
    report.add_argument("stories", metavar="FILE", nargs="+", help="a file that holds one version or two")
    add_versions(report)
    report.add_argument("--into", default="reports", metavar="FOLDER", help="where reports go (default: %(default)s)")
    report.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", type=setting,
                        help="another parameter of the notebooks, such as n=5")  # fmt: skip
    report.add_argument("--pdf", action="store_true", help="also print it to report.pdf, with an installed Chromium")
    report.add_argument("--force", action="store_true", help="make it also where nothing has changed since it was made")
    report.set_defaults(run=_report)

    summary = commands.add_parser("summary", help="print a summary of each version")
    summary.add_argument("story", metavar="FILE", help="a file that holds one version or two")
    add_versions(summary)
    summary.add_argument("-n", type=int, default=3, help="sentences for each version (default: %(default)s)")
    summary.add_argument("--words", type=int, help="at most so many words for each version, instead of -n")
    summary.add_argument("--ratio", type=float, help="this share of each version's sentences, instead of -n")
    summary.add_argument("--method", default="tfidf", help=f"{METHODS} (default: %(default)s)")
    summary.add_argument("--reference", metavar="FILE", help="for oracle: a summary, a sentence a line")
    summary.add_argument("--seed", type=int, default=0, help="for random: where chance begins (default: %(default)s)")
    summary.add_argument("--why", action="store_true", help="also say why each sentence was chosen")
    summary.add_argument("--json", action="store_true", help="print JSON, with positions, scores and reasons")
    summary.set_defaults(run=_summary)

    new = commands.add_parser("new", help="copy the notebooks into a folder of your own, with your story set")
    new.add_argument("story", metavar="FILE", help="a file that holds one version or two")
    add_versions(new)
    new.add_argument("--into", metavar="FOLDER", help="the folder to make (default: named after the story)")
    new.set_defaults(run=_new)

    lab = commands.add_parser("lab", help="open JupyterLab on a notebook; more options go to JupyterLab")
    lab.add_argument("notebook", nargs="?", metavar="NOTEBOOK", help="which (default: the suite's first)")
    lab.set_defaults(run=_lab, passes_on=True)

    explore = commands.add_parser(
        "explore", help="open the explorer on a story; more options go to JupyterLab or voila"
    )
    explore.add_argument("story", metavar="FILE", help="a file that holds one version or two")
    add_versions(explore)
    explore.add_argument("--page", action="store_true", help="as a page of its own, with voila, instead of JupyterLab")
    explore.set_defaults(run=_explore, passes_on=True)

    corpus.add_parser(commands)
    exercises.add_parser(commands)

    doctor = commands.add_parser("doctor", help="say what is installed, what is missing and what to do about it")
    doctor.add_argument("--json", action="store_true", help="print JSON")
    doctor.set_defaults(run=_doctor)

    refresh = commands.add_parser(
        "refresh", help="run the suite's own notebooks and solutions, and save them with their outputs"
    )
    refresh.set_defaults(run=_refresh)
    return parser


def _boundary(options: argparse.Namespace) -> int | bool | None:
    return False if options.told_once else options.boundary


def _report(options: argparse.Namespace, _: list[str]) -> int:
    from newslib.display.terminal import report_progress
    from newslib.press import Source
    from newslib.report import make_reports

    boundary = _boundary(options)
    if len(options.stories) > 1 and (options.against is not None or boundary not in (None, False)):
        given = "--against" if options.against is not None else "--boundary"
        raise InputError(f"{given} goes with one story; got {len(options.stories)}")
    other = None if options.against is None else Path(options.against)
    sources = [Source(Path(story), other, boundary, dict(options.set)) for story in options.stories]
    with ended_like_an_interrupt(), report_progress(len(sources)) as (progress, finished):
        outcomes = make_reports(
            sources, into=options.into, progress=progress, finished=finished, force=options.force, pdf=options.pdf
        )
    for outcome in outcomes:
        if outcome.state == "failed":
            print(f"newslib: {visible(str(outcome.error))}", file=sys.stderr)
            continue
        if outcome.state == "current":
            print(
                f"newslib: {visible(outcome.folder.name)} is up to date: its story, settings, code and versions are "
                "those that it was made from; --force makes it again",
                file=sys.stderr,
            )
        print(_path(outcome.folder / "report.html"))
    failed = [outcome.error for outcome in outcomes if outcome.error is not None]
    return 0 if not failed else 1 if any(isinstance(error, ReportError) for error in failed) else 2


def _program() -> str:
    """The command as it was typed, for it need not be on the path."""
    return shlex.quote(sys.argv[0]) if Path(sys.argv[0]).name == "newslib" else "newslib"


def _path(path: Path) -> str:
    """A path as it stands for a program that reads it, and without commands for a terminal."""
    return visible(str(path)) if sys.stdout.isatty() else str(path)


def _summary(options: argparse.Namespace, _: list[str]) -> int:
    # No table is made here, and nothing is drawn: what tables and colours need would take longer than the rest.
    from newslib.analysis.summaries import summarize_story
    from newslib.reading.notices import notice_rows
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
    if not story.blocks:
        print(f"newslib: {visible(story.name)} says nothing: it has no sentence", file=sys.stderr)
    for notice in notice_rows(story, versions=False):
        print(f"newslib: {visible(notice.note)}", file=sys.stderr)
    if options.json:
        found = {"story": story.name, "boundary": story.boundary, "sentences": [row._asdict() for row in chosen]}
        print_json(found)
    elif sys.stdout.isatty():
        from newslib.display.terminal import print_summary

        print_summary(story.name, chosen, why=options.why)
    else:
        from newslib.display.plain import summary_lines

        print("\n".join(summary_lines(story.name, chosen, options.why)))
    return 0


def _new(options: argparse.Namespace, _: list[str]) -> int:
    from newslib.new_folder import FIRST, new_folder

    folder = new_folder(options.story, options.against, boundary=_boundary(options), into=options.into)
    start = str(folder / FIRST)
    print(_path(folder))
    command = visible(shlex.quote(as_argument(start)))
    print(f"newslib: open it with: {visible(_program())} lab {command}", file=sys.stderr)
    return 0


def _lab(options: argparse.Namespace, rest: list[str]) -> int:
    from newslib.notebook_files import notebook_folder

    start, root = notebook_folder() / "00_start_here.ipynb", notebook_folder().parent
    if options.notebook is not None:
        start = Path(options.notebook).resolve()
        if not start.is_file():
            hint = "; options of JupyterLab take their values with a =, as in --port=9999" if rest else ""
            raise ReadError(f"{options.notebook!r}: expected a notebook; there is no such file{hint}")
        root = root if start.is_relative_to(root) else start.parent
    # From the checkout's root, so that stories and reports are in sight beside the notebooks.
    return subprocess.call([*lab_command(start, root), *rest])


def _explore(options: argparse.Namespace, rest: list[str]) -> int:
    from newslib.new_folder import exploring

    with exploring(options.story, options.against, boundary=_boundary(options), page=options.page) as (
        command,
        environment,
    ):
        return subprocess.call([*command, *rest], env=environment)


def _doctor(options: argparse.Namespace, _: list[str]) -> int:
    from newslib.doctor import examine

    findings = examine()
    if options.json:
        print_json([asdict(finding) for finding in findings])
    else:
        from newslib.display.terminal import print_findings

        print_findings(findings)
    return 1 if any(finding.state == "problem" for finding in findings) else 0


def _refresh(_: argparse.Namespace, rest: list[str]) -> int:
    from newslib.display.terminal import notebook_progress
    from newslib.notebook_files import solutions
    from newslib.running import run_notebooks, suite, write_notebook

    # The solutions afterwards: their names are those of the notebooks that they solve.
    for paths in (suite(), solutions()):
        with notebook_progress() as progress:
            notebooks = run_notebooks(paths, paths[0].parent, progress=progress)
        for path in paths:
            write_notebook(notebooks[path.name], path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
