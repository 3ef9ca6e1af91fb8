"""Pairs read by the embedded model: what it would rather say, and what has no counterpart."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from align.document import Pair
from align.errors import InputError
from align.exchange.tsv import read_tsv, write_tsv
from align.flag import Flagger, Options, flag_pairs
from align.flag.config import read_options
from align.flag.likeness import FEATURES, likeness
from align.flag.reading import pair_reader
from align.flag.verdicts import load
from align.resources import DEFAULT_MODEL

MODEL = DEFAULT_MODEL
ON = Options(enable=frozenset({"PAIR-FLIP", "PAIR-MEANING"}), model=MODEL)


def flags_of(source: str, text: str, options: Options = ON) -> list[tuple[str, str, str]]:
    """Return id, side and span of a pair's flags."""
    (pair,) = flag_pairs([Pair("d:1", "d", "text", source, reference=text)], Flagger(options))
    texts = {"source": source, "reference": text}
    return [(flag.id, flag.side, texts[flag.side][flag.start : flag.end]) for flag in pair.flags]


GOOD = [
    ("Perdana Menteri Inggris bertemu dengan Presiden Prancis di London.",
     "The British Prime Minister met the French President in London."),
    ("Pemerintah tidak akan menaikkan harga bahan bakar tahun ini.",
     "The government will not raise fuel prices this year."),
    ("Harga minyak naik tajam setelah serangan itu, kata seorang pedagang di Jakarta.",
     "Oil prices rose sharply after the attack, a trader in Jakarta said."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text"), GOOD)
def test_good_translations_pass(source: str, text: str) -> None:
    assert flags_of(source, text) == []


def test_a_lost_negation_is_flagged_with_what_would_mend_it() -> None:
    source, text = "Mereka belum menerima laporan itu.", "They have received the report."
    (pair,) = flag_pairs([Pair("d:1", "d", "text", source, reference=text)], Flagger(ON))
    (flag,) = pair.flags
    assert (flag.id, flag.severity, flag.side) == ("PAIR-FLIP", "critical", "reference")
    assert text[flag.start : flag.end].strip() == "have"
    assert flag.suggestion == "have not"
    assert "belum" in flag.evidence
    assert flag.confidence >= 0.5


@pytest.mark.parametrize(
    ("source", "text", "span"),
    [
        (
            "Pemerintah akan menaikkan harga bahan bakar tahun ini.",
            "The government will not raise fuel prices this year.",
            "will not",
        ),
        (
            "Rusia menuduh Ukraina menyerang kota itu.",
            "Ukraine accused Russia of attacking the city.",
            "Ukraine accused Russia",
        ),
        (
            "Meskipun ekspor ke negara maju turun, ekonomi tetap tumbuh.",
            "Although imports to developed countries fell, the economy still grew.",
            "imports",
        ),
    ],
)
def test_what_turns_the_source_round_is_flagged(source: str, text: str, span: str) -> None:
    assert ("PAIR-FLIP", "reference", span) in flags_of(source, text)


@pytest.mark.parametrize(
    ("source", "text", "side"),
    [
        (
            "Para petani menolak harga baru yang ditetapkan pemerintah untuk gabah kering.",
            "Apple shares climbed nearly three percent once the company unveiled its newest "
            "laptop.",
            None,
        ),
        (
            "Pemerintah mengumumkan rencana baru untuk membangun jembatan di Kalimantan.",
            "The government announced a new plan to build a bridge in Kalimantan, a presidential "
            "spokesman said on Tuesday after a cabinet meeting in Jakarta.",
            "reference",
        ),
    ],
)
def test_what_has_nothing_on_the_other_side_is_flagged(
    source: str, text: str, side: str | None
) -> None:
    ((flag, where, span),) = flags_of(source, text)
    assert flag == "PAIR-MEANING"
    assert side in (None, where)
    assert len(span.split()) >= 8


def test_without_a_model_nothing_is_read() -> None:
    found = flags_of(
        "Mereka belum menerima laporan itu.", "They have received the report.", Options()
    )
    assert {flag for flag, _, _ in found}.isdisjoint({"PAIR-FLIP", "PAIR-MEANING"})


def test_headings_and_one_sided_rows_are_not_read() -> None:
    heading = Pair("d:1", "d", "heading", GOOD[0][0], reference=GOOD[1][1])
    alone = Pair("d:2", "d", "text", GOOD[0][0])
    assert [pair.flags for pair in flag_pairs([heading, alone], Flagger(ON))] == [(), ()]


def test_a_pair_is_read_alike_in_any_company() -> None:
    alone = [pair_reader(MODEL).read([pair])[0] for pair in GOOD]
    for one, other in zip(alone, pair_reader(MODEL).read(GOOD), strict=True):
        assert one is not None
        assert other is not None
        assert other.chances == one.chances


def test_what_is_too_long_is_not_read() -> None:
    assert (
        pair_reader(MODEL).read([("kata " * 3000, "word"), ("", "word"), ("kata", "")])
        == [None] * 3
    )


def test_a_likeness_has_every_feature_and_spans_in_the_texts() -> None:
    for source, text in GOOD:
        reading = pair_reader(MODEL).read([(source, text)])[0]
        assert reading is not None
        found = likeness(source, text, reading.chances)
        assert found is not None
        assert found.values.shape == (len(FEATURES),)
        assert np.isfinite(found.values).all()
        assert 0 <= found.source_gap[0] < found.source_gap[1] <= len(source)
        assert 0 <= found.target_gap[0] < found.target_gap[1] <= len(text)


def test_short_texts_are_not_compared() -> None:
    assert likeness("Ia datang.", "word " * 9, (-1.0,) * 10) is None
    assert likeness("kata " * 9, "He came.", (-1.0,) * 3) is None
    assert likeness("...", "...", (-1.0, -1.0)) is None


def test_surer_the_likelier_the_contrary() -> None:
    (contrast,) = (
        one
        for one, _ in pair_reader(MODEL)
        .read([("Ia tidak akan datang.", "He will come.")])[0]
        .turned  # type: ignore[union-attr]
    )
    scores = [load().turned(contrast, gain) for gain in (-1.0, 0.0, 2.0, 5.0, 20.0)]
    assert scores[:2] == [0.0, 0.0]
    assert scores == sorted(scores)
    assert scores[-1] > 0.9


def test_the_model_is_a_setting(tmp_path: Path) -> None:
    file = tmp_path / "sejajar.toml"
    file.write_text(f'[flags]\nmodel = "{MODEL}"\n')
    assert read_options(file).model == MODEL
    file.write_text("[flags]\nmodel = 3\n")
    with pytest.raises(InputError, match="model must name a model"):
        read_options(file)


def test_align_lets_its_model_read(tmp_path: Path) -> None:
    source, reference, out = tmp_path / "a.id.txt", tmp_path / "a.en.txt", tmp_path / "out.tsv"
    source.write_text("Mereka belum menerima laporan itu.\n")
    reference.write_text("They have received the report.\n")
    command = [sys.executable, "-m", "align.cli", "align", str(source), str(reference)]
    command += ["--lexical", "--quiet", "-o", str(out)]
    for further, expected in ((["--meaning"], True), ([], False)):
        subprocess.run([*command, *further, "--restart"], check=True, capture_output=True)
        (pair,) = read_tsv(out)
        assert ("PAIR-FLIP" in {flag.id for flag in pair.flags}) == expected


def test_the_command_reads_with_the_model_that_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    pair = Pair(
        "d:1",
        "d",
        "text",
        "Mereka belum menerima laporan itu.",
        reference="They have received the report.",
    )
    write_tsv(path, [pair])
    command = [sys.executable, "-m", "align.cli", "flag", str(path), "--only", "PAIR-FLIP"]
    without = subprocess.run(command, capture_output=True, text=True, check=True)
    assert without.stdout == ""
    read = subprocess.run([*command, "--model", MODEL], capture_output=True, text=True, check=True)
    assert "have not" in read.stdout
