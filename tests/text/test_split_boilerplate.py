"""What a web page holds besides its article: kept, but of its own kind."""

from __future__ import annotations

import pytest

from align.text.split import split_text

ARTICLE = "Panen raya dimulai pekan ini di seluruh kabupaten, kata ketua koperasi kepada wartawan."


@pytest.mark.parametrize(
    "line",
    [
        "Baca Juga: Harga Gabah Naik. Petani Senang",
        "BACA JUGA Harga gabah naik",
        "Simak juga video panen raya",
        "READ\xa0 Harga gabah naik tajam - Koran - 15/11/2023",
        "See also: Rice prices rise",
        "Pilihan Editor: Musim tanam tiba",
        "Editor: Rahma Sari",
        "Reporter: Budi/Wati",
        "Oleh Budi Santoso",
        "By Jane Doe",
        "Sumber: Antara",
        "Penulis Reuters Jane Doe di Ankara dan Ali Can berkontribusi untuk laporan ini.",
        "Jane Doe contributed to this report.",
        "(Reporting by Jane Doe; Editing by Ali Can)",
        "LEAVE A RESPONSE",
        "Leave a Reply",
        "Tinggalkan Balasan",
        "Alamat email Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *",
        "Your email address will not be published. Required fields are marked *",
        "Simpan nama, email, dan situs web saya pada peramban ini.",
        "3 Komentar",
        "Sen. Mar 3rd, 2025",
        "Senin, 12 Januari 2026 | 10:30 WIB",
        "January 12, 2026",
        "12/01/2026, 10.30 WIB",
        "KoranKita.com",
        "https://www.contoh.id/berita/panen",
        "Tags: panen, padi",
        "Share this:",
        "ADVERTISEMENT",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Ikuti berita kami di Google News",
        "Copyright 2026 Koran Kita. All rights reserved",
        "(ant/dtk)",
        "* * *",
        "Penggemar kopi. Pencinta kucing. Penjelajah akhir pekan. Tukang begadang. Kutu buku.",
    ],
)
def test_a_line_that_is_no_part_of_the_article_is_boilerplate_and_whole(line: str) -> None:
    segments = split_text(f"{ARTICLE}\n\n{line}\n\n{ARTICLE}")
    assert [(s.kind, s.text) for s in segments[1:-1]] == [("boilerplate", line)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Baca puisi itu pelan-pelan, pesan gurunya.",
        "Lihat saja hasilnya nanti.",
        "Oleh karena itu, panen ditunda.",
        "Oleh Budi Santoso, sawah itu dijual kepada tetangganya.",
        "By then, the harvest was over.",
        "Read the letter aloud, she said.",
        "Komentar itu memancing tawa.",
        "Sumber air mengering.",
        "Foto itu diambil kemarin.",
        "Senin malam, hujan turun.",
        "12 Januari 2026 adalah hari libur.",
        "Share prices fell on Monday.",
        "Nama saya Budi.",
        "Ia tiba. Hujan turun. Semua diam. Lampu mati. Anjing menyalak.",
    ],
)
def test_a_sentence_that_begins_alike_is_text(sentence: str) -> None:
    segments = split_text(f"{ARTICLE}\n\n{sentence}\n\n{ARTICLE}")
    assert {s.kind for s in segments} == {"text"}


def test_names_of_sites_slogans_and_sections_above_an_article() -> None:
    text = f"KoranKita.com\n\nKabar dari sawah dan ladang\n\nEkonomi\n\nPanen Raya\n\n{ARTICLE}"
    assert [s.kind for s in split_text(text)] == [
        "boilerplate",
        "boilerplate",
        "boilerplate",
        "heading",
        "text",
    ]


def test_a_section_name_inside_an_article_is_a_heading() -> None:
    text = f"{ARTICLE}\n\nEkonomi\n\n{ARTICLE}"
    assert [s.kind for s in split_text(text)] == ["text", "heading", "text"]


@pytest.mark.parametrize(
    ("paragraph", "pieces"),
    [
        (
            "KABAR.CO.ID -  MEDAN. Panen raya dimulai. Petani senang.",
            [
                ("boilerplate", "KABAR.CO.ID -  MEDAN."),
                ("text", "Panen raya dimulai."),
                ("text", "Petani senang."),
            ],
        ),
        (
            "kabarsawah – “Panen raya dimulai,” kata Rudi.",
            [("boilerplate", "kabarsawah –"), ("text", "“Panen raya dimulai,” kata Rudi.")],
        ),
        (
            "MEDAN. Panen raya dimulai.",
            [("boilerplate", "MEDAN."), ("text", "Panen raya dimulai.")],
        ),
        (
            "DILARANG MASUK. Sawah ini milik desa.",
            [("text", "DILARANG MASUK."), ("text", "Sawah ini milik desa.")],
        ),
        (
            "MEDAN, Kabar.com - Panen raya dimulai.",
            [("text", "MEDAN, Kabar.com - Panen raya dimulai.")],
        ),
        (
            "Petani sambut panen raya Berita Ekonomi",
            [("heading", "Petani sambut panen raya"), ("boilerplate", "Berita Ekonomi")],
        ),
        (
            "Harga Gabah Naik – Harga gabah di tingkat petani naik tipis.",
            [
                ("heading", "Harga Gabah Naik –"),
                ("text", "Harga gabah di tingkat petani naik tipis."),
            ],
        ),
    ],
)
def test_what_is_glued_to_a_paragraph_is_cut_off(
    paragraph: str, pieces: list[tuple[str, str]]
) -> None:
    segments = split_text(f"Harga Gabah Naik\n\n{paragraph}\n\n{ARTICLE}")
    assert [(s.kind, s.text) for s in segments[1:-1]] == pieces
