"""What a run reads: a stream of tasks in which every place can be found again."""

from __future__ import annotations

import hashlib
import os
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NamedTuple, Protocol

from align.document import Document
from align.errors import InputError
from align.pair.documents import Matching, match_documents
from align.run.failures import Failure, Unpaired
from align.run.worker import Task
from align.text.formats.base import Input
from align.text.read import find_inputs, read_documents

LONGEST = 1 << 20
"""Characters of a plain text, about ten thousand sentences, beyond which it is read in pieces.

Each piece is a document of its own, so that no text is too long for the memory."""

HELD = 100_000_000
"""Characters that may be held in memory without a word, about a million sentences."""

_ROWS = frozenset({".jsonl", ".ndjson", ".tsv"})


class Place(NamedTuple):
    """Where a corpus has been read to.

    Attributes:
        file: number of the input, or of the matched pair of inputs, 0-based.
        item: how many of its tasks and failures have been read.
    """

    file: int = 0
    item: int = 0


START = Place()


class Item(NamedTuple):
    """What was read, and the place after it."""

    place: Place
    content: Task | Failure


class Corpus(Protocol):
    """A stream of tasks; what was read once is read again in the same order."""

    def marks(self) -> dict[str, str]:
        """Return what the tasks depend on beside the files, by the option that says it."""
        ...

    def inputs(self) -> Iterator[Input]:
        """Yield every file that the stream reads."""
        ...

    def items(self, start: Place = START) -> Iterator[Item]:
        """Yield the tasks from a place on; what cannot be read is a failure in its place."""
        ...


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read.

    Attributes:
        encoding: of text files; None detects it.
        column: of row formats, the one that holds the text.
        lines: every file is plain text, a segment a line.
    """

    encoding: str | None = None
    column: str = "text"
    lines: bool = False

    def marks(self) -> dict[str, str]:
        """See :class:`Corpus`."""
        return {"--encoding": self.encoding or "detected", "--column": self.column}

    def items(
        self, source: Input, language: str, *, longest: int | None = None
    ) -> Iterator[Document | Failure]:
        """Yield the documents of a file, each failure where it occurs."""
        refused: list[InputError] = []
        documents = read_documents(
            [source],
            format="text" if self.lines else None,
            encoding=self.encoding,
            column=self.column,
            language=language,
            longest=longest,
            refuse=refused.append,
        )
        failure: Exception | None = None
        while True:
            try:
                document = next(documents, None)
            except (MemoryError, KeyboardInterrupt):
                raise
            except Exception as error:
                failure, document = error, None
            for error_ in refused:
                yield Failure.of(error_, source.name)
            refused.clear()
            if document is None:
                break
            yield document
        if failure is not None:
            yield Failure.of(failure, source.name)


class Texts:
    """Documents of files, folders, globs or standard input.

    Args:
        patterns: what ``align.text.read.find_inputs`` takes.
        reading: how they are read.

    Raises:
        InputError: see ``find_inputs``.
    """

    def __init__(self, patterns: Sequence[str], reading: Reading) -> None:
        self._inputs = find_inputs(patterns)
        self._reading = reading

    def marks(self) -> dict[str, str]:
        """See :class:`Corpus`."""
        return self._reading.marks()

    def inputs(self) -> Iterator[Input]:
        """See :class:`Corpus`."""
        return iter(self._inputs)

    def items(self, start: Place = START) -> Iterator[Item]:
        """See :class:`Corpus`."""
        for number in range(start.file, len(self._inputs)):
            found = self._reading.items(self._inputs[number], "id", longest=LONGEST)
            for item, content in enumerate(found, 1):
                if (number, item) > start:
                    whole = content if isinstance(content, Failure) else Task(content)
                    yield Item(Place(number, item), whole)


class Matched:
    """Documents and their translations.

    Files are matched by name or by a mapping before any of them is read, and then read two by
    two; those without a partner come first.  Two files of rows are read side by side, and rows with
    one id (without ids, one number) go together.  Only matching by content, and a mapping that
    names rows, take all documents into memory.

    Args:
        source: file, folder or glob of the Indonesian texts.
        reference: of the English ones.
        reading: how they are read.
        mapping: a file that says which belong together.
        by_content: match by what the documents say.
        drafts: drafts by another system for the segments of the only document.

    Raises:
        InputError: see ``find_inputs`` and ``match_documents``.
    """

    def __init__(
        self,
        source: Sequence[str],
        reference: Sequence[str],
        reading: Reading,
        *,
        mapping: Path | None = None,
        by_content: bool = False,
        drafts: tuple[str, ...] | None = None,
    ) -> None:
        self._reading = reading
        self._sides = find_inputs(source), find_inputs(reference)
        self._mapping = mapping
        self._by_content = by_content
        self._drafts = drafts
        rows = not reading.lines and any(map(_has_rows, (*self._sides[0], *self._sides[1])))
        self._whole = by_content or (mapping is not None and rows)
        if not self._whole:
            left, right = ({one.id: one for one in side} for side in self._sides)
            stubs = [[Document(one.id, one.path, "") for one in side] for side in self._sides]
            matching = match_documents(*stubs, mapping=mapping)
            self._matches = [(left[one.id], right[other.id]) for one, other in matching.pairs]
            self._alone = [Unpaired.document(one) for one in matching.alone]
            if drafts is not None and len(self._matches) != 1:
                raise InputError(f"--drafts goes with one document, not {len(self._matches)}")

    def marks(self) -> dict[str, str]:
        """See :class:`Corpus`."""
        mapping = self._mapping.read_bytes() if self._mapping else b""
        drafts = "\n".join(self._drafts or ()).encode()
        return self._reading.marks() | {
            "--by-content": str(self._by_content),
            "--mapping": hashlib.sha256(mapping).hexdigest()[:16],
            "--drafts": hashlib.sha256(drafts).hexdigest()[:16],
        }

    def inputs(self) -> Iterator[Input]:
        """See :class:`Corpus`."""
        for side in self._sides:
            yield from side

    def items(self, start: Place = START) -> Iterator[Item]:
        """See :class:`Corpus`."""
        if self._whole:
            for item, content in enumerate(self._all(), 1):
                if item > start.item:
                    yield Item(Place(0, item), content)
            return
        for number in range(start.file, len(self._matches)):
            both = self._matches[number]
            rows = not self._reading.lines and all(map(_has_rows, both))
            found = self._rows(*both) if rows else self._pairs(*both)
            before = self._alone if number == 0 else ()
            for item, content in enumerate(chain(before, found), 1):
                if (number, item) > start:
                    yield Item(Place(number, item), content)

    def _all(self) -> Iterator[Task | Failure]:
        """Yield tasks of documents that are matched by more than the names of their files."""
        sides: tuple[list[Document], list[Document]] = ([], [])
        held = 0
        for documents, inputs, language in zip(sides, self._sides, ("id", "en"), strict=True):
            for source in inputs:
                for content in self._reading.items(source, language):
                    if isinstance(content, Failure):
                        yield content
                        continue
                    documents.append(content)
                    if held <= HELD < held + len(content.text):
                        how = "--by-content" if self._by_content else "a --mapping that names rows"
                        warnings.warn(
                            f"{how} holds all texts in memory, and they have more than {HELD:,} "
                            "characters: match them by name, or in parts",
                            stacklevel=2,
                        )
                    held += len(content.text)
        if not (sides[0] and sides[1]):
            return
        from align.pipeline import split_lines
        from align.text.split import split

        divide = split_lines if self._reading.lines else split
        split_sides = [[divide(document) for document in side] for side in sides]
        yield from self._tasks(
            match_documents(*split_sides, mapping=self._mapping, by_what_they_say=self._by_content)
        )

    def _pairs(self, source: Input, reference: Input) -> Iterator[Task | Failure]:
        """Yield the tasks of two files: their documents in turn, of which most have but one."""
        left = self._reading.items(source, "id")
        right = self._reading.items(reference, "en")
        sides = []
        for side in (left, right):
            documents = []
            for content in side:
                if isinstance(content, Failure):
                    yield content
                else:
                    documents.append(content)
            sides.append(documents)
        if sides[0] and sides[1]:
            try:
                matching = match_documents(*sides)
            except InputError as error:
                yield Failure.of(error, source.name)
            else:
                yield from self._tasks(matching)

    def _tasks(self, matching: Matching) -> Iterator[Task | Failure]:
        for one, other in matching.pairs:
            yield Task(one, other, self._drafts)
        yield from map(Unpaired.document, matching.alone)

    def _rows(self, source: Input, reference: Input) -> Iterator[Task | Failure]:
        """Yield the tasks of two files of rows; holds the rows whose partner is yet to come."""
        right = self._reading.items(reference, "en")
        waiting: dict[str, Document] = {}
        for content in self._reading.items(source, "id"):
            if isinstance(content, Failure):
                yield content
                continue
            key = _key(content, source)
            while key not in waiting:
                other = next(right, None)
                if other is None:
                    break
                if isinstance(other, Failure):
                    yield other
                else:
                    waiting[_key(other, reference)] = other
            if partner := waiting.pop(key, None):
                yield Task(content, partner, self._drafts)
            else:
                yield Unpaired.document(content)
        yield from map(Unpaired.document, waiting.values())
        for other in right:
            yield other if isinstance(other, Failure) else Unpaired.document(other)


def _has_rows(source: Input) -> bool:
    return os.path.splitext(source.path)[1].lower() in _ROWS


def _key(row: Document, source: Input) -> str:
    return row.id.removeprefix(source.id)
