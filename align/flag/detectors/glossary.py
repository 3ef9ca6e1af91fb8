"""PAIR-GLOSSARY: a term not rendered as the user's glossary has it.

The glossary is a TSV with a header row: ``source``, ``target`` (accepted renderings separated by
``|``; ``=`` for "do not translate"), and, if wanted, ``forbidden`` (renderings separated by ``|``).
Drafting obeys the same file (``align.translate.dictionary``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from align.document import Side
from align.flag.base import Candidate, FlagType, PairDetector, Row
from align.text.terms import Terms, english_words, read_terms, renders


def _spans(phrase: str, text: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\w){re.escape(phrase)}(?:s|es|'s|’s)?(?!\w)", text, re.IGNORECASE)


class Glossary(PairDetector):
    """Terms required or forbidden by a glossary, found by lemma in the source."""

    flags = (
        FlagType(
            "PAIR-GLOSSARY",
            "a term not rendered as the glossary has it",
            "Terminology > Wrong term",
            "major",
            sides=("source", "draft", "reference"),
            evidence=False,
            weighed=False,
        ),
    )

    @cached_property
    def _terms(self) -> Terms | None:
        path = self.options.glossary
        return Terms(read_terms(path), names=True) if path else None

    def pair_candidates(
        self, number: int, row: Row, side: Side, target: str
    ) -> Iterator[Candidate]:
        """Yield source terms without an accepted rendering, and forbidden renderings."""
        if self._terms is None:
            return
        found = self._terms.find(row.tokens)
        words = english_words(target) if found else []
        for start, end, term in found:
            evidence = f"glossary: {term.source} = {' | '.join(term.targets)}"
            wrong = next(filter(None, (_spans(one, target) for one in term.forbidden)), None)
            if wrong:
                yield Candidate(
                    "PAIR-GLOSSARY",
                    number,
                    *wrong.span(),
                    0.95,
                    f"“{wrong[0]}” is forbidden for “{term.source}”",
                    "; ".join(term.targets),
                    evidence,
                    side=side,
                )
            elif term.targets and not renders(words, term):
                yield Candidate(
                    "PAIR-GLOSSARY",
                    number,
                    start,
                    end,
                    0.85,
                    f"“{term.source}” is not rendered as the glossary has it",
                    "; ".join(term.targets),
                    evidence,
                    side="source",
                )
