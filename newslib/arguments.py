"""The arguments of commands: those that several of them take, and what is said of those that none does."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from difflib import get_close_matches
from typing import NoReturn

from newslib.display.plain import visible


class Parser(argparse.ArgumentParser):
    """A parser of arguments whose errors cannot command a terminal."""

    def error(self, message: str) -> NoReturn:
        """Name what is wrong, and end with code 2."""
        super().error(visible(message))


def add_versions(parser: argparse.ArgumentParser) -> None:
    """Add what says where the second version is."""
    parser.add_argument("--against", metavar="OTHER", help="a second file, where each version has its own")
    parser.add_argument("--boundary", type=int, metavar="N", help="the block that begins the second version, from 0")
    parser.add_argument("--told-once", action="store_true", help="do not look for a second version")


def unknown(rest: Sequence[str], parser: argparse.ArgumentParser, command: str) -> str:
    """What to say of arguments that a command does not have: the nearest that it has, where one is near."""
    commands = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    known = [name for action in commands.choices[command]._actions for name in action.option_strings]
    near = get_close_matches(rest[0].partition("=")[0], known, n=1)
    return f"unknown arguments: {' '.join(rest)}" + (f"; did you mean {near[0]}?" if near else "")


def setting(text: str) -> tuple[str, object]:
    """A name and its value: what JSON reads as such, else the words as they stand."""
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise argparse.ArgumentTypeError(f"must be NAME=VALUE; got {text!r}")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value
