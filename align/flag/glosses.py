"""Finding English phrases that a text renders word by word, whatever words it took.

``glosses.tsv`` holds for each content word of an English phrase all Indonesian lemmas that may
translate it, so that one line stands for hundreds of literal renderings.  A phrase is found where
each of its words is translated by a word near the others, in any order: *lalat di dalam salep*, *a
fly in the ointment*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from align.resources import corpus_dir
from align.text.table import read_table
from align.uncollected import uncollected

BARRIERS = frozenset(".!?;:,()[]…–—/|")
LIGHT = frozenset(
    """
    yang dan dari untuk dengan pada dalam atas bawah oleh tidak ada semua kedua keluar ke di itu
    lain lebih kembali pergi naik turun menjadi adalah atau seperti sebagai antara melalui nya
    terhadap sekitar belakang satu dua setiap akan telah juga pun para tersebut bukan ini ia dia
    saya anda kita kami mereka lah kah bagi sangat lagi sudah sebuah seorang suatu
    """.split()
)
"""Words that may stand between those of a phrase."""

# Words, besides those of the phrase, that its rendering may be longer by.
_SPARE = 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """An English phrase and what its content words may have become.

    Attributes:
        english: the phrase.
        flag: the flag that its literal rendering deserves.
        suggestion: what an editor would write, if known.
        words: for each content word the Indonesian lemmas.
    """

    english: str
    flag: str
    suggestion: str
    words: tuple[frozenset[str], ...]


class Phrasebook:
    """Phrases by the lemmas that may begin their renderings."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._starts: dict[str, list[tuple[Phrase, int]]] = {}
        for phrase in phrases:
            for at, lemmas in enumerate(phrase.words):
                for lemma in lemmas:
                    self._starts.setdefault(lemma, []).append((phrase, at))

    def matches(self, lemmas: Sequence[str]) -> Iterator[tuple[int, int, Phrase]]:
        """Yield the first and the last token, inclusive, of each rendering, and its phrase."""
        starts = self._starts
        for first, lemma in enumerate(lemmas):
            for phrase, at in starts.get(lemma, ()):
                last = _last(lemmas, first, phrase.words, at)
                if last:
                    yield first, last, phrase


def _last(lemmas: Sequence[str], first: int, words: tuple[frozenset[str], ...], at: int) -> int:
    """Return the last token of a rendering that starts with word ``at``; 0 if there is none."""
    missing = [word for number, word in enumerate(words) if number != at]
    for place in range(first + 1, min(first + 1 + len(words) + _SPARE, len(lemmas))):
        lemma = lemmas[place]
        for word in missing:
            if lemma in word:
                missing.remove(word)
                break
        else:
            if lemma in BARRIERS or (lemma not in LIGHT and lemma[0].isalnum()):
                return 0
        if not missing:
            return place
    return 0


@cache
@uncollected()
def phrasebook() -> Phrasebook:
    """Return the phrases of ``corpus/lexicon/glosses.tsv``, read once."""
    return Phrasebook(
        [
            Phrase(
                row["english"],
                row["flag"],
                row.get("suggestion", ""),
                tuple(frozenset(word.split("|")) for word in row["indonesian"].split(" ")),
            )
            for _, row in read_table(corpus_dir() / "lexicon" / "glosses.tsv")
        ]
    )
