"""Charts as still pictures for a page: SVG, drawn in a process of its own while notebooks run.

An SVG takes half the time of a PNG and a third of its bytes, and is sharp at any size. The library that draws holds
Python's lock while it does, so it works in another process, which is asked line by line: a specification goes in as
JSON, a picture comes out as JSON.
"""

from __future__ import annotations

import asyncio
import base64
import json
import re
import signal
import sys
from collections.abc import Mapping
from typing import Any, Final

from newslib.display.vega import MIME, PNG, SVG, VEGA_LITE, in_words
from newslib.errors import ReportError

_LONGEST_LINE: Final = 2**28  # bytes of a picture; a chart of a long story has some hundred thousand
# What a screen reader or a style sheet would ask for: a picture has its description in words instead.
_UNSEEN: Final = re.compile(r' (?:aria-[a-z]+|role|class|pointer-events)="[^"]*"')
_EMPTY: Final = re.compile(r'<path d=""[^>]*/>|<g></g>')
_REFERENCE: Final = re.compile(r'(?<=\bid=")[^"]*|(?<=url\(#)[^)]*')


def vector(spec: Mapping[str, Any]) -> str:
    """A chart as an SVG document, the same on every call.

    Parameters
    ----------
    spec : mapping
        A specification of Vega-Lite 5.

    Returns
    -------
    str
        SVG in which all words of the chart are escaped text; it has no script and no address to load from.
    """
    import vl_convert

    # An empty list of addresses: a chart that asks for data from elsewhere fails instead of reaching out.
    drawn = vl_convert.vegalite_to_svg(dict(spec), vl_version=VEGA_LITE, allowed_base_urls=[], show_warnings=False)
    return _small(drawn)


def _small(svg: str) -> str:
    """The same picture without what is not seen, and without numbers that count the charts drawn before it."""
    bare = _UNSEEN.sub("", svg)
    while (smaller := _EMPTY.sub("", bare)) != bare:
        bare = smaller
    names: dict[str, str] = {}
    return _REFERENCE.sub(lambda found: names.setdefault(found[0], f"n{len(names)}"), bare)


def size_of(svg: str) -> tuple[int, int]:
    """Width and height of a picture in CSS pixels, rounded up.

    >>> size_of('<svg width="560" height="381.9"></svg>')
    (560, 382)
    """
    found = [re.search(rf'<svg[^>]*? {side}="([\d.]+)"', svg) for side in ("width", "height")]
    width, height = (-int(-float(side[1]) // 1) if side else 0 for side in found)
    return width, height


def as_address(svg: str) -> str:
    """A picture as an address that holds it whole, for an `img` element: in there it can run and load nothing."""
    return f"data:{SVG};base64,{base64.b64encode(svg.encode('utf-8')).decode('ascii')}"


class Easel:
    """A process that draws; an asynchronous context manager.

    It starts with the first chart and draws one at a time, in the order in which they come.
    """

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()

    async def __aenter__(self) -> Easel:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._process is not None:
            if self._process.returncode is None:
                self._process.kill()
            await self._process.wait()

    async def hang(self, output: dict[str, Any]) -> None:
        """Put the picture of a chart into the notebook's output that holds its specification, if it has none.

        A chart that cannot be drawn keeps its description in words.

        Raises
        ------
        ReportError
            Where the process that draws has ended.
        """
        data = output["data"]
        if PNG in data or SVG in data:
            return
        svg = await self._drawn(data[MIME])
        if svg is not None:
            width, height = size_of(svg)
            output["data"] = {**data, SVG: svg}
            about = {"width": width, "height": height, "alt": data.get("text/plain") or in_words(data[MIME])}
            output["metadata"] = {**output.get("metadata", {}), SVG: about}

    async def _drawn(self, spec: Mapping[str, Any]) -> str | None:
        async with self._turn:
            if self._process is None:
                command = (sys.executable, "-m", "newslib.display.pictures")
                pipe = asyncio.subprocess.PIPE
                self._process = await asyncio.create_subprocess_exec(
                    *command, stdin=pipe, stdout=pipe, limit=_LONGEST_LINE
                )
            process = self._process
            assert process.stdin is not None
            assert process.stdout is not None
            try:
                process.stdin.write(json.dumps(spec).encode("utf-8") + b"\n")
                await process.stdin.drain()
                line = await process.stdout.readline()
            except (BrokenPipeError, ConnectionResetError):
                line = b""
        if not line:
            raise ReportError("the process that draws the charts has ended; free some memory and try again")
        svg: str | None = json.loads(line)
        return svg


def main() -> None:
    """Draw what comes in, line by line, until nothing more does; null for a chart that cannot be drawn."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks is interrupted, and ends this process
    for line in sys.stdin.buffer:
        try:
            answer: str | None = vector(json.loads(line))
        except ValueError as error:  # what vl-convert raises
            print(f"newslib: a chart is left without its picture: {error}", file=sys.stderr)
            answer = None
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
