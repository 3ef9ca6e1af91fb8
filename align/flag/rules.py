"""Base of detectors that are a table of regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from align.document import Severity
from align.flag.base import Candidate, Context, FlagType, Row, SourceDetector

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
    def triggers(self) -> tuple[str, ...]:
        """The texts of ``trigger``; one empty text when the pattern is always tried."""
        return tuple(self.trigger.split("|"))

    def place(self, lower: str) -> int:
        """Return where the first of the triggers that ``lower`` holds stands, -1 without any."""
        return _place(lower, self.triggers)


def _place(lower: str, triggers: Iterable[str]) -> int:
    for trigger in triggers:
        if (at := lower.find(trigger)) >= 0:
            return at
    return -1


class RuleDetector(SourceDetector):
    """Reports the matches of ``rules`` in rows of running text.

    Attributes:
        rules: each is tried on each row.
        headings: whether headings are searched too.
    """

    flags: tuple[FlagType, ...] = ()
    rules: ClassVar[tuple[Rule, ...]] = ()
    headings: ClassVar[bool] = True

    def candidates(self, context: Context) -> Iterator[Candidate]:
        """Yield the matches of every rule whose trigger the document holds, row by row."""
        rules = [
            (rule, present)
            for rule in self.rules
            if (present := [one for one in rule.triggers if one in context.lower])
        ]
        if rules:
            for number, row in enumerate(context.rows):
                if row.source and row.kind != "boilerplate" and (row.prose or self.headings):
                    yield from self._found(number, row, rules)

    def _found(
        self, number: int, row: Row, rules: Sequence[tuple[Rule, Sequence[str]]]
    ) -> Iterator[Candidate]:
        """Yield the matches in a row of rules, each with the triggers its document holds."""
        lower = row.lower
        for rule, triggers in rules:
            place = _place(lower, triggers)
            if place < 0:
                continue
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
