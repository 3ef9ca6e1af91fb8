"""The summary that a run prints at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from align.document import SEVERITIES

if TYPE_CHECKING:
    from align.pipeline import Summary


def summarise(summary: Summary, seconds: float) -> str:
    """Return a few lines: documents, segments by kind, words, drafts, confidence, speed."""
    total = summary.segments.total()
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in summary.segments.most_common())
    legacy = ", ".join(
        f"{count} {name}" for name, count in summary.encodings.items() if name != "utf-8"
    )
    severities = ", ".join(
        f"{summary.flags[severity]:,} {severity}"
        for severity in reversed(SEVERITIES)
        if summary.flags[severity]
    )
    lines = [
        f"documents   {summary.documents:,}" + (f" (not UTF-8: {legacy})" if legacy else ""),
        f"segments    {total:,} ({kinds})",
        f"words       {summary.words:,}",
        f"drafts      {summary.drafts:,} ({summary.cached:,} from the cache)",
        f"confidence  {summary.mean_confidence:.2f} on average",
        f"flags       {summary.flags.total():,}" + (f" ({severities})" if severities else ""),
        f"time        {seconds:.1f} s, {total / max(seconds, 1e-6):,.0f} segments/s",
    ]
    return "\n".join(lines)
