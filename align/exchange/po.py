r"""Gettext PO: for translation desks whose tools speak it.

An entry is ``msgctxt`` (the pair's id), ``msgid`` (the source) and ``msgstr`` (the best English
text).  Written and read here: the libraries wrap comments anew or cut strings at U+2028.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from align.document import Pair
from align.errors import InputError
from align.exchange.atomic import atomic_write
from align.exchange.description import describe
from align.exchange.translation import translation
from align.text.encoding import text_codec
from align.text.opening import name_of, open_binary

_HEADER = r"""msgid ""
msgstr ""
"Language: en\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"X-Generator: sejajar\n"
"""
_QUOTED = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r"})
_BREAKS = re.compile(r"\r\n?|\n")
_STRING = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr|msgstr\[[0-9]\])[ \t]*)?"(.*)"[ \t]*')
_ESCAPE = re.compile(r"\\([0-7]{1,3}|x[0-9A-Fa-f]{2}|.)")
_CHARACTERS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_CHARSET = re.compile(r"charset=([\w.:-]+)")
# GNU gettext puts these around a file name with white space in it.
_ISOLATED = re.compile("\u2068([^\u2068\u2069]*)\u2069|(\\S+)")


def write_po(path: str | Path, pairs: Iterable[Pair]) -> int:
    """Write ``pairs`` as they come and return how many they were; ``-`` is standard output.

    Kept are id, document, source, the best English text and the note; line breaks in a note become
    plain ones, and one in a document's name a space.  A pair that is neither accepted nor edited
    is fuzzy.  Flags are comments for people only; the rest is not written.

    Raises:
        OutputError: the file cannot be written.
    """
    count = 0
    with atomic_write(path) as handle:
        handle.write(_HEADER)
        for count, pair in enumerate(pairs, start=1):  # noqa: B007
            handle.write("\n" + "".join(line + "\n" for line in _entry(pair)))
    return count


def read_po(path: str | Path) -> Iterator[Pair]:
    """Yield the pairs of a PO file, one in memory at a time; ``-`` is standard input.

    A translation is the final text of an accepted pair, a fuzzy one the draft of an open one.  Of a
    plural the first form is read; obsolete entries are passed over.

    Raises:
        InputError: with file and line: text in another encoding than the header says, or a line
            that is no PO.
    """
    number = 0
    for entry in _entries(path):
        if entry.context is None and not entry.source:
            continue
        number += 1
        done = bool(entry.target) and not entry.fuzzy
        yield Pair(
            id=str(number) if entry.context is None else entry.context,
            doc=entry.doc,
            kind="text",
            source=entry.source,
            draft="" if done else entry.target,
            status="accepted" if done else "open",
            final=entry.target if done else "",
            note="\n".join(entry.note),
        )


def _entry(pair: Pair) -> Iterator[str]:
    if pair.note:
        for line in _BREAKS.split(pair.note):
            yield f"# {line}" if line else "#"
    for flag in pair.flags:
        yield f"#. {describe(flag, pair)}"
    if doc := _BREAKS.sub(" ", pair.doc):
        yield f"#: \u2068{doc}\u2069" if re.search(r"\s", doc) else f"#: {doc}"
    if pair.status not in ("accepted", "edited"):
        yield "#, fuzzy"
    yield f"msgctxt {_quote(pair.id)}"
    yield f"msgid {_quote(pair.source)}"
    yield f"msgstr {_quote(translation(pair)[1])}"


def _quote(text: str) -> str:
    return f'"{text.translate(_QUOTED)}"'


@dataclass
class _Entry:
    doc: str = ""
    fuzzy: bool = False
    note: list[str] = field(default_factory=list)
    strings: dict[str, list[str]] = field(default_factory=dict)

    @property
    def context(self) -> str | None:
        return "".join(self.strings["msgctxt"]) if "msgctxt" in self.strings else None

    @property
    def source(self) -> str:
        return "".join(self.strings.get("msgid", ()))

    @property
    def target(self) -> str:
        return "".join(self.strings.get("msgstr", self.strings.get("msgstr[0]", ())))


def _entries(path: str | Path) -> Iterator[_Entry]:
    entry, last = _Entry(), ""
    encoding = "utf-8"
    with open_binary(path) as handle:
        # Iterating over bytes ends a line at \n and nowhere else.
        for number, raw in enumerate(handle, start=1):
            try:
                line = raw.decode("utf-8-sig" if number == 1 else encoding).rstrip("\r\n")
                # What follows a translation belongs to the next entry.
                if last.startswith("msgstr") and not line.startswith(('"', "msgstr")):
                    yield entry
                    if entry.context is None and not entry.source:
                        charset = _CHARSET.search(entry.target)
                        if charset and charset[1] != "CHARSET":
                            encoding = text_codec(charset[1]) or ""
                    entry, last = _Entry(), ""
                last = _take(entry, line, last)
            except (UnicodeError, LookupError) as error:
                raise InputError(
                    f"not in the encoding that the header gives: {error}",
                    path=name_of(path),
                    line=number,
                ) from error
            except ValueError as error:
                raise InputError(str(error), path=name_of(path), line=number) from error
    if last.startswith("msgstr"):
        yield entry


def _take(entry: _Entry, line: str, last: str) -> str:
    """Add a line to ``entry`` and return the keyword that the next line may go on with."""
    if not line.strip() or line.startswith(("#~", "#|", "#.")):
        return last
    if line.startswith("#,"):
        entry.fuzzy = entry.fuzzy or "fuzzy" in re.split(r"[,\s]+", line[2:])
    elif line.startswith("#:"):
        if not entry.doc and (found := _ISOLATED.search(line[2:])):
            entry.doc = found[1] or found[2] or ""
    elif line.startswith("#"):
        entry.note.append(line[1:].removeprefix(" "))
    else:
        match = _STRING.fullmatch(line)
        keyword = (match[1] or last) if match else ""
        if match is None or not keyword:
            raise ValueError(
                f"not PO: {line[:40]!r}; expected a comment, msgid, msgstr or a string"
            )
        entry.strings.setdefault(keyword, []).append(_unquote(match[2]))
        return keyword
    return last


def _unquote(text: str) -> str:
    def character(match: re.Match[str]) -> str:
        escaped = match[1]
        if escaped[0] in "01234567":
            return chr(int(escaped, 8))
        if escaped[0] == "x" and len(escaped) == 3:
            return chr(int(escaped[1:], 16))
        return _CHARACTERS.get(escaped, escaped)

    return _ESCAPE.sub(character, text)
