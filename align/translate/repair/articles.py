"""The English article: *a* before a consonant's sound, *an* before a vowel's."""

from __future__ import annotations

import re

_ARTICLE = re.compile(r"(?:(?<![\w'’?-])(a|an|An)|^(\W*A)) (?=([A-Z]?[a-z]{2,})\b)")
_YOU = re.compile(
    r"(?:uni[cfloqstv]|unanim|use|using|usu|usab|util|utah|uto[np]|uten|ura[ln]|urin|uro|uru|uk|uga|ubiq|eu|ew"
    r"|onc?e\b|one-)",
    re.IGNORECASE,
)
"""Vowels that sound like *you* or *one*."""
_SILENT = re.compile(r"(?:hour|hono|honest|heir)", re.IGNORECASE)
_EITHER = re.compile(r"his?to", re.IGNORECASE)
_NO_NOUN = frozenset(
    "a about above after against all along although always among an and any are around as at each "
    "either else even every if in inside into is it its of off on only or other our out outside "
    "over under until up upon us".split()
)
"""What stands after a letter (*Hepatitis a in*), not after an article."""


def mend_articles(_source: str, draft: str) -> str:
    """Return ``draft`` with the form of each article that the word behind it asks for.

    Before abbreviations and figures, whose sound the letters do not tell, it stays.
    """

    def mend(match: re.Match[str]) -> str:
        article, word = match[1] or match[2], match[3]
        if word.lower() in _NO_NOUN or _EITHER.match(word):
            return match[0]
        vowel = (word[0].lower() in "aeiou" and not _YOU.match(word)) or _SILENT.match(word)
        return article.rstrip("n") + "n" * bool(vowel) + " "

    return _ARTICLE.sub(mend, draft)
