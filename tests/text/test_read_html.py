"""Web pages: the main text with its headings and lists, without what surrounds it."""

from pathlib import Path

import pytest

from align.document import Document
from align.errors import InputError
from align.text.read import find_inputs, read_documents

PAGE = """<!DOCTYPE html>
<html lang="id"><head>
<meta charset="{charset}"><title>Nelayan Beralih ke Rumput Laut - Kabar Pesisir</title>
<style>p {{ color: red }}</style><script>var iklan = "beli sekarang";</script></head>
<body>
<nav><h1>Kabar Pesisir</h1><ul><li><a href="/">Beranda</a></li><li><a href="/e">Niaga</a></li></ul>
</nav>
<header><h1>Nelayan Beralih ke Rumput Laut</h1></header>
<article>
<p>REMBANG - Puluhan nelayan di pesisir <b>utara</b> mulai menanam <a href="/r">rumput laut</a>
sejak harga ikan teri turun.<br>Hasilnya dijual ke pengepul setiap dua pekan.</p>
<h2>Modal kecil</h2>
<p>&ldquo;Modalnya tidak sampai dua juta rupiah,&rdquo; kata Sarmin, ketua kelompok nelayan
José.</p>
<ul><li>Bibit dibeli dari Madura dengan harga murah</li>
<li><p>Tali dan pelampung dipinjamkan oleh koperasi</p></li></ul>
<p>Dinas perikanan berjanji memberi pelatihan pengeringan kepada seratus keluarga tahun depan.</p>
</article>
<div class="comments"><h3>Komentar</h3><p>Mantap sekali, semoga berhasil semuanya.</p></div>
<footer><p>Hak cipta Kabar Pesisir. Semua hak dilindungi.</p></footer>
</body></html>
"""


def read(path: Path, page: str | bytes, **options: str) -> Document:
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    (document,) = read_documents(find_inputs([str(path)]), **options)
    return document


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(p.kind, document.text[p.start : p.end]) for p in document.paragraphs]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.html"


def test_the_main_text_is_found_with_its_headings_and_lists(path: Path) -> None:
    assert blocks(read(path, PAGE.format(charset="utf-8"))) == [
        ("heading", "Nelayan Beralih ke Rumput Laut"),
        (
            "text",
            "REMBANG - Puluhan nelayan di pesisir utara mulai menanam rumput laut sejak harga ikan "
            "teri turun.\nHasilnya dijual ke pengepul setiap dua pekan.",
        ),
        ("heading", "Modal kecil"),
        (
            "text",
            "“Modalnya tidak sampai dua juta rupiah,” kata Sarmin, ketua kelompok nelayan José.",
        ),
        ("list", "Bibit dibeli dari Madura dengan harga murah"),
        ("list", "Tali dan pelampung dipinjamkan oleh koperasi"),
        (
            "text",
            "Dinas perikanan berjanji memberi pelatihan pengeringan kepada seratus keluarga tahun "
            "depan.",
        ),
    ]


def test_paragraphs_lie_in_order_with_an_empty_line_between(path: Path) -> None:
    document = read(path, PAGE.format(charset="utf-8"))
    texts = [document.text[p.start : p.end] for p in document.paragraphs]
    assert document.text == "\n\n".join(texts)


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "utf-8"])
def test_the_encoding_is_what_the_bytes_are_whatever_is_declared(path: Path, charset: str) -> None:
    for codec in ("cp1252", "utf-8"):
        document = read(path, PAGE.format(charset=charset).encode(codec))
        assert document.encoding == codec
        assert "nelayan José" in document.text


def test_a_declared_code_page_is_taken(path: Path) -> None:
    page = (
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>Сурабая</p>'
    )
    assert read(path, page.encode("cp1251")).text == "Сурабая"


def test_an_xml_declaration_is_no_obstacle(path: Path) -> None:
    page = '<?xml version="1.0" encoding="iso-8859-1"?><html><body><p>Café</p></body></html>'
    assert read(path, page.encode("latin-1")).text == "Café"


def test_a_page_without_main_text_gives_all_that_is_visible(path: Path) -> None:
    page = (
        "<title>x</title><style>p{}</style><h3>Jadwal</h3><ul><li>Senin<li>Selasa</ul>"
        "<script>1</script><p hidden>rahasia</p><!-- catatan --><table><tr><td>a<td>b</table>"
    )
    assert blocks(read(path, page)) == [
        ("heading", "Jadwal"),
        ("list", "Senin"),
        ("list", "Selasa"),
        ("text", "a"),
        ("text", "b"),
    ]


def test_special_spaces_and_soft_hyphens_are_kept(path: Path) -> None:
    assert read(path, "<p>Rp&nbsp;5 pe&shy;merintah</p>").text == "Rp\xa05 pe\xadmerintah"


@pytest.mark.parametrize("page", ["<html></html>", "<p> </p>", "<script>1</script>", "<!-- a -->"])
def test_a_page_without_text_is_refused(path: Path, page: str) -> None:
    with pytest.raises(InputError, match=r"a\.html: (holds no text|Document is empty)"):
        read(path, page)


@pytest.mark.parametrize(
    "page", ["<" * 100 + "a", "<div>" * 1000 + "Dalam", "<p>a&#2;&#0;b", "</p>x"]
)
def test_broken_pages_are_read_as_well_as_can_be(path: Path, page: str) -> None:
    text = read(path, page).text
    assert text.isprintable() or "�" in text


def test_a_page_that_would_be_read_in_part_is_refused(path: Path) -> None:
    with pytest.raises(InputError, match="nested too deep"):
        read(path, "<p>Awal" + "<div>" * 5000 + "Akhir")
