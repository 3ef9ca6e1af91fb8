"""Gettext PO: what is kept of a pair, and what other programs make of it."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from any_pairs import FLAGGED, tables
from hypothesis import HealthCheck, given, settings

from align.document import Pair
from align.errors import InputError
from align.exchange import read_pairs, write_pairs
from align.exchange.translation import translation

FOREIGN = r"""#
msgid ""
msgstr ""
"Content-Type: text/plain; charset=ISO-8859-1\n"

# lama
#. extracted
#: src/a.c:12 src/b.c:3
#, fuzzy, c-format
#| msgid "Sat"
msgid ""
"Satu\n"
"dua\t\"tiga\"\\"
msgstr "On\351 \x2e"
msgid "Empat"
msgid_plural "Empat-empat"
msgstr[0] "Four"
msgstr[1] "Fours"

#~ msgid "usang"
#~ msgstr "old"

msgctxt "menu"
msgid "Lima"
msgstr ""
"""


def kept(pair: Pair) -> Pair:
    """What a PO file holds of a pair, as its docstring says."""
    text = translation(pair)[1]
    done = bool(text) and pair.status in ("accepted", "edited")
    return Pair(
        id=pair.id,
        doc=re.sub(r"\r\n?|\n", " ", pair.doc),
        kind="text",
        source=pair.source,
        draft="" if done else text,
        status="accepted" if done else "open",
        final=text if done else "",
        note=re.sub(r"\r\n?|\n", "\n", pair.note),
    )


@given(tables())
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_id_document_texts_and_note_are_kept(tmp_path: Path, table: list[Pair]) -> None:
    table = [replace(pair, doc=re.sub("[\u2068\u2069]", "", pair.doc)) for pair in table]
    assert write_pairs(tmp_path / "out.po", table) == len(table)
    assert list(read_pairs(tmp_path / "out.po")) == [kept(pair) for pair in table]


def test_an_entry_as_people_see_it(tmp_path: Path) -> None:
    write_pairs(tmp_path / "out.po", [replace(FLAGGED, flags=FLAGGED.flags[:1], doc="a b.txt")])
    assert (tmp_path / "out.po").read_text(encoding="utf-8").split("\n\n")[1] == (
        "# Tanya redaksi.\n"
        "#. [NAME-GARBLED major] “Gina Sako”: A name is garbled. → Gina Sacco\n"
        "#: \u2068a b.txt\u2069\n"
        "#, fuzzy\n"
        'msgctxt "berita.txt:1"\n'
        'msgid "Gina Sako membunuh dua burung dengan satu batu."\n'
        'msgstr "Gina Sacco hit two targets with one shot."\n'
    )


def test_a_file_of_another_program_is_read(tmp_path: Path) -> None:
    (tmp_path / "in.po").write_bytes(FOREIGN.encode("latin-1"))
    assert list(read_pairs(tmp_path / "in.po")) == [
        Pair("1", "src/a.c:12", "text", 'Satu\ndua\t"tiga"\\', "Oné .", note="lama"),
        Pair("2", "", "text", "Empat", final="Four", status="accepted"),
        Pair("menu", "", "text", "Lima"),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "Satu\nmsgstr "One"\n', 1),
        ('msgid "Satu"\nmsgstr One\n', 2),
        ('"Satu"\n', 1),
        ('msgid ""\nmsgstr "charset=no-such"\n\nmsgid "a"\nmsgstr "b"\n', 4),
    ],
)
def test_what_is_no_po_is_named_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    (tmp_path / "in.po").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=rf"in\.po:{line}: "):
        list(read_pairs(tmp_path / "in.po"))


def test_translate_toolkit_reads_it(tmp_path: Path) -> None:
    storage = pytest.importorskip("translate.storage.pypo", reason="no translate-toolkit")
    write_pairs(tmp_path / "out.po", [FLAGGED])
    with (tmp_path / "out.po").open("rb") as handle:
        store = storage.pofile.parsefile(handle)
    (unit,) = [unit for unit in store.units if unit.source]
    assert (str(unit.source), str(unit.target)) == (FLAGGED.source, FLAGGED.reference)
    assert unit.isfuzzy()
    assert unit.getcontext() == FLAGGED.id


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext's msgfmt is not installed")
def test_gettext_accepts_it(tmp_path: Path) -> None:
    write_pairs(tmp_path / "out.po", [FLAGGED, Pair("2", "a b", "text", "", reference="Two")])
    subprocess.run(["msgfmt", "-c", "-o", "/dev/null", tmp_path / "out.po"], check=True)
