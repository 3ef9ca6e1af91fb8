"""GRAM-CALQUE, clauses: English complements, relatives, comparatives and empty subjects."""

from __future__ import annotations

from align.flag.base import FlagType
from align.flag.detectors.grammar import Grammar
from align.flag.rules import Rule, RuleDetector
from align.flag.wordclasses import START

_SIZES = (
    "besar|kecil|tinggi|rendah|cepat|lambat|penting|baik|buruk|kuat|lemah|jauh|segera|lama|mudah|"
    "sulit|mahal|murah|serius|aman|berbahaya|parah|jelas|sering|luas"
)
_COUNTED = (
    r"dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|ratusan|ribuan|puluhan|jutaan|\d+"
)
_THEY = "dia|ia|mereka|kami|kita|saya|anda|Anda"
_IT = rf"{START}(?P<span>(?:Itu|Ini) (?:adalah )?(?:tidak |belum |masih |sangat |juga )?"


class Clauses(RuleDetector):
    """How clauses are put together in English, not in Indonesian."""

    flags: tuple[FlagType, ...] = Grammar.flags
    rules = (
        Rule(
            r"\b(?:bertanya|menanyakan|ditanya|ditanyai|bertanya-tanya|tidak tahu|memeriksa|"
            r"mempertanyakan|tidak jelas|belum jelas|tidak pasti|tidak yakin)(?: \w+){0,2}? "
            rf"(?P<span>jika) (?:{_THEY}|[A-Z]\w+|ada|akan|itu|pemerintah|perusahaan|\w+ itu)\b",
            0.6,
            "“if” after a verb of asking is apakah",
            "if, whether",
            "apakah",
            trigger="jika",
        ),
        Rule(
            rf"\bsebagai (?P<a>{_SIZES}|banyak) (?:sebagai|seperti) (?!yang dilaporkan)\w+",
            0.8,
            "“as … as” is se-… or sama …-nya dengan",
            r"as … as",
            trigger="sebagai ",
        ),
        Rule(
            rf"\b(?:lebih|paling|kurang) banyak (?P<a>{_SIZES})\b",
            0.75,
            "the comparative takes lebih alone",
            "more …",
            r"lebih \g<a>",
            trigger=" banyak ",
        ),
        Rule(
            rf"\b(?:{_COUNTED}) (?!rata|masing|kira|sama|tiba)(?P<a>[a-z]{{3,}})-(?P=a)\b",
            0.55,
            "a counted noun is not reduplicated",
            suggestion=r"\g<a>",
            trigger="-",
        ),
        Rule(
            r"\b(?:semua|keduanya|kedua|seluruh|tak satu pun|tidak satu pun|tidak ada) dari "
            r"(?:mereka|kita|kami|keduanya)\b",
            0.45,
            "“of them” kept",
            "of them",
            "mereka semua",
            trigger="dari mereka|dari kita|dari kami|dari keduanya",
        ),
        Rule(
            r", (?P<span>siapa yang (?:telah|sudah|adalah|me\w+|ber\w+|di\w+|akan|juga))\b"
            r"(?![^.?]*\?)",
            0.55,
            "relative “who” rendered with the interrogative",
            "who",
            "yang",
            trigger="siapa yang",
        ),
        Rule(
            rf"(?:,|\w) (?P<span>(?:dengan|kepada|dari|untuk|oleh|tentang|bersama) siapa) "
            rf"(?:{_THEY}|[A-Z]\w+)\b(?![^.?]*\?)",
            0.42,
            "relative “whom” rendered with the interrogative",
            "with whom; to whom",
            "yang",
            trigger=" siapa ",
        ),
        Rule(
            r", (?P<span>yang mana) (?!pun\b|yang\b)\w+",
            0.42,
            "relative “which” rendered as yang mana",
            "which",
            "yang",
            trigger="yang mana",
        ),
        Rule(
            r", (?P<span>yang adalah) \w+",
            0.42,
            "“who is, which is” needs no adalah",
            "who is; which is",
            "yang merupakan; selaku",
            trigger="yang adalah",
        ),
        Rule(
            rf"{_IT}(?:jelas|penting|sulit|mudah|mungkin|mustahil|perlu|diharapkan|diperkirakan|"
            rf"dipahami|dilaporkan|diyakini|mengejutkan) (?:bahwa|untuk|apakah|jika|siapa|"
            rf"mengapa))\b",
            0.65,
            "empty “it is … that” carried over",
            "it is … that",
            trigger=(
                "jelas |penting |sulit |mudah |mungkin |mustahil |perlu |diharapkan |"
                "diperkirakan |dipahami |dilaporkan |diyakini |mengejutkan "
            ),
        ),
        Rule(
            rf"{START}(?P<span>Di sana (?:adalah|ada|akan ada|telah|terdapat|tidak ada))\b",
            0.7,
            "“there is” is ada",
            "there is",
            "Ada",
            trigger="di sana ",
        ),
        Rule(
            rf"{START}(?P<span>Untuk (?:menjadi |bersikap )?(?:jujur|adil|yakin|jelas|pasti)), ",
            0.8,
            "“to be …” as an aside",
            "to be honest; to be sure",
            "Sejujurnya; Memang",
            trigger="jujur,|adil,|yakin,|jelas,|pasti,",
        ),
        Rule(
            rf"{START}(?P<span>Memiliki (?:mengatakan|telah|dikatakan|menjadi|menghabiskan))\b",
            0.85,
            "“having done” is setelah",
            "having …ed",
            "Setelah",
            trigger="memiliki ",
        ),
        Rule(
            r"\b[Ss]etelah (?:telah|menjadi di\w+|yang telah)\b",
            0.7,
            "“after having been” kept",
            "after having",
            "setelah",
            trigger="setelah ",
        ),
        Rule(
            r"\b(?:memiliki|mempunyai) (?:telah|sudah|menjadi (?!\w+an\b)\w+)\b",
            0.7,
            "“have been” is sudah",
            "have been",
            "sudah",
            trigger="memiliki |mempunyai ",
        ),
        Rule(
            r"\b(?:sudah telah|telah sudah|sedang akan|telah akan|akan sudah)\b",
            0.6,
            "two marks of time on one verb",
            "has already; will have",
            "sudah",
            trigger="sudah telah|telah sudah|sedang akan|telah akan|akan sudah",
        ),
        Rule(
            r"\b(?:sedang|masih|terus|telah|akan) menjadi (?P<span>di(?!rek|ri\b|dik|plo|na|sk|st|"
            r"vi|me|nd)\w{4,}(?:kan|i))\b",
            0.7,
            "“being …ed” needs no menjadi",
            "being …ed",
            trigger="menjadi di",
        ),
        Rule(
            r"\b(?:mulai|terus|ingin|harus|melanjutkan) "
            r"(?P<span>untuk) (?:me|ber)\w+",
            0.4,
            "“to” after a verb that takes no untuk",
            "to …",
            trigger="mulai untuk|terus untuk|ingin untuk|harus untuk|lanjutkan untuk",
        ),
        Rule(
            rf"\b(?:membuat|membiarkan|menjadikan) (?:{_THEY}|orang|orang-orang|warga|anak-anak) "
            rf"(?P<span>untuk) (?:me|ber)\w+",
            0.7,
            "“made them do” takes no untuk",
            "make … do; let … do",
            trigger="membuat |membiarkan |menjadikan ",
        ),
        Rule(
            r"\btentang untuk (?:me|ber)\w+",
            0.95,
            "“about to” is hendak",
            "about to",
            "hendak",
            trigger="tentang untuk",
        ),
        Rule(
            r"\bterikat untuk (?:me|ber|di)\w+",
            0.5,
            "“bound to” is pasti",
            "bound to",
            "pasti",
            trigger="terikat untuk",
        ),
        Rule(
            r"\b[Jj]ika (?:itu )?bukan untuk\b",
            0.7,
            "“if not for” is kalau bukan karena",
            "if not for; were it not for",
            "kalau bukan karena",
            trigger="bukan untuk",
        ),
        Rule(
            r"\btidak\b[^.,;:?!”]{1,40}? (?P<span>(?:pada|di|sama) semua)(?=[.,”]|$)",
            0.8,
            "“at all” is sama sekali",
            "at all",
            "sama sekali",
            trigger=" semua",
        ),
        Rule(
            r"\b(?:tidak|bukan) lebih lama (?:lagi )?(?=(?:me|di|ber|ter|a)\w+|[,.])",
            0.6,
            "“no longer” is tidak lagi",
            "no longer",
            "tidak lagi",
            trigger=" lebih lama",
        ),
        Rule(
            r"\blebih cepat daripada (?:nanti|kemudian|lambat)\b|\bcepat daripada nanti\b",
            0.9,
            "“sooner rather than later” is secepatnya",
            "sooner rather than later",
            "secepatnya",
            trigger="daripada ",
        ),
        Rule(
            r"\bdi dan dari (?:diri|dirinya|itu)\w*",
            0.9,
            "“in and of itself” kept",
            "in and of itself",
            "itu sendiri",
            trigger="di dan dari",
        ),
        Rule(
            r"\bdi antara (?:yang )?lain(?:nya)?(?=[,.:])",
            0.6,
            "“among others” is antara lain",
            "among others",
            "antara lain",
            trigger="di antara ",
        ),
        Rule(
            r"\b\d+[- ]tahun[- ](?:tua|lama)\b",
            0.7,
            "“-year-old” is berusia … tahun",
            "-year-old; -year-long",
            "berusia … tahun",
            trigger="tahun tua|tahun-tua|tahun lama|tahun-lama",
        ),
        Rule(
            r"\b(?:kali )?(?:lebih|kurang) mungkin (?:untuk )?(?P<a>(?:me|ber|ter|di)\w{3,})",
            0.5,
            "“likely to” is lebih berpeluang",
            r"likely to",
            r"lebih berpeluang \g<a>",
            trigger=" mungkin ",
        ),
        Rule(
            r"\badalah (?:sangat|cukup|begitu|sedang|akan|harus|bisa|dapat|mampu|sulit|mudah|benar|"
            r"salah|penting|jelas|mungkin)\b(?! satu| seorang| seekor| sebuah)",
            0.38,
            "adalah joins nouns; before an adjective or verb it is the English “is”",
            "is …",
            trigger="adalah ",
        ),
        Rule(
            r"\b(?:AS|Amerika|Inggris|Rusia|Ukraina|Iran|China|Israel|Jerman|Prancis|Turki) "
            r"(?P<a>presiden|perdana menteri|pejabat|menteri|diplomat|senator) (?P<b>[A-Z]\w+|"
            r"mengatakan|memperingatkan|menolak)\b",
            0.5,
            "the attribute stands behind its noun",
            trigger=" presiden | perdana menteri | pejabat | menteri | diplomat | senator ",
            flag="ATTACH",
        ),
    )
