"""Fuzz one target for a while; what breaks it is kept as a file in the folder of findings."""

from __future__ import annotations

import argparse
import html
import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parent.parent.parent
SEEDS = [*ROOT.glob("data/stories/*.txt"), *ROOT.glob("tests/stories/*.txt")]
WORDS = [
    "“",
    "”",
    "Mr. ",
    "U.S. ",
    "$1 million",
    "Sept. 11",
    "5 p.m.",
    "/AP",
    "said",
    "<p>",
    "<!--",
    "&amp;",
    "![](",
    "=====",
]


def seed(target: str, text: str) -> bytes:
    """A story as a target's format has it."""
    paragraphs = text.split("\n\n")
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    page = f"<!DOCTYPE html><html><head><title>x</title></head><body><article>{body}</article></body></html>"
    archive = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
        f"Content-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n--b--\r\n"
    )
    runs = "".join(f"<w:p><w:r><w:t>{html.escape(paragraph)}</w:t></w:r></w:p>" for paragraph in paragraphs)
    halves = f"{paragraphs[0]}\n=====\n{paragraphs[-1]}"
    return {"page": page, "archive": archive, "document": runs, "pair": halves}.get(target, text).encode()


def main() -> None:
    """Read the command line and fuzz."""
    with atheris.instrument_imports(include=["newslib"]):
        from tests.fuzzing.targets import TARGETS
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--into", type=Path, default=ROOT / "build" / "fuzzing", help="for the corpus and the findings")
    options = parser.parse_args()
    corpus = options.into / options.target
    corpus.mkdir(parents=True, exist_ok=True)
    for story in SEEDS:
        (corpus / story.name).write_bytes(seed(options.target, story.read_text(encoding="utf-8")[:2500]))
    words = options.into / "words.dict"
    words.write_text("".join('"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"\n' for word in WORDS))
    limits = [f"-max_total_time={options.seconds}", "-max_len=4096", "-timeout=20", f"-dict={words}"]
    atheris.Setup(
        [sys.argv[0], str(corpus), *limits, f"-artifact_prefix={options.into}/{options.target}-"],
        TARGETS[options.target],
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
