"""What an evaluation has to say, as tables that every output format can print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from align.errors import InputError
from align.evaluate.differences import Difference, largest_differences
from align.evaluate.evaluation import Breakdown, Evaluation, MetricInfo
from align.evaluate.metrics.chrf import ChrF
from align.evaluate.metrics.registry import METRICS
from align.evaluate.postedit import PostEdit
from align.evaluate.significance import Interval

SIGNIFICANT = 0.05
_WORST_GROUPS = 30


@dataclass(frozen=True, slots=True)
class Report:
    """An evaluation and what is shown of it.

    Attributes:
        evaluation: the figures.
        metric: name of the metric that breakdowns and differences of several systems go by.
        differences: how many segments to show that gain most, and as many that lose most.
        post_edit: how much work post-editing was, where that is known.
    """

    evaluation: Evaluation
    metric: str
    differences: int = 5
    post_edit: PostEdit | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table to print.

    Attributes:
        title: a heading; unique in a report.
        header: names of the columns.
        rows: cells, as many as the header has.
        text_columns: numbers of the columns that hold running text; all others hold names (the
            first) or figures.
        best: (row, column) of the cells that win their comparison.
        caption: how to read it.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    text_columns: tuple[int, ...] = (0,)
    best: frozenset[tuple[int, int]] = frozenset()
    caption: str = ""


def choose_metric(evaluation: Evaluation, key: str | None = None) -> str:
    """Return the name of the metric that users call ``key``; if None, chrF or else the first.

    Raises:
        InputError: it was not computed.
    """
    names = [info.name for info in evaluation.metrics]
    if key is None:
        return ChrF.name if ChrF.name in names else names[0]
    if key not in METRICS or METRICS[key].name not in names:
        raise InputError(f"metric {key!r} was not computed; name it with --metric as well")
    return METRICS[key].name


def tables(report: Report) -> list[Table]:
    """Return the tables of a report, in the order in which they are printed."""
    evaluation = report.evaluation
    result = [_scores(evaluation)]
    result += _comparisons(evaluation)
    result += [_breakdown(evaluation, each, report.metric) for each in evaluation.breakdowns]
    if report.post_edit:
        result.append(_post_edit(report.post_edit))
    if report.differences:
        result += _differences(evaluation, report.metric, report.differences)
    signatures = tuple((info.name, info.signature) for info in evaluation.metrics)
    result.append(Table("Signatures", ("Metric", "Signature"), signatures, (0, 1)))
    return result


def _scores(evaluation: Evaluation) -> Table:
    columns, best = [], set()
    for number, info in enumerate(evaluation.metrics, start=1):
        values = [scores[info.name].value for scores in evaluation.scores.values()]
        columns.append(
            [
                " ".join(
                    [
                        figure(scores[info.name].value, info),
                        *(
                            f"±{figure(each.half_width, info)}"
                            for each in scores[info.name].intervals.values()
                        ),
                    ]
                )
                for scores in evaluation.scores.values()
            ]
        )
        best |= {(row, number) for row in winners(values, info)}
    rows = zip(evaluation.scores, *columns, strict=True)
    some = next(iter(evaluation.scores.values()))
    units = list(next(iter(some.values())).intervals)
    return Table(
        f"Scores ({len(evaluation.corpus):,} segments)",
        ("System", *(_header(info) for info in evaluation.metrics)),
        tuple(rows),
        best=frozenset(best),
        caption=f"±: half the 95% interval by {', by '.join(units)}" if units else "",
    )


def _comparisons(evaluation: Evaluation) -> Iterable[Table]:
    infos = {info.name: info for info in evaluation.metrics}
    for unit in dict.fromkeys(each.unit for each in evaluation.comparisons):
        here = [each for each in evaluation.comparisons if each.unit == unit]
        tests = list(dict.fromkeys(each.test for each in here))
        header = ["System", "Metric", "Difference"]
        header += ["95% interval"] if "bootstrap" in tests else []
        header += [f"p, {test}" for test in tests]
        rows: dict[tuple[str, str], list[str]] = {}
        for each in here:
            info = infos[each.metric]
            row = rows.setdefault((each.system, each.metric), [_signed(each.difference, info)])
            if each.interval:
                row.append(_bounds(each.interval, info))
            row.append(f"{each.p_value:.4f}" + ("*" if each.p_value < SIGNIFICANT else " "))
        yield Table(
            f"Against {evaluation.baseline}, by {unit} ({here[0].units:,})",
            tuple(header),
            tuple((*names, *figures) for names, figures in rows.items()),
            text_columns=(0, 1),
            caption=f"* p < {SIGNIFICANT}, not corrected for the number of comparisons",
        )


def _breakdown(evaluation: Evaluation, breakdown: Breakdown, metric: str) -> Table:
    infos = {info.name: info for info in evaluation.metrics}
    systems = list(evaluation.scores)
    if len(systems) == 1:
        columns = [(systems[0], info) for info in infos.values()]
        header = [_header(info) for info in infos.values()]
    else:
        columns = [(system, infos[metric]) for system in systems]
        header = systems
    rows, best = [], set()
    for number, group in enumerate(breakdown.groups[:_WORST_GROUPS]):
        values = [group.scores[system][info.name] for system, info in columns]
        figures = (figure(v, info) for v, (_, info) in zip(values, columns, strict=True))
        rows.append((group.label or "(empty)", f"{group.segments:,}", *figures))
        if len(systems) > 1:
            best |= {(number, 2 + column) for column in winners(values, infos[metric])}
    hidden = len(breakdown.groups) - len(rows)
    overlap = sum(g.segments for g in breakdown.groups) > len(evaluation.corpus)
    captions = [
        f"{hidden} more groups in the JSON output" if hidden else "",
        "a segment counts in each of its groups" if overlap else "",
    ]
    title = f"By {breakdown.dimension}" + (f", {metric}" if len(systems) > 1 else "")
    return Table(
        title,
        (breakdown.dimension.capitalize(), "Segments", *header),
        tuple(rows),
        best=frozenset(best),
        caption="; ".join(filter(None, captions)),
    )


def _post_edit(done: PostEdit) -> Table:
    return Table(
        "Post-editing",
        ("Reviewed rows", "Left as drafted", "HTER", "Characters edited", "Typing saved"),
        (
            (
                f"{done.rows:,}",
                f"{done.unchanged:,} ({done.unchanged / done.rows:.0%})",
                f"{done.hter:.1f}",
                f"{done.edited_characters:,} of {done.final_characters:,}",
                f"{done.typing_saved:.0%}",
            ),
        ),
        text_columns=(),
        caption="HTER: TER of the drafts against the reviewed texts",
    )


def _differences(evaluation: Evaluation, metric: str, count: int) -> Iterable[Table]:
    info = next(info for info in evaluation.metrics if info.name == metric)
    for system in list(evaluation.scores)[1:]:
        gains, losses = largest_differences(evaluation, system, metric, count)
        for verb, chosen in (("gains", gains), ("loses", losses)):
            if chosen:
                yield Table(
                    f"Where {system} {verb} most on {evaluation.baseline}, {metric}",
                    ("Segment", "Gain", "Reference", evaluation.baseline, system),
                    tuple(_side_by_side(evaluation, system, each, info) for each in chosen),
                    text_columns=(0, 2, 3, 4),
                )


def _side_by_side(
    evaluation: Evaluation, system: str, each: Difference, info: MetricInfo
) -> tuple[str, ...]:
    corpus = evaluation.corpus
    return (
        each.id,
        _signed(each.gain, info),
        corpus.references[0][each.segment],
        f"{corpus.systems[evaluation.baseline][each.segment]} ({figure(each.baseline, info)})",
        f"{corpus.systems[system][each.segment]} ({figure(each.system, info)})",
    )


def _header(info: MetricInfo) -> str:
    return info.name if info.higher_is_better else f"{info.name} ↓"


def figure(value: float, info: MetricInfo) -> str:
    """Return a score with the digits that are worth printing."""
    return f"{value:.{info.decimals}f}"


def _signed(value: float, info: MetricInfo) -> str:
    return f"{value:+.{info.decimals}f}"


def _bounds(bounds: Interval, info: MetricInfo) -> str:
    return f"{_signed(bounds.low, info)} to {_signed(bounds.high, info)}"


def winners(values: Sequence[float], info: MetricInfo) -> set[int]:
    """Return the numbers of the best of several scores; none where there is nothing to compare."""
    best = max(values) if info.higher_is_better else min(values)
    return {k for k, value in enumerate(values) if value == best} if len(values) > 1 else set()
