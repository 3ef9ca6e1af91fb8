"""GRAM-CALQUE, conjunctions: English openers of clauses and comparisons, word by word."""

from __future__ import annotations

from align.flag.base import FlagType
from align.flag.detectors.grammar import Grammar
from align.flag.rules import Rule, RuleDetector
from align.flag.wordclasses import START

_THEY = "dia|ia|mereka|kami|kita|saya"
_DEGREES = (
    "buruk|besar|jauh|banyak|lama|serius|dekat|cepat|sulit|penting|parah|kuat|tinggi|mudah|"
    "berbahaya|sering|luas|efektif|baik|mahal|rentan|siap|dalam"
)
_GOES_ON = (
    "terus|sedang|telah|mulai|akan|meningkat|bergerak|berlanjut|menyebar|mendekat|memasuki|"
    "bersiap|berjuang|mereda|memanas|berkumpul|melarikan|mencoba|berusaha|bergegas|menghadapi|"
    "kembali|menunggu|melanjutkan|memperingatkan|mengatakan|meninggalkan|tiba|menyerang|maju"
)
_WHO = (
    r"(?:para |sejumlah |ribuan |ratusan |jutaan )?(?:pemerintah|polisi|pasukan|tentara|perang|"
    r"krisis|pandemi|negara-negara|warga|protes|ketegangan|harga|virus|api|kebakaran|badai|"
    r"pemilih|penggemar|investor|kasus|suhu|petugas|pengunjuk rasa|pejabat|dokter|penyelamat|"
    r"pertempuran|pembicaraan|perundingan|pesawat|musim|ekonomi|permintaan|pasar|saham|ilmuwan|"
    r"delegasi|[A-Z]\w+(?: [A-Z]\w+)?)(?: itu| tersebut)?"
)


_EVENTS = (
    r"(?:[Pp]engumuman|[Kk]eputusan|[Pp]ernyataan|[Ss]eruan|[Ll]angkah|[Ss]erangan|[Kk]unjungan|"
    r"[Pp]enangkapan|[Pp]utusan|[Kk]omentar|[Pp]emogokan|[Ll]edakan|[Pp]eringatan|[Kk]abar|"
    r"[Ll]aporan|[Kk]emenangan|[Kk]ekalahan|[Gg]ol|[Pp]engunduran diri|[Pp]erubahan|[Gg]ugatan|"
    r"[Tt]uduhan|[Pp]embicaraan|[Pp]ertemuan|[Kk]esepakatan|[Kk]enaikan|[Pp]enurunan|[Rr]ilis|"
    r"[Pp]idato|[Pp]embunuhan|[Pp]enembakan|[Pp]rotes|[Rr]encana|[Tt]awaran|[Pp]ermintaan|"
    r"[Pp]engakuan|[Pp]emecatan|[Pp]ujian|[Kk]ritik|[Ss]anksi|[Ll]arangan|[Bb]erita|[Hh]al|"
    r"[Pp]enyelidikan|[Dd]akwaan|[Pp]embebasan|[Pp]embatalan|[Pp]eluncuran|[Kk]ematian)"
)


class Conjunctions(RuleDetector):
    """Conjunctions that mean something else in Indonesian, or do not open a clause there."""

    flags: tuple[FlagType, ...] = Grammar.flags
    rules = (
        Rule(
            rf"\b[Ss]ebagai (?:{_THEY}) (?!sendiri|itu|lah|semua|yang)[a-z]+",
            0.8,
            "“as” before a clause is ketika, saat or karena; sebagai takes a noun",
            "as he …",
            "ketika; karena",
            trigger="sebagai ",
        ),
        Rule(
            rf"\b[Ss]ebagai {_WHO} (?:{_GOES_ON})\b",
            0.6,
            "“as” before a clause is ketika, saat or karena; sebagai takes a noun",
            "as … continues",
            "ketika; seiring",
            trigger="sebagai ",
        ),
        Rule(
            rf"\b[Bb]agaimana (?P<a>{_DEGREES})\b(?! cara| pun)",
            0.65,
            "“how” before an adjective is seberapa or betapa",
            "how …",
            r"seberapa \g<a>",
            trigger="bagaimana ",
        ),
        Rule(
            r"\bapa yang (?:tampaknya|tampak|terlihat|diyakini|diduga|dianggap|dikatakan|bisa|"
            r"diharapkan)(?: \w+)? (?:menjadi|seperti|sebagai|adalah|merupakan)\b",
            0.65,
            "“what appeared to be” is yang tampaknya",
            "what appeared to be",
            "yang tampaknya",
            trigger="apa yang ",
        ),
        Rule(
            r"\b(?:[Dd]alam|[Ss]ebagai|[Mm]enjadi|[Mm]enggambarkan|[Ss]etelah) apa yang "
            r"(?!di|ter|harus|bisa|dapat)\w+",
            0.6,
            "“in what …” needs a noun in Indonesian",
            "in what",
            "dalam hal yang; yang",
            trigger=" apa yang |dalam apa|sebagai apa",
        ),
        Rule(
            r"\b[Ll]ebih awal (?:hari|pekan|minggu|bulan|tahun|pada (?:hari|bulan|tahun|pekan)|"
            r"Senin|Selasa|Rabu|Kamis|Jumat|Sabtu)\b",
            0.6,
            "“earlier this week” is awal pekan ini or sebelumnya",
            "earlier this …",
            "sebelumnya; awal … ini",
            trigger="lebih awal ",
            flag="COLLOC-CALQUE",
        ),
        Rule(
            r"\b(?:kemudian|nanti) (?:minggu|pekan|bulan|tahun|hari) ini\b|"
            r"\b(?:kemudian|nanti) pada (?:hari|minggu|pekan|bulan|tahun) (?:ini|itu|yang)\b",
            0.65,
            "“later this week” is akhir pekan ini or masih pekan ini",
            "later this …",
            "akhir … ini",
            trigger="kemudian |nanti ",
            flag="COLLOC-CALQUE",
        ),
        Rule(
            r"\bdunia (?:nomor|No\.?|peringkat) (?:satu|dua|tiga|empat|lima|\d+)\b",
            0.65,
            "the attribute stands behind its noun",
            "world number one",
            "peringkat satu dunia",
            trigger="dunia n|dunia peringkat",
            flag="ATTACH",
            severity="minor",
        ),
        Rule(
            r"\bjika dan (?:kapan|ketika|saat)\b|\b(?:kapan|ketika) dan jika\b",
            0.8,
            "“if and when” is bila nanti",
            "if and when",
            "bila nanti",
            trigger="jika dan|dan jika",
        ),
        Rule(
            rf"\b[Ss]ejak (?:itu|{_THEY}) (?:adalah|tidak|bukan|hanya|memiliki)\b",
            0.6,
            "“since” for a reason is karena",
            "since",
            "karena",
            trigger="sejak ",
        ),
        Rule(
            rf"{START}(?P<span>(?:Sekali|Satu kali) (?:{_THEY}|itu|Anda|di(?!a\b)[a-z]{{4,}}))\b"
            r"(?![^.,]*\bdua kali)",
            0.55,
            "“once” before a clause is setelah or begitu",
            "once",
            "setelah; begitu",
            trigger="sekali |satu kali ",
        ),
        Rule(
            r"\b(?:[Ss]ekarang|[Dd]alam|[Jj]adi|[Ss]ehingga|[Kk]ecuali|[Ss]elain|[Ss]ejauh|"
            r"[Tt]idak hanya|[Ss]ampai|[Ss]ejak|[Ss]etelah|[Ss]ebelum|[Kk]arena) bahwa\b",
            0.75,
            "English “that” kept after a conjunction",
            "now that; so that; except that",
            trigger=" bahwa",
        ),
        Rule(
            r"\b(?:ter(?:besar|baik|buruk|tinggi|panas|mahal|tua|muda|panjang|kuat|rendah|cepat)|"
            r"pertama) pernah\b",
            0.65,
            "“biggest ever” is terbesar sepanjang masa",
            "…est ever",
            "yang pernah ada; sepanjang masa",
            trigger=" pernah",
        ),
        Rule(
            r"\b(?:tahun|bulan|pekan|minggu|hari) (?:ini|lalu|itu) (?:sendirian|sendiri)\b"
            r"|\b(?:19|20)\d\d sendiri(?:an)?\b",
            0.7,
            "“this year alone” is tahun ini saja",
            "this … alone",
            "… saja",
            trigger=" sendiri",
            flag="WRONG-SENSE",
        ),
        Rule(
            r"\bsalah satu (?:yang )?paling \w+ (?:di|dari|dalam|negara|orang|kota|film|pemimpin|"
            r"tim|pemain|perusahaan|masalah|suara|wajah|tokoh)\b",
            0.7,
            "“one of the most …” needs its noun before yang paling",
            "one of the most",
            "salah satu … yang paling",
            trigger="salah satu ",
        ),
        Rule(
            r"\b(?:setengah|sebagian besar|banyak|beberapa|semua|kedua|tiga|dua|salah satu|"
            r"mayoritas|sebagian|keduanya|tak satu pun) (?:dari|di antara)(?:nya)? "
            r"(?P<span>yang mana|siapa)\b(?![^.]*\?)",
            0.75,
            "“of whom, of which” needs no question word",
            "most of whom; two of which",
            "yang sebagian besar",
            trigger="yang mana| siapa",
        ),
        Rule(
            r"\b\d+ tahun (?:pria|wanita|anak|gadis|bocah|remaja|perempuan|laki-laki|pemain|"
            r"striker|mantan|aktor|penyanyi)\b(?! dan)",
            0.75,
            "the age stands behind its noun: … berusia … tahun",
            "…-year-old …",
            "… berusia … tahun",
            trigger=(
                "tahun pria|tahun wanita|tahun anak|tahun gadis|tahun bocah|tahun remaja|"
                "tahun perempuan|tahun laki-laki|tahun pemain|tahun striker|tahun mantan|"
                "tahun aktor|tahun penyanyi"
            ),
            flag="ATTACH",
            severity="minor",
        ),
        Rule(
            rf"{START}(?P<span>Yang berusia \d+ tahun)\b",
            0.8,
            "“the …-year-old” needs a noun",
            "the …-year-old",
            "Pria berusia … tahun itu",
            trigger="yang berusia ",
        ),
        Rule(
            r"\btidak (?:peduli|masalah|penting) (?:bagaimana|siapa|berapa|seberapa|di mana|"
            r"apa yang terjadi)\b",
            0.5,
            "“no matter what” is apa pun, bagaimanapun",
            "no matter how",
            "bagaimanapun; apa pun",
            trigger="tidak peduli|tidak masalah|tidak penting",
            flag="IDIOM-CALQUE",
        ),
        Rule(
            rf"{START}(?P<span>(?:Diberikan|Diberi) (?:kurangnya|ukuran|situasi|sejarah|sifat|"
            r"jumlah|pentingnya|keadaan|skala|apa|kondisi|semua|betapa|risiko))\b",
            0.75,
            "“given” before a noun is mengingat",
            "given",
            "mengingat",
            trigger="diberi",
        ),
        Rule(
            r"\bmemiliki (?:menjadi|mengatakan|melihat|menyebabkan|membunuh|menolak|meminta|"
            r"memutuskan|menuduh|membantah|memaksa|menunjukkan|mencapai|terjadi|dimulai|gagal|"
            r"memperingatkan|menyerukan|membantu|mengakui|mengancam|berjanji)\b",
            0.75,
            "“have …ed” needs no memiliki",
            "have …ed",
            "telah …",
            trigger="memiliki m|memiliki t|memiliki d|memiliki g|memiliki b",
        ),
        Rule(
            r"\b(?:sedang|telah|sudah|belum|masih) menjadi "
            r"ter(?:lihat|bunuh|luka|infeksi|dengar|pengaruh|ancam|tangkap|jebak|lupakan)\b",
            0.7,
            "“been …ed” needs no menjadi",
            "been …ed",
            trigger=" menjadi ter",
        ),
        Rule(
            r"\b(?:dua|tiga|empat|lima|sepuluh) kali (?:ukuran|tingkat|harga|rata-rata|panjang|"
            r"berat|kecepatan)\b(?! normal)",
            0.5,
            "“twice the size” is dua kali lipat",
            "twice the …",
            "dua kali lipat …",
            trigger=" kali ",
        ),
        Rule(
            rf"\b{_EVENTS}(?:nya)?(?: [\w-]+){{0,3}}? (?P<span>(?:itu|tersebut|ini)(?:,? yang)? "
            r"datang (?:hanya |tepat |juga )?(?:setelah|ketika|saat|di tengah|di saat|pada saat|"
            r"sehari|menjelang|sebagai|menyusul|sebelum|beberapa|dua|tiga|lebih dari|pada hari|"
            r"seminggu|sepekan|sebulan))\b",
            0.65,
            "an announcement does not come: “it comes as” is disampaikan or terjadi ketika",
            "it comes as; it came after",
            "disampaikan; terjadi",
            trigger=" datang ",
            flag="COLLOC-CALQUE",
        ),
        Rule(
            rf"{START}(?P<span>Itu (?:mengatakan|menambahkan|memperingatkan|menyebutkan|mencatat|"
            r"menunjukkan|mengikuti|membuat|menandai|menempatkan|meninggalkan|memicu|berarti))\b",
            0.5,
            "itu as an empty subject",
            "it said; it follows; it marks",
            "hal itu; pernyataan itu",
            trigger="itu m|itu b",
        ),
    )
