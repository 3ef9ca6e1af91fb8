"""What the program says to its user beside its output."""

from __future__ import annotations

import sys


def say(message: str) -> None:
    """Print a line to standard error that tells whose it is."""
    print(f"sejajar: {message}", file=sys.stderr)
