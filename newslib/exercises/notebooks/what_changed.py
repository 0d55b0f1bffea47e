"""Exercises of `05_what_changed`: what differs, what is gone, and how far to trust a ledger and a share of names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from newslib.exercises.exercise import NotAsked, Setting, Verdict, exercise, hint
from newslib.exercises.judging import (
    Example,
    Trap,
    is_no,
    is_yes,
    judge_choice,
    judge_function,
    judge_guess,
    judge_number,
)
from newslib.exercises.wanted import Choice, Function, Number, WholeNumber

CHANGES = ("changed", "possible")
OUTSIDE = ("credit", "note", "byline")
EASY = ("source lost", "quotation lost")


@exercise(
    "05.1",
    "Before you look",
    kind="predict",
    minutes=3,
    concept="claims may change in a rewrite, and may vanish: the two are counted apart",
    wants=WholeNumber(),
)
def how_many_changed(answer: int, setting: Setting) -> Verdict:
    """Guess how many claims of A have another value in B."""
    setting.require_two()
    told = setting.ledger[setting.ledger["kind"].ne("wording")]
    of_a = int(told["status"].ne("only_b").sum())
    if not of_a:
        raise NotAsked("Version A has no fact, name, quotation or source that could change.")
    if answer > of_a:
        return hint(f"Only what version A says can change, and it makes {of_a} such claims. Guess again, within these.")
    return judge_guess(
        answer,
        int(told["status"].isin(CHANGES).sum()),
        classmates=setting.classmates,
        told=f"Of {of_a} claims of A {{found}} changed, and {int(told['status'].eq('only_a').sum())} are gone.",
    )


@exercise(
    "05.2",
    "Who is gone from the news",
    kind="read",
    minutes=5,
    concept="a count of what is gone says nothing of what it meant to the story: look at the evidence of each row",
    wants=WholeNumber(),
)
def gone_from_the_news(answer: int, setting: Setting) -> Verdict:
    """People of A alone, without those whom only a credit, a note or a byline names."""
    setting.require_two()
    ledger, kinds = setting.ledger, setting.sentences.set_index("sentence")["kind"]
    people = ledger[ledger["kind"].eq("person")]
    gone = people[people["status"].eq("only_a")]
    if gone.empty:
        raise NotAsked("No person of version A is gone from B.")
    aside = gone["a_sentence"].map(kinds).isin(OUTSIDE)
    names = ledger[ledger["kind"].isin(["person", "organisation", "place", "group"]) & ledger["status"].eq("only_a")]
    traps: list[Trap] = [
        (
            len(gone),
            "That is everyone who is gone. Who of them took a photograph or helped to report? Read the reasons.",
        ),
        (int(aside.sum()), "These are the ones whom the news is not about. How many others are gone?"),
        (
            int(people["status"].ne("only_b").sum()),
            "That is everyone whom A names. Some of them stand in B as well: take the rows of A alone.",
        ),
        (
            int(people["status"].isin(["same", "variant"]).sum()),
            "These came through to B, some under another spelling. Asked for are those of A alone.",
        ),
        (len(names), "These are all the names that are gone, of towns and offices, too. Take the rows of kind person."),
    ]
    return judge_number(
        answer,
        int((~aside).sum()),
        traps=traps,
        low="There are more. Go through the rows of kind person that stand in A alone, and read the sentence of each.",
        high="There are fewer. Leave out whom a credit, a byline or the closing note names, and nothing else does.",
        well="A large count of names gone may be about photographs. The evidence tells what a count cannot.",
    )


@exercise(
    "05.3",
    "What a row allows you to say",
    kind="read",
    minutes=3,
    concept="that two versions differ speaks against neither of them",
    wants=Choice("abcde"),
)
def differs_is_not_wrong(answer: str, setting: Setting) -> Verdict:
    """What follows from a row that says "changed"."""
    return judge_choice(
        answer,
        "c",
        wrong={
            "a": "To come first is no proof. A later report may put an earlier one right. What does the row compare?",
            "b": "Both may be mistaken: the ferry may have left on a third day. Who has looked at the harbour's book?",
            "d": "The date shows that A agrees with itself. A text can do that and still be mistaken.",
            "e": "A row has two texts before it, and no intention. A slip, a second trip or news would look the same.",
        },
        well="It is a place to look at. To find out which day it was, one has to ask somebody who knows.",
    )


@exercise(
    "05.4",
    "All names there",
    kind="compute",
    minutes=4,
    concept="a text can have every name from its source, and still say of them what the source does not",
    wants=Choice("abcde"),
)
def names_are_not_facts(answer: str, setting: Setting) -> Verdict:
    """Which version has an entity precision of 1, and contradicts its source."""
    return judge_choice(
        answer,
        "d",
        wrong={
            "a": "It contradicts A. But one of its names does not stand in A, so its share is smaller. Divide.",
            "b": "All its names stand in A. It leaves something out, but where does it say anything that A denies?",
            "c": "A spelling is another name here, so the share is smaller. Which version has names from A only?",
            "e": "It has no name, and so no share at all: one cannot divide by nothing.",
        },
        well="Who did it, and to whom, has been turned round. The measure sees names, and not what is said of them.",
    )


@exercise(
    "05.5",
    "What the easy kinds hide",
    kind="compute",
    minutes=6,
    concept="one figure for all kinds is held up by those that are many and easy",
    wants=Number(share=True),
)
def recall_of_the_others(answer: float, setting: Setting) -> Verdict:
    """Recall of all kinds together, but for lost sources and lost quotations."""
    import pandas as pd

    from newslib.reading.library import data_folder

    scores = pd.read_csv(data_folder() / "ledger.csv")
    scores = scores[scores["version"].eq("all")].set_index("kind")
    every = scores.loc["all"]
    easy = scores.loc[list(EASY), ["planted", "found", "rows", "right"]].sum()
    others = scores.drop(index=["all", *EASY])
    planted, found = every["planted"] - easy["planted"], every["found"] - easy["found"]
    traps: list[Trap] = [
        (every["recall"], "That is the recall of all kinds. Take what was planted and found of the two kinds away."),
        (every["precision"], "That is precision: it divides by rows. Recall divides by what was planted."),
        (
            others["recall"].mean(),
            "That is a mean of shares, in which a kind with few counts as much as one with many.",
        ),
        (
            (every["right"] - easy["right"]) / (every["rows"] - easy["rows"]),
            "That is precision without the two kinds. Recall asks how much of what was planted is found.",
        ),
        (easy["found"] / easy["planted"], "That is the recall of the two kinds that you are to leave out."),
        (1 - found / planted, "That is the share that was missed. Recall is about what was found."),
        (found / every["planted"], "You took the two kinds from what was found, but not from what was planted."),
    ]
    return judge_number(
        answer,
        found / planted,
        # Some of the wrong turns end near one another, so the nearest of them is looked at first.
        traps=sorted(traps, key=lambda trap: abs(trap[0] - answer)),
        low="Higher than that. Add up the columns planted and found without the two kinds, then divide.",
        high="Lower than that. Add up the columns planted and found without the two kinds, then divide.",
        well="Of what is left, the share missed is larger than the line for all kinds lets one think.",
        within=0.0011,
    )


class Row(dict[str, Any]):
    """A row of a ledger that a hint can name in few words."""

    def __repr__(self) -> str:
        return f"{self['kind']}, {self['status']}: {self['a_value']!r}, {self['b_value']!r}, {self['weight']}"


def _row(kind: str, status: str, a_value: str | None, b_value: str | None, weight: float) -> tuple[Row]:
    return (Row(kind=kind, status=status, a_value=a_value, b_value=b_value, weight=weight),)


@exercise(
    "05.6",
    "Which rows first",
    kind="write",
    minutes=8,
    concept="to contradict takes two claims: what is worded otherwise, or missing, contradicts nothing",
    wants=Function("check_first(row)"),
)
def check_first(answer: Callable[..., object], setting: Setting) -> Verdict:
    """Write a rule for the rows in which the versions contradict each other."""
    return judge_function(
        answer,
        [
            Example(
                _row("weekday", "changed", "Monday", "Tuesday", 0.8),
                is_yes,
                "Two days for one thing: an editor has to look. A rule should give True.",
            ),
            Example(
                _row("place", "same", "Porto", "Porto", 0.1),
                is_no,
                "The versions agree here. What is there to look at?",
            ),
            Example(
                _row("person", "variant", "Anna Lee", "Ann Lee", 0.2),
                is_no,
                "The two values differ as words, but they name one person. Which column knows that?",
            ),
            Example(
                _row("number", "only_a", "12", None, 0.9),
                is_no,
                "B says nothing about it, and so contradicts nothing, however much the row weighs.",
            ),
            Example(
                _row("quotation", "only_b", None, "We shall sail", 0.5),
                is_no,
                "A says nothing about it, so there is no contradiction. Is there a value on both sides?",
            ),
            Example(
                _row("money", "possible", "$12", "$15", 0.7),
                is_yes,
                "This is less sure, and all the more a reader has to look. Which status does the rule forget?",
            ),
            Example(
                _row("time", "changed", "5 p.m.", "6 p.m.", 0.1),
                is_yes,
                "It stands far down in the story, so its weight is small. Do the versions contradict each other less?",
            ),
            Example(
                _row("wording", "changed", "the ship left", "the ferry sailed", 0.3),
                is_no,
                "Other words for one thing are no contradiction in a fact. Which column tells wording from facts?",
            ),
        ],
        well="Few rows are left, and each has a sentence on either side to read. What is gone waits for its turn.",
    )
