"""What is asked of a corpus, and what does not go together."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newslib.corpus.settings import PARTS, ROWS, ROWS_WITH_ENTITIES, checked_settings
from newslib.errors import InputError


def test_without_a_word_everything_is_measured() -> None:
    settings = checked_settings()
    assert settings.only == PARTS
    assert (settings.n, settings.method, settings.rows) == (3, "tfidf", ROWS)


def test_parts_are_named_in_any_order_and_as_the_command_line_has_them() -> None:
    assert checked_settings(only="summaries, passages").only == ("passages", "summaries")
    assert checked_settings(only=["summaries", "similarity", "summaries"]).only == ("similarity", "summaries")


def test_plain_articles_are_told_once_and_only_summarized() -> None:
    settings = checked_settings(plain=True)
    assert (settings.told_once, settings.only) == (True, ("summaries",))


def test_names_take_so_long_that_parts_are_smaller() -> None:
    assert checked_settings(entities=True).rows == ROWS_WITH_ENTITIES
    assert checked_settings(entities=True, rows=5).rows == 5


@pytest.mark.parametrize("given", [{}, {"plain": True}, {"only": "ledger", "entities": True}, {"other": "b"}])
def test_settings_come_back_from_json(given: dict[str, Any]) -> None:
    settings = checked_settings(**given)
    assert checked_settings(**json.loads(json.dumps(settings.as_dict()))) == settings


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {"only": "ledgers"},
            "only must be one of similarity, passages, ledger, summaries; got 'ledgers'; did you mean",
        ),
        ({"only": "similarity,"}, "got ''"),
        ({"only": []}, "only must name one of similarity, passages, ledger, summaries at least; got none"),
        ({"only": [1]}, "got '1'"),
        ({"plain": True, "other": "b"}, "plain takes articles told once, as they stand; it does not go with other='b'"),
        ({"plain": True, "entities": True}, "it does not go with entities=True"),
        ({"plain": True, "only": "ledger"}, "plain measures summaries only; got only=ledger"),
        ({"told_once": True, "other": "b"}, "told_once looks for no second version; it does not go with other='b'"),
        ({"entities": True, "only": "passages"}, "entities are rows of the ledger; they do not go with only=passages"),
        ({"method": "lede"}, "did you mean 'lead'"),
        ({"method": "oracle"}, "oracle picks what a reference holds, and the stories of a corpus have none"),
        ({"n": 0}, "n must be a whole number, at least 1; got 0"),
        ({"rows": 0}, "rows must be a whole number, at least 1; got 0"),
        ({"rows": True}, "got True"),
    ],
)
def test_what_does_not_fit_is_refused(given: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as error:
        checked_settings(**given)
    assert message in str(error.value)
