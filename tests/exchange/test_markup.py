"""XML from strangers opens no file, fetches nothing and does not grow."""

from pathlib import Path

import pytest

from align.errors import InputError
from align.exchange import read_pairs

TMX = (
    '<tmx version="1.4"><header/><body><tu><tuv xml:lang="id"><seg>{}</seg></tuv></tu></body></tmx>'
)


def tmx(tmp_path: Path, prolog: str, text: str) -> Path:
    file = tmp_path / "in.tmx"
    file.write_text(f'<?xml version="1.0"?>\n{prolog}\n{TMX.format(text)}', encoding="utf-8")
    return file


def test_a_billion_laughs_are_refused(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    file = tmx(tmp_path, f'<!DOCTYPE tmx [<!ENTITY l0 "ha">{laughs}]>', "&l9;")
    with pytest.raises(InputError, match=r"in\.tmx:3: the file declares entities"):
        list(read_pairs(file))


def test_laughs_in_an_attribute_are_refused(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 8))
    file = tmp_path / "in.tmx"
    file.write_text(f'<!DOCTYPE tmx [<!ENTITY l0 "ha">{laughs}]><tmx version="&l7;"/>')
    with pytest.raises(InputError, match=r"in\.tmx:1"):
        list(read_pairs(file))


def test_an_external_entity_does_not_open_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("rahasia")
    file = tmx(tmp_path, f'<!DOCTYPE tmx [<!ENTITY s SYSTEM "{secret.as_uri()}">]>', "&s;")
    with pytest.raises(InputError, match="declares entities") as caught:
        list(read_pairs(file))
    assert "rahasia" not in str(caught.value)


def test_a_dtd_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "tmx14.dtd").write_text('<!ENTITY s "rahasia">')
    file = tmx(tmp_path, f'<!DOCTYPE tmx SYSTEM "{(tmp_path / "tmx14.dtd").as_uri()}">', "&s;")
    with pytest.raises(InputError, match="entity &s; is not known"):
        list(read_pairs(file))


def test_a_parameter_entity_is_refused(tmp_path: Path) -> None:
    (tmp_path / "evil.dtd").write_text('<!ENTITY s "rahasia">')
    dtd = f'<!ENTITY % d SYSTEM "{(tmp_path / "evil.dtd").as_uri()}"> %d;'
    file = tmx(tmp_path, f"<!DOCTYPE tmx [{dtd}]>", "&s;")
    with pytest.raises(InputError):
        list(read_pairs(file))


def test_a_doctype_alone_is_usual(tmp_path: Path) -> None:
    file = tmx(tmp_path, '<!DOCTYPE tmx SYSTEM "tmx14.dtd">', "Satu &amp; dua &#233;")
    assert [pair.source for pair in read_pairs(file)] == ["Satu & dua é"]


def test_comments_and_instructions_are_no_text(tmp_path: Path) -> None:
    file = tmx(tmp_path, "", "Sa<!-- x -->tu<?pi y?> dua")
    assert [pair.source for pair in read_pairs(file)] == ["Satu dua"]


def test_utf_16_is_read(tmp_path: Path) -> None:
    file = tmp_path / "in.tmx"
    file.write_bytes(TMX.format("“Satu”").encode("utf-16"))
    assert [pair.source for pair in read_pairs(file)] == ["“Satu”"]


def test_what_is_not_well_formed_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmx(tmp_path, "", "Satu & dua")
    with pytest.raises(InputError, match=r"in\.tmx:3: not well-formed XML"):
        list(read_pairs(file))


@pytest.mark.parametrize("name", ["tmx", "xliff", "xliff2"])
def test_another_root_element_is_refused(tmp_path: Path, name: str) -> None:
    file = tmp_path / "in.xml"
    file.write_text("<html/>")
    with pytest.raises(InputError, match=r"in\.xml:1: the root element is html"):
        list(read_pairs(file, name))
