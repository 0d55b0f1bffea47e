"""How far a mean of ROUGE can be trusted."""

from __future__ import annotations

import pytest

from newslib import InputError, rouge_interval

REFERENCES = ["The ferry left.", "Rain fell.", "Nobody came.", "A storm is near."]


def test_an_interval_lies_around_the_mean_and_is_the_same_for_the_same_seed() -> None:
    summaries = ["The ferry left.", "Rain came.", "Somebody came.", "The sun is out."]  # 1, ½, ½, ¼
    found = rouge_interval(summaries, REFERENCES).set_index("measure")
    assert found.loc["rouge1", "f1"] == pytest.approx((1 + 1 / 2 + 1 / 2 + 1 / 4) / 4)
    assert found.loc["rouge1", "low"] < found.loc["rouge1", "f1"] < found.loc["rouge1", "high"]
    assert found.loc["rouge1", "low"] >= 1 / 4
    assert found.loc["rouge1", "high"] <= 1
    assert found["stories"].tolist() == [4] * 4
    assert found.equals(rouge_interval(summaries, REFERENCES).set_index("measure"))
    wide, narrow = (rouge_interval(summaries, REFERENCES, confidence=share)["high"][0] for share in (0.99, 0.5))
    assert narrow < wide


def test_equal_scores_leave_no_doubt_and_a_gain_is_told_story_by_story() -> None:
    others = ["Snow."] * 4
    found = rouge_interval(REFERENCES, REFERENCES, against=others)
    assert found[["f1", "low", "high"]].to_numpy().tolist() == [[1.0, 1.0, 1.0]] * 4
    back = rouge_interval(others, REFERENCES, against=REFERENCES)
    assert back["f1"].tolist() == [-1.0] * 4


def test_one_story_has_no_interval() -> None:
    found = rouge_interval(["Rain fell."], ["Rain fell."])
    assert found["f1"].tolist() == [1.0] * 4
    assert found["low"].isna().all()
    assert found["high"].isna().all()


def test_intervals_need_as_many_references_as_summaries() -> None:
    with pytest.raises(InputError, match=r"as many references as summaries, at least 1; got \[1, 2\]"):
        rouge_interval(["a", "b"], ["a"])
    with pytest.raises(InputError, match=r"at least 1; got \[0\]"):
        rouge_interval([], [])
    with pytest.raises(InputError, match="needs sequences of texts; got str"):
        rouge_interval("abc", "abc")
    with pytest.raises(InputError, match="confidence must be between 0 and 1; got 95"):
        rouge_interval(["a"], ["a"], confidence=95)
    with pytest.raises(InputError, match="resamples must be a whole number, at least 1; got 0"):
        rouge_interval(["a"], ["a"], resamples=0)
