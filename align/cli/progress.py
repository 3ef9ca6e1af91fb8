"""A progress bar on a terminal, a line every ten seconds elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def progress(items: Iterable[Item], what: str, *, quiet: bool, total: int | None) -> Iterator[Item]:
    """Yield ``items`` and show on standard error how many there were, how fast, and what is left.

    Args:
        items: what is counted.
        what: their name in the plural.
        quiet: show nothing.
        total: how many there will be, if known.
    """
    if quiet:
        yield from items
    elif sys.stderr.isatty():
        yield from _bar(items, what, total)
    else:
        yield from _lines(items, what, total)


def _bar(items: Iterable[Item], what: str, total: int | None) -> Iterator[Item]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        SpinnerColumn(),
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[speed]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    started = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total, speed="")
        for count, item in enumerate(items, 1):
            speed = count / max(1e-6, time.monotonic() - started)
            bar.update(task, completed=count, speed=f"{speed:,.0f}/s")
            yield item


def _lines(items: Iterable[Item], what: str, total: int | None) -> Iterator[Item]:
    started = last = time.monotonic()
    for count, item in enumerate(items, 1):
        now = time.monotonic()
        if now - last > 10:
            last = now
            speed = count / (now - started)
            left = f", {(total - count) / speed:,.0f} s left" if total else ""
            of = f" of {total:,}" if total else ""
            print(f"{what}: {count:,}{of}, {speed:,.0f}/s{left}", file=sys.stderr)
        yield item
