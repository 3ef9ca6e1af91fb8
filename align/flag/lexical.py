"""Base of detectors that look phrases up in a lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from align.flag.base import Candidate, Context, FlagType, Row, SourceDetector
from align.flag.lexicon import read_lexicon
from align.flag.phrases import Match, PhraseMatcher
from align.resources import corpus_dir
from align.uncollected import uncollected

# A document about tennis holds more than one word that cues the tennis sense.
_DISTANT_CUES = 3
_DISTANT_WEIGHT = 0.65


_FILES = (
    "idioms.tsv",
    "calques.tsv",
    "collocations.tsv",
    "wrong_sense.tsv",
    "entities.tsv",
    "verbs.tsv",
    "frames.tsv",
    "renderings.tsv",
)

_Found = list[tuple[int, Match]]


@cache
@uncollected()
def _compiled() -> tuple[PhraseMatcher, dict[int, str]]:
    """Compile all lexicons into one, to walk through a text once; tell whose entry is whose."""
    folder = corpus_dir() / "lexicon"
    owners = [(entry, file) for file in _FILES for entry in read_lexicon(folder / file)]
    return PhraseMatcher(entry for entry, _ in owners), {id(entry): file for entry, file in owners}


def _found(context: Context) -> dict[str, _Found]:
    """Return the matches in a document by lexicon, with the number of their row."""
    found: dict[str, _Found] | None = context.shared.get("phrases")
    if found is None:
        matcher, owners = _compiled()
        found = context.shared["phrases"] = {file: [] for file in _FILES}
        for number, row in enumerate(context.rows):
            if row.source and row.kind != "boilerplate":
                for match in matcher.matches(row.tokens):
                    found[owners[id(match.entry)]].append((number, match))
    return found


class LexiconDetector(SourceDetector):
    """Reports the phrases of the lexicons in ``files``, read when first used.

    Attributes:
        flags: the first is the flag of entries that name none.
        files: names in ``corpus/lexicon``.
        message: with ``{span}`` and ``{english}``.
        score: the most that a match may count.
        distant: how sure an entry must be for cues far away to do.
    """

    flags: tuple[FlagType, ...] = ()
    files: ClassVar[tuple[str, ...]] = ()
    message: ClassVar[str] = "“{span}” renders “{english}” word by word"
    score: ClassVar[float] = 1.0
    distant: ClassVar[float] = 0.0

    def candidates(self, context: Context) -> Iterator[Candidate]:
        """Yield the matches of every row.

        A match without a cue near it counts less, and only if the document holds other cues.
        """
        matcher, _ = _compiled()
        distant: dict[int, int] = {}
        found = _found(context)
        for number, match in (one for file in self.files for one in found[file]):
            score = min(match.entry.score, self.score)
            if not match.cued:
                if match.entry.score < self.distant:
                    continue
                key = id(match.entry)
                if key not in distant:
                    distant[key] = matcher.distant_cues(match.entry, context.vocabulary)
                if distant[key] < _DISTANT_CUES:
                    continue
                score *= _DISTANT_WEIGHT
            yield self._candidate(number, context.rows[number], match, score)

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
