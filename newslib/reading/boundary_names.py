"""People named in full again whom their story last named by surname alone: for every block of many stories at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from newslib.arrays import totals
from newslib.reading.hints import NAME_ENDS, NAME_OPENS, PART, POSSESSIVE
from newslib.reading.words import is_stop, term_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslib.reading.pages import Pages

    Bools = NDArray[np.bool_]

Names = list[tuple[int, str]]

_CAPITALISED = re.compile(rf"{PART}(?:[ ]{PART})+")
_OFFICES = """
    mr mrs ms miss dr president senator sen rep representative congressman gov governor secretary judge justice sheriff
    mayor chancellor ambassador attorney general chief leader speaker former vice prime foreign defense state minister
    house senate white u.s u.k american british according monday tuesday wednesday thursday friday saturday sunday
"""
_NOT_A_NAME = frozenset(_OFFICES.split())


def names_again(pages: Pages, running: Bools, body: Bools) -> dict[int, list[str]]:
    """The people that a block names in full again, by the number of the block; blocks without any are left out.

    Names in full are looked for in the blocks marked in `running`, surnames in those in `body`.
    """
    full = _full_names(pages, running)
    if not full:
        return {}
    wanted = np.zeros(len(pages.hints.surfaces), dtype=bool)
    wanted[[surname for names in full.values() for surname in names]] = True
    told = np.repeat(body, pages.words)
    surfaces, counts = pages.hints.surfaces_in(pages.pieces[told])
    at = np.flatnonzero(wanted[surfaces])
    blocks = np.repeat(pages.block[told], counts)[at]
    named: dict[int, list[int]] = {block: [] for block in full}
    for block, surname in zip(blocks.tolist(), surfaces[at].tolist(), strict=True):
        named.setdefault(block, []).append(surname)
    story, alone = -1, dict[int, bool]()
    again: dict[int, list[str]] = {}
    for block in sorted(named):
        if pages.story[block] != story:
            story, alone = pages.story[block], {}
        names = full.get(block, {})
        found = [name for surname, name in names.items() if alone.get(surname)]
        if found:
            again[block] = found
        alone.update((surname, surname not in names) for surname in named[block])
    return again


def _full_names(pages: Pages, running: Bools) -> dict[int, dict[int, str]]:
    """Block -> surname, by its number -> name in full, for the runs of capitalised words that may be people's names."""
    known, pieces = pages.hints, pages.pieces
    bits = known.known("bits")[pieces]
    joined = ((bits[:-1] & NAME_ENDS) > 0) & ((bits[1:] & NAME_OPENS) > 0) & (pages.block[1:] == pages.block[:-1])
    odd = running & ~_is_evenly_spaced(pages)
    joined &= (running & ~odd)[pages.block[1:]]
    edges = np.flatnonzero(np.diff(joined, prepend=False, append=False))
    starts, ends = edges[::2], edges[1::2] + 1
    found: dict[int, dict[int, str]] = {}
    numbers = pieces.tolist()
    for block, start, end in zip(pages.block[starts].tolist(), starts.tolist(), ends.tolist(), strict=True):
        run = tuple(numbers[start:end])
        names = known.names.get(run)
        if names is None:
            names = known.names[run] = _names_in(pages, " ".join(pages.vocabulary.pieces[number] for number in run))
        for surname, name in names:
            found.setdefault(block, {}).setdefault(surname, name)
    for block in np.flatnonzero(odd).tolist():
        for surname, name in _names_in(pages, pages.texts[block]):
            found.setdefault(block, {}).setdefault(surname, name)
    return found


def _is_evenly_spaced(pages: Pages) -> Bools:
    """Whether nothing but single blanks stands between the pieces of a block."""
    blanks = np.array([text.count(" ") for text in pages.texts], dtype=np.int64)
    letters = totals(pages.hints.known("letters")[pages.pieces])[pages.edges]
    sizes = np.array(list(map(len, pages.texts)), dtype=np.int64)
    return (blanks == pages.words - 1) & (sizes == np.diff(letters) + blanks)


def _names_in(pages: Pages, text: str) -> Names:
    """Surname and name in full of the people named in a text, for runs of two to four words, without their titles."""
    names: dict[str, str] = {}
    for match in _CAPITALISED.finditer(text):
        parts = [POSSESSIVE.sub("", part) for part in match.group().split()]
        while parts and _is_no_name(parts[0]):
            parts.pop(0)
        if 2 <= len(parts) <= 4 and len(parts[-1]) > 2 and not parts[-1].isupper() and not _is_no_name(parts[-1]):
            names.setdefault(parts[-1], " ".join(parts))
    return list(zip(pages.hints.surfaces.all_of(names).tolist(), names.values(), strict=True))


def _is_no_name(word: str) -> bool:
    """Whether a capitalised word is a title or an office, or one that only opens a sentence."""
    return word.casefold().strip(".") in _NOT_A_NAME or (len(word.strip(".")) > 1 and is_stop(term_of(word)))
