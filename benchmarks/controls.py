"""Every measure of similarity of every pair of our own stories, as `control_pairs` takes it; kept with the stories.

python -m benchmarks.controls [--csv data/controls.csv]

They are the same for whatever story is placed among them, so a reader need not wait for them.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from newslib.analysis.controls import keep_pairs, measured_pairs


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.controls", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--csv", type=Path, help="write the table there")
    options = parser.parse_args()
    table = measured_pairs(None)
    if options.csv is not None:
        keep_pairs(table, options.csv)
    print(table.groupby(["control", "measure"], sort=False)["value"].describe().round(3).to_string())


if __name__ == "__main__":
    main()
