"""The reading view: a widget that shows the story and says what was pressed in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

_HERE = Path(__file__).parent


class ReadingView(anywidget.AnyWidget):
    """Sentences and words to press, beside what is told of them.

    Attributes
    ----------
    rows : list of dict
        As `newslib.display.exploring.rows.reading_rows` gives them.
    picked : dict
        `sentence`, the number of the one that is looked at, or None; `offsets`, of the words that are looked at.
    of_sentence, of_term, of_summary : list of dict
        As `newslib.display.exploring.details` gives them.
    event : dict
        What was done last, from the front end: `kind` ("look", "undo" or "redo"), for "look" `sentence` and `offset`
        (of a word, or None), and `number`, which grows.
    """

    _esm = _HERE / "reading_view.js"
    _css = _HERE / "reading_view.css"
    rows: traitlets.List[Any] = traitlets.List().tag(sync=True)
    picked: traitlets.Dict[str, Any] = traitlets.Dict({"sentence": None, "offsets": []}).tag(sync=True)
    of_sentence: traitlets.List[Any] = traitlets.List().tag(sync=True)
    of_term: traitlets.List[Any] = traitlets.List().tag(sync=True)
    of_summary: traitlets.List[Any] = traitlets.List().tag(sync=True)
    event: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)
