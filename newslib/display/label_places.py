"""Where labels go in a scatter, so that none covers a point or another label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from newslib.display.text_widths import text_width

GAP: Final = 3.0
"""Pixels between a point's edge and its label."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a scatter in pixels, its radius, and the words that belong to it."""

    x: float
    y: float
    radius: float
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label's left edge and middle are, in pixels."""

    x: float
    y: float


Box = tuple[float, float, float, float]  # left, top, right, bottom


def label_places(points: Sequence[Point], size: tuple[float, float], font: float = 11) -> list[Place | None]:
    """Find a place for each label beside its point; the first points choose first.

    Parameters
    ----------
    points : sequence of Point
        The most important first.
    size : (float, float)
        Width and height of the plot; no label leaves it.
    font : float
        The size of the letters.

    Returns
    -------
    list of Place or None
        None where no place is free, or a point has no words. No label's box meets another's, nor another point.
    """
    dots = [(p.x - p.radius, p.y - p.radius, p.x + p.radius, p.y + p.radius) for p in points]
    taken: list[Box] = []
    places: list[Place | None] = []
    for point in points:
        wide = text_width(point.words, font)
        chosen = None
        for x, y in _beside(point, wide, font) if point.words else ():
            box = (x, y - font / 2 - 1, x + wide, y + font / 2 + 1)
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= size[0] and box[3] <= size[1]
            if inside and not any(_meet(box, other) for other in (*taken, *dots)):
                chosen = Place(round(x, 1), round(y, 1))
                taken.append(box)
                break
        places.append(chosen)
    return places


def _beside(point: Point, wide: float, font: float) -> list[tuple[float, float]]:
    """The places that are tried, the best first: right, left, above, below, and the corners."""
    out, up = point.radius + GAP, point.radius + font / 2 + 2
    right, left, middle = point.x + out, point.x - out - wide, point.x - wide / 2
    return [
        *((right, point.y), (left, point.y), (middle, point.y - up), (middle, point.y + up)),
        *((right, point.y - up), (right, point.y + up), (left, point.y - up), (left, point.y + up)),
        *((right, point.y - 2 * up), (right, point.y + 2 * up), (middle, point.y - 2 * up), (middle, point.y + 2 * up)),
    ]


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
