"""The length of a summary, and which sentences it takes: by rank, while they fit, no words twice, quotations whole."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from newslib.errors import InputError, require_whole
from newslib.reading.words import WORD, term_of, words_of

_PIECE = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Length:
    """How long a summary may be: `n` sentences, or instead so many `words`, or a `ratio` of the sentences.

    A number out of its range, or both `words` and `ratio`, is an `InputError`.
    """

    n: int = 3
    words: int | None = None
    ratio: float | None = None

    def __post_init__(self) -> None:
        if self.words is not None and self.ratio is not None:
            raise InputError(
                f"a length is given by words or by ratio; got words={self.words!r} and ratio={self.ratio!r}"
            )
        require_whole(self.n, "n")
        if self.words is not None:
            require_whole(self.words, "words")
        number = isinstance(self.ratio, int | float) and not isinstance(self.ratio, bool)
        if self.ratio is not None and not (number and 0 < self.ratio <= 1):
            raise InputError(f"ratio must be above 0 and at most 1; got {self.ratio!r}")

    def sentences(self, size: int) -> int:
        """How many of so many sentences may be taken."""
        if self.words is not None:
            return size
        return self.n if self.ratio is None else max(1, round(self.ratio * size))


@dataclass(slots=True)
class Taken:
    """What a summary takes of the sentences of one text.

    Attributes
    ----------
    chosen : list of int
        The places of the sentences, in the order in which they were taken.
    notes : dict of int to str
        Why a sentence was taken or passed over, where its rank is not the reason.
    cut : int or None
        After how many characters the one chosen sentence ends, where not even the shortest fits.
    whole : bool
        Whether every quotation is whole.
    """

    chosen: list[int] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)
    cut: int | None = None
    whole: bool = True


def take(
    order: Sequence[int],
    texts: Sequence[str],
    shared: Sequence[int],
    length: Length,
    names: Sequence[object] | None = None,
    said: Sequence[Hashable] | None = None,
) -> Taken:
    """Go down the ranks and take what fits.

    Parameters
    ----------
    order : sequence of int
        The places of the sentences to choose from, best first.
    texts : sequence of str
        The sentences by place.
    shared : sequence of int
        A number for every place; sentences that share a quotation have the same.
    length : Length
    names : sequence, optional
        What notes call the sentences; their places otherwise.
    said : sequence, optional
        Equal for sentences with the same words, where that is known already.

    Returns
    -------
    Taken
        A sentence with the same words as one taken before is passed over. Sentences that share a quotation are taken
        together, when the last of them has its turn, where all of them fit, and where not, passed over while there
        are others. Never empty where there is a sentence.
    """
    found = _Taking(texts, names or range(len(texts)), length, length.sentences(len(order)), said)
    parts: dict[int, list[int]] = {}
    for place, number in enumerate(shared):
        parts.setdefault(number, []).append(place)
    met: dict[int, int] = {}
    for place in order:
        number = shared[place]
        met[number] = met.get(number, 0) + 1
        if found.full:
            break
        found.take_whole(place, parts[number], waits=met[number] < len(parts[number]))
    whole = len(found.chosen)
    if length.words is None or not found.chosen:  # else fewer words will do
        for place in order:  # what is left to take is parts of quotations that do not fit whole
            if not found.full and place not in found.chosen:
                found.take_whole(place, [place])
    if len(order) and not found.chosen:
        found.take_beginning(order[0])
    return Taken(list(found.chosen), found.notes, found.cut, len(found.chosen) == whole)


class _Taking:
    """A summary while it is put together."""

    def __init__(
        self,
        texts: Sequence[str],
        names: Sequence[object],
        length: Length,
        room: int,
        keys: Sequence[Hashable] | None,
    ) -> None:
        self.texts, self.names, self.most, self.keys = texts, names, length.words, keys
        self.room, self.words = room, length.words
        self.chosen: dict[int, None] = {}  # in the order of taking
        self.notes: dict[int, str] = {}
        self.said: dict[Hashable, int] = {}
        self.terms: dict[int, tuple[str, ...]] = {}
        self.cut: int | None = None

    @property
    def full(self) -> bool:
        return self.room <= 0 or (self.words is not None and self.words <= 0)

    def take_whole(self, place: int, parts: list[int], *, waits: bool = False) -> None:
        """Take a sentence with all that share a quotation with it, if all fit; leave a note if not."""
        if self._repeats(place):
            return
        if waits:
            self.notes[place] = "passed over: the rest of its quotation ranks lower"
            return
        parts = [part for part in parts if not self._repeats(part)]
        size = sum(word_count(self.texts[part]) for part in parts) if self.words is not None else 0
        quotation = "a quotation of " if len(parts) > 1 else ""
        if len(parts) > self.room:
            note = f"passed over: {quotation}{len(parts)} sentences, with room for {self.room}"
            self.notes |= dict.fromkeys(parts, note)
        elif self.words is not None and size > self.words:
            note = f"passed over: {quotation}{size} words, with room for {self.words}"
            self.notes |= dict.fromkeys(parts, note)
        else:
            self._take(parts, size)

    def _repeats(self, place: int) -> bool:
        """Whether a sentence says the words of one that was taken; a note says so."""
        same = self.said.get(self._terms(place))
        if same is not None:
            self.notes[place] = f"passed over: the same words as sentence {self.names[same]}"
        return same is not None

    def _terms(self, place: int) -> Hashable:
        """What two sentences with the same words share; the sentence itself where it has no word."""
        if self.keys is not None:
            return self.keys[place]
        if place not in self.terms:
            text = self.texts[place]
            self.terms[place] = tuple(map(term_of, words_of(text))) or (text,)
        return self.terms[place]

    def _take(self, parts: list[int], size: int) -> None:
        self.room -= len(parts)
        self.words = None if self.words is None else self.words - size
        for part in parts:
            self.chosen[part] = None
            self.said.setdefault(self._terms(part), part)
            self.notes.pop(part, None)
            if len(parts) > 1:
                self.notes[part] = f"chosen: belongs to a quotation of {len(parts)} sentences"

    def take_beginning(self, place: int) -> None:
        """Take as many words of a sentence as fit, where no sentence fits."""
        text, most = self.texts[place], self.most or 1
        for pattern in (WORD, _PIECE):  # a beginning without a word, where there is no other
            ends = [match.end() for match in pattern.finditer(text)]
            self.cut = max((end for end in ends if word_count(text[:end]) <= most), default=None)
            if self.cut is not None:
                break
        size = word_count(text)
        self.notes[place] = (
            f"chosen: its first words, since none of the sentences has {most} words or fewer; it has {size}"
        )
        self.chosen[place] = None


def word_count(text: str) -> int:
    """The words of a text by our count or by white space, whichever are more, so that a limit holds for both."""
    return max(len(words_of(text)), len(text.split()))
