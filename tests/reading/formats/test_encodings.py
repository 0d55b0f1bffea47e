"""Bytes as characters: all of them, or an error that says where and what."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib import ReadError
from newslib.reading.formats.decoding import decoded
from newslib.reading.formats.html import declared

CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff")
WESTERN = st.lists(st.sampled_from(["café", "“Rain”", "–", "£5", "l’été", "Zürich", "señor", "rain", "40"]))


@given(st.text(CHARACTERS), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_a_text_in_unicode_comes_back_as_it_was(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding), "a.txt") == text


@given(st.text(CHARACTERS, min_size=1), st.booleans())
def test_a_mark_decides_the_order_of_bytes(text: str, little: bool) -> None:
    raw = codecs.BOM_UTF16_LE + text.encode("utf-16-le") if little else codecs.BOM_UTF16_BE + text.encode("utf-16-be")
    assert decoded(raw, "a.txt") == text


@given(WESTERN)
def test_windows_1252_comes_back_as_it_was_where_it_is_mostly_ascii(words: list[str]) -> None:
    text = " and ".join(["The mayor said", *words, "then it snowed"])
    assert decoded(text.encode("cp1252"), "a.txt") == text


@given(st.binary(max_size=200))
def test_bytes_are_a_text_of_whole_characters_or_an_error(raw: bytes) -> None:
    try:
        found = decoded(raw, "a.txt")
    except ReadError as error:
        found = str(error).removeprefix("'a.txt': ")
    assert found.encode("utf-8").decode("utf-8") == found


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\x0b", "\u2028"])
def test_line_ends_stay(ends: str) -> None:
    assert decoded(f"Rain{ends}fell{ends}{ends}".encode(), "a.txt") == f"Rain{ends}fell{ends}{ends}"


GOOD = "“”“”“” ".encode()  # 19 bytes


@pytest.mark.parametrize(
    ("raw", "place"),
    [(b"\xff" + GOOD, 0), (GOOD + b"caf\xe9 there", 22), (GOOD + "“".encode()[:2], 19)],
    ids=["a stray byte", "a letter of another encoding", "cut off"],
)
def test_utf_8_with_damage_is_told_with_its_place_and_not_guessed_at(raw: bytes, place: int) -> None:
    with pytest.raises(ReadError, match=rf"^'a.txt': expected UTF-8, as nearly all of it is; byte {place} is not \("):
        decoded(raw, "a.txt")


def test_a_page_with_damage_has_a_sign_of_replacement_as_in_a_browser() -> None:
    page = "<html><p>“Rain” – “fell” caf".encode() + b"\xe9</p></html>"
    assert decoded(page, "a.html") == "<html><p>“Rain” – “fell” caf\ufffd</p></html>"


def test_texts_in_other_encodings_are_no_damaged_utf_8() -> None:
    for text, encoding in (
        ("Паром сел на мель в понедельник, сказал мэр города. " * 3, "koi8-r"),
        ("東京で雨が降った。市長は月曜日に述べた。けが人はいなかった。" * 3, "shift_jis"),
        ("北京星期一下雨了，市长说。没有人受伤，也没有人失踪。" * 3, "gb18030"),
    ):
        assert decoded(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"\xff\xfea", "begins as utf-16 text and then is not"),
        (b"\xff\xfe\x00\x00\x01", "begins as utf-32 text and then is not"),
        (b"\xef\xbb\xbfRain \xff", "begins as utf-8-sig text and then is not"),
        (b"Rain\x00fell", "it holds NUL bytes"),
    ],
)
def test_what_is_no_text_is_told(raw: bytes, what: str) -> None:
    with pytest.raises(ReadError, match=what):
        decoded(raw, "a.txt")


def page(said: str, encoding: str, text: str) -> str:
    raw = f'<html><head><meta charset="{said}"></head><p>{text}</p></html>'.encode(encoding)
    return declared(raw, decoded(raw, "a.html"))


@pytest.mark.parametrize(
    ("said", "encoding", "text"),
    [
        ("iso-8859-1", "cp1252", "“Rain” cost £5 – at a café"),  # what browsers take this name for
        ("us-ascii", "cp1252", "the mayor’s"),
        ("ISO-8859-9", "cp1254", "“Yağmur” yağdı"),
        ("gb2312", "gb18030", "北京下雨了，朱镕基说"),
        ("Shift_JIS", "cp932", "東京で①雨が降った"),
        ("windows-1251", "cp1251", "Дождь"),
        ("utf-8", "utf-8", "“Łódź”"),
    ],
)
def test_a_page_says_its_encoding_and_names_stand_for_what_the_web_means_by_them(
    said: str, encoding: str, text: str
) -> None:
    assert f"<p>{text}</p>" in page(said, encoding, text)


def test_a_page_may_say_it_in_the_declaration_of_xml() -> None:
    raw = '<?xml version="1.0" encoding="iso-8859-2"?><html><p>Łódź leży w Polsce</p></html>'.encode("iso-8859-2")
    assert "Łódź leży" in declared(raw, decoded(raw, "a.xhtml"))


@pytest.mark.parametrize(
    "said", ["undefined", "unicode_escape", "raw-unicode-escape", "zlib", "hex", "rot13", "idna", "utf-7", "utf-16",
             "punycode", "no-such-thing", "a b"],
)  # fmt: skip
def test_what_is_no_encoding_of_pages_is_not_believed(said: str) -> None:
    assert "<p>café \\u0041 +AEE-</p>" in page(said, "cp1252", "café \\u0041 +AEE-")
