"""What the commands share that work through a corpus: their options, and carrying them out."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.saying import say

if TYPE_CHECKING:
    from align.run.corpus import Corpus
    from align.run.engine import Engine
    from align.run.plan import Plan
    from align.run.run import Write


class EngineName(StrEnum):
    """What a run can be done by."""

    local = "local"
    ray = "ray"


Jobs = Annotated[
    int,
    typer.Option(
        min=0, help="Processes that pair and flag while others read and draft; 0: one a core."
    ),
]
ShardSize = Annotated[
    int,
    typer.Option(
        min=0, metavar="ROWS", help="Write files of so many rows, OUT-00001.tsv and so on; 0: one."
    ),
]
Restart = Annotated[
    bool, typer.Option("--restart", help="Start over instead of going on with an unfinished run.")
]
Strict = Annotated[
    bool, typer.Option("--strict", help="Stop at the first document that cannot be done.")
]

EngineOption = Annotated[
    EngineName, typer.Option("--engine", help="This machine, or a Ray cluster (docs/cluster.md).")
]
Address = Annotated[
    str | None,
    typer.Option(
        metavar="HOST:PORT", help="The Ray cluster; default: $RAY_ADDRESS, or this machine alone."
    ),
]
Workers = Annotated[
    int, typer.Option(min=0, help="Workers on Ray, each with a model; 0: as many as fit.")
]
GpusPerWorker = Annotated[
    float, typer.Option(min=0, help="GPUs of each worker on Ray, with --backend torch.")
]


def choose_engine(
    name: EngineName, *, jobs: int, address: str | None, workers: int, gpus: float = 0.0
) -> Engine:
    """Return the engine that the options name.

    Raises:
        InputError: this machine was given options of a cluster.
    """
    if name is EngineName.ray:
        from align.cluster import RayEngine

        return RayEngine(address, workers, gpus)
    from functools import partial

    from align.errors import InputError
    from align.run.engine import run_locally

    if address is not None or workers or gpus:
        raise InputError("--address, --workers and --gpus-per-worker go with --engine ray")
    return partial(run_locally, jobs=jobs)


def carry_out(
    plan: Plan,
    corpus: Corpus,
    output: str,
    write: Write,
    *,
    marks: Mapping[str, str],
    engine: Engine,
    shard_size: int,
    restart: bool,
    strict: bool,
    quiet: bool,
) -> None:
    """Run, show the progress and the summary, and exit with 1 if a document could not be done."""
    import time

    from align.cli.progress import progress
    from align.cli.summary import summarise
    from align.run.run import run

    started = time.monotonic()
    report = run(
        plan,
        corpus,
        output,
        write,
        marks=marks,
        engine=engine,
        shard_size=shard_size,
        restart=restart,
        strict=strict,
        say=say,
        watch=lambda rows: progress(rows, "segments", quiet=quiet, total=None),
    )
    if not quiet:
        print(summarise(report.summary, time.monotonic() - started), file=sys.stderr)
    where = f"; see {report.errors}" if report.errors else ""
    if report.unpaired:
        has = "has" if report.unpaired == 1 else "have"
        say(f"{_documents(report.unpaired)} {has} no partner{where}")
    if report.failures:
        say(f"{_documents(report.failures)} could not be done{where}")
        raise typer.Exit(1)


def _documents(count: int) -> str:
    return "1 document" if count == 1 else f"{count:,} documents"
