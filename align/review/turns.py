"""Undo and redo: what each tab has done and has taken back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from align.review.history import Record

Turn = Literal["undo", "redo"]

_EARLIER = None
"""Stands for the tabs of earlier runs, whose changes any tab may take back."""


class Turns:
    """Two stacks of changes for each tab.

    Args:
        history: the records of earlier runs, oldest first.
    """

    def __init__(self, history: Iterable[Record]) -> None:
        done: dict[int, Record] = {}
        undone: dict[int, Record] = {}
        for record in history:
            if record.action == "undo":
                if record.of in done:
                    undone[record.of] = done.pop(record.of)
            elif record.action == "redo":
                if record.of in undone:
                    done[record.of] = undone.pop(record.of)
            # What was recovered stands in the record that it finished.
            elif record.action != "recover":
                done[record.number] = record
                undone.clear()
        self._stacks: dict[Turn, dict[str | None, list[Record]]] = {
            "undo": {_EARLIER: list(done.values())},
            "redo": {_EARLIER: list(undone.values())},
        }

    def _stack(self, tab: str, turn: Turn) -> list[Record]:
        """Return a tab's own records, or those of earlier runs."""
        stacks = self._stacks[turn]
        return stacks.get(tab) or stacks.get(_EARLIER) or []

    def next(self, tab: str, turn: Turn) -> Record | None:
        """Return the change that is next to be taken back, or made again; None where there is none.

        A tab's own comes first, then those of earlier runs.
        """
        stack = self._stack(tab, turn)
        return stack[-1] if stack else None

    def drop(self, tab: str, turn: Turn) -> Record:
        """Forget that change; there must be one."""
        return self._stack(tab, turn).pop()

    def turn(self, tab: str, turn: Turn) -> None:
        """Note that it was taken back, or made again: this tab can now turn it the other way."""
        other: Turn = "redo" if turn == "undo" else "undo"
        self._stacks[other].setdefault(tab, []).append(self.drop(tab, turn))

    def add(self, tab: str, record: Record) -> None:
        """Note a new change; what was taken back before it can no longer be made again."""
        self._stacks["undo"].setdefault(tab, []).append(record)
        self._stacks["redo"].pop(tab, None)
        self._stacks["redo"].pop(_EARLIER, None)
