"""Files of every format: what is kept of them, and what is said of those that hold no text."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib import ReadError, read_story, stories
from newslib.reading.formats import text_from_bytes
from newslib.reading.story import read_text
from newslib.reading.words import word_spans

NEWS = "The mayor’s “plan” cost £5 – at a café in Zürich."
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Site</title><script>alert('x')</script></head><body>
<nav><ul><li><a href="/">Home</a></li></ul></nav><header><div>The Daily Paper</div></header>
<article>{article}</article>
<aside><h3>Most read</h3><p>Ten ways to sleep better tonight and tomorrow.</p></aside>
<footer>Copyright. All rights reserved.</footer></body></html>"""
ARTICLE = """<h1>Ferry runs aground</h1><p class="byline">By Ann Lee</p>
<p>A ferry with 40 people on board ran aground on Monday near Harwick, the coast guard said.</p>
<figure><img src="x.jpg" alt="no"><figcaption>The ferry on Monday. <span>Jo Doe/AP</span></figcaption></figure>
<p>Nobody was hurt,<br>said the mayor of the town, who stood at the shore in the rain.</p>
<p hidden>Secret words.</p><p style="display: none">More secret words.</p><script>var secret = 1;</script>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_a_text_is_read_in_its_encoding(encoding: str) -> None:
    assert text_from_bytes(NEWS.encode(encoding), "news.txt") == NEWS


def test_latin_letters_alone_are_read_as_such() -> None:
    text = "Die Bürgermeisterin sagte, die Fähre sei größer."
    assert text_from_bytes(text.encode("latin-1"), "news.txt") == text


def test_other_alphabets_are_not_taken_for_western_ones() -> None:
    text = "Паром сел на мель в понедельник, сообщила береговая охрана. Никто не пострадал, сказал мэр города." * 3
    assert text_from_bytes(text.encode("cp1251"), "news.txt") == text


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00")))
def test_plain_text_is_kept_to_the_last_character(text: str) -> None:
    raw = text.encode("utf-8")
    known = (b"%PDF", b"GIF8", b"{\\rtf", b"SQLite format 3", b"\xef\xbb\xbf", b"PK\x03\x04", b"\x7fELF", b"\x1f\x8b")
    if raw.startswith(known) or text.lstrip().lower().startswith(("<!doctype html", "<html", "<?xml", "<!--")):
        return
    assert text_from_bytes(raw, "story.txt") == text


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a.md", "a.docx", "a.mhtml", "a"]))
def test_whatever_the_bytes_are_there_is_a_text_or_a_reading_error(raw: bytes, name: str) -> None:
    found: str | ReadError
    try:
        found = text_from_bytes(raw, name)
    except ReadError as error:
        found = error
    assert isinstance(found, str) or repr(name) in str(found)


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"%PDF-1.7 ...", "it is a PDF"),
        (b"\x89PNG\r\n\x1a\n", r"a picture \(PNG\)"),
        (b"\xd0\xcf\x11\xe0....", r"Word's old format \(.doc\)"),
        (b"{\\rtf1 x}", "in RTF"),
        (b"ab\x00\x00\x01\x02", "NUL bytes"),
        (b"PK\x03\x04 broken", "damaged archive"),
    ],
)
def test_what_holds_no_text_is_named(raw: bytes, what: str) -> None:
    with pytest.raises(ReadError, match=what):
        text_from_bytes(raw, "file.txt")


def test_an_archive_of_something_else_is_no_document() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("data.csv", "a,b")
    with pytest.raises(ReadError, match=r"an archive \(ZIP\) of something else"):
        text_from_bytes(packed.getvalue(), "story.docx")


def test_of_a_page_the_article_is_kept_with_its_byline_and_its_caption() -> None:
    text = text_from_bytes(PAGE.format(article=ARTICLE).encode(), "page.html")
    assert text.rstrip("\n").split("\n\n") == [
        "Ferry runs aground",
        "By Ann Lee",
        "A ferry with 40 people on board ran aground on Monday near Harwick, the coast guard said.",
        "The ferry on Monday. Jo Doe/AP",
        "Nobody was hurt, said the mayor of the town, who stood at the shore in the rain.",
    ]


def test_a_page_is_known_without_its_ending_and_a_text_is_no_page_because_of_it() -> None:
    assert text_from_bytes(b"<!doctype html><p>Rain fell.</p>", "page").strip() == "Rain fell."
    assert text_from_bytes(b"Rain fell, 3 < 4.\n", "story.html") == "Rain fell, 3 < 4.\n"


def test_a_page_in_an_old_encoding_says_which() -> None:
    page = f'<html><head><meta charset="iso-8859-2"></head><body><p>{"Łódź leży w Polsce. " * 3}</p></body></html>'
    assert "Łódź leży" in text_from_bytes(page.encode("iso-8859-2"), "page.html")
    false = page.replace("iso-8859-2", "iso-8859-1")
    assert "Łódź leży" in text_from_bytes(false.encode("utf-8"), "page.html")  # what it is goes before what it says


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><script>x</script></body></html>", "<p></p>"])
def test_a_page_without_text_is_an_error(page: str) -> None:
    with pytest.raises(ReadError, match="no text that would be shown"):
        text_from_bytes(page.encode(), "page.html")


def test_a_page_may_be_deep_and_may_name_entities_of_its_own() -> None:
    deep = "<div>" * 5000 + "<p>Rain fell on the town all day long.</p>" + "</div>" * 5000
    assert "Snow fell." in text_from_bytes(f"<html><body><p>Snow fell.</p>{deep}</body></html>".encode(), "p.html")
    entities = '[<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]'
    bomb = f"<!DOCTYPE html {entities}><html><body><p>&b; rain</p></body></html>"
    assert "aaaa" not in text_from_bytes(bomb.encode(), "p.html").replace(entities, "")


def test_a_page_saved_as_one_file_is_read() -> None:
    message = EmailMessage()
    message.set_content("unused")
    message.add_alternative(PAGE.format(article=ARTICLE), subtype="html")
    assert "By Ann Lee" in text_from_bytes(message.as_bytes(), "page.mhtml")
    with pytest.raises(ReadError, match="there is none in it"):
        text_from_bytes(b"Subject: x\n\nplain", "page.mht")


@pytest.mark.parametrize("version", ["light", "paraphrase", "generic"])
def test_both_versions_of_our_own_stories_come_through_a_page_whole(version: str) -> None:
    listed = stories().dropna(subset=["version"])
    for name in listed["name"].unique():
        paths = listed[listed["name"] == name].set_index("version")["path"]
        blocks = [b.text for which in ("original", version) for b in read_story(paths[which], boundary=False).blocks]
        article = "".join(f"<p>{block.replace('&', '&amp;').replace('<', '&lt;')}</p>" for block in blocks)
        found = text_from_bytes(PAGE.format(article=article).encode(), "page.html")
        wanted, got = " ".join(blocks), " ".join(found.split())
        assert [wanted[a:b] for a, b in word_spans(wanted)] == [got[a:b] for a, b in word_spans(got)], name


def test_markdown_loses_its_signs_and_keeps_its_words() -> None:
    source = (
        "---\ntitle: x\n---\n# Ferry *runs* aground\n\nBy **Ann** [Lee](http://x)\ntoo. <b>Bold</b> `code`\n\n"
        "2. First\n3. Second\n\n- a\n- b\n\n![A ferry](x.png)\n\n> Quoted.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    assert text_from_bytes(source.encode(), "story.md").rstrip("\n").split("\n\n") == [
        "Ferry runs aground", "By Ann Lee\ntoo. Bold code", "2. First", "3. Second", "a", "b", "A ferry", "Quoted.",
        "a b", "1 2",
    ]  # fmt: skip
    assert text_from_bytes(b"", "story.md") == ""


def test_a_document_gives_its_paragraphs_and_rows() -> None:
    document = docx.Document()
    document.add_heading("Ferry runs aground")
    document.add_paragraph("Nobody was ").add_run("hurt").bold = True
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Monday", "40"
    document.add_paragraph("")
    document.add_paragraph("The end.")
    packed = io.BytesIO()
    document.save(packed)
    text = text_from_bytes(packed.getvalue(), "story.docx")
    assert text == "Ferry runs aground\n\nNobody was hurt\n\nMonday 40\n\nThe end.\n"
    empty = io.BytesIO()
    docx.Document().save(empty)
    with pytest.raises(ReadError, match="a document with text; it has none"):
        text_from_bytes(empty.getvalue(), "story.docx")


def test_read_story_takes_every_format(tmp_path: Path) -> None:
    file = tmp_path / "ferry.html"
    file.write_text(PAGE.format(article=ARTICLE), encoding="utf-8")
    story = read_story(file)
    assert story.name == "ferry"
    assert story.text == read_text(file)
    assert [block.kind for block in story.blocks][:2] == ["headline", "byline"]
    assert all(story.text[block.start : block.end] == block.text for block in story.blocks)
