from __future__ import annotations

import pytest

from align.translate.repair.currencies import restore_currencies


@pytest.mark.parametrize(
    ("source", "draft", "restored"),
    [
        ("Ia membayar RM250.", "He paid Rp250.", "He paid RM250."),
        ("Harganya S$1.500,50.", "It is $1,500.50.", "It is S$1,500.50."),
        ("Dari Rp5.000 ke RM5.", "From Rp5,000 to Rp 5.", "From Rp5,000 to RM 5."),
        ("Sekitar €40.", "About £40.", "About €40."),
        # the same, in doubt, or no sum
        ("Sekitar US$40.", "About $40.", "About $40."),
        ("Sekitar $40.", "About US$40.", "About US$40."),
        ("Dari RM40 ke Rp40.", "From Rp40 to Rp40.", "From Rp40 to Rp40."),
        ("Sekitar RM40.", "About Rp400.", "About Rp400."),
        ("Nomor 40.", "About $40.", "About $40."),
        ("GSRM40 dan 40.", "GSRM40 and $40.", "GSRM40 and $40."),
    ],
)
def test_currencies_come_back(source: str, draft: str, restored: str) -> None:
    assert restore_currencies(source, draft) == restored
