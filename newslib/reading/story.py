"""A story: its text, its blocks, and where the second version begins."""

from __future__ import annotations

from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from newslib.errors import InputError, ReadError, require_characters
from newslib.reading.article import Block, parse
from newslib.reading.formats import LARGEST, text_from_bytes

if TYPE_CHECKING:
    from pandas import DataFrame

BETWEEN = "\n\n"  # what stands between two texts that are read as one


@dataclass(frozen=True, slots=True)
class Half:
    """One version of a story: `label` is "A" or "B", `blocks` are its blocks in reading order."""

    label: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """A story told once or twice.

    Attributes
    ----------
    name : str
    text : str
        The whole text; all offsets point into it.
    blocks : tuple of Block
        All blocks of both versions, in reading order.
    boundary : int or None
        Index in `blocks` of the first block of half B; None where the story is told once.
    evidence : DataFrame
        Why the boundary is there: a row a candidate (`newslib.reading.halves.find_boundary`). Where the boundary
        was given by the caller, a single row that says so.
    """

    name: str
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    boundary: int | None
    _evidence: tuple[tuple[object, ...], ...] = field(repr=False)

    @property
    def evidence(self) -> DataFrame:
        """Why the boundary is there, as a table."""
        from newslib.reading.halves import evidence_table

        return evidence_table(self._evidence)

    @property
    def halves(self) -> tuple[Half, ...]:
        """One or two halves, labelled "A" and "B"."""
        if self.boundary is None:
            return (Half("A", self.blocks),)
        return Half("A", self.blocks[: self.boundary]), Half("B", self.blocks[self.boundary :])

    @classmethod
    def from_text(cls, text: str, *, name: str = "story", boundary: int | bool | None = None) -> Story:
        """Read a story from one text that may hold two versions.

        Parameters
        ----------
        text : str
            The whole page or file.
        name : str
            What the story is called in titles and file names.
        boundary : int, False or None
            None searches for the second version. An index says which block begins it; False says "told once".

        Raises
        ------
        InputError
            Where `text` is no string of whole characters, or `boundary` is not the index of a block other than the
            first.
        """
        from newslib.reading.halves import given, searched

        blocks = parse(require_characters(text, "a story"))
        if boundary is None:
            found, rows = searched(blocks)
        else:
            found, rows = given(blocks, boundary)
        return cls(name, text, blocks, found, tuple(rows))

    @classmethod
    def from_texts(cls, a: str, b: str, *, name: str = "story") -> Story:
        """Read a story from two texts, one a version. Each keeps its blocks; offsets go through both, A first."""
        for label, text in (("A", a), ("B", b)):
            if not isinstance(text, str):
                raise InputError(f"text {label} must be a string; got {type(text).__name__}")
            require_characters(text, f"text {label}")
        blocks_a, offset = parse(a), len(a) + len(BETWEEN)
        blocks_b = tuple(
            Block(block.kind, block.text, block.start + offset, block.end + offset, block.dateline)
            for block in parse(b)
        )
        blocks = blocks_a + blocks_b
        from newslib.reading.halves import given

        boundary = len(blocks_a) if blocks_a and blocks_b else False
        found, rows = given(blocks, boundary)
        return cls(name, a + BETWEEN + b, blocks, found, tuple(rows))


def read_story(
    path: str | PathLike[str],
    other: str | PathLike[str] | None = None,
    *,
    boundary: int | bool | None = None,
) -> Story:
    """Read a story from a file, or from two files with one version each.

    Parameters
    ----------
    path : path
        A text file, Markdown, a saved web page or a .docx. UTF-8 is read as such; other encodings are detected. Of what
        is no plain text, the story's text is the words without the markup, and offsets point into these.
    other : path, optional
        A second file that holds the second version; nothing is searched for then.
    boundary : int, False or None
        As in `Story.from_text`; not together with `other`.

    Returns
    -------
    Story
        Named after the file, without its ending.

    Raises
    ------
    ReadError
        Where a file is missing, is a directory, cannot be read, or does not hold text.
    InputError
        Where `boundary` does not fit.
    """
    name = Path(path).stem.encode("utf-8", "replace").decode("utf-8")  # a file's name may hold halves of characters
    if other is None:
        return Story.from_text(read_text(path), name=name, boundary=boundary)
    if boundary is not None:
        raise InputError(f"a boundary is searched in one file; got two files and boundary={boundary!r}")
    return Story.from_texts(read_text(path), read_text(other), name=name)


def read_text(path: str | PathLike[str]) -> str:
    """The text of a file: of plain text every character; of Markdown, a web page or a .docx what it says.

    `newslib.reading.formats` tells what is kept of each, and how an encoding is found.

    Raises
    ------
    ReadError
        Where the file is missing, a directory, not a regular file, unreadable, too large, or in a format without text.
    """
    file = Path(path)
    try:
        if not file.exists():
            raise ReadError(f"{str(file)!r}: expected a text file; there is no such file")
        if not file.is_file():
            kind = "a directory" if file.is_dir() else "not a regular file"
            raise ReadError(f"{str(file)!r}: expected a text file; it is {kind}")
        size = file.stat().st_size
        if size > LARGEST:  # not even looked at: it may be larger than the memory
            raise ReadError(f"{str(file)!r}: expected a story of at most {LARGEST:,} bytes; got {size:,}")
        raw = file.read_bytes()
    except OSError as error:
        raise ReadError(f"{str(file)!r}: cannot be read: {error.strerror or error}") from error
    return text_from_bytes(raw, str(file))
