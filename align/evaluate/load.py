"""From files to a corpus: texts with one sentence a line, aligned TSVs, or both."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from align.document import Pair
from align.errors import InputError
from align.evaluate.corpus import Corpus, column, from_lines, from_pairs
from align.evaluate.resegment import Aligner
from align.text.encoding import not_utf8
from align.text.opening import name_of, open_binary, unpacked_name

PairReader = Callable[[str], Iterable[Pair]]
"""Reads the pairs of a file; ``align.exchange`` has them, and stands to our right."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What is to be scored, as a user names it.

    Attributes:
        hypotheses: files of the systems; the first is the baseline.
        references: files; empty when the hypotheses are TSVs with a text to score against.
        documents: file with the document of each line of the first reference.
        sources: file with the source of each line of the first reference.
        columns: columns of the hypothesis TSVs; each is a system.
        against: column of a TSV that is scored against, such as ``reference`` or ``final``.
        readers: readers of files with pairs, by extension; all other files hold lines.
        aligner: pairs texts that differ in their number of lines; None forbids it.
    """

    hypotheses: Sequence[str]
    references: Sequence[str] = ()
    documents: str | None = None
    sources: str | None = None
    columns: Sequence[str] = ("draft",)
    against: str = "reference"
    readers: Mapping[str, PairReader] = field(default_factory=dict)
    aligner: Aligner | None = None


def load(inputs: Inputs) -> tuple[Corpus, list[Pair]]:
    """Read the files; return the corpus, and the rows of the first TSV if there is one.

    Ids, documents and labels come from the first TSV, a reference's before a hypothesis's; where
    texts have to be paired first, of these only the documents are left.

    Raises:
        InputError: a file cannot be read, the texts do not go together, or none can be scored.
    """
    texts = _Texts(inputs)
    references = [texts.of(path, inputs.against) for path in inputs.references]
    tables = [*filter(texts.rows, inputs.references), *filter(texts.rows, inputs.hypotheses)]
    systems = {name: texts.of(path, column) for name, path, column in _systems(inputs, texts)}
    documents = read_lines(inputs.documents) if inputs.documents else []
    sources = read_lines(inputs.sources) if inputs.sources else []
    rows = texts.rows(tables[0]) if tables else []
    if not references:
        plain = [path for path in inputs.hypotheses if not texts.rows(path)]
        if plain:
            raise InputError("no reference; name one with --ref", path=plain[0])
        for path in tables[1:]:
            _check_same(rows, texts.rows(path), path)
        references = [[column(pair, inputs.against) for pair in rows]]
    counts = {len(t) for t in (*systems.values(), *references)}
    if tables and counts == {len(rows)} and len(documents) in (0, len(rows)):
        if documents:
            rows = [replace(p, doc=name) for p, name in zip(rows, documents, strict=True)]
        return from_pairs(rows, systems, references), rows
    first = inputs.references[0] if inputs.references else tables[0]
    if (pairs := texts.rows(first)) and not documents:
        documents = [pair.doc for pair in pairs]
    if tables:
        # Rows without a text are no sentences; pairing must not see them.
        kept = [k for k, text in enumerate(references[0]) if text]
        documents = [documents[k] for k in kept] if documents else []
        references = [[text for text in lines if text] for lines in references]
        systems = {name: [t for t in lines if t] for name, lines in systems.items()}
    corpus = from_lines(
        systems, references, documents=documents, sources=sources, aligner=inputs.aligner
    )
    return corpus, rows


def read_lines(path: str) -> list[str]:
    """Return the lines of a UTF-8 text as sacreBLEU takes them: ended by newline, trimmed right.

    Args:
        path: a file, gzipped if its name ends in ``.gz``; ``-`` is standard input.

    Raises:
        InputError: the file cannot be read, is empty, or is not UTF-8.
    """
    name = name_of(path)
    try:
        with open_binary(path) as handle:
            text = handle.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise InputError(not_utf8(error), path=name, line=line) from error
    if not text:
        raise InputError("the file is empty", path=name)
    return [line.rstrip() for line in io.StringIO(text, newline="\n")]


class _Texts:
    """The files' rows and lines, each file read once."""

    def __init__(self, inputs: Inputs) -> None:
        self._readers = inputs.readers
        self._rows: dict[str, list[Pair]] = {}
        self._lines: dict[str, list[str]] = {}

    def rows(self, path: str) -> list[Pair]:
        """Return the pairs of a file that holds pairs; none for any other."""
        reader = self._readers.get(Path(unpacked_name(path)).suffix.lower())
        if reader is None:
            return []
        if path not in self._rows:
            self._rows[path] = list(reader(path))
            if not self._rows[path]:
                raise InputError("the file has no rows", path=path)
        return self._rows[path]

    def of(self, path: str, name: str) -> list[str]:
        """Return the lines of a file, or a column of its pairs."""
        if rows := self.rows(path):
            return [column(pair, name) for pair in rows]
        if path not in self._lines:
            self._lines[path] = read_lines(path)
        return self._lines[path]


def _systems(inputs: Inputs, texts: _Texts) -> Iterable[tuple[str, str, str]]:
    """Yield name, file and column of each system."""
    stems = Counter(Path(unpacked_name(path)).stem for path in inputs.hypotheses)
    seen = set()
    for path in inputs.hypotheses:
        if path in seen:
            raise InputError("given twice; name each system once", path=path)
        seen.add(path)
        stem = Path(unpacked_name(path)).stem
        name = name_of(path) if path == "-" else stem if stems[stem] == 1 else path
        if not texts.rows(path) or len(inputs.columns) == 1:
            yield name, path, inputs.columns[0]
        else:
            for each in inputs.columns:
                yield each if len(inputs.hypotheses) == 1 else f"{name}:{each}", path, each


def _check_same(rows: Sequence[Pair], others: Sequence[Pair], path: str) -> None:
    if len(rows) != len(others):
        raise InputError(f"{len(others)} rows where the first TSV has {len(rows)}", path=path)
    for number, (pair, other) in enumerate(zip(rows, others, strict=True), start=2):
        if (pair.source, pair.reference) != (other.source, other.reference):
            raise InputError(
                "another source or reference than in the first TSV; have each system translate "
                "the same segments",
                path=path,
                line=number,
            )
