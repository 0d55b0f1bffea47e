"""How each version is written, in measures that can be followed to their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import fmean, median
from typing import TYPE_CHECKING, Final

from newslib.analysis.manner.grammar import grammar
from newslib.analysis.manner.hedging import hedges
from newslib.analysis.manner.lexical_diversity import mattr, mtld, type_token_ratio
from newslib.analysis.manner.measures import CLAUSES, MEASURES, SENTENCES, WORDS
from newslib.analysis.manner.readability import dale_chall, flesch, flesch_kincaid, hard_words, mean_syllables
from newslib.analysis.manner.sentiment import NEGATIVE, POSITIVE, compound
from newslib.analysis.manner.sourcing import attributions, in_marks, named_sources, numbers
from newslib.analysis.manner.telling import Stretch, Telling, stretches, tellings
from newslib.analysis.ranking import checked_kinds
from newslib.errors import InputError
from newslib.reading.story import Story
from newslib.tables import FLOAT, INT, STRING, make_table

if TYPE_CHECKING:
    from pandas import DataFrame

_HALVES: Final = ("A", "B")


def style(story: Story, *, kinds: Sequence[str] = ("paragraph",)) -> DataFrame:
    """Describe the manner of writing of each half: a row a measure, a column a half.

    Descriptive only: nothing here says who or what wrote a text, or which half is better.

    Parameters
    ----------
    story : Story
    kinds : sequence of str
        The kinds of blocks that count: headline, byline, paragraph, caption, credit, note.

    Returns
    -------
    DataFrame
        `group`: length, vocabulary, readability, grammar, sourcing, sentiment; `measure`; `unit`, with scale and
        direction; `A` and `B`, the values; `can` and `cannot`, what the measure can tell and what it cannot. Always
        the same rows in the same order. A value is missing where it is not defined: where the half is not there or
        has no word in such blocks, where MTLD finds no word twice, where MATTR's window of 50 words is longer than
        the half, and, for measures that know English alone, where the half is not English by its letters and function
        words. Words are those of `word_table`, sentences those of `sentence_table` that hold a word. A value "per 100
        words" (sentences, clauses), "clauses" or "sources" is a number of rows of `style_evidence`.

    Raises
    ------
    InputError
        Where `story` is no Story, or a kind is not known.
    NewslibError
        Where spaCy or its model is not installed.

    Notes
    -----
    MTLD with threshold 0.72, mean of both directions, with partial factors (McCarthy and Jarvis 2010); MATTR with a
    window of 50 words (Covington and McFall 2010); reading ease (Flesch 1948), grade (Kincaid and others 1975), score
    with hard words (Dale and Chall 1948); compound sentiment (Hutto and Gilbert 2014), of sentences' first 500 words.
    The formulas stand in the rooms of `newslib.analysis.manner`.
    """
    read = _read(story, kinds)
    values = {half: _values(telling, _evidence(telling)) for half, telling in read.items()}
    shape = {"group": STRING, "measure": STRING, "unit": STRING, **dict.fromkeys(_HALVES, FLOAT)}
    rows = [
        (m.group, m.name, m.unit, *(values.get(half, {}).get(m.name) for half in _HALVES), m.can, m.cannot)
        for m in MEASURES
    ]
    return make_table({**shape, "can": STRING, "cannot": STRING}, rows)


def style_evidence(story: Story, *, kinds: Sequence[str] = ("paragraph",)) -> DataFrame:
    """Give the words behind every measure of `style` that is a number of something.

    Parameters
    ----------
    story : Story
    kinds : sequence of str
        As in `style`.

    Returns
    -------
    DataFrame
        `measure`, as `style` names it; `half`; `sentence`, its number; `start, end`, offsets into the story's text;
        `text`, the words as they stand there. A clause stands under its verb, a passive from its auxiliary to its
        verb, a quotation without its marks, a named source where the half first names it. By measure in the order of
        `style`, then by `start`.

    Raises
    ------
    InputError
        Where `story` is no Story, or a kind is not known.
    NewslibError
        Where spaCy or its model is not installed.
    """
    order = {measure.name: number for number, measure in enumerate(MEASURES)}
    found = [row for telling in _read(story, kinds).values() for row in _evidence(telling)]
    found.sort(key=lambda row: (order[row.measure], row.start, row.end))
    shape = {"measure": STRING, "half": STRING, "sentence": INT, "start": INT, "end": INT, "text": STRING}
    return make_table(shape, [(*row, story.text[row.start : row.end]) for row in found])


def _read(story: Story, kinds: Sequence[str]) -> dict[str, Telling]:
    if not isinstance(story, Story):
        raise InputError(f"style needs a Story; got {type(story).__name__}")
    return tellings(story, checked_kinds(kinds))


# --- evidence


def _evidence(telling: Telling) -> list[Stretch]:
    """Every stretch of words that a measure counts."""
    found = [*in_marks(telling), *numbers(telling)]
    if telling.is_english:
        parsed = grammar(telling)
        found += parsed.found
        found += stretches("hard words", telling, list(hard_words(telling, parsed.comparatives)))
        found += [*attributions(telling), *named_sources(telling), *hedges(telling), *_moods(telling)]
    return found


def _moods(telling: Telling) -> Iterator[Stretch]:
    for row in telling.sentences:
        score = compound(row.text)
        mood = "positive sentences" if score >= POSITIVE else "negative sentences" if score <= NEGATIVE else ""
        if mood:
            yield from stretches(mood, telling, [row])


# --- values


def _values(telling: Telling, evidence: Sequence[Stretch]) -> dict[str, float | None]:
    """The value of every measure that is defined for a half."""
    words, lengths = telling.words, list(Counter(word.sentence for word in telling.words).values())
    terms = [word.term for word in words]
    values: dict[str, float | None] = {
        "words": len(words),
        "sentences": len(lengths),
        "mean sentence length": fmean(lengths),
        "median sentence length": median(lengths),
        "mean word length": fmean(sum(map(str.isalnum, word.text)) for word in words),
        "type-token ratio": type_token_ratio(terms),
        "MTLD": mtld(terms),
        "MATTR": mattr(terms),
    }
    values |= _rates(telling, evidence)
    return values | (_formulas(telling, values) if telling.is_english else {})


def _rates(telling: Telling, evidence: Sequence[Stretch]) -> dict[str, float | None]:
    """The values of the measures that are counted: numbers of stretches, on a hundred of what their unit says."""
    counts = Counter(row.measure for row in evidence)
    of = {WORDS: len(telling.words), SENTENCES: len(telling.sentences), CLAUSES: counts["clauses"]}
    return {
        m.name: (100 * counts[m.name] / of[m.unit] if of[m.unit] else None) if m.unit in of else counts[m.name]
        for m in MEASURES
        if m.counted and (telling.is_english or not m.english)
    }


def _formulas(telling: Telling, values: dict[str, float | None]) -> dict[str, float | None]:
    """The measures that know English alone and are no counts."""
    a_sentence = len(telling.words) / len(telling.sentences)
    a_word = mean_syllables(telling.words)
    return {
        "mean syllables": a_word,
        "Flesch reading ease": None if a_word is None else flesch(a_sentence, a_word),
        "Flesch-Kincaid grade": None if a_word is None else flesch_kincaid(a_sentence, a_word),
        "Dale-Chall score": dale_chall(a_sentence, values["hard words"] or 0.0),
        "mean sentiment": fmean(compound(row.text) for row in telling.sentences),
    }
