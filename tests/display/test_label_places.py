"""Labels that do not collide, and the widths that decide it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newslib.display.label_places import Place, Point, label_places
from newslib.display.text_widths import cut_left, cut_right, text_width

SIZE = (300.0, 200.0)
POINTS = st.lists(
    st.builds(
        Point,
        x=st.floats(0, SIZE[0]),
        y=st.floats(0, SIZE[1]),
        radius=st.floats(1, 8),
        words=st.sampled_from(["", "ferry", "long-range, missile +4", "W" * 12]),
    ),
    max_size=25,
)


def box(place: Place, words: str) -> tuple[float, float, float, float]:
    return (place.x, place.y - 5.5, place.x + text_width(words), place.y + 5.5)


def meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float], by: float = 0.1) -> bool:
    return a[0] + by < b[2] and b[0] + by < a[2] and a[1] + by < b[3] and b[1] + by < a[3]


def test_a_label_stands_to_the_right_of_its_point_where_it_can() -> None:
    (place,) = label_places([Point(100, 100, 4, "ferry")], SIZE)
    assert place == Place(107, 100)


def test_at_the_right_edge_it_stands_to_the_left() -> None:
    (place,) = label_places([Point(299, 100, 1, "ferry")], SIZE)
    assert place is not None
    assert place.x + text_width("ferry") < 299


def test_the_first_point_chooses_first_and_the_last_may_go_without() -> None:
    crowd = [Point(150, 100, 2, "long-range, missile +4") for _ in range(20)]
    places = label_places(crowd, SIZE)
    assert places[0] == Place(155, 100)
    assert places[-1] is None


@given(POINTS)
def test_no_label_meets_another_or_a_point_or_leaves_the_plot(points: list[Point]) -> None:
    places = label_places(points, SIZE)
    assert len(places) == len(points)
    boxes = [box(place, point.words) for place, point in zip(places, points, strict=True) if place]
    dots = [(p.x - p.radius, p.y - p.radius, p.x + p.radius, p.y + p.radius) for p in points]
    for number, one in enumerate(boxes):
        assert not any(meet(one, other) for other in (*boxes[number + 1 :], *dots))
        assert one[0] >= -0.1
        assert one[2] <= SIZE[0] + 0.1
    assert all(place is None for place, point in zip(places, points, strict=True) if not point.words)


def test_widths_are_those_of_the_font() -> None:
    assert text_width("ferry", 1000) == 278 + 556 + 333 + 333 + 500
    assert text_width("ferry", 1000, bold=True) == 333 + 556 + 389 + 389 + 556
    assert text_width("’", 1000) == 222
    assert text_width("渡", 1000) == 1000


@given(st.text(alphabet="ab W.", max_size=60), st.floats(5, 200))
def test_a_cut_line_fits_and_keeps_its_end(text: str, pixels: float) -> None:
    for cut, keeps in ((cut_left, str.endswith), (cut_right, str.startswith)):
        short = cut(text, pixels)
        assert short == text or text_width(short) <= max(pixels, text_width("…"))
        assert short == text or keeps(" ".join(text.split()), short.strip("… "))
