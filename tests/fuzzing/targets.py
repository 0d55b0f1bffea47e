"""What is fuzzed, and what must hold of it: more than that nothing is raised."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from newslib import NewslibError, Story, align, differences, sentence_table, shared_passages, word_table
from newslib.reading.facts import find_facts
from newslib.reading.formats import text_from_bytes
from newslib.reading.many import read_many
from tests.reading.formats.test_documents import replaced

Target = Callable[[bytes], None]
BETWEEN: Final = "\n=====\n"  # parts two texts


def _readable(ending: str) -> Target:
    """Whatever the bytes are: a text of whole characters, or a reading error in such."""

    def run(raw: bytes) -> None:
        try:
            found = text_from_bytes(raw, "a" + ending)
        except NewslibError as error:
            found = str(error)
        assert found.encode("utf-8").decode("utf-8") == found

    return run


def _document(raw: bytes) -> None:
    """The same of a document whose paragraphs are these bytes: a zip's own sums would give a changed one away."""
    root = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    _readable(".docx")(replaced(f"{root}{raw.decode('utf-8', 'replace')}</w:body></w:document>"))


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogatepass") if raw.isascii() else raw.decode("utf-8", "replace")


def _story(raw: bytes) -> None:
    """Nothing is lost, sentences and words stand where they say, and many at once are read as one alone."""
    text = _text(raw)
    story = Story.from_text(text)
    at, whole = 0, ""
    for block in story.blocks:
        whole, at = whole + text[at : block.end], block.end
        assert block.text == text[block.start : block.end]
    assert whole + text[at:] == text
    sentences = sentence_table(story)
    for table in (sentences, word_table(sentences)):
        for start, end, words in zip(table["start"], table["end"], table["text"], strict=True):
            assert text[start:end] == words
    boundary = int(read_many([text]).boundary[0])
    assert boundary == (-1 if story.boundary is None else story.boundary)


def _facts(raw: bytes) -> None:
    """Facts stand in order, apart, within the text, and have a value."""
    text, end = _text(raw), 0
    for fact in find_facts(text):
        assert end <= fact.start < fact.end <= len(text)
        assert fact.value
        end = fact.end


def _pair(raw: bytes) -> None:
    """Passages and differences of two versions point at their words."""
    a, _, b = _text(raw).partition(BETWEEN)
    story = Story.from_texts(a, b)
    sentences = sentence_table(story)
    aligned = align(sentences)
    assert aligned["similarity"].dropna().between(0, 1).all()
    for row in shared_passages(sentences).itertuples():
        assert 0 <= row.a_start < row.a_end <= len(a) < row.b_start < row.b_end <= len(story.text)
    for row in differences(sentences, aligned).dropna(subset=["b_start", "b_text"]).itertuples():
        assert story.text[row.b_start : row.b_end] == row.b_text


TARGETS: Final[dict[str, Target]] = {
    "bytes": _readable(".txt"),
    "markdown": _readable(".md"),
    "page": _readable(".html"),
    "archive": _readable(".mhtml"),
    "document": _document,
    "story": _story,
    "facts": _facts,
    "pair": _pair,
}
