"""Which of the stops in a paragraph end a sentence.

One compiled expression finds the candidates; the word before and the word behind decide.  Most
candidates need little: an ordinary word, a stop, white space and a capital.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from align.text.abbreviations import COMPANY_FORMS, RULES
from align.text.quotes import quoted_spans
from align.text.starters import FUNCTION_WORDS, starts_sentence

INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
"""Characters that neither print nor count as white space, for a character class."""

_CLOSERS = rf"[\"'”’‟»›´`)\]}}*{INVISIBLE}]|[“‘„«](?=\s)|\s?[\U0001F300-\U0001FAFF]"

# A stop and what makes it worth judging.  First the ordinary case, which ends a sentence whatever
# else stands around it: a question, a word in lower case with a vowel, a year, a longer acronym
# that is no Roman numeral; one blank; a capital.  Else, as group 1: a run of stops, what closes
# behind it, footnote marks; then white space, or a capital without any ("katanya.Ia").  The
# look-behind lets a run be tried once, at its first stop, and nothing is ever given back: a line
# of ten million dots takes linear time.
_CANDIDATE = re.compile(
    r"[.?!…。！？](?:"
    r"(?:(?<=[a-z]{2}[aeiou]\.)|(?<=[a-z][aeiou][a-z]\.)|(?<=[aeiou][a-z]{2}\.)|(?<=\w\?)"
    r"|(?<=[12]\d{3}\.)|(?<=[A-Z]{2}[ABD-HJKN-UWYZ]\.))"
    r"\s(?=[\"“(]?[A-Z])(?!Siapa yang|Yang mana|[IVX]{2})"
    rf"|(?<![.?!…。！？][.?!…。！？])"
    rf"([.?!…。！？]*+(?:{_CLOSERS}|\[\d{{1,3}}\])*+)(?:\s++|(?=[A-Z“])))"
)
# The ordinary case, but for abbreviations that look like words (not "Jl", but "Letjen").
_TAILS = frozenset(word[-3:] for word in RULES if re.fullmatch(r".*[A-Za-z]{3}", word))
# What stands between the candidate and the next word, that word, and the stop behind it.
_REACH = 9
_HIDDEN = re.compile(f"[{INVISIBLE}]")
_NEXT = re.compile(r"(\W{0,9}+)(\w++(?:[-'’/]\w++)*+)?(\.?)")
_ROMAN = re.compile(r"(?=[IVXLCM]{2})M*+(?:C[DM]|D?C{0,3})(?:X[LC]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*+[^\W\d_]")
_NUMBER = re.compile(r"\d[\d.,:/%-]*+")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})*+")
_CONSONANTS = re.compile(r"[B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z][b-df-hj-np-tv-z]{1,4}")
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")  # "iPhone", "eBay"
_WRAPPING = re.compile(rf"^\W+|.*[/(\[]|[{INVISIBLE}]")
_STRAYED = re.compile(r"[^\W\d_]*[^\W\d_][a-z][^\W\d_]*")
_RELATIVES = frozenset(("Siapa", "Yang"))
_RELATIVE = re.compile(r"(?:Siapa yang|Yang mana)\s[^.?!…]*+\.")
_LONE_WORD = re.compile(r"\w++\.(?:\s|$)")

# A number or a Roman numeral behind one of these, at the beginning of a sentence, is a heading's.
_CAPTIONS = frozenset(
    "Bab BAB Bagian BAGIAN Pasal PASAL Ayat Gambar Tabel Grafik Diagram Lampiran Foto Bagan Peta "
    "Chapter Part Section Figure Table Appendix Article".split()
)
# Behind one of these a single letter is a number, a grade or all there is of a name.
_GRADED = frozenset(
    "kuartal triwulan semester kelas golongan tingkat tahap jilid volume bab bagian seri grup pool "
    "blok tipe jenis vitamin hepatitis influenza kategori peringkat nilai rute jalur rencana aula "
    "gedung ruang zona divisi fase pasal lampiran edisi angkatan catur termin etape babak huruf "
    "eselon perang dunia abad berinisial inisial".split()
)
_ATTRIBUTIONS = frozenset(
    "kata ujar tutur jelas ungkap tegas tambah papar imbuh ucap terang lanjut sambung pungkas "
    "tandas cetus tukas sebut tulis tanya jawab seru teriak bisik pinta pesan kilah kelakar beber "
    "urai keluh aku harap pikir simpul timpal sahut gumam canda kenang puji sindir kritik klaim "
    "bantah dalih demikian begitu said says asked wrote told added".split()
)
_CONJUNCTIONS = frozenset("atau dan tetapi tapi lalu namun melainkan serta karena or and".split())
_QUOTES = frozenset("\"'”’»")
_LISTED = frozenset(":;,(")
_PUNCTUATION = frozenset(".,;:…)]}")
_LINKS = frozenset(
    "dan atau serta tetapi tapi melainkan sedangkan yang untuk dengan dalam pada dari di ke kepada "
    "oleh karena sebagai hingga sampai antara tentang terhadap bagi agar bahwa saat ketika".split()
)
_BEHIND_NUMBERS = frozenset(
    "ribu ratus puluh juta jt miliar milyar triliun persen orang jiwa unit buah ekor lembar rupiah "
    "dolar kali tahun bulan hari jam menit detik meter kilometer km m cm mm kg g gram ton hektar "
    "hektare ha liter wib wita wit an per".split()
)
_INTERROGATIVES = frozenset("apakah siapakah bagaimanakah mengapakah kapankah dimanakah".split())
_DASHED = frozenset(("- ", "– ", "— "))
_BULLETS = frozenset("-–—•·▪●")
_TIMES = frozenset("pukul Pukul jam Jam pk pk. pkl pkl. Pk. Pkl.".split())
_EXCLAIMED = frozenset(("Yahoo", "Jeopardy", "Joomla", "Viva"))

_ENDS, _INSIDE, _STRAY = "ends", "inside", "stray"


class Boundaries(NamedTuple):
    """Where the sentences of a paragraph meet.

    Attributes:
        ends: end of each sentence but the last.
        starts: start of each sentence but the first; only white space lies before it, if anything.
        strays: offsets of full stops that stand in the middle of a sentence by mistake.
    """

    ends: list[int]
    starts: list[int]
    strays: list[int]


def find_boundaries(text: str, start: int, end: int) -> Boundaries:
    """Find the sentences of one paragraph, ``text[start:end]``, and its stray full stops."""
    ends: list[int] = []
    starts: list[int] = []
    strays: list[int] = []
    stray_ends: list[int] = []
    stray_starts: list[int] = []
    quotations = iter(quoted_spans(text, start, end))
    beyond = (end, end)
    opened, closed = next(quotations, beyond)
    begin = start
    for found in _CANDIDATE.finditer(text, start, end):
        after = found.end()
        ordinary = found.lastindex is None
        close = after - 1 if ordinary else found.end(1)
        while closed < close:
            opened, closed = next(quotations, beyond)
        if not ordinary or text[close - 4 : close - 1] in _TAILS:
            if after == end:
                break
            verdict = _judge(text, begin, found.start(), close, after, end)
            if verdict is _STRAY:
                strays.append(found.start())
                stray_ends.append(close)
                stray_starts.append(after)
            if verdict is not _ENDS:
                continue
        if close <= opened:
            ends.append(close)
            starts.append(after)
            begin = after
    if strays and not ends and text[start].islower():  # a text without capitals
        return Boundaries(stray_ends, stray_starts, [])
    return Boundaries(ends, starts, strays)


def _judge(text: str, begin: int, stop: int, close: int, after: int, end: int) -> str:
    """Judge a candidate by the words around it."""
    words = text[max(begin, stop - 32) : stop].rsplit(None, 2)
    if not words:  # "... dan seterusnya"
        return _INSIDE
    word = words[-1]
    before = words[-2] if len(words) > 1 else ""
    opening, next_word, next_stop = _look_ahead(text, after, end)
    if not next_word:
        return _INSIDE if opening[:1] in _PUNCTUATION or end - after < _REACH else _ENDS
    if after == close:
        return _judge_glued(text[stop:close], word, opening, next_word)
    if close - stop > 1 or text[stop] != ".":
        return _judge_marked(text, text[stop:close], word, opening, next_word, after, end)
    if not word.isalnum():
        word = _WRAPPING.sub("", word)
    rule = RULES.get(word)
    if rule is not None:
        if next_word[0].islower() or (stop - begin == len(word) and rule == "number"):
            return _INSIDE
        return _judge_abbreviation(rule, opening, next_word, next_stop)
    if _NUMBER.fullmatch(word) or _ROMAN.fullmatch(word):
        if stop - begin == len(word):  # an enumerator
            return _INSIDE
        if before in _CAPTIONS and text.startswith(before, begin):
            return _INSIDE
        return _judge_number(word, before, opening, next_word, next_stop)
    if _INITIALS.fullmatch(word):
        if stop - begin == len(word):
            return _INSIDE
        return _judge_initials(word, before, opening, next_word, next_stop)
    return _judge_word(text, word, opening, next_word, next_stop, after, end)


def _look_ahead(text: str, after: int, end: int) -> tuple[str, str, str]:
    """Return what stands before the next word, that word, and the stop behind it."""
    found = _NEXT.match(text, after, end)
    if found is None:  # it always matches; the type does not know
        return "", "", ""
    opening, word, stop = found.groups(default="")
    return opening and _HIDDEN.sub("", opening), word, stop


def _judge_abbreviation(rule: str, opening: str, next_word: str, next_stop: str) -> str:
    if "(" in opening or "[" in opening or next_word in COMPANY_FORMS:
        return _INSIDE
    if rule == "binds":
        return _ENDS if next_word in FUNCTION_WORDS else _INSIDE
    if next_stop and len(next_word) == 1 and next_word.isalpha():  # "S.Pd. M.Si."
        return _INSIDE
    if rule == "last":
        return _ENDS
    if next_word[0].isdigit() or len(next_word) == 1 or _ROMAN.fullmatch(next_word):
        return _INSIDE
    return _ENDS if rule == "number" or starts_sentence(next_word) else _INSIDE


def _judge_initials(word: str, before: str, opening: str, next_word: str, next_stop: str) -> str:
    if next_word[0].islower() or "(" in opening or "[" in opening or next_word in COMPANY_FORMS:
        return _INSIDE
    if next_word[0].isdigit() or (next_stop and len(next_word) == 1) or _ROMAN.fullmatch(next_word):
        return _INSIDE
    if before[-1:].isdigit() or before in _GRADED:  # "2,5 T.", "vitamin C."
        return _ENDS
    if (len(word) > 1 and before[-1:] == ",") or (word in "VX" and before.islower()):  # ", S.E."
        return _ENDS
    return _ENDS if starts_sentence(next_word) else _INSIDE


def _judge_number(word: str, before: str, opening: str, next_word: str, next_stop: str) -> str:
    """Judge a stop behind a number in figures or a Roman numeral of two letters or more."""
    if next_word[0].islower():
        if opening or not word.isdigit() or len(word) < 3 or next_word in _BEHIND_NUMBERS:
            return _INSIDE
        return _STRAY if next_word in _LINKS else _ENDS
    if len(word) < 4 and before[-1:] in _LISTED:  # "Syaratnya: 1. KTP"
        return _INSIDE
    if word.isalpha():
        return _INSIDE if next_stop and len(next_word) == 1 else _ENDS  # "XI. B. 02.00"
    if next_word.isdigit():
        if len(next_word) == 3 and _THOUSANDS.fullmatch(word):  # "2.904. 678"
            return _INSIDE
        if len(next_word) == 2 and before in _TIMES:  # "pukul 10. 30"
            return _INSIDE
    return _ENDS


def _judge_word(
    text: str, word: str, opening: str, next_word: str, next_stop: str, after: int, end: int
) -> str:
    """Judge a stop behind a word that is no known abbreviation."""
    consonants = _CONSONANTS.fullmatch(word) is not None
    if next_word[0].islower():
        if _CAMEL.match(next_word):
            return _ENDS
        if opening:
            return _ENDS if opening[0] in _BULLETS else _INSIDE
        if next_word in _INTERROGATIVES:
            return _ENDS
        return _STRAY if _STRAYED.fullmatch(word) and not consonants else _INSIDE
    if next_word[0].isdigit() and ("(" in opening or "[" in opening):
        return _INSIDE
    if consonants:  # an abbreviation in no table
        return _ENDS if starts_sentence(next_word) else _INSIDE
    if len(word) < 5 and word.isupper() and not next_stop and _ROMAN.fullmatch(next_word):
        return _INSIDE  # "(SSK. II)"
    if next_word in _RELATIVES and _RELATIVE.match(text, after, end):
        return _STRAY
    return _ENDS


def _judge_marked(
    text: str, mark: str, word: str, opening: str, next_word: str, after: int, end: int
) -> str:
    """Judge a question mark, an exclamation mark, an ellipsis, or a stop with closing marks."""
    quoted = mark[0] == "." and mark[1:2] in _QUOTES
    attributed = next_word in _ATTRIBUTIONS or next_word.removesuffix("nya") in _ATTRIBUTIONS
    if next_word[0].islower():
        if quoted and not opening and not attributed:  # "... melakukannya.” melepaskan ..."
            return _STRAY
        if mark == "?" and not (opening or attributed or next_word in _CONJUNCTIONS):
            return _ENDS
        return _INSIDE
    if mark[-1] == ")" and word[0] == "(":  # "(Bl.) RM Smith", "(?)"
        return _INSIDE
    if mark[0] in "?!" and opening in _DASHED and next_word.isalpha():  # "Apa? - Tidak ada."
        return _INSIDE
    if mark == "!" and word in _EXCLAIMED:
        return _ENDS if starts_sentence(next_word) else _INSIDE
    if quoted and _LONE_WORD.match(text, after, end):  # "... satu pengetahuan.” Tanggapan."
        return _STRAY
    return _ENDS


def _judge_glued(mark: str, word: str, opening: str, next_word: str) -> str:
    """Judge a stop without white space behind it: "katanya.Ia", but not "detik.Com"."""
    plain = len(mark) > 1 or (len(word) > 2 and word.isalpha() and word.islower())
    return _ENDS if plain and (opening == "“" or starts_sentence(next_word)) else _INSIDE
