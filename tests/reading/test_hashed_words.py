"""Words as hashes: the same words as the tokenizer's, in every process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib.reading.hashed_words import HashedWords, grouped_texts
from newslib.reading.library import stories
from newslib.reading.words import term_of, words_of

ODD = [
    "",
    "  \n",
    "one",
    "U.S.'s don’t—well\u00a0x",
    "汉字 测试。再",
    "😀 a😀b c",
    "\ud800x a\0b",
    "over.Then state-run  \n\n x\t(see p. 4).",
    '"Yes," he said; "no?!" AT&T COVID-19 12,000 $4.2 ÉTÉ été Straße',
    "-- — ... ' dogs' 's U.S U. a.",
]


def terms_of(text: str) -> list[str]:
    return [term_of(word) for word in words_of(text)]


def check(words: HashedWords, texts: list[str]) -> None:
    """Equal hashes where terms are equal, and only there."""
    hashes, counts = words.terms(texts)
    expected = [terms_of(text) for text in texts]
    assert counts.tolist() == [len(terms) for terms in expected]
    named: dict[str, int] = {}
    for term, number in zip([term for terms in expected for term in terms], hashes.tolist(), strict=True):
        assert named.setdefault(term, number) == number, term
    assert len(set(named.values())) == len(named)
    assert 0 not in named.values()


def test_the_words_of_odd_texts_and_of_our_stories_are_the_tokenizers() -> None:
    words = HashedWords()
    check(words, ODD)
    check(words, [Path(path).read_text(encoding="utf-8") for path in stories()["path"]] + ODD)
    check(words, [])


@given(st.lists(st.text(st.sampled_from("aB.’'- 1é\"(),\n"), max_size=12), max_size=4))
def test_the_words_of_any_text_are_the_tokenizers(texts: list[str]) -> None:
    check(HashedWords(), texts)


@given(st.lists(st.text(max_size=20), max_size=4))
def test_the_words_of_any_script_are_the_tokenizers(texts: list[str]) -> None:
    check(HashedWords(), texts)


def test_many_new_pieces_at_once_and_again_find_their_places() -> None:
    words = HashedWords()
    texts = [" ".join(f"x-{i}-{j} {i}.{j}!" for j in range(100)) for i in range(600)]
    check(words, texts)
    first, second = words.terms(texts[:300])[0], HashedWords().terms(texts[:300])[0]
    assert first.tolist() == second.tolist()


def test_the_hash_of_a_word_comes_from_the_word_alone() -> None:
    code = "from newslib.reading.hashed_words import HashedWords; print(*HashedWords().terms(['Kyiv, U.S.'])[0])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert list(map(int, found.split())) == HashedWords().terms(["the u.s. of kyiv"])[0][[3, 1]].tolist()


@pytest.mark.parametrize(
    ("texts", "size", "groups"),
    [
        ([], 4, []),
        (["ab", "c"], 3, [(0, 1), (1, 2)]),
        (["ab", "c"], 9, [(0, 2)]),
        (["abcdef", "c"], 3, [(0, 1), (1, 2)]),
    ],
)
def test_groups_have_enough_characters(texts: list[str], size: int, groups: list[tuple[int, int]]) -> None:
    assert list(grouped_texts(texts, size)) == groups
