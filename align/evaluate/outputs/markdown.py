"""Pipe tables in Markdown, as GitHub renders them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from align.evaluate.report import Report, Table, tables

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&])")


def render(report: Report) -> str:
    """Return a section a table, the best figures in bold."""
    parts = [_table(table) for table in tables(report)]
    parts += [f"Note: {escape(note)}\n" for note in report.evaluation.notes]
    return "\n".join(parts)


def escape(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _table(table: Table) -> str:
    rule = ["---" if k in table.text_columns else "---:" for k in range(len(table.header))]
    lines = [_row(map(escape, table.header)), _row(rule)]
    for row, cells in enumerate(table.rows):
        lines.append(
            _row(
                f"**{escape(cell)}**" if (row, column) in table.best else escape(cell)
                for column, cell in enumerate(cells)
            )
        )
    caption = f"\n{escape(table.caption)}\n" if table.caption else ""
    return f"### {escape(table.title)}\n\n" + "\n".join(lines) + "\n" + caption


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
