"""Where converted models and drafts are kept between runs."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from align.errors import OutputError


def cache_dir() -> Path:
    """Return Sejajar's cache folder: ``$SEJAJAR_CACHE``, or the platform's user cache."""
    if chosen := os.environ.get("SEJAJAR_CACHE"):
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_cache_dir("sejajar", appauthor=False))


@contextmanager
def staged(final: Path) -> Iterator[Path]:
    """Yield a folder that takes the name ``final`` when all went well.

    Two processes may make the same folder at once: the first to rename wins, the other's is
    deleted.

    Raises:
        OutputError: the cache cannot be written.
    """
    draft = None
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".making-", dir=final.parent))
        (draft / "new").mkdir()
        yield draft / "new"
        with suppress(OSError):  # another process was faster
            (draft / "new").rename(final)
    except OSError as error:
        raise OutputError(f"{final.parent}: cannot write the cache: {error.strerror}") from error
    finally:
        if draft is not None:
            shutil.rmtree(draft, ignore_errors=True)
