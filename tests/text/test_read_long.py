"""What may come in a corpus: texts of any length, and rows that are none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.document import Document
from align.errors import InputError
from align.text.formats.base import Input
from align.text.read import read_documents


def read(path: Path, text: str, longest: int) -> list[Document]:
    path.write_bytes(text.encode())
    return list(read_documents([Input("a.txt", str(path))], longest=longest))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("long") / "a.txt"


@given(st.text(alphabet="ab \r\n", max_size=80), st.integers(2, 20))
def test_the_pieces_of_a_text_are_the_text(path: Path, text: str, longest: int) -> None:
    text = "x" + text
    documents = read(path, text, longest)
    assert "".join(document.text for document in documents) == text
    for document in documents[:-1]:
        assert document.text.endswith("\n")
        # Only a line that is longer than that makes a longer piece.
        assert len(document.text) <= longest or document.text.count("\n") == 1


@given(st.text(alphabet="ab \r\n", max_size=80), st.integers(2, 20))
def test_the_id_of_a_piece_says_in_which_line_it_begins(
    path: Path, text: str, longest: int
) -> None:
    documents = read(path, "x" + text, longest)
    if len(documents) == 1:
        assert documents[0].id == "a.txt"
    else:
        line = 1
        for document in documents:
            assert document.id == f"a.txt#{line}"
            line += document.text.count("\n")


def test_a_text_is_cut_at_an_empty_line_if_there_is_one(path: Path) -> None:
    text = "Satu.\nDua.\n\nTiga.\nEmpat.\nLima.\n"
    assert [d.text for d in read(path, text, 20)] == ["Satu.\nDua.\n\n", "Tiga.\nEmpat.\nLima.\n"]


@pytest.mark.parametrize(
    ("name", "content", "lines"),
    [
        ("a.jsonl", '{"text": "Satu."}\n{"text": 2}\nnonsense\n{"text": "Tiga."}\n', [2, 3]),
        ("a.tsv", "no\ttext\n1\tSatu.\n2\n3\tTiga.\tDrei.\n4\tTiga.\n", [3, 4]),
        ("a.jsonl", '{"id": 1, "text": "Satu."}\n{"id": 1, "text": "x"}\n', [2]),
    ],
)
def test_a_row_that_is_no_document_can_be_passed_over(
    tmp_path: Path, name: str, content: str, lines: list[int]
) -> None:
    file = tmp_path / name
    file.write_text(content)
    refused: list[InputError] = []
    found = list(read_documents([Input(name, str(file))], refuse=refused.append))
    assert [re.sub(r"\W", "", document.text) for document in found] in (["Satu", "Tiga"], ["Satu"])
    assert [error.line for error in refused] == lines
    with pytest.raises(InputError, match=f":{lines[0]}: "):
        list(read_documents([Input(name, str(file))]))


def test_a_file_that_is_no_text_can_be_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "b.txt").write_text("Dua.\n")
    refused: list[InputError] = []
    inputs = [Input(name, str(tmp_path / name)) for name in ("a.txt", "b.txt")]
    assert [d.id for d in read_documents(inputs, refuse=refused.append)] == ["b.txt"]
    (error,) = refused
    assert str(error).endswith("a.txt: the file is empty")
