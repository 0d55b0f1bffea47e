from __future__ import annotations

from tests.exercises.answers import Case


def content_words(words: list[str], stop: list[str]) -> list[str]:
    return [word for word in words if word.lower() not in stop]


def without_first(words: list[str], stop: list[str]) -> list[str]:
    for word in stop:
        if word in words:
            words.remove(word)
    return words


CASES = {
    "04.1": Case(
        right=["Ukraine", "russia", ["U.S."], "Ukraine’s", "Tass"],
        wrong=[
            ("the", "function word"),
            (["russia", "strike"], "several guesses"),
            ("missile strike", "several words"),
            ("?!", "no word"),
            ("", "no guess yet"),
            ("strikes", "Another form"),
            ("Leon", "a caption or a credit"),
            ("ferry", "does not stand in the running text"),
            (11, "a word in them"),
        ],
        secret="ukraine",
    ),
    "04.2": Case(
        right=[559.1, 559, 175 / 313 * 1000],
        wrong=[
            (175, "That is a count"),
            (0.559105, "That is a share"),
            (55.91, "per 100 words"),
            (440.9, "rate of the function words"),
            (1223.8, "divided by the different words"),  # 143 of them
            (14.58, "divided by sentences"),  # 12
            (621.3, "first version"),  # 146 of 235
            (300, "higher"),
            (900, "lower"),
        ],
        secret="559",
    ),
    "04.3": Case(
        right=[
            content_words,
            lambda words, stop: tuple(filter(lambda word: word.casefold() not in set(stop), words)),
        ],
        wrong=[
            (without_first, "Every use of a word"),
            (lambda words, stop: list(dict.fromkeys(w for w in words if w not in stop)), "both uses count"),
            (lambda words, stop: [w for w in words if w not in stop], "begins with a capital"),
            (lambda words, stop: [w.lower() for w in words if w.lower() not in stop], "as they stood"),
            (lambda words, stop: [w for w in words if not any(s in w.lower() for s in stop)], "inside these words"),
            (lambda words, stop: [w for w in words if w.lower() not in [*stop, "no"]], "leaves out by itself"),
            (lambda words: words, "TypeError"),
            (lambda words, stop: words, "Every use of a word"),
            ("the", "Name the function itself"),
        ],
        secret=None,  # what is to come out is told; how to get there is not
    ),
    "04.4": Case(
        right=[9.6, 10, "9.6"],  # one in twenty of 192
        wrong=[
            (0.05, "chance of one test"),
            (1, "for twenty words"),
            (4, "in fact"),  # conflict, decisions, permission, strike
            (0, "Rare is not never"),
            (192, "how many tests are made"),
            (182.4, "Asked for are the others"),
            (960, "multiplied by 5"),
            (38.4, "one in five"),
            (5, "percentage"),
            (7, "more"),
            (30, "fewer"),
        ],
        secret="9.6",
    ),
    "04.5": Case(
        right=["d", "D", "d)"],
        wrong=[
            ("a", "A purpose"),
            ("b", "how far it could move"),
            ("c", "shows no equality"),
            ("e", "makes a word matter"),
            ("chance", "one of the letters"),
        ],
        secret="comes up by chance",
    ),
    "04.6": Case(
        right=[["State Department", "Dmitry Peskov"], "dmitry peskov, state department"],
        wrong=[
            (["Dmitry Peskov"], "1 more of the sources"),
            (["State Department", "Dmitry Peskov", "Volodymyr Zelenskyy"], "Are A and B added up"),
            (["Dmitry Peskov", "Tass"], "not among those who are quoted"),
            (["Antony Blinken"], "named more than once"),
            (["State Department", "Peskov"], "not in this form"),
            ([], "at least one"),
            (2, "names in a list"),
        ],
        secret="State Department",
    ),
}
