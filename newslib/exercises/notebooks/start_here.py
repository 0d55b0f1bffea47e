"""Exercises of `00_start_here`: versions, links between sentences, and places in a text."""

from __future__ import annotations

from collections.abc import Callable

from newslib.exercises.exercise import NotAsked, Setting, Verdict, exercise
from newslib.exercises.judging import Example, Trap, equals, judge_choice, judge_function, judge_guess, judge_number
from newslib.exercises.wanted import Choice, Function, Number, WholeNumber


@exercise(
    "00.1",
    "Before you look",
    kind="predict",
    minutes=3,
    concept="a guess that is written down can be held against what is found",
    wants=Number(share=True),
)
def share_with_counterpart(answer: float, setting: Setting) -> Verdict:
    """Guess the share of B's sentences that have a counterpart in A."""
    story, alignment = setting.require_two(), setting.alignment
    of_b = int((setting.running["half"] == story.halves[-1].label).sum())
    linked = alignment.dropna(subset=["a_sentence", "b_sentence"])["b_sentence"].nunique()
    return judge_guess(
        answer,
        linked / of_b if of_b else 0.0,
        classmates=setting.classmates,
        told=f"Of the {of_b} sentences of version B {linked} have a counterpart, a share of {{found}}.",
    )


@exercise(
    "00.2",
    "How long is a sentence?",
    kind="compute",
    minutes=3,
    concept="versions of different length are compared by a rate, not by a count",
    wants=Number(),
)
def words_a_sentence(answer: float, setting: Setting) -> Verdict:
    """Words of the last version, divided by its sentences."""
    sentences = setting.sentences
    words = setting.all_words.groupby("half").size().to_dict()
    n_sentences = sentences.groupby("half").size().to_dict()
    n_blocks = sentences.groupby("half")["block"].nunique().to_dict()
    first, last = (setting.story.halves[i].label for i in (0, -1))
    if not words.get(last):
        raise NotAsked("The version has no word.")
    traps: list[Trap] = [
        (words.get(first, 0) / n_sentences[first], "That is the first version. Which row of the table is asked for?"),
        (n_sentences[last] / words[last], "You divided sentences by words. How many words come to one sentence?"),
        (
            words[last] / n_blocks[last],
            "You divided by blocks. A block may hold several sentences.",
        ),
        (words[last], "That is how many words the version has in all. How many of them does a sentence have?"),
        (n_sentences[last], "That is how many sentences there are. How are the words shared out among them?"),
    ]
    how = "Take the words of the last version, and divide by its sentences."
    return judge_number(
        answer,
        words[last] / n_sentences[last],
        traps=traps,
        low=f"A sentence has more words than that on average. {how}",
        high=f"A sentence has fewer words than that on average. {how}",
        well="A mean hides the very long and the very short; the next notebook names the longest.",
        within=0.06,
    )


@exercise(
    "00.3",
    "Told again",
    kind="read",
    minutes=3,
    concept="two lines may lead to one sentence: links are not sentences",
    wants=WholeNumber(),
)
def told_again(answer: int, setting: Setting) -> Verdict:
    """Sentences of A that at least one line of the picture reaches."""
    setting.require_two()
    linked = setting.alignment.dropna(subset=["a_sentence", "b_sentence"])
    reached, ends = linked["a_sentence"].nunique(), linked["b_sentence"].nunique()
    gone = int(setting.alignment["relation"].eq("dropped").sum())
    of_a = int((setting.running["half"] == "A").sum())
    return judge_number(
        answer,
        reached,
        traps=[
            (
                len(linked),
                "That is how many lines there are. Two may lead to one sentence: count the marks of A.",
            ),
            (ends, "These are the sentences of B that have a line. Asked for are those of A, on the left."),
            (gone, "These have no line, and so are not told again. How many of A are left?"),
            (of_a, "That is every sentence of A. Some of them have no line."),
        ],
        low="There are more. Go down the left side and count each mark that a line reaches.",
        high="There are fewer. Go down the left side and count each mark that a line reaches, once.",
        well="Each of these is told again, some by more than one sentence of B, or together with others.",
    )


@exercise(
    "00.4",
    "What a missing line means",
    kind="read",
    minutes=2,
    concept="a difference in words is no statement about truth",
    wants=Choice("abcde"),
)
def no_counterpart(answer: str, setting: Setting) -> Verdict:
    """What it means that a sentence of B has no line."""
    return judge_choice(
        answer,
        "c",
        wrong={
            "a": "Two texts were held against each other, not against the world. What did the method look at?",
            "b": "It may come from another source. And did the method ask where a sentence comes from?",
            "d": "Words were compared. What becomes of news that both have, and put differently?",
            "e": "How much a sentence matters was not asked. What makes a line, and so what makes none?",
        },
        well="A line stands for likeness of words. Whether a thing is true, or matters, a reader has to find out.",
    )


@exercise(
    "00.5",
    "Cut the words out",
    kind="write",
    minutes=5,
    concept="offsets count characters from 0, and the end is the first character that is left out",
    wants=Function("cut(text, start, end)"),
)
def cut(answer: Callable[..., object], setting: Setting) -> Verdict:
    """Write what gives the words between two offsets."""
    text = "A ferry left its port late."
    last = len(text)
    return judge_function(
        answer,
        [
            Example(
                (text, 2, 7),
                equals("ferry"),
                "Characters are counted from 0, and end is the first that is left out: the first word of this text has "
                "start 0 and end 1.",
            ),
            Example((text, 0, 1), equals("A"), "That was the very first character. Is 0 a place like any other?"),
            Example((text, 22, last), equals("late."), "That was the end of the text. Is its last character there?"),
            Example((text, 7, 12), equals(" left"), "A blank is a character, too. Was it stripped off?"),
            Example((text, 3, 3), equals(""), "From a place to the same place there is nothing: an empty text."),
        ],
        well="So every row of every table leads back to its words.",
    )
