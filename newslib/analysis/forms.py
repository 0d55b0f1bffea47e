"""The words of a batch of sentences in two forms that survive rewording: as stems, and as runs of three letters.

Before that, the forms of one name become one ("U.S.", "United States"), as far as the list `aliases` knows them.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from newslib.analysis.spaces import cells, cells_of, matrix_of
from newslib.arrays import ranges, totals
from newslib.reading.names import listed_aliases
from newslib.reading.parts import parts_of
from newslib.reading.words import is_stop, term_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from newslib.analysis.spaces import Cells
    from newslib.reading.batch import Batch
    from newslib.reading.vocabulary import Vocabulary

    Ints = NDArray[np.int64]

LETTERS = 3  # so many letters in a run; the edges of a word count as one each


def stems_and_letters(batch: Batch) -> tuple[Cells, Cells]:
    """How often each sentence has each stem of a content word, and each run of letters.

    Stems are numbers of `batch.vocabulary.stems`, runs of letters those that `parts_of` gives the runs of its terms. A
    run that a word holds twice counts twice.
    """
    known, height = batch.vocabulary, len(batch.words)
    sentence = np.repeat(np.arange(height), batch.words)
    sentence, terms = _one_form_a_name(known, sentence, known.every_term(batch.pieces))
    content = np.flatnonzero(known.known("stop")[terms] == 0)
    words = matrix_of(sentence, terms, height, len(known.terms))
    letters = cells_of(parts_of(known, "terms", many_letter_runs).counted(words))
    return cells(sentence[content], known.stems_of(terms[content]), height), letters


def letter_runs(term: str, size: int = LETTERS) -> list[str]:
    """The runs of so many letters in a word, its edges included; a shorter word is one run.

    >>> letter_runs("rain")
    [' ra', 'rai', 'ain', 'in ']
    """
    padded = f" {term} "
    return [padded[i : i + size] for i in range(max(1, len(padded) - size + 1))]


def many_letter_runs(terms: Sequence[str], size: int = LETTERS) -> tuple[Ints, list[str]]:
    """How many runs of letters each word has, and the runs of all words in order.

    >>> sizes, runs = many_letter_runs(["rain", "a"])
    >>> sizes.tolist(), runs
    ([4, 1], [' ra', 'rai', 'ain', 'in ', ' a '])
    """
    text = "".join([f" {term} " for term in terms])
    lengths = np.array(list(map(len, terms)), dtype=np.int64) + 2
    ends, sizes = np.cumsum(lengths), np.maximum(1, lengths - size + 1)
    starts = ranges(ends - lengths, sizes)
    stops = np.minimum(starts + size, np.repeat(ends, sizes))
    return sizes, [text[start:stop] for start, stop in zip(starts.tolist(), stops.tolist(), strict=True)]


@cache
def _names() -> list[tuple[str, str]]:
    """Forms of listed names, the longest first, and what each counts as: the name's shortest form of one word."""
    forms: dict[str, set[tuple[str, ...]]] = {}
    for form, name in listed_aliases().items():
        terms = tuple(map(term_of, words_of(form)))
        if not (len(terms) == 1 and is_stop(terms[0])):  # "us" and "who" are words as well
            forms.setdefault(name, set()).add(terms)
    found = []
    for several in forms.values():
        single = min((form for form in several if len(form) == 1), key=lambda form: (len(form[0]), form), default=None)
        found += [(form, single[0]) for form in several if single and form != single]
    return [(" ".join(form), name) for form, name in sorted(found, key=lambda item: (-len(item[0]), item))]


_numbered: WeakKeyDictionary[Vocabulary, tuple[Ints, list[tuple[list[int], int]]]] = WeakKeyDictionary()


def _numbered_names(known: Vocabulary) -> tuple[Ints, list[tuple[list[int], int]]]:
    """The same in the numbers of a vocabulary, remembered as long as it is; and the first word of each form."""
    found = _numbered.get(known)
    if found is None:
        pieces, counts = known.numbers([text for pair in _names() for text in pair])
        terms = known.every_term(pieces).tolist()
        before = totals(known.known("words")[pieces])[totals(counts)].tolist()
        spans = [terms[start:stop] for start, stop in pairwise(before)]
        names = [(form, name[0]) for form, name in zip(spans[::2], spans[1::2], strict=True)]
        found = _numbered[known] = (np.array([form[0] for form, _ in names], dtype=np.int64), names)
    return found


def _one_form_a_name(known: Vocabulary, sentence: Ints, terms: Ints) -> tuple[Ints, Ints]:
    """Put one term wherever a form of a listed name stands."""
    firsts, names = _numbered_names(known)
    present = np.zeros(len(known.terms), dtype=bool)
    present[terms] = True
    begin = np.zeros(len(known.terms), dtype=bool)
    begin[firsts] = True
    places = np.flatnonzero(begin[terms])  # where a form may begin
    single, kept = terms.copy(), np.ones(len(terms), dtype=bool)
    for number in np.flatnonzero(present[firsts]).tolist():
        form, name = names[number]
        if not present[form].all():
            continue
        at = places[(terms[places] == form[0]) & (places <= len(terms) - len(form))]
        for step, term in enumerate(form):
            at = at[(terms[at + step] == term) & (sentence[at + step] == sentence[at]) & kept[at + step]]
        single[at] = name
        for step in range(1, len(form)):
            kept[at + step] = False
    return sentence[kept], single[kept]
