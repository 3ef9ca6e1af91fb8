"""ORTHO: spellings that the Indonesian standard does not have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from align.flag.base import Candidate, FlagType, Row, SourceDetector
from align.resources import corpus_dir
from align.text.table import read_table


class Orthography(SourceDetector):
    """Non-standard forms from a list.

    They are more frequent in native text than in translations: no sign of a machine.
    """

    flags = (
        FlagType(
            "ORTHO",
            "a non-standard spelling",
            "Fluency > Spelling",
            "minor",
            evidence=False,
            weighed=False,
        ),
    )

    @cached_property
    def _standard(self) -> dict[str, str]:
        path = corpus_dir() / "lexicon" / "spelling.tsv"
        return {row["wrong"]: row["right"] for _, row in read_table(path)}

    @cached_property
    def _pairs(self) -> frozenset[str]:
        """The first words of the forms of two words."""
        return frozenset(form.partition(" ")[0] for form in self._standard if " " in form)

    def row_candidates(self, number: int, row: Row) -> Iterator[Candidate]:
        """Yield the listed words and pairs of words of a row."""
        tokens, standard = row.tokens, self._standard
        words, pairs = tokens.lowers, self._pairs
        for at, word in enumerate(words):
            size = 1
            right = standard.get(word)
            if right is None and word in pairs and at + 1 < len(words):
                size, right = 2, standard.get(f"{word} {words[at + 1]}")
            if right is None:
                continue
            start, end = tokens.starts[at], tokens.ends[at + size - 1]
            span = row.source[start:end]
            if span.isupper() or (at and span[0].isupper() and "-" in span):
                continue
            yield Candidate(
                "ORTHO",
                number,
                start,
                end,
                0.8,
                f"the standard spelling is {right}",
                right.capitalize() if span[0].isupper() else right,
                "list of non-standard forms",
            )
