"""Exercises of `03_compare_the_halves`: shares of words, what they are shares of, and what a value means."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import TYPE_CHECKING

from newslib.exercises.exercise import NotAsked, Setting, Verdict, exercise
from newslib.exercises.judging import CLOSE, Trap, judge_choice, judge_function, judge_guess, judge_number
from newslib.exercises.notebooks.examples_of_similarity import SIMILAR
from newslib.exercises.wanted import Choice, Function, Number

if TYPE_CHECKING:
    from newslib.reading.story import Story

JACCARD, A_IN_B, B_IN_A = "Jaccard of stems", "A's words found in B", "B's words found in A"
LETTERS, WORDS = "4-character cosine", "TF-IDF cosine"
LIGHT, PARAPHRASE, TOPIC, UNRELATED = "same story, light", "same story, paraphrase", "same topic", "unrelated"
THREE, TWO = 0.0005, 0.005  # what a value may be off that is read with so many decimals


def _values(story: Story) -> dict[str, float]:
    """The shares of content words, without the intervals around them, which take long."""
    from newslib.analysis.measures import MEASURES
    from newslib.analysis.similarity import point, versions_of

    versions = versions_of(story)
    if versions is None:
        raise NotAsked("One of the versions has no running text, so there is nothing to compare.")
    found = {measure.name: point(measure, versions) for measure in MEASURES if measure.level == "words"}
    kept = {name: value for name, value in found.items() if value is not None}
    if not {JACCARD, A_IN_B, B_IN_A} <= kept.keys():
        raise NotAsked("One of the versions has no content word, so there is nothing to take a share of.")
    return kept


@exercise(
    "03.1",
    "Before you look",
    kind="predict",
    minutes=2,
    concept="a guess at a share has to say of which words it is one",
    wants=Number(share=True),
)
def share_of_words(answer: float, setting: Setting) -> Verdict:
    """Guess the share of B's content words that A has, too."""
    return judge_guess(
        answer,
        _values(setting.require_two())[B_IN_A],
        classmates=setting.classmates,
        told="Of B's distinct content words A has a share of {found}. Only other pairs can tell whether that is a lot.",
    )


@exercise(
    "03.2",
    "How similar are two texts?",
    kind="write",
    minutes=10,
    concept="a similarity is a share of what stands in either, the same in both directions",
    wants=Function("similar(one, other)"),
)
def similar(answer: Callable[..., object], setting: Setting) -> Verdict:
    """Write the Jaccard similarity of two texts."""
    return judge_function(
        answer,
        SIMILAR,
        well="So each step was a decision: what a word is, what the whole is, and what nothing is like.",
    )


@exercise(
    "03.3",
    "The same words, two shares",
    kind="compute",
    minutes=4,
    concept="containment is not symmetric, because the shared words are divided by different wholes",
    wants=Number(),
)
def words_of_a_for_each_of_b(answer: float, setting: Setting) -> Verdict:
    """How many distinct content words A has for each of B, from the two containments."""
    values = _values(setting.require_two())
    of_a, of_b = values[A_IN_B], values[B_IN_A]
    if not of_a or not of_b:
        raise NotAsked("The versions share no content word, so both shares are 0, and say nothing about the wholes.")
    uses = setting.words.groupby("half").size()
    right = of_b / of_a
    traps: list[Trap] = [
        (1.0, "As many in both? Then both shares would be the same, since the shared words are."),
        (of_a / of_b, "You divided the other way round. The larger share is that of the version with fewer words."),
        (abs(of_b - of_a), "You subtracted. How many times as large is the one whole as the other?"),
        (of_a, "That is one of the two shares. What has to be divided by what, for the shared words to cancel?"),
        (of_b, "That is one of the two shares. What has to be divided by what, for the shared words to cancel?"),
        (values[JACCARD], "That is a share of the words in either. Asked for are the words of each version."),
        (
            uses["A"] / uses["B"],
            "These are all words, as often as they stand. The shares are of distinct content words.",
        ),
    ]
    how = "Shared words by A's words is one share, shared words by B's words the other. Divide one by the other."
    return judge_number(
        answer,
        right,
        traps=traps,
        low=f"A has more words than that for each of B. {how}",
        high=f"A has fewer words than that for each of B. {how}",
        well="The same words are shared; only the whole differs. So say of which version a share is.",
        within=CLOSE + right * THREE * (1 / of_a + 1 / of_b),
    )


@exercise(
    "03.4",
    "Is that a lot?",
    kind="compute",
    minutes=5,
    concept="a value means something beside those of other pairs, and 0 is not where unrelated pairs lie",
    wants=Number(low=-inf),
)
def way_to_the_same(answer: float, setting: Setting) -> Verdict:
    """How far the letters of this story are on the way from unrelated pairs to light edits."""
    from newslib import controls

    control = controls(setting.require_two())
    middle = dict(zip(zip(control["measure"], control["control"], strict=True), control["median"], strict=True))
    value = dict(zip(control["measure"], control["value"].astype(float), strict=True))

    def way(measure: str, start: str, end: str) -> float:
        floor, top = middle[measure, start], middle[measure, end]
        return float((value[measure] - floor) / (top - floor))

    if LETTERS not in value:
        raise NotAsked("One of the versions has no running text, so there is nothing to compare.")
    own, floor, top = value[LETTERS], middle[LETTERS, UNRELATED], middle[LETTERS, LIGHT]
    right = way(LETTERS, UNRELATED, LIGHT)
    back = "That is what is left of the way. Begin at the unrelated pairs."
    traps: list[Trap] = [
        (own, "That is the value alone. Unrelated pairs do not lie at 0, so the way does not begin there."),
        (own / top, "So the way would begin at 0. What do unrelated pairs have?"),
        (own - floor, "So far it is from the unrelated pairs. How long is the whole way?"),
        (floor, "That is where the way begins. How far beyond is this story?"),
        (1 - right, back),
        (way(LETTERS, TOPIC, LIGHT), "That begins at pairs on one topic. Which column has the unrelated ones?"),
        (way(LETTERS, UNRELATED, PARAPHRASE), "That ends at the paraphrases. Which column has the light edits?"),
    ]
    if WORDS in value:
        traps.append((way(WORDS, UNRELATED, LIGHT), "That is another row. Which measure is asked for?"))
    # Some of these lie near one another: what the answer is nearest to comes first.
    traps.sort(key=lambda trap: abs(answer - float(trap[0] or 0)))
    how = "Take the unrelated pairs' value from this story's; divide by the way from theirs to the light edits'."
    return judge_number(
        answer,
        right,
        traps=traps,
        low=f"Further on the way than that. {how}",
        high=f"Not so far on the way. {how}",
        well="English words share letters whatever they tell. Ask where a measure begins before you call a value high.",
        within=2 * TWO * (1 + abs(right)) / (top - floor),
    )


@exercise(
    "03.5",
    "What a high number shows",
    kind="read",
    minutes=2,
    concept="similarity is neither truth nor proof of copying",
    wants=Choice("abcde"),
)
def high_number(answer: str, setting: Setting) -> Verdict:
    """What follows from a similarity of nearly 1."""
    return judge_choice(
        answer,
        "d",
        wrong={
            "a": "Both may repeat one mistake. The versions were held against each other; what was never looked at?",
            "b": "There are other ways to the same words. Think of a third text, such as an agency's report.",
            "c": "One word can be a “not”. How many words does it take to turn a statement round?",
            "e": "The few other words may be the news. What would a share tell you about which words they are?",
        },
        well="The number says how much differs, never what. One has to read that.",
    )


@exercise(
    "03.6",
    "One word against many",
    kind="compute",
    minutes=5,
    concept="one changed word turns the meaning and moves a similarity less than other words for the same do",
    wants=Number(low=-inf),
)
def opposite_and_same(answer: float, setting: Setting) -> Verdict:
    """How much more alike the opposite is than the same in other words."""
    # A has 6 different words. The opposite has 5 of them and "cannot", the same in other words "today" and 4 others.
    opposite, same = 5 / 7, 1 / 10
    right = opposite - same
    twice = 6 / 8 - 1 / 11
    one = "That is one of the two similarities. Work out the other, and compare."
    by_one = "You divided by the words of one sentence. The whole is what stands in either."
    traps: list[Trap] = [
        (opposite, one),
        (same, one),
        (-right, "The other way round. Which of the two has more words of A?"),
        (5 - 1, "These are counts of shared words. A similarity is a share of the words in either."),
        (opposite / same, "You divided the one by the other. Asked for is a difference."),
        (5 / 6 - 1 / 6, by_one),
        (5 / 6 - 1 / 5, by_one),
        (twice, "You counted “the” twice. Each different word counts once."),
        (0.0, "The same for both? Count the words that each has in common with A."),
    ]
    how = "Count for each pair the words in both and the words in either, each once."
    return judge_number(
        answer,
        right,
        traps=traps,
        low=f"They lie further apart. {how}",
        high=f"They do not lie so far apart. {how}",
        well="What says the opposite comes out more alike than what says the same. Words are compared, not meanings.",
        within=CLOSE,
    )
