"""What the user set in ``sejajar.toml``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from align.flag import Options

FILE = Path("sejajar.toml")


def flag_options(
    config: Path | None = None, *, model: str | None = None, glossary: Path | None = None
) -> Options:
    """Return how to flag: from ``config``, else ``sejajar.toml`` in this folder, else the default.

    Args:
        config: a file.
        model: reads the pairs, whatever the file says; None leaves that to the file.
        glossary: likewise.

    Raises:
        InputError: ``config`` does not exist, or a setting is wrong.
    """
    from align.flag import Options, read_options

    options = read_options(config or FILE) if config or FILE.exists() else Options()
    return replace(
        options,
        model=options.model if model is None else model,
        glossary=glossary or options.glossary,
    )
