"""The style of a document: its commonest words."""

from __future__ import annotations

import pytest

from align.flag.style import FEATURES, rates, strangeness
from align.text.analysis import analyse

NATIVE = (
    "Kepala desa itu mengatakan, panen tahun ini melimpah sehingga harga gabah turun. "
    "Petani berharap pemerintah segera turun tangan agar kerugian tidak bertambah. "
    "Menurutnya, gudang desa sudah penuh sejak pekan lalu. "
) * 6
MACHINE = (
    "Jika Anda dapat melakukan ini, Anda akan mendapatkan hasil yang Anda inginkan dengan mudah. "
    "Ini adalah sesuatu yang akan Anda sukai, tetapi mungkin Anda harus mencoba untuk melakukannya "
    "dengan cara yang berbeda jika itu tidak bekerja untuk Anda. "
) * 6


def test_the_rates_are_square_roots_per_hundred_words_in_the_order_of_the_features() -> None:
    found = dict(zip(FEATURES, rates([analyse("yang " * 80).lowers]), strict=True))
    assert found["yang"] == pytest.approx(80**0.5)
    assert found["dan"] == 0
    affixes = dict(zip(FEATURES, rates([analyse("pergi, membawa bukunya").lowers]), strict=True))
    assert affixes[",me-"] > 0
    assert affixes["-nya"] > 0


def test_what_reads_like_a_machine_is_stranger() -> None:
    assert strangeness([analyse(MACHINE).lowers]) > strangeness([analyse(NATIVE).lowers]) + 3


def test_an_empty_text_is_not_strange() -> None:
    assert strangeness([]) < 0
