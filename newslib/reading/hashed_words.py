r"""The words of very many texts as hashes of their terms: no text is cut into strings, no list of pieces is kept.

Texts are cut at blanks and breaks, as arrays of bytes :math:`u_0, u_1, \dots`. With the sums
:math:`P_i = \sum_{j<i} u_j r^j \bmod 2^{64}` of a whole batch, the fingerprint of the piece from :math:`s` to
:math:`e` is one subtraction, whatever its length:

.. math:: (P_e - P_s)\, r^{-s} \bmod 2^{64}

which is the polynomial hash of Karp and Rabin (1987, https://doi.org/10.1147/rd.312.0249) with the modulus that costs
nothing; :math:`r` is odd and so has an inverse. A piece is read by the one tokenizer (`words`) when its fingerprint
comes up for the first time; from then on the hashes of its terms are found in a table of open addressing, for all
pieces of a batch at once. Hashes come from the text alone, so that they are the same in every process; with 63 bits, a
million different words meet in one hash once in ten million corpora.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from newslib.arrays import begins, ranges, totals
from newslib.reading.words import WORD, term_of

Hashes = NDArray[np.uint64]
Ints = NDArray[np.int64]
Units = NDArray[np.uint8]
Bools = NDArray[np.bool_]
TOGETHER = 150_000  # bytes that are taken at once: what a processor's cache holds
BLANK = ord(" ")  # up to it, everything parts words; what other white space holds together, the tokenizer parts
_RADIX = 0x9E3779B97F4A7C15  # odd, so that it has an inverse
_MIX = np.uint64(0xD6E8FEB86659FD93)
_IS_MARK = np.isin(np.arange(256), np.frombuffer(b',.;:!?)("', dtype=np.uint8))
_ONE, _LOW = np.uint64(1), np.uint64(0xFFFFFFFF)
_BREAK = "\n"
_WORD_OR_BREAK = re.compile(rf"{WORD.pattern}|\n", WORD.flags)
_FIRST_SLOTS = 1 << 16


def mixed(numbers: Hashes) -> Hashes:
    """Numbers whose every bit depends on every bit (two rounds of multiplying and folding); works in place."""
    numbers ^= numbers >> np.uint64(32)
    numbers *= _MIX
    numbers ^= numbers >> np.uint64(32)
    numbers *= _MIX
    numbers ^= numbers >> np.uint64(32)
    return numbers


def grouped_texts(texts: Sequence[str], size: int = TOGETHER) -> Iterator[tuple[int, int]]:
    """Where groups of texts begin and end, so that each has about so many characters."""
    start, characters = 0, 0
    for i, text in enumerate(texts):
        characters += len(text) + 1
        if characters >= size:
            yield start, i + 1
            start, characters = i + 1, 0
    if start < len(texts):
        yield start, len(texts)


class HashedWords:
    """Turns texts into the hashes of their terms, and remembers every piece that is more than a plain word."""

    def __init__(self) -> None:
        self._powers = _Powers(0)
        # Of each slot the fingerprint (0 where it is free), and what it stands for: the hash of the only term, which is
        # odd; or twice the number of its terms, with their place in `_others` from bit 32 on.
        self._table = np.zeros((2, _FIRST_SLOTS), dtype=np.uint64)
        self._others, self._filled = np.zeros(1024, dtype=np.uint64), 0
        self._count = 0

    def terms(self, texts: Sequence[str]) -> tuple[Hashes, Ints]:
        """The terms of all words of these texts, in order, as hashes (none is 0); and how many each text has."""
        found = [self._terms(texts[start:stop]) for start, stop in grouped_texts(texts)]
        if len(found) == 1:
            return found[0]
        hashes, counts = zip(*found, strict=True) if found else ((), ())
        nothing = np.zeros(0, dtype=np.int64)
        return np.concatenate([nothing.astype(np.uint64), *hashes]), np.concatenate([nothing, *counts])

    def _terms(self, texts: Sequence[str]) -> tuple[Hashes, Ints]:
        encoded = list(map(_encoded, texts))
        data = b" ".join([*encoded, b""])
        units = _units(data)
        starts, ends, bare = _pieces(units)
        found = self._hashes(units, starts, ends)
        edges = np.searchsorted(starts, totals(np.array([len(text) + 1 for text in encoded], dtype=np.int64)))
        others = np.flatnonzero(~bare)
        if not len(others):
            return found, np.diff(edges)
        meaning = self._looked_up(found[others], data, starts[others], ends[others])
        single = (meaning & _ONE) == 1
        found[others[single]] = meaning[single]
        if single.all():
            return found, np.diff(edges)
        others, meaning = others[~single], meaning[~single]
        grown = np.ones(len(found), dtype=np.int64)
        grown[others] = ((meaning & _LOW) >> _ONE).astype(np.int64)
        before = totals(grown)
        found = np.repeat(found, grown)
        first = (meaning >> np.uint64(32)).astype(np.int64)
        found[ranges(before[others], grown[others])] = self._others[ranges(first, grown[others])]
        return found, np.diff(before[edges])

    def _hashes(self, units: Units, starts: Ints, ends: Ints) -> Hashes:
        """The fingerprints of pieces, capitals as small letters; odd numbers, so none is 0."""
        if len(units) > len(self._powers.inverse):
            self._powers = _Powers(len(units) + TOGETHER)
        powers = self._powers
        before = np.empty(len(units) + 1, dtype=np.uint64)
        before[0] = 0
        np.multiply(units, powers.power[: len(units)], out=before[1:])
        np.cumsum(before[1:], out=before[1:])
        keys = before[ends]
        keys -= before[starts]
        keys *= powers.inverse[starts]
        keys += (ends - starts).astype(np.uint64)
        keys = mixed(keys)
        keys |= _ONE
        return keys

    # --- the table

    def _looked_up(self, keys: Hashes, data: bytes, starts: Ints, ends: Ints) -> Hashes:
        """What pieces stand for; those that are new are read from their text."""
        slots = _slots(self._table[0], keys)
        missing = np.flatnonzero(self._table[0][slots] != keys)
        if len(missing):
            order = missing[np.argsort(keys[missing])]
            new = order[begins(keys[order].view(np.int64))]
            spans = zip(starts[new].tolist(), ends[new].tolist(), strict=True)
            self._learn(keys[new], [data[start:end].decode("utf-8", "surrogatepass") for start, end in spans])
            slots = _slots(self._table[0], keys)
        found: Hashes = self._table[1][slots]
        return found

    def _learn(self, keys: Hashes, pieces: list[str]) -> None:
        """Read new pieces and put them into the table."""
        found = _WORD_OR_BREAK.findall(_BREAK.join([*pieces, ""]))
        counts = np.diff(np.flatnonzero([word == _BREAK for word in found]), prepend=-1) - 1
        units = _units(_encoded(" ".join([*(_term(word) for word in found if word != _BREAK), ""])))
        ends = np.flatnonzero(units == BLANK)
        hashes = self._hashes(units, np.append(0, ends + 1)[:-1], ends)
        before = totals(counts)[:-1]
        single = counts == 1
        meaning = np.empty(len(keys), dtype=np.uint64)
        meaning[single] = hashes[before[single]]
        places = ranges(before[~single], counts[~single])
        offset = self._filled + totals(counts[~single])[:-1]
        meaning[~single] = (offset.astype(np.uint64) << np.uint64(32)) | (counts[~single] << 1).astype(np.uint64)
        if self._filled + len(places) > len(self._others):
            self._others = np.concatenate([self._others, np.zeros(len(self._others) + len(places), dtype=np.uint64)])
        self._others[self._filled : self._filled + len(places)] = hashes[places]
        self._filled += len(places)
        self._count += len(keys)
        if 2 * self._count > self._table.shape[1]:
            known = self._table[:, self._table[0] != 0]
            larger = np.zeros((2, 4 * max(self._table.shape[1], 1 << self._count.bit_length())), dtype=np.uint64)
            _put(larger, *known)
            self._table = larger
        _put(self._table, keys, meaning)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _units(data: bytes) -> Units:
    """The bytes of a text, capitals of the Latin alphabet as small letters."""
    units = np.frombuffer(data, dtype=np.uint8)
    capital = (units - np.uint8(ord("A"))) < 26
    found: Units = units + (capital.view(np.uint8) << 5)
    return found


def _pieces(units: Units) -> tuple[Ints, Ints, Bools]:
    """Where the pieces of a text begin and end that ends in a blank, and whether each is nothing but a word.

    A word of plain letters stands without the mark before and the marks behind it; others are as they stand.
    """
    stops = np.flatnonzero((units - np.uint8(ord("a"))) >= 26)
    blanks = np.flatnonzero(units[stops] <= BLANK)
    ends = stops[blanks]
    starts = np.empty_like(ends)
    starts[:1] = 0
    np.add(ends[:-1], 1, out=starts[1:])
    others = blanks.copy()  # what is no letter, in each piece
    others[1:] -= blanks[:-1] + 1
    filled = np.flatnonzero(starts < ends)
    starts, ends, others = starts[filled], ends[filled], others[filled]
    bare = others == 0
    some = np.flatnonzero(~bare)
    begin, end, left = starts[some], ends[some], others[some]
    for _ in range(2):
        mark = (left > 0) & _IS_MARK[units[end - 1]]
        end, left = end - mark, left - mark
    mark = (left > 0) & _IS_MARK[units[begin]]
    begin, left = begin + mark, left - mark
    whole = (left == 0) & (begin < end)
    bare[some] = whole
    starts[some], ends[some] = np.where(whole, begin, starts[some]), np.where(whole, end, ends[some])
    return starts, ends, bare


class _Powers:
    """Powers of the radix and of its inverse."""

    def __init__(self, size: int) -> None:
        self.power = _powers(_RADIX, size)
        self.inverse = _powers(pow(_RADIX, -1, 1 << 64), size)


def _powers(base: int, size: int) -> Hashes:
    found = np.full(size, base, dtype=np.uint64)
    found[:1] = 1
    powers: Hashes = np.multiply.accumulate(found)
    return powers


def _slots(known: Hashes, keys: Hashes) -> Ints:
    """The slot of each key: where it stands, or the free one where the search for it ends."""
    shift, last = np.uint64(64 - (len(known) - 1).bit_length()), len(known) - 1
    slots = (keys >> shift).astype(np.int64)
    there = known[slots]
    wrong = np.flatnonzero((there != keys) & (there != 0))
    while len(wrong):
        slots[wrong] = (slots[wrong] + 1) & last
        there = known[slots[wrong]]
        wrong = wrong[(there != keys[wrong]) & (there != 0)]
    return slots


def _put(table: Hashes, keys: Hashes, meaning: Hashes) -> None:
    """Write different new keys and what they stand for, each into the first free slot behind its own."""
    while len(keys):
        slots = _slots(table[0], keys)
        order = np.argsort(slots, kind="stable")
        first = order[begins(slots[order])]
        table[1][slots[first]] = meaning[first]
        table[0][slots[first]] = keys[first]
        rest = np.ones(len(keys), dtype=bool)
        rest[first] = False
        keys, meaning = keys[rest], meaning[rest]


def _term(word: str) -> str:
    return word.lower() if word.isascii() and word.isalnum() else term_of(word)
