"""GRAM-CALQUE: English constructions kept in Indonesian."""

from __future__ import annotations

from align.flag.base import FlagType
from align.flag.rules import Rule, RuleDetector

_NOT_BOTH = "“baik … dan …” renders “both … and …”; Indonesian pairs baik with maupun"
_RATHER = "“daripada” compares; “rather than” is alih-alih or bukan"
_NAME = r"[A-Z][\w-]*(?: [A-Z][\w-]*)*"


class Grammar(RuleDetector):
    """Constructions that Indonesian does not have, or that mean something else in it."""

    flags = (
        FlagType(
            "GRAM-CALQUE",
            "an English construction kept in Indonesian",
            "Fluency > Grammar",
            "minor",
        ),
    )
    rules = (
        Rule(
            rf"(?:^|[,;:“\"(] ?|\b(?:yang|bagi|untuk|oleh|bahwa|kepada|dan|antara) )"
            rf"(?P<span>[Bb]aik (?P<a>{_NAME}) dan (?P<b>{_NAME}))",
            0.85,
            _NOT_BOTH,
            r"both \g<a> and \g<b>",
            r"baik \g<a> maupun \g<b>",
            trigger="baik ",
        ),
        Rule(
            r"\b[Bb]aik (?P<a>pria|wanita|laki-laki|perempuan|pemerintah|sipil|militer) "
            r"dan (?P<b>wanita|pria|perempuan|laki-laki|oposisi|militer|sipil)\b",
            0.45,
            _NOT_BOTH,
            suggestion=r"baik \g<a> maupun \g<b>",
            trigger="baik ",
        ),
        Rule(
            r"(?:^|[,;:“])(?:(?!\b(?:lebih|lain|selain|kurang|ketimbang|melebihi|baik|suka|memilih)\b)"
            r"[^,;:“])*?\b(?P<span>daripada (?:me(?:ng|ny|n|m|l|r)|ber)\w{3,})",
            0.5,
            _RATHER,
            "rather than",
            "alih-alih",
            trigger="daripada",
        ),
        Rule(
            r"(?:^|[,;:“])(?:(?!\b(?:lebih|lain|selain|kurang|ketimbang|melebihi|baik|suka|memilih|"
            r"melainkan|ter\w+|se\w+nya)\b)[^,;:“])*?\b(?P<span>daripada \w+)",
            0.36,
            _RATHER,
            "rather than",
            "alih-alih",
            trigger="daripada",
        ),
        Rule(
            r"\b(?P<word>\w+) (?P<span>daripada (?:de-?)?\w*(?:eskalasi|konfrontasi|perang|konflik|"
            r"kekerasan|hukuman|sanksi))\b",
            0.55,
            _RATHER,
            "rather than",
            "alih-alih",
            trigger="daripada",
        ),
        Rule(
            r"\b(?:mengakui|mengatakan|mencatat|menyadari|menambahkan|menegaskan|berpendapat|"
            r"menunjukkan) (?P<span>bahwa (?:sementara|sedangkan)) \w+",
            0.7,
            "concessive “while” rendered as the temporal sementara",
            "that while",
            "bahwa meskipun",
            trigger="bahwa s",
        ),
        Rule(
            r"\btelah gagal untuk \w+",
            0.7,
            "“failed to” is belum berhasil or tidak",
            "failed to",
            trigger="gagal untuk",
        ),
        Rule(
            r"\bgagal untuk me\w+", 0.4, "“failed to” is tidak", "failed to", trigger="gagal untuk"
        ),
        Rule(
            r"\b(?:[Mm]elanjutkan|[Mm]emulai|[Ll]anjut) bahwa\b",
            0.85,
            "this verb takes no clause with bahwa; “went on to say that”",
            "went on to say that",
            "selanjutnya mengatakan bahwa",
            trigger=" bahwa",
        ),
        Rule(
            r"\badalah untuk me\w+",
            0.35,
            "“is to” + verb kept",
            "is to",
            "bertujuan",
            trigger="adalah untuk",
        ),
        Rule(
            r"\bapa yang (?:dia|ia|mereka|[A-Z]\w+) (?:katakan|gambarkan|sebut|klaim) sebagai\b",
            0.7,
            "“what he called” is apa yang disebutnya",
            "what he called",
            "apa yang disebutnya",
            trigger="apa yang",
        ),
        Rule(
            r"\b(?:memahami|mengakui|melihat|merasakan|menekankan|menggarisbawahi) "
            r"(?:adanya )?kebutuhan untuk (?:me|ber)\w+",
            0.55,
            "“the need to” is perlunya",
            "the need to",
            "perlunya",
            trigger="kebutuhan untuk",
        ),
        Rule(
            r"\blebih (?:lama|panjang|pendek|singkat) dari(?:pada)? jam yang\b",
            0.85,
            "“the hour” is satu jam",
            "longer than the hour that",
            trigger="jam yang",
        ),
        Rule(
            r"\b(?:setuju|sepakat|berjanji|berkomitmen|bertekad) untuk bekerja untuk (?:me|ber)\w+",
            0.85,
            "a chain of to-infinitives",
            "agreed to work to",
            trigger="bekerja untuk",
        ),
        Rule(
            r"\buntuk (?:me|ber)\w+(?: \w+){0,2} untuk (?:me|ber)\w+(?: \w+){0,2} untuk (?:me|ber)",
            0.5,
            "a chain of to-infinitives",
            trigger="untuk me",
        ),
        Rule(
            r"(?:^|(?<=[.”] ))(?:Itu|Ini) (?:terjadi|datang|muncul) (?:setelah|ketika|saat|di "
            r"tengah"
            r"|pada saat|sehari setelah|beberapa \w+ setelah|hanya \w+ \w+ setelah)\b",
            0.55,
            "empty “it came after” carried over",
            "it came after",
            "Pernyataan itu disampaikan setelah",
            trigger="tu terjadi|tu datang|tu muncul|ni terjadi|ni datang|ni muncul",
        ),
        Rule(
            r"\b(?:[Dd]alam|[Pp]ada) satu (?:pengecualian|perkembangan|insiden|kasus|contoh|"
            r"pertukaran|posting(?:an)?|adegan|wawancara|pernyataan)\b",
            0.6,
            "“in one …” is dalam salah satu …",
            "in one",
            trigger=" satu ",
        ),
        Rule(
            r"\btidak sama di mana-mana\b|\btidak (?:semua|selalu) \w+ di mana-mana dan\b",
            0.7,
            "scope of the negation: reads “the same nowhere”",
            "do not coincide everywhere",
            "tidak selalu sama",
            trigger="di mana-mana",
        ),
        Rule(
            r"\bjika (?:itu|mereka|hal itu) terus terjadi\b",
            0.6,
            "emphatic “do” rendered as terus (keep on)",
            "if they do happen",
            "jika memang terjadi",
            trigger="terus terjadi",
        ),
        Rule(
            r"\b(?:begitu|sangat) \w+ bahwa (?:dia|ia|mereka|kami|kita|saya|[A-Z]\w+)\b",
            0.6,
            "“so … that” is sehingga",
            "so … that",
            "sehingga",
            trigger=" bahwa ",
        ),
        Rule(
            r"\bmenemukan diri(?:nya|ku|mu)?(?: mereka| kami| kita| saya)?(?: sendiri)? (?:di|"
            r"dalam|"
            r"pada|terjebak|berada|dikelilingi|tanpa|tidak)\b",
            0.75,
            "“found oneself” kept",
            "found himself in",
            "mendapati dirinya; berada",
            trigger="menemukan diri",
        ),
        Rule(
            r"\b(?:membuat|membuatnya) (?:sangat |cukup |semakin )?jelas bahwa\b",
            0.8,
            "“made it clear that” is menegaskan bahwa",
            "made it clear that",
            "menegaskan bahwa",
            trigger="jelas bahwa",
        ),
        Rule(
            r"\bmembuat (?:sangat |lebih |semakin )?(?:sulit|mudah|mungkin|perlu|penting) "
            r"(?:untuk|bagi)\b",
            0.7,
            "“made it hard to” kept",
            "made it … to",
            "mempersulit; memungkinkan",
            trigger="membuat ",
        ),
        Rule(
            r"\bmembuatnya (?:sangat |lebih |semakin )?(?:sulit|mungkin|tidak mungkin) (?:untuk|"
            r"bagi)",
            0.5,
            "“made it hard to” kept",
            "made it … to",
            "mempersulit; memungkinkan",
            trigger="membuatnya ",
        ),
        Rule(
            r"(?:^|(?<=[.“”] ))(?:Itu|Ini) adalah (?!Hari|Tuhan|Allah)[A-Z]\w+(?: [A-Z]\w+)? yang "
            r"(?:me|ber|pertama)\w*",
            0.5,
            "cleft sentence “it was X who” kept",
            "it was … who",
            "…-lah yang",
            trigger=" adalah ",
        ),
        Rule(
            r"\b[Aa]da (?:sedikit|banyak) keraguan (?:bahwa|tentang)\b",
            0.8,
            "“there is little doubt that” kept",
            "there is little doubt that",
            "hampir pasti",
            trigger="keraguan",
        ),
        Rule(
            r"\badalah (?:di|ke|dari) [A-Z]\w+ (?:untuk|pada|selama|ketika|saat)\b",
            0.6,
            "“was in” is berada di",
            "was in",
            "berada di",
            trigger="adalah d",
        ),
        Rule(
            r"\bakan telah (?:di|me|ber)\w+",
            0.7,
            "“will have done” kept",
            "will have",
            "sudah",
            trigger="akan telah",
        ),
        Rule(
            r"\b(?:memiliki|mempunyai|punya) untuk (?:me|ber|di)\w+",
            0.9,
            "“have to” is harus",
            "have to",
            "harus",
            trigger="memiliki untuk|mempunyai untuk|punya untuk",
        ),
        Rule(
            r"\bdigunakan untuk (?:menjadi|berada|tinggal|berpikir|percaya)\b",
            0.75,
            "“used to be” is dulu",
            "used to be",
            "dulu",
            trigger="digunakan untuk",
        ),
        Rule(
            r"\b(?:seharusnya|semestinya) untuk (?:me|ber|di)\w+",
            0.75,
            "“supposed to” needs no untuk",
            "supposed to",
            "seharusnya",
            trigger="nya untuk",
        ),
        Rule(
            r"\bapakah atau tidak\b",
            0.85,
            "“whether or not” kept",
            "whether or not",
            "apakah … atau tidak",
            trigger="apakah atau",
        ),
        Rule(
            r"(?:^|(?<=[.”] ))(?:Seperti untuk|Adapun untuk|Sejauh untuk)\b",
            0.85,
            "“as for” is mengenai or adapun",
            "as for",
            "Mengenai",
            trigger="seperti untuk|adapun untuk|sejauh untuk",
        ),
        Rule(
            r"\b(?:Diberi|Diberikan|Mengingat fakta) bahwa\b|\b[Dd]isediakan bahwa\b",
            0.7,
            "“given that” is mengingat",
            "given that; provided that",
            "mengingat",
            trigger=" bahwa",
        ),
        Rule(
            r"(?:^|(?<=[.”] ))(?:Yang mengatakan|Itu mengatakan|Itu dikatakan|Yang dikatakan|"
            r"Mengatakan itu|Karena itu dikatakan|Dengan itu dikatakan),",
            0.85,
            "“that said” is meskipun demikian",
            "that said,",
            "Meskipun demikian,",
            trigger="mengatakan,|dikatakan,|mengatakan itu,",
        ),
        Rule(
            r"(?:^|(?<=[.”] ))(?:Untuk satu hal|Untuk satu|Untuk pemula|Untuk memulai dengan),",
            0.85,
            "“for one thing” is salah satunya",
            "for one thing,",
            "Pertama-tama,",
            trigger="untuk satu|untuk pemula|untuk memulai",
        ),
        Rule(
            r"\btidak sampai (?:\w+ ){1,6}(?:bahwa|ketika) \w+",
            0.5,
            "“not until” is baru … setelah",
            "not until … that",
            "baru … setelah",
            trigger="tidak sampai",
        ),
        Rule(
            r"\b[A-Z]\w+-(?P<v>didukung|dipimpin|berbasis|dikuasai|diduduki|dibuat|disponsori|"
            r"dikendalikan|dilatih|dibantu|terkait|dijalankan|diawasi|dibom|bersekutu)\b",
            0.9,
            "hyphenated English participle kept",
            "…-backed; …-led",
            r"yang \g<v> …",
            trigger=(
                "-didukung|-dipimpin|-berbasis|-dikuasai|-diduduki|-dibuat|-disponsori|"
                "-dikendalikan|-dilatih|-dibantu|-terkait|-dijalankan|-diawasi|-dibom|"
                "-bersekutu"
            ),
        ),
        Rule(
            r"\b\d+[- ]tahun[- ](?:tua|usia)\b|\btahun-tua\b",
            0.9,
            "“…-year-old” is berusia … tahun",
            "-year-old",
            "berusia … tahun",
            trigger="tahun tua|tahun-tua|tahun usia|tahun-usia",
        ),
        Rule(
            r", dengan (?:beberapa|banyak|sebagian|kedua|para|sebagian besar|setidaknya) \w+"
            r"(?: \w+)? (?:mengatakan|menyebut|menyerukan|meminta|mengklaim|menuduh|berpendapat|"
            r"memperingatkan|menolak|menggambarkan)\b",
            0.65,
            "“with many saying” kept",
            "with many saying",
            trigger=", dengan ",
        ),
        Rule(
            r"\b(?:lebih dan lebih|lagi dan lagi dan lagi|semakin dan semakin|kurang dan kurang)\b",
            0.75,
            "“more and more” is semakin",
            "more and more",
            "semakin",
            trigger="lebih dan lebih|lagi dan lagi|semakin dan semakin|kurang dan kurang",
        ),
        Rule(
            r"\btidak (?:lebih|kurang) dari (?:menjadi|sebuah|seorang) \w+",
            0.45,
            "“nothing less than” kept",
            "nothing less than",
            trigger="dari menjadi|dari sebuah|dari seorang",
        ),
        Rule(
            r"\b(?:sekali|begitu) (?:itu|mereka|dia|ia) telah (?:di|me|ber)\w+",
            0.45,
            "“once they have” kept",
            "once they have",
            "setelah",
            trigger="itu telah|mereka telah|dia telah| ia telah",
        ),
        Rule(
            r"\bapa (?:pun|saja) tetapi\b|\bapa-apa kecuali\b|\bapa pun kecuali\b",
            0.8,
            "“anything but” is sama sekali tidak",
            "anything but",
            "sama sekali tidak",
            trigger="pun tetapi|saja tetapi|apa kecuali|pun kecuali",
        ),
        Rule(
            r"\b(?:semua|segala) tetapi (?:di|me|ter|ber|hilang|pasti|mustahil|runtuh)\w*",
            0.8,
            "“all but” is hampir",
            "all but",
            "hampir",
            trigger=" tetapi ",
        ),
        Rule(
            r"\b(?:satu|hal) yang (?:dia|ia|mereka|kami|kita|saya) (?:lihat|tahu) maju ke\b"
            r"|\bmelihat maju (?:ke|untuk)\b|\bmelihat ke depan untuk me\w+",
            0.8,
            "“look forward to” is menantikan",
            "look forward to",
            "menantikan",
            trigger="lihat",
        ),
        Rule(
            r"\b(?:akan|bisa|dapat|harus) menjadi (?:senang|sedih|marah|takut|mampu|siap|bisa|"
            r"dapat|"
            r"tersedia|benar|sulit|mudah|sibuk|di sini|di sana) (?:untuk|dengan|bahwa)\b",
            0.55,
            "copula kept: menjadi says “become”",
            "will be … to",
            trigger=(
                "menjadi senang|menjadi sedih|menjadi marah|menjadi takut|menjadi mampu|"
                "menjadi siap|menjadi bisa|menjadi dapat|menjadi tersedia|menjadi benar|"
                "menjadi sulit|menjadi mudah|menjadi sibuk|menjadi di sini|menjadi di sana"
            ),
        ),
        Rule(
            r"\bsejauh (?:ini )?(?:untuk|seperti) (?:mengatakan|menyebut|menuduh)\b"
            r"|\b(?:pergi|melangkah) (?:begitu|sejauh|sangat) jauh (?:untuk|dengan|seperti)\b",
            0.8,
            "“go so far as to” is bahkan sampai",
            "went so far as to",
            "bahkan sampai",
            trigger="jauh",
        ),
        Rule(
            r"\b(?:ternyata|berubah) (?:keluar|menjadi keluar)\b|\bberpaling keluar\b",
            0.85,
            "“turn out” is ternyata",
            "turned out",
            "ternyata",
            trigger=" keluar",
        ),
    )
