"""From what the user names to documents: files, folders, globs and standard input."""

from __future__ import annotations

import glob
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, NoReturn, cast

from align.document import Document
from align.errors import InputError
from align.text.formats import EXTENSIONS, FORMATS
from align.text.formats.base import Format, Input, Options, stop
from align.text.remote import copy_remote, find_remote, is_remote

STDIN = "-"
JOURNAL = ".journal"
"""How the folder ends that an unfinished run keeps beside its output: not a folder of texts."""

# What standard input or a pipe may take in memory before it goes to a temporary file.
_SPOOL = 16 << 20


def find_inputs(patterns: Sequence[str]) -> list[Input]:
    """Return the files that ``patterns`` name, in the order of the patterns, each file once.

    A pattern is a file (of any extension), a folder (all files below it with a known extension,
    sorted; journals of runs, and names that begin with a dot, are passed over), a glob with ``*``,
    ``?``, ``[]`` or ``**`` (the matches with a known extension, or all if none has one), or ``-``
    for standard input.  A file, folder or glob may be the URL of one, such as ``s3://...``.

    A document's id is the file's path below the named folder or the glob's fixed part, or the
    name of a named file; should two of the run be the same, all ids are whole paths as given.

    Raises:
        InputError: a file or folder that does not exist or cannot be read, a folder without texts,
            a glob without matches.
    """
    found: dict[str, Input] = {}
    for pattern in patterns:
        for path, base in _expand(pattern):
            key = path if path == STDIN or is_remote(path) else os.path.abspath(path)
            found.setdefault(key, Input(_id(path, base), path))
    inputs = list(found.values())
    if len(Counter(source.id for source in inputs)) < len(inputs):
        return [Input(_id(source.path, ""), source.path) for source in inputs]
    return inputs


def read_documents(
    inputs: Iterable[Input],
    *,
    format: str | None = None,  # noqa: A002 - the field's name for it
    encoding: str | None = None,
    column: str = "text",
    id_column: str = "id",
    language: str = "id",
    longest: int | None = None,
    refuse: Callable[[InputError], None] = stop,
) -> Iterator[Document]:
    """Yield the documents of ``inputs``, one in memory at a time; blank ones are passed over.

    Args:
        inputs: as ``find_inputs`` gives them.
        format: a name in ``formats.FORMATS``; None goes by the extension, and takes plain text
            for an unknown one and for standard input.
        encoding: of the text files; None detects it, and ``Document.encoding`` says what it was.
        column: of JSON Lines and TSV, the one that holds the text.
        id_column: of JSON Lines and TSV, the one with an id, if there is one.
        language: of the documents, ISO 639-1.
        longest: a longer plain text, in characters, is cut at an empty line or a line end and
            read as several documents; None reads every file whole.
        refuse: is given each error of a file or row; if it returns, that file or row is passed
            over.  By default the error is raised.

    Raises:
        InputError: with file and, where known, line: an unknown format or encoding, a file that
            cannot be read, is empty, binary, not in its encoding or not in its format.
    """
    if format is not None and format not in FORMATS:
        raise InputError(f"unknown format {format!r}; known: {', '.join(FORMATS)}")
    options = Options(encoding, column, id_column, language, longest, refuse)
    for source in inputs:
        known = FORMATS[format] if format else EXTENSIONS.get(_extension(source.path))
        try:
            with _open(source) as stream:
                yield from _documents(stream, source, options, known)
        except InputError as error:
            refuse(error)


def _documents(
    stream: BinaryIO, source: Input, options: Options, known: Format | None
) -> Iterator[Document]:
    if not stream.read(1):
        raise InputError("the file is empty", path=source.name)
    stream.seek(0)
    reader = known or FORMATS["text"]
    blank = True

    def refuse(error: InputError) -> None:
        nonlocal blank
        options.refuse(error)
        blank = False

    try:
        for document in reader.read(stream, source, replace(options, refuse=refuse)):
            # An empty piece of a long text is still so many lines of it.
            is_piece = reader is FORMATS["text"] and document.id != source.id
            if is_piece or document.text.strip():
                blank = False
                yield document
    except InputError as error:
        if known or source.path == STDIN:
            raise
        raise InputError(
            f"{error} (the extension {_extension(source.path)!r} is not one of {_known()}, so it "
            "was read as plain text)"
        ) from error
    if blank:
        raise InputError("holds no text", path=source.name)


def _expand(pattern: str) -> Iterator[tuple[str, str]]:
    """Yield each file that a pattern names and the folder that its id leaves out."""
    if pattern == STDIN:
        yield STDIN, ""
        return
    if is_remote(pattern):
        found = list(find_remote(pattern, JOURNAL))
        known = [one for one in found if _extension(one[0]) in EXTENSIONS]
        if not known and found[0][0] != pattern and not glob.has_magic(pattern):
            raise InputError(f"no texts in this folder; known are {_known()}", path=pattern)
        yield from known or found
        return
    try:
        is_folder = os.path.isdir(pattern)
        os.stat(pattern)
    except (FileNotFoundError, NotADirectoryError):
        yield from _matches(pattern)
    except (OSError, ValueError) as error:
        _refuse(error, pattern)
    else:
        if not is_folder:
            yield pattern, os.path.dirname(pattern)
            return
        files = list(_files_below(pattern))
        if not files:
            raise InputError(f"no texts in this folder; known are {_known()}", path=pattern)
        for file in files:
            yield file, pattern


def _matches(pattern: str) -> Iterator[tuple[str, str]]:
    if not glob.has_magic(pattern):
        raise InputError("no such file or folder; check the name", path=pattern)
    files = sorted(filter(os.path.isfile, glob.glob(pattern, recursive=True)), key=_parts)
    if not files:
        raise InputError("no file matches this pattern; check it, and its quotes", path=pattern)
    fixed = Path(*_until_magic(Path(pattern).parts[:-1]))
    for file in [file for file in files if _extension(file) in EXTENSIONS] or files:
        yield file, str(fixed)


def _until_magic(parts: Sequence[str]) -> Iterator[str]:
    for part in parts:
        if glob.has_magic(part):
            return
        yield part


def _files_below(folder: str) -> list[str]:
    def refuse(error: OSError) -> NoReturn:
        _refuse(error, error.filename)

    files = []
    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not (name[0] == "." or name.endswith(JOURNAL))]
        files += [
            os.path.join(parent, name)
            for name in names
            if _extension(name) in EXTENSIONS and not name.startswith(".")
        ]
    return sorted(files, key=_parts)


def _parts(path: str) -> tuple[str, ...]:
    return Path(path).parts


def _extension(path: str) -> str:
    return Path(path).suffix.lower()


def _id(path: str, base: str) -> str:
    if path == STDIN or (is_remote(path) and not base):
        return path
    name = os.path.relpath(path, base) if base else path
    # A file name need not be UTF-8, an id must: it goes into the output.
    return os.fsencode(Path(name).as_posix()).decode("utf-8", "backslashreplace")


def _known() -> str:
    return ", ".join(EXTENSIONS)


@contextmanager
def _open(source: Input) -> Iterator[BinaryIO]:
    """Open an input as a seekable stream of bytes."""
    try:
        if source.path == STDIN:
            if sys.stdin is None:
                raise InputError("standard input is closed; name a file")
            with _spooled(partial(shutil.copyfileobj, sys.stdin.buffer)) as stream:
                yield stream
            return
        if is_remote(source.path):
            with _spooled(partial(copy_remote, source.path)) as stream:
                yield stream
            return
        with open(source.path, "rb") as file:
            if file.seekable():
                yield file
                return
            with _spooled(partial(shutil.copyfileobj, file)) as stream:
                yield stream
    except OSError as error:
        _refuse(error, source.name)


@contextmanager
def _spooled(fill: Callable[[BinaryIO], None]) -> Iterator[BinaryIO]:
    # Detecting the encoding takes a second look, which a pipe does not give.
    with tempfile.SpooledTemporaryFile(_SPOOL) as copy:
        fill(cast(BinaryIO, copy))
        copy.seek(0)
        yield cast(BinaryIO, copy)


def _refuse(error: OSError | ValueError, path: str) -> NoReturn:
    match error:
        case FileNotFoundError():
            message = "no such file; was it removed meanwhile?"
        case PermissionError():
            message = "permission denied; make it readable"
        case IsADirectoryError():
            message = "a directory, not a file; give its name as an input, or pipe a file in"
        case OSError():
            message = f"cannot be read: {error.strerror or error}"
        case _:
            message = f"not a file name: {error}"
    raise InputError(message, path=path) from error
