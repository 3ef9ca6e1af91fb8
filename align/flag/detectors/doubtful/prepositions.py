"""PREP-CALQUE: English prepositions that people, too, keep now and then."""

from __future__ import annotations

from typing import ClassVar

from align.flag.detectors.prepositions import Prepositions
from align.flag.rules import Rule, RuleDetector
from align.flag.wordclasses import ACTIVE, TIMES


class EnglishPrepositions(RuleDetector):
    """Prepositions after verbs and before nouns where Indonesian has another."""

    flags = Prepositions.flags
    doubtful: ClassVar[bool] = True
    rules = (
        Rule(
            r"\b(?:berbasis|berpusat|berputar|dibangun|didasarkan|terpusat|berkisar) di sekitar\b",
            0.65,
            "“based around” is berdasarkan or seputar",
            "based around; centred around",
            "berdasarkan; seputar",
            trigger=" di sekitar",
        ),
        Rule(
            rf"\b(?:{ACTIVE}|di[a-z]{{4,}}|ter[a-z]{{4,}}|tinggal|tidur|hidup|absen|tutup|"
            r"buka|diam) "
            r"(?:\w+ )?(?P<span>untuk (?:lebih dari |hampir |sekitar |setidaknya )?(?:satu|"
            r"dua|tiga|empat|"
            r"lima|enam|tujuh|delapan|sepuluh|beberapa|banyak|\d+|bertahun-tahun|"
            rf"ber\w+-\w+) ?(?:{TIMES})?)\b"
            r"(?! (?:ke|mendatang|berikut|lagi|pertama|terakhir|orang|depan|negara|pemain))",
            0.42,
            "“for” a time is selama",
            "for",
            "selama",
            trigger=" untuk ",
        ),
        Rule(
            r"\b(?:hukuman|penjara|vonis|denda|dipenjara|divonis|dihukum|tuduhan|dakwaan|"
            r"kritik|pujian|"
            r"kecaman|permintaan maaf|terima kasih|penghargaan|Nobel|Oscar)(?: \w+){0,4} "
            rf"(?P<span>untuk (?:{ACTIVE}|tidak \w+|peran|upaya|kerja|dukungan|kesabaran|"
            r"bantuan))",
            0.45,
            "“for” a reason is karena or atas",
            "for …ing",
            "karena; atas",
            trigger=" untuk ",
        ),
        Rule(
            r"\b(?:bertanggung jawab|tanggung jawab|menyalahkan \w+|disalahkan|membayar|"
            r"membayar harga|"
            r"meminta|memohon|berharap|menunggu|mencari|berdoa|bersiap|bersiap-siap|menyerukan) "
            r"(?P<span>untuk (?!me|ber|di|ter|itu|dapat|bisa|tidak|men|tetap|segera|ikut|"
            r"lebih|kembali|datang|"
            r"pulang|masuk|keluar|pergi|pindah|mundur|tinggal|hadir|selalu|saling|sama|turun|"
            r"naik)[a-z]+)\b",
            0.4,
            "this verb takes another preposition, or none",
            "for",
            trigger=" untuk ",
        ),
        Rule(
            r"\b(?:memperingatkan|peringatan|melindungi|waspada|berjaga-jaga|perlindungan) "
            r"(?P<span>(?:terhadap|melawan|tentang) \w+)",
            0.42,
            "“warn against, protect against” is akan, agar tidak or dari",
            "against; about",
            "akan; dari",
            trigger="memperingatkan|peringatan|melindungi|waspada|berjaga|perlindungan",
        ),
        Rule(
            r"\bdi depan (?:pemilihan|pemilu|pertemuan|KTT|kunjungan|pertandingan|jadwal|"
            r"waktu|musim|"
            r"perundingan|pembicaraan|Natal|Olimpiade|turnamen|tenggat|acara|rilis|peluncuran)\b",
            0.6,
            "“ahead of” is menjelang",
            "ahead of",
            "menjelang",
            trigger="di depan ",
        ),
        Rule(
            r"\bdi bawah (?:penyelidikan|investigasi|konstruksi|pembangunan|serangan|"
            r"pertimbangan|diskusi|"
            r"kondisi|keadaan|nama|kepemimpinannya|tembakan|kritik|kesan|pengepungan|"
            r"perbaikan|kendalinya)\b",
            0.5,
            "“under” kept",
            "under",
            "sedang di…; dalam; dengan",
            trigger="di bawah ",
        ),
        Rule(
            r"\b(?:terbuka|jujur|terus terang) (?P<span>dengan (?:emosi|perasaan|niat|rencana|"
            r"masalah|"
            r"hal|orang|publik|keluarga|teman)\w*)",
            0.44,
            "open with, honest with: tentang, soal or kepada",
            "open with; honest with",
            "tentang; kepada",
            trigger="terbuka|jujur|terus terang",
        ),
        Rule(
            r"\b(?:melihat|memandang|menatap|menoleh|beralih|berpaling) (?P<span>ke (?!arah|"
            r"belakang|depan|luar|"
            r"dalam|atas|bawah|bank|rumah|sekolah|kiri|kanan|sekeliling|sekitar|langit|[A-Z]))\w+",
            0.38,
            "“look to, turn to” kept",
            "look to; turn to",
            trigger=" ke ",
        ),
        Rule(
            r"\b(?:keluar|lahir|tumbuh|bangkit|terbuat|sembilan|delapan|tujuh|satu|dua|tiga|"
            r"empat|lima) "
            r"(?P<span>keluar dari) \w+",
            0.6,
            "“out of” kept",
            "out of",
            "dari",
            trigger=" keluar dari",
        ),
        Rule(
            r"\b(?:Bahasa Inggris|skor|nilai|peringkat|angka|suhu|kecepatan|harga|usia) di "
            r"(?:[A-Z]+ ?\d|\d|bawah \d|atas \d)",
            0.42,
            "“at” kept",
            "at",
            "dengan; pada",
            trigger=" di ",
        ),
    )
