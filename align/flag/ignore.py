"""Spans that a reviewer has dismissed: ``flag id``, span text and reason, tab-separated."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from align.errors import InputError, reason


def _normal(span: str) -> str:
    return " ".join(span.split())


def _cell(text: str) -> str:
    return _normal(text.replace("\t", " "))


@dataclass(frozen=True)
class IgnoreList:
    """Flags never to raise again on a span, whatever the document.

    Attributes:
        spans: pairs of flag id (``*`` for every flag) and span text, white space normalised.
        path: the file they stand in, if any; more of them go there.
    """

    spans: frozenset[tuple[str, str]] = frozenset()
    path: Path | None = field(default=None, compare=False)

    def __contains__(self, item: tuple[str, str]) -> bool:
        flag, span = item
        span = _normal(span)
        return (flag, span) in self.spans or ("*", span) in self.spans

    @classmethod
    def read(cls, path: Path) -> IgnoreList:
        """Read an ignore file; a file that does not exist yet is empty.

        Raises:
            InputError: a line has no tab, or the file cannot be read.
        """
        try:
            if not path.exists():
                return cls(path=path)
            lines = path.read_text(encoding="utf-8-sig").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            what = getattr(error, "strerror", None) or reason(error)
            raise InputError(f"cannot read the ignore file: {what}", path=str(path)) from error
        spans = set()
        for number, line in enumerate(lines, 1):
            if not line.strip() or line.startswith("#"):
                continue
            flag, tab, rest = line.partition("\t")
            if not tab:
                raise InputError(
                    "expected: flag id, tab, span text, tab, reason", path=str(path), line=number
                )
            spans.add((flag, _normal(rest.split("\t")[0])))
        return cls(frozenset(spans), path)


def dismiss(path: Path, flag: str, span: str, reason: str = "") -> None:
    """Append a dismissed span to an ignore file, which is made if need be."""
    with path.open("a+b") as file:
        # A file that a person wrote may lack its last line end.
        size = file.seek(0, 2)
        if size and (file.seek(size - 1), file.read(1))[1] != b"\n":
            file.write(b"\n")
        file.write(f"{flag}\t{_cell(span)}\t{_cell(reason)}\n".encode())


def restore(path: Path, flag: str, span: str) -> None:
    """Take a dismissed span out of an ignore file again; its other lines stay as they are."""
    gone = f"{flag}\t{_cell(span)}\t".encode()
    lines = path.read_bytes().splitlines(keepends=True) if path.exists() else []
    kept = [line for line in lines if not line.startswith(gone)]
    if len(kept) < len(lines):
        temporary = path.with_name(path.name + ".tmp")
        temporary.write_bytes(b"".join(kept))
        temporary.replace(path)
