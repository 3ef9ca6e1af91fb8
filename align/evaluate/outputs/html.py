"""One self-contained page with plots, to read and to send to someone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from align.evaluate.differences import largest_differences
from align.evaluate.evaluation import (
    FEW_UNITS,
    Breakdown,
    Comparison,
    Evaluation,
    MetricInfo,
    Score,
    Unit,
)
from align.evaluate.labels import FLAGGED, UNFLAGGED
from align.evaluate.plots import Gains, Scale, gains
from align.evaluate.report import SIGNIFICANT, Report, figure, winners
from align.evaluate.significance import Interval
from align.review.changes import Stretch, changes
from align.review.standalone import asset, standalone

_ORDERED = ("length", "confidence", "similarity")
_MOST_GROUPS = 40


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure and where it is drawn.

    Attributes:
        figure: as it is printed.
        at: its place on the scale.
        spans: of its intervals, by unit: place and width.
        says: the figure with its intervals, in words.
        best: whether it wins its comparison.
    """

    figure: str
    at: str
    spans: Mapping[Unit, tuple[str, str]]
    says: str
    best: bool = False


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """A system against the baseline on one metric, by all units and tests.

    Attributes:
        metric: what was compared.
        system: its name.
        dot: the difference, drawn so that the better lies on the right.
        zero: where no difference lies.
        tests: the comparisons by unit, then test.
    """

    metric: MetricInfo
    system: str
    dot: Dot
    zero: str
    tests: Mapping[Unit, Mapping[str, Comparison]]


@dataclass(frozen=True, slots=True)
class Chart:
    """A breakdown in one metric.

    Attributes:
        dimension: what it goes by.
        scale: of the figures.
        rows: label, number of segments, and a dot for each system.
        corpus: where the score of all segments lies, if there is a single system.
        hidden: groups that are not drawn.
        overlap: whether segments count in several groups.
    """

    dimension: str
    scale: Scale
    rows: tuple[tuple[str, int, tuple[Dot, ...]], ...]
    corpus: str
    hidden: int
    overlap: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A segment to look at.

    Attributes:
        id: what it is called.
        source: may be empty.
        references: its references.
        flags: ids of its flags.
        texts: system, its figure, and its words, those that the other system lacks marked.
        gain: of the second over the first, as it is printed; empty for a single system.
    """

    id: str
    source: str
    references: tuple[str, ...]
    flags: tuple[str, ...]
    texts: tuple[tuple[str, str, tuple[Stretch, ...]], ...]
    gain: str = ""


def render(report: Report) -> str:
    """Return the page; it loads nothing and needs no script."""
    evaluation = report.evaluation
    infos = evaluation.metrics
    main = next(info for info in infos if info.name == report.metric)
    some = next(iter(evaluation.scores.values()))
    return "".join(
        standalone(
            "evaluation.html",
            package="align.evaluate",
            style=asset("colours.css") + asset("report.css") + asset("plots.css", "align.evaluate"),
            evaluation=evaluation,
            infos=infos,
            chosen=main,
            systems=list(evaluation.scores),
            units=list(next(iter(some.values())).intervals),
            scores=_scores(evaluation),
            verdicts=list(_verdicts(evaluation)),
            comparisons=_comparisons(evaluation) if evaluation.comparisons else [],
            tests=list(dict.fromkeys(each.test for each in evaluation.comparisons)),
            counts={each.unit: each.units for each in evaluation.comparisons},
            significant=SIGNIFICANT,
            charts=[
                (info, [_chart(evaluation, each, info) for each in evaluation.breakdowns])
                for info in infos
            ],
            gains=[(info, list(_gains(evaluation, info))) for info in infos],
            cases=list(_cases(report, main)),
            post_edit=report.post_edit,
            figure=figure,
            signed=_signed,
        )
    )


def _scores(evaluation: Evaluation) -> list[tuple[MetricInfo, Scale, list[Dot]]]:
    """Return for each metric the scale of its column and a dot for each system."""
    result = []
    for info in evaluation.metrics:
        scores = [each[info.name] for each in evaluation.scores.values()]
        ends = [b for s in scores for i in s.intervals.values() for b in (i.low, i.high)]
        scale = Scale.over([*ends, *(score.value for score in scores)])
        best = winners([score.value for score in scores], info)
        dots = [_score_dot(s, info, scale, best=n in best) for n, s in enumerate(scores)]
        result.append((info, scale, dots))
    return result


def _score_dot(score: Score, info: MetricInfo, scale: Scale, *, best: bool) -> Dot:
    return _dot(score.value, score.intervals, info, scale, best=best)


def _dot(
    value: float,
    intervals: Mapping[Unit, Interval],
    info: MetricInfo,
    scale: Scale,
    *,
    best: bool = False,
) -> Dot:
    spans = {u: (scale.at(i.low), scale.width(i.low, i.high)) for u, i in intervals.items()}
    bounds = (
        f"{figure(i.low, info)} to {figure(i.high, info)} by {unit}"
        for unit, i in intervals.items()
    )
    says = figure(value, info) + "".join(f"; {each}" for each in bounds)
    return Dot(figure(value, info), scale.at(value), spans, says, best)


def _verdicts(
    evaluation: Evaluation,
) -> Iterator[tuple[str, Unit, list[str], list[str], list[str]]]:
    """Yield system, unit, metrics on which it is better, worse, and those that are significant.

    Significance goes by document where there are enough: sentences of one are not independent.
    """
    here = evaluation.comparisons
    enough = any(each.unit == "document" and each.units >= FEW_UNITS for each in here)
    unit: Unit = "document" if enough or all(each.unit != "segment" for each in here) else "segment"
    signs = {info.name: info.sign for info in evaluation.metrics}
    for system in list(evaluation.scores)[1:]:
        sure: dict[str, bool] = {}
        rise: dict[str, float] = {}
        for each in here:
            if each.system == system and each.unit == unit:
                rise[each.metric] = signs[each.metric] * each.difference
                sure[each.metric] = sure.get(each.metric, True) and each.p_value < SIGNIFICANT
        yield (
            system,
            unit,
            [name for name, gain in rise.items() if gain > 0],
            [name for name, gain in rise.items() if gain < 0],
            [name for name in rise if sure[name]],
        )


def _comparisons(evaluation: Evaluation) -> list[ComparisonRow]:
    found: dict[str, dict[str, list[Comparison]]] = {}
    for each in evaluation.comparisons:
        found.setdefault(each.metric, {}).setdefault(each.system, []).append(each)
    signs = {info.name: info.sign for info in evaluation.metrics}
    ends = {name: _ends(systems.values(), signs[name]) for name, systems in found.items()}
    # Each metric has a scale of its own; zero lies at the same place in all, well inside.
    reach = {name: max(map(abs, values)) or 1.0 for name, values in ends.items()}
    shares = [value / reach[name] for name, values in ends.items() for value in values]
    low, high = min([-0.2, *shares]), max([0.2, *shares])
    rows = []
    for info in evaluation.metrics:
        sign = signs[info.name]
        scale = Scale.over([low * reach[info.name], high * reach[info.name]])
        for system, group in found[info.name].items():
            bounds = {each.unit: _turned(each.interval, sign) for each in group if each.interval}
            spans = {u: (scale.at(i.low), scale.width(i.low, i.high)) for u, i in bounds.items()}
            tests: dict[Unit, dict[str, Comparison]] = {}
            for each in group:
                tests.setdefault(each.unit, {})[each.test] = each
            gain = sign * group[0].difference
            said = _signed(group[0].difference, info)
            dot = Dot(said, scale.at(gain), spans, said, gain > 0)
            rows.append(ComparisonRow(info, system, dot, scale.at(0.0), tests))
    return rows


def _ends(systems: Iterable[Sequence[Comparison]], sign: int) -> list[float]:
    """Return all differences and the ends of their intervals, above zero for the better."""
    every = [each for group in systems for each in group]
    bounds = [each.interval for each in every if each.interval]
    return [
        *(sign * each.difference for each in every),
        *(sign * end for each in bounds for end in (each.low, each.high)),
    ]


def _turned(bounds: Interval, sign: int) -> Interval:
    if sign > 0:
        return bounds
    return Interval(-bounds.mean, -bounds.high, -bounds.low)


def _chart(evaluation: Evaluation, breakdown: Breakdown, info: MetricInfo) -> Chart:
    systems = list(evaluation.scores)
    groups = list(breakdown.groups)
    if breakdown.dimension not in _ORDERED:
        # Groups without an order of their own go from worst to best; all flags together lead.
        groups.sort(
            key=lambda g: (
                g.label not in (UNFLAGGED, FLAGGED),
                info.sign * g.scores[systems[0]][info.name],
                g.label,
            )
        )
    shown = groups[:_MOST_GROUPS]
    corpus = [evaluation.scores[system][info.name].value for system in systems]
    values = [*corpus, *(g.scores[system][info.name] for g in shown for system in systems)]
    for group in shown:
        # The wide intervals of tiny groups run off the plot rather than squeeze it.
        if group.intervals and group.segments >= FEW_UNITS:
            bounds = [group.intervals[system][info.name] for system in systems]
            values += [end for each in bounds for end in (each.low, each.high)]
    scale = Scale.over(values)
    rows = []
    for group in shown:
        figures = [group.scores[system][info.name] for system in systems]
        best = winners(figures, info)
        dots = []
        for number, system in enumerate(systems):
            bounds_of = group.intervals.get(system, {}).get(info.name)
            within: dict[Unit, Interval] = {"segment": bounds_of} if bounds_of else {}
            dots.append(_dot(figures[number], within, info, scale, best=number in best))
        rows.append((group.label or "(empty)", group.segments, tuple(dots)))
    return Chart(
        breakdown.dimension,
        scale,
        tuple(rows),
        scale.at(corpus[0]) if len(systems) == 1 else "",
        len(groups) - len(shown),
        sum(group.segments for group in groups) > len(evaluation.corpus),
    )


def _gains(evaluation: Evaluation, info: MetricInfo) -> Iterator[tuple[str, Gains]]:
    theirs = evaluation.segments[evaluation.baseline][info.name]
    for system in list(evaluation.scores)[1:]:
        yield system, gains(info.sign * (evaluation.segments[system][info.name] - theirs))


def _cases(report: Report, info: MetricInfo) -> Iterator[tuple[str, list[Case]]]:
    """Yield headings with segments to look at."""
    evaluation, count = report.evaluation, report.differences
    if not count:
        return
    if len(evaluation.scores) == 1:
        worst = _costliest(evaluation, info)[: 2 * count]
        cases = [_case(evaluation, k, [evaluation.baseline], info) for k in worst]
        if cases:
            yield f"What costs most, {info.name}", cases
        return
    baseline = evaluation.baseline
    for system in list(evaluation.scores)[1:]:
        found = largest_differences(evaluation, system, info.name, count)
        for verb, chosen in zip(("gains", "loses"), found, strict=True):
            if chosen:
                make = partial(_case, evaluation, systems=[baseline, system], info=info)
                yield (
                    f"Where {system} {verb} most on {baseline}, {info.name}",
                    [make(each.segment) for each in chosen],
                )


def _costliest(evaluation: Evaluation, info: MetricInfo) -> list[int]:
    """Rank the segments of the first system by how much they pull its score down.

    By their own score alone, a one-word answer that is put another way would lead.
    """
    scores = evaluation.segments[evaluation.baseline][info.name]
    mean = evaluation.scores[evaluation.baseline][info.name].value
    short = info.sign * (mean - scores)
    lengths = np.array([len(text.split()) for text in evaluation.corpus.references[0]])
    return [int(k) for k in np.argsort(-short * lengths, kind="stable") if short[k] > 0]


def _case(evaluation: Evaluation, segment: int, systems: Sequence[str], info: MetricInfo) -> Case:
    corpus = evaluation.corpus
    scores = [float(evaluation.segments[system][info.name][segment]) for system in systems]
    words = [corpus.systems[system][segment] for system in systems]
    marked = [(Stretch(text, "same"),) for text in words] if len(words) == 1 else _marked(*words)
    flags = corpus.labels["flag"][segment] if "flag" in corpus.labels else ()
    return Case(
        corpus.ids[segment],
        corpus.sources[segment] if corpus.sources else "",
        tuple(reference[segment] for reference in corpus.references),
        tuple(flag for flag in flags if flag not in (UNFLAGGED, FLAGGED)),
        tuple(
            (system, figure(score, info), tuple(text))
            for system, score, text in zip(systems, scores, marked, strict=True)
        ),
        _signed(scores[-1] - scores[0], info) if len(systems) > 1 else "",
    )


def _marked(first: str, second: str) -> list[tuple[Stretch, ...]]:
    """Return two texts in stretches: what only one of them has is marked in it."""
    found = changes(first, second)
    return [
        tuple(each for each in found if each.change != "insert"),
        tuple(each for each in found if each.change != "delete"),
    ]


def _signed(value: float, info: MetricInfo) -> str:
    return f"{value:+.{info.decimals}f}".replace("-", "−")
