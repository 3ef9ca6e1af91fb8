"""Which pairs go out: by what a reviewer decided, and without boilerplate."""

from __future__ import annotations

from dataclasses import dataclass

from align.document import STATUSES, Pair, Status


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted of a file; without arguments every pair is.

    Attributes:
        statuses: pairs with another status stay behind.
        boilerplate: whether boilerplate goes out.
    """

    statuses: frozenset[Status] = frozenset(STATUSES)
    boilerplate: bool = True

    def objection(self, pair: Pair) -> str:
        """Return what keeps a pair back, ``boilerplate`` or its status; empty if nothing does."""
        if pair.kind == "boilerplate" and not self.boilerplate:
            return "boilerplate"
        return "" if pair.status in self.statuses else pair.status
