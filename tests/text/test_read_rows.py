"""JSON Lines and TSV: one document a row, named by an id column or by number."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from align.document import Document
from align.errors import InputError
from align.text.read import find_inputs, read_documents


def read(file: Path, content: str | bytes, **options: str) -> list[Document]:
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_documents(find_inputs([str(file)]), **options))


def refusal(file: Path, content: str | bytes, **options: str) -> str:
    with pytest.raises(InputError) as caught:
        read(file, content, **options)
    message = str(caught.value)
    assert message.startswith(str(file))
    assert "\n" not in message
    return message.removeprefix(str(file))


@pytest.fixture
def jsonl(tmp_path: Path) -> Path:
    return tmp_path / "a.jsonl"


@pytest.fixture
def tsv(tmp_path: Path) -> Path:
    return tmp_path / "a.tsv"


def test_each_line_is_a_document(jsonl: Path) -> None:
    documents = read(jsonl, '{"text": "Satu.\\n"}\n\n{"text": "Dua."}')
    assert [(d.id, d.text) for d in documents] == [("a.jsonl#1", "Satu.\n"), ("a.jsonl#3", "Dua.")]


def test_each_row_is_a_document(tsv: Path) -> None:
    documents = read(tsv, "desk\ttext\nniaga\tSatu.\nniaga\tDua.\n")
    assert [(d.id, d.text) for d in documents] == [("a.tsv#1", "Satu."), ("a.tsv#2", "Dua.")]


def test_ids_come_from_their_column(jsonl: Path, tsv: Path) -> None:
    assert [d.id for d in read(jsonl, '{"id": 7, "text": "a"}\n{"id": "x", "text": "b"}')] == [
        "a.jsonl#7",
        "a.jsonl#x",
    ]
    assert [d.id for d in read(tsv, "no\tisi\n7\ta\nx\tb", column="isi", id_column="no")] == [
        "a.tsv#7",
        "a.tsv#x",
    ]


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1), min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_texts_come_back_as_they_were(jsonl: Path, tsv: Path, texts: list[str]) -> None:
    kept = [text for text in texts if text.strip()]
    rows = [json.dumps({"text": text}, ensure_ascii=False) for text in [*texts, "akhir"]]
    assert [d.text for d in read(jsonl, "\n".join(rows))] == [*kept, "akhir"]
    table = "\n".join(["text", *texts, "akhir"])
    assert [d.text for d in read(tsv, table)] == [*kept, "akhir"]


def test_cells_are_taken_as_they_stand(tsv: Path) -> None:
    (document,) = read(tsv, '\ufefftext\r\n"Halo," \\n =1\r\n')
    assert document.text == '"Halo," \\n =1'
    assert document.encoding == "utf-8-sig"


def test_other_encodings_are_read(jsonl: Path, tsv: Path) -> None:
    assert [d.text for d in read(tsv, "text\n“Halo”\n".encode("utf-16"))] == ["“Halo”"]
    assert [d.text for d in read(jsonl, '{"text": "José"}\n'.encode("cp1252"))] == ["José"]


def test_rows_are_read_one_by_one(jsonl: Path) -> None:
    jsonl.write_text('{"text": "Satu."}\nrusak\n', encoding="utf-8")
    reading = read_documents(find_inputs([str(jsonl)]))
    assert next(reading).text == "Satu."
    with pytest.raises(InputError, match=r"a\.jsonl:2: not JSON"):
        next(reading)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", ":1: not JSON"),
        ('{"text": "a"}\n[1]', ":2: not a JSON object"),
        ('"a"', ":1: not a JSON object"),
        ('{"isi": "a", "no": 1}', ":1: no 'text' in this object; it has isi, no: name the column"),
        ('{"text": null}', ":1: 'text' is not a string"),
        ('{"text": 5}', ":1: 'text' is not a string"),
        ('{"text": "a\\u0000"}', ":1: control character U+0000"),
        ('{"text": "a\\ud83d"}', ":1: a lone surrogate"),
        ('{"text": "a", "id": []}', ":1: 'id' is neither a string nor a number"),
        ('{"text": "a", "id": 1}\n{"text": "b", "id": "1"}', ":2: the id '1' stands in line 1"),
        ('{"text": "a", "id": 1}\n{"text": "b"}', ":2: 'id' is given in some rows only"),
        ('{"text": ""}', ": holds no text"),
        ("[" * 100_000, ":1: not JSON"),
        ('{"text": "a"}\ncaf\xe9\n'.encode("latin-1"), ":2: not JSON"),
    ],
)
def test_a_bad_line_is_named(jsonl: Path, content: str | bytes, message: str) -> None:
    assert refusal(jsonl, content).startswith(message)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("id\tisi\n1\ta", ":1: no column 'text' in the header; it has id, isi: name the column"),
        ("id\ttext\n1\ta\n2\n", ":3: 1 cells where the header has 2"),
        ("id\ttext\n1\ta\n1\tb\n", ":3: the id '1' stands in line 2"),
        ("text\n", ": holds no text"),
        ("text\na\0\n", ":2: control character U+0000"),
    ],
)
def test_a_bad_row_is_named(tsv: Path, content: str, message: str) -> None:
    assert refusal(tsv, content).startswith(message)
