"""Bytes as characters: by their mark, as UTF-8, or in the likeliest of the older encodings."""

from __future__ import annotations

from typing import Final

from newslib.errors import ReadError

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_WESTERN: Final = frozenset(
    "‘’‚“”„…–—•€£¥§©®°«»·†‡™½¼¾¢¡¿\xa0ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŠŽŸßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœšž"
)
_LOOKED_AT: Final = 4096  # bytes


def decoded(raw: bytes, name: str) -> str:
    """The characters of a text file, all of them.

    A byte-order mark decides where there is one; then UTF-8; then Windows-1252, where all that it gives beside ASCII
    are letters and signs of Western European texts; then what charset-normalizer finds. What is UTF-8 but for a few
    bytes is not guessed at: a page has a sign of replacement for them, a text is an error.

    Parameters
    ----------
    raw : bytes
    name : str
        What to call the file in an error.

    Raises
    ------
    ReadError
        Where the bytes are no text, or are UTF-8 with damage.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError as error:
                raise ReadError(f"{name!r}: begins as {encoding} text and then is not: {error.reason}") from error
    if b"\x00" in raw[:_LOOKED_AT]:
        return _without_mark(raw, name)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged(raw):
            if b"<html" in raw[:_LOOKED_AT].lower():
                return raw.decode("utf-8", "replace")  # as browsers do
            raise ReadError(
                f"{name!r}: expected UTF-8, as nearly all of it is; byte {error.start} is not ({error.reason}). "
                "Save the text again as UTF-8"
            ) from error
        return _western(raw) or _guessed(raw, name)


def _is_damaged(raw: bytes) -> bool:
    """Whether bytes are UTF-8 but for a few: in other encodings, signs beyond ASCII are rarely good UTF-8 by chance."""
    text = raw.decode("utf-8", "replace")
    damage = text.count("\ufffd")
    good = sum(sign > "\x7f" for sign in text) - damage
    return good >= 5 * damage


def _without_mark(raw: bytes, name: str) -> str:
    """UTF-16 that does not say so: every other byte of a text in Latin letters is zero."""
    head = raw[:_LOOKED_AT]
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if len(raw) % 2 == 0 and zeros.count(0) > 0.6 * len(zeros) and head.count(0) <= len(zeros):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                break
    raise ReadError(f"{name!r}: expected text; it holds NUL bytes, as binary files do")


def _western(raw: bytes) -> str | None:
    """The text in Windows-1252, of which Latin-1 is a part; None where that gives what no such text has.

    A guess from statistics is often wrong for a short text that is ASCII but for its quotation marks.
    """
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond = [sign for sign in text if sign > "\x7f"]
    return text if _WESTERN.issuperset(beyond) and len(beyond) < 0.2 * len(text) else None


def _guessed(raw: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    if best is None:
        raise ReadError(f"{name!r}: expected text; its encoding is not one that can be told")
    return str(best)
