"""One self-contained HTML page about a TSV, to send to someone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from align.document import SEVERITIES, STATUSES, Pair
from align.exchange.atomic import atomic_write
from align.flag import FLAGS, Options
from align.flag.likelihood import Likelihood
from align.review.explain import Explainer
from align.review.page import PairView, view
from align.review.query import suspicion
from align.review.standalone import asset, standalone
from align.review.verdict import needs_review

_BINS = 10


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """What the report says of a document.

    Attributes:
        id: the document's id.
        pairs: how many.
        done: share of the pairs that need review and have a verdict, 0 to 1.
        flags: flags per 100 pairs, those on boilerplate not counted.
        confidence, similarity: means, None where no pair has one.
        likelihood: of being machine-translated.
    """

    id: str
    pairs: int
    done: float
    flags: float
    confidence: float | None
    similarity: float | None
    likelihood: Likelihood


@dataclass(frozen=True, slots=True)
class FlagCount:
    """How often a flag was raised, by severity."""

    id: str
    definition: str
    severities: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """Its number of any severity."""
        return sum(count for _, count in self.severities)


def write_report(
    path: str | Path,
    name: str,
    pairs: Iterable[Pair],
    *,
    suspects: int = 25,
    options: Options | None = None,
) -> int:
    """Write the report and return the number of pairs; ``-`` is standard output.

    Args:
        path: where to.
        name: of the TSV, for the title.
        pairs: its pairs; those of a document follow one another.
        suspects: how many of the most suspicious pairs are shown in full.
        options: the settings that flags were raised with.

    Raises:
        OutputError: it cannot be written; an existing file is left as it was.
    """
    explainer = Explainer(options)
    views: list[PairView] = []
    documents = []
    for doc, group in groupby(pairs, key=lambda pair: pair.doc):
        rows = list(group)
        likelihood = explainer.judge(rows)
        flags = explainer.explain(rows, range(len(rows)))
        views += [view(replace(pair, flags=flags[n]), flags[n]) for n, pair in enumerate(rows)]
        documents.append(_document(doc, rows, likelihood))
    ranked = sorted(range(len(views)), key=lambda n: (-_suspicion(views[n]), n))
    page = standalone(
        "report.html",
        style=asset("colours.css") + asset("report.css"),
        script=asset("report.js"),
        name=name,
        views=views,
        suspects=[n for n in ranked[:suspects] if views[n].flags],
        documents=documents,
        flags=_flag_counts(views),
        severities=Counter(shown.flag.severity for one in views for shown in one.flags),
        statuses=_statuses(views),
        words=sum(len(one.pair.source.split()) for one in views),
        drafts=any(one.pair.draft for one in views),
        references=any(one.pair.reference for one in views),
        finals=any(one.pair.final or one.pair.note for one in views),
        confidence=histogram(one.pair.confidence for one in views),
        similarity=histogram(one.pair.similarity for one in views),
        all_severities=SEVERITIES[::-1],
        all_statuses=STATUSES,
    )
    with atomic_write(path) as file:
        file.writelines(page)
    return len(views)


def histogram(values: Iterable[float | None]) -> list[int]:
    """Count values from 0 to 1 in ten bins of equal width; empty when there is no value."""
    bins = [0] * _BINS
    for value in values:
        if value is not None:
            bins[min(_BINS - 1, int(value * _BINS))] += 1
    return bins if any(bins) else []


def _suspicion(one: PairView) -> float:
    # Boilerplate has a flag that says so, and is no error.
    return suspicion(one.pair) if one.reviewable else 0.0


def _document(doc: str, rows: Sequence[Pair], likelihood: Likelihood) -> DocumentSummary:
    review = [pair for pair in rows if needs_review(pair)]
    return DocumentSummary(
        doc,
        len(rows),
        sum(pair.status != "open" for pair in review) / max(1, len(review)),
        100 * sum(len(pair.flags) for pair in review) / max(1, len(review)),
        _mean([pair.confidence for pair in rows]),
        _mean([pair.similarity for pair in rows]),
        likelihood,
    )


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _flag_counts(views: Sequence[PairView]) -> list[FlagCount]:
    counts: dict[str, Counter[str]] = {}
    for one in views:
        for shown in one.flags:
            counts.setdefault(shown.flag.id, Counter())[shown.flag.severity] += 1
    found = [
        FlagCount(
            flag,
            FLAGS[flag].definition if flag in FLAGS else "",
            tuple((severity, count[severity]) for severity in SEVERITIES[::-1] if count[severity]),
        )
        for flag, count in counts.items()
    ]
    return sorted(found, key=lambda one: (-one.total, one.id))


def _statuses(views: Sequence[PairView]) -> dict[str, int]:
    count = Counter(one.pair.status for one in views if one.reviewable)
    return {status: count[status] for status in STATUSES}
