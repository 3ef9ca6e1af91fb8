"""Which words of a text render which words of its source, and how likely each of them is.

The model is made to read its source and to say a given text, whoever wrote that: a draft, a
reference, a reviewer's own.  Where its decoder then looks are the links (Garg et al., 2019: the
embedded model has learned to look at what it renders), what it thinks of each word is the
confidence.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

import numpy as np

from align.translate.attention import by_word, words_of
from align.translate.batching import width
from align.translate.convert import converted
from align.translate.marian import MarianFolder
from align.translate.tokenizer import EOS

LINKS, CONFIDENCE = "links", "word_confidence"
"""The columns of a TSV that hold them."""

_BATCH = 32
_STEP = 16
"""Every place of a text's width costs the whole vocabulary here: it is padded less than for
decoding."""
_LEAST = 0.35
"""A source word is linked when at least so much of a word's attention lies on it."""


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
        found = [Words()] * len(texts)
        for batch in self._batches(sources, texts):
            spoken = self._engine.translate_batch(
                batch.sources,
                target_prefix=batch.texts,
                beam_size=1,
                max_decoding_length=len(batch.texts[-1]),
                max_input_length=0,
                return_attention=True,
            )
            scored = self._engine.score_batch(batch.sources, batch.texts, max_input_length=0)
            for k, ours, theirs, look, score in zip(
                batch.numbers, batch.sources, batch.texts, spoken, scored, strict=False
            ):
                rows = words_of(theirs, texts[k])
                # A language token stands before the source's own pieces.
                head = len(ours) - len(batch.bare[k]) - 1
                columns = words_of(batch.bare[k], sources[k])
                attention = np.array(look.attention[0])[: len(rows), head:]
                if rows and columns and len(attention) == len(rows):
                    looks = by_word(attention, rows, columns)
                    links = tuple((int(j), int(i)) for i, j in np.argwhere(looks >= _LEAST))
                    found[k] = Words(links, _means(score.log_probs[: len(rows)], rows))
        return found

    def weigh(self, sources: Sequence[str], texts: Sequence[str]) -> list[tuple[float, ...]]:
        """Return the log probability of each word of each text, given its source, and of its end.

        Words stand between white space; a tuple sums to the log probability of the text.  It is
        empty where a text or its source is empty or too long.  Costs half of what ``read`` does.
        """
        found: list[tuple[float, ...]] = [()] * len(texts)
        for batch in self._batches(sources, texts):
            scored = self._engine.score_batch(batch.sources, batch.texts, max_input_length=0)
            for k, theirs, score in zip(batch.numbers, batch.texts, scored, strict=False):
                owners = words_of(theirs, texts[k])
                if owners:
                    pieces = score.log_probs[: len(owners)]
                    end = sum(score.log_probs[len(owners) :])
                    found[k] = (*np.bincount(owners, pieces).tolist(), end)
        return found

    def _batches(self, sources: Sequence[str], texts: Sequence[str]) -> Iterator[_Batch]:
        """Yield what can be read, in batches in which each side is padded to its own width.

        A pair's width depends on nothing but the pair, and so does what is read of it.
        """
        known = dict.fromkeys(sources)
        bare = dict(zip(known, self._model.encode(list(known)), strict=True))
        wrapped = {source: self._model.wrap(pieces) for source, pieces in bare.items()}
        theirs = self._model.encode_target(texts)
        room = self._model.limit - len(self._model.wrap([]))
        widths = {
            k: (
                width(len(wrapped[source]), self._model.limit, _STEP),
                width(len(theirs[k]), room, _STEP),
            )
            for k, source in enumerate(sources)
            if 0 < len(bare[source]) <= room > len(theirs[k]) > 0
        }
        order = sorted(widths, key=lambda k: (widths[k], len(theirs[k])))
        for (wide, long), group in groupby(order, key=lambda k: widths[k]):
            alike = list(group)
            for start in range(0, len(alike), _BATCH):
                chosen = alike[start : start + _BATCH]
                # One row more is as wide as the widths say: see align.translate.batching.width.
                yield _Batch(
                    chosen,
                    {k: bare[sources[k]] for k in chosen},
                    [*(wrapped[sources[k]] for k in chosen), [EOS] * wide],
                    [*(theirs[k] for k in chosen), [EOS] * long],
                )


class _Batch(NamedTuple):
    """Pairs that are read together.

    Attributes:
        numbers: of the pairs.
        bare: their sources' pieces, without what the model wants around them.
        sources: the pieces that the model reads; one row more than there are pairs.
        texts: the pieces that it is made to say; likewise.
    """

    numbers: list[int]
    bare: dict[int, list[str]]
    sources: list[list[str]]
    texts: list[list[str]]


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
