"""Words in marks: which mark opens and which closes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslib.reading.speech.quote_marks import quoted_spans


def inside(text: str) -> list[str]:
    return [text[span.start : span.end] for span in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ('"Stay," she said. "Go."', ["Stay,", "Go."]),
        ("“Stay,” she said. “Go.”", ["Stay,", "Go."]),
        ("”Stay,“ she said.", ["Stay,"]),  # turned the wrong way
        ("“Stay,“ she said. ”Go.”", ["Stay,", "Go."]),
        ("„Bleibt“, sagte sie.", ["Bleibt"]),
        ("«Restez», dit-elle.", ["Restez"]),
        ("« Restez », dit-elle.", ["Restez"]),
        ("``Stay,'' she said.", ["Stay,"]),
        ("‘Stay,’ she said. 'Go.'", ["Stay,", "Go."]),
        ("(“Stay”)", ["Stay"]),
        ("They left—“at last”—on foot.", ["at last"]),
        ("He said ”… and so on,” twice.", ["… and so on,"]),
        ('The post is 6\'2" tall, 4" wide.', []),
        ('<a href="x.html">Stay</a> "Go."', ["Go."]),
        ("“ ” and “!”", []),
        ("", []),
    ],
)
def test_marks_are_told_by_what_stands_beside_them(text: str, want: list[str]) -> None:
    assert inside(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The dogs' home and the workers' club shut.", []),
        ("It's the '90s, rock 'n' roll, don't you know.", []),
        ("‘The workers’ club is shut,’ she said.", ["The workers’ club is shut,"]),
        ("He called it ‘bogus’ and the rest ‘so-so’.", ["bogus", "so-so"]),
        ("'We don't know,' she said.", ["We don't know,"]),
        ("Ida's 'plan' is Tom's.", ["plan"]),
    ],
)
def test_single_marks_are_told_from_apostrophes(text: str, want: list[str]) -> None:
    assert inside(text) == want


@pytest.mark.parametrize(
    "text", ["“He told me, ‘Go home,’ and I went.”", '"He said "no" to me."', "‘I heard the word “sorry” twice.’"]
)
def test_of_nested_marks_the_outer_ones_count(text: str) -> None:
    assert inside(text) == [text[1:-1]]


def test_what_is_not_closed_ends_with_the_block_or_before_the_next_that_opens() -> None:
    assert inside("She said: “Stay. All of you.") == ["Stay. All of you."]
    assert inside("“Stay here. “Go there,” she said.") == ["Stay here.", "Go there,"]
    assert inside("“Stay here. “Go there,” she said. “Now.") == ["Stay here.", "Go there,", "Now."]
    assert inside("“He told me, “Go.” And I went.") == ["He told me, “Go.” And I went."]  # the comma shows a nested one
    assert inside("‘Stay here. All of you.") == ["Stay here. All of you."]
    assert [span.closed for span in quoted_spans("“Yes,” she said. “No.")] == [True, False]


def test_the_marks_themselves_are_told_too() -> None:
    (span,) = quoted_spans("So “ stay ” now")
    assert (span.outer_start, span.start, span.end, span.outer_end) == (3, 5, 9, 11)


PIECES = [
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "``",
    "''",
    " ",
    " ",
    "a",
    "s",
    "Stay",
    ".",
    ",",
    "-",
    "—",
    "<b x='",
    ">",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_spans_stand_in_order_and_apart(text: str) -> None:
    end = 0
    for span in quoted_spans(text):
        assert end <= span.outer_start < span.start < span.end <= span.outer_end <= len(text)
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        assert span.closed or span.outer_end == len(text) or text[span.outer_end] in "“”\"„«»`'"
        end = span.outer_end


@pytest.mark.parametrize("piece", ["“a", '"a" ', "“a. ", "' ", " 'a", "“a ‘b ", "<a '"])
def test_very_many_marks_are_read_in_one_go(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    assert len(quoted_spans(text)) <= len(text)  # by recursion, or looking far back, this would not end
