"""What both versions of XLIFF make of a unit that was read: a pair of ours, or another tool's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from align.document import Pair
from align.exchange.properties import TARGET, from_properties


@dataclass(frozen=True, slots=True)
class Unit:
    """The parts of a unit, whichever elements hold them.

    Attributes:
        id: the unit's own id.
        name: the id of our pair, if it is one.
        doc: the file's original.
        source: Indonesian text.
        target: English text.
        note: notes by people.
        done: someone has signed the target off.
    """

    id: str
    name: str
    doc: str
    source: str
    target: str
    note: str
    done: bool

    def to_pair(
        self, properties: Mapping[str, Sequence[str]], status: Callable[[str], str]
    ) -> Pair:
        """Return the pair.

        Args:
            properties: what we wrote beside the texts, by name; without ``TARGET`` the unit is
                another tool's.
            status: the status now, of the one that we wrote: the unit's state may have changed.

        Raises:
            ValueError: a property was damaged.
        """
        if TARGET not in properties:
            return Pair(
                id=self.id,
                doc=self.doc,
                kind="text",
                source=self.source,
                draft="" if self.done else self.target,
                status="accepted" if self.done else "open",
                final=self.target if self.done else "",
                note=self.note,
            )
        now = status(properties.get("status", ["open"])[0])
        known = {**properties, "status": [now], "doc": [self.doc]}
        items = [(name, value) for name, values in known.items() for value in values]
        return from_properties(
            items, id=self.name, source=self.source, target=self.target, note=self.note
        )
