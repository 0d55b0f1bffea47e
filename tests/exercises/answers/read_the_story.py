from __future__ import annotations

from tests.exercises.answers import Case


def is_credit(text: str) -> bool:
    return "/" in text and not text.endswith((".", "?", "!"))


CASES = {
    "01.1": Case(
        right=[17, "17"],
        wrong=[
            (19, "counts sentences"),  # its first sentence
            (18, "Blocks are counted from 0"),
            (16, "last block of the first version"),
            (1, "stands twice"),
            (0, "begins the file"),
            (35, "counted lines"),
            (99, "not so many"),
            (8, "Later"),
            (21, "Earlier"),
            ("U.S. Secretary", "number of a block"),
        ],
        secret="17",
    ),
    "01.2": Case(
        right=[[5, 6, 11, 12], (12, 11, 6, 5)],
        wrong=[
            ([5, 11], "of one kind"),
            ([6, 12], "of one kind"),
            ([0, 1, 5, 6, 11, 12], "A headline"),
            ([5, 6, 11, 12, 16], "A closing line"),
            ([5, 6, 7, 11, 12], "A paragraph"),
            ([5, 6, 11], "left out: 1"),
            ([5, 6, 11, 12, 23], "no block 23"),
            ([5, 5, 6, 11, 12], "stands there 2 times"),
            ("captions", "numbers of blocks"),
        ],
        secret="12",
    ),
    "01.3": Case(
        right=[10.73, 10.7271],
        wrong=[
            (32.76, "highest score alone"),
            (22.03, "second score alone"),
            (1.49, "divided"),
            (13.39, "told once"),
            (30, "Not so far"),
            (3, "Further ahead"),
        ],
        secret="10",
    ),
    "01.4": Case(
        right=[is_credit, lambda text: text[-1:].isalpha() and "/" in text],
        wrong=[
            (lambda text: "/" in text, "A slash alone"),
            (lambda text: text.endswith("/AP"), "another agency"),
            (lambda text: len(text) < 20, "length"),
            (lambda text: True, "no credit. A rule gives False"),
            (lambda text: text[-1] != "." and ("/" in text), "IndexError"),
            (lambda text: text, "A rule should give True"),
            (is_credit("Ida Voss/AP"), "Name the function itself"),
        ],
        secret=None,  # a rule has many forms
    ),
    "01.5": Case(
        right=[0.2082, 0.21],
        wrong=[
            (0.3875, "of all uses"),
            (0.7918, "do carry news"),
            (0.6125, "uses of words that do carry news"),
            (0.42, "for each use"),
            (0.263, "divided by the other words"),
            (0.1, "More"),
            (0.9, "Less"),
            (21, "Divide percent by 100"),
            ("21%", "Write a quarter as 0.25"),
        ],
        secret="0.21",
    ),
}
