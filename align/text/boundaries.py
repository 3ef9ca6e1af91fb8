"""Which of the stops in a paragraph end a sentence.

One compiled expression finds the candidates; the word before and the word behind decide.  Most
candidates need little: an ordinary word, a stop, white space and a capital.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from align.text import cues
from align.text.abbreviations import CONTINUATIONS, RULES, Rule
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
_NEXT = re.compile(r"(\W{0,9}+)(\w++(?:[-'’/]\w++)*+)?([.)]?)")
_REACH = 9

_HIDDEN = re.compile(f"[{INVISIBLE}]")
_WRAPPING = re.compile(rf"^\W+|.*[/(\[]|.*[,;:](?=[^\W\d])|[{INVISIBLE}]")  # "05/RW", "Wajo,dr"
_NUMBER = re.compile(r"\d[\d.,:/%-]*+")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})*+")
_ROMAN = re.compile(r"(?=[IVXLCM]{2})M*+(?:C[DM]|D?C{0,3})(?:X[LC]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*+[^\W\d_]")
_CONSONANTS = re.compile(r"[B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z][b-df-hj-np-tv-z]{1,4}")
_WORD = re.compile(r"[^\W\d_]*[^\W\d_][a-z][^\W\d_]*")
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")  # "iPhone", "eBay"
_RELATIVE = re.compile(r"(?:Siapa yang|Yang mana)\s[^.?!…]*+\.")
_LONE_WORD = re.compile(r"\w++\.(?:\s|$)")

_QUOTES = frozenset("\"'”’»")
_DASHED = frozenset(("- ", "– ", "— "))
_BULLETS = frozenset("-–—•·▪●")
_PUNCTUATION = frozenset(".,;:…)]}")

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


class _Place(NamedTuple):
    """A candidate and what is around it.

    Attributes:
        mark: the stops and what closes behind them.
        word: the word before, without brackets in front of it.
        before: the word before that.
        first: whether ``word`` begins the sentence.
        opening: what stands between the white space and the next word: quotes, brackets, dashes.
        next_word: the next word, never empty.
        next_stop: a full stop or bracket right behind it, or nothing.
    """

    mark: str
    word: str
    before: str
    first: bool
    opening: str
    next_word: str
    next_stop: str

    @property
    def lowers(self) -> bool:
        return self.next_word[0].islower()

    @property
    def counts(self) -> bool:
        return self.next_word[0].isdigit()

    @property
    def brackets(self) -> bool:
        return "(" in self.opening or "[" in self.opening

    @property
    def letters(self) -> bool:
        """Whether an initial or a lettered item follows: ``B.``, ``b)``."""
        return len(self.next_word) == 1 and self.next_stop != "" and self.next_word.isalpha()

    @property
    def abbreviates(self) -> bool:
        """Whether another degree or acronym with a stop follows: ``MH.``, ``MSi.``."""
        short = len(self.next_word) < 4 and self.next_word.isupper()
        return self.next_stop == "." and (short or RULES.get(self.next_word) == "last")


def find_boundaries(text: str, start: int, end: int) -> Boundaries:
    """Find the sentences of one paragraph, ``text[start:end]``, and its stray full stops."""
    ends: list[int] = []
    starts: list[int] = []
    strays: list[tuple[int, int, int]] = []
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
                strays.append((found.start(), close, after))
            if verdict is not _ENDS:
                continue
        if close <= opened:
            ends.append(close)
            starts.append(after)
            begin = after
    if _is_careless(text[start], len(strays), len(ends)):
        ends = sorted(ends + [close for _, close, _ in strays])
        starts = sorted(starts + [after for _, _, after in strays])
        strays = []
    return Boundaries(ends, starts, [stop for stop, _, _ in strays])


def _is_careless(initial: str, strays: int, ends: int) -> bool:
    """Say whether a writer often begins sentences in lower case; then no stop is stray."""
    return (strays > 0 and ends == 0 and initial.islower()) or (strays > 2 and strays * 2 > ends)


def _judge(text: str, begin: int, stop: int, close: int, after: int, end: int) -> str:
    """Judge a candidate by the words around it."""
    words = text[max(begin, stop - 32) : stop].rsplit(None, 2)
    found = _NEXT.match(text, after, end)
    if not words or found is None:  # "... dan seterusnya"
        return _INSIDE
    opening, next_word, next_stop = found.groups(default="")
    if not next_word:
        return _INSIDE if opening[:1] in _PUNCTUATION or end - after < _REACH else _ENDS
    word = words[-1]
    first = stop - begin == len(word)
    if not word.isalnum():
        word = _WRAPPING.sub("", word)
        if first and not word:  # "[...] Kami"
            return _INSIDE
    place = _Place(
        text[stop:close],
        word,
        words[-2] if len(words) > 1 else "",
        first,
        opening and _HIDDEN.sub("", opening),
        next_word,
        next_stop,
    )
    if after == close:
        return _judge_glued(place)
    if place.mark != ".":
        if place.mark[-1] == ")" and words[-1][0] == "(" and not first:  # "(Bl.) RM Smith", "(?)"
            return _INSIDE
        if (
            place.mark[0] == "."
            and place.mark[1:2] in _QUOTES
            and _LONE_WORD.match(text, after, end)
        ):
            return _STRAY  # "... satu pengetahuan.” Tanggapan."
        return _judge_marked(place)
    rule = RULES.get(word)
    if rule is not None:
        return _judge_abbreviation(place, rule)
    if _NUMBER.fullmatch(word) or _ROMAN.fullmatch(word):
        if place.before in cues.CAPTIONS and text.startswith(place.before, begin):
            return _INSIDE
        return _judge_number(place)
    if _INITIALS.fullmatch(word):
        return _judge_initials(place)
    if _RELATIVE.match(text, after, end):  # ". Siapa yang menyalahkan Kremlin."
        return _STRAY
    return _judge_word(place)


def _judge_abbreviation(place: _Place, rule: Rule) -> str:
    if place.lowers or place.brackets or place.next_word in CONTINUATIONS:
        return _INSIDE
    if rule == "binds":
        return _ENDS if place.next_word in FUNCTION_WORDS else _INSIDE
    if place.letters or place.abbreviates or (place.first and rule == "number"):
        return _INSIDE
    if rule == "last":
        return _ENDS
    if place.counts or len(place.next_word) == 1 or _ROMAN.fullmatch(place.next_word):
        return _INSIDE
    return _ENDS if rule == "number" or starts_sentence(place.next_word) else _INSIDE


def _judge_initials(place: _Place) -> str:
    """Judge a stop behind a single letter, or several with stops between them."""
    word, before = place.word, place.before
    if place.first or place.lowers or place.brackets or place.counts or place.letters:
        return _INSIDE
    if place.next_word in CONTINUATIONS or _ROMAN.fullmatch(place.next_word):  # "H.B. IX"
        return _INSIDE
    if before[-1:].isdigit() or before[-1:] == "°":  # "2,5 T.", "37° C."
        return _ENDS
    if before.lower() in cues.GRADED:  # "vitamin C.", "berinisial A.S."
        return _ENDS
    if word in "abcdefgh":  # "asas: a. Pasal 3"
        return _INSIDE
    if len(word) > 1 and before[-1:] == ",":  # "Andi, S.E."
        return _ENDS
    if (word in "IVX" and before in cues.MONARCHS) or (word in "VX" and before.islower()):
        return _ENDS
    return _ENDS if starts_sentence(place.next_word) else _INSIDE


def _judge_number(place: _Place) -> str:
    """Judge a stop behind a number in figures or a Roman numeral of two letters or more."""
    word, next_word = place.word, place.next_word
    if place.first:  # an enumerator
        return _INSIDE
    if place.lowers:
        if place.opening or not word.isdigit() or len(word) < 3 or next_word in cues.BEHIND_NUMBERS:
            return _INSIDE
        return _STRAY if next_word in cues.LINKS else _ENDS
    if len(word) < 4 and place.before[-1:] in ":;,(":  # "Syaratnya: 1. KTP"
        return _INSIDE
    if word.isalpha():
        return _INSIDE if place.letters else _ENDS  # "XI. B. 02.00"
    if len(next_word) == 3 and next_word.isdigit() and _THOUSANDS.fullmatch(word):
        return _INSIDE  # "2.904. 678"
    if len(next_word) == 2 and next_word.isdigit() and place.before in cues.TIMES:
        return _INSIDE  # "pukul 10. 30"
    return _ENDS


def _judge_word(place: _Place) -> str:
    """Judge a stop behind a word that is no known abbreviation."""
    word, next_word = place.word, place.next_word
    consonants = _CONSONANTS.fullmatch(word) is not None
    if place.lowers:
        if _CAMEL.match(next_word) or next_word in cues.INTERROGATIVES or place.letters:
            return _ENDS
        if next_word in ("http", "https", "www"):
            return _ENDS
        if next_word.title() in cues.DOMAINS:  # "Suara. com"
            return _INSIDE
        if place.opening:
            return _ENDS if place.opening[0] in _BULLETS else _INSIDE
        return _STRAY if _WORD.fullmatch(word) and not consonants else _INSIDE
    if place.counts and place.brackets:
        return _INSIDE
    if consonants:  # an abbreviation in no table
        return _ENDS if starts_sentence(next_word) else _INSIDE
    if len(word) < 5 and word.isupper() and not place.next_stop.startswith("."):
        return _INSIDE if _ROMAN.fullmatch(next_word) else _ENDS  # "(SSK. II)"
    return _ENDS


def _judge_marked(place: _Place) -> str:
    """Judge a question mark, an exclamation mark, an ellipsis, or a stop with closing marks."""
    mark, next_word = place.mark, place.next_word
    if place.lowers:
        if place.opening or cues.is_attribution(next_word):
            return _INSIDE
        if mark[0] == "." and mark[1:2] in _QUOTES:  # "... melakukannya.” melepaskan ..."
            return _STRAY
        return _ENDS if mark == "?" and next_word not in cues.LINKS else _INSIDE
    if mark[0] in "?!" and place.opening in _DASHED and next_word.isalpha():  # "Apa? - Tidak ada."
        return _INSIDE
    if mark == "!" and place.word in cues.EXCLAIMED:
        return _ENDS if starts_sentence(next_word) else _INSIDE
    return _ENDS


def _judge_glued(place: _Place) -> str:
    """Judge a stop without white space behind it: "katanya.Ia", but not "detik.Com"."""
    word, next_word = place.word, place.next_word
    if next_word in cues.DOMAINS or word in RULES or len(word) < 2:
        return _INSIDE
    plain = word.islower() and word.isalpha() and len(word) > 2 and not _CONSONANTS.fullmatch(word)
    if len(place.mark) > 1 or word[-1] == ")" or plain:
        capital = next_word[1:].islower() and place.next_stop != "."
        return _ENDS if place.opening == "“" or (capital and not place.opening) else _INSIDE
    return _ENDS if not place.opening and starts_sentence(next_word) else _INSIDE
