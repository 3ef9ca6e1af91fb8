"""Base of detectors that are a table of regular expressions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from align.document import Severity
from align.flag.base import Candidate, Context, FlagType, Row, SourceDetector, grams

# A construction that starts a row holds its trigger within so many characters.
_NEAR_START = 60


@dataclass(frozen=True)
class Rule:
    r"""A construction and what to say about it.

    Attributes:
        pattern: searched in the segment, case-sensitive; the group ``span`` narrows the span.
        score: confidence of a match, 0 to 1.
        message: one sentence for a person.
        english: the likely original; may refer to groups (``\g<verb>``).
        suggestion: the repair; may refer to groups.
        trigger: lower-case texts, separated by ``|``, without any of which the pattern is not
            tried.  Saves time.
        severity: overrides the flag's default.
        flag: overrides the detector's first flag.
    """

    pattern: str
    score: float
    message: str
    english: str = ""
    suggestion: str = ""
    trigger: str = ""
    severity: Severity | None = None
    flag: str = ""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern, compiled when first used."""
        return re.compile(self.pattern)

    @cached_property
    def triggers(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """The texts of ``trigger``, each with its grams; one empty text: always try the pattern."""
        return tuple((text, grams(text)) for text in self.trigger.split("|"))


def _places(rule: Rule, context: Context) -> dict[int, int]:
    """Return the rows that hold a trigger of a rule, with where the first of them stands there."""
    lower, starts, known = context.lower, context.line_starts, context.grams
    places: dict[int, int] = {}
    for trigger, needed in rule.triggers:
        if not trigger:
            return dict.fromkeys(range(len(context.rows)), 0)
        if not needed <= known:
            continue
        at = lower.find(trigger)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            places.setdefault(number, at - starts[number])
            at = lower.find(trigger, starts[number + 1])
    return places


class RuleDetector(SourceDetector):
    """Reports the matches of ``rules`` in rows of running text.

    Attributes:
        rules: each is tried on each row.
        headings: whether headings are searched too.
        boilerplate: whether what is no part of the text is searched too.
    """

    flags: tuple[FlagType, ...] = ()
    rules: ClassVar[tuple[Rule, ...]] = ()
    headings: ClassVar[bool] = True
    boilerplate: ClassVar[bool] = False

    def candidates(self, context: Context) -> Iterator[Candidate]:
        """Yield the matches of every rule in the rows that hold a trigger of it."""
        for rule in self.rules:
            for number, place in sorted(_places(rule, context).items()):
                row = context.rows[number]
                if row.kind == "boilerplate":
                    searched = self.boilerplate
                else:
                    searched = row.prose or self.headings
                if row.source and searched:
                    yield from self._found(number, row, rule, place)

    def _found(self, number: int, row: Row, rule: Rule, place: int) -> Iterator[Candidate]:
        """Yield the matches of a rule in a row that holds a trigger at ``place``."""
        for match in self._matches(rule, row, place):
            group = "span" if "span" in match.re.groupindex else 0
            start, end = match.span(group)
            yield Candidate(
                flag=rule.flag or self.flags[0].id,
                row=number,
                start=start,
                end=end,
                score=rule.score,
                message=rule.message,
                suggestion=match.expand(rule.suggestion),
                evidence=f"pattern: “{match[0]}”",
                english=match.expand(rule.english),
                severity=rule.severity,
            )

    @staticmethod
    def _matches(rule: Rule, row: Row, place: int) -> Iterator[re.Match[str]]:
        """Yield the matches, also one whose first letter is a capital for starting the row."""
        yield from rule.regex.finditer(row.source)
        opened, at = row.opened
        if opened and place < at + _NEAR_START:
            match = rule.regex.match(opened, at)
            if match:
                yield match
