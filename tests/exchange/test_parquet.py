"""Parquet: what pyarrow and pandas see of our files, and we of theirs."""

from pathlib import Path

import pytest
from any_pairs import FLAGGED

from align.document import Pair
from align.errors import InputError
from align.exchange import read_pairs, write_pairs

pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
pa = pytest.importorskip("pyarrow")


def test_pyarrow_reads_it(tmp_path: Path) -> None:
    write_pairs(tmp_path / "out.parquet", [FLAGGED] * 3)
    table = pq.read_table(tmp_path / "out.parquet")
    assert table.num_rows == 3
    assert table["source"].to_pylist() == [FLAGGED.source] * 3
    assert table["flags"][0].as_py()[0]["suggestion"] == "Gina Sacco"


def test_pandas_reads_it(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    write_pairs(tmp_path / "out.parquet", [FLAGGED])
    frame = pandas.read_parquet(tmp_path / "out.parquet")
    assert frame.loc[0, "similarity"] == FLAGGED.similarity
    assert [flag["id"] for flag in frame.loc[0, "flags"]] == [flag.id for flag in FLAGGED.flags]


def test_a_table_of_another_program_is_read(tmp_path: Path) -> None:
    table = pa.table({"source": ["Satu", "Dua"], "draft": ["One", None], "desk": [1, None]})
    pq.write_table(table, tmp_path / "in.parquet")
    assert list(read_pairs(tmp_path / "in.parquet")) == [
        Pair("1", "", "text", "Satu", draft="One", extra={"desk": "1"}),
        Pair("2", "", "text", "Dua"),
    ]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"text": ["Satu"]}, "in.parquet:1: no field 'source'; it has text"),
        ({"source": [1]}, "in.parquet:1: source is 1, not a string"),
        ({"source": ["a"], "similarity": [7.0]}, "in.parquet:1: similarity is 7.0"),
        ({"source": ["a"], "vector": [[1, 2]]}, "in.parquet:1: unknown field 'vector' holds list"),
    ],
)
def test_what_is_wrong_is_named_with_its_row(
    tmp_path: Path, columns: dict[str, list[object]], message: str
) -> None:
    pq.write_table(pa.table(columns), tmp_path / "in.parquet")
    with pytest.raises(InputError) as caught:
        list(read_pairs(tmp_path / "in.parquet"))
    assert message in str(caught.value)


def test_rows_go_to_disk_in_groups(tmp_path: Path) -> None:
    write_pairs(tmp_path / "out.parquet", [Pair("1", "a", "text", "Satu")] * 20_001)
    assert pq.ParquetFile(tmp_path / "out.parquet").num_row_groups == 3
    assert sum(1 for _ in read_pairs(tmp_path / "out.parquet")) == 20_001
