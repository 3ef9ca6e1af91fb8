"""The pipeline on Ray: what it writes is what one machine writes, whatever becomes of a worker.

One Ray, of two CPUs and on loopback alone, serves all tests of this file.
"""

from __future__ import annotations

import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from align.document import Document
from align.errors import InputError
from align.exchange.formats import write_pairs
from align.resources import DEFAULT_MODEL
from align.run.corpus import START, Corpus, Item, Place, Reading, Texts
from align.run.engine import Engine, run_locally
from align.run.plan import Plan
from align.run.run import run
from align.run.worker import Finished, Task
from align.translate.options import DecodingOptions

ray: Any = pytest.importorskip("ray", reason="needs Ray: pip install 'sejajar[ray]'")

from align import cluster  # noqa: E402
from align.cluster import RayEngine  # noqa: E402

HERE = os.getpid()
PLAIN = Plan(flags=None)
"""Splits and pairs alone."""
GREEDY = Plan(model=DEFAULT_MODEL, decoding=DecodingOptions(beam_size=1), cache=False)
WINDOW = 10
"""Segments of a batch: about two documents."""


@pytest.fixture(scope="module")
def two_cpus() -> Iterator[None]:
    """Start Ray, and end what it started."""
    # Not pytest's own folder: the name of a socket has room for a hundred characters.
    folder = tempfile.mkdtemp(prefix="ray-")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.setenv("RAY_AUTH_TOKEN", "of-this-test-alone")
        # What a test defines goes to workers as it is: they cannot import a test.
        ray.cloudpickle.register_pickle_by_value(sys.modules[__name__])
        start = partial(
            ray.init,
            "local",
            num_cpus=2,
            include_dashboard=False,
            object_store_memory=100_000_000,
            log_to_driver=False,
            logging_level=logging.ERROR,
            _temp_dir=folder,
        )
        try:
            start()
        except Exception:  # it gives up after thirty seconds; on a busy machine the next is luckier
            start()
        yield
        ray.shutdown()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for number in range(60):
        sentences = [f"Warung ke-{number} menjual {n} bungkus nasi." for n in range(3 + number % 5)]
        (folder / f"{number:02}.txt").write_text("\n".join(sentences) + "\n", encoding="utf-8")
    return folder


on_ray = RayEngine(workers=2, window=WINDOW)
here: Engine = partial(run_locally, window=WINDOW)


def written(
    texts: Path, output: Path, engine: Engine, plan: Plan = PLAIN, **options: Any
) -> dict[str, bytes]:
    """Run, and return all files that were written."""
    output.parent.mkdir(exist_ok=True)
    write = partial(write_pairs, format="tsv")
    run(plan, Texts([str(texts)], Reading()), str(output), write, engine=engine, **options)
    return {path.name: path.read_bytes() for path in output.parent.iterdir()}


def worker_pids(loaded: bool = False) -> list[int]:
    """Return the processes in which this test's Ray has workers of ours, ``loaded`` or all."""
    return [
        int(folder.name)
        for folder in Path("/proc").iterdir()
        if folder.name.isdigit()
        and _read(folder / "cmdline").startswith(b"ray::_Remote")
        and not (loaded and b".load" in _read(folder / "cmdline"))
        and f" {_parent_of_workers()} ".encode() in _read(folder / "stat")
    ]


def assert_no_worker_is_left() -> None:
    deadline = time.monotonic() + 30
    while worker_pids():
        assert time.monotonic() < deadline, "a worker lives on"
        time.sleep(0.1)


def _parent_of_workers() -> int:
    (raylet,) = [
        process.process.pid
        for kind, processes in ray._private.worker._global_node.all_processes.items()
        if kind == "raylet"
        for process in processes
    ]
    return int(raylet)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # it has ended
        return b""


class Given:
    """A corpus of tasks that are there, which counts how many of them were taken."""

    def __init__(self, tasks: list[Task]) -> None:
        self.tasks = tasks
        self.taken = 0

    def marks(self) -> dict[str, str]:
        return {}

    def inputs(self) -> Iterator[Any]:
        return iter(())

    def items(self, start: Place = START) -> Iterator[Item]:
        for number in range(start.file, len(self.tasks)):
            self.taken += 1
            yield Item(Place(number, 1), self.tasks[number])


def one_sentence(number: int) -> Task:
    return Task(Document(f"{number}", f"{number}", f"Ini kalimat nomor {number}."))


@pytest.mark.usefixtures("two_cpus")
class TestOnRay:
    @pytest.fixture(autouse=True)
    def _leaves_no_worker(self) -> Iterator[None]:
        yield
        assert_no_worker_is_left()

    def test_the_bytes_are_those_of_one_machine(self, texts: Path, tmp_path: Path) -> None:
        few = tmp_path / "few"
        few.mkdir()
        for path in islice(sorted(texts.iterdir()), 6):
            shutil.copy(path, few)
        local = written(few, tmp_path / "here" / "out.tsv", here, GREEDY, shard_size=10)
        assert written(few, tmp_path / "ray" / "out.tsv", on_ray, GREEDY, shard_size=10) == local
        assert len(local) > 1

    def test_a_worker_that_is_killed_loses_and_doubles_nothing(
        self, texts: Path, tmp_path: Path
    ) -> None:
        killed = []

        def with_a_death(
            plan: Plan, corpus: Corpus, start: Place
        ) -> Generator[tuple[Place, Finished]]:
            for number, done in enumerate(on_ray(plan, corpus, start)):
                if number == 0:
                    killed.append(worker_pids(loaded=True)[0])
                    os.kill(killed[0], signal.SIGKILL)
                yield done

        with pytest.warns(UserWarning, match="a worker was lost"):
            disturbed = written(texts, tmp_path / "ray" / "out.tsv", with_a_death)
        assert len(killed) == 1
        assert disturbed == written(texts, tmp_path / "here" / "out.tsv", here)

    def test_one_document_that_kills_workers_is_left_out(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(cluster, "DEATHS", 2)  # the result of a neighbour may die with it once
        tasks = [one_sentence(number) for number in range(4)]
        tasks[2] = Task(tasks[2].source, drafts=(Deadly(),))
        with pytest.warns(UserWarning, match="a worker was lost"):
            done = [finished for _, finished in on_ray(PLAIN, Given(tasks), START)]
        assert [row.doc for one in done for row in one.rows] == ["0", "1", "3"]
        (failure,) = [failure for one in done for failure in one.failures]
        assert (failure.path, failure.line) == ("2", None)
        assert "died of it" in failure.reason

    def test_a_document_that_cannot_be_done_is_listed_as_on_one_machine(
        self, texts: Path, tmp_path: Path
    ) -> None:
        mixed = tmp_path / "mixed"
        shutil.copytree(texts, mixed)
        (mixed / "03.txt").write_bytes(b"\0\1\2 tidak ada")
        (mixed / "11.txt").write_bytes(b"")
        local = written(mixed, tmp_path / "here" / "out.tsv", here)
        assert written(mixed, tmp_path / "ray" / "out.tsv", on_ray) == local
        assert local["out.tsv.errors.jsonl"].count(b"\n") == 2

    def test_a_run_that_began_on_one_machine_goes_on_here(
        self, texts: Path, tmp_path: Path
    ) -> None:
        class CutOff(Exception):  # noqa: N818
            pass

        def cut_off(plan: Plan, corpus: Corpus, start: Place) -> Generator[tuple[Place, Finished]]:
            yield from islice(here(plan, corpus, start), 4)
            raise CutOff

        with pytest.raises(CutOff):
            written(texts, tmp_path / "ray" / "out.tsv", cut_off)
        said: list[str] = []
        resumed = written(texts, tmp_path / "ray" / "out.tsv", on_ray, say=said.append)
        assert resumed == written(texts, tmp_path / "here" / "out.tsv", here)
        assert "going on with an unfinished run" in said[0]

    def test_no_more_is_read_than_is_soon_written(self) -> None:
        corpus = Given([one_sentence(number) for number in range(300)])
        done = RayEngine(workers=1, window=2)(PLAIN, corpus, START)
        places = [place for place, _ in islice(done, 3)]
        assert places == [Place(0, 1), Place(1, 1), Place(2, 1)]
        # Those that were written, those under way, and those that the reading thread holds.
        assert corpus.taken <= len(places) + cluster._AHEAD + 4
        done.close()

    def test_a_node_with_another_model_is_refused(self) -> None:
        with pytest.raises(InputError, match=r"the node .* has another --model than this machine"):
            list(on_ray(Elsewhere(), Given([one_sentence(1)]), START))

    def test_what_is_wrong_on_a_node_is_said_with_its_name(self) -> None:
        with pytest.raises(InputError, match=r"no such word list \(on the node "):
            list(on_ray(Broken(), Given([one_sentence(1)]), START))

    def test_the_command_line_goes_to_a_cluster(self, texts: Path) -> None:
        command = [sys.executable, "-m", "align.cli", "align", "--lexical", "-q", "-o", "-"]
        both = [str(texts / "03.txt"), str(texts / "03.txt")]
        address = ray.get_runtime_context().gcs_address
        far = subprocess.run(
            [*command, *both, "--engine", "ray", "--address", address, "--workers", "1"],
            capture_output=True,
            check=True,
        )
        near = subprocess.run([*command, *both], capture_output=True, check=True)
        assert far.stdout == near.stdout
        assert near.stdout.count(b"\n") > 3

    def test_strict_ends_at_the_first_failure(self, tmp_path: Path) -> None:
        (tmp_path / "bad.txt").write_bytes(b"")
        with pytest.raises(InputError, match="empty"):
            written(tmp_path, tmp_path / "out" / "out.tsv", on_ray, strict=True)


class Deadly(str):
    """A draft that kills whatever process it is sent to."""

    __slots__ = ()

    def __reduce__(self) -> Any:
        return _unwrap, ()


def _unwrap() -> Deadly:
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return Deadly()


class Elsewhere(Plan):
    """A plan that means another model in each process."""

    def marks(self) -> dict[str, str]:
        return super().marks() | {"--model": str(os.getpid())}


class Broken(Plan):
    """A plan that cannot be carried out in another process."""

    def marks(self) -> dict[str, str]:
        if os.getpid() != HERE:
            raise InputError("no such word list")
        return super().marks()


def test_a_gpu_is_not_given_to_a_back_end_that_knows_none() -> None:
    with pytest.raises(InputError, match="--backend torch"):
        next(RayEngine(gpus=0.5)(GREEDY, Given([]), START))


def test_without_ray_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(InputError, match=r"pip install 'sejajar\[ray\]'"):
        next(on_ray(PLAIN, Given([]), START))
