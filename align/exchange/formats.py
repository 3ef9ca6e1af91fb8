"""All formats: a new one is one file and one line here.

A format's module, and what it needs, is imported when the format is first used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from align.document import Pair
from align.errors import InputError, OutputError
from align.text.opening import unpacked_name


@dataclass(frozen=True, slots=True)
class Format:
    """A file format.

    Attributes:
        name: what an option calls it.
        title: what a person calls it.
        extensions: lower case, with the dot; of several that fit, the longest counts.
        reader, writer: ``module:function`` in ``align.exchange``; an empty reader: write only.
        kept: what is kept of the pairs, if not everything.
        extra: the extra of the package that has its library, if it needs one.
        only_pairs: whether nobody means such a file as a plain text.
        shows_rejected: whether another program sees that a pair was rejected, or at least that
            it is not done.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    reader: str
    writer: str
    kept: str = ""
    extra: str = ""
    only_pairs: bool = False
    shows_rejected: bool = True


FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        Format(
            "tsv",
            "aligned TSV",
            (".tsv",),
            "tsv:read_tsv",
            "tsv:write_tsv",
            kept="everything but what flags say beside their id and span",
        ),
        Format("jsonl", "JSON Lines", (".jsonl",), "jsonl:read_jsonl", "jsonl:write_jsonl"),
        Format(
            "tmx",
            "TMX 1.4b",
            (".tmx",),
            "tmx:read_tmx",
            "tmx:write_tmx",
            only_pairs=True,
            shows_rejected=False,
        ),
        Format(
            "xliff",
            "XLIFF 1.2",
            (".xlf", ".xliff"),
            "xliff:read_xliff",
            "xliff12:write_xliff12",
            only_pairs=True,
        ),
        Format(
            "xliff2",
            "XLIFF 2.1",
            (".xlf2",),
            "xliff:read_xliff",
            "xliff21:write_xliff21",
            only_pairs=True,
        ),
        Format(
            "parquet",
            "Parquet",
            (".parquet",),
            "parquet:read_parquet",
            "parquet:write_parquet",
            extra="parquet",
            only_pairs=True,
        ),
        Format(
            "xlsx",
            "Excel workbook",
            (".xlsx",),
            "xlsx:read_xlsx",
            "xlsx:write_xlsx",
            extra="xlsx",
            only_pairs=True,
        ),
        Format(
            "moses",
            "Moses text",
            (".id", ".en"),
            "moses:read_moses",
            "moses:write_moses",
            kept="the source and the best English text",
            shows_rejected=False,
        ),
        Format(
            "po",
            "gettext PO",
            (".po",),
            "po:read_po",
            "po:write_po",
            kept="id, document, source, the best English text, and the note",
            only_pairs=True,
        ),
        Format(
            "labelstudio",
            "Label Studio tasks",
            (".json",),
            "labelstudio:read_labelstudio",
            "labelstudio:write_labelstudio",
        ),
        Format(
            "pearmut",
            "Pearmut campaign",
            (".pearmut.json",),
            "",
            "pearmut:write_pearmut",
            kept="everything of pairs that have a draft, and leaves out the others",
        ),
    )
}
"""By name."""


def read_pairs(path: str | Path, format: str | None = None, **options: Any) -> Iterator[Pair]:  # noqa: A002
    """Return the pairs of a file, read as they are asked for.

    Args:
        path: the file, gzipped if its name ends in ``.gz``; ``-`` is standard input, for which a
            format must be named.
        format: a name in ``FORMATS``; None goes by the extension (before ``.gz``).
        options: what the format's reader takes beside the path.

    Raises:
        InputError: with file and line: the format is not known or cannot be read, its library is
            not installed, or the file is no such file.
    """
    found = find_format(unpacked_name(path), format)
    if not found.reader:
        raise InputError(f"{found.title} can be written only", path=str(path))
    pairs: Iterator[Pair] = _load(found, found.reader)(path, **options)
    return pairs


def write_pairs(
    path: str | Path,
    pairs: Iterable[Pair],
    format: str | None = None,  # noqa: A002 - the field's name for it
    **options: Any,
) -> int:
    """Write ``pairs``, whole or not at all, and return how many were written.

    Args:
        path: the file; ``-`` is standard output, for which a format must be named.
        pairs: what to write; taken one by one where the format allows it.
        format: a name in ``FORMATS``; None goes by the extension.
        options: what the format's writer takes beside path and pairs.

    Raises:
        InputError: the format is not known, or its library is not installed.
        OutputError: the file cannot be written, or a pair holds what the format cannot.
    """
    found = find_format(path, format)
    try:
        count: int = _load(found, found.writer)(path, pairs, **options)
    except UnicodeEncodeError as error:
        raise OutputError(
            f"{path}: a text holds a lone surrogate (half of a character), which UTF-8 cannot "
            "hold; remove it"
        ) from error
    return count


def find_format(path: str | Path, name: str | None = None) -> Format:
    """Return the format of this name or, without one, of the path's extension.

    Raises:
        InputError: there is none.
    """
    if name is not None:
        if name not in FORMATS:
            raise InputError(f"unknown format {name!r}; known: {', '.join(FORMATS)}")
        return FORMATS[name]
    lower = Path(path).name.lower()
    fitting = [
        (len(extension), f.name)
        for f in FORMATS.values()
        for extension in f.extensions
        if lower.endswith(extension)
    ]
    if not fitting:
        raise InputError(
            f"the name does not say the format; name one of {', '.join(FORMATS)}", path=str(path)
        )
    return FORMATS[max(fitting)[1]]


def _load(found: Format, entry: str) -> Callable[..., Any]:
    module, _, function = entry.partition(":")
    try:
        loaded = import_module(f"align.exchange.{module}")
    except ModuleNotFoundError as error:
        if not found.extra:
            raise
        raise InputError(
            f"{found.title} needs {error.name}; pip install 'sejajar[{found.extra}]'"
        ) from error
    loaded_function: Callable[..., Any] = getattr(loaded, function)
    return loaded_function
