"""Exercises of `02_summarize`: picks of one's own, what ROUGE counts, what position does, a summarizer in a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from newslib.exercises.exercise import NotAsked, Setting, Verdict, exercise, hint, solved
from newslib.exercises.judging import (
    CLOSE,
    Example,
    Trap,
    equals,
    judge_choice,
    judge_function,
    judge_number,
    judge_set,
    require_known_numbers,
)
from newslib.exercises.notebooks import summarize_picks
from newslib.exercises.notebooks.summarize_picks import PICKS, N
from newslib.exercises.wanted import Choice, Function, Number, Words

if TYPE_CHECKING:
    from pandas import DataFrame

picks = summarize_picks.picks  # what has a name here belongs to the notebook

REFERENCE: Final = "The storm has closed the port of Ellan."
SUMMARY: Final = "The storm has passed, and the port has opened."


@exercise(
    "02.2",
    "ROUGE by hand",
    kind="compute",
    minutes=5,
    concept="recall is a share of the reference, precision a share of the summary",
    wants=Number(share=True),
)
def recall(answer: float, setting: Setting) -> Verdict:
    """The recall of a summary by `rouge1`."""
    from newslib import rouge

    table = rouge(SUMMARY, REFERENCE)
    precision, share, f1 = (table[column].tolist() for column in ("precision", "recall", "f1"))
    ours, theirs = (text.lower().replace(",", "").rstrip(".").split() for text in (SUMMARY, REFERENCE))
    each_once = len(set(ours) & set(theirs))
    each_use = sum(word in theirs for word in ours)
    traps: list[Trap] = [
        (precision[0], "You divided by the words of the summary: that is precision. Recall asks "
         "how much of the reference came through."),
        (f1[0], "That is F1, which lies between precision and recall. Which of the two texts is "
         "recall a share of?"),
        (each_use / len(theirs), "You counted “has” for each time the summary says it. The reference has it once, so "
         "it can be found again once only."),
        (each_once / len(theirs), "You counted each different word once. Does not one word stand twice in both?"),
        (share[1], "That is the recall of rouge2, which counts pairs of neighbours. Count words."),
        (precision[1], "These are pairs of neighbours, and shares of the summary. Count words, and "
         "divide by those of the reference."),
    ]  # fmt: skip
    return judge_number(
        answer,
        share[0],
        traps=traps,
        low="More of the reference came through. Go through it word by word, and tick what the summary has, too.",
        high="Less of the reference came through. Go through it word by word, and tick what the summary has, too.",
        well="So much of the reference comes back, in a summary that says the opposite of it.",
        within=CLOSE,
    )


@exercise(
    "02.3",
    "In another order",
    kind="read",
    minutes=4,
    concept="position is a bet on how news is written, not a property of what a sentence says",
    wants=Words('names of methods in a list, such as ["lead", "tfidf"]'),
)
def blind_to_order(answer: list[str], setting: Setting) -> Verdict:
    """Which methods choose the same sentences where the order of a story is changed."""
    return judge_set(
        answer,
        ["centroid", "lexrank", "longest"],
        traps=[
            ("lead", "The lead is whatever comes first. Is that the same sentence after the change?"),
            ("tfidf", "Its score has four parts, and each counts. Does one of them ask where a sentence stands?"),
            ("pacsum", "Read in the table of methods what pacsum prefers: does it matter to it what went before?"),
            ("random", "It draws places, not sentences. It is also not among the six that the question names."),
        ],
        missing="So far so good; left out: {n}. What has a method to know of a sentence to be blind to its place?",
        surplus="{what} is not among the methods that the question names. Take each of the six, and ask what it sees.",
        well="These look at words alone. The others bet that the news comes first, which holds for news, mostly.",
    )


@exercise(
    "02.4",
    "Without position",
    kind="compute",
    minutes=7,
    concept="a sentence may owe its place in a summary to where it stands",
    wants=PICKS,
)
def without_position(answer: list[int], setting: Setting) -> Verdict:
    """The three best sentences of the last version once position is taken out of the score."""
    from newslib import rank_sentences

    last = setting.story.halves[-1].label
    ranked = rank_sentences(setting.sentences, n=N)
    rows = ranked[ranked["half"] == last].assign(bare=lambda table: table["score"] - table["position_score"] / 2)
    if len(rows) <= N:
        raise NotAsked("The last version has no more than three sentences of running text, so all are taken.")
    rows["robbed"] = rows["score"] - rows["position_score"]
    right = _best(rows, "bare")
    known = setting.sentences.set_index("sentence")
    require_known_numbers(answer, set(known.index), "sentence")
    if set(answer) == set(right):
        kept = len(set(right) & set(_best(rows, "score")))
        if kept == N:
            return solved("The same three come first with position and without it: on this version it decides nothing.")
        return solved(
            f"Of the three best by the whole score {kept} of {N} are left; the rest owed that to their place."
        )
    for number in answer:
        if number not in rows["sentence"].tolist():
            where = known.loc[number]
            if where["half"] != last:
                return hint(f"Sentence {number} stands in version {where['half']}. Go by the rows of the last version.")
            return hint(
                f"Sentence {number} is a {where['kind']}, and has no score. The table of scores has the others."
            )
    wrong = {
        "score": "These have the highest scores as they are. Take from each score what position put into it.",
        "position_score": "These come first, which is position itself. What is left of each score without it?",
        "centrality": "That is centrality alone. Redundancy and voice were not taken away: they still count.",
        "robbed": "You took away all of the position score. How much of it went into the score? See the formula.",
    }
    for column, why in wrong.items():
        if set(answer) == set(_best(rows, column)):
            return hint(why)
    return judge_set(
        answer,
        right,
        traps=[],
        missing="",
        surplus="Out of place: {n}, such as {what}. Subtract half the position score from each score, then compare.",
        well="",
    )


def _best(rows: DataFrame, column: str) -> list[int]:
    """The sentences with the largest values; of equal ones the first in the text."""
    return [int(number) for number in rows.nlargest(N, column)["sentence"]]


@exercise(
    "02.5",
    "A summarizer of your own",
    kind="write",
    minutes=10,
    concept="a sum of weights prefers long sentences; a share does not",
    wants=Function("best(sentences, heavy)"),
)
def best(answer: Callable[..., object], setting: Setting) -> Verdict:
    """Write a function that chooses the sentence with the largest share of heavy words."""
    short, long_ = "The ferry left port.", "A ferry left its port late, on a cold and windy night, and came to no port."
    return judge_function(
        answer,
        [
            Example(
                (["The mayor spoke.", "The ferry waits."], ["ferry"]),
                equals("The ferry waits."),
                "One of the two has a heavy word. Does the function give back that sentence itself?",
            ),
            Example(
                (["Reporters supported it.", "The port is shut."], ["port"]),
                equals("The port is shut."),
                "“Reporters” has the letters of “port” in it, and is another word. Split a sentence into words first.",
            ),
            Example(
                (["The mayor spoke.", "Ferry late."], ["ferry", "late"]),
                equals("Ferry late."),
                "Capitals and full stops do not make another word. Does “Ferry” count for “ferry”, “late.” for “late”?",
            ),
            Example(
                ([long_, short], ["ferry", "port"]),
                equals(short),
                "The long sentence has more heavy words because it has more words. What share of its words are heavy?",
            ),
            Example(
                (["The port is open.", "The ferry is late."], ["port", "ferry"]),
                equals("The port is open."),
                "Both have the same share. What would a wire editor do? Let the earlier one win.",
            ),
            Example(
                (["", "The ferry waits."], ["ferry"]),
                equals("The ferry waits."),
                "A sentence without a word has no share to work out. Does the function divide by nothing?",
            ),
        ],
        well="It weighs words, makes up for length, and lets the earlier win a tie.",
    )


@exercise(
    "02.6",
    "What does ROUGE like best?",
    kind="read",
    minutes=4,
    concept="ROUGE is likeness of words to a reference, and no measure of quality or truth",
    wants=Choice("abcde"),
)
def liked_best(answer: str, setting: Setting) -> Verdict:
    """Which of five summaries gets the highest F1 by `rouge1`."""
    return judge_choice(
        answer,
        "d",
        wrong={
            "a": "A reader may like it best: it is true and whole. How many words of the reference are in it, though?",
            "b": "All its words stand in the reference, so precision is 1. How much of the reference is missing?",
            "c": "All of the reference is in it, so recall is 1. What do so many other words do to precision?",
            "e": "It says the same, and a good part of its words fits. Is there none that shares more?",
        },
        well="One word differs, and it is the one that matters. ROUGE likes best what says the opposite.",
    )
