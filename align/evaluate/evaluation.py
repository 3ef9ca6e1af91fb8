"""Score a corpus: every system, metric and breakdown, with what chance may have done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise, product
from typing import Literal, get_args

import numpy as np

from align.errors import InputError
from align.evaluate.corpus import Corpus
from align.evaluate.metrics.base import Array, Metric, Options
from align.evaluate.metrics.registry import DEFAULTS, make_metrics
from align.evaluate.significance import (
    Interval,
    bootstrap,
    bootstrap_p_value,
    interval,
    randomisation_p_value,
    randomise,
    sum_by,
)

Unit = Literal["segment", "document"]
Test = Literal["bootstrap", "randomisation"]
UNITS: tuple[Unit, ...] = get_args(Unit)
TESTS: tuple[Test, ...] = get_args(Test)

FEW_UNITS = 10
"""With fewer units than this, resampling says little."""

_MOST_GROUPS = 50
_DIGITS = "0123456789"
_NUMBER_OR_TEXT = re.compile(r"[0-9]+(?:\.[0-9]+)?|[^0-9]+")
_SHOWN = ("doc", "domain", "length", "flag", "status", "confidence")


@dataclass(frozen=True, slots=True)
class Resampling:
    """How chance is measured.

    Attributes:
        units: what is drawn; documents only where the corpus knows at least two.
        tests: how systems are compared with the baseline.
        samples: bootstrap samples; 0 leaves out intervals and the bootstrap test.
        trials: of approximate randomisation.
        seed: of the random numbers; the default is sacreBLEU's.
    """

    units: tuple[Unit, ...] = UNITS
    tests: tuple[Test, ...] = ("bootstrap",)
    samples: int = 1000
    trials: int = 10_000
    seed: int = 12345


@dataclass(frozen=True, slots=True)
class MetricInfo:
    """What a reader must know of a metric: its name, direction, signature and printed digits."""

    name: str
    higher_is_better: bool
    decimals: int
    signature: str

    @property
    def sign(self) -> int:
        """1, or -1 of an error rate: a difference times it is above zero for the better."""
        return 1 if self.higher_is_better else -1


@dataclass(frozen=True, slots=True)
class Score:
    """A corpus score, its details as sacreBLEU prints them, and its interval for each unit."""

    value: float
    details: str
    intervals: Mapping[Unit, Interval]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A system against the baseline.

    Attributes:
        baseline, system: their names.
        metric: its name.
        test, unit: how it was tested.
        units: how many units there were.
        difference: the system's score less the baseline's.
        p_value: how likely chance alone makes so great a difference, two-sided.
        interval: of the difference, from the bootstrap; None for randomisation.
    """

    baseline: str
    system: str
    metric: str
    test: Test
    unit: Unit
    units: int
    difference: float
    p_value: float
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Group:
    """Segments with one label.

    Attributes:
        label: its name.
        segments: how many.
        scores: of each system, by metric.
        intervals: likewise, by segment; empty without bootstrap samples or with many groups.
    """

    label: str
    segments: int
    scores: Mapping[str, Mapping[str, float]]
    intervals: Mapping[str, Mapping[str, Interval]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Scores by the groups of one dimension.  Groups of ``flag`` may overlap."""

    dimension: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that was measured.

    Attributes:
        corpus: what was scored.
        metrics: in the order asked for.
        scores: by system, then metric.
        comparisons: of each system but the baseline.
        breakdowns: one a dimension.
        segments: scores of single segments, by system, then metric, shape (segments,).
        notes: what a reader must know.
    """

    corpus: Corpus
    metrics: tuple[MetricInfo, ...]
    scores: Mapping[str, Mapping[str, Score]]
    comparisons: tuple[Comparison, ...]
    breakdowns: tuple[Breakdown, ...]
    segments: Mapping[str, Mapping[str, Array]]
    notes: tuple[str, ...]

    @property
    def baseline(self) -> str:
        """The first system."""
        return next(iter(self.corpus.systems))


def evaluate(
    corpus: Corpus,
    metrics: Sequence[str] = DEFAULTS,
    *,
    options: Options | None = None,
    resampling: Resampling | None = None,
    by: Sequence[str] | None = None,
) -> Evaluation:
    """Score every system of ``corpus`` and compare each with the first.

    Args:
        corpus: what to score.
        metrics: names of ``align.evaluate.metrics.registry.METRICS``.
        options: how metrics are computed.
        resampling: how chance is measured.
        by: dimensions of breakdowns; if None, those of document, domain, length, flag, status and
            confidence that the corpus has and that do not fall into one or countless groups.

    Raises:
        InputError: a metric or dimension is unknown, or documents are asked for but not known.
    """
    options = options or Options()
    resampling = resampling or Resampling()
    dimensions = _dimensions(corpus, by)
    made = make_metrics(metrics, corpus, options)
    table = _Table(corpus, made)
    units, notes = _units(corpus, resampling)
    drawn = _drawn(corpus, resampling) if units else {}
    samples = {unit: table.bootstrap(groups, resampling) for unit, groups in units.items()}
    scores = table.scores(samples)
    return Evaluation(
        corpus=corpus,
        metrics=tuple(
            MetricInfo(m.name, m.higher_is_better, m.decimals, m.signature(drawn)) for m in made
        ),
        scores=scores,
        comparisons=tuple(table.compare(scores, units, samples, resampling)),
        breakdowns=tuple(table.break_down(name, resampling) for name in dimensions),
        segments=table.segments(),
        notes=(*corpus.notes, *notes),
    )


Samples = Mapping[str, Mapping[str, Array]]
"""Scores of bootstrap samples by system and metric, each of shape (samples,)."""


class _Table:
    """The sufficient statistics of all systems and metrics side by side."""

    def __init__(self, corpus: Corpus, metrics: Sequence[Metric]) -> None:
        self._corpus = corpus
        self._metrics = metrics
        blocks = [m.statistics(texts) for texts in corpus.systems.values() for m in metrics]
        bounds = list(accumulate((block.shape[1] for block in blocks), initial=0))
        slices = iter(slice(a, b) for a, b in pairwise(bounds))
        self._columns = {
            system: {m.name: next(slices) for m in metrics} for system in corpus.systems
        }
        self._statistics: Array = np.hstack(blocks)

    def bootstrap(self, groups: Sequence[str] | None, resampling: Resampling) -> Samples:
        """Return the scores of bootstrap samples of segments, or of groups of them."""
        if not resampling.samples:
            return {}
        drawn = bootstrap(self._grouped(groups), resampling.samples, resampling.seed)
        return self._score(drawn)

    def scores(self, samples: Mapping[Unit, Samples]) -> dict[str, dict[str, Score]]:
        """Return the corpus scores with an interval for each unit that was sampled."""
        result: dict[str, dict[str, Score]] = {}
        for system, columns in self._columns.items():
            result[system] = {}
            for metric in self._metrics:
                value, details = metric.score(self._statistics[:, columns[metric.name]])
                intervals = {
                    unit: interval(drawn[system][metric.name])
                    for unit, drawn in samples.items()
                    if drawn
                }
                result[system][metric.name] = Score(value, details, intervals)
        return result

    def segments(self) -> dict[str, dict[str, Array]]:
        """Return the scores of single segments."""
        return {
            system: {
                m.name: m.segment_scores(self._statistics[:, columns[m.name]])
                for m in self._metrics
            }
            for system, columns in self._columns.items()
        }

    def compare(
        self,
        scores: Mapping[str, Mapping[str, Score]],
        units: Mapping[Unit, Sequence[str] | None],
        samples: Mapping[Unit, Samples],
        resampling: Resampling,
    ) -> Iterator[Comparison]:
        """Yield all comparisons with the first system."""
        baseline, *systems = self._columns
        for (unit, groups), system in product(units.items(), systems):
            grouped = self._grouped(groups)
            drawn = samples[unit]
            shuffled = (
                self._randomise(grouped, baseline, system, resampling)
                if "randomisation" in resampling.tests
                else {}
            )
            for metric, test in product(scores[system], resampling.tests):
                difference = scores[system][metric].value - scores[baseline][metric].value
                # By segment the figures are to be sacreBLEU's, which does not count ties.
                ties = unit == "document"
                bounds = None
                if test == "randomisation":
                    p_value = randomisation_p_value(*shuffled[metric], difference, ties=ties)
                elif drawn:
                    theirs, ours = drawn[baseline][metric], drawn[system][metric]
                    p_value = bootstrap_p_value(theirs, ours, difference, ties=ties)
                    bounds = interval(ours - theirs)
                else:
                    continue
                yield Comparison(
                    baseline=baseline,
                    system=system,
                    metric=metric,
                    test=test,
                    unit=unit,
                    units=len(grouped),
                    difference=difference,
                    p_value=p_value,
                    interval=bounds,
                )

    def break_down(self, dimension: str, resampling: Resampling) -> Breakdown:
        """Return the scores of each group of a dimension."""
        rows: dict[str, list[int]] = {}
        for row, labels in enumerate(self._corpus.labels[dimension]):
            for label in labels:
                rows.setdefault(label, []).append(row)
        names = sorted(rows, key=_natural)
        scored = self._score(np.stack([self._statistics[rows[name]].sum(0) for name in names]))
        groups = [
            Group(
                name,
                len(rows[name]),
                {
                    system: {metric: float(values[k]) for metric, values in scores.items()}
                    for system, scores in scored.items()
                },
                self._intervals(rows[name], resampling) if len(names) <= _MOST_GROUPS else {},
            )
            for k, name in enumerate(names)
        ]
        return Breakdown(dimension, tuple(groups))

    def _intervals(
        self, rows: Sequence[int], resampling: Resampling
    ) -> dict[str, dict[str, Interval]]:
        if not resampling.samples:
            return {}
        drawn = self._score(bootstrap(self._statistics[rows], resampling.samples, resampling.seed))
        return {
            system: {metric: interval(values) for metric, values in scores.items()}
            for system, scores in drawn.items()
        }

    def _grouped(self, groups: Sequence[str] | None) -> Array:
        return self._statistics if groups is None else sum_by(self._statistics, groups)

    def _score(self, sums: Array) -> dict[str, dict[str, Array]]:
        return {
            system: {m.name: m.scores(sums[:, columns[m.name]]) for m in self._metrics}
            for system, columns in self._columns.items()
        }

    def _randomise(
        self, grouped: Array, baseline: str, system: str, resampling: Resampling
    ) -> dict[str, tuple[Array, Array]]:
        theirs = np.r_[tuple(self._columns[baseline].values())]
        ours = np.r_[tuple(self._columns[system].values())]
        first, second = randomise(
            grouped[:, theirs], grouped[:, ours], resampling.trials, resampling.seed
        )
        start, result = 0, {}
        for metric in self._metrics:
            columns = self._columns[system][metric.name]
            here = slice(start, start := start + columns.stop - columns.start)
            result[metric.name] = metric.scores(first[:, here]), metric.scores(second[:, here])
        return result


def _units(
    corpus: Corpus, resampling: Resampling
) -> tuple[dict[Unit, Sequence[str] | None], list[str]]:
    units: dict[Unit, Sequence[str] | None] = {}
    notes = []
    for unit in resampling.units:
        if unit == "segment":
            units[unit] = None
            count = len(corpus)
        elif (count := len(set(corpus.documents))) > 1:
            units[unit] = corpus.documents
        elif resampling.units == ("document",):
            raise InputError(
                "resampling by document needs the documents of at least two; give --docids, or "
                "a TSV with a doc column"
            )
        else:
            continue
        if count < FEW_UNITS and (resampling.samples or len(corpus.systems) > 1):
            notes.append(
                f"only {count} {unit}s: too few for intervals and p-values by {unit} to be trusted"
            )
    return units, notes


def _dimensions(corpus: Corpus, by: Sequence[str] | None) -> list[str]:
    if by is None:
        groups = {name: {g for row in rows for g in row} for name, rows in corpus.labels.items()}
        return [d for d in _SHOWN if 1 < len(groups.get(d, ())) <= _MOST_GROUPS]
    for name in by:
        if name not in corpus.labels:
            known = ", ".join(corpus.labels) or "none"
            raise InputError(f"no dimension {name!r} to break down by; there are: {known}")
    return list(dict.fromkeys(by))


def _drawn(corpus: Corpus, resampling: Resampling) -> dict[str, int]:
    drawn = {"bs": resampling.samples} if resampling.samples else {}
    if "randomisation" in resampling.tests and len(corpus.systems) > 1:
        drawn["ar"] = resampling.trials
    return {**drawn, "seed": resampling.seed} if drawn else {}


def _natural(label: str) -> list[tuple[bool, float, str]]:
    # Numbers inside labels go by value: 0-9 before 10-19, d2 before d10.
    parts = _NUMBER_OR_TEXT.findall(label)
    return [(False, float(p), "") if p[0] in _DIGITS else (True, 0.0, p) for p in parts]
