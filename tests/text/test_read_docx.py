"""Word files: paragraphs in reading order, headings and lists known, hostile files refused."""

import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from align.document import Document
from align.errors import InputError
from align.text import archive
from align.text.read import find_inputs, read_documents


def read(path: Path) -> Document:
    (document,) = read_documents(find_inputs([str(path)]))
    return document


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(p.kind, document.text[p.start : p.end]) for p in document.paragraphs]


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    return message


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.docx"


@pytest.fixture
def word(path: Path) -> Any:
    document = docx.Document()
    document.add_paragraph("Isi.")
    document.save(path)
    return document


def with_body(path: Path, xml: str) -> Document:
    """Write and read a file whose body holds the paragraphs of ``xml``."""
    document = docx.Document()
    root = parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>")
    for element in reversed(list(root)):
        document.element.body.insert(0, element)
    document.save(path)
    return read(path)


def with_member(path: Path, name: str, content: bytes) -> None:
    """Replace one member of a Word file."""
    with zipfile.ZipFile(path) as old:
        members = {n: old.read(n) for n in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for member, kept in (members | {name: content}).items():
            new.writestr(member, content if member == name else kept)


def test_blocks_have_their_kinds(path: Path) -> None:
    word = docx.Document()
    word.add_heading("Laporan", 0)
    word.add_heading("Cuaca", 1)
    paragraph = word.add_paragraph("Hujan turun di ")
    paragraph.add_run("Bogor").bold = True
    paragraph.add_run("\tsejak\npagi.")
    word.add_paragraph("payung", style="List Bullet")
    word.add_paragraph("jas hujan", style="List Number")
    table = word.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Bogor", "30 mm"
    word.add_paragraph("  ")
    word.add_paragraph("Selesai.")
    word.save(path)
    assert blocks(read(path)) == [
        ("heading", "Laporan"),
        ("heading", "Cuaca"),
        ("text", "Hujan turun di Bogor\tsejak\npagi."),
        ("list", "payung"),
        ("list", "jas hujan"),
        ("text", "Bogor"),
        ("text", "30 mm"),
        ("text", "Selesai."),
    ]


def test_a_style_hands_its_kind_down(path: Path) -> None:
    word = docx.Document()
    own = word.styles.add_style("Judul Kantor", 1)
    own.base_style = word.styles["Heading 2"]
    word.add_paragraph("Bagian", style="Judul Kantor")
    word.save(path)
    assert blocks(read(path)) == [("heading", "Bagian")]


def test_styles_based_on_each_other_end(path: Path) -> None:
    word = docx.Document()
    first, second = word.styles.add_style("A", 1), word.styles.add_style("B", 1)
    first.base_style, second.base_style = second, first
    word.add_paragraph("Isi.", style="A")
    word.save(path)
    assert blocks(read(path)) == [("text", "Isi.")]


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        ("<w:outlineLvl w:val='1'/>", "heading"),
        ("<w:outlineLvl w:val='9'/>", "text"),
        ("<w:numPr><w:numId w:val='1'/></w:numPr>", "list"),
        ("<w:pStyle w:val='ListBullet'/><w:numPr><w:numId w:val='0'/></w:numPr>", "text"),
        ("<w:pStyle w:val='Heading1'/><w:numPr><w:numId w:val='1'/></w:numPr>", "heading"),
        ("<w:pStyle w:val='TakAda'/>", "text"),
    ],
)
def test_a_paragraph_can_set_its_own_kind(path: Path, properties: str, kind: str) -> None:
    xml = f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>Isi.</w:t></w:r></w:p>"
    assert blocks(with_body(path, xml)) == [(kind, "Isi.")]


def test_a_table_of_contents_is_boilerplate(path: Path) -> None:
    word = docx.Document()
    word.styles.add_style("toc 1", 1)
    word.add_paragraph("Bab satu\t1", style="toc 1")
    word.save(path)
    assert blocks(read(path)) == [("boilerplate", "Bab satu\t1")]


def test_insertions_links_and_content_controls_are_read_and_deletions_are_not(path: Path) -> None:
    xml = (
        "<w:p><w:r><w:t xml:space='preserve'>Harga </w:t></w:r>"
        "<w:del w:id='1' w:author='x'><w:r><w:delText>turun</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='x'><w:r><w:t>naik</w:t></w:r></w:ins>"
        "<w:hyperlink><w:r><w:t xml:space='preserve'> lagi</w:t></w:r></w:hyperlink></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>pe</w:t><w:softHyphen/><w:t>merintah</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    )
    assert blocks(with_body(path, xml)) == [("text", "Harga naik lagi"), ("text", "pe\xadmerintah")]


@pytest.mark.parametrize("content", [b"bukan zip", b"PK\x03\x04" + bytes(100)])
def test_what_is_no_zip_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert "not a Word file (.docx), or a corrupt one" in refusal(path)


def test_another_zip_is_refused(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as other:
        other.writestr("a.txt", "halo")
    assert "a zip file, but not a Word file" in refusal(path)


def test_an_encrypted_file_is_refused(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500))
    assert "an encrypted or very old Office file" in refusal(path)


@pytest.mark.usefixtures("word")
def test_an_encrypted_member_is_refused(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert "an encrypted zip file" in refusal(path)


@pytest.mark.usefixtures("word")
@pytest.mark.parametrize(
    ("member", "content"),
    [
        ("word/document.xml", b"<w:document"),
        ("word/document.xml", b"<a/>"),
        ("word/document.xml", b""),
        ("word/styles.xml", b"<"),
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", b"<x/>"),
    ],
)
def test_a_corrupt_member_is_refused(path: Path, member: str, content: bytes) -> None:
    with_member(path, member, content)
    assert "a corrupt Word file" in refusal(path)


@pytest.mark.usefixtures("word")
def test_a_truncated_file_is_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-2000])
    assert "corrupt" in refusal(path)


@pytest.mark.usefixtures("word")
def test_a_zip_bomb_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_member(path, "word/media/bomb.bin", bytes(20 << 20))
    assert "inflates to 20 MiB" in refusal(path)
    with_member(path, "word/media/bomb.bin", bytes(10 << 20))
    assert read(path).text == "Isi."
    monkeypatch.setattr(archive, "MEMBER_LIMIT", 9 << 20)
    assert "zip bomb" in refusal(path)
    monkeypatch.setattr(archive, "MEMBER_LIMIT", 30 << 20)
    monkeypatch.setattr(archive, "TOTAL_LIMIT", 9 << 20)
    assert "zip bomb" in refusal(path)


@pytest.mark.usefixtures("word")
@pytest.mark.parametrize(
    "entities",
    [
        "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
        "<!ENTITY a 'hahaha'>"
        + "".join(
            f"<!ENTITY {name} '{f'&{before};' * 20}'>"
            for before, name in zip("abcdefgh", "bcdefghx", strict=True)
        ),
    ],
)
def test_entities_are_not_expanded(path: Path, entities: str) -> None:
    body = "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>"
    xml = (
        f"<!DOCTYPE a [{entities}]><w:document {nsdecls('w')}><w:body>{body}</w:body></w:document>"
    )
    with_member(path, "word/document.xml", xml.encode())
    assert re.search("a Word file with a DOCTYPE|entity amplification", refusal(path))
