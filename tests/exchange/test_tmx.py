"""TMX: what translation memories of other programs see of ours, and we of theirs."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from any_pairs import FLAGGED

from align.document import Pair
from align.errors import InputError
from align.exchange import read_pairs, write_pairs

FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1">
  <header creationtool="OmegaT" segtype="sentence" srclang="IN-ID" datatype="plaintext"/>
  <body>
    <tu changedate="20260101T000000Z">
      <note>lama</note>
      <prop type="project">koran</prop>
      <tuv lang="FR-FR"><seg>Un</seg></tuv>
      <tuv lang="ID-ID"><seg>Satu <bpt i="1">&lt;b></bpt>dua<ept i="1">&lt;/b></ept></seg></tuv>
      <tuv lang="EN-US"><seg>One <hi>two</hi></seg></tuv>
    </tu>
    <tu tuid="x"><tuv xml:lang="id"><seg>Tiga</seg></tuv></tu>
  </body>
</tmx>
"""

PROJECT = """<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir>
<glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>id</source_lang><target_lang>en</target_lang><sentence_seg>true</sentence_seg>
</project></omegat>
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    write_pairs(tmp_path / "out.tmx", [FLAGGED])
    return tmp_path / "out.tmx"


def test_a_memory_of_another_program_is_read(tmp_path: Path) -> None:
    file = tmp_path / "in.tmx"
    file.write_text(FOREIGN, encoding="utf-8")
    assert list(read_pairs(file)) == [
        Pair(
            id="1",
            doc="",
            kind="text",
            source="Satu dua",
            reference="One two",
            note="lama",
            extra={"project": "koran"},
        ),
        Pair(id="x", doc="", kind="text", source="Tiga"),
    ]


def test_a_memory_without_indonesian_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "in.tmx"
    file.write_text(FOREIGN.replace("ID-ID", "DE"), encoding="utf-8")
    with pytest.raises(InputError, match=r"in\.tmx:6: no text in Indonesian \(id\).* fr, de, en"):
        list(read_pairs(file))


def test_an_edit_outside_becomes_the_final_text(written: Path) -> None:
    text = written.read_text(encoding="utf-8")
    edited = text.replace(f"<seg>{FLAGGED.reference}</seg>", "<seg>Gina Sacco won twice.</seg>")
    written.write_text(
        edited.replace("</prop>\n      <note>", "</prop>\n<note>dari luar</note><note>")
    )
    assert list(read_pairs(written)) == [
        replace(
            FLAGGED,
            final="Gina Sacco won twice.",
            status="edited",
            note="dari luar\nTanya redaksi.",
        )
    ]


def test_damaged_properties_are_named_with_their_line(written: Path) -> None:
    text = written.read_text(encoding="utf-8")
    written.write_text(text.replace('"side": "draft"', '"side": "left"'))
    with pytest.raises(InputError, match=r"out\.tmx:6: unknown side 'left'"):
        list(read_pairs(written))


def test_translate_toolkit_reads_it(written: Path) -> None:
    factory = pytest.importorskip("translate.storage.tmx", reason="no translate-toolkit")
    with written.open("rb") as handle:
        store = factory.tmxfile(handle, "id", "en")
    (unit,) = store.units
    assert (unit.source, unit.target) == (FLAGGED.source, FLAGGED.reference)
    assert unit.getid() == FLAGGED.id
    assert "Tanya redaksi." in unit.getnotes()
    assert "[NAME-GARBLED major] “Gina Sako”: A name is garbled. → Gina Sacco" in unit.getnotes()


def test_what_translate_toolkit_changed_comes_back(written: Path) -> None:
    factory = pytest.importorskip("translate.storage.tmx", reason="no translate-toolkit")
    with written.open("rb") as handle:
        store = factory.tmxfile(handle, "id", "en")
    store.units[0].target = "Gina Sacco won twice."
    store.savefile(str(written))
    assert list(read_pairs(written)) == [
        replace(FLAGGED, final="Gina Sacco won twice.", status="edited")
    ]


@pytest.mark.skipif(shutil.which("omegat") is None, reason="OmegaT is not installed")
def test_omegat_translates_with_it(tmp_path: Path) -> None:
    for folder in ("source", "target", "omegat", "tm", "glossary", "dictionary"):
        (tmp_path / folder).mkdir()
    (tmp_path / "omegat.project").write_text(PROJECT, encoding="utf-8")
    write_pairs(tmp_path / "omegat/project_save.tmx", [FLAGGED], "tmx")
    write_pairs(tmp_path / "source/b.xlf", [FLAGGED])
    (tmp_path / "source/a.txt").write_text(FLAGGED.source + "\n", encoding="utf-8")
    subprocess.run(
        ["omegat", "--mode=console-translate", tmp_path], check=True, capture_output=True
    )
    text = (tmp_path / "target/a.txt").read_text(encoding="utf-8")
    assert text.strip() == FLAGGED.reference
    assert list(read_pairs(tmp_path / "target/b.xlf")) == [FLAGGED]
