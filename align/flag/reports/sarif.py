"""SARIF 2.1.0 (OASIS, 2020), which code hosts and editors show beside the text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from align.flag.listing import Listed
from align.flag.registry import FLAGS

_LEVELS = {"neutral": "note", "minor": "note", "major": "warning", "critical": "error"}


def sarif(flags: Iterable[Listed]) -> Iterator[str]:
    """Yield one line: the log with its rules and results."""
    rules = [
        {
            "id": kind.id,
            "shortDescription": {"text": kind.definition},
            "defaultConfiguration": {"level": _LEVELS[kind.severity]},
            "properties": {"tags": [kind.mqm]},
        }
        for kind in FLAGS.values()
    ]
    indices = {kind: index for index, kind in enumerate(FLAGS)}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "sejajar", "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(one, indices) for one in flags],
            }
        ],
    }
    yield json.dumps(log, ensure_ascii=False)


def _result(one: Listed, indices: dict[str, int]) -> dict[str, Any]:
    flag = one.flag
    region = {
        "startLine": one.line,
        "startColumn": one.start + 1,
        "endColumn": one.end + 1,
        "snippet": {"text": one.span},
    }
    location = {"artifactLocation": {"uri": one.path}, "region": region}
    result: dict[str, Any] = {
        "ruleId": flag.id,
        "ruleIndex": indices[flag.id],
        "level": _LEVELS[flag.severity],
        "message": {"text": flag.message or FLAGS[flag.id].definition},
        "locations": [{"physicalLocation": location}],
        "properties": {
            "severity": flag.severity,
            "confidence": flag.confidence,
            "evidence": flag.evidence,
            "english": flag.english,
            "suggestion": flag.suggestion,
            "side": one.side,
        },
    }
    return result
