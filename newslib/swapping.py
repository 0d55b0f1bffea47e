"""A folder that is whole at every moment: made aside, then put in place of the old one in a single step."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from newslib.errors import InputError, ReportError

_DRAFT: Final = ".newslib"
_OLD: Final = ".old"
_HERE: Final = -100  # AT_FDCWD: paths are relative to the working directory
_EXCHANGE: Final = 2  # RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS


@contextmanager
def put_in_place(target: Path, mark: str, *, free: bool = False) -> Iterator[Path]:
    """A folder to write in, which becomes `target` if all goes well and vanishes if not.

    What stands at `target` stays there, whole, until the new folder takes its place, whenever this process ends.

    Parameters
    ----------
    target : Path
    mark : str
        A file that every such folder has: a folder without it is something else, and is left alone.
    free : bool, default=False
        Whether `target` must be free, also of what another process puts there meanwhile.

    Raises
    ------
    InputError
        Where `target` is something else, or is to be free and is not.
    ReportError
        Where the folder cannot be written.
    """
    try:
        if target.is_symlink():
            target = target.resolve()  # what it leads to is made anew, and it still leads there
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear_leftovers(target)
        draft, held = _held_draft(target)
    except OSError as error:
        raise ReportError(f"cannot write to {str(target.parent)!r}: {error.strerror or error}") from error
    try:
        yield draft
        draft.chmod(0o755)  # mkdtemp makes it private; it is there to be handed on
        if target.exists() and not (target / mark).exists():
            raise InputError(f"expected {str(target)!r} to be free or to hold a report; it is something else")
        if free and target.exists():
            raise InputError(f"expected {str(target)!r} to be free; it is there already")
        _swap(draft, target, free)
    except OSError as error:
        raise ReportError(f"cannot write {str(target)!r}: {error.strerror or error}") from error
    finally:
        if held is not None:
            os.close(held)
        shutil.rmtree(draft, ignore_errors=True)


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file that is whole at every moment: the old one until the new one takes its place.

    Raises
    ------
    ReportError
        Where it cannot be written.
    """
    raw = content.encode("utf-8") if isinstance(content, str) else content
    try:
        number, draft = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(raw)
            os.chmod(draft, 0o644)
            os.replace(draft, path)
        except BaseException:
            os.unlink(draft)
            raise
    except OSError as error:
        raise ReportError(f"cannot write {str(path)!r}: {error.strerror or error}") from error


def _held_draft(target: Path) -> tuple[Path, int | None]:
    """A new folder to write in, held where that can be."""
    while True:
        draft = Path(tempfile.mkdtemp(prefix=f".{target.name}-", suffix=_DRAFT, dir=target.parent))
        held = _hold(draft)
        # Before it is held, another process may take it for a leftover and clear it away.
        if draft.is_dir():
            return draft, held
        if held is not None:
            os.close(held)


def _swap(draft: Path, target: Path, free: bool) -> None:
    """Put the draft at `target`; what was there, if anything, is then where the draft was."""
    try:
        if free or not target.exists():
            draft.rename(target)
            return
    except OSError:
        if free or not target.exists():
            raise  # else another process was faster, and its folder is taken the place of like any other
    if not _exchange(draft, target):
        old = draft.with_name(f"{draft.name}{_OLD}")
        target.rename(old)
        try:
            draft.rename(target)
        except OSError:
            old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Let two paths change places in one step; False where the system cannot do that."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            call = library.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
        else:
            call = library.renamex_np(os.fsencode(one), os.fsencode(other), _EXCHANGE)
    except (AttributeError, OSError, TypeError):
        return False
    return int(call) == 0


def _hold(folder: Path) -> int | None:
    """Show other processes, as long as this one lives, that it is at work in a folder; None where that cannot be."""
    try:
        import fcntl
    except ImportError:
        return None
    try:
        held = os.open(folder, os.O_RDONLY)
    except OSError:  # gone meanwhile, or another user's
        return None
    with suppress(OSError):
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return held
    os.close(held)
    return None


def _clear_leftovers(target: Path) -> None:
    """Take away what a process left that was killed while it wrote the same folder."""
    # Exactly the names that drafts have: `.story-notes` is somebody's own, and so is a draft of `story-two`.
    draft = re.compile(rf"\.{re.escape(target.name)}-[a-z0-9_]{{8}}{re.escape(_DRAFT)}(?:{re.escape(_OLD)})?")
    for folder in [path for path in target.parent.iterdir() if draft.fullmatch(path.name)]:
        held = _hold(folder) if folder.is_dir() else None
        if held is not None:
            os.close(held)
            if folder.suffix == _OLD and not target.exists():  # it was killed between two renames
                folder.rename(target)
            else:
                shutil.rmtree(folder, ignore_errors=True)
