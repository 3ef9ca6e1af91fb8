"""Memory and time of whole runs over corpora of a thousand to a million short segments.

    python benchmarks/scale.py [--most 100000] [--jobs 1] [align] [translate] [bare]

The corpora are made of short sentences of ../shared (without it, of the sample texts), over and
over: documents of ten sentences, a hundred thousand of them for a million segments, as JSON Lines
rows in files of 10,000.  Both commands do all that they do: read, split, pair, flag, keep a
journal and write an aligned TSV.

* ``align`` is ``sejajar align --lexical``: no drafts.  Every sentence gets a number of its own, so
  that no two documents are alike.
* ``translate`` is ``sejajar translate --beam-size 1``.  To decode a million sentences would take
  hours; there are 2,000 different ones, decoded before, and the draft cache answers for all.
* ``bare`` is that without flags: what reading, splitting, the cache, the journal and writing take.

Time is CPU time of all processes, without what a run over one document takes (the least of three);
memory is the peak of the largest process.  ``busiest s`` is the CPU time of the process that has
most of it, its start included: no run is faster than that, and with a core for each process few are
slower, which wall time on a machine that does other things as well cannot tell.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from places import SHARED

SEJAJAR = Path(sys.executable).with_name("sejajar")
SIZES = (1_000, 10_000, 100_000, 1_000_000)
SENTENCES = 10
ROWS = 10_000
STARTS = 3


def short_pairs() -> list[tuple[str, str]]:
    """Return sentences of at most sixty characters with their translations."""
    pairs = []
    for name in ("panl-dev", "panl-test", "iwslt17-tst2017plus", "tico19-dev"):
        path = SHARED / "data" / "dev" / f"{name}.tsv"
        if path.is_file():
            rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
            pairs += [(row[0], row[1]) for row in rows]
    if not pairs:
        from align.resources import corpus_dir

        samples = corpus_dir() / "samples"
        for path in sorted(samples.glob("*.gold.tsv")):
            rows = (line.split("\t") for line in path.read_text("utf-8").splitlines()[1:])
            pairs += [(row[0], row[1]) for row in rows if len(row) > 1]
    end = re.compile(r"[.!?]$")
    kept = [(a, b) for a, b in pairs if 15 < len(a) <= 60 and end.search(a) and end.search(b)]
    return list(dict(kept).items())[:2000]


def documents(segments: int, vary: bool) -> Iterator[tuple[str, str]]:
    """Yield texts of ten sentences, a sentence a paragraph, and their translations."""
    pairs = short_pairs()
    dice = random.Random(1)  # noqa: S311
    for number in range(segments // SENTENCES):
        chosen = dice.choices(pairs, k=SENTENCES)
        if vary:
            tag = [f" {number * SENTENCES + k + 1000}" for k in range(SENTENCES)]
            chosen = [(a[:-1] + t + a[-1], b[:-1] + t + b[-1]) for (a, b), t in zip(chosen, tag)]  # noqa: B905
        yield "\n\n".join(a for a, _ in chosen), "\n\n".join(b for _, b in chosen)


def make(folder: Path, segments: int, vary: bool) -> None:
    """Write the two sides as folders of JSON Lines."""
    (folder / "id").mkdir(parents=True)
    (folder / "en").mkdir()
    sides = None
    for number, texts in enumerate(documents(segments, vary)):
        if number % ROWS == 0:
            sides = [(folder / s / f"{number // ROWS:03}.jsonl").open("w") for s in ("id", "en")]
        for side, text in zip(sides or (), texts, strict=True):
            side.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
    for side in sides or ():
        side.close()


def tree(process: int) -> Iterator[int]:
    """Yield a process and all below it (Linux)."""
    yield process
    for thread in Path(f"/proc/{process}/task").glob("*/children"):
        for child in thread.read_text().split():
            yield from tree(int(child))


def watch(process: int, ended: threading.Event, seen: dict[int, float]) -> None:
    """Note the CPU seconds of each process of a tree until it ends."""
    tick = os.sysconf("SC_CLK_TCK")
    while not ended.wait(0.2):
        with contextlib.suppress(OSError):
            for one in tree(process):
                state = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
                seen[one] = (int(state[11]) + int(state[12])) / tick


def measure(
    command: str, segments: int, folder: Path, jobs: int
) -> tuple[float, float, float, float]:
    """Return CPU seconds, those of the busiest process, wall seconds, peak memory in MB."""
    make(folder, segments, vary=command == "align")
    out = folder / "out.tsv"
    arguments = ["align", folder / "id", folder / "en", "--lexical"]
    if command != "align":
        arguments = ["translate", folder / "id", "--beam-size", "1", "--threads", "1"]
    if command == "bare":
        arguments.append("--no-flags")
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "SEJAJAR_CACHE": str(folder.parent / "c")}
    start = time.monotonic()
    process = subprocess.Popen(
        [SEJAJAR, *map(str, arguments), "--jobs", str(jobs), "-q", "-o", str(out)],
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    ended, seen = threading.Event(), dict[int, float]()
    watcher = threading.Thread(target=watch, args=(process.pid, ended, seen))
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    ended.set()
    watcher.join()
    wall = time.monotonic() - start
    assert status == 0, status
    with out.open("rb") as file:
        assert segments * 0.6 < sum(1 for _ in file) - 1 < segments * 1.6
    assert sorted(path.name for path in folder.iterdir()) == ["en", "id", "out.tsv"]
    busiest = max(seen.values(), default=0.0)
    return usage.ru_utime + usage.ru_stime, busiest, wall, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("commands", nargs="*", default=["align", "translate", "bare"])
    parser.add_argument("--most", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    print(
        f"{'command':9} {'segments':>10} {'CPU s':>9} {'ms/segment':>11}"
        f" {'busiest s':>10} {'wall s':>8} {'MB':>7}"
    )
    for command in options.commands:
        with tempfile.TemporaryDirectory() as temporary:
            if command != "align":
                measure("bare", 20_000, Path(temporary, "warm"), options.jobs)
            starts = (Path(temporary, f"start-{n}") for n in range(STARTS))
            fixed = min(measure(command, SENTENCES, one, options.jobs)[0] for one in starts)
            for size in (size for size in SIZES if size <= options.most):
                folder = Path(temporary, str(size))
                cpu, busiest, wall, memory = measure(command, size, folder, options.jobs)
                each = 1000 * (cpu - fixed) / size
                row = f"{command:9} {size:10,} {cpu:9.1f} {each:11.3f}"
                print(f"{row} {busiest:10.1f} {wall:8.1f} {memory:7.0f}", flush=True)
    print(f"one process at a time; this script took {resource.getrusage(0).ru_utime:.0f} s itself")


if __name__ == "__main__":
    main()
