"""Which encoding a file is in: its byte-order mark, UTF-8, UTF-16, what it declares, a guess."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import BinaryIO

from align.errors import InputError

LEGACY = ("cp1252", "mac_roman", "cp850")
"""The code pages that Indonesian and English were written in before UTF-8, by likelihood."""

# What such texts hold besides ASCII: signs, and letters in a word.
_SIGNS = frozenset("“”‘’–—…•°·\xa0\xad©®™€£§½¼²³«»×")
_LETTER_IN_WORD = re.compile(
    r"(?<=[a-z])[à-öø-ÿ]|[à-öø-ÿ](?=[a-z])|(?<![^\W\d_])[À-ÖØ-Þ](?=[a-zà-öø-ÿ])"
)

# Below it the text is in none of them; all letters, all in words, give 0.5.
_PLAUSIBLE = 0.4
_CHUNK = 1 << 16
_SAMPLE = 1 << 16
# UTF-32's mark begins with UTF-16's and must be asked first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file, or an encrypted one"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)
# Of domain names and source code; the first two take quadratic time.
_NO_FILES = frozenset(("punycode", "idna", "unicode-escape", "raw-unicode-escape"))
# The sample is no head of a file: what looks like a mark at its start is damage.
_ASKED_BEFORE = ["utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be"]
_SCRIPT = 8
"""The fewest non-ASCII characters that speak for another script."""

# Tab, line ends and form feeds belong to text.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def detect_encoding(
    stream: BinaryIO, path: str, *, forced: str | None = None, declared: str | None = None
) -> str:
    """Return the name of the codec that decodes all of ``stream`` into text.

    ``utf-8-sig``, ``utf-16`` and ``utf-32`` mean that the file begins with a byte-order mark;
    ``utf-16-le`` and ``utf-16-be`` that it has none.  The stream is read once or twice, in small
    pieces, and rewound.

    Args:
        stream: a seekable stream of bytes, at its start.
        path: for messages.
        forced: take this encoding and no other.
        declared: what the file itself says, believed only when it is not UTF-8.

    Raises:
        InputError: no known encoding, bytes that are invalid in it (with their offset and line),
            a binary file, or a control character in the text.
    """
    head = stream.read(4096)
    stream.seek(0)
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            raise InputError(f"not a text but {what}; convert it to text first", path=path)
    if forced is not None:
        return _validated(stream, _forced(forced, head), path)
    if marked := _mark(head) or _utf16_without_mark(head):
        return _validated(stream, marked, path)
    try:
        return _validated(stream, "utf-8", path)
    except _UndecodableError as error:
        with suppress(_UndecodableError):
            if declared and (name := _declared(declared)):
                return _validated(stream, name, path)
        sample = _non_ascii_lines(stream)
        if _is_broken_utf8(sample):
            raise InputError(
                f"{error.what}, though the rest of the file is; mend it or name its encoding",
                path=path,
                line=error.line,
            ) from error
        legacy = _legacy(sample)
        if legacy is None:
            raise InputError(
                f"{error.what}, and no other encoding fits; mend it or name its encoding",
                path=path,
                line=error.line,
            ) from error
        return _validated(stream, legacy, path)


def decoded_lines(stream: BinaryIO, encoding: str) -> Iterator[str]:
    r"""Return the lines of ``stream`` with their line ends; ``\n`` ends a line and nothing else.

    Takes the stream over: it is closed with the iterator.
    """
    return io.TextIOWrapper(stream, encoding=encoding, newline="\n")


def find_control(text: str) -> re.Match[str] | None:
    """Return the first control character that no text holds (all but tab, line end, form feed)."""
    return _CONTROL.search(text)


def not_utf8(error: UnicodeDecodeError) -> str:
    """Return what is wrong with bytes that should be UTF-8 and are not, and what to do."""
    # The error's own bytes: of those that were given, the decoder may have left out a mark.
    byte = error.object[error.start]
    return f"byte 0x{byte:02X} is not valid UTF-8; save the file as UTF-8"


class _UndecodableError(InputError):
    def __init__(self, what: str, *, path: str, line: int) -> None:
        super().__init__(
            f"{what}; name the file's encoding, or none to have it detected", path=path, line=line
        )
        self.what = what


def _validated(stream: BinaryIO, name: str, path: str) -> str:
    """Return ``name`` if it decodes the stream into text; else say where it does not."""
    decoder = codecs.getincrementaldecoder(name)()
    offset, line = 0, 1
    try:
        while True:
            chunk = stream.read(_CHUNK)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                # The decoder may have kept bytes of the last piece: they count from before it.
                before = error.object[: error.start]
                start = offset - (len(error.object) - len(chunk)) + error.start
                line += before.decode(name, "replace").count("\n")
                byte = error.object[error.start]
                what = f"byte 0x{byte:02X} at offset {start} is not valid {_label(name)}"
                raise _UndecodableError(what, path=path, line=line) from error
            if control := find_control(text):
                line += text.count("\n", 0, control.start())
                raise InputError(
                    f"control character U+{ord(control[0]):04X}: a binary file, or a wrong encoding"
                    f" ({_label(name)}); convert it to text or remove the character",
                    path=path,
                    line=line,
                )
            if not chunk:
                return name
            offset += len(chunk)
            line += text.count("\n")
    finally:
        stream.seek(0)


def text_codec(name: str) -> str | None:
    """Return Python's name of an encoding in which files are written; None: it knows none such."""
    try:
        # Unlike lookup, encode refuses codecs that do not make text (hex, rot13).
        "".encode(name)
        known = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    return None if known.incrementaldecoder is None or known.name in _NO_FILES else known.name


def _mark(head: bytes) -> str:
    return next((name for mark, name in _MARKS if head.startswith(mark)), "")


def _forced(name: str, head: bytes) -> str:
    known = text_codec(name)
    if known is None:
        raise InputError(f"unknown encoding {name!r}; known are utf-8, utf-16, cp1252 and others")
    marked = _mark(head)
    if marked and known.startswith(marked.removesuffix("-sig")):
        return marked
    if known in ("utf-16", "utf-32"):
        return _utf16_without_mark(head) or f"{known}-le"
    return known.removesuffix("-sig")


def _declared(name: str) -> str | None:
    known = text_codec(name)
    if known is None or known.startswith("utf-"):
        return None
    # Pages that declare Latin-1 are in windows-1252 (WHATWG Encoding Standard, 4.2).
    return "cp1252" if known in ("iso8859-1", "ascii") else known


def _utf16_without_mark(head: bytes) -> str:
    """Tell by the zeros: Latin text has one in every second byte."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return ""


def _non_ascii_lines(stream: BinaryIO) -> bytes:
    sample = bytearray()
    # By pieces, and in a long line from its first such byte on: what matters stands around those.
    for line in iter(partial(stream.readline, _SAMPLE), b""):
        if not line.isascii():
            sample += line
            if len(sample) >= _SAMPLE:
                break
    stream.seek(0)
    return bytes(sample)


def _is_broken_utf8(sample: bytes) -> bool:
    """Tell a damaged UTF-8 file: no other encoding makes valid UTF-8 sequences by chance."""
    good = sum(not character.isascii() for character in sample.decode("utf-8", "ignore"))
    bad = sum(not character.isascii() for character in sample.decode("utf-8", "replace")) - good
    return good > bad


def _legacy(sample: bytes) -> str | None:
    """Return the code page in which the sample looks most like Indonesian or English.

    Failing that the likeliest of all; None if there are but a few bytes, and they fit nowhere.
    """
    decoded = {}
    for name in LEGACY:
        with suppress(UnicodeDecodeError):
            decoded[name] = sample.decode(name)
    best = max(decoded, key=lambda name: _plausibility(decoded[name]))
    if _plausibility(decoded[best]) >= _PLAUSIBLE:
        return best
    # Another script, perhaps.  Not asked first: between code pages of Latin it errs often.
    from charset_normalizer import from_bytes

    match = from_bytes(sample, cp_exclusion=_ASKED_BEFORE).best()
    found = match.encoding if match else best
    foreign = sum(not character.isascii() for character in sample.decode(found, "replace"))
    # A few bytes that make no sense in any Western page are damage, not another script.
    return None if foreign < _SCRIPT and not _plausibility(decoded[best]) else found


def _plausibility(text: str) -> float:
    """Return the share of non-ASCII characters that are what Indonesian and English use, 0 to 1.

    A letter counts half: a curly quote read in the wrong code page is a letter.  Box-drawing
    characters, which fill half of the DOS code pages, rule a page out.
    """
    characters = [character for character in text if not character.isascii()]
    if any("\u2500" <= character <= "\u25ff" for character in characters):
        return 0.0
    signs = sum(character in _SIGNS for character in characters)
    return (signs + 0.5 * len(_LETTER_IN_WORD.findall(text))) / len(characters)


def _label(name: str) -> str:
    return name.removesuffix("-sig").upper()
