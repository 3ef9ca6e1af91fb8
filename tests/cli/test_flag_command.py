"""``sejajar flag`` as its user meets it."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from align.document import Flag, Pair
from align.exchange.tsv import read_tsv, write_tsv

SEJAJAR = Path(sys.executable).with_name("sejajar")
SIX = Pair("1", "a", "text", "Ada 5 orang.", draft="There are 6 people.")


def flag(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [SEJAJAR, "flag", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def flags(*arguments: str | Path) -> list[dict[str, object]]:
    run = flag(*arguments, "--format", "jsonl")
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


@pytest.mark.parametrize("mark", ["", "\N{BYTE ORDER MARK}"])
def test_a_table_of_ones_own_is_checked_as_pairs(mark: str, tmp_path: Path) -> None:
    table = tmp_path / "mine.tsv"
    table.write_text(
        f"{mark}source\tdraft\nHarga naik 5 persen.\tPrices rose by 7 percent.\n", "utf-8"
    )
    assert "PAIR-NUMBER" in [one["flag"] for one in flags(table)]


def test_a_named_column_is_a_text_also_beside_a_reference(tmp_path: Path) -> None:
    table = tmp_path / "texts.tsv"
    table.write_text("source\treference\nHarga naik 5 persen.\tPrices rose by 7 percent.\n")
    assert "PAIR-NUMBER" not in [one["flag"] for one in flags(table, "--column", "source")]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_pairs_of_an_aligned_tsv_are_checked_even_if_a_spreadsheet_saved_it(
    tmp_path: Path, mark: bytes
) -> None:
    file = tmp_path / "in.tsv"
    write_tsv(file, [SIX])
    file.write_bytes(mark + file.read_bytes())
    assert "PAIR-NUMBER" in [one["flag"] for one in flags(file)]


def test_a_gzipped_tsv_is_checked_as_well(tmp_path: Path) -> None:
    write_tsv(tmp_path / "in.tsv", [SIX])
    (tmp_path / "in.tsv.gz").write_bytes(gzip.compress((tmp_path / "in.tsv").read_bytes()))
    assert "PAIR-NUMBER" in [one["flag"] for one in flags(tmp_path / "in.tsv.gz")]


def test_pairs_come_back_with_their_flags_and_all_else_as_it_was(tmp_path: Path) -> None:
    file, out = tmp_path / "in.tsv", tmp_path / "out.tsv"
    stale = Flag("IDIOM-CALQUE", "source", 0, 3)
    kept = Pair(
        "2", "b", "text", "Ia datang.", "He came.", status="edited", final="She came.", note="?",
        flags=(stale,), extra={"desk": "sport"},
    )  # fmt: skip
    write_tsv(file, [Pair("1", "a", "text", SIX.source, SIX.draft, extra={"desk": ""}), kept])
    run = flag(file, "--format", "pairs", "-o", out)
    assert run.returncode == 0, run.stderr
    first, second = read_tsv(out)
    assert "PAIR-NUMBER" in [one.id for one in first.flags]
    assert second.flags == ()
    assert (second.final, second.note, second.status) == ("She came.", "?", "edited")
    assert second.extra == {"desk": "sport"}


def test_a_text_becomes_pairs_to_review(tmp_path: Path) -> None:
    text = tmp_path / "warta.txt"
    text.write_text("Kedua negara.  bekerja sama erat. Mereka bertukar duri.\n", "utf-8")
    run = flag(text, "--format", "pairs", "--min-severity", "major", "--fail-on", "major")
    assert run.returncode == 1
    (tmp_path / "out.tsv").write_text(run.stdout, "utf-8")
    first, second = read_tsv(tmp_path / "out.tsv")
    stops = [one for one in first.flags if one.id == "BROKEN-SENT"]
    assert [first.source[one.start : one.end] for one in stops] == ["negara. bekerja"]
    assert [one.id for one in second.flags] == ["IDIOM-CALQUE"]


def test_of_what_was_signed_off_nothing_else_is_checked(tmp_path: Path) -> None:
    file = tmp_path / "in.tsv"
    pairs = [
        Pair("1", "a", "text", SIX.source, SIX.draft, status="edited", final="There are 7 people."),
        Pair("2", "b", "text", SIX.source, SIX.draft, status="accepted"),
        Pair("3", "c", "text", SIX.source, SIX.draft),
        Pair("4", "d", "text", SIX.source, SIX.draft, status="edited", final="There are 5 people."),
        Pair("5", "e", "text", "Mereka bertukar duri.", "They traded thorns."),
        Pair("6", "f", "text", SIX.source, SIX.draft, status="rejected", final=SIX.draft),
    ]
    write_tsv(file, pairs)
    found = flags(file, "--final")
    assert {one["pair"] for one in found} == {"1", "2"}
    assert {"final", "pair"} >= {one["side"] for one in found}
    assert [one["span"] for one in found if one["side"] == "final"] == ["7", "6"]


def test_signed_off_texts_need_a_table(tmp_path: Path) -> None:
    text = tmp_path / "warta.txt"
    text.write_text("Harga naik.\n")
    run = flag(text, "--final")
    assert run.returncode == 2
    assert str(text) in run.stderr.replace("\n│ ", "")
    file = tmp_path / "in.tsv"
    write_tsv(file, [SIX])
    assert flag(file, "--final", "--format", "pairs").returncode == 2
