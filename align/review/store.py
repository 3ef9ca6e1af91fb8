"""The reviewed file: its rows, their versions, and every change on disk before it is answered.

A change is first appended to the history and then written to the TSV by an atomic rename, both
forced to the disk; what was cut off between the two is finished when the file is next opened.
Before each write the TSV is compared with what was last read or written: what another program
has put there is taken in first, and a change to a row that is no longer what the reviewer saw is
refused.
"""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from align.document import STATUSES, Pair, Severity, Status
from align.errors import InputError, OutputError, SejajarError
from align.exchange.atomic import atomic_write_binary
from align.exchange.tsv import parse_flags
from align.flag.ignore import dismiss as ignore
from align.flag.ignore import restore as unignore
from align.review import table, verdict
from align.review.history import SUFFIX, History, Record, RowChange
from align.review.turns import Turn, Turns


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands; a change puts another in its place.

    Attributes:
        key: names it as long as the review runs, wherever an outside edit moves it.
        pair: what it says.
        version: rises with each change, whoever makes it.
        nth: which of the rows with the same id, from 0.
    """

    key: int
    pair: Pair
    version: int = 1
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """The answer to a change: which rows are different now."""

    rows: tuple[Row, ...]
    action: str


class ConflictError(SejajarError):
    """The row is no longer what the reviewer saw."""

    def __init__(self, message: str, row: Row | None = None) -> None:
        super().__init__(message)
        self.row = row


class NothingError(SejajarError):
    """There is nothing to undo or redo."""


class _ChangedOutside(Exception):  # noqa: N818 - a signal, not an error
    pass


class ReviewedFile:
    """A TSV under review; its methods may be called from any thread.

    Attributes:
        path: the TSV.
        rows: in the order of the file.
        status: how many rows that need review have each status.
        sequence: rises with each change; see ``changed_since``.
        structure: rises when rows come, go or move.
        problem: why the file cannot be written just now, or empty.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        severities: Mapping[str, Severity] | None = None,
        ignore_path: Path | None = None,
    ) -> None:
        """Open a TSV and its history.

        Args:
            path: the TSV; a symbolic link is followed.
            severities: of the flags, by id.
            ignore_path: where dismissed flags go; default: ``ignore.tsv`` beside the TSV.

        Raises:
            InputError: the TSV cannot be read, or is under review already.
            OutputError: the history cannot be written.
        """
        self.path = Path(path).resolve()
        self.ignore_path = ignore_path or self.path.with_name("ignore.tsv")
        self._severities = dict(severities or {})
        self._lock = threading.RLock()
        self.sequence = 0
        self.structure = 0
        self.problem = ""
        self.rows: list[Row] = []
        self.status: Counter[Status] = Counter()
        self._by_key: dict[int, Row] = {}
        self._index: dict[int, int] = {}
        self._keys: dict[tuple[str, int], int] = {}
        self._touched: dict[int, int] = {}
        self._table = table.read_table(self.path, self._severities)
        self._history = History(self.path.with_name(self.path.name + SUFFIX))
        try:
            self._take(self._table)
            self._finish_interrupted()
            self._turns = Turns(self._history.last())
        except BaseException:
            self._history.close()
            raise

    def close(self) -> None:
        """Free the file for another review."""
        self._history.close()

    def __enter__(self) -> ReviewedFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- reading

    def row(self, key: int) -> Row:
        """Return a row by its key.

        Raises:
            ConflictError: an outside edit has removed it.
        """
        try:
            return self._by_key[key]
        except KeyError:
            raise ConflictError("this pair is no longer in the file; reload the page") from None

    def snapshot(self, keys: Iterable[int]) -> tuple[list[Row], list[int]]:
        """Return all rows as they stand, and the places of those of ``keys`` that are there."""
        with self._lock:
            return list(self.rows), [self._index[key] for key in keys if key in self._index]

    def changed_since(self, sequence: int) -> list[int]:
        """Return the keys of the rows that changed after ``sequence``, taking outside edits in."""
        with self._lock:
            self.look_outside()
            if sequence >= self.sequence:
                return []
            return [key for key, when in self._touched.items() if when > sequence]

    def past(self, key: int) -> list[tuple[Record, RowChange]]:
        """Return what happened to a row, newest first."""
        row = self.row(key)
        having = json.dumps(row.pair.id, ensure_ascii=False).encode()
        with self._lock:
            found = [
                (record, change)
                for record in self._history.read(having)
                for change in record.rows
                if (change.id, change.nth) == (row.pair.id, row.nth)
            ]
        return found[::-1]

    def can_undo(self, tab: str) -> tuple[bool, bool]:
        """Tell whether a tab has something to undo, and to redo: its own, or of earlier runs."""
        return self._turns.next(tab, "undo") is not None, self._turns.next(tab, "redo") is not None

    # -- changing

    def change(
        self, key: int, version: int, action: str, decide: Callable[[Pair], Pair], tab: str = ""
    ) -> Change:
        """Replace a pair by what ``decide`` makes of it, on disk when this returns.

        Args:
            key: the row.
            version: of the row as the reviewer saw it.
            action: a word for the history.
            decide: may change flags, status, final and note.
            tab: who asks; undo and redo go by it.

        Raises:
            ConflictError: the row has another version by now.
            OutputError: it cannot be written; nothing has changed.
            InputError: the TSV was made unreadable outside; nothing has changed.
        """

        def once() -> Change:
            row = self._current(key, version)
            return self._commit([(row, _storable(decide(row.pair)))], action, tab)

        return self._attempt(once)

    def dismiss(self, key: int, version: int, flag_id: str, span: str, tab: str = "") -> Change:
        """Drop a flag on these words from every pair of the file, and from coming runs.

        Raises:
            ConflictError, OutputError, InputError: as ``change``.
        """

        def once() -> Change:
            self._current(key, version)
            concerned = [(row, verdict.dismiss(row.pair, flag_id, span)) for row in self.rows]
            return self._commit(concerned, "dismiss", tab, ignored=(flag_id, span))

        return self._attempt(once)

    def undo(self, tab: str) -> Change:
        """Take back the last change that this tab made and has not taken back.

        A tab that has none of its own goes on with those of earlier runs.

        Raises:
            NothingError: there is none.
            ConflictError: somebody has changed the same cells since: nothing is undone.
            OutputError, InputError: as ``change``.
        """
        return self._attempt(lambda: self._turn(tab, "undo"))

    def redo(self, tab: str) -> Change:
        """Make the change again that this tab took back last.

        Raises:
            NothingError, ConflictError, OutputError, InputError: as ``undo``.
        """
        return self._attempt(lambda: self._turn(tab, "redo"))

    def look_outside(self) -> None:
        """Take in what another program has written to the TSV; set ``problem`` if it is broken."""
        with self._lock:
            try:
                if table.signature(self.path) != self._table.signature:
                    self._take(table.read_table(self.path, self._severities))
                self.problem = ""
            except InputError as error:
                self.problem = str(error)

    # -- inside

    def _current(self, key: int, version: int) -> Row:
        row = self.row(key)
        if row.version != version:
            raise ConflictError(
                "this pair was changed elsewhere: in another tab or in the file itself", row
            )
        return row

    def _attempt(self, once: Callable[[], Change]) -> Change:
        with self._lock:
            while True:
                self.look_outside()
                if self.problem:
                    raise InputError(f"nothing was saved: {self.problem}")
                try:
                    return once()
                except _ChangedOutside:
                    continue

    def _turn(self, tab: str, action: Turn) -> Change:
        record = self._turns.next(tab, action)
        if record is None:
            raise NothingError(f"nothing to {action} in this tab")
        back = action == "undo"
        pairs = []
        for change in record.rows:
            row = self._changed_row(change)
            cells = table.reviewed_cells(row.pair) if row else {}
            if row is None or any(
                cells[name] != values[back] for name, values in change.cells.items()
            ):
                self._turns.drop(tab, action)
                raise ConflictError(
                    f"pair {change.id} was changed elsewhere since; nothing to {action} there", row
                )
            values = {name: values[not back] for name, values in change.cells.items()}
            pairs.append((row, self._with_cells(row.pair, values)))
        done = self._commit(pairs, action, tab, of=record.number, ignored=record.ignored)
        self._turns.turn(tab, action)
        return done

    def _commit(
        self,
        pairs: Iterable[tuple[Row, Pair]],
        action: str,
        tab: str,
        *,
        of: int | None = None,
        ignored: tuple[str, str] | None = None,
    ) -> Change:
        changed = [(row, pair) for row, pair in pairs if pair != row.pair]
        if not changed:
            return Change((), action)
        cells = {row.key: _difference(row.pair, pair) for row, pair in changed}
        header, lines = self._table.header, list(self._table.lines)
        if not set(table.REVIEWED) <= set(table.columns(header)):
            header, lines = table.add_columns(header, lines)
        names = table.columns(header)
        for key, values in cells.items():
            place = self._index[key]
            after = {name: value for name, (_, value) in values.items()}
            lines[place] = table.set_cells(lines[place], names, after)
        data = b"\n".join([header, *lines, b""])
        record = Record(
            number=self._history.count + 1,
            time=datetime.now(UTC).isoformat(timespec="milliseconds"),
            tab=tab,
            action=action,
            rows=tuple(RowChange(row.pair.id, row.nth, cells[row.key]) for row, _ in changed),
            digest=table.digest(data),
            of=of,
            ignored=ignored,
        )
        self._history.begin(record)
        try:
            self._ignore(ignored, action != "undo")
            try:
                self._write(data)
            except BaseException:
                self._ignore(ignored, action == "undo")
                raise
        except BaseException:
            self._history.retract()
            raise
        self._history.seal()
        self._table = replace(
            self._table,
            header=header,
            lines=lines,
            digest=record.digest,
            signature=table.signature(self.path),
        )
        self.sequence += 1
        done = []
        for row, pair in changed:
            new = replace(row, pair=pair, version=row.version + 1)
            self._put(new)
            done.append(new)
        if of is None:
            self._turns.add(tab, record)
        return Change(tuple(done), action)

    def _put(self, row: Row) -> None:
        self._count(self._by_key[row.key].pair, -1)
        self._count(row.pair, 1)
        self._by_key[row.key] = self.rows[self._index[row.key]] = row
        self._touched[row.key] = self.sequence

    def _ignore(self, dismissed: tuple[str, str] | None, add: bool) -> None:
        if dismissed is None:
            return
        try:
            (ignore if add else unignore)(self.ignore_path, *dismissed)
        except OSError as error:
            raise OutputError(
                f"{self.ignore_path}: cannot write, {error.strerror}; nothing was dismissed"
            ) from error

    def _write(self, data: bytes) -> None:
        with atomic_write_binary(self.path) as file:
            file.write(data)
            # As late as can be: what comes between here and the rename is some microseconds.
            if table.signature(self.path) != self._table.signature:
                raise _ChangedOutside

    def _changed_row(self, change: RowChange) -> Row | None:
        return self._by_key.get(self._keys.get((change.id, change.nth), -1))

    def _with_cells(self, pair: Pair, cells: Mapping[str, str]) -> Pair:
        flags = pair.flags
        if "flags" in cells:
            known = {flag.place: flag for flag in pair.flags}
            flags = tuple(
                known.get(flag.place, flag)
                for flag in parse_flags(cells["flags"], self._severities)
            )
        status = cells.get("status", pair.status)
        return replace(
            pair,
            flags=flags,
            status=next(known for known in STATUSES if known == status),
            final=cells.get("final", pair.final),
            note=cells.get("note", pair.note),
        )

    def _take(self, new: table.Table) -> None:
        """Make a table that was read the present one; rows keep their keys by their ids."""
        seen: Counter[str] = Counter()
        rows: list[Row] = []
        self.sequence += 1
        for pair in new.pairs:
            nth = seen[pair.id]
            seen[pair.id] += 1
            key = self._keys.setdefault((pair.id, nth), len(self._keys))
            old = self._by_key.get(key)
            if old is None:
                old = Row(key, pair, nth=nth)
            elif old.pair != pair:
                old = replace(old, pair=pair, version=old.version + 1)
                self._touched[key] = self.sequence
            rows.append(old)
        if [row.key for row in rows] != [row.key for row in self.rows]:
            self.structure += 1
        self.rows = rows
        self._table = replace(new, pairs=[])
        self._by_key = {row.key: row for row in rows}
        self._index = {row.key: place for place, row in enumerate(rows)}
        self.status = Counter()
        for row in rows:
            self._count(row.pair, 1)

    def _count(self, pair: Pair, by: int) -> None:
        if verdict.needs_review(pair):
            self.status[pair.status] += by

    def _finish_interrupted(self) -> None:
        record = self._history.pending
        if record is None:
            return
        self._history.seal()
        if record.digest == self._table.digest:
            return

        def once() -> Change:
            pairs = []
            for change in record.rows:
                row = self._changed_row(change)
                if row is not None:
                    now = table.reviewed_cells(row.pair)
                    # What was changed outside since then stays.
                    cells = {n: new for n, (old, new) in change.cells.items() if now[n] == old}
                    pairs.append((row, self._with_cells(row.pair, cells)))
            return self._commit(pairs, "recover", "", of=record.number)

        self._ignore(record.ignored, record.action != "undo")
        self._attempt(once)


def _difference(old: Pair, new: Pair) -> dict[str, tuple[str, str]]:
    before, after = table.reviewed_cells(old), table.reviewed_cells(new)
    return {name: (before[name], after[name]) for name in before if before[name] != after[name]}


def _storable(pair: Pair) -> Pair:
    # Half a character (a lone surrogate), which a browser may send, has no place in UTF-8.
    final, note = (text.encode("utf-8", "replace").decode() for text in (pair.final, pair.note))
    return replace(pair, final=final, note=note)
