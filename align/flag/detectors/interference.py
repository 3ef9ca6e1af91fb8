"""English constructions that also occur, now and then, in text that people wrote.

Alone they prove nothing, so they are tried only in a document that shows other signs of machine
translation; there an editor would mend them.
"""

from __future__ import annotations

from typing import ClassVar

from align.document import Severity
from align.flag.base import FlagType
from align.flag.detectors.collocations import Collocations
from align.flag.detectors.garbled import Garbled
from align.flag.detectors.grammar import Grammar
from align.flag.detectors.idioms import Idioms
from align.flag.detectors.participles import Participles
from align.flag.detectors.prepositions import Prepositions
from align.flag.detectors.pronouns import Pronouns
from align.flag.detectors.wrong_sense import WrongSense
from align.flag.rules import Rule, RuleDetector

_START = r"(?:^|(?<=[.!?”\"] )|(?<=[“\"]))"
_THEM = r"(?:dia|mereka|kami|kita|saya|aku|Anda|anda)"
_ACTIVE = r"(?:me(?:m|n|ng|ny|l|r)?|ber)[a-z]{3,}"


def _rule(
    flag: str,
    pattern: str,
    score: float,
    message: str,
    english: str = "",
    suggestion: str = "",
    trigger: str = "",
    severity: Severity | None = None,
) -> Rule:
    return Rule(pattern, score, message, english, suggestion, trigger, severity, flag)


_TIMES = "tahun|bulan|minggu|pekan|hari|jam|menit|dekade|abad|generasi"
_EVENTS = (
    "serangan|kematian|pembunuhan|ledakan|pengumuman|keputusan|penangkapan|laporan|pertemuan|"
    "pemilihan|pemilu|kritik|protes|tekanan|kecelakaan|penembakan|invasi|kudeta|kebocoran|skandal|"
    "pengunduran|kekalahan|kemenangan|putusan|tuduhan|insiden|gempa|wabah|krisis"
)


class Interference(RuleDetector):
    """What English does, too common in Indonesian to speak for itself."""

    flags: tuple[FlagType, ...] = (
        *Grammar.flags,
        *Prepositions.flags,
        *Collocations.flags,
        *Idioms.flags,
        *WrongSense.flags,
        *Participles.flags,
        *Pronouns.flags,
        *Garbled.flags,
    )
    doubtful: ClassVar[bool] = True
    rules = (
        # --- clauses
        _rule(
            "GRAM-CALQUE",
            rf"{_START}(?P<span>Apa yang (?:[\w,-]+ ){{1,8}}?adalah (?:bahwa|karena))\b",
            0.55,
            "“what … is that” kept",
            "what … is that",
            trigger="apa yang ",
        ),
        _rule(
            "GRAM-CALQUE",
            r"\b(?:[Ii]ni|[Ii]tu) adalah (?:saat|waktu|hari|momen|tahun|masa) (?:ketika|di mana|"
            r"dimana|yang)\b",
            0.5,
            "“it is a time when” kept",
            "it is a time when",
            trigger=" adalah ",
        ),
        _rule(
            "GRAM-CALQUE",
            r"\b(?:[Ii]ni|[Ii]tu) adalah (?!hal|sesuatu|salah|orang|yang)(?:\w+ ){1,4}?yang "
            r"(?:akan|telah|harus|paling|membuat|menyebabkan|memberi|menarik|memiliki)\b",
            0.45,
            "cleft sentence “it is X that” kept",
            "it is … that",
            "…-lah yang",
            trigger=" adalah ",
        ),
        _rule(
            "GRAM-CALQUE",
            r"\b(?:[Ii]ni|[Ii]tu|[Hh]al ini|[Hh]al itu)(?: adalah)?(?: tidak)? (?:mungkin|"
            r"sulit|mudah|"
            r"penting|perlu|baik|berbahaya|mustahil) (?:bagi|"
            rf"untuk) (?:\w+ ){{1,3}}?untuk {_ACTIVE}",
            0.6,
            "“it is … for … to” kept",
            "it is possible for … to",
            trigger="ini |itu ",
        ),
        _rule(
            "GRAM-CALQUE",
            r"(?:, |\b(?:dan|tetapi|tapi) )(?P<span>(?:itu|ini) (?:bahkan|jauh|menjadi|"
            r"membuat|akan "
            r"menjadi|akan membuat|tidak akan|bisa menjadi|adalah)(?: lebih)? \w+)",
            0.42,
            "itu as an empty subject",
            "it is; it will",
            trigger=" itu | ini ",
        ),
        _rule(
            "GRAM-CALQUE",
            r"\b(?:itu|ini) terserah (?:kepada|pada|ke) \w+",
            0.6,
            "“it is up to” kept",
            "it is up to",
            "terserah",
            trigger=" terserah ",
        ),
        _rule(
            "GRAM-CALQUE",
            rf"\b(?:telah|sudah|sedang|akan|masih) secara \w+ (?:{_ACTIVE}|di[a-z]{{4,}}|"
            rf"ter[a-z]{{4,}})",
            0.5,
            "the adverb stands behind the verb",
            "has …ly been",
            trigger=" secara ",
        ),
        _rule(
            "GRAM-CALQUE",
            r"\b(?:bisa|dapat|harus|mungkin|akan|seharusnya|pasti) telah (?:me|di|ter|ber|"
            r"men)[a-z]{3,}",
            0.5,
            "“could have …ed” kept",
            "could have; must have",
            trigger=" telah |seharusnya telah",
        ),
        _rule(
            "GRAM-CALQUE",
            r"\b(?:telah|sudah) (?:ada|berada|menjadi|bekerja|berlangsung|tinggal|hidup|"
            r"bermain)(?: \w+)"
            rf"{{0,3}} (?P<span>selama (?:lebih dari |hampir |sekitar )?(?:\w+ )?(?:{_TIMES}))\b",
            0.3,
            "“has been for” kept",
            "has been … for",
            trigger=" selama ",
        ),
        _rule(
            "GRAM-CALQUE",
            r"\b(?:perlu|mampu|suka|senang|mulai|berani|butuh|membutuhkan|bersedia|gagal|"
            r"berhenti|dapat|bisa|tidak ingin|cenderung|tampaknya|tampak|terlihat) untuk "
            rf"(?:{_ACTIVE}|di[a-z]{{4,}})",
            0.44,
            "“to” after a verb that takes no untuk",
            "to …",
            trigger=" untuk ",
        ),
        _rule(
            "GRAM-CALQUE",
            rf"\b(?:meng)?ingin(?:kan)? (?:{_THEM}|orang|orang-orang|\w+nya|"
            rf"[A-Z]\w+) untuk {_ACTIVE}",
            0.6,
            "“want … to” kept",
            "want … to",
            "ingin agar …",
            trigger=" untuk ",
        ),
        _rule(
            "GRAM-CALQUE",
            rf"\b(?:membantu|membiarkan|memungkinkan)(?: {_THEM})? (?P<span>untuk) {_ACTIVE}",
            0.4,
            "“help … to” takes no untuk",
            "help to; let",
            trigger=" untuk ",
        ),
        _rule(
            "GRAM-CALQUE",
            r"\bmembuat(?:nya| mereka| dia| saya| kami| kita| Anda)"
            r"(?P<span> (?:duduk|pergi|datang|tertawa|bekerja|berpikir|percaya|menangis|melihat|"
            r"melakukan|mengatakan|menyadari))\b",
            0.42,
            "“make … do” kept",
            "make … do",
            trigger="membuat",
        ),
        _rule(
            "GRAM-CALQUE",
            r"\b(?:semua|masing-masing|setiap|kebanyakan|tidak satu pun|tidak ada satu pun|"
            r"keduanya|"
            r"banyak) dari (?:mereka|kita|kami|ini|itu|\w+ ini|\w+ itu)\b",
            0.5,
            "“of” after a quantity kept",
            "all of; each of",
            trigger=" dari ",
        ),
        _rule(
            "GRAM-CALQUE",
            r"\b(?:ratusan|ribuan|puluhan|jutaan|banyak|semua|sebagian|tahunan|bulanan),? "
            r"(?P<span>jika (?:tidak|bukan) \w+)",
            0.6,
            "“if not” is bahkan",
            "if not",
            "bahkan",
            trigger="jika ",
        ),
        _rule(
            "GRAM-CALQUE",
            r"\bdengan (?:telah|memiliki|tidak memiliki|tidak adanya) (?:me|di|ber)?\w+",
            0.3,
            "“with … having” kept",
            trigger="dengan telah|dengan memiliki",
        ),
        _rule(
            "GRAM-CALQUE",
            r"\b(?:begitu|terlalu|sangat|cukup) (?:banyak|sedikit) (?P<span>dari (?:apa|itu|"
            r"ini|\w+nya|"
            r"mereka))\b",
            0.5,
            "“much of” kept",
            "much of",
            trigger=" dari ",
        ),
        _rule(
            "GRAM-CALQUE",
            r"\bsejumlah (?:besar|kecil) dari\b|\bsebagian besar dari \w+\b|\bbanyak dari apa\b|"
            r"\bsalah satu dari (?:banyak|sedikit|sekian)\b",
            0.45,
            "“of” after a quantity kept",
            "a large number of; one of the few",
            trigger=" dari ",
        ),
        _rule(
            "GRAM-CALQUE",
            r"\b(?:menguntungkan|baik|besar|cepat|kuat|lama|jauh|mudah|penting|aman|murah|"
            r"tinggi) cukup\b",
            0.55,
            "the adverb stands in front of the adjective",
            "… enough",
            trigger=" cukup",
        ),
        _rule(
            "GRAM-CALQUE",
            r"\b(?:jujur|segera|cepat|perlahan|hati-hati|aktif|serius|sungguh|benar|keras|"
            r"diam-diam|"
            rf"akhirnya|bebas) {_ACTIVE} (?:apa|semua|mereka|dia|kita|kami|itu|setiap)\b",
            0.36,
            "the adverb stands behind the verb",
            "…ly do",
        ),
        _rule(
            "GRAM-CALQUE",
            rf"{_START}(?P<span>(?:Mengambil|Menggantikan|Menunggu|Bergabung|Memimpin|Menambah|"
            r"Termasuk|Berdiri|Duduk|Hilang)(?:nya)?(?: \w+){0,3} adalah)\b",
            0.55,
            "inversion with a participle kept",
            "taking his place is",
            trigger=" adalah",
        ),
        _rule(
            "GRAM-CALQUE",
            r"\b(?:cuaca|waktu|dana|kondisi|jadwal|anggaran) (?:mengizinkan|memungkinkan)(?=[,.])",
            0.55,
            "“weather permitting” kept",
            "… permitting",
            trigger="mengizinkan|memungkinkan",
        ),
        # --- prepositions
        _rule(
            "PREP-CALQUE",
            r"\b(?:berbasis|berpusat|berputar|dibangun|didasarkan|terpusat|berkisar) di sekitar\b",
            0.65,
            "“based around” is berdasarkan or seputar",
            "based around; centred around",
            "berdasarkan; seputar",
            trigger=" di sekitar",
        ),
        _rule(
            "PREP-CALQUE",
            rf"\b(?:{_ACTIVE}|di[a-z]{{4,}}|ter[a-z]{{4,}}|tinggal|tidur|hidup|absen|tutup|"
            r"buka|diam) "
            r"(?:\w+ )?(?P<span>untuk (?:lebih dari |hampir |sekitar |setidaknya )?(?:satu|"
            r"dua|tiga|empat|"
            r"lima|enam|tujuh|delapan|sepuluh|beberapa|banyak|\d+|bertahun-tahun|"
            rf"ber\w+-\w+) ?(?:{_TIMES})?)\b"
            r"(?! (?:ke|mendatang|berikut|lagi|pertama|terakhir|orang|depan|negara|pemain))",
            0.42,
            "“for” a time is selama",
            "for",
            "selama",
            trigger=" untuk ",
        ),
        _rule(
            "PREP-CALQUE",
            r"\b(?:hukuman|penjara|vonis|denda|dipenjara|divonis|dihukum|tuduhan|dakwaan|"
            r"kritik|pujian|"
            r"kecaman|permintaan maaf|terima kasih|penghargaan|Nobel|Oscar)(?: \w+){0,4} "
            rf"(?P<span>untuk (?:{_ACTIVE}|tidak \w+|peran|upaya|kerja|dukungan|kesabaran|"
            r"bantuan))",
            0.45,
            "“for” a reason is karena or atas",
            "for …ing",
            "karena; atas",
            trigger=" untuk ",
        ),
        _rule(
            "PREP-CALQUE",
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
        _rule(
            "PREP-CALQUE",
            r"\b(?:memperingatkan|peringatan|melindungi|waspada|berjaga-jaga|perlindungan) "
            r"(?P<span>(?:terhadap|melawan|tentang) \w+)",
            0.42,
            "“warn against, protect against” is akan, agar tidak or dari",
            "against; about",
            "akan; dari",
            trigger="memperingatkan|peringatan|melindungi|waspada|berjaga|perlindungan",
        ),
        _rule(
            "PREP-CALQUE",
            r"\bdi depan (?:pemilihan|pemilu|pertemuan|KTT|kunjungan|pertandingan|jadwal|"
            r"waktu|musim|"
            r"perundingan|pembicaraan|Natal|Olimpiade|turnamen|tenggat|acara|rilis|peluncuran)\b",
            0.6,
            "“ahead of” is menjelang",
            "ahead of",
            "menjelang",
            trigger="di depan ",
        ),
        _rule(
            "PREP-CALQUE",
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
        _rule(
            "PREP-CALQUE",
            r"\b(?:terbuka|jujur|terus terang) (?P<span>dengan (?:emosi|perasaan|niat|rencana|"
            r"masalah|"
            r"hal|orang|publik|keluarga|teman)\w*)",
            0.44,
            "open with, honest with: tentang, soal or kepada",
            "open with; honest with",
            "tentang; kepada",
            trigger="terbuka|jujur|terus terang",
        ),
        _rule(
            "PREP-CALQUE",
            r"\b(?:melihat|memandang|menatap|menoleh|beralih|berpaling) (?P<span>ke (?!arah|"
            r"belakang|depan|luar|"
            r"dalam|atas|bawah|bank|rumah|sekolah|kiri|kanan|sekeliling|sekitar|langit|[A-Z]))\w+",
            0.38,
            "“look to, turn to” kept",
            "look to; turn to",
            trigger=" ke ",
        ),
        _rule(
            "PREP-CALQUE",
            r"\b(?:keluar|lahir|tumbuh|bangkit|terbuat|sembilan|delapan|tujuh|satu|dua|tiga|"
            r"empat|lima) "
            r"(?P<span>keluar dari) \w+",
            0.6,
            "“out of” kept",
            "out of",
            "dari",
            trigger=" keluar dari",
        ),
        _rule(
            "PREP-CALQUE",
            r"\b(?:Bahasa Inggris|skor|nilai|peringkat|angka|suhu|kecepatan|harga|usia) di "
            r"(?:[A-Z]+ ?\d|\d|bawah \d|atas \d)",
            0.42,
            "“at” kept",
            "at",
            "dengan; pada",
            trigger=" di ",
        ),
        # --- fixed phrases
        _rule(
            "IDIOM-CALQUE",
            r"\b(?:ini|itu|ini semua|itu semua|semuanya|"
            r"segalanya)(?: adalah)? (?:semua )?tentang (?!apa)\w+",
            0.5,
            "“it is all about” kept",
            "it's all about",
            "intinya …",
            trigger=" tentang ",
        ),
        _rule(
            "IDIOM-CALQUE",
            r"\b(?:mengira|berpikir) dua kali\b|\btanpa berpikir dua kali\b",
            0.45,
            "“think twice” kept",
            "think twice",
            "berpikir ulang",
            trigger="dua kali",
        ),
        _rule(
            "IDIOM-CALQUE",
            r"\b\w+ lama yang sama\b",
            0.55,
            "“the same old” kept",
            "the same old",
            "itu-itu saja",
            trigger="lama yang sama",
        ),
        _rule(
            "IDIOM-CALQUE",
            r"\b(?:tidak )?(?:lagi )?(?:berada )?di (?:luar|dalam|bawah|atas) "
            r"(?:mata publik|pertanyaan|jangkauan tangan|radar|meja|tempatnya|batas waktu|"
            r"kotak|papan|"
            r"mata orang|garis|batasnya|saku|kertas)\b",
            0.55,
            "an English prepositional phrase rendered word by word",
            trigger="mata publik|pertanyaan|radar|meja|kotak|papan|garis|kertas|saku|tangan",
        ),
        _rule(
            "IDIOM-CALQUE",
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
        _rule(
            "IDIOM-CALQUE",
            r"\b(?:harus|akan|perlu|bisa|dapat|mau) bergabung untuk \w+|\bsejauh yang (?:saya|"
            r"kami|kita|"
            r"mereka|dia)(?:, [^,]+,)? (?:prihatin|khawatir|peduli)\b",
            0.5,
            "an English phrase kept",
            "join forces; as far as … concerned",
            trigger="bergabung untuk|sejauh yang",
        ),
        _rule(
            "COLLOC-CALQUE",
            r"\buntuk (?:waktu|jangka waktu) yang (?:singkat|baik|sangat lama|panjang|"
            r"tidak ditentukan|terbatas)\b",
            0.5,
            "“for a long time” is lama or selama …",
            "for a long time",
            "lama",
            trigger="waktu yang ",
        ),
        _rule(
            "COLLOC-CALQUE",
            r"\badalah (?:sebuah |suatu )?(?:ide|gagasan) yang "
            r"(?:baik|bagus|bijaksana|hebat|buruk|tepat|cerdas|bodoh)\b",
            0.44,
            "“is a good idea” kept",
            "is a wise idea",
            "sebaiknya; patut",
            trigger=" yang ",
        ),
        _rule(
            "COLLOC-CALQUE",
            r"\b(?:melibatkan|mencakup|mewakili|membentuk|merupakan|membuat) (?:sejumlah|"
            r"proporsi|bagian|"
            r"porsi|jumlah) (?:yang )?(?:besar|signifikan|kecil|substansial|penting)\b",
            0.45,
            "“involve a significant proportion of” kept",
            "a significant proportion of",
            "sebagian besar",
            trigger="proporsi|bagian|porsi|jumlah",
        ),
        _rule(
            "COLLOC-CALQUE",
            r"\b(?:efek|dampak|pengaruh|luka|bekas|pemahaman|pengetahuan|rasa|"
            r"penyesalan) (?:yang )?mendalam "
            r"(?:pada|di|untuk|tentang)\b",
            0.45,
            "“profound effect on” kept",
            "profound effect on",
            "pengaruh besar terhadap",
            trigger=" mendalam ",
        ),
        _rule(
            "COLLOC-CALQUE",
            r"\b(?:profil|tingkat|kualitas|kelas|level) (?:tinggi|rendah|"
            r"dunia)(?= [a-z])(?! dan| yang| di| ke|"
            r" pada| dari| untuk| dalam| atau| akan| bagi| serta| dengan)",
            0.3,
            "“high-profile” kept",
            "high-profile",
            trigger="profil tinggi|profil rendah",
        ),
        _rule(
            "COLLOC-CALQUE",
            r"\bapa yang disebut(?: sebagai)?\b(?=[ “\"])",
            0.4,
            "“so-called” kept",
            "so-called",
            "yang disebut",
            trigger="apa yang disebut",
        ),
        _rule(
            "COLLOC-CALQUE",
            r"\b(?:adalah|menjadi) (?:sesuatu|hal) (?:dari )?masa lalu\b|\badalah masa lalu\b",
            0.5,
            "“a thing of the past” kept",
            "is a thing of the past",
            "sudah berlalu",
            trigger="masa lalu",
        ),
        _rule(
            "COLLOC-CALQUE",
            r"\b(?:sutradara|pemain|pembeli|ibu|pengunjung|pemilih|juara|penulis|peserta|"
            r"pelanggar|pengguna|"
            r"pemenang) (?:untuk )?pertama kali\b(?! yang| di| dalam| pada)",
            0.5,
            "“first-time” kept",
            "first-time",
            "… debutan; … baru",
            trigger="pertama kali",
        ),
        # --- senses that English syntax betrays
        _rule(
            "WRONG-SENSE",
            r"(?:^|[,;] |\b(?:terjadi|muncul|mundur|tewas|digelar|dimulai|ditangkap|diumumkan) )"
            rf"(?P<span>[Mm]engikuti (?:{_EVENTS}))",
            0.55,
            "“following” is menyusul or setelah",
            "following",
            "menyusul",
            trigger="mengikuti ",
        ),
        _rule(
            "WRONG-SENSE",
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
        _rule(
            "WRONG-SENSE",
            rf"{_START}(?P<span>(?:Menimbang|Mengingat fakta|Diberikan|Memberikan fakta|"
            r"Disediakan) bahwa)\b",
            0.55,
            "“considering that” is mengingat",
            "considering that",
            "mengingat",
            trigger=" bahwa",
        ),
        _rule(
            "WRONG-SENSE",
            r"\b(?:percakapan|pertemuan|pembicaraan|kunjungan|sekolah|kelas|pemungutan suara|"
            r"penampilan) "
            r"(?:secara )?pribadi\b(?= pertama| dengan| antara| mereka| di| pada|[,.])",
            0.45,
            "“in person” is tatap muka",
            "in-person",
            "tatap muka",
            trigger=" pribadi",
        ),
        _rule(
            "WRONG-SENSE",
            r"\b(?:seharusnya|harus|akan|bisa|dapat|mencoba|ingin|lupa|"
            r"segera) (?P<span>memanggil(?:ku|mu|nya| "
            r"saya| dia| kami| mereka| Anda| ibu| ayah))\b|\bmemanggil (?:melalui|lewat) telepon\b",
            0.42,
            "“call” is menelepon",
            "call",
            "menelepon",
            trigger="memanggil",
        ),
        _rule(
            "WRONG-SENSE",
            r"\b(?:merasa|terasa) (?:rendah|biru|bawah|turun|lucu|ringan|sakit tentang|"
            r"buruk tentang)\b|"
            r"\bkami ditetapkan\b|\bkita ditetapkan\b",
            0.5,
            "a sense of the English word that the Indonesian one lacks",
            "feel low; be set",
            trigger="merasa |terasa |ditetapkan",
        ),
        _rule(
            "WRONG-SENSE",
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
        _rule(
            "WRONG-SENSE",
            r"\b(?:[Aa]ncaman|[Mm]usuh|[Tt]antangan|[Kk]eprihatinan|[Kk]ekhawatiran) umum\b",
            0.38,
            "“common” is bersama or lazim",
            "common",
            "bersama; lazim",
            trigger=" umum",
        ),
        _rule(
            "WRONG-SENSE",
            r"\b(?:menarik|mengambil|melakukan|kehilangan|memenangkan|"
            r"mendapatkan) bisnis (?:Anda|kami|mereka|"
            r"kita|baru)\b|\b(?:berita|kabar|sinyal|tanda) lembut\b|\b(?:naik|turun|"
            r"bergerak) dengan lembut\b",
            0.5,
            "a sense of the English word that the Indonesian one lacks",
            trigger="bisnis|lembut",
        ),
        _rule(
            "WRONG-SENSE",
            r"\b(?:menyerang|merespons|bereaksi|bertindak) secara (?:emosional|verbal|"
            r"lisan) (?:dengan|pada)\b|"
            r"\bkinerja mereka yang berlebihan\b",
            0.4,
            "a sense of the English word that the Indonesian one lacks",
            trigger=" secara ",
        ),
        # --- pronouns, participles, attachment
        _rule(
            "PRON-INANIMATE",
            r"\b(?:[Pp]erangkat|[Aa]plikasi|[Pp]onsel|[Mm]obil|[Pp]roduk|[Vv]aksin|[Oo]bat|"
            r"[Kk]apal|[Rr]udal|"
            r"[Pp]esawat|[Ff]ilm|[Bb]uku|[Pp]erusahaan|[Bb]angunan|[Pp]anel|[Bb]aterai|"
            r"[Bb]esaran|[Tt]anaman|"
            r"[Ss]itus|[Pp]rogram|[Uu]ndang-undang|[Kk]ebijakan|[Kk]abel|[Tt]urbin|[Kk]asino|"
            r"[Ff]ungsi)"
            r"(?:-\w+)?(?: \w+){0,6}?[,;]? (?P<span>(?:karena |bahwa |ketika |jika |dan |"
            r"tetapi |sehingga )?"
            r"mereka (?:lebih|terlalu|sangat|tidak lagi|dibuat|dirancang|dijual|"
            r"bekerja dengan|mahal|murah|"
            r"kecil|besar|aman|berbahaya))\b",
            0.45,
            "this pronoun is for persons",
            "they",
            trigger="mereka ",
        ),
        _rule(
            "PRON-INANIMATE",
            rf"{_START}(?P<span>Di antara (?:mereka|nya) adalah)\b",
            0.5,
            "“among them is” kept",
            "among them is",
            "di antaranya",
            trigger="di antara ",
        ),
        _rule(
            "PARTICIPLE",
            r"^[^,]*[a-z”\")], (?P<span>(?:memberi(?:kan)?|membuat(?:nya)?|menjadikan(?:nya)?|"
            r"menyebabkan|memaksa|menewaskan|meninggalkan|membawa|mendorong|memungkinkan|"
            r"menimbulkan|"
            r"menandai|menciptakan|memicu|menyisakan|mengakhiri|mengubah|meningkatkan|"
            r"menghancurkan|"
            r"menghasilkan|menyusul|mengalahkan|mengeksplorasi|menempatkan|membantu|menarik|"
            r"menunjukkan|"
            r"mengurangi|menambah) [\w-]+)(?![^.]*, (?:dan|atau|serta) )[^,;:]*$",
            0.42,
            "English “…ing” as a bare verb: Indonesian joins with sehingga, dengan or dan",
            "…ing",
            "sehingga …; dengan …; dan …",
            severity="neutral",
            trigger=", me",
        ),
        _rule(
            "GARBLED",
            r"\b(?:dengan|untuk|dari|oleh|tentang|tanpa) (?:jika|meskipun|tetapi|karena|"
            r"sementara itu|dan)\b(?! "
            r"(?:tidak|itu|ada))|\b(?:akan|telah|sedang) (?:situs|orang|hal|masalah|tempat|"
            r"sistem|perusahaan|"
            r"negara)\b|\bmereka \w+ mereka\b(?= \w+-)",
            0.4,
            "no reading: the words do not go together",
            severity="major",
        ),
    )
