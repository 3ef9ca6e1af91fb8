#!/usr/bin/env python3
"""Learn, and measure, when the model's reading of a pair speaks for a turned or another meaning.

usage: flag_meaning.py [--learn] [--pairs N] [--model NAME] [PART ...]

PART is damage, drafts, source, samples or texts; all of them if none is named.

Pairs of the development sets are damaged in known ways (``damage.py``), read by the model, and
verdicts learned on them.  ``damage`` prints what share of each kind of damage is found, and how
many undamaged pairs are flagged, on each set with what was learned on the others.  ``drafts`` asks
whether drafts that are flagged are worse; ``source`` whether the model's reading of its own draft
tells a garbled source without any reference; ``samples`` and ``texts`` judge annotated pages.

``--learn`` writes ``models/meaning/weights.json``: to be repeated when the embedded model changes;
three CPU minutes.  Two sets are only measured: TED talks are non-commercial, and in
gunnxx-news-test every hundredth pair is no translation (``--show`` prints them).
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from damage import DAMAGES, DIFFERING, LOCAL, TURNED
from numpy.typing import NDArray

from align.flag.contrasts import TURNS
from align.flag.likeness import FEATURES, likeness
from align.flag.reading import PairReader, Reading
from align.flag.verdicts import CLIP, FEATURE_WEIGHTS, TURN_WEIGHTS, Verdicts

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SEJAJAR_SHARED", ROOT.parent / "shared"))
WEIGHTS = ROOT / "models" / "meaning" / "weights.json"
SETS = ("panl-dev", "panl-test", "tico19-dev")
MEASURED = ("gunnxx-news-test", "iwslt17-tst2017plus")
LENGTHS = range(15, 350)
CLEAN = "undamaged"
TURNED_ALLOWED, DIFFERING_ALLOWED = 2.5e-3, 2.5e-3
"""Of undamaged pairs, how many may be flagged: together the five in a thousand that are allowed."""

Vector = NDArray[np.float64]


@dataclass
class Example:
    """A pair, what was done to it, and what the model made of it."""

    family: str
    damage: str
    source: str
    text: str
    was: str
    reading: Reading | None = None
    values: Vector | None = None


def pairs_of(family: str) -> list[tuple[str, str]]:
    lines = (SHARED / "data" / "dev" / f"{family}.tsv").read_text("utf-8").splitlines()
    pairs = [tuple(line.split("\t")[:2]) for line in lines]
    # Headings are not read, and here are told by their want of a full stop.
    return [
        (s, t)
        for s, t in pairs
        if len(s) in LENGTHS and len(t) in LENGTHS and s.rstrip("”\"’' ").endswith((".", "!", "?"))
    ]


def examples(families: Iterable[str], number: int) -> list[Example]:
    """Return ``number`` pairs of each set, each undamaged and damaged in two ways."""
    made = []
    for family in families:
        chance = random.Random(family)  # noqa: S311 - to be repeated, no secret
        pairs = pairs_of(family)
        chance.shuffle(pairs)
        for source, text in pairs[:number]:
            made.append(Example(family, CLEAN, source, text, text))
            for group in (TURNED + LOCAL[:1], DIFFERING + LOCAL[1:]):
                for damage in chance.sample(group, len(group)):
                    damaged = damage(source, text, chance, pairs)
                    if damaged and damaged != (source, text):
                        made.append(Example(family, damage.__name__, *damaged, text))
                        break
    return made


def read(made: Sequence[Example], reader: PairReader) -> None:
    """Let the model read the examples; those that it cannot take stay unread."""
    for one, reading in zip(made, reader.read([(e.source, e.text) for e in made]), strict=True):
        one.reading = reading
        found = likeness(one.source, one.text, reading.chances) if reading else None
        one.values = found.values if found else None


def regress(rows: Vector, labels: Vector, ridge: float = 1.0) -> Vector:
    """Return the weights of a logistic regression, the intercept last (Newton's method)."""
    rows = np.c_[rows, np.ones(len(rows))]
    weights = np.zeros(rows.shape[1])
    penalty = np.eye(len(weights)) * ridge
    penalty[-1, -1] = 0.0
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (p - labels) + penalty @ weights
        curve = (rows * (p * (1 - p))[:, None]).T @ rows + penalty
        weights -= np.linalg.solve(curve, slope)
    return weights


def learn(made: Sequence[Example]) -> Verdicts:
    """Learn from read examples; the verdicts are not yet shifted to what is allowed."""
    turns = {}
    for turn in TURNS:
        rows, labels = [], []
        for one in made:
            mine = [] if one.reading is None else one.reading.turned
            mine = [(c, gain) for c, gain in mine if c.turn == turn]
            if one.damage == CLEAN:
                rows += [[gain, c.support] for c, gain in mine]
                labels += [0.0] * len(mine)
            elif one.damage.startswith(turn) and mine:
                # Damage of the text is undone by one contrast; of the source, by the likeliest.
                undone = [pair for pair in mine if pair[0].text == one.was] or mine
                best, gain = max(undone, key=lambda pair: pair[1])
                rows.append([gain, best.support])
                labels.append(1.0)
        turns[turn] = tuple(regress(np.array(rows), np.array(labels)))
    differing = {damage.__name__ for damage in DIFFERING}
    used = [e for e in made if e.values is not None and e.damage in differing | {CLEAN}]
    values = np.array([e.values for e in used])
    labels = np.array([float(e.damage != CLEAN) for e in used])
    mean, deviation = values[labels == 0].mean(0), values[labels == 0].std(0)
    weights = regress(np.clip((values - mean) / deviation, -CLIP, CLIP), labels)
    return Verdicts(turns, mean, deviation, weights[:-1], float(weights[-1]))


def scores(one: Example, verdicts: Verdicts) -> tuple[float, float]:
    """Return the log odds that a pair is turned and that it differs."""
    turned = [
        verdicts.turned(contrast, gain)
        for contrast, gain in (one.reading.turned if one.reading else ())
    ]
    differing = 0.0 if one.values is None else verdicts.differing(one.values)
    return odds(max(turned, default=0.0)), odds(differing)


def odds(p: float) -> float:
    return float(np.log(max(p, 1e-12) / max(1 - p, 1e-12)))


def threshold(clean: Iterable[float], allowed: float) -> float:
    """Return the score that no more than this share of the undamaged pairs exceeds."""
    ranked = sorted(clean, reverse=True)
    return ranked[min(len(ranked) - 1, int(allowed * len(ranked)))] + 1e-6


def shifted(verdicts: Verdicts, turned: float, differing: float) -> Verdicts:
    """Return verdicts that are 0.5 at these log odds."""
    return Verdicts(
        {turn: (a, b, c - turned) for turn, (a, b, c) in verdicts.turns.items()},
        verdicts.mean,
        verdicts.deviation,
        verdicts.weights,
        verdicts.intercept - differing,
    )


def held_out(made: Sequence[Example], families: Sequence[str]) -> dict[int, tuple[float, float]]:
    """Return the log odds of each example by what was learned on the other sets."""
    found = {}
    for family in dict.fromkeys(one.family for one in made):
        verdicts = learn([e for e in made if e.family in families and e.family != family])
        found |= {n: scores(e, verdicts) for n, e in enumerate(made) if e.family == family}
    return found


def score_damage(made: Sequence[Example], found: dict[int, tuple[float, float]]) -> None:
    """Print what is found of each kind of damage, and what of undamaged pairs is flagged.

    The thresholds are those that the sets learned from allow, so other sets may have more alarms.
    """
    clean = [n for n, e in enumerate(made) if e.damage == CLEAN and e.family in SETS]
    limits = [
        threshold((found[n][k] for n in clean), allowed)
        for k, allowed in enumerate((TURNED_ALLOWED, DIFFERING_ALLOWED))
    ]
    by: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    by_set: dict[str, list[bool]] = defaultdict(list)
    for n, one in enumerate(made):
        flagged = found[n][0] > limits[0], found[n][1] > limits[1]
        if one.family in SETS:
            by[one.damage].append(flagged)
        if one.damage == CLEAN:
            by_set[one.family].append(any(flagged))
    print("\n== Damage, each set judged by what was learned on the others")
    print(f"{'damage':14} {'pairs':>5} {'turned':>7} {'differ':>7} {'either':>7} {'area':>5}")
    for damage in (CLEAN, *(one.__name__ for one in DAMAGES)):
        rows = by[damage]
        area = separation(
            [max(a - limits[0], b - limits[1]) for a, b in (found[n] for n in clean)],
            [
                max(found[n][0] - limits[0], found[n][1] - limits[1])
                for n, e in enumerate(made)
                if e.damage == damage and e.family in SETS
            ],
        )
        print(
            f"{damage:14} {len(rows):5} {mean(a for a, _ in rows):7.3f} "
            f"{mean(b for _, b in rows):7.3f} {mean(a or b for a, b in rows):7.3f} {area:5.2f}"
        )
    for family, rows in by_set.items():
        print(f"undamaged pairs flagged, {family}: {1000 * mean(rows):.1f} per 1,000")


def mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else float("nan")


def separation(low: Sequence[float], high: Sequence[float]) -> float:
    """Return the area under the curve: how often one of ``high`` is above one of ``low``."""
    if not low or not high:
        return float("nan")
    both = np.array([*low, *high])
    ranks = np.empty(len(both))
    ranks[both.argsort(kind="stable")] = np.arange(len(both))
    return float((ranks[len(low) :].sum() - len(high) * (len(high) - 1) / 2) / len(low) / len(high))


def show_undamaged(made: Sequence[Example], found: dict[int, tuple[float, float]]) -> None:
    """Print the undamaged pairs that look worst: many of them are no translations."""
    for k, title in enumerate(("turned", "differing")):
        print(f"\n== Undamaged pairs that look most {title}")
        clean = [n for n, e in enumerate(made) if e.damage == CLEAN]
        for n in sorted(clean, key=lambda n: -found[n][k])[:15]:
            one = made[n]
            print(f"{found[n][k]:6.1f} {one.family}: {one.source} || {one.text}")
            if k == 0 and one.reading:
                best = max(one.reading.turned, key=lambda pair: pair[1], default=None)
                if best:
                    span = one.text[best[0].start : best[0].end]
                    print(f"        {best[0].turn} “{span}” -> “{best[0].instead}” {best[1]:.1f}")


def write(verdicts: Verdicts, made: Sequence[Example], model: str) -> None:
    stored = {
        "model": model,
        "sets": list(SETS),
        "pairs": sum(e.damage == CLEAN for e in made),
        "turned": {
            turn: dict(zip(TURN_WEIGHTS, (round(w, 4) for w in weights), strict=True))
            for turn, weights in verdicts.turns.items()
        },
        "differing": {
            name: dict(zip(FEATURE_WEIGHTS, (round(float(v), 4) for v in row), strict=True))
            for name, row in zip(
                FEATURES,
                np.c_[verdicts.mean, verdicts.deviation, verdicts.weights],
                strict=True,
            )
        }
        | {"intercept": round(verdicts.intercept, 4)},
    }
    WEIGHTS.parent.mkdir(exist_ok=True)
    WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {WEIGHTS}")


def score_drafts(number: int, model: str) -> None:
    """Print whether drafts that the verdicts doubt are worse than others, by chrF."""
    import sacrebleu

    from align.flag import verdicts
    from align.translate.loading import load_drafter

    drafter = load_drafter(model)
    rows = []
    for family in SETS:
        pairs = pairs_of(family)
        random.Random(family).shuffle(pairs)  # noqa: S311
        pairs = pairs[:number]
        drafts = list(drafter.drafts(source for source, _ in pairs))
        made = [
            Example(family, CLEAN, source, draft.text, draft.text)
            for (source, _), draft in zip(pairs, drafts, strict=True)
        ]
        read(made, PairReader(model))
        for one, (_, reference), draft in zip(made, pairs, drafts, strict=True):
            turned, differing = scores(one, verdicts.load())
            chrf = sacrebleu.sentence_chrf(draft.text, [reference]).score
            rows.append((turned, differing, draft.confidence, chrf))
    table = np.array(rows)
    print("\n== Drafts of the model's own")
    for k, title in enumerate(("turned", "differing")):
        high = table[:, k] > 0
        print(
            f"flagged as {title}: {high.sum()} of {len(table)}, chrF {table[high, 3].mean():.1f}, "
            f"the others {table[~high, 3].mean():.1f}"
        )
    for title, column in (
        ("1 - differing", -table[:, 1]),
        ("confidence", table[:, 2]),
    ):
        print(f"rank correlation of {title} with chrF: {ranks_agree(column, table[:, 3]):.2f}")


def ranks_agree(one: Vector, other: Vector) -> float:
    """Return Spearman's rank correlation."""
    return float(np.corrcoef(one.argsort().argsort(), other.argsort().argsort())[0, 1])


def score_source(number: int, model: str) -> None:
    """Print whether the model's reading of its own draft tells a damaged source, alone."""
    from align.translate.loading import load_drafter

    drafter = load_drafter(model, cache=False)
    made = [e for e in examples(SETS, number) if e.damage == CLEAN or e.damage.endswith("_id")]
    drafts = list(drafter.drafts(e.source for e in made))
    own = [
        Example(e.family, e.damage, e.source, draft.text, "")
        for e, draft in zip(made, drafts, strict=True)
    ]
    read(own, PairReader(model))
    columns = {"confidence": [-draft.confidence for draft in drafts]} | {
        name: [-float(e.values[k]) if e.values is not None else 0.0 for e in own]
        for k, name in enumerate(FEATURES[:5])
    }
    print("\n== A damaged source by the draft alone: area under the curve (recall at 5 in 1,000)")
    for damage in ("garbled_id", "sense_id", "negation_id", "roles_id", "opposite_id"):
        cells = []
        for name, column in columns.items():
            clean = [v for e, v in zip(own, column, strict=True) if e.damage == CLEAN]
            bad = [v for e, v in zip(own, column, strict=True) if e.damage == damage]
            limit = threshold(clean, 5e-3)
            cells.append(
                f"{name} {separation(clean, bad):.2f} ({mean(v > limit for v in bad):.2f})"
            )
        print(f"{damage:12} {sum(e.damage == damage for e in own):4}: " + ", ".join(cells))


def judge_samples(model: str) -> None:
    """Print the flags of the sample pages beside their references."""
    from align.flag import Context, Flagger, Options, Row

    flagger = Flagger(Options(enable=frozenset({"PAIR-FLIP", "PAIR-MEANING"}), model=model))
    pages = sorted((ROOT / "corpus" / "samples").glob("*.beads.tsv"))
    print(f"\n== {len(pages)} sample pages with their references")
    count = 0
    for beads in pages:
        stem = beads.name.removesuffix(".beads.tsv")
        texts = [
            [
                line.split("\t")[-1]
                for line in beads.with_name(f"{stem}.{kind}").read_text("utf-8").splitlines()
            ]
            for kind in ("sentences.txt", "en.sentences.txt")
        ]
        rows = []
        for line in beads.read_text("utf-8").splitlines():
            sides = [[int(n) for n in cell.split()] for cell in line.split("\t")]
            if all(sides):
                source, reference = (
                    " ".join(side[n] for n in numbers)
                    for side, numbers in zip(texts, sides, strict=True)
                )
                rows.append(Row(source, reference=reference))
        count += len(rows)
        for row, flags in zip(rows, flagger.flag(Context(tuple(rows))), strict=True):
            for flag in flags:
                span = (row.source if flag.side == "source" else row.reference)[
                    flag.start : flag.end
                ]
                print(f"{stem} {flag.id} {flag.confidence:.2f} “{span}” -> “{flag.suggestion}”")
                print(f"    {row.source}\n    {row.reference}\n    {flag.evidence}")
    print(f"{count} pairs")


def judge_texts(model: str) -> None:
    """Print what is flagged of the annotated pages of ../shared with the model's own drafts."""
    from align.document import Document
    from align.flag import Context, Flagger, Options
    from align.pipeline import translate
    from align.text.split import split
    from align.translate.loading import load_drafter

    with (SHARED / "texts" / "gold.tsv").open(encoding="utf-8", newline="") as file:
        gold = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    wanted = [one for one in gold if one["flag"] in ("GARBLED", "MEANING-FLIP")]
    flagger = Flagger(Options(enable=frozenset({"PAIR-FLIP", "PAIR-MEANING"}), model=model))
    drafter = load_drafter(model)
    print(f"\n== Annotated pages without a reference: {len(wanted)} GARBLED or MEANING-FLIP")
    found, total, pairs = 0, 0, 0
    for path in sorted((SHARED / "texts").glob("*.txt")):
        document = split(Document(path.name, str(path), path.read_text("utf-8")))
        rows = list(translate([document], drafter))
        pairs += len(rows)
        for row, flags in zip(rows, flagger.flag(Context.of_pairs(rows)), strict=True):
            here = [o["span"] for o in wanted if o["file"] == path.name and o["span"] in row.source]
            total += len(flags)
            found += len(here) if flags else 0
            for flag in flags:
                text = row.source if flag.side == "source" else row.draft
                print(f"{path.name[:3]} {flag.id} “{text[flag.start : flag.end]}” {here}")
    print(f"{found} of {len(wanted)} in a flagged pair; {total} flags of {pairs} pairs")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--learn", action="store_true", help="write the weights")
    parser.add_argument("--pairs", type=int, default=600, metavar="N", help="of each set")
    parser.add_argument("--model", default="id-en-small", metavar="NAME")
    parser.add_argument("--show", action="store_true", help="print undamaged pairs that look bad")
    parser.add_argument("parts", nargs="*", metavar="PART")
    args = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"nothing to do: no {SHARED}")
    parts = args.parts or ["damage", "drafts", "source", "samples", "texts"]
    if "damage" in parts or args.learn:
        made = examples(SETS, args.pairs) + examples(MEASURED, args.pairs // 3)
        start = time.process_time()
        read(made, PairReader(args.model))
        seconds = time.process_time() - start
        print(f"{len(made)} pairs read in {seconds:.0f} CPU s, {len(made) / seconds:.0f} a second")
        found = held_out(made, SETS)
        score_damage(made, found)
        if args.show:
            show_undamaged(made, found)
        if args.learn:
            mine = [one for one in made if one.family in SETS]
            verdicts = learn(mine)
            clean = [found[n] for n, e in enumerate(made) if e.damage == CLEAN and e.family in SETS]
            limits = (
                threshold((a for a, _ in clean), TURNED_ALLOWED),
                threshold((b for _, b in clean), DIFFERING_ALLOWED),
            )
            write(shifted(verdicts, *limits), mine, args.model)
    if "drafts" in parts:
        score_drafts(args.pairs // 2, args.model)
    if "source" in parts:
        score_source(args.pairs // 2, args.model)
    if "samples" in parts:
        judge_samples(args.model)
    if "texts" in parts:
        judge_texts(args.model)


if __name__ == "__main__":
    main()
