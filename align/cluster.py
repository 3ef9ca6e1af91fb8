"""The same pipeline on Ray: a model for each worker, batches in order.

This process reads, splits and writes; workers anywhere in the cluster draft, pair and flag.  It
is an engine like that of one machine: rows, their order and the journal are the same, and a run
may be begun on one engine and finished on the other.

Workers are plain actors.  Ray Data, the ready-made form of this, binds a batch to its actor and
waits for that one to be restarted: where a lost node is not replaced and the order is kept, the
others soon stand still behind it (Ray 2.60).  Here a batch goes to whoever is there.
"""

from __future__ import annotations

import logging
import os
import platform
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Any

from align import __version__
from align.errors import InputError, OutputError, SejajarError, reason
from align.run.corpus import START, Corpus, Place
from align.run.engine import Batch, ahead, batches
from align.run.failures import Failure
from align.run.overheard import overheard, repeat
from align.run.plan import Plan
from align.run.worker import Finished, Task, Worker
from align.translate.drafter import WINDOW

DEATHS = 3
"""Workers that may die of a batch before its documents are done one by one, and of a document
before it counts as one that cannot be done."""

_DEPTH = 2
"""Batches that a worker has: the one it does, and the next, which is on its way meanwhile."""

_AHEAD = _DEPTH + 1
"""Batches for each worker that may be read and not yet written: what bounds the memory."""

_PATIENCE = 60.0
"""Seconds without any worker before that is said."""

_STORE = 256 << 20
"""Bytes of the object store of a cluster that is started on this machine."""


@dataclass(frozen=True, slots=True)
class RayEngine:
    """The engine of a cluster; see :data:`align.run.engine.Engine`.

    A worker takes as many CPUs as the plan's decoding has threads, by default one.

    Attributes:
        address: of a cluster, ``host:port``; None goes by ``$RAY_ADDRESS``, and without that takes
            this machine alone.
        workers: the most there may be; 0: as many as the cluster has room for.
        gpus: of each worker; a fraction lets several share one.
        window: segments of a batch, at least.
    """

    address: str | None = None
    workers: int = 0
    gpus: float = 0.0
    window: int = WINDOW

    def __call__(
        self, plan: Plan, corpus: Corpus, start: Place = START
    ) -> Generator[tuple[Place, Finished]]:
        """Do a corpus on the cluster.

        Raises:
            InputError: Ray is not installed, no cluster answers, a node has another version or
                model, or a back end that knows no GPU was given one.
            ModelError: a node cannot load the plan's model.
            OutputError: workers die before they have done anything.
        """
        if self.gpus and plan.backend == "ctranslate2":
            raise InputError(
                "ctranslate2 decodes on CPUs here; --gpus-per-worker goes with --backend torch"
            )
        cpus = max(1, plan.decoding.threads)
        plan = replace(plan, decoding=replace(plan.decoding, threads=cpus))
        marks = plan.marks()
        with _connected(self.address) as ray:
            actor = ray.remote(num_cpus=cpus, num_gpus=self.gpus)(_Remote)
            folder = os.getcwd()

            def start_worker() -> tuple[Any, Any]:
                worker = actor.remote(folder)
                return worker, worker.load.remote(plan, __version__)

            pool = _Pool(
                ray,
                start_worker,
                self.workers or _room(ray.cluster_resources(), cpus, self.gpus),
                marks,
            )
            read = ahead(batches(Worker(plan), corpus, start, self.window), 2)
            with closing(pool), closing(read):
                yield from _in_order(read, pool)


class _Remote:
    """A worker in a process of its own, anywhere in the cluster."""

    _worker: Worker

    def __init__(self, folder: str) -> None:
        # Paths in the plan are as the user gave them: relative to where the command was given.
        with suppress(OSError):
            os.chdir(folder)

    def load(self, plan: Plan, version: str) -> tuple[str, dict[str, str]]:
        """Load the model; return the name of the node, and what the rows depend on there.

        Raises:
            InputError: ``version``, of Sejajar where the command was given, is another one.
        """
        with _on_this_node():
            if version != __version__:
                raise InputError(f"sejajar {__version__} is not {version}; install the same on all")
            self._worker = Worker(plan)
            self._worker.load()
            return platform.node(), plan.marks()

    def do(self, tasks: Sequence[Task]) -> tuple[Finished, list[str]]:
        """Return what became of a batch, and what was warned of."""
        with _on_this_node():
            return overheard(lambda: self._worker(tasks))


@contextmanager
def _on_this_node() -> Iterator[None]:
    """Say in a message on which node it arose."""
    try:
        yield
    except SejajarError as error:
        error.args = (f"{error} (on the node {platform.node()})",)
        raise


@dataclass(slots=True, eq=False)
class _Part:
    """Documents that are done in one call.

    Attributes:
        tasks: where they are in Ray's object store; None once they are done.
        alone: a worker died that had it, be it of a neighbour; with no other at its side the next
            death is its own.
        deaths: workers that died of it, or right after it.
        finished: what became of it.
        pieces: its documents one by one, where it was given up as a whole.
    """

    tasks: Any
    alone: bool = False
    deaths: int = 0
    finished: Finished | None = None
    pieces: list[_Part] = field(default_factory=list)

    def result(self) -> Finished | None:
        """Return what became of all its documents, None until that is known."""
        if self.finished is None and self.pieces:
            results = [piece.result() for piece in self.pieces]
            done = [one for one in results if one is not None]
            if len(done) == len(results):
                self.finished = _joined(done)
        return self.finished


@dataclass(slots=True, eq=False)
class _Hand:
    """A worker, seen from here.

    Attributes:
        actor: Ray's handle.
        loading: the call that loads the model; None once it has been.
        calls: with their parts, in the order in which they are carried out.
    """

    actor: Any
    loading: Any
    calls: deque[tuple[Any, _Part]] = field(default_factory=deque)

    def has_room(self, part: _Part) -> bool:
        """Tell whether it can be given a part now."""
        if self.loading or any(other.alone for _, other in self.calls):
            return False
        return len(self.calls) < (1 if part.alone else _DEPTH)

    @property
    def next_result(self) -> Any:
        """The call that ends first, if there is any."""
        return self.loading or (self.calls[0][0] if self.calls else None)


class _Pool:
    """Workers, and what they are to do.

    Workers are started when there is work for them.  One gets work only once its model is loaded,
    so that nothing waits for a worker that the cluster has no room for.

    Args:
        ray: the module, connected.
        start: starts a worker; returns its handle and the call that loads its model.
        size: the most there may be at a time.
        marks: what the rows depend on here.
    """

    def __init__(
        self, ray: Any, start: Callable[[], tuple[Any, Any]], size: int, marks: dict[str, str]
    ) -> None:
        self.size = size
        self._ray = ray
        self._start = start
        self._marks = marks
        self._hands: list[_Hand] = []
        self._todo: deque[_Part] = deque()
        self._stillborn = 0

    def submit(self, tasks: Sequence[Task]) -> _Part:
        """Have a batch done."""
        if not tasks:
            return _Part(None, finished=Finished())
        part = _Part(self._ray.put(list(tasks)))
        self._todo.append(part)
        self._deal()
        return part

    def wait(self) -> None:
        """Wait until something is done, or a worker is there, or is there no more."""
        hands = {hand.next_result: hand for hand in self._hands if hand.next_result is not None}
        ready, _ = self._ray.wait(list(hands), timeout=_PATIENCE)
        for call in ready:
            self._take(hands[call], call)
        if not ready and all(hand.loading for hand in self._hands):
            warnings.warn(
                "no worker is there yet: the cluster has no room, or loading takes long; "
                "'ray status' says which",
                stacklevel=2,
            )
        self._deal()

    def close(self) -> None:
        """End the workers."""
        while self._hands:
            self._end(self._hands[-1])

    def _deal(self) -> None:
        """Give out what there is to do, the first first, to those who have the least."""
        while self._todo:
            free = [one for one in self._hands if one.has_room(self._todo[0])]
            if not free:
                break
            hand = min(free, key=lambda one: len(one.calls))
            part = self._todo.popleft()
            hand.calls.append((hand.actor.do.remote(part.tasks), part))
            self._hands.remove(hand)  # of those who have as little, it comes last next time
            self._hands.append(hand)
        wanted = len(self._todo) + sum(len(hand.calls) for hand in self._hands)
        while len(self._hands) < min(self.size, wanted):
            self._hands.append(_Hand(*self._start()))

    def _take(self, hand: _Hand, call: Any) -> None:
        """Take the result of a call that has ended, in whatever way."""
        errors = self._ray.exceptions
        try:
            result = self._ray.get(call)
        except errors.RayTaskError as error:
            cause = error.cause
            if isinstance(cause, SejajarError):
                raise cause from error
            if not isinstance(cause, MemoryError):
                raise
            self._lose(hand, cause)
        except errors.RayError as error:
            self._lose(hand, error)
        else:
            if hand.loading:
                hand.loading = None
                self._check(*result)
                return
            _, part = hand.calls.popleft()
            part.finished, said = result
            part.tasks = None
            self._stillborn = 0
            repeat(said)

    def _check(self, node: str, marks: dict[str, str]) -> None:
        other = sorted(name for name in marks if marks[name] != self._marks.get(name))
        if other:
            raise InputError(
                f"the node {node} has another {' and '.join(other)} than this machine; install "
                "the same version, and put the same model and word lists on all"
            )

    def _lose(self, hand: _Hand, error: Exception) -> None:
        """Have what a lost worker had to do done by others."""
        self._end(hand)
        if hand.loading:
            self._stillborn += 1
            if self._stillborn > DEATHS:
                raise OutputError(f"workers die before their model is loaded: {reason(error)}")
        warnings.warn(f"a worker was lost: {reason(error)}; others do its work", stacklevel=2)
        parts = [part for _, part in hand.calls]
        for part in parts:
            part.alone = True
        if parts:
            # Only the first was being done, unless its result was lost on the way.
            parts[0].deaths += 1
            if parts[0].deaths >= DEATHS:
                parts[:1] = self._give_up(parts[0])
        self._todo.extendleft(reversed(parts))

    def _give_up(self, part: _Part) -> list[_Part]:
        """Return the documents of a batch that kills workers, one by one."""
        tasks = self._ray.get(part.tasks)
        part.tasks = None
        if len(tasks) > 1:
            part.pieces = [_Part(self._ray.put([task]), alone=True) for task in tasks]
        else:
            why = f"{part.deaths} workers died of it, perhaps for want of memory"
            part.finished = Finished(failures=[Failure(tasks[0].source.path, None, why)])
        return part.pieces

    def _end(self, hand: _Hand) -> None:
        self._hands.remove(hand)
        with suppress(Exception):  # it may be gone, and the cluster with it
            self._ray.kill(hand.actor)


def _in_order(read: Iterator[Batch], pool: _Pool) -> Generator[tuple[Place, Finished]]:
    """Yield what becomes of batches, in their order; bounds how many are under way."""
    waiting: deque[tuple[Batch, _Part]] = deque()
    more = True
    while more or waiting:
        if more and len(waiting) < _AHEAD * pool.size:
            batch = next(read, None)
            if batch is None:
                more = False
            else:
                waiting.append((batch, pool.submit(batch.tasks)))
                batch.tasks = []  # they are in the object store now
        elif (finished := waiting[0][1].result()) is None:
            pool.wait()
        else:
            batch, _ = waiting.popleft()
            finished.failures[:0] = batch.failures
            yield batch.place, finished


def _joined(results: Sequence[Finished]) -> Finished:
    whole = Finished()
    for one in results:
        whole.rows += one.rows
        whole.failures += one.failures
        whole.summary.add(one.summary)
    return whole


def _room(resources: dict[str, float], cpus: int, gpus: float) -> int:
    """Return how many workers a cluster has room for; at least one, as it may grow."""
    room = resources.get("CPU", 0) // cpus
    if gpus:
        room = min(room, resources.get("GPU", 0) // gpus)
    return max(1, int(room))


@contextmanager
def _connected(address: str | None) -> Iterator[Any]:
    """Yield Ray, connected; a connection that was there before is used, and left as it is."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
    except ModuleNotFoundError as error:
        raise InputError(
            f"the engine ray needs {error.name}; pip install 'sejajar[ray]'"
        ) from error
    if ray.is_initialized():
        yield ray
        return
    address = address or os.environ.get("RAY_ADDRESS") or "local"
    options: dict[str, Any] = {}
    if address == "local":
        options = {"include_dashboard": False, "object_store_memory": _STORE}
    try:
        ray.init(address, log_to_driver=False, logging_level=logging.ERROR, **options)
    except Exception as error:  # Ray raises what it likes, bare exceptions too
        raise InputError(
            f"no Ray cluster answers at {address}: {reason(error)}; is it up ('ray status'), and "
            "reached from here?"
        ) from error
    # What Ray has to say of lost workers it says on standard output, where the rows may go.
    ray._private.worker._worker_logs_enabled = False
    try:
        yield ray
    finally:
        ray.shutdown()
        ray._private.worker._worker_logs_enabled = True
