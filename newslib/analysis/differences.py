"""What became of the words of two sentences that belong together."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from newslib.errors import InputError
from newslib.reading.sentences import texts_by_number
from newslib.reading.words import is_stop, term_of, word_spans, words_of
from newslib.tables import INT, STRING, make_table, require_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pandas import DataFrame

Change = tuple[str, int, int, int, int]  # what happened, and the words of A and of B that it happened to
SHAPE = {"b_sentence": INT, "a_sentence": INT, "change": STRING, "a_start": INT, "a_end": INT, "b_start": INT}
SHAPE |= {"b_end": INT, "a_text": STRING, "b_text": STRING}


def differences(sentences: DataFrame, alignment: DataFrame) -> DataFrame:
    """Compare aligned sentences word by word.

    Parameters
    ----------
    sentences : DataFrame
        As `sentence_table` gives it; needs `sentence, start, text`.
    alignment : DataFrame
        As `align` gives it; needs `b_sentence, a_sentence`.

    Returns
    -------
    DataFrame
        For each linked pair its parts in reading order, a row each: `b_sentence, a_sentence`; `change`, one of `kept`
        (the same words), `replaced`, `dropped` (A alone has them), `added` (B alone); `a_start, a_end, b_start, b_end`,
        offsets into the story's text, missing on the side that has no words; `a_text, b_text`, these words as they
        stand. Every word of both sentences is in one row. As many words as possible are kept, in order; a function word
        that stands alone, with words of both sentences changed on either side, counts as changed with them.

    Raises
    ------
    InputError
        Where a needed column is missing, or a sentence of the alignment is not in the table.
    """
    require_columns(sentences, ["sentence", "start", "text"], "differences")
    texts = texts_by_number(sentences)
    rows: list[tuple[object, ...]] = []
    for b_sentence, a_sentence in _linked(sentences, alignment, "differences"):
        (a_at, a), (b_at, b) = texts[a_sentence], texts[b_sentence]
        a_spans, b_spans = list(word_spans(a)), list(word_spans(b))
        for change, a_from, a_to, b_from, b_to in changes([a[s:e] for s, e in a_spans], [b[s:e] for s, e in b_spans]):
            in_a, in_b = _stretch(a, a_at, a_spans[a_from:a_to]), _stretch(b, b_at, b_spans[b_from:b_to])
            rows.append((b_sentence, a_sentence, change, *in_a[:2], *in_b[:2], in_a[2], in_b[2]))
    return make_table(SHAPE, rows)


def own_words(sentences: DataFrame, alignment: DataFrame) -> DataFrame:
    """The words of aligned sentences that none of their counterparts has, wherever in it they might stand.

    Parameters
    ----------
    sentences, alignment : DataFrame
        As for `differences`; `sentences` needs `half` too.

    Returns
    -------
    DataFrame
        A row for each run of such words, in the order of the table: `half, sentence, start, end`, offsets into the
        story's text, and `text`. Words are compared as terms. A sentence without a counterpart has no row.

    Raises
    ------
    InputError
        As for `differences`.
    """
    require_columns(sentences, ["half", "sentence", "start", "text"], "own_words")
    pairs = _linked(sentences, alignment, "own_words")
    terms = {number: [*map(term_of, words_of(text))] for number, (_, text) in texts_by_number(sentences).items()}
    others: dict[int, set[str]] = {}
    for b_sentence, a_sentence in pairs:
        others.setdefault(b_sentence, set()).update(terms[a_sentence])
        others.setdefault(a_sentence, set()).update(terms[b_sentence])
    rows: list[tuple[object, ...]] = []
    columns = (sentences[name].tolist() for name in ("half", "sentence", "start", "text"))
    for half, number, at, text in zip(*columns, strict=True):
        if number not in others:
            continue
        own = [term not in others[number] for term in terms[number]]
        for alone, run in groupby(zip(own, word_spans(text), strict=True), key=itemgetter(0)):
            if alone:
                rows.append((half, number, *_stretch(text, at, [span for _, span in run])))
    return make_table({"half": STRING, "sentence": INT, "start": INT, "end": INT, "text": STRING}, rows)


def _linked(sentences: DataFrame, alignment: DataFrame, what: str) -> list[tuple[int, int]]:
    """The pairs of an alignment, that of B first, all of them in the table."""
    require_columns(alignment, ["b_sentence", "a_sentence"], what)
    pairs = alignment.dropna(subset=["a_sentence", "b_sentence"])
    found = list(zip(pairs["b_sentence"].tolist(), pairs["a_sentence"].tolist(), strict=True))
    known = set(sentences["sentence"].tolist())
    for pair in found:
        for number in pair:
            if number not in known:
                raise InputError(f"alignment must name sentences of the table; got {number}, which is not among them")
    return found


def changes(a: Sequence[str], b: Sequence[str]) -> list[Change]:
    """How the words of `b` come from those of `a`.

    Parameters
    ----------
    a, b : sequence of str
        Words as they stand; they are compared as terms.

    Returns
    -------
    list of tuple
        In reading order: `kept`, `replaced`, `dropped` or `added`; where the words begin and end in `a`, and in `b`.

    >>> changes("It left on Wednesday".split(), "It soon left on Thursday".split())
    [('kept', 0, 1, 0, 1), ('added', 1, 1, 1, 2), ('kept', 1, 3, 2, 4), ('replaced', 3, 4, 4, 5)]
    """
    terms_a, terms_b = [term_of(word) for word in a], [term_of(word) for word in b]
    blocks = [
        (code.src_start, code.src_end, code.dest_start, code.dest_end)
        for code in Indel.opcodes(terms_a, terms_b)
        if code.tag == "equal"
    ]
    kept = [block for i, block in enumerate(blocks) if not _by_chance(block, i, blocks, terms_a, len(terms_b))]
    found: list[Change] = []
    at_a = at_b = 0
    for a_from, a_to, b_from, b_to in [*kept, (len(a), len(a), len(b), len(b))]:
        if a_from > at_a or b_from > at_b:
            change = "replaced" if a_from > at_a and b_from > at_b else "dropped" if a_from > at_a else "added"
            found.append((change, at_a, a_from, at_b, b_from))
        if a_to > a_from:
            found.append(("kept", a_from, a_to, b_from, b_to))
        at_a, at_b = a_to, b_to
    return found


def _by_chance(
    block: tuple[int, int, int, int], i: int, blocks: list[tuple[int, int, int, int]], terms: list[str], b_size: int
) -> bool:
    """Whether an equal block is one function word with changes of both sentences on either side."""
    a_from, a_to, b_from, b_to = block
    if a_to - a_from > 1 or not is_stop(terms[a_from]):
        return False
    before = blocks[i - 1] if i else (0, 0, 0, 0)
    after = blocks[i + 1] if i + 1 < len(blocks) else (len(terms), 0, b_size, 0)
    return before[1] < a_from and before[3] < b_from and a_to < after[0] and b_to < after[2]


def _stretch(text: str, at: int, spans: Sequence[tuple[int, int]]) -> tuple[int | None, int | None, str | None]:
    """Where some words stand in the story, and the text they make."""
    if not spans:
        return None, None, None
    start, end = spans[0][0], spans[-1][1]
    return at + start, at + end, text[start:end]
