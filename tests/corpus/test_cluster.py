"""A corpus on the workers of a Dask cluster."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from newslib.corpus import Corpus, analyse, cluster
from newslib.corpus.tables import SHAPES, parts_done
from newslib.errors import InputError
from tests.corpus.corpora import numbered, same_tables, write_lines
from tests.own_stories import pairs

pytestmark = pytest.mark.xdist_group("cluster")


@pytest.fixture(scope="module")
def two_workers() -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None, silence_logs=50
    ) as made:
        yield made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "a.jsonl", [*({"text": text} for text in pairs()[:9]), *numbered(9)])


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the tables, by its name."""
    files = (file for name in SHAPES for file in (folder / name).glob("*"))
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def test_a_cluster_writes_the_same_bytes(two_workers: LocalCluster, file: Path, tmp_path: Path) -> None:
    steps: list[int] = []
    there = analyse(
        file, tmp_path / "there", scheduler=two_workers.scheduler_address, rows=5,
        progress=lambda done, total, errors: steps.append(done),
    )  # fmt: skip
    here = analyse(file, tmp_path / "here", workers=2, rows=5)
    assert contents(there.folder) == contents(here.folder)
    assert steps == sorted(steps)
    assert (steps[0], steps[-1]) == (0, 18)


def test_a_worker_that_is_killed_costs_no_story(two_workers: LocalCluster, file: Path, tmp_path: Path) -> None:
    victims = [nanny.process.pid for nanny in list(two_workers.workers.values())[:1]]

    def kill(done: int, total: int, errors: int) -> None:
        if done and victims:
            os.kill(victims.pop(), signal.SIGKILL)

    found = analyse(file, tmp_path / "out", scheduler=two_workers.scheduler_address, rows=1, progress=kill)
    assert not victims
    assert same_tables(found, analyse(file, workers=1))


def test_what_a_cluster_left_goes_on_here(two_workers: LocalCluster, file: Path, tmp_path: Path) -> None:
    def stop(done: int, total: int, errors: int) -> None:
        if done:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        analyse(file, tmp_path / "out", scheduler=two_workers.scheduler_address, rows=5, progress=stop)
    assert parts_done(tmp_path / "out")
    assert same_tables(analyse(file, tmp_path / "out", workers=1, rows=5), analyse(file, workers=1))


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://127.0.0.1:1"])
def test_where_no_scheduler_answers_the_address_is_named(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", "1s")
    with pytest.raises(InputError, match=f"expected a Dask scheduler at '{address}'; none answers"):
        analyse(file, tmp_path / "out", scheduler=address)
    assert Corpus(tmp_path / "out").counts["stories"] == 0
