"""Micro-batching: what the drafts of all requests need decoded is decoded together.

A draft is made in steps (``align/translate/making.py``), and the rows that it needs decoded wait
with those of others: a second try shares its batch with first ones.  Rows wait by the width to
which the decoder pads them.  A decoder that is free takes those of one width, which make one batch:
of the width that most of those have whose turn it is, until one has waited long.  Nothing waits for
a batch to fill but a moment, in which those who were just answered ask again, and no batch for
another.
"""

from __future__ import annotations

import asyncio
import heapq
import math
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import NamedTuple

from align.serve.errors import RequestError
from align.translate.batching import width
from align.translate.cache import Draft
from align.translate.drafter import Drafter
from align.translate.making import Making, made
from align.translate.options import DecodingOptions
from align.translate.translator import Hypothesis

_GATHER = 0.008
"""Seconds for which a free decoder waits for more after each request: who ask together come one
after the other."""
_LONGEST = 0.05
"""Seconds for which it waits at most; and for the first of those who were just answered."""
_ENOUGH = 16
"""Rows for which it does not wait: more in a batch make none of them cheaper."""
_PIECES = 1024
"""In one batch: what is taken at once delays all that come after it."""
_FAIRNESS = 8
"""Sentences that a request gets before it is the next one's turn."""
_PATIENCE = 64
"""Sentences that may come after one that waits before it is taken for certain."""
_QUICK = 2_000
"""Characters whose drafts are begun sooner than handed to another thread."""


@dataclass(eq=False)
class _Job:
    """A request.

    Attributes:
        done: once all its drafts are there, one has failed, or the request was given up.
        unfinished: drafts that are not there yet.
        rows: that no decoder has taken yet.
    """

    done: asyncio.Future[None]
    unfinished: int
    rows: int = 0


class _Place(NamedTuple):
    """A row in the queue of its width; those of earlier turns, then of earlier numbers first.

    Attributes:
        turn: when its request may have it decoded, beside those of other requests.
        number: of its sentence, of all that ever waited.
        at: which of the rows that its draft needs.
        making: the draft.
        job: the request.
    """

    turn: int
    number: int
    at: int
    making: Making
    job: _Job


class Batcher:
    """Drafts sentences for many callers with few decoding threads.

    Args:
        drafter: whose drafts they are.
        threads: batches that are decoded at once, each in a thread of its own.
        batch: most rows decoded together.
        waiting: most sentences that wait for their drafts.
        on_batch: told of every batch: its rows and its seconds.
        on_drafts: told of drafts that are there: how many, and whether they were in the cache.
    """

    def __init__(
        self,
        drafter: Drafter,
        *,
        threads: int = 2,
        batch: int = 64,
        waiting: int = 2048,
        on_batch: Callable[[int, float], None] = lambda *_: None,
        on_drafts: Callable[[int, bool], None] = lambda *_: None,
    ) -> None:
        self._drafter = drafter
        self._batch = batch
        self._room = waiting
        self._on_batch = on_batch
        self._on_drafts = on_drafts
        self._queues: dict[tuple[int, DecodingOptions], list[_Place]] = {}
        self._waiting = 0
        self._rows = 0
        self._turn = 0
        self._number = 0
        self._decoders = self._idle = threads
        self._decoding = set[asyncio.Future[None]]()
        self._due: asyncio.TimerHandle | None = None
        self._latest = 0.0
        self._rate = 20.0  # sentences a second, of one decoder
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="decode")

    @property
    def waiting(self) -> int:
        """Sentences whose drafts are not there yet."""
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
        job = _Job(asyncio.get_running_loop().create_future(), len(sources))
        self._waiting += job.unfinished
        try:
            quick = sum(map(len, sources)) <= _QUICK
            begin = self._drafter.begin
            known, makings = begin(sources) if quick else await asyncio.to_thread(begin, sources)
            self._on_drafts(sum(draft.cached for draft in known.values()), True)
            self._waiting -= job.unfinished - len(makings)
            job.unfinished = len(makings)
            for i, making in enumerate(makings):
                self._queue(making, self._turn + i // _FAIRNESS, self._number, job)
                self._number += 1
            if job.unfinished:
                self._wake(_GATHER)
                await job.done
        finally:
            # Of a request that was given up, what no decoder has taken yet is not decoded.
            self._waiting -= job.unfinished
            self._rows -= job.rows
            job.unfinished = job.rows = 0
        known |= made(makings)
        return [known[source] for source in sources]

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

    def _queue(self, making: Making, turn: int, number: int, job: _Job) -> None:
        """Have decoded what a draft needs next, if anything."""
        if making.draft is not None:
            job.unfinished -= 1
            self._waiting -= 1
            return
        model = self._drafter.translator.model
        for at, row in enumerate(making.rows.each):
            like = (width(len(model.wrap(row.pieces)), model.limit), making.rows.options)
            place = _Place(turn, number, at, making, job)
            heapq.heappush(self._queues.setdefault(like, []), place)
        job.rows += len(making.rows.each)
        self._rows += len(making.rows.each)

    def _wake(self, seconds: float) -> None:
        """Let free decoders begin, once those that ask together have asked.

        Args:
            seconds: to wait for the next who asks.
        """
        if not self._idle:
            return
        if self._rows >= _ENOUGH:
            self._start()
            return
        loop = asyncio.get_running_loop()
        if self._due is None:
            self._latest = loop.time() + _LONGEST
        else:
            self._due.cancel()
        self._due = loop.call_at(min(loop.time() + seconds, self._latest), self._start)

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
        """Take a batch from the queue of the row whose turn it is."""
        for like, queue in list(self._queues.items()):
            while queue and queue[0].job.done.done():
                heapq.heappop(queue)
            if not queue:
                del self._queues[like]
        if not self._queues:
            return []
        like = min(self._queues, key=lambda one: self._queues[one][0][:3])
        oldest = self._queues[like][0]
        self._turn = oldest.turn
        if self._number - oldest.number < _PATIENCE:
            # Many of one width cost little more than few.
            rivals = (one for one, queue in self._queues.items() if queue[0].turn == oldest.turn)
            like = max(rivals, key=lambda one: len(self._queues[one]))
        queue = self._queues[like]
        # What waits is shared between the decoders that are free.
        share = -(-self._rows // self._idle)
        room = min(self._batch, share, max(1, _PIECES // like[0]))
        places: list[_Place] = []
        while queue and len(places) < room:
            place = heapq.heappop(queue)
            if not place.job.done.done():
                place.job.rows -= 1
                self._rows -= 1
                places.append(place)
        return places

    async def _decode(self, places: list[_Place]) -> None:
        loop = asyncio.get_running_loop()
        began = time.monotonic()
        outcomes = await loop.run_in_executor(self._threads, self._work, places)
        seconds = time.monotonic() - began
        self._idle += 1
        finished = 0
        for place, outcome in zip(places, outcomes, strict=True):
            job, making = place.job, place.making
            if job.done.done():
                continue
            if isinstance(outcome, Exception):
                job.done.set_exception(outcome)
            elif outcome:
                finished += making.draft is not None
                self._queue(making, place.turn, place.number, job)
                if not job.unfinished:
                    job.done.set_result(None)
        self._wake(_LONGEST)
        self._rate += 0.2 * (finished / max(seconds, 1e-3) - self._rate)
        self._on_batch(len(places), seconds)
        self._on_drafts(finished, False)

    def _work(self, places: list[_Place]) -> list[bool | Exception]:
        """Decode rows in this thread; return of each whether its draft went on, or why it cannot.

        A row that fails does not take its neighbours with it.
        """
        rows = [place.making.rows.each[place.at] for place in places]
        outcomes: dict[int, bool | Exception] = {}
        try:
            decoded = self._drafter.translator.translate(rows, places[0].making.rows.options)
            for i, hypothesis in decoded:
                outcomes[i] = _give(places[i], hypothesis)
        except Exception as error:
            for i, place in enumerate(places):
                if i not in outcomes:
                    (outcomes[i],) = [error] if len(places) == 1 else self._work([place])
        self._drafter.keep(place.making for place in places)
        return [outcomes[i] for i in range(len(places))]


def _give(place: _Place, hypothesis: Hypothesis) -> bool | Exception:
    try:
        return place.making.give(place.at, hypothesis)
    except Exception as error:
        return error
