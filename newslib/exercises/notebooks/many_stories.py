"""Exercises of `07_many_stories`: shares and counts, averages, chance, and copies among the suite's own stories.

The notebook reads a corpus and no single story, so these questions are about the rewrites that come with the suite,
whatever else the notebook is given.
"""

from __future__ import annotations

from typing import Final

from newslib.exercises.exercise import Setting, Verdict, exercise
from newslib.exercises.judging import CLOSE, Trap, judge_guess, judge_number
from newslib.exercises.notebooks.copied_or_kept import copied_and_kept, likeness
from newslib.exercises.own_stories import MEASURES, OF_A, own_rewrites
from newslib.exercises.wanted import Number, WholeNumber

__all__ = [
    "beyond_by_chance",
    "changed_of_told",
    "copied_and_kept",
    "likeness",
    "near_the_mean",
    "told_again_by_generic",
]
AT_MOST: Final = 0.1  # how far from the mean a story may lie and still be called near
CHANCE: Final = 0.05  # of a value to lie beyond the limit though nothing is the matter


@exercise(
    "07.1",
    "Before you look",
    kind="predict",
    minutes=3,
    concept="a sentence can be told again when its facts are gone",
    wants=Number(share=True),
)
def told_again_by_generic(answer: float, setting: Setting) -> Verdict:
    """Guess what share of A's sentences the middle generic rewrite tells again."""
    table, _ = own_rewrites()
    generic = table[table["version"] == "generic"]
    return judge_guess(
        answer,
        float(generic["a_sentences_found_in_b"].median()),
        classmates=setting.classmates,
        told=(
            "In the middle generic rewrite a share of {found} of A's sentences has a counterpart. Of A's facts the "
            f"share is {float(generic['facts_kept'].median()):.2f}: keep the two apart."
        ),
    )


@exercise(
    "07.2",
    "As many changes, as faithful?",
    kind="read",
    minutes=5,
    concept="a count says little before one knows of how many: what is dropped can no longer be changed",
    wants=Number(share=True),
)
def changed_of_told(answer: float, setting: Setting) -> Verdict:
    """Of the facts that generic rewrites still tell, kept or changed, the share that is changed."""
    _, facts = own_rewrites()
    groups = facts.groupby("version")[[*OF_A, "only_b"]].sum()
    row, light, paraphrase = (groups.to_dict("index")[version] for version in ("generic", "light", "paraphrase"))
    changed, kept = row["changed"], row["same"] + row["variant"]
    right = changed / (changed + kept)
    kinds = facts[facts["version"] == "generic"].groupby("kind")[OF_A].sum()
    rates = kinds["changed"] / (kinds["changed"] + kinds["same"] + kinds["variant"])
    near = (
        "Several turns end near here: to take the kept for the changed, to read another kind of rewrite, or to "
        "divide by what is dropped. Which two numbers does the question name?"
    )
    traps: list[Trap] = [
        (
            changed / sum(row[status] for status in OF_A),
            "Did you divide by all facts of A, or read the light edits? Asked for are generic rewrites, and of "
            "them only the facts that B still tells. What is dropped is not told.",
        ),
        (kept / (kept + changed), near),
        (paraphrase["changed"] / (paraphrase["changed"] + paraphrase["same"] + paraphrase["variant"]), near),
        (light["changed"] / (light["changed"] + light["same"] + light["variant"]), near),
        (
            rates.mean(),
            "You averaged the shares of the kinds. A rare kind then weighs as much as a common one: add up first.",
        ),
        (rates["number"], "That is the row of the numbers alone. Add the other kinds to it."),
        (
            changed / groups["changed"].sum(),
            "That is what part of all changes is found in generic rewrites. Divide by what these rewrites tell.",
        ),
        (
            changed / (changed + kept + row["only_b"]),
            "What is added stands in B alone, so it cannot be a fact of A that was changed or kept. Leave it out.",
        ),
    ]
    how = "Add up the columns = and ≠ of the generic rewrites. Of these two sums together, what part is the second?"
    return judge_number(
        answer,
        right,
        traps=traps,
        low=f"More. {how}",
        high=f"Less. {how}",
        well=(
            f"The count of changes is much the same in all three kinds: {light['changed']:.0f}, "
            f"{paraphrase['changed']:.0f} and {changed:.0f}. The rate is not, for generic rewrites tell few facts."
        ),
        within=CLOSE,
    )


@exercise(
    "07.3",
    "The average story",
    kind="compute",
    minutes=5,
    concept="an average of unlike groups may describe none of its members",
    wants=WholeNumber(),
)
def near_the_mean(answer: int, setting: Setting) -> Verdict:
    """How many stories keep a share of facts within a tenth of the mean of all."""
    table, _ = own_rewrites()
    values = table["facts_kept"].astype(float)
    away = values - values.mean()
    of_kind = values - values.groupby(table["version"]).transform("mean")
    middle = values - values.median()
    well_below = (
        "You counted the stories below the mean as near it, too, however far below. Take the distance without its sign."
    )
    traps: list[Trap] = [
        (len(values), "These are all stories. How far from the mean is each of them?"),
        (int(away.gt(0).sum()), "So many lie above the mean, however far. Count those that lie near it."),
        (int(away.lt(AT_MOST).sum()), well_below),
        (
            int(middle.abs().le(AT_MOST).sum()),
            "So many lie near the middle story, the median. The mean is the sum, divided by how many there are.",
        ),
        (
            int(of_kind.abs().le(AT_MOST).sum()),
            "You held each kind against its own mean. Asked for is the mean of all stories together.",
        ),
        (
            len(values) // 2,
            "Half of the stories lie above the median, by its definition. Near the mean need not be any.",
        ),
    ]
    return judge_number(
        answer,
        int(away.abs().le(AT_MOST).sum()),
        traps=traps,
        low="There are more. Take the mean from each value, drop the sign, and count what is not above a tenth.",
        high="Fewer. Take the mean from each value, drop the sign, and count what is not above a tenth.",
        well=(
            f"The mean is {values.mean():.2f}, and no story is like that: some keep far more, the others next to "
            "nothing. So look at the strips before you average."
        ),
    )


@exercise(
    "07.4",
    "One always stands out",
    kind="compute",
    minutes=4,
    concept="who looks at many values finds some beyond any limit, by chance alone",
    wants=Number(),
)
def beyond_by_chance(answer: float, setting: Setting) -> Verdict:
    """How many values of all stories and measures are beyond a limit of one in twenty by chance alone."""
    from newslib.analysis.standing import standing

    table, _ = own_rewrites()
    places = standing(table, dict(zip(MEASURES, MEASURES, strict=True)), by="version")
    by_tukey = int(places["beyond"].gt(1.5).sum())
    values, stories = len(places), len(table)
    of_kind = stories // table["version"].nunique()
    traps: list[Trap] = [
        (CHANCE * stories, "That is for one measure. The table has a row for every measure of every story."),
        (CHANCE * of_kind, "That is for one measure of one kind of rewrite. Every row of the table is looked at."),
        (CHANCE, "That is the chance of one value. How many values are there to be lucky or unlucky?"),
        (CHANCE * len(MEASURES), "You counted the measures, but each of them has a value for every story."),
        (
            1 - (1 - CHANCE) ** stories,
            "That is how likely one value at least is, for one measure. Asked for is a number of values.",
        ),
        (values, "These are all values. Only one in twenty of them is beyond the limit."),
        (stories, "These are all stories. How many values has each, and what part of them is beyond the limit?"),
        (values / stories, "So many measures there are. Each has a value for every story: how many values are that?"),
        (by_tukey, "So many stand out by another limit. Asked is what chance alone brings: a part of how many values?"),
    ]
    right = CHANCE * values
    if abs(answer - right) < 0.5:
        answer = right  # for whoever rounds: values are counted whole
    how = "Count the rows of the table places. One in twenty of them is beyond the limit."
    return judge_number(
        answer,
        right,
        traps=traps,
        low=f"More. {how}",
        high=f"Fewer. {how}",
        well=(
            "So many would stand out though nothing is the matter with them. An outlier among many values is a place "
            "to look, and no finding yet."
        ),
        within=0.01,
    )
