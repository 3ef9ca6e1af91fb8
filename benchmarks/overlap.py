"""Whether it pays to read, draft and flag side by side: wall time of three ways to run.

    python benchmarks/overlap.py [--segments 600] [--threads 1] [--beam-size 4] [--rounds 3]

``in turn`` does batch after batch, stage after stage; ``side by side`` is what the commands do;
``two processes`` is that with ``--jobs 2``.  The ways take turns, and the median round counts.
``decoder`` is the share of the wall time in which the decoder was at work: what is missing to 100 %
it waited.  Without a draft cache; nothing is written.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from scale import make

from align.resources import DEFAULT_MODEL
from align.run.corpus import Reading, Texts
from align.run.engine import batches, run_locally
from align.run.plan import Plan
from align.run.worker import Drafted, Task, Worker
from align.translate.options import DecodingOptions

WINDOW = 150

_decoding = 0.0
_draft = Worker.draft


def _timed(self: Worker, tasks: Sequence[Task]) -> list[Drafted]:
    global _decoding
    start = time.perf_counter()
    made = _draft(self, tasks)
    _decoding += time.perf_counter() - start
    return made


def main() -> None:
    global _decoding
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--segments", type=int, default=600)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--beam-size", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    decoding = DecodingOptions(beam_size=options.beam_size, threads=options.threads)
    plan = Plan(model=DEFAULT_MODEL, decoding=decoding, cache=False)
    Worker.draft = _timed  # type: ignore[method-assign]
    with TemporaryDirectory() as temporary:
        make(Path(temporary, "corpus"), options.segments, vary=True)
        corpus = Texts([str(Path(temporary, "corpus", "id"))], Reading())
        worker = Worker(plan)
        worker.load()

        def in_turn() -> int:
            return sum(
                len(worker.finish(worker.draft(batch.tasks)).rows)
                for batch in batches(worker, corpus, window=WINDOW)
            )

        def side_by_side(jobs: int = 1) -> int:
            done = run_locally(plan, corpus, jobs=jobs, window=WINDOW)
            return sum(len(finished.rows) for _, finished in done)

        ways: dict[str, Callable[[], int]] = {
            "in turn": in_turn,
            "side by side": side_by_side,
            "two processes": lambda: side_by_side(2),
        }
        times: dict[str, list[float]] = {way: [] for way in ways}
        shares: dict[str, list[float]] = {way: [] for way in ways}
        for _ in range(options.rounds):
            for way, run in ways.items():
                _decoding = 0.0
                start = time.perf_counter()
                run()
                times[way].append(time.perf_counter() - start)
                shares[way].append(_decoding / times[way][-1])
    print(f"{'way':14} {'wall s':>7} {'ratio':>6} {'decoder':>8}")
    first = statistics.median(times["in turn"])
    for way in ways:
        wall, share = statistics.median(times[way]), statistics.median(shares[way])
        print(f"{way:14} {wall:7.1f} {wall / first:6.2f} {share:8.0%}")


if __name__ == "__main__":
    main()
