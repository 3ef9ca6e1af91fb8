"""Everything, for programs: unrounded figures, and the scores of every segment."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from align.evaluate.differences import Difference, largest_differences
from align.evaluate.evaluation import Evaluation, Score
from align.evaluate.report import Report


def render(report: Report) -> str:
    """Return one JSON object."""
    evaluation = report.evaluation
    result = {
        "baseline": evaluation.baseline,
        "metrics": [asdict(info) for info in evaluation.metrics],
        "systems": {
            system: {metric: _score(score) for metric, score in scores.items()}
            for system, scores in evaluation.scores.items()
        },
        "comparisons": [asdict(each) for each in evaluation.comparisons],
        "breakdowns": {each.dimension: asdict(each)["groups"] for each in evaluation.breakdowns},
        "post_edit": (
            {**asdict(report.post_edit), "typing_saved": report.post_edit.typing_saved}
            if report.post_edit
            else None
        ),
        "differences": {
            system: _differences(evaluation, system, report)
            for system in list(evaluation.scores)[1:]
        },
        "notes": list(evaluation.notes),
        "segments": _segments(evaluation),
    }
    return json.dumps(result, ensure_ascii=False, indent=1) + "\n"


def _score(score: Score) -> dict[str, Any]:
    return {
        "score": score.value,
        "details": score.details,
        "intervals": {
            unit: {**asdict(bounds), "half_width": bounds.half_width}
            for unit, bounds in score.intervals.items()
        },
    }


def _differences(
    evaluation: Evaluation, system: str, report: Report
) -> dict[str, list[dict[str, Any]]]:
    gains, losses = largest_differences(evaluation, system, report.metric, report.differences)

    def texts(each: Difference) -> dict[str, Any]:
        corpus = evaluation.corpus
        return {
            "id": each.id,
            "metric": each.metric,
            "gain": each.gain,
            "source": corpus.sources[each.segment] if corpus.sources else "",
            "reference": corpus.references[0][each.segment],
            "baseline": corpus.systems[evaluation.baseline][each.segment],
            "system": corpus.systems[system][each.segment],
            "baseline_score": each.baseline,
            "system_score": each.system,
        }

    return {"gains": [texts(d) for d in gains], "losses": [texts(d) for d in losses]}


def _segments(evaluation: Evaluation) -> list[dict[str, Any]]:
    corpus = evaluation.corpus
    return [
        {
            "id": name,
            "doc": corpus.documents[k] if corpus.documents else "",
            "scores": {
                system: {metric: float(values[k]) for metric, values in scores.items()}
                for system, scores in evaluation.segments.items()
            },
        }
        for k, name in enumerate(corpus.ids)
    ]
