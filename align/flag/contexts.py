"""How well words fit the words around them, from what stands together in native Indonesian.

Word vectors are a truncated singular value decomposition of positive pointwise mutual information
(Levy, Goldberg and Dagan 2015) of lemmas within ten words in text written by people;
``benchmarks/build_flag_tables.py contexts`` computes them.  A sentence's context is the sum of its
words' vectors, weighted by rarity, with a share of its neighbours' and of the document's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from align.resources import corpus_dir

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NEIGHBOUR = 0.5
_DOCUMENT = 0.5


class Vectors:
    """Word vectors of unit length with a weight for rarity.

    Attributes:
        index: the row of each lemma.
        units: one vector a row, float32, shape (words, dimensions).
        weights: minus the logarithm of each word's relative frequency, shape (words,).
    """

    def __init__(
        self, words: Sequence[str], units: NDArray[np.float32], weights: NDArray[np.float32]
    ) -> None:
        self.index = {word: at for at, word in enumerate(words)}
        self.units, self.weights = units, weights

    @classmethod
    def read(cls, path: Path) -> Vectors:
        """Read what ``save`` wrote."""
        import numpy as np

        with np.load(path) as arrays:
            units = arrays["units"].astype(np.float32)
            units /= np.linalg.norm(units, axis=1, keepdims=True)
            words = bytes(arrays["words"]).decode().split("\n")
            return cls(words, units, arrays["weights"].astype(np.float32))

    def save(self, path: Path) -> None:
        """Write words, vectors in eight bits and weights in sixteen, compressed."""
        import numpy as np

        top = np.abs(self.units).max(axis=1, keepdims=True)
        np.savez_compressed(
            path,
            words=np.frombuffer("\n".join(self.index).encode(), dtype=np.uint8),
            units=np.round(self.units / top * 127).astype(np.int8),
            weights=self.weights.astype(np.float16),
        )


@cache
def vectors() -> Vectors:
    """Return the vectors in ``corpus/lexicon``, read once."""
    return Vectors.read(corpus_dir() / "lexicon" / "contexts.npz")


class Contexts:
    """The contexts of the sentences of one document."""

    def __init__(self, known: Vectors, sentences: Iterable[Sequence[str]]) -> None:
        """Sum up.

        Args:
            known: word vectors.
            sentences: the lemmas of each sentence.
        """
        import numpy as np

        self._known = known
        index = known.index
        sums = np.zeros((0, known.units.shape[1]), np.float32)
        rows = []
        for lemmas in sentences:
            ids = [index[lemma] for lemma in lemmas if lemma in index]
            rows.append(known.weights[ids] @ known.units[ids])
        if rows:
            sums = np.stack(rows)
        self._sums = sums.copy()
        self._sums[1:] += _NEIGHBOUR * sums[:-1]
        self._sums[:-1] += _NEIGHBOUR * sums[1:]
        whole = sums.sum(axis=0)
        self._whole = whole / (float(np.linalg.norm(whole)) or 1.0)

    def fits(self, sentence: int, word: str, others: Sequence[str]) -> list[float]:
        """Return how well a word of a sentence and others in its place fit the rest.

        Args:
            sentence: its number.
            word: a lemma of it, among the known ones; its own vector is taken out of the context.
            others: known lemmas.

        Returns:
            Cosines, that of ``word`` first.
        """
        import numpy as np

        known = self._known
        at = known.index[word]
        near = self._sums[sentence]
        context = near + self._whole * (_DOCUMENT * float(np.linalg.norm(near)))
        context = context - known.weights[at] * known.units[at]
        length = float(np.linalg.norm(context)) or 1.0
        ids = [at, *(known.index[other] for other in others)]
        return [float(cosine) for cosine in known.units[ids] @ context / length]
