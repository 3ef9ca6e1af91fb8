"""WRONG-SENSE: senses of English words that the words around them betray, but not for sure."""

from __future__ import annotations

from typing import ClassVar

from align.flag.detectors.wrong_sense import WrongSense
from align.flag.rules import Rule, RuleDetector
from align.flag.wordclasses import START

_EVENTS = (
    "serangan|kematian|pembunuhan|ledakan|pengumuman|keputusan|penangkapan|laporan|pertemuan|"
    "pemilihan|pemilu|kritik|protes|tekanan|kecelakaan|penembakan|invasi|kudeta|kebocoran|skandal|"
    "pengunduran|kekalahan|kemenangan|putusan|tuduhan|insiden|gempa|wabah|krisis"
)


class BetrayedSenses(RuleDetector):
    """Words whose neighbours suggest another sense of the English word."""

    flags = WrongSense.flags
    doubtful: ClassVar[bool] = True
    rules = (
        Rule(
            r"(?:^|[,;] |\b(?:terjadi|muncul|mundur|tewas|digelar|dimulai|ditangkap|diumumkan) )"
            rf"(?P<span>[Mm]engikuti (?:{_EVENTS}))",
            0.55,
            "“following” is menyusul or setelah",
            "following",
            "menyusul",
            trigger="mengikuti ",
        ),
        Rule(
            r"\bdiharapkan (?:untuk |akan )?(?:menjadi|mencapai|naik|turun|tiba|tumbuh|"
            r"meningkat|terjadi|"
            r"berlangsung|selesai|kembali|hadir|tampil|bertemu|dibuka|dimulai|keluar|memulai|"
            r"menghadapi|"
            r"memenangkan|mengumumkan|menandatangani|memutuskan|berbicara|mengunjungi|bersaksi)\b",
            0.42,
            "“expected to” is diperkirakan",
            "expected to",
            "diperkirakan",
            trigger="diharapkan ",
        ),
        Rule(
            rf"{START}(?P<span>(?:Menimbang|Mengingat fakta|Diberikan|Memberikan fakta|"
            r"Disediakan) bahwa)\b",
            0.55,
            "“considering that” is mengingat",
            "considering that",
            "mengingat",
            trigger=" bahwa",
        ),
        Rule(
            r"\b(?:percakapan|pertemuan|pembicaraan|kunjungan|sekolah|kelas|pemungutan suara|"
            r"penampilan) "
            r"(?:secara )?pribadi\b(?= pertama| dengan| antara| mereka| di| pada|[,.])",
            0.45,
            "“in person” is tatap muka",
            "in-person",
            "tatap muka",
            trigger=" pribadi",
        ),
        Rule(
            r"\b(?:seharusnya|harus|akan|bisa|dapat|mencoba|ingin|lupa|"
            r"segera) (?P<span>memanggil(?:ku|mu|nya| "
            r"saya| dia| kami| mereka| Anda| ibu| ayah))\b|\bmemanggil (?:melalui|lewat) telepon\b",
            0.42,
            "“call” is menelepon",
            "call",
            "menelepon",
            trigger="memanggil",
        ),
        Rule(
            r"\b(?:merasa|terasa) (?:rendah|biru|bawah|turun|lucu|ringan|sakit tentang|"
            r"buruk tentang)\b|"
            r"\bkami ditetapkan\b|\bkita ditetapkan\b",
            0.5,
            "a sense of the English word that the Indonesian one lacks",
            "feel low; be set",
            trigger="merasa |terasa |ditetapkan",
        ),
        Rule(
            r"\b(?:[Pp]ersiapan|[Bb]acaan|[Pp]enelitian|[Kk]erusakan|[Pp]engalaman|"
            r"[Pp]engujian|[Dd]iskusi|"
            r"[Pp]erbaikan|[Pp]elatihan|[Pp]enggunaan|[Uu]ji coba|[Tt]injauan|[Pp]enyelidikan|"
            r"[Pp]emeriksaan) "
            r"(?:yang )?luas\b(?! dan| lahan)",
            0.42,
            "“extensive” is mendalam, panjang or besar",
            "extensive",
            "mendalam; ekstensif",
            trigger=" luas",
        ),
        Rule(
            r"\b(?:[Aa]ncaman|[Mm]usuh|[Tt]antangan|[Kk]eprihatinan|[Kk]ekhawatiran) umum\b",
            0.38,
            "“common” is bersama or lazim",
            "common",
            "bersama; lazim",
            trigger=" umum",
        ),
        Rule(
            r"\b(?:menarik|mengambil|melakukan|kehilangan|memenangkan|"
            r"mendapatkan) bisnis (?:Anda|kami|mereka|"
            r"kita|baru)\b|\b(?:berita|kabar|sinyal|tanda) lembut\b|\b(?:naik|turun|"
            r"bergerak) dengan lembut\b",
            0.5,
            "a sense of the English word that the Indonesian one lacks",
            trigger="bisnis|lembut",
        ),
        Rule(
            r"\b(?:menyerang|merespons|bereaksi|bertindak) secara (?:emosional|verbal|"
            r"lisan) (?:dengan|pada)\b|"
            r"\bkinerja mereka yang berlebihan\b",
            0.4,
            "a sense of the English word that the Indonesian one lacks",
            trigger=" secara ",
        ),
    )
