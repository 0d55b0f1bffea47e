"""Exercises of `08_case_studies`: what each kind of rewrite keeps, and what a measure of likeness does not see."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from newslib.exercises.exercise import NotAsked, Setting, Verdict, exercise, hint, solved
from newslib.exercises.judging import CLOSE, Trap, judge_choice, judge_guess, judge_number
from newslib.exercises.wanted import Choice, Function, Number, WholeNumber, shown

if TYPE_CHECKING:
    from pandas import DataFrame

FACTS: Final = ["weekday", "date", "time", "number", "money", "percent"]
KEPT: Final = ["same", "variant"]
HARBOUR: Final = "The ferry carried 9,400 cars on Friday. The port paid £6.5 million for its new quay."


@exercise(
    "08.1",
    "Before you look",
    kind="predict",
    minutes=3,
    concept="likeness does not tell how much differs in substance",
    wants=WholeNumber(),
)
def differing_rows(answer: int, setting: Setting) -> Verdict:
    """Guess in how many rows of the ledger both versions speak, and not alike."""
    setting.require_two()
    differ = setting.ledger[setting.ledger["status"].isin(["changed", "possible"])]
    return judge_guess(
        answer,
        len(differ),
        classmates=setting.classmates,
        told="There are {found} such rows in the ledger.",
    )


@exercise(
    "08.2",
    "Alike, and the opposite",
    kind="read",
    minutes=4,
    concept="one word can turn a story round, and a measure of likeness counts it as one word",
    wants=Choice("abcde"),
)
def one_word(answer: str, setting: Setting) -> Verdict:
    """What follows where nearly all words are shared, and the decision is the opposite."""
    return judge_choice(
        answer,
        "b",
        wrong={
            "a": "It did what it is for: it counted. What does it count, and what does it not look at?",
            "c": "Two other versions may lie above that limit and differ in just such a word. Is there a safe limit?",
            "d": "Neither version can be held against the world here. What can be said without doing that?",
            "e": "In this pair only some sentences were touched. Does that hold for every light edit?",
        },
        well="To such a measure each word is one among many. So the ledger stands beside it.",
    )


@exercise(
    "08.3",
    "Other words, same facts",
    kind="compute",
    minutes=5,
    concept="a paraphrase changes the words and may keep the facts: each has a measure of its own",
    wants=Number(share=True),
)
def facts_kept(answer: float, setting: Setting) -> Verdict:
    """The share of A's facts (weekdays, dates, times, numbers, money, percentages) that B keeps."""
    setting.require_two()
    ledger = setting.ledger
    of_a = ledger[ledger["status"].ne("only_b")]
    facts = of_a[of_a["kind"].isin(FACTS)]
    if facts.empty:
        raise NotAsked("Version A has no weekday, date, time, number, sum of money or percentage.")
    kept = int(facts["status"].isin(KEPT).sum())
    still = int(facts["status"].ne("only_a").sum())
    traps: list[Trap] = [
        (1 - kept / len(facts), "These are the facts that are not kept. Asked for are the others."),
        (still / len(facts), "You counted changed facts as kept. B speaks of them, but not alike."),
        (_share_kept(of_a), "That is of all rows that A has, names and quotations included. Take facts alone."),
        (_share_kept(ledger), "That is of all rows. Rows of B alone are none of A's, and names are no facts here."),
        (kept / max(1, int(ledger["kind"].isin(FACTS).sum())), "Rows that B alone has are among them. Take A's facts."),
    ]
    how = "Of the rows of these six kinds that A has, how many have the status same or variant?"
    return judge_number(
        answer,
        kept / len(facts),
        traps=traps,
        low=f"More of them are kept. {how}",
        high=f"Fewer of them are kept. {how}",
        well="Few runs of words are shared, and still so much is kept. Words and facts need a measure each.",
        within=CLOSE,
    )


def _share_kept(rows: DataFrame) -> float:
    return float(rows["status"].isin(KEPT).mean())


@exercise(
    "08.4",
    "Who has lost a voice",
    kind="read",
    minutes=4,
    concept="a quotation, its speaker and a name are three things that a rewrite can drop",
    wants=WholeNumber(),
)
def sources_lost(answer: int, setting: Setting) -> Verdict:
    """How many sources of A have no voice in B."""
    setting.require_two()
    ledger = setting.ledger

    def count(kind: str, status: str) -> int:
        return int((ledger["kind"].eq(kind) & ledger["status"].eq(status)).sum())

    lost = count("attribution", "only_a")
    traps: list[Trap] = [
        (count("quotation", "only_a"), "These are the quotations that are gone. One source may have several, or none."),
        (count("person", "only_a"), "These are people whose names are gone. Not everybody who is named is a source."),
        (count("attribution", "only_b"), "These are the sources that B alone has. Which did A have?"),
        (lost + count("attribution", "only_b"), "That is both directions together. Take those that A alone has."),
        (
            int(ledger["status"].eq("only_a").sum()),
            "That is all that is gone. Sources have the kind attribution.",
        ),
    ]
    how = "Count the rows of kind attribution with the status only_a."
    return judge_number(
        answer,
        lost,
        traps=traps,
        low=f"More than that. {how}",
        high=f"Fewer than that. {how}",
        well="A source that is named can be asked. Who reads B cannot ask these, for it does not name them as sources.",
    )


@exercise(
    "08.5",
    "A change that likeness does not see",
    kind="write",
    minutes=8,
    concept="a number is one word to a measure of likeness, and the whole story to a reader",
    wants=Function("change(text)"),
)
def change(answer: Callable[[str], object], setting: Setting) -> Verdict:
    """Write what gives a text back with one number changed and nothing else."""
    from newslib import Story, claim_ledger

    try:
        result = answer(HARBOUR)
    except Exception as error:
        return hint(
            f"With {shown(HARBOUR)} your function stops with {type(error).__name__}: {error}. Try it by itself."
        )
    if result is None or result is ...:
        return Verdict("unanswered", "The function gives nothing back so far. Does it end in return?")
    if not isinstance(result, str):
        return hint(f"Your function gives {shown(result)}. Wanted is the whole text, with the change in it.")
    if result == HARBOUR:
        return hint("The text came back as it was. Python's replace gives a new text; the old one stays as it is.")
    if len(result.split()) != len(HARBOUR.split()):
        return hint("Words were added or lost, which a measure of likeness sees. Put one number in another's place.")
    changed = [(old, new) for old, new in zip(HARBOUR.split(), result.split(), strict=True) if old != new]
    if len(changed) > 1:
        return hint(f"{len(changed)} words differ. One is enough: the less is changed, the less likeness sees.")
    if not any(sign.isdigit() for sign in changed[0][0]):
        return hint(f"The word {shown(changed[0][0])} is no number. A number tells how much, and is but one word.")
    ledger = claim_ledger(Story.from_texts(HARBOUR, result))
    if not ledger["status"].isin(["changed", "possible"]).any():
        return hint("The number is written otherwise and says the same, or is no number any more. Change its value.")
    return solved("One word of many. In a whole story likeness would stay near 1; the ledger has its row.")
