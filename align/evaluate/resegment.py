"""Cut texts that differ in their number of sentences into units that can be scored together.

What mwerSegmenter does with an edit distance (Matusov et al., 2005), done with the beads of
sentence alignment: beads of all texts are merged until every unit boundary is one of each text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from align.pair.bead import Bead

Aligner = Callable[[Sequence[str], Sequence[str]], Iterable[Bead]]
"""Pairs the sentences of two texts in the same language: hypothesis first, then reference."""


@dataclass(frozen=True, slots=True)
class Units:
    """Texts cut into the same number of units, sentences of a unit joined by a space.

    Attributes:
        reference: the reference's units; none is empty.
        texts: the units of each text, by its name; empty where a text lacks the unit.
        spans: start and end of each unit in the reference's lines.
    """

    reference: tuple[str, ...]
    texts: Mapping[str, tuple[str, ...]]
    spans: tuple[tuple[int, int], ...]


def resegment(
    reference: Sequence[str], texts: Mapping[str, Sequence[str]], aligner: Aligner
) -> Units:
    """Return the finest units that ``reference`` and all of ``texts`` can be cut into.

    A text with as many lines as the reference goes with it line by line.  No sentence is lost:
    what a text has beyond the reference joins the unit before it.
    """
    cuts = {
        name: {k: k for k in range(len(reference) + 1)}
        if len(lines) == len(reference)
        else _cuts(aligner(lines, reference))
        for name, lines in texts.items()
    }
    common = sorted(set(range(len(reference) + 1)).intersection(*cuts.values()))
    spans = tuple(pairwise(common))
    return Units(
        reference=tuple(" ".join(reference[start:end]) for start, end in spans),
        texts={
            name: tuple(" ".join(lines[cuts[name][s] : cuts[name][e]]) for s, e in spans)
            for name, lines in texts.items()
        },
        spans=spans,
    )


def align_english(hypothesis: Sequence[str], reference: Sequence[str]) -> list[Bead]:
    """Pair a hypothesis with a reference in the same language, through ``align.pair``."""
    from align.pair import align

    # The hypothesis is its own draft: both sides are then compared in one language.
    return align(hypothesis, reference, hypothesis, lexical=False)


def _cuts(beads: Iterable[Bead]) -> dict[int, int]:
    """Return where the text is cut, by the reference's cut."""
    cuts = {0: 0}
    text = line = 0
    for bead in beads:
        text += len(bead.source)
        line += len(bead.reference)
        # A later bead without a reference moves the cut on; before the first line there is none.
        if line:
            cuts[line] = text
    return cuts
