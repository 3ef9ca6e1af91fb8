"""The history of a review: one JSON object a line, appended beside the TSV and never rewritten.

``FILE.tsv.history.jsonl`` holds who changed what and when, with the old and the new values and
the digest of the TSV after it.  A record goes to the disk before its change reaches the TSV, and
gets its line end afterwards: a last line without one tells that the program was killed between
the two, and what to finish.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from align.errors import InputError, OutputError

Fields = Mapping[str, tuple[str, str]]
"""Cells that changed: column -> (before, after)."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """What happened to one row.

    Attributes:
        id: the pair's id.
        nth: which of the rows with that id, from 0; ids should be unique, but files of others
            are what they are.
        cells: the cells that changed.
    """

    id: str
    nth: int
    cells: Fields


@dataclass(frozen=True, slots=True)
class Record:
    """One change: either all of it is in the TSV or nothing.

    Attributes:
        number: from 1, rising.
        time: UTC, ISO 8601.
        tab: which browser tab made it.
        action: what was done (``accept``, ``edit``, ..., ``undo``, ``redo``).
        rows: what changed.
        digest: of the TSV with this change in it.
        of: for ``undo`` and ``redo``, the number of the record that was undone or redone.
        ignored: for a dismissal that went to the ignore file: flag id and words.
    """

    number: int
    time: str
    tab: str
    action: str
    rows: tuple[RowChange, ...]
    digest: str
    of: int | None = None
    ignored: tuple[str, str] | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> str:
        """Return the record as one line without its end."""
        values = {name: value for name, value in asdict(self).items() if value not in (None, {})}
        return json.dumps(values, ensure_ascii=False)

    @classmethod
    def from_json(cls, line: bytes) -> Record:
        """Read a line back; keys it does not know are kept in ``extra``.

        Raises:
            ValueError: it is not a record.
        """
        try:
            values = json.loads(line)
            rows = tuple(
                RowChange(
                    str(row["id"]),
                    int(row["nth"]),
                    {str(c): (str(old), str(new)) for c, (old, new) in row["cells"].items()},
                )
                for row in values["rows"]
            )
            ignored = values.get("ignored")
            return cls(
                number=int(values["number"]),
                time=str(values["time"]),
                tab=str(values["tab"]),
                action=str(values["action"]),
                rows=rows,
                digest=str(values["digest"]),
                of=values.get("of"),
                ignored=(str(ignored[0]), str(ignored[1])) if ignored else None,
                extra=values.get("extra", {}),
            )
        except (KeyError, TypeError, AttributeError, IndexError) as error:
            raise ValueError(f"not a record of changes: {error!r}") from error


class History:
    """An open history file, locked: two reviews of one file would take each other's turns.

    Attributes:
        path: the file.
        count: the number of the last record, 0 if there is none.
        pending: a record whose change may not have reached the TSV, found when opening.
    """

    def __init__(self, path: Path) -> None:
        """Open or make the file, lock it, and drop half a record.

        Raises:
            InputError: another program holds the lock, or the last line is not a record.
            OutputError: it cannot be made.
        """
        self.path = path
        try:
            # Unbuffered: a record goes out in one write.
            self._file = path.open("a+b", buffering=0)
        except OSError as error:
            raise OutputError(
                f"{path}: cannot write the history of changes, {error.strerror}; review a copy in "
                "a folder you may write to"
            ) from error
        try:
            self._lock()
            self.pending, self.count = self._recover()
        except BaseException:
            self._file.close()
            raise

    def begin(self, record: Record) -> None:
        """Force a record to the disk; its change is on its way to the TSV.

        Raises:
            OutputError: it cannot be written; the file is as it was.
        """
        self._end = self._file.seek(0, os.SEEK_END)
        line = record.to_json().encode()
        try:
            if self._file.write(line) != len(line):
                raise OSError("the disk is full")
            os.fsync(self._file.fileno())
        except OSError as error:
            self.retract()
            raise OutputError(
                f"{self.path}: cannot write, {error.strerror or error}; make room and try again"
            ) from error

    def seal(self) -> None:
        """Say that the change of the last record is in the TSV."""
        self._file.write(b"\n")
        self.count += 1

    def retract(self) -> None:
        """Take the last record back: its change did not reach the TSV."""
        self._cut(self._end)

    def read(self, having: bytes = b"") -> Iterator[Record]:
        """Yield the records, oldest first, whose lines hold the bytes ``having``."""
        with self.path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if having in line:
                    yield self._record(line, number)

    def last(self, size: int = 1_000_000) -> list[Record]:
        """Return the records in the last ``size`` bytes, oldest first, behind any broken one."""
        with self.path.open("rb") as file:
            skipped = max(0, file.seek(0, os.SEEK_END) - size)
            file.seek(skipped)
            # Of the line that the first byte stands in, only the end is there.
            lines = file.read().splitlines()[bool(skipped) :]
        records: list[Record] = []
        for line in lines:
            try:
                records.append(Record.from_json(line))
            except ValueError:
                records.clear()
        return records

    def close(self) -> None:
        """Close the file and free its lock."""
        self._file.close()

    def _cut(self, end: int) -> None:
        with suppress(OSError):
            self._file.truncate(end)
            os.fsync(self._file.fileno())

    def _record(self, line: bytes, number: int) -> Record:
        try:
            return Record.from_json(line)
        except ValueError as error:
            raise InputError(
                f"{error}; move the file away to start a new history",
                path=str(self.path),
                line=number,
            ) from error

    def _lock(self) -> None:
        try:
            import fcntl
        except ImportError:  # not on Windows: there the versions of rows must do
            return
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise InputError(
                "another 'sejajar review' has this file open; use its page or stop it first",
                path=str(self.path).removesuffix(SUFFIX),
            ) from error

    def _recover(self) -> tuple[Record | None, int]:
        self._file.seek(0)
        data = self._file.read()
        *lines, rest = data.split(b"\n")
        count = self._record(lines[-1], len(lines)).number if lines else 0
        if not rest:
            return None, count
        try:
            return Record.from_json(rest), count
        except ValueError:
            self._cut(len(data) - len(rest))
            return None, count


SUFFIX = ".history.jsonl"
"""What the name of a history adds to the name of its TSV."""
