"""Where a decoder looked while it said a text, word by word; words stand between white space."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt

Attention = npt.NDArray[np.float64]


def by_word(attention: Attention, owners: Sequence[int], columns: Sequence[int]) -> Attention:
    """Return how much of each word's attention lies on each word of the source.

    Args:
        attention: of each piece of the text, to each piece of the source; what lies on pieces
            behind the source's own (the end of the sentence) stands for nothing there.
        owners: the word that each piece of the text is of, from 0.
        columns: the same of the source.

    Returns:
        Words of the text x words of the source, the mean of the word's pieces, 0 to 1.
    """
    looks = np.zeros((owners[-1] + 1, columns[-1] + 1))
    by_column = np.zeros((len(owners), columns[-1] + 1))
    np.add.at(by_column.T, list(columns), attention[:, : len(columns)].T)
    np.add.at(looks, list(owners), by_column)
    looks /= np.bincount(owners)[:, None].clip(1)
    return looks


def words_of(pieces: Sequence[str], text: str) -> list[int]:
    """Return the number of the word that each piece is of; empty where the two do not match.

    Characters are counted, white space aside: the model may have rewritten quotes, and set them
    apart.
    """
    lengths = [len(piece.replace("▁", "")) for piece in pieces]
    ends = list(accumulate(len(word) for word in text.split()))
    if not ends or sum(lengths) != ends[-1]:
        return []
    starts = [end - length for end, length in zip(accumulate(lengths), lengths, strict=True)]
    return [int(k) for k in np.searchsorted(ends, np.minimum(starts, ends[-1] - 1), side="right")]
