"""Formats in which flags are printed, one a file, each a function from flags to lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from align.flag.listing import Listed
from align.flag.reports.jsonl import jsonl
from align.flag.reports.sarif import sarif
from align.flag.reports.text import text
from align.flag.reports.tsv import tsv

Report = Callable[[Iterable[Listed]], Iterator[str]]

REPORTS: dict[str, Report] = {"text": text, "tsv": tsv, "jsonl": jsonl, "sarif": sarif}
"""By the name that ``--format`` takes."""
