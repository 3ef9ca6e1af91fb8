"""From two split documents to the pairs that fill the aligned table."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence

from align.document import Document, Pair, Segment
from align.pair.aligner import align
from align.pair.bead import Bead
from align.pair.embeddings import Encoder
from align.text.clean import clean

UNRELATED = 0.5
"""Below this ``agreement`` two texts hardly are translations of each other."""


def pair_documents(
    source: Document,
    reference: Document,
    drafts: Sequence[str] | None = None,
    confidences: Sequence[float | None] | None = None,
    *,
    lexical: bool = True,
    encoder: Encoder | None = None,
) -> list[Pair]:
    """Pair the segments of two split documents.

    Args:
        source: a document with segments.
        reference: its translation, with segments.
        drafts: one for each source segment; empty where none was made.
        confidences: the model's, one for each draft.
        lexical: use the Indonesian-English word table.
        encoder: a multilingual sentence encoder to join, if the user has one.

    Returns:
        Pairs in order, numbered from 1; a warning is given when the texts hardly belong together.

    Raises:
        InputError: there are not as many drafts as source segments.
    """
    beads = align(
        [s.text for s in source.segments],
        [s.text for s in reference.segments],
        drafts,
        lexical=lexical,
        encoder=encoder,
    )
    if (agreed := agreement(beads)) < UNRELATED:
        warnings.warn(
            f"{source.id}: the two texts hardly belong together "
            f"({agreed:.0%} of the sentences have a partner)",
            stacklevel=2,
        )
    return [
        _pair(number, bead, source, reference, drafts, confidences)
        for number, bead in enumerate(beads, 1)
    ]


def keep(
    pairs: Iterable[Pair], *, min_similarity: float = 0.0, unaligned: bool = True
) -> Iterator[Pair]:
    """Yield the pairs that are at least so likely right.

    Args:
        pairs: aligned pairs.
        min_similarity: of those with something on both sides.
        unaligned: also yield 1-0 and 0-1 pairs, whatever their similarity.
    """
    for pair in pairs:
        if not (pair.source and pair.reference):
            wanted = unaligned
        else:
            wanted = (pair.similarity or 0.0) >= min_similarity
        if wanted:
            yield pair


def agreement(beads: Iterable[Bead]) -> float:
    """Return the share of all sentences that stand in a right two-sided bead, as expected, 0 to 1.

    Translations reach 0.8 and more, half a translation about 0.6; below ``UNRELATED`` the texts
    hardly belong together.  Two empty documents agree.
    """
    total = right = 0.0
    for bead in beads:
        size = len(bead.source) + len(bead.reference)
        total += size
        right += size * bead.similarity if bead.paired else 0.0
    return right / total if total else 1.0


def _pair(
    number: int,
    bead: Bead,
    source: Document,
    reference: Document,
    drafts: Sequence[str] | None,
    confidences: Sequence[float | None] | None,
) -> Pair:
    left = [source.segments[k] for k in bead.source]
    right = [reference.segments[k] for k in bead.reference]
    known = [c for k in bead.source if confidences and (c := confidences[k]) is not None]
    return Pair(
        id=f"{source.id}:{number}",
        doc=source.id,
        kind=(left or right)[0].kind,
        source=_join(left),
        draft=" ".join(drafts[k] for k in bead.source if drafts[k]) if drafts else "",
        reference=_join(right),
        bead=bead.shape,
        similarity=bead.similarity,
        confidence=sum(known) / len(known) if known else None,
    )


def _join(segments: Sequence[Segment]) -> str:
    return " ".join(clean(segment.text) for segment in segments)
