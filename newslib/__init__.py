"""One story told twice: summaries, comparison and evidence.

Public names load when they are first used, so that `import newslib` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newslib import exercises
    from newslib.analysis.agreement import agreement, choices
    from newslib.analysis.alignment import align
    from newslib.analysis.collocations import collocations
    from newslib.analysis.context import concordance
    from newslib.analysis.controls import control_pairs, controls
    from newslib.analysis.coverage import coverage
    from newslib.analysis.differences import differences, own_words
    from newslib.analysis.dispersion import dispersion
    from newslib.analysis.entity_precision import entity_precision
    from newslib.analysis.evaluation import rouge
    from newslib.analysis.frequencies import entity_frequencies, word_frequencies
    from newslib.analysis.intervals import rouge_interval
    from newslib.analysis.keyness import keyness
    from newslib.analysis.ledger import claim_ledger
    from newslib.analysis.meaning import meaning_matrix, meaning_similarity
    from newslib.analysis.methods import methods
    from newslib.analysis.name_pairs import name_pairs
    from newslib.analysis.near_duplicates import NearDuplicates, near_duplicates
    from newslib.analysis.passages import shared_passages
    from newslib.analysis.ranking import explain, rank_sentences
    from newslib.analysis.sentence_pairs import sentence_similarity
    from newslib.analysis.similarity import similarity
    from newslib.analysis.sources import source_frequencies, sources
    from newslib.analysis.style import style, style_evidence
    from newslib.analysis.summaries import summarize, summarize_texts
    from newslib.analysis.tfidf import Weights, tfidf
    from newslib.display import charts, highlights
    from newslib.display.explorer import explore
    from newslib.errors import InputError, NewslibError, ReadError, ReportError
    from newslib.reading.article import Block
    from newslib.reading.entities import entity_table
    from newslib.reading.facts import fact_table
    from newslib.reading.gold import Gold, gold
    from newslib.reading.library import reference_summary, stories, story
    from newslib.reading.notices import notices
    from newslib.reading.quotes import quote_table
    from newslib.reading.sentences import sentence_table
    from newslib.reading.story import Half, Story, read_story
    from newslib.reading.words import word_table
    from newslib.spreadsheets import read_table

_HOMES = {
    "newslib.analysis.agreement": ["agreement", "choices"],
    "newslib.analysis.alignment": ["align"],
    "newslib.analysis.collocations": ["collocations"],
    "newslib.analysis.context": ["concordance"],
    "newslib.analysis.controls": ["control_pairs", "controls"],
    "newslib.analysis.coverage": ["coverage"],
    "newslib.analysis.differences": ["differences", "own_words"],
    "newslib.analysis.dispersion": ["dispersion"],
    "newslib.analysis.entity_precision": ["entity_precision"],
    "newslib.analysis.evaluation": ["rouge"],
    "newslib.analysis.intervals": ["rouge_interval"],
    "newslib.analysis.keyness": ["keyness"],
    "newslib.analysis.ledger": ["claim_ledger"],
    "newslib.analysis.frequencies": ["entity_frequencies", "word_frequencies"],
    "newslib.analysis.meaning": ["meaning_matrix", "meaning_similarity"],
    "newslib.analysis.methods": ["methods"],
    "newslib.analysis.name_pairs": ["name_pairs"],
    "newslib.analysis.near_duplicates": ["NearDuplicates", "near_duplicates"],
    "newslib.analysis.passages": ["shared_passages"],
    "newslib.analysis.sentence_pairs": ["sentence_similarity"],
    "newslib.analysis.similarity": ["similarity"],
    "newslib.analysis.sources": ["source_frequencies", "sources"],
    "newslib.analysis.style": ["style", "style_evidence"],
    "newslib.analysis.ranking": ["explain", "rank_sentences"],
    "newslib.analysis.summaries": ["summarize", "summarize_texts"],
    "newslib.analysis.tfidf": ["Weights", "tfidf"],
    "newslib.display.explorer": ["explore"],
    "newslib.errors": ["InputError", "NewslibError", "ReadError", "ReportError"],
    "newslib.reading.article": ["Block"],
    "newslib.reading.entities": ["entity_table"],
    "newslib.reading.facts": ["fact_table"],
    "newslib.reading.gold": ["Gold", "gold"],
    "newslib.reading.library": ["reference_summary", "stories", "story"],
    "newslib.reading.notices": ["notices"],
    "newslib.reading.quotes": ["quote_table"],
    "newslib.reading.sentences": ["sentence_table"],
    "newslib.reading.story": ["Half", "Story", "read_story"],
    "newslib.reading.words": ["word_table"],
    "newslib.spreadsheets": ["read_table"],
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}
_ROOMS = {
    "charts": "newslib.display.charts",
    "exercises": "newslib.exercises",
    "highlights": "newslib.display.highlights",
}

__version__ = "0.1.0"
__all__ = [
    "Block",
    "Gold",
    "Half",
    "InputError",
    "NearDuplicates",
    "NewslibError",
    "ReadError",
    "ReportError",
    "Story",
    "Weights",
    "agreement",
    "align",
    "charts",
    "choices",
    "claim_ledger",
    "collocations",
    "concordance",
    "control_pairs",
    "controls",
    "coverage",
    "differences",
    "dispersion",
    "entity_frequencies",
    "entity_precision",
    "entity_table",
    "exercises",
    "explain",
    "explore",
    "fact_table",
    "gold",
    "highlights",
    "keyness",
    "meaning_matrix",
    "meaning_similarity",
    "methods",
    "name_pairs",
    "near_duplicates",
    "notices",
    "own_words",
    "quote_table",
    "rank_sentences",
    "read_story",
    "read_table",
    "reference_summary",
    "rouge",
    "rouge_interval",
    "sentence_similarity",
    "sentence_table",
    "shared_passages",
    "similarity",
    "source_frequencies",
    "sources",
    "stories",
    "story",
    "style",
    "style_evidence",
    "summarize",
    "summarize_texts",
    "tfidf",
    "word_frequencies",
    "word_table",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its room (PEP 562)."""
    if name in _ROOMS:
        value: Any = import_module(_ROOMS[name])
    elif name in _HOME_OF:
        value = getattr(import_module(_HOME_OF[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
