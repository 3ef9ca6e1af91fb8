"""Runs whose inputs and outputs another service keeps; here, one that keeps them in memory."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import fsspec
import pytest
from corpora import PLAIN, files, go, make_texts

from align.errors import InputError, OutputError
from align.exchange.formats import write_pairs
from align.run.corpus import Place, Reading, Texts
from align.run.engine import run_locally
from align.run.plan import Plan
from align.run.run import Report, run
from align.run.worker import Finished

MEMORY = fsspec.filesystem("memory")


@pytest.fixture(autouse=True)
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    MEMORY.put(str(make_texts(tmp_path / "texts")), "/teks", recursive=True)
    yield
    for name in ("/teks", "/hasil"):
        if MEMORY.exists(name):
            MEMORY.rm(name, recursive=True)


def far(output: str = "memory://hasil/out.tsv", **options: Any) -> Report:
    write = partial(write_pairs, format="tsv")
    options.setdefault("engine", partial(run_locally, window=10))
    return run(PLAIN, Texts(["memory://teks"], Reading()), output, write, **options)


def results() -> dict[str, bytes]:
    return {name.rpartition("/")[2]: MEMORY.cat(name) for name in MEMORY.find("/hasil")}


@pytest.mark.parametrize("shard_size", [0, 7])
def test_the_bytes_are_those_of_a_run_on_this_machine(tmp_path: Path, shard_size: int) -> None:
    (tmp_path / "near").mkdir()
    go(tmp_path / "texts", tmp_path / "near" / "out.tsv", shard_size=shard_size)
    far(shard_size=shard_size)
    assert results() == files(tmp_path / "near")
    assert list(Path().iterdir()) == []


def test_what_could_not_be_done_is_listed_there_too() -> None:
    MEMORY.pipe("/teks/07.txt", b"\0\1\2")
    report = far()
    assert report.errors == "memory://hasil/out.tsv.errors.jsonl"
    assert b"memory:///teks/07.txt" in results()["out.tsv.errors.jsonl"]


class TestAnUnfinishedRun:
    @pytest.fixture(autouse=True)
    def unfinished(self) -> None:
        class CutOff(Exception):  # noqa: N818
            pass

        def cut_off(plan: Plan, corpus: Texts, start: Place) -> Iterator[tuple[Place, Finished]]:
            yield from islice(run_locally(plan, corpus, start, window=10), 6)
            raise CutOff

        with pytest.raises(CutOff):
            far(shard_size=7, engine=cut_off)
        assert len(results()) > 1

    def test_goes_on(self) -> None:
        said: list[str] = []
        far(shard_size=7, say=said.append)
        assert "going on" in said[0]
        resumed = results()
        far(shard_size=7, restart=True)
        assert results() == resumed

    def test_is_not_mistaken_for_that_of_another_place(self) -> None:
        with pytest.raises(InputError, match="another --output"):
            far("memory://lain/out.tsv", shard_size=7)

    def test_notices_that_an_input_has_changed(self) -> None:
        MEMORY.pipe("/teks/23.txt", b"Teks lain.")
        with pytest.raises(InputError, match=r"23\.txt: has changed since"):
            far(shard_size=7)

    def test_notices_that_a_shard_is_gone(self) -> None:
        MEMORY.rm("/hasil/out-00001.tsv")
        with pytest.raises(InputError, match=r"memory://hasil/out-00001\.tsv: is gone"):
            far(shard_size=7)


def test_old_shards_are_not_written_over_unless_that_is_asked_for() -> None:
    far(shard_size=7)
    with pytest.raises(InputError, match=r"memory://hasil/out-00001\.tsv: is there already"):
        far(shard_size=50)
    far(shard_size=50, restart=True)
    assert list(results()) == ["out-00001.tsv", "out-00002.tsv", "out-00003.tsv"]


def test_a_service_that_fails_is_named_and_the_rows_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("access denied")

    with monkeypatch.context() as patch:
        patch.setattr(type(MEMORY), "put_file", refuse)
        with pytest.raises(OutputError, match=r"memory://hasil/out.tsv: .*denied.*rows are kept"):
            far()
    said: list[str] = []
    far(say=said.append)
    assert "rows are done" in said[0]


def test_a_folder_is_no_output() -> None:
    with pytest.raises(InputError, match="memory://hasil/: is a folder; name a file in it"):
        far("memory://hasil/")
