"""The folder of a corpus' results: whose it is, what it was made from, and that one run at a time writes there."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from newslib.corpus.columns import chosen_columns
from newslib.corpus.tables import RECORD, SHAPES, done_file, draft_of, write_json
from newslib.display.plain import visible
from newslib.errors import CorpusError, InputError

if TYPE_CHECKING:
    from newslib.corpus.settings import Settings
    from newslib.corpus.sources import Plan

LOCK: Final = ".lock"
INPUT: Final = "input.parquet"
ROOMS: Final = ("done", *SHAPES, "copies")


def record_of(folder: Path) -> dict[str, Any]:
    """What a run wrote down of itself; empty where there is no record of a run."""
    try:
        found = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and "made_from" in found else {}


def require_own(folder: Path) -> None:
    """See to it that a folder is free or holds a corpus: what is in any other is somebody's, whatever its name.

    Raises
    ------
    InputError
        Where there is anything else in it.
    """
    if not folder.is_dir() or record_of(folder):
        return
    ours = (LOCK, f".{RECORD}.", f".{INPUT}.")  # what a run that was killed at its very start leaves
    strangers = sorted(file.name for file in folder.iterdir() if not file.name.startswith(ours))
    if strangers:
        raise InputError(
            f"expected {str(folder)!r} to be free or to hold a corpus; it has {visible(', '.join(strangers[:3]))}"
        )


def keep_table(table: Any, settings: Settings, folder: Path, *, force: bool) -> Path:
    """Write the columns of a table that are asked for beside its results, to be read like any file.

    The same table again leaves the file as it is, and so what was done with it.

    Raises
    ------
    InputError
        Where the table has no row, lacks a column, or holds what Parquet cannot; or where `folder` has the results of
        another table and `force` is not given.
    """
    if not len(table):
        raise InputError("a corpus needs a story at least; got a table of no rows")
    chosen = chosen_columns(list(table.columns), settings, "the table")
    file = folder / INPUT
    draft = draft_of(file)
    try:
        table[list(chosen.names)].to_parquet(draft, index=False)
        if file.exists() and file.read_bytes() == draft.read_bytes():
            return file
        if record_of(folder) and not force:
            raise _others(folder)
        os.replace(draft, file)
    except OSError as error:
        raise CorpusError(f"cannot write to {str(folder)!r}: {error.strerror or error}") from error
    except (ValueError, TypeError) as error:  # pyarrow's errors, and what is no UTF-8
        if isinstance(error, InputError):
            raise
        raise InputError(f"expected columns of one type each, as Parquet holds them; {error}") from error
    finally:
        draft.unlink(missing_ok=True)
    return file


def prepare(folder: Path, shared_out: Plan, settings: Settings, sources: Sequence[str], *, force: bool) -> None:
    """Make a folder ready: the results that are there are those of the same run, or there are none.

    Raises
    ------
    InputError
        Where there are others and `force` is not given.
    """
    made_from = _fingerprint(shared_out, settings)
    record = record_of(folder)
    if record and record["made_from"] != made_from and not force:
        raise _others(folder)
    told = {
        "made_from": made_from,
        "sources": [os.path.abspath(source) for source in sources],
        "settings": settings.as_dict(),
        "stories": shared_out.rows,
        "parts": len(shared_out.parts),
        "passed_over": list(shared_out.passed_over),
    }
    if record == told:
        return
    try:
        if record and record["made_from"] != made_from:
            for name in ROOMS:  # first the word that they are done
                shutil.rmtree(folder / name, ignore_errors=True)
        write_json(folder / RECORD, told)
    except OSError as error:
        raise CorpusError(f"cannot write to {str(folder)!r}: {error.strerror or error}") from error


def _others(folder: Path) -> InputError:
    return InputError(
        f"{str(folder)!r} holds results of other sources, settings or code; expected the same, another folder, "
        "or force (--force), which makes them anew"
    )


def _fingerprint(shared_out: Plan, settings: Settings) -> str:
    """One word that stands for all that the results follow from."""
    from newslib.provenance import code_hash, versions

    told = {
        "state": shared_out.state,
        "names": [(part.path, part.source, part.names) for part in shared_out.parts],  # as the results have them
        "settings": settings.as_dict(),
        "code": code_hash(),
        "versions": versions(),
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keep a folder to one run at a time.

    Raises
    ------
    CorpusError
        Where another run has it, or it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise CorpusError(f"cannot write to {str(folder)!r}: {error.strerror or error}") from error
    try:
        try:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:
            pass  # not on this system
        except OSError as error:
            raise CorpusError(f"another run is writing to {str(folder)!r}; expected it to be free") from error
        yield
    finally:
        os.close(lock)


def is_whole(folder: Path) -> bool:
    """Whether every part is done."""
    parts = record_of(folder).get("parts")
    return isinstance(parts, int) and all(done_file(folder, number).is_file() for number in range(parts))
