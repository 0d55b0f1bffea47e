"""The parts of a corpus on the workers of a Dask cluster."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import CancelledError
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newslib.corpus.engines import TRIES, Finished, do_part, own_code
from newslib.errors import CorpusError, InputError, NewslibError

if TYPE_CHECKING:
    from newslib.corpus.settings import Settings
    from newslib.corpus.sources import Part

PATIENCE = "10s"  # until a scheduler has answered


def run_on_cluster(parts: Sequence[Part], settings: Settings, folder: Path, address: str, finished: Finished) -> None:
    """Do the parts on the workers of a Dask cluster, which must see the sources and the results under the same paths.

    Raises
    ------
    InputError
        Where Dask is not installed, or nothing answers at the address.
    CorpusError
        Where a part killed every worker that it was given to, or the cluster went away.
    """
    try:
        from dask.distributed import Client, as_completed
        from distributed.scheduler import KilledWorker
    except ImportError as error:
        raise InputError("a scheduler needs Dask: install the extra newslib[corpus], or make extras") from error
    try:
        client: Any = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise InputError(f"expected a Dask scheduler at {address!r}; none answers ({error})") from error
    with client:
        by_key = {f"newslib-{os.urandom(8).hex()}-{part.number}": part for part in parts}
        futures = client.map(
            do_part, list(by_key.values()), settings=settings, folder=str(folder), code=own_code(), key=list(by_key),
            retries=TRIES, pure=False,
        )  # fmt: skip
        for future in as_completed(futures, loop=client.loop):  # type: ignore[no-untyped-call]
            part = by_key[future.key]
            try:
                counts = future.result()
            except NewslibError:
                raise
            except KilledWorker as error:
                raise CorpusError(
                    f"part {part.number} ({part.source or part.names[0]}) ended every worker that it was given to; "
                    "what is done stays. Without a scheduler, the same command finds the story that does it"
                ) from error
            except (CancelledError, OSError) as error:
                raise CorpusError(f"the scheduler at {address!r} went away ({error}); what is done stays") from error
            finished(part, counts)
