"""Valid files of every kind, small: what mutations start from."""

from __future__ import annotations

import gzip
import io
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from align.document import Flag, Pair

TEXT = """Harga beras naik lagi

Menteri Perdagangan Budi Wijaya mengatakan “harga beras naik 5,5 persen” pada Senin (3/1/2022).
Dr. Siti A. Rahma, M.Si., tidak setuju. Ia membunuh dua burung dengan satu batu. kata dia.

- Rp1.250.000 per ton
- anak-anak pemerin-
tah, lihat https://contoh.id/a?b=c#d atau tulis ke a.b@contoh.id

Baca Juga: Blinkin bertemu Putin di Jenewa…
"""

PAIRS = (
    Pair(
        id="a.txt:1",
        doc="a.txt",
        kind="text",
        source="Blinkin membunuh dua burung\tdengan satu batu.",
        draft="Blinkin killed two birds.",
        reference="Blinken killed two birds with one stone.",
        bead="1-1",
        similarity=0.91,
        confidence=0.5,
        flags=(
            Flag("NAME-GARBLED", "source", 0, 7, "major", "a name is garbled", "Blinken"),
            Flag("PAIR-NUMBER", "pair", 0, 0, evidence="2"),
        ),
        status="edited",
        final="Blinken killed two birds with one stone. \u2028",
        note="tanya\nredaksi",
        extra={"topik": "politik"},
    ),
    Pair(
        id="a.txt:2",
        doc="a.txt",
        kind="heading",
        source="Harga naik 5 % 😀",
        extra={"topik": ""},
    ),
)


@cache
def seeds(target: str) -> tuple[bytes, ...]:
    """Return valid inputs of a target."""
    if target in _SEEDS:
        return tuple(seed.encode() for seed in _SEEDS[target])
    if target == "docx":
        return (_docx(),)
    if target == "lines-gz":
        return (gzip.compress(TEXT.encode(), mtime=0),)
    return (_written(target),)


def _docx() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("Harga beras", 1)
    document.add_paragraph("Harga naik 5 persen. Kata menteri.", style="List Bullet")
    document.add_table(1, 2).cell(0, 1).text = "sel"
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _written(target: str) -> bytes:
    from align.exchange.formats import FORMATS, write_pairs

    name = {"xliff12": "xliff", "xliff21": "xliff2"}.get(target, target)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"a{FORMATS[name].extensions[0]}"
        write_pairs(path, PAIRS, name)
        return path.read_bytes()


def members(archive: bytes) -> dict[str, bytes]:
    """Return the members of a zip archive."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def archived(contents: dict[str, bytes]) -> bytes:
    """Return a zip archive."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in contents.items():
            opened.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


_HTML = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Harga beras naik - Kabar</title>
<meta property="og:title" content="Harga beras naik"></head><body><nav><a href="/">Beranda</a></nav>
<article><h1>Harga beras naik</h1><p>Harga beras <b>naik</b> 5 persen,<br>kata menteri
&amp; &#8220;dia&#8221;.</p><ul><li>Satu</li><li>Dua<ul><li>Tiga</li></ul></li></ul>
<table><tr><td>a</td><td>b</td></tr></table><script>x</script><p hidden>tak tampak</p></article>
<footer>© Kabar</footer></body></html>"""
_MARKDOWN = """---
title: a
---
# Harga *beras* naik

Harga beras naik 5 persen,
kata **menteri** [itu](https://contoh.id "a"). ![gambar](a.png) `kode`

> - satu
>   1. dua

| a | b |
|---|---|
| c | d |

```
kode
```
<div>html</div>
"""
_PAIR = "Harga naik 5 persen, kata Blinkin.\0Prices fell 6 percent, Blinken did not say.\0“Prices”."

_SEEDS: dict[str, tuple[str, ...]] = {
    "text": (TEXT,),
    "text-lines": (TEXT,),
    "lines": (TEXT,),
    "split": (TEXT,),
    "clean": (TEXT,),
    "prepare": (TEXT,),
    "flag": (TEXT,),
    "flag-pair": (_PAIR,),
    "pair": ("Harga naik.\nKata dia 5.\nYa.\0Prices rose.\nHe said 5.",),
    "markdown": (_MARKDOWN,),
    "markup": (_HTML, "Halo <b>{nama}</b>, <code>x &lt; y</code> apa<br>kabar?<!-- a --> Baik."),
    "plain": (TEXT, "Halo {nama}, <a0>ada</a0> %s orang\ndan %(n)d [X5X] rumah. Dia\n\npergi."),
    "request": (
        'application/json; charset=utf-8\n{"q": ["a", "b"], "source": "id", "alternatives": 3.0, '
        '"rows": [{"source": "a", "draft": "b"}]}',
        "application/x-www-form-urlencoded\nq=a+b%20c&source=id&format=html&drafts=true",
        'multipart/form-data; boundary="x"\n--x\r\nContent-Disposition: form-data; name="q"\r\n'
        '\r\na\r\n--x\r\ncontent-disposition: form-data; name="source"\r\n\r\nid\r\n--x--\r\n',
    ),
    "html": (_HTML,),
    "text-jsonl": ('{"id": 1, "text": "Harga naik. \\ud83d\\ude00"}\n{"id": 2, "text": "Ya."}\n',),
    "text-tsv": ("id\ttext\n1\tHarga naik.\n2\tYa.\n",),
    "ignore": ("# a\nORTHO\tharga\tkarena\n*\tbatu\n",),
    "names": ("# a\nBudi Wijaya\tBudi Widjaja|B. Wijaya\tmenteri perdagangan\t2020\t2024\n",),
    "glossary": ("source\ttarget\tforbidden\nrumah sakit\thospital|clinic\tsick house\nAS\t=\t\n",),
    "settings": (
        '[flags]\ndisable = ["ORTHO"]\nnames = ["n.tsv"]\nglossary = "g.tsv"\nignore = "i.tsv"\n'
        'prior = false\n[flags.COLLOC-CALQUE]\nseverity = "neutral"\nthreshold = 0.8\n',
    ),
    "mapping": ("# a\na\tb\n",),
    "recipe": (
        'name = "a"\n[data]\nsources = ["given.toml", {path = "given.toml", weight = 2}]\n'
        'dev = ["given.toml"]\n[model]\nheads = 4\n[train]\nrate = 1e-3\n',
    ),
    "tsv": (
        "id\tdoc\tkind\tsource\tdraft\treference\tbead\tsimilarity\tconfidence\tflags\tstatus\t"
        "final\tnote\tx\n1\ta\ttext\tHarga\\tnaik.\tPrices.\t\t1-1\t0.9\t1e-3\tORTHO@source:0-5 "
        "A@pair:0-0\topen\t\t\\\\\ty\n",
    ),
}
