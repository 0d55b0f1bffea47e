"""What to know of a file before its numbers are believed, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslib.display.markup import Html, escape
from newslib.display.plain import visible
from newslib.display.prose import say
from newslib.tables import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame


def notices_view(notices: DataFrame) -> Html:
    """Notices as a list of sentences.

    Parameters
    ----------
    notices : DataFrame
        As `newslib.notices` gives it.

    Returns
    -------
    Html
        A list; a paragraph that says so where there is none.

    Raises
    ------
    InputError
        Where a needed column is missing.
    """
    require_columns(notices, ["note"], "notices_view")
    if not len(notices):
        return say("Nothing in the file asks for care.")
    return Html(f"<ul>{''.join(f'<li>{note}</li>' for note in told(notices))}</ul>")


def told(notices: DataFrame) -> list[str]:
    """The sentences as HTML; what cannot be seen in the words that they quote is shown by a sign."""
    return [escape(visible(note)) for note in notices["note"]]
