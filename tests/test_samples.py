"""The sample texts keep their own promises: spans, flags, sentences and beads fit the files."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from align.document import SEVERITIES

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
TEXTS = sorted(path.name.removesuffix(".id.txt") for path in SAMPLES.glob("*.id.txt"))
CONTROLS = {"02-economy", "06-disaster"}
HARD_WRAPPED = "04-technology"
COLUMNS = [
    "file",
    "line",
    "start",
    "end",
    "span",
    "flag",
    "likely_english",
    "suggested_correction_id",
    "comment",
    "confidence",
    "severity",
]
TAXONOMY = {
    "NAME-GARBLED",
    "ENTITY-LITERAL",
    "ENTITY-TITLE",
    "TERM-INCONSISTENT",
    "UNTRANSLATED",
    "IDIOM-CALQUE",
    "COLLOC-CALQUE",
    "WRONG-SENSE",
    "MEANING-FLIP",
    "DUP-WORD",
    "BROKEN-SENT",
    "REL-WH",
    "QUOTE-BROKEN",
    "ATTACH",
    "PREP-CALQUE",
    "GRAM-CALQUE",
    "GARBLED",
    "CASE-MID",
    "PARTICIPLE",
    "PRON-INANIMATE",
    "PRON-CLUSIVITY",
    "PRON-CHAIN",
    "SAID-CHAIN",
    "HONORIFIC",
    "OMISSION",
    "BOIL-READALSO",
    "BOIL-SITE",
    "BOIL-SECTION",
    "BOIL-DATE",
    "BOIL-TITLEDUP",
    "BOIL-COMMENT",
    "BOIL-BIO",
    "BOIL-CREDIT",
    "ORTHO",
    "FORMAT",
    "ORIGIN-WIRE",
}


class Bead(NamedTuple):
    source: list[int]
    reference: list[int]


def read(name: str) -> str:
    return (SAMPLES / name).read_text(encoding="utf-8")


def gold(text: str) -> list[dict[str, str]]:
    lines = read(f"{text}.gold.tsv").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))


def sentences(name: str) -> list[tuple[str, str]]:
    """The (tag, text) of every line; the tag is H, B or empty."""
    lines = read(name).splitlines()
    return [(ln[1], ln[3:]) if ln.startswith(("#H\t", "#B\t")) else ("", ln) for ln in lines]


def beads(text: str) -> list[Bead]:
    rows = [line.split("\t") for line in read(f"{text}.beads.tsv").splitlines()]
    return [Bead(*([int(i) for i in side.split()] for side in row)) for row in rows]


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_there_are_eight_texts_and_two_of_them_are_controls() -> None:
    assert len(TEXTS) == 8
    assert set(TEXTS) > CONTROLS


@pytest.mark.parametrize("text", TEXTS)
def test_every_span_is_the_text_at_its_offsets(text: str) -> None:
    lines = read(f"{text}.id.txt").splitlines()
    for row in gold(text):
        assert list(row) == COLUMNS
        assert row["file"] == f"{text}.id.txt"
        span = lines[int(row["line"]) - 1][int(row["start"]) : int(row["end"])]
        assert span == row["span"] != ""


@pytest.mark.parametrize("text", TEXTS)
def test_annotations_use_the_vocabulary_and_are_told_apart(text: str) -> None:
    rows = gold(text)
    for row in rows:
        assert row["flag"] in TAXONOMY
        assert row["confidence"] in {"high", "medium"}
        assert row["severity"] in SEVERITIES
        assert row["likely_english"]
        assert row["suggested_correction_id"]
        assert row["comment"] or row["suggested_correction_id"] == "(delete)"
    places = [(int(r["line"]), int(r["start"]), -int(r["end"]), r["flag"]) for r in rows]
    assert len(set(places)) == len(places)
    assert [p[:3] for p in places] == sorted(p[:3] for p in places)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(("whole", "parts"), [("id", "sentences"), ("en", "en.sentences")])
def test_sentences_are_the_text_without_white_space(text: str, whole: str, parts: str) -> None:
    joined = "".join(sentence for _, sentence in sentences(f"{text}.{parts}.txt"))
    assert squeezed(joined) == squeezed(read(f"{text}.{whole}.txt"))


@pytest.mark.parametrize("text", TEXTS)
def test_beads_take_every_sentence_once_and_in_order(text: str) -> None:
    found = beads(text)
    source = [i for bead in found for i in bead.source]
    reference = [i for bead in found for i in bead.reference]
    assert source == list(range(len(sentences(f"{text}.sentences.txt"))))
    assert reference == list(range(len(sentences(f"{text}.en.sentences.txt"))))
    assert all(bead.source or bead.reference for bead in found)


@pytest.mark.parametrize("text", TEXTS)
def test_boilerplate_is_flagged_and_has_no_reference(text: str) -> None:
    spans = {row["span"] for row in gold(text) if row["flag"].startswith("BOIL-")}
    unaligned = {i for bead in beads(text) if not bead.reference for i in bead.source}
    for i, (tag, sentence) in enumerate(sentences(f"{text}.sentences.txt")):
        if tag == "B":
            assert sentence in spans
            assert i in unaligned


@pytest.mark.parametrize("text", TEXTS)
def test_headings_stand_opposite_headings(text: str) -> None:
    source = sentences(f"{text}.sentences.txt")
    reference = sentences(f"{text}.en.sentences.txt")
    for bead in beads(text):
        if bead.source and bead.reference:
            tags = {source[i][0] for i in bead.source} | {reference[i][0] for i in bead.reference}
            assert len(tags) == 1


@pytest.mark.parametrize("text", sorted(CONTROLS))
def test_controls_hold_boilerplate_but_no_artefact(text: str) -> None:
    flags = [row["flag"] for row in gold(text)]
    assert flags
    assert all(flag.startswith("BOIL-") for flag in flags)


def test_every_flag_of_the_taxonomy_occurs() -> None:
    assert {row["flag"] for text in TEXTS for row in gold(text)} == TAXONOMY


def test_one_text_is_hard_wrapped() -> None:
    longest = {text: max(map(len, read(f"{text}.id.txt").splitlines())) for text in TEXTS}
    assert [text for text in TEXTS if longest[text] <= 80] == [HARD_WRAPPED]


@pytest.mark.parametrize("text", TEXTS)
def test_the_readme_counts_right(text: str) -> None:
    rows = [row["flag"] for row in gold(text)]
    artefacts = [flag for flag in rows if not flag.startswith(("BOIL-", "ORIGIN-"))]
    source, reference = sentences(f"{text}.sentences.txt"), sentences(f"{text}.en.sentences.txt")
    counts = f"| {len(source)} | {len(reference)} | {len(rows)} | {len(artefacts)} |"
    assert any(
        line.startswith(f"| {text} |") and line.endswith(counts)
        for line in read("README.md").splitlines()
    )
