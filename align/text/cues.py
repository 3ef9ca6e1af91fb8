"""Words beside a full stop that say what it is, where neither a table nor a capital does."""

from __future__ import annotations

CAPTIONS = frozenset(
    """
    Bab BAB Bagian BAGIAN Pasal PASAL Ayat Gambar Tabel Grafik Diagram Lampiran Foto Bagan Peta
    Chapter Part Section Figure Table Appendix Article
    """.split()
)
"""A number behind one of these, at the beginning of a sentence, numbers it: ``Gambar 2. Peta``."""

GRADED = frozenset(
    """
    kuartal triwulan semester kelas golongan darah tingkat tahap jilid volume bab bagian seri grup
    pool blok tipe jenis varian vitamin hepatitis influenza kategori peringkat nilai rute jalur
    koridor rencana aula gedung ruang zona divisi fase pasal lampiran edisi angkatan catur termin
    etape babak huruf eselon perang dunia abad generasi sumbu titik berinisial inisial tim plan
    """.split()
)
"""A single letter behind one of these is a number, a grade or a whole name, not an initial."""

MONARCHS = frozenset(
    """
    Buwono Buwana Mangkunegara Mangkunegoro Pakualam Alam Paulus Yohanes Benediktus Pius Leo
    Fransiskus Gregorius Louis Charles Henry Edward George Elizabeth William Philip Felipe Ramses
    Napoleon Wilhelm Friedrich Nikolai Alexander Aleksander Rama Raja Ratu Sultan Kaisar Paus
    """.split()
)
"""``I``, ``V`` or ``X`` behind one of these is a Roman numeral."""

TIMES = frozenset("pukul Pukul jam Jam pk pk. Pk. pkl pkl. Pkl.".split())
"""What comes before the time of day."""

BEHIND_NUMBERS = frozenset(
    """
    ribu ratus puluh juta jt miliar milyar triliun persen orang jiwa unit buah ekor lembar rupiah
    dolar kali tahun bulan hari jam menit detik meter kilometer km m cm mm kg g gram ton hektar
    hektare ha liter wib wita wit an per
    """.split()
)
"""What goes on with a number in lower case."""

LINKS = frozenset(
    """
    dan atau serta tetapi tapi melainkan sedangkan yang untuk dengan dalam pada dari di ke kepada
    oleh karena sebagai hingga sampai antara tentang terhadap bagi agar bahwa saat ketika lalu
    namun and or
    """.split()
)
"""Words in lower case that go on with a clause."""

INTERROGATIVES = frozenset("apakah siapakah bagaimanakah mengapakah kapankah dimanakah".split())
"""Words that begin a question even in lower case."""

_ATTRIBUTIONS = frozenset(
    """
    kata ujar tutur jelas ungkap tegas tambah papar imbuh ucap terang lanjut sambung pungkas tandas
    cetus tukas sebut tulis tanya jawab seru teriak bisik pinta pesan kilah kelakar beber urai keluh
    aku harap pikir simpul timpal sahut gumam canda kenang puji sindir kritik klaim bantah dalih
    demikian begitu said says asked wrote told added
    """.split()
)

EXCLAIMED = frozenset(("Yahoo", "Jeopardy", "Joomla"))
"""Names that are written with an exclamation mark."""

DOMAINS = frozenset(
    "Com Id Net Org Co Js Info Tv Go Ac Or Sch Web Gov Edu Io Ai Me My Biz News Asia Xyz".split()
)
"""What follows a stop in the name of a site."""


def is_attribution(word: str) -> bool:
    """Say whether ``word`` attributes the quotation before it (``kata``, ``katanya``)."""
    return word.removesuffix("nya") in _ATTRIBUTIONS
