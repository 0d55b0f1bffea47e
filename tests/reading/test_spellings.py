"""Forms that are one name in other letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib.reading.spellings import close, fold, other_spelling, plain, unaccented


@pytest.mark.parametrize(
    ("form", "name", "what"),
    [
        ("Holm", "Holm", "as written"),
        ("HOLM", "Holm", "other capitals of Holm"),
        ("Sørén", "Soren", "other accents of Soren"),
        ("O’Hara", "OHara", "other apostrophes of OHara"),
        ("U.N.", "UN", "other full stops of UN"),
        ("Coca-Cola", "Coca Cola", "other hyphens of Coca Cola"),
        ("Fish Centre", "Fish Center", "other spelling of Fish Center"),
        ("Holm & Lund", "Holm and Lund", "other spelling of Holm and Lund"),
        ("Holm", "Lund", ""),
    ],
)
def test_the_difference_is_named(form: str, name: str, what: str) -> None:
    assert other_spelling(form, name) == what


def test_british_words_keep_their_capitals() -> None:
    assert fold("DEFENCE") == fold("Defense") == "defense"
    assert fold("Labour") != fold("Labor")  # parties of two countries


@pytest.mark.parametrize("form", ["Łódź", "Straße", "Æbelø", "Đà Nẵng"])
def test_unaccented_letters_are_plain(form: str) -> None:
    assert unaccented(form).isascii()


def test_close_spellings() -> None:
    assert close("Jessup", "Jesup")
    assert close("Zelenskyy", "Zelenskiy")
    assert not close("Finch", "Fitch")
    assert not close("Venn", "Wenn")


@given(st.text(max_size=12))
def test_folding_twice_changes_nothing(form: str) -> None:
    assert other_spelling(form, form) == "as written"
    assert fold(form.upper()) == fold(form.upper().upper())
    assert plain(plain(form)) == plain(form)
