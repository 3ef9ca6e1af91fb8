"""IDIOM-CALQUE: fixed English phrases that could be meant word by word."""

from __future__ import annotations

from typing import ClassVar

from align.flag.detectors.idioms import Idioms
from align.flag.rules import Rule, RuleDetector


class EnglishIdioms(RuleDetector):
    """Fixed phrases that make sense as they stand, only seldom."""

    flags = Idioms.flags
    doubtful: ClassVar[bool] = True
    rules = (
        Rule(
            r"\b(?:ini|itu|ini semua|itu semua|semuanya|"
            r"segalanya)(?: adalah)? (?:semua )?tentang (?!apa)\w+",
            0.5,
            "“it is all about” kept",
            "it's all about",
            "intinya …",
            trigger=" tentang ",
        ),
        Rule(
            r"\b(?:mengira|berpikir) dua kali\b|\btanpa berpikir dua kali\b",
            0.45,
            "“think twice” kept",
            "think twice",
            "berpikir ulang",
            trigger="dua kali",
        ),
        Rule(
            r"\b\w+ lama yang sama\b",
            0.55,
            "“the same old” kept",
            "the same old",
            "itu-itu saja",
            trigger="lama yang sama",
        ),
        Rule(
            r"\b(?:tidak )?(?:lagi )?(?:berada )?di (?:luar|dalam|bawah|atas) "
            r"(?:mata publik|pertanyaan|jangkauan tangan|radar|meja|tempatnya|batas waktu|"
            r"kotak|papan|"
            r"mata orang|garis|batasnya|saku|kertas)\b",
            0.55,
            "an English prepositional phrase rendered word by word",
            trigger="mata publik|pertanyaan|radar|meja|kotak|papan|garis|kertas|saku|tangan",
        ),
        Rule(
            r"\b(?:di|pada|dengan|untuk|dari|dalam) (?:beberapa titik|satu titik|akhir hari|setiap "
            r"tingkat|akhirnya semua|segala biaya|biaya apa pun|kabar baik|tarif apa pun|"
            r"hari-hari ini|sebagian "
            r"besar bagian|satu atau lain cara|tempat pertama|jangka panjang dan|mata publik|sisi "
            r"terang|waktu tertentu|kata lain|latar belakang itu|cahaya ini|cahaya dari|wajah dari|"
            r"bangun dari|kebangkitan|berita lain|satu napas|satu nafas|harapan itu|"
            r"hati yang berat|"
            r"waktu yang sama sekali|permukaan)\b",
            0.55,
            "an English prepositional phrase rendered word by word",
            "at some point; at the end of the day; …",
            trigger=(
                "titik|akhir hari|tingkat|biaya|hari-hari|bagian|cara|tempat pertama|mata publik|"
                "cahaya|wajah dari|bangun dari|kebangkitan|berita lain|napas|nafas|permukaan|"
                "hati yang"
            ),
        ),
        Rule(
            r"\b(?:harus|akan|perlu|bisa|dapat|mau) bergabung untuk \w+|\bsejauh yang (?:saya|"
            r"kami|kita|"
            r"mereka|dia)(?:, [^,]+,)? (?:prihatin|khawatir|peduli)\b",
            0.5,
            "an English phrase kept",
            "join forces; as far as … concerned",
            trigger="bergabung untuk|sejauh yang",
        ),
    )
