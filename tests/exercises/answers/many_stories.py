from __future__ import annotations

from tests.exercises.answers import Case


def likeness(one: str, other: str, n: int) -> float:
    runs = []
    for text in (one, other):
        words = text.lower().split()
        runs.append({tuple(words[i : i + n]) for i in range(len(words) - n + 1)})
    either = runs[0] | runs[1]
    return len(runs[0] & runs[1]) / len(either) if either else 0


def wrong_likeness(turn: str) -> object:
    """The function with one wrong turn in it."""

    def tried(one: str, other: str, n: int) -> object:
        runs = []
        for text in (one, other):
            words = (text if turn == "case" else text.lower()).split()
            n = 1 if turn == "words" else 2 if turn == "always two" else n
            starts = range(len(words) - (0 if turn == "short runs" else n if turn == "last run" else n - 1))
            runs.append([" ".join(words[i : i + n]) for i in starts])
        a, b = (set(some) for some in runs)
        if turn == "searched":
            b = {run for run in a if run in other.lower()} | b
        if turn == "repeated":
            return len([run for run in runs[0] if run in b]) / max(1, len(a | b))
        if turn == "of the first":
            return len(a & b) / max(1, len(a))
        if turn == "of the second":
            return len(a & b) / max(1, len(b))
        if turn == "short texts":
            return len(a & b) / len(a | b)
        return 1.0 if turn == "nothing is alike" and not a | b else len(a & b) / max(1, len(a | b))

    return tried


CASES = {
    "07.1": Case(
        right=[0.3, 0, 1, "0.5"],
        wrong=[
            (30, "Divide percent by 100"),
            ("30%", "Write a quarter as 0.25"),
            (-0.1, "not below 0"),
            ("few", "'few'"),
            (True, "True"),
        ],
        secret="0.425",  # between the sixth and the seventh of twelve
    ),
    "07.2": Case(
        right=[0.88, 22 / 25, "0.88"],  # down the column ≠ 6, 3, 4, 4, 3, 2; down the column = 3
        wrong=[
            (22, "Divide percent by 100"),
            (0.107, "by all facts of A"),  # 22 of 206
            (0.106, "read the light edits"),  # 22 of 208
            (0.12, "the kept for the changed"),  # 3 of 25; 22 against 180
            (0.123, "another kind of rewrite"),  # 24 of 195
            (0.944, "averaged the shares"),  # 6/9, and five times 1
            (0.667, "row of the numbers alone"),  # 6 of 9
            (0.324, "part of all changes"),  # 22 of 68
            (0.629, "What is added"),  # 22 of 35
            (0.5, "More"),
            (1, "Less"),
        ],
        secret="0.88",
    ),
    "07.3": Case(
        right=[0, "0"],  # the mean is 0.58; the nearest are 0.06 and 0.73
        wrong=[
            (36, "all stories"),
            (24, "lie above the mean"),
            (12, "however far below"),
            (20, "middle story"),  # within 0.1 of 0.82
            (34, "against its own mean"),
            (18, "by its definition"),
            (0.58, "half a thing"),
            (5, "Fewer"),
        ],
        secret="0",
    ),
    "07.4": Case(
        right=[7.2, 7, "7.2"],  # 144 / 20
        wrong=[
            (1.8, "for one measure"),
            (0.6, "one kind of rewrite"),
            (0.05, "chance of one value"),
            (0.2, "counted the measures"),
            (0.84, "how likely"),
            (144, "all values"),
            (36, "all stories"),
            (4, "many measures"),
            (6, "another limit"),
            (3, "More"),
            (20, "Fewer"),
        ],
        secret="7.2",
    ),
    "07.5": Case(
        right=[-0.075, -0.08],
        wrong=[
            (0.71, "all stories together"),
            (0.21, "light edits"),
            (0.34, "generic rewrites"),
            (0.08, "Look at the sign"),
            (0.63, "middle from a middle"),
            (1, "with itself"),
            (-0.5, "Higher"),
            (0.5, "Lower"),
            (7, "not above 1"),
        ],
        secret="-0.08",
    ),
    "07.6": Case(
        right=[likeness],
        wrong=[
            (wrong_likeness("last run"), "the last such word"),
            (wrong_likeness("words"), "single words"),
            (wrong_likeness("short runs"), "shorter run"),
            (wrong_likeness("searched"), "Part of a word"),
            (wrong_likeness("of the first"), "those of one of them"),
            (wrong_likeness("of the second"), "those of one of them"),
            (wrong_likeness("repeated"), "stands twice"),
            (wrong_likeness("case"), "Capital letters"),
            (wrong_likeness("always two"), "n is 3"),
            (wrong_likeness("short texts"), "ZeroDivisionError"),
            (wrong_likeness("nothing is alike"), "shorter than a run"),
            (0.5, "Name the function itself"),
        ],
        secret=None,  # it is written in many ways, and no hint has code
    ),
}
