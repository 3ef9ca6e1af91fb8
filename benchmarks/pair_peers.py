#!/usr/bin/env python3
"""Align the benchmark's documents with another aligner; run by ``pair.py`` in the peers' Python.

usage: pair_peers.py PEER DRAFTS FILE ...      (PEER: galechurch, bleualign, bertalign, vecalign)

Prints JSON: the beads of each file, and the CPU seconds without reading, drafting and embedding.
``DRAFTS`` is the key of the drafts in the files.  Needs nothing of ours; what it needs of others:

    python -m venv PEERS
    PEERS/bin/pip install nltk pypi-bleualign sentalign numba
    PEERS/bin/pip install --no-deps bertalign          # and torch, which it searches with

and ``SEJAJAR_PEERS=PEERS/bin/python`` for ``pair.py``.  bertalign 2 wants Python 3.12; its aligning
core, which is all that is used here, runs on 3.11 too (``--ignore-requires-python``).

bertalign and vecalign (its algorithm as the package ``sentalign`` has it) align embeddings.  No
encoder can be had without a network, so both get what our own aligner gets: the drafts, as TF-IDF
vectors of words and of their 4- and 6-letter stems, projected at random to 768 dimensions.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import math
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Beads = list[tuple[list[int], list[int]]]
DIMENSIONS = 768
MOST_LINES = 4
"""Lines that bertalign and vecalign join on one side."""


def galechurch(doc: dict[str, Any], drafts: list[str]) -> Beads:  # noqa: ARG001
    """Align by lengths alone (Gale and Church, 1993)."""
    from nltk.translate.gale_church import align_blocks

    links = align_blocks([len(s) for s in doc["src"]], [len(s) for s in doc["tgt"]])
    beads: Beads = []
    for i, j in sorted(links):
        if beads and (i in beads[-1][0] or j in beads[-1][1]):
            beads[-1][0].append(i)
            beads[-1][1].append(j)
        else:
            beads.append(([i], [j]))
    return [(sorted(set(a)), sorted(set(b))) for a, b in beads]


def bleualign(doc: dict[str, Any], drafts: list[str]) -> Beads:
    """Align by BLEU of the drafts (Sennrich and Volk, 2010), up to 3-1."""
    from bleualign.align import Aligner

    options = {"srcfile": [""], "targetfile": [""], "srctotarget": [[""]], "verbosity": 0}
    aligner = Aligner({**options, "Nto1": 3})
    found = aligner.process(doc["src"], doc["tgt"], [drafts], [])
    return [(sorted(a), sorted(b)) for (a, b), _ in found]


class Encoder:
    """TF-IDF vectors in a random projection; the time spent here is not the aligner's."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.spent = 0.0
        self.count = len(lines)
        self.frequency = Counter(word for line in lines for word in set(self._words(line)))
        self.directions: dict[str, Any] = {}

    @staticmethod
    def _words(line: str) -> list[str]:
        words = re.findall(r"\w+", line.lower())
        return words + [f"{w[:n]}~" for n in (4, 6) for w in words if len(w) > n]

    def _direction(self, word: str) -> Any:
        import numpy as np

        if word not in self.directions:
            seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
            signs = np.random.default_rng(seed).choice([-1.0, 1.0], DIMENSIONS)
            rarity = math.log((self.count + 1) / (self.frequency[word] + 0.5))
            self.directions[word] = (rarity * signs).astype(np.float32)
        return self.directions[word]

    def encode(self, sentences: Sequence[str]) -> Any:
        """Return one unit vector a sentence."""
        import numpy as np

        start = time.process_time()
        vectors = np.zeros((len(sentences), DIMENSIONS), np.float32)
        for vector, sentence in zip(vectors, sentences, strict=True):
            for word in self._words(sentence):
                vector += self._direction(word)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6
        self.spent += time.process_time() - start
        return vectors


def vecalign(doc: dict[str, Any], drafts: list[str]) -> tuple[Beads, float]:
    """Align embeddings (Thompson and Koehn, 2019)."""
    from sentalign import sentalign

    encoder = Encoder([*drafts, *doc["tgt"]])
    found = sentalign(drafts, doc["tgt"], encoder=encoder).alignments
    return [(list(a.src_indices), list(a.tgt_indices)) for a in found], encoder.spent


def bertalign(doc: dict[str, Any], drafts: list[str]) -> tuple[Beads, float]:
    """Align embeddings in two passes (Liu and Zhu, 2022), with the package's default settings."""
    import numpy as np

    core = _bertalign_core()
    start = time.process_time()
    encoder = Encoder([*drafts, *doc["tgt"]])
    sides = []
    for lines in (drafts, doc["tgt"]):
        joined = [
            [" ".join(lines[max(k - n, 0) : k + 1]) for k in range(len(lines))]
            for n in range(MOST_LINES)
        ]
        vectors = np.stack([encoder.encode(view) for view in joined])
        lengths = np.array([[len(line.encode()) for line in view] for view in joined])
        sides.append((vectors, lengths, len(lines)))
    spent = time.process_time() - start
    (source, source_lengths, rows), (target, target_lengths, columns) = sides
    ratio = float(source_lengths[0].sum() / target_lengths[0].sum())
    scores, indices = core.find_top_k_sents(source[0], target[0], k=3)
    kinds = core.get_alignment_types(2)
    window, path = core.find_first_search_path(rows, columns)
    pointers = core.first_pass_align(rows, columns, window, path, kinds, scores, indices)
    first = core.first_back_track(rows, columns, pointers, path, kinds)
    kinds = core.get_alignment_types(MOST_LINES + 1)
    window, path = core.find_second_search_path(first, 5, rows, columns)
    pointers = core.second_pass_align(
        *(source, target, source_lengths, target_lengths, window, path, kinds, ratio, -0.1),
        margin=True,
        len_penalty=True,
    )
    found = core.second_back_track(rows, columns, pointers, path, kinds)
    return [([int(k) for k in a], [int(k) for k in b]) for a, b in found], spent


def _bertalign_core() -> Any:
    """Load the aligning core alone: the package itself would load language detection and more."""
    package = importlib.util.find_spec("bertalign")
    if package is None or package.origin is None:
        raise ImportError("No module named 'bertalign'")
    if "bertalign_core" not in sys.modules:
        path = Path(package.origin).with_name("corelib.py")
        spec = importlib.util.spec_from_file_location("bertalign_core", path)
        assert spec
        assert spec.loader
        core = importlib.util.module_from_spec(spec)
        sys.modules["bertalign_core"] = core
        spec.loader.exec_module(core)
    return sys.modules["bertalign_core"]


PEERS: dict[str, Callable[..., Any]] = {
    "galechurch": galechurch,
    "bleualign": bleualign,
    "vecalign": vecalign,
    "bertalign": bertalign,
}


def main() -> None:
    name, key, *paths = sys.argv[1:]
    peer = PEERS[name]
    docs = [json.loads(Path(path).read_text()) for path in paths]
    lines = [f"{word} word" for word in "one two three four five six".split()]
    # What is compiled on the first call is not timed.
    peer({"src": lines, "tgt": lines}, lines)
    found, seconds = [], 0.0
    for doc in docs:
        start = time.process_time()
        beads = peer(doc, doc[key])
        seconds += time.process_time() - start
        if isinstance(beads, tuple):
            beads, spent = beads
            seconds -= spent
        found.append(beads)
    print(json.dumps({"beads": found, "seconds": seconds}))


if __name__ == "__main__":
    main()
