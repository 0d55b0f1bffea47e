"""Exercises of `06_explore`: what follows from a choice, and what does not depend on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newslib.exercises.exercise import NotAsked, Setting, Verdict, exercise, hint, solved
from newslib.exercises.judging import (
    Example,
    Trap,
    judge_function,
    judge_guess,
    judge_number,
    judge_set,
    require_known_numbers,
)
from newslib.exercises.wanted import Function, Number, Numbers, WholeNumber

if TYPE_CHECKING:
    from pandas import DataFrame


def chosen(setting: Setting, method: Any, half: str = "A") -> list[int]:
    """The sentences of a version that a summary of three takes."""
    from newslib.analysis.lengths import Length
    from newslib.analysis.ranking import rank_rows

    table, _ = rank_rows(setting.running, method, Length(3))
    return [int(number) for number in table.loc[table["chosen"] & table["half"].eq(half), "sentence"]]


@exercise(
    "06.1",
    "Before you look",
    kind="predict",
    minutes=3,
    concept="words alone and position alone choose different sentences",
    wants=Number(share=True),
)
def shared_with_lead(answer: float, setting: Setting) -> Verdict:
    """Guess how much of the summary by `centroid` stands at the beginning."""
    by_words, first = chosen(setting, "centroid"), chosen(setting, "lead")
    if not by_words:
        raise NotAsked("The story has no running text.")
    shared = len(set(by_words) & set(first))
    return judge_guess(
        answer,
        shared / len(by_words),
        classmates=setting.classmates,
        told=f"Of version A, centroid takes {len(by_words)}, and lead {shared} of them, too: a share of {{found}}.",
    )


@exercise(
    "06.2",
    "What position is worth",
    kind="read",
    minutes=5,
    concept="position is a part of the score: without it a summary may be about something else",
    wants=Numbers(),
)
def without_position(answer: list[int], setting: Setting) -> Verdict:
    """Sentences of A that come in where `tfidf` gives position no weight."""
    from newslib.analysis.methods import method_named

    before, free = chosen(setting, "tfidf"), replace(method_named("tfidf"), position=0.0)
    after = chosen(setting, free)
    new = [number for number in after if number not in before]
    if not new:
        raise NotAsked("The summary of version A stays as it is, whatever position weighs.")
    require_known_numbers(answer, set(setting.sentences["sentence"].tolist()), "sentence")
    if set(answer) == set(after) != set(new):
        return hint("That is the whole summary as it stands then. Which of these were not in it before?")
    traps: list[tuple[int, str]] = [
        *((number, "A sentence that you name goes out. Which ones take the places?") for number in before),
        *(
            (number, "A sentence that you name is of version B. Look at the left side, version A.")
            for number in setting.sentences.loc[setting.sentences["half"].ne("A"), "sentence"].tolist()
        ),
    ]
    return judge_set(
        answer,
        new,
        traps=[trap for trap in traps if trap[0] not in after]
        + [(number, "A sentence that you name was in the summary before, and stays.") for number in before],
        missing="So far so good, but more of them come in. Is position at 0, the method tfidf, the length three?",
        surplus="Sentence {what} does not come in. Only the weight of position is to be moved; undo the rest.",
        well="To favour the beginning was a choice, too. What a summary is about depends on such choices.",
    )


@exercise(
    "06.3",
    "The weakest link",
    kind="read",
    minutes=5,
    concept="a link is a likeness above a threshold, not a proof that one sentence was taken from the other",
    wants=Numbers("two numbers of sentences in a list, such as [2, 5]", count=2),
)
def weakest_link(answer: list[int], setting: Setting) -> Verdict:
    """The sentence of B with the least likeness to a counterpart, and that counterpart."""
    setting.require_two()
    links = setting.alignment.dropna(subset=["a_sentence", "b_sentence"])
    if links.empty:
        raise NotAsked("No sentence of version B has a counterpart.")
    pairs: dict[frozenset[int], float] = {
        # Two decimals are what the panel shows.
        frozenset((int(a), int(b))): round(float(likeness), 2)
        for a, b, likeness in zip(links["a_sentence"], links["b_sentence"], links["similarity"], strict=True)
    }
    require_known_numbers(answer, set(setting.sentences["sentence"].tolist()), "sentence")
    pair, least = frozenset(answer), min(pairs.values())
    if pair in pairs and pairs[pair] == least:
        return solved("Now read both. Was one taken from the other, or do they only speak of the same thing?")
    if pair in pairs:
        strongest = pairs[pair] == max(pairs.values())
        return hint(
            "These are the two that are most alike. Look for the other end."
            if strongest
            else "These two are linked, but another pair is less alike. Press the other sentences of B, too."
        )
    kind = dict(zip(setting.sentences["sentence"], setting.sentences["kind"], strict=True))
    half = dict(zip(setting.sentences["sentence"], setting.sentences["half"], strict=True))
    if any(kind[number] != "paragraph" for number in answer):
        return hint("A headline, a caption or a credit is not aligned. Look at the running text.")
    if len({half[number] for number in answer}) == 1:
        return hint("Both are of one version. A link leads from a sentence of B to one of A.")
    linked = {number for known in pairs for number in known}
    if any(number not in linked for number in answer):
        return hint("One of these has no counterpart: the number there is the best that was found, and was too little.")
    return hint("Each of these has a counterpart, but it is another one. Press the sentence of B, and read its number.")


@exercise(
    "06.4",
    "Uses that count",
    kind="read",
    minutes=4,
    concept="a count of uses is no measure of importance: a headline that stands twice counts twice",
    wants=WholeNumber(),
)
def uses_in_the_text(answer: int, setting: Setting) -> Verdict:
    """Uses of the commonest plain word in the paragraphs of version A."""
    from newslib import concordance

    words = setting.all_words
    plain = words[~words["stop"].astype(bool) & words["text"].str.islower()]
    if plain.empty:
        raise NotAsked("The story has no word of content in small letters.")
    uses = concordance(words, str(plain["term"].mode().iloc[0]))
    kinds = dict(zip(setting.sentences["sentence"], setting.sentences["kind"], strict=True))
    inside = uses["sentence"].map(kinds).eq("paragraph")
    of_a = uses["half"].eq("A")
    traps: list[Trap] = [
        (len(uses), "That is every use in the file. How many stand in version A, and of these in its paragraphs?"),
        (int(inside.sum()), "That is of both versions. Take those of A only."),
        (int(of_a.sum()), "That is what the panel counts. Which of these uses stand in a headline or in a caption?"),
        (int((of_a & ~inside).sum()), "These are the uses outside the paragraphs. How many are left?"),
        (int((~of_a).sum()), "That is version B. Take the uses with an A before them."),
    ]
    return judge_number(
        answer,
        int((of_a & inside).sum()),
        traps=traps,
        low="There are more. Press the number before each use of A: the kind of its sentence stands there.",
        high="There are fewer. Press the number before each use of A: what kind of sentence is it?",
        well="What a page repeats above the story swells a count, and makes the word no more important.",
    )


@exercise(
    "06.5",
    "One block further",
    kind="compute",
    minutes=5,
    concept="links depend on where the second version is said to begin",
    wants=WholeNumber(),
)
def links_after_the_move(answer: int, setting: Setting) -> Verdict:
    """Sentences of B that have a counterpart where B begins one block later."""
    from newslib import align, sentence_table
    from newslib.display.exploring.state import State

    story = setting.require_two()
    place = int(story.boundary or 0) + 1
    if place >= len(story.blocks):
        raise NotAsked("Version B is one block, so it cannot begin later.")

    def of(sentences: DataFrame) -> tuple[DataFrame, int, int, int]:
        running = sentences[sentences["kind"] == "paragraph"].reset_index(drop=True)
        links = align(running).dropna(subset=["a_sentence", "b_sentence"])
        return links, links["b_sentence"].nunique(), links["a_sentence"].nunique(), int(running["half"].eq("B").sum())

    old, was, _, _ = of(setting.sentences)
    moved = sentence_table(State(story).told_from(place).story)
    _, right, of_a, of_b = of(moved)
    left = set(moved.loc[moved["half"] == "B", "sentence"])
    traps: list[Trap] = [
        (was, "That is how many there were before. Is the boundary moved? The list under it says where B begins."),
        (
            int(old["b_sentence"].isin(left).sum()),
            "You took the lines of before, without those of the block that went. Each sentence is compared anew.",
        ),
        (of_b, "That is every sentence that B has now. Some have no counterpart: they are marked as added."),
        (of_a, "These are the sentences of A that have a counterpart. Count those of B."),
        (of_b - right, "These are the sentences of B without a counterpart. How many have one?"),
    ]
    return judge_number(
        answer,
        right,
        traps=traps,
        low="There are more. The block that went over to A can be linked with, too. Count the marks in version B.",
        high="There are fewer. Count the marks in version B, and leave out what is marked as added.",
        well="The text is the same, and its links need not be. A number about versions rests on the boundary.",
    )


def _as_numbers(*right: int) -> Callable[[Any], bool]:
    return lambda result: not isinstance(result, str) and sorted(set(result)) == sorted(right)


@exercise(
    "06.6",
    "Whatever one chooses",
    kind="write",
    minutes=7,
    concept="what holds under every choice is safer than what one choice brings",
    wants=Function("in_every(summaries)"),
)
def in_every(answer: Callable[..., object], setting: Setting) -> Verdict:
    """Write what gives the sentences that every summary has."""
    return judge_function(
        answer,
        [
            Example(
                ([[2, 3, 4], [2, 4, 8]],),
                _as_numbers(2, 4),
                "Two summaries: a sentence belongs to the result if both have it.",
            ),
            Example(
                ([[1, 2], [2, 3], [1, 3]],),
                _as_numbers(),
                "Each sentence is missing from one of the three summaries. In most is not in every.",
            ),
            Example(
                ([[1, 5, 7], [5, 7, 9], [7, 5, 2]],),
                _as_numbers(5, 7),
                "Three summaries, and the order in them differs. Does the function look at the last one, too?",
            ),
            Example(
                ([[3, 3, 6], [6, 8]],),
                _as_numbers(6),
                "A sentence that one list names twice is still in that list only. Are lists counted, or numbers?",
            ),
            Example(([[4, 6]],), _as_numbers(4, 6), "With one summary, every summary is that one."),
        ],
        well="Run it on the summaries of several methods. What stays is worth more than what one method brings.",
    )
