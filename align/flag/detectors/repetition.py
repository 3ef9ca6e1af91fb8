"""PAIR-REPETITION: the draft says a word or phrase again and again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.document import Side
from align.flag.base import Candidate, FlagType, PairDetector, Row

_DOUBLED = re.compile(
    r"\b(?!(?:had|that|very|bye|no|so|ha|many|long|far|much|really|well|now|there|never|blah)\b)"
    r"(?P<word>[a-z]{2,}) (?P=word)\b(?!-)",
    re.IGNORECASE,
)
_LOOP = re.compile(
    r"(?<![\w’'-])(?P<phrase>(?:[\w’'-]++[ ,]++){1,6}?)(?P=phrase){2,}", re.IGNORECASE
)
# A phrase that begins with a mark is not tried: behind a gap it would have to begin at a \b.
_AGAIN = re.compile(
    r"(?<![\w’'-])(?P<phrase>(?=\w)(?:[\w’'-]++ ){4,40}[\w’'-]+)\b.{0,12}\b(?P=phrase)\b",
    re.IGNORECASE,
)


class Repetition(PairDetector):
    """Doubled words and loops of the decoder that the source does not have."""

    flags = (
        FlagType(
            "PAIR-REPETITION",
            "a word or phrase repeated in the draft",
            "Accuracy > Addition > Repetition",
            "major",
            sides=("draft", "reference"),
            evidence=False,
            weighed=False,
        ),
    )

    def pair_candidates(
        self, number: int, row: Row, side: Side, target: str
    ) -> Iterator[Candidate]:
        """Yield the longest repetition."""
        if _LOOP.search(row.source) or _AGAIN.search(row.source):
            return
        for regex, score in ((_LOOP, 0.9), (_AGAIN, 0.75), (_DOUBLED, 0.8)):
            match = regex.search(target)
            if match:
                group = match.groupdict()
                phrase = (group.get("phrase") or group.get("word") or "").strip(" ,")
                yield Candidate(
                    "PAIR-REPETITION",
                    number,
                    *match.span(),
                    score,
                    f"“{phrase}” is repeated",
                    phrase,
                    "not so in the source",
                    side=side,
                )
                return
