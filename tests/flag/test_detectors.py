"""Each flag fires on the artefact it is for and is silent on good Indonesian."""

from __future__ import annotations

import pytest

from align.document import Segment
from align.flag import FLAGS, Context, Flagger, Options, Row

FLAGGER = Flagger(Options(prior=False))


def flags_of(text: str) -> dict[str, str]:
    """Return the span of every flag on a text of one row a line."""
    rows = tuple(Row(line) for line in text.split("\n"))
    return {
        flag.id: row.source[flag.start : flag.end]
        for row, flags in zip(rows, FLAGGER.flag(Context(rows)), strict=True)
        for flag in flags
    }


FIRES = [
    ("IDIOM-CALQUE", "Kedua menteri bertukar duri di depan pers.", "bertukar duri"),
    ("IDIOM-CALQUE", "Ia memutar mata buta atas suap itu.", "memutar mata buta"),
    ("COLLOC-CALQUE", "Gubernur membuat yakin bahwa jalan itu aman.", "membuat yakin bahwa"),
    ("WRONG-SENSE", "Serangan pembajakan itu mencuri data ribuan akun.", "pembajakan"),
    ("WRONG-SENSE", "Hakim menjatuhkan kalimat lima tahun penjara.", "kalimat"),
    ("ENTITY-LITERAL", "Pengunjuk rasa Anak Laki-laki Bangga ditangkap.", "Anak Laki-laki Bangga"),
    ("ENTITY-TITLE", "Departemen Negara menolak berkomentar.", "Departemen Negara"),
    ("NAME-GARBLED", "Presiden AS Joe Byden tiba di Tokyo.", "Joe Byden"),
    ("NAME-GARBLED", "Pendiri Amazon, Jeff Bezoz, hadir.", "Jeff Bezoz"),
    ("NAME-GARBLED", "Lalu Tedros Adhanom Gebreyessus tiba.", "Tedros Adhanom Gebreyessus"),
    (
        "MEANING-FLIP",
        "Moskow memanggil duta besarnya ke London.",
        "memanggil duta besarnya ke London",
    ),
    ("DUP-WORD", "Orang terhormat dan terhormat itu pergi.", "terhormat dan terhormat"),
    ("BROKEN-SENT", "Mereka akan menanam padi. bersama tetangga besok.", "padi. bersama"),
    ("REL-WH", "Ia dibantu adiknya.\nSiapa yang tinggal di Medan.", "Siapa yang tinggal di Medan."),
    ("BROKEN-SENT", "Ia dibantu adiknya.\nSiapa yang tinggal di Medan.", "adiknya."),
    ("QUOTE-BROKEN", "“Kami siap,” katanya. Kami pulang.” Ia pergi.", None),
    ("ATTACH", "Pendukung pemimpin yang dipenjara Arman Wijaya berkumpul.", None),
    ("ATTACH", "Mereka menolak keanggotaan NATO di Georgia.", "keanggotaan NATO di Georgia"),
    ("PREP-CALQUE", "Jembatan itu selesai oleh akhir tahun.", "oleh akhir tahun"),
    ("GRAM-CALQUE", "Menurut dia, baik Kanada dan Meksiko setuju.", "baik Kanada dan Meksiko"),
    ("GARBLED", "Kapal itu masih tidak lagi di pelabuhan.", "masih tidak lagi"),
    ("CASE-MID", "Mereka tinggal Di sebuah rumah kayu tua.", "Di"),
    ("PARTICIPLE", "Menteri memuji hasil panen, menambahkan bahwa harga turun.", None),
    ("PRON-INANIMATE", "Aturan itu rumit dan mereka harus segera dicabut.", None),
    ("PRON-CLUSIVITY", "“Ibu dan saya senang karena kita pulang,” katanya.", "kita pulang"),
    ("PRON-CHAIN", "Dia bilang dia tahu apa yang dia mau dan dia pergi.", None),
    ("SAID-CHAIN", "Camat mengatakan dia mengatakan kepada warga.", None),
    ("HONORIFIC", "Menurut Tuan Hendrawan, sawah itu kering.", "Tuan Hendrawan"),
    ("OMISSION", "Rini di Bogor berkontribusi untuk ini.", "berkontribusi untuk ini"),
    ("UNTRANSLATED", "Desa itu mengalami shortage air bersih.", "shortage"),
    ("TERM-INCONSISTENT", "Serangan siber itu baru.\nSerangan cyber naik.", "cyber"),
    ("FORMAT", "Harganya $ 40 juta.", "$ 40 juta"),
    ("ORTHO", "Desa itu butuh kerjasama warga.", "kerjasama"),
    ("ORIGIN-WIRE", "Ia lahir di desa itu [kini kota – Reuters].", "– Reuters]"),
    ("BOIL-READALSO", "TERKAIT: Panen Raya di Subang", "TERKAIT: Panen Raya di Subang"),
    ("BOIL-COMMENT", "Tinggalkan sebuah komentar", "Tinggalkan sebuah komentar"),
    ("BOIL-CREDIT", "Oleh Sari Dewi dan Budi Utomo", "Oleh Sari Dewi dan Budi Utomo"),
    ("GRAM-CALQUE", "Wartawan bertanya jika dia akan mundur.", "jika"),
    ("GRAM-CALQUE", "Gedung itu sebagai tinggi seperti menara.", "sebagai tinggi seperti menara"),
    ("GRAM-CALQUE", "Obat itu lebih banyak mahal sekarang.", "lebih banyak mahal"),
    ("GRAM-CALQUE", "Polisi menahan tiga orang-orang di pasar.", "tiga orang-orang"),
    ("PREP-CALQUE", "Harga beras naik oleh 5 persen.", "oleh 5 persen"),
    ("PREP-CALQUE", "Kelompok itu bertanggung jawab untuk serangan.", "untuk serangan"),
    ("NAME-GARBLED", "Presiden Komisi Eropa Ursula von der Line tiba.", "Ursula von der Line"),
    ("BOIL-READALSO", "Baca juga: Panen Raya di Subang", "Baca juga: Panen Raya di Subang"),
    ("BOIL-SITE", "KabarSawah.com", "KabarSawah.com"),
    ("BOIL-SECTION", "Olahraga", "Olahraga"),
    ("BOIL-DATE", "Sel. Jan 7th, 2025", "Sel. Jan 7th, 2025"),
    ("BOIL-COMMENT", "Tinggalkan Balasan", "Tinggalkan Balasan"),
    ("BOIL-CREDIT", "Editor: Sari Melati", "Editor: Sari Melati"),
    ("BOIL-BIO", "Ahli kopi. Pecinta kucing. Sering jatuh. Penggemar musik.", None),
    ("PREP-CALQUE", "Camat itu dituduh dari menjual pupuk.", "dituduh dari"),
    ("PREP-CALQUE", "Warga merespons kepada kabar itu.", "merespons kepada"),
    ("PREP-CALQUE", "Hujan mencegah warga dari mencapai pasar.", "dari mencapai"),
    ("PREP-CALQUE", "Ia dihormati oleh membangun jembatan.", "oleh membangun"),
    ("PREP-CALQUE", "Pasar itu menampung tentang 40 orang.", "tentang 40 orang"),
    ("IDIOM-CALQUE", "Utusan itu menimbang dalam perdebatan.", "menimbang dalam perdebatan"),
    ("COLLOC-CALQUE", "Seruan itu datang setelah panen gagal.", "itu datang setelah"),
    ("GRAM-CALQUE", "Sebagai mereka menanam padi, hujan turun.", "Sebagai mereka menanam"),
    ("GRAM-CALQUE", "Tak ada yang tahu bagaimana buruk banjir itu.", "bagaimana buruk"),
    ("GRAM-CALQUE", "Jalan itu ditutup dalam apa yang camat takutkan.", None),
    ("WRONG-SENSE", "Juri itu membuang gugatan petani.", "membuang gugatan"),
    ("ORIGIN-WIRE", "Agence France-Presse", "Agence France-Presse"),
    ("BOIL-CREDIT", "Oleh Redaksi | Kategori: Desa", "Oleh Redaksi | Kategori: Desa"),
    ("BOIL-COMMENT", "TINGGALKAN BALASAN", "TINGGALKAN BALASAN"),
    ("BOIL-SITE", "KabarSawah Nusantara", "KabarSawah Nusantara"),
    ("BOIL-TITLEDUP", "Panen Raya di Subang Bulan Ini\nPanen Raya di Subang Bulan Ini", None),
]


@pytest.mark.parametrize(("flag", "text", "span"), FIRES)
def test_flag_fires_on_its_artefact(flag: str, text: str, span: str | None) -> None:
    found = flags_of(text)
    assert flag in found
    if span is not None:
        assert found[flag] == span


def test_every_source_flag_is_specified_here() -> None:
    specified = {flag for flag, _, _ in FIRES}
    assert {flag for flag, kind in FLAGS.items() if "source" in kind.sides} - specified <= {
        flag for flag in FLAGS if flag.startswith("PAIR-")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Petani membajak sawah dengan kerbau.",
        "Polisi menggagalkan pembajakan pesawat itu.",
        "Ibu menulis satu kalimat di papan tulis.",
        "Hubungan baik Kanada dan Meksiko berlanjut.",
        "Jalan itu lebih baik daripada membangun yang baru.",
        "Ia bertemu Sergey Lavrov, bukan Sergei Lavrov yang lain.",
        "PT Maju Tbk. menjual beras, gula, dll. ke pasar.",
        "Siapa yang datang? Ayah.",
        "“Kami siap,” katanya. “Besok pagi.”",
        "Menteri Pertanian, seorang insinyur, mengatakan bahwa harga turun.",
        "Tuan rumah menyambut tamu dengan kopi.",
        "Kereta api yang ramah lingkungan itu baru.",
        "Pada 7 Januari 2025 harganya Rp1,5 juta.",
        "Sebagai petani, mereka menanam padi.",
        "Camat dituduh menjual pupuk dari gudang.",
        "Tamu itu datang setelah panen.",
        "Bagaimana besarnya biaya dihitung? Ayah tahu.",
        "Ia belajar tentang 40 tanaman.",
    ],
)
def test_good_indonesian_passes(text: str) -> None:
    assert flags_of(text) == {}


def test_a_stray_stop_of_the_splitter_is_reported() -> None:
    text = "Mereka menanam. Padi di sawah."
    segment = Segment(text, 0, len(text), stray_stops=(text.index("."),))
    row = Row(segment.text, stray_stops=segment.stray_stops)
    (flags,) = FLAGGER.flag(Context((row,)))
    assert [flag.id for flag in flags] == ["BROKEN-SENT"]
    assert flags[0].start <= text.index(".") < flags[0].end


def test_an_agency_is_noticed_in_boilerplate_too() -> None:
    (flags,) = FLAGGER.flag(Context((Row("© 2025 AFP", kind="boilerplate"),)))
    assert "ORIGIN-WIRE" in [flag.id for flag in flags]


def test_boilerplate_of_the_splitter_gets_a_kind_and_nothing_else() -> None:
    (flags,) = FLAGGER.flag(Context((Row("bertukar duri dan duri", kind="boilerplate"),)))
    assert [flag.id for flag in flags] == ["BOIL-SITE"]


@pytest.mark.parametrize(
    ("title", "garbled", "right"),
    [
        ("Sekretaris Pers Gedung Putih ", "Karin Jan Pier", None),
        ("Perdana Menteri India ", "Narindra Mody", "Narendra Modi"),
        ("petenis ", "Arina Sabalinka", "Aryna Sabalenka"),
        ("Kanselir ", "Angela Merkle", "Angela Merkel"),
    ],
)
def test_names_are_compared_by_office_and_sound(
    title: str, garbled: str, right: str | None
) -> None:
    (flags,) = FLAGGER.flag(Context((Row(f"Kemarin {title}{garbled} tiba."),)))
    suggestions = [flag.suggestion for flag in flags if flag.id == "NAME-GARBLED"]
    assert suggestions == ([right] if right else [])


def test_another_spelling_in_the_document_shows_a_slip() -> None:
    rows = (
        Row("Menurut Bu Lestarini, padi tumbuh baik."),
        Row("Kata Lestarini, hujan cukup."),
        Row("Warga memuji Lestarnii."),
    )
    flags = FLAGGER.flag(Context(rows))
    assert [[flag.suggestion for flag in row] for row in flags] == [[], [], ["Lestarini"]]
