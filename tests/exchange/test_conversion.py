"""Converting files, in Python and on the command line."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from any_pairs import FLAGGED

from align.document import Flag
from align.exchange import FORMATS, read_pairs, write_pairs
from align.exchange.conversion import convert

SEJAJAR = Path(sys.executable).with_name("sejajar")


def sejajar(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SEJAJAR, "convert", *map(str, arguments)], capture_output=True, text=True
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    write_pairs(tmp_path / "in.jsonl", [FLAGGED])
    return tmp_path / "in.jsonl"


def test_flags_of_a_tsv_get_what_the_taxonomy_says(tmp_path: Path) -> None:
    flags = (Flag("IDIOM-CALQUE", "source", 0, 4), Flag("OWN", "source", 0, 4))
    write_pairs(tmp_path / "in.tsv", [replace(FLAGGED, flags=flags)])
    convert(tmp_path / "in.tsv", tmp_path / "out.jsonl")
    (pair,) = read_pairs(tmp_path / "out.jsonl")
    assert pair.flags[0].message
    assert pair.flags[0].severity == "major"
    assert pair.flags[1] == flags[1]


def test_formulas_are_defused_on_request(tmp_path: Path) -> None:
    write_pairs(tmp_path / "in.jsonl", [replace(FLAGGED, note="=1+1")])
    convert(tmp_path / "in.jsonl", tmp_path / "out.tsv", defuse=True)
    assert [pair.note for pair in read_pairs(tmp_path / "out.tsv")] == ["'=1+1"]


@pytest.mark.parametrize("name", ["tmx", "xlf"])
def test_there_and_back_on_the_command_line(tmp_path: Path, file: Path, name: str) -> None:
    there = sejajar(file, tmp_path / f"out.{name}")
    assert (there.returncode, there.stdout, there.stderr) == (0, "", "1 pair written\n")
    assert sejajar(tmp_path / f"out.{name}", tmp_path / "back.jsonl").returncode == 0
    assert (tmp_path / "back.jsonl").read_bytes() == file.read_bytes()


def test_what_is_not_kept_is_said(tmp_path: Path, file: Path) -> None:
    done = sejajar(file, tmp_path / "out", "--to", "moses")
    assert "Moses text keeps the source and the best English text" in done.stderr


def test_the_input_survives_as_output(file: Path) -> None:
    before = file.read_bytes()
    assert sejajar(file, file).returncode == 0
    assert file.read_bytes() == before


def test_an_unknown_extension_is_one_line_and_status_2(tmp_path: Path, file: Path) -> None:
    done = sejajar(file, tmp_path / "out.docx")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "the name does not say the format; name one of tsv, jsonl" in done.stderr


def test_the_command_line_offers_every_format() -> None:
    from align.cli.convert import Format

    assert [name.value for name in Format] == list(FORMATS)
