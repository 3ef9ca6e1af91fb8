#!/usr/bin/env python3
"""Measure sentence pairing: accuracy beside the peers', speed, what each evidence adds, errors.

usage: pair.py [accuracy] [own] [encoder NAME] [ablation] [speed] [errors]   (default: accuracy)

accuracy   drafts and table, drafts alone, table alone, and the peers, in one run
own        the same with the embedded model's drafts instead of glosses
encoder    what a sentence encoder adds: a folder or a name in the hub's cache, own drafts
ablation   what each kind of evidence adds
speed      documents of 1,000, 10,000 and 100,000 lines, and iwslt-long
errors     wrong beads that the aligner was sure of

Needs the development data ($SEJAJAR_SHARED, default ../shared).  The peers run in a Python of
their own, ``$SEJAJAR_PEERS``; ``pair_peers.py`` says how to make it and what each peer is given.
One that is not there is skipped with the reason.  hunalign and Bleualign's C++ version are in no
package registry: their figures are quoted from bench/README.md.  The shipped weights were learned
on a third of these documents and a third recut; ``pair_weights.py --held-out`` prints the figures
of weights learned without them.  (``benchmarks/align.py`` would be a better name, but hides
the package ``align`` from every script beside it.)
"""

from __future__ import annotations

import gzip
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from pair_weights import drafts
from places import SHARED

from align.pair import Encoder, align
from align.pair import model as models
from align.pair.features import NAMES
from align.text import lexicon

SETS = ("tico", "panl", "tico-hard", "panl-hard", "iwslt", "iwslt-hard", "iwslt-long")
DRAFTED = ("tico", "panl", "iwslt", "tico-hard")
WITH_PEERS = ("tico", "panl", "tico-hard", "iwslt-long")
PEERS = ("galechurch", "vecalign", "bertalign", "bleualign")
EVIDENCE = {
    "all": (),
    "no lengths": ("length", "length squared", "length gap"),
    "no punctuation": ("stops", "end"),
    "no continued lines": tuple(n for n in NAMES if "continue" in n),
    "no torn evidence": ("torn", "shifted", "shifted share"),
    "no weakest line": ("weakest share",),
    "no null evidence": tuple(
        n for n in NAMES if n.split(" ", 1)[-1] in ("mass", "best share", "short")
    ),
    "no shapes": tuple(n for n in NAMES if n.startswith("shape ")),
}


Beads = list[tuple[tuple[int, ...], tuple[int, ...]]]


def documents(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted((SHARED / "bench/align" / name).glob("*.json")):
        yield path.stem, json.loads(path.read_text())


def score(name: str, pair: Callable[[dict[str, Any]], Beads]) -> tuple[dict[str, Any], float]:
    """Align a set; return the scorer's figures and the CPU seconds."""
    from score_align import score_docs

    spent, docs = 0.0, []
    for _, doc in documents(name):
        start = time.process_time()
        found = pair(doc)
        spent += time.process_time() - start
        docs.append((doc["gold"], found, len(doc["src"]), len(doc["tgt"])))
    return score_docs(docs), spent


def run(
    name: str,
    mode: str,
    system: str = "mt_gloss",
    model: models.Model | None = None,
    encoder: Encoder | None = None,
) -> tuple[dict[str, Any], float]:
    """Align a set ourselves; drafting by the embedded model (``model``) is not timed."""
    made = {}
    if mode != "lexical":
        made = {doc["src"][0]: drafts(doc, system) for _, doc in documents(name)}

    def pair(doc: dict[str, Any]) -> Beads:
        beads = align(
            doc["src"],
            doc["tgt"],
            made.get(doc["src"][0]),
            lexical=mode != "drafts",
            model=model,
            encoder=encoder,
        )
        return [(b.source, b.reference) for b in beads]

    return score(name, pair)


def peer(name: str, family: str, key: str) -> tuple[dict[str, Any], float] | str:
    """Align a set with a peer; return the scorer's figures and the CPU seconds, or why not."""
    from score_align import score_docs

    python = os.environ.get("SEJAJAR_PEERS")
    if python is None:
        return "SEJAJAR_PEERS is not set"
    paths = sorted((SHARED / "bench/align" / family).glob("*.json"))
    script = Path(__file__).with_name("pair_peers.py")
    ran = subprocess.run(
        [python, "-W", "ignore", script, name, key, *paths], capture_output=True, text=True
    )
    if ran.returncode:
        return ran.stderr.strip().rsplit("\n", 1)[-1]
    answer = json.loads(ran.stdout)
    docs = [json.loads(path.read_text()) for path in paths]
    return (
        score_docs(
            (doc["gold"], beads, len(doc["src"]), len(doc["tgt"]))
            for doc, beads in zip(docs, answer["beads"], strict=True)
        ),
        answer["seconds"],
    )


def peers(family: str, key: str) -> None:
    """Print a row for each peer."""
    for name in PEERS:
        figures = peer(name, family, key)
        if isinstance(figures, str):
            print(f"{family}, {name}: skipped ({figures})", flush=True)
        else:
            print(row(f"{family}, {name}", *figures), flush=True)


def row(label: str, scores: dict[str, Any], seconds: float) -> str:
    return (
        f"{label:32s} {scores['nn_strict'][2]:.3f}/{scores['nn_lax'][2]:.3f}"
        f"  {scores['null'][2]:.3f}  {scores['vec_strict'][2]:.3f}/{scores['vec_lax'][2]:.3f}"
        f"  {seconds:6.2f}"
    )


def accuracy() -> None:
    print("peers, strict/lax (nn), from bench/README.md:")
    for line in (SHARED / "bench/README.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 5 and "/" in line and cells[1][:1] in ".t":
            print(f"  {cells[0]:46s} " + "  ".join(f"{cell:>9s}" for cell in cells[1:]))
    print(f"\n{'here':32s} strict/lax   null   vec          CPU s")
    lexicon.load(), models.load()
    for name in SETS:
        for mode in models.MODES:
            print(row(f"{name}, {mode}", *run(name, mode)), flush=True)
        if name in WITH_PEERS:
            peers(name, "mt_gloss")
    for system in ("mt_google2010", "mt_europarl"):
        figures = run("textberg-dev", "drafts", system)
        print(row(f"textberg-dev, {system}", *figures), flush=True)
    peers("textberg-dev", "mt_google2010")


def own() -> None:
    print(f"{'with the embedded model':32s} strict/lax   null   vec          CPU s")
    for name in DRAFTED:
        for mode in ("both", "drafts"):
            print(row(f"{name}, {mode}", *run(name, mode, "model")), flush=True)


def encoder(name: str) -> None:
    from pair_encoder import KeptEncoder

    kept = KeptEncoder(name)
    print(f"{'without an encoder, with it':32s} strict/lax   null   vec          CPU s")
    for family, mode, system in (
        *((f, m, "model") for f in DRAFTED for m in ("both", "drafts")),
        ("textberg-dev", "drafts", "mt_google2010"),
        ("textberg-dev", "drafts", "mt_europarl"),
    ):
        kept.keep([s for _, doc in documents(family) for s in (*doc["src"], *doc["tgt"])])
        label = f"{family}, {system if family == 'textberg-dev' else mode}"
        for used in (None, kept):
            print(row(label, *run(family, mode, system, encoder=used)), flush=True)


def ablation() -> None:
    print(f"{'evidence (weights of the rest kept)':42s} strict/lax   null   vec          CPU s")
    whole = models.load()["both"]
    for label, without in EVIDENCE.items():
        weights = whole.weights.copy()
        weights[[NAMES.index(name) for name in without]] = 0
        for name in ("tico", "panl"):
            print(
                row(f"{name}: {label}", *run(name, "both", model=replace(whole, weights=weights)))
            )
    free = models.load()["drafts"]
    for label, without in EVIDENCE.items():
        weights = free.weights.copy()
        weights[[NAMES.index(name) for name in without]] = 0
        figures = run("textberg-dev", "drafts", "mt_google2010", replace(free, weights=weights))
        print(row(f"textberg-dev: {label}", *figures))
    rigid = replace(free, prudence=1e9)
    print(
        row(
            "textberg-dev: usual bead rates", *run("textberg-dev", "drafts", "mt_google2010", rigid)
        )
    )
    for mode in ("drafts", "lexical"):
        for name in ("tico", "panl"):
            print(row(f"{name}: {mode} only", *run(name, mode)))


def speed() -> None:
    """Time growing documents of training pairs, a tenth of the lines missing on either side."""
    pairs: list[tuple[str, str]] = []
    for path in sorted((SHARED / "data/train").glob("*.tsv.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            pairs += [tuple(line.rstrip("\n").split("\t")[:2]) for line in lines]  # type: ignore[misc]
    lexicon.load(), models.load()
    for mode in models.MODES:
        _, seconds = run("iwslt-long", mode)
        print(f"iwslt-long, {mode}: {seconds:.2f} CPU s, {13_244 / seconds:.0f} lines/s")
    print(f"{'lines a side':>14s} {'CPU s':>8s} {'lines/s':>9s} {'peak MB':>8s} {'right':>6s}")
    for size in (1_000, 10_000, 100_000):
        rng = random.Random(0)  # noqa: S311
        gone = [rng.random() for _ in range(size)]
        source = [(k, p[0]) for k, p in enumerate(pairs[:size]) if gone[k] > 0.1]
        reference = [(k, p[1]) for k, p in enumerate(pairs[:size]) if gone[k] < 0.9]
        start = time.process_time()
        beads = align([s for _, s in source], [s for _, s in reference])
        seconds = time.process_time() - start
        right = sum(
            len(b.source) == len(b.reference) == 1
            and source[b.source[0]][0] == reference[b.reference[0]][0]
            for b in beads
        )
        common = sum(0.1 < g < 0.9 for g in gone)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        lines = len(source) + len(reference)
        print(
            f"{len(source):14d} {seconds:8.2f} {lines / seconds:9.0f} {peak:8.0f}"
            f" {right / common:6.3f}",
            flush=True,
        )


def errors(count: int = 30) -> None:
    """Print wrong beads that the aligner was sure of."""
    wrong = []
    for name in ("panl", "tico"):
        for stem, doc in documents(name):
            truth = {(tuple(a), tuple(b)) for a, b in doc["gold"]}
            for bead in align(doc["src"], doc["tgt"], doc["mt_gloss"]):
                if bead.paired and (bead.source, bead.reference) not in truth:
                    gold = [g for g in truth if set(g[0]) & set(bead.source)]
                    wrong.append((bead.similarity, f"{name}/{stem}", bead, gold, doc))
    wrong.sort(key=lambda found: -found[0])
    for similarity, where, bead, gold, doc in wrong[:count]:
        print(f"\n{where} {bead.source}-{bead.reference} at {similarity:.2f}; gold: {gold}")
        for k in bead.source:
            print(f"  < {doc['src'][k]}")
        for k in bead.reference:
            print(f"  > {doc['tgt'][k]}")


PARTS = {"accuracy": accuracy, "own": own, "ablation": ablation, "speed": speed, "errors": errors}


def main() -> None:
    if not (SHARED / "bench").is_dir():
        sys.exit(f"skipped: no development data in {SHARED} (set SEJAJAR_SHARED)")
    sys.path.insert(0, str(SHARED / "bench"))
    if sys.argv[1:2] == ["encoder"] and len(sys.argv) == 3:
        encoder(sys.argv[2])
        return
    for part in sys.argv[1:] or ["accuracy"]:
        if part not in PARTS:
            sys.exit(f"no part {part!r}: choose from {', '.join(PARTS)}")
        PARTS[part]()


if __name__ == "__main__":
    main()
