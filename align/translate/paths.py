"""Where converted models and drafts are kept between runs."""

from __future__ import annotations

import os
from pathlib import Path


def cache_dir() -> Path:
    """Return Sejajar's cache folder: ``$SEJAJAR_CACHE``, or the platform's user cache."""
    if chosen := os.environ.get("SEJAJAR_CACHE"):
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_cache_dir("sejajar", appauthor=False))
