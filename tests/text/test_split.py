"""Sentences of Indonesian text, class by class."""

from __future__ import annotations

import pytest

from align.text.split import split_text

# One case an entry; the sentences of a case stand one a line.
CASES = {
    "titles": """
        Seminar dibuka Prof. Dr. Ir. Hj. Ratna Dewi, M.Sc., Ph.D. di Bogor.
        Pesertanya dua ratus orang.

        Rapat dihadiri H. Slamet dan K.H. Mustofa.
        Keduanya datang bersama Drs. Bambang.

        Menurut drg. Lina, gigi susu tetap perlu dirawat.
        Pesannya sederhana.

        Tn. Hadi menelepon Ny. Hadi dari kantor Sdr. Made.
        Mereka tertawa.

        Letjen TNI (Purn.) Surya Atmaja menjadi saksi.
        Sidang dilanjutkan besok.

        Tersangka diperiksa Kombes Pol. Andi Gani dan Iptu. Rahma.
        Hasilnya belum keluar.
    """,
    "degrees": """
        Ketuanya Rina Marlina, S.H., M.H.
        Wakilnya belum dipilih.

        Ia meraih gelar S.Pd. dari kampus negeri.
        Setahun kemudian ia mengajar.

        Panitia mengundang Dewi, S.Kom. M.Kom.
        Undangan dikirim kemarin.

        Pembicara kedua adalah Yusuf, S.E.
        Acara ditutup dengan doa.
    """,
    "addresses": """
        Tokonya di Jl. Letjen. Suprapto No. 12, Kel. Bungur, Kec. Senen, Kab. Garut.
        Buka setiap hari.

        Surat dikirim ke Gg. Mawar RT. 03/RW. 07, Ds. Sukamaju.
        Balasannya tidak ada.

        Hubungi Telp. (021) 555-0101 atau Fax. 555-0102.
        Layanan ini gratis.

        Kantor pindah ke Ged. Merdeka Lt. 3.
        Lift sedang diperbaiki.
    """,
    "numbers": """
        UU No. 11 Tahun 2008 sudah diubah.
        Perubahannya tidak banyak.

        Jumlahnya 1.500.000 orang atau 96,77% dari pemilih.
        Sisanya tidak hadir.

        Harga tiket Rp5.000,-.
        Anak-anak tidak membayar.

        Rapat dimulai pukul 10.30.
        Hadirin diminta datang tepat waktu.

        Rapat dimulai pk. 10.30 WIB, Jumat (31/12).
        Undangan menyusul.

        Penduduknya 2.904. 678 jiwa.
        Kepadatannya rendah.

        Lihat hlm. 25 dan Bab. 3.
        Tabelnya ada di lampiran.

        Perang itu berakhir tahun 1945.
        Jepang menyerah.

        Berkas masuk tgl. 5 Mei, diperiksa 7 Jan. 2024.
        Hasilnya nihil.

        Jaraknya 10 km. dari kota.
        Jalannya menanjak.

        Rumah itu seharga Rp 2,5 M.
        Pembelinya orang asing.
    """,
    "roman numerals": """
        Laba naik pada kuartal I.
        Menurut analis, tren itu berlanjut.

        Ia dinobatkan sebagai Sultan Hamengku Buwono X.
        Istana dibuka untuk umum.

        Pada Perang Dunia II. menurut arsip, kota ini utuh.

        Bab II. Tinjauan Pustaka

        Murid kelas XII.
        Berbagai lomba mereka ikuti.
    """,
    "abbreviations": """
        Ia menjual buku, pena, dll. di pasar.
        Dagangannya laku.

        Ia menjual buku, pena, dll.
        Penghasilannya lumayan.

        Surat a.n. Wati berlaku s.d. Jumat, d.h. hari ini.
        Perpanjangannya mudah.

        Penelitian Hasan dkk. (2020) dikutip luas.
        Penelitian lain tidak.

        Ia lahir di U.S. Virgin Islands.
        Namun, ia besar di Manado.

        Kepada Yth. Ibu Kepala Sekolah.
        Dengan hormat.

        Hadis ini diriwayatkan H.R. Bukhari.
        Sanadnya kuat.
    """,
    "companies": """
        PT. Angin Ribut Tbk. menerbitkan saham baru.
        Harganya belum ditentukan.

        Saham itu milik PT Angin Ribut Tbk.
        Pemegang saham setuju.

        Kontraknya diteken Ocean Star Co. Ltd. dan CV. Karya Abadi.
        Nilainya rahasia.

        Gugatan diajukan terhadap Ocean Star Co.
        Sejauh ini belum ada jawaban.
    """,
    "initials": """
        Sajak W.S. Rendra dibacakan A. Mustofa Bisri.
        Penonton terdiam.

        Jalan itu dinamai H.O.S. Tjokroaminoto.
        Dulu namanya lain.

        Polisi menahan pria berinisial R.S. (34) di rumahnya.
        Tetangganya kaget.

        Polisi menahan pria berinisial B.
        Barang buktinya disita.
    """,
    "domains": """
        BANDUNG, KORANKITA.com - Harga cabai turun.
        Pedagang mengeluh.

        Pendaftaran dibuka di www.contoh.go.id.
        Syaratnya mudah.

        Kirim surel ke panitia@contoh.ac.id atau lihat contoh.com.
        Balasan datang besok.
    """,
    "ellipses": """
        Begini... saya lupa namanya.
        Maaf.

        Kami menunggu lama…
        Bus itu tidak pernah datang.

        Ia diam.
        [...] Kami pun pulang.
    """,
    "questions": """
        Benarkah demikian?
        Warga ragu!
        Mereka menunggu bukti.

        “Sudah makan?” tanya ibu.
        Adik menggeleng.

        "Cepat!" teriak wasit.
        Pelari itu tersandung.
    """,
    "quotes": """
        “Kami siap,” kata Rudi.
        Ia lalu duduk.

        “Kami siap.”
        Ia lalu duduk.

        “Ini mudah,” ujarnya.
        “Selesai besok.”
        Semua setuju.

        “Lihat langit itu.
        Hujan akan turun,” katanya.
        Benar saja.

        "Lihat langit itu. Hujan akan turun," katanya.
        Benar saja.

        'Saya pulang,' bisiknya.
        Pintu tertutup.
    """,
    "unbalanced quotes": """
        Ia berkata: "Saya tidak tahu.
        Tanya orang lain.
        Saya sibuk.

        Ma'ruf membaca Al-Qur'an pada hari Jum'at.
        Anaknya mendengarkan.
        Hujan reda.

        Ia berkata: “Saya tidak tahu.
        Tanya orang lain.
    """,
    "brackets": """
        Ia pulang (naik bus).
        Rumahnya jauh.

        Ia pulang.
        (Bus itu kosong.)
        Rumahnya jauh.

        Rincian ada di lampiran (lihat Lamp. III).
        Biayanya tetap.
    """,
    "enumerations": """
        Syaratnya: 1. fotokopi KTP; 2. pas foto.
        Berkas dibawa sendiri.

        1. Rebus air.
        2. Masukkan mi.
        3. Sajikan selagi hangat.
    """,
}


def cases() -> list[object]:
    return [
        pytest.param([line.strip() for line in case.strip().split("\n")], id=f"{name} {number}")
        for name, group in CASES.items()
        for number, case in enumerate(group.strip().split("\n\n"))
    ]


@pytest.mark.parametrize("sentences", cases())
def test_a_line_of_sentences_is_cut_where_they_end(sentences: list[str]) -> None:
    assert [segment.text for segment in split_text(" ".join(sentences))] == sentences


def test_sentences_without_white_space_between_them_are_cut() -> None:
    segments = split_text(
        "Ia pulang larut malam.Ibunya masih terjaga. Kabar dari detik.Com itu lama."
    )
    assert [segment.text for segment in segments] == [
        "Ia pulang larut malam.",
        "Ibunya masih terjaga.",
        "Kabar dari detik.Com itu lama.",
    ]


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("Kedua kubu. sepakat berdamai.", ["kubu"]),
        (
            "Hal itu tercapai. hanya dengan kerja keras, dan seluruh desa. ikut membantu.",
            ["tercapai", "desa"],
        ),
        ("Ia “belum siap pergi.” meninggalkan kota itu.", ["pergi"]),
        ("Ia menyebutnya “sebuah pelajaran.” Jawaban.", ["pelajaran"]),
        ("Kapal itu tenggelam setelah ditabrak tanker. Siapa yang menyalahkan cuaca.", ["tanker"]),
    ],
)
def test_a_stray_stop_does_not_end_a_sentence_and_is_remembered(
    sentence: str, marked: list[str]
) -> None:
    before, segment, after = split_text(f"Ini awalnya. {sentence} Ini akhirnya.")
    assert segment.text == sentence
    assert [segment.text[:at].split()[-1] for at in segment.stray_stops] == marked
    assert all(segment.text[at] == "." for at in segment.stray_stops)
    assert before.stray_stops == after.stray_stops == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Ia membeli beras, gula, dll. untuk warung.",
        "Jaraknya 10 km. dari sini.",
        "“Kami pergi.” kata Rudi.",
        "Begini... saya lupa.",
        "PT Maju Tbk. untung besar.",
    ],
)
def test_a_stop_that_belongs_there_is_not_stray(sentence: str) -> None:
    assert [segment.stray_stops for segment in split_text(sentence)] == [()]


def test_a_text_without_capitals_is_cut_at_its_stops() -> None:
    segments = split_text("saya tadi ke pasar. pasarnya tutup. jadi saya pulang saja.")
    assert [segment.text for segment in segments] == [
        "saya tadi ke pasar.",
        "pasarnya tutup.",
        "jadi saya pulang saja.",
    ]
    assert all(segment.stray_stops == () for segment in segments)


def test_english_is_cut_too() -> None:
    sentences = [
        "Mr. Smith of Ocean Inc. met Gov. Lee at 5 p.m. on Friday.",
        "The U.S. Senate said no.",
        "“We tried,” he said.",
        "No. 10 was silent, e.g. on taxes.",
    ]
    assert [segment.text for segment in split_text(" ".join(sentences))] == sentences


def test_one_unbalanced_quote_costs_no_other_paragraph() -> None:
    text = 'Ia berkata, "Saya lupa. Jangan tanya.\n\nHujan turun. Jalan basah. "Awas," katanya.'
    assert [segment.text for segment in split_text(text)] == [
        'Ia berkata, "Saya lupa.',
        "Jangan tanya.",
        "Hujan turun.",
        "Jalan basah.",
        '"Awas," katanya.',
    ]
