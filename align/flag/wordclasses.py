"""Places and classes of Indonesian words of which the patterns of several detectors are made."""

from __future__ import annotations

START = r"(?:^|(?<=[.!?”\"] )|(?<=[“\"]))"
"""Where a sentence or a quotation begins."""
ACTIVE = r"(?:me(?:m|n|ng|ny|l|r)?|ber)[a-z]{3,}"
"""An active verb."""
TIMES = "tahun|bulan|minggu|pekan|hari|jam|menit|dekade|abad|generasi"
"""Measures of time."""
