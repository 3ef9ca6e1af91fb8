"""Sentence alignment: source sentences with reference sentences, n to m."""

from align.pair.aligner import align
from align.pair.bead import Bead, format_vecalign
from align.pair.embeddings import Encoder
from align.pair.pairs import UNRELATED, agreement, keep, pair_documents

__all__ = [
    "UNRELATED",
    "Bead",
    "Encoder",
    "agreement",
    "align",
    "format_vecalign",
    "keep",
    "pair_documents",
]
