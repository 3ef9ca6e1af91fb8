"""BOIL-*: page furniture that is no part of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.document import Severity
from align.flag.base import Candidate, Context, FlagType, Row, SourceDetector

_MQM = "Design > Markup"


def _type(name: str, definition: str, threshold: float = 0.5) -> FlagType:
    severity: Severity = "neutral"
    return FlagType(
        f"BOIL-{name}", definition, _MQM, severity, threshold, evidence=False, weighed=False
    )


_DAYS = r"(?:Sen|Sel|Rab|Kam|Jum|Sab|Min|Ming|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
AGENCIES = (
    r"Agence France-Presse|Associated Press|Reuters|AFP|AP|Bloomberg|Xinhua|BBC News|CNN|UPI|DPA"
)
"""Agencies that write in English, or are translated from it."""
_MONTHS = r"(?:Jan|Feb|Mar|Apr|Mei|May|Jun|Jul|Agu|Agt|Aug|Sep|Okt|Oct|Nov|Des|Dec)\w*"
_PAPERS = (
    r"(?:Portal|Kabar|Berita|Pojok|Warta|Lintas|Harian|Jurnal|Gema|Koran|Tribun|Radar|Kanal|Suara|"
    r"Fakta|News|Daily|Online|Today|Times)"
)
_PATTERNS = tuple(
    (flag, re.compile(pattern), score)
    for flag, pattern, score in (
        (
            "READALSO",
            r"^\s*(?:READ(?: MORE| ALSO| NEXT)?|(?:BACA|Baca|LIHAT|Lihat|SIMAK|Simak|TONTON|Tonton)"
            r"(?: juga| Juga| JUGA| selengkapnya| [Ll]ebih [Ll]anjut| [Ll]ebih banyak|(?=:))|"
            r"(?:JUGA BACA|Juga [Bb]aca|Jangan [Ll]ewatkan|Terkait|TERKAIT)(?=:)|Read (?:also|"
            r"more|next)|"
            r"(?:Related|RELATED|See also|SEE ALSO|MORE|More|WATCH|Watch|Don't miss|"
            r"Recommended)(?=:)|"
            r"(?:Artikel|Berita|Cerita|Kisah|Konten|Postingan) (?:[Tt]erkait|[Ll]ainnya|"
            r"[Pp]opuler))"
            r"(?=[\s:\xa0])[\s:\xa0]*.*$",
            0.95,
        ),
        (
            "READALSO",
            r"^\s*(?:Lanjutkan membaca|Terus membaca|Lanjut membaca|Continue reading|Baca "
            r"selengkapnya|"
            r"Baca selanjutnya|Read more|Anda mungkin juga (?:suka|menyukai)|You may also "
            r"like)\b.*$",
            0.95,
        ),
        (
            "COMMENT",
            r"^\s*(?:LEAVE A (?:RESPONSE|REPLY|COMMENT)|Leave a (?:[Rr]eply|[Cc]omment|"
            r"[Rr]esponse)|"
            r"Tinggalkan (?:[Bb]alasan|[Kk]omentar)|(?:TINGGALKAN|TULIS|KIRIM|BERI) (?:BALASAN|"
            r"KOMENTAR)|(?:Isi|Ketik|Tuliskan|Masukkan|Enter|Type|Write) .{0,20}\b(?:[Kk]omentar|"
            r"comment)\b.*|Batalkan balasan|Cancel reply|(?:Alamat "
            r"[Ee]mail|Email) "
            r"Anda tidak akan (?:di\w+).*|(?:Ruas|Bidang|Kolom) yang (?:wajib|diperlukan) "
            r"ditandai.*|"
            r"Your email address will not be published.*|Simpan nama, email.*|Kirim [Kk]omentar|"
            r"Post [Cc]omment|Komentar ditutup.*|Be the first to comment.*|"
            r"(?:Tulis|Berikan|Tinggalkan|Kirim|Tambahkan|Posting) (?:sebuah |satu )?"
            r"(?:[Kk]omentar|[Jj]awaban|[Bb]alasan|[Tt]anggapan|[Pp]esan)(?: [Aa]nda)?|"
            r"\d+ (?:[Kk]omentar|[Cc]omments?)|(?:[Kk]omentar|[Cc]omments?) ?\(\d+\)|"
            r"(?:Beri ?tahu|Beritahu) saya .*(?:komentar|pos|posting|balasan).*|Notify me of .*|"
            r"(?:Nama|Name|Email|E-mail|Surel|Situs [Ww]eb|Website|Komentar|Comment) ?\*.*|"
            r"(?:Masuk|Login|Log in|Daftar) untuk (?:ber|me)\w+komentar.*|"
            r"(?:Berlangganan|Subscribe|Daftar|Sign up)\b.{0,60}\b(?:[Nn]ewsletter|[Bb]uletin|"
            r"buletin)\b.*)$",
            0.95,
        ),
        (
            "CREDIT",
            r"^\s*\(?(?:Editor|Penulis|Reporter|Redaktur|Pewarta|Sumber|Foto|Kontributor|Laporan|"
            r"Penyunting|Penerjemah|Author|Source|Written by|Reporting by|Editing "
            r"by)\s?[:|]\s?\S.{1,80}$",
            0.85,
        ),
        (
            "CREDIT",
            r"^.{0,60}\bPenulis (?:Associated Press|AP|Reuters|staf)\b.*\bberkontribusi\b.*$|"
            r"^.{0,120}\b(?:berkontribusi|menyumbang) (?:untuk|pada|dalam) (?:laporan |artikel |"
            r"berita |cerita )?ini\.?$|"
            r"^\(?(?:Pelaporan|Laporan|Dilaporkan|Reportase|Penyuntingan|Pengeditan|Diedit|"
            r"Disunting|"
            r"Ditulis|Diterjemahkan|Pelaporan tambahan|Laporan tambahan) oleh .{3,120}$|"
            r"^(?:Oleh|By|OLEH|BY):? [A-Z][\w.’'-]++(?:,? (?:dan |and )?[A-Z][\w.’'-]++){1,5},? ?$|"
            r"^\(?(?:Foto|Gambar|Kredit(?: foto| gambar)?|Photo|Image|Picture|File [Ff]oto|"
            r"Foto [Ff]ile)(?: credit| oleh| by)?\s?[:/|].{2,100}$",
            0.9,
        ),
        (
            "CREDIT",
            r"^\s*(?:Oleh|OLEH|By|BY)\b[^|]{2,60}\|.*$|"
            r"^.{0,80}\|\s*\d+ menit (?:baca|membaca)\b.*$|"
            rf"^\s*\(?(?:The )?(?:{AGENCIES})(?:[/, ]{{1,2}}\w[\w ]{{1,18}})?\)?\.?\s*$|"
            rf"^(?:The )?(?:{AGENCIES}) (?:ikut |turut )?berkontribusi\b.*$",
            0.85,
        ),
        (
            "DATE",
            rf"^\s*{_DAYS}\w*[.,]? {_MONTHS}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\s*$",
            0.95,
        ),
        (
            "DATE",
            rf"^\s*(?:(?:Diterbitkan|Diposting|Dipublikasikan|Terakhir diperbarui|Diperbarui|"
            rf"Posted on|"
            rf"Published|Updated)\b.{{0,40}}\d{{4}}.{{0,25}}|\d{{1,2}} {_MONTHS} \d{{4}}(?:,? "
            rf"\d\d[.:]\d\d"
            rf"(?: WIB)?)?)\s*$",
            0.8,
        ),
        (
            "SITE",
            r"^\s*(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|id|net|org|co|info|"
            r"news)/?\s*$",
            0.95,
        ),
        (
            "SITE",
            r"^\s*(?P<span>[A-Z][A-Z0-9.-]+\.(?:COM|ID|NET|CO\.ID|CO|ORG)[,\s\xa0]*[-–—|]\s*"
            r"[\s\xa0]*(?:[A-Z][A-Z. ]+\b\.?)?)",
            0.85,
        ),
        ("SITE", r"^\s*(?P<span>[a-z][a-z0-9-]{5,}(?:\.\w+)? [–—-] )(?=[“\"A-Z])", 0.85),
        (
            "SITE",
            r"^\s*(?P<span>[A-Z][A-Z ]{2,30}(?:, \w[\w ]{2,20})? \((?:AP|AFP|Reuters|CNN|BBC|UPI|"
            r"DPA)\) "
            r"?[–—-]+ ?)",
            0.85,
        ),
        (
            "SITE",
            r"^\s*(?:Memperbarui berita utama|Updating top news|Berita terkini dan terpercaya|"
            r"Copyright|"
            r"Hak [Cc]ipta|©|All rights reserved|Seluruh hak cipta|Semua hak dilindungi|Didukung "
            r"oleh "
            r"WordPress|Powered by|Portal [Bb]erita|Sumber [Bb]erita|Berita [Tt]erbaru (?:dari|"
            r"dan)).{0,90}$",
            0.8,
        ),
        (
            "SECTION",
            r"^\s*(?:World|News|Politics|Business|Sports?|Technology|Health|Entertainment|Opinion|"
            r"Home|Beranda|Berita(?: (?:Utama|Politik|Dunia|Terkini|Ekonomi|Olahraga|Terbaru))?|"
            r"Dunia|Politik|"
            r"Internasional|Nasional|Ekonomi|Bisnis|Olahraga|Teknologi|Hiburan|Opini|Kesehatan|"
            r"Iklan|Hukum|Kriminal|Budaya|Seni|Sains|Ilmu Pengetahuan|Gaya Hidup|Lingkungan|"
            r"Otomotif|"
            r"Sepak ?[Bb]ola|Keuangan|Pasar|Pendidikan|Perjalanan|Film|Musik|Selebriti|Berita "
            r"Terkini|"
            r"Culture|Lifestyle|Science|Travel|Finance|Markets|Law|Crime|Arts|Education|"
            r"Environment|"
            r"Advertisement|ADVERTISEMENT|IKLAN|Tags?:.*|Kategori:.*|Share|Bagikan|Trending|"
            r"Headline)\s*$",
            0.85,
        ),
        (
            "SECTION",
            r"^\s*(?:More (?:Stories|News|from .{2,30})|Topik [Tt]erkait:?.*|Tag(?:ar)? ?:.*|"
            r"(?:Hukum|Ekonomi|Bisnis|Politik|Seni|Sains|Gaya Hidup|Kesehatan|Olahraga) (?:&|dan) "
            r"(?:Kriminal|Bisnis|Keuangan|Hukum|Budaya|Teknologi|Hiburan|Kebugaran|Keamanan))\s*$",
            0.8,
        ),
        ("SECTION", r"^\s*(?:\w+(?: \w+)? (?:[|»›>•/]|&gt;) ){1,4}\w+(?: \w+)?\s*$", 0.8),
        (
            "SECTION",
            r"^\s*(?:DUNIA|POLITIK|INTERNASIONAL|NASIONAL|EKONOMI|BISNIS|OLAHRAGA|TEKNOLOGI|"
            r"HIBURAN|"
            r"OPINI|KESEHATAN|HUKUM|KRIMINAL|BUDAYA|SENI|SAINS|GAYA HIDUP|WORLD|NEWS|POLITICS|"
            r"BUSINESS|SPORTS?|TECHNOLOGY|HEALTH|ENTERTAINMENT|OPINION|CULTURE|LIFESTYLE)\s*$",
            0.85,
        ),
        (
            "SECTION",
            r"^\s*(?P<span>(?:Beranda|Home|Depan|Berita)(?: ?[|»›>/•] ?\w+(?: \w+)?){0,3} ?"
            r"[|»›>] ?)",
            0.8,
        ),
        (
            "SITE",
            rf"(?P<span> [–—|-] (?:{_PAPERS}(?: [A-Z]\w+){{0,3}}|\w+\.(?:com|id|net|co\.id)))\s*$",
            0.8,
        ),
        (
            "SECTION",
            r"(?<=[a-z”] )(?P<span>Berita (?:Politik|Dunia|Utama|Ekonomi|Olahraga|Bisnis|"
            r"Internasional|"
            r"Nasional|Teknologi|Terkini|Terbaru)|(?:Hukum|Ekonomi|Bisnis|Politik|Seni|Sains) & "
            r"[A-Z][a-z]+)\s*$",
            0.8,
        ),
    )
)
# The name of a paper stands above the headline.
_NAMEPLATE = re.compile(rf"^\s*(?:[A-Z]\w+ ){{0,2}}\w*(?:{_PAPERS})\w*(?: [A-Z]\w+){{0,2}}\s*$")
# A headline is repeated in the first rows, not far from where it stands.
_TOP, _NEAR = 9, 3
_MASTHEAD = 3
_TAIL = " –—-:"
_DASH = re.compile(r"\s*[–—:-]+\s")
_FRAGMENT = re.compile(r"(?<![^.!?])[^.!?]++[.!?]+")


def _is_title(text: str) -> bool:
    return 25 <= len(text) <= 160 and not text.endswith(".")


class Boilerplate(SourceDetector):
    """Assigns a kind to what the splitter set apart, and finds what it missed."""

    flags = (
        _type("READALSO", "a link to a related article"),
        _type("SITE", "a site name, tagline or dateline"),
        _type("SECTION", "a section label"),
        _type("DATE", "a date widget"),
        _type("TITLEDUP", "the headline repeated or glued to the lead"),
        _type("COMMENT", "a comment form"),
        _type("BIO", "an author-box template"),
        _type("CREDIT", "an editor, reporter or agency credit"),
    )

    def candidates(self, context: Context) -> Iterator[Candidate]:
        """Yield at most one kind of boilerplate a row, the surest first."""
        for number, row in enumerate(context.rows):
            text = row.source
            found = self._by_pattern(number, row) or self._biography(number, row)
            if found is None and number < _MASTHEAD and _NAMEPLATE.match(text):
                found = self._candidate("BOIL-SITE", number, 0, len(text), 0.8, "a nameplate")
            if found is None:
                found = self._repeated(number, context.rows)
            if found is None and row.kind == "boilerplate" and text.strip():
                short = len(text.split()) <= 2 and not text.rstrip().endswith(("–", "—"))
                flag = "BOIL-SECTION" if short else "BOIL-SITE"
                found = self._candidate(
                    flag, number, 0, len(text), 0.6, "set apart by the splitter"
                )
            if found is not None:
                yield found

    def _by_pattern(self, number: int, row: Row) -> Candidate | None:
        offset = 0
        # A line without a full stop may stand in one row with the next.
        for line in row.source.split("\n"):
            for flag, regex, score in _PATTERNS:
                match = regex.search(line)
                if match:
                    group = "span" if "span" in regex.groupindex else 0
                    start, end = match.span(group)
                    return self._candidate(
                        f"BOIL-{flag}", number, offset + start, offset + end, score, "pattern"
                    )
            offset += len(line) + 1
        return None

    def _biography(self, number: int, row: Row) -> Candidate | None:
        parts = _FRAGMENT.findall(row.source)
        if len(parts) >= 4 and all(len(part.lstrip('”" ').split()) <= 4 for part in parts):
            return self._candidate(
                "BOIL-BIO", number, 0, len(row.source), 0.8, f"{len(parts)} fragments in one line"
            )
        return None

    def _repeated(self, number: int, rows: Sequence[Row]) -> Candidate | None:
        """Return a headline that a row near the top repeats, whole or glued to the lead."""
        text = rows[number].source.strip()
        if number > _TOP or rows[number].kind == "boilerplate":
            return None
        for at in range(max(0, number - _NEAR), min(number + _NEAR + 1, len(rows))):
            other = rows[at].source.strip()
            if at == number or rows[at].kind == "boilerplate":
                continue
            title, headline = text.rstrip(_TAIL), other.rstrip(_TAIL)
            # The splitter may have cut a headline with its dash off the lead: neither is text.
            cut = title != text or headline != other
            same = title == headline and _is_title(title) and (cut or at < number)
            lead = text.removeprefix(headline)
            glued = _DASH.match(lead) if _is_title(headline) and lead != text else None
            if same or glued:
                start = rows[number].source.index(text)
                length = len(headline) + len(glued[0]) if glued else len(text)
                return self._candidate(
                    "BOIL-TITLEDUP",
                    number,
                    start,
                    start + length,
                    0.85,
                    f"the same as row {at + 1}",
                )
        return None

    def _candidate(
        self, flag: str, number: int, start: int, end: int, score: float, evidence: str
    ) -> Candidate:
        return Candidate(
            flag, number, start, end, score, "no part of the text: drop it", "", evidence
        )
