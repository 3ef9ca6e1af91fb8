"""Files, folders, globs and standard input become documents."""

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from align.document import Document
from align.errors import InputError
from align.text.formats.base import Input
from align.text.read import find_inputs, read_documents

Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Make files with a text in a folder that is the working directory."""
    monkeypatch.chdir(tmp_path)

    def make(*names: str) -> Path:
        for name in names:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(f"Isi {name}.", encoding="utf-8")
        return tmp_path

    return make


@pytest.fixture
def unreadable() -> Iterator[Path]:
    """A folder with a file, both closed to the tests, also where these run as root."""
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        (top / "a.txt").touch(0o000)
        (top / "tertutup").mkdir(0o000)
        top.chmod(0o755)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            yield top
        finally:
            if root:
                os.seteuid(0)
            (top / "tertutup").chmod(0o700)


def read(*patterns: str, **options: str) -> list[Document]:
    return list(read_documents(find_inputs(patterns), **options))


def ids(*patterns: str) -> list[str]:
    return [source.id for source in find_inputs(patterns)]


def test_plain_text_is_the_decoded_file_and_nothing_else(tmp_path: Path) -> None:
    text = "Satu\r\ndua\rtiga\n\u2028a\xa0b\xad\u200bc\x0c \n\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert read(str(tmp_path / "a.txt")) == [Document("a.txt", str(tmp_path / "a.txt"), text)]


def test_the_document_says_which_encoding_was_taken(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("“Halo,” kata José.".encode("cp1252"))
    (document,) = read(str(tmp_path / "a.txt"))
    assert (document.text, document.encoding) == ("“Halo,” kata José.", "cp1252")


def test_an_encoding_and_a_language_can_be_given(folder: Folder) -> None:
    folder("a.txt")
    (document,) = read("a.txt", encoding="cp437", language="en")
    assert (document.encoding, document.language) == ("cp437", "en")


def test_a_folder_gives_its_texts_sorted(folder: Folder) -> None:
    folder(
        "d/b.txt", "d/a/z.md", "d/a.TXT", "d/gambar.png", "d/.git/x.txt", "d/.x.txt", "d/a/b/c.txt"
    )
    assert ids("d") == ["a/b/c.txt", "a/z.md", "a.TXT", "b.txt"]
    assert ids("d/") == ids("d")


def test_a_glob_gives_its_matches_sorted(folder: Folder) -> None:
    folder("d/b.txt", "d/a.txt", "d/gambar.png", "d/sub/c.txt", "x.log", "y.log")
    assert ids("d/*") == ["a.txt", "b.txt"]
    assert ids("d/**/*.txt") == ["a.txt", "b.txt", "sub/c.txt"]
    assert ids("*.log") == ["x.log", "y.log"]


def test_a_file_whose_name_looks_like_a_glob_is_a_file(folder: Folder) -> None:
    folder("a[1].txt")
    assert ids("a[1].txt") == ["a[1].txt"]


def test_patterns_keep_their_order_and_files_come_once(folder: Folder) -> None:
    folder("d/b.txt", "d/a.txt")
    assert ids("d/b.txt", "d", "./d/a.txt") == ["b.txt", "a.txt"]


def test_ids_do_not_depend_on_where_the_folder_lies(folder: Folder) -> None:
    top = folder("d/a.txt")
    assert ids(str(top / "d")) == ids("d") == ids(str(top / "d" / "a.txt")) == ["a.txt"]


def test_ids_are_whole_paths_where_names_are_the_same(folder: Folder) -> None:
    folder("d/a.txt", "e/a.txt", "e/b.txt")
    assert ids("d", "e") == ["d/a.txt", "e/a.txt", "e/b.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are Unicode here")
def test_an_id_can_be_written_even_if_the_name_is_not_utf_8(folder: Folder) -> None:
    top = folder()
    Path(os.fsdecode(os.fsencode(top) + b"/caf\xe9.txt")).write_text("Kopi.", encoding="utf-8")
    (document,) = read(".")
    assert document.id == r"caf\xe9.txt"


def test_a_dash_is_standard_input() -> None:
    script = (
        "from align.text.read import *\n"
        "for d in read_documents(find_inputs(['-'])):\n"
        "    print(d.id, d.path, d.encoding, ascii(d.text))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        input="“Halo”\r\n".encode("utf-16"),
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().split() == ["-", "-", "utf-16", r"'\u201cHalo\u201d\r\n'"]


def test_a_pipe_is_read_like_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipa"
    os.mkfifo(pipe)
    with subprocess.Popen(["sh", "-c", f"echo Halo. > '{pipe}'"]):
        assert [document.text for document in read(str(pipe))] == ["Halo.\n"]


def test_documents_are_read_one_by_one(folder: Folder) -> None:
    folder("a.txt", "b.txt")
    reading = read_documents(find_inputs(["a.txt", "b.txt"]))
    next(reading)
    Path("b.txt").write_text("Baru.", encoding="utf-8")
    assert next(reading).text == "Baru."


def test_an_unknown_extension_is_read_as_plain_text(folder: Folder) -> None:
    folder("catatan", "a.log")
    assert [document.text for document in read("catatan", "a.log")] == [
        "Isi catatan.",
        "Isi a.log.",
    ]


def test_the_format_can_be_given(folder: Folder) -> None:
    folder("a.log")
    Path("a.log").write_text("# Judul", encoding="utf-8")
    (document,) = read("a.log", format="markdown")
    assert document.text == "Judul"


def refusal(*patterns: str, **options: str) -> str:
    with pytest.raises(InputError) as caught:
        read(*patterns, **options)
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("tiada.txt", "tiada.txt: no such file or folder"),
        ("a.txt/b.txt", "a.txt/b.txt: no such file or folder"),
        ("*.docx", "*.docx: no file matches this pattern"),
        ("kosong", "kosong: no texts in this folder; known are .txt, "),
        ("nol.txt", "nol.txt: the file is empty"),
        ("spasi.txt", "spasi.txt: holds no text"),
        ("biner.txt", "biner.txt:1: control character U+0000"),
        ("gambar.png", "gambar.png: not a text but an image"),
        ("a\0b", "not a file name"),
    ],
)
def test_what_cannot_be_read_is_named(folder: Folder, pattern: str, message: str) -> None:
    top = folder("a.txt", "kosong/gambar.png")
    (top / "nol.txt").touch()
    (top / "spasi.txt").write_text(" \n\t\xa0\n", encoding="utf-8")
    (top / "biner.txt").write_bytes(bytes(100))
    (top / "gambar.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert message in refusal(pattern)


def test_the_known_extensions_are_named_when_an_unknown_one_fails(folder: Folder) -> None:
    (folder() / "a.bin").write_bytes(bytes(100))
    assert "the extension '.bin' is not one of .txt, .text, .md" in refusal("a.bin")


def test_invalid_utf_8_is_named_by_offset_and_line(folder: Folder) -> None:
    (folder() / "a.txt").write_bytes(b"satu\ncaf\xe9\n")
    assert refusal("a.txt", encoding="utf-8").startswith(
        "a.txt:2: byte 0xE9 at offset 8 is not valid UTF-8"
    )


def test_an_unknown_format_or_encoding_is_named(folder: Folder) -> None:
    folder("a.txt")
    assert "unknown format 'pdf'; known: text, markdown, " in refusal("a.txt", format="pdf")
    assert "unknown encoding 'klingon'" in refusal("a.txt", encoding="klingon")


def test_a_file_that_may_not_be_read_is_named(unreadable: Path) -> None:
    assert "a.txt: permission denied" in refusal(str(unreadable / "a.txt"))
    assert "tertutup: permission denied" in refusal(str(unreadable))
    assert "permission denied" in refusal(str(unreadable / "tertutup" / "b.txt"))


def test_a_directory_on_standard_input_is_refused(tmp_path: Path) -> None:
    script = (
        "from align.errors import InputError; from align.text.read import *\n"
        "try: list(read_documents(find_inputs(['-'])))\n"
        "except InputError as error: print(error)"
    )
    descriptor = os.open(tmp_path, os.O_RDONLY)
    try:
        done = subprocess.run(
            [sys.executable, "-c", script], stdin=descriptor, capture_output=True, text=True
        )
    finally:
        os.close(descriptor)
    # Some Pythons refuse to start on a directory at all.
    assert "standard input: a directory" in done.stdout or "is a directory" in done.stderr


def test_empty_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    assert refusal("-") == "standard input: the file is empty"


def test_a_file_that_went_away_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        list(read_documents([Input("a.txt", str(tmp_path / "a.txt"))]))
