"""JupyterLab as newslib opens it: it asks nobody whether there is a newer one, and for no news."""

from __future__ import annotations

import os
import sys
from typing import Final

SILENT: Final = (
    "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
    "--LabApp.news_url=None",
)
"""Of itself JupyterLab asks PyPI for its newest version whenever its page is opened."""


def lab_command(start: str | os.PathLike[str], root: str | os.PathLike[str]) -> list[str]:
    """The command that opens JupyterLab.

    Parameters
    ----------
    start : path
        What is opened in it.
    root : path
        The folder that it shows.

    Returns
    -------
    list of str
        More options may follow.
    """
    return [sys.executable, "-m", "jupyterlab", os.fspath(start), f"--ServerApp.root_dir={os.fspath(root)}", *SILENT]
