"""The scores of every segment, one a row, for a spreadsheet."""

from __future__ import annotations

from align.evaluate.report import Report


def render(report: Report) -> str:
    """Return tab-separated ``id``, ``doc`` and a ``system:metric`` column for each score."""
    evaluation = report.evaluation
    corpus = evaluation.corpus
    header = ["id", "doc"]
    header += [f"{s}:{m}" for s, scores in evaluation.segments.items() for m in scores]
    columns = [values for scores in evaluation.segments.values() for values in scores.values()]
    documents = corpus.documents or ("",) * len(corpus)
    lines = [_row(header)]
    for k, (name, document) in enumerate(zip(corpus.ids, documents, strict=True)):
        lines.append(_row([name, document, *(f"{values[k]:.4f}" for values in columns)]))
    return "".join(lines)


def _row(cells: list[str]) -> str:
    # Names of files and documents may hold anything; a tab in one must not make a cell.
    return "\t".join(" ".join(cell.split()) for cell in cells) + "\n"
