"""Pearmut campaigns in JSON (Zouhar and Kocmi, 2026): flags as pre-filled MQM error spans.

Pearmut marks spans in one text of an item, its ``tgt``; write one campaign for the drafts, and
another one for the Indonesian sources, which then stand in the place of a translation.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

from align.document import SEVERITIES, Flag, Pair
from align.exchange.atomic import atomic_write
from align.exchange.record import to_record
from align.exchange.translation import translation


def write_pearmut(
    path: str | Path,
    pairs: Iterable[Pair],
    *,
    side: Literal["source", "draft"] = "draft",
    campaign: str = "sejajar",
) -> int:
    """Write one task with all ``pairs`` for one annotator and return how many they were.

    Pairs without a text on ``side`` are left out and not counted.  All fields of a pair are in its
    item under ``sejajar``, where Pearmut keeps them in its logs.  ``error_spans`` are the flags on
    ``side`` that have a span; its offsets count UTF-16 units without newlines, end inclusive, as
    Pearmut counts them.  The campaign is held in memory.

    Args:
        path: the file; ``-`` is standard output.
        pairs: what to write.
        side: the text that the annotator marks.
        campaign: the campaign's id.

    Raises:
        OutputError: the file cannot be written.
    """
    kept = [pair for pair in pairs if getattr(pair, side)]
    flags = sorted({flag.id for pair in kept for flag in pair.flags if flag.side == side})
    documents = [
        [_item(pair, side) for pair in group] for _, group in groupby(kept, lambda pair: pair.doc)
    ]
    content = {
        "campaign_id": campaign,
        "info": {
            "assignment": "task-based",
            "protocol": "MQM",
            "mqm_categories": {flag: [] for flag in flags},
            "mqm_severities": [severity.title() for severity in SEVERITIES],
            "textfield": "prefilled",
        },
        "data": [documents],
    }
    with atomic_write(path) as handle:
        json.dump(content, handle, ensure_ascii=False, indent=1)
        handle.write("\n")
    return len(kept)


def _item(pair: Pair, side: str) -> dict[str, Any]:
    text = getattr(pair, side)
    other = pair.source if side == "draft" else translation(pair)[1]
    spans = [_span(flag, text) for flag in pair.flags if flag.side == side]
    item = {
        "item_id": pair.id,
        "src": other,
        "tgt": {side: text},
        "error_spans": {side: [span for span in spans if span["end_i"] >= span["start_i"]]},
        "sejajar": to_record(pair),
    }
    if pair.reference and side == "draft":
        item["ref"] = pair.reference
    return item


def _span(flag: Flag, text: str) -> dict[str, Any]:
    return {
        "start_i": _index(text, flag.start),
        "end_i": _index(text, flag.end) - 1,
        "severity": flag.severity,
        "category": flag.id,
    }


def _index(text: str, offset: int) -> int:
    before = text[:offset].replace("\n", "")
    return len(before.encode("utf-16-le", "surrogatepass")) // 2
