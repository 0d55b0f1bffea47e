"""A page that lists the reports of a folder."""

from __future__ import annotations

import html
import os
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

from newslib.display.live import policy
from newslib.display.page_script import SORT
from newslib.display.page_style import STYLE

STATUSES: Final = {"changed": "changed", "possible": "perhaps", "only_a": "in A alone", "only_b": "in B alone"}


def index_page(records: Mapping[str, Mapping[str, Any]]) -> str:
    """The reports of a folder as one HTML page, with what differs in each.

    Parameters
    ----------
    records : mapping
        Folder -> the record of its report (`newslib.provenance.record_of`).

    Returns
    -------
    str
        A whole HTML document. Its links lead to the reports beside it; nothing is loaded.
    """
    heads = ("story", "words in A", "words in B", *STATUSES.values())
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    body = "\n".join(_row(folder, record.get("about", {})) for folder, record in records.items())
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy(SORT)}">
<title>Reports</title>
<style>
{STYLE.strip()}
</style>
</head>
<body>
<header id="top"><p class="kicker">Stories, told twice</p><h1>Reports</h1></header>
<main>
<p>Each row is a story. The last four columns count the rows of its ledger: facts, names, quotations and sources that
differ between the versions, differ perhaps, or stand in one of them alone.</p>
<div class="scroll" tabindex="0" role="group" aria-label="Reports">
<table class="dataframe"><thead><tr>{head}</tr></thead><tbody>
{body}
</tbody></table>
</div>
</main>
<script>{SORT}</script>
</body>
</html>
"""


def _row(folder: str, about: object) -> str:
    """A report's row; of a record that was changed by hand, what can be used."""
    told = about if isinstance(about, Mapping) else {}
    words = told.get("words")
    sizes = words if isinstance(words, list) else []
    ledger = told.get("ledger") if len(sizes) == 2 else None
    counts = [ledger.get(status, 0) for status in STATUSES] if isinstance(ledger, Mapping) else [None] * len(STATUSES)
    title = html.escape(_sayable(str(told.get("title", folder))))
    link = f'<td><a href="{html.escape(quote(os.fsencode(folder)))}/report.html">{title}</a></td>'
    return f"<tr>{link}{''.join(map(_number, [*[*sizes, None, None][:2], *counts]))}</tr>"


def _number(number: object) -> str:
    return f"<td>{f'{number:,}' if isinstance(number, int) else ''}</td>"


def _sayable(text: str) -> str:
    """A text without the halves of characters that names of files can have."""
    return text.encode("utf-8", "replace").decode("utf-8")
