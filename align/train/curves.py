"""The curves of a training run, as a picture."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def draw(log: Path, picture: Path) -> None:
    """Draw loss, guided loss and chrF over target tokens from ``log.jsonl`` into a PNG.

    Args:
        log: written by :func:`align.train.loop.train`.
        picture: where to.

    Raises:
        ImportError: matplotlib is not installed (extra ``train``).
    """
    from matplotlib.figure import Figure

    rows: list[dict[str, Any]] = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    steps = [row for row in rows if "loss" in row]
    looks = [row for row in rows if "validation" in row]
    figure = Figure(figsize=(9, 6), layout="constrained")
    losses, scores = figure.subplots(2, 1, sharex=True)
    tokens = [row["tokens"] / 1e6 for row in steps]
    losses.plot(tokens, [row["loss"] for row in steps], label="training loss (smoothed labels)")
    if any(row["guided"] for row in steps):
        # A gap where guided alignment is off, not a line at zero.
        guided = [row["guided"] or float("nan") for row in steps]
        losses.plot(tokens, guided, label="guided alignment loss")
    seen = [row["tokens"] / 1e6 for row in looks]
    for name in looks[0]["validation"] if looks else ():
        results = [row["validation"][name] for row in looks]
        (line,) = losses.plot(seen, [r["loss"] for r in results], marker="o", label=name)
        shuffled = [r["shuffled"] for r in results]
        losses.plot(seen, shuffled, marker="x", linestyle=":", color=line.get_color())
        scores.plot(seen, [r["chrf"] for r in results], marker="o", color=line.get_color())
    losses.set_ylabel("nats per piece\n(dotted: with shuffled sources)")
    scores.set_ylabel("chrF, greedy")
    scores.set_xlabel("million target tokens")
    for axes in (losses, scores):
        axes.grid(alpha=0.3)
    if steps or looks:
        # Above the axes: no place inside is free of curves in every run.
        figure.legend(loc="outside upper center", ncols=5, fontsize="small")
    figure.savefig(picture, dpi=110)
