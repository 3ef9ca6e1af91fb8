"""Base of detectors that look phrases up in a lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from align.flag.base import Candidate, Context, FlagType, Row, SourceDetector
from align.flag.lexicon import read_lexicon
from align.flag.phrases import Match, PhraseMatcher
from align.resources import corpus_dir

# A document about tennis holds more than one word that cues the tennis sense.
_DISTANT_CUES = 3
_DISTANT_WEIGHT = 0.65


@cache
def _compiled(files: tuple[str, ...]) -> PhraseMatcher:
    folder = corpus_dir() / "lexicon"
    return PhraseMatcher([entry for file in files for entry in read_lexicon(folder / file)])


class LexiconDetector(SourceDetector):
    """Reports the phrases of the lexicons in ``files``, read when first used.

    Attributes:
        flags: the first is the flag of entries that name none.
        files: names in ``corpus/lexicon``.
        message: with ``{span}`` and ``{english}``.
    """

    flags: tuple[FlagType, ...] = ()
    files: ClassVar[tuple[str, ...]] = ()
    message: ClassVar[str] = "“{span}” renders “{english}” word by word"

    @property
    def matcher(self) -> PhraseMatcher:
        """The entries of all files, compiled once for all detectors."""
        return _compiled(self.files)

    def candidates(self, context: Context) -> Iterator[Candidate]:
        """Yield the matches of every row.

        A match without a cue near it counts less, and only if the document holds other cues.
        """
        distant: dict[int, int] = {}
        for number, row in enumerate(context.rows):
            if not row.source or row.kind == "boilerplate":
                continue
            for match in self.matcher.matches(row.tokens):
                score = match.entry.score
                if not match.cued:
                    key = id(match.entry)
                    if key not in distant:
                        distant[key] = self.matcher.distant_cues(match.entry, context.vocabulary)
                    if distant[key] < _DISTANT_CUES:
                        continue
                    score *= _DISTANT_WEIGHT
                yield self._candidate(number, row, match, score)

    def _candidate(self, number: int, row: Row, match: Match, score: float) -> Candidate:
        entry, tokens = match.entry, row.tokens
        start, end = tokens.starts[match.first], tokens.ends[match.last - 1]
        return Candidate(
            flag=entry.flag or self.flags[0].id,
            row=number,
            start=start,
            end=end,
            score=score,
            message=self.message.format(span=row.source[start:end], english=entry.english),
            suggestion=entry.suggestion,
            evidence=f"lexicon: {match.variant}" + (f" ({entry.meaning})" if entry.meaning else ""),
            english=entry.english,
            severity=entry.severity,
        )
