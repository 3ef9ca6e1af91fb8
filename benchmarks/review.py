"""How fast a large TSV is under review: opening, listing, showing, editing, memory.

    python benchmarks/review.py [--rows 50000]

The file is made of the sample texts over and over, with flags, drafts and references.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from align.document import Pair
from align.exchange.tsv import write_tsv
from align.flag import flag_pairs
from align.pipeline import read_and_split
from align.resources import corpus_dir
from align.text.clean import clean


def make(rows: int) -> Iterator[Pair]:
    """Yield pairs of realistic length."""
    documents = read_and_split([str(corpus_dir() / "samples" / "*.id.txt")])
    once = list(
        flag_pairs(
            Pair(f"{doc.id}:{n}", doc.id, segment.kind, clean(segment.text))
            for doc in documents
            for n, segment in enumerate(doc.segments, 1)
        )
    )
    dice = random.Random(1)  # noqa: S311
    for n in range(rows):
        pair = once[n % len(once)]
        again = f"{n // len(once):04}/"
        yield replace(
            pair,
            id=again + pair.id,
            doc=again + pair.doc,
            draft=pair.source,
            reference=pair.source,
            similarity=dice.random(),
            confidence=dice.random(),
        )


def seconds(run: object, times: int = 1) -> float:
    """Return the median time of a call."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        run()  # type: ignore[operator]
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def page(path: Path) -> tuple[float, float, float]:
    """Return the seconds from the command's start to its page's first list and first pairs.

    The third number is the processor time of all of that: what it takes on an idle machine.
    """
    start = time.perf_counter()
    command = [sys.executable, "-c", "from align.cli import main; main()", "review", str(path)]
    child = subprocess.Popen([*command, "--no-browser"], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    address = child.stdout.readline().strip()
    for part in ("", "view"):
        urllib.request.urlopen(address + part).read()  # noqa: S310
    listed = time.perf_counter() - start
    keys = ",".join(map(str, range(30)))
    urllib.request.urlopen(f"{address}rows?keys={keys}").read()  # noqa: S310
    shown = time.perf_counter() - start
    child.kill()
    _, _, usage = os.wait4(child.pid, 0)
    return listed, shown, usage.ru_utime + usage.ru_stime


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=50_000)
    rows = arguments.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pairs.tsv"
        write_tsv(path, islice(make(rows), rows))
        listed, shown, processor = page(path)

        from align.review import verdict
        from align.review.explain import Explainer, severities
        from align.review.query import Query
        from align.review.store import ReviewedFile

        with ReviewedFile(path, severities=severities()) as file:
            pairs = [row.pair for row in file.rows]
            dice = random.Random(2)  # noqa: S311

            def edit() -> None:
                key = dice.randrange(rows)
                text = f"text {dice.random()}"
                file.change(
                    key, file.row(key).version, "edit", lambda pair: verdict.edit(pair, text), "t"
                )

            explainer = Explainer()
            explainer.explain(pairs, [0])
            table = [
                ("file", f"{path.stat().st_size / 1e6:.1f} MB"),
                ("command to list in the browser", f"{listed:.2f} s"),
                ("command to first 30 pairs", f"{shown:.2f} s"),
                ("the same, processor time", f"{processor:.2f} s"),
                ("one edit, on disk (median of 20)", f"{1000 * seconds(edit, 20):.0f} ms"),
                ("undo", f"{1000 * seconds(lambda: file.undo('t'), 10):.0f} ms"),
                (
                    "filter by text",
                    f"{1000 * seconds(lambda: Query(text='starmer').select(pairs), 3):.0f} ms",
                ),
                (
                    "order by suspicion",
                    f"{1000 * seconds(lambda: Query(sort='suspicion').select(pairs), 3):.0f} ms",
                ),
                (
                    "details of 30 pairs not seen before",
                    f"{1000 * seconds(lambda: explainer.explain(pairs, range(9000, 9030))):.0f} ms",
                ),
            ]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        table.append(("memory, peak", f"{peak:.0f} MB"))
    print(f"{rows:,} rows")
    for name, value in table:
        print(f"{name:38}{value:>12}")


if __name__ == "__main__":
    main()
