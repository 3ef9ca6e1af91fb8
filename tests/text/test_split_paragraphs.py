"""Paragraphs of plain text: line breaks, wrapped lines, headings, lists."""

from __future__ import annotations

from align.document import Paragraph
from align.text.split import split_text


def kinds(text: str) -> list[tuple[str, str]]:
    return [(segment.kind, " ".join(segment.text.split())) for segment in split_text(text)]


def test_one_paragraph_a_line() -> None:
    text = (
        "Panen raya dimulai pekan ini di seluruh kabupaten. Petani gembira.\n"
        "Harga gabah naik tipis dibandingkan bulan lalu, kata ketua koperasi. Stok cukup."
    )
    segments = split_text(text)
    assert [(s.paragraph, s.sentence) for s in segments] == [(0, 0), (0, 1), (1, 0), (1, 1)]


WRAPPED = """\
Panen raya dimulai pekan ini di seluruh kabupaten
setelah hujan berhenti. Petani gembira karena harga
gabah naik, dan Koperasi Tani menambah gudang. Kata
Dr. Sutan, stok aman sampai akhir tahun.

Hambatan
Jalan ke lumbung masih rusak. Pemerintah berjanji
memperbaikinya.
"""


def test_wrapped_lines_are_joined() -> None:
    assert kinds(WRAPPED) == [
        ("text", "Panen raya dimulai pekan ini di seluruh kabupaten setelah hujan berhenti."),
        (
            "text",
            "Petani gembira karena harga gabah naik, dan Koperasi Tani menambah gudang.",
        ),
        ("text", "Kata Dr. Sutan, stok aman sampai akhir tahun."),
        ("heading", "Hambatan"),
        ("text", "Jalan ke lumbung masih rusak."),
        ("text", "Pemerintah berjanji memperbaikinya."),
    ]


def test_windows_line_ends_make_no_difference() -> None:
    assert kinds(WRAPPED.replace("\n", "\r\n")) == kinds(WRAPPED)


def test_a_line_without_a_stop_above_an_article_is_a_heading() -> None:
    text = (
        "Panen Raya Dimulai\n\nPanen raya dimulai pekan ini di seluruh kabupaten di pulau itu.\n\n"
        "Siapa yang untung?\n\nPetani untung besar, kata ketua koperasi kepada wartawan kemarin."
    )
    assert [kind for kind, _ in kinds(text)] == ["heading", "text", "text", "text"]


def test_lines_without_any_article_are_no_headings() -> None:
    assert kinds("Halo dunia\nApa kabar") == [("text", "Halo dunia"), ("text", "Apa kabar")]


def test_bullets_and_enumerators_make_lists() -> None:
    text = (
        "Syarat pendaftaran:\n• KTP asli\n• Pas foto berwarna\n1. Isi formulir.\n2) Bayar di loket."
    )
    assert [kind for kind, _ in kinds(text)] == ["text", "list", "list", "list", "list"]


def test_short_lower_case_lines_are_not_joined() -> None:
    assert len(kinds("beras merah\ngula\nminyak goreng\ntepung")) == 4


def test_marked_paragraphs_are_taken_as_they_are() -> None:
    text = "Panen. Raya\nPetani\nsenang. Harga naik."
    paragraphs = (Paragraph(0, 11, "heading"), Paragraph(12, len(text)))
    assert [(s.kind, s.text) for s in split_text(text, paragraphs)] == [
        ("heading", "Panen. Raya"),
        ("text", "Petani\nsenang."),
        ("text", "Harga naik."),
    ]


def test_what_lies_between_marked_paragraphs_is_not_lost() -> None:
    text = "Judul\n\nIsi pertama. Isi kedua.\n\nPenutup panjang."
    segments = split_text(text, (Paragraph(0, 5, "heading"),))
    assert [s.text for s in segments] == [
        "Judul",
        "Isi pertama.",
        "Isi kedua.",
        "Penutup panjang.",
    ]
