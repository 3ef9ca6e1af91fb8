"""JSON Lines: one object a flag, with its 1-based line and its offsets in the line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from align.flag.listing import Listed


def jsonl(flags: Iterable[Listed]) -> Iterator[str]:
    """Yield one line a flag."""
    for one in flags:
        flag = one.flag
        row = {
            "file": one.path,
            "line": one.line,
            "start": one.start,
            "end": one.end,
            "side": one.side,
            "span": one.span,
            "flag": flag.id,
            "severity": flag.severity,
            "confidence": flag.confidence,
            "message": flag.message,
            "suggestion": flag.suggestion,
            "english": flag.english,
            "evidence": flag.evidence,
        }
        if one.pair:
            row["pair"] = one.pair
        yield json.dumps(row, ensure_ascii=False)
