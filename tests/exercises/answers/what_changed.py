from __future__ import annotations

from typing import Any

from tests.exercises.answers import Case


def check_first(row: dict[str, Any]) -> bool:
    return row["status"] in ("changed", "possible") and row["kind"] != "wording"


CASES = {
    "05.1": Case(
        right=[1, 0, 10, "3"],
        wrong=[
            (400, "Only what version A says"),
            (2.5, "half a thing"),
            (-1, "not below 0"),
            ("many", "'many'"),
            ([2, 5], "[2, 5]"),
            (True, "True"),
        ],
        secret="1",  # the weekday
    ),
    "05.2": Case(
        right=[2, "2"],  # Lammy and Peskov; the others are two photographers and two reporters
        wrong=[
            (6, "everyone who is gone"),
            (4, "the news is not about"),
            (8, "everyone whom A names"),
            (15, "all the names that are gone"),
            (0, "There are more"),
            (3, "There are fewer"),
            ("Lammy", "whole number"),
        ],
        secret="2",
    ),
    "05.3": Case(
        right=["c", "C", "c)"],
        wrong=[
            ("a", "no proof"),
            ("b", "a third day"),
            ("d", "agrees with itself"),
            ("e", "no intention"),
            ("Monday", "one of the letters"),
        ],
        secret="different days",
    ),
    "05.4": Case(
        right=["d", "D", "d."],
        wrong=[
            ("a", "its share is smaller. Divide"),
            ("b", "leaves something out"),
            ("c", "A spelling"),
            ("e", "no share at all"),
            ("f", "one of the letters"),
        ],
        secret="Ann Lee lent",
    ),
    "05.5": Case(
        right=[0.9, 144 / 160],  # 257 - 50 - 63 found of 273 - 50 - 63 planted
        wrong=[
            (0.941, "recall of all kinds"),
            (0.94, "recall of all kinds"),
            (0.971, "divides by rows"),
            (0.9049, "mean of shares"),
            (0.9466, "precision without"),
            (1, "two kinds that you are to leave out"),
            (0.1, "missed"),
            (144 / 273, "not from what was planted"),
            (0.8, "Higher"),
            (0.99, "Lower"),
            (144, "between 0 and 1"),
            ("90%", "Write a quarter as 0.25"),
        ],
        secret="0.9",
    ),
    "05.6": Case(
        right=[
            check_first,
            lambda row: not (row["kind"] == "wording" or row["status"] in ("same", "variant", "only_a", "only_b")),
        ],
        wrong=[
            (lambda row: row["status"] == "changed" and row["kind"] != "wording", "less sure"),
            (lambda row: row["a_value"] != row["b_value"], "they name one person"),
            (lambda row: row["weight"] > 0.25, "however much the row weighs"),
            (lambda row: row["status"] in ("changed", "possible"), "Other words for one thing"),
            (lambda row: check_first(row) and row["weight"] > 0.2, "its weight is small"),
            (lambda row: check_first(row) or row["status"] == "only_b", "A says nothing"),
            (lambda row: True, "The versions agree"),
            (lambda row: row["status"] == "possible", "Two days for one thing"),
            (lambda row: row.status == "changed", "AttributeError"),
            (True, "Name the function itself"),
        ],
        secret=None,  # a rule has many forms
    ),
}
