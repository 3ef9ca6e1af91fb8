"""The stream of tasks that a run reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from align.errors import InputError
from align.run import corpus as corpora
from align.run.corpus import Corpus, Item, Matched, Place, Reading, Texts
from align.run.failures import Failure, Unpaired
from align.run.worker import Task


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder


def rows(*values: object) -> str:
    return "".join(json.dumps(value) + "\n" for value in values)


def told(items: list[Item]) -> list[str]:
    """Return ids of tasks and reasons of failures."""
    found = []
    for _, content in items:
        if isinstance(content, Task):
            found.append(" ~ ".join(document.id for document in content.documents))
        else:
            found.append(f"! {content.line or ''} {content.reason}".split(";")[0])
    return found


@pytest.fixture
def mixed(tmp_path: Path) -> Corpus:
    """Return good and bad documents, of one in a file and of several."""
    folder = write(
        tmp_path / "in",
        a_txt="Satu.\n",
        b_txt="",
        c_jsonl=rows({"text": "Satu."}, {"text": 2}, {"text": "Tiga."}, {"id": 9}),
        d_txt="Empat.\n",
    )
    return Texts([str(folder)], Reading())


def test_a_failure_stands_where_its_document_would(mixed: Corpus) -> None:
    assert (
        told(list(mixed.items()))
        == [
            "a.txt",
            "!  the file is empty",
            "c.jsonl#1",
            "! 2 'text' is not a string",
            "c.jsonl#3",
            "! 4 no 'text' in this object",
            "d.txt",
        ]
        or "no 'text' in this object" in told(list(mixed.items()))[5]
    )


def test_the_stream_goes_on_from_any_place(mixed: Corpus) -> None:
    items = list(mixed.items())
    for number, (place, _) in enumerate(items, 1):
        assert list(mixed.items(place)) == items[number:]


def test_a_text_too_long_for_the_memory_is_several_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpora, "LONGEST", 40)
    folder = write(tmp_path / "in", a_txt="Ini satu kalimat.\n" * 5)
    assert told(list(Texts([str(folder)], Reading()).items())) == ["a.txt#1", "a.txt#3", "a.txt#5"]


def test_files_are_matched_before_they_are_read(tmp_path: Path) -> None:
    left = write(tmp_path / "id", a_txt="Satu.\n", b_txt="Dua.\n", c_txt="")
    right = write(tmp_path / "en", a_txt="One.\n", b_txt="", c_txt="Three.\n")
    items = list(Matched([str(left)], [str(right)], Reading()).items())
    assert told(items) == ["a.txt ~ a.txt", "!  the file is empty", "!  the file is empty"]
    failures = [content.path for _, content in items if isinstance(content, Failure)]
    assert failures == [str(right / "b.txt"), str(left / "c.txt")]


def test_files_without_a_partner_stand_at_the_beginning(tmp_path: Path) -> None:
    left = write(tmp_path / "id", a_txt="Satu.\n", b_txt="Dua.\n", sisa_txt="Tiga.\n")
    right = write(tmp_path / "en", b_txt="Two.\n", a_txt="One.\n", lain_txt="Four.\n")
    matched = Matched([str(left)], [str(right)], Reading())
    items = list(matched.items())
    assert told(items) == [
        "!  'sisa.txt' has no partner on the other side",
        "!  'lain.txt' has no partner on the other side",
        "a.txt ~ a.txt",
        "b.txt ~ b.txt",
    ]
    assert [content for _, content in items[:2]] == [
        Unpaired(str(folder / name), None, f"'{name}' has no partner on the other side")
        for folder, name in ((left, "sisa.txt"), (right, "lain.txt"))
    ]
    for number, (place, _) in enumerate(items, 1):
        assert list(matched.items(place)) == items[number:]


def test_texts_that_say_what_no_other_says_stand_at_the_end(tmp_path: Path) -> None:
    left = write(tmp_path / "id", a_txt="Harga kopi naik.\n", b_txt="Rindu.\n")
    right = write(tmp_path / "en", c_txt="Coffee prices rose.\n")
    items = list(Matched([str(left)], [str(right)], Reading(), by_content=True).items())
    assert told(items) == ["a.txt ~ c.txt", "!  'b.txt' has no partner on the other side"]
    assert isinstance(items[1].content, Unpaired)


def test_rows_of_one_id_go_together_whatever_their_order(tmp_path: Path) -> None:
    left = write(tmp_path / "id", x_jsonl=rows(*({"id": i, "text": f"Teks {i}."} for i in "abcd")))
    right = write(tmp_path / "en", x_jsonl=rows(*({"id": i, "text": f"Text {i}."} for i in "bead")))
    matched = Matched([str(left)], [str(right)], Reading())
    items = list(matched.items())
    assert told(items) == [
        "x.jsonl#a ~ x.jsonl#a",
        "x.jsonl#b ~ x.jsonl#b",
        "!  'x.jsonl#c' has no partner on the other side",
        "x.jsonl#d ~ x.jsonl#d",
        "!  'x.jsonl#e' has no partner on the other side",
    ]
    assert [(content.path, type(content)) for _, content in (items[2], items[4])] == [
        (str(left / "x.jsonl"), Unpaired),
        (str(right / "x.jsonl"), Unpaired),
    ]
    for number, (place, _) in enumerate(items, 1):
        assert list(matched.items(place)) == items[number:]


def test_rows_without_ids_go_together_by_number(tmp_path: Path) -> None:
    left = write(tmp_path / "id", x_tsv="text\nSatu.\nDua.\n")
    right = write(tmp_path / "en", x_tsv="text\nOne.\nTwo.\n")
    items = list(Matched([str(left)], [str(right)], Reading()).items())
    assert told(items) == ["x.tsv#1 ~ x.tsv#1", "x.tsv#2 ~ x.tsv#2"]
    assert items[-1].place == Place(0, 2)


def test_a_mapping_can_name_rows(tmp_path: Path) -> None:
    left = write(tmp_path / "id", x_jsonl=rows({"text": "Satu."}, {"text": "Dua."}))
    right = write(tmp_path / "en", y_jsonl=rows({"text": "Two."}, {"text": "One."}))
    mapping = tmp_path / "mapping.tsv"
    mapping.write_text("x.jsonl#1\ty.jsonl#2\nx.jsonl#2\ty.jsonl#1\n")
    matched = Matched([str(left)], [str(right)], Reading(), mapping=mapping)
    assert told(list(matched.items())) == ["x.jsonl#1 ~ y.jsonl#2", "x.jsonl#2 ~ y.jsonl#1"]


def test_texts_that_are_held_in_memory_are_said_once_they_are_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpora, "HELD", 30)
    left = write(tmp_path / "id", a_txt="Harga kopi naik.\n", b_txt="Hujan turun di Aceh.\n")
    right = write(tmp_path / "en", c_txt="Coffee prices rose.\n", d_txt="Rain fell in Aceh.\n")
    matched = Matched([str(left)], [str(right)], Reading(), by_content=True)
    with pytest.warns(UserWarning, match="--by-content holds all texts in memory") as said:
        found = told(list(matched.items()))
    assert found == ["a.txt ~ c.txt", "b.txt ~ d.txt"]
    assert len(said) == 1


def test_drafts_go_with_one_document(tmp_path: Path) -> None:
    left = write(tmp_path / "id", a_txt="Satu.\n", b_txt="Dua.\n")
    right = write(tmp_path / "en", a_txt="One.\n", b_txt="Two.\n")
    with pytest.raises(InputError, match="--drafts goes with one document, not 2"):
        Matched([str(left)], [str(right)], Reading(), drafts=("One.",))
