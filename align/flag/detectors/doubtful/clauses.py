"""GRAM-CALQUE: English clauses and word order that people, too, write now and then."""

from __future__ import annotations

from typing import ClassVar

from align.flag.detectors.grammar import Grammar
from align.flag.rules import Rule, RuleDetector
from align.flag.wordclasses import ACTIVE, START, TIMES

_THEM = r"(?:dia|mereka|kami|kita|saya|aku|Anda|anda)"


class EnglishClauses(RuleDetector):
    """Clauses and word order that Indonesian builds otherwise."""

    flags = Grammar.flags
    doubtful: ClassVar[bool] = True
    rules = (
        Rule(
            rf"{START}(?P<span>Apa yang (?:[\w,-]+ ){{1,8}}?adalah (?:bahwa|karena))\b",
            0.55,
            "“what … is that” kept",
            "what … is that",
            trigger="apa yang ",
        ),
        Rule(
            r"\b(?:[Ii]ni|[Ii]tu) adalah (?:saat|waktu|hari|momen|tahun|masa) (?:ketika|di mana|"
            r"dimana|yang)\b",
            0.5,
            "“it is a time when” kept",
            "it is a time when",
            trigger=" adalah ",
        ),
        Rule(
            r"\b(?:[Ii]ni|[Ii]tu) adalah (?!hal|sesuatu|salah|orang|yang)(?:\w+ ){1,4}?yang "
            r"(?:akan|telah|harus|paling|membuat|menyebabkan|memberi|menarik|memiliki)\b",
            0.45,
            "cleft sentence “it is X that” kept",
            "it is … that",
            "…-lah yang",
            trigger=" adalah ",
        ),
        Rule(
            r"\b(?:[Ii]ni|[Ii]tu|[Hh]al ini|[Hh]al itu)(?: adalah)?(?: tidak)? (?:mungkin|"
            r"sulit|mudah|"
            r"penting|perlu|baik|berbahaya|mustahil) (?:bagi|"
            rf"untuk) (?:\w+ ){{1,3}}?untuk {ACTIVE}",
            0.6,
            "“it is … for … to” kept",
            "it is possible for … to",
            trigger="ini |itu ",
        ),
        Rule(
            r"(?:, |\b(?:dan|tetapi|tapi) )(?P<span>(?:itu|ini) (?:bahkan|jauh|menjadi|"
            r"membuat|akan "
            r"menjadi|akan membuat|tidak akan|bisa menjadi|adalah)(?: lebih)? \w+)",
            0.42,
            "itu as an empty subject",
            "it is; it will",
            trigger=" itu | ini ",
        ),
        Rule(
            r"\b(?:itu|ini) terserah (?:kepada|pada|ke) \w+",
            0.6,
            "“it is up to” kept",
            "it is up to",
            "terserah",
            trigger=" terserah ",
        ),
        Rule(
            rf"\b(?:telah|sudah|sedang|akan|masih) secara \w+ (?:{ACTIVE}|di[a-z]{{4,}}|"
            rf"ter[a-z]{{4,}})",
            0.5,
            "the adverb stands behind the verb",
            "has …ly been",
            trigger=" secara ",
        ),
        Rule(
            r"\b(?:bisa|dapat|harus|mungkin|akan|seharusnya|pasti) telah (?:me|di|ter|ber|"
            r"men)[a-z]{3,}",
            0.5,
            "“could have …ed” kept",
            "could have; must have",
            trigger=" telah |seharusnya telah",
        ),
        Rule(
            r"\b(?:telah|sudah) (?:ada|berada|menjadi|bekerja|berlangsung|tinggal|hidup|"
            r"bermain)(?: \w+)"
            rf"{{0,3}} (?P<span>selama (?:lebih dari |hampir |sekitar )?(?:\w+ )?(?:{TIMES}))\b",
            0.3,
            "“has been for” kept",
            "has been … for",
            trigger=" selama ",
        ),
        Rule(
            r"\b(?:perlu|mampu|suka|senang|mulai|berani|butuh|membutuhkan|bersedia|gagal|"
            r"berhenti|dapat|bisa|tidak ingin|cenderung|tampaknya|tampak|terlihat) untuk "
            rf"(?:{ACTIVE}|di[a-z]{{4,}})",
            0.44,
            "“to” after a verb that takes no untuk",
            "to …",
            trigger=" untuk ",
        ),
        Rule(
            rf"\b(?:meng)?ingin(?:kan)? (?:{_THEM}|orang|orang-orang|\w+nya|"
            rf"[A-Z]\w+) untuk {ACTIVE}",
            0.6,
            "“want … to” kept",
            "want … to",
            "ingin agar …",
            trigger=" untuk ",
        ),
        Rule(
            rf"\b(?:membantu|membiarkan|memungkinkan)(?: {_THEM})? (?P<span>untuk) {ACTIVE}",
            0.4,
            "“help … to” takes no untuk",
            "help to; let",
            trigger=" untuk ",
        ),
        Rule(
            r"\bmembuat(?:nya| mereka| dia| saya| kami| kita| Anda)"
            r"(?P<span> (?:duduk|pergi|datang|tertawa|bekerja|berpikir|percaya|menangis|melihat|"
            r"melakukan|mengatakan|menyadari))\b",
            0.42,
            "“make … do” kept",
            "make … do",
            trigger="membuat",
        ),
        Rule(
            r"\b(?:semua|masing-masing|setiap|kebanyakan|tidak satu pun|tidak ada satu pun|"
            r"keduanya|"
            r"banyak) dari (?:mereka|kita|kami|ini|itu|\w+ ini|\w+ itu)\b",
            0.5,
            "“of” after a quantity kept",
            "all of; each of",
            trigger=" dari ",
        ),
        Rule(
            r"\b(?:ratusan|ribuan|puluhan|jutaan|banyak|semua|sebagian|tahunan|bulanan),? "
            r"(?P<span>jika (?:tidak|bukan) \w+)",
            0.6,
            "“if not” is bahkan",
            "if not",
            "bahkan",
            trigger="jika ",
        ),
        Rule(
            r"\bdengan (?:telah|memiliki|tidak memiliki|tidak adanya) (?:me|di|ber)?\w+",
            0.3,
            "“with … having” kept",
            trigger="dengan telah|dengan memiliki",
        ),
        Rule(
            r"\b(?:begitu|terlalu|sangat|cukup) (?:banyak|sedikit) (?P<span>dari (?:apa|itu|"
            r"ini|\w+nya|"
            r"mereka))\b",
            0.5,
            "“much of” kept",
            "much of",
            trigger=" dari ",
        ),
        Rule(
            r"\bsejumlah (?:besar|kecil) dari\b|\bsebagian besar dari \w+\b|\bbanyak dari apa\b|"
            r"\bsalah satu dari (?:banyak|sedikit|sekian)\b",
            0.45,
            "“of” after a quantity kept",
            "a large number of; one of the few",
            trigger=" dari ",
        ),
        Rule(
            r"\b(?:menguntungkan|baik|besar|cepat|kuat|lama|jauh|mudah|penting|aman|murah|"
            r"tinggi) cukup\b",
            0.55,
            "the adverb stands in front of the adjective",
            "… enough",
            trigger=" cukup",
        ),
        Rule(
            r"\b(?:jujur|segera|cepat|perlahan|hati-hati|aktif|serius|sungguh|benar|keras|"
            r"diam-diam|"
            rf"akhirnya|bebas) {ACTIVE} (?:apa|semua|mereka|dia|kita|kami|itu|setiap)\b",
            0.36,
            "the adverb stands behind the verb",
            "…ly do",
        ),
        Rule(
            rf"{START}(?P<span>(?:Mengambil|Menggantikan|Menunggu|Bergabung|Memimpin|Menambah|"
            r"Termasuk|Berdiri|Duduk|Hilang)(?:nya)?(?: \w+){0,3} adalah)\b",
            0.55,
            "inversion with a participle kept",
            "taking his place is",
            trigger=" adalah",
        ),
        Rule(
            r"\b(?:cuaca|waktu|dana|kondisi|jadwal|anggaran) (?:mengizinkan|memungkinkan)(?=[,.])",
            0.55,
            "“weather permitting” kept",
            "… permitting",
            trigger="mengizinkan|memungkinkan",
        ),
        Rule(
            r", (?P<span>dengan (?:para |sejumlah |banyak |beberapa |sebagian besar |hampir |"
            r"setidaknya |lebih dari |ribuan |ratusan |puluhan |jutaan )?(?:\d\S* )?(?:orang|"
            r"korban|warga|pejabat|polisi|analis|pengamat|kritikus|penonton|pemilih|penumpang|saham|harga|"
            r"indeks|pasar|suhu|kasus|kedua|lawan|pendukung|pihak|pemimpin|negara|perusahaan|"
            r"penerbangan|sekolah|toko|rumah|pembicaraan|pemerintah|partai|angin|hujan|api|"
            r"pasukan|pengunjuk rasa|rekan|pemain|tim|dokter|ahli|ilmuwan|peneliti|hakim|jaksa|"
            r"[A-Z]\w+)(?: (?!yang)[\w-]+)? (?:me[a-z]{4,}|di(?!a|ri|mana)[a-z]{5,}|ber[a-z]{4,}|"
            r"masih|telah|tewas|akan|naik|turun|ter[a-z]{4,}))\b",
            0.44,
            "“with … …ing” kept: Indonesian joins with dan or sementara",
            "with … …ing",
            "dan …; sementara …",
            trigger=", dengan ",
        ),
        Rule(
            r"\b(?:[Ii]ni|[Ii]tu) adalah (?:yang )?(?:pertama|kedua|ketiga|keempat|kelima|"
            r"terakhir) (?:kalinya|kali)\b",
            0.42,
            "“it is the first time” kept",
            "it is the first time",
            "untuk pertama kalinya; baru kali ini",
            trigger=" adalah ",
        ),
    )
