"""The ids of a file's rows, so that a second row of one id is found in a file of any length."""

from __future__ import annotations

from array import array


class Ids:
    """Where each id was first seen, in 16 to 32 bytes an id instead of the 200 of a dictionary.

    An open-addressing table of hashes.  Two ids in a file of a million have one hash with a
    probability of 3e-8: then the second is taken for a double.
    """

    def __init__(self) -> None:
        self._count = 0
        self._hashes = array("Q", bytes(8 * 1024))
        self._lines = array("I", bytes(4 * 1024))

    def first_line(self, key: str, line: int) -> int:
        """Return the line that was given with ``key`` when it was first asked for.

        Args:
            key: an id.
            line: the line that it stands in, below 2**32.
        """
        if 4 * self._count >= 3 * len(self._hashes):
            self._grow()
        value = hash(key) & 0xFFFF_FFFF_FFFF_FFFF or 1  # 0 marks a free place
        place = self._find(value)
        if not self._hashes[place]:
            self._hashes[place] = value
            self._lines[place] = line
            self._count += 1
        return self._lines[place]

    def _find(self, value: int) -> int:
        hashes = self._hashes
        mask = len(hashes) - 1
        place = value & mask
        while hashes[place] not in (0, value):
            place = (place + 1) & mask
        return place

    def _grow(self) -> None:
        hashes, lines = self._hashes, self._lines
        self._hashes = array("Q", bytes(2 * 8 * len(hashes)))
        self._lines = array("I", bytes(2 * 4 * len(hashes)))
        for value, line in zip(hashes, lines, strict=True):
            if value:
                place = self._find(value)
                self._hashes[place] = value
                self._lines[place] = line
