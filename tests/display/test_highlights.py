"""Stories as HTML: escaped, marked, and readable without colour."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from newslib import InputError, Story, align, claim_ledger, highlights, sentence_table, summarize
from newslib.display.highlights import escape
from newslib.display.markup import RELATION_SIGNS
from newslib.display.prose import counted, listed, say


def test_a_story_s_words_are_words_and_nothing_else() -> None:
    story = Story.from_texts(
        "<script>alert('x')</script> costs $5 or $6 \\(x\\).", "<img src=x onerror=alert(1)> & “so”."
    )
    for page in (highlights.highlight_summary(sentence_table(story)), highlights.side_by_side(sentence_table(story))):
        assert "<script" not in page.html
        assert "<img" not in page.html
        assert "$5" not in page.html  # a lone dollar sign opens no formula
        assert "<script>alert('x')</script> costs $5 or $6 \\(x\\)." in page.text


def test_a_story_s_words_are_words_in_its_ledger_too() -> None:
    hostile = "<script>alert('x')</script> costs $5 or $6 \\(x\\)."
    told = "“<img src=x onerror=alert(1)> goes on sale,” said Ida Voss."
    ledger = claim_ledger(Story.from_texts(f"{hostile} {told}", f"{hostile.replace('$5', '$7')} {told}"))
    page = highlights.ledger_view(ledger)
    assert "<script" not in page.html
    assert "<img" not in page.html
    assert "$7" not in page.html
    assert hostile in page.text
    assert "<img src=x onerror=alert(1)> goes on sale" in page.text


def test_escape_leaves_the_words_readable() -> None:
    assert escape("a < b & $c") == "a &lt; b &amp; <span>$</span>c"


def test_chosen_sentences_are_marked_and_numbered_by_rank(ferry: Story) -> None:
    sentences = sentence_table(ferry)
    chosen = summarize(sentences, 2)
    page = highlights.highlight_summary(sentences, chosen).html
    assert page.count("<mark") == 4
    first = chosen[chosen["rank"] == 1]["text"].iloc[0]
    assert f">1</span> {escape(first)}</mark>" in page
    assert "<mark" not in highlights.highlight_summary(sentences).html


def test_of_a_sentence_that_a_summary_cuts_its_beginning_is_marked() -> None:
    sentences = sentence_table("Rain fell on the town of Kelmar.")
    page = highlights.highlight_summary(sentences, summarize(sentences, words=2))
    assert ">1</span> Rain fell</mark> on the town of Kelmar." in page.html


def test_kinds_are_named_in_words(ferry: Story) -> None:
    text = highlights.highlight_summary(sentence_table(ferry)).text
    for kind in ("headline:", "byline:", "caption:", "credit:", "note:"):
        assert kind in text


def test_every_link_is_told(ferry: Story) -> None:
    sentences = sentence_table(ferry)
    alignment = align(sentences[sentences["kind"] == "paragraph"])
    page = highlights.side_by_side(sentences, alignment)
    rows = page.html.split("<tr>")[1:]
    assert {len(re.findall("<t[dh][ >]", row)) for row in rows} == {3}
    beside = [re.findall(r">(\d+)</span>", row) for row in rows]
    for link in alignment.dropna().itertuples():
        sign = f"{RELATION_SIGNS[link.relation]} {link.relation}"
        if [str(link.a_sentence), str(link.b_sentence)] in beside:
            row = rows[beside.index([str(link.a_sentence), str(link.b_sentence)])]
            assert f">{sign}</span>" in row
        else:
            assert f">{sign} A {link.a_sentence}</span>" in page.html
            assert f">{sign} B {link.b_sentence}</span>" in page.html
    for relation in ("dropped", "added"):
        count = (alignment["relation"] == relation).sum()
        assert page.html.count(f">{RELATION_SIGNS[relation]} {relation}</span>") == count > 0


def test_kinds_are_named_in_words_side_by_side(ferry: Story) -> None:
    text = highlights.side_by_side(sentence_table(ferry)).text
    for kind in ("headline:", "byline:", "caption:", "credit:", "note:"):
        assert kind in text


def test_a_story_told_once_has_one_column_and_an_empty_one_nothing(told_once: Story) -> None:
    once = highlights.side_by_side(sentence_table(told_once)).html
    assert len(re.findall("<t[dh][ >]", once)) == once.count("<tr") == 2  # the heading, the story
    assert highlights.side_by_side(sentence_table("")).html == ""
    assert highlights.highlight_summary(sentence_table("")).text == ""


def test_only_what_an_untrusted_notebook_keeps_is_used(ferry: Story) -> None:
    sentences = sentence_table(ferry)
    for page in (
        highlights.highlight_summary(sentences, summarize(sentences)).html,
        highlights.ledger_view(claim_ledger(ferry)).html,
    ):
        assert "<mark" in page
        assert "class=" not in page
        assert "<style" not in page
        assert "border:" not in page  # JupyterLab takes the short form away


def test_a_wrong_table_is_refused() -> None:
    with pytest.raises(InputError, match="highlight_summary needs the columns"):
        highlights.highlight_summary(sentence_table("").drop(columns="kind"))


def test_prose_is_made_of_values_that_are_escaped() -> None:
    page = say("<b>{share:.0%}</b> of “{words}”; {none}", share=0.25, words="<i>$x", none=None)
    assert page.html == "<p><b>25%</b> of “&lt;i&gt;<span>$</span>x”; –</p>"
    assert page.text == "25% of “<i>$x”; –"
    assert counted(1, "sentence") == "1 sentence"
    assert listed(["a", "b", "c"]) == "a, b and c"


def lines(*rows: tuple[str, str, int, str, str, str]) -> pd.DataFrame:
    names = ["term", "half", "sentence", "left", "text", "right"]
    return pd.DataFrame(list(rows), columns=names)


def test_a_concordance_has_its_word_in_one_column_and_the_half_before_it() -> None:
    view = highlights.concordance_view(
        lines(("ferry", "A", 0, "The", "ferry", "left."), ("ferry", "B", 3, "A <b>", "Ferry", "$5 cheap"))
    )
    assert view.text.splitlines()[0] == "“ferry”, 2 lines"
    assert view.html.count("<tr>") == 2
    assert view.html.count("text-align:center") == 2
    assert "A 0" in view.text
    assert "A &lt;b&gt;" in view.html
    assert "<span>$</span>5" in view.html


def test_more_lines_than_most_open_on_a_click() -> None:
    view = highlights.concordance_view(lines(*[("ferry", "A", i, "The", "ferry", "left") for i in range(3)]), most=2)
    assert "<summary>1 more</summary>" in view.html
    assert view.html.index("<details>") > view.html.index("A 1") < view.html.index("A 2")
    assert highlights.concordance_view(lines()).text == "It stands nowhere."
    with pytest.raises(InputError, match="most must be at least 1; got 0"):
        highlights.concordance_view(lines(), most=0)
    with pytest.raises(InputError, match="concordance_view needs the columns"):
        highlights.concordance_view(pd.DataFrame({"x": [1]}))
