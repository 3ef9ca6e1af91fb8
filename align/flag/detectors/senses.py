"""WRONG-SENSE by context: a word that stands where only its English original fits.

*Serangga* (an insect) in a text about software, *lapangan* (a field) among judges: each line of
``senses.tsv`` holds words that translate another sense of an English word, and words of the sense
in question.  What people write sets how far these must fit the context better than the word
itself before it is strange (``margins.tsv``).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from align.flag.base import Candidate, Context, FlagType, SourceDetector
from align.flag.contexts import Contexts, vectors
from align.flag.detectors.wrong_sense import WrongSense
from align.flag.lexicon import read_table
from align.resources import corpus_dir

# So low that only a document with other signs of machine translation lifts it over the threshold,
# and that it is no such sign itself.
_SCORE = 0.38
_HIGHEST = 0.49


@cache
def _margins() -> dict[str, dict[str, tuple[float, str, str]]]:
    """By lemma and lemma of the other sense: the margin, the English word, the suggestion."""
    known = vectors().index
    rivals: dict[str, dict[str, tuple[float, str, str]]] = {}
    for _, row in read_table(corpus_dir() / "lexicon" / "margins.tsv"):
        if row["word"] in known and row["near"] in known:
            rivals.setdefault(row["word"], {})[row["near"]] = (
                float(row["margin"]),
                row["english"],
                row["suggestion"],
            )
    return rivals


class Senses(SourceDetector):
    """Words whose context speaks for another sense of the English word."""

    flags: tuple[FlagType, ...] = WrongSense.flags

    def candidates(self, context: Context) -> Iterator[Candidate]:
        """Yield the words that another sense fits better by more than its margin."""
        margins = _margins()
        if margins.keys().isdisjoint(context.vocabulary):
            return
        contexts = Contexts(vectors(), (row.tokens.lemmas for row in context.rows))
        for number, row in enumerate(context.rows):
            if not row.prose:
                continue
            tokens = row.tokens
            for at, word in enumerate(tokens.lemmas):
                # A capital inside a sentence makes a name of the word.
                if word not in margins or (at and tokens.words[at][0].isupper()):
                    continue
                others = margins[word]
                own, *fits = contexts.fits(number, word, list(others))
                surplus, (near, (_, english, suggestion)) = max(
                    (fit - own - other[1][0], other)
                    for fit, other in zip(fits, others.items(), strict=True)
                )
                if surplus <= 0:
                    continue
                span = tokens.words[at]
                yield Candidate(
                    self.flags[0].id,
                    number,
                    tokens.starts[at],
                    tokens.ends[at],
                    min(_SCORE + surplus, _HIGHEST),
                    f"“{span}” does not fit its context; another sense of “{english}” does",
                    suggestion,
                    f"context: near “{near}” rather than “{word.removeprefix('me-')}”",
                    english,
                )
