"""The engine of one machine: stages side by side, batches in order.

Reading and splitting run ahead in one thread, drafting in another, while the main thread pairs,
flags and hands the rows on to be written: the decoder, which needs no interpreter, never waits
for them.  With several jobs, processes pair and flag.
"""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import TypeVar

from align.errors import OutputError
from align.run.corpus import START, Corpus, Place
from align.run.failures import Failure
from align.run.overheard import overheard, repeat
from align.run.plan import Plan
from align.run.worker import Drafted, Finished, Task, Worker
from align.translate.drafter import WINDOW

Engine = Callable[[Plan, Corpus, Place], Generator[tuple[Place, Finished]]]
"""Does all that stands in a corpus from a place on, and yields each batch with where it ends."""

_Item = TypeVar("_Item")


@dataclass(slots=True)
class Batch:
    """Documents that are done together.

    Attributes:
        place: where the batch ends in the corpus.
        tasks: what to do, split.
        failures: what could not be read or split.
    """

    place: Place
    tasks: list[Task] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


def batches(
    worker: Worker,
    corpus: Corpus,
    start: Place = START,
    window: int = WINDOW,
) -> Generator[Batch]:
    """Yield split documents in batches of at least ``window`` segments, the last one excepted.

    A document is never divided, and where a batch ends depends on the corpus alone: a run that is
    resumed at the end of a batch goes on with the batches that it would have had.

    Args:
        worker: splits.
        corpus: what to read.
        start: the end of the last batch that is finished.
        window: segments, those of references and a document without any included.
    """
    batch, size = Batch(start), 0
    for place, content in corpus.items(start):
        batch.place = place
        size += 1
        if isinstance(content, Failure):
            batch.failures.append(content)
        else:
            done = worker.split([content], batch.failures)
            batch.tasks += done
            size += sum(len(document.segments) for task in done for document in task.documents)
        if size >= window:
            yield batch
            batch, size = Batch(place), 0
    if batch.tasks or batch.failures:
        yield batch


def run_locally(
    plan: Plan,
    corpus: Corpus,
    start: Place = START,
    *,
    jobs: int = 1,
    window: int = WINDOW,
) -> Generator[tuple[Place, Finished]]:
    """Do a corpus on this machine; see ``Engine``.

    Args:
        plan: what to do.
        corpus: to what.
        start: where to begin.
        jobs: 1 pairs and flags in this process, more in so many processes; 0 takes one a core.
        window: segments of a batch, at the least.

    Raises:
        ModelError: the plan's model cannot be loaded.
        OutputError: a process was killed.
    """
    worker = Worker(plan)
    worker.load()
    jobs = jobs or len(os.sched_getaffinity(0))
    read = ahead(batches(worker, corpus, start, window), 2)
    drafted = ahead(((batch, worker.draft(batch.tasks)) for batch in read), 1)
    with closing(drafted):
        if jobs == 1:
            done = ((batch, worker.finish(made)) for batch, made in drafted)
        else:
            done = _in_processes(plan, drafted, jobs)
        with closing(done):
            for batch, finished in done:
                finished.failures[:0] = batch.failures
                yield batch.place, finished


def ahead(items: Generator[_Item], depth: int) -> Generator[_Item]:
    """Yield ``items``, which a thread takes while the last ones are used.

    Args:
        items: closed, in the thread, when the iteration ends early.
        depth: how many may be ready.
    """
    # An item, an error, or neither at the end.
    ready: queue.Queue[tuple[list[_Item], BaseException | None]] = queue.Queue(depth)
    given_up = threading.Event()

    def offer(found: list[_Item], error: BaseException | None = None) -> bool:
        while not given_up.is_set():
            try:
                ready.put((found, error), timeout=0.1)
            except queue.Full:
                continue
            return True
        return False

    def take() -> None:
        with closing(items):
            try:
                for item in items:
                    if not offer([item]):
                        return
                offer([])
            except BaseException as error:
                offer([], error)

    # A daemon: an interrupted program does not wait for the decoder.
    thread = threading.Thread(target=take, daemon=True)
    thread.start()
    try:
        while True:
            found, error = ready.get()
            if error is not None:
                raise error
            if not found:
                return
            yield from found
    finally:
        given_up.set()


def _in_processes(
    plan: Plan, drafted: Iterable[tuple[Batch, list[Drafted]]], jobs: int
) -> Generator[tuple[Batch, Finished]]:
    # Not forked: the decoder has threads by now.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, context, _start_process, (plan,))
    waiting: deque[tuple[Batch, Future[tuple[Finished, list[str]]]]] = deque()

    def first() -> tuple[Batch, Finished]:
        batch, future = waiting.popleft()
        finished, said = future.result()
        repeat(said)
        return batch, finished

    try:
        for batch, made in drafted:
            waiting.append((batch, pool.submit(_finish_in_process, made)))
            if len(waiting) > jobs:
                yield first()
        while waiting:
            yield first()
    except BrokenProcessPool as error:
        raise OutputError(
            "a process that pairs and flags was killed, perhaps for want of memory: try fewer "
            "--jobs"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


_worker: Worker


def _start_process(plan: Plan) -> None:
    global _worker
    # Ctrl-C goes to all processes of a terminal; the first of them settles it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker = Worker(plan)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _finish_in_process(made: Sequence[Drafted]) -> tuple[Finished, list[str]]:
    return overheard(lambda: _worker.finish(made))
