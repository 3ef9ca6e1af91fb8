"""Small corpora, and runs over them, for the tests of runs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from align.exchange.formats import find_format, write_pairs
from align.run.corpus import Corpus, Reading, Texts
from align.run.engine import run_locally
from align.run.plan import Plan
from align.run.run import Report, run

PLAIN = Plan(flags=None)
"""Splits and pairs alone: a run is read, done and written in a tenth of a second."""


def make_texts(folder: Path, documents: int = 24) -> Path:
    """Write documents of three to seven sentences, all of them different."""
    folder.mkdir()
    for number in range(documents):
        sentences = [f"Warung ke-{number} menjual {n} bungkus nasi." for n in range(3 + number % 5)]
        (folder / f"{number:02}.txt").write_text("\n".join(sentences) + "\n", encoding="utf-8")
    return folder


def go(
    texts: Path,
    output: Path,
    *,
    plan: Plan = PLAIN,
    corpus: Callable[[], Corpus] | None = None,
    window: int = 10,
    **options: Any,
) -> Report:
    """Run over a folder of texts in batches of about two documents."""
    write = partial(write_pairs, format=find_format(output).name)
    read = corpus() if corpus else Texts([str(texts)], Reading())
    engine = partial(run_locally, window=window, jobs=options.pop("jobs", 1))
    return run(plan, read, str(output), write, engine=engine, **options)


def files(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder with their content."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
