"""Tables for the terminal."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from align.evaluate.report import Report, Table, tables

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table as RichTable

_WIDTH = 120


def render(report: Report) -> str:
    """Return the tables as plain text, 120 columns wide."""
    from rich.console import Console

    buffer = StringIO()
    show(report, Console(file=buffer, width=_WIDTH, color_system=None))
    return "\n".join(line.rstrip() for line in buffer.getvalue().splitlines()) + "\n"


def show(report: Report, console: Console | None = None) -> None:
    """Print the tables to a console of rich; if None, to the terminal."""
    from rich.console import Console

    console = console or Console()
    for table in tables(report):
        console.print(_rich(table))
        console.print()
    for note in report.evaluation.notes:
        console.print(f"Note: {note}", markup=False, highlight=False)


def _rich(table: Table) -> RichTable:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as RichTable
    from rich.text import Text

    wide = len(table.text_columns) > 2
    result = RichTable(
        title=Text(table.title, style="bold"),
        title_justify="left",
        caption=Text(table.caption) if table.caption else None,
        caption_justify="left",
        box=SIMPLE_HEAD,
        show_lines=wide,
    )
    for number, name in enumerate(table.header):
        running = number in table.text_columns
        result.add_column(
            Text(name),
            justify="left" if running else "right",
            no_wrap=not running,
            overflow="fold",
            ratio=1 if wide and running and number else None,
        )
    for row, cells in enumerate(table.rows):
        result.add_row(
            *(
                Text(cell, style="bold" if (row, column) in table.best else "")
                for column, cell in enumerate(cells)
            )
        )
    return result
