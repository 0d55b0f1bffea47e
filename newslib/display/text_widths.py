"""How wide words are in the charts' font, so that labels can be put side by side before anything is drawn."""

from __future__ import annotations

from typing import Final

_UPPER: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LOWER: Final = _UPPER.lower()
# Thousandths of the size, from the font metrics of Helvetica (Adobe), which Arial and Liberation Sans keep to.
_PLAIN: Final = dict(
    zip(
        _UPPER + _LOWER,
        [667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667,
         944, 667, 667, 611, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333,
         500, 278, 556, 500, 722, 500, 500, 500],
        strict=True,
    )
)  # fmt: skip
_BOLD: Final = dict(
    zip(
        _UPPER + _LOWER,
        [722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667,
         944, 667, 667, 611, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389,
         556, 333, 611, 556, 778, 556, 556, 500],
        strict=True,
    )
)  # fmt: skip
_SIGNS: Final = {
    **dict.fromkeys(" !,./:;[\\]", 278), **dict.fromkeys("-()`", 333), "'": 191, '"': 355,
    "*": 389, "^": 469, "|": 260, **dict.fromkeys("+<=>", 584), "%": 889, "&": 667, "@": 1015, "…": 1000, "—": 1000,
    "·": 278, "×": 584,
}  # fmt: skip
_QUOTES: Final = {
    False: dict.fromkeys("‘’", 222) | dict.fromkeys("“”", 333),
    True: dict.fromkeys("‘’", 278) | dict.fromkeys("“”", 500),
}
OTHER: Final = 556  # digits, "$", "?", "–", most letters with an accent
WIDE: Final = 1000  # letters of other scripts, emoji


def text_width(text: str, size: float = 11, *, bold: bool = False) -> float:
    """The width of a line in pixels.

    >>> round(text_width("Kyiv", 10), 2), round(text_width("Kyiv", 10, bold=True), 2)
    (18.89, 21.12)
    """
    widths = (_BOLD if bold else _PLAIN) | _QUOTES[bold]
    return size / 1000 * sum(widths.get(c) or _SIGNS.get(c) or (OTHER if c < "\u2000" else WIDE) for c in text)


def cut_left(text: str, pixels: float, size: float = 11) -> str:
    """The end of a line, with "…" before it where it is longer than so many pixels.

    >>> cut_left("the ferry ran aground", 60)
    '… aground'
    """
    return _cut(text, pixels, size, from_left=True)


def cut_right(text: str, pixels: float, size: float = 11) -> str:
    """The beginning of a line, with "…" behind it where it is longer than so many pixels.

    >>> cut_right("the ferry ran aground", 60)
    'the ferry …'
    """
    return _cut(text, pixels, size, from_left=False)


def _cut(text: str, pixels: float, size: float, *, from_left: bool) -> str:
    if text_width(text, size) <= pixels:
        return text
    room = pixels - text_width("… ", size)
    kept = ""
    for word in reversed(text.split()) if from_left else text.split():
        longer = f"{word} {kept}".strip() if from_left else f"{kept} {word}".strip()
        if text_width(longer, size) > room:
            break
        kept = longer
    return f"… {kept}".rstrip() if from_left else f"{kept} …".lstrip()
