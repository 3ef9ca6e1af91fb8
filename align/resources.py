"""Where the package's data lies: ``models/`` and ``corpus/``, in a checkout or in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent

DEFAULT_MODEL = "id-en-base"
"""The embedded model that is used where none is named."""


def _find(name: str) -> Path:
    # A wheel carries the two folders inside the package (see pyproject.toml); a checkout has them
    # beside it.
    inside = _PACKAGE / "_data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def models_dir() -> Path:
    """Return the folder with one sub-folder per embedded model."""
    return _find("models")


def corpus_dir() -> Path:
    """Return the folder with sample texts, lexicons and gazetteers."""
    return _find("corpus")
