"""COLLOC-CALQUE: English company of words that people, too, imitate now and then."""

from __future__ import annotations

from typing import ClassVar

from align.flag.detectors.collocations import Collocations
from align.flag.rules import Rule, RuleDetector


class EnglishCollocations(RuleDetector):
    """Words that keep company in English and are understood, if odd, in Indonesian."""

    flags = Collocations.flags
    doubtful: ClassVar[bool] = True
    rules = (
        Rule(
            r"\buntuk (?:waktu|jangka waktu) yang (?:singkat|baik|sangat lama|panjang|"
            r"tidak ditentukan|terbatas)\b",
            0.5,
            "“for a long time” is lama or selama …",
            "for a long time",
            "lama",
            trigger="waktu yang ",
        ),
        Rule(
            r"\badalah (?:sebuah |suatu )?(?:ide|gagasan) yang "
            r"(?:baik|bagus|bijaksana|hebat|buruk|tepat|cerdas|bodoh)\b",
            0.44,
            "“is a good idea” kept",
            "is a wise idea",
            "sebaiknya; patut",
            trigger=" yang ",
        ),
        Rule(
            r"\b(?:melibatkan|mencakup|mewakili|membentuk|merupakan|membuat) (?:sejumlah|"
            r"proporsi|bagian|"
            r"porsi|jumlah) (?:yang )?(?:besar|signifikan|kecil|substansial|penting)\b",
            0.45,
            "“involve a significant proportion of” kept",
            "a significant proportion of",
            "sebagian besar",
            trigger="proporsi|bagian|porsi|jumlah",
        ),
        Rule(
            r"\b(?:efek|dampak|pengaruh|luka|bekas|pemahaman|pengetahuan|rasa|"
            r"penyesalan) (?:yang )?mendalam "
            r"(?:pada|di|untuk|tentang)\b",
            0.45,
            "“profound effect on” kept",
            "profound effect on",
            "pengaruh besar terhadap",
            trigger=" mendalam ",
        ),
        Rule(
            r"\b(?:profil|tingkat|kualitas|kelas|level) (?:tinggi|rendah|"
            r"dunia)(?= [a-z])(?! dan| yang| di| ke|"
            r" pada| dari| untuk| dalam| atau| akan| bagi| serta| dengan)",
            0.3,
            "“high-profile” kept",
            "high-profile",
            trigger="profil tinggi|profil rendah",
        ),
        Rule(
            r"\bapa yang disebut(?: sebagai)?\b(?=[ “\"])",
            0.4,
            "“so-called” kept",
            "so-called",
            "yang disebut",
            trigger="apa yang disebut",
        ),
        Rule(
            r"\b(?:adalah|menjadi) (?:sesuatu|hal) (?:dari )?masa lalu\b|\badalah masa lalu\b",
            0.5,
            "“a thing of the past” kept",
            "is a thing of the past",
            "sudah berlalu",
            trigger="masa lalu",
        ),
        Rule(
            r"\b(?:sutradara|pemain|pembeli|ibu|pengunjung|pemilih|juara|penulis|peserta|"
            r"pelanggar|pengguna|"
            r"pemenang) (?:untuk )?pertama kali\b(?! yang| di| dalam| pada)",
            0.5,
            "“first-time” kept",
            "first-time",
            "… debutan; … baru",
            trigger="pertama kali",
        ),
    )
