"""Things that are found by several keys, and taken once."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Pool(Generic[T]):
    """Items that wait for a partner; taking all takes no longer than filling.

    Args:
        items: in the order in which those of one key are taken.
        keys: of an item.
    """

    def __init__(self, items: Iterable[T], keys: Callable[[T], Iterable[Hashable]]) -> None:
        self._left: dict[T, None] = {}
        self._by_key = defaultdict[Hashable, deque[T]](deque)
        for item in items:
            self._left[item] = None
            for key in keys(item):
                self._by_key[key].append(item)

    def take(self, key: Hashable) -> T | None:
        """Take the first item of ``key`` that nobody has taken, if there is one."""
        waiting = self._by_key.get(key)
        while waiting:
            item = waiting.popleft()
            if item in self._left:
                del self._left[item]
                return item
        return None

    def rest(self) -> list[T]:
        """Return the items that are left."""
        return list(self._left)
