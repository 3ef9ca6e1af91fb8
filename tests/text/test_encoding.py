"""The bytes of a file become text, and what cannot is named by offset and line."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.errors import InputError
from align.text.encoding import decoded_lines, detect_encoding

NEWS = "“Harga beras naik,” kata Menteri José – dan rakyat mengeluh…\nSuhu 30°C.\n"


def detect(data: bytes, **options: str) -> str:
    return detect_encoding(io.BytesIO(data), "berita.txt", **options)


@pytest.mark.parametrize(
    ("codec", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
        ("mac_roman", "mac_roman"),
    ],
)
def test_the_encoding_is_found(codec: str, found: str) -> None:
    data = NEWS.encode(codec)
    assert detect(data) == found
    assert data.decode(found) == NEWS


def test_a_big_endian_mark_is_understood() -> None:
    data = b"\xfe\xff" + NEWS.encode("utf-16-be")
    assert data.decode(detect(data)) == NEWS


def test_a_single_letter_is_taken_for_windows_1252() -> None:
    assert detect("‘Halo’".encode("cp1252")) == "cp1252"
    assert detect(b"caf\xe9 " + b"kata " * 50_000) == "cp1252"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=3))
def test_valid_utf_8_is_never_taken_for_another_encoding(text: str) -> None:
    assert detect(text.encode()) in ("utf-8", "utf-8-sig")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])), st.sampled_from("\n\r\u2028\x85\v"))
def test_lines_end_at_newlines_alone_and_nothing_is_lost(text: str, end: str) -> None:
    stream = io.BytesIO((text + end + text).encode())
    lines = list(decoded_lines(stream, "utf-8"))
    assert "".join(lines) == text + end + text
    assert len(lines) <= 1 + (end == "\n")


def test_the_stream_is_left_at_its_start() -> None:
    stream = io.BytesIO(NEWS.encode("cp1252"))
    detect_encoding(stream, "berita.txt")
    assert stream.tell() == 0


def test_an_encoding_can_be_forced() -> None:
    data = NEWS.encode("cp1252")
    assert detect(data, forced="windows-1252") == "cp1252"
    assert detect(data, forced="latin-1") == "iso8859-1"


@pytest.mark.parametrize("forced", ["utf-8", "UTF8", "utf-8-sig"])
def test_a_forced_utf_8_knows_its_mark(forced: str) -> None:
    assert detect(NEWS.encode("utf-8-sig"), forced=forced) == "utf-8-sig"
    assert detect(NEWS.encode(), forced=forced) == "utf-8"


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_forced_utf_16_or_32_knows_its_mark(codec: str) -> None:
    forced = codec[:6]
    data = NEWS.encode(codec)
    assert data.decode(detect(data, forced=forced)) == NEWS


def test_bytes_that_a_forced_encoding_lacks_are_named_by_offset_and_line() -> None:
    with pytest.raises(InputError) as caught:
        detect("satu\ndua\ncafé\n".encode("cp1252"), forced="utf-8")
    assert str(caught.value).startswith(
        "berita.txt:3: byte 0xE9 at offset 12 is not valid UTF-8; name the file's encoding"
    )


@pytest.mark.parametrize("before", [0, 1, 65_533, 65_534, 65_535, 65_536, 200_000])
def test_the_offset_is_right_wherever_the_pieces_of_a_long_file_end(before: int) -> None:
    data = b"\n" * before + b"\xe2\x80(" + b"\n" * 10
    with pytest.raises(InputError, match=rf":{before + 1}: byte 0xE2 at offset {before} "):
        detect(data, forced="utf-8")


def test_a_damaged_utf_8_file_is_not_taken_for_a_code_page() -> None:
    data = NEWS.encode()
    with pytest.raises(InputError, match=r"berita\.txt:3: byte 0xE2 at offset \d+ .* mend it"):
        detect(data + data[:2])


def test_stray_bytes_are_no_code_page() -> None:
    with pytest.raises(InputError, match=r"berita\.txt:2: byte 0xFF .* no other encoding fits"):
        detect(b"Baris satu.\nBaris \xff\xfe dua.\n")


def test_what_a_page_declares_is_believed_if_it_can_be() -> None:
    data = "Привет, Джакарта".encode("cp1251")
    assert detect(data, declared="windows-1251") == "cp1251"
    assert detect(NEWS.encode(), declared="windows-1251") == "utf-8"
    assert detect(NEWS.encode("cp1252"), declared="iso-8859-1") == "cp1252"
    assert detect(NEWS.encode("cp1252"), declared="utf-8") == "cp1252"
    assert detect(NEWS.encode("cp1252"), declared="nonsense") == "cp1252"
    assert detect(NEWS.encode("cp1252"), declared="shift_jis") == "cp1252"


@pytest.mark.parametrize("name", ["klingon", "rot13", "hex", "utf-8\0", "undefined"])
def test_an_unknown_encoding_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="unknown encoding"):
        detect(b"halo", forced=name)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\n", "not a text but a PDF file; convert it"),
        (b"PK\x03\x04", "a zip file"),
        (b"\xd0\xcf\x11\xe0", "an old Office file"),
        (b"\x89PNG\r\n", "an image"),
        (b"halo\n\0\1\2", ":2: control character U+0000: a binary file"),
        (b"satu\nd\x08ua", ":2: control character U+0008"),
        (bytes(range(256)), "control character U+0000"),
        (b"\x7fELF\x02\x01\x01" + bytes(9), "control character U+007F"),
    ],
)
def test_a_binary_file_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=re.escape(message)) as caught:
        detect(data)
    assert str(caught.value).startswith("berita.txt:")


def test_tabs_line_ends_and_form_feeds_are_no_binary() -> None:
    assert detect(b"a\tb\r\nc\x0bd\x0ce\r") == "utf-8"


def test_another_script_is_not_read_as_latin_letters() -> None:
    data = "印度尼西亚总统访问北京，讨论两国贸易合作。\n".encode("gb18030")
    assert data.decode(detect(data * 5)).startswith("印度尼西亚总统")
