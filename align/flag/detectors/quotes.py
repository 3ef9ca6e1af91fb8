"""QUOTE-BROKEN: quotation marks that do not pair up, speech that lost them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.flag.base import Candidate, Context, FlagType, Row, SourceDetector

_OPEN, _CLOSE = "“", "”"
# A quotation rarely runs on for longer; an opening mark further back was left open by mistake.
_LONGEST_QUOTATION = 8
_FIRST_PERSON = re.compile(r"\b(?:[Ss]aya|[Kk]ami)\b")
_ATTRIBUTED = re.compile(
    r"\b(?:dan|kemudian|lalu) (?:dia|ia) (?:berkata|mengatakan|menambahkan), “"
)
# So many closing marks, most of them unopened, are no accident.
_HABIT = 8


class Quotes(SourceDetector):
    """Follows the curly quotation marks of a document from row to row."""

    flags = (
        FlagType(
            "QUOTE-BROKEN",
            "quotation marks unbalanced, a quotation split, or speech outside the marks",
            "Fluency > Punctuation",
            "major",
            evidence=False,
        ),
    )

    def candidates(self, context: Context) -> Iterator[Candidate]:
        """Yield closing marks that nothing opened, and opening marks that nothing closes."""
        if self._one_mark_for_both(context):
            return
        opened: tuple[int, int] | None = None
        for number, row in enumerate(context.rows):
            if not row.prose:
                continue
            text = row.source
            if _OPEN not in text and _CLOSE not in text:
                continue
            if opened and number - opened[0] > _LONGEST_QUOTATION:
                opened = None
            last_opened = 0
            for place, mark in enumerate(text):
                if mark == _OPEN:
                    if opened is not None and opened[0] == number:
                        yield self._candidate(
                            number, opened[1], place + 1, 0.6, "this quotation is never closed"
                        )
                    opened = (number, place)
                elif mark == _CLOSE:
                    if opened is None and not self._inch(text, place):
                        yield self._candidate(
                            number,
                            last_opened,
                            place + 1,
                            0.65,
                            "a quotation ends here that did not begin",
                        )
                    opened = None
                    last_opened = max(text.rfind(_OPEN, 0, place), 0)
            yield from self._lost(number, row)

    @staticmethod
    def _one_mark_for_both(context: Context) -> bool:
        """Tell whether the typist opened quotations with the closing mark too: a habit."""
        opening = sum(row.source.count(_OPEN) for row in context.rows)
        closing = sum(row.source.count(_CLOSE) for row in context.rows)
        return closing >= _HABIT and closing > 1.5 * opening

    @staticmethod
    def _inch(text: str, place: int) -> bool:
        return place > 0 and text[place - 1].isdigit()

    def _lost(self, number: int, row: Row) -> Iterator[Candidate]:
        """Yield speech in the first person before a quotation that continues it."""
        match = _ATTRIBUTED.search(row.source)
        if not match:
            return
        before = row.source[: match.start()]
        if _OPEN in before or _CLOSE in before:
            return
        person = _FIRST_PERSON.search(before)
        if person:
            yield self._candidate(
                number,
                person.start(),
                match.start(),
                0.75,
                "direct speech without quotation marks: first person outside the quotation",
            )

    @staticmethod
    def _candidate(number: int, start: int, end: int, score: float, message: str) -> Candidate:
        return Candidate(
            "QUOTE-BROKEN", number, start, end, score, message, evidence="“ and ” do not pair up"
        )
