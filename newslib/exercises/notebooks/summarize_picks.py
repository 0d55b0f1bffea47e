"""The first exercise of `02_summarize`: picks of one's own, beside those of the methods and of a class."""

from __future__ import annotations

from collections import Counter
from typing import Final

from newslib.exercises.exercise import NotAsked, Setting, Verdict, exercise, hint, solved
from newslib.exercises.judging import require_known_numbers
from newslib.exercises.wanted import Numbers

N: Final = 3  # sentences to pick
PICKS: Final = Numbers("numbers of three sentences in a list, such as [20, 25, 30]", count=N)
ASIDE: Final = {
    "headline": "a headline. A headline is a summary already; pick from what stands below it.",
    "caption": "a caption. It says what is to be seen on a photograph, and takes no part in a summary.",
    "credit": "a credit. It names who took a photograph, and tells none of the story.",
    "byline": "a byline. It names who wrote the story, and tells none of it.",
}


@exercise(
    "02.1",
    "Before you look",
    kind="predict",
    minutes=5,
    concept="which sentences say most is a judgement: readers and methods differ",
    wants=PICKS,
)
def picks(answer: list[int], setting: Setting) -> Verdict:
    """Pick three sentences of version A, and see which methods pick the same."""
    from newslib import choices

    sentences = setting.sentences
    ranked = setting.running[setting.running["half"] == "A"]["sentence"].tolist()
    if len(ranked) < N:
        raise NotAsked("The running text of version A has fewer than three sentences.")
    require_known_numbers(answer, set(sentences["sentence"]), "sentence")
    for number, half, kind in zip(*(sentences[c].tolist() for c in ("sentence", "half", "kind")), strict=True):
        if number in answer and half != "A":
            return hint(f"Sentence {number} stands in version {half}. Pick all three from the other one.")
        if number in answer and number not in ranked:
            what = ASIDE.get(kind, f"a {kind}. It stands beside the story, and is no part of it.")
            return hint(f"Sentence {number} is {what}")
    chosen = choices(sentences, n=N)
    chosen = chosen[chosen["chosen"] & (chosen["half"] == "A")]
    taken = {str(name): set(rows["sentence"]) for name, rows in chosen.groupby("method", sort=False)}
    shared = {name: len(set(answer) & found) for name, found in taken.items()}
    others = [other for other in setting.classmates if set(other) <= set(ranked)]
    return solved(f"{_beside_methods(answer, shared, len(ranked))}{_beside_class(answer, others)}")


def _beside_methods(answer: list[int], shared: dict[str, int], n_sentences: int) -> str:
    """How many of the picks each method takes, those that take most first."""
    groups = []
    for count, how_many in ((3, "all three"), (2, "two of them"), (1, "one"), (0, "none")):
        if names := [name for name, found in shared.items() if found == count]:
            groups.append(f"{how_many}: {', '.join(names)}")
    most = max(shared.values(), default=0)
    nearest = ", ".join(name for name, found in shared.items() if found == most)
    return (
        f"You picked {', '.join(map(str, answer))}. Of these three the {len(shared)} methods take: "
        f"{'; '.join(groups)}. "
        + (f"Nearest to you, with {most} of {N}: {nearest}. " if most else "No method comes near you. ")
        + f"Three drawn by chance from {n_sentences} sentences share {N * N / n_sentences:.2g} with you on average."
    )


def _beside_class(answer: list[int], others: list[list[int]]) -> str:
    """How many of the picks others of a class share, and which sentence they picked most."""
    if not others:
        return ""
    overlap = sum(len(set(answer) & set(other)) for other in others) / len(others)
    votes = Counter(number for other in others for number in other)
    # Where two were picked as often, the first in the text is named, whatever the order of the file.
    most = min(votes, key=lambda number: (-votes[number], number))
    return (
        f" With the {len(others)} in the class file you share {overlap:.2g} of {N} on average; most picked there is "
        f"sentence {most}, by {votes[most]}."
    )
