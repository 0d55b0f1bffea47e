"""Fuzz one target for a while; what breaks it is kept as a file in the folder of findings."""

from __future__ import annotations

import argparse
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
    for seed in SEEDS:
        (corpus / seed.name).write_bytes(seed.read_bytes()[:4000])
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
