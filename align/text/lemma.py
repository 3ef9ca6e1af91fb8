"""Lemmas of Indonesian word forms, inflection only.

Active, passive and transitive forms of a verb share a lemma (*memutar*, *diputar* and *putarkan*
are ``me-putar``); clitics (*-nya*, *-lah*) and reduplication are taken off.  The bare root is
another lemma (*putar*), for it may be a noun, and derivation is kept, because it carries the
sense: *bajak* (plough), *pembajakan* (piracy); *tutup* (lid), *tertutup* (closed).  Word counts
from Indonesian written by people settle what the spelling leaves open (*menang* is not *tang*).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from align.text.words import CLITICS, indonesian

_WHOLE = frozenset(
    """
    adalah ialah telah setelah masalah salah sekolah jumlah sejumlah wilayah celah lelah sebelah
    olah pengolah istilah allah belah makalah berkilah langkah nikah menikah berkah tingkah naskah
    buku laku pelaku berlaku perilaku selaku suku kuku saku siku paku baku beku kaku aku mengaku
    bangku pangku pemangku tungku kamu tamu temu bertemu ketemu ilmu jamu ramu semu ampun himpun
    rumpun meskipun walaupun ataupun maupun adapun sekalipun bagaimanapun kendatipun biarpun hanya
    punya tanya bertanya menanya kenapa mempunyai seolah-olah ulah mereka merek merah merdeka
    menteri memang mengapa menurut mengenai mendatang menang menantu mertua menara mental media
    medali metode mesin meter mewah menit merpati memori member menu direktur direksi dinas diri
    dini dialog diam dinding dingin dirinya diskusi distrik divisi dibanding diploma diplomat
    disiplin dimensi dinamika disertasi diskon disabilitas dinasti ibu bayi kami kita kini kiri
    sendiri sendirian pagi hari mari dari seri galeri materi teori strategi energi ekonomi
    demokrasi informasi partai nilai lagi tinggi bumi kali api mimpi istri suami jadi menjadi
    terjadi terhadap selama sesama sementara melainkan merupakan demikian bagaimana beliau
    beberapa berapa bahwa
    """.split()
)


# Words too frequent to be the root of what only looks like their derivation: *memakan*.
_NO_ROOTS = frozenset(
    "akan dapat dari untuk pada oleh dan atau ini itu ada bisa telah sudah".split()
)

_FREQUENT = 500
"""So often in native text, a form is a word of its own, not the other voice of a rare verb."""

_NASALS = {"b": "mem", "f": "mem", "c": "men", "d": "men", "j": "men", "z": "men"}
_MELTED = {"p": "mem", "t": "men", "s": "meny", "k": "meng"}
"""What meN- is before a root's first letter: one that stays, and one that melts away."""


def _active_roots(word: str) -> Iterator[str]:
    """Yield what *word* may be without its meN- prefix."""
    if word.startswith("menge") and len(word) <= 9:
        yield word[5:]
    if word.startswith("meng"):
        yield word[4:]
        if word[4:5] in "aeiou":
            yield "k" + word[4:]
    elif word.startswith("meny"):
        yield "s" + word[4:]
    elif word.startswith("mem"):
        yield word[3:]
        if word[3:4] in "aeiou":
            yield "p" + word[3:]
    elif word.startswith("men"):
        if word[3:4] in "cdjtsz":
            yield word[3:]
        elif word[3:4] in "aeiou":
            yield "t" + word[3:]
    if word[2:3] in "lrwymn":
        yield word[2:]


def _suffixes(root: str) -> Iterator[str]:
    yield root
    if root.endswith("kan"):
        yield root[:-3]
    elif root.endswith("i"):
        yield root[:-1]


def _verb_root(word: str) -> str:
    """Return ``me-`` and the root of an active or passive verb, or ``word`` if it is none."""
    count = indonesian().get
    if word.startswith("me"):
        stems = list(_active_roots(word))
    elif word.startswith("di") and len(word) > 5:
        stems = [word[2:]]
    elif word.endswith("kan") and len(word) > 6:
        stems = [word]
    else:
        return word
    best, most = "", 0
    for stem in stems:
        for root in _suffixes(stem):
            seen = count(root, 0)
            if len(root) >= 3 and root not in _NO_ROOTS and seen > most and root != word:
                best, most = root, seen
    # A rare "root" under a common form is chance: *menang* is not *tang*.
    return f"me-{best}" if best and most * 50 >= count(word, 0) else word


def _without_clitics(word: str) -> str:
    count = indonesian().get
    for clitic in CLITICS:
        if word.endswith(clitic) and len(word) - len(clitic) >= 3:
            stem = word[: -len(clitic)]
            known = count(stem, 0)
            if clitic == "nya":
                return stem
            if known > count(word, 0):
                return stem
    return word


def _singular(word: str) -> str:
    """Undo reduplication: *hari-hari*, *tarik-menarik*, *bertukar-tukar*."""
    first, _, second = word.partition("-")
    if second.startswith(first) or first.endswith(second):
        return first
    if second.endswith(first):
        return second
    return word


@lru_cache(maxsize=1 << 14)
def lemma(word: str) -> str:
    """Return the lemma of a word form, in lower case; unknown forms come back lower-cased."""
    word = word.lower()
    if len(word) < 4 or word in _WHOLE:
        return word
    if "-" in word:
        word = _singular(word)
        if "-" in word:
            return word
    if word in _WHOLE:
        return word
    word = _without_clitics(word)
    return word if word in _WHOLE else _verb_root(word)


def other_voice(verb: str) -> list[str]:
    """Return *menggerebek* of *digerebek*, and what *digerebek* may be of *menggerebek*.

    For verbs whose root no text has, which :func:`lemma` leaves as they are.
    """
    if verb.startswith("di"):
        forms = [_active(verb[2:])]
    elif verb.startswith("me"):
        forms = [f"di{root}" for root in _active_roots(verb)]
    else:
        forms = []
    # *mereka* is not the active of *direka*.
    return [form for form in forms if indonesian().get(form, 0) < _FREQUENT]


def _active(root: str) -> str:
    first = root[:1]
    if first in _MELTED:
        return _MELTED[first] + root[1:]
    return ("me" if first in "lrwymn" else _NASALS.get(first, "meng")) + root
