"""JSON Lines: any object with a source is a pair, and a broken one is named by line."""

from pathlib import Path

import pytest
from any_pairs import FLAGGED

from align.document import Pair
from align.errors import InputError
from align.exchange import read_pairs, write_pairs


def lines(tmp_path: Path, *rows: str) -> Path:
    file = tmp_path / "in.jsonl"
    file.write_text("".join(row + "\n" for row in rows), encoding="utf-8")
    return file


def test_a_pair_is_a_line(tmp_path: Path) -> None:
    write_pairs(tmp_path / "out.jsonl", [FLAGGED, Pair("2", "a", "text", "Dua\u2028\n")])
    assert (tmp_path / "out.jsonl").read_bytes().count(b"\n") == 2


def test_absent_fields_have_defaults_and_unknown_ones_are_columns(tmp_path: Path) -> None:
    file = lines(
        tmp_path,
        '\ufeff{"source": "Satu"}',
        "",
        '{"source": "Dua", "desk": 1.5, "done": true, "extra": {"a": "b"}, "similarity": 1}',
    )
    assert list(read_pairs(file)) == [
        Pair("1", "", "text", "Satu"),
        Pair(
            "3",
            "",
            "text",
            "Dua",
            similarity=1.0,
            extra={"a": "b", "desk": "1.5", "done": "true"},
        ),
    ]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{", "not JSON: "),
        ("[1]", "not an object with the fields of a pair"),
        ("{}", "no field 'source'; it has none"),
        ('{"source": null}', "source is None, not a string"),
        ('{"source": "a", "kind": "title"}', "unknown kind 'title'"),
        ('{"source": "a", "kind": ["text"]}', "unknown kind ['text']"),
        ('{"source": "a", "similarity": NaN}', "NaN is not a number from 0 to 1"),
        ('{"source": "a", "similarity": 1.5}', "similarity is 1.5, not a number from 0 to 1"),
        ('{"source": "a", "confidence": true}', "confidence is True"),
        ('{"source": "a", "x": []}', "unknown field 'x' holds list"),
        ('{"source": "a", "extra": {"x": 1}}', "extra x is 1, not a string"),
        ('{"source": "a", "flags": {}}', "flags is {}, not a list"),
        ('{"source": "a", "flags": [1]}', "a flag is 1, not an object"),
        ('{"source": "a", "flags": [{"id": "X"}]}', "a flag lacks 'side'"),
        (
            '{"source": "a", "flags": [{"id": "X", "side": "draft", "start": 2, "end": 1}]}',
            "flag 'X' ends before it starts",
        ),
        (
            '{"source": "a", "flags": [{"id": "X", "side": "draft", "start": 0.5, "end": 1}]}',
            "a flag's start is 0.5, not an offset",
        ),
        (
            '{"source": "a", "flags": [{"id": "", "side": "draft", "start": 0, "end": 1, "z": 1}]}',
            "a flag has an unknown field 'z'",
        ),
        ("[" * 100_000, "in.jsonl:2"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        list(read_pairs(lines(tmp_path, '{"source": "a"}', row)))
    assert str(caught.value).startswith(f"{tmp_path / 'in.jsonl'}:2: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_invalid_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b'{"source": "caf\xe9"}')
    with pytest.raises(InputError, match=r"in\.jsonl:1: byte 0xE9 is not valid UTF-8"):
        list(read_pairs(tmp_path / "in.jsonl"))
