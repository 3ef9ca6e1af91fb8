"""PAIR-NAME: a name of the source that the other side does not have, or spells otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from align.document import Side
from align.flag.base import Candidate, FlagType, PairDetector, Row
from align.flag.homophone import homophone_key, plain, romanised
from align.text.words import indonesian

_CAPITALISED = re.compile(r"[A-Z][\w’'-]*+")
_LOWER = re.compile(r"[a-z]")
# A capitalised word more frequent than this in Indonesian has a translation of its own.
_COMMON = 40
_SHORTEST = 4


class LostNames(PairDetector):
    """Foreign names in the middle of a sentence, looked for on the other side."""

    flags = (
        FlagType(
            "PAIR-NAME",
            "a name lost or changed on the other side",
            "Accuracy > Mistranslation > Named entity",
            "major",
            sides=("draft", "reference", "source"),
            evidence=False,
            weighed=False,
        ),
    )

    def pair_candidates(
        self, number: int, row: Row, side: Side, target: str
    ) -> Iterator[Candidate]:
        """Yield names that have no equal: with a near spelling there, or with none."""
        theirs = {plain(match[0]): match for match in _names(target)}
        forms = {romanised(name) for name in theirs} | {
            plain(w) for w in re.findall(r"\w+", target)
        }
        for match in _names(row.source):
            name = match[0]
            if match.start() == 0 or len(name) < _SHORTEST or "-" in name:
                continue
            bare = re.sub(r"(?:-?nya)$", "", name)
            low = plain(bare)
            if indonesian().get(low, 0) > _COMMON or low in forms or romanised(bare) in forms:
                continue
            if any(_cognate(low, other) for other in theirs):
                continue
            near = self._near(low, theirs) if indonesian().get(low, 0) <= 2 else None
            if near is not None:
                yield Candidate(
                    "PAIR-NAME",
                    number,
                    *near.span(),
                    0.75,
                    f"the source spells {bare}",
                    bare,
                    f"source: {bare}",
                    side=side,
                )
            elif indonesian().get(low, 0) <= 2:
                yield Candidate(
                    "PAIR-NAME",
                    number,
                    match.start(),
                    match.start() + len(bare),
                    0.65,
                    f"{bare} is not in the {side}",
                    evidence="no word there is spelled or sounds like it",
                    side="source",
                )

    @staticmethod
    def _near(name: str, theirs: dict[str, re.Match[str]]) -> re.Match[str] | None:
        key = homophone_key(name)
        for other, match in theirs.items():
            distance = OSA.distance(name, other)
            if (distance <= 2 and len(name) >= 5) or (len(key) > 2 and homophone_key(other) == key):
                return match
        return None


def _cognate(one: str, other: str) -> bool:
    """Tell whether two words are one in the spellings of two languages: *Emirat*, *Emirates*."""
    one, other = (word.replace("k", "c").replace("f", "ph") for word in (one, other))
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if shared is None:
        return abs(len(one) - len(other)) <= 4
    return shared >= 5 and max(len(one), len(other)) - shared <= 2


def _names(text: str) -> Iterator[re.Match[str]]:
    """Yield the words with a capital, from it on, that have a small letter behind it."""
    return (m for m in _CAPITALISED.finditer(text) if _LOWER.search(m[0]))
