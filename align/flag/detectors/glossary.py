"""PAIR-GLOSSARY: a term not rendered as the user's glossary has it.

The glossary is a TSV with a header row: ``source``, ``target`` (accepted renderings separated by
``|``; ``=`` for "do not translate"), and, if wanted, ``forbidden`` (renderings separated by ``|``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from align.document import Side
from align.errors import InputError
from align.flag.base import Candidate, FlagType, PairDetector, Row
from align.flag.lexicon import Entry
from align.flag.phrases import PhraseMatcher
from align.text.table import read_table


@dataclass(frozen=True, slots=True)
class _Term:
    accepted: tuple[str, ...]
    forbidden: tuple[str, ...]


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
    def _terms(self) -> dict[str, _Term]:
        if self.options.glossary is None:
            return {}
        terms = {}
        for line, row in read_table(self.options.glossary):
            source = row.get("source", "").strip()
            if not source:
                raise InputError(
                    "no term: the table needs a header with source and target, and every row both",
                    path=str(self.options.glossary),
                    line=line,
                )
            accepted = tuple(part for part in row.get("target", "").split("|") if part)
            forbidden = tuple(part for part in row.get("forbidden", "").split("|") if part)
            accepted = tuple(source if part == "=" else part for part in accepted)
            terms[source] = _Term(accepted, forbidden)
        return terms

    @cached_property
    def _matcher(self) -> PhraseMatcher:
        return PhraseMatcher(Entry(english="", indonesian=(source,)) for source in self._terms)

    def pair_candidates(
        self, number: int, row: Row, side: Side, target: str
    ) -> Iterator[Candidate]:
        """Yield source terms without an accepted rendering, and forbidden renderings."""
        if not self._terms:
            return
        for match in self._matcher.matches(row.tokens):
            term = self._terms[match.variant]
            start, end = row.tokens.starts[match.first], row.tokens.ends[match.last - 1]
            evidence = f"glossary: {match.variant} = {' | '.join(term.accepted)}"
            wrong = next(filter(None, (_spans(one, target) for one in term.forbidden)), None)
            if wrong:
                yield Candidate(
                    "PAIR-GLOSSARY",
                    number,
                    *wrong.span(),
                    0.95,
                    f"“{wrong[0]}” is forbidden for “{match.variant}”",
                    "; ".join(term.accepted),
                    evidence,
                    side=side,
                )
            elif term.accepted and not any(_spans(one, target) for one in term.accepted):
                yield Candidate(
                    "PAIR-GLOSSARY",
                    number,
                    start,
                    end,
                    0.85,
                    f"“{match.variant}” is not rendered as the glossary has it",
                    "; ".join(term.accepted),
                    evidence,
                    side="source",
                )
