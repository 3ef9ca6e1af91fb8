"""Beads: what pairing returns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that stand side by side.

    Attributes:
        source, reference: 0-based numbers of consecutive sentences; one of the two may be empty.
        similarity: calibrated probability that exactly these sentences belong together, 0 to 1.
    """

    source: tuple[int, ...]
    reference: tuple[int, ...]
    similarity: float

    @property
    def shape(self) -> str:
        """``n-m``: how many source and how many reference sentences."""
        return f"{len(self.source)}-{len(self.reference)}"

    @property
    def paired(self) -> bool:
        """Whether there is something on both sides."""
        return bool(self.source and self.reference)


def format_vecalign(beads: Iterable[Bead]) -> str:
    """Return one line a bead, ``[source ids]:[reference ids]:score``, as vecalign prints them."""
    return "".join(
        f"{list(bead.source)}:{list(bead.reference)}:{bead.similarity:.6f}\n" for bead in beads
    )
