"""PREP-CALQUE: English prepositions kept."""

from __future__ import annotations

from align.flag.base import FlagType
from align.flag.rules import Rule, RuleDetector

_PLACE = (
    r"(?:Krimea|Ukraina|Rusia|Suriah|Iran|Irak|Israel|Palestina|Gaza|Taiwan|Tiongkok|China|Cina|"
    r"Korea Utara|Korea Selatan|Korea|Venezuela|Kuba|Afganistan|Afghanistan|Yaman|Libya|Lebanon|"
    r"Turki|Kosovo|Belarus|Myanmar|Sudan|Kashmir|Donbas|Brexit|NATO|Washington|Moskow|Beijing)"
)


class Prepositions(RuleDetector):
    """Prepositions that go with another word in Indonesian."""

    flags = (
        FlagType(
            "PREP-CALQUE",
            "an English preposition kept",
            "Fluency > Grammar > Function words",
            "minor",
        ),
    )
    rules = (
        Rule(
            r"\b(?:[Pp]osisi|[Ss]ikap|[Pp]andangan|[Pp]endirian)(?:nya)?(?: [\w\[\]]+){0,4} "
            rf"(?P<span>di {_PLACE})\b",
            0.65,
            "“on” a topic is mengenai or soal; di makes it a place",
            "on",
            "mengenai",
            trigger="posisi|sikap|pandangan|pendirian",
        ),
        Rule(
            r"\b(?:[Ss]anksi|[Kk]ebijakan|[Rr]esolusi|[Pp]erdebatan|[Kk]onsensus|[Pp]erbedaan|"
            rf"[Pp]ernyataan|[Kk]omentar)(?:nya)?(?: \w+){{0,2}} (?P<span>(?:di|pada) {_PLACE})\b",
            0.4,
            "“on” a topic is terhadap, mengenai or soal; di makes it a place",
            "on",
            "terhadap; mengenai",
            trigger="sanksi|kebijakan|resolusi|perdebatan|konsensus|perbedaan|pernyataan|komentar",
        ),
        Rule(
            r"\b(?:ber|[Bb]er)?[Tt]erima kasih kepada (?:[\w-]+ ){1,6}(?P<span>untuk me\w+)",
            0.75,
            "thanks for doing is karena or atas; untuk makes it a purpose",
            "thanked … for …ing",
            "karena telah; atas",
            trigger="terima kasih kepada",
        ),
        Rule(
            r"\b(?:[Mm]engucapkan|[Mm]enyampaikan) terima kasih (?:\w+ ){0,5}(?P<span>untuk me\w+)"
            r"|\b[Mm]emuji (?:\w+ ){1,4}(?P<praise>untuk me\w+)",
            0.5,
            "thanks for doing is karena or atas; untuk makes it a purpose",
            "for …ing",
            "karena telah; atas",
            trigger="terima kasih|memuji",
        ),
        Rule(
            r"\b(?:[Mm]engecam|[Mm]engkritik|[Mm]enyalahkan|[Mm]enghukum|[Mm]emuji|[Mm]encela|"
            r"[Mm]engutuk) (?:\w+ ){1,4}?(?P<span>untuk (?:me|tidak )\w+)",
            0.55,
            "blame or praise for doing is karena",
            "for …ing",
            "karena",
            trigger="mengecam|mengkritik|menyalahkan|menghukum|memuji|mencela|mengutuk",
        ),
        Rule(
            r"\b[Dd]isalahkan (?:pada|ke|di|untuk)\b",
            0.75,
            "menyalahkan takes the culprit as its object",
            "blamed on",
            "dituduhkan kepada",
            trigger="disalahkan",
        ),
        Rule(
            r"\b(?:di|ke|dari) dan (?:dekat|di dekat|sekitar|luar|antara|melalui|keluar)\b",
            0.85,
            "coordinated prepositions",
            "in and near",
            "di dalam dan di sekitar",
            trigger="di dan |ke dan |dari dan ",
        ),
        Rule(
            r"\b[Kk]eracunan \w+ terhadap\b|\b[Kk]eracunan [A-Z]\w+(?: [A-Z]\w+)? (?:dengan|"
            r"oleh)\b",
            0.85,
            "a deliberate poisoning is peracunan … dengan",
            "poisoning with",
            "peracunan … dengan",
            trigger="keracunan",
        ),
        Rule(
            r"\boleh (?:akhir|awal|pertengahan) (?:tahun|bulan|abad|pekan|minggu|hari|dekade|musim|"
            r"Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|"
            r"Desember)"
            r"|\boleh (?:tahun )?(?:19|20)\d\d\b",
            0.8,
            "“by” a date is menjelang, pada or sebelum",
            "by",
            "menjelang; pada",
            trigger="oleh akhir|oleh awal|oleh pertengahan|oleh tahun|oleh 19|oleh 20",
        ),
        Rule(
            r"\b(?:di|pada) rata-rata\b",
            0.85,
            "“on average” is rata-rata",
            "on average",
            "rata-rata",
            trigger="rata-rata",
        ),
        Rule(
            r"\b(?:mampu|bangga|dituduh|dicurigai|iri|bosan|lelah|penuh|terbuat|menyadari|sadar|"
            r"bersalah|dinyatakan bersalah|dihukum) dari "
            r"(?P<v>(?:me|ber|pem|pen|pe|ke)\w+|dirinya|semua ini)\b",
            0.7,
            "“of” kept after this word",
            "of",
            trigger=(
                "mampu dari|bangga dari|dituduh dari|dicurigai dari|iri dari|bosan dari|"
                "lelah dari|penuh dari|terbuat dari|sadar dari|bersalah dari|dihukum dari|"
                "menyadari dari"
            ),
        ),
        Rule(
            r"\b(?:menunggu|mencari) (?P<span>untuk (?:[A-Z]\w+|keputusan|jawaban|hasil|bantuan|"
            r"pekerjaan|tanda|bukti|konfirmasi|persetujuan|waktu|kesempatan|cara|solusi))\b",
            0.65,
            "this verb takes its object without untuk",
            "wait for; look for",
            trigger="menunggu untuk|mencari untuk",
        ),
        Rule(
            r"\b(?:meminta|minta|memohon|menuntut|mengajukan|berharap) (?P<span>untuk (?:bantuan|"
            r"uang|"
            r"maaf|pengampunan|suaka|penjelasan|uang tunai|perlindungan|pengunduran diri|"
            r"keadilan))\b",
            0.65,
            "this verb takes its object without untuk",
            "ask for",
            trigger="minta untuk|memohon untuk|menuntut untuk|mengajukan untuk|berharap untuk",
        ),
        Rule(
            r"\bmenghabiskan (?:\w+ ){0,2}(?:juta|miliar|triliun|dolar|uang|waktu|jam|hari|banyak "
            r"waktu) (?:\w+ )?(?P<span>(?:pada|di) (?:ke|pe|per|se)?\w+an)\b",
            0.5,
            "“spend on” is untuk",
            "spend on",
            "untuk",
            trigger="menghabiskan",
        ),
        Rule(
            r"\bdi bawah (?:perjanjian|kesepakatan|ketentuan|pasal|undang-undang|aturan|"
            r"hukum|konstitusi|rencana|sumpah|peraturan|skema|program|resolusi|protokol|syarat)\b"
            r"(?! (?:umur|usia))",
            0.5,
            "“under” a law or plan is berdasarkan or menurut",
            "under",
            "berdasarkan; menurut",
            trigger="di bawah ",
        ),
        Rule(
            r"\bdi (?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu)\b",
            0.65,
            "“on” a day is pada hari",
            "on",
            "pada",
            trigger="di senin|di selasa|di rabu|di kamis|di jumat|di sabtu",
        ),
        Rule(
            r"\b(?:dampak|pengaruh|efek|tekanan|serangan|ancaman)(?:nya)? (?P<span>di "
            r"(?:perekonomian|ekonomi|pasar|harga|masyarakat|publik|kebijakan|demokrasi|hak|"
            r"kesehatan|hubungan|pemerintah|lingkungan|perempuan|anak-anak))\b",
            0.5,
            "“impact on” is terhadap",
            "on",
            "terhadap",
            trigger="dampak|pengaruh|efek|tekanan|serangan|ancaman",
        ),
        Rule(
            r"\b(?:merujuk|mengacu|bereaksi|menanggapi|merespons|keberatan|beralih|akses) "
            r"(?P<span>untuk "
            r"(?:pe|ke|per)\w+an)\b",
            0.5,
            "“to” rendered as untuk",
            "to",
            "pada; terhadap",
            trigger=(
                "merujuk untuk|mengacu untuk|bereaksi untuk|menanggapi untuk|merespons untuk|"
                "keberatan untuk|beralih untuk|akses untuk"
            ),
        ),
        Rule(
            r"\b(?:pertanyaan|menjawab|jawaban|solusi|alternatif|ancaman|kembali|akses|sekutu|"
            r"mitra|utusan|penasihat|pembantu|ajudan) (?P<span>ke (?:presiden|Presiden|pertanyaan|"
            r"masalah|"
            r"perdamaian|krisis|keamanan|Putin|Trump|Biden|Zelensky|Zelenskyy))\b",
            0.55,
            "“to” rendered as the direction ke",
            "to",
            "atas; bagi; untuk",
            trigger=(
                "ke presiden|ke pertanyaan|ke masalah|ke perdamaian|ke krisis|ke keamanan|"
                "ke putin|ke trump|ke biden|ke zelensky"
            ),
        ),
        Rule(
            r"\b(?:dengan|dalam) (?:rasa )?hormat (?:ke|untuk)\b|\bdengan hormat kepada "
            r"(?:masalah|isu)",
            0.7,
            "“with respect to” is mengenai",
            "with respect to",
            "mengenai",
            trigger="hormat",
        ),
        Rule(
            r"\b(?:menikah|bertemu|bertabrakan) ke [A-Z]\w+|\b(?:mirip|identik|serupa|terkait) "
            r"untuk \w+",
            0.6,
            "English preposition kept",
            "to",
            "dengan",
            trigger="menikah|bertemu|bertabrakan|mirip|identik|serupa|terkait",
        ),
        Rule(
            r"\b[Bb]ertanggung jawab (?P<span>untuk (?:serangan|pembunuhan|kematian|ledakan|"
            r"pengeboman|pemboman|penembakan|kekerasan|kerusuhan|krisis|kerusakan|kegagalan|"
            r"kekalahan|kecelakaan|kebakaran|peretasan|kejahatan|pelanggaran|tindakan|insiden))\b",
            0.65,
            "responsible for is bertanggung jawab atas",
            "responsible for",
            "atas",
            trigger="jawab untuk",
        ),
        Rule(
            r"\b(?:dikenal|terkenal|bersalah|dihukum|didakwa|dituduh|dicurigai|dikritik|dipuji|"
            r"disalahkan|ditangkap|dipenjara|dipecat|didenda|dikecam|dihormati|diselidiki|diadili|"
            r"dieksekusi|dinominasikan|ditahan|meminta maaf|minta maaf|permintaan maaf) "
            r"(?P<span>untuk) (?!dapat|bisa|kepentingan|apa)(?:peran|ke|pe|tindak|serang|bunuh|"
            r"komentar|kata|me\w+kan|mencuri|membunuh|melanggar|tidak|apa)\w*",
            0.6,
            "“for” a reason is karena or atas",
            "for …ing",
            "karena; atas",
            trigger=(
                "dikenal untuk|terkenal untuk|bersalah untuk|dihukum untuk|didakwa untuk|"
                "dituduh untuk|dicurigai untuk|dikritik untuk|dipuji untuk|disalahkan untuk|"
                "ditangkap untuk|dipenjara untuk|dipecat untuk|didenda untuk|dikecam untuk|"
                "dihormati untuk|diselidiki untuk|diadili untuk|dieksekusi untuk|"
                "dinominasikan untuk|ditahan untuk|maaf untuk"
            ),
        ),
        Rule(
            r"\b(?:naik|turun|meningkat|menurun|tumbuh|jatuh|anjlok|melonjak|menguat|melemah|"
            r"bertambah|berkurang|merosot|dipotong|dipangkas|dinaikkan|meroket|menyusut) "
            r"(?:\w+ ){0,2}?(?P<span>(?:oleh|dengan) (?:sekitar |hampir |lebih dari |setidaknya )?"
            r"\d[\d.,]* ?(?:persen|poin|%|juta|miliar|basis))",
            0.65,
            "“by” an amount is sebesar",
            "by …",
            "sebesar",
            trigger=(
                "oleh sekitar|oleh hampir|oleh lebih|oleh setidaknya|oleh 1|oleh 2|oleh 3|"
                "oleh 4|oleh 5|oleh 6|oleh 7|oleh 8|oleh 9|dengan sekitar|dengan hampir|"
                "dengan lebih|dengan setidaknya|dengan 1|dengan 2|dengan 3|dengan 4|dengan 5|"
                "dengan 6|dengan 7|dengan 8|dengan 9"
            ),
        ),
        Rule(
            r"\b(?:pergi|datang|bepergian|tiba|dikirim|mengirim|berangkat|perjalanan|diangkut|"
            r"menghubungi|dihubungi|mengungsi|melarikan diri) (?:\w+ ){0,3}?(?P<span>oleh (?:mobil|"
            r"kereta|pesawat|telepon|email|surel|kapal|bus|udara|laut|darat|surat|helikopter))\b",
            0.75,
            "“by” a means is dengan or lewat",
            "by car; by phone",
            "dengan; lewat",
            trigger=(
                "oleh mobil|oleh kereta|oleh pesawat|oleh telepon|oleh email|oleh surel|"
                "oleh kapal|oleh bus|oleh udara|oleh laut|oleh darat|oleh surat|oleh helikopter"
            ),
        ),
        Rule(
            r"\bpercaya (?P<span>(?:di|dalam) (?!hati|diri|saat|waktu|tahun|[A-Z])\w+)",
            0.5,
            "believe in is percaya pada",
            "believe in",
            "pada",
            trigger="percaya di |percaya dalam ",
        ),
        Rule(
            r"\bdalam (?:Washington|London|Moskow|Paris|Berlin|Beijing|Kyiv|Kiev|Tokyo|Brussel|"
            r"Jenewa|Wina|Roma|Madrid|Jakarta|Kabul|Bagdad|Damaskus|Teheran|Ankara)\b(?! Post)",
            0.6,
            "“in” a town is di",
            "in",
            "di",
            trigger=(
                "dalam washington|dalam london|dalam moskow|dalam paris|dalam berlin|"
                "dalam beijing|dalam kyiv|dalam kiev|dalam tokyo|dalam brussel|dalam jenewa|"
                "dalam wina|dalam roma|dalam madrid|dalam jakarta|dalam kabul|dalam bagdad|"
                "dalam damaskus|dalam teheran|dalam ankara"
            ),
        ),
        Rule(
            r"\b(?:di|ber|me)\w{4,} (?P<span>untuk) (?:dua|tiga|empat|lima|enam|tujuh|delapan|"
            r"sepuluh|"
            r"beberapa|\d+) (?:hari|jam|bulan|minggu|pekan|menit|dekade|tahun)\b"
            r"(?! (?:ke|mendatang|berikut|lagi|pertama|terakhir))",
            0.4,
            "“for” a time is selama",
            "for",
            "selama",
            trigger=(
                "untuk dua|untuk tiga|untuk empat|untuk lima|untuk enam|untuk tujuh|"
                "untuk delapan|untuk sepuluh|untuk beberapa|untuk 1|untuk 2|untuk 3|untuk 4|"
                "untuk 5|untuk 6|untuk 7|untuk 8|untuk 9"
            ),
        ),
        Rule(
            r"\b(?:kata|ujar|ucap|tulis|menulis|mengatakan|menyebut|menyatakan)(?: \w+){0,3} "
            r"(?P<span>di (?:sebuah |suatu )?(?:pernyataan|wawancara|pidato|laporan|surat(?! "
            r"kabar)|email|"
            r"konferensi pers|pertemuan|kesaksian))(?:nya)?\b",
            0.5,
            "“in” a statement is dalam",
            "in a statement",
            "dalam",
            trigger=(
                "pernyataan|wawancara|pidato|laporan|surat|email|konferensi|pertemuan|kesaksian"
            ),
        ),
        Rule(
            r"\btertarik (?P<span>(?:di|dalam) "
            r"(?:me|ber)\w{3,})\b",
            0.42,
            "“in …ing” kept",
            "interested in …ing",
            trigger=" di me| dalam me| di ber| dalam ber",
        ),
        Rule(
            r"\boleh (?!me(?:dia|nteri|reka|sin|dan|lati|ntor|tode|mber|kan|rek|ning|nara)|"
            r"membaik|melemah|menguat)me\w{4,}\b(?<!nya)",
            0.7,
            "“by …ing” is dengan",
            "by …ing",
            "dengan",
            trigger="oleh me",
        ),
        Rule(
            r"\b(?:mencegah|menghentikan|menghalangi|melarang|menghambat|menahan|menjauhkan|dilarang|"
            r"dicegah|dihalangi|membatasi|mencegahnya|menahan diri|dihentikan|mundur|mengecualikan|"
            r"dikecualikan|jauh|selain|terpisah|beralih|bebas|pulang|menghindar)(?: [\w-]+){0,4}? "
            r"(?P<span>dari (?:melakukan|menjadi|mengambil|membuat|mengatakan|menggunakan|memasuki|"
            r"meninggalkan|mendapatkan|memiliki|menyebar|membawa|menyerang|bermain|bekerja|"
            r"berbicara|kembali|jatuh|terjadi|memenangkan|mencapai|mencalonkan|menyebut|mengirim|"
            r"bepergian|menjual|membeli|memberikan|memegang|menyeberang|membantu|mencoba|"
            r"mengajukan|menerima|mengakses|menghadiri|ikut|terbang|masuk|menonton|runtuh|"
            r"mengungkapkan|menyentuh|menikah|mengeluarkan|mengomentari|berkomentar|memilih))\b",
            0.65,
            "“prevent … from …ing”: the verb takes agar tidak, or no dari",
            "prevent … from …ing",
            "agar tidak …",
            trigger=(
                "dari me|dari ber|dari kembali|dari jatuh|dari terjadi|dari ikut|dari terbang|"
                "dari masuk|dari runtuh"
            ),
        ),
        Rule(
            r"(?<!di )(?<!ke )\b(?:pada|kepada|terhadap|melawan|ke|atas|tentang) "
            r"(?:menjadi|membuat|mengatakan|melakukan|menggunakan|mendapatkan|membangun|membawa|"
            r"mengambil|menciptakan|menghentikan|mengurangi|mengakhiri|membantu|memenangkan|"
            r"menemukan|membeli|menjual|meninggalkan|menghancurkan|menyelamatkan|memotong|"
            r"mempertahankan|mengirim|memastikan|melindungi|mencegah|mengizinkan|meningkatkan|"
            r"melanjutkan|memulai|mengubah|memperluas|mencapai)\b(?!nya)",
            0.55,
            "an English preposition before “…ing”: Indonesian takes untuk, soal or a noun",
            "to …ing; about …ing; on …ing",
            trigger=("pada me|terhadap me|melawan me|ke me|atas me|tentang me"),
        ),
        Rule(
            r"\b(?:ditujukan|bertujuan|diarahkan|dimaksudkan|difokuskan|berfokus|fokus|bekerja|baik|"
            r"bagus|buruk|hebat|pandai|mahir|terbaik|gagal|berhasil|sukses|membantu|efektif) "
            r"(?P<span>(?:pada|di) me(?!dia|reka|jelis|sin|dan)\w{4,})\b(?<!nya)",
            0.6,
            "“at …ing” is untuk or dalam",
            "aimed at …ing; good at …ing",
            "untuk; dalam",
            trigger=" pada me| di me",
        ),
        Rule(
            r"\btentang (?:\d[\d.,]*|sepuluh|dua puluh|seratus|seribu) (?:orang|persen|juta|miliar|"
            r"dolar|kilometer|mil|meter|hari|jam|menit|tahun|warga|rumah|kasus|pasukan)\b",
            0.65,
            "“about” before a number is sekitar",
            "about …",
            "sekitar",
            trigger="tentang ",
        ),
        Rule(
            r"\b(?:memilih|memberikan suara|memberi suara|suara|mencoblos) untuk "
            r"(?:[A-Z]\w+(?: [A-Z]\w+)?|partai|kandidat|calon|presiden)\b(?! di)",
            0.55,
            "“vote for” is memilih",
            "vote for",
            "memilih",
            trigger="memilih untuk|suara untuk|mencoblos untuk",
        ),
    )
