"""The tutorial does what it says: its commands run, one after the other, as they stand there."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from align.cli import main
from align.exchange.tsv import read_tsv
from align.review import verdict
from align.review.store import ReviewedFile

ROOT = Path(__file__).resolve().parent.parent
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
# Setting up would install; a review waits for a person.
NOT_RUN = ("make ", ". ", "sejajar review ")


def commands() -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```", TUTORIAL, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def edits() -> dict[str, str]:
    return dict(re.findall(r"^\| (\S+:\d+) \| (.+) \|$", TUTORIAL, re.MULTILINE))


def run(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a line: ours in this process, as starting eight would take longer than what they do."""
    if command.startswith("sejajar "):
        monkeypatch.setattr(sys, "argv", shlex.split(command))
        with pytest.raises(SystemExit) as end:
            main()
        assert not end.value.code, command
    else:
        subprocess.run(command, shell=True, check=True)


def edit_as_told(tsv: Path) -> None:
    with ReviewedFile(tsv) as file:
        keys = {row.pair.id: row.key for row in file.rows}
        for pair, final in edits().items():
            row = file.row(keys[pair])
            file.change(row.key, row.version, "edit", lambda p, text=final: verdict.edit(p, text))


def test_every_command_of_the_tutorial_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    out = tmp_path / "out"
    shown = {}
    for command in commands():
        if command.startswith("sejajar review "):
            edit_as_told(out / "news.tsv")
        if not command.startswith(NOT_RUN):
            run(command, monkeypatch)
            shown[command] = capsys.readouterr().out
    pairs = {pair.id: pair for pair in read_tsv(out / "news.tsv")}
    assert len(edits()) == 5
    assert all(pairs[pair].final == final for pair, final in edits().items())
    assert "Keir Starmer" in shown["sejajar show out/news.tsv --pair 01-politics.id.txt:5"]
    assert "Post-editing" in shown["sejajar evaluate out/news.tsv"]
    assert "only 5 segments: too few" in shown["sejajar evaluate out/news.tsv --against final"]
    assert "<title>news · Sejajar evaluation" in (out / "evaluation.html").read_text("utf-8")
    assert "Fish turned out" in (out / "news.tmx").read_text("utf-8")
    assert len(list(read_tsv(out / "mine.tsv"))) == 1


def test_links_and_pictures_of_the_tutorial_are_there() -> None:
    links = re.findall(r"\]\(([^)#]+)", TUTORIAL)
    assert links
    for link in links:
        path = ROOT / "docs" / link
        assert path.is_file(), link
        assert path.suffix != ".webp" or path.stat().st_size < 150_000
