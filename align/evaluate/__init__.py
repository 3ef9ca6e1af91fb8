"""Scores against references: sacreBLEU's figures, how far to trust them, where systems differ."""

from align.evaluate.corpus import Corpus, from_lines, from_pairs
from align.evaluate.evaluation import Evaluation, Resampling, evaluate
from align.evaluate.metrics.base import Options
from align.evaluate.outputs.registry import render

__all__ = [
    "Corpus",
    "Evaluation",
    "Options",
    "Resampling",
    "evaluate",
    "from_lines",
    "from_pairs",
    "render",
]
