"""A whole run: what is read, done and written, and what is kept when it is cut off."""

from __future__ import annotations

import os
import stat
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from align.document import Pair
from align.errors import InputError, OutputError, SejajarError
from align.exchange.atomic import atomic_write_binary, not_written
from align.pipeline import Summary
from align.run.corpus import Corpus, Place
from align.run.engine import Engine, run_locally
from align.run.failures import Failure, Unpaired
from align.run.journal import Journal, Memory, State
from align.run.plan import Plan
from align.run.shards import shard_path, shards_among
from align.run.target import Target, find_target
from align.run.worker import Finished
from align.text.read import STDIN

Write = Callable[[str | Path, Iterable[Pair]], int]
"""Writes pairs to a path, whole or not at all."""

_NAMED = 20
"""Documents that could not be done and are named one by one; a file lists the others."""
_NAMED_UNPAIRED = 5
"""Documents without a partner that are named likewise."""


class InterruptedRun(SejajarError):  # noqa: N818 - it is none
    """Ctrl-C; the message says how to go on.  Exit status 130."""

    exit_status = 130


@dataclass(slots=True)
class Report:
    """What a run did.

    Attributes:
        summary: of the documents that were done, in earlier parts of the run too.
        failures: how many documents could not be done.
        unpaired: how many documents to align have no partner.
        errors: the file, or its URL, that lists both, if there are any and the output is a file.
    """

    summary: Summary = field(default_factory=Summary)
    failures: int = 0
    unpaired: int = 0
    errors: Path | str | None = None


def run(
    plan: Plan,
    corpus: Corpus,
    output: str,
    write: Write,
    *,
    marks: Mapping[str, str] | None = None,
    engine: Engine = run_locally,
    shard_size: int = 0,
    restart: bool = False,
    strict: bool = False,
    say: Callable[[str], None] | None = None,
    watch: Callable[[Iterator[Pair]], Iterator[Pair]] = iter,
) -> Report:
    """Do to a corpus what a plan says, and write the rows.

    What is done is kept in a journal beside the output (see ``align.run.journal``): whatever cuts
    a run off, the same run goes on where it stopped and ends with the same bytes.  There is no
    journal when the output is standard output, a pipe or a device, or the input standard input.

    Args:
        plan: what to do.
        corpus: to what.
        output: the file, or the URL of one (see ``align.run.target``); ``-`` is standard output.
        write: writes it.
        marks: what its bytes depend on beside plan and corpus, by the option that says it.
        engine: does the work.
        shard_size: write files of so many rows, ``out-00001.tsv`` and so on; 0 writes one.
        restart: forget what an unfinished run has done, and remove old shards.
        strict: let the first document that cannot be done end the run.
        say: is told what the user should know.
        watch: shows the progress of the rows.

    Raises:
        InputError: with ``strict``, the first document that cannot be done; else, there is none
            that can; an unfinished run was another one.
        OutputError: the output cannot be written, or another process is writing it.
        InterruptedRun: Ctrl-C.
    """
    said = say or (lambda _: None)
    if not _is_file(output) or any(one.path == STDIN for one in corpus.inputs()):
        if shard_size:
            raise InputError("only files can be made of files in shards", path=output)
        memory = Memory()
        write(output, watch(_Rows((), _batches(plan, corpus, engine, memory, strict, said))))
        return _report(memory.state)
    target = find_target(output)
    every_mark = plan.marks() | corpus.marks() | target.marks() | dict(marks or {})
    every_mark["--shard-size"] = str(shard_size)
    journal = Journal(target.output, every_mark, corpus.inputs(), restart=restart)
    try:
        if journal.resumed:
            said(f"going on with an unfinished run: {journal.resumed:,} rows are done")
        new = _batches(plan, corpus, engine, journal, strict, said)
        rows = _Rows(journal.rows(), new)
        if shard_size:
            _check_shards(journal, target, restart)
            _write_shards(journal, target, write, rows, watch, shard_size)
        else:
            write(journal.new / target.output.name, watch(rows))
            _put_in_place(journal, target)
        errors = _write_errors(journal, target)
        journal.remove()
        return _report(journal.state, errors)
    except KeyboardInterrupt:
        raise InterruptedRun(f"interrupted; {_to_go_on(journal)}") from None
    except OutputError as error:
        raise OutputError(f"{error}; {_to_go_on(journal)}") from error
    finally:
        journal.close()


def _report(state: State, errors: Path | str | None = None) -> Report:
    return Report(state.summary, state.failures, state.unpaired, errors)


class _Rows(Iterator[Pair]):
    """The rows of batches, one by one; those that were kept come before the new ones."""

    def __init__(self, kept: Iterable[list[Pair]], new: Iterable[list[Pair]]) -> None:
        self._kept = iter(kept)
        self._batches = chain(self._kept, new)
        self._batch: deque[Pair] = deque()

    def __next__(self) -> Pair:
        while not self._batch:
            self._batch.extend(next(self._batches))
        return self._batch.popleft()

    def begun(self) -> list[Pair]:
        """Return the rows to come that the journal holds."""
        self._batch.extend(chain.from_iterable(self._kept))
        return list(self._batch)


def _batches(
    plan: Plan,
    corpus: Corpus,
    engine: Engine,
    memory: Memory,
    strict: bool,
    say: Callable[[str], None],
) -> Iterator[list[Pair]]:
    """Yield the rows of new batches, once they are remembered, and say what went wrong."""
    unsaid: list[Failure] = []
    with closing(engine(plan, corpus, memory.state.place)) as done:
        for place, finished in chain(done, _changed(corpus, memory)):
            failures = [one for one in finished.failures if not isinstance(one, Unpaired)]
            unpaired = [one for one in finished.failures if isinstance(one, Unpaired)]
            if strict and failures:
                raise _error(failures[0])
            unsaid += unpaired[: max(0, _NAMED_UNPAIRED - memory.state.unpaired)]
            unsaid += failures[: max(0, _NAMED - memory.state.failures)]
            memory.append(place, finished)
            if memory.started:
                for failure in unsaid:
                    say(f"left out: {failure}")
                unsaid.clear()
            yield finished.rows
    count = memory.state.failures
    if count > _NAMED:
        say(f"left out: {count - _NAMED:,} documents more")
    for failure in unsaid:
        if not isinstance(failure, Unpaired):
            raise _error(failure, f" (and so on, {count:,} in all)" if count > 1 else "")
    for failure in unsaid:
        say(f"left out: {failure}")


def _changed(corpus: Corpus, memory: Memory) -> Iterator[tuple[Place, Finished]]:
    """Yield a failure for each input that was written to while the run was reading."""
    for path in memory.changed(corpus.inputs()):
        reason = "changed while it was read; its rows may be of before or after"
        yield memory.state.place, Finished(failures=[Failure(path, None, reason)])


def _error(failure: Failure, more: str = "") -> InputError:
    return InputError(failure.reason + more, path=failure.path, line=failure.line)


def _to_go_on(journal: Journal) -> str:
    if not journal.started:
        return "nothing was done yet"
    return f"{journal.state.rows:,} rows are kept: the same command goes on from there"


def _is_file(output: str) -> bool:
    """Tell whether the output is, or will be, a file that a rename can replace."""
    if output == "-":
        return False
    try:
        mode = os.stat(output).st_mode
        if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
            # A rename needs no right to write the file it replaces; a read-only file is to stay.
            os.close(os.open(output, os.O_WRONLY))
    except FileNotFoundError:
        return True
    except OSError as error:
        raise not_written(error, output) from error
    return stat.S_ISREG(mode)


def _check_shards(journal: Journal, target: Target, restart: bool) -> None:
    for files in journal.state.shards:
        for name, size in files:
            if target.size(name) != size:
                raise InputError(
                    "is gone or was changed since the unfinished run wrote it; start over with "
                    "--restart",
                    path=str(target.where(name)),
                )
    if not journal.resumed and (old := shards_among(target.output, target.names())):
        if not restart:
            raise InputError(
                "is there already; remove the old shards, name another output, or let --restart "
                "replace them",
                path=str(target.where(old[0])),
            )
        for name in old:
            target.remove(name)


def _write_shards(
    journal: Journal,
    target: Target,
    write: Write,
    rows: _Rows,
    watch: Callable[[Iterator[Pair]], Iterator[Pair]],
    size: int,
) -> None:
    watched = watch(rows)
    first = next(watched, None)
    while first is not None or not journal.state.shards:
        path = journal.new / shard_path(target.output, len(journal.state.shards) + 1).name
        write(path, islice(chain(() if first is None else (first,), watched), size))
        journal.finish_shard(_put_in_place(journal, target), rows.begun())
        first = next(watched, None)


def _put_in_place(journal: Journal, target: Target) -> list[tuple[str, int]]:
    """Move what was written to where it belongs; return the names and sizes."""
    placed = []
    for path in sorted(journal.new.iterdir()):
        placed.append((path.name, path.stat().st_size))
        target.put(path)
    return placed


def _write_errors(journal: Journal, target: Target) -> Path | str | None:
    name = target.output.name + ".errors.jsonl"
    if not (journal.state.failures or journal.state.unpaired):
        target.remove(name)
        return None
    with atomic_write_binary(journal.new / name) as file:
        file.write((journal.folder / "errors.jsonl").read_bytes())
    target.put(journal.new / name)
    return target.where(name)
