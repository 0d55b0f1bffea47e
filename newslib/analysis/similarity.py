"""How alike the two halves are, at the level of characters, words, phrases and sentences.

Every measure is taken of the running text (paragraphs; no headlines, captions, credits, notes), because a caption
that only one half has says nothing about how its story was retold. Each says its scale and its direction. None is an
answer by itself: a rewrite of the same facts and an unrelated story on the same topic can share many words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from newslib.analysis.alignment import align
from newslib.analysis.runs import longest_shared_run
from newslib.analysis.tfidf import content_terms, weigh_features
from newslib.errors import InputError
from newslib.reading.sentences import running_text, sentence_table
from newslib.reading.story import Story
from newslib.reading.words import stem_of, term_of, words_of
from newslib.tables import FLOAT, STRING, make_table

if TYPE_CHECKING:
    from pandas import DataFrame

CHARACTERS = 4  # length of the character n-grams
MOST_LEFT_OUT = 200  # sentences of both halves; beyond it no single sentence moves a measure
SHAPE = {"level": STRING, "measure": STRING, "value": FLOAT, "low": FLOAT, "high": FLOAT, "meaning": STRING}

Texts = Sequence[str]
Measure = Callable[[Texts, Texts], float]


def similarity(story: Story) -> DataFrame:
    """How alike the two halves of a story are.

    Parameters
    ----------
    story : Story
        With two halves.

    Returns
    -------
    DataFrame
        One row a measure: `level` (`characters`, `words`, `phrases`, `sentences`), `measure`, `value`, `low, high`
        and `meaning`, which gives the scale and direction in words. All values are in [0, 1] and larger is more
        alike, but for the longest shared run, which counts words. `low` and `high` are the smallest and largest value
        when any one sentence is left out: how much hangs on a single sentence. They are missing for the longest run,
        for the measures of whole sentences, and for halves of more than 200 sentences together.

        No rows for a story told once.

    Raises
    ------
    InputError
        Where the argument is not a Story.
    """
    if not isinstance(story, Story):
        raise InputError(f"similarity needs a Story; got {type(story).__name__}")
    rows = running_text(sentence_table(story))
    a, b = (rows["text"][rows["half"] == half].tolist() for half in ("A", "B"))
    if not a or not b:
        return make_table(SHAPE)
    found: list[tuple[object, ...]] = []
    for spec in _MEASURES:
        low, high = _range_without_one(spec.measure, a, b)
        found.append((spec.level, spec.name, spec.measure(a, b), low, high, spec.meaning))
    found.append(_longest_run_row(a, b))
    found.extend(_counterpart_rows(rows))
    return make_table(SHAPE, sorted(found, key=lambda row: _LEVELS.index(str(row[0]))))


# --- the measures: each takes the sentences of A and of B


def tfidf_cosine(a: Texts, b: Texts) -> float:
    """Cosine of the two halves' summed TF-IDF weights, in the one space of their sentences: [0, 1]."""
    matrix = weigh_features([content_terms(text) for text in (*a, *b)]).matrix
    in_a, in_b = (np.asarray(part.sum(axis=0)).ravel() for part in (matrix[: len(a)], matrix[len(a) :]))
    lengths = float(np.linalg.norm(in_a) * np.linalg.norm(in_b))
    return min(1.0, float(in_a @ in_b) / lengths) if lengths else 0.0


def jaccard(a: frozenset[object], b: frozenset[object]) -> float:
    """Shared items as a share of all items (Jaccard 1912): [0, 1], larger is more alike; 0 for two empty sets."""
    return len(a & b) / len(a | b) if a or b else 0.0


def containment(part: frozenset[object], whole: frozenset[object]) -> float:
    """Share of the items of `part` that `whole` holds (Broder 1997): [0, 1], larger is more contained."""
    return len(part & whole) / len(part) if part else 0.0


def character_cosine(a: Texts, b: Texts) -> float:
    """Cosine of the counts of character n-grams inside words: [0, 1], larger is more alike."""
    in_a, in_b = (Counter(gram for text in half for gram in _character_ngrams(text)) for half in (a, b))
    product = sum(count * in_b[gram] for gram, count in in_a.items())
    lengths = float(np.sqrt(sum(n * n for n in in_a.values())) * np.sqrt(sum(n * n for n in in_b.values())))
    return min(1.0, product / lengths) if lengths else 0.0


def stems(texts: Texts) -> frozenset[object]:
    """The distinct stems of the content words."""
    return frozenset(stem_of(term) for text in texts for term in content_terms(text))


def ngrams(texts: Texts, n: int) -> frozenset[object]:
    """The distinct runs of `n` words (function words too), within sentences."""
    words = [[term_of(word) for word in words_of(text)] for text in texts]
    return frozenset(tuple(run[i : i + n]) for run in words for i in range(len(run) - n + 1))


def _character_ngrams(text: str) -> list[str]:
    padded = [f" {term_of(word)} " for word in words_of(text)]
    return [word[i : i + CHARACTERS] for word in padded for i in range(max(1, len(word) - CHARACTERS + 1))]


@dataclass(frozen=True, slots=True)
class _Spec:
    level: str
    name: str
    meaning: str
    measure: Measure


_LEVELS = ("characters", "words", "phrases", "sentences")
_MEASURES = (
    _Spec(
        "characters",
        "4-character cosine",
        "0: no run of four characters inside a word is shared; 1: the same runs equally often",
        character_cosine,
    ),
    _Spec(
        "words",
        "TF-IDF cosine",
        "0: no content word is shared; 1: the same content words with the same weights",
        tfidf_cosine,
    ),
    _Spec(
        "words",
        "Jaccard of stems",
        "distinct content words in both halves, as a share of those in either; 1: the same words",
        lambda a, b: jaccard(stems(a), stems(b)),
    ),
    _Spec(
        "words",
        "A's words found in B",
        "share of A's distinct content words that B has too; 1: B has them all",
        lambda a, b: containment(stems(a), stems(b)),
    ),
    _Spec(
        "words",
        "B's words found in A",
        "share of B's distinct content words that A has too; 1: B has no word of its own",
        lambda a, b: containment(stems(b), stems(a)),
    ),
    _Spec(
        "phrases",
        "B's word pairs found in A",
        "share of B's distinct pairs of neighbouring words that A has too; 1: all of them",
        lambda a, b: containment(ngrams(b, 2), ngrams(a, 2)),
    ),
    _Spec(
        "phrases",
        "B's word triples found in A",
        "share of B's distinct runs of three words that A has too; 1: all of them",
        lambda a, b: containment(ngrams(b, 3), ngrams(a, 3)),
    ),
)


def _range_without_one(measure: Measure, a: Texts, b: Texts) -> tuple[float | None, float | None]:
    """Smallest and largest value over all ways to leave one sentence out; missing where that empties a half."""
    if len(a) + len(b) > MOST_LEFT_OUT or min(len(a), len(b)) < 2:
        return None, None
    without_a = (measure([*a[:i], *a[i + 1 :]], b) for i in range(len(a)))
    without_b = (measure(a, [*b[:i], *b[i + 1 :]]) for i in range(len(b)))
    values = [*without_a, *without_b]
    return min(values), max(values)


def _longest_run_row(a: Texts, b: Texts) -> tuple[object, ...]:
    words_a, words_b = ([word for text in half for word in words_of(text)] for half in (a, b))
    start, length = longest_shared_run([*map(term_of, words_a)], [*map(term_of, words_b)])
    run = " ".join(words_a[start : start + min(length, 30)]) + (" …" if length > 30 else "")
    meaning = f"a count of words, larger is more alike; the run in A: “{run}”" if length else "no word is shared"
    return "phrases", "longest shared run (words)", float(length), None, None, meaning


def _counterpart_rows(rows: DataFrame) -> list[tuple[object, ...]]:
    """What `align` finds, as shares of each half's sentences."""
    links = align(rows).dropna(subset=["a_sentence", "b_sentence"])
    found: list[tuple[object, ...]] = []
    for this, other in (("A", "B"), ("B", "A")):
        share = links[f"{this.lower()}_sentence"].nunique() / int((rows["half"] == this).sum())
        meaning = f"share of {this}'s sentences with a counterpart in {other}; 1: all have one"
        found.append(("sentences", f"{this}'s sentences found in {other}", share, None, None, meaning))
    return found
