"""Micro-batching: the sentences of all requests that wait are decoded together.

Sentences wait by the width to which the decoder pads them.  A decoder that is free takes those of
one width, which make one batch: of the width that most of those have whose turn it is, until one
has waited long.  Nothing waits for a batch to fill, and no batch for another: who is answered may
ask again while others are decoded.
"""

from __future__ import annotations

import asyncio
import heapq
import math
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import NamedTuple

from align.serve.errors import RequestError
from align.translate.cache import Draft
from align.translate.drafter import Drafter

_GATHER = 0.004
"""Seconds for which an idle decoder waits: clients that were answered together ask together."""
_LONGEST = 0.03
"""Seconds for which it waits at most, while more keeps coming."""
_PIECES = 1024
"""In one batch: what is taken at once delays all that come after it."""
_FAIRNESS = 8
"""Sentences that a request gets before it is the next one's turn."""
_PATIENCE = 64
"""Sentences that may come after one that waits before it is taken for certain."""
_QUICK = 2_000
"""Characters whose pieces are counted sooner than handed to another thread."""


@dataclass(eq=False)
class _Job:
    """The sentences of one request."""

    sources: Sequence[str]
    done: asyncio.Future[None]
    drafts: list[Draft | None] = field(init=False)
    waiting: int = field(init=False)
    unfinished: int = field(init=False)

    def __post_init__(self) -> None:
        self.drafts = [None] * len(self.sources)
        self.waiting = self.unfinished = len(self.sources)


class _Place(NamedTuple):
    """A sentence in the queue of its width; those of earlier turns, then of earlier numbers first.

    Attributes:
        turn: when its request may have it decoded, beside those of other requests.
        number: of the sentence, of all that ever waited.
        job: of which it is a sentence.
        at: which one.
    """

    turn: int
    number: int
    job: _Job
    at: int


class Batcher:
    """Drafts sentences for many callers with few decoding threads.

    Args:
        make_drafter: called once in every decoding thread: a draft cache belongs to its thread.
        widths: returns the width of each of some sentences; called in any thread.
        threads: batches that are decoded at once, each in a thread of its own.
        batch: most sentences decoded together.
        waiting: most sentences that wait.
        observe: told of every batch: its sentences, how many came from the cache, its seconds.
    """

    def __init__(
        self,
        make_drafter: Callable[[], Drafter],
        widths: Callable[[Sequence[str]], list[int]],
        *,
        threads: int = 2,
        batch: int = 64,
        waiting: int = 2048,
        observe: Callable[[int, int, float], None] = lambda *_: None,
    ) -> None:
        self._make_drafter = make_drafter
        self._widths = widths
        self._batch = batch
        self._room = waiting
        self._observe = observe
        self._queues: dict[int, list[_Place]] = {}
        self._waiting = 0
        self._turn = 0
        self._number = 0
        self._decoders = self._idle = threads
        self._decoding = set[asyncio.Future[None]]()
        self._due: asyncio.TimerHandle | None = None
        self._latest = 0.0
        self._rate = 20.0  # sentences a second, of one decoder
        self._own = threading.local()
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="decode")

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
        self._waiting += job.waiting
        try:
            quick = sum(map(len, sources)) <= _QUICK
            count = self._widths
            self._queue(job, count(sources) if quick else await asyncio.to_thread(count, sources))
            self._wake()
            await job.done
        finally:
            # A request that was given up: what no decoder has taken yet is not decoded.
            self._waiting -= job.waiting
            job.waiting = 0
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
            seconds = min(60, math.ceil(self._waiting / (self._decoders * self._rate)))
            raise RequestError(
                429,
                f"{self._waiting} sentences are waiting already; try again in {seconds} s",
                retry_after=seconds,
            )

    def _queue(self, job: _Job, widths: Sequence[int]) -> None:
        for at, width in enumerate(widths):
            place = _Place(self._turn + at // _FAIRNESS, self._number, job, at)
            heapq.heappush(self._queues.setdefault(width, []), place)
            self._number += 1

    def _wake(self) -> None:
        """Let an idle decoder begin, once those that ask together have asked."""
        if not self._idle:
            return
        loop = asyncio.get_running_loop()
        if self._due is None:
            self._latest = loop.time() + _LONGEST
        else:
            self._due.cancel()
        self._due = loop.call_at(min(loop.time() + _GATHER, self._latest), self._start)

    def _start(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None
        while self._idle and (places := self._take()):
            self._idle -= 1
            # Not bound to a request: the task outlives one that is given up.
            task = asyncio.ensure_future(self._decode(places))
            self._decoding.add(task)
            task.add_done_callback(self._decoding.discard)

    def _take(self) -> list[_Place]:
        """Take a batch from the queue of the sentence whose turn it is."""
        for width, queue in list(self._queues.items()):
            while queue and not queue[0].job.waiting:
                heapq.heappop(queue)
            if not queue:
                del self._queues[width]
        if not self._queues:
            return []
        width = min(self._queues, key=lambda one: self._queues[one][0][:2])
        oldest = self._queues[width][0]
        self._turn = oldest.turn
        if self._number - oldest.number < _PATIENCE:
            # Many of one width cost little more than few.
            like = (one for one, queue in self._queues.items() if queue[0].turn == oldest.turn)
            width = max(like, key=lambda one: len(self._queues[one]))
        queue = self._queues[width]
        # What waits is shared between the decoders that are free.
        share = -(-self._waiting // self._idle)
        room = min(self._batch, share, max(1, _PIECES // width))
        places: list[_Place] = []
        while queue and len(places) < room:
            place = heapq.heappop(queue)
            if place.job.waiting:
                place.job.waiting -= 1
                self._waiting -= 1
                places.append(place)
        return places

    async def _decode(self, places: list[_Place]) -> None:
        loop = asyncio.get_running_loop()
        sources = [place.job.sources[place.at] for place in places]
        began = time.monotonic()
        try:
            made = await loop.run_in_executor(self._threads, self._draft, sources)
        except Exception as error:
            # Such as a model whose cache cannot be opened in this thread: nobody is to wait for it.
            made = [error] * len(sources)
        seconds = time.monotonic() - began
        # The next batch first: no processor is to wait while answers are written.
        self._idle += 1
        self._start()
        for place, result in zip(places, made, strict=True):
            job = place.job
            job.unfinished -= 1
            if isinstance(result, Draft):
                job.drafts[place.at] = result
            elif not job.done.done():
                job.done.set_exception(result)
            if not job.unfinished and not job.done.done():
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
