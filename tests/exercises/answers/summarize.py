from __future__ import annotations

from tests.exercises.answers import Case


def words(sentence: str) -> list[str]:
    return [word.strip(".,") for word in sentence.lower().split()]


def share(sentence: str, heavy: list[str]) -> float:
    return sum(word in heavy for word in words(sentence)) / max(1, len(words(sentence)))


def best(sentences: list[str], heavy: list[str]) -> str:
    return max(sentences, key=lambda sentence: share(sentence, heavy))


def best_of_a_loop(sentences: list[str], heavy: list[str]) -> str:
    found = sentences[0]
    for sentence in sentences:
        if share(sentence, heavy) > share(found, heavy):
            found = sentence
    return found


CASES = {
    "02.1": Case(
        right=[[2, 8, 9], (17, 11, 3), {4, 5, 16}, ["2", "10", "12"]],
        wrong=[
            ([2, 8], "your answer has 2"),
            ([2, 8, 9, 10], "your answer has 4"),
            ([2, 2, 9], "2 stands there 2 times"),
            ([2, 8, 19], "version B"),
            ([0, 2, 8], "a headline"),
            ([2, 6, 8], "a caption"),
            ([2, 7, 8], "a credit"),
            ([2, 8, 18], "a note"),
            ([2, 8, 99], "no sentence 99"),
            ("the first three", "numbers of three sentences"),
            (["Blinken", "Kyiv", "Russia"], "a whole number"),
        ],
        secret=None,  # every three sentences of the running text will do
    ),
    "02.2": Case(
        right=[0.625, 5 / 8, 0.63, "0.625"],  # the (2), storm, has, port: 5 of 8
        wrong=[
            (0.56, "that is precision"),  # 5 of 9
            (0.588, "That is F1"),
            (0.75, "for each time"),  # has counted twice
            (0.5, "each different word once"),
            (0.43, "recall of rouge2"),  # the storm, storm has, the port: 3 of 7
            (0.375, "shares of the summary"),  # 3 of 8
            (0.1, "More of the reference"),
            (0.9, "Less of the reference"),
            (5, "Divide percent by 100"),
        ],
        secret="0.625",
    ),
    "02.3": Case(
        right=[["centroid", "lexrank", "longest"], "Longest, lexrank, centroid"],
        wrong=[
            (["centroid", "lead"], "whatever comes first"),
            (["centroid", "tfidf", "longest"], "four parts"),
            (["centroid", "lexrank", "longest", "pacsum"], "what pacsum prefers"),
            (["longest"], "left out: 2"),
            (["random"], "draws places"),
            (["textrank", "centroid"], "'textrank' is not among"),
            (3, "names of methods"),
        ],
        secret="lexrank",
    ),
    "02.4": Case(
        # Scores of B less half the position: 19 0.89, 27 0.69, 20 0.67, 21 0.65.
        right=[[19, 20, 27], [27, 19, 20]],
        wrong=[
            ([19, 20, 21], "as they are"),
            ([19, 21, 27], "centrality alone"),
            ([26, 27, 30], "all of the position score"),
            ([19, 20, 26], "Out of place: 1"),
            ([2, 8, 12], "stands in version A"),
            ([6, 19, 20], "stands in version A"),
            ([19, 20, 31], "no sentence 31"),
            ([19, 20], "your answer has 2"),
        ],
        secret="27",
    ),
    "02.5": Case(
        right=[best, best_of_a_loop],
        wrong=[
            (lambda sentences, heavy: sentences[0], "that sentence itself"),
            (lambda sentences, heavy: share(sentences[0], heavy), "that sentence itself"),
            (
                lambda sentences, heavy: max(sentences, key=lambda s: sum(word in s.lower() for word in heavy)),
                "another word",
            ),
            (lambda sentences, heavy: max(sentences, key=lambda s: sum(w in heavy for w in s.split())), "Capitals"),
            (
                lambda sentences, heavy: max(sentences, key=lambda s: sum(w in heavy for w in words(s))),
                "because it has more words",
            ),
            (lambda sentences, heavy: sorted(sentences, key=lambda s: share(s, heavy))[-1], "the earlier one"),
            (
                lambda sentences, heavy: max(
                    sentences, key=lambda s: sum(w in heavy for w in words(s)) / len(words(s))
                ),
                "ZeroDivisionError",
            ),
            (best(["The ferry waits."], ["ferry"]), "Name the function itself"),
        ],
        secret=None,  # a function has many forms
    ),
    "02.6": Case(
        right=["d", "D)"],
        wrong=[
            ("a", "true and whole"),
            ("b", "precision is 1"),
            ("c", "recall is 1"),
            ("e", "none that shares more"),
            ("Everybody", "one of the letters"),
        ],
        secret="opposite",
    ),
}
