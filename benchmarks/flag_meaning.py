#!/usr/bin/env python3
"""Learn, and measure, when the model's reading of a pair speaks for a turned or another meaning.

usage: flag_meaning.py [--learn] [--pairs N] [--model NAME] [PART ...]

PART is damage, drafts, source, samples or texts, all of them if none is named; or shipped.

Pairs of the development sets are damaged in known ways (``damage.py``), read by the model, and
verdicts learned on them.  ``damage`` prints what share of each kind of damage is found, and how
many undamaged pairs are flagged, on each set with what was learned on the others.  ``drafts`` asks
whether drafts that are flagged are worse; ``source`` whether the model's reading of its own draft
tells a garbled source without any reference; ``samples`` and ``texts`` judge annotated pages.
``shipped`` prints what the shipped weights make of damage as another model reads it (``--model``).

``--learn`` writes ``models/meaning/weights.json``: to be repeated when the embedded model changes;
three CPU minutes.  Two sets are only measured: TED talks are non-commercial, and in
gunnxx-news-test every hundredth pair is no translation (``--show`` prints them).
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import time
from collections.abc import Iterable, Sequence

import numpy as np
from damage import DAMAGES
from meaning_examples import (
    CLEAN,
    MEASURED,
    SETS,
    Example,
    Vector,
    examples,
    is_clean,
    pairs_of,
    read,
)
from meaning_learning import ALLOWED, allowed_by, held_out, learn, scores, shifted, threshold, write
from places import ROOT, SHARED

from align.flag.contrasts import TURNS
from align.flag.likeness import FEATURES
from align.flag.reading import PairReader
from align.resources import DEFAULT_MODEL

FEW = 120
"""Sentences of each set that are drafted."""


def score_damage(made: Sequence[Example], found: Vector) -> None:
    """Print what is found of each kind of damage, and what of undamaged pairs is flagged.

    The thresholds are those that the sets learned from allow, so other sets may have more alarms.
    """
    clean = is_clean(made)
    above = found - allowed_by(found[clean])
    turned, differing = above[:, : len(TURNS)].max(1), above[:, len(TURNS) :].max(1)
    either = np.maximum(turned, differing)
    print("\n== Damage, each set judged by what was learned on the others")
    print(f"{'damage':14} {'pairs':>5} {'turned':>7} {'differ':>7} {'either':>7} {'area':>5}")
    for damage in (CLEAN, *(one.__name__ for one in DAMAGES)):
        here = np.array([one.damage == damage and one.family in SETS for one in made])
        print(
            f"{damage:14} {here.sum():5} {(turned[here] > 0).mean():7.3f} "
            f"{(differing[here] > 0).mean():7.3f} {(either[here] > 0).mean():7.3f} "
            f"{separation(either[clean], either[here]):5.2f}"
        )
    for family in (*SETS, *MEASURED):
        here = np.array([one.damage == CLEAN and one.family == family for one in made])
        print(
            f"undamaged pairs flagged, {family}: {1000 * (turned[here] > 0).mean():.1f} turned, "
            f"{1000 * (differing[here] > 0).mean():.1f} differing per 1,000"
        )


def score_shipped(number: int, model: str) -> None:
    """Print what share of each kind of damage is flagged with the weights as they are shipped."""
    from align.flag import verdicts

    made = examples(SETS, number)
    read(made, PairReader(model))
    found = np.array([scores(one, verdicts.load()) for one in made])
    print(f"\n== Shipped weights, read by {model}")
    for damage in (CLEAN, *(one.__name__ for one in DAMAGES)):
        here = np.array([one.damage == damage for one in made])
        print(f"{damage:14} {here.sum():5} {(found[here].max(1) > 0).mean():7.3f}")


def mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else float("nan")


def separation(low: Sequence[float] | Vector, high: Sequence[float] | Vector) -> float:
    """Return the area under the curve: how often one of ``high`` is above one of ``low``."""
    if not len(low) or not len(high):
        return float("nan")
    both = np.array([*low, *high])
    ranks = np.empty(len(both))
    ranks[both.argsort(kind="stable")] = np.arange(len(both))
    return float((ranks[len(low) :].sum() - len(high) * (len(high) - 1) / 2) / len(low) / len(high))


def show_undamaged(made: Sequence[Example], found: Vector) -> None:
    """Print the undamaged pairs that look worst: many of them are no translations."""
    for k, title in enumerate(ALLOWED):
        print(f"\n== Undamaged pairs that look most {title}")
        clean = [n for n, e in enumerate(made) if e.damage == CLEAN]
        for n in sorted(clean, key=lambda n: -found[n, k])[:15]:
            one = made[n]
            print(f"{found[n, k]:6.1f} {one.family}: {one.source} || {one.text}")
            if one.reading:
                mine = [pair for pair in one.reading.turned if pair[0].turn == title]
                best = max(mine, key=lambda pair: pair[1], default=None)
                if best:
                    span = one.text[best[0].start : best[0].end]
                    print(f"        {best[0].turn} “{span}” -> “{best[0].instead}” {best[1]:.1f}")


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
            found = scores(one, verdicts.load())
            turned, differing = found[: len(TURNS)].max(), found[len(TURNS) :].max()
            chrf = sacrebleu.sentence_chrf(draft.text, [reference]).score
            rows.append((turned, differing, draft.confidence, chrf))
    table = np.array(rows)
    print("\n== Drafts of the model's own")
    for k, title in enumerate(("turned", "differing")):
        high = table[:, k] > 0
        print(
            f"flagged as {title}: {high.sum()} of {len(table)}, chrF {mean(table[high, 3]):.1f}, "
            f"the others {mean(table[~high, 3]):.1f}"
        )
    for title, column in (
        ("not differing", -table[:, 1]),
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
    from align.pipeline import draft_documents
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
        rows = list(draft_documents([document], drafter))
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
    parser.add_argument("--pairs", type=int, default=1000, metavar="N", help="damaged of each set")
    parser.add_argument("--model", default=DEFAULT_MODEL, metavar="NAME")
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
            limits = allowed_by(found[is_clean(made)])
            write(shifted(learn(mine), limits), mine, args.model)
    if "shipped" in parts:
        score_shipped(args.pairs, args.model)
    if "drafts" in parts:
        score_drafts(FEW, args.model)
    if "source" in parts:
        score_source(FEW, args.model)
    if "samples" in parts:
        judge_samples(args.model)
    if "texts" in parts:
        judge_texts(args.model)


if __name__ == "__main__":
    main()
