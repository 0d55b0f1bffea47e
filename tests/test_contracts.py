"""What every public function promises: its columns and their types, also for an empty text, and its scales."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Callable

import pandas as pd
import pytest

import newslib
from newslib import (
    InputError,
    NewslibError,
    Story,
    agreement,
    align,
    charts,
    choices,
    claim_ledger,
    collocations,
    concordance,
    control_pairs,
    controls,
    coverage,
    differences,
    dispersion,
    entity_frequencies,
    entity_table,
    explain,
    fact_table,
    keyness,
    name_pairs,
    own_words,
    quote_table,
    rank_sentences,
    rouge,
    sentence_table,
    shared_passages,
    similarity,
    source_frequencies,
    style,
    style_evidence,
    summarize,
    tfidf,
    word_frequencies,
    word_table,
)
from newslib.analysis.alignment import likeness_table
from newslib.analysis.entity_precision import entity_precision
from newslib.analysis.sources import sources
from newslib.display.findings import headline_findings
from newslib.display.ledger_view import ledger_view

SENTENCE = ["half", "sentence", "block", "kind", "start", "end", "text"]
CHOSEN = ["score", "rank", "centrality", "position_score", "redundancy", "voice", "reason"]
RANK = [*CHOSEN[:-1], "chosen", "reason"]
COUNTED = ["count", "words", "rate", "sentences", "share", "first", "start"]
CONCORDANCE = ["term", "half", "sentence", "position", "start", "end", "left", "text", "right"]
KEYNESS = ["term", "direction", "target", "reference", "count", "reference_count", "rate", "reference_rate"]
KEYNESS += ["g2", "p", "p_holm", "log_ratio", "low", "high", "log_odds", "z", "note"]
TYPES = {
    **dict.fromkeys(
        ["half", "kind", "text", "term", "name", "type", "reason", "relation", "level", "measure"], "string"
    ),
    **dict.fromkeys(["change", "control", "note", "a", "b"], "string"),
    **dict.fromkeys(["status", "a_value", "b_value", "source", "speaker", "cue", "unit"], "string"),
    **dict.fromkeys(["names", "quotations", "reports"], "Int64"),
    **dict.fromkeys(["direction", "target", "reference", "label", "left", "right", "unit", "group", "can"], "string"),
    **dict.fromkeys(["sentences", "first", "reference_count", "parts", "range"], "Int64"),
    **dict.fromkeys(["reference_rate", "g2", "p", "p_holm", "log_ratio", "log_odds", "z"], "Float64"),
    **dict.fromkeys(["pmi", "t", "juilland_d", "dp", "dp_norm", "dp_chance", "share"], "Float64"),
    **dict.fromkeys(["a_start", "a_end", "b_start", "b_end", "perfect", "pairs", "stories"], "Int64"),
    **dict.fromkeys(["median", "below", "above"], "Float64"),
    **dict.fromkeys(["meaning", "a_text", "b_text", "method", "other", "summary"], "string"),
    **dict.fromkeys(
        ["sentence", "block", "start", "end", "position", "rank", "voice", "count", "words", "shared", "size"], "Int64"
    ),
    **dict.fromkeys(["a_sentence", "b_sentence"], "Int64"),
    **dict.fromkeys(["score", "centrality", "position_score", "redundancy", "similarity", "weight"], "Float64"),
    **dict.fromkeys(["contribution", "value", "low", "high", "rate"], "Float64"),
    **dict.fromkeys(["expected", "kappa", "precision", "recall", "f1"], "Float64"),
    **dict.fromkeys(["stop", "aligned", "chosen", "covered"], "boolean"),
}
OWN_TYPES = {"fact_table": {"value": "string"}}  # a fact's value is words, a measure's a number
BACKGROUND = [
    Story.from_texts("The ferry struck rocks. Nobody was hurt.", "A ferry hit rocks. Nobody was hurt.", name="ferry"),
    Story.from_texts("Rain fell on the town. The river rose.", "The river rose after rain.", name="rain"),
]
TABLES: dict[str, tuple[Callable[[Story], pd.DataFrame], list[str]]] = {
    "sentence_table": (sentence_table, SENTENCE),
    "word_table": (
        lambda story: word_table(sentence_table(story)),
        ["half", "sentence", "position", "start", "end", "text", "term", "stop"],
    ),
    "entity_table": (
        lambda story: entity_table(sentence_table(story)),
        ["half", "sentence", "start", "end", "text", "type", "name", "reason"],
    ),
    "rank_sentences": (lambda story: rank_sentences(sentence_table(story)), SENTENCE + RANK),
    "summarize": (lambda story: summarize(sentence_table(story)), SENTENCE + CHOSEN),
    "summarize together": (lambda story: summarize(sentence_table(story), together=True), SENTENCE + CHOSEN),
    "choices": (
        lambda story: choices(sentence_table(story)),
        ["method", "half", "sentence", "rank", "chosen", "text"],
    ),
    "agreement": (
        lambda story: agreement(choices(sentence_table(story))),
        ["half", "method", "other", "shared", "size", "expected", "kappa"],
    ),
    "coverage": (
        lambda story: coverage(
            sentence_table(story),
            {"ours": summarize(sentence_table(story))},
            entity_table(sentence_table(story)),
        ),
        ["kind", "name", "weight", "summary", "covered", "sentence"],
    ),
    "rouge": (
        lambda story: rouge(summarize(sentence_table(story)), story.text)[lambda table: table["f1"] > 0].reset_index(
            drop=True
        ),
        ["measure", "precision", "recall", "f1"],
    ),
    "similarity": (similarity, ["level", "measure", "value", "low", "high", "meaning"]),
    "align": (lambda story: align(sentence_table(story)), ["b_sentence", "a_sentence", "similarity", "relation"]),
    "likeness_table": (
        lambda story: likeness_table(sentence_table(story)),
        ["b_sentence", "a_sentence", "similarity", "aligned", "b_text", "a_text"],
    ),
    "shared_passages": (
        lambda story: shared_passages(sentence_table(story)),
        ["a_start", "a_end", "b_start", "b_end", "words", "perfect", "weight"],
    ),
    "differences": (
        lambda story: differences(sentence_table(story), align(sentence_table(story))),
        ["b_sentence", "a_sentence", "change", "a_start", "a_end", "b_start", "b_end", "a_text", "b_text"],
    ),
    "own_words": (
        lambda story: own_words(sentence_table(story), align(sentence_table(story))),
        ["half", "sentence", "start", "end", "text"],
    ),
    "controls": (
        lambda story: controls(story, BACKGROUND),
        ["level", "measure", "value", "control", "pairs", "stories", "low", "median", "high", "below", "above", "note"],
    ),
    "control_pairs": (
        lambda story: control_pairs([] if story.boundary is None else [story]),
        ["control", "a", "b", "kind", "level", "measure", "value"],
    ),
    "word_frequencies": (
        lambda story: word_frequencies(word_table(sentence_table(story))),
        ["term", "half", *COUNTED, "label"],
    ),
    "entity_frequencies": (
        lambda story: entity_frequencies(entity_table(sentence_table(story))),
        ["name", "type", "half", *COUNTED],
    ),
    "source_frequencies": (
        lambda story: source_frequencies(quote_table(sentence_table(story))),
        ["source", "half", *COUNTED],
    ),
    "word_frequencies, phrases together": (
        lambda story: word_frequencies(word_table(sentence_table(story)), None, length=2, stems=True, stops=True),
        ["term", "half", *COUNTED, "label"],
    ),
    "keyness": (lambda story: keyness(word_table(sentence_table(story))), KEYNESS),
    "keyness against English": (
        lambda story: keyness(word_table(sentence_table(story)), "English", reference="English"),
        KEYNESS,
    ),
    "concordance": (
        lambda story: concordance(word_table(sentence_table(story)), ["ferry", "the", "nobody was"], window=2),
        CONCORDANCE,
    ),
    "concordance of names": (
        lambda story: concordance(
            word_table(sentence_table(story)), entity_table(sentence_table(story)), sentences=sentence_table(story)
        ),
        CONCORDANCE,
    ),
    "collocations": (
        lambda story: collocations(word_table(sentence_table(story)), least=1, stops=True),
        ["half", "term", "other", "count", "expected", "pmi", "t", "g2", "p", "note"],
    ),
    "dispersion": (
        lambda story: dispersion(word_table(sentence_table(story)), ["ferry", "nobody"]),
        ["term", "half", "count", "words", "parts", "range", "juilland_d", "dp", "dp_norm", "dp_chance", "note"],
    ),
    "name_pairs": (
        lambda story: name_pairs(entity_table(sentence_table(story))),
        ["half", "name", "other", "count", "share", "sentence"],
    ),
    "style_evidence": (style_evidence, ["measure", "half", "sentence", "start", "end", "text"]),
    "fact_table": (
        lambda story: fact_table(sentence_table(story)),
        ["half", "sentence", "start", "end", "text", "kind", "value", "unit"],
    ),
    "quote_table": (
        lambda story: quote_table(sentence_table(story)),
        ["half", "sentence", "start", "end", "text", "speaker", "cue", "kind"],
    ),
    "claim_ledger": (
        claim_ledger,
        [
            "kind",
            "status",
            "a_value",
            "b_value",
            "a_sentence",
            "b_sentence",
            "a_text",
            "b_text",
            "weight",
            "note",
            "a_start",
            "a_end",
            "b_start",
            "b_end",
        ],
    ),
    "entity_precision": (
        lambda story: entity_precision(claim_ledger(story)),
        ["half", "kind", "names", "shared", "share", "note"],
    ),
    "sources": (
        lambda story: sources(quote_table(sentence_table(story))),
        ["source", "half", "quotations", "reports", "words", "sentence"],
    ),
}
STORIES = {
    "empty": "",
    "blank": " \n\n ",
    "one word": "Ferry",
    "no words": "… — !\n\n?!",
    "one sentence": "The ferry left.",
    "only a credit": "Ida Voss/AP",
    "emoji": "🚢🌊 left.\n\n🚢 came 👩‍👩‍👧.",
    "Arabic": "غادرت العبارة الميناء. لم يصب أحد.",
    "Chinese": "渡轮搁浅了。没有人受伤。",
    "German": "Die Fähre lief auf Grund. Niemand wurde verletzt.",
    "capitals": "THE FERRY LEFT. NOBODY CAME.\n\nTHE MAYOR SPOKE.",
    "controls": "The \x00 ferry \x1b[31m left.\u202e\n\nNobody \u200b came.",
}


def check(what: str, table: pd.DataFrame) -> None:
    columns = TABLES[what][1]
    assert list(table.columns) == columns
    for name in columns:
        assert str(table[name].dtype) == (TYPES | OWN_TYPES.get(what, {}))[name], name
    assert list(table.index) == list(range(len(table)))


@pytest.mark.parametrize("name", TABLES)
def test_columns_and_types_hold_on_the_seed(name: str, seed: Story) -> None:
    table = TABLES[name][0](seed)
    check(name, table)
    assert len(table) > 0


@pytest.mark.parametrize("text", STORIES.values(), ids=STORIES.keys())
@pytest.mark.parametrize("name", TABLES)
def test_columns_and_types_hold_on_odd_texts(name: str, text: str) -> None:
    check(name, TABLES[name][0](Story.from_text(text)))


@pytest.mark.parametrize("text", STORIES.values(), ids=STORIES)
def test_style_has_the_same_rows_for_every_text(text: str, ferry: Story) -> None:
    table = style(Story.from_text(text))
    assert list(table.columns) == ["group", "measure", "unit", "A", "B", "can", "cannot"]
    assert {str(table[name].dtype) for name in "AB"} == {"Float64"}
    assert table[["group", "measure", "unit"]].equals(style(ferry)[["group", "measure", "unit"]])
    assert table["B"].isna().all()
    assert not table["A"].dropna().isin([float("inf"), float("-inf")]).any()


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_story_gives_an_empty_table_and_one_with_a_sentence_a_summary(name: str, told_once: Story) -> None:
    make, _ = TABLES[name]
    assert len(make(Story.from_text(""))) == 0
    if name.startswith("summarize"):
        assert len(make(told_once)) == 3


@pytest.mark.parametrize(
    "name",
    [
        *("similarity", "likeness_table", "shared_passages", "differences", "controls", "claim_ledger"),
        *("entity_precision", "keyness"),
    ],
)
def test_a_story_told_once_has_nothing_to_compare(name: str, told_once: Story) -> None:
    assert TABLES[name][0](told_once).empty


def test_scales(seed: Story) -> None:
    ranked = rank_sentences(sentence_table(seed))
    for name in ("centrality", "position_score", "redundancy"):
        assert ranked[name].between(0, 1).all(), name
    assert align(sentence_table(seed))["similarity"].between(0, 1).all()
    assert explain(sentence_table(seed), 2)["weight"].between(0, 1).all()


@pytest.mark.parametrize(
    "name",
    [
        *("sentence_table", "word_table", "entity_table", "own_words", "fact_table", "style_evidence"),
        *("concordance", "concordance of names"),
    ],
)
def test_every_row_points_at_its_words(name: str, seed: Story, ferry: Story) -> None:
    for story in (seed, ferry):
        for row in TABLES[name][0](story).itertuples():
            assert story.text[row.start : row.end] == row.text


@pytest.mark.parametrize(
    "function",
    [
        word_table,
        entity_table,
        tfidf,
        rank_sentences,
        summarize,
        align,
        agreement,
        shared_passages,
        word_frequencies,
        entity_frequencies,
        fact_table,
        quote_table,
        entity_precision,
        sources,
        source_frequencies,
        name_pairs,
        collocations,
        keyness,
    ],
)
def test_a_wrong_table_is_refused_with_what_was_needed(function: Callable[..., object]) -> None:
    with pytest.raises(InputError, match=f"{function.__name__} needs the columns"):
        function(pd.DataFrame({"x": [1]}))
    with pytest.raises(InputError, match="needs a table"):
        function("text")


def test_nothing_is_changed_in_place(seed: Story) -> None:
    sentences = sentence_table(seed)
    before = sentences.copy(deep=True)
    for function in (word_table, tfidf, rank_sentences, summarize, align, entity_table, choices, shared_passages):
        function(sentences)  # type: ignore[operator]
    fact_table(sentences)
    quote_table(sentences)
    pd.testing.assert_frame_equal(sentences, before)


@pytest.mark.parametrize(
    ("make", "functions"),
    [
        (claim_ledger, [entity_precision, ledger_view, headline_findings, charts.ledger]),
        (lambda story: quote_table(sentence_table(story)), [sources]),
        (lambda story: sources(quote_table(sentence_table(story))), [charts.sources]),
    ],
)
def test_what_reads_a_ledger_or_its_sources_leaves_them_as_they_are(
    make: Callable[[Story], pd.DataFrame], functions: list[Callable[[pd.DataFrame], object]], seed: Story
) -> None:
    table = make(seed)
    before = table.copy(deep=True)
    for function in functions:
        function(table)
    pd.testing.assert_frame_equal(table, before)


def test_a_ledger_of_a_story_s_odd_halves_has_its_columns_and_types() -> None:
    odd = list(STORIES.values())
    for a, b in zip(odd, odd[1:] + odd[:1], strict=True):
        table = claim_ledger(Story.from_texts(a, b))
        check("claim_ledger", table)
        check("entity_precision", entity_precision(table))


def test_every_public_name_can_be_had_and_explains_itself() -> None:
    for name in newslib.__all__:
        assert inspect.getdoc(getattr(newslib, name)), name
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        newslib.nothing  # noqa: B018
    assert set(newslib.__all__) <= set(dir(newslib))


def test_all_errors_are_newslib_errors_and_value_errors() -> None:
    for error in (InputError, newslib.ReadError, newslib.ReportError):
        assert issubclass(error, NewslibError)
    assert issubclass(NewslibError, ValueError)


def test_importing_newslib_imports_nothing_heavy() -> None:
    heavy = {"numpy", "pandas", "sklearn", "nltk", "spacy", "altair"}
    code = f"import sys, newslib; print(sorted({heavy} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_drawing_and_running_load_no_grammar_of_addresses() -> None:
    """jsonschema would build one, for seconds, whenever it is imported."""
    code = (
        "import sys, newslib.running; from newslib import charts;"
        "print(sorted({'rfc3987_syntax', 'lark', 'scipy'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
