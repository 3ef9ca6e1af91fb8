"""Writing a file whole or not at all.

Everything goes to a temporary file in the same folder, is forced to the disk and takes the place
of the old file in one rename: whatever fails, the old file survives and no half file is left.
"""

from __future__ import annotations

import io
import os
import secrets
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO

from align.errors import OutputError

_STDOUT = "-"
_TEMPORARY = ".sejajar-"


@contextmanager
def atomic_write(path: str | Path) -> Iterator[TextIO]:
    r"""Yield a UTF-8 text handle (``\n`` line ends) whose content becomes ``path`` on success.

    A symbolic link is followed, the mode of an existing file is kept.  ``-`` is standard output;
    it and devices (``/dev/null``, pipes) cannot be renamed over and are written directly.

    Raises:
        OutputError: the file cannot be written: no permission, missing folder, a directory, no
            space left, or text that UTF-8 cannot hold.
    """
    with atomic_write_binary(path) as raw:
        text = io.TextIOWrapper(raw, encoding="utf-8", newline="\n", write_through=True)
        try:
            yield text
        except UnicodeEncodeError as error:
            raise OutputError(
                f"{_name(path)}: the text holds a lone surrogate (half of a character), which "
                "UTF-8 cannot hold; remove it"
            ) from error
        finally:
            text.detach()  # type: ignore[no-untyped-call, unused-ignore]


@contextmanager
def atomic_write_binary(path: str | Path) -> Iterator[BinaryIO]:
    """Like ``atomic_write``, but yield a binary handle."""
    try:
        if str(path) == _STDOUT:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
            return
        target = Path(os.path.realpath(path))
        old = target.stat() if target.exists() else None
        if old is None or stat.S_ISREG(old.st_mode):
            with _renamed(target, old) as handle:
                yield handle
        else:
            with target.open("wb") as handle:
                yield handle
    except OSError as error:
        # A failed write names no file; an error that does and is not ours comes from the body's
        # own reading and must not be blamed on the output.
        if error.filename is not None and not _ours(error.filename, path):
            raise
        raise not_written(error, path) from error


@contextmanager
def _renamed(target: Path, old: os.stat_result | None) -> Iterator[BinaryIO]:
    if old is not None:
        # A rename needs no right to write the file it replaces; a read-only file is to stay.
        os.close(os.open(target, os.O_WRONLY))
    temporary = target.parent / f"{_TEMPORARY}{secrets.token_hex(8)}.tmp"
    # Not tempfile: its 0600 would become the mode of a new file, whatever the umask says.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as handle:
            yield handle
            handle.flush()
            os.fsync(descriptor)
        if old is not None:
            temporary.chmod(stat.S_IMODE(old.st_mode))
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make the renames in a folder durable."""
    # Not every system lets a folder be opened.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def not_written(error: OSError, path: str | Path) -> OutputError:
    """Return the error that says why ``path`` cannot be written, and what to do."""
    return OutputError(f"{_name(path)}: {_reason(error, path)}")


def _ours(filename: object, path: str | Path) -> bool:
    name = Path(str(filename))
    return name == Path(os.path.realpath(path)) or name.name.startswith(_TEMPORARY)


def _name(path: str | Path) -> str:
    return "standard output" if str(path) == _STDOUT else str(path)


def _reason(error: OSError, path: str | Path) -> str:
    match error:
        case FileNotFoundError():
            return f"cannot write, there is no folder {Path(path).parent}; make it first"
        case PermissionError():
            return "cannot write, permission denied; choose another place or change its mode"
        case IsADirectoryError():
            return "cannot write, this is a directory; name a file"
        case NotADirectoryError():
            return "cannot write, a part of the path is a file, not a directory"
        case BrokenPipeError():
            return "the program that read it has ended"
        case _:
            return f"cannot write, {error.strerror or error}; choose another place or make room"
