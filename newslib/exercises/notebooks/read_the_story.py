"""Exercises of `01_read_the_story`: kinds of block, the evidence for a boundary, sentences and words."""

from __future__ import annotations

from collections.abc import Callable

from newslib.exercises.exercise import NotAsked, Setting, Verdict, exercise, hint
from newslib.exercises.judging import CLOSE, Example, Trap, is_no, is_yes, judge_function, judge_number, judge_set
from newslib.exercises.wanted import Function, Number, Numbers, WholeNumber


@exercise(
    "01.1",
    "Before you look",
    kind="predict",
    minutes=5,
    concept="a second version shows by what it says again",
    wants=WholeNumber("the number of a block, such as 3; the first is 0"),
)
def boundary(answer: int, setting: Setting) -> Verdict:
    """The block that begins version B."""
    story = setting.require_two()
    right, blocks = int(story.boundary or 0), story.blocks
    first_sentence = int(setting.sentences.loc[setting.sentences["half"] == "B", "sentence"].min())
    if answer >= len(blocks) and answer != first_sentence:
        what = "You counted lines, perhaps" if answer <= story.text.count("\n") + 1 else "There are not so many"
        return hint(f"{what}: the story has {len(blocks)} blocks, counted from 0. Blank lines part them.")
    repeated = next((i for i, block in enumerate(blocks) if i and block.text == blocks[i - 1].text), None)
    traps: list[Trap] = [
        (first_sentence, "That counts sentences. A block may hold several of them: count the blocks, from 0."),
        (right + 1, "Near. Blocks are counted from 0, so the first one has the number 0."),
        (right - 1, "Near. Is that not the last block of the first version, such as a closing line?"),
        (repeated, "A headline that stands twice is a habit of saved pages. Where does the whole story start over?"),
        (0, "Block 0 begins the file, and so version A. Where is the news told from the start again?"),
    ]
    return judge_number(
        answer,
        right,
        traps=traps,
        low="Later. Up to there the story only goes on. Look for people who are introduced again by their full names.",
        high="Earlier. There the second version is under way. Where is the news told from the start again?",
        well="That is where the method sees it, too. The evidence below puts into numbers what made you see it.",
    )


@exercise(
    "01.2",
    "Evidence, not story",
    kind="read",
    minutes=3,
    concept="a caption and a credit are told apart from the running text",
    wants=Numbers("numbers of blocks in a list, such as [2, 3]"),
)
def captions_and_credits(answer: list[int], setting: Setting) -> Verdict:
    """The blocks that are captions or credits."""
    of_kind: dict[str, list[int]] = {}
    for number, block in enumerate(setting.story.blocks):
        of_kind.setdefault(block.kind, []).append(number)
    captions, credits_ = of_kind.get("caption", []), of_kind.get("credit", [])
    if not captions + credits_:
        raise NotAsked("No block of the file belongs to a photograph.")
    wrong = {
        "headline": "A headline stands over a story, not beside a photograph.",
        "note": "A closing line, such as who contributed, belongs to no photograph.",
        "paragraph": "A paragraph is the story itself. Go by the column kind, and by the column block for the number.",
        "byline": "A byline names who wrote the story, not who took a photograph.",
    }
    if set(answer) == set(captions) or set(answer) == set(credits_):
        return hint("These are of one kind. A photograph has words that say what is to be seen, and names who took it.")
    return judge_set(
        answer,
        captions + credits_,
        traps=[(number, why) for kind, why in wrong.items() for number in of_kind.get(kind, [])],
        missing="So far so good, but something is left out: {n}. Which rows have the kind caption, and which credit?",
        surplus="There is no block {what}. The column block has the numbers, from 0.",
        well="They stay at hand as evidence, and out of the summaries.",
    )


@exercise(
    "01.3",
    "How clear was it?",
    kind="compute",
    minutes=4,
    concept="a decision is as sure as the distance to the next best",
    wants=Number(),
)
def margin(answer: float, setting: Setting) -> Verdict:
    """How far the best candidate is ahead of the next."""
    scores = setting.story.evidence.dropna(subset=["score"]).sort_values("score", ascending=False, kind="stable")
    if len(scores) < 2:
        raise NotAsked("There is one candidate only, so none comes second.")
    best, second, last = (float(scores["score"].iloc[i]) for i in (0, 1, -1))
    once = scores.loc[scores["block"].isna(), "score"]
    traps: list[Trap] = [
        (best, "That is the highest score alone. A score says little before it stands beside the next."),
        (second, "That is the second score alone. How far is the first ahead of it?"),
        (best / second if second else None, "You divided. Asked for is a difference: how many points ahead?"),
        (
            best - float(once.iloc[0]) if len(once) else None,
            "The row without a block is that of a story told once.",
        ),
        (best - last, "That is the distance to the last. Which comes second?"),
    ]
    return judge_number(
        answer,
        best - second,
        traps=traps,
        low="Further ahead than that. Take the second row of the table from the first.",
        high="Not so far ahead. Take the second row of the table from the first.",
        well="So many points ahead. The smaller this is, the more you should look for yourself.",
        within=2 * CLOSE,
    )


@exercise(
    "01.4",
    "A rule for credits",
    kind="write",
    minutes=8,
    concept="a rule has to let in what belongs and keep out what does not",
    wants=Function("is_credit(text)"),
)
def is_credit(answer: Callable[..., object], setting: Setting) -> Verdict:
    """Write a rule that tells whether a block is a credit."""
    return judge_function(
        answer,
        [
            Example(("Ida Voss/AP",), is_yes, "This is a credit: a name, a slash, an agency. A rule should give True."),
            Example(("Ida Voss/Reuters",), is_yes, "This is a credit of another agency. Which sign do both have?"),
            Example(("The ferry left its port late.",), is_no, "This is a sentence, no credit. A rule gives False."),
            Example(
                ("Both towns own half of the ferry/bus station.",),
                is_no,
                "A slash alone makes no credit. What else does a credit have, or not have? Look at the end.",
            ),
            Example(
                ("Port shut",), is_no, "It is short, but no credit. A rule of length takes a headline for one, too."
            ),
            Example(("",), is_no, "An empty text is no credit. Does the rule look at a character that is not there?"),
        ],
        well="It lets in what belongs and keeps out the rest, as far as these go. The suite's rule also looks around.",
    )


@exercise(
    "01.5",
    "Different words",
    kind="compute",
    minutes=5,
    concept="function words are few, and stand often: words are not their uses",
    wants=Number(share=True),
)
def share_of_stop_terms(answer: float, setting: Setting) -> Verdict:
    """Of the different words of the file, the share that are stop words."""
    words = setting.all_words
    if words.empty:
        raise NotAsked("The story has no words.")
    terms = words.drop_duplicates("term")
    right, of_uses = float(terms["stop"].mean()), float(words["stop"].mean())
    ratio = terms["stop"].sum() / max(1, int((~terms["stop"].astype(bool)).sum()))
    traps: list[Trap] = [
        (of_uses, "That is of all uses, and counts “the” each time. Asked for is each different word, once."),
        (1 - right, "These are the words that do carry news. The column stop is True for the others."),
        (1 - of_uses, "These are the uses of words that do carry news. Take each different word once, and the others."),
        (
            len(terms) / len(words),
            "That is how many different words there are for each use. How many of them are stop?",
        ),
        (ratio, "You divided by the other words. A share is a part of all of them."),
    ]
    how = 'Rows that repeat a term go with words.drop_duplicates("term"); the mean of True and False is a share.'
    return judge_number(
        answer,
        right,
        traps=traps,
        low=f"More. {how}",
        high=f"Less. {how}",
        well="A small part of the different words, and a large part of all that is written.",
        within=CLOSE,
    )
