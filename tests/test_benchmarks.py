"""The benchmarks: what they count and print, never how fast it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import growth, near_duplicates, quality
from benchmarks.ledger import measured
from benchmarks.ledger import report as ledger_report
from benchmarks.marks import write_between
from benchmarks.quality import own_texts, references_of
from benchmarks.speed import growth_exponent, report
from benchmarks.splitting import by_rules, marked_blocks
from benchmarks.systems import SENTENCES, SUMMARIZES, SYSTEMS
from benchmarks.texts import from_corpus, own_sentences, sampled
from newslib.analysis.evaluation import tokens_of
from newslib.analysis.methods import METHODS
from newslib.reading.endings import sentence_spans
from tests.conftest import ROOT


def test_the_ledgers_scores_in_the_data_and_the_readme_are_what_is_measured_now() -> None:
    table = measured()
    written = (ROOT / "data" / "ledger.csv").read_text(encoding="utf-8")
    assert table.to_csv(index=False, lineterminator="\n", float_format="%.3f") == written
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"<!-- ledger -->\n{ledger_report(table)}\n<!-- /ledger -->" in readme
    overall = table[(table["kind"] == "all") & (table["version"] == "all")].iloc[0]
    assert overall["recall"] >= 0.9
    assert overall["precision"] >= 0.9
    assert set(table["version"]) == {"all", "light", "paraphrase", "generic"}


def test_growth_is_the_power_of_the_size() -> None:
    assert growth_exponent([10, 20, 40], [1, 2, 4]) == pytest.approx(1)
    assert growth_exponent([10, 20, 40], [1, 4, 16]) == pytest.approx(2)
    assert growth_exponent([10, 20, 40], [3, 3, 3]) == pytest.approx(0)


def test_the_growth_of_a_function_is_that_of_its_last_doublings() -> None:
    assert growth.power({1: 9.0, 2: 0.1, 4: 0.2, 8: 0.4, 16: 0.8}) == pytest.approx(1)
    assert growth.power({1: 0.001, 2: 0.002, 4: 0.02}) is None  # too short to say anything
    steep = {"align": {1: 0.1, 2: 0.4}, "words": {1: 0.1, 2: 0.2}}
    assert growth.table(steep).splitlines()[2:] == ["| align | 2 | 0.40 | 2.00 |", "| words | 2 | 0.20 | 1.00 |"]
    assert growth.steep(steep) == "align 2.0 (2 KB: 0.4 s)"


def test_each_function_is_timed_on_each_size() -> None:
    times = growth.growths(lambda size: growth.repeated("A boat left. ", size), largest=2, budget=60)
    assert list(times) == ["story", *growth.FUNCTIONS]
    assert {tuple(taken) for taken in times.values()} == {(1, 2)}
    story = growth.repeated("A boat left. ", 1024)
    a, b = story.halves
    assert [block.text for block in a.blocks] == [block.text for block in b.blocks]
    assert 900 < len(story.text.encode()) <= 1026


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
    page.write_text("before\n<!-- speed -->\nold\n<!-- /speed -->\nafter\n")
    write_between(page, "new", "speed")
    write_between(page, "new", "speed")
    assert page.read_text() == "before\n<!-- speed -->\nnew\n<!-- /speed -->\nafter\n"
    page.write_text("no marks")
    with pytest.raises(SystemExit, match="expected the marks"):
        write_between(page, "new", "speed")


def test_the_readme_has_a_table_of_every_system() -> None:
    table = (
        (ROOT / "README.md").read_text(encoding="utf-8").partition("<!-- speed -->")[2].partition("<!-- /speed -->")[0]
    )
    for name in SYSTEMS:
        assert f"| {name} |" in table or f"| *{name}* |" in table, name


def test_the_readme_tells_the_quality_of_every_method() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("<!-- quality -->")[2]
    for name in METHODS:
        assert f"| {name} |" in table.partition("<!-- /quality -->")[0], name


def test_references_are_strings_or_lists_and_none_where_one_is_missing(tmp_path: Path) -> None:
    corpus = tmp_path / "articles.jsonl"
    lines = [{"text": "A.", "summary": "One.\nTwo."}, {"text": "B.", "summary": ["Three.", "Four."]}]
    corpus.write_text("\n".join(map(json.dumps, lines)))
    assert references_of(corpus) == ["One.\nTwo.", "Three.\nFour."]
    corpus.write_text("\n".join(map(json.dumps, [*lines, {"text": "C."}, "D."])))
    assert references_of(corpus) == []


def test_a_table_of_quality_has_means_and_gains_best_first() -> None:
    systems = {"lead": [["Rain fell."], ["A ferry left."]], "other": [["Rain fell."], ["A ferry came."]]}
    table = quality.report(systems, ["Rain fell.", "A ferry came."], "two texts").splitlines()
    assert table[0].startswith("F1 × 100 with stemming, 3 sentences, two texts")
    # lead: 1 and 2 of 3 words, 1 and 1 of 2 pairs
    assert table[4] == "| other | 100.0 | 100.0 | 100.0 | +16.7 ± 16.7 |"
    assert table[5] == "| lead | 83.3 | 75.0 | 83.3 |  |"


def test_our_originals_have_running_text_and_a_reference_each() -> None:
    texts, references = own_texts()
    assert len(texts) == len(references) == 12
    for text, reference in zip(texts, references, strict=True):
        assert len(reference.split("\n")) == 3
        assert len(text) > 4 * len(reference)
        assert len(set(tokens_of(reference)) & set(tokens_of(text))) > 8  # of the same story


def test_our_rules_cut_our_stories_as_they_are_marked() -> None:
    texts, ends = marked_blocks()
    assert sum(map(len, ends)) > 300
    assert by_rules(texts) == ends


def test_copies_are_planted_among_texts_that_are_not_alike() -> None:
    texts, planted = near_duplicates.corpus(200, seed=1)
    assert len(texts) == 200
    assert len(planted) == 10
    assert {copy for _, copy, _ in planted} == set(range(190, 200))
    assert all(len(text) >= 0.9 * near_duplicates.CHARACTERS for text in texts)
    unedited = [texts[source] == texts[copy] for source, copy, share in planted if not share]
    assert all(unedited)
    assert near_duplicates.newslib_(texts) == {(source, copy) for source, copy, _ in planted}
    assert near_duplicates.corpus(200, seed=1) == (texts, planted)


def test_finders_of_copies_are_measured_in_processes_of_their_own(tmp_path: Path) -> None:
    file = tmp_path / "texts.json"
    file.write_text(json.dumps(near_duplicates.corpus(40)))
    found = near_duplicates.measured("newslib", file)
    assert found["recall"] == 1
    assert found["others"] == 0
    assert found["seconds"] > 0
    assert found["megabytes"] > 20
    slower = {"seconds": 2 * found["seconds"], "recall": 0.5, "others": 3, "megabytes": 50.4}
    table = near_duplicates.report({"rensa": slower, "newslib": found}, 40).splitlines()
    assert "| newslib |" in table[4]
    assert table[5].endswith("| 2.0 | 50.00% | 3 | 50 |")


def test_runs_of_five_words_for_the_others() -> None:
    assert near_duplicates.word_runs("A b c d e F") == ["a b c d e", "b c d e f"]
    assert near_duplicates.word_runs("A b") == ["a b"]
