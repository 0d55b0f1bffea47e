"""The tables behind a page, in the page: each a link that saves it, with no network and no script."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Mapping
from typing import Final

from newslib.spreadsheets import csv_rows

MOST: Final = 1_500_000
"""Bytes of CSV in one page; where there are more, the largest tables lie beside it instead."""

ABOUT: Final = {
    "overview": "Blocks, sentences and words of each version",
    "blocks": "The pieces of the file: kind, place, text",
    "notices": "What in the file asks for care, and where",
    "boundary_evidence": "Where a second version could begin, and the signs for each place",
    "sentences": "Every sentence, with its version and its place in the file",
    "words": "Every word, with its stem, its sentence and its place",
    "summary_a": "The summary of version A",
    "summary_b": "The summary of version B",
    "summary_together": "A summary of both versions as one text",
    "sentence_scores": "The score of every sentence, its parts, and the reason it was chosen or passed over",
    "explanation": "What each word adds to the best sentences",
    "heaviest_words": "The words with the largest weights",
    "coverage": "Which heavy words and names each summary has",
    "choices": "What each method of summarizing chose",
    "agreement": "How far the methods agree beyond chance",
    "similarity": "How alike the versions are, measure by measure, with intervals",
    "controls": "The same measures of other pairs, of which it is known what they are",
    "alignment": "Which sentence of B comes from which of A",
    "shared_passages": "Runs of words that both versions share",
    "differences": "Linked sentences, word by word: kept, replaced, dropped, added",
    "sentence_likeness": "Every sentence of A beside every one of B",
    "word_frequencies": "Counts and rates of words",
    "stem_frequencies": "Counts and rates of stems",
    "phrase_frequencies": "Counts and rates of phrases",
    "word_lines": "The counted words in their sentences",
    "name_lines": "The names in their sentences",
    "keyness": "Which words each version leans on, with size, interval and corrected probability",
    "keyness_against_english": "Each version's words held against English at large",
    "collocations": "Which words keep company",
    "dispersion": "Whether a word runs through a text or stands in one place",
    "entities": "Every mention of a name, and the one name it counts as",
    "entity_merges": "The forms that were brought together under one name",
    "entity_frequencies": "Counts and rates of names",
    "names_by_half": "Which names each version has",
    "name_pairs": "Names that stand in one sentence",
    "source_frequencies": "How often each source is quoted or reported",
    "style": "The manner of writing, measure by measure",
    "style_evidence": "The words that the measures of style count",
    "ledger": "Every claim: kept, changed, dropped or added, with both sentences",
    "facts": "Weekdays, dates, times, numbers, money and percentages, with their values in one form",
    "quotations": "Who says what",
    "sources": "How many words each source has in each version",
    "entity_precision": "How many of a version's names the other has as well",
}


def tables_html(tables: Mapping[str, str]) -> str:
    """A list of tables with a link that saves each.

    Parameters
    ----------
    tables : mapping of str to str
        Name -> CSV text with a head line. Where all of them together have more than `MOST` bytes, the largest are
        named as files of the folder `tables` instead.

    Returns
    -------
    str
        An HTML table; every word of it is escaped, and contents are base64.
    """
    kept = _kept({name: len(text.encode("utf-8")) for name, text in tables.items()})
    rows = "".join(_row(name, text, name in kept) for name, text in sorted(tables.items()))
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("file", "what it is", "rows", "columns"))
    aside = (
        ""
        if len(kept) == len(tables)
        else "<p>Those without a link are too large for this page, and lie in the folder <code>tables</code>.</p>"
    )
    return (
        "<p>What the charts are drawn from, as CSV files (UTF-8). A link saves its table; nothing is fetched. "
        "Words that a spreadsheet would take for a formula have an apostrophe before them.</p>"
        f'{aside}<div class="scroll" tabindex="0" role="group" aria-label="The tables"><table class="dataframe">'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _kept(sizes: Mapping[str, int]) -> set[str]:
    """The tables that go into the page: all, or without the largest until the rest is small enough."""
    kept = sorted(sizes, key=lambda name: (sizes[name], name))
    total = sum(sizes.values())
    while kept and total > MOST:
        total -= sizes[kept.pop()]
    return set(kept)


def _row(name: str, text: str, here: bool) -> str:
    lines = list(csv_rows(io.StringIO(text, newline="")))
    columns = lines[0] if lines else []
    file = html.escape(f"{name}.csv")
    if here:
        content = base64.b64encode(text.encode("utf-8")).decode("ascii")
        file = f'<a download="{file}" href="data:text/csv;charset=utf-8;base64,{content}">{file}</a>'
    about = html.escape(ABOUT.get(name) or ", ".join(columns))
    return f"<tr><td>{file}</td><td>{about}</td><td>{max(len(lines) - 1, 0):,}</td><td>{len(columns):,}</td></tr>"
