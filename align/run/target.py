"""Where the files of a run go: a folder of this machine, or one that another service keeps."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from align.errors import InputError, OutputError, SejajarError, reason
from align.exchange.atomic import not_written, sync_folder
from align.text.remote import file_system, is_remote


class Target(Protocol):
    """The folder of an output; files are put there whole.

    Attributes:
        output: the path of this machine by which the output is named, and beside which the
            journal of the run stands.
    """

    output: Path

    def marks(self) -> dict[str, str]:
        """Return what tells it from another whose journal would stand in the same place."""
        ...

    def where(self, name: str) -> Path | str:
        """Return the path or URL of the file of this name."""
        ...

    def put(self, file: Path) -> None:
        """Move a finished file there; it replaces the one of its name."""
        ...

    def size(self, name: str) -> int | None:
        """Return how many bytes the file of this name has, None if there is no such file."""
        ...

    def names(self) -> list[str]:
        """Return the names of the files that are there."""
        ...

    def remove(self, name: str) -> None:
        """Remove the file of this name, if it is there."""
        ...


def find_target(output: str) -> Target:
    """Return where an output goes that is a file or a URL.

    Raises:
        InputError: the library of the service is not installed, or the URL names no file.
    """
    return Service(output) if is_remote(output) else Folder(Path(os.path.realpath(output)))


class Folder:
    """A folder of this machine; see :class:`Target`.  A file is moved by one rename."""

    def __init__(self, output: Path) -> None:
        self.output = output

    def marks(self) -> dict[str, str]:
        """See :class:`Target`."""
        return {}

    def where(self, name: str) -> Path:
        """See :class:`Target`."""
        return self.output.with_name(name)

    def put(self, file: Path) -> None:
        """See :class:`Target`; a file that is replaced leaves its mode to the new one."""
        target = self.where(file.name)
        try:
            with suppress(FileNotFoundError):
                file.chmod(stat.S_IMODE(target.stat().st_mode))
            file.replace(target)
        except OSError as error:
            raise not_written(error, target) from error
        sync_folder(target.parent)

    def size(self, name: str) -> int | None:
        """See :class:`Target`."""
        path = self.where(name)
        return path.stat().st_size if path.is_file() else None

    def names(self) -> list[str]:
        """See :class:`Target`."""
        return [path.name for path in self.output.parent.iterdir()]

    def remove(self, name: str) -> None:
        """See :class:`Target`."""
        self.where(name).unlink(missing_ok=True)


class Service:
    """A folder that another service keeps; see :class:`Target`.

    A file is whole when it is seen, where the service shows files when they are complete, as
    object stores do.  The journal stands in the current folder.
    """

    def __init__(self, url: str) -> None:
        self._folder, _, name = url.rpartition("/")
        if not name:
            raise InputError("is a folder; name a file in it", path=url)
        self._service, path = file_system(url)
        self._path = path.rpartition("/")[0]
        self.output = Path.cwd() / name

    def marks(self) -> dict[str, str]:
        """See :class:`Target`."""
        return {"--output": self.where(self.output.name)}

    def where(self, name: str) -> str:
        """See :class:`Target`."""
        return f"{self._folder}/{name}"

    def put(self, file: Path) -> None:
        """See :class:`Target`."""
        with self._writing(file.name):
            there = self._on_service(file.name)
            try:
                self._service.put_file(str(file), there)
            except FileNotFoundError:  # not an object store: folders have to be made
                self._service.makedirs(self._path, exist_ok=True)
                self._service.put_file(str(file), there)
            file.unlink()

    def size(self, name: str) -> int | None:
        """See :class:`Target`."""
        with self._writing(name):
            self._service.invalidate_cache()
            try:
                return int(self._service.info(self._on_service(name))["size"])
            except FileNotFoundError:
                return None

    def names(self) -> list[str]:
        """See :class:`Target`."""
        with self._writing(""):
            try:
                found = self._service.ls(self._path, detail=False)
            except FileNotFoundError:
                return []
            return [path.rstrip("/").rpartition("/")[2] for path in found]

    def remove(self, name: str) -> None:
        """See :class:`Target`."""
        with self._writing(name), suppress(FileNotFoundError):
            self._service.rm_file(self._on_service(name))

    def _on_service(self, name: str) -> str:
        return f"{self._path}/{name}"

    @contextmanager
    def _writing(self, name: str) -> Iterator[None]:
        try:
            yield
        except SejajarError:
            raise
        except Exception as error:  # each service has errors of its own
            raise OutputError(
                f"{self.where(name)}: cannot be reached or written: {reason(error)}"
            ) from error
