"""People named in full again whom their story last named by surname alone: for every block of many stories at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from newslib.arrays import begins, distinct, ranges, totals
from newslib.reading.hints import NAME_ENDS, NAME_OPENS, PART
from newslib.reading.remembered_hints import POSSESSIVE
from newslib.reading.words import is_stop, term_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslib.reading.pages import Pages

    Bools = NDArray[np.bool_]
    Ints = NDArray[np.int64]

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
    blocks, surnames, names = _full_names(pages, running)
    size, base = len(pages), len(pages.hints.surfaces)
    full = (pages.story[blocks] * base + surnames) * size + blocks  # a story's surname, then the block
    place = np.argsort(full, kind="stable")
    place = place[begins(full[place])]  # of two people with one surname a block names the first
    full = full[place]
    mentions = _mentions(pages, body, surnames)
    last = np.searchsorted(mentions, full) - 1
    before = np.append(mentions, -1)[last]
    known = np.append(full, -1)[np.searchsorted(full, before)] == before
    again: dict[int, list[str]] = {}
    for i in np.sort(place[(before >= 0) & (before // size == full // size) & ~known]).tolist():
        again.setdefault(int(blocks[i]), []).append(names[i])
    return again


def _mentions(pages: Pages, body: Bools, surnames: Ints) -> Ints:
    """Where these surnames stand, in full or alone: numbers of story, surname and block in one, in order."""
    wanted = np.zeros(len(pages.hints.surfaces), dtype=bool)
    wanted[surnames] = True
    told = np.repeat(body, pages.words)
    words, counts = pages.hints.surfaces_in(pages.pieces[told])
    at = np.flatnonzero(wanted[words])
    block = np.repeat(pages.block[told], counts)[at]
    return distinct((pages.story[block] * len(wanted) + words[at]) * len(pages) + block)


def _full_names(pages: Pages, running: Bools) -> tuple[Ints, Ints, list[str]]:
    """The runs of capitalised words that may be people's names: their blocks, their surnames as numbers, the names."""
    known = pages.hints
    bits = known.known("bits")[pages.pieces]
    odd = running & ~_is_evenly_spaced(pages)
    even = np.repeat(running & ~odd, pages.words)
    joined = ((bits[:-1] & NAME_ENDS) > 0) & ((bits[1:] & NAME_OPENS) > 0) & even[1:]
    joined &= pages.block[1:] == pages.block[:-1]
    edges = np.flatnonzero(np.diff(joined, prepend=False, append=False))
    starts, stops = edges[::2], edges[1::2] + 1
    numbers = pages.pieces[ranges(starts, stops - starts)].tolist()
    found: list[tuple[int, int, str]] = []
    done = 0
    for block, size in zip(pages.block[starts].tolist(), (stops - starts).tolist(), strict=True):
        run = tuple(numbers[done : done + size])
        done += size
        names = known.names.get(run)
        if names is None:
            names = known.names[run] = _names_in(pages, " ".join(map(pages.vocabulary.pieces.__getitem__, run)))
        if names:
            found += [(block, *name) for name in names]
    for block in np.flatnonzero(odd).tolist():
        found += [(block, *name) for name in _names_in(pages, pages.texts[block])]
    blocks, surnames = (np.array([row[i] for row in found], dtype=np.int64) for i in (0, 1))
    return blocks, surnames, [name for _, _, name in found]


def _is_evenly_spaced(pages: Pages) -> Bools:
    """Whether nothing but single blanks stands between the pieces of a block."""
    blanks = np.array([text.count(" ") for text in pages.texts], dtype=np.int64)
    letters = totals(pages.hints.known("letters")[pages.pieces])[pages.edges]
    sizes = np.array(list(map(len, pages.texts)), dtype=np.int64)
    found: Bools = (blanks == pages.words - 1) & (sizes == np.diff(letters) + blanks)
    return found


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
