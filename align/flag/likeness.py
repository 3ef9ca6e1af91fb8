"""How much of each side of a pair the other explains: numbers for a classifier.

Words are explained by the translation table of sentence pairing, texts by the model's reading.
What is missing or added lies together, so the worst stretch tells more than the whole.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from align.text import lexicon
from align.text.analysis import Tokens, analyse

Array = npt.NDArray[np.float64]

FEATURES = (
    "chance",
    "worst chance",
    "end",
    "source share",
    "target share",
    "worst source share",
    "worst target share",
    "length",
    "disproportion",
    "shortness",
)
"""Mean log probability of a word; of the worst eight in a row; of the end.  Explained share of
each side; of its worst stretch.  Logarithm of target length / source length; how unusual it is.
The square root of 1 / words: the fewer, the less a mean says."""

STRETCH = 8
"""Words of a stretch.  Shorter texts are not compared: people translate them too freely."""

_PREFIX = 5  # letters by which inflections of an English word are taken for one
_UNKNOWN = 0.3  # of a source word that the table lacks
_FAR = 0.02  # mean of ln(target / source) in letters (see ``detectors.proportions``)


class Likeness(NamedTuple):
    """What is known of a source and a text.

    Attributes:
        values: in the order of ``FEATURES``.
        source_gap, target_gap: code-point offsets of the stretch that the other side explains
            least.
    """

    values: Array
    source_gap: tuple[int, int]
    target_gap: tuple[int, int]


def likeness(source: str, text: str, chances: Sequence[float]) -> Likeness | None:
    """Compare a source with a text of which ``chances`` are the log probabilities.

    Returns:
        None if either has fewer words than a stretch.
    """
    ours, theirs = analyse(source), analyse(text)
    explained, explaining = _explained(ours, theirs)
    if min(len(explained), len(explaining)) < STRETCH or len(chances) <= STRETCH:
        return None
    words = np.array(chances[:-1])
    at, lowest = _worst(explained)
    there, lowest_there = _worst(explaining)
    length = math.log((len(text) + 5) / (len(source) + 5))
    values = np.array(
        [
            words.mean(),
            _worst(words)[1],
            chances[-1],
            explained.mean(),
            explaining.mean(),
            lowest,
            lowest_there,
            length,
            abs(length - _FAR) * math.sqrt(min(len(source), len(text))),
            1 / math.sqrt(min(len(explained), len(explaining))),
        ]
    )
    return Likeness(values, _span(ours, at), _span(theirs, there))


def _is_word(token: str) -> bool:
    return token[0].isalnum()


def _explained(ours: Tokens, theirs: Tokens) -> tuple[Array, Array]:
    """Return how well the other side explains each word of the source and of the text, 0 to 1."""
    table = lexicon.load()
    there = {word[:_PREFIX] for word in theirs.lowers if _is_word(word)}
    best: dict[str, float] = {}
    explained = []
    for word in ours.lowers:
        if not _is_word(word):
            continue
        found = lexicon.translate(word, table)
        for english, strength in found:
            key = english[:_PREFIX]
            best[key] = max(best.get(key, 0.0), strength)
        best[word[:_PREFIX]] = 1.0
        if word[:_PREFIX] in there and word in theirs.lowers:
            explained.append(1.0)
        elif found:
            explained.append(max((s for e, s in found if e[:_PREFIX] in there), default=0.0))
        else:
            explained.append(_UNKNOWN)
    explaining = [best.get(word[:_PREFIX], 0.0) for word in theirs.lowers if _is_word(word)]
    return np.array(explained), np.array(explaining)


def _worst(values: Array) -> tuple[int, float]:
    """Return where the ``STRETCH`` values in a row with the lowest mean begin, and this mean."""
    sums = np.convolve(values, np.ones(STRETCH), "valid") / STRETCH
    at = int(sums.argmin())
    return at, float(sums[at])


def _span(tokens: Tokens, first: int) -> tuple[int, int]:
    """Return the offsets of the stretch that begins at the word of this number."""
    words = [n for n, word in enumerate(tokens.words) if _is_word(word)][first : first + STRETCH]
    return tokens.starts[words[0]], tokens.ends[words[-1]]
