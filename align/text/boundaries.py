"""Which of the stops in a paragraph end a sentence.

One compiled expression finds the candidates; the word before and the word behind decide.  Most
candidates need little: an ordinary word, a stop, white space and a capital.
"""

from __future__ import annotations

import re

from align.text.abbreviations import COMPANY_FORMS, RULES
from align.text.quotes import quoted_spans
from align.text.starters import FUNCTION_WORDS, starts_sentence

INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
"""Characters that neither print nor count as white space, for a character class."""

_CLOSERS = rf"[\"'”’‟»›´`)\]}}*{INVISIBLE}]|[“‘„«](?=\s)|\s?[\U0001F300-\U0001FAFF]"

# A run of stops, what closes behind it, footnote marks; then white space, or a capital without
# any ("katanya.Ia").  The look-behind lets a run be tried once, at its first stop, and nothing
# is ever given back: a line of ten million dots takes linear time.
_CANDIDATE = re.compile(
    rf"([.?!…。！？](?<![.?!…。！？][.?!…。！？])[.?!…。！？]*+(?:{_CLOSERS}|\[\d{{1,3}}\])*+)"
    rf"(?:[\s{INVISIBLE}]++|(?=[A-Z“]))"
)
# What stands between the candidate and the next word, that word, and the stop behind it.
_NEXT = re.compile(r"(\W{0,9}+)(\w++(?:[-'’/]\w++)*+)?(\.?)")
_ROMAN = re.compile(r"(?=[IVXLCM]{2})M*+(?:C[DM]|D?C{0,3})(?:X[LC]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*+[^\W\d_]")
_NUMBER = re.compile(r"\d[\d.,:/%-]*+")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})*+")
_ABBREVIATED = re.compile(r"[B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z][b-df-hj-np-tv-z]{1,4}")  # no vowel
_STRAYED = re.compile(r"[^\W\d_]*[^\W\d_][a-z][^\W\d_]*")
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
_EXCLAIMED_NAMES = frozenset(("Yahoo", "Jeopardy", "Joomla", "Viva"))

_ENDS, _INSIDE, _STRAY = 1, 0, -1


def sentence_ends(text: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Find the sentences of one paragraph, ``text[start:end]``.

    Returns:
        ends: offsets behind the last character of each sentence but the last one.
        strays: offsets of full stops that stand in the middle of a sentence by mistake.
    """
    ends: list[int] = []
    strays: list[int] = []
    spans = quoted_spans(text, start, end)
    span = 0
    begin = start
    for found in _CANDIDATE.finditer(text, start, end):
        after = found.end()
        if after >= end:
            break
        stop, close = found.span(1)
        if spans:
            while span < len(spans) and spans[span][1] < close:
                span += 1
            if span < len(spans) and spans[span][0] < stop:
                continue
        verdict = _judge(text, begin, stop, close, after, end)
        if verdict == _ENDS:
            ends.append(close)
            begin = after
        elif verdict == _STRAY:
            strays.append(stop)
    return ends, strays


def _judge(text: str, begin: int, stop: int, close: int, after: int, end: int) -> int:
    pieces = text[max(begin, stop - 32) : stop].rsplit(None, 2)
    if not pieces:  # "... dan seterusnya"
        return _INSIDE
    word = pieces[-1]
    if text[stop:close] != ".":
        return _judge_marked(text, stop, close, after, end, word)
    if after == close:
        return _judge_glued(text, stop, after, end, word)
    follower = text[after]
    if (
        follower.isupper()
        and follower not in "SY"  # "Siapa yang", "Yang mana"
        and word.islower()
        and len(word) > 4
        and word not in RULES
        and word.isalpha()
    ):
        return _ENDS
    if not word.isalnum():
        word = re.sub(rf"^\W+|.*[/(\[]|[{INVISIBLE}]", "", word)
    before = pieces[-2] if len(pieces) > 1 else ""
    first = stop - begin == len(word)
    return _judge_bare(text, begin, after, end, word, before, first)


def _judge_bare(
    text: str, begin: int, after: int, end: int, word: str, before: str, first: bool
) -> int:
    """Judge a full stop with white space behind it."""
    opening, next_word, next_stop = _NEXT.match(text, after, end).groups()
    rule = RULES.get(word)
    numeric = _NUMBER.fullmatch(word) is not None
    roman = rule is None and _ROMAN.fullmatch(word) is not None
    initials = rule is None and _INITIALS.fullmatch(word) is not None
    plain = rule is None and not numeric and not roman and not initials
    if not next_word:
        return _INSIDE if opening[:1] in _PUNCTUATION or after + 9 > end else _ENDS
    if next_word[0].islower():
        return _judge_lower(opening, next_word, plain, numeric, word)
    counts = next_word[0].isdigit()
    bracket = "(" in opening or "[" in opening
    lettered = len(next_word) == 1 and next_stop and not counts
    if first and not plain and (rule is None or rule == "number"):  # an enumerator, an initial
        return _INSIDE
    if plain:
        if bracket and counts:
            return _INSIDE
        if _ABBREVIATED.fullmatch(word):
            return _ENDS if starts_sentence(next_word) else _INSIDE
        if len(word) < 5 and word.isupper() and not next_stop and _ROMAN.fullmatch(next_word):
            return _INSIDE  # "(SSK. II)"
        if next_word in ("Siapa", "Yang") and _RELATIVE.match(text, after, end):
            return _STRAY
        return _ENDS
    if numeric or roman:
        if lettered and roman or before in _CAPTIONS and text.startswith(before, begin):
            return _INSIDE
        if before[-1:] in set(":;,(") and len(word) < 4:
            return _INSIDE
        if counts and numeric:
            if len(next_word) == 3 and _THOUSANDS.fullmatch(word):
                return _INSIDE
            if len(next_word) == 2 and before in _TIMES:
                return _INSIDE
        return _ENDS
    if bracket or next_word in COMPANY_FORMS:
        return _INSIDE
    if rule == "binds":
        return _ENDS if next_word in FUNCTION_WORDS else _INSIDE
    if lettered or (rule != "last" and (counts or _ROMAN.fullmatch(next_word))):
        return _INSIDE
    if rule == "last" or rule == "number" and len(next_word) > 1:
        return _ENDS
    # What is left is open: an initial, "No.", "U.S."
    if initials and (before[-1:].isdigit() or before in _GRADED):
        return _ENDS
    if initials and (before.endswith(",") and len(word) > 1 or before.islower() and word in "VX"):
        return _ENDS
    return _ENDS if starts_sentence(next_word) else _INSIDE


def _judge_lower(opening: str, next_word: str, plain: bool, numeric: bool, word: str) -> int:
    """Judge a full stop before a word in lower case."""
    if len(next_word) > 2 and next_word[1:3].strip("abcdefghijklmnopqrstuvwxyz")[:1].isupper():
        return _ENDS if plain else _INSIDE  # "iPhone", "eBay"
    if opening:
        return _ENDS if plain and opening[0] in _BULLETS else _INSIDE
    if next_word in _INTERROGATIVES and plain:
        return _ENDS
    if numeric and len(word) > 2 and word.isdigit() and next_word not in _BEHIND_NUMBERS:
        return _STRAY if next_word in _LINKS else _ENDS
    if plain and _STRAYED.fullmatch(word) and not _ABBREVIATED.fullmatch(word):
        return _STRAY
    return _INSIDE


def _judge_marked(text: str, stop: int, close: int, after: int, end: int, word: str) -> int:
    """Judge a question mark, an exclamation mark, an ellipsis, or a stop with closing marks."""
    opening, next_word, _ = _NEXT.match(text, after, end).groups()
    mark = text[stop:close]
    quoted = mark[-1] in "\"'”’»"
    if after == close and not (next_word and starts_sentence(next_word) or opening == "“"):
        return _INSIDE
    if not next_word:
        return _INSIDE if opening[:1] in _PUNCTUATION or after + 9 > end else _ENDS
    if next_word[0].islower():
        if opening or mark[0] != "?" and mark[0] != ".":
            return _INSIDE
        if mark[0] == "?":
            says = next_word in _ATTRIBUTIONS or next_word.removesuffix("nya") in _ATTRIBUTIONS
            return _INSIDE if len(mark) > 1 or says or next_word in _CONJUNCTIONS else _ENDS
        if quoted and mark[1] != "." and next_word.removesuffix("nya") not in _ATTRIBUTIONS:
            return _STRAY
        return _INSIDE
    if opening in _DASHED and mark[0] != "." and next_word.isalpha():  # "Apa? - Tidak ada."
        return _INSIDE
    if mark[-1] == ")" and word[:1] == "(":  # "(Bl.) RM Smith", "(?)"
        return _INSIDE
    if mark == "!" and word in _EXCLAIMED_NAMES:
        return _ENDS if starts_sentence(next_word) else _INSIDE
    if mark[0] == "." and quoted and _LONE_WORD.match(text, after, end):
        return _STRAY
    return _ENDS


def _judge_glued(text: str, stop: int, after: int, end: int, word: str) -> int:
    """Judge a full stop without white space behind it: "katanya.Ia", but not "detik.Com"."""
    if not (word.isalpha() and word.islower() and len(word) > 2):
        return _INSIDE
    opening, next_word, _ = _NEXT.match(text, after, end).groups()
    return _ENDS if opening == "“" or next_word and starts_sentence(next_word) else _INSIDE
