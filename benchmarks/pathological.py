"""How time and memory grow with inputs made to hurt: the exponent of each stage and shape.

A stage is given a shape in sizes that quadruple until it takes long enough to be measured, each in
a child process with limits.  An exponent of 1 is linear.  The steepest shape of each stage is
printed, with every one above 1.3 and whatever failed.

    PYTHONPATH=.:tests/fuzz python benchmarks/pathological.py [STAGE ...] [--all]
"""

from __future__ import annotations

import argparse
import math
import os
import resource
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import NamedTuple

from fuzz_shapes import FILES, SHAPES, TEXT_STAGES, Shape
from fuzz_targets import TARGETS, exercise

SMALLEST, LARGEST = 1 << 12, 4 << 20  # bytes of input
ENOUGH = 0.5  # CPU seconds
LIMIT = 30  # CPU seconds
MEMORY = 6 << 30
STEEP = 1.3


class Growth(NamedTuple):
    """The largest input that was measured, and how time grew from the one before it."""

    shape: str
    size: int
    seconds: float
    exponent: float
    memory: int
    failure: str


def measured(stage: str, content: bytes, folder: Path) -> tuple[float, int, str]:
    """Return CPU seconds, bytes of memory beyond what was there, and what went wrong."""
    read, write = os.pipe()
    if not (child := os.fork()):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        failure = ""
        started = time.process_time()
        try:
            exercise(TARGETS[stage], content, folder)
        except BaseException as error:
            failure = type(error).__name__
        spent = time.process_time() - started
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before << 10
        os.write(write, f"{spent} {grown} {failure}".encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        seconds, memory, failure = (pipe.read().decode() or f"{LIMIT} 0 limit").split(" ", 2)
    os.waitpid(child, 0)
    return float(seconds), int(memory), failure


def grown(stage: str, name: str, shape: Shape, folder: Path) -> Growth:
    """Measure one shape in ever larger sizes."""
    size, last, exponent = SMALLEST, (0, 0.0), math.nan
    while True:
        content = shape(size)
        seconds, memory, failure = measured(stage, content, folder)
        if last[1] > 0.01 and seconds > 0.02:
            exponent = math.log(seconds / last[1]) / math.log(len(content) / last[0])
        if failure or seconds >= ENOUGH or size >= LARGEST:
            return Growth(name, len(content), seconds, exponent, memory, failure)
        last = len(content), seconds
        size *= 4


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("stages", nargs="*", help="names of tests/fuzz/fuzz_targets.py")
    arguments.add_argument("--all", action="store_true", help="print every shape")
    chosen = arguments.parse_args()
    print("stage        shape                       bytes   CPU s    MB/s  exponent  memory")
    with tempfile.TemporaryDirectory() as name:
        for stage in chosen.stages or [*TEXT_STAGES, *(FILES.keys() - set(TEXT_STAGES))]:
            exercise(TARGETS[stage], b"hangat", Path(name))  # what is loaded once
            shapes = (SHAPES if stage in TEXT_STAGES else {}) | FILES.get(stage, {})
            measure = partial(grown, stage, folder=Path(name))
            rows = [measure(name=shape, shape=make) for shape, make in shapes.items()]
            rows.sort(key=lambda row: (not row.failure, -(row.exponent or 0)))
            for k, row in enumerate(rows):
                if chosen.all or row.failure or k == 0 or row.exponent > STEEP:
                    rate = row.size / max(row.seconds, 1e-9) / 1e6
                    print(
                        f"{stage:<12} {row.shape:<22} {row.size:>10,} {row.seconds:>7.2f} "
                        f"{rate:>7.2f} {row.exponent:>9.2f} {row.memory >> 20:>4} MB {row.failure}",
                        flush=True,
                    )


if __name__ == "__main__":
    main()
