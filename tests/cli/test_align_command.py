"""``sejajar align`` as its user meets it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from align.exchange.tsv import read_tsv

SEJAJAR = Path(sys.executable).with_name("sejajar")


def sejajar(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [SEJAJAR, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def two_sides(tmp_path: Path) -> tuple[Path, Path]:
    """Return a folder of two Indonesian texts and one of their translations."""
    texts = {
        "id/beras.txt": "Harga beras naik 5 persen.\nPetani senang.\nPasar ramai pada 3 Mei.\n",
        "en/beras.txt": "The price of rice rose 5 percent.\nFarmers are happy.\n"
        "The market was busy on May 3.\n",
        "id/laut.txt": "Nelayan menangkap 200 ikan.\nCuaca di laut buruk.\n",
        "en/laut.txt": "Fishermen caught 200 fish.\nThe weather at sea is bad.\n",
    }
    for name, text in texts.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "id", tmp_path / "en"


@pytest.mark.parametrize("how", [[], ["--by-content"]])
def test_folders_are_matched_and_paired(
    two_sides: tuple[Path, Path], tmp_path: Path, how: list[str]
) -> None:
    out = tmp_path / "out.tsv"
    run = sejajar("align", *two_sides, "--lexical", *how, "-o", out)
    assert run.returncode == 0, run.stderr
    found = {(pair.source, pair.reference) for pair in read_tsv(out)}
    assert ("Petani senang.", "Farmers are happy.") in found
    assert ("Nelayan menangkap 200 ikan.", "Fishermen caught 200 fish.") in found
    assert all(not pair.draft for pair in read_tsv(out))


def test_drafts_of_the_model_stand_beside_the_reference(
    two_sides: tuple[Path, Path], tmp_path: Path
) -> None:
    out = tmp_path / "out.tsv"
    run = sejajar("align", two_sides[0] / "beras.txt", two_sides[1] / "beras.txt", "-o", out)
    assert run.returncode == 0, run.stderr
    first = next(iter(read_tsv(out)))
    assert first.bead == "1-1"
    assert first.draft
    assert first.confidence


def test_drafts_of_another_system(two_sides: tuple[Path, Path], tmp_path: Path) -> None:
    drafts = tmp_path / "drafts.txt"
    drafts.write_text("Rice got dearer.\nThe farmers are glad.\nBusy market.\n", encoding="utf-8")
    arguments = ["align", two_sides[0] / "beras.txt", two_sides[1] / "beras.txt"]
    run = sejajar(*arguments, "--drafts", drafts, "--format", "jsonl", "-o", "-")
    assert '"draft": "Rice got dearer."' in run.stdout
    drafts.write_text("Only one.\n", encoding="utf-8")
    run = sejajar(*arguments, "--drafts", drafts, "-o", "-")
    assert run.returncode == 2
    assert "1 drafts for 3 segments" in run.stderr


def test_beads_as_vecalign_prints_them(two_sides: tuple[Path, Path]) -> None:
    run = sejajar(
        "align",
        two_sides[0] / "laut.txt",
        two_sides[1] / "laut.txt",
        "--lexical",
        "--lines",
        "--format",
        "vecalign",
        "-o",
        "-",
    )
    assert [line.rsplit(":", 1)[0] for line in run.stdout.splitlines()] == ["[0]:[0]", "[1]:[1]"]


def test_texts_that_do_not_belong_together_are_told(samples: Path, tmp_path: Path) -> None:
    run = sejajar(
        "align",
        samples / "03-sport.id.txt",
        samples / "08-culture.en.txt",
        "--lexical",
        "-o",
        tmp_path / "out.tsv",
    )
    assert run.returncode == 0
    assert "warning: 03-sport.id.txt: the two texts hardly belong together" in run.stderr


def test_folders_without_a_common_name_are_refused(
    two_sides: tuple[Path, Path], tmp_path: Path
) -> None:
    (two_sides[1] / "beras.txt").rename(two_sides[1] / "rice.txt")
    (two_sides[1] / "laut.txt").rename(two_sides[1] / "sea.txt")
    run = sejajar("align", *two_sides, "--lexical", "-o", tmp_path / "out.tsv")
    assert run.returncode == 2
    assert "--by-content" in run.stderr


def test_translate_pairs_its_drafts_with_a_reference(
    two_sides: tuple[Path, Path], tmp_path: Path
) -> None:
    drafted, aligned = tmp_path / "drafted.tsv", tmp_path / "aligned.tsv"
    sejajar("translate", two_sides[0], "--reference", two_sides[1], "-o", drafted)
    sejajar("align", *two_sides, "-o", aligned)
    assert drafted.read_bytes() == aligned.read_bytes()
