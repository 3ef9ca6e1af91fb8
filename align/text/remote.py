"""Files that another service keeps: ``s3://``, ``gs://``, ``https://`` and the like, by fsspec."""

from __future__ import annotations

import glob
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from align.errors import InputError, SejajarError, reason

_URL = re.compile(r"[a-z][a-z0-9+.-]+://")


def is_remote(path: str) -> bool:
    """Tell whether a path is a URL."""
    return _URL.match(path) is not None


def file_system(url: str) -> tuple[Any, str]:
    """Return the file system that keeps what a URL names, and its name there.

    Raises:
        InputError: there is no such service, its library is not installed, or it cannot be set up.
    """
    try:
        from fsspec.core import url_to_fs

        service, path = url_to_fs(url)
    except ImportError as error:
        raise InputError(
            f"needs another library: {reason(error)} ('sejajar[s3]' and 'sejajar[gs]' bring those "
            "of s3:// and gs://)",
            path=url,
        ) from error
    except Exception as error:
        raise InputError(f"cannot be reached: {reason(error)}", path=url) from error
    return service, path


def find_remote(url: str, hidden: str) -> Iterator[tuple[str, str]]:
    """Yield the URL of each file that a URL names, and that of the folder that holds them all.

    Args:
        url: a file, a folder (all files below it) or a glob.
        hidden: how names of folders end that are passed over; as are those that begin with a dot.

    Raises:
        InputError: there is nothing of that name, or the service cannot be reached.
    """
    service, path = file_system(url)
    with _reaching(url):
        if service.isfile(path):
            yield url, url.rpartition("/")[0]
            return
        if glob.has_magic(path):
            base = re.split(r"[^/]*[*?\[]", path, maxsplit=1)[0].rstrip("/")
            matches = service.glob(path, detail=True)
            names = [name for name, info in matches.items() if info["type"] == "file"]
        else:
            base = path.rstrip("/")
            names = service.find(path)
        found = [name for name in names if _is_seen(name[len(base) :], hidden)]
    if not found:
        raise InputError("no such file or folder, or nothing in it; check the name", path=url)
    top = service.unstrip_protocol(base)
    for name in sorted(found, key=lambda one: one.split("/")):
        yield service.unstrip_protocol(name), top


def copy_remote(url: str, file: BinaryIO) -> None:
    """Copy what a URL names into a file.

    Raises:
        InputError: it cannot be read.
    """
    service, path = file_system(url)
    with _reaching(url), service.open(path, "rb") as far:
        shutil.copyfileobj(far, file)


def mark_of(url: str) -> str:
    """Return what tells one state of a file from another; empty if there is no file."""
    try:
        service, path = file_system(url)
        return str(service.ukey(path))
    except Exception:
        return ""


def _is_seen(name: str, hidden: str) -> bool:
    *folders, last = name.strip("/").split("/")
    return not (last[0] == "." or any(one[0] == "." or one.endswith(hidden) for one in folders))


@contextmanager
def _reaching(url: str) -> Iterator[None]:
    try:
        yield
    except SejajarError:
        raise
    except FileNotFoundError as error:
        raise InputError("no such file; check the name", path=url) from error
    except Exception as error:  # each service has errors of its own
        raise InputError(f"cannot be read: {reason(error)}", path=url) from error
