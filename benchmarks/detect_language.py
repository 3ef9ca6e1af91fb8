"""How well ``align.serve.language`` tells languages apart, and the table it does so with.

    PYTHONPATH=. python benchmarks/detect_language.py [--fit]

Indonesian and English are the two sides of the development sets of ../shared, cut to pieces of 1
to 30 words; the others are the sentences of tests/serve/other_languages.py, cut likewise.  The
table is estimated on one half (``--fit`` prints it), all else is measured on the other.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from places import SHARED

from align.serve import language
from align.serve.language import CLASSES, LANGUAGES, Language

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "serve"))
from other_languages import OTHERS

LENGTHS = (1, 2, 3, 5, 8, 12, 20, 30)

Labelled = tuple[Language, str, str]
"""A language, the exact one, and a text."""


def texts() -> Iterator[Labelled]:
    """Yield all texts whole; one half serves for fitting, one for measuring."""
    for path in sorted((SHARED / "data" / "dev").glob("*.tsv")):
        for row in path.read_text("utf-8").splitlines()[:600]:
            source, target = row.split("\t")[:2]
            yield "id", "id", source
            yield "en", "en", target
    for code, sentences in OTHERS.items():
        for sentence in sentences:
            yield "und", code, sentence


def pieces(rows: list[Labelled], dice: random.Random) -> Iterator[tuple[Language, str, int, str]]:
    """Yield each text cut to every length that it has."""
    for label, code, text in rows:
        words = text.split()
        for length in LENGTHS:
            if len(words) >= length:
                start = dice.randrange(len(words) - length + 1)
                yield label, code, length, " ".join(words[start : start + length])


def fit(rows: list[Labelled]) -> dict[Language, tuple[float, ...]]:
    """Return how many of 1,000 words of each language fall into each class, smoothed."""
    counts: dict[Language, Counter[str]] = {name: Counter() for name in LANGUAGES}
    for label, _, text in rows:
        counts[label] += language.classify(text)
    table = {}
    for name, found in counts.items():
        # Half a word in each class, and no class that a foreign name could not fall into.
        total = found.total() + 0.5 * len(CLASSES)
        shares = [max(0.3, 1000 * (found[kind] + 0.5) / total) for kind in CLASSES]
        table[name] = tuple(round(1000 * share / sum(shares), 1) for share in shares)
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true")
    fitting = parser.parse_args().fit
    if not (SHARED / "data").is_dir():
        sys.exit("skipped: ../shared is not here")
    rows = list(texts())
    dice = random.Random(1)  # noqa: S311
    # Both sides of a pair belong to the same half.
    halves = [[row for n, row in enumerate(rows) if n // 2 % 2 == half] for half in (0, 1)]
    held = list(pieces(halves[0], dice))
    table = language._TABLE
    temperature = language.TEMPERATURE
    if fitting:
        table = fit(halves[1])
        weigh = Counter(label for label, *_ in held)

        def loss(heat: float) -> float:
            total = 0.0
            for label, _, _, text in seen:
                found = dict(language.score(language.classify(text), table, heat))
                total -= math.log(max(found[label], 1e-9)) / weigh[label]
            return total

        seen = list(pieces(halves[1], dice))
        temperature = min((1.0, 1.2, 1.5, 1.8, 2.2, 2.6, 3.0), key=loss)
        for name, shares in table.items():
            print(f'    "{name}": {shares},')
        print(f"TEMPERATURE = {temperature}\n")
    by_length: dict[int, Counter[str]] = {length: Counter() for length in LENGTHS}
    by_code: dict[str, Counter[bool]] = {}
    sure: dict[int, list[bool]] = {}
    for label, code, length, text in held:
        best = language.score(language.classify(text), table, temperature)[0]
        right = best.language == label
        by_length[length][f"{label} {right}"] += 1
        by_code.setdefault(code, Counter())[right] += 1
        sure.setdefault(min(9, int(best.confidence * 10)), []).append(right)
    print("right, by length in words")
    print(f"{'words':>6}" + "".join(f"{name:>8}" for name in LANGUAGES))
    for length, found in by_length.items():
        cells = ""
        for name in LANGUAGES:
            total = found[f"{name} True"] + found[f"{name} False"]
            cells += f"{found[f'{name} True'] / total:8.3f}" if total else f"{'-':>8}"
        print(f"{length:6}{cells}")
    print("\nright, by confidence: 0.9 and more ought to be right in 95 of 100 cases or so")
    for tenth, results in sorted(sure.items()):
        print(f"{tenth / 10:6.1f}{sum(results) / len(results):8.3f}{len(results):8}")
    print("\nright, by language, all lengths")
    print("  ".join(f"{c} {n[True] / n.total():.2f}" for c, n in by_code.items()))


if __name__ == "__main__":
    main()
