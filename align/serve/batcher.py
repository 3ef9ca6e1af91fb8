"""Micro-batching: the sentences of all requests that wait are decoded together.

While the decoder is busy, sentences gather; when it is free it takes what has gathered, in turns
from every request, so that a page does not hold up a line.  No decoder waits for a full batch.
"""

from __future__ import annotations

import asyncio
import math
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from align.serve.errors import RequestError
from align.translate.cache import Draft
from align.translate.drafter import Drafter

_GATHER = 0.004
"""Seconds for which a free decoder waits: clients that were answered together ask together."""
_LONGEST = 0.03
"""Seconds for which it waits at most, while more keeps coming."""
_CHARACTERS = 16_000
"""In one batch: what is taken at once delays all that come after it."""
_FAIRNESS = 8
"""Sentences that a request gets before it is the next one's turn."""


@dataclass(eq=False)
class _Job:
    """The sentences of one request."""

    sources: Sequence[str]
    done: asyncio.Future[None]
    drafts: list[Draft | None] = field(init=False)
    taken: int = 0
    finished: int = 0

    def __post_init__(self) -> None:
        self.drafts = [None] * len(self.sources)


_Share = tuple[_Job, int, int]
"""A job and the slice of its sentences that goes into a batch."""


class Batcher:
    """Drafts sentences for many callers with few decoding threads.

    Args:
        make_drafter: called once in every decoding thread: a draft cache belongs to its thread.
        workers: decoding threads; with two, one batch ends while the next is decoded.
        batch: most sentences decoded together.
        waiting: most sentences that wait.
        observe: told of every batch: its sentences, how many came from the cache, its seconds.
    """

    def __init__(
        self,
        make_drafter: Callable[[], Drafter],
        *,
        workers: int = 2,
        batch: int = 64,
        waiting: int = 2048,
        observe: Callable[[int, int, float], None] = lambda *_: None,
    ) -> None:
        self._make_drafter = make_drafter
        self._batch = batch
        self._room = waiting
        self._observe = observe
        self._jobs: deque[_Job] = deque()
        self._waiting = 0
        self._idle = workers
        self._due: asyncio.TimerHandle | None = None
        self._latest = 0.0
        self._rate = 20.0
        self._own = threading.local()
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="decode")

    @property
    def waiting(self) -> int:
        """Sentences that no decoder has taken yet."""
        return self._waiting

    async def drafts(self, sources: Sequence[str], *, admitted: bool = False) -> list[Draft]:
        """Return one draft for each source, in order.

        Args:
            sources: as :meth:`Drafter.drafts` takes them.
            admitted: of a request that has been let in already: it is not turned away half-way.

        Raises:
            RequestError: 413, there are more than may ever wait; 429, the queue is full.
        """
        if not sources:
            return []
        if not admitted:
            self._admit(len(sources))
        job = _Job(sources, asyncio.get_running_loop().create_future())
        self._jobs.append(job)
        self._waiting += len(sources)
        self._wake()
        try:
            await job.done
        finally:
            # A request that was given up: what no decoder has taken yet is not decoded.
            if job in self._jobs:
                self._jobs.remove(job)
                self._waiting -= len(sources) - job.taken
        return [draft for draft in job.drafts if draft is not None]

    def close(self) -> None:
        """End the decoding threads; what they work on is finished first."""
        self._threads.shutdown()

    def _admit(self, count: int) -> None:
        if count > self._room:
            raise RequestError(
                413,
                f"the request has {count} sentences, more than the {self._room} that may wait; "
                "send it in parts",
            )
        if self._waiting + count > self._room:
            seconds = min(60, math.ceil(self._waiting / self._rate))
            raise RequestError(
                429,
                f"{self._waiting} sentences are waiting already; try again in {seconds} s",
                retry_after=seconds,
            )

    def _wake(self) -> None:
        if not self._idle or not self._jobs:
            return
        loop = asyncio.get_running_loop()
        if self._due is None:
            self._latest = loop.time() + _LONGEST
        else:
            self._due.cancel()
        self._due = loop.call_at(min(loop.time() + _GATHER, self._latest), self._start)

    def _start(self) -> None:
        self._due = None
        while self._idle and (shares := self._take()):
            self._idle -= 1
            # Not bound to a request: the task outlives one that is given up.
            task = asyncio.ensure_future(self._decode(shares))
            task.add_done_callback(self._freed)

    def _freed(self, _: asyncio.Future[None]) -> None:
        self._idle += 1
        self._wake()

    def _take(self) -> list[_Share]:
        """Take a batch from the queue, some sentences of each job in turn."""
        # What waits is shared between the decoders that are free.
        room = min(self._batch, -(-self._waiting // self._idle))
        characters = _CHARACTERS
        shares: list[_Share] = []
        while room > 0 and characters > 0 and self._jobs:
            job = self._jobs.popleft()
            start = job.taken
            stop = min(len(job.sources), start + _FAIRNESS, start + room)
            for source in job.sources[start:stop]:
                if characters <= 0:
                    break
                characters -= len(source)
                job.taken += 1
            room -= job.taken - start
            self._waiting -= job.taken - start
            shares.append((job, start, job.taken))
            if job.taken < len(job.sources):
                self._jobs.append(job)
        return shares

    async def _decode(self, shares: list[_Share]) -> None:
        loop = asyncio.get_running_loop()
        sources = [source for job, start, stop in shares for source in job.sources[start:stop]]
        began = time.monotonic()
        try:
            made = await loop.run_in_executor(self._threads, self._draft, sources)
        except Exception as error:
            # Such as a model whose cache cannot be opened in this thread: nobody is to wait for it.
            made = [error] * len(sources)
        seconds = time.monotonic() - began
        results = iter(made)
        for job, start, stop in shares:
            for at in range(start, stop):
                result = next(results)
                if isinstance(result, Draft):
                    job.drafts[at] = result
                elif not job.done.done():
                    job.done.set_exception(result)
            job.finished += stop - start
            if job.finished == len(job.sources) and not job.done.done():
                job.done.set_result(None)
        cached = sum(isinstance(one, Draft) and one.cached for one in made)
        self._rate += 0.2 * (len(sources) / max(seconds, 1e-3) - self._rate)
        self._observe(len(sources), cached, seconds)

    def _draft(self, sources: list[str]) -> list[Draft | Exception]:
        """Draft in this thread; a sentence that fails does not take its neighbours with it."""
        if not hasattr(self._own, "drafter"):
            self._own.drafter = self._make_drafter()
        drafter: Drafter = self._own.drafter
        try:
            return list(drafter.drafts(sources))
        except Exception as error:
            if len(sources) == 1:
                return [error]
            return [result for source in sources for result in self._draft([source])]
