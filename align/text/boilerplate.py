"""Boilerplate of web pages: what stands around an article and is no part of it.

Read-also links, bylines and credits, author boxes, comment forms, dates, section labels and names
of sites, in Indonesian and English.  A paragraph is judged by its own words alone.
"""

from __future__ import annotations

import re

LONGEST = 400
"""Characters; a longer paragraph belongs to the article."""

_TERMS = {
    "<date>": r"(?:\d{1,2}<th>[\s.-]+<month>\.?[\s,-]+\d{4}|<month>\.?\s+\d{1,2}<th>,?\s+\d{4}"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d)",
    "<th>": r"(?:st|nd|rd|th)?",
    "<day>": r"(?:sen|sel|rab|kam|jum|sab|min|ahad|mon|tue|wed|thu|fri|sat|sun)\w{0,6}",
    "<month>": r"(?:jan|feb|mar|apr|mei|may|jun|jul|ag|agu|aug|sep|okt|oct|nov|nop|des|dec)\w{0,7}",
    "<clock>": r"(?:pukul\s|jam\s)?\d{1,2}[.:]\d\d(?:[.:]\d\d)?(?:\s?(?:wib|wita|wit|am|pm|gmt))?",
    "<names>": r"(?-i:(?:\s+(?:[A-Z][\w.'’-]*|dan|and|&|/)){1,8})",
    "<capital>": r"(?-i:[A-Z\"“'‘])",
}

# One expression a line, matched at the beginning of a paragraph, case aside; it begins with the
# paragraph's first word, by whose first two letters it is found.
_BY_FIRST_WORD = r"""
baca\s*(?:juga|pula|selengkapnya|berita|artikel|lebih lanjut|lainnya|:)
lihat\s+(?:juga|pula|selengkapnya|lainnya|semua)\s*(?::|[-–]|<capital>|$)
simak\s+(?:juga|pula|video|berita|selengkapnya|breaking)
tonton\s+(?:juga|video)
saksikan\s+(?:juga|video|live)
cek\s+(?:juga\b|berita|artikel|google)
read\s*(?:also|more|next|:)
(?-i:READ)\s+<capital>
also\s+read\b
see\s+also\s*(?::|<capital>|$)
related(?:\s+(?:articles?|news|posts?|stories|topics?|links?))?\s*(?::|$)
berita\s+(?:terkait|lainnya|(?:ter)?populer|terkini|terbaru|sebelumnya|selanjutnya|pilihan)\s*(?::|$)
artikel\s+(?:terkait|lainnya|populer|terbaru|sebelumnya|selanjutnya)\s*(?::|$)
artikel\s+ini\s+(?:telah|sudah|pernah)\s+(?:tayang|terbit|dimuat)
pilihan\s+(?:editor|redaksi)\b
rekomendasi(?:\s+(?:untuk anda|berita))?\s*(?::|$)
selengkapnya\W*$
terkait\s*(?::|$)
terpopuler\s*$
trending\b.{0,30}$
you\s+(?:may|might)\s+also\s+(?:like|be interested)
recommended\b.{0,40}$
more\s+(?:from|stories|news)\b.{0,60}[^.]$
continue\s+reading
don['’]t\s+miss\b.{0,80}[^.]$
click\s+here\b
klik\s+(?:di\s?sini|tautan|gambar)

editor\s*:
penulis\s*(?::|(?:associated\s+press|ap|reuters|afp|bloomberg)\b)
reporter\s*[:/]
pewarta\s*[:/]
wartawan\s*:
redaktur\s*[:/]
kontributor\s*:
penerjemah\s*:
penyunting\s*:
fotografer\s*:
sumber(?:\s+(?:foto|berita|gambar|artikel))?\s*:
source\s*:
foto\s*:
photo\s*(?::|(?:by|credit)\b)
image\s*(?::|(?:by|credit|source)\b)
ilustrasi\b[^.]{0,80}[(/].{0,60}$
laporan\s+(?:wartawan|reporter|kontributor)\b.{0,80}$
oleh(?:\s*:.*|<names>)$
by(?:\s*:.*|<names>)$
author\s*:
written\s+by\b.{0,60}$
posted\s+(?:by|on|in)\b.{0,80}$
published\s*(?::|on\b|by\b|\d).{0,60}$
diposting\b.{0,80}$
diterbitkan\s*(?::|(?:pada\s+)?(?:<day>,?\s+)?<date>.{0,30}$)
dipublikasikan\s*(?::|(?:pada\s+)?(?:<day>,?\s+)?<date>.{0,30}$)
diperbarui\s*(?::|(?:pada\s+)?(?:<day>,?\s+)?<date>.{0,30}$)
updated?\s*+(?:(?::|on\b)\s*+)?(?:<day>,?\s++)?<date>.{0,30}$
last\s+(?:updated?|modified|edited)\b.{0,60}$
terakhir\s+(?:diperbarui|diubah)\b.{0,60}$
tayang\s*:
copyright\b
hak\s+cipta\s*(?:©|\(c\)|\d|:)
all\s+rights\s+reserved
associated\s+press\s+(?:writers?|journalists?)\b.*\bcontributed
reporting\s+by\b
additional\s+reporting\b
editing\s+by\b

leave\s+an?\s+(?:response|reply|comment)
tinggalkan\s+(?:balasan|komentar|pesan|jawaban|tanggapan)
batalkan\s+balasan
cancel\s+reply
post\s+(?:a\s+)?comment
kirim\s+(?:komentar|balasan|tanggapan)\W*$
tulis\s+(?:komentar|balasan|tanggapan)(?:\s+anda)?\W*$
komentar(?:\s*\(\d+\)|\s+anda)?\W*$
comments?(?:\s*\(\d+\)|\s+are\s+closed)?\W*$
alamat\s+(?:e-?mail|surel)\s+anda\s+tidak\s+akan
your\s+e-?mail\s+address\s+will\s+not
ruas\s+yang\s+wajib
required\s+fields
simpan\s+nama,?\s+(?:saya|e-?mail|surel)
save\s+my\s+name
beri(?:\s?tahu|\s+tahu)\s+saya\s+(?:jika|bila|akan|tentang|setiap)
beritahu\s+saya\s+(?:jika|bila|akan|tentang|setiap)
notify\s+me\s+of
nama\s*\*
name\s*\*
e-mail\W*$
email(?:\s+address)?\W*$
surel\s*\W*$
website\W*$
reply\W*$
balas\W*$
log\s*in\b.{0,30}[^.]$
login\b.{0,30}[^.]$
sign\s+(?:in|up)\b.{0,50}[^.]$
subscribe\b.{0,80}$
berlangganan\b.{0,60}[^.]$
newsletter\b.{0,40}[^.]$
follow\s+(?:us\b|@|our\b).{0,80}$
ikuti\s+(?:kami|saluran|kanal|channel|akun|berita)\b
ikuti\s+.{1,40}\bdi\s+(?:google|twitter|facebook|instagram|whatsapp|telegram)
dapatkan\s+(?:update|informasi|berita|notifikasi|artikel)\b.*(?:pilihan|terbaru|terkini|setiap\s+hari)
gabung\b.{0,80}(?:telegram|whatsapp|channel|grup)
mari\s+bergabung\b.{0,80}(?:telegram|whatsapp|channel|grup)
join\s+(?:our|us)\b.{0,60}[^.]$
unduh\s+aplikasi\b
download\s+(?:the\s+)?(?:app|aplikasi)\b
share(?:\s+(?:this|on|via|to|with)\b.{0,60}|\s*:.{0,60})?[^.\w]*$
bagikan(?:\s+(?:ini|artikel|berita|ke|di|via|melalui)\b.{0,60}|\s*:.{0,60})?[^.\w]*$
sebarkan(?:\s+ini)?\s*:?$
tweet\W*$
print\W*$
cetak\W*$
tags?\s*(?::|$)
topik\s*(?::|terkait)
labels?\s*:
kategori\s*:
categor(?:y|ies)\s*:
filed\s+under\b

iklan\W*$
advertisements?\W*$
advertorial\W*$
scroll\s+(?:to|untuk|down)\b
gulir\s+(?:ke|untuk)\b.{0,60}$
loading\b.{0,20}$
memuat\W*$
halaman\s*(?:selanjutnya|berikutnya|sebelumnya|\d|:)
next(?:\s+(?:page|post|article))?\s*(?::.*|\W*)$
previous(?:\s+(?:page|post|article))?\s*(?::.*|\W*)$
navigasi\s+(?:pos|tulisan|artikel)
skip\s+to\s+(?:main\s+)?content
lewati\s+ke\s+konten
langsung\s+ke\s+konten
menu\W*$
home(?:\s*[/»>|].*)?\W*$
beranda(?:\s*[/»>|].*)?\W*$
search\b.{0,20}[^.]$
cari\W*$
tentang\s+(?:kami|penulis)\W*$
about\s+(?:us|the\s+author)\W*$
kontak(?:\s+kami)?\W*$
contact(?:\s+us)?\W*$
redaksi\W*$
disclaimer\W*$
kebijakan\s+(?:privasi|cookie)\W*$
privacy\s+policy\W*$
terms\s+of\s+(?:use|service)\W*$
powered\s+by\b.{0,40}$
"""

# What has no telling first word: dates, addresses of sites, counters, signs.
_SHORT_PATTERNS = r"""
(?:<day>[.,]*\s+)?<date>(?:[\s,|/–-]+<clock>)?$
<day>[.,]\s+<month>\.?\s+\d{1,2}<th>,?\s+\d{4}$
(?:https?://|www\.)\S+$
[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|id|net|org|info|tv|co|news|me|asia|press)$
©.*$
\d+\s+(?:komentar|comments?|balasan|repl(?:y|ies)|shares?|views?|dilihat)\W*$
\([\w*]{1,8}(?:/[\w*-]{1,12}){0,3}\)$
"""

# A credit to several writers, the verb in its middle.
_CREDIT = re.compile(
    r".*\bberkontribusi\s+(?:untuk|pada|dalam|terhadap)\s+(?:laporan\s+|artikel\s+|berita\s+)?ini\.?$"
    r"|.*\bcontributed\s+(?:to\s+this\s+(?:report|story|article)|reporting)\.?$"
    r"|\((?:reporting|writing|editing|additional\s+reporting)\s+by\b.*\)$",
    re.IGNORECASE | re.DOTALL,
)

# What people say of themselves in author boxes made from a template.
_BIO = re.compile(
    r"(?:peng(?:gemar|gila|amat|usaha|anut)|pencinta|pecinta|praktisi|pakar|ninja|guru|kutu|tukang|"
    r"pemecah|tipikal|pelopor|pemikir|penjelajah|pendukung|pembaca|penulis|pemain|introvert|ahli|"
    r"fanatik|maniak|geek|nerd|lover|fan|fanatic|junkie|maven|aficionado|enthusiast|evangelist|"
    r"scholar|trailblazer|advocate|practitioner|buff|expert|specialist|gamer|blogger|explorer)\b",
    re.IGNORECASE,
)

# Sections of news sites: boilerplate where they stand alone above an article.
_SECTIONS = frozenset(
    """
    news world business politics opinion sports sport tech technology science health entertainment
    lifestyle travel culture video videos photos home national international regional local latest
    headline headlines breaking trending featured uncategorized update
    berita politik nasional internasional dunia global daerah regional metro megapolitan nusantara
    ekonomi bisnis keuangan pasar hukum kriminal peristiwa olahraga bola sepakbola teknologi tekno
    sains otomotif hiburan selebritas seleb gaya kesehatan pendidikan budaya wisata opini kolom
    tajuk editorial khas sorotan terkini terbaru populer terpopuler ragam umum info viral edukasi
    """.split()
)
_SITE = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}/?", re.I)
_LABEL_BEHIND = re.compile(r"[a-z”»\"][,.]?(\s+)(?:Berita|Kabar|Rubrik|Kanal)\s+([A-Z]\w+)$")


def _compile(pattern: str) -> re.Pattern[str]:
    for name, term in _TERMS.items():
        pattern = pattern.replace(name, term)
    return re.compile(pattern, re.IGNORECASE)


def _compile_by_first_letters() -> dict[str, re.Pattern[str]]:
    rules: dict[str, list[str]] = {}
    for line in filter(None, _BY_FIRST_WORD.split("\n")):
        rules.setdefault(line.removeprefix("(?-i:")[:2].lower(), []).append(line)
    return {letters: _compile("|".join(lines)) for letters, lines in rules.items()}


_FIRST_WORD = re.compile(r"\W{0,4}([^\W\d_]{2})")
_RULES = _compile_by_first_letters()
_SHORT = _compile("|".join(filter(None, _SHORT_PATTERNS.split("\n"))))
_SENTENCE = re.compile(r"(?<![^.!?])[^.!?]++[.!?]+")


def is_boilerplate(paragraph: str) -> bool:
    """Say whether a paragraph is boilerplate by what it says."""
    if len(paragraph) > LONGEST:
        return False
    found = _FIRST_WORD.match(paragraph)
    if found is not None:
        rule = _RULES.get(found[1].lower())
        if rule is not None and rule.match(paragraph, found.start(1)):
            return True
    if len(paragraph) <= 80 and _SHORT.match(paragraph):
        return True
    credited = paragraph[0] == "(" or "contributed" in paragraph or "berkontribusi" in paragraph
    if credited and _CREDIT.match(paragraph):
        return True
    return paragraph.count(".") > 3 and _is_author_box(paragraph)


def _is_author_box(paragraph: str) -> bool:
    """Four short phrases or more, most of them nouns people call themselves by."""
    phrases = _SENTENCE.findall(paragraph)
    return (
        len(phrases) > 3
        and all(len(phrase.split()) < 6 for phrase in phrases)
        and len(_BIO.findall(paragraph)) * 3 >= len(phrases)
    )


def is_site(line: str) -> bool:
    """Say whether a line is nothing but the address of a site."""
    return len(line) < 80 and _SITE.fullmatch(line) is not None


def is_section(line: str) -> bool:
    """Say whether a line is nothing but the name of a section of a news site."""
    return len(line) < 40 and all(
        word in _SECTIONS for word in re.findall(r"\w+", line.lower()) if word not in ("dan", "and")
    )


def find_label_behind(line: str) -> int | None:
    """Return where a section label begins that is glued to the end of a headline, if one is.

    ``… menekankan dialog Berita Politik``
    """
    found = _LABEL_BEHIND.search(line)
    return None if found is None or found[2].lower() not in _SECTIONS else found.end(1)


_SITE_NAME = re.compile(r"[a-z][a-z0-9]{3,}(?:\.[a-z]{2,})*\s+[-–—](?=\s+[A-Z“\"])")
_DATELINE = re.compile(
    r"([A-Z0-9][\w-]*(?:\.[\w-]+)+\s*[-–—,|/]+\s*)?([A-Z][A-Z ,/-]{3,40})\.(?=\s+[A-Z“\"])"
)
# A name in capitals at the head of a paragraph is a dateline only if it is a place's: without the
# name of a site before it, it might as well be a short sentence.
_CITIES = frozenset(
    """
    JAKARTA BANDUNG SURABAYA MEDAN SEMARANG MAKASSAR PALEMBANG DENPASAR YOGYAKARTA JOGJA SOLO
    SURAKARTA MALANG BOGOR DEPOK TANGERANG BEKASI SERANG CILEGON CIREBON TASIKMALAYA SUKABUMI
    KARAWANG PURWAKARTA GARUT CIANJUR TEGAL PEKALONGAN PURWOKERTO MAGELANG KUDUS KEDIRI BLITAR
    MADIUN JEMBER BANYUWANGI GRESIK SIDOARJO MATARAM KUPANG PONTIANAK BANJARMASIN PALANGKARAYA
    SAMARINDA BALIKPAPAN TARAKAN MANADO GORONTALO PALU KENDARI MAMUJU AMBON TERNATE JAYAPURA
    MANOKWARI SORONG MERAUKE TIMIKA PADANG BUKITTINGGI PEKANBARU DUMAI BATAM TANJUNGPINANG JAMBI
    BENGKULU LAMPUNG PANGKALPINANG LHOKSEUMAWE NUSANTARA SINGAPURA BANGKOK MANILA HANOI TOKYO
    BEIJING SHANGHAI HONGKONG SEOUL TAIPEI DELHI MUMBAI ISLAMABAD KABUL TEHERAN BAGHDAD DAMASKUS
    BEIRUT YERUSALEM RIYADH MEKKAH MADINAH DUBAI DOHA ANKARA ISTANBUL KAIRO MOSKOW KIEV KYIV
    WARSAWA BERLIN FRANKFURT PARIS LONDON BRUSSEL JENEWA ZURICH WINA ROMA VATIKAN MADRID LISBON
    AMSTERDAM STOCKHOLM OSLO HELSINKI WASHINGTON CHICAGO HOUSTON OTTAWA TORONTO SYDNEY CANBERRA
    MELBOURNE
    """.split()
)


def find_lead_in(paragraph: str) -> int:
    """Return the length of the site's name or dateline in front of a paragraph, 0 without one.

    ``KONTAN.CO.ID - MOSKOW. Presiden …``, ``irregulartimes – “Tentu saja …``.  A dateline without a
    full stop (``JAKARTA, KOMPAS.com - Harga …``) stays with its sentence.
    """
    head = paragraph[:120]
    found = _SITE_NAME.match(head)
    if found is None:
        found = _DATELINE.match(head)
        if found is not None and found[1] is None and found[2] not in _CITIES:
            return 0
    return 0 if found is None else found.end()
