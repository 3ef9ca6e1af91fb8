#!/usr/bin/env python3
"""Learn how far pairing should trust a sentence encoder beside the words.

usage: pair_encoder.py NAME [MODE ...]

NAME is a folder or a name in the hub's cache.  For every family of development documents the
weights of the words are learned without it; then its documents are paired at several trusts.
Printed are strict F1 and F1 on unaligned lines.  ``pair_weights.TRUST`` is chosen by that: it is
best for the freest translation, textberg; for the others, more would do no harm.

With ``$SEJAJAR_VECTORS``, a folder, the encoder's vectors are kept there from run to run: encoding
costs many times what pairing does.  Half-precision arithmetic halves that, where a CPU has it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pair_recut import Gold
from pair_weights import documents, families, judge, learn, lessons
from places import SHARED

from align.pair.encoders import encoder_digest, load_encoder
from align.pair.model import MODES, Model
from align.train.step import autocast

TRUSTS = (0.0, 0.15, 0.25, 0.4, 0.6)


class KeptEncoder:
    """An encoder that reads every sentence once."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.vectors: dict[str, NDArray[np.float16]] = {}
        folder = os.environ.get("SEJAJAR_VECTORS")
        self.stem = Path(folder) / encoder_digest(name) if folder else None
        self.parts = 0
        while self.stem and (path := self._part()).exists():
            texts = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            self.vectors.update(zip(texts, np.load(path), strict=True))
            self.parts += 1

    def _part(self) -> Path:
        return Path(f"{self.stem}-{self.parts}.npy")

    def keep(self, sentences: Sequence[str]) -> None:
        """Encode what is new among ``sentences``."""
        new = [s for s in dict.fromkeys(sentences) if s not in self.vectors]
        if not new:
            return
        with autocast("cpu"):
            found = load_encoder(self.name).encode(new).astype(np.float16)
        self.vectors.update(zip(new, found, strict=True))
        if self.stem:
            self._part().with_suffix(".json").write_text(json.dumps(new), encoding="utf-8")
            np.save(self._part(), found)
            self.parts += 1

    def encode(self, sentences: Sequence[str], /) -> NDArray[np.floating]:
        """Return one vector a sentence, shape (sentences, dimensions)."""
        self.keep(sentences)
        return np.stack([self.vectors[s] for s in sentences]).astype(np.float32)


def scored(model: Model, golds: list[Gold], mode: str, encoder: KeptEncoder) -> tuple[float, float]:
    """Return strict F1 and F1 on unaligned lines."""
    scores, _ = judge(((gold, model) for gold in golds), mode, encoder)
    return scores["nn_strict"][2], scores["null"][2]


def label(mode: str, family: str) -> str:
    return f"{mode:8s} {family:9s}"


def main() -> None:
    if not (SHARED / "bench").is_dir():
        sys.exit(f"skipped: no development data in {SHARED} (set SEJAJAR_SHARED)")
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.path.insert(0, str(SHARED / "bench"))
    encoder = KeptEncoder(sys.argv[1])
    print(f"{'trust':18s} " + " ".join(f"{trust:11.2f}" for trust in TRUSTS))
    for mode in sys.argv[2:] or MODES:
        data = {family: lessons(family, mode) for family in families(mode)}
        table = []
        for family in data:
            model = learn([g for f in data for g in data[f] if f != family], mode)
            golds = documents(family)
            encoder.keep([s for gold in golds for s in (*gold.source, *gold.reference)])
            row = [scored(replace(model, trust=t), golds, mode, encoder) for t in TRUSTS]
            table.append(row)
            print(label(mode, family), *(f"{s:.3f}/{n:.3f}" for s, n in row), flush=True)
        mean = np.mean(table, 0)
        print(label(mode, "mean"), *(f"{s:.4f}/{n:.3f}" for s, n in mean), flush=True)


if __name__ == "__main__":
    main()
