"""Inputs that another service keeps; here, fsspec's own that keeps them in memory."""

from __future__ import annotations

from collections.abc import Iterator

import fsspec
import pytest

from align.errors import InputError
from align.text.read import find_inputs, read_documents
from align.text.remote import is_remote, mark_of

MEMORY = fsspec.filesystem("memory")


@pytest.fixture(autouse=True)
def service() -> Iterator[None]:
    files = {
        "/berita/b.txt": "Dua.",
        "/berita/a/c.txt": "Tiga.",
        "/berita/a.txt": "Satu, “kata” José.",
        "/berita/gambar.png": "\0",
        "/berita/.git/x.txt": "Bukan ini.",
        "/berita/out.tsv.journal/new/out.tsv": "Bukan ini.",
    }
    for name, text in files.items():
        MEMORY.pipe(name, text.encode())
    yield
    MEMORY.rm("/berita", recursive=True)


def found(url: str) -> list[str]:
    return [source.id for source in find_inputs([url])]


def test_a_url_begins_with_its_service() -> None:
    assert all(map(is_remote, ("s3://b/a.txt", "memory://a", "https://a.id/b.txt")))
    assert not any(map(is_remote, ("a.txt", "/s3://", "C:/a.txt", "C://a.txt", "-", "a:b")))


def test_a_folder_a_glob_and_a_file_are_found_as_those_of_this_machine() -> None:
    assert found("memory://berita") == ["a/c.txt", "a.txt", "b.txt"]
    assert found("memory://berita/") == ["a/c.txt", "a.txt", "b.txt"]
    assert found("memory://berita/*.txt") == ["a.txt", "b.txt"]
    assert found("memory://berita/**/*.txt") == ["a/c.txt", "a.txt", "b.txt"]
    assert found("memory://berita/gambar.png") == ["gambar.png"]


def test_a_file_is_read_as_one_of_this_machine() -> None:
    (document,) = read_documents(find_inputs(["memory://berita/a.txt"]))
    assert (document.id, document.path) == ("a.txt", "memory://berita/a.txt")
    assert document.text == "Satu, “kata” José."


def test_files_of_one_name_are_told_apart_by_their_urls() -> None:
    both = find_inputs(["memory://berita/a.txt", "memory://berita/a/c.txt", "memory://berita/a"])
    assert [source.id for source in both] == [
        "memory://berita/a.txt",
        "memory://berita/a/c.txt",
        "memory:///berita/a/c.txt",
    ]


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("memory://tiada/a.txt", "memory://tiada/a.txt: no such file"),
        ("memory://berita/*.docx", "no such file"),
        ("tiada://a.txt", "tiada://a.txt: cannot be reached: Protocol not known: tiada"),
    ],
)
def test_what_cannot_be_found_is_said(url: str, message: str) -> None:
    with pytest.raises(InputError, match=message.replace("*", r"\*")):
        find_inputs([url])


def test_the_library_of_a_service_that_is_not_installed_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "s3fs", None)
    with pytest.raises(InputError, match=r"s3://b/a.txt: needs another .*s3fs.*sejajar\[s3\]"):
        find_inputs(["s3://b/a.txt"])


def test_a_file_that_is_gone_when_it_is_read_is_an_error() -> None:
    inputs = find_inputs(["memory://berita/b.txt"])
    MEMORY.rm("/berita/b.txt")
    with pytest.raises(InputError, match=r"memory://berita/b\.txt: no such file"):
        list(read_documents(inputs))


def test_a_mark_tells_one_state_of_a_file_from_another() -> None:
    before = mark_of("memory://berita/b.txt")
    assert mark_of("memory://berita/b.txt") == before
    MEMORY.pipe("/berita/b.txt", b"Dua, lain.")
    assert mark_of("memory://berita/b.txt") not in (before, "")
    assert mark_of("memory://berita/tiada.txt") == ""
