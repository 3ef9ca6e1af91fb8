"""Base of detectors that look phrases up in a lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from align.flag.base import Candidate, FlagType, Row, SourceDetector
from align.flag.lexicon import Entry, read_lexicon
from align.flag.phrases import PhraseMatcher
from align.resources import corpus_dir


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

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of all files, in order."""
        folder = corpus_dir() / "lexicon"
        return tuple(entry for file in self.files for entry in read_lexicon(folder / file))

    @cached_property
    def matcher(self) -> PhraseMatcher:
        """The entries, compiled."""
        return PhraseMatcher(self.entries)

    def row_candidates(self, number: int, row: Row) -> Iterator[Candidate]:
        """Yield a candidate for every match."""
        tokens = row.tokens
        for match in self.matcher.matches(tokens):
            entry = match.entry
            start, end = tokens.starts[match.first], tokens.ends[match.last - 1]
            yield Candidate(
                flag=entry.flag or self.flags[0].id,
                row=number,
                start=start,
                end=end,
                score=entry.score,
                message=self.message.format(span=row.source[start:end], english=entry.english),
                suggestion=entry.suggestion,
                evidence=f"lexicon: {match.variant}"
                + (f" ({entry.meaning})" if entry.meaning else ""),
                english=entry.english,
                severity=entry.severity,
            )
