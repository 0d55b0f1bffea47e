"""What newslib raises. Each kind is a `NewslibError`, and each is also a `ValueError`."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from operator import index


class NewslibError(ValueError):
    """Anything that newslib could not do, with what was expected and what came."""


class InputError(NewslibError):
    """An argument is not what the function takes."""


class ReadError(NewslibError):
    """A file cannot be read as a story."""


class ReportError(NewslibError):
    """A report could not be made; the last good one is still in place."""


class CorpusError(NewslibError):
    """A run over many stories cannot go on; what is done stays, and the same call goes on from there."""


class OutputError(NewslibError):
    """What a command prints cannot be written where it goes."""


def require_whole(value: object, what: str, least: int = 1) -> int:
    """Give `value` back where it is a whole number, not below `least`; else raise an `InputError`.

    >>> require_whole(0, "n")
    Traceback (most recent call last):
    newslib.errors.InputError: n must be a whole number, at least 1; got 0
    """
    try:
        number = index(value)  # type: ignore[arg-type]
    except TypeError:
        number = least - 1
    if number < least or isinstance(value, bool):
        raise InputError(f"{what} must be a whole number, at least {least}; got {value!r}")
    return number


def require_known(value: str, names: Iterable[str], what: str) -> str:
    """Give `value` back where it is one of `names`; else raise an `InputError` that lists them and names the nearest.

    >>> require_known("genric", ["light", "generic"], "version")
    Traceback (most recent call last):
    newslib.errors.InputError: version must be one of light, generic; got 'genric'; did you mean 'generic'?
    """
    options = list(names)
    if value in options:
        return value
    near = get_close_matches(str(value), options, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    raise InputError(f"{what} must be one of {', '.join(options)}; got {value!r}{hint}")


def require_characters(text: object, what: str) -> str:
    r"""Give `text` back where it is a string of whole characters, as every encoding of files gives; else raise.

    >>> require_characters("a\ud800", "a story")
    Traceback (most recent call last):
    newslib.errors.InputError: a story needs whole characters; got half of one at 1: '\ud800'
    """
    if not isinstance(text, str):
        raise InputError(f"{what} needs its text as a string; got {type(text).__name__}")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            f"{what} needs whole characters; got half of one at {error.start}: {text[error.start]!r}"
        ) from error
    return text
