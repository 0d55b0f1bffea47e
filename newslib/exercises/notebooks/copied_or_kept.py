"""Exercises of `07_many_stories` about copies: what they keep, and how alike two texts are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from newslib.exercises.exercise import Setting, Verdict, exercise
from newslib.exercises.judging import CLOSE, Example, Trap, equals, judge_function, judge_number
from newslib.exercises.own_stories import COPIED, own_rewrites
from newslib.exercises.wanted import Function, Number

if TYPE_CHECKING:
    from pandas import DataFrame


def _correlation(table: DataFrame) -> float:
    """Whether what is copied and what is kept go together: from -1 to 1."""
    return float(table[COPIED].astype(float).corr(table["facts_kept"].astype(float)))


@exercise(
    "07.5",
    "Copied is not kept",
    kind="compute",
    minutes=5,
    concept="a correlation over unlike groups may be that of the groups, and much weaker within each",
    wants=Number(low=-1.0, high=1.0),
)
def copied_and_kept(answer: float, setting: Setting) -> Verdict:
    """The correlation of what is copied and what is kept, among the paraphrases."""
    table, _ = own_rewrites()
    of_kind = {str(version): some for version, some in table.groupby("version")}
    right, together = _correlation(of_kind["paraphrase"]), _correlation(table)
    middles = of_kind["paraphrase"][[COPIED, "facts_kept"]].median()
    traps: list[Trap] = [
        (
            together,
            "That is of all stories together. Take the rows whose version is paraphrase first.",
        ),
        (_correlation(of_kind["light"]), "These are the light edits. Which rows does the question ask for?"),
        (_correlation(of_kind["generic"]), "These are the generic rewrites. Which rows does the question ask for?"),
        (-right, "The size fits. Look at the sign: does the one go up or down where the other goes up?"),
        (
            _correlation(of_kind["paraphrase"][[COPIED, "facts_kept"]].rank()),
            "That is of ranks. Leave corr as it is, without another method.",
        ),
        (right**2, "You squared it. The correlation itself has a sign."),
        (
            middles["facts_kept"] - middles[COPIED],
            "You took a middle from a middle. A correlation says whether both go together.",
        ),
        (1, "That is a column with itself. It takes two different columns."),
    ]
    how = (
        f'Choose the rows with the version "paraphrase". One column of these has corr, and takes the other: "{COPIED}".'
    )
    return judge_number(
        answer,
        right,
        traps=traps,
        low=f"Higher. {how}",
        high=f"Lower. {how}",
        well=(
            f"Of all stories it is {together:.2f}, and among paraphrases next to nothing. The "
            "kinds differ in both, and that makes the points lie in a row. Within this kind, who copies more does not "
            "keep more."
        ),
        within=CLOSE,
    )


@exercise(
    "07.6",
    "How alike are two texts?",
    kind="write",
    minutes=10,
    concept="Jaccard similarity of two sets of runs: what both have, of all that either has",
    wants=Function("likeness(one, other, n)"),
)
def likeness(answer: Callable[..., object], setting: Setting) -> Verdict:
    """Write the Jaccard similarity of the runs of n words of two texts."""
    union = "What both have is divided by all different runs that stand in either text, not by those of one of them."
    return judge_function(
        answer,
        [
            Example(
                ("ferry left", "ferry left", 2),
                equals(1.0),
                "Both texts are one run of two words, and the same one. Does a run begin at every word that has enough "
                "words after it, also the last such word?",
            ),
            Example(
                ("port ferry", "ferry port", 2),
                equals(0.0),
                "The words are the same, in another order, so no run is shared. Do you compare runs, or single words?",
            ),
            Example(
                ("ferry left", "bus left", 2),
                equals(0.0),
                "One word is shared, but no run of two. Is there a shorter run at the end of your list?",
            ),
            Example(
                ("ferry left", "ferry leftover", 2),
                equals(0.0),
                "Part of a word is not that word. Are runs compared with runs, or searched for in the characters?",
            ),
            Example(("ferry left", "ferry left late", 2), equals(0.5), union),
            Example(("ferry left late", "ferry left", 2), equals(0.5), union),
            Example(
                ("no no no", "no no", 2),
                equals(1.0),
                "A run that stands twice is one run. A set holds each thing once.",
            ),
            Example(("Ferry left", "ferry LEFT", 2), equals(1.0), "Capital letters are to make no difference."),
            Example(
                ("a ferry left port", "a ferry left early", 3), equals(1 / 3), "Here n is 3. Is it used everywhere?"
            ),
            Example(
                ("ferry", "ferry", 2),
                equals(0.0),
                "A text that is shorter than a run has none. Where neither text has a run, nothing is shared: give 0.",
            ),
            Example(("", "ferry left", 2), equals(0.0), "An empty text has no run, and shares none."),
        ],
        well=(
            "That is the similarity which near_duplicates gives for runs of five words. It knows who shares words, not "
            "who wrote first, nor whether the news is the same."
        ),
    )
