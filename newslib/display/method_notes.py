"""How the numbers of a report came about, for readers who have nothing but the page."""

from __future__ import annotations

import html
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple


class Note(NamedTuple):
    """A step, what it does, and where it is blind."""

    name: str
    does: str
    blind: str


def method_notes() -> Iterator[Note]:
    """The notes, in the order in which a story goes through the steps; their constants are those of the code."""
    from newslib.analysis.alignment import EDITED
    from newslib.analysis.claims.facts import CHANGED, GONE
    from newslib.analysis.claims.voices import KEPT
    from newslib.analysis.keyness import FEW
    from newslib.analysis.reuse import MATCHING
    from newslib.analysis.scores import POSITION_DECAY
    from newslib.analysis.similarity import CONFIDENCE, RESAMPLES

    yield Note(
        "Reading",
        "The text is cut at its blank lines into blocks, each with a kind (paragraph, headline, caption, "
        "credit) that its form tells. The second version begins where a block looks most like a new "
        "beginning: every block is scored, and so is the possibility that there is none.",
        "The place is the likeliest one, not a certain one. The evidence stands in the first chapter, and the "
        "place can be given.",
    )
    yield Note(
        "Summaries",
        "Each sentence is a vector of its words, weighted by how often they stand in it and how few sentences "
        "have them (TF-IDF, one space for both versions). It scores by its likeness to the whole, by how "
        f"early it stands (the bonus falls to a third after {POSITION_DECAY:g} sentences), and loses what "
        "sentences chosen before it have said already.",
        "It counts words and does not understand them. Nothing is written anew, so nothing is invented, but a "
        "sentence out of its place can mislead.",
    )
    yield Note(
        "Alignment",
        "Two sentences are linked by the mean of two cosines, of word stems and of three-letter runs, each "
        f"between 0 and 1. What is linked is “edited” where at least {EDITED:.0%} of the words of both stand "
        "in the same order, else “rewritten”. How alike is alike enough follows from how alike the sentences "
        "of the first version are to each other.",
        "A sentence told in wholly other words has no counterpart for it.",
    )
    yield Note(
        "Similarity",
        "Every measure lies between 0 and 1 unless it says otherwise, and more is more alike. Intervals come "
        f"from drawing sentences anew {RESAMPLES:,} times and hold {CONFIDENCE:.0%} of what came out. Beside "
        "each value stand the same measures of pairs of which it is known what they are: light edits, "
        "paraphrases, generic rewrites, stories on one topic, unrelated stories.",
        "The pairs come from twelve stories by one hand. Likeness says nothing about who or what wrote a text.",
    )
    yield Note(
        "Shared passages",
        "Runs of words that both versions have, wherever they stand; small gaps are bridged as long as "
        f"{MATCHING:.0%} of the words match.",
        "A stock phrase of the trade may stand in both by chance.",
    )
    yield Note(
        "Words that tell the versions apart",
        "G² (Dunning 1993) asks whether a word is more frequent in one version than chance would make it; its "
        "probability is corrected for the number of words compared (Holm 1979). The log ratio says by how "
        f"much, with an interval; log-odds (Monroe and others 2008) says it cautiously. Fewer than {FEW} uses "
        "carry a warning.",
        "In short texts most differences may be chance. A count is not importance.",
    )
    yield Note(
        "The ledger",
        "Weekdays, dates, times, numbers, sums and percentages are found by rules and brought to one form; "
        "names by a small language model, quotations by their marks. Two facts are held against each other "
        f"where the words around them agree: from a cosine of {CHANGED:g} on, or {GONE:g} where the first "
        f"version's fact stands nowhere in the second. A quotation is kept where {KEPT:.0%} of its words "
        "stand, in order, between marks. What rests on a guess is called “possible”.",
        "It knows no facts of the world: a row says that versions differ, never which is right. Meaning "
        "changed in new words is a sentence that vanished and one that appeared.",
    )
    yield Note(
        "Manner of writing",
        "Counts for each hundred words or sentences, and three formulas of readability over the same sentences.",
        "None of them tells how good a text is.",
    )


@cache
def notes_section() -> str:
    """The notes as HTML."""
    rows = (
        f"<dt>{html.escape(note.name)}</dt><dd>{html.escape(note.does)} <em>{html.escape(note.blind)}</em></dd>"
        for note in method_notes()
    )
    return f"<dl>{''.join(rows)}</dl>"
