"""Values in the cells of tab-separated tables: nothing is quoted."""

from __future__ import annotations

_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def escape(value: str) -> str:
    r"""Return ``value`` with tab, newline, carriage return and backslash escaped."""
    return value.translate(_ESCAPES)
