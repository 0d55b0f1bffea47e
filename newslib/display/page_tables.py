"""The tables of a report, to take away: each stands in the page itself, as CSV behind a link."""

from __future__ import annotations

import base64
import csv
import html
import io
from collections.abc import Mapping
from typing import Final

MOST: Final = 1_500_000
"""Bytes of CSV that a page carries; what is beyond lies beside it."""

ABOUT: Final = {
    "agreement": "how far the methods of summarizing agree, and your own picks with them",
    "alignment": "which sentence comes from which",
    "blocks": "the blocks of the file, with kind and place",
    "boundary_evidence": "why the second version begins where it does: a row for each candidate",
    "choices": "which method chose which sentence",
    "collocations": "words that keep company",
    "controls": "each measure of similarity among those of known pairs",
    "coverage": "what of each version its summary covers",
    "differences": "aligned sentences, word by word",
    "dispersion": "where in the story words stand",
    "entities": "every mention of a name, with its canonical name",
    "entity_frequencies": "how often each name stands in either version",
    "entity_merges": "which forms were taken for one name, and why",
    "entity_precision": "the share of one version's names that the other has",
    "explanation": "which words made the score of the best sentences",
    "facts": "weekdays, dates, times, numbers, money and percentages",
    "heaviest_words": "the words with the largest weights",
    "keyness": "what tells the versions apart",
    "keyness_against_english": "what tells each version from English at large",
    "ledger": "every fact, name, quotation and source: kept, changed, dropped or added",
    "name_lines": "the words around every name",
    "name_pairs": "who is named together",
    "names_by_half": "which version has which names",
    "overview": "the size of each version",
    "phrase_frequencies": "how often phrases stand in either version",
    "quotations": "who is quoted, and with which words",
    "sentence_likeness": "how alike each sentence is to each of the other version",
    "sentence_scores": "every sentence's score, its parts, and why it was chosen or passed over",
    "sentences": "the sentences, with half, kind and place",
    "shared_passages": "what was taken over word for word, or nearly",
    "similarity": "every measure of similarity, with its interval and its meaning",
    "source_frequencies": "how often each source is quoted or reported",
    "sources": "how many words each source has",
    "stem_frequencies": "how often stems stand in either version",
    "style": "every measure of manner",
    "style_evidence": "the words behind the measures of manner",
    "summary_a": "the summary of version A",
    "summary_b": "the summary of version B",
    "summary_together": "the summary of both versions as one text",
    "word_frequencies": "how often words stand in either version",
    "word_lines": "the words around every frequent word",
    "words": "every word, with half, sentence and place",
}


def tables_section(tables: Mapping[str, str], most: int = MOST) -> str:
    """The tables as a list of links that need neither network nor script.

    Parameters
    ----------
    tables : mapping
        Name -> CSV.
    most : int
        How many bytes of CSV the page may carry; the largest tables are left out until the rest fits, and named.

    Returns
    -------
    str
        HTML.
    """
    size = {name: len(text.encode("utf-8")) for name, text in tables.items()}
    kept: set[str] = set()
    room = most
    for name in sorted(tables, key=lambda name: (size[name], name)):
        if size[name] > room:
            break
        kept.add(name)
        room -= size[name]
    rows = "".join(_row(name, text, name in kept) for name, text in tables.items())
    head = "".join(f'<th scope="col">{name}</th>' for name in ("table", "what it has", "rows", "columns"))
    return (
        '<div class="scroll" tabindex="0" role="group" aria-label="The tables">'
        f'<table class="list"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _row(name: str, text: str, kept: bool) -> str:
    records = csv.reader(io.StringIO(text, newline=""))
    columns = next(records, [])
    file = html.escape(f"{name}.csv")
    shown = f"{file} (in the folder <code>tables</code> beside the page)"
    if kept:
        data = base64.b64encode(text.encode("utf-8")).decode("ascii")
        shown = f'<a download="{file}" href="data:text/csv;charset=utf-8;base64,{data}">{file}</a>'
    about = html.escape(ABOUT.get(name, ""))
    return f"<tr><td>{shown}</td><td>{about}</td><td>{sum(1 for _ in records):,}</td><td>{len(columns):,}</td></tr>"
