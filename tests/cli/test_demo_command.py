"""``sejajar demo``: the main job on the packaged texts, without network or settings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from align.exchange.tsv import read_tsv


def test_the_demo_pairs_and_flags_the_samples_and_says_what_is_next(tmp_path: Path) -> None:
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "PYTHONPATH": str(Path.cwd())}
    ran = subprocess.run(
        [sys.executable, "-m", "align.cli", "demo", "--quiet"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    folder = tmp_path / "sejajar-demo"
    pairs = list(read_tsv(folder / "aligned.tsv"))
    assert len({pair.doc for pair in pairs}) == 8
    assert sum(bool(pair.draft and pair.reference) for pair in pairs) > 100
    assert any(pair.flags for pair in pairs)
    assert "<html" in (folder / "report.html").read_text("utf-8")
    for command in ("review", "evaluate", "convert"):
        assert f"sejajar {command} " in ran.stdout


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ran = subprocess.run(
        [sys.executable, "-m", "align.cli", "demo", "file"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 1
    assert ran.stderr == "sejajar: file: cannot write, Not a directory\n"
