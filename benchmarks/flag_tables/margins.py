"""By how much words of another sense ever fit better than the one that people wrote."""

from __future__ import annotations

from collections import defaultdict

from align.flag.contexts import Contexts, Vectors
from align.text.analysis import analyse
from align.text.table import read_table
from flag_tables.texts import LEXICON

_LEAST_MARGIN = 0.12
# What is added to a margin known from few places.
_FEW, _UNSEEN = 20, 0.05
# Places in native text, of some 114,000 sentences, at which a word may seem strange to margins
# from other documents, and what is tried to get there.
_TOLERATED = 2
_FOLDS = 4
# What is added for senses that machine translation seldom confuses.
_RARE = 0.1
_RAISES = (0.0, 0.02, 0.04, 0.06, 0.08, 0.12, 0.16, 0.2, 0.25)


def build(documents: list[list[list[str]]], known: Vectors) -> None:
    rivals: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    rare: set[tuple[str, str]] = set()
    rows = [row for _, row in read_table(LEXICON / "senses.tsv")]
    for row in sorted(rows, key=lambda row: bool(row.get("prior"))):
        near = row["near"].split("|")
        for one in row["indonesian"].split("|"):
            for other in near:
                word, rival = analyse(one).lemmas[0], analyse(other).lemmas
                if word in known.index and rival[-1] in known.index and word not in rival:
                    if row.get("prior") and rival[-1] not in rivals[word]:
                        rare.add((word, rival[-1]))
                    rivals[word].setdefault(rival[-1], (row["english"], near[0]))
    places: dict[str, list[tuple[int, list[float]]]] = defaultdict(list)
    for fold, page in enumerate(documents):
        contexts = Contexts(known, page)
        for number, sentence in enumerate(page):
            for word in rivals.keys() & set(sentence):
                others = [known.index[other] for other in rivals[word]]
                fits = contexts.fits(number, word, others)
                places[word].append((fold % _FOLDS, (fits[1:] - fits[0]).tolist()))
    lines = ["word\tnear\tmargin\tenglish\tsuggestion\n"]
    for word in sorted(rivals):
        for seldom in (False, True):
            chosen = [
                at for at, other in enumerate(rivals[word]) if ((word, other) in rare) == seldom
            ]
            here = [(fold, [surplus[at] for at in chosen]) for fold, surplus in places[word]]
            margins = _margins(here, len(chosen), 0 if seldom else _TOLERATED)
            if margins is None:
                print(f"left out, for no margin keeps it silent: {word}")
                continue
            others = list(rivals[word].items())
            for at, margin in zip(chosen, margins, strict=True):
                other, (english, suggestion) = others[at]
                margin += _RARE if seldom else 0.0
                lines.append(f"{word}\t{other}\t{margin:.3f}\t{english}\t{suggestion}\n")
    (LEXICON / "margins.tsv").write_text("".join(lines), encoding="utf-8")
    print(f"{len(rivals)} words, {len(lines) - 1} margins")


def _margins(
    places: list[tuple[int, list[float]]], rivals: int, tolerated: int
) -> list[float] | None:
    """Return a margin for each rival of a word, from where people wrote the word.

    A margin is the most by which the rival ever fits better there, and a raise: the least one with
    which margins from some of the documents leave the word alone in the others.

    Args:
        places: of each, the fold of its document and by how much each rival fits better.
        rivals: their number.
        tolerated: places of other documents at which the word may seem strange.
    """

    def most(held_out: int | None) -> list[float]:
        rest = [surplus for fold, surplus in places if fold != held_out]
        few = _UNSEEN if len(rest) < _FEW else 0.0
        return [few + max((one[at] for one in rest), default=0.0) for at in range(rivals)]

    folds = {fold: most(fold) for fold in range(_FOLDS)}
    for more in _RAISES:
        strange = sum(
            any(
                one > max(_LEAST_MARGIN, margin + more)
                for one, margin in zip(surplus, folds[fold], strict=True)
            )
            for fold, surplus in places
        )
        if strange <= tolerated:
            return [max(_LEAST_MARGIN, margin + more) for margin in most(None)]
    return None
