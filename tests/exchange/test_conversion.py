"""Converting files, in Python and on the command line."""

import gzip
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from any_pairs import FLAGGED

from align.document import STATUSES, Flag
from align.exchange import FORMATS, read_pairs, write_pairs
from align.exchange.conversion import convert
from align.exchange.selection import Selection

SEJAJAR = Path(sys.executable).with_name("sejajar")


def sejajar(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SEJAJAR, "convert", *map(str, arguments)], capture_output=True, text=True
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    write_pairs(tmp_path / "in.jsonl", [FLAGGED])
    return tmp_path / "in.jsonl"


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    """A pair of each status, in the order of ``STATUSES``, and two open ones of boilerplate."""
    pairs = [replace(FLAGGED, id=status, status=status) for status in STATUSES]
    pairs += [replace(FLAGGED, id=f"menu{n}", kind="boilerplate") for n in (1, 2)]
    write_pairs(tmp_path / "reviewed.tsv", pairs)
    return tmp_path / "reviewed.tsv"


def ids(file: Path) -> list[str]:
    return [pair.id for pair in read_pairs(file)]


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


def test_every_pair_goes_out_unless_asked(tmp_path: Path, reviewed: Path) -> None:
    done = convert(reviewed, tmp_path / "out.tmx")
    assert ids(tmp_path / "out.tmx") == [*STATUSES, "menu1", "menu2"]
    assert (done.written, done.left_out, done.rejected) == (6, {}, 1)


def test_pairs_go_out_by_status(tmp_path: Path, reviewed: Path) -> None:
    only = Selection(statuses=frozenset({"accepted", "edited"}))
    done = convert(reviewed, tmp_path / "out.tmx", only=only)
    assert ids(tmp_path / "out.tmx") == ["accepted", "edited"]
    assert (done.written, done.left_out, done.rejected) == (2, {"open": 3, "rejected": 1}, 0)


def test_boilerplate_stays_behind_on_request(tmp_path: Path, reviewed: Path) -> None:
    done = convert(reviewed, tmp_path / "out.jsonl", only=Selection(boilerplate=False))
    assert ids(tmp_path / "out.jsonl") == list(STATUSES)
    assert (done.written, done.left_out) == (4, {"boilerplate": 2})


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.reader])
def test_every_format_can_be_selected_for(tmp_path: Path, reviewed: Path, name: str) -> None:
    only = Selection(frozenset({"accepted", "edited"}), boilerplate=False)
    assert convert(reviewed, tmp_path / "out", target_format=name, only=only).written == 2
    assert len(list(read_pairs(tmp_path / "out", name))) == 2


def test_what_stays_behind_is_said(tmp_path: Path, reviewed: Path) -> None:
    options = ("--status", "edited", "--status", "accepted", "--no-boilerplate")
    done = sejajar(reviewed, tmp_path / "out.tmx", *options)
    assert (done.returncode, done.stderr) == (
        0,
        "2 pairs written; left out: 2 boilerplate, 1 open, 1 rejected (--status, --no-boilerplate)"
        "\n",
    )


def test_rejected_pairs_are_pointed_out_where_nobody_sees_it(
    tmp_path: Path, reviewed: Path
) -> None:
    hint = "1 of them was rejected, which other programs will not see: --status leaves it out"
    assert hint in sejajar(reviewed, tmp_path / "out.tmx").stderr
    assert hint not in sejajar(reviewed, tmp_path / "out.tmx", "--status", "rejected").stderr
    assert "rejected" not in sejajar(reviewed, tmp_path / "out.tsv").stderr


def test_no_such_status_is_bad_usage(tmp_path: Path, reviewed: Path) -> None:
    done = sejajar(reviewed, tmp_path / "out.tmx", "--status", "done")
    assert done.returncode == 2
    assert "'open', 'accepted', 'edited', 'rejected'" in done.stderr
    assert not (tmp_path / "out.tmx").exists()


def test_a_gzipped_file_has_the_format_that_its_name_says(tmp_path: Path, reviewed: Path) -> None:
    packed = tmp_path / "packed.tsv.gz"
    packed.write_bytes(gzip.compress(reviewed.read_bytes()))
    assert convert(packed, tmp_path / "out.jsonl").written == 6


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


def test_the_command_line_offers_every_status() -> None:
    from align.cli.convert import Status

    assert tuple(name.value for name in Status) == STATUSES
