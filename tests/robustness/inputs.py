"""Files that a reader may come with, from the empty one to one of a hundred megabytes, and what becomes of each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from newslib import story

ORIGINAL: Final = (
    "Ferry runs aground off Port Elin\n\nBy Ida Voss\n\nPORT ELIN (AP) — A ferry with 120 people on board ran "
    "aground off Port Elin on Monday, the coast guard said.\n\n“Nobody was hurt,” said Captain Jonas Berg, who "
    "leads the coast guard. The ferry had left the island of Sarn at 9 a.m. and was due in the port at "
    "noon.\n\nThe Elin Line, which owns the ferry, said it would pay for hotels. Mayor Anna Lund said the town had "
    "opened its school."
)
REWRITE: Final = (
    "Passengers stranded after ferry hits sandbank\n\nA ferry carrying 120 passengers ran aground near Port Elin "
    "on Tuesday, according to the coast guard.\n\nNo one was injured, Captain Jonas Berg said. The vessel left "
    "Sarn at 9 a.m. and had been expected at noon.\n\nHotels will be paid for by the Elin Line, the owner. The "
    "town’s school was opened, according to Mayor Anna Lund."
)
TWICE: Final = f"{ORIGINAL}\n\n{REWRITE}\n"
GERMAN: Final = (
    "Die Fähre lief am Montag vor dem Hafen auf Grund. Niemand wurde verletzt, sagte Kapitän Jonas Berg am Abend. "
    "Die Reederei zahlt den Fahrgästen ein Hotel, und die Bürgermeisterin öffnete die Schule.\n\nAm Montag ist "
    "eine Fähre auf Grund gelaufen. Kapitän Jonas Berg sagte, es sei niemand verletzt worden. Das Hotel zahlt die "
    "Reederei."
)
CYRILLIC: Final = (
    "Паром сел на мель у порта в понедельник. Никто не пострадал, сказал капитан.\n\nВ понедельник у порта паром "
    "сел на мель. Капитан сказал, что никто не пострадал."
)
ARABIC: Final = (
    "جنحت العبارة قرب الميناء يوم الاثنين. لم يصب أحد بأذى.\n\nقال القبطان إن أحدا لم يصب. جنحت العبارة يوم الاثنين."
)
CHINESE: Final = "渡轮星期一在港口外搁浅。船长说没有人受伤。\n\n星期一渡轮搁浅。没有人受伤，船长说。"
CAPTIONS: Final = (
    "A ferry on a sandbank off Port Elin, Monday, May 6, 2024. (Ida Voss/AP)\n\n"
    "Captain Jonas Berg speaks in Port Elin, Tuesday, May 7, 2024. (Ida Voss/AP)"
)
POEM: Final = "The boat\nlay on the sand,\nits lamps\nout.\n\n- oars\n- ropes\n- a lamp\n\n1. Wait.\n2. Row."


@dataclass(frozen=True)
class Input:
    """A file and what becomes of it.

    Attributes
    ----------
    name : str
    put : callable
        Puts it at a path.
    outcome : str
        "twice" or "once", how often the story is told in it; "nothing", where it says nothing; or what the error says.
    notices : tuple of str
        The kinds of notices that its reader is given.
    text : str or None
        The story's text, where that is another than what was put there.
    """

    name: str
    put: Callable[[Path], object]
    outcome: str
    notices: tuple[str, ...] = ()
    text: str | None = None
    ending: str = ".txt"

    @property
    def is_read(self) -> bool:
        """Whether it is read as a story."""
        return self.outcome in ("twice", "once", "nothing")


def _text(name: str, text: str, outcome: str, *notices: str) -> Input:
    return Input(name, lambda path: path.write_bytes(text.encode("utf-8")), outcome, notices, text)


def _bytes(name: str, raw: bytes, outcome: str, *notices: str, text: str | None = None) -> Input:
    return Input(name, lambda path: path.write_bytes(raw), outcome, notices, text)


def _thrice() -> str:
    """One of our own stories, told three times."""
    light, generic = story("harbour-bridge", "light"), story("harbour-bridge", "generic")
    return f"{light.text}\n\n{generic.text[generic.halves[1].blocks[0].start :]}"


def _unreadable(path: Path) -> None:
    path.write_text(TWICE, encoding="utf-8")
    path.chmod(0)


def _large(path: Path) -> None:
    """A hundred megabytes, which take no room where the system keeps holes in files."""
    with path.open("wb") as file:
        file.truncate(100_000_000)


def _long(path: Path) -> None:
    """More news than a story has, all of it text."""
    news = f"{ORIGINAL}\n\n".encode() * (12_000_000 // len(f"{ORIGINAL}\n\n".encode()))
    path.write_bytes(news + b"." * (12_000_000 - len(news)))


def _in_closed_folder(path: Path) -> None:
    path.write_text(TWICE, encoding="utf-8")
    path.parent.chmod(0)


def inputs() -> Iterator[Input]:
    """Every input of the list, in its order."""
    yield _text("empty", "", "nothing")
    yield _text("blank", " \n\t\n \u00a0", "nothing")
    yield _text("one word", "Ferry", "once")
    yield _text("one sentence", "The ferry left the port at noon.", "once")
    yield _text("one paragraph of 1 MB", "The ferry left the port at noon. " * 30_303, "once")
    yield _text("a line of 1,000,000 characters without a blank", "x" * 1_000_000, "once")
    yield _text("one version only", ORIGINAL, "once")
    yield _text("two versions", TWICE, "twice")
    yield _text("three versions", _thrice(), "twice", "versions")
    yield _text("both versions the same", f"{ORIGINAL}\n\n{ORIGINAL}\n", "twice")
    yield _text("only captions", CAPTIONS, "once", "paragraphs")
    yield _text("all capitals", TWICE.upper(), "twice", "capitals")
    yield _text(
        "no punctuation", " ".join(w for w in TWICE.replace("\n", " ").split() if w.isalnum()) * 3, "once", "sentences"
    )
    yield _text("only numbers", "12 14 3.5\n\n17 18\n\n2024-09-11", "once")
    yield _text("poems and lists", POEM, "once")
    yield _text("line ends of Windows", TWICE.replace("\n", "\r\n"), "twice")
    yield _text("line ends of old Macs", TWICE.replace("\n", "\r"), "twice")
    yield _bytes("a byte-order mark", b"\xef\xbb\xbf" + TWICE.encode(), "twice", text=TWICE)
    yield _bytes("UTF-16 with its mark", TWICE.encode("utf-16"), "twice", text=TWICE)
    yield _bytes("UTF-16 without a mark", TWICE.encode("utf-16-le"), "twice", text=TWICE)
    latin = TWICE.replace("“", '"').replace("”", '"').replace("’", "'").replace("—", "-").replace("Elin", "Élin")
    yield _bytes("Latin-1", latin.encode("latin-1"), "twice", text=latin)
    yield _bytes("Windows-1252", TWICE.encode("cp1252"), "twice", text=TWICE)
    yield _text("mojibake", TWICE.replace("“", "â€œ").replace("’", "â€™"), "twice", "encoding")
    yield _text("signs that were lost", TWICE.replace("“", "\ufffd"), "twice", "lost")
    yield _text("control characters", TWICE.replace("ferry", "fe\x1b[31mrry\x07"), "twice", "control")
    yield _text("NUL far behind", TWICE + "x " * 3000 + "\x00 end.", "twice", "sentences", "control")
    yield _bytes("NUL at the beginning", b"Th\x00e ferry left.", "expected text; it holds NUL bytes")
    yield _text("marks of direction", TWICE.replace("ferry", "\u202eyrref\u202c"), "twice", "direction")
    yield _text("blanks of no width", TWICE.replace("ferry", "fer\u200bry"), "twice", "unseen")
    yield _text("letters of another alphabet", TWICE.replace("ferry", "f\u0435rry"), "twice", "alphabets")
    yield _text("emoji", TWICE.replace("ferry", "🚢").replace("said", "👨‍👩‍👧🏽"), "twice")
    yield _text("Arabic", ARABIC, "once", "language")
    yield _text("Chinese", CHINESE, "once", "language")
    yield _text("Cyrillic", CYRILLIC, "once", "language")
    yield _text("German", GERMAN, "once", "language")
    yield _bytes("a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "it is a picture (PNG)")
    yield _bytes(
        "bytes of chance", bytes(i * 37 % 251 + 5 for i in range(4000)), "its encoding is not one that can be told"
    )
    yield Input("a directory", Path.mkdir, "it is a directory")
    yield Input("a missing file", lambda path: None, "there is no such file")
    yield Input("a file without permission", _unreadable, "cannot be read: Permission denied")
    yield Input("a pipe", lambda path: os.mkfifo(path), "it is not a regular file")
    yield Input("a device", lambda path: path.symlink_to("/dev/zero"), "it is not a regular file")
    yield Input("a link to itself", lambda path: path.symlink_to(path.name), "there is no such file")
    yield Input("a file in a folder without permission", _in_closed_folder, "cannot be read: Permission denied")
    yield Input("100 MB", _large, "expected a story of at most 50,000,000 bytes; got 100,000,000")
    yield Input("12 MB of text", _long, "expected a story of at most 10,000,000 bytes of text; got 12,000,000")
