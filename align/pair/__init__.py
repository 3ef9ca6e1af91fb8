"""Sentence alignment: source sentences with reference sentences, n to m."""

from align.pair.aligner import align
from align.pair.bead import Bead, format_vecalign

__all__ = ["Bead", "align", "format_vecalign"]
