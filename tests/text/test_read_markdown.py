"""Markdown: headings, lists and paragraphs, without the marks."""

from pathlib import Path

import pytest

from align.document import Document
from align.errors import InputError
from align.text.read import find_inputs, read_documents


def read(tmp_path: Path, text: str) -> Document:
    file = tmp_path / "a.md"
    file.write_bytes(text.encode())
    (document,) = read_documents(find_inputs([str(file)]))
    return document


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(p.kind, document.text[p.start : p.end]) for p in document.paragraphs]


def test_blocks_have_their_kinds(tmp_path: Path) -> None:
    text = """---
title: Tidak dibaca
---

# Panen *raya*

Petani di **Karawang** [memanen](https://contoh.id) padi
pada hari Senin.

1. Gabah kering
2. Gabah basah
   - disimpan di `gudang`

> Harga turun.

Akibatnya
---------

```python
kode = "bukan teks"
```

<div>bukan teks</div>

![gambar sawah](a.png)

| Jenis | Harga |
|-------|-------|
| Gabah | 5.000 |
"""
    assert blocks(read(tmp_path, text)) == [
        ("heading", "Panen raya"),
        ("text", "Petani di Karawang memanen padi\npada hari Senin."),
        ("list", "Gabah kering"),
        ("list", "Gabah basah"),
        ("list", "disimpan di gudang"),
        ("text", "Harga turun."),
        ("heading", "Akibatnya"),
        ("text", "Jenis"),
        ("text", "Harga"),
        ("text", "Gabah"),
        ("text", "5.000"),
    ]


def test_escapes_and_entities_are_resolved(tmp_path: Path) -> None:
    assert read(tmp_path, r"5 \* 3 &amp; 2 &ndash; selesai").text == "5 * 3 & 2 – selesai"


def test_windows_line_ends_are_no_obstacle(tmp_path: Path) -> None:
    document = read(tmp_path, "---\r\na: b\r\n---\r\n# Judul\r\n\r\nsatu\r\ndua\r\n")
    assert blocks(document) == [("heading", "Judul"), ("text", "satu\ndua")]


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    assert read(tmp_path, "---\n\nTeks biasa.\n").text == "Teks biasa."


def test_a_file_of_code_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no text"):
        read(tmp_path, "```\nkode\n```\n")
