"""Drafts kept between runs, in SQLite: (model, decoding options, source) -> draft."""

from __future__ import annotations

import hashlib
import sqlite3
import threading
import warnings
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

SCHEMA = """
CREATE TABLE IF NOT EXISTS drafts (
    key BLOB PRIMARY KEY, draft TEXT NOT NULL, confidence REAL NOT NULL
) WITHOUT ROWID
"""


class Draft(NamedTuple):
    """An English draft.

    Attributes:
        text: the draft.
        confidence: geometric mean of the pieces' probabilities, 0 to 1.
        cached: it came from the cache.
    """

    text: str
    confidence: float
    cached: bool = False


class DraftCache:
    """Drafts by source text, for one model and one set of decoding options.

    A cache that cannot be used is a warning, never a failed run: a read-only or full disk means no
    cache, a corrupt file is put aside as ``<name>.corrupt`` and a new one begun.  Several processes
    may share the file, several threads the cache.

    Args:
        path: the database file.
        model: the model's digest.
        options: the key of the decoding options.
    """

    def __init__(self, path: Path, model: str, options: str) -> None:
        self._path = path
        self._prefix = f"{model}\n{options}\n".encode()
        self._lock = threading.Lock()
        self._database: sqlite3.Connection | None = None
        self._database = self._open()

    def _open(self) -> sqlite3.Connection | None:
        for attempt in (1, 2):
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                database = sqlite3.connect(self._path, timeout=30, check_same_thread=False)
                database.execute("PRAGMA journal_mode = WAL")
                database.execute("PRAGMA synchronous = NORMAL")
                database.execute(SCHEMA)
                database.commit()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError) or attempt == 2:
                    self._give_up(error)
                    return None
                self._put_aside()
            except OSError as error:
                self._give_up(error)
                return None
            else:
                return database
        return None

    def _put_aside(self) -> None:
        aside = self._path.with_name(self._path.name + ".corrupt")
        warnings.warn(f"corrupt draft cache moved to {aside}", stacklevel=4)
        self._path.replace(aside)
        # What they hold belongs to the old file and would spoil the new one.
        for suffix in ("-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)

    def _give_up(self, error: Exception) -> None:
        self._database = None
        warnings.warn(f"{self._path}: no draft cache: {error}", stacklevel=4)

    def _recover(self, error: sqlite3.DatabaseError) -> None:
        """Begin a new file when the old one turns out corrupt; else do without."""
        if isinstance(error, sqlite3.OperationalError) or self._database is None:
            self._give_up(error)
            return
        self._database.close()
        try:
            self._put_aside()
        except OSError as trouble:
            self._give_up(trouble)
        else:
            self._database = self._open()

    def _key(self, source: str) -> bytes:
        return hashlib.blake2b(self._prefix + source.encode(), digest_size=16).digest()

    def find(self, sources: Sequence[str]) -> dict[str, Draft]:
        """Return the drafts of those ``sources`` that are in the cache.

        Waits for no other thread: while one stores drafts, none is found.
        """
        if not self._lock.acquire(blocking=False):
            return {}
        try:
            return self._find({self._key(source): source for source in sources})
        finally:
            self._lock.release()

    def _find(self, sources: Mapping[bytes, str]) -> dict[str, Draft]:
        found: dict[str, Draft] = {}
        if self._database is None:
            return found
        wanted = list(sources)
        try:
            for start in range(0, len(wanted), 500):
                chunk = wanted[start : start + 500]
                marks = ",".join("?" * len(chunk))
                rows = self._database.execute(
                    f"SELECT key, draft, confidence FROM drafts WHERE key IN ({marks})",  # noqa: S608
                    chunk,
                )
                found |= {sources[key]: Draft(text, sure, True) for key, text, sure in rows}
        except sqlite3.DatabaseError as error:
            self._recover(error)
        return found

    def add(self, drafts: Mapping[str, Draft]) -> None:
        """Store drafts by source; what another process stored meanwhile stays."""
        rows: Iterable[tuple[bytes, str, float]] = [
            (self._key(source), draft.text, draft.confidence) for source, draft in drafts.items()
        ]
        with self._lock:
            if self._database is None:
                return
            try:
                with self._database:
                    self._database.executemany(
                        "INSERT OR IGNORE INTO drafts VALUES (?, ?, ?)", rows
                    )
            except sqlite3.DatabaseError as error:
                self._recover(error)

    def close(self) -> None:
        """Close the file."""
        if self._database is not None:
            self._database.close()
            self._database = None
