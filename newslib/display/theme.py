"""How every chart looks, and how it reaches a notebook, an exported page and a repository's preview, offline.

JupyterLab 4.6 draws Vega-Lite 5 and nothing newer, and Altair's own renderers need a network or leave a reopened
notebook blank. So a chart is shown as three things at once, and each reader takes the best it knows:

- ``application/vnd.vegalite.v5+json``, drawn as SVG by JupyterLab, also in a notebook that is not trusted;
- ``image/png``, for exported HTML and for previews;
- ``text/plain``, the chart's description in words, which is also the picture's ``alt`` in its metadata.

Nothing in them names a clock, a counter or a random number: the same chart gives the same bytes.
"""

from __future__ import annotations

import base64
import io
import os
import struct
import textwrap
from collections.abc import Sequence
from typing import Any, Final, TypeVar

from newslib.display.altair_itself import alt
from newslib.display.vega import EMBED, MIME, PICTURES, PNG, SCHEMA, VEGA_LITE, in_words
from newslib.errors import InputError

Spec = dict[str, Any]
AnyChart = TypeVar("AnyChart", alt.Chart, alt.LayerChart, alt.VConcatChart, alt.HConcatChart)

NAME: Final = "newslib"
SCALE: Final = 2
"""Pixels of the picture for each pixel of the chart: sharp on a dense screen."""

FONT: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
"""vl-convert carries Liberation Sans, as wide as Arial: picture and live chart break at the same letter."""

INK: Final = "#1a1a1a"
GREY: Final = "#595959"
RULE: Final = "#d9d9d9"
# Okabe & Ito (2008), colours that stay apart with any kind of colour blindness.
HALF_COLOURS: Final = {"A": "#0072B2", "B": "#D55E00"}
HALF_SHAPES: Final = {"A": "circle", "B": "square"}

WRAP_TITLE, WRAP_SUBTITLE = 78, 108


def theme() -> alt.theme.ThemeConfig:
    """Altair's theme: black on white, one font, light guides.

    Every colour is named, also the ones that equal Vega's own, because JupyterLab's dark mode puts a dark theme
    underneath and would otherwise turn the guides white on white.
    """
    return {
        "config": {
            "font": FONT,
            "background": "white",
            "padding": 10,
            "view": {"stroke": None, "fill": "white"},
            "title": {
                "anchor": "start",
                "frame": "bounds",
                "fontSize": 16,
                "fontWeight": "bold",
                "color": INK,
                "subtitleColor": GREY,
                "subtitleFontSize": 12,
                "subtitleLineHeight": 16,
                "subtitlePadding": 6,
                "offset": 14,
            },
            "axis": {
                "labelColor": GREY,
                "titleColor": GREY,
                "labelFontSize": 11,
                "titleFontSize": 11,
                "titleFontWeight": "normal",
                "domainColor": GREY,
                "tickColor": GREY,
                "gridColor": RULE,
            },
            "legend": {
                "labelColor": INK,
                "titleColor": GREY,
                "labelFontSize": 11,
                "titleFontSize": 11,
                "titleFontWeight": "normal",
                "titleLimit": 400,
                "labelLimit": 300,
            },
            "text": {"color": INK, "fontSize": 11},
            "style": {"guide-label": {"fill": GREY}, "guide-title": {"fill": GREY}},  # type: ignore[typeddict-unknown-key]
        }
    }


def enable() -> None:
    """Show every Altair chart of this Python process with our theme and our renderer.

    Importing `newslib.display.charts` calls this once; `altair.renderers.enable("default")` and
    `altair.theme.enable("default")` undo it.
    """
    alt.theme.register(NAME, enable=True)(theme)
    alt.renderers.register(NAME, mimebundle)
    alt.renderers.enable(NAME)


def spec_v5(chart: alt.TopLevelMixin | Spec) -> Spec:
    """The chart as a Vega-Lite 5 specification, with the options that JupyterLab's renderer reads.

    Parameters
    ----------
    chart : altair chart or dict
        A chart, or the dictionary that its ``to_dict`` gives.

    Returns
    -------
    dict
        The specification; the chart is not changed. Values that several marks share stand in it once, under
        `datasets`.
    """
    spec = dict(chart) if isinstance(chart, dict) else chart.to_dict()
    return _values_once(spec) | {"$schema": SCHEMA, "usermeta": {"embedOptions": dict(EMBED)}}


def _values_once(spec: Spec) -> Spec:
    """The specification with all named values in one place, where they are not repeated mark by mark."""
    datasets: dict[str, Any] = dict(spec.get("datasets", {}))

    def moved(node: Any) -> Any:
        if isinstance(node, list):
            return [moved(part) for part in node]
        if not isinstance(node, dict):
            return node
        if set(node) == {"name", "values"} and datasets.setdefault(str(node["name"]), node["values"]) == node["values"]:
            return {"name": node["name"]}
        return {key: moved(part) for key, part in node.items()}

    rest = {key: moved(part) for key, part in spec.items() if key != "datasets"}
    return rest | ({"datasets": datasets} if datasets else {})


def picture(chart: alt.TopLevelMixin | Spec) -> bytes:
    """The chart as a PNG, `SCALE` pixels for each pixel of the chart; drawn without browser and network."""
    import vl_convert

    # An empty list of addresses: a chart that asks for data from elsewhere fails instead of reaching out.
    png: bytes = vl_convert.vegalite_to_png(
        spec_v5(chart), vl_version=VEGA_LITE, scale=SCALE, allowed_base_urls=[], show_warnings=False
    )
    return _small(png)


def _small(png: bytes) -> bytes:
    """The same pixels in an eighth to a fifth of the bytes: with a palette where there are at most 256 colours."""
    from PIL import Image

    drawn = Image.open(io.BytesIO(png)).convert("RGB")
    if drawn.getcolors(256):  # None where there are more: a shade is data, and is not rounded to a neighbour's
        drawn = drawn.quantize(256, dither=Image.Dither.NONE)
    packed = io.BytesIO()
    drawn.save(packed, "PNG", optimize=True)
    return packed.getvalue()


def png_size(png: bytes) -> tuple[int, int]:
    r"""Width and height of a PNG's own pixels, read from its header (ISO/IEC 15948, 11.2.2).

    >>> png_size(b"\x89PNG\r\n\x1a\n" + bytes([0, 0, 0, 13]) + b"IHDR" + bytes([0, 0, 1, 0, 0, 0, 0, 7]))
    (256, 7)
    """
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def mimebundle(spec: Spec, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a notebook stores for a chart: an Altair renderer.

    Parameters
    ----------
    spec : dict
        The chart's specification, of Vega-Lite 5 or of 6 where it uses nothing newer than 5.6.

    Returns
    -------
    data : dict
        A content for each MIME type: the specification, the picture (base64) and the description. No picture where
        the environment variable `NEWSLIB_PICTURES` is `later`: who sets it draws them (`newslib.display.pictures`).
    metadata : dict
        For the picture ``width`` and ``height`` in CSS pixels and ``alt``; for the chart its embed options.
    """
    alt_text = describe(spec)
    data = {MIME: spec_v5(spec), "text/plain": alt_text}
    about: dict[str, Any] = {MIME: {"embed_options": dict(EMBED)}}
    if os.environ.get(PICTURES) == "later":
        return data, about
    png = picture(spec)
    width, height = (-(-side // SCALE) for side in png_size(png))
    return (
        data | {PNG: base64.b64encode(png).decode("ascii")},
        about | {PNG: {"width": width, "height": height, "alt": alt_text}},
    )


def describe(chart: alt.TopLevelMixin | Spec) -> str:
    """The chart in words: its description, or its title where it has none."""
    return in_words(chart if isinstance(chart, dict) else chart.to_dict())


def finish(chart: AnyChart, title: str, subtitle: str | Sequence[str], description: str) -> AnyChart:
    """Give a chart its title, its subtitle and its description; every chart of ours ends here.

    Parameters
    ----------
    chart : altair chart
    title : str
        What the chart shows, wrapped to the chart's width.
    subtitle : str or sequence of str
        How to read it; each string starts a line and is wrapped.
    description : str
        The chart in words, for those who do not see it: it becomes the alt text, and must not be empty.

    Raises
    ------
    InputError
        Where the description is empty.
    """
    if not description.strip():
        raise InputError(f"a chart needs a description for those who do not see it; got {description!r}")
    lines = [subtitle] if isinstance(subtitle, str) else list(subtitle)
    wrapped = [part for line in lines for part in textwrap.wrap(line, WRAP_SUBTITLE)]
    heading = alt.Title(textwrap.wrap(title, WRAP_TITLE), subtitle=wrapped)
    finished = chart.properties(title=heading, description=description)
    object.__setattr__(finished, "__class__", _FINISHED[type(finished)])  # a chart's own would make it an attribute
    return finished


class _Finished:
    """A chart of ours as a notebook asks for it: not checked against the grammar of all charts each time it is shown.

    That takes longer than all else, and says nothing of a chart whose form does not hang on its data; tests check it.
    """

    def _repr_mimebundle_(self: Any, *_: Any, **__: Any) -> Any:
        renderer: Any = alt.renderers.get()
        return renderer(self.to_dict(validate=False, context={"pre_transform": False}))


class _Chart(_Finished, alt.Chart):
    pass


class _LayerChart(_Finished, alt.LayerChart):
    pass


class _VConcatChart(_Finished, alt.VConcatChart):
    pass


class _HConcatChart(_Finished, alt.HConcatChart):
    pass


_FINISHED: Final[dict[type, type]] = {
    **{alt.Chart: _Chart, alt.LayerChart: _LayerChart},
    **{alt.VConcatChart: _VConcatChart, alt.HConcatChart: _HConcatChart},
    **{own: own for own in (_Chart, _LayerChart, _VConcatChart, _HConcatChart)},
}
