"""Word vectors of native text."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

from align.flag.contexts import Vectors
from align.text.analysis import analyse
from flag_tables import margins
from flag_tables.texts import LEXICON, NATIVE, WEAK, pairs, web

_DIMENSIONS = 80
_WINDOW = 10
_RAREST = 6
_PAGE = 30


def pages() -> Iterator[list[list[str]]]:
    """Yield documents, or runs of sentences, of native text as lemmas."""
    run: list[list[str]] = []
    before = ""
    for name, source, _ in pairs():
        if name not in (*NATIVE, "mozilla-www", "privacyguides"):
            continue
        if run and (name != before or len(run) >= _PAGE):
            yield run
            run = []
        before = name
        run.append(content(source))
    yield run
    for _, text in web():
        yield [content(part) for part in re.split(r"(?<=[.!?]) +", text)]


def content(text: str) -> list[str]:
    """Return the lemmas of a text that carry meaning."""
    return [
        lemma
        for lemma in analyse(text).lemmas
        if len(lemma) > 2 and lemma[0].isalpha() and lemma not in WEAK
    ]


def build() -> None:
    import numpy as np
    from scipy.sparse import coo_matrix
    from scipy.sparse.linalg import svds

    documents = list(pages())
    seen = Counter(word for page in documents for sentence in page for word in sentence)
    words = sorted(word for word, count in seen.items() if count >= _RAREST)
    index = {word: at for at, word in enumerate(words)}
    together: Counter[tuple[int, int]] = Counter()
    for page in documents:
        for sentence in page:
            ids = [index.get(word, -1) for word in sentence]
            for at, one in enumerate(ids):
                for other in ids[at + 1 : at + 1 + _WINDOW]:
                    if one != other and one >= 0 and other >= 0:
                        together[one, other] += 1
    rows, columns = np.array(list(together), dtype=np.int64).T
    counts = np.fromiter(together.values(), float)
    half = coo_matrix((counts, (rows, columns)), shape=(len(words), len(words)))
    table = (half + half.T).tocoo()
    totals = np.asarray(table.sum(axis=1)).ravel()
    smooth = totals**0.75 / (totals**0.75).sum()
    with np.errstate(divide="ignore"):
        information = np.log(table.data / (totals[table.row] * smooth[table.col]))
    positive = information > 0
    left, values, _ = svds(
        coo_matrix(
            (information[positive], (table.row[positive], table.col[positive])), shape=table.shape
        ).tocsr(),
        k=_DIMENSIONS,
        v0=np.ones(len(words)),
    )
    units = left * np.sqrt(values)
    lengths = np.linalg.norm(units, axis=1)
    words = [word for word, length in zip(words, lengths, strict=True) if length > 1e-6]
    units = units[lengths > 1e-6] / lengths[lengths > 1e-6, None]
    total = sum(seen.values())
    weights = np.array([-math.log(seen[word] / total) for word in words])
    path = LEXICON / "contexts.npz"
    Vectors(words, units.astype(np.float32), weights.astype(np.float32)).save(path)
    known = Vectors.read(path)
    print(f"{len(words)} words, {path.stat().st_size / 1e6:.2f} MB")
    margins.build(documents, known)
