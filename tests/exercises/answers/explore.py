from __future__ import annotations

from collections import Counter

from tests.exercises.answers import Case


def in_every(summaries: list[list[int]]) -> list[int]:
    return [number for number in summaries[0] if all(number in summary for summary in summaries)]


CASES = {
    "06.1": Case(
        right=[1, 0.5, 0, "0.9"],
        wrong=[
            (3, "Divide percent by 100"),
            ("30%", "Write a quarter as 0.25"),
            (-0.5, "not below 0"),
            ("most", "'most'"),
            (True, "True"),
        ],
        secret="0.333",  # one of three
    ),
    "06.2": Case(
        right=[[8, 17], (17, 8)],
        wrong=[
            ([2, 8, 17], "the whole summary"),
            ([3, 4], "goes out"),
            ([8], "more of them come in"),
            ([8, 17, 9], "does not come in"),
            ([26], "of version B"),
            ([2, 8], "and stays"),
            ([8, 99], "no sentence 99"),
            ("tfidf", "numbers in a list"),
        ],
        secret="17",
    ),
    "06.3": Case(
        right=[[5, 24], (24, 5)],  # 0.26; the next, 9 and 22, are 0.27
        wrong=[
            ([2, 19], "most alike"),
            ([9, 22], "another pair is less alike"),
            ([5, 20], "no counterpart"),
            ([22, 24], "of one version"),
            ([0, 19], "not aligned"),
            ([4, 24], "another one"),
            ([24], "exactly 2 numbers"),
            ([24, 99], "no sentence 99"),
        ],
        secret="24",
    ),
    "06.4": Case(
        right=[5, "5"],  # long-range: sentences 2, 8, 9, 10 and 12, besides the two headlines
        wrong=[
            (12, "every use"),
            (10, "both versions"),
            (7, "what the panel counts"),
            (2, "outside the paragraphs"),
            (1, "There are more"),
            (6, "There are fewer"),
            ("strike", "whole number"),
        ],
        secret="5",
    ),
    "06.5": Case(
        right=[8, "8"],  # sentences 21, 22, 23, 24, 25, 27, 29 and 30
        wrong=[
            (5, "before"),
            (4, "Each sentence is compared anew"),
            (10, "marked as added"),
            (2, "without a counterpart"),
            (7, "There are more"),
            (9, "There are fewer"),
            (-1, "not below 0"),
        ],
        secret="8",
    ),
    "06.6": Case(
        right=[in_every, lambda summaries: set.intersection(*(set(summary) for summary in summaries))],
        wrong=[
            (lambda summaries: {number for summary in summaries for number in summary}, "if both have it"),
            (
                lambda summaries: [n for n, k in Counter(n for s in summaries for n in s).items() if k >= 2],
                "In most is not in every",
            ),
            (lambda summaries: set(summaries[0]) & set(summaries[1]), "In most is not in every"),
            (
                lambda summaries: [
                    n for n, k in Counter(n for s in summaries for n in s).items() if k == len(summaries)
                ],
                "Are lists counted, or numbers",
            ),
            (lambda summaries: in_every(summaries) if len(summaries) > 1 else [], "With one summary"),
            (lambda summaries: in_every(summaries[:-1]), "if both have it"),
            (lambda summaries: [n for n in summaries[0] if n in summaries[1] and n in summaries[-1]][:1], "both have"),
            (lambda summaries: summaries & summaries, "TypeError"),
            ([2, 4], "Name the function itself"),
        ],
        secret=None,  # a function has many forms
    ),
}
