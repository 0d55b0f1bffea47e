"""Documents of a word processor: what they show is read, once, and in order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from newslib import ReadError
from newslib.reading.formats import docx as reader
from newslib.reading.formats import text_from_bytes

ROOMS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def saved(fill: Callable[..., object]) -> bytes:
    document, packed = docx.Document(), io.BytesIO()
    fill(document)
    document.save(packed)
    return packed.getvalue()


def holding(*elements: str) -> bytes:
    """A document whose body has these elements."""

    def fill(document: docx.document.Document) -> None:
        for place, element in enumerate(elements):
            tag, rest = element[1:].split(">", 1)
            document.element.body.insert(place, parse_xml(f"<{tag} {ROOMS}>{rest}"))

    return saved(fill)


def archive(**parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return packed.getvalue()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def blocks(raw: bytes) -> list[str]:
    return text_from_bytes(raw, "a.docx").rstrip("\n").split("\n\n")


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        (run("See ") + f"<w:hyperlink>{run('this')}</w:hyperlink>" + run(" now"), "See this now"),
        (f'<w:ins w:id="1" w:author="a">{run("New")}</w:ins>'
         '<w:del w:id="2" w:author="a"><w:r><w:delText>Old</w:delText></w:r></w:del>', "New"),
        (f'<w:moveFrom w:id="1" w:author="a">{run("Moved")}</w:moveFrom>'
         f'<w:moveTo w:id="2" w:author="a">{run("Moved")}</w:moveTo>', "Moved"),
        (f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run('Field')}</w:sdtContent></w:sdt>", "Field"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>", "a\nb\tc-d"),
        ('<w:pPr><w:tabs><w:tab w:val="left" w:pos="99"/></w:tabs></w:pPr>' + run("Rain"), "Rain"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>No</w:t></w:r>" + run("Yes"), "Yes"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Yes</w:t></w:r>', "Yes"),
        ('<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>' + run("Rain"), "Rain"),
    ],
    ids=["link", "tracked change", "moved", "control", "signs", "tab stops", "hidden", "not hidden", "field"],
)  # fmt: skip
def test_a_paragraph_says_what_is_shown(inner: str, words: str) -> None:
    assert blocks(holding(f"<w:p>{inner}</w:p>")) == [words]


def test_a_control_around_paragraphs_is_read() -> None:
    control = f"<w:sdt><w:sdtContent><w:p>{run('Two')}</w:p><w:p>{run('Three')}</w:p></w:sdtContent></w:sdt>"
    assert blocks(holding(f"<w:p>{run('One')}</w:p>", control, f"<w:p>{run('Four')}</w:p>")) == [
        "One", "Two", "Three", "Four",
    ]  # fmt: skip


def test_a_box_is_read_once_after_its_paragraph() -> None:
    def box(text: str, inner: str = "") -> str:
        return f"<w:txbxContent><w:p>{run(text)}{inner}</w:p></w:txbxContent>"

    twice = (
        f"<w:r><mc:AlternateContent><mc:Choice>{box('Box')}</mc:Choice>"
        f"<mc:Fallback><w:pict>{box('Box')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert blocks(holding(f"<w:p>{run('Rain ')}{twice}{run('fell')}</w:p>")) == ["Rain fell", "Box"]
    nested = f"<w:r><w:pict>{box('Outer', '<w:r><w:pict>' + box('Inner') + '</w:pict></w:r>')}</w:pict></w:r>"
    assert blocks(holding(f"<w:p>{run('Rain')}{nested}</w:p>")) == ["Rain", "Outer", "Inner"]


def test_a_row_of_a_table_is_a_block_with_all_that_its_cells_hold() -> None:
    def fill(document: docx.document.Document) -> None:
        table = document.add_table(3, 2)
        for place, text in enumerate(["Day", "Dead", "Monday", "4", "Tue", "5"]):
            table.rows[place // 2].cells[place % 2].text = text
        table.rows[0].cells[0].merge(table.rows[0].cells[1])
        table.rows[1].cells[1].add_paragraph("or 6")
        table.rows[2].cells[0].add_table(1, 2).rows[0].cells[1].text = "inner"

    assert blocks(saved(fill)) == ["Day\nDead", "Monday 4\nor 6", "Tue\ninner 5"]


def test_a_document_is_known_by_what_it_holds() -> None:
    raw = saved(lambda document: document.add_paragraph("Rain."))
    assert text_from_bytes(raw, "story.txt") == text_from_bytes(raw, "story") == "Rain.\n"
    assert text_from_bytes(b"Rain.", "story.docx") == "Rain."


def test_notes_headers_and_footers_are_left_out() -> None:
    def fill(document: docx.document.Document) -> None:
        document.sections[0].header.paragraphs[0].text = "Above"
        document.sections[0].footer.paragraphs[0].text = "Below"
        document.add_paragraph("Rain.")

    assert blocks(saved(fill)) == ["Rain."]


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"PK\x03\x04", "it is a damaged archive"),
        (archive(word__document_xml="<a/>"), "it cannot be read"),
        (archive(word__document_xml="<a", **{"[Content_Types]_xml": "<"}), "it cannot be read"),
        (archive(xl__workbook_xml="<a/>"), r"an archive \(ZIP\) of something else"),
        (saved(lambda document: document.add_paragraph(" ")), "it has none"),
    ],
    ids=["cut off", "without its list of parts", "no XML", "a spreadsheet", "empty"],
)
def test_what_is_no_document_is_told(raw: bytes, what: str) -> None:
    with pytest.raises(ReadError, match=rf"^'a.docx': expected .*{what}"):
        text_from_bytes(raw, "a.docx")


def test_what_unfolds_to_too_much_is_not_unfolded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LARGEST", 1000)
    with pytest.raises(ReadError, match=r"at most 1,000 bytes unfolded; got 1,001$"):
        text_from_bytes(archive(word__document_xml=" " * 1001), "a.docx")


def replaced(content: str) -> bytes:
    """A good document with another text."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(lambda document: None))) as good,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bad,
    ):
        for name in good.namelist():
            bad.writestr(name, content if name == "word/document.xml" else good.read(name))
    return packed.getvalue()


def test_entities_reach_no_file_and_do_not_multiply(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("a") / "secret"
    secret.write_text("hunter2", encoding="utf-8")
    body = f"<w:document {ROOMS}><w:body><w:p><w:r><w:t>Rain &x;</w:t></w:r></w:p></w:body></w:document>"
    outside = replaced(f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{body}')
    assert "hunter2" not in text_from_bytes(outside, "a.docx")
    many = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    bomb = replaced(f'<!DOCTYPE w [<!ENTITY l0 "lol">{many}<!ENTITY x "&l8;">]>{body}')
    try:
        text = text_from_bytes(bomb, "a.docx")
    except ReadError as error:
        text = str(error)
    assert len(text) < 1000


GOOD = saved(lambda document: document.add_paragraph("Rain fell."))


@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=40))
def test_a_damaged_document_is_read_or_told(place: int, damage: bytes) -> None:
    try:
        text = text_from_bytes(GOOD[:place] + damage + GOOD[place + len(damage) :], "a.docx")
    except ReadError as error:
        text = str(error)
    assert text


@given(st.lists(st.text("abé’ .", min_size=1).filter(str.strip), min_size=1))
def test_every_paragraph_comes_back(paragraphs: list[str]) -> None:
    raw = saved(lambda document: [document.add_paragraph(text) for text in paragraphs])
    assert blocks(raw) == [text.strip() for text in paragraphs]
