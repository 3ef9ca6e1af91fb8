"""Annotated pages and native text, as the flagger's benchmark reads them."""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from places import ROOT, SHARED

from align.flag import Context, Row

Page = tuple[str, str, list[dict[str, str]]]
"""Name, text and annotations."""

SAMPLES = ROOT / "corpus" / "samples"
PAGES = ROOT / "corpus" / "pages"
MARKED = ROOT / "corpus" / "marked"
GOLD = ROOT / "corpus" / "gold"
BLOCK = 40
HELD = tuple(map(str, range(11, 21)))
"""Files of marked sentences that nothing was made from."""
MARK = re.compile(r"\[\[(?P<span>.+?)\|(?P<flag>[A-Z-]+)\]\]")


def rows_of(text: str) -> tuple[list[Row], list[int]]:
    """Split a text; return its rows and the offset of each in the text."""
    from align.document import Document
    from align.text.split import split

    document = split(Document("page", "page", text))
    rows = Context.of_document(document).rows
    return list(rows), [segment.start for segment in document.segments]


def read_gold(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


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


def marked_pages(held: bool) -> list[Page]:
    """Return the marked sentences, one a line, of the files that are held out or of the others."""
    pages = []
    for path in sorted(MARKED.glob("*.tsv")):
        if (path.stem in HELD) != held:
            continue
        lines, gold = [], []
        for number, row in enumerate(path.read_text("utf-8").splitlines(), 1):
            text, spans = unmarked(row.partition("\t")[0])
            lines.append(text)
            for start, end, flag in spans:
                place = {"line": str(number), "start": str(start), "end": str(end)}
                gold.append(place | {"span": text[start:end], "flag": flag, "confidence": "high"})
        pages += [
            (f"{path.stem}:{first + 1}", *_stretch(lines, gold, first))
            for first in range(0, len(lines), BLOCK)
        ]
    return pages


def unmarked(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return a sentence without its marks, and the marks: start, end, flag."""
    plain, spans, last = "", [], 0
    for match in MARK.finditer(text):
        plain += text[last : match.start()]
        spans.append((len(plain), len(plain) + len(match["span"]), match["flag"]))
        plain += match["span"]
        last = match.end()
    return plain + text[last:], spans


def _stretch(
    lines: list[str], gold: list[dict[str, str]], first: int
) -> tuple[str, list[dict[str, str]]]:
    """Return a block of lines as a text, and what is marked in it."""
    here = range(first + 1, first + BLOCK + 1)
    return "\n".join(lines[first : first + BLOCK]), [
        {**one, "line": str(int(one["line"]) - first)} for one in gold if int(one["line"]) in here
    ]
