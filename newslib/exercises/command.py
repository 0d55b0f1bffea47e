"""The command `newslib class`."""

from __future__ import annotations

import argparse

from newslib.display.plain import visible


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("class", help="put the answers that a class handed in into one table, and sum them up")
    parser.add_argument("handed_in", metavar="FOLDER|FILE", nargs="+", help="what students exported, .csv or .json")
    parser.add_argument("--into", metavar="FILE", help="also write the table as CSV: the notebooks' class file")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, _: list[str]) -> int:
    """Print a line an exercise: who answered, who solved it, and who at once."""
    from newslib.exercises.classroom import gather, summary

    one = len(options.handed_in) == 1
    table = gather(options.handed_in[0] if one else options.handed_in, into=options.into)
    for row in summary(table).itertuples():
        counts = f"solved by {row.solved} of {row.students}, {row.at_once} at once; attempts, median: {row.attempts:g}"
        print(f"{row.exercise}  {visible(str(row.title))}: {counts}")
    if options.into is not None:
        print(visible(str(options.into)))
    return 0
