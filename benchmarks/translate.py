"""Drafting speed against peers over the same weights: one run, same texts, same beam.

    python benchmarks/translate.py [--sentences 300] [--threads 2] [--rounds 1] [--argos PYTHON]
                                   [--model id-en-base]

Every system decodes in a process of its own, so that peak memory is its own; with several rounds
the median of their seconds counts.  Loading the model is timed apart.  With ../shared the sentences
are those of panl-test and BLEU is printed; without it they are those of the sample texts.  Argos
Translate brings spaCy and stanza along; PYTHON is the interpreter of an environment of its own
(``pip install torch==2.13.0 argostranslate platformdirs``).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from places import SHARED

from align.translate.marian import MarianFolder
from align.translate.models import DEFAULT_MODEL, find_model

BEAM = 4

System = Callable[[list[str], int, MarianFolder], tuple[float, list[str]]]
"""Takes sentences, threads and a model; returns the seconds that decoding took, and the drafts."""


def sejajar(
    sentences: list[str], threads: int, model: MarianFolder, dictionary: bool = True
) -> tuple[float, list[str]]:
    """Run our pipeline end to end: read a file, draft without cache, write the TSV."""
    from align.exchange.tsv import read_tsv, write_tsv
    from align.pipeline import draft_documents, read_and_split
    from align.translate.drafter import Drafter
    from align.translate.options import DecodingOptions
    from align.translate.translator import load_translator

    drafter = Drafter(
        load_translator(model, threads=threads),
        DecodingOptions(beam_size=BEAM, threads=threads, dictionary=dictionary),
    )
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "in.txt"), Path(folder, "out.tsv")
        source.write_text("".join(line + "\n" for line in sentences), encoding="utf-8")
        start = time.perf_counter()
        write_tsv(out, draft_documents(read_and_split([str(source)], lines=True), drafter))
        seconds = time.perf_counter() - start
        return seconds, [pair.draft for pair in read_tsv(out)]


def bare_ctranslate2(
    sentences: list[str], threads: int, model: MarianFolder
) -> tuple[float, list[str]]:
    """Decode with the bare CTranslate2 API, on sentences that are already in pieces."""
    import ctranslate2

    from align.translate.convert import convert

    engine = ctranslate2.Translator(
        str(convert(model)), inter_threads=threads, intra_threads=1, max_queued_batches=-1
    )
    pieces = [model.wrap(row) for row in model.encode(sentences)]
    start = time.perf_counter()
    results = engine.translate_batch(
        pieces, beam_size=BEAM, max_batch_size=2048, batch_type="tokens", max_decoding_length=256
    )
    seconds = time.perf_counter() - start
    return seconds, model.decode([result.hypotheses[0] for result in results])


def transformers(
    sentences: list[str], threads: int, model: MarianFolder, batch: int
) -> tuple[float, list[str]]:
    """Decode with transformers' generate, float32, in batches that are sorted by length.

    One sentence at a time is as a model card shows it.
    """
    import torch
    from transformers import MarianMTModel, MarianTokenizer

    torch.set_num_threads(threads)
    tokenizer = MarianTokenizer.from_pretrained(model.path)
    marian = MarianMTModel.from_pretrained(model.path, dtype=torch.float32).eval()
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
    if batch == 1:
        order = list(range(len(sentences)))
    drafts = [""] * len(sentences)
    start = time.perf_counter()
    for first in range(0, len(order), batch):
        chosen = order[first : first + batch]
        inputs = tokenizer([sentences[i] for i in chosen], return_tensors="pt", padding=True)
        with torch.inference_mode():
            out = marian.generate(**inputs, num_beams=BEAM, max_new_tokens=256, max_length=None)
        for i, draft in zip(
            chosen, tokenizer.batch_decode(out, skip_special_tokens=True), strict=True
        ):
            drafts[i] = draft
    return time.perf_counter() - start, drafts


def argostranslate(
    sentences: list[str], threads: int, model: MarianFolder
) -> tuple[float, list[str]]:
    """Decode with Argos Translate's pipeline around the same weights; it is told the sentences."""
    os.environ |= {"ARGOS_INTER_THREADS": str(threads), "ARGOS_INTRA_THREADS": "1"}
    os.environ |= {"ARGOS_BATCH_SIZE": "2048", "ARGOS_BEAM_SIZE": str(BEAM)}
    import shutil

    from argostranslate.package import Package
    from argostranslate.translate import PackageTranslation

    from align.translate.convert import convert

    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder)
        shutil.copytree(convert(model), package / "model")
        settings = json.loads((package / "model" / "config.json").read_text("utf-8"))
        settings["add_source_eos"] = True
        (package / "model" / "config.json").write_text(json.dumps(settings), encoding="utf-8")
        shutil.copyfile(model.path / "source.spm", package / "sentencepiece.model")
        metadata = {"from_code": "id", "to_code": "en", "from_name": "id", "to_name": "en"}
        (package / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
        engine = PackageTranslation(None, None, Package(package))
        # Its own sentence splitter is a download: every line is a sentence, ours as well.
        engine.sentencizer = argparse.Namespace(split_sentences=lambda text: [text])
        start = time.perf_counter()
        drafts = engine.hypotheses("\n".join(sentences), 1)[0].value.split("\n")
        return time.perf_counter() - start, drafts


SYSTEMS: dict[str, System] = {
    "sejajar": sejajar,
    "sejajar, no dictionary": partial(sejajar, dictionary=False),
    "bare ctranslate2": bare_ctranslate2,
    "argostranslate": argostranslate,
    "transformers, sorted": partial(transformers, batch=32),
    "transformers, naive": partial(transformers, batch=1),
}


def _sentences(count: int) -> tuple[list[str], list[str]]:
    """Return sources, and references if there are some."""
    test = SHARED / "data" / "dev" / "panl-test.tsv"
    if test.is_file():
        rows = [line.split("\t") for line in test.read_text("utf-8").splitlines()[:count]]
        return [row[0] for row in rows], [row[1] for row in rows]
    from align.pipeline import read_and_split, to_draft
    from align.resources import corpus_dir

    documents = read_and_split([f"{corpus_dir()}/samples/*.id.txt"])
    sources = [to_draft(s)[1] for d in documents for s in d.segments if s.kind != "boilerplate"]
    return (sources * (count // len(sources) + 1))[:count], []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=300)
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--model", default=DEFAULT_MODEL, help="the weights (default: %(default)s)")
    parser.add_argument("--argos", metavar="PYTHON", help="that has argostranslate installed")
    parser.add_argument("--rounds", type=int, default=1, help="of which the median counts")
    parser.add_argument("--only", action="append", choices=SYSTEMS, help="repeatable")
    parser.add_argument("--system", help=argparse.SUPPRESS)
    options = parser.parse_args()
    sources, references = _sentences(options.sentences)
    if options.system:
        started = time.perf_counter()
        seconds, drafts = SYSTEMS[options.system](
            sources, options.threads, find_model(options.model)
        )
        load = time.perf_counter() - started - seconds
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"seconds": seconds, "load": load, "peak": peak, "drafts": drafts}))
        return

    import sacrebleu

    words = sum(len(source.split()) for source in sources)
    print(f"{options.model}, {options.threads} threads, beam {BEAM}")
    print(f"{len(sources)} sentences, {words} words\n")
    print(
        f"{'system':22} {'sent/s':>8} {'words/s':>8} {'BLEU':>6} {'peak MB':>8} {'load s':>7} ratio"
    )
    names = [name for name in SYSTEMS if name in (options.only or SYSTEMS)]
    if options.argos is None and "argostranslate" in names:
        names.remove("argostranslate")
        print(f"{'argostranslate':22} left out: see --argos")
    # Turn about, so that a change of what else the machine does meets all alike.
    runs = [{name: _run(name, options) for name in names} for _ in range(options.rounds)]
    ours = 0.0
    for name in names:
        seconds, load = (median(run[name][what] for run in runs) for what in ("seconds", "load"))
        ours = ours or seconds
        drafts = runs[0][name]["drafts"]
        bleu = sacrebleu.corpus_bleu(drafts, [references]).score if references else 0
        print(
            f"{name:22} {len(sources) / seconds:8.1f} {words / seconds:8.0f} {bleu:6.2f} "
            f"{max(run[name]['peak'] for run in runs):8.0f} {load:7.1f} {seconds / ours:.2f}"
        )


def _run(name: str, options: argparse.Namespace) -> dict[str, Any]:
    """Run a system in a process of its own."""
    command = [options.argos if name == "argostranslate" else sys.executable, __file__]
    command += ["--system", name, "--sentences", str(options.sentences)]
    command += ["--threads", str(options.threads), "--model", options.model]
    environment = os.environ | {"OMP_NUM_THREADS": str(options.threads)}
    environment["PYTHONPATH"] = str(Path(__file__).parents[1])
    run = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
    )
    result: dict[str, Any] = json.loads(run.stdout)
    return result


if __name__ == "__main__":
    main()
