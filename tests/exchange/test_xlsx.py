"""Excel workbooks: nothing is computed, flags are seen, and what a person changed is read."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from any_pairs import FLAGGED, SHORT_PROBABILITY, tables
from hypothesis import HealthCheck, Phase, given, settings

from align.document import Flag, Pair
from align.errors import InputError, OutputError
from align.exchange import read_pairs, write_pairs
from align.exchange.tsv import COLUMNS

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "out.xlsx"


def sheet(file: Path, name: str = "pairs") -> Any:
    return openpyxl.load_workbook(file)[name]


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a workbook is slow to shrink
)
@given(table=tables(SHORT_PROBABILITY))
def test_pairs_come_back_as_they_were(tmp_path: Path, table: list[Pair]) -> None:
    write_pairs(tmp_path / "out.xlsx", table)
    assert list(read_pairs(tmp_path / "out.xlsx")) == table


def test_the_sheet_is_the_tsv_and_another_one_has_the_flags(file: Path) -> None:
    write_pairs(file, [replace(FLAGGED, extra={"desk": "Ekonomi"})])
    header, row = sheet(file).iter_rows(values_only=True)
    assert header == (*COLUMNS, "desk")
    assert row[COLUMNS.index("flags")].startswith("NAME-GARBLED@source:0-9 ")
    assert row[COLUMNS.index("similarity")] == 0.9123
    header, first, *rest = sheet(file, "flags").iter_rows(values_only=True)
    assert dict(zip(header, first, strict=True))["suggestion"] == "Gina Sacco"
    assert len(rest) == 3


def test_flagged_cells_have_the_colour_of_the_worst_flag_and_a_comment(file: Path) -> None:
    write_pairs(file, [FLAGGED])
    cells = dict(zip(COLUMNS, sheet(file)[2], strict=True))
    assert cells["source"].fill.start_color.rgb.endswith("F8CBAD")
    assert cells["draft"].fill.start_color.rgb.endswith("FF9C9C")
    assert cells["flags"].fill.start_color.rgb.endswith("E2E2E2")
    assert cells["reference"].fill.fill_type is None
    assert cells["source"].comment.text.splitlines() == [
        "[NAME-GARBLED major] “Gina Sako”: A name is garbled. → Gina Sacco",
        "[IDIOM-CALQUE minor] “membunuh dua burung dengan satu batu” "
        "(English: kill two birds with one stone)",
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "#N/A"])
def test_no_text_is_a_formula(file: Path, text: str) -> None:
    pair = Pair(text, text, "text", text, text, text, final=text, note=text, extra={"x": text})
    write_pairs(file, [pair])
    kinds = {cell.data_type for cell in sheet(file)[2] if cell.value == text}
    assert kinds == {"s"}
    assert list(read_pairs(file)) == [pair]


def test_a_workbook_that_a_person_made_is_read(file: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["id", "source", "status", "similarity", "desk", None])
    book.active.append([7, "Satu", None, 1, 2.5, None])
    book.active.append([None] * 6)
    book.active.append([8, "Dua_x000D_", "edited", None, None, None])
    book.save(file)
    assert list(read_pairs(file)) == [
        Pair("7", "", "text", "Satu", similarity=1.0, extra={"desk": "2.5"}),
        Pair("8", "", "text", "Dua\r", status="edited", extra={"desk": ""}),
    ]


def test_what_a_person_changed_is_read(file: Path) -> None:
    write_pairs(file, [FLAGGED])
    book = openpyxl.load_workbook(file)
    row = dict(zip(COLUMNS, book["pairs"][2], strict=True))
    row["final"].value, row["status"].value = "Gina Sacco won twice.", "edited"
    row["flags"].value = "NAME-GARBLED@source:0-9 NEW@draft:0-4"
    book.save(file)
    assert list(read_pairs(file)) == [
        replace(
            FLAGGED,
            final="Gina Sacco won twice.",
            status="edited",
            flags=(FLAGGED.flags[0], Flag("NEW", "draft", 0, 4)),
        )
    ]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([["id"], [1]], "in.xlsx:2: no field 'source'"),
        ([["source", "source"], [1, 2]], "in.xlsx:1: the column 'source' stands in the header tw"),
        ([["source", "status"], ["a", "done"]], "in.xlsx:2: unknown status 'done'"),
        ([["source", "similarity"], ["a", "0,9"]], "in.xlsx:2: similarity is '0,9', not a number"),
        ([["source", "flags"], ["a", "X"]], "in.xlsx:2: malformed flag 'X'"),
    ],
)
def test_what_is_wrong_is_named_with_its_row(
    tmp_path: Path, rows: list[list[Any]], message: str
) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "in.xlsx")
    with pytest.raises(InputError) as caught:
        list(read_pairs(tmp_path / "in.xlsx"))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("pair", "message"),
    [
        (replace(FLAGGED, source="\U0001f426" * 16_384), "text of more than 32,767 characters"),
        (replace(FLAGGED, extra={"new": ""}), "extra column 'new'"),
        (replace(FLAGGED, flags=(Flag("A B", "source", 0, 1),)), "malformed flag 'A'"),
    ],
)
def test_what_a_sheet_cannot_hold_is_refused(file: Path, pair: Pair, message: str) -> None:
    with pytest.raises(OutputError, match=message):
        write_pairs(file, [FLAGGED, pair])
    assert not file.exists()


def test_pandas_reads_it(file: Path) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    write_pairs(file, [FLAGGED])
    (row,) = pandas.read_excel(file).to_dict("records")
    assert (row["source"], row["similarity"]) == (FLAGGED.source, 0.9123)
