"""Constructions that are flagged only in a document with other signs of machine translation."""

from __future__ import annotations

import pytest

from align.flag.base import Context, Row
from align.flag.config import Options
from align.flag.flagger import Flagger
from align.flag.registry import DETECTORS
from align.flag.rules import RuleDetector

SIGNS = tuple(
    Row(text)
    for text in (
        "Kedua menteri bertukar duri di depan pers.",
        "Ia memutar mata buta atas suap itu.",
        "Baik Kanada dan Meksiko menolak.",
    )
    * 5
)
FIRES = [
    ("GRAM-CALQUE", "Apa yang harus kita ingat adalah bahwa sawah itu kering.", None),
    ("GRAM-CALQUE", "Menteri itu ingin mereka untuk menanam jagung.", None),
    (
        "GRAM-CALQUE",
        "Hasilnya telah secara resmi diumumkan kemarin.",
        "telah secara resmi diumumkan",
    ),
    ("GRAM-CALQUE", "Itu mungkin bagi warga untuk membeli beras.", None),
    ("GRAM-CALQUE", "Jembatan itu kuat cukup.", "kuat cukup"),
    ("PREP-CALQUE", "Film itu berputar di sekitar seorang nelayan.", "berputar di sekitar"),
    ("PREP-CALQUE", "Warga antre di depan pemilihan bulan depan.", "di depan pemilihan"),
    ("PREP-CALQUE", "Ia mendapat kritik untuk menebang hutan.", "untuk menebang"),
    ("IDIOM-CALQUE", "Ini semua tentang kesabaran.", "Ini semua tentang kesabaran"),
    ("COLLOC-CALQUE", "Menanam padi sekarang adalah ide yang bijaksana.", None),
    ("WRONG-SENSE", "Jalan ditutup, mengikuti kecelakaan di tol.", "mengikuti kecelakaan"),
    ("PARTICIPLE", "Bendungan itu jebol, menewaskan sembilan warga.", "menewaskan sembilan"),
    ("PRON-INANIMATE", "Di antara mereka adalah sebuah jam tua.", "Di antara mereka adalah"),
    ("BOIL-SITE", "Kota Semarang – Warga antre beras.", "Kota Semarang – "),
    (
        "GRAM-CALQUE",
        "Panen gagal lagi, dengan warga menyalahkan hama.",
        "dengan warga menyalahkan",
    ),
    ("BOIL-SITE", "SEMARANG, Kabar.id – Warga antre beras.", "SEMARANG, Kabar.id – "),
    ("GARBLED", "Dengan jika harga naik, warga rugi.", "Dengan jika"),
]


@pytest.mark.parametrize(("flag", "text", "span"), FIRES)
def test_it_fires_in_a_translated_document(flag: str, text: str, span: str | None) -> None:
    found = [one for one in Flagger().flag(Context((Row(text), *SIGNS)))[0] if one.id == flag]
    assert found
    assert span is None or span in {text[one.start : one.end] for one in found}


@pytest.mark.parametrize(("flag", "text"), [one[:2] for one in FIRES])
def test_it_is_silent_among_good_sentences(flag: str, text: str) -> None:
    plain = [Row(f"Petani ke-{n} menanam padi di sawahnya.") for n in range(30)]
    assert flag not in {one.id for one in Flagger().flag(Context((Row(text), *plain)))[0]}


@pytest.mark.parametrize(
    "text",
    [
        "Ia membawa beras, menanak nasi, dan menggoreng ikan.",
        "Warga menunggu untuk dipanggil petugas.",
        "Kapal itu berada di sekitar pelabuhan.",
        "Hasilnya diumumkan secara resmi kemarin.",
        "Kepentingan umum didahulukan.",
    ],
)
def test_good_indonesian_gives_no_candidate(text: str) -> None:
    doubtful = [one for one in DETECTORS if one.doubtful and issubclass(one, RuleDetector)]
    assert len(doubtful) >= 8
    for detector in doubtful:
        assert list(detector(Options()).candidates(Context((Row(text),)))) == []
