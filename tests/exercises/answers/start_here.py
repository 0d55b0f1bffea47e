from __future__ import annotations

from tests.exercises.answers import Case


def cut(text: str, start: int, end: int) -> str:
    return text[start:end]


CASES = {
    "00.1": Case(
        right=[0.4, 0, 1, "0.5"],
        wrong=[
            (40, "Divide percent by 100"),
            ("40%", "Write a quarter as 0.25"),
            (-0.1, "not below 0"),
            ("a few", "'a few'"),
            (True, "True"),
        ],
        secret="0.417",  # 5 of 12
    ),
    "00.2": Case(
        right=[26.08, 26.1, 313 / 12],
        wrong=[
            (17.21, "first version"),  # 327 words, 19 sentences
            (0.0383, "divided sentences by words"),
            (52.17, "divided by blocks"),  # 6 blocks
            (313, "in all"),
            (12, "how many sentences there are"),
            (20, "has more words"),
            (30, "has fewer words"),
        ],
        secret="26",
    ),
    "00.3": Case(
        right=[4, "4"],  # A 9 has two lines
        wrong=[
            (5, "how many lines"),
            (8, "not told again"),
            (12, "every sentence of A"),
            (2, "There are more"),
            (6, "There are fewer"),
            (4.5, "half a thing"),
        ],
        secret="4",
    ),
    "00.4": Case(
        right=["c", "C", "c)"],
        wrong=[
            ("a", "not against the world"),
            ("b", "another source"),
            ("d", "put differently"),
            ("e", "not asked"),
            ("made up", "one of the letters"),
        ],
        secret="in other words",
    ),
    "00.5": Case(
        right=[cut, lambda text, start, end: "".join(text[i] for i in range(start, end))],
        wrong=[
            (lambda text, start, end: text[start : end + 1], "left out"),
            (lambda text, start, end: text.split()[start], "Characters are counted"),
            (lambda text, start, end: text[start:end].strip(), "A blank is a character"),
            (lambda text, start, end: text[start or 2 : end], "very first character"),
            (lambda text, start, end: text[start : min(end, len(text) - 1)], "end of the text"),
            (lambda text: text, "TypeError"),
            ("ferry", "Name the function itself"),
        ],
        secret="[start:end]",
    ),
}
