"""The guess of `04_words_and_names`: which word stands most often."""

from __future__ import annotations

from typing import Final

from newslib.exercises.exercise import NotAsked, Setting, Verdict, exercise, hint, solved
from newslib.exercises.wanted import Words, shown

SHOWN: Final = 3  # words that a sentence lists


@exercise(
    "04.1",
    "Before you look",
    kind="predict",
    minutes=3,
    concept="what a story says most often is not always what one remembers of it",
    wants=Words('quotation marks and a word in them, such as "ferry"', least=0),
)
def most_frequent(answer: list[str], setting: Setting) -> Verdict:
    """Guess the content word that stands most often in the running text."""
    from newslib import word_frequencies
    from newslib.reading.words import is_stop, term_of, words_of

    counts = word_frequencies(setting.words, by=None).set_index("term")["count"]
    if counts.empty:
        raise NotAsked("The running text has no content word.")
    if not answer:
        return hint("That is no guess yet. Which word comes to mind first, when you think of this story?")
    if len(answer) > 1:
        return hint("Those are several guesses. Which one would you bet on? Give that alone.")
    given = words_of(answer[0])
    if len(given) != 1:
        what = "no word" if not given else "several words"
        return hint(f"There is {what} in {shown(answer[0])}. Single words are counted here; phrases come further down.")
    guess = term_of(given[0])
    if is_stop(guess):
        return hint(
            "That is a function word. It stands in every text, whatever the news. Which word is about this story?"
        )
    if guess not in counts:
        return hint(_why_not_there(guess, counts.index.tolist(), setting))
    most = counts[counts == counts.max()].index.tolist()
    rank = int((counts > counts[guess]).sum()) + 1
    leaders = ", ".join(f"“{term}”" for term in most[:SHOWN]) + (" and others" if len(most) > SHOWN else "")
    text = (
        f"“{guess}” stands {_times(counts[guess])}, and is number {rank} of {len(counts):,} "
        f"content words by its count. Most often stands {leaders}: {_times(counts.max())}."
    )
    if setting.classmates:
        same = sum(term_of(others[0]) == guess for others in setting.classmates)
        text += f" Of {len(setting.classmates)} in the class file {same} guessed the same."
    return solved(text)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _why_not_there(guess: str, terms: list[str], setting: Setting) -> str:
    """Why a word is not counted: it has another form there, or stands elsewhere in the file, or nowhere."""
    from newslib.reading.words import stem_of, stems_of

    if stem_of(guess) in stems_of(terms):
        return "Another form of that word stands there, and forms are counted apart here: singular, plural, past, -ing."
    if guess in set(setting.all_words["term"]):
        return "That word stands in a headline, a caption or a credit alone. Counted is the running text."
    return "That word does not stand in the running text. Whom or what must a sentence of this story name?"
