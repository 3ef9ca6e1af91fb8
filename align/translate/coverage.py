"""Choosing among the hypotheses of one beam: the likely one that covers the source best.

The likeliest hypothesis of a small model often drops a clause, or a word, that its neighbours keep.
How much of the source a hypothesis covers is what the word-translation table says that its words
translate (after the coverage penalty of Wu et al., 2016, which asks the model's own attention).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence, Set

from align.text.lexicon import Translations, load, translate
from align.text.tokens import tokenize
from align.translate.translator import Hypothesis

WEIGHT = 0.7
"""What a source that is covered throughout is worth, in nats per piece; found on three development
sets (`benchmarks/coverage.py`)."""


def choose(
    source: Sequence[str], hypotheses: Sequence[Hypothesis], weight: float = WEIGHT
) -> Hypothesis:
    """Return the hypothesis with the best sum of log probability and ``weight`` x coverage.

    Args:
        source: pieces of the sentence.
        hypotheses: of that source, the likeliest first; at least one.
        weight: 0 returns the likeliest.
    """
    if len(hypotheses) == 1 or weight == 0:
        return hypotheses[0]
    shares = covered(_words(source), [_words(hypothesis.pieces) for hypothesis in hypotheses])

    def value(i: int) -> float:
        return math.log(max(hypotheses[i].confidence, 1e-9)) + weight * shares[i]

    return hypotheses[max(range(len(hypotheses)), key=value)]


def covered(source: Sequence[str], drafts: Sequence[Sequence[str]]) -> list[float]:
    """Return the share of ``source`` that each draft covers, 0 to 1.

    A word is covered as far as the draft's best translation of it is likely to be one, or wholly
    where it stands in the draft as it is; a word of the draft covers one word of the source.

    Args:
        source: words as :func:`align.text.tokens.tokenize` returns them.
        drafts: the same of each draft.
    """
    table = load()
    used = {word for draft in drafts for word in draft}
    offers = [_offers(word, used, table) for word in source]
    return [_taken(offers, draft) / max(1, len(source)) for draft in drafts]


def _offers(word: str, used: Set[str], table: Translations) -> list[tuple[str, float]]:
    """Return those of the words in ``used`` that cover ``word``, and how far; the best first."""
    found = [offer for offer in translate(word, table) if offer[0] in used]
    if word in used:
        found.append((word, 1.0))
    return sorted(found, key=lambda offer: -offer[1]) if len(found) > 1 else found


def _taken(offers: Iterable[list[tuple[str, float]]], draft: Sequence[str]) -> float:
    """Return the sum of the best offers that the words of the draft take up, each word once."""
    left = Counter(draft)
    total = 0.0
    for options in offers:
        for target, sure in options:
            if left[target] > 0:
                left[target] -= 1
                total += sure
                break
    return total


def _words(pieces: Sequence[str]) -> list[str]:
    return tokenize("".join(pieces).replace("\u2581", " "))
