"""How much work post-editing was: reviewed text against draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from align.document import Pair
from align.evaluate.corpus import column, from_pairs
from align.evaluate.metrics.base import Options
from align.evaluate.metrics.ter import TER


@dataclass(frozen=True, slots=True)
class PostEdit:
    """What reviewers did to the drafts that they finished.

    Attributes:
        rows: pairs with a draft and a final text.
        unchanged: those whose final text is the draft.
        hter: edits that turn drafts into final texts, in percent of the final texts' words: TER
            against the post-edited text (Snover et al., 2006); blocks of words may move.
        edited_characters: insertions, deletions and substitutions (Levenshtein distance).
        final_characters: length of the final texts.
    """

    rows: int
    unchanged: int
    hter: float
    edited_characters: int
    final_characters: int

    @property
    def typing_saved(self) -> float:
        """Share of the final texts' characters that nobody had to type; 0 if more was typed."""
        if not self.final_characters:
            return 0.0
        return max(0.0, 1 - self.edited_characters / self.final_characters)


def measure_post_editing(pairs: Sequence[Pair]) -> PostEdit | None:
    """Return how much the reviewed pairs were edited; None if none was.

    A pair counts when it has a draft and a final text; one that was accepted without another text
    is unchanged.
    """
    from rapidfuzz.distance import Levenshtein

    done = [pair for pair in pairs if pair.draft and column(pair, "final")]
    if not done:
        return None
    finals = [column(pair, "final") for pair in done]
    corpus = from_pairs(done, references=[finals])
    ter = TER(corpus, Options())
    hter, _ = ter.score(ter.statistics(corpus.systems["draft"]))
    return PostEdit(
        rows=len(done),
        unchanged=sum(p.draft == final for p, final in zip(done, finals, strict=True)),
        hter=hter,
        edited_characters=sum(
            Levenshtein.distance(p.draft, final) for p, final in zip(done, finals, strict=True)
        ),
        final_characters=sum(map(len, finals)),
    )
