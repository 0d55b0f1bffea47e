"""Quotations made by hand: a sentence of which a part is what somebody said."""

from __future__ import annotations

from newslib.analysis.claims.voices import Quoted, quoted
from newslib.tables import INT, STRING, make_table

SHAPE = {
    **{"half": STRING, "sentence": INT, "start": INT, "end": INT, "text": STRING},
    **{"speaker": STRING, "cue": STRING, "kind": STRING},
}
AT = 100  # where each half's first sentence begins; B's stand far behind A's


def said(half: str, text: str, words: str, speaker: str = "", cue: str = "said", *, kind: str = "direct") -> Quoted:
    """What `quoted` makes of these words in this sentence."""
    number, at = {"A": (1, AT), "B": (7, AT + 5000)}[half]
    start = at + text.index(words)
    row = (half, number, start, start + len(words), words, speaker or None, cue or None, kind)
    [found] = quoted(make_table(SHAPE, [row]), {number: (at, text)})
    return found
