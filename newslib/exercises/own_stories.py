"""The rewrites that come with the suite, measured as a corpus, for the questions that are about no single story."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pandas import DataFrame

OF_A: Final = ["same", "variant", "changed", "possible", "only_a"]
"""What can become of a fact that A has."""
COPIED: Final = "b_words_in_shared_passages"
MEASURES: Final = ["facts_kept", "a_sentences_found_in_b", "b_sentences_found_in_a", COPIED]
"""The shares that `07_many_stories` holds against each other."""


@cache
def own_rewrites() -> tuple[DataFrame, DataFrame]:
    """The own rewrites, a row each, and a row for each and each kind of fact, with a column for every status."""
    import pandas as pd

    from newslib import corpus, stories

    told = stories().dropna(subset="version")
    told["text"] = [Path(path).read_text(encoding="utf-8") for path in told["path"]]
    originals = told[told["version"] == "original"].set_index("name")["text"]
    rewrites = told[told["version"] != "original"]
    pairs = pd.DataFrame(
        {
            "id": rewrites["name"] + "-" + rewrites["version"],
            "text": rewrites["name"].map(originals.to_dict()),
            "other": rewrites["text"],
        }
    )
    # In this process: to begin others takes longer than the work.
    found = corpus.analyse(
        pairs, text="text", other="other", id="id", only=["similarity", "passages", "ledger"], workers=1
    )
    kinds = dict(zip(pairs["id"], rewrites["version"], strict=True))
    ledger = found.ledger
    facts = ledger[ledger["kind"] != "wording"].pivot_table(
        index=["id", "kind"], columns="status", values="count", aggfunc="sum"
    )
    facts = facts.reindex(columns=[*OF_A, "only_b"]).fillna(0).astype(float).reset_index()
    facts["version"] = facts["id"].map(kinds)
    fates = facts.groupby("id")[OF_A].sum()
    table = found.stories
    table["version"] = table["id"].map(kinds)
    kept = (fates["same"] + fates["variant"]) / fates.sum(axis=1)
    table["facts_kept"] = table["id"].map(kept.to_dict()).astype("Float64")
    return table, facts
