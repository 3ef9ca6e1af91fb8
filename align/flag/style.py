"""How much a document reads like machine translation, from its commonest words alone.

A logistic regression on how often function words, affixes and clitics occur, after Baroni and
Bernardini (2006), who tell translated from original Italian so.  It knows no construction and no
lexicon entry, so that it sees a document whose artefacts are all unforeseen.
``benchmarks/build_flag_tables.py style`` fits the weights.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from align.resources import corpus_dir
from align.text.table import read_table

WORDS = (
    "mereka anda saya kami kita dia ia adalah telah sudah akan dapat bisa untuk dari sebuah "
    "seorang suatu yang dengan oleh para tersebut tidak karena juga agar supaya saat ketika namun "
    "tetapi tapi sedang memiliki membuat ada sangat lebih jika bila kalau bahwa itu ini pada "
    "kepada di ke lagi pun sebagai setelah sebelum beberapa banyak semua setiap hal atau dan "
    "melalui seperti menjadi adanya yakni yaitu serta maupun hingga sehingga sementara selain "
    "guna usai sebab terhadap secara dalam antara merupakan hanya masih harus mungkin lain satu "
    "orang menggunakan"
).split()
"""The words that are counted each by itself."""

_ENDINGS = {"nya": "-nya", "lah": "-lah", "kah": "-lah"}
_BEGINNINGS = {"me": "me-", "di": "di-", "be": "be-", "te": "te-", "pe": "pe-", "ke": "ke-"}
FEATURES = (*WORDS, *dict.fromkeys((*_ENDINGS.values(), *_BEGINNINGS.values())), ",me-", "x-x")
"""The names of the features, in the order of ``rates``."""

# Words so short are no derivations.
_SHORT = 5
# Words of an average text that a short one is mixed with.
_SMOOTHING = 20


def rates(sentences: Iterable[Sequence[str]]) -> list[float]:
    """Return the square roots of the features' rates per 100 words, in the order of ``FEATURES``.

    Args:
        sentences: tokens in lower case.
    """
    vocabulary: Counter[str] = Counter()
    participles = 0
    for tokens in sentences:
        vocabulary.update(tokens)
        if "," in tokens:
            participles += sum(
                one == "," and word.startswith("me") and len(word) > _SHORT
                for one, word in pairwise(tokens)
            )
    counts: Counter[str] = Counter({",me-": participles})
    total = _SMOOTHING
    for word, count in vocabulary.items():
        if word[0].isalpha():
            total += count
            if len(word) > _SHORT:
                if ending := _ENDINGS.get(word[-3:]):
                    counts[ending] += count
                if beginning := _BEGINNINGS.get(word[:2]):
                    counts[beginning] += count
                if "-" in word:
                    counts["x-x"] += count
    for word in WORDS:
        counts[word] = vocabulary[word]
    return [math.sqrt(100 * counts[feature] / total) for feature in FEATURES]


@cache
def _weights() -> tuple[float, tuple[tuple[float, float], ...]]:
    """Return the constant and, for each feature, its mean and its weight."""
    table = {
        row["feature"]: (float(row["mean"]), float(row["weight"]))
        for _, row in read_table(corpus_dir() / "lexicon" / "style.tsv")
    }
    return table["constant"][1], tuple(table[feature] for feature in FEATURES)


def strangeness(sentences: Iterable[Sequence[str]]) -> float:
    """Return the log odds that a text was machine-translated, as far as its commonest words tell.

    Args:
        sentences: tokens in lower case.
    """
    constant, weights = _weights()
    return constant + sum(
        weight * (rate - mean)
        for rate, (mean, weight) in zip(rates(sentences), weights, strict=True)
    )
