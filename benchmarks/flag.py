"""Measure the flagger: precision, recall, false alarms, leave-one-text-out, names, speed.

    python benchmarks/flag.py [--errors] [--false-alarms FLAG] [--only PART] [--machine]

PART is gold, samples, pages-seen, pages-blind, marked, idcore, blind, loto, short, native, names
or speed.

The annotated pages and the native text come from ../shared (SEJAJAR_SHARED names another place);
corpus/samples and corpus/pages hold pages that the lexicons were not written from, corpus/marked
sentences, of which two files were not made use of. The misses of pages-blind are never listed:
whoever reads them has seen the pages.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from flag_names import names
from flag_sets import (
    Page,
    blocks,
    first_column,
    made_pages,
    marked_pages,
    native_sets,
    rows_of,
    sample_pages,
    seed_pages,
    web_pages,
)
from places import SHARED

from align.document import Flag
from align.flag import FLAGS, Context, Flagger, Options, Row
from align.flag.base import Candidate
from align.flag.flagger import Likelihood

OWN = ("samples", "pages-seen", "pages-blind", "marked")
"""Parts that need no ../shared."""
PARTS = ("gold", *OWN, "idcore", "blind", "loto", "short", "native", "names", "speed")
SHORT = ("dev/panl-dev", "dev/tico19-dev", "mono_id news")
"""Native sets that are cut into short documents, too."""
_MANY = 12
"""Pages of a set up to which a line is printed for each."""
FAR = ("05", "07", "08")
"""Numbers of the sample pages that are farthest from political news."""


@dataclass(frozen=True)
class Found:
    """A flag with its place in the page: 1-based line, offsets in the line."""

    line: int
    start: int
    end: int
    flag: Flag
    span: str


def flag_page(
    flagger: Flagger, text: str, size: int | None = None
) -> tuple[list[Found], Likelihood]:
    """Flag a text, or each of its stretches of ``size`` segments as if it were alone."""
    rows, offsets = rows_of(text)
    flags = []
    for first in range(0, len(rows), size or len(rows)):
        stretch = Context(tuple(rows[first : first + (size or len(rows))]))
        found_there, likelihood = flagger.judge(stretch)
        flags += found_there
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    found = []
    for offset, row, row_flags in zip(offsets, rows, flags, strict=True):
        for flag in row_flags:
            begin = offset + flag.start
            line = max(n for n, start in enumerate(starts) if start <= begin)
            start = begin - starts[line]
            span = row.source[flag.start : flag.end]
            found.append(Found(line + 1, start, start + len(span), flag, span))
    return found, likelihood


def overlaps(found: Found, gold: dict[str, str]) -> bool:
    return (
        found.line == int(gold["line"])
        and found.start < int(gold["end"])
        and int(gold["start"]) < found.end
    )


def score_pages(
    title: str,
    pages: Sequence[Page],
    options: Options,
    errors: bool,
) -> None:
    """Print precision and recall per flag over annotated pages.

    A flag is right when it overlaps an annotation of the same flag; "touches" counts those that
    overlap an annotation of any flag.
    """
    flagger = Flagger(options)
    right: Counter[str] = Counter()
    touching: Counter[str] = Counter()
    raised: Counter[str] = Counter()
    gold_all: Counter[str] = Counter()
    gold_hit: Counter[str] = Counter()
    high_all: Counter[str] = Counter()
    high_hit: Counter[str] = Counter()
    print(f"\n== {title}")
    for name, text, gold in pages:
        found, likelihood = flag_page(flagger, text)
        high = [one for one in gold if one["confidence"] == "high"]
        reached = sum(
            any(f.flag.id == one["flag"] and overlaps(f, one) for f in found) for one in high
        )
        if len(pages) <= _MANY:
            print(
                f"{name}: P(machine-translated) {likelihood.probability:.2f}, "
                f"density {likelihood.density:.0f}, found {reached} of {len(high)} high, "
                f"{sum(any(overlaps(f, one) for one in gold) for f in found)} "
                f"of {len(found)} flags right"
            )
        for one in gold:
            gold_all[one["flag"]] += 1
            hit = any(f.flag.id == one["flag"] and overlaps(f, one) for f in found)
            gold_hit[one["flag"]] += hit
            if one["confidence"] == "high":
                high_all[one["flag"]] += 1
                high_hit[one["flag"]] += hit
            if errors and not hit and one["confidence"] == "high":
                print(f"   missed {one['line']}: {one['flag']} “{one['span']}”")
        for f in found:
            raised[f.flag.id] += 1
            same = any(f.flag.id == one["flag"] and overlaps(f, one) for one in gold)
            any_flag = any(overlaps(f, one) for one in gold)
            right[f.flag.id] += same
            touching[f.flag.id] += any_flag
            if errors and not same:
                mark = "other " if any_flag else "wrong "
                print(f"   {mark} {f.line}: {f.flag.id} “{f.span}” {f.flag.confidence}")
    print(f"{'flag':18} raised right touches  gold found   high found")
    for flag in FLAGS:
        if raised[flag] or gold_all[flag]:
            print(
                f"{flag:18} {raised[flag]:6} {right[flag]:5} {touching[flag]:7} "
                f"{gold_all[flag]:5} {gold_hit[flag]:5}  {high_all[flag]:5} {high_hit[flag]:5}"
            )
    total = max(1, raised.total())
    print(
        f"precision, same flag {right.total() / total:.3f}, "
        f"any flag {touching.total() / total:.3f}; "
        f"recall, high confidence {high_hit.total() / max(1, high_all.total()):.3f} "
        f"({high_hit.total()}/{high_all.total()}), "
        f"all {gold_hit.total() / max(1, gold_all.total()):.3f} "
        f"({gold_hit.total()}/{gold_all.total()})"
    )


def score_native(show: str) -> None:
    """Print flags per 1,000 sentences on text that people wrote."""
    flagger = Flagger()
    print("\n== False alarms per 1,000 sentences of text written by people")
    tables: dict[str, Counter[str]] = {}
    sizes: dict[str, int] = {}
    chances: dict[str, list[float]] = defaultdict(list)
    for name, contexts in native_sets():
        counts: Counter[str] = Counter()
        size = 0
        for context in contexts:
            flags, likelihood = flagger.judge(context)
            chances[name].append(likelihood.probability)
            size += len(context.rows)
            for row, row_flags in zip(context.rows, flags, strict=True):
                for flag in row_flags:
                    if flag.side != "source":
                        continue
                    counts[flag.id] += 1
                    counts[
                        "= " + ("major+" if flag.severity in ("major", "critical") else "minor-")
                    ] += 1
                    if FLAGS[flag.id].definition and flag.id != "ORTHO":
                        counts["= all but ORTHO"] += 1
                    if flag.id == show or (show == "all" and flag.id != "ORTHO"):
                        around = row.source[max(0, flag.start - 40) : flag.end + 40]
                        span = row.source[flag.start : flag.end]
                        print(f"   {name} {flag.id} {flag.confidence} “{span}” in {around}")
        tables[name], sizes[name] = counts, size
    names = list(tables)
    for number, name in enumerate(names):
        high = sum(chance > 0.5 for chance in chances[name])
        print(
            f"({number}) {name}: {sizes[name]} sentences, {len(chances[name])} documents, "
            f"{high} of them with P(machine-translated) > 0.5"
        )
    print(f"{'flag':18}" + "".join(f"{f'({n})':>8}" for n in range(len(names))))
    for flag in sorted({flag for counts in tables.values() for flag in counts}):
        print(
            f"{flag:18}"
            + "".join(f"{1000 * tables[n][flag] / max(1, sizes[n]):8.1f}" for n in names)
        )


def entry(candidate: Candidate) -> str:
    """Return what stands for the lexicon entry or the rule behind a candidate."""
    if candidate.evidence.startswith("pattern:"):
        return f"rule: {candidate.flag} {candidate.message} {candidate.english}"
    return candidate.evidence


class Without(Flagger):
    """A flagger that lacks some lexicon entries or rules."""

    def __init__(self, gone: set[str]) -> None:
        super().__init__()
        self._gone = gone

    def _candidates(self, context: Context, *, doubtful: bool) -> list[Candidate]:
        found = super()._candidates(context, doubtful=doubtful)
        return [candidate for candidate in found if entry(candidate) not in self._gone]


def leave_one_out(kinds: tuple[str, ...]) -> None:
    """Print recall on each page without the entries, or rules, that only this page exhibits.

    Args:
        kinds: beginnings of the entries that are taken away: ``lexicon:``, ``rule:``.
    """
    pages = seed_pages()
    every = Without(set())
    firing = []
    for _, text, _ in pages:
        context = Context(tuple(rows_of(text)[0]))
        # Also what a surer entry hides: it would come forward in its place.
        found = [
            candidate
            for doubtful in (False, True)
            for candidate in every._candidates(context, doubtful=doubtful)
        ]
        firing.append({one for one in map(entry, found) if one.startswith(kinds)})
    print(f"\n== Leave one text out: without its own {' and '.join(kinds)}")
    total: Counter[str] = Counter()
    for number, (name, text, gold) in enumerate(pages):
        others = set().union(*(firing[n] for n in range(len(pages)) if n != number))
        alone = firing[number] - others
        kept, _ = flag_page(Without(alone), text)
        high = [one for one in gold if one["confidence"] == "high"]
        hit = sum(any(f.flag.id == one["flag"] and overlaps(f, one) for f in kept) for one in high)
        right = sum(any(overlaps(f, one) for one in gold) for f in kept)
        total.update(hit=hit, high=len(high), right=right, kept=len(kept))
        print(
            f"{name}: recall {hit}/{len(high)} = {hit / len(high):.2f}, "
            f"precision {right}/{len(kept)} = {right / max(1, len(kept)):.2f}"
        )
    print(
        f"all: recall {total['hit'] / total['high']:.3f}, "
        f"precision {total['right'] / total['kept']:.3f}"
    )


def short() -> None:
    """Print recall, precision and false alarms where a document is but a few segments long."""
    flagger = Flagger()
    pages = {"texts": seed_pages(), "samples": sample_pages()}
    native = [context for name, sets in native_sets() if name in SHORT for context in sets]
    print("\n== Stretches of pages, each flagged alone; flags per 1,000 native sentences")
    for size in (1, 2, 3, 5, 10):
        line = f"{size:2} segments:"
        for title, texts in pages.items():
            total: Counter[str] = Counter()
            for _, text, gold in texts:
                found, _ = flag_page(flagger, text, size)
                high = [one for one in gold if one["confidence"] == "high"]
                total["high"] += len(high)
                total["hit"] += sum(
                    any(f.flag.id == one["flag"] and overlaps(f, one) for f in found)
                    for one in high
                )
                total["raised"] += len(found)
                total["right"] += sum(any(overlaps(f, one) for one in gold) for f in found)
            line += (
                f" {title} recall {total['hit'] / total['high']:.3f}, "
                f"precision {total['right'] / max(1, total['raised']):.3f};"
            )
        alarms: Counter[str] = Counter()
        for context in native:
            for first in range(0, len(context.rows), size):
                rows = context.rows[first : first + size]
                alarms["sentences"] += len(rows)
                for flag in (one for row in flagger.flag(Context(rows)) for one in row):
                    if flag.side == "source" and flag.id != "ORTHO":
                        alarms["all"] += 1
                        alarms["major"] += flag.severity in ("major", "critical")
        thousand = alarms["sentences"] / 1000
        print(
            f"{line} native major {alarms['major'] / thousand:.1f}, "
            f"all but spelling {alarms['all'] / thousand:.1f}"
        )


def speed() -> None:
    """Print sentences per CPU second, loading included and apart, and peak memory."""
    sentences = first_column(SHARED / "data" / "train" / "panl-bppt.tsv.gz")[:8000]
    start = time.process_time()
    flagger = Flagger()
    flagger.judge(Context((Row("Kedua pemimpin itu bertukar duri, menambahkan bahwa ia pergi."),)))
    loaded = time.process_time()
    for context in blocks(sentences):
        flagger.judge(context)
    end = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"\n== Speed: loading {loaded - start:.2f} s; {len(sentences)} sentences in "
        f"{end - loaded:.2f} s = {len(sentences) / (end - loaded):.0f} per CPU second; "
        f"peak memory {memory:.0f} MB"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--errors", action="store_true", help="list misses and wrong flags")
    parser.add_argument("--false-alarms", default="", metavar="FLAG", help="print them (or: all)")
    parser.add_argument(
        "--only",
        default="",
        help=", ".join(PARTS[:-1]) + f" or {PARTS[-1]}",
    )
    parser.add_argument(
        "--machine", action="store_true", help="pages: tell that they are machine-translated"
    )
    args = parser.parse_args()
    options = Options(machine=args.machine)
    wanted = [args.only] if args.only else list(PARTS)

    if not SHARED.is_dir():
        print(f"skipping all but {', '.join(OWN)}: no {SHARED}", file=sys.stderr)
        wanted = [part for part in OWN if part in wanted]
    if "gold" in wanted:
        score_pages("../shared/texts", seed_pages(), options, args.errors)
    if "samples" in wanted:
        score_pages("corpus/samples", sample_pages(), options, args.errors)
        far = [page for page in sample_pages() if page[0][:2] in FAR]
        score_pages("of these, health, court and culture", far, options, False)
    if "pages-seen" in wanted:
        score_pages("corpus/pages, seen", made_pages("seen"), options, args.errors)
    if "pages-blind" in wanted:
        score_pages("corpus/pages, only measured", made_pages("blind"), options, False)
    if "marked" in wanted:
        score_pages("corpus/marked, held out", marked_pages(held=True), options, False)
        score_pages("corpus/marked, made use of", marked_pages(held=False), options, False)
    if "idcore" in wanted:
        score_pages("web documents, to learn from", web_pages("dev"), options, args.errors)
        score_pages("web documents, read before the rules", web_pages("seen"), options, False)
        score_pages("web documents, only measured", web_pages("test"), options, False)
    if "blind" in wanted:
        score_pages("web documents, blind", web_pages("blind"), options, args.errors)
    if "loto" in wanted:
        leave_one_out(("lexicon:",))
        leave_one_out(("lexicon:", "rule:"))
    if "short" in wanted:
        short()
    if "native" in wanted:
        score_native(args.false_alarms)
    if "names" in wanted:
        names(args.errors)
    if "speed" in wanted:
        speed()


if __name__ == "__main__":
    main()
