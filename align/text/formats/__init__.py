"""The formats that can be read: one module each, and one line here."""

from __future__ import annotations

from align.text.formats import docx, html, jsonl, markdown, plain, tsv
from align.text.formats.base import Format

FORMATS: dict[str, Format] = {
    module.FORMAT.name: module.FORMAT for module in (plain, markdown, html, docx, jsonl, tsv)
}
"""By name."""

EXTENSIONS: dict[str, Format] = {
    extension: format_ for format_ in FORMATS.values() for extension in format_.extensions
}
"""By file name extension, in lower case and with the dot."""
