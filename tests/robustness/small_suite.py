"""The command `newslib` with notebooks of one's own in place of the suite, and kernels that load nothing ahead.

python -m tests.robustness.small_suite FOLDER ARGUMENT…
"""

from __future__ import annotations

import sys
from pathlib import Path

from newslib import kernels, notebook_files

if __name__ == "__main__":
    folder = Path(sys.argv[1]).resolve()
    notebook_files.notebook_folder = lambda: folder
    kernels.CAN_FORK = False

    from newslib.cli import main

    sys.exit(main(sys.argv[2:]))
