"""Telling Indonesian, English and all else apart, by what sort of words a text has.

Every word falls into one of a few classes: function word of one of the languages, in the lexicon
of one, of the look of one, in another script.  A text is then scored by how often each language
has words of each class (naive Bayes).  ``benchmarks/detect_language.py`` measures the table and
what it is worth.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from typing import Literal, NamedTuple

from align.text.words import english, indonesian

Language = Literal["id", "en", "und"]
LANGUAGES: tuple[Language, ...] = ("id", "en", "und")
UNKNOWN: Language = "und"
"""ISO 639's code for a language that was not determined: here, any third one."""

_LONGEST = 20_000
"""Characters that are looked at: more do not make it surer."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ASCII = re.compile(r"[a-z'’-]+")
_COMMON = 20
"""Occurrences from which on a word of the Indonesian word list is no stray foreign one."""

# Wider than the lists of align.text.function_words: what people type into a box to be translated,
# words that Indonesian has too (no, a, do), all weighed by the table.  It has to be fitted anew
# when they change.
_INDONESIAN = frozenset(
    "yang dan di ke dari untuk dengan pada ini itu tidak akan dalam adalah oleh juga telah sebagai "
    "mereka karena bahwa ada para sudah atau saya dia ia kami kita lebih bisa dapat harus seperti "
    "kepada tersebut setelah saat namun antara hanya bukan belum masih apa anda aku kamu sangat "
    "jika maka agar tetapi tapi yaitu serta bagi hingga sampai sedang lagi pun semua banyak "
    "beberapa satu dua orang tahun hari nya kapan mana siapa bagaimana mengapa jangan silakan "
    "terima kasih selamat tak nggak gak".split()
)
_ENGLISH = frozenset(
    "the of and to in is was that for it with as be on by at he his from are this have or had not "
    "but what all were when we there can an your which their said if do will each about how up out "
    "them then she many some so these would other into has more her two him could been who its you "
    "they i my our us me no yes please thank thanks hello just than only over also after first "
    "because any very does did don't doesn't isn't it's should may must am a".split()
)
# Function words of neighbours and of languages that people paste; those of Malay are what
# Indonesian does not say.
_OTHERS = frozenset(
    "kerana ialah bahawa boleh awak sahaja syarikat wang pelbagai bagaimanapun mahu cuba nak "
    "sing lan ing kang ora wis iki iku karo saka kanggo nu jeung teu keur anu ieu eta kana sareng "
    "ang ng mga sa ay hindi ako ko siya nang para der die das und ist nicht ein eine mit auf von "
    "den dem zu wir ich sie le les des et est une dans pour que qui pas nous vous je el los las y "
    "es por con una del se no su lo o os e um uma do com mais il gli che di un della sono per het "
    "een van niet dat en met voor zijn ve bir bu ile du av och att som det jag si la de".split()
) - (_INDONESIAN | _ENGLISH | {"para", "di", "o", "no", "do", "e", "con", "ng"})

_LIKE_INDONESIAN = re.compile(
    r"(?:me[mnlrwy]|ber|ter|di|ke|pe[mnrl]|se)[a-z]{4,}|[a-z]{3,}(?:nya|kan|lah|kah|an)"
    r"|([a-z]{3,})-\1[a-z]*"
)
_LIKE_ENGLISH = re.compile(
    r"[a-z]{2,}(?:tion|ing|ed|ly|ness|ment|ous|ght|ck|ish|ity|er|est|ful|less|'s|’s)"
    r"|(?=[a-z]++\Z)[a-z]*(?:wh|th|sch|ee|oo|ough)[a-z]*"
)

CLASSES = (
    *("id function", "en function", "other function", "id word", "en word", "either word"),
    *("like id", "like en", "rare id", "unknown", "not ASCII", "not Latin"),
)
_TABLE: Mapping[Language, tuple[float, ...]] = {
    "id": (291.4, 5.1, 2.3, 611.8, 1.7, 0.6, 34.0, 3.6, 28.8, 20.0, 0.3, 0.3),
    "en": (0.3, 417.8, 1.8, 142.4, 263.7, 38.2, 9.0, 32.4, 59.2, 34.5, 0.3, 0.3),
    "und": (6.1, 26.5, 177.6, 95.9, 10.2, 2.0, 38.8, 14.3, 42.9, 316.3, 108.2, 161.2),
}
"""How many of 1,000 words of a language fall into each class."""
_PRIOR: Mapping[Language, float] = {"id": 0.6, "en": 0.3, "und": 0.1}
TEMPERATURE = 1.0
"""Above 1 makes results less sure; measured: the words of a text are independent enough."""


class Detection(NamedTuple):
    """A language and how likely it is, 0 to 1."""

    language: Language
    confidence: float


def detect(text: str) -> list[Detection]:
    """Return the languages that ``text`` may be in, the likeliest first, with confidences.

    They sum to 1.  A text without a word has them in the order of how often they are asked for.
    """
    return score(classify(text), _TABLE, TEMPERATURE)


def classify(text: str) -> Counter[str]:
    """Return how many words of a text fall into each class."""
    return Counter(_class(word) for word in _WORD.findall(text[:_LONGEST].lower()))


def score(
    counts: Mapping[str, int], table: Mapping[Language, tuple[float, ...]], temperature: float
) -> list[Detection]:
    """Weigh classified words by a table; ``temperature`` above 1 makes the result less sure."""
    logs = {
        language: math.log(_PRIOR[language])
        + sum(
            counts.get(name, 0) * math.log(share / 1000)
            for name, share in zip(CLASSES, table[language], strict=True)
        )
        / temperature
        for language in LANGUAGES
    }
    highest = max(logs.values())
    weights = {language: math.exp(log - highest) for language, log in logs.items()}
    total = sum(weights.values())
    found = [Detection(language, weight / total) for language, weight in weights.items()]
    return sorted(found, key=lambda one: -one.confidence)


def _class(word: str) -> str:
    if word in _INDONESIAN:
        return "id function"
    if word in _ENGLISH:
        return "en function"
    if word in _OTHERS:
        return "other function"
    if not _ASCII.fullmatch(word):
        # Latin letters end with U+024F; further ones carry Vietnamese marks.
        latin = all(c < "\u0250" or "\u1e00" <= c <= "\u1eff" or c in "’" for c in word)
        return "not ASCII" if latin else "not Latin"
    count = indonesian().get(word, 0)
    if word in english():
        return "either word" if count >= _COMMON else "en word"
    if count >= _COMMON:
        return "id word"
    if _LIKE_INDONESIAN.fullmatch(word):
        return "like id"
    if _LIKE_ENGLISH.fullmatch(word):
        return "like en"
    return "rare id" if count else "unknown"
