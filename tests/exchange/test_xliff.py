"""XLIFF 1.2 and 2.1: valid, lossless, and open to the work of CAT tools."""

import os
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from any_pairs import FLAGGED, tables
from hypothesis import HealthCheck, given, settings
from lxml import etree

from align.document import STATUSES, Flag, Pair
from align.errors import InputError
from align.exchange import read_pairs, write_pairs

# Where Debian's php-symfony-translation lays the OASIS schemas of 1.2 (strict) and 2.0; the core of
# 2.1 is that of 2.0.
SCHEMAS = Path(
    os.environ.get(
        "SEJAJAR_XLIFF_SCHEMAS",
        "/usr/share/php/Symfony/Component/Translation/Resources/schemas",
    )
)
SCHEMA = {"xliff": "xliff-core-1.2-strict.xsd", "xliff2": "xliff-core-2.0.xsd"}
VERSIONS = list(SCHEMA)

FOREIGN = {
    "xliff": """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="a.docx" source-language="id" target-language="en" datatype="plaintext"><body>
    <trans-unit id="t1">
      <source>Satu <g id="1">dua</g><x id="2"/> <ph id="3">&lt;br></ph>tiga</source>
      <target state="needs-review-translation">One <mrk mtype="term">two</mrk></target>
      <note>lama</note>
    </trans-unit>
    <group><trans-unit id="t2" approved="yes">
      <source>Empat</source><target>Four</target>
    </trans-unit></group>
    <trans-unit id="t3"><source>Lima</source></trans-unit>
  </body></file>
</xliff>""",
    "xliff2": """<xliff version="2.0" srcLang="id" xmlns="urn:oasis:names:tc:xliff:document:2.0">
  <file id="f" original="a.docx">
    <unit id="t1">
      <notes><note>lama</note></notes>
      <segment>
        <source>Satu <pc id="1">dua</pc><ph id="2"/> tiga</source>
        <target>One <mrk id="m" type="term">two</mrk></target>
      </segment>
    </unit>
    <group id="g"><unit id="t2">
      <segment state="final"><source>Em</source><target>Fo</target></segment>
      <ignorable><source>-</source><target>-</target></ignorable>
      <segment state="final"><source>p<cp hex="61"/>t</source><target>ur</target></segment>
    </unit></group>
    <unit id="t3"><segment><source>Lima</source></segment></unit>
  </file>
</xliff>""",
}


class Local(etree.Resolver):
    """Finds the schema of ``xml:lang`` beside the others instead of on the network."""

    def resolve(self, url: str, _id: str, context: Any) -> Any:
        return (
            self.resolve_filename(str(SCHEMAS / "xml.xsd"), context) if "xml.xsd" in url else None
        )


@cache
def schema(name: str) -> Any:
    if not (SCHEMAS / SCHEMA[name]).is_file():
        pytest.skip(f"no {SCHEMA[name]} in {SCHEMAS} (SEJAJAR_XLIFF_SCHEMAS)")
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Local())
    return etree.XMLSchema(etree.parse(SCHEMAS / SCHEMA[name], parser))


def written(tmp_path: Path, name: str, *pairs: Pair) -> Path:
    write_pairs(tmp_path / "out.xlf", pairs, name)
    return tmp_path / "out.xlf"


def changed(file: Path, old: str, new: str) -> Path:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file


@pytest.mark.parametrize("name", VERSIONS)
@given(table=tables().filter(bool))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_pairs_make_a_file_that_the_oasis_schema_accepts(
    tmp_path: Path, name: str, table: list[Pair]
) -> None:
    schema(name).assertValid(etree.parse(written(tmp_path, name, *table)))


ENGLISH: list[dict[str, Any]] = [{}, {"draft": "One"}, {"reference": "1"}, {"final": "First"}]


def each_status() -> list[Pair]:
    pairs = product(STATUSES, ENGLISH)
    return [
        Pair(str(number), "a", "text", "Satu", status=status, **english)
        for number, (status, english) in enumerate(pairs)
    ]


@pytest.mark.parametrize("name", VERSIONS)
def test_every_status_comes_back(tmp_path: Path, name: str) -> None:
    assert list(read_pairs(written(tmp_path, name, *each_status()))) == each_status()


@pytest.mark.parametrize("name", VERSIONS)
def test_nothing_is_approved_where_no_english_is(tmp_path: Path, name: str) -> None:
    """A CAT tool passes over what is done; a source that was only read waits for its English."""
    pairs = [Pair(str(n), "a", "text", "Satu", status=status) for n, status in enumerate(STATUSES)]
    file = written(tmp_path, name, *pairs)
    text = file.read_text(encoding="utf-8")
    assert not any(word in text for word in ("approved", "signed-off", "reviewed", 'state="final'))
    assert list(read_pairs(file)) == pairs


@pytest.mark.parametrize("name", VERSIONS)
def test_every_status_is_valid(tmp_path: Path, name: str) -> None:
    schema(name).assertValid(etree.parse(written(tmp_path, name, *each_status())))


@pytest.mark.parametrize("name", VERSIONS)
def test_flagged_spans_are_marked(tmp_path: Path, name: str) -> None:
    root = etree.parse(written(tmp_path, name, replace(FLAGGED, reference=""))).getroot()
    (source,) = root.xpath("//*[local-name()='source'][*]")
    (target,) = root.xpath("//*[local-name()='target'][*]")
    assert [mark.text for mark in source] == [
        "Gina Sako",
        "membunuh dua burung dengan satu batu",
    ]
    assert [mark.text for mark in target] == ["Sako"]
    notes = root.xpath("//*[local-name()='note']/text()")
    assert "[NAME-GARBLED major] “Gina Sako”: A name is garbled. → Gina Sacco" in notes


def test_marks_of_version_2_refer_to_their_notes(tmp_path: Path) -> None:
    root = etree.parse(written(tmp_path, "xliff2", FLAGGED)).getroot()
    notes = {f"#n={note.get('id')}" for note in root.iter("{*}note") if note.get("id")}
    marks = [mark.get("ref") for mark in root.iter("{*}mrk")]
    assert marks
    assert set(marks) <= notes


@pytest.mark.parametrize("name", VERSIONS)
def test_documents_are_files(tmp_path: Path, name: str) -> None:
    pairs = [replace(FLAGGED, id=str(n), doc=doc) for n, doc in enumerate("aabba")]
    file = written(tmp_path, name, *pairs)
    files = etree.parse(file).getroot().findall("{*}file")
    assert [element.get("original") for element in files] == ["a", "b", "a"]
    assert list(read_pairs(file)) == pairs


@pytest.mark.parametrize("name", VERSIONS)
def test_an_edit_outside_becomes_the_final_text(tmp_path: Path, name: str) -> None:
    file = written(tmp_path, name, replace(FLAGGED, final="Gina won."))
    changed(file, ">Gina won.</target>", ">Gina Sacco won.</target>")
    assert list(read_pairs(file)) == [replace(FLAGGED, final="Gina Sacco won.")]
    file = written(tmp_path, name, replace(FLAGGED, draft="", flags=()))
    tree = etree.parse(file)
    (target,) = tree.xpath("(//*[local-name()='trans-unit' or local-name()='segment'])/*[2]")
    target.text = "Gina won."
    tree.write(file)
    (pair,) = read_pairs(file)
    assert pair == replace(FLAGGED, draft="", flags=(), final="Gina won.", status="edited")


@pytest.mark.parametrize(
    ("name", "old", "new", "status"),
    [
        ("xliff", "needs-review-translation", "translated", "accepted"),
        ("xliff", "needs-review-translation", "signed-off", "accepted"),
        ("xliff", "needs-review-translation", "needs-translation", "rejected"),
        ("xliff", "needs-review-translation", "new", "open"),
        ("xliff2", "initial", "reviewed", "accepted"),
        ("xliff2", "initial", "translated", "accepted"),
    ],
)
def test_a_state_set_outside_becomes_the_status(
    tmp_path: Path, name: str, old: str, new: str, status: str
) -> None:
    file = written(tmp_path, name, FLAGGED)
    (pair,) = read_pairs(changed(file, f'state="{old}"', f'state="{new}"'))
    assert pair == replace(FLAGGED, status=status)


def test_a_unit_that_was_cut_into_segments_is_joined(tmp_path: Path) -> None:
    file = written(tmp_path, "xliff2", Pair("1", "a", "text", "Satu. Dua.", "One. Two."))
    changed(file, "<source>Satu. Dua.</source>\n        <target>One", "<source>Satu.</source>\n"
            "        <target>One")  # fmt: skip
    changed(file, ". Two.</target>\n      </segment>", ".</target></segment>"
            "<ignorable><source> </source><target> </target></ignorable>"
            "<segment><source>Dua.</source><target>Three.</target></segment>")  # fmt: skip
    (pair,) = read_pairs(file)
    assert (pair.source, pair.draft) == ("Satu. Dua.", "One. Two.")
    assert (pair.final, pair.status) == ("One. Three.", "edited")


@pytest.mark.parametrize("name", VERSIONS)
def test_a_file_of_another_program_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "in.xlf").write_text(FOREIGN[name], encoding="utf-8")
    assert list(read_pairs(tmp_path / "in.xlf")) == [
        Pair("t1", "a.docx", "text", "Satu dua tiga", "One two", note="lama"),
        Pair(
            "t2",
            "a.docx",
            "text",
            "Empat" if name == "xliff" else "Em-pat",
            final="Four" if name == "xliff" else "Fo-ur",
            status="accepted",
        ),
        Pair("t3", "a.docx", "text", "Lima"),
    ]


@pytest.mark.parametrize("name", VERSIONS)
def test_damaged_data_are_named_with_their_line(tmp_path: Path, name: str) -> None:
    file = changed(written(tmp_path, name, FLAGGED), '"start": 0', '"start": -1')
    with pytest.raises(InputError, match=r"out\.xlf:\d: a flag's start is -1"):
        list(read_pairs(file))


def toolkit(name: str, file: Path) -> Any:
    module = pytest.importorskip(f"translate.storage.{name}", reason="no translate-toolkit")
    reader = module.xlifffile if name == "xliff" else module.Xliff2File
    with file.open("rb") as handle:
        return reader.parsefile(handle)


@pytest.mark.parametrize("name", VERSIONS)
def test_translate_toolkit_reads_it(tmp_path: Path, name: str) -> None:
    (unit,) = [u for u in toolkit(name, written(tmp_path, name, FLAGGED)).units if u.source]
    assert (str(unit.source), str(unit.target)) == (FLAGGED.source, FLAGGED.reference)
    # Of version 2 it looks for notes in the segment, where the standard has none.
    assert name == "xliff2" or "Tanya redaksi." in unit.getnotes()


@pytest.mark.parametrize("name", VERSIONS)
def test_what_translate_toolkit_changed_comes_back(tmp_path: Path, name: str) -> None:
    file = written(tmp_path, name, FLAGGED)
    store = toolkit(name, file)
    store.units[0].target = "Gina Sacco won twice."
    store.savefile(str(file))
    (pair,) = read_pairs(file)
    assert pair == replace(FLAGGED, final="Gina Sacco won twice.", status="edited")


def overlapping() -> Pair:
    flags = (Flag("A", "source", 0, 20), Flag("B", "source", 5, 30), Flag("C", "source", 5, 9))
    return replace(FLAGGED, flags=flags)


@pytest.mark.parametrize("name", VERSIONS)
def test_spans_that_overlap_come_back(tmp_path: Path, name: str) -> None:
    assert list(read_pairs(written(tmp_path, name, overlapping()))) == [overlapping()]


@pytest.mark.parametrize("name", VERSIONS)
def test_spans_that_overlap_are_valid(tmp_path: Path, name: str) -> None:
    schema(name).assertValid(etree.parse(written(tmp_path, name, overlapping())))
