"""Saved web pages: both versions come through, with headlines, bylines and captions, and nothing beside them."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newslib import ReadError, read_story, stories
from newslib.reading.formats import html, text_from_bytes
from newslib.reading.story import read_text
from newslib.reading.words import word_spans

A = (
    "<p>The ferry with Ann Lee and the crew of Harwick ran aground near Osea on Monday, said Jo Doe of the guard.</p>"
    "<p>The mayor, Sam Poe, said that all were safe in Harwick, and thanked Ann Lee for her calm on the bridge.</p>"
)
B = (
    "<p>All were safe in Harwick, said the mayor, Sam Poe, when the ship of Ann Lee was on the sand near Osea.</p>"
    "<p>She was calm, said Jo Doe of the guard, who came from Osea to take all the people off the ship.</p>"
)
OTHER = (
    "<p>In the gardens of Upper Marl the roses of Lady Finch are out, and the visitors come from Trent and Harwick.</p>"
    "<p>The gardener, old Tom Reed, said that roses like the rain of April, and that he would be there on Monday.</p>"
)


def blocks(body: str, name: str = "a.html") -> list[str]:
    page = f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>T</title></head><body>{body}</body></html>'
    return text_from_bytes(page.encode(), name).rstrip("\n").split("\n\n")


def paragraphs(*parts: str) -> list[str]:
    return [text for part in parts for text in part.removeprefix("<p>").removesuffix("</p>").split("</p><p>")]


def test_two_articles_beside_each_other_are_two_versions() -> None:
    body = (
        f"<main><article><header><h1>Ferry aground</h1><p>By Ann Roe</p></header><div class='text'>{A}</div></article>"
        f"<article><header><h1>Ship on sand</h1><p>By Bo Low</p></header><div class='text'>{B}</div></article></main>"
    )
    assert blocks(body) == [
        "Ferry aground", "By Ann Roe", *paragraphs(A), "Ship on sand", "By Bo Low", *paragraphs(B),
    ]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), [("col left", "col right"), ("col", "col"), ("", "")])
def test_two_columns_are_two_versions(first: str, second: str) -> None:
    body = f"<div><div class='{first}'>{A}</div><div class='{second}'>{B}</div></div>"
    assert blocks(body) == paragraphs(A, B)


def test_the_headline_above_the_text_is_part_of_the_article_and_what_stands_further_off_is_not() -> None:
    near = f"<div class='page'><h1>Ferry aground</h1><p>By Ann Roe</p><div class='text'>{A}</div></div>"
    assert blocks(near) == ["Ferry aground", "By Ann Roe", *paragraphs(A)]
    links = "".join(
        f"<li><a href='/{n}'>Number {n} of the stories that we have told this year</a></li>" for n in range(60)
    )
    far = f"<div class='page'><h1>News</h1><ul>{links}</ul><div class='text'>{3 * A}</div></div>"
    assert blocks(far) == paragraphs(A, A, A)


@pytest.mark.parametrize("called", ["cookie-banner", "share", "social share-bar", "related-links", "comments"])
@pytest.mark.parametrize("attribute", ["id", "class"])
def test_notices_and_links_elsewhere_are_left_out(called: str, attribute: str) -> None:
    notice = f"<div {attribute}='{called}'><p>Words of no concern.</p></div>"
    assert blocks(f"<div>{A}{notice} {B}</div>") == paragraphs(A, B)


@pytest.mark.parametrize("called", ["shareholders", "recommendation", "relatedness", "unshared"])
def test_a_name_that_only_begins_or_ends_like_a_notices_is_none(called: str) -> None:
    assert "Words of concern." in blocks(f"<div>{A}<div class='{called}'><p>Words of concern.</p></div></div>")


def test_a_page_whose_parts_are_all_called_notices_is_read() -> None:
    assert blocks(f"<div class='share'>{A}</div><div class='share'>{B}</div>") == paragraphs(A, B)
    many = "".join(f"<div class='share'><p>{text}</p></div>" for text in paragraphs(A, B, OTHER))
    assert blocks(many) == paragraphs(A, B, OTHER)


def test_what_a_browser_shows_in_the_place_of_markup_is_kept() -> None:
    body = (
        "<p>Rain &amp; hail &lt;3 &#8217;s gov<wbr>ernment, <b>bold</b><i>ly</i> at <a href='x'>a caf&eacute;</a>.</p>"
        "<ul><li>One</li><li>Two</li></ul><table><tr><td>A1</td><td>B1</td></tr></table>"
        "<blockquote>Said.</blockquote><dl><dt>Who</dt><dd>Lee</dd></dl>"
    )
    assert blocks(body) == [
        "Rain & hail <3 ’s government, boldly at a café.", "One", "Two", "A1", "B1", "Said.", "Who", "Lee",
    ]  # fmt: skip


def test_line_breaks_part_words_and_two_of_them_paragraphs() -> None:
    assert blocks("<div>Rain<br>fell.<br><br>Snow <br/> <br/>fell.</div>") == ["Rain fell.", "Snow", "fell."]


def test_text_as_it_was_typed_has_paragraphs_where_lines_are_blank() -> None:
    assert blocks("<pre>Rain\nfell.\n\nSnow\n  fell.\n</pre><p>The\n\nend.</p>") == [
        "Rain fell.", "Snow fell.", "The end.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "hidden",
    ["<p hidden>No</p>", "<p style='DISPLAY : none'>No</p>", "<p style='visibility:hidden'>No</p>",
     "<div aria-hidden='true'><p>No</p></div>", "<script>No</script>", "<template>No</template>", "<!-- No -->",
     "<noscript>No</noscript>", "<button>No</button>", "<form><input><label>No</label></form>"],
)  # fmt: skip
def test_what_is_not_shown_is_not_read(hidden: str) -> None:
    assert blocks(f"<div>{A}{hidden}Yes</div>") == [*paragraphs(A), "Yes"]


@pytest.mark.parametrize("attribute", ["aria-hidden='true'", "style='visibility: hidden'", "hidden"])
def test_a_page_hidden_until_its_script_runs_is_read(attribute: str) -> None:
    assert text_from_bytes(f"<html><body {attribute}><p>Rain fell.</p></body></html>".encode(), "a") == "Rain fell.\n"


def test_a_page_that_lies_in_one_form_is_read() -> None:
    assert blocks(f"<form id='main'><h1>Ferry aground</h1>{A}</form>") == ["Ferry aground", *paragraphs(A)]


def test_an_article_beside_it_comes_in_where_it_tells_the_same_and_not_where_it_tells_another_story() -> None:
    def article(headline: str, text: str) -> str:
        return f"<article><header><h1>{headline}</h1></header><div class='text'>{text}</div></article>"

    # Three times over: of a short page trafilatura takes everything.
    one, other, roses = (
        article(*told) for told in (("Ferry aground", 3 * A), ("On sand", 3 * B), ("Roses", 3 * OTHER))
    )
    first = ["Ferry aground", *paragraphs(A, A, A)]
    assert blocks(one + other) == [*first, "On sand", *paragraphs(B, B, B)]
    assert blocks(one + roses) == first  # though both name Harwick and Monday
    hill = article(
        "Hill", 9 * "<p>It is a long way up the hill from the harbour of Harwick to the gardens and the roses.</p>"
    )
    assert blocks(one + hill) == first  # a single name is in many stories


def test_a_saved_archive_goes_by_the_charset_of_its_heading_and_by_the_first_part_with_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    empty = "--B\r\nContent-Type: text/html\r\n\r\n<html><script>x</script></html>\r\n"
    page = "Łódź leży w Polsce.".encode("iso-8859-2")
    raw = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n" + empty.encode()
        + b"--B\r\nContent-Type: text/html; charset=iso-8859-2\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<html><p>"
        + page + b"</p></html>\r\n--B--\r\n"
    )  # fmt: skip
    assert text_from_bytes(raw, "a.mhtml") == "Łódź leży w Polsce.\n"
    with pytest.raises(ReadError, match="no text that would be shown"):
        text_from_bytes(raw.replace(b"<p>" + page, b""), "a.mhtml")
    monkeypatch.setattr(html, "FRAMES", 1)  # of thousands of empty ones not all are read
    with pytest.raises(ReadError, match="no text that would be shown"):
        text_from_bytes(raw, "a.mhtml")


WRAPPING = st.sampled_from(["div", "p", "article", "header", "form", "pre", "span", "li", "table", "a", "svg", "x-y"])
PIECES = st.recursive(
    st.text("ab &<>é\n\x01\x00", max_size=8),
    lambda inner: st.builds(
        lambda tag, kids, cls: f"<{tag} class='{cls}'>{''.join(kids)}</{tag}>",
        WRAPPING, st.lists(inner, max_size=3), st.sampled_from(["", "share", "post", "related"]),
    ),
    max_leaves=12,
)  # fmt: skip


@given(PIECES)
@example("<div class=''><<div class='share'></div>\x01</div>")
def test_any_page_is_a_text_of_blocks_or_an_error(body: str) -> None:
    try:
        text = text_from_bytes(f"<!doctype html><body>{body}".encode(), "a.html")
    except ReadError as error:
        text = str(error)
    found = text.removesuffix("\n").split("\n\n")
    assert all(block == " ".join(block.split()) and block for block in found)
    assert not {"\x00", "\x01"} & set(text)


def shown(block: str, kind: str) -> str:
    text = escape(block)
    if kind == "headline":
        return f"<h1 class='headline'>{text}</h1>"
    if kind == "byline":
        return f"<div class='byline'><span>{text}</span></div>"
    if kind == "caption":
        return f"<figure><img src='x.jpg' alt='zzz'><figcaption>{text}</figcaption></figure>"
    return f"<p>{text}</p>"


AROUND = """<div id="cookie-consent"><p>Zzz zzz zzz, zzz zzz. Zzz zzz zzz zzz.</p><button>Zzz</button></div>
<header class="site"><a href="/">Zzz zzz</a><nav><ul><li><a href="/a">Zzz</a></li></ul></nav></header>
{article}
<aside><h3>Zzz zzz</h3><ul><li><a href="#">Zzz zzz zzz zzz zzz zzz zzz zzz zzz</a></li></ul></aside>
<footer><p>Zzz zzz. Zzz zzz zzz.</p></footer><script>var zzz = 1;</script>"""
LAYOUTS = {
    "one article": "<main><article>{0}{1}</article></main>",
    "two articles": "<main><article>{0}</article><article>{1}</article></main>",
    "two columns": "<div class='row'><div class='col left'>{0}</div><div class='col right'>{1}</div></div>",
    "with links to share": "<main><article><div class='share'><a>Zzz</a></div>{0}</article><article>{1}"
    "<div class='related'><h2>Zzz</h2><ul><li><a>Zzz zzz zzz</a></li></ul></div></article></main>",
    "text below its header": "<article><header><h1>Zzz?</h1></header><div>{0}</div></article>"
    "<article><header><h1>Zzz?</h1></header><div>{1}</div></article>",
    "a table": "<table><tr><td>{0}</td><td>{1}</td></tr></table>",
}


@pytest.mark.parametrize("version", ["light", "paraphrase", "generic"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_of_our_stories_in_a_page_no_word_is_lost_and_no_stranger_comes_in(layout: str, version: str) -> None:
    listed = stories().dropna(subset=["version"])
    for name in listed["name"].unique():
        paths = listed[listed["name"] == name].set_index("version")["path"]
        told = [read_story(paths[which], boundary=False).blocks for which in ("original", version)]
        halves = ["".join(shown(block.text, block.kind) for block in blocks) for blocks in told]
        body = AROUND.format(article=LAYOUTS[layout].format(*halves))
        found = text_from_bytes(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "a.html")
        wanted = " ".join(block.text for blocks in told for block in blocks)
        got = found.replace("Zzz?", "")  # the headline that the layout itself sets
        assert [got[a:b] for a, b in word_spans(got)] == [wanted[a:b] for a, b in word_spans(wanted)], name


def test_plain_text_of_our_stories_is_kept_to_the_last_byte() -> None:
    for path in stories().dropna(subset=["version"])["path"]:
        with open(path, "rb") as file:
            assert read_text(path).encode() == file.read()


def archive(charset: str, content: bytes) -> bytes:
    """A saved page with one part whose heading says this charset."""
    kind = f'Content-Type: text/html; charset="{charset}"\r\n\r\n'
    return f"Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\n{kind}".encode() + content + b"\r\n--b--\r\n"


@pytest.mark.parametrize("charset", ["a\0b", "a b", "=?x?q?=00?=", "\u202e", "zlib"])
def test_a_charset_that_is_no_name_is_not_believed(charset: str) -> None:
    assert "café" in text_from_bytes(archive(charset, "<p>Rain fell in the café.</p>".encode("cp1252")), "a.mhtml")


def test_parts_in_parts_are_gone_through_to_any_depth_or_told() -> None:
    raw = "".join(f"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n" for i in range(3000)).encode()
    with pytest.raises(ReadError, match="expected a saved web page"):
        text_from_bytes(raw, "a.mhtml")


def test_a_part_that_is_no_text_does_not_hide_the_next() -> None:
    raw = archive("utf-8", b"\x00\x01" * 50).removesuffix(b"--b--\r\n")
    raw += b"--b\r\nContent-Type: text/html\r\n\r\n<p>Rain fell all day.</p>\r\n--b--\r\n"
    assert text_from_bytes(raw, "a.mhtml") == "Rain fell all day.\n"


def test_a_tag_with_very_many_attributes_is_told() -> None:
    many = " ".join(f"a{i}" for i in range(2000))
    with pytest.raises(ReadError, match="a tag of it has more than 1,000 attributes"):
        text_from_bytes(f"<!doctype html><p {many}>Rain fell.".encode(), "a.html")


def test_a_page_may_hold_no_more_text_than_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newslib.reading.formats.LONGEST", 20)
    assert text_from_bytes(b"<!doctype html><p>Rain fell all day.", "a.html") == "Rain fell all day.\n"
    with pytest.raises(ReadError, match="at most 20 bytes of text; got 33"):
        text_from_bytes(b"<!doctype html><p>Rain fell all day.<p>It was cold.", "a.html")
