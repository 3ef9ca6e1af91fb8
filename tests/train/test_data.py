import gzip
from pathlib import Path

import pytest

from align.document import Pair
from align.errors import InputError
from align.exchange.tsv import write_tsv
from align.train.data import Held, load_pairs, normalise, read_pairs, wrong_language

PACKED = gzip.compress(b"Ya.\tYes.\n" * 2, mtime=0)
"""The same in every process: tests are named after it."""


def write(path: Path, *rows: str) -> Path:
    path.write_text("".join(row + "\n" for row in rows), encoding="utf-8")
    return path


def test_two_columns_plain_or_gzipped(tmp_path: Path) -> None:
    plain = write(tmp_path / "a.tsv", "Ya.\tYes.", "Kosong.\t")
    packed = tmp_path / "b.tsv.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert list(read_pairs(plain)) == list(read_pairs(packed)) == [("Ya.", "Yes.")]


def test_of_a_sejajar_tsv_what_a_reviewer_settled_counts(tmp_path: Path) -> None:
    path = tmp_path / "reviewed.tsv"
    write_tsv(
        path,
        [
            Pair("1", "d", "text", "Ya.", final="Yes.", status="edited"),
            Pair("2", "d", "text", "Tidak.", final="No.", status="rejected"),
            Pair("3", "d", "text", "Mungkin.", draft="Perhaps.", status="accepted"),
            Pair("4", "d", "text", "Besok.", draft="Tomorrow."),
        ],
    )
    settled = [("Ya.", "Yes."), ("Mungkin.", "Perhaps.")]
    assert list(read_pairs(path)) == settled
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert list(read_pairs(path)) == settled


def test_a_gzipped_sejajar_tsv_is_one_too(tmp_path: Path) -> None:
    path = tmp_path / "reviewed.tsv"
    write_tsv(path, [Pair("1", "d", "text", "Ya.", final="Yes.", status="edited")])
    packed = tmp_path / "reviewed.tsv.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert list(read_pairs(packed)) == [("Ya.", "Yes.")]


def test_a_table_of_ones_own_needs_what_a_reviewer_settled(tmp_path: Path) -> None:
    settled = write(tmp_path / "a.tsv", "source\tfinal", "Ya.\tYes.", "Tidak.\t")
    assert list(read_pairs(settled)) == [("Ya.", "Yes.")]
    for header in ("source\treference", "id\tdoc\tkind\tsource\tdraft"):
        unsettled = write(tmp_path / "b.tsv", header, "\t".join("12345"[: header.count("\t") + 1]))
        with pytest.raises(InputError, match=r"b\.tsv:1: no column 'final'"):
            list(read_pairs(unsettled))


@pytest.mark.parametrize("content", [b"\x1f\x8bno gzip", PACKED[:-9], PACKED[:12] + PACKED[14:]])
def test_a_damaged_gzip_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.tsv.gz"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"a\.tsv\.gz: cannot read"):
        list(read_pairs(path))


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("?Ya,? katanya.", '"Ya," katanya.'),
        ("It?s  fine.", "It's fine."),
        ("Who? Me?", "Who? Me?"),
    ],
)
def test_quotes_that_an_encoding_lost_are_put_back(text: str, mended: str) -> None:
    assert normalise(text) == mended


def test_a_row_with_one_cell_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.tsv", "Ya.\tYes.", "Tidak.")
    with pytest.raises(InputError, match=r"a\.tsv:2: expected two columns"):
        list(read_pairs(path))


def test_what_is_not_fit_to_train_on_is_dropped_and_counted(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.tsv",
        "Petani menjual beras.\tThe farmer sells rice.",
        "Petani menjual beras!\tThe farmer sells rice!",
        "Ya.\t" + "yes " * 30,
        "Ini sama saja di sini\tIni sama saja di sini",
        "The farmer is in the village with it\tThe farmer is there",
        "beras " * 120 + "\t" + "rice " * 120,
        "...\t...",
    )
    pairs, counts = load_pairs([(path, 2.0)], Held([]))
    assert [pair.target for pair in pairs] == ["The farmer sells rice."]
    assert pairs[0].weight == 2.0
    assert counts == {
        "kept": 1,
        "duplicate": 1,
        "ratio": 1,
        "identical": 1,
        "language": 1,
        "long": 1,
        "empty": 1,
    }


@pytest.mark.parametrize("side", [0, 1])
def test_a_pair_of_an_evaluation_set_is_refused_by_either_side(tmp_path: Path, side: int) -> None:
    held = ("Petani itu menjual beras di pasar.", "The farmer sells rice at the market.")
    other = ("Nelayan itu pulang ke rumahnya tadi.", "The fisherman went home earlier.")
    test = write(tmp_path / "test.tsv", "\t".join(held))
    mixed = list(other)
    mixed[side] = held[side].upper().replace(".", " ...")
    train = write(tmp_path / "train.tsv", "\t".join(mixed))
    with pytest.raises(InputError, match=r"occurs in the evaluation set test\.tsv"):
        load_pairs([(train, 1.0)], Held([test]))
    pairs, counts = load_pairs([(train, 1.0)], Held([test]), drop_held=True)
    assert not pairs
    assert counts == {"held out": 1}


def test_function_words_tell_the_languages_apart() -> None:
    assert wrong_language("The man who is in the house", "A man at home")
    assert wrong_language("Orang itu ada di rumah", "Orang itu yang ada di rumah")
    assert not wrong_language("Orang itu ada di rumah", "The man is in the house")
    assert not wrong_language("Windows 11", "Windows 11")
