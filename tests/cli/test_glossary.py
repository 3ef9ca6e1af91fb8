"""``--glossary`` as its user meets it: terms come into the drafts, or are flagged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from align.exchange.tsv import read_tsv

SEJAJAR = Path(sys.executable).with_name("sejajar")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a text and a glossary."""
    (tmp_path / "teks.txt").write_text("Petani di kelurahan itu menjual beras.\n", "utf-8")
    (tmp_path / "terms.tsv").write_text("source\ttarget\nkelurahan\turban ward\n", "utf-8")
    return tmp_path


def sejajar(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [SEJAJAR, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)


def test_terms_come_into_the_drafts(folder: Path) -> None:
    done = sejajar(folder, "translate", "teks.txt", "-o", "out.tsv", "--glossary", "terms.tsv")
    assert done.returncode == 0, done.stderr
    (pair,) = read_tsv(folder / "out.tsv")
    assert "urban ward" in pair.draft
    assert "PAIR-GLOSSARY" not in {flag.id for flag in pair.flags}


def test_the_settings_name_the_glossary_too_and_another_one_is_another_run(folder: Path) -> None:
    (folder / "sejajar.toml").write_text('[flags]\nglossary = "terms.tsv"\n', "utf-8")
    for term in ("urban ward", "borough"):
        (folder / "terms.tsv").write_text(f"source\ttarget\nkelurahan\t{term}\n", "utf-8")
        assert sejajar(folder, "translate", "teks.txt", "-o", "out.tsv").returncode == 0
        (pair,) = read_tsv(folder / "out.tsv")
        flagged = "PAIR-GLOSSARY" in {flag.id for flag in pair.flags}
        assert (term in pair.draft) is not flagged
        assert "urban ward" not in pair.draft or term == "urban ward"


def test_a_glossary_that_cannot_be_read_is_one_line(folder: Path) -> None:
    done = sejajar(folder, "translate", "teks.txt", "-o", "out.tsv", "--glossary", "none.tsv")
    assert done.returncode != 0
    assert "none.tsv" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    (folder / "terms.tsv").write_text("source\ttarget\n\turban ward\n", "utf-8")
    done = sejajar(folder, "translate", "teks.txt", "-o", "out.tsv", "--glossary", "terms.tsv")
    assert "terms.tsv:2: no term" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (folder / "out.tsv").exists()
