"""The journal of a run: what is done, beside the output, until the output is whole.

``OUT.journal/`` holds

* ``lock``: locked for as long as the process lives that writes the output;
* ``inputs``: every file that is read, with size and time of change, as they were at the beginning;
* ``log``: what the run does, then a line for each batch: how far the inputs are read, and the
  finished rows.  A line begins with its checksum; what follows the last good one was cut off by a
  crash and is done again;
* ``errors.jsonl``: the documents that could not be done or have no partner;
* ``new/``: the output that is being written.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import threading
import time
import warnings
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, fields, replace
from itertools import zip_longest
from pathlib import Path
from types import FrameType
from typing import Any

from align.document import Flag, Pair
from align.errors import InputError, OutputError
from align.exchange.atomic import not_written, sync_folder
from align.pipeline import Summary
from align.run.corpus import Place
from align.run.failures import Failure, Unpaired
from align.run.worker import Finished
from align.text.formats.base import Input
from align.text.read import JOURNAL
from align.text.remote import is_remote, mark_of

SYNC_SECONDS = 5.0
"""The most work that a power cut undoes; a process that is killed loses the batch in hand."""

_FLAG = tuple(one.name for one in fields(Flag))
_PAIR = tuple(one.name for one in fields(Pair) if one.name not in ("flags", "extra"))
_COUNTERS = ("segments", "flags", "encodings")


@dataclass(slots=True)
class State:
    """How far a run is.

    Attributes:
        place: in the corpus.
        rows: finished ones, those in finished shards included.
        failures: documents that could not be done.
        unpaired: documents without a partner.
        errors: bytes of ``errors.jsonl``.
        shards: the files of the finished shards with their sizes, shard by shard.
        summary: what was counted.
    """

    place: Place = field(default_factory=Place)
    rows: int = 0
    failures: int = 0
    unpaired: int = 0
    errors: int = 0
    shards: list[list[tuple[str, int]]] = field(default_factory=list)
    summary: Summary = field(default_factory=Summary)

    def add(self, place: Place, done: Finished) -> None:
        """Count a finished batch."""
        self.place = place
        self.rows += len(done.rows)
        unpaired = sum(isinstance(one, Unpaired) for one in done.failures)
        self.failures += len(done.failures) - unpaired
        self.unpaired += unpaired
        self.summary.add(done.summary)


class Memory:
    """What a run remembers of what it has done; nothing is on the disk."""

    def __init__(self) -> None:
        self.state = State()

    @property
    def started(self) -> bool:
        """Whether something is done."""
        return self.state.summary.documents > 0

    def append(self, place: Place, done: Finished) -> None:
        """Count a finished batch; ``place`` is where it ends in the corpus."""
        self.state.add(place, done)

    def changed(self, inputs: Iterable[Input]) -> Iterator[str]:  # noqa: ARG002 - cannot tell
        """Yield the paths of inputs that are not what they were when the run began."""
        return iter(())


class Journal(Memory):
    """The journal of one output; to open it takes the lock, ``close`` or ``remove`` gives it back.

    Args:
        output: the file that is to be written; the journal stands beside it.
        marks: what its rows depend on beside the inputs, by the option that says it.
        inputs: the files that are read.
        restart: forget what an unfinished run has done.

    Attributes:
        folder: where it is.
        new: the folder where the output is written until it is whole.
        state: how far the run is.
        resumed: rows that an unfinished run had finished.

    Raises:
        InputError: an unfinished run read other files, or had other options, or was another
            version's.
        OutputError: another process writes this output, or the folder cannot be written.
    """

    def __init__(
        self,
        output: Path,
        marks: Mapping[str, str],
        inputs: Iterable[Input],
        *,
        restart: bool = False,
    ) -> None:
        self.output = output
        self.folder = output.with_name(output.name + JOURNAL)
        self.new = self.folder / "new"
        super().__init__()
        self._marks = dict(marks)
        self._synced = time.monotonic()
        self._files: list[int] = []
        with self._writing():
            self._lock()
        try:
            with self._writing():
                if restart:
                    self._clear()
                end = self._recover()
                if end:
                    self._compare(inputs)
                else:
                    self._begin(inputs)
                self._log = self._append_to("log", end or None)
                self._errors = self._append_to("errors.jsonl", self.state.errors)
                shutil.rmtree(self.new, ignore_errors=True)
                self.new.mkdir()
        except BaseException:
            if not (self.folder / "log").exists():
                self._remove()
            self._release()
            raise
        self.resumed = self.state.rows

    def rows(self) -> Iterator[list[Pair]]:
        """Yield the finished rows that are in no finished shard, batch by batch."""
        for _, _, rows in self._lines():
            yield [
                Pair(
                    **dict(zip(_PAIR, values, strict=True)),
                    flags=tuple(Flag(*flag) for flag in flags),
                    extra=extra,
                )
                for *values, flags, extra in json.loads(rows)
            ]

    def failures(self) -> Iterator[Failure]:
        """Yield what is listed: documents that could not be done or have no partner."""
        with (self.folder / "errors.jsonl").open(encoding="utf-8") as file:
            for line in file:
                yield Failure(**json.loads(line))

    def append(self, place: Place, done: Finished) -> None:
        """Count a finished batch and keep its rows."""
        errors = "".join(json.dumps(asdict(one)) + "\n" for one in done.failures).encode()
        after = replace(self.state, summary=Summary(), errors=self.state.errors + len(errors))
        after.add(place, done)
        with self._writing(), _ctrl_c_held_back():
            _write(self._errors, errors)
            _write(self._log, _line(_head(after), done.rows))
            after.summary = self.state.summary
            after.summary.add(done.summary)
            self.state = after
            if time.monotonic() - self._synced > SYNC_SECONDS:
                os.fsync(self._errors)
                os.fsync(self._log)
                self._synced = time.monotonic()

    def finish_shard(self, files: Sequence[tuple[str, int]], rest: Sequence[Pair]) -> None:
        """Forget the rows that are in finished shards now.

        Args:
            files: of the shard that was finished, with their sizes.
            rest: the rows that were kept and are in no shard yet.
        """
        with self._writing(), _ctrl_c_held_back():
            self.state.shards.append(list(files))
            self._start_log(rest)
            os.close(self._log)
            self._files.remove(self._log)
            self._log = self._append_to("log", None)

    def changed(self, inputs: Iterable[Input]) -> Iterator[str]:
        """See :class:`Memory`."""
        with (self.folder / "inputs").open(encoding="utf-8") as file:
            for then, now in zip_longest(file, map(_stamp, inputs)):
                if then is None or now is None or then.rstrip("\n") != now:
                    yield json.loads(then or now)[1]

    def close(self) -> None:
        """Leave the journal for the next run, unless there is nothing in it."""
        if not self._files:
            return
        shutil.rmtree(self.new, ignore_errors=True)
        if not self.started:
            self._remove()
        self._release()

    def remove(self) -> None:
        """Remove the journal: the output is whole."""
        self._remove()
        self._release()

    def _lock(self) -> None:
        path = self.folder / "lock"
        while True:
            self.folder.mkdir(exist_ok=True)
            if not path.exists() and any(self.folder.iterdir()):
                raise OutputError(
                    f"{self.folder}: is no journal of a run, but its name is needed; move it away"
                )
            lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                # The system lets go of it when the process ends, however that comes about.
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                process = os.pread(lock, 20, 0).decode()
                os.close(lock)
                raise OutputError(
                    f"{self.output}: another run, process {process}, is writing it; wait for it, "
                    "or name another output"
                ) from None
            # The one that had it may have removed the file between our two steps.
            with suppress(FileNotFoundError):
                if os.fstat(lock).st_ino == path.stat().st_ino:
                    break
            os.close(lock)
        self._files.append(lock)
        with suppress(OSError):
            os.ftruncate(lock, 0)
            os.pwrite(lock, str(os.getpid()).encode(), 0)

    def _recover(self) -> int:
        """Read how far the run is and return where the last good line ends; 0: there is none."""
        end = 0
        for good, head, _ in self._lines():
            end = good
            if "marks" in head:
                self._check(head)
                self.state.shards = [
                    [(name, size) for name, size in files] for files in head["shards"]
                ]
            self.state.place = Place(*head["place"])
            self.state.rows = head["rows"]
            self.state.failures = head["failures"]
            self.state.unpaired = head["unpaired"]
            self.state.errors = head["errors"]
            self.state.summary.add(_to_summary(head["summary"]))
        errors = self.folder / "errors.jsonl"
        lost = end and self.state.errors > (errors.stat().st_size if errors.exists() else 0)
        if lost or (not end and (self.folder / "log").exists()):
            warnings.warn(f"{self.folder}: the journal is damaged; starting over", stacklevel=4)
            self._clear()
            self.state, end = State(), 0
        return end

    def _lines(self) -> Iterator[tuple[int, dict[str, Any], bytes]]:
        """Yield of each good line where it ends, its head and its rows."""
        end = 0
        with suppress(FileNotFoundError), (self.folder / "log").open("rb") as log:
            for line in log:
                end += len(line)
                checksum, _, content = line.rstrip(b"\n").partition(b" ")
                if not line.endswith(b"\n") or checksum != _checksum(content):
                    return
                head, _, rows = content.partition(b"\t")
                yield end, json.loads(head), rows

    def _check(self, head: Mapping[str, Any]) -> None:
        if head.get("columns") != _columns():
            raise InputError(
                "another version of Sejajar began this run; go on with that one, or start over "
                "with --restart",
                path=str(self.folder),
            )
        then, now = head["marks"], self._marks
        other = sorted(name for name in then.keys() | now if then.get(name) != now.get(name))
        if other:
            raise InputError(
                f"an unfinished run had another {' and '.join(other)}; go on with the same, or "
                "start over with --restart",
                path=str(self.folder),
            )

    def _compare(self, inputs: Iterable[Input]) -> None:
        if not (self.folder / "inputs").exists():
            raise InputError("lacks its inputs; start over with --restart", path=str(self.folder))
        for path in self.changed(inputs):
            raise InputError(
                f"has changed since an unfinished run to {self.output} began, or was not part of "
                "it; start over with --restart",
                path=path,
            )

    def _begin(self, inputs: Iterable[Input]) -> None:
        with (self.folder / "inputs").open("w", encoding="utf-8") as file:
            file.writelines(_stamp(one) + "\n" for one in inputs)
            file.flush()
            os.fsync(file.fileno())
        self._start_log(())

    def _start_log(self, rows: Sequence[Pair]) -> None:
        """Put a log in place that holds the state and ``rows`` alone."""
        head = _head(self.state) | {
            "columns": _columns(),
            "marks": self._marks,
            "shards": self.state.shards,
        }
        file = os.open(self.folder / "log.new", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        try:
            _write(file, _line(head, rows))
            os.fsync(file)
        finally:
            os.close(file)
        (self.folder / "log.new").replace(self.folder / "log")
        sync_folder(self.folder)

    def _append_to(self, name: str, size: int | None) -> int:
        file = os.open(self.folder / name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
        self._files.append(file)
        if size is not None:
            os.ftruncate(file, size)
        return file

    def _clear(self) -> None:
        # The log first: what it speaks of is not to go while it still speaks.
        (self.folder / "log").unlink(missing_ok=True)
        with suppress(FileNotFoundError):
            for path in self.folder.iterdir():
                if path.name == "new":
                    shutil.rmtree(path, ignore_errors=True)
                elif path.name != "lock":
                    path.unlink()

    def _remove(self) -> None:
        with suppress(OSError):
            self._clear()
            (self.folder / "lock").unlink()
            self.folder.rmdir()

    def _release(self) -> None:
        while self._files:
            os.close(self._files.pop())

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise not_written(error, self.output) from error


@contextmanager
def _ctrl_c_held_back() -> Iterator[None]:
    """Let Ctrl-C wait: what is written and what is known of it are to agree."""
    usual = signal.getsignal(signal.SIGINT)
    if not callable(usual) or threading.current_thread() is not threading.main_thread():
        yield  # Ctrl-C ends the program at once, or never reaches this thread.
        return
    came: list[tuple[int, FrameType | None]] = []
    signal.signal(signal.SIGINT, lambda *caught: came.append(caught))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
    if came:
        usual(*came[0])


def _stamp(one: Input) -> str:
    """Return what tells one state of a file from another, as a line of JSON."""
    if is_remote(one.path):
        return json.dumps([one.id, one.path, mark_of(one.path)])
    try:
        status = os.stat(one.path)
        stamp = [status.st_size, status.st_mtime_ns]
    except OSError:
        stamp = []
    return json.dumps([one.id, one.path, *stamp])


def _columns() -> list[list[str]]:
    """Return the names of what a line holds, which tell one version's journal from another's."""
    return [[*_PAIR], [*_FLAG], *([one.name for one in fields(each)] for each in (State, Summary))]


def _head(state: State) -> dict[str, Any]:
    head = {one.name: getattr(state, one.name) for one in fields(State) if one.name != "shards"}
    # Not asdict, which makes counters of counters' items.
    summary = {one.name: getattr(state.summary, one.name) for one in fields(state.summary)}
    return {**head, "summary": summary}


def _line(head: Mapping[str, Any], rows: Sequence[Pair]) -> bytes:
    table = [
        [
            *(getattr(row, name) for name in _PAIR),
            [[getattr(flag, name) for name in _FLAG] for flag in row.flags],
            dict(row.extra),
        ]
        for row in rows
    ]
    content = f"{_dump(head)}\t{_dump(table)}".encode()
    return _checksum(content) + b" " + content + b"\n"


def _dump(value: object) -> str:
    # Escapes all that is not ASCII, half characters too: a line end, a tab ends nothing by chance.
    return json.dumps(value, separators=(",", ":"))


def _checksum(content: bytes) -> bytes:
    return b"%08x" % zlib.crc32(content)


def _to_summary(record: Mapping[str, Any]) -> Summary:
    values: dict[str, Any] = dict(record)
    return Summary(**{**values, **{name: Counter(values[name]) for name in _COUNTERS}})


def _write(file: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(file, rest) :]
