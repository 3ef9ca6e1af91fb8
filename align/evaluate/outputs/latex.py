"""LaTeX tables with booktabs."""

from __future__ import annotations

from align.evaluate.report import Report, Table, tables

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "±": r"$\pm$",
        "↓": r"$\downarrow$",
        "<": r"$<$",
        ">": r"$>$",
        "|": r"\textbar{}",
    }
)


def render(report: Report) -> str:
    """Return a table environment each, the best figures in bold; needs the package booktabs."""
    parts = ["% \\usepackage{booktabs}\n", *map(_table, tables(report))]
    parts += [f"% Note: {note}\n" for note in report.evaluation.notes]
    return "\n".join(parts)


def escape(text: str) -> str:
    """Return ``text`` so that LaTeX prints it as it is."""
    return " ".join(text.split()).translate(_SPECIAL)


def _table(table: Table) -> str:
    wide = len(table.text_columns) > 2
    columns = "".join(
        ("p{0.25\\linewidth}" if wide and number else "l") if number in table.text_columns else "r"
        for number in range(len(table.header))
    )
    lines = [_row([escape(name) for name in table.header])]
    lines.append("\\midrule")
    for row, cells in enumerate(table.rows):
        lines.append(
            _row(
                [
                    rf"\textbf{{{escape(cell)}}}" if (row, column) in table.best else escape(cell)
                    for column, cell in enumerate(cells)
                ]
            )
        )
    body = "\n".join(lines)
    caption = escape(table.title + (f". {table.caption}." if table.caption else "."))
    return (
        f"\\begin{{table}}\n\\centering\n\\begin{{tabular}}{{{columns}}}\n\\toprule\n{body}\n"
        f"\\bottomrule\n\\end{{tabular}}\n\\caption{{{caption}}}\n\\end{{table}}\n"
    )


def _row(cells: list[str]) -> str:
    return " & ".join(cells) + r" \\"
