"""How each analysis works, in plain words: what it does, its scale, whose idea it is, and where it is blind.

Numbers in these notes are taken from the modules that use them, so that a note cannot say another one.
"""

from __future__ import annotations

import html
import inspect
from collections.abc import Callable
from typing import Any, NamedTuple


class Note(NamedTuple):
    """An analysis in plain words."""

    name: str
    does: str
    scale: str
    source: str
    blind: str


def method_notes() -> list[Note]:
    """A note for each analysis of the page, in the order in which the page shows them."""
    return [*_reading(), *_comparing(), *_counting()]


_kept: list[str] = []


def keep_notes(text: str) -> None:
    """Take what `notes_html` gave in another process, which had loaded already what it takes seconds to load."""
    _kept[:] = [text]


def notes_html() -> str:
    """The notes as HTML."""
    if _kept:
        return _kept[0]
    labels = ("What it does", "Scale", "Source", "Blind to")
    parts = ["<p>Short notes on each method. The numbers in them are those that the programs use.</p>"]
    for note in method_notes():
        items = "".join(
            f"<dt>{label}</dt><dd>{html.escape(text)}</dd>" for label, text in zip(labels, note[1:], strict=True)
        )
        parts.append(f"<h3>{html.escape(note.name)}</h3><dl>{items}</dl>")
    keep_notes("\n".join(parts))
    return _kept[0]


def _reading() -> list[Note]:
    from newslib.analysis import scores
    from newslib.reading import halves

    return [
        Note(
            "Where the second version begins",
            f"Each block is scored by {len(halves.WEIGHTS)} signs, such as a lead told again, names in full again, a "
            "dateline. The place with the highest score is chosen, or none.",
            f"A weighted sum of signs; “told once” starts from {halves.TOLD_ONCE:g}. Only differences of scores mean "
            "something.",
            "Own method; the weights were fitted on news texts whose boundary is known.",
            "Versions with little in common, very short ones, and languages other than English.",
        ),
        Note(
            "Summaries",
            "Sentences are picked, never written. A sentence scores by how much it is about what its version is about "
            f"(long ones count less from {scores.LONG_SENTENCE} words on) and by how early it stands (this falls by "
            f"two thirds in {scores.POSITION_DECAY:g} sentences); it loses by what it repeats, and by asking or saying "
            "“I”.",
            "The score orders the sentences of one version; it is no grade.",
            "Centroid: Radev et al. 2004. Redundancy: Carbonell and Goldstein 1998.",
            "Meaning and importance. A picked sentence can lose the name that its “he” stands for.",
        ),
    ]


def _comparing() -> list[Note]:
    from newslib.analysis import alignment, entity_precision, likeness, reuse, similarity
    from newslib.analysis.claims import facts, voices
    from newslib.analysis.passages import shared_passages

    return [
        Note(
            "Side by side",
            "A sentence of B is linked to the sentence of A that it is most like, by stems and by runs of letters. How "
            "alike is enough, the story tells itself, from how alike A’s own sentences are.",
            f"0 to 1, larger is more alike. The least for a link lies between {likeness.LEAST:g} and "
            f"{likeness.MOST:g}. “Edited” keeps {alignment.EDITED:.0%} of the words in order.",
            "TF-IDF cosines; paragraphs compete after Mihalcea et al. 2006.",
            "Synonyms, and sentences retold in wholly other words. A is taken for the original.",
        ),
        Note(
            "Shared passages",
            f"Runs of at least {_default(shared_passages, 'shortest')} words in both versions, wherever they stand, "
            "with small gaps.",
            f"Words; at least {reuse.MATCHING:.0%} of a passage stand in both. A long name or a stock phrase weighs as "
            "one word.",
            "Own method.",
            "Who took from whom: both may have a third source.",
        ),
        Note(
            "How alike the versions are",
            "Measures of characters, words, phrases, sentences and style, of the running text alone. They are not "
            "averaged.",
            "Each says its own. The interval comes from sentences drawn anew "
            f"{similarity.RESAMPLES:,} times, and holds {similarity.CONFIDENCE:.0%} of the values.",
            "Bootstrap: Efron 1979.",
            "Meaning. The interval knows nothing of other writers and other stories.",
        ),
        Note(
            "Is that a lot?",
            "The same measures, taken of pairs of which it is known what they are: rewrites by kind, other stories on "
            "the topic, unrelated ones.",
            "Where this story’s value lies among theirs.",
            "The stories that come with newslib.",
            "Few pairs, which share stories; a control is no finer than their number.",
        ),
        Note(
            "The ledger",
            "Facts, names, quotations, sources, roles and wording of both versions are matched one by one, by the "
            "words around them.",
            f"A new fact counts as a change of the one in A whose company is at least {facts.CHANGED:g} alike (from 0 "
            f"to 1), as a possible one from {facts.POSSIBLE:g}. A quotation is the same where {voices.KEPT:.0%} of its "
            "words stand between marks in B.",
            "Own method, held against stories in which the differences were planted.",
            "Facts of the world: it says “differs”, never “false”. It may take “he” for the wrong person.",
        ),
        Note(
            "Names that both versions have",
            "The share of one version’s names that the other has as well.",
            f"0 to 1; with fewer than {entity_precision.FEW} names it says little.",
            "Entity precision: Nan et al. 2021.",
            "Names that the language model misses, or takes for names though they are none.",
        ),
    ]


def _counting() -> list[Note]:
    from newslib.analysis import keyness
    from newslib.analysis.manner import lexical_diversity

    return [
        Note(
            "Words and phrases",
            "Every use is counted, as a rate as well, because the versions differ in length. A count is the number of "
            "lines that the word has in its sentences.",
            "Uses, and uses in a thousand words of the version.",
            "Keyword in context: Luhn 1960.",
            "Importance, and pronouns.",
        ),
        Note(
            "Words a version leans on",
            "For each word, how surprising the difference of its two counts is, and how large it is.",
            "G² for surprise, with a probability corrected for the number of words; the log ratio, where 1 is twice "
            f"the rate, for size. Where fewer than {keyness.FEW} uses are to be expected stands a warning.",
            "Dunning 1993; Hardie 2014; Holm 1979; log-odds after Monroe et al. 2008.",
            "Why a word is there. Counts of one short story are small.",
        ),
        Note(
            "Company, and spread",
            "Which words stand near each other more often than chance would have it; whether a word runs through a "
            "text or stands in one place.",
            "PMI, t and G²; for spread DP, where 0 is even.",
            "Spread: Gries 2008.",
            "With few uses both say little; beside DP stands what chance alone would give.",
        ),
        Note(
            "Manner of writing",
            "Sentence length, readability, variety of words, hedges, passives, sourcing, tone.",
            "Each says its own. Variety is taken over "
            f"{lexical_diversity.WINDOW} words at a time, so that a longer text is not at a disadvantage.",
            "Each is named in the chapter on words and names.",
            "Who wrote it, and whether it is good.",
        ),
    ]


def _default(function: Callable[..., Any], name: str) -> Any:
    return inspect.signature(function).parameters[name].default
