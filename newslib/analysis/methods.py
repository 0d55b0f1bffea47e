"""The ways to choose sentences, by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newslib.analysis.baselines import by_chance, longest, oracle
from newslib.analysis.classics import klsum, lsa, luhn, sumbasic
from newslib.analysis.graphs import lexrank, pacsum, textrank
from newslib.errors import require_known

if TYPE_CHECKING:
    from pandas import DataFrame

    from newslib.analysis.classics import Turns
    from newslib.analysis.material import Floats, Material


@dataclass(frozen=True, slots=True)
class Method:
    """A way to score sentences.

    Attributes
    ----------
    idea, source : str
        What it prefers, in a few words, and where it is from.
    looks_at : str
        What `centrality` is for this method, as a reason names it.
    centrality, position, redundancy, voice : float
        The parts of the score, each by its weight; the last two are subtracted.
    measure : callable, optional
        The centrality of every sentence of one text. Where there is neither this nor `turns`, centrality is the
        cosine with the centroid.
    turns : callable, optional
        For methods that choose one sentence after another: the values of all sentences, turn by turn.
    """

    idea: str
    source: str
    looks_at: str = "centrality"
    centrality: float = 1.0
    position: float = 0.0
    redundancy: float = 0.0
    voice: float = 0.0
    measure: Callable[[Material], Floats] | None = None
    turns: Callable[[Material], Turns] | None = None

    @property
    def by_words(self) -> bool:
        """Whether centrality is the cosine with the centroid, so that each word's part in it can be told."""
        return self.centrality > 0 and self.measure is None and self.turns is None


METHODS = {
    "tfidf": Method(
        "near the middle of the text, early, new, in the report's own voice",
        "Radev et al. 2004; Carbonell and Goldstein 1998",
        position=0.5,
        redundancy=1.0,
        voice=0.1,
    ),
    "centroid": Method("near the middle of the text", "Radev et al. 2004"),
    "lexrank": Method("like many sentences that are like many", "Erkan and Radev 2004", measure=lexrank),
    "textrank": Method("shares words with many that share many", "Mihalcea and Tarau 2004", measure=textrank),
    "pacsum": Method("like what follows, unlike what went before", "Zheng and Lapata 2019", measure=pacsum),
    "lsa": Method(
        "strong in the three main topics", "Steinberger and Ježek 2004", "weight in the main topics", measure=lsa
    ),
    "sumbasic": Method(
        "made of probable words, those not yet said", "Nenkova and Vanderwende 2005", "probable words", turns=sumbasic
    ),
    "klsum": Method(
        "brings the summary's words near to the text's",
        "Haghighi and Vanderwende 2009",
        "nearness to the text's words",
        turns=klsum,
    ),
    "luhn": Method("frequent words close together", "Luhn 1958", "density of frequent words", measure=luhn),
    "lead": Method("comes first", "the baseline of news", "position", centrality=0.0, position=1.0),
    "random": Method("chance, the same for the same seed", "a floor", "chance", measure=by_chance),
    "longest": Method("has many words", "a floor", "length", measure=longest),
    "oracle": Method("matches a reference summary", "Nallapati et al. 2017", "ROUGE with the reference", turns=oracle),
}


def method_named(name: str) -> Method:
    """The method of a name; an unknown name is an `InputError` with the nearest known one."""
    return METHODS[require_known(name, METHODS, "method")]


def methods() -> DataFrame:
    """Every method's name, what it prefers, and where it is from.

    Returns
    -------
    DataFrame
        `method`, the name that `rank_sentences` and `summarize` take; `prefers`; `source`. The formulas stand in the
        docstrings of `newslib.analysis.scores`, `graphs`, `classics` and `baselines`.
    """
    from newslib.tables import STRING, make_table

    shape = {"method": STRING, "prefers": STRING, "source": STRING}
    return make_table(shape, [(name, method.idea, method.source) for name, method in METHODS.items()])
