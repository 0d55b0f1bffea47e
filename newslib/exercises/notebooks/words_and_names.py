"""Exercises of `04_words_and_names`: counts, rates, stop lists, gaps that may be chance, and what a count is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from newslib.exercises.exercise import NotAsked, Setting, Verdict, exercise, hint
from newslib.exercises.judging import Example, Trap, judge_choice, judge_function, judge_number, judge_set
from newslib.exercises.notebooks.most_frequent_word import most_frequent
from newslib.exercises.wanted import Choice, Function, Number, Words

__all__ = ["content_rate", "content_words", "gaps_by_chance", "most_frequent", "named_once", "six_against_none"]
ALPHA: Final = 0.05  # the share of tests that find something where there is nothing


@exercise(
    "04.2",
    "A rate",
    kind="compute",
    minutes=4,
    concept="versions of different length are compared by a rate per 1,000 words, of all words",
    wants=Number(),
)
def content_rate(answer: float, setting: Setting) -> Verdict:
    """Content words of the last version, per 1,000 of all its words."""
    labels = [half.label for half in setting.story.halves]
    words = {label: setting.words[setting.words["half"] == label] for label in labels}
    first, last = words[labels[0]], words[labels[-1]]
    if last.empty:
        raise NotAsked("The last version has no word in its running text.")
    content = int((~last["stop"].astype(bool)).sum())
    right = 1000 * content / len(last)
    traps: list[Trap] = [
        (content, "That is a count. Of a text twice as long it would be twice as large. Divide it by something."),
        (right / 1000, "That is a share, the part of one word. How many would it be of 1,000?"),
        (right / 10, "That is a rate per 100 words. Asked for is one per 1,000."),
        (1000 - right, "That is the rate of the function words. Which column counts the others?"),
        (
            1000 * content / last["term"].nunique(),
            "You divided by the different words, each counted once. Content words are counted with each use here.",
        ),
        (content / last["sentence"].nunique(), "You divided by sentences. A rate here is one of words."),
        (
            1000 * float((~first["stop"].astype(bool)).mean()) if len(first) else None,
            "That is the rate of the first version. Which row of the table is asked for?",
        ),
    ]
    how = "Divide the content words of the last version by all its words, and multiply by 1,000."
    return judge_number(
        answer,
        right,
        traps=traps,
        low=f"The rate is higher than that. {how}",
        high=f"The rate is lower than that. {how}",
        well="As a rate it can stand beside that of a text of any length. Which version is thicker with content words?",
        within=0.51,  # who rounds to a whole number is right
    )


@exercise(
    "04.3",
    "A stop list",
    kind="write",
    minutes=6,
    concept="a stop list takes out whole words, in any case, and leaves every use of the others",
    wants=Function("content_words(words, stop)"),
)
def content_words(answer: Callable[..., object], setting: Setting) -> Verdict:
    """Write a function that takes the words of a stop list out of a list of words."""
    return judge_function(
        answer,
        [
            Example(
                (["the", "ferry", "left", "the", "port"], ["the", "of"]),
                _lists(["ferry", "left", "port"]),
                "Every use of a word of the stop list has to go, and the others stay in their order.",
            ),
            Example(
                (["port", "and", "ferry", "and", "port"], ["and"]),
                _lists(["port", "ferry", "port"]),
                "One word stood there twice, and both uses count. Does a set, or a dict, keep both?",
            ),
            Example(
                (["The", "ferry", "sank", "off", "Port", "Ellan"], ["the", "off"]),
                _lists(["ferry", "sank", "Port", "Ellan"]),
                "A sentence begins with a capital; the list is in small letters. Compare in small letters, and give "
                "the others back as they stood.",
            ),
            Example(
                (["other", "shelter", "then"], ["the", "he"]),
                _lists(["other", "shelter", "then"]),
                "Letters of a stop word stand inside these words. Is it whole words that you compare?",
            ),
            Example(
                (["No", "ferry", "left"], []),
                _lists(["No", "ferry", "left"]),
                "Nothing is on the list, so nothing goes. Is there a word that your function leaves out by itself?",
            ),
            Example(([], ["the"]), _lists([]), "Of no words an empty list is left."),
        ],
        well="What stands on such a list is a decision: with “not” on it, a text and its denial look the same.",
    )


def _lists(right: list[str]) -> Callable[[Any], bool]:
    """A test for some words in their order, whether they come as a list, a tuple or one by one."""
    return lambda result: not isinstance(result, str | set | dict) and list(result) == right


@exercise(
    "04.4",
    "Many gaps",
    kind="compute",
    minutes=5,
    concept="who makes many tests finds something by chance: what a correction is for",
    wants=Number(),
)
def gaps_by_chance(answer: float, setting: Setting) -> Verdict:
    """How many of the words would fall below a p of 5 percent, if one test in twenty did so by chance."""
    from newslib import keyness

    setting.require_two()
    contrasts = keyness(setting.words)
    if contrasts.empty:
        raise NotAsked("There are no two versions with words to compare.")
    number = len(contrasts)
    right = ALPHA * number
    if answer == 0:
        return hint("Rare is not never. With so many tests, would it not happen to some?")
    traps: list[Trap] = [
        (ALPHA, "That is the chance of one test. How many tests were made?"),
        (1, "One would do for twenty words. How many words are compared here?"),
        (int((contrasts["p"] < ALPHA).sum()), "So many are below 5 percent in fact. Asked is what chance alone gives."),
        (number, "That is how many tests are made. Which part of them does chance alone bring below 5 percent?"),
        (number - right, "So many stay above 5 percent. Asked for are the others."),
        (5 * number, "You multiplied by 5, and not by 5 percent."),
        (number / 5, "You took one in five. Five percent is less."),
        (100 * ALPHA, "That is the percentage. Of how many words?"),
    ]
    how = "Each word is a test of its own, and one in twenty of them finds a gap where there is none."
    return judge_number(
        answer,
        right,
        traps=traps,
        low=f"There would be more. {how}",
        high=f"There would be fewer. {how}",
        well="So many gaps with a small p would say nothing. Holm's correction asks more of each: the chance of even "
        "one such gap is at most 5 percent. (Words that stand once or twice seldom get so far: there are fewer here.)",
        within=min(0.51, right / 4),  # who rounds to a whole number is right
    )


@exercise(
    "04.5",
    "Six against none",
    kind="read",
    minutes=3,
    concept="from a small sample a gap may be nothing, and that it is not sure does not make it nothing",
    wants=Choice("abcde"),
)
def six_against_none(answer: str, setting: Setting) -> Verdict:
    """What can be said of a word that stands six times in one short text, and never in the other."""
    return judge_choice(
        answer,
        "d",
        wrong={
            "a": "A purpose cannot be counted. And how often would a word be missing by chance from so few words?",
            "b": "The log ratio says how large a gap is in these texts. What says how far it could move?",
            "c": "A p that is not small shows no equality. How much could so few words show at all?",
            "e": "It was looked for because it stands out. Is a count what makes a word matter?",
        },
        well="Both hold: the gap is there to be seen, and in texts of this size it would take more to call it a habit.",
    )


@exercise(
    "04.6",
    "Named once, and heard",
    kind="read",
    minutes=5,
    concept="a count is not importance: who is named once may be the one who speaks",
    wants=Words('names in a list, such as ["Ida Voss", "Coast Guard"]', least=0),
)
def named_once(answer: list[str], setting: Setting) -> Verdict:
    """Sources that are quoted or reported, and named once in the running text of all versions together."""
    from newslib import entity_frequencies, quote_table, source_frequencies

    found = setting.entities[setting.entities["sentence"].isin(setting.running["sentence"])]
    names = entity_frequencies(found, words=setting.words).groupby("name")["count"].sum()
    heard = source_frequencies(quote_table(setting.running, setting.entities), words=setting.words)["source"].unique()
    once = [source for source in heard if names.get(source, 0) == 1]
    if not once:
        raise NotAsked("Nobody who is quoted or reported here is named just once.")
    if not answer:
        return hint("There is at least one. Take the sources in voices, and see how often each is named.")
    traps = [
        *((who, f"{who} is heard, but is no name in entity_rates.") for who in heard if who not in names),
        *((who, f"{who} is heard, but named more than once. Are A and B added up?") for who in heard),
        *(
            (name, f"{name} is named once, but is not among those who are quoted or reported. See the table voices.")
            for name in names.index[names == 1]
        ),
        *((name, f"{name} is named more than once. Asked for are those who stand there once.") for name in names.index),
    ]
    return judge_set(
        answer,
        once,
        traps=traps,
        missing="So far so good, but {n} more of the sources in voices are named just once. Go through them in turn.",
        surplus="{what} is not a name in either table, or not in this form. Take it as it stands in the column source.",
        well="By a count of names they are last. Yet it is their words that the story has.",
    )
