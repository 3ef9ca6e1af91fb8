"""What the user set in ``sejajar.toml``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from align.flag import Options

FILE = Path("sejajar.toml")


def flag_options(config: Path | None = None) -> Options:
    """Return how to flag: from ``config``, else ``sejajar.toml`` in this folder, else the default.

    Raises:
        InputError: ``config`` does not exist, or a setting is wrong.
    """
    from align.flag import Options, read_options

    return read_options(config or FILE) if config or FILE.exists() else Options()
