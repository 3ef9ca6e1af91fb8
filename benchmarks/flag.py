"""Measure the flagger: precision, recall, false alarms, leave-one-text-out, names, speed.

    python benchmarks/flag.py [--errors] [--false-alarms FLAG] [--only PART] [--machine]

PART is gold, samples, pages-seen, pages-blind, idcore, blind, loto, short, native, names or speed.

The annotated pages and the native text come from ../shared (SEJAJAR_SHARED names another place);
corpus/samples and corpus/pages hold pages that the lexicons were not written from. The misses of
pages-blind are never listed: whoever reads them has seen the pages.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import os
import random
import re
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from align.document import Flag
from align.flag import FLAGS, Context, Flagger, Options, Row
from align.flag.base import Candidate
from align.flag.flagger import Likelihood

Page = tuple[str, str, list[dict[str, str]]]

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SEJAJAR_SHARED", ROOT.parent / "shared"))
RANDOM = random.Random(1)  # noqa: S311 - slips for a test, no secrets
SAMPLES = ROOT / "corpus" / "samples"
PAGES = ROOT / "corpus" / "pages"
GOLD = ROOT / "corpus" / "gold"
OWN = ("samples", "pages-seen", "pages-blind")
"""Parts that need no ../shared."""
PARTS = ("gold", *OWN, "idcore", "blind", "loto", "short", "native", "names", "speed")
BLOCK = 40
SHORT = ("dev/panl-dev", "dev/tico19-dev", "mono_id news")
"""Native sets that are cut into short documents, too."""
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


def rows_of(text: str) -> tuple[list[Row], list[int]]:
    """Split a text; return its rows and the offset of each in the text."""
    from align.document import Document
    from align.text.split import split

    document = split(Document("page", "page", text))
    rows = Context.of_document(document).rows
    return list(rows), [segment.start for segment in document.segments]


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


def read_gold(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def overlaps(found: Found, gold: dict[str, str]) -> bool:
    return (
        found.line == int(gold["line"])
        and found.start < int(gold["end"])
        and int(gold["start"]) < found.end
    )


def score_pages(
    title: str,
    pages: Iterable[tuple[str, str, list[dict[str, str]]]],
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


def seed_pages() -> list[Page]:
    gold = read_gold(SHARED / "texts" / "gold.tsv")
    return [
        (path.name, path.read_text("utf-8"), [one for one in gold if one["file"] == path.name])
        for path in sorted((SHARED / "texts").glob("*.txt"))
    ]


def annotated_pages(paths: Iterable[Path]) -> list[Page]:
    """Return pages ``NN-topic.id.txt`` with the annotations that lie beside them."""
    return [
        (
            path.name,
            path.read_text("utf-8"),
            read_gold(path.with_name(path.name.replace(".id.txt", ".gold.tsv"))),
        )
        for path in sorted(paths)
    ]


def sample_pages() -> list[Page]:
    return annotated_pages(SAMPLES.glob("*.id.txt"))


def made_pages(part: str) -> list[Page]:
    """Return the odd pages of corpus/pages ("seen") or the even ones ("blind")."""
    odd = part == "seen"
    return annotated_pages(p for p in PAGES.glob("*.id.txt") if int(p.name[:2]) % 2 == odd)


def web_pages(part: str) -> list[Page]:
    """Return the annotated stretches of the web documents of a part (see corpus/gold/README.md).

    The annotations name the document by its number in the file, for its text is its publisher's.
    """
    with gzip.open(SHARED / "data" / "mono_id" / "idcore.tsv.gz", "rt", encoding="utf-8") as file:
        texts = [line.rstrip("\n").split("\t", 1)[1] for line in file]
    annotations = read_gold(GOLD / "idcore-mt.tsv")
    pages = []
    for document in read_gold(GOLD / "idcore-mt.documents.tsv"):
        if document["part"] != part:
            continue
        number, first = document["document"], int(document["from"])
        text = texts[int(number)][first : int(document["to"])]
        gold = []
        for one in annotations:
            if one["document"] == number and one["part"] == part:
                start, end = int(one["start"]) - first, int(one["end"]) - first
                placed = {"line": "1", "start": str(start), "end": str(end)}
                gold.append({**one, **placed, "span": text[start:end]})
        pages.append((number, text, gold))
    return pages


def blocks(sentences: Iterable[str]) -> Iterator[Context]:
    """Cut sentences without document marks into pseudo-documents."""
    block: list[Row] = []
    for sentence in sentences:
        block.append(Row(sentence))
        if len(block) == BLOCK:
            yield Context(tuple(block))
            block = []
    if block:
        yield Context(tuple(block))


def first_column(path: Path) -> list[str]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [line.split("\t")[0] for line in file]


_SENTENCE = re.compile(r"(?<=[.!?”\"]) +(?=[A-Z“\"])")


def web_documents(test: str) -> Iterator[Context]:
    """Yield the web documents of a register as contexts; ``MT`` or ``news``."""
    path = SHARED / "data" / "mono_id" / "idcore.tsv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            code, text = line.rstrip("\n").split("\t", 1)
            codes = code.split()
            machine = "MT" in codes
            if (test == "MT" and machine) or (test == "news" and code == "NA ne"):
                yield Context(tuple(Row(part) for part in _SENTENCE.split(text)))


def native_sets() -> Iterator[tuple[str, list[Context]]]:
    dev = SHARED / "data" / "dev"
    for name in ("panl-dev", "panl-test", "tico19-dev", "gunnxx-news-test"):
        yield f"dev/{name}", list(blocks(first_column(dev / f"{name}.tsv")))
    yield "mono_id news", list(web_documents("news"))
    train = SHARED / "data" / "train"
    for name in ("panl-bppt", "desmond-bbc", "gunnxx-news-valid"):
        yield f"train/{name}", list(blocks(first_column(train / f"{name}.tsv.gz")[:8000]))
    for name in ("csui-train", "gsd-dev"):
        import json

        data = json.loads((SHARED / "bench" / "split" / f"{name}.json").read_text("utf-8"))
        ends = [0, *data["ends"], len(data["text"])]
        parts = [data["text"][a:b].strip() for a, b in pairwise(ends)]
        yield f"UD {name}", list(blocks(part for part in parts if part))
    yield "mono_id MT (machine)", list(web_documents("MT"))


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


_SOUNDS_ALIKE = (
    ("ph", "f"),
    ("f", "ph"),
    ("c", "k"),
    ("k", "c"),
    ("ck", "k"),
    ("ee", "ea"),
    ("i", "e"),
    ("e", "i"),
    ("y", "ie"),
    ("th", "t"),
    ("t", "th"),
    ("ll", "l"),
    ("nn", "n"),
    ("tt", "t"),
    ("l", "ll"),
    ("n", "nn"),
    ("j", "g"),
    ("ge", "je"),
    ("z", "s"),
    ("s", "z"),
    ("oo", "u"),
    ("gh", ""),
    ("sch", "sh"),
    ("w", "wh"),
    ("a", "e"),
    ("er", "ar"),
    ("on", "en"),
)
# What a script without these letters makes of them.
_SLIPS = (
    ("p", "b"),
    ("v", "f"),
    ("g", "j"),
    ("g", "gh"),
    ("ch", "sh"),
    ("o", "u"),
    ("e", "i"),
    ("sh", "ch"),
    ("zh", "j"),
    ("ts", "s"),
    ("j", "y"),
    ("x", "s"),
    ("ng", "n"),
    ("c", "s"),
)


def garble(name: str, kind: str) -> str | None:
    """Respell one word of a name; None when this kind of slip does not fit it."""
    if kind == "typo":
        at = RANDOM.randrange(1, len(name) - 1)
        letter = RANDOM.choice("abcdefghijklmnoprstuwyz")
        return RANDOM.choice(
            (
                name[:at] + name[at + 1 :],
                name[:at] + letter + name[at:],
                name[:at] + letter + name[at + 1 :],
                name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :] if at > 1 else name,
            )
        )
    pairs = list(_SOUNDS_ALIKE if kind == "homophone" else _SLIPS)
    RANDOM.shuffle(pairs)
    for old, new in pairs:
        at = name.lower().find(old, 1)
        if at > 0:
            return name[:at] + new + name[at + len(old) :]
    return None


def names(show: bool) -> None:
    """Garble one mention of a person in clean documents; print recall and precision by kind."""
    from align.flag.gazetteer import read_gazetteer
    from align.flag.homophone import plain, romanised
    from align.text.words import indonesian

    gazetteer = read_gazetteer()
    flagger = Flagger(Options(enable=frozenset({"NAME-GARBLED"})))
    contexts = [
        context
        for name, found in native_sets()
        if name
        in (
            "dev/panl-dev",
            "dev/panl-test",
            "dev/gunnxx-news-test",
            "mono_id news",
            "train/gunnxx-news-valid",
            "train/panl-bppt",
            "train/desmond-bbc",
        )
        for context in found
    ]
    pair = re.compile(r"\b([A-Z][a-z]+) ([A-Z][a-z]{3,})\b")
    table: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for context in contexts:
        mentions: dict[tuple[str, str], list[tuple[int, int, int]]] = defaultdict(list)
        text = "\n".join(row.source for row in context.rows)
        for number, row in enumerate(context.rows):
            for match in pair.finditer(row.source):
                mentions[match[1], match[2]].append((number, *match.span()))
        clean = {
            (number, flag.start, flag.suggestion)
            for number, flags in enumerate(flagger.flag(context))
            for flag in flags
        }
        for (given, surname), places in sorted(mentions.items()):
            listed = gazetteer.knows((given, surname))
            repeated = len(re.findall(rf"\b{surname}\b", text)) >= 2 and re.search(
                rf"\b(?:[Pp]residen|[Mm]enteri|kata|ujar|PM|[Mm]antan|Jenderal|"
                rf"[Pp]elatih|[Jj]uru [Bb]icara) {given} {surname}\b",
                text,
            )
            common = (
                indonesian().get(surname.lower(), 0) > 150
                or indonesian().get(given.lower(), 0) > 300
            )
            if not (listed or (repeated and not common)):
                continue
            where = "gazetteer" if listed else "repeated"
            for kind in ("homophone", "typo", "transliteration"):
                number, start, end = RANDOM.choice(places)
                which = RANDOM.random() < 0.7 or len(given) < 4
                old = surname if which else given
                if where == "repeated" and not which:
                    old, which = surname, True
                new = garble(old, kind)
                if not new or new == old or romanised(new) == romanised(old):
                    continue
                source = context.rows[number].source
                spelled = f"{given} {new}" if which else f"{new} {surname}"
                if gazetteer.knows(spelled.split()):
                    continue
                rows = list(context.rows)
                rows[number] = Row(source[:start] + spelled + source[end:])
                after = [
                    (n, flag)
                    for n, flags in enumerate(flagger.flag(Context(tuple(rows))))
                    for flag in flags
                    if (n, flag.start, flag.suggestion) not in clean
                ]
                hit = [
                    flag
                    for n, flag in after
                    if n == number
                    and flag.start < start + len(spelled)
                    and flag.end > start
                    and plain(old) in plain(flag.suggestion)
                ]
                count = table[where, kind]
                count["made"] += 1
                count["found"] += bool(hit)
                count["raised"] += len(after)
                count["right"] += len(hit)
                if show and not hit:
                    print(f"   missed {where} {kind}: {given} {surname} -> {spelled}")
                if show and len(after) > len(hit):
                    print(
                        f"   wrong {where} {kind}: {spelled}: "
                        + "; ".join(
                            f"{f.suggestion} ({f.evidence})" for _, f in after if f not in hit
                        )
                    )
    print("\n== Names: one mention garbled in documents written by people")
    print(f"{'person is':12} {'slip':16} {'made':>5} recall precision")
    for (where, kind), count in sorted(table.items()):
        print(
            f"{where:12} {kind:16} {count['made']:5} {count['found'] / count['made']:6.2f} "
            f"{count['right'] / max(1, count['raised']):9.2f}"
        )
    total = sum(table.values(), Counter())
    print(
        f"{'all':29} {total['made']:5} {total['found'] / max(1, total['made']):6.2f} "
        f"{total['right'] / max(1, total['raised']):9.2f}"
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
