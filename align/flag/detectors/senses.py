"""WRONG-SENSE by context: a word that stands where only its English original fits.

*Serangga* (an insect) in a text about software, *lapangan* (a field) among judges: each line of
``senses.tsv`` holds words that translate another sense of an English word, and words of the sense
in question.  What people write sets how far these must fit the context better than the word
itself before it is strange (``margins.tsv``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from align.flag.base import Candidate, Context, FlagType, SourceDetector
from align.flag.contexts import Contexts, vectors
from align.flag.detectors.wrong_sense import WrongSense
from align.resources import corpus_dir
from align.text.table import read_table
from align.uncollected import uncollected

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# So low that only a document with other signs of machine translation lifts it over the threshold,
# and that it is no such sign itself.
_SCORE = 0.38
_HIGHEST = 0.49


@dataclass(frozen=True, slots=True)
class _Rivals:
    """Words of other senses: rows of their vectors, margins, and what to say of each."""

    rows: tuple[int, ...]
    margins: NDArray[np.float32]
    near: tuple[tuple[str, str, str], ...]


@cache
@uncollected()
def _rivals() -> dict[str, _Rivals]:
    """Return the rivals by lemma; of each the word, the English word and the suggestion."""
    import numpy as np

    known = vectors().index
    table: dict[str, list[dict[str, str]]] = {}
    for _, row in read_table(corpus_dir() / "lexicon" / "margins.tsv"):
        if row["word"] in known and row["near"] in known:
            table.setdefault(row["word"], []).append(row)
    return {
        word: _Rivals(
            tuple(known[row["near"]] for row in rows),
            np.array([float(row["margin"]) for row in rows], np.float32),
            tuple((row["near"], row["english"], row["suggestion"]) for row in rows),
        )
        for word, rows in table.items()
    }


class Senses(SourceDetector):
    """Words whose context speaks for another sense of the English word."""

    flags: tuple[FlagType, ...] = WrongSense.flags
    doubtful: ClassVar[bool] = True

    def candidates(self, context: Context) -> Iterator[Candidate]:
        """Yield the words that another sense fits better by more than its margin."""
        rivals = _rivals()
        contexts = Contexts(vectors(), [row.tokens.lemmas for row in context.rows])
        for number, row in enumerate(context.rows):
            if not row.prose or rivals.keys().isdisjoint(row.tokens.lemmas):
                continue
            tokens = row.tokens
            for at, word in enumerate(tokens.lemmas):
                # A capital inside a sentence makes a name of the word.
                if word not in rivals or (at and tokens.words[at][0].isupper()):
                    continue
                others = rivals[word]
                fits = contexts.fits(number, word, others.rows)
                surplus = fits[1:] - fits[0] - others.margins
                best = int(surplus.argmax())
                if surplus[best] <= 0:
                    continue
                near, english, suggestion = others.near[best]
                yield Candidate(
                    self.flags[0].id,
                    number,
                    tokens.starts[at],
                    tokens.ends[at],
                    min(_SCORE + float(surplus[best]), _HIGHEST),
                    f"“{tokens.words[at]}” does not fit its context; another sense of "
                    f"“{english}” does",
                    suggestion,
                    f"context: near “{near}” rather than “{word.removeprefix('me-')}”",
                    english,
                )
