"""Running the detectors over documents and pairs, and deciding which candidates become flags."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from align.document import SIDES, Document, Flag, Pair
from align.flag import blame
from align.flag.base import Candidate, Context, Detector
from align.flag.config import Options
from align.flag.likelihood import Likelihood, machine_translated
from align.flag.pieces import Pieces
from align.flag.registry import DETECTORS, FLAGS
from align.flag.style import strangeness

# Two flags of one family on overlapping spans say the same thing twice: the surer one stays.
_FAMILIES = {
    flag: family
    for family, flags in {
        "words": (
            "IDIOM-CALQUE COLLOC-CALQUE WRONG-SENSE MEANING-FLIP ENTITY-LITERAL ENTITY-TITLE "
            "GRAM-CALQUE PREP-CALQUE"
        ),
        "stops": "BROKEN-SENT REL-WH",
        "denials": "PAIR-NEGATION PAIR-FLIP",
    }.items()
    for flag in flags.split()
}
# How far the document's own likelihood of being machine-translated moves the log odds of each
# candidate: at most so much up in a translated document, down in another.
_RAISE, _LOWER = 1.75, 1.0
# Below this likelihood no candidate of a doubtful detector reaches its threshold.
_SUSPECT = 0.5
# How sure it must be that a text names an English source.
_NAMED = 0.5


class Flagger:
    """The detectors of a run, made once and used for many documents."""

    def __init__(self, options: Options | None = None) -> None:
        self.options = options or Options()
        self._detectors: tuple[Detector, ...] = tuple(
            detector(self.options)
            for detector in DETECTORS
            if any(self.options.wants(flag.id) for flag in detector.flags)
        )

    def flag(self, context: Context) -> list[list[Flag]]:
        """Return the flags of every row, each sorted by side, start, end and id."""
        return self.judge(context)[0]

    def judge(self, context: Context) -> tuple[list[list[Flag]], Likelihood]:
        """Return the flags of every row, and how likely the document is machine-translated."""
        pieces = Pieces(context)
        flags, likelihood = self._judge(pieces.context)
        return pieces.joined(flags), likelihood

    def _judge(self, context: Context) -> tuple[list[list[Flag]], Likelihood]:
        candidates = self._candidates(context, doubtful=False)
        speaking: list[list[Candidate]] = [[] for _ in context.rows]
        for candidate in candidates:
            if _speaks(candidate):
                speaking[candidate.row].append(candidate)
        speaking = [_without_echoes(row) for row in speaking]
        likelihood = machine_translated(
            (candidate for row in speaking for candidate in row),
            sum(row.prose for row in context.rows),
            strangeness(row.tokens.lowers for row in context.rows if row.prose),
            origin=any(one.flag == "ORIGIN-WIRE" and one.score >= _NAMED for one in candidates),
        )
        known = self.options.machine
        if known or likelihood.probability > _SUSPECT or self.options.threshold:
            candidates += self._candidates(context, doubtful=True)
        kept: list[list[Candidate]] = [[] for _ in context.rows]
        for candidate in candidates:
            vouched = _vouched(candidate, speaking[candidate.row])
            prior = 1.0 if known else likelihood.without(vouched)
            decided = self._decide(candidate, context, prior)
            if decided is not None:
                kept[decided.row].append(decided)
        decided_rows = [_without_echoes(row) for row in kept]
        if self.options.wants(blame.FLAG.id):
            for number, row in enumerate(context.rows):
                for candidate in list(blame.blamed(number, row, decided_rows[number])):
                    prior = 1.0 if known else likelihood.probability
                    decided = self._decide(candidate, context, prior)
                    if decided is not None:
                        decided_rows[number].append(decided)
        return [
            [self._flag(one) for one in sorted(row, key=_place)] for row in decided_rows
        ], likelihood

    def _candidates(self, context: Context, *, doubtful: bool) -> list[Candidate]:
        return [
            candidate
            for detector in self._detectors
            if detector.doubtful == doubtful
            for candidate in detector.candidates(context)
            if self.options.wants(candidate.flag)
        ]

    def _decide(self, candidate: Candidate, context: Context, prior: float) -> Candidate | None:
        kind = FLAGS[candidate.flag]
        score = candidate.score
        if self.options.prior and kind.weighed and candidate.side == "source":
            lean = 2 * prior - 1
            score = _moved(score, lean * (_RAISE if lean > 0 else _LOWER))
        if score < self.options.threshold.get(candidate.flag, kind.threshold):
            return None
        row = context.rows[candidate.row]
        text = {"draft": row.draft, "reference": row.reference}.get(candidate.side, row.source)
        if (candidate.flag, text[candidate.start : candidate.end]) in self.options.ignore:
            return None
        return replace(candidate, score=score)

    def _flag(self, candidate: Candidate) -> Flag:
        default = candidate.severity or FLAGS[candidate.flag].severity
        return Flag(
            id=candidate.flag,
            side=candidate.side,
            start=candidate.start,
            end=candidate.end,
            severity=self.options.severity.get(candidate.flag, default),
            message=candidate.message,
            suggestion=candidate.suggestion,
            evidence=candidate.evidence,
            english=candidate.english,
            confidence=round(candidate.score, 3),
        )


def _speaks(candidate: Candidate) -> bool:
    """Tell whether a candidate is sure enough to speak for machine translation."""
    kind = FLAGS[candidate.flag]
    return kind.evidence and candidate.side == "source" and candidate.score >= kind.threshold


def _vouched(candidate: Candidate, speaking: Sequence[Candidate]) -> float:
    """Return how much of a row's evidence lies where a candidate does, so is no other evidence."""
    return sum(
        one.score
        for one in speaking
        if one.start < candidate.end and candidate.start < one.end and candidate.side == one.side
    )


def _moved(score: float, log_odds: float) -> float:
    if not 0 < score < 1:
        return score
    return 1 / (1 + math.exp(-math.log(score / (1 - score)) - log_odds))


def _without_echoes(candidates: list[Candidate]) -> list[Candidate]:
    """Keep the best of candidates that overlap and say the same, sorted by place."""
    candidates.sort(key=lambda one: (-one.score, one.start - one.end, one.start, one.flag))
    kept: list[Candidate] = []
    for one in candidates:
        family = _FAMILIES.get(one.flag, one.flag)
        if not any(
            one.side == other.side
            and one.start < max(other.end, other.start + 1)
            and other.start < max(one.end, one.start + 1)
            and family == _FAMILIES.get(other.flag, other.flag)
            for other in kept
        ):
            kept.append(one)
    return sorted(kept, key=_place)


def _place(one: Candidate) -> tuple[int, int, int, str]:
    return SIDES.index(one.side), one.start, one.end, one.flag


def flag_document(document: Document, flagger: Flagger | None = None) -> list[list[Flag]]:
    """Flag the segments of a split document.

    Args:
        document: with segments.
        flagger: detectors that were made before; None takes them as they are by default.

    Returns:
        One list of flags a segment, in their order; offsets are in the segment's text.
    """
    return (flagger or Flagger()).flag(Context.of_document(document))


def flag_pairs(pairs: Iterable[Pair], flagger: Flagger | None = None) -> Iterator[Pair]:
    """Flag pairs, one document at a time; pairs of a document must follow one another.

    Args:
        pairs: of any number of documents.
        flagger: as in ``flag_document``.

    Yields:
        The pairs with their flags replaced.
    """
    flagger = flagger or Flagger()
    for _, group in groupby(pairs, key=lambda pair: pair.doc):
        document = list(group)
        for pair, flags in zip(document, flagger.flag(Context.of_pairs(document)), strict=True):
            yield replace(pair, flags=tuple(flags))
