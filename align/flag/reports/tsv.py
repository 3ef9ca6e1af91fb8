"""Tab-separated values with a header row; tab, newline and backslash are escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from align.flag.listing import Listed
from align.text.cells import escape

COLUMNS = (
    "file line start end side span flag severity confidence message suggestion english evidence"
).split()


def tsv(flags: Iterable[Listed]) -> Iterator[str]:
    """Yield the header and one line a flag."""
    yield "\t".join(COLUMNS)
    for one in flags:
        flag = one.flag
        cells = (
            one.path,
            str(one.line),
            str(one.start),
            str(one.end),
            one.side,
            one.span,
            flag.id,
            flag.severity,
            f"{flag.confidence:.3f}",
            flag.message,
            flag.suggestion,
            flag.english,
            flag.evidence,
        )
        yield "\t".join(map(escape, cells))
