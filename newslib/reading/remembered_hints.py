"""The hints that are remembered of every piece and every term of a vocabulary, as arrays.

As in the vocabulary itself, what takes thought is done when a piece is met for the first time. It is kept apart from
the vocabulary, and learnt when it is asked for, because only those who read whole stories need it.
"""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import numpy as np

from newslib.arrays import ranges
from newslib.reading.hints import bits_of, bits_of_plain, is_plain
from newslib.reading.numbers import Numbers, extend
from newslib.reading.style_shift import COUNTED, marks_in
from newslib.reading.vocabulary import Vocabulary
from newslib.reading.words import WORD

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

STEM = 6  # letters of a term that are compared: "strike" and "strikes" are one word here
_CAPITAL = re.compile("[A-ZÀ-Þ]")
POSSESSIVE = re.compile(r"[’']s?$")


class Hints:
    """What is known of every piece of a vocabulary, and of every term, beyond what the vocabulary itself knows.

    Attributes
    ----------
    keys, surfaces : Numbers
        What terms are compared by: their first letters. The words that open with a capital, without a possessive.
    names : dict
        The people named in full in a run of capitalised pieces, by the numbers of these.
    whole : bool
        False while something is learnt; it stays so where that is interrupted.
    """

    def __init__(self) -> None:
        self.whole = True
        self.keys, self.surfaces = Numbers(), Numbers()
        self.names: dict[tuple[int, ...], list[tuple[int, str]]] = {}
        self._bits, self._letters, self._key = array("i"), array("i"), array("i")
        self._style, self._styles = array("i"), array("i", [0] * len(COUNTED))
        self._capitals, self._first, self._surface = array("i"), array("i"), array("i")

    def learn(self, pieces: list[str], terms: list[str]) -> None:
        """Learn what has come to a vocabulary's pieces and terms since this was called last."""
        new, new_terms = pieces[len(self._bits) :], terms[len(self._key) :]
        if not new and not new_terms:
            return
        self.whole = False
        extend(self._key, self.keys.all_of([term[:STEM] if term.isalpha() else term for term in new_terms]))
        plain = list(map(is_plain, new))
        self._letters.extend(map(len, new))
        self._learn_style(new, plain)
        self._learn_capitals(new, plain)
        self._bits.extend(
            bits_of_plain(piece) if told else bits_of(piece) for piece, told in zip(new, plain, strict=True)
        )
        self.whole = True

    def _learn_style(self, new: list[str], plain: list[bool]) -> None:
        """Count the marks of style in new pieces; those without one share the first row of `styles`."""
        asked = [i for i, told in enumerate(plain) if not told]
        counts = marks_in([new[i] for i in asked])
        held = np.flatnonzero(counts.any(axis=1))
        style = np.zeros(len(new), dtype=np.int64)
        style[np.array(asked, dtype=np.int64)[held]] = len(self._styles) // len(COUNTED) + np.arange(len(held))
        extend(self._style, style)
        extend(self._styles, counts[held].ravel())

    def _learn_capitals(self, new: list[str], plain: list[bool]) -> None:
        """Number the words with a capital in new pieces."""
        counts = np.zeros(len(new), dtype=np.int64)
        words: list[str] = []
        for i, piece in enumerate(new):
            if piece.islower():
                continue
            if plain[i]:
                found = [piece if piece.isalpha() else piece[:-1]]
            else:
                found = [POSSESSIVE.sub("", word) for word in WORD.findall(piece)]
            found = [word for word in found if _CAPITAL.match(word)]
            counts[i] = len(found)
            words += found
        extend(self._capitals, counts)
        extend(self._first, len(self._surface) + np.cumsum(counts) - counts)
        extend(self._surface, self.surfaces.all_of(words))

    def known(self, what: str) -> NDArray[Any]:
        """A view of a column: bits, letters, style; capitals, first, surface; key of terms. Let it go soon."""
        return np.frombuffer(getattr(self, f"_{what}"), dtype=np.int32)

    def surfaces_in(self, pieces: Ints) -> tuple[Ints, Ints]:
        """The words with a capital in these pieces, by their numbers, and how many each piece has."""
        counts = self.known("capitals")[pieces].astype(np.int64)
        return self.known("surface")[ranges(self.known("first")[pieces], counts)].astype(np.int64), counts

    def styles_in(self, pieces: Ints) -> Ints:
        """How often each mark of style stands in pieces; shape (n_pieces, len(COUNTED))."""
        found: Ints = self.known("styles").reshape(-1, len(COUNTED))[self.known("style")[pieces]].astype(np.int64)
        return found


_remembered: WeakKeyDictionary[Vocabulary, Hints] = WeakKeyDictionary()


def hints(known: Vocabulary) -> Hints:
    """The hints of all that a vocabulary knows by now."""
    found = _remembered.get(known)
    if found is None or not found.whole:
        found = _remembered[known] = Hints()
    found.learn(known.pieces, known.terms)
    return found
