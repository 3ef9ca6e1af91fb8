"""Excel workbooks, through openpyxl: the columns of the TSV, flagged cells in colour.

A cell is coloured by the worst flag on its text, and a comment on it says what each flag says.  A
second sheet, ``flags``, has a row for every flag with all that is known of it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any, BinaryIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from align.document import SEVERITIES, STATUSES, Flag, Pair, Severity
from align.errors import InputError, OutputError, reason
from align.exchange.atomic import atomic_write_binary
from align.exchange.description import describe
from align.exchange.markup import check_characters, texts_of
from align.exchange.record import flag_from_record, flag_to_record, from_record
from align.exchange.tsv import COLUMNS, format_flags, parse_flags
from align.text.archive import check_archive
from align.text.opening import name_of, open_binary

_FLAG_COLUMNS = (
    "id",
    "side",
    "start",
    "end",
    "severity",
    "message",
    "suggestion",
    "evidence",
    "english",
    "confidence",
)
_NUMBERS = ("similarity", "confidence")
_COLOURS: dict[Severity, str] = {
    "neutral": "E2E2E2",
    "minor": "FFF2CC",
    "major": "F8CBAD",
    "critical": "FF9C9C",
}
_WIDTHS = {"source": 60, "draft": 60, "reference": 60, "final": 60, "flags": 30, "note": 30}
_LIMIT = 32_767
"""UTF-16 units in a cell."""
_ROWS = 1_048_576

# Excel writes a character that XML cannot hold as _xHHHH_, and what looks so with _x005F_ before.
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_DATE = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def write_xlsx(path: str | Path, pairs: Iterable[Pair]) -> int:
    """Write ``pairs``, which are held in memory, and return how many they were.

    Holds everything but the characters that XML cannot hold.  All texts are text cells: one that
    begins with ``=`` is no formula here, yet may become one where the table goes on as CSV (see
    ``align.exchange.formula``).  Numbers have 16 digits.  The extra columns are those of the first
    pair.

    Raises:
        OutputError: the file cannot be written, or a pair has an extra column that is not one of
            the first pair's, a flag id with white space or ``@`` in it, a text beyond 32,767
            characters, or a row beyond the 1,048,576th.
    """
    # Nothing may fail once openpyxl has begun a sheet: it cannot be told to give up in peace.
    rows = list(islice(pairs, _ROWS))
    columns = tuple(rows[0].extra) if rows else ()
    for pair in rows:
        _check(pair, columns, path)
    if max(len(rows), sum(len(pair.flags) for pair in rows)) >= _ROWS:
        raise OutputError(
            f"{path}: more than {_ROWS - 1:,} rows or flags, the most that a sheet can hold; write "
            "another format, or shards (--shard-size 100000)"
        )
    book = Workbook(write_only=True)
    sheet, details = book.create_sheet("pairs"), book.create_sheet("flags")
    _start(sheet, (*COLUMNS, *columns))
    _start(details, ("pair", *_FLAG_COLUMNS))
    styles = _styles(sheet)
    for pair in rows:
        sheet.append(_row(sheet, pair, columns, styles))
        for flag in pair.flags:
            record = flag_to_record(flag)
            values = [pair.id, *(record[name] for name in _FLAG_COLUMNS)]
            details.append([_plain(details, value) for value in values])
    _finish(sheet, len(rows))
    with atomic_write_binary(path) as handle:
        _save(book, handle)
    return len(rows)


def read_xlsx(path: str | Path) -> Iterator[Pair]:
    """Yield the pairs of a workbook's sheet ``pairs``, or of its first sheet.

    Only a column ``source`` is a must; others are extra columns.  The ``flags`` cell says which
    flags a pair has, the sheet ``flags`` what is known of them.

    Raises:
        InputError: with file and row: not a workbook, no column ``source``, or a value that a pair
            cannot have.
    """
    with open_binary(path, seekable=True) as handle:
        check_archive(handle, name_of(path), what="an Excel workbook (.xlsx)")
        with _blamed_on(path):
            book = load_workbook(handle, read_only=True, data_only=True)
            sheets = {sheet.title: sheet for sheet in book.worksheets}
            if not sheets:
                raise InputError("a workbook without a sheet", path=name_of(path))
        details = _details(sheets, path)
        sheet = sheets.get("pairs") or next(iter(sheets.values()))
        top, header = _header(sheet, path)
        for row, values in _rows(sheet, path, len(header)):
            if row <= top or not any(value is not None for value in values):
                continue
            try:
                # Empty cells at the end of a row may be absent.
                yield _pair(dict(zip_longest(header, values)), row - 1, details)
            except ValueError as error:
                raise InputError(str(error), path=name_of(path), line=row) from error


@contextmanager
def _blamed_on(path: str | Path) -> Iterator[None]:
    """Turn what openpyxl lets through of its parsers' errors into one that names the file."""
    try:
        yield
    except InputError:
        raise
    except Exception as error:
        raise InputError(
            f"not an Excel workbook, or a corrupt one: {reason(error)}; save it again",
            path=name_of(path),
        ) from error


def _rows(
    sheet: Any, path: str | Path, width: int | None = None
) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Yield number and values of each row of a sheet, from 1 on, cut at ``width``."""
    # A sheet's own word on its size would have each row filled up to it.
    sheet.reset_dimensions()
    rows = enumerate(sheet.iter_rows(max_col=width, values_only=True), start=1)
    while True:
        with _blamed_on(path):
            found = next(rows, None)
        if found is None:
            return
        # Missing rows are made up to the number that the next one gives, be it 10 to the 12th.
        if found[0] > _ROWS:
            raise InputError("a row beyond the last of a sheet", path=name_of(path), line=_ROWS)
        yield found


def _header(sheet: Any, path: str | Path) -> tuple[int, list[str]]:
    """Return number and names of the first row that is not empty; 0 and none if all are."""
    for row, values in _rows(sheet, path):
        if any(value is not None for value in values):
            header = [_text(value) for value in values]
            counts = Counter(filter(None, header))
            if twice := next((name for name, count in counts.items() if count > 1), None):
                raise InputError(
                    f"the column {twice!r} stands in the header twice", path=name_of(path), line=row
                )
            return row, header
    return 0, []


def _start(sheet: Any, columns: tuple[str, ...]) -> None:
    sheet.freeze_panes = "B2"
    for number, name in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 12)
    cells = [_cell(sheet, name) for name in columns]
    for cell in cells:
        cell.font = Font(bold=True)
    sheet.append(cells)


def _finish(sheet: Any, count: int) -> None:
    last = get_column_letter(len(COLUMNS))
    sheet.auto_filter.ref = f"A1:{last}{count + 1}"
    status = get_column_letter(COLUMNS.index("status") + 1)
    choice = DataValidation(type="list", formula1=f'"{",".join(STATUSES)}"')
    choice.add(f"{status}2:{status}{max(count + 1, 2)}")
    sheet.data_validations.append(choice)


def _check(pair: Pair, columns: tuple[str, ...], path: str | Path) -> None:
    check_characters(pair, path)
    if alien := (pair.extra.keys() - set(columns)) | (pair.extra.keys() & set(COLUMNS)):
        raise OutputError(
            f"{path}: pair {pair.id!r} has an extra column {min(alien)!r} which is not one of the "
            "first pair's, or is a column of its own right; rename or drop it"
        )
    for flag in pair.flags:
        try:
            parse_flags(format_flags([flag]))
        except ValueError as error:
            raise OutputError(f"{path}: pair {pair.id!r}: {error}") from error
    texts = [*texts_of(pair), format_flags(pair.flags)]
    if any(len(_escape(text).encode("utf-16-le")) // 2 > _LIMIT for text in texts):
        raise OutputError(
            f"{path}: pair {pair.id!r} has a text of more than {_LIMIT:,} characters, the most a "
            "cell can hold; split it, or write another format"
        )


def _styles(sheet: Any) -> dict[Severity | None, Any]:
    styles = {}
    for severity in (None, *SEVERITIES):
        cell = WriteOnlyCell(sheet)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if severity:
            cell.fill = PatternFill("solid", start_color=_COLOURS[severity])
        # Private, but setting fill and alignment cell by cell more than doubles the time.
        styles[severity] = cell._style
    return styles


def _row(
    sheet: Any, pair: Pair, columns: tuple[str, ...], styles: dict[Severity | None, Any]
) -> list[Any]:
    by_cell: dict[str, list[Flag]] = defaultdict(list)
    for flag in pair.flags:
        by_cell["flags" if flag.side == "pair" else flag.side].append(flag)
    cells = []
    for name in COLUMNS:
        value = format_flags(pair.flags) if name == "flags" else getattr(pair, name)
        cell = _cell(sheet, value)
        flags = by_cell.get(name, [])
        worst = max((flag.severity for flag in flags), key=SEVERITIES.index, default=None)
        cell._style = styles[worst]
        if flags:
            comment = "\n".join(describe(flag, pair) for flag in flags)
            height = 40 + 40 * len(flags)
            cell.comment = Comment(comment[:_LIMIT], "sejajar", height=height, width=420)
        cells.append(cell)
    return [*cells, *(_plain(sheet, pair.extra.get(name, "")) for name in columns)]


def _cell(sheet: Any, value: str | float | None) -> Any:
    cell = WriteOnlyCell(sheet, (_escape(value) or None) if isinstance(value, str) else value)
    if isinstance(value, str) and value:
        # Whatever it begins with: not a formula, not an error value.
        cell.data_type = "s"
    return cell


def _plain(sheet: Any, value: str | float | None) -> Any:
    # Cheaper than a cell, which only text that openpyxl would take for something else needs.
    if isinstance(value, str):
        return _cell(sheet, value) if value.startswith(("=", "#")) else _escape(value) or None
    return value


def _escape(text: str) -> str:
    return _LOOKS_ESCAPED.sub("_x005F_", text)


def _save(book: Any, handle: BinaryIO) -> None:
    # openpyxl writes the time of day into the archive; the same pairs shall give the same bytes.
    timed = io.BytesIO()
    book.save(timed)
    with zipfile.ZipFile(timed) as source, zipfile.ZipFile(handle, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _DATE.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            target.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


def _details(sheets: Mapping[str, Any], path: str | Path) -> dict[tuple[str, str], list[Flag]]:
    details: dict[tuple[str, str], list[Flag]] = defaultdict(list)
    if "flags" not in sheets or "pairs" not in sheets:
        return details
    for row, values in _rows(sheets["flags"], path, 1 + len(_FLAG_COLUMNS)):
        if row > 1 and any(value is not None for value in values):
            record = dict(zip_longest(_FLAG_COLUMNS, values[1:]))
            texts = {
                name: value if name in ("start", "end", "confidence") else _text(value)
                for name, value in record.items()
            }
            try:
                flag = flag_from_record(texts)
            except ValueError as error:
                raise InputError(f"sheet flags: {error}", path=name_of(path), line=row) from error
            details[_text(values[0]), format_flags([flag])].append(flag)
    return details


def _pair(row: dict[str, Any], number: int, details: dict[tuple[str, str], list[Flag]]) -> Pair:
    record: dict[str, Any] = {}
    for name, value in row.items():
        if name in _NUMBERS:
            record[name] = value
        elif name and name != "flags":
            record[name] = _text(value)
    for name, default in (("id", str(number)), ("kind", "text"), ("status", "open")):
        if name not in record or (name != "id" and not record[name]):
            record[name] = default
    flags = []
    for flag in parse_flags(_text(row.get("flags"))):
        known = details.get((record["id"], format_flags([flag])))
        flags.append(flag_to_record(known.pop(0) if known else flag))
    return from_record({**record, "flags": flags}, number)


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = "" if value is None else str(value)
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
