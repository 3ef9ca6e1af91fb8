"""Moses text: two files, line by line."""

from pathlib import Path

import pytest
from any_pairs import FLAGGED, tables
from hypothesis import HealthCheck, given, settings

from align.document import Pair
from align.errors import InputError
from align.exchange import read_pairs, write_pairs
from align.exchange.translation import translation


@pytest.mark.parametrize("name", ["korpus", "korpus.id", "korpus.en"])
def test_base_and_either_file_name_both(tmp_path: Path, name: str) -> None:
    write_pairs(tmp_path / name, [FLAGGED], "moses")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["korpus.en", "korpus.id"]
    assert list(read_pairs(tmp_path / name, "moses")) == [
        Pair("korpus:1", "korpus", "text", FLAGGED.source, reference=FLAGGED.reference)
    ]


@given(tables())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_source_and_best_text_are_kept_and_every_pair_is_a_line(
    tmp_path: Path, table: list[Pair]
) -> None:
    write_pairs(tmp_path / "out", table, "moses")
    sources = (tmp_path / "out.id").read_bytes().decode().splitlines()
    assert len(sources) == len(table)
    back = list(read_pairs(tmp_path / "out", "moses"))
    assert [pair.source.split() for pair in back] == [pair.source.split() for pair in table]
    assert [pair.reference.split() for pair in back] == [
        translation(pair)[1].split() for pair in table
    ]


def test_files_of_different_length_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.id").write_text("Satu\nDua\n")
    (tmp_path / "a.en").write_text("One\n")
    with pytest.raises(InputError, match=r"a\.en:1: the file ends here, the other one goes on"):
        list(read_pairs(tmp_path / "a.id"))


def test_invalid_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.id").write_bytes(b"Satu\r\ncaf\xe9\n")
    (tmp_path / "a.en").write_bytes(b"One\r\nTwo\n")
    reading = read_pairs(tmp_path / "a.id")
    assert next(reading).source == "Satu"
    with pytest.raises(InputError, match=r"a\.id:2: byte 0xE9 is not valid UTF-8"):
        next(reading)
