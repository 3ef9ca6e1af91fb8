"""Files to be scored: texts, TSVs, and both together."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from align.document import Flag, Pair
from align.errors import InputError
from align.evaluate.load import Inputs, load, read_lines
from align.evaluate.resegment import align_english
from align.exchange.tsv import read_tsv, write_tsv

PAIRS = [
    Pair("a:1", "a", "text", "Hujan turun.", "Rain falls.", "It rained.", final="It was raining.",
         status="edited", extra={"other": "Rain came down."}),
    Pair("a:2", "a", "text", "Jalan licin.", "Slick road.", "The road was slippery.",
         flags=(Flag("WRONG-SENSE", "source", 0, 5),), extra={"other": "The road is slippery."}),
    Pair("b:1", "b", "text", "Polisi datang.", "Police came.", "Police arrived.",
         status="accepted", extra={"other": "The police came."}),
]  # fmt: skip
READERS = {".tsv": read_tsv}


def inputs(
    *hypotheses: Path | str, references: Sequence[Path | str] = (), **more: object
) -> Inputs:
    return Inputs(
        [str(path) for path in hypotheses],
        [str(path) for path in references],
        readers=READERS,
        **more,  # type: ignore[arg-type]
    )


def lines(path: Path, *texts: str) -> Path:
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return path


@pytest.fixture
def tsv(tmp_path: Path) -> Path:
    path = tmp_path / "opus.tsv"
    write_tsv(path, PAIRS)
    return path


def test_a_tsv_holds_system_and_reference(tsv: Path) -> None:
    corpus, rows = load(inputs(tsv))
    assert corpus.systems == {"opus": ("Rain falls.", "Slick road.", "Police came.")}
    assert corpus.references == (("It rained.", "The road was slippery.", "Police arrived."),)
    assert [row.id for row in rows] == ["a:1", "a:2", "b:1"]


def test_a_gzipped_tsv_is_one_too_and_its_system_is_named_without_the_ending(tsv: Path) -> None:
    packed = tsv.with_name("opus.tsv.gz")
    packed.write_bytes(gzip.compress(tsv.read_bytes()))
    assert load(inputs(packed)) == load(inputs(tsv))


def test_against_the_reviewed_text_only_reviewed_rows_count(tsv: Path) -> None:
    corpus, _ = load(inputs(tsv, against="final"))
    assert corpus.references == (("It was raining.", "Police came."),)


def test_what_was_typed_into_a_rejected_pair_is_no_reference(tmp_path: Path) -> None:
    table = tmp_path / "reviewed.tsv"
    write_tsv(table, [PAIRS[0], replace(PAIRS[0], id="a:9", final="No.", status="rejected")])
    corpus, _ = load(inputs(table, against="final"))
    assert corpus.references == (("It was raining.",),)


def test_columns_of_one_tsv_are_systems(tsv: Path) -> None:
    corpus, _ = load(inputs(tsv, columns=("draft", "other")))
    assert list(corpus.systems) == ["draft", "other"]
    assert corpus.systems["other"][0] == "Rain came down."
    with pytest.raises(InputError, match="no column 'drfat' with text; there are source, draft"):
        load(inputs(tsv, columns=("drfat",)))


def test_tsvs_of_the_same_segments_are_systems(tsv: Path, tmp_path: Path) -> None:
    second = tmp_path / "nllb.tsv"
    write_tsv(second, [replace(pair, draft=f"{pair.draft}!") for pair in PAIRS])
    corpus, _ = load(inputs(tsv, second))
    assert corpus.systems["nllb"] == ("Rain falls.!", "Slick road.!", "Police came.!")
    write_tsv(second, [PAIRS[0], PAIRS[2], PAIRS[1]])
    with pytest.raises(InputError, match=r"nllb\.tsv:3: another source or reference"):
        load(inputs(tsv, second))
    write_tsv(second, PAIRS[:2])
    with pytest.raises(InputError, match=r"nllb\.tsv: 2 rows where the first TSV has 3"):
        load(inputs(tsv, second))


def test_a_text_is_scored_with_the_labels_of_a_reference_tsv(tsv: Path, tmp_path: Path) -> None:
    text = lines(tmp_path / "human.txt", "It rained.", "The road was wet.", "Police came.")
    corpus, _ = load(inputs(text, references=[tsv]))
    assert list(corpus.systems) == ["human"]
    assert corpus.documents == ("a", "a", "b")
    assert corpus.labels["flag"] == (("(none)",), ("(any)", "WRONG-SENSE"), ("(none)",))


def test_a_tsv_is_scored_against_a_text(tsv: Path, tmp_path: Path) -> None:
    text = lines(tmp_path / "ref.txt", "It rained.", "The road was wet.", "Police came.")
    corpus, _ = load(inputs(tsv, references=[text]))
    assert corpus.references[0][1] == "The road was wet."
    assert corpus.documents == ("a", "a", "b")


def test_a_tsv_is_paired_with_a_text_of_another_length(tsv: Path, tmp_path: Path) -> None:
    text = lines(tmp_path / "ref.txt", "It rained. The road was slippery.", "Police arrived.")
    corpus, _ = load(inputs(tsv, references=[text], aligner=align_english))
    assert corpus.references[0] == ("It rained. The road was slippery.", "Police arrived.")
    assert corpus.systems["opus"] == ("Rain falls. Slick road.", "Police came.")
    with pytest.raises(InputError, match="opus has 3 lines where the reference has 2"):
        load(inputs(tsv, references=[text]))


def test_documents_come_line_by_line(tmp_path: Path) -> None:
    ref = lines(tmp_path / "ref.txt", "One.", "Two.")
    hyp = lines(tmp_path / "hyp.txt", "One.", "Too.")
    corpus, rows = load(
        inputs(hyp, references=[ref], documents=str(lines(tmp_path / "ids", "d1", "d2")))
    )
    assert corpus.documents == ("d1", "d2")
    assert rows == []
    with pytest.raises(InputError, match="1 documents for 2 lines"):
        load(inputs(hyp, references=[ref], documents=str(lines(tmp_path / "ids", "d1"))))


def test_documents_given_for_a_tsv_replace_its_own(tsv: Path, tmp_path: Path) -> None:
    corpus, _ = load(inputs(tsv, documents=str(lines(tmp_path / "ids", "x", "y", "y"))))
    assert corpus.documents == ("x", "y", "y")
    assert corpus.labels["flag"][1] == ("(any)", "WRONG-SENSE")


def test_systems_are_named_by_file_or_path(tmp_path: Path) -> None:
    ref = lines(tmp_path / "ref.txt", "One.")
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        lines(tmp_path / name / "out.txt", "One.")
    paths = [tmp_path / "a" / "out.txt", tmp_path / "b" / "out.txt"]
    corpus, _ = load(inputs(*paths, ref, references=[ref]))
    assert list(corpus.systems) == [str(paths[0]), str(paths[1]), "ref"]
    with pytest.raises(InputError, match="given twice"):
        load(inputs(paths[0], paths[0], references=[ref]))


def test_a_text_needs_a_reference(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no reference; name one with --ref"):
        load(inputs(lines(tmp_path / "hyp.txt", "One.")))


def test_lines_end_at_newlines_only(tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes("\ufeffOne\u2028still one \r\n\nThree\x85 three\n".encode())
    assert read_lines(str(path)) == ["One\u2028still one", "", "Three\x85 three"]
    packed = tmp_path / "odd.txt.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert read_lines(str(packed)) == read_lines(str(path))


def test_what_cannot_be_read_is_named_with_the_place(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.txt: cannot read: No such file"):
        read_lines(str(tmp_path / "gone.txt"))
    latin = tmp_path / "latin.txt"
    latin.write_bytes("Good.\nCaf\xe9.\n".encode("latin-1"))
    with pytest.raises(InputError, match=r"latin\.txt:2: byte 0xE9 is not valid UTF-8"):
        read_lines(str(latin))
    broken = tmp_path / "broken.gz"
    broken.write_bytes(b"no gzip")
    with pytest.raises(InputError, match=r"broken\.gz: cannot read"):
        read_lines(str(broken))
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(InputError, match=r"empty\.txt: the file is empty"):
        read_lines(str(tmp_path / "empty.txt"))
