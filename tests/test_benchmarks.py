"""The benchmarks: what they count and print, never how fast it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.speed import END, START, growth_exponent, report, write_between
from benchmarks.splitting import by_rules, marked_blocks
from benchmarks.systems import SENTENCES, SUMMARIZES, SYSTEMS
from benchmarks.texts import from_corpus, own_sentences, sampled
from newslib.reading.endings import sentence_spans
from tests.conftest import ROOT


def test_growth_is_the_power_of_the_size() -> None:
    assert growth_exponent([10, 20, 40], [1, 2, 4]) == pytest.approx(1)
    assert growth_exponent([10, 20, 40], [1, 4, 16]) == pytest.approx(2)
    assert growth_exponent([10, 20, 40], [3, 3, 3]) == pytest.approx(0)


def test_sampled_texts_have_the_sentences_asked_for_and_are_the_same_each_time() -> None:
    (text,) = sampled(1, 20, seed=3)
    assert sampled(1, 20, seed=3) == [text]
    assert sampled(1, 20, seed=4) != [text]
    paragraphs = text.split("\n\n")
    drawn = [block for block in paragraphs if block]
    found = [block[a:b] for block in drawn for a, b in sentence_spans(block)]
    assert len(found) == 20
    assert set(found) <= set(own_sentences())


def test_a_corpus_is_strings_or_objects_with_a_text(tmp_path: Path) -> None:
    corpus = tmp_path / "articles.jsonl"
    corpus.write_text("\n".join(map(json.dumps, ["One.", {"text": "Two."}, {"article": "Three.", "id": 3}])))
    assert from_corpus(corpus) == ["One.", "Two.", "Three."]
    corpus.write_text('{"title": "Four"}')
    with pytest.raises(SystemExit, match="line 1: expected a string or a field of text, article"):
        from_corpus(corpus)


@pytest.mark.parametrize(
    "name", ["newslib", "newslib, nothing remembered", "token regex alone", "TfidfVectorizer alone"]
)
def test_what_needs_no_other_library_runs(name: str) -> None:
    texts = sampled(3, 6, seed=1)
    found = SYSTEMS[name]()(texts)
    if SUMMARIZES[name]:
        assert [len(summary) for summary in found] == [SENTENCES] * 3  # type: ignore[attr-defined]


def test_the_table_has_medians_and_medians_of_ratios() -> None:
    times = {"newslib": [1.0, 2.0, 4.0], "token regex alone": [2.0, 2.0, 2.0]}
    memory = dict.fromkeys(times, 50.4)
    text = report(times, {"texts": 1.004, "sentences": 1.096}, memory, "texts")
    assert "| newslib | 2.00 | 1.00 | 50 |" in text
    assert "| *token regex alone* | 2.00 | 1.00 | 50 |" in text  # ratios are 2, 1 and a half
    assert "power of 1.00" in text
    assert "power of 1.10" in text


def test_a_table_is_put_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{START}\nold\n{END}\nafter\n")
    write_between(page, "new")
    write_between(page, "new")
    assert page.read_text() == f"before\n{START}\nnew\n{END}\nafter\n"
    page.write_text("no marks")
    with pytest.raises(SystemExit, match="expected the marks"):
        write_between(page, "new")


def test_the_readme_has_a_table_of_every_system() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition(START)[2].partition(END)[0]
    for name in SYSTEMS:
        assert f"| {name} |" in table or f"| *{name}* |" in table, name


def test_our_rules_cut_our_stories_as_they_are_marked() -> None:
    texts, ends = marked_blocks()
    assert sum(map(len, ends)) > 300
    assert by_rules(texts) == ends
