"""Which words of a text render which words of its source, and how likely each of them is.

The model is made to read its source and to say a given text, whoever wrote that: a draft, a
reference, a reviewer's own.  Where its decoder then looks are the links (Garg et al., 2019: the
embedded model has learned to look at what it renders), what it thinks of each word is the
confidence.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from align.translate.batching import width
from align.translate.convert import converted
from align.translate.marian import EOS, MarianFolder

LINKS, CONFIDENCE = "links", "word_confidence"
"""The columns of a TSV that hold them."""

_BATCH = 32
_LEAST = 0.35
"""A source word is linked when at least so much of a word's attention lies on it."""

_Array = npt.NDArray[np.float64]


class Words(NamedTuple):
    """What was found of a source and a text; words stand between white space.

    Attributes:
        links: numbers of a source word and a word of the text, from 0, by the latter.
        confidence: geometric mean of the probabilities of each word's pieces, 0 to 1.
    """

    links: tuple[tuple[int, int], ...] = ()
    confidence: tuple[float, ...] = ()


class WordReader:
    """A model that reads what others have written.

    Args:
        model: any MarianMT model; links are good where its attention was guided.
        threads: of the CPU.
    """

    def __init__(self, model: MarianFolder, *, threads: int = 1) -> None:
        import ctranslate2

        self._model = model
        with converted(model) as path:
            self._engine = ctranslate2.Translator(str(path), intra_threads=threads)

    def read(self, sources: Sequence[str], texts: Sequence[str]) -> list[Words]:
        """Return the words of each text with its source; none where either is empty or too long."""
        ours = self._model.encode(sources)
        theirs = self._model.encode_target(texts)
        room = self._model.limit - len(self._model.wrap([]))
        order = sorted(
            (k for k in range(len(sources)) if 0 < len(ours[k]) <= room and theirs[k]),
            key=lambda k: len(theirs[k]),
        )
        found = [Words()] * len(sources)
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            read = self._read([ours[k] for k in chosen], [theirs[k] for k in chosen])
            for k, (attention, chances) in zip(chosen, read, strict=True):
                rows, columns = _owners(theirs[k], texts[k]), _owners(ours[k], sources[k])
                if rows and columns and len(attention) >= len(rows):
                    found[k] = Words(
                        _links(attention[: len(rows)], rows, columns),
                        _means(chances[: len(rows)], rows),
                    )
        return found

    def weigh(self, sources: Sequence[str], texts: Sequence[str]) -> list[tuple[float, ...]]:
        """Return the log probability of each word of each text, given its source, and of its end.

        Words stand between white space; a tuple sums to the log probability of the text.  It is
        empty where a text or its source is empty or too long.  Costs half of what ``read`` does.
        """
        known = dict.fromkeys(sources)
        ours = dict(zip(known, self._model.encode(list(known)), strict=True))
        theirs = self._model.encode_target(texts)
        room = self._model.limit - len(self._model.wrap([]))
        wrapped = {source: self._model.wrap(pieces) for source, pieces in ours.items()}
        widths = {
            k: (width(len(wrapped[sources[k]]), self._model.limit), width(len(theirs[k]), room))
            for k in range(len(texts))
            if 0 < len(ours[sources[k]]) <= room > len(theirs[k]) > 0
        }
        order = sorted(widths, key=lambda k: (widths[k], len(theirs[k])))
        alike = (list(group) for _, group in groupby(order, key=lambda k: widths[k]))
        found: list[tuple[float, ...]] = [()] * len(texts)
        for chosen in (
            group[n : n + _BATCH] for group in alike for n in range(0, len(group), _BATCH)
        ):
            # One row more is as wide as the widths say: see align.translate.batching.width.
            wide, long = widths[chosen[0]]
            scored = self._engine.score_batch(
                [*(wrapped[sources[k]] for k in chosen), [EOS] * wide],
                [*(theirs[k] for k in chosen), [EOS] * long],
                max_input_length=0,
            )
            for k, score in zip(chosen, scored, strict=False):
                owners = _owners(theirs[k], texts[k])
                if owners:
                    pieces = score.log_probs[: len(owners)]
                    end = sum(score.log_probs[len(owners) :])
                    found[k] = (*np.bincount(owners, pieces).tolist(), end)
        return found

    def _read(
        self, sources: list[list[str]], texts: list[list[str]]
    ) -> list[tuple[_Array, Sequence[float]]]:
        """Return the attention of each text, shape (pieces, source pieces), and its log chances."""
        wrapped = [self._model.wrap(pieces) for pieces in sources]
        spoken = self._engine.translate_batch(
            wrapped,
            target_prefix=texts,
            beam_size=1,
            max_decoding_length=max(map(len, texts)),
            max_input_length=0,
            return_attention=True,
        )
        scored = self._engine.score_batch(wrapped, texts, max_input_length=0)
        # A language token stands before the source's own pieces.
        head = len(wrapped[0]) - len(sources[0]) - 1
        return [
            (np.array(one.attention[0])[:, head:], score.log_probs)
            for one, score in zip(spoken, scored, strict=True)
        ]


def _owners(pieces: Sequence[str], text: str) -> list[int]:
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


def _links(
    attention: _Array, rows: Sequence[int], columns: Sequence[int]
) -> tuple[tuple[int, int], ...]:
    # Attention on the end of the sentence stands for "nothing in the source".
    looks = np.zeros((rows[-1] + 1, columns[-1] + 1))
    by_column = np.zeros((len(rows), columns[-1] + 1))
    np.add.at(by_column.T, list(columns), attention[:, : len(columns)].T)
    np.add.at(looks, list(rows), by_column)
    looks /= np.bincount(rows)[:, None].clip(1)
    return tuple((int(j), int(i)) for i, j in np.argwhere(looks >= _LEAST))


def _means(chances: Sequence[float], rows: Sequence[int]) -> tuple[float, ...]:
    bounds = [0, *accumulate(len(list(group)) for _, group in groupby(rows))]
    return tuple(math.exp(sum(chances[a:b]) / (b - a)) for a, b in pairwise(bounds))


def format_links(words: Words) -> str:
    """Return ``0-0 1-2``: source word, hyphen, word of the text, as Pharaoh and fast_align do."""
    return " ".join(f"{ours}-{theirs}" for ours, theirs in words.links)


def format_confidence(words: Words) -> str:
    """Return one number for each word of the text."""
    return " ".join(f"{sure:.2f}" for sure in words.confidence)


def parse_words(links: str, confidence: str) -> Words:
    """Return what the two cells hold; nothing where one is malformed, as others may write them."""
    try:
        pairs = (item.split("-") for item in links.split())
        return Words(
            tuple((int(ours), int(theirs)) for ours, theirs in pairs),
            tuple(float(item) for item in confidence.split()),
        )
    except ValueError:
        return Words()
