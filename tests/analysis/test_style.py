"""How each half is written: every number by hand, followed to its words, and missing where it is not defined."""

from __future__ import annotations

import math

import pandas as pd
import pytest

import newslib
from newslib import InputError, Story
from newslib.analysis.manner.measures import MEASURES
from newslib.analysis.manner.sentiment import compound
from newslib.analysis.style import style, style_evidence

COLUMNS = ["group", "measure", "unit", "A", "B", "can", "cannot"]
ODD = {
    "empty": "",
    "one word": "Hello",
    "no sentence": "...",
    "Arabic": "وصل الوزير إلى المدينة اليوم. وقال إن المحادثات ستستمر.",
    "Chinese": "部长今天抵达该市。他说会谈将继续。",
    "emoji": "🙂🙂 🎉",
    "capitals": "THE FERRY MAY SINK. IT WAS BUILT IN MAY.",
    "HTML": "<script>alert('x')</script> <p>The “<b>ferry</b>” was sold.</p> &amp; <!-- <<< -->",
    "repeats": "The ferry was sold. " * 1000,
    "one long sentence": "good ferry " * 1000,
    "a long word": "a" * 60_000 + " was sold.",
}


def value(text: str, measure: str, half: str = "A") -> float | None:
    table = style(Story.from_text(text, boundary=False)).set_index("measure")
    found = table.loc[measure, half]
    return None if pd.isna(found) else float(found)


def words_of_measure(text: str, measure: str) -> list[str]:
    table = style_evidence(Story.from_text(text, boundary=False))
    return table.loc[table["measure"] == measure, "text"].tolist()


def test_a_small_text_by_hand() -> None:
    text = "The cat sat. The ferry left the port."
    assert value(text, "words") == 8
    assert value(text, "sentences") == 2
    assert value(text, "mean sentence length") == 4
    assert value(text, "mean word length") == (3 + 3 + 3 + 3 + 5 + 4 + 3 + 4) / 8
    assert value(text, "type-token ratio") == 6 / 8
    assert value(text, "mean syllables") == 9 / 8
    assert value(text, "Flesch reading ease") == pytest.approx(107.6)
    assert value(text, "Flesch-Kincaid grade") == pytest.approx(-0.755)
    assert words_of_measure(text, "hard words") == ["ferry", "port"]
    assert value(text, "Dale-Chall score") == pytest.approx(0.1579 * 25 + 0.0496 * 4 + 3.6365)
    assert value(text, "clauses") == 2
    assert value(text, "passives") == 0
    assert value(text, "MATTR") is None


def test_a_word_within_a_name_is_easy() -> None:
    assert words_of_measure("Volodymyr Zelenskyy met the diplomats.", "hard words") == ["diplomats"]


def test_mean_and_median_differ() -> None:
    text = "It rained. It snowed. The ferry stayed in the port until ten."
    assert value(text, "mean sentence length") == 12 / 3
    assert value(text, "median sentence length") == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry was sold.", ["was sold"]),
        ("The man was arrested and charged on Friday.", ["was arrested", "charged"]),
        ("The injured driver has been seen.", ["been seen"]),
        ("The ship was sold and went north.", ["was sold"]),
        ("They sold the ferry, and he was angry.", []),
        ("THE FERRY WAS SOLD.", ["WAS SOLD"]),
    ],
)
def test_passives(text: str, expected: list[str]) -> None:
    assert words_of_measure(text, "passives") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It may rain. In May it rained. May said so on May 9.", ["may"]),
        ("THE FERRY MAY SINK IN MAY.", ["MAY"]),
        ("About 20 people spoke about it, and some left.", ["About 20"]),
        ("Some two million people live there.", ["Some two"]),
        ("They could not leave as soon as possible. It could be possible.", ["could", "possible"]),
        ("The ship reportedly appears to have sunk. She appeared on Friday.", ["reportedly", "appears to"]),
    ],
)
def test_hedges(text: str, expected: list[str]) -> None:
    assert words_of_measure(text, "hedges") == expected


def test_sourcing_by_hand() -> None:
    text = (
        "“We will stay,” said Ida Voss, the mayor. According to police, 12 people left on May 9. "
        "The mayor urged caution. The old port was closed, officials said."
    )
    assert words_of_measure(text, "quotations") == ["We will stay,"]
    assert words_of_measure(text, "quoted words") == ["We", "will", "stay"]
    assert words_of_measure(text, "attribution verbs") == ["said", "said"]
    assert words_of_measure(text, "attribution phrases") == ["According to"]
    assert words_of_measure(text, "named sources") == ["Ida Voss"]
    assert words_of_measure(text, "numbers") == ["12 people"]
    assert value(text, "quoted words") == 100 * 3 / 28


def test_words_in_marks_that_quote_nobody_are_no_quotation() -> None:
    text = "The “old” port was closed. It rained."
    assert words_of_measure(text, "quotations") == words_of_measure(text, "quoted words") == []


def test_what_often_is_no_speech_counts_where_it_is() -> None:
    assert words_of_measure("Troops attacked the port. The work continues.", "attribution verbs") == []
    assert words_of_measure("Reports show that the port is closed, he said.", "attribution verbs")[-1] == "said"
    assert words_of_measure("“It is late,” she continued.", "attribution verbs") == ["continued"]


def test_a_word_with_hyphens_is_one_adjective() -> None:
    assert words_of_measure("The long-range missile hit an old bridge.", "adjectives") == ["long-range", "old"]
    assert words_of_measure("The war-weary town slept.", "adjectives") == ["war-weary"]


@pytest.mark.parametrize(  # from vaderSentiment 3.3.2 itself
    ("sentence", "expected"),
    [
        ("VADER is smart, handsome, and funny.", 0.8316),
        ("The book was not good.", -0.3412),
        ("It isn’t good.", -0.3412),
        ("Three people were killed in the crash.", -0.802),
        ("The bridge opened on Monday.", 0.0),
    ],
)
def test_sentiment_is_vaders(sentence: str, expected: float) -> None:
    assert compound(sentence) == expected


def test_sentiment_of_sentences() -> None:
    text = "Three people were killed in the crash. The bridge opened on Monday. The book was not good."
    assert value(text, "mean sentiment") == pytest.approx((-0.802 - 0.3412) / 3)
    assert value(text, "negative sentences") == pytest.approx(200 / 3)
    assert value(text, "positive sentences") == 0


@pytest.mark.parametrize("name", ["blinken-kyiv", "harbour-bridge", "mayor-recount"])
def test_every_count_is_a_number_of_rows(name: str, seed: Story) -> None:
    story = seed if name == "blinken-kyiv" else newslib.story(name, "generic")
    table, evidence = style(story).set_index("measure"), style_evidence(story)
    assert (
        evidence["text"] == [story.text[a:b] for a, b in zip(evidence["start"], evidence["end"], strict=True)]
    ).all()
    counted = [measure for measure in MEASURES if measure.counted]
    assert set(evidence["measure"]) <= {measure.name for measure in counted}
    assert not evidence.duplicated(["measure", "start", "end"]).any()
    sentences = newslib.sentence_table(story).set_index("sentence")
    assert (evidence["half"].tolist()) == sentences.loc[evidence["sentence"], "half"].tolist()
    for half in "AB":
        of = {f"per 100 {name}": table.loc[name, half] / 100 for name in ("words", "sentences", "clauses")}
        for measure in counted:
            rows = ((evidence["measure"] == measure.name) & (evidence["half"] == half)).sum()
            assert table.loc[measure.name, half] == pytest.approx(rows / of.get(measure.unit, 1)), measure.name


def test_the_seed_story(seed: Story) -> None:
    table = style(seed).set_index("measure")
    assert table.loc["quotations", "A"] > 0
    assert table.loc["quotations", "B"] == 0
    assert (table.loc["named sources", "A"], table.loc["named sources", "B"]) == (3, 0)
    assert table.loc["hedges", "B"] > table.loc["hedges", "A"]


@pytest.mark.parametrize("name", ODD)
def test_odd_texts_have_the_same_rows(name: str) -> None:
    story = Story.from_text(ODD[name], boundary=False)
    table, evidence = style(story), style_evidence(story)
    assert list(table.columns) == COLUMNS
    assert table["measure"].tolist() == [measure.name for measure in MEASURES]
    assert str(table["A"].dtype) == str(table["B"].dtype) == "Float64"
    assert table["B"].isna().all()
    assert all(math.isfinite(number) for number in table["A"].dropna())
    assert evidence["text"].tolist() == [
        story.text[a:b] for a, b in zip(evidence["start"], evidence["end"], strict=True)
    ]
    assert table[["group", "measure", "unit", "can", "cannot"]].notna().all(axis=None)


@pytest.mark.parametrize("name", ["empty", "no sentence", "emoji"])
def test_without_a_word_everything_is_missing(name: str) -> None:
    story = Story.from_text(ODD[name], boundary=False)
    assert style(story)["A"].isna().all()
    assert style_evidence(story).empty


GERMAN = (
    "Der Außenminister ist am Mittwoch in Kiew angekommen. Die ukrainische Führung bittet um die Erlaubnis, Waffen mit "
    "großer Reichweite gegen Ziele in Russland einzusetzen. Er wird den Präsidenten treffen, sagte ein Sprecher."
)


@pytest.mark.parametrize("text", [ODD["Arabic"], ODD["Chinese"], GERMAN])
def test_what_knows_english_alone_is_missing_elsewhere(text: str) -> None:
    english = {measure.name for measure in MEASURES if measure.english}
    table = style(Story.from_text(text, boundary=False)).set_index("measure")
    assert table.loc[list(english), "A"].isna().all()
    assert table.loc["words", "A"] > 0
    assert not english & set(style_evidence(Story.from_text(text, boundary=False))["measure"])


def test_kinds_tell_which_blocks_count(seed: Story) -> None:
    paragraphs, captions = style(seed).set_index("measure"), style(seed, kinds=["caption"]).set_index("measure")
    both = style(seed, kinds=["paragraph", "caption"]).set_index("measure")
    assert both.loc["words", "A"] == paragraphs.loc["words", "A"] + captions.loc["words", "A"]
    assert captions["B"].isna().all()
    assert style(seed, kinds=[])[["A", "B"]].isna().all(axis=None)


def test_errors_name_what_is_allowed(seed: Story) -> None:
    with pytest.raises(InputError, match=r"kind must be one of headline, .*'captoin'; did you mean 'caption'"):
        style(seed, kinds=["captoin"])
    with pytest.raises(InputError, match="sequence of kinds"):
        style_evidence(seed, kinds="caption")
    with pytest.raises(InputError, match="needs a Story; got str"):
        style("text")  # type: ignore[arg-type]
