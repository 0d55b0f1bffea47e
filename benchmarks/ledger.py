"""How much of what is known to differ in our own stories the claim ledger finds, and how much of what it says is right.

python -m benchmarks.ledger [--csv data/ledger.csv] [--readme README.md]

Every second version of every story of ours is held against its original, and the ledger against the differences that
were planted (`newslib.analysis.ledger_truth`). Two versions differ in nothing; rows there are all wrong.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd

from benchmarks.marks import write_between
from newslib import claim_ledger, gold, stories, story
from newslib.analysis.ledger_truth import ledger_scores

VERSIONS = ("light", "paraphrase", "generic")


def measured() -> pd.DataFrame:
    """The scores of each kind of version and of all, with a column `version` before the others."""
    listed = stories()
    told = listed.loc[listed["version"].isin(VERSIONS), ["name", "version"]].to_numpy().tolist()
    pairs = {(name, version): (claim_ledger(story(name, version)), gold(name, version)) for name, version in told}
    groups = {version: [pair for key, pair in pairs.items() if key[1] == version] for version in VERSIONS}
    tables = {"all": ledger_scores(pairs.values())} | {name: ledger_scores(group) for name, group in groups.items()}
    return pd.concat([table.assign(version=name) for name, table in tables.items()], ignore_index=True)[
        ["version", *tables["all"].columns]
    ]


def report(table: pd.DataFrame) -> str:
    """The table of all versions as Markdown."""
    lines = ["| kind | planted | found | recall | rows | right | precision |", "|---|---:|---:|---:|---:|---:|---:|"]
    for row in table[table["version"] == "all"].itertuples():
        shares = ["" if pd.isna(share) else f"{share:.2f}" for share in (row.recall, row.precision)]
        lines.append(
            f"| {row.kind} | {row.planted} | {row.found} | {shares[0]} | {row.rows} | {row.right} | {shares[1]} |"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--csv", type=Path, help="also write all of it to a file")
    parser.add_argument("--readme", type=Path, help="also put the table into this file")
    options = parser.parse_args()
    table = measured()
    print(report(table))
    if options.readme:
        write_between(options.readme, report(table), "ledger")
    if options.csv:
        table.to_csv(options.csv, index=False, lineterminator="\n", float_format="%.3f")


if __name__ == "__main__":
    main()
