from __future__ import annotations

from tests.exercises.answers import Case

# The answers are held against the seed story, as everywhere; the notebook asks of stories of our own.


def change(text: str) -> str:
    return text.replace("9,400", "4,900")


CASES = {
    "08.1": Case(
        right=[1, 5],
        wrong=[
            (-2, "not below 0"),
            (1.5, "half a thing"),
            ("some", "'some'"),
            (None, "None"),
            ([1, 2], "[1, 2]"),
        ],
        secret=None,  # a guess is never wrong, and what is found is told to it alone
    ),
    "08.2": Case(
        right=["b", "B."],
        wrong=[
            ("a", "it counted"),
            ("c", "safe limit"),
            ("d", "held against the world"),
            ("e", "every light edit"),
            (0.97, "one of the letters"),
        ],
        secret="one word",
    ),
    "08.3": Case(
        right=[0.8235, 14 / 17],  # of seventeen facts a date and a percentage are changed, and one is gone
        wrong=[
            (0.1765, "not kept"),
            (0.9412, "changed facts as kept"),
            (0.7778, "names and quotations included"),  # 28 of 36 rows that A has
            (0.7568, "That is of all rows"),  # 28 of 37
            (0.9, "Fewer of them"),
            (0.3, "More of them"),
            (82, "Divide percent by 100"),
        ],
        secret="0.82",
        about=("mayor-recount", "paraphrase"),
    ),
    "08.4": Case(
        right=[3],  # the State Department, Zelenskyy, Peskov
        wrong=[
            (5, "quotations"),
            (6, "people whose names are gone"),
            (0, "B alone has"),
            (34, "all that is gone"),
            (2, "More than that"),
            (10, "Fewer than that"),
        ],
        secret="3",
    ),
    "08.5": Case(
        right=[change, lambda text: text.replace("£6.5", "£5.6")],
        wrong=[
            (lambda text: text, "came back as it was"),
            (lambda text: text + " It rained.", "added or lost"),
            (lambda text: text.replace("9,400", "4,900").replace("£6.5", "£5.6"), "2 words differ"),
            (lambda text: text.replace("ferry", "barge"), "is no number"),
            (lambda text: text.replace("9,400", "9400"), "says the same"),
            (lambda text: text.replace(9400, 4900), "TypeError"),
            (lambda text: 4900, "the whole text"),
            ("4,900", "Name the function itself"),
        ],
        secret="4,900",
    ),
}
