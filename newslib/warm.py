"""A process that has everything loaded and becomes a notebook's kernel on demand.

Loading pandas, Altair, spaCy and its models takes several seconds, and every notebook has a kernel of its own. So one
process loads it all, works a tiny story through, and from then on forks: each kernel begins with what its parent had,
at once, and shares its memory. What a kernel does stays its own.

When it has loaded it says so, with the notes on methods for a report's page: all that they are made of is loaded here.
Where it cannot load, `{"error": …}` says why.
Then it is asked line by line, in JSON. `{"argv": …, "cwd": …, "env": …}` is answered by `{"pid": …}`. It ends when its
input does, and its kernels end with it.
"""

from __future__ import annotations

import builtins
import contextlib
import gc
import json
import os
import signal
import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

STORY = """Ferry runs aground

A ferry with 40 people on board ran aground on Monday, May 6, 2024, near Harwick, the coast guard said.
"Nobody was hurt," said Mayor Ann Lee. The damage may cost $2 million.

Ship hits sandbank

A ship with 40 people on board ran aground on Tuesday near Harwick. The mayor of the town said that nobody was hurt.
"""


@contextlib.contextmanager
def as_in_a_kernel() -> Iterator[None]:
    """Within, libraries that ask where they are find a kernel: pandas chooses by that how wide a table may be."""
    builtins.get_ipython = lambda: SimpleNamespace(kernel=True)  # type: ignore[attr-defined]
    try:
        yield
    finally:
        del builtins.get_ipython  # type: ignore[attr-defined]


def load() -> None:
    """Load what the notebooks need, and use it once: much is made on first use, and kept."""
    with as_in_a_kernel():
        import pandas  # noqa: F401

    from newslib.analysis.alignment import align
    from newslib.analysis.context import concordance
    from newslib.analysis.controls import control_pairs  # noqa: F401 - loaded for the kernels
    from newslib.analysis.evaluation import rouge
    from newslib.analysis.frequencies import word_frequencies
    from newslib.analysis.keyness import keyness
    from newslib.analysis.ledger import claim_ledger
    from newslib.analysis.similarity import similarity
    from newslib.analysis.style import style
    from newslib.analysis.summaries import summarize
    from newslib.display import charts, findings, highlights, prose  # noqa: F401
    from newslib.reading.entities import entity_table
    from newslib.reading.sentences import sentence_table
    from newslib.reading.story import Story
    from newslib.reading.words import word_table

    story = Story.from_text(STORY, boundary=3)
    sentences = sentence_table(story)
    words = word_table(sentences)
    frequencies = word_frequencies(words)
    entity_table(sentences)
    claim_ledger(story)
    similarity(story)
    style(story)
    rouge(summarize(sentences, 1), "A ferry ran aground.")
    keyness(words)
    lines = concordance(words, frequencies["term"].head(3).tolist(), sentences=sentences)
    for chart in (charts.alignment(align(sentences), sentences), charts.word_frequencies(frequencies, lines=lines)):
        chart.to_dict()
    sentences.to_html()


def serve() -> None:
    """Say that all is loaded, and fork a kernel for every line that comes in."""
    from newslib.display.method_notes import notes_html

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks is interrupted, and ends this process
    signal.signal(signal.SIGCHLD, _reap)
    gc.freeze()  # what is here now is never looked at by the collector, so that its memory stays shared
    gc.enable()
    _answer({"notes": notes_html()})
    for line in sys.stdin:
        wanted = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _become_kernel(wanted)
        _answer({"pid": pid})


def _answer(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _reap(*_: object) -> None:
    """Let go of kernels that have ended."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _become_kernel(wanted: dict[str, Any]) -> None:
    """In the child: what a kernel that is started afresh would find, then the kernel; never comes back."""
    code = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.setsid()
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 0)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        os.chdir(wanted["cwd"])
        os.environ.clear()
        os.environ.update(wanted["env"] | {"JPY_PARENT_PID": str(os.getppid())})
        sys.argv = ["ipykernel_launcher", *wanted["argv"]]
        sys.path[0] = ""
        from ipykernel.kernelapp import launch_new_instance

        launch_new_instance()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        os._exit(code)


if __name__ == "__main__":
    gc.disable()  # nearly all that is made while loading stays, and would be looked through again and again
    try:
        load()
        import ipykernel.kernelapp  # noqa: F401 - loaded for the kernels
    except Exception as error:
        _answer({"error": f"what notebooks need cannot be loaded: {error or type(error).__name__}"})
        sys.exit(1)
    serve()
