#!/usr/bin/env python3
"""What was tried for the embedded model, from the logs that lie beside it.

usage: recipes.py

Prints, for each trial, how fast it went and what it had learned after so many target tokens.  chrF
is the mean over the development sets (greedy, the first sentences of each), so that runs with other
vocabularies compare; two optimisers are compared by their training loss on the same batches.
"""

from __future__ import annotations

import json
from pathlib import Path
from statistics import mean
from typing import Any

MODELS = Path(__file__).resolve().parents[1] / "models"
MODEL = MODELS / "id-en-small"
STARTS = {"from scratch, lexical start": MODEL / "training.jsonl"}
TRIALS = {
    "E5's first six layers as encoder": MODEL / "trials" / "e5-encoder.jsonl",
    "the same, Muon, two runs side by side": MODELS / "id-en-base" / "training.jsonl",
}
OPTIMIZERS = ("adamw", "muon")


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def looks(name: str, path: Path, until: int) -> None:
    log = rows(path)
    for row in log:
        if "validation" in row and row["tokens"] <= until:
            seen = row["validation"].values()
            speed = mean(r["speed"] for r in log if "speed" in r and r["tokens"] <= row["tokens"])
            print(
                f"| {name} | {row['tokens'] / 1e6:.2f} | {row['tokens'] / speed / 60:.0f} "
                f"| {mean(s['chrf'] for s in seen):.1f} |"
            )


def main() -> None:
    print("| start | million target tokens | minutes on one core | chrF |\n|---|---|---|---|")
    for name, path in (STARTS | TRIALS).items():
        looks(name, path, 4_000_000)
    print("\n| updates | " + " | ".join(OPTIMIZERS) + " | tokens a second |\n|---|---|---|---|")
    logs = [rows(MODEL / "trials" / f"{name}.jsonl") for name in OPTIMIZERS]
    for pair in zip(*logs, strict=True):
        losses = " | ".join(f"{row['loss']:.3f}" for row in pair)
        speeds = ", ".join(f"{row['speed']:.0f}" for row in pair)
        print(f"| {pair[0]['updates']} | {losses} | {speeds} |")


if __name__ == "__main__":
    main()
