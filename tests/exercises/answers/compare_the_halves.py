from __future__ import annotations

from collections.abc import Callable

from tests.exercises.answers import Case


def similar(one: str, other: str) -> float:
    a, b = (set(text.lower().split()) for text in (one, other))
    return len(a & b) / len(a | b) if a | b else 0.0


def of_sets(share: Callable[[set[str], set[str]], float]) -> Callable[[str, str], float]:
    return lambda one, other: share(set(one.lower().split()), set(other.lower().split()))


def of_lists(one: str, other: str) -> float:
    a, b = one.lower().split(), other.lower().split()
    shared = [word for word in a if word in b]
    return len(shared) / max(1, len(a) + len(b) - len(shared))


def with_capitals(one: str, other: str) -> float:
    a, b = set(one.split()), set(other.split())
    return len(a & b) / max(1, len(a | b))


def of_letters(one: str, other: str) -> float:
    return len(set(one) & set(other)) / max(1, len(set(one) | set(other)))


CASES = {
    "03.1": Case(
        right=[0.3, 0, 1, "0.5"],
        wrong=[
            (60, "Divide percent by 100"),
            ("60%", "Write a quarter as 0.25"),
            (-0.2, "not below 0"),
            ("most", "'most'"),
            (None, "None"),
        ],
        secret="0.34",  # 33 of 97
    ),
    "03.2": Case(
        right=[
            similar,
            of_sets(lambda a, b: len(a & b) / (len(a) + len(b) - len(a & b)) if a or b else 1),
        ],
        wrong=[
            (of_sets(lambda a, b: 100 * len(a & b) / max(1, len(a | b))), "looks like percent"),
            (of_sets(lambda a, b: len(a & b)), "A count of shared words"),
            (of_sets(lambda a, b: len(a ^ b) / max(1, len(a | b))), "or the distance"),
            (of_letters, "a set of its letters"),
            (of_sets(lambda a, b: len(a & b) / max(1, len(a))), "has words that the first lacks"),
            (of_sets(lambda a, b: len(a & b) / max(1, len(b))), "The order must not matter"),
            (of_sets(lambda a, b: len(a & b) / max(1, len(a), len(b))), "a word of their own"),
            (of_sets(lambda a, b: 2 * len(a & b) / max(1, len(a) + len(b))), "a word of their own"),
            (with_capitals, "A capital letter"),
            (of_lists, "stands twice"),
            (of_sets(lambda a, b: len(a & b) / len(a | b)), "ZeroDivisionError"),
            (lambda one, other: one == other, "or the distance"),
            (lambda text: 1.0, "TypeError"),
            (similar("a", "a"), "Name the function itself"),
        ],
        secret=None,  # a function has many forms
    ),
    "03.3": Case(
        right=[1.12, 109 / 97, 0.340 / 0.303],  # 33 shared of 109 and of 97
        wrong=[
            (1, "As many in both"),
            (0.89, "other way round"),
            (0.037, "You subtracted"),
            (0.303, "one of the two shares"),
            (0.340, "one of the two shares"),
            (0.191, "in either"),
            (0.6, "more words than that"),
            (1.5, "fewer words than that"),
            ("A", "such as 2.5"),
        ],
        secret="1.12",
    ),
    "03.4": Case(
        right=[0.194, 0.19, 0.09 / 0.42],  # 0.645 less 0.564, by 0.983 less 0.564; last as the table rounds
        wrong=[
            (0.65, "the value alone"),
            (0.66, "begin at 0"),
            (0.08, "How long is the whole way"),
            (0.56, "where the way begins"),
            (0.81, "what is left"),
            (0.103, "pairs on one topic"),
            (0.274, "ends at the paraphrases"),
            (0.246, "another row"),
            (-0.5, "Further on"),
            (0.4, "Not so far"),
        ],
        secret="0.19",
    ),
    "03.5": Case(
        right=["d", "D", "d)"],
        wrong=[
            ("a", "repeat one mistake"),
            ("b", "a third text"),
            ("c", "a “not”"),
            ("e", "may be the news"),
            ("f", "one of the letters"),
        ],
        secret="what those say",
    ),
    "03.6": Case(
        right=[0.614, 0.61, 5 / 7 - 1 / 10],
        wrong=[
            (0.714, "one of the two similarities"),
            (0.1, "one of the two similarities"),
            (-0.614, "other way round"),
            (4, "counts of shared words"),
            (7.14, "Asked for is a difference"),
            (0.667, "words of one sentence"),
            (0.633, "words of one sentence"),
            (0.659, "“the” twice"),
            (0, "The same for both"),
            (0.3, "further apart"),
            (0.9, "not lie so far"),
        ],
        secret="0.61",
    ),
}
