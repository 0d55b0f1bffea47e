"""What a piece tells of its block: no hint is missed by the short ways to it."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib import stories
from newslib.reading import hints
from newslib.reading.hints import bits_of, bits_of_plain, is_plain
from newslib.reading.remembered_hints import Hints
from newslib.reading.style_shift import COUNTED, marks_in

WORDS = st.sampled_from(
    ["by", "Reported", "editor", "Getty", "file", "In", "he", "NATO", "Li", "x", "A", "×b", "ﬁ", "7"]
)
MARKS = st.text(st.sampled_from("\"“”’'.,:;!?()[]/|@©-—…。"), max_size=2)
PIECES = st.lists(st.one_of(WORDS, MARKS), min_size=1, max_size=4).map("".join).filter(bool)


def by_every_pattern(piece: str) -> int:
    """What all patterns say, whether or not the piece looks as if it told something."""
    asked = hints._BY_WORDS + hints._BY_FIRST_LETTER + hints._BY_LAST_LETTER + hints._BY_CAPITALS
    found = 0
    for bits, ask in asked:
        found |= bits if ask(piece) else 0
    assert bool(found & hints.NAME_ENDS) == bool(re.search(rf"{hints.PART}$", piece))
    assert bool(found & hints.ADDRESS) == bool(re.search(r"https?://|www\.|\w\.com\b|\S@\S+\.\w", piece))
    return found


def assert_all_hints(piece: str) -> None:
    assert bits_of(piece) == by_every_pattern(piece), piece
    if is_plain(piece):
        assert bits_of_plain(piece) == bits_of(piece), piece
        assert not marks_in([piece]).any(), piece


def test_no_hint_of_a_piece_of_our_stories_is_missed() -> None:
    texts = [Path(path).read_text(encoding="utf-8") for path in stories()["path"]]
    for piece in {piece for text in texts for piece in text.split()}:
        for form in (piece, piece.upper(), piece.capitalize(), f"({piece}", f"{piece}:"):
            assert_all_hints(form)


@given(PIECES | st.text(min_size=1).filter(lambda text: len(text.split()) == 1).map(str.strip))
def test_no_hint_of_any_piece_is_missed(piece: str) -> None:
    assert_all_hints(piece)


@pytest.mark.parametrize(
    ("piece", "telling"),
    [
        ("Ministers", hints.NAME_OPENS | hints.NAME_ENDS),
        ("over!”", hints.STOPPED | hints.CRIED | hints.QUOTE_ENDS),
        ("“we", hints.QUOTE_OPENS | hints.FOLLOWS),
        ("LONDON,", hints.DATELINE | hints.NAME_OPENS | hints.STOPPED | hints.STOPPED_CALMLY),
        ("desk@norwick.example", hints.ADDRESS),
    ],
)
def test_a_piece_tells(piece: str, telling: int) -> None:
    assert bits_of(piece) == telling


@pytest.mark.parametrize("piece", ["A" * 90_000 + "!", "@" * 90_000, "a." * 45_000, "A.B" * 30_000, '!"' * 45_000])
def test_a_long_piece_is_asked_in_linear_time(piece: str) -> None:
    begun = time.perf_counter()
    bits_of(piece)
    assert time.perf_counter() - begun < 2  # quadratic work would take minutes


def test_what_is_known_of_pieces_stands_under_their_numbers() -> None:
    known = Hints()
    known.learn(["said", "Holm’s", "“Ann"], ["said", "holm", "minister"])
    known.learn(["said", "Holm’s", "“Ann", "Holm"], ["said", "holm", "minister", "minist"])
    assert known.known("letters").tolist() == [4, 6, 4, 4]
    surfaces, counts = known.surfaces_in([0, 1, 2, 3])  # type: ignore[arg-type]
    assert counts.tolist() == [0, 1, 1, 1]
    assert surfaces[0] == surfaces[2] != surfaces[1]
    assert known.known("key").tolist() == [0, 1, 2, 2]  # six letters of a term are compared
    assert known.styles_in([0, 1, 2])[:, COUNTED.index("curly")].tolist() == [0, 1, 1]  # type: ignore[call-overload]
