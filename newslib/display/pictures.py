"""Charts as still pictures for a page: SVG, drawn in a process of its own while notebooks run.

An SVG takes half the time of a PNG and a third of its bytes, and is sharp at any size. The library that draws holds
Python's lock while it does, so it works in another process, which is asked line by line: a specification goes in as
JSON, a picture comes out as JSON.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import re
import signal
import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from newslib.display.vega import MIME, PNG, SVG, VEGA_LITE, in_words
from newslib.errors import ReportError, require_whole
from newslib.swapping import write_whole

MOST_KEPT: Final = 50  # pictures: a story has about twenty, and the same one twice
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


def bundled() -> str:
    """The code of Vega, Vega-Lite and Vega-Embed as one script that sets `vegaEmbed`; it takes seconds.

    It is kept beside Python's own compiled files, as they are: made again where it is missing or of another version,
    and not kept where nothing can be written.
    """
    import vl_convert

    code: str = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;", vl_version=VEGA_LITE)
    with contextlib.suppress(OSError, ReportError):
        place = _compiled()
        place.parent.mkdir(exist_ok=True)
        write_whole(place, code)
    return code


def compiled_bundle() -> str | None:
    """What `bundled` kept; None where it kept nothing."""
    try:
        return _compiled().read_text(encoding="utf-8")
    except OSError:
        return None


def _compiled() -> Path:
    version = metadata.version("vl-convert-python")
    return Path(__file__).parent / "__pycache__" / f"vega-lite-{VEGA_LITE}.vl-convert-{version}.js"


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
    """Processes that draw; an asynchronous context manager.

    They start with the first things that are asked of them, and each does one at a time.

    Parameters
    ----------
    processes : int, default=1
        How many charts are drawn at once, at least 1.
    """

    def __init__(self, processes: int = 1) -> None:
        self._started: list[asyncio.subprocess.Process] = []
        self._asked: dict[bytes, asyncio.Future[str | None]] = {}
        self._idle: asyncio.Queue[asyncio.subprocess.Process | None] = asyncio.Queue()
        for _ in range(require_whole(processes, "processes")):
            self._idle.put_nowait(None)

    async def __aenter__(self) -> Easel:
        return self

    async def __aexit__(self, *_: object) -> None:
        for future in self._asked.values():
            future.cancel()
        await asyncio.gather(*self._asked.values(), return_exceptions=True)
        for process in self._started:
            if process.returncode is None:
                process.kill()
            await process.wait()

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
        svg = await self._ask(data[MIME])
        if svg is not None:
            width, height = size_of(svg)
            output["data"] = {**data, SVG: svg}
            about = {"width": width, "height": height, "alt": data.get("text/plain") or in_words(data[MIME])}
            output["metadata"] = {**output.get("metadata", {}), SVG: about}

    async def bundle(self) -> str:
        """What `bundled` makes."""
        return compiled_bundle() or str(await self._ask(None))

    async def _ask(self, spec: Mapping[str, Any] | None) -> str | None:
        """What is answered to a specification; the same chart, in another notebook, is not drawn again."""
        question = json.dumps(spec, sort_keys=True).encode("utf-8")
        if question not in self._asked:
            for old in [old for old, answer in self._asked.items() if answer.done()][:-MOST_KEPT]:
                del self._asked[old]
            self._asked[question] = asyncio.ensure_future(self._asked_anew(question))
        return await asyncio.shield(self._asked[question])

    async def _asked_anew(self, question: bytes) -> str | None:
        process = await self._idle.get()
        try:
            process = process or await self._start()
            line = await _answer(process, question)
        finally:
            self._idle.put_nowait(process)
        if not line:
            raise ReportError("the process that draws the charts has ended; free some memory and try again")
        svg: str | None = json.loads(line)
        return svg

    async def _start(self) -> asyncio.subprocess.Process:
        pipe = asyncio.subprocess.PIPE
        command = (sys.executable, "-m", "newslib.display.pictures")
        process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, limit=_LONGEST_LINE)
        self._started.append(process)
        return process


async def _answer(process: asyncio.subprocess.Process, question: bytes) -> bytes:
    """The line that a process answers to one; empty where it has ended."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(question + b"\n")
        await process.stdin.drain()
        return await process.stdout.readline()
    except (BrokenPipeError, ConnectionResetError):
        return b""


def main() -> None:
    """Draw what comes in, line by line, until nothing more does; null for a chart that cannot be drawn."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks is interrupted, and ends this process
    for line in sys.stdin.buffer:
        try:
            spec = json.loads(line)
            answer: str | None = bundled() if spec is None else vector(spec)
        except ValueError as error:  # what vl-convert raises
            print(f"newslib: a chart is left without its picture: {error}", file=sys.stderr)
            answer = None
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
