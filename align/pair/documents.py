"""Which document translates which: by file name, by a mapping file or by content."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.document import Document
from align.errors import InputError
from align.pair.groups import expand
from align.text import lexicon
from align.text.lexicon import Translations, translate
from align.text.tokens import tokenize

_LIKELIEST = 100
"""Partners of a document that are thought of; the best of them is seldom not the first."""
_LANGUAGE = re.compile(
    r"(?:^|(?<=[._\-/ ]))(?:id|ind|indo|indonesian?|in|en|eng|english|inggris|id[_-]id"
    r"|en[_-](?:us|gb)|source|src|reference|ref|target|tgt)(?=$|[._\-/ ])",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[._\-/ ]+")


@dataclass(frozen=True, slots=True)
class Match:
    """Two documents that belong together.

    Attributes:
        source, reference: their names, as they were given.
        similarity: cosine of the contents, 0 to 1; 1 when names or a mapping decided.
    """

    source: str
    reference: str
    similarity: float = 1.0


class Matching(NamedTuple):
    """What belongs together, and what has no partner.

    Attributes:
        pairs: a document and its translation.
        alone: documents of either side without a partner, in the order in which they were given.
    """

    pairs: list[tuple[Document, Document]]
    alone: list[Document]


def match_documents(
    sources: Sequence[Document],
    references: Sequence[Document],
    *,
    mapping: Path | None = None,
    by_what_they_say: bool = False,
) -> Matching:
    """Return which split documents belong together.

    One document on either side go together whatever their names.

    Args:
        sources: Indonesian documents.
        references: English documents.
        mapping: a file that says which belong together, by their ids.
        by_what_they_say: match by content instead of by name.

    Raises:
        InputError: no document has a partner, or the mapping names one that is not there.
    """
    left = {document.id: document for document in sources}
    right = {document.id: document for document in references}
    if mapping is not None:
        matches = read_mapping(mapping)
        for match in matches:
            if match.source not in left or match.reference not in right:
                raise InputError(
                    f"'{match.source}' and '{match.reference}' are not both among the documents",
                    path=str(mapping),
                )
    elif by_what_they_say:
        matches = by_content(_sentences(left), _sentences(right), lexicon.load())
    elif len(left) == len(right) == 1:
        matches = [Match(next(iter(left)), next(iter(right)))]
    else:
        matches = by_name(list(left), list(right))
    if not matches:
        raise InputError(
            "no document of one side has a partner on the other: "
            "give the files like names, a --mapping, or --by-content"
        )
    sides = (left, {m.source for m in matches}), (right, {m.reference for m in matches})
    return Matching(
        pairs=[(left[m.source], right[m.reference]) for m in matches],
        alone=[one for side, taken in sides for name, one in side.items() if name not in taken],
    )


def _sentences(documents: Mapping[str, Document]) -> dict[str, list[str]]:
    return {name: [s.text for s in document.segments] for name, document in documents.items()}


def by_name(sources: Sequence[str], references: Sequence[str]) -> list[Match]:
    """Match relative paths that are alike but for their suffix and language codes.

    ``berita/01.id.txt`` goes with ``berita/01.en.docx`` and with ``berita/01.txt``.

    Raises:
        InputError: two files of one side come down to the same name.
    """
    known = _keys(references)
    return [Match(source, known[key]) for key, source in _keys(sources).items() if key in known]


def _keys(names: Sequence[str]) -> dict[str, str]:
    keys: dict[str, str] = {}
    for name in names:
        path = PurePath(name)
        stem = str(path.with_suffix("")) if path.suffix[1:2].isalpha() else name
        bare = _SEPARATORS.sub("/", _LANGUAGE.sub("", stem)).strip("/").casefold()
        key = bare or stem.casefold()
        if key in keys:
            raise InputError(
                f"{keys[key]} and {name} have the same name but for suffix and language: "
                "give a mapping file"
            )
        keys[key] = name
    return keys


def read_mapping(path: Path) -> list[Match]:
    """Read ``source<TAB>reference`` lines; empty lines and lines that begin with # are skipped.

    Raises:
        InputError: the file cannot be read, or a line has not two columns.
    """
    matches = []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read the mapping: {error}", path=str(path)) from error
    for number, line in enumerate(text.split("\n"), 1):
        row = line.removesuffix("\r").split("\t")
        if row == [""] or row[0].startswith("#"):
            continue
        if len(row) != 2 or not all(row):
            raise InputError(
                "expected two columns, source and reference, with a tab between",
                path=str(path),
                line=number,
            )
        matches.append(Match(row[0], row[1]))
    return matches


def by_content(
    sources: Mapping[str, Sequence[str]],
    references: Mapping[str, Sequence[str]],
    table: Translations | None = None,
    *,
    min_similarity: float = 0.1,
) -> list[Match]:
    """Match documents by what they say, best pairs first, each document once.

    Cosine of TF-IDF vectors of the translated source (Buck and Koehn, 2016) and competitive
    linking (Melamed, 2000).

    Args:
        sources: name to sentences: drafts if there are any, else the Indonesian itself with
            ``table``.
        references: name to sentences.
        table: the word-translation table; None for drafts.
        min_similarity: leave out pairs with a lower cosine.
    """
    if not sources or not references:
        return []
    right = [Counter(w for s in text for w in tokenize(s)) for text in references.values()]
    vocabulary = {w: k for k, w in enumerate(dict.fromkeys(w for words in right for w in words))}
    number = [np.array([vocabulary[w] for w in words], np.int64) for words in right]
    frequency = np.bincount(np.concatenate(number), minlength=len(vocabulary))
    idf = np.log((len(right) + 1) / (frequency + 0.5)).clip(0.05)
    # An inverted index: the documents and weights of word 0, of word 1, ...
    vectors = [_vector(w, vocabulary, idf) for w in right]
    word = np.concatenate([at for at, _ in vectors])
    order = np.argsort(word, kind="stable")
    weight = np.concatenate([values for _, values in vectors])[order]
    document = np.repeat(np.arange(len(right)), [len(at) for at, _ in vectors])[order]
    first = np.cumsum(frequency) - frequency
    # Of each row the likeliest alone: a whole matrix would grow with the square of the corpus.
    nearest, cosines = [], []
    for text in sources.values():
        at, values = _vector(_translated(text, table), vocabulary, idf)
        entry, k = expand(frequency[at])
        posting = first[at[entry]] + k
        row = np.bincount(document[posting], values[entry] * weight[posting], len(right))
        likely = np.flatnonzero(row >= min_similarity)
        likely = np.sort(likely[np.argsort(-row[likely], kind="stable")[:_LIKELIEST]])
        nearest.append(likely)
        cosines.append(row[likely].astype(np.float32))

    left, names = list(sources), list(references)
    matches: dict[int, Match] = {}
    taken: set[int] = set()
    rows = np.repeat(np.arange(len(left)), [len(near) for near in nearest])
    near, cosine = np.concatenate(nearest), np.concatenate(cosines)
    for at in np.argsort(-cosine, kind="stable").tolist():
        i, j = int(rows[at]), int(near[at])
        if i not in matches and j not in taken:
            matches[i] = Match(left[i], names[j], min(float(cosine[at]), 1.0))
            taken.add(j)
    return [matches[i] for i in sorted(matches)]


def _translated(text: Sequence[str], table: Translations | None) -> dict[str, float]:
    counts: dict[str, float] = {}
    for word, count in Counter(w for s in text for w in tokenize(s)).items():
        counts[word] = counts.get(word, 0.0) + count
        for target, strength in translate(word, table) if table else ():
            counts[target] = counts.get(target, 0.0) + count * strength
    return counts


def _vector(
    words: Mapping[str, float], vocabulary: Mapping[str, int], idf: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the words' numbers and their weights in a unit vector, term frequencies dampened."""
    known = [(vocabulary[w], n) for w, n in words.items() if w in vocabulary]
    at = np.array([k for k, _ in known], np.int64)
    weight = np.log1p([n for _, n in known]) * idf[at]
    return at, weight / max(float(np.sqrt(weight @ weight)), 1e-9)
