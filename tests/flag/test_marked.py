"""The marked sentences can be read, and their marks mean something."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from align.flag import FLAGS
from align.resources import corpus_dir

FILES = sorted((corpus_dir() / "marked").glob("*.tsv"))
MARK = re.compile(r"\[\[([^\[\]|]+)\|([A-Z-]+)\]\]")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_mark_is_closed_and_names_a_flag(path: Path) -> None:
    seen = set()
    for line in path.read_text("utf-8").splitlines():
        source, english = line.split("\t")
        assert english.strip()
        assert source.strip()
        assert {flag for _, flag in MARK.findall(source)} <= set(FLAGS), line
        assert not re.search(r"\[\[|\]\]|\|", MARK.sub("", source) + english), line
        assert source not in seen
        seen.add(source)
