"""What holds for every text: nothing is lost, every table keeps its shape and points at its words, nothing breaks."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newslib import (
    InputError,
    NewslibError,
    Story,
    align,
    claim_ledger,
    near_duplicates,
    sentence_similarity,
    sentence_table,
    shared_passages,
    similarity,
    summarize_texts,
)
from newslib.corpus.rows import Row, rows_of
from newslib.corpus.settings import checked_settings
from newslib.corpus.sources import plan
from newslib.reading.formats import text_from_bytes
from newslib.reading.many import read_many
from tests.robustness.hostile import lines, texts
from tests.test_contracts import TABLES, check

pytestmark = pytest.mark.trial("properties")

NAMES = ["entity_table", "coverage", "entity_frequencies", "name_pairs", "concordance of names"]
SLOW = [*NAMES, "claim_ledger", "entity_precision", "quote_table", "sources", "source_frequencies", "style_evidence"]
QUICK = [name for name in TABLES if name not in SLOW]
OFFSETS = [("start", "end", "text"), ("a_start", "a_end", "a_text"), ("b_start", "b_end", "b_text")]


def assert_points_at_its_words(what: str, table: pd.DataFrame, text: str) -> None:
    for start, end, words in OFFSETS:
        if not {start, end, words} <= set(table.columns):
            continue
        for row in table[[start, end, words]].dropna().itertuples(index=False):
            assert 0 <= row[0] <= row[1] <= len(text), what
            found = text[row[0] : row[1]]
            if what == "claim_ledger":  # its texts are whole sentences, its places those of what they claim
                assert found in row[2], what
            elif what == "quote_table":  # a quotation over two sentences has a space for what is between them
                assert len(found) == len(row[2]), what
            else:
                assert found == row[2], what


def of_halves(a: str, b: str) -> Story:
    return Story.from_texts(a, b)


STORIES = st.builds(Story.from_text, texts()) | st.builds(of_halves, texts(3), texts(3))


@settings(max_examples=40)
@given(texts(8))
@example("a\x1cb\u2028\r\n\x85\ufeff")
@example("\x1fa\u3000\n\n")  # white space, too
def test_blocks_and_gaps_give_any_text_back(text: str) -> None:
    at, whole = 0, ""
    for block in Story.from_text(text).blocks:
        assert all(sign.isspace() or sign in "\ufeff\u200b\u2060" for sign in text[at : block.start])
        assert block.text == text[block.start : block.end] != ""
        whole += text[at : block.end]
        at = block.end
    assert whole + text[at:] == text


@settings(max_examples=6)
@given(STORIES)
def test_every_quick_table_keeps_its_shape_and_points_at_its_words(story: Story) -> None:
    for name in QUICK:
        table = TABLES[name][0](story)
        check(name, table)
        assert_points_at_its_words(name, table, story.text)


@settings(max_examples=3)
@given(STORIES)
def test_every_table_of_names_keeps_its_shape_and_points_at_its_words(story: Story) -> None:
    for name in SLOW:
        table = TABLES[name][0](story)
        check(name, table)
        assert_points_at_its_words(name, table, story.text)


@settings(max_examples=15)
@given(texts(4), texts(4))
def test_similarities_stay_on_their_scale(a: str, b: str) -> None:
    table = similarity(of_halves(a, b))
    shares = table[table["measure"] != "longest shared run (words)"]
    for column in ("value", "low", "high"):
        assert shares[column].dropna().between(0, 1).all()
    known = shares.dropna(subset=["low", "high"])
    assert (known["low"] <= known["value"]).all()
    assert (known["value"] <= known["high"]).all()


@settings(max_examples=40)
@given(st.lists(st.tuples(lines(), lines()), min_size=1, max_size=4))
def test_two_sentences_are_as_alike_as_they_are_the_other_way_round(pairs: list[tuple[str, str]]) -> None:
    a, b = map(list, zip(*pairs, strict=True))
    there, back = sentence_similarity(a, b), sentence_similarity(b, a)
    assert there == pytest.approx(back)
    assert ((there >= 0) & (there <= 1)).all()


def test_a_text_told_twice_in_the_same_words_is_all_alike(told_once: Story) -> None:
    story = of_halves(told_once.text, told_once.text)
    table = similarity(story).set_index("measure")
    values = table["value"].drop("longest shared run (words)").dropna()  # it counts words
    assert values.to_numpy(float) == pytest.approx(1.0)
    assert set(align(sentence_table(story))["relation"]) == {"verbatim"}


@settings(max_examples=25)
@given(texts(4))
@example("over.Then")
@example("“No.” The. !!! ?")
@example("\x00")
def test_any_text_is_all_like_itself(text: str) -> None:
    story = of_halves(text, text)
    table = similarity(story).set_index("measure")
    # Runs are counted from six words on, and are words, not shares.
    values = table["value"].drop(["longest shared run (words)", "B's words in shared passages"], errors="ignore")
    assert values.dropna().to_numpy(float) == pytest.approx(1.0)
    assert set(align(sentence_table(story))["relation"]) <= {"verbatim"}


@settings(max_examples=5)
@given(texts(3))
@example("\x00 !!! ?")
@example("The ferryferries 渡轮搁浅了。没有人受伤。")
def test_nothing_differs_between_any_text_and_itself(text: str) -> None:
    assert not set(claim_ledger(of_halves(text, text))["status"]) & {"changed", "possible", "only_a", "only_b"}


def test_nothing_differs_between_a_text_and_itself(told_once: Story) -> None:
    found = claim_ledger(of_halves(told_once.text, told_once.text))
    assert len(found) > 0
    assert not set(found["status"]) & {"changed", "possible", "only_a", "only_b"}


@settings(max_examples=15)
@given(st.lists(texts(3), max_size=4))
def test_many_texts_at_once_give_a_summary_each_of_their_own_words(many: list[str]) -> None:
    summaries = summarize_texts(many, n=2)
    assert len(summaries) == len(many)
    for text, chosen in zip(many, summaries, strict=True):
        plain = " ".join(text.split())
        assert all(" ".join(sentence.split()) in plain for sentence in chosen)
    pairs = near_duplicates(many).pairs
    assert pairs[["a", "b"]].isin(range(len(many))).all(axis=None)


ENCODINGS = [
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp1252", "latin-1", "cp1251"),
    *(
        "koi8-r",
        "shift_jis",
        "euc_jp",
        "gb18030",
        "big5",
        "euc_kr",
        "iso8859-7",
        "cp1255",
        "cp1256",
        "mac_roman",
        "cp037",
    ),
]


@settings(max_examples=60)
@given(texts(3), st.sampled_from(ENCODINGS), st.sampled_from(["a.txt", "a.md", "a.html", "a.mhtml", "a.docx", ""]))
def test_a_text_in_any_encoding_is_read_or_told(text: str, encoding: str, name: str) -> None:
    found = told(lambda: text_from_bytes(text.encode(encoding, "replace"), name))
    assert found.encode("utf-8").decode("utf-8") == found


def told(read: Callable[[], str]) -> str:
    """What was read, or why it could not be."""
    try:
        return read()
    except NewslibError as error:
        return str(error)


@pytest.mark.parametrize("read", [Story.from_text, lambda text: of_halves("a", text), lambda text: read_many([text])])
def test_half_of_a_character_is_told_with_its_place(read: Callable[[str], object]) -> None:
    with pytest.raises(InputError, match=r"whole characters; got half of one at 2: '\\ud800'"):
        read("ab\ud800")


def test_half_of_a_character_in_one_of_many_texts_is_told() -> None:
    with pytest.raises(InputError, match=r"a text needs whole characters; got half of one at 4: '\\udfff'"):
        summarize_texts(["Rain fell.", "Rain\udfff"])


@settings(max_examples=20)
@given(texts(), texts())
def test_what_is_shared_is_shared_from_either_side(a: str, b: str) -> None:
    one, other = (shared_passages(sentence_table(of_halves(*pair))) for pair in ((a, b), (b, a)))
    assert one["words"].sum() == other["words"].sum()


def in_json(text: str) -> bytes:
    return json.dumps({"text": text, "id": text}).encode()


def in_csv(text: str) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow([text, text])
    return line.getvalue().removesuffix("\r\n").encode("utf-8", "replace")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
@pytest.mark.parametrize(
    ("ending", "head", "made"),
    [("jsonl", b'{"text": "Rain fell."}', in_json), ("csv", b"text,id\nRain fell.,1", in_csv)],
)
def test_each_row_of_a_table_is_a_story_or_says_why_it_is_none(
    tmp_path: Path, ending: str, head: bytes, made: Callable[[str], bytes], data: st.DataObject
) -> None:
    odd = st.binary(max_size=40).map(lambda raw: raw.translate(None, b'\r\n"'))
    rows = data.draw(st.lists(odd | texts(4).map(made), max_size=6))
    file = tmp_path / f"many.{ending}"
    file.write_bytes(b"".join(row + b"\n" for row in [head, *rows]))
    found = [row for part in plan(file, checked_settings(rows=2)).parts for row in rows_of(part)]
    assert [row.row for row in found] == list(range(len(found)))
    assert len(found) == len(rows) + 1
    assert all(row.text.strip() if isinstance(row, Row) else row.reason for row in found)
