"""What a run on a cluster costs: the worker's time for a sentence, and the driver's.

    python benchmarks/cluster.py [--sentences 20000] [--runs 2]

Sentences are those of ../shared (without it, of the sample texts).  Time is CPU time, which does
not depend on what else the machine does, each on one core:

* ``worker`` splits, drafts (without the cache) and flags 300 sentences;
* ``driver`` reads, splits, sends, receives, keeps a journal and writes a TSV: the process in which
  the command was given, on a Ray of its own.  Its worker finds the drafts in the cache; that does
  not change what the driver has to do.  What the first fifth of the sentences takes is left out,
  and with it what it takes to begin.

What a driver and a worker take for a sentence says how many workers one driver can keep busy.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from places import SHARED

SENTENCES = 300
PER_DOCUMENT = 20


def sentences() -> list[str]:
    """Return different sentences of news."""
    path = SHARED / "data" / "dev" / "panl-dev.tsv"
    if path.is_file():
        found = [row.split("\t")[0] for row in path.read_text("utf-8").splitlines()]
    else:
        from align.resources import corpus_dir
        from align.text.read import find_inputs, read_documents
        from align.text.split import split

        texts = read_documents(find_inputs([str(corpus_dir() / "samples" / "*.id.txt")]))
        found = [segment.text for text in texts for segment in split(text).segments]
    different = list(dict.fromkeys(" ".join(one.split()) for one in found))
    return different[:: max(1, len(different) // SENTENCES)][:SENTENCES]


def worker_seconds(beam_size: int) -> float:
    """Return seconds of CPU for a sentence, all stages, without the cache."""
    from align.document import Document
    from align.resources import DEFAULT_MODEL
    from align.run.plan import Plan
    from align.run.worker import Task, Worker
    from align.translate.options import DecodingOptions

    decoding = DecodingOptions(beam_size=beam_size, threads=1)
    worker = Worker(Plan(model=DEFAULT_MODEL, decoding=decoding, cache=False))
    worker.load()
    worker([Task(Document("first", "-", "Ini kalimat pertama."))])
    tasks = [Task(Document(f"{i}", "-", one)) for i, one in enumerate(sentences())]
    started = time.process_time()
    worker(tasks)
    return (time.process_time() - started) / len(tasks)


def driver_seconds(count: int, folder: Path) -> float:
    """Return seconds of CPU for a sentence of the process that reads and writes."""
    from align.cluster import RayEngine
    from align.exchange.formats import write_pairs
    from align.resources import DEFAULT_MODEL
    from align.run.corpus import Reading, Texts
    from align.run.plan import Plan
    from align.run.run import run
    from align.translate.options import DecodingOptions

    texts = folder / f"{count}.jsonl"
    rest = cycle(sentences())
    with texts.open("w", encoding="utf-8") as file:
        for _ in range(count // PER_DOCUMENT):
            text = "\n\n".join(islice(rest, PER_DOCUMENT))
            file.write(json.dumps({"text": text}) + "\n")
    plan = Plan(model=DEFAULT_MODEL, decoding=DecodingOptions(beam_size=1, threads=1))
    marks: list[tuple[int, float]] = []

    def watch(rows):  # noqa: ANN001, ANN202
        for number, row in enumerate(rows, 1):
            if number % 1000 == 0:
                marks.append((number, time.process_time()))
            yield row

    run(
        plan,
        Texts([str(texts)], Reading()),
        str(folder / f"{count}.tsv"),
        partial(write_pairs, format="tsv"),
        engine=RayEngine(workers=1),
        watch=watch,
    )
    (first, begun), (last, ended) = marks[len(marks) // 5], marks[-1]
    return (ended - begun) / (last - first)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sentences", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=2)
    options = parser.parse_args()
    times: dict[str, float] = {}

    def found(name: str, seconds: float) -> None:
        times[name] = seconds
        print(f"{name:32} {seconds * 1000:8.3f} ms  {1 / seconds:10,.0f} sentences/s", flush=True)

    for beam in (4, 1):
        found(f"worker, beam {beam}", worker_seconds(beam))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SEJAJAR_CACHE"] = os.environ.get("SEJAJAR_CACHE", f"{folder}/cache")
        for number in range(1, options.runs + 1):
            count = options.sentences * number
            found(f"driver, {count:,} sentences", driver_seconds(count, Path(folder)))
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            size = (Path(folder) / f"{count}.tsv").stat().st_size / count
            print(f"its memory at the peak: {peak:,.0f} MB; bytes of a row: {size:,.0f}")
    driver = times[f"driver, {options.sentences:,} sentences"]
    for beam in (4, 1):
        workers = times[f"worker, beam {beam}"] / driver
        print(f"workers that one driver keeps busy, beam {beam}: {workers:,.0f}")


if __name__ == "__main__":
    sys.exit(main())
