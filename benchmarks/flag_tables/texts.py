"""Where the tables are learned from: parallel data, and web documents that people wrote."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator

from places import ROOT, SHARED

LEXICON = ROOT / "corpus" / "lexicon"
DATA = SHARED / "data"
NON_COMMERCIAL = {"javascript-info", "progit2", "iwslt17-ted-devtst"}
SOFTWARE = tuple(
    "django debian gatsby github gnome kubernetes libreoffice mozilla nuxt owasp privacy python "
    "qgis react semver tensorflow vue xgqa xsid yii inasafe learnosm bitcoin shattered".split()
)
NATIVE = tuple(
    "panl-bppt desmond-bbc gunnxx-news-valid gunnxx-general-valid desmond-smeru desmond-ausaid "
    "quran-kemenag-saheeh nusax-mt desmond-odb opendatahandbook moodle-academy".split()
)
WEAK = frozenset(
    "yang dan dari untuk dengan pada dalam atas bawah oleh tidak ada semua kedua keluar ke di itu "
    "lain lebih kembali pergi naik turun menjadi adalah atau seperti sebagai antara melalui nya "
    "terhadap sekitar belakang satu dua setiap akan telah juga pun para tersebut bukan ini itu ia "
    "dia saya anda kita kami mereka lah kah bagi oleh hal sangat lagi sudah bisa dapat".split()
)


def pairs() -> Iterator[tuple[str, str, str]]:
    """Yield source name, Indonesian and English of every pair."""
    for path in sorted((DATA / "train").glob("*.tsv.gz")):
        name = path.name.removesuffix(".tsv.gz")
        if name in NON_COMMERCIAL:
            continue
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                cells = line.rstrip("\n").split("\t")
                if len(cells) == 2:
                    yield name, cells[0], cells[1]


def annotated() -> frozenset[int]:
    """Return the numbers of the web documents that were read and found machine-translated."""
    lines = (ROOT / "corpus" / "gold" / "idcore-mt.documents.tsv").read_text("utf-8").splitlines()
    return frozenset(int(line.split("\t")[0]) for line in lines[1:])


def web() -> Iterator[tuple[int, str]]:
    """Yield number and text of the web documents that people wrote."""
    machine = annotated()
    with gzip.open(DATA / "mono_id" / "idcore.tsv.gz", "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            code, text = line.rstrip("\n").split("\t", 1)
            if "MT" not in code.split() and number not in machine:
                yield number, text


def native_text() -> Iterable[str]:
    """Yield sentences of the native sources; of the web every other document."""
    for name, source, _ in pairs():
        if name in NATIVE:
            yield source
    for number, text in web():
        if number % 2 == 0:
            yield from re.split(r"(?<=[.!?]) +", text)
