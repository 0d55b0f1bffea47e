"""The charts: each function takes one of newslib's tables and returns an Altair chart with a description in words.

Importing this module switches Altair to newslib's theme and renderer (`newslib.display.theme.enable`), so that a
chart as the last line of a cell shows in JupyterLab, in exported HTML and in a preview, with no network.

Half A is blue, half B is vermilion, everywhere, and a letter, a place or a shape says the same beside the colour.
"""

from __future__ import annotations

from newslib.display.charts_alignment import alignment
from newslib.display.charts_changes import change_strip
from newslib.display.charts_contrast import keyness, rate_changes
from newslib.display.charts_controls import controls
from newslib.display.charts_corpus import corpus_ledger, corpus_spread
from newslib.display.charts_corpus_scatter import corpus_scatter
from newslib.display.charts_ledger import ledger, sources
from newslib.display.charts_methods import coverage, method_choices
from newslib.display.charts_names import entity_timeline
from newslib.display.charts_network import name_network
from newslib.display.charts_places import dispersion
from newslib.display.charts_rouge import rouge_intervals
from newslib.display.charts_scatter import rate_scatter
from newslib.display.charts_similarity import similarity_heatmap, similarity_measures
from newslib.display.charts_style import style
from newslib.display.charts_summary import sentence_scores
from newslib.display.charts_words import entity_frequencies, word_frequencies
from newslib.display.theme import describe, enable, finish, picture, spec_v5

__all__ = [
    "alignment",
    "change_strip",
    "controls",
    "corpus_ledger",
    "corpus_scatter",
    "corpus_spread",
    "coverage",
    "describe",
    "dispersion",
    "enable",
    "entity_frequencies",
    "entity_timeline",
    "finish",
    "keyness",
    "ledger",
    "method_choices",
    "name_network",
    "picture",
    "rate_changes",
    "rate_scatter",
    "rouge_intervals",
    "sentence_scores",
    "similarity_heatmap",
    "similarity_measures",
    "sources",
    "spec_v5",
    "style",
    "word_frequencies",
]

enable()
