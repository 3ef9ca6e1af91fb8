"""Shorthand is spelt out, and nothing else."""

from __future__ import annotations

import pytest

from align.text.table import read_table
from align.translate.shorthand import spelt_out, table


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("Saya tdk tahu.", "Saya tidak tahu."),
        ("Tdk ada yg tahu", "Tidak ada yang tahu"),
        ("Menhan AS dan para menhan", "Menteri Pertahanan AS dan para menteri pertahanan"),
        (
            "Perusahaan tsb. membeli, lalu menjual tsb.",
            "Perusahaan tersebut membeli, lalu menjual tersebut.",
        ),
        ("Itu milik ybs. Dia tahu.", "Itu milik yang bersangkutan. Dia tahu."),
        ("Lihat hlm. 5 s.d. 9.", "Lihat halaman 5 sampai dengan 9."),
        ("Kpd Yth. Bapak Camat", "Kepada Yang terhormat Bapak Camat"),
        ("A.n. Kepala Dinas", "Atas nama Kepala Dinas"),
        # initials, addresses, parts of words
        ("Kader PD dan TP PKK", "Kader PD dan TP PKK"),
        ("Lihat yg.org, org@yg.id dan yg-nya", "Lihat yg.org, org@yg.id dan yg-nya"),
        ("Minyak goreng dan #yg @yg", "Minyak goreng dan #yg @yg"),
    ],
)
def test_shorthand_is_spelt_out(text: str, spelt: str) -> None:
    assert spelt_out(text) == spelt


def test_the_table_is_in_order() -> None:
    rows = {row["short"]: row["long"] for _, row in read_table(table())}
    assert list(rows) == sorted(rows)
    assert all(map(str.islower, rows))
    assert [spelt_out(long) for long in rows.values()] == list(rows.values())
