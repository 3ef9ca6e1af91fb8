"""The aligned TSV: what is written is what is read, and a broken file is named by line."""

import gzip
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from align.document import KINDS, SEVERITIES, SIDES, STATUSES, Flag, Pair
from align.errors import InputError, OutputError
from align.exchange.tsv import (
    COLUMNS,
    columns_of,
    escape,
    format_flags,
    holds_pairs,
    parse_flags,
    read_tsv,
    unescape,
    write_tsv,
)

# Half of the strings are made of what breaks readers of TSV.
NASTY = st.one_of(
    st.text(),
    st.text(st.sampled_from(list("\t\n\r\\\"'=tnr \u2028\u2029\x85\x0b\x0c\x1c\xa0\ufeff\0"))),
    st.sampled_from(["", "\r", "=1+1", '"', '"a"', "\\", "\\t", "\ufeff", "a\r", "-", "\u2028"]),
)
PROBABILITY = st.none() | st.floats(0, 1).map(lambda number: round(number, 4))
SPANS = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(sorted)
FLAG = st.builds(
    lambda flag_id, side, span: Flag(flag_id, side, *span),
    st.from_regex(r"\A[A-Z]{1,8}(-[A-Z0-9]{1,8})?\Z"),
    st.sampled_from(SIDES),
    SPANS,
)


def pairs(extra: st.SearchStrategy[dict[str, str]]) -> st.SearchStrategy[Pair]:
    return st.builds(
        Pair,
        id=NASTY,
        doc=NASTY,
        kind=st.sampled_from(KINDS),
        source=NASTY,
        draft=NASTY,
        reference=NASTY,
        bead=st.sampled_from(["", "1-1", "1-2", "2-1", "1-0"]),
        similarity=PROBABILITY,
        confidence=PROBABILITY,
        flags=st.lists(FLAG, max_size=3).map(lambda flags: parse_flags(format_flags(flags))),
        status=st.sampled_from(STATUSES),
        final=NASTY,
        note=NASTY,
        extra=extra,
    )


def tables() -> st.SearchStrategy[list[Pair]]:
    def rows(columns: list[str]) -> st.SearchStrategy[list[Pair]]:
        cells = st.tuples(*(NASTY for _ in columns))
        extra = cells.map(lambda values: dict(zip(columns, values, strict=True)))
        return st.lists(pairs(extra), max_size=3)

    names = NASTY.filter(lambda name: name not in COLUMNS)
    return st.lists(names, unique=True, max_size=3).flatmap(rows)


def table(tmp_path: Path, *rows: str) -> Path:
    file = tmp_path / "in.tsv"
    file.write_bytes("".join(row + "\n" for row in rows).encode())
    return file


@given(NASTY)
def test_escaping_is_undone_and_hides_all_separators(value: str) -> None:
    assert unescape(escape(value)) == value
    assert not set("\t\n\r") & set(escape(value))


@given(tables())
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pairs_come_back_as_they_were(tmp_path: Path, table: list[Pair]) -> None:
    file = tmp_path / "out.tsv"
    assert write_tsv(file, table) == len(table)
    back = list(read_tsv(file))
    assert back == table
    assert [list(pair.extra) for pair in back] == [list(pair.extra) for pair in table]
    assert file.read_bytes().count(b"\n") == len(table) + 1


def test_a_row_as_people_see_it(tmp_path: Path) -> None:
    flags = (Flag("NAME-GARBLED", "source", 0, 4), Flag("NUM", "pair", 0, 0, "major"))
    pair = Pair(
        id="a.txt:1",
        doc="a.txt",
        kind="heading",
        source='"Harga\tberas" \\ naik',
        draft="Rice up",
        bead="1-1",
        similarity=0.98765,
        confidence=1.0,
        flags=flags[::-1],
        note="dua\r\nbaris",
        extra={"desk": "Ekonomi"},
    )
    write_tsv(tmp_path / "out.tsv", [pair])
    header, row, end = (tmp_path / "out.tsv").read_text(encoding="utf-8").split("\n")
    assert header.split("\t") == [*COLUMNS, "desk"]
    assert row.split("\t") == [
        "a.txt:1",
        "a.txt",
        "heading",
        r'"Harga\tberas" \\ naik',
        "Rice up",
        "",
        "1-1",
        "0.9877",
        "1.0000",
        "NAME-GARBLED@source:0-4 NUM@pair:0-0",
        "open",
        "",
        r"dua\r\nbaris",
        "Ekonomi",
    ]
    assert end == ""


def test_the_same_pairs_give_the_same_bytes(tmp_path: Path) -> None:
    pair = Pair(
        "1", "a", "text", "Satu", flags=(Flag("B", "draft", 0, 1), Flag("A", "draft", 0, 1))
    )
    write_tsv(tmp_path / "1.tsv", [pair])
    write_tsv(tmp_path / "2.tsv", read_tsv(tmp_path / "1.tsv"))
    assert (tmp_path / "1.tsv").read_bytes() == (tmp_path / "2.tsv").read_bytes()


def test_no_pairs_make_a_header_and_come_back_as_none(tmp_path: Path) -> None:
    assert write_tsv(tmp_path / "out.tsv", []) == 0
    assert list(read_tsv(tmp_path / "out.tsv")) == []


def test_pairs_are_taken_one_by_one(tmp_path: Path) -> None:
    write_tsv(tmp_path / "in.tsv", (Pair(str(n), "a", "text", "Satu") for n in range(3)))
    reading = read_tsv(tmp_path / "in.tsv")
    assert next(reading).id == "0"


def test_writing_over_the_file_that_is_being_read(tmp_path: Path) -> None:
    file = tmp_path / "in.tsv"
    write_tsv(file, [Pair(str(n), "a", "text", "Satu") for n in range(1000)])
    assert write_tsv(file, read_tsv(file)) == 1000
    assert len(list(read_tsv(file))) == 1000


def test_a_failing_source_of_pairs_leaves_the_old_file(tmp_path: Path) -> None:
    def failing() -> Iterator[Pair]:
        yield Pair("1", "a", "text", "Satu")
        raise InputError("a bad document", path="a.txt")

    file = table(tmp_path, "lama")
    with pytest.raises(InputError, match=r"a\.txt: a bad document"):
        write_tsv(file, failing())
    assert file.read_text(encoding="utf-8") == "lama\n"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_reported() -> None:
    with pytest.raises(OutputError, match="No space left"):
        write_tsv("/dev/full", (Pair(str(n), "a", "text", "Satu") for n in range(10_000)))


def test_dashes_are_standard_input_and_output(tmp_path: Path) -> None:
    file = tmp_path / "in.tsv"
    write_tsv(file, [Pair("1", "a", "text", "“Satu”\u2028", note="\n")])
    script = "from align.exchange.tsv import *; write_tsv('-', read_tsv('-'))"
    with file.open("rb") as stdin:
        done = subprocess.run(
            [sys.executable, "-c", script], stdin=stdin, capture_output=True, check=True
        )
    assert done.stdout == file.read_bytes()


def test_absent_columns_have_defaults(tmp_path: Path) -> None:
    file = table(tmp_path, "source", "Satu", "Dua")
    assert list(read_tsv(file)) == [Pair("1", "", "text", "Satu"), Pair("2", "", "text", "Dua")]


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    file = table(tmp_path, "desk\tdraft\tsource\tid", "Ekonomi\tOne\tSatu\tx")
    assert list(read_tsv(file)) == [
        Pair("x", "", "text", "Satu", draft="One", extra={"desk": "Ekonomi"})
    ]


def test_a_file_from_a_spreadsheet_is_read(tmp_path: Path) -> None:
    file = tmp_path / "in.tsv"
    file.write_bytes(
        "\ufeffid\tsource\tstatus\tsimilarity\r\n1\tSatu\t\t1\r\n2\tDua\tedited\t.5".encode()
    )
    assert list(read_tsv(file)) == [
        Pair("1", "", "text", "Satu", similarity=1.0),
        Pair("2", "", "text", "Dua", similarity=0.5, status="edited"),
    ]


def test_a_gzipped_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.tsv.gz").write_bytes(gzip.compress(b"source\tdraft\nYa.\tYes.\n"))
    assert [pair.draft for pair in read_tsv(tmp_path / "a.tsv.gz")] == ["Yes."]
    (tmp_path / "a.tsv.gz").write_bytes(gzip.compress(b"source\tdraft\nYa.\tYes.\n")[:-9])
    with pytest.raises(InputError, match=r"a\.tsv\.gz: cannot read: .*ended"):
        list(read_tsv(tmp_path / "a.tsv.gz"))


@pytest.mark.parametrize(
    ("header", "pairs"),
    [
        ("\t".join(COLUMNS), True),
        ("id\tdoc\tkind\tsource", True),
        ("source\treference", True),
        ("final\tdesk\tsource", True),
        ("\ufeffsource\tdraft\r", True),
        ("source\turl", False),
        ("draft\treference", False),
        ("Sumber air.\tA source.", False),
        ("", False),
    ],
)
def test_a_table_of_pairs_is_known_by_its_columns(tmp_path: Path, header: str, pairs: bool) -> None:
    (tmp_path / "a.tsv").write_text(header + "\n", encoding="utf-8", newline="")
    assert holds_pairs(columns_of(tmp_path / "a.tsv")) is pairs


def test_texts_with_their_origin_in_a_column_are_no_pairs() -> None:
    assert not holds_pairs(["source", "text", "reference"], texts="text")
    assert holds_pairs(COLUMNS, texts="source")


def test_flags_can_be_given_their_severity(tmp_path: Path) -> None:
    file = table(tmp_path, "source\tflags", "Satu\tA@source:0-1 B@draft:2-3")
    (pair,) = read_tsv(file, severities={"A": SEVERITIES[2], "B": SEVERITIES[3]})
    assert [flag.severity for flag in pair.flags] == ["major", "critical"]
    (pair,) = read_tsv(file)
    assert [flag.severity for flag in pair.flags] == ["minor", "minor"]


@pytest.mark.parametrize(
    ("rows", "line", "message"),
    [
        (["id\tdoc"], 1, "no column 'source'"),
        (["source\tnote\tnote"], 1, "'note' stands in the header twice"),
        (["source\tnote", "a\tb", "a"], 3, "1 cells where the header has 2"),
        (["source\tnote", "a\tb\tc"], 2, "3 cells where the header has 2"),
        (["source\tsimilarity", "a\t0,9"], 2, "similarity is '0,9', not a number from 0 to 1"),
        (["source\tsimilarity", "a\tnan"], 2, "similarity is 'nan'"),
        (["source\tconfidence", "a\t1.5"], 2, "confidence is '1.5'"),
        (["source\tconfidence", "a\t٠"], 2, "confidence is"),
        (["source\tstatus", "a\tdone"], 2, "unknown status 'done'; known: open, accepted"),
        (["source\tkind", "a\ttitle"], 2, "unknown kind 'title'"),
        (["source", "ok", r"C:\windows"], 3, "malformed escape"),
        (["source", "a\\"], 2, "malformed escape"),
        (["source\tflags", "a\tX@left:0-1"], 2, "unknown side 'left'"),
        (["source\tflags", "a\tX@source:0"], 2, "malformed flag 'X@source:0'"),
        (["source\tflags", "a\tX@source:0-1  Y@source:0-1"], 2, "malformed flag ''"),
        (["source\tflags", "a\tX@source:3-1"], 2, "ends before it starts"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, rows: list[str], line: int, message: str
) -> None:
    file = table(tmp_path, *rows)
    with pytest.raises(InputError) as caught:
        list(read_tsv(file))
    assert str(caught.value).startswith(f"{file}:{line}: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"source\nok\ncaf\xe9\n", 3), (b"\xef\xbb\xbfsource\tcaf\xe9\n", 1)],
)
def test_invalid_utf_8_is_named_with_its_line(tmp_path: Path, content: bytes, line: int) -> None:
    file = tmp_path / "in.tsv"
    file.write_bytes(content)
    with pytest.raises(InputError, match=rf"in\.tsv:{line}: byte 0xE9 is not valid UTF-8"):
        list(read_tsv(file))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda _: None, "No such file"),
        (lambda path: path.mkdir(), "directory"),
        (lambda path: path.touch(), "the file is empty"),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, make: Any, message: str) -> None:
    make(tmp_path / "in.tsv")
    with pytest.raises(InputError, match=message):
        list(read_tsv(tmp_path / "in.tsv"))


@pytest.mark.parametrize("extra", [{"new": ""}, {"note": ""}])
def test_an_extra_column_that_has_no_place_is_refused(
    tmp_path: Path, extra: dict[str, str]
) -> None:
    rows = [Pair("1", "a", "text", "Satu"), Pair("2", "a", "text", "Dua", extra=extra)]
    with pytest.raises(OutputError, match=f"pair 2 has an extra column '{min(extra)}'"):
        write_tsv(tmp_path / "out.tsv", rows)


def test_a_flag_that_could_not_be_read_again_is_refused(tmp_path: Path) -> None:
    pair = Pair("1", "a", "text", "Satu", flags=(Flag("A B", "source", 0, 1),))
    with pytest.raises(OutputError, match="cannot be written"):
        write_tsv(tmp_path / "out.tsv", [pair])
