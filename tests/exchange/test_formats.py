"""Every format: what it holds comes back, and what goes wrong is said in one line."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from any_pairs import FLAGGED, tables
from hypothesis import HealthCheck, given, settings

from align.document import Pair
from align.errors import InputError, OutputError
from align.exchange import FORMATS, find_format, read_pairs, write_pairs

EXACT = ["jsonl", "tmx", "xliff", "xliff2", "parquet", "labelstudio"]
LOSSLESS = [*EXACT, "xlsx"]
NEEDS = {"parquet": "pyarrow", "xlsx": "openpyxl"}
XML = ["tmx", "xliff", "xliff2", "xlsx"]
TEXTUAL = ["tsv", "jsonl", "tmx", "xliff", "xliff2", "po", "labelstudio"]

few_files = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


def installed(name: str) -> str:
    if name in NEEDS:
        pytest.importorskip(NEEDS[name], reason=f"{NEEDS[name]} is not installed")
    return name


@pytest.mark.parametrize("name", EXACT)
@few_files
@given(table=tables())
def test_pairs_come_back_as_they_were(tmp_path: Path, name: str, table: list[Pair]) -> None:
    file = tmp_path / "out"
    assert write_pairs(file, table, installed(name)) == len(table)
    back = list(read_pairs(file, name))
    assert back == table
    assert [list(pair.extra) for pair in back] == [list(pair.extra) for pair in table]


@pytest.mark.parametrize("name", [*LOSSLESS, "tsv", "po", "moses"])
def test_a_second_trip_changes_nothing(tmp_path: Path, name: str) -> None:
    write_pairs(tmp_path / "1", [FLAGGED], installed(name))
    (first,) = read_pairs(tmp_path / "1", name)
    write_pairs(tmp_path / "1", [first], name)
    assert list(read_pairs(tmp_path / "1", name)) == [first]


@pytest.mark.parametrize("name", [*LOSSLESS, "tsv", "po", "pearmut"])
def test_the_same_pairs_give_the_same_bytes(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pairs(tmp_path / "1", [FLAGGED], installed(name))
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    write_pairs(tmp_path / "2", [FLAGGED], name)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


@pytest.mark.parametrize("name", [*LOSSLESS, "tsv", "po", "moses"])
def test_no_pairs_come_back_as_none(tmp_path: Path, name: str) -> None:
    assert write_pairs(tmp_path / "out", [], installed(name)) == 0
    assert list(read_pairs(tmp_path / "out", name)) == []


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("a.tsv", "tsv"),
        ("a.JSONL", "jsonl"),
        ("a.b.tmx", "tmx"),
        ("a.xlf", "xliff"),
        ("a.xliff", "xliff"),
        ("a.id", "moses"),
        ("a.en", "moses"),
        ("a.json", "labelstudio"),
        ("a.pearmut.json", "pearmut"),
    ],
)
def test_the_extension_says_the_format(file: str, name: str) -> None:
    assert find_format(file).name == name


def test_a_named_format_outdoes_the_extension() -> None:
    assert find_format("a.tsv", "po").name == "po"


@pytest.mark.parametrize(("file", "name"), [("a.docx", None), ("-", None), ("a.tsv", "excel")])
def test_an_unknown_format_is_refused_with_the_known_ones(file: str, name: str | None) -> None:
    with pytest.raises(InputError, match="tsv, jsonl, tmx"):
        find_format(file, name)


def test_what_can_be_written_only_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Pearmut campaign can be written only"):
        read_pairs(tmp_path / "a.pearmut.json")


@pytest.mark.parametrize("name", NEEDS)
def test_a_missing_library_is_named_with_its_remedy(name: str) -> None:
    script = (
        f"import sys; sys.modules['{NEEDS[name]}'] = None\n"
        "from align.exchange import write_pairs\n"
        f"write_pairs('/dev/null', [], '{name}')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert f"pip install 'sejajar[{name}]'" in done.stderr.splitlines()[-1]


def test_no_library_is_loaded_before_its_format_is_used() -> None:
    script = "import sys, align.exchange\nprint({'lxml', 'openpyxl', 'pyarrow'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout == "set()\n"


@pytest.mark.parametrize("name", [*LOSSLESS, "tsv", "po", "moses"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"gone.*No such file"):
        list(read_pairs(tmp_path / "gone", installed(name)))


@pytest.mark.parametrize("name", [*LOSSLESS, "tsv", "po"])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, name: str) -> None:
    file = tmp_path / "in"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff")
    with pytest.raises(InputError, match="in"):
        list(read_pairs(file, installed(name)))


@pytest.mark.parametrize("name", FORMATS)
def test_a_failing_source_of_pairs_leaves_the_old_file(tmp_path: Path, name: str) -> None:
    def failing() -> Iterator[Pair]:
        yield FLAGGED
        raise InputError("a bad document")

    for file in (tmp_path / "out", tmp_path / "out.id", tmp_path / "out.en"):
        file.write_text("lama", encoding="utf-8")
    with pytest.raises(InputError, match="a bad document"):
        write_pairs(tmp_path / "out", failing(), installed(name))
    assert {file.read_text(encoding="utf-8") for file in tmp_path.iterdir()} == {"lama"}
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize("name", ["tsv", "jsonl", "tmx", "xliff", "xliff2", "po", "moses"])
def test_pairs_are_read_one_by_one(tmp_path: Path, name: str) -> None:
    many = (replace(FLAGGED, id=str(number)) for number in range(2000))
    write_pairs(tmp_path / "out", many, name)
    reading = read_pairs(tmp_path / "out", name)
    assert next(reading).source == FLAGGED.source
    for file in tmp_path.iterdir():
        # The start has been read already; an end that is cut off shows when it is come to.
        size = file.stat().st_size
        with file.open("r+b") as handle:
            handle.truncate(size * 2 // 3)
    with pytest.raises((InputError, AssertionError)):
        assert len(list(reading)) == 1999


@pytest.mark.parametrize("name", TEXTUAL)
def test_dashes_are_standard_input_and_output(tmp_path: Path, name: str) -> None:
    write_pairs(tmp_path / "in", [FLAGGED], name)
    script = (
        "from align.exchange import read_pairs, write_pairs\n"
        f"write_pairs('-', read_pairs('-', '{name}'), '{name}')"
    )
    with (tmp_path / "in").open("rb") as stdin:
        done = subprocess.run([sys.executable, "-c", script], stdin=stdin, capture_output=True)
    (tmp_path / "out").write_bytes(done.stdout)
    assert list(read_pairs(tmp_path / "out", name)) == list(read_pairs(tmp_path / "in", name))


@pytest.mark.parametrize("name", XML)
@pytest.mark.parametrize("character", ["\x00", "\x1b", "\ufffe", "\ud83d"])
def test_what_xml_cannot_hold_is_refused_and_not_lost(
    tmp_path: Path, name: str, character: str
) -> None:
    pair = replace(FLAGGED, note=f"a{character}b")
    with pytest.raises(OutputError, match=rf"'berita.txt:1' holds U\+{ord(character):04X}"):
        write_pairs(tmp_path / "out", [pair], installed(name))


@pytest.mark.parametrize("name", FORMATS)
def test_a_lone_surrogate_is_refused(tmp_path: Path, name: str) -> None:
    pair = replace(FLAGGED, source="\ud83d")
    with pytest.raises(OutputError, match="out"):
        write_pairs(tmp_path / "out", [pair], installed(name))


@pytest.mark.parametrize("name", ["jsonl", "parquet", "labelstudio", "po"])
def test_control_characters_are_held_where_the_format_can(tmp_path: Path, name: str) -> None:
    pair = replace(FLAGGED, source="a\x00\x1b\ufffeb")
    write_pairs(tmp_path / "out", [pair], installed(name))
    (back,) = read_pairs(tmp_path / "out", name)
    assert back.source == pair.source
