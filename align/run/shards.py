"""An output in several files: ``out-00001.tsv``, ``out-00002.tsv``, ..."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from align.exchange.formats import FORMATS

_EXTENSIONS = sorted({e for one in FORMATS.values() for e in one.extensions}, key=len, reverse=True)
_MOSES = ("", ".id", ".en")


def shard_path(output: Path, number: int) -> Path:
    """Return the path of a shard; ``number`` counts from 1."""
    stem, extension = _parts(output)
    return output.with_name(f"{stem}-{number:05}{extension}")


def shards_among(output: Path, names: Iterable[str]) -> list[str]:
    """Return those of ``names`` that shards of an output bear, sorted."""
    stem, extension = _parts(output)
    end = r"\.(id|en)" if extension in _MOSES else re.escape(extension)
    name = re.compile(rf"{re.escape(stem)}-[0-9]{{5,}}{end}")
    return sorted(filter(name.fullmatch, names))


def _parts(output: Path) -> tuple[str, str]:
    name = output.name
    known = next((e for e in _EXTENSIONS if name.lower().endswith(e)), output.suffix)
    return name[: len(name) - len(known)], name[len(name) - len(known) :]
