"""How well words fit the words around them, from what stands together in native Indonesian.

Word vectors are a truncated singular value decomposition of positive pointwise mutual information
(Levy, Goldberg and Dagan 2015) of lemmas within ten words in text written by people;
``benchmarks/build_flag_tables.py contexts`` computes them.  A sentence's context is the sum of its
words' vectors, weighted by rarity, with a share of its neighbours' and of the document's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
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
        weighted: the vectors times their weights.
    """

    def __init__(
        self, words: Sequence[str], units: NDArray[np.float32], weights: NDArray[np.float32]
    ) -> None:
        self.index = {word: at for at, word in enumerate(words)}
        self.units, self.weights = units, weights
        self.weighted = units * weights[:, None]

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

    def __init__(self, known: Vectors, sentences: Sequence[Sequence[str]]) -> None:
        """Prepare.

        Args:
            known: word vectors.
            sentences: the lemmas of each sentence.
        """
        self._known, self._sentences = known, sentences
        self._sums: dict[int, NDArray[np.float32]] = {}

    def fits(self, sentence: int, word: str, others: Sequence[int]) -> NDArray[np.float32]:
        """Return how well a word of a sentence and others in its place fit the rest.

        Args:
            sentence: its number.
            word: a lemma of it, among the known ones; its own vector is taken out of the context.
            others: rows of known lemmas.

        Returns:
            Cosines, that of ``word`` first.
        """
        known = self._known
        at = known.index[word]
        context = self._near(sentence) - known.weighted[at]
        length = float(context @ context) ** 0.5 or 1.0
        cosines: NDArray[np.float32] = known.units[[at, *others]] @ (context / length)
        return cosines

    def _near(self, sentence: int) -> NDArray[np.float32]:
        """Return a sentence's sum with its shares of the neighbours and of the document."""
        near = self._sum(sentence)
        if sentence:
            near = near + _NEIGHBOUR * self._sum(sentence - 1)
        if sentence + 1 < len(self._sentences):
            near = near + _NEIGHBOUR * self._sum(sentence + 1)
        share = _DOCUMENT * float(near @ near) ** 0.5
        whole: NDArray[np.float32] = near + share * self._whole
        return whole

    def _sum(self, sentence: int) -> NDArray[np.float32]:
        found = self._sums.get(sentence)
        if found is None:
            index = self._known.index
            ids = [index[lemma] for lemma in self._sentences[sentence] if lemma in index]
            found = self._sums[sentence] = self._known.weighted[ids].sum(axis=0)
        return found

    @cached_property
    def _whole(self) -> NDArray[np.float32]:
        index = self._known.index
        ids = [index[lemma] for lemmas in self._sentences for lemma in lemmas if lemma in index]
        whole: NDArray[np.float32] = self._known.weighted[ids].sum(axis=0)
        return whole / (float(whole @ whole) ** 0.5 or 1.0)
