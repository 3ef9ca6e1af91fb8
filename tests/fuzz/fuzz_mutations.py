"""Damage: flipped bytes, cuts, splices, and hostile pieces in the place of good ones."""

from __future__ import annotations

import random
import re

from fuzz_seeds import archived, members, seeds
from hypothesis import strategies as st

_HOSTILE = tuple(
    piece if isinstance(piece, bytes) else piece.encode("utf-8", "surrogatepass")
    for piece in (
        *(
            "",
            "\0",
            "\n",
            "\r",
            "\t",
            "\\",
            '"',
            "'",
            "<",
            ">",
            "&",
            "&#0;",
            "&#xD800;",
            "&x;",
            "|",
        ),
        *("\ufeff", "\u2028", "\u202e", "\u0301", "\u200d", "\x85", "\x1b[2J", "\ud800", "😀", "İ"),
        *("ß", "ﬁ", "ǅ", "\u0345", "٣", "²", "½", "Ⅷ", "１", "一", "سلام", "e\u0301", "\u1e9e"),
        *("0", "-1", "1e999", "NaN", "-0.0", "1" * 5000, "0x10", "1_0", "true", "null", "[]", "{}"),
        *('"\\ud800"', "[" * 2000, '{"a":' * 2000, "<a>" * 2000, "(" * 300, "“" * 300, "a" * 5000),
        *("<![CDATA[", "]]>", "<!--", "-->", "<?x?>", '<!DOCTYPE a [<!ENTITY x "y">]>', "xmlns=''"),
        *("__proto__", "../..", "=1+1", "999999999999", "2147483648", "R1C1", "ZZZ9999999", "A0"),
        *("charset=utf-16", "charset=punycode", "charset=nul", "UTF-7", "\\x", "\\777", "\\u0000"),
        *(
            "1-1",
            "0-0",
            "9-9",
            "A@b:1-2",
            "@",
            "*",
            "=",
            " | | ",
            "\t\t\t\t\t\t\t\t",
            "[[a]]",
            "a.b.c=",
        ),
        *(
            b"\xff",
            b"\xc3",
            b"\xed\xa0\x80",
            b"\xf4\x90\x80\x80",
            b"\xff\xfe",
            b"PK\x03\x04",
            b"\x80" * 40,
        ),
    )
)
_TOKENS = re.compile(rb"\w+|\s+|[^\w\s]")


@st.composite
def mutated(draw: st.DrawFn, target: str) -> bytes:
    """Draw a damaged input of a target; of an archive, one with a damaged member or itself so."""
    seed = draw(st.sampled_from(seeds(target)))
    number = draw(st.integers(0, 2**32 - 1))
    return damage(seed, target, random.Random(number))


def damage(seed: bytes, target: str, choice: random.Random) -> bytes:
    """Return ``seed`` damaged in one to four places."""
    if target in ("docx", "xlsx") and choice.random() < 0.8:
        contents = members(seed)
        name = choice.choice([n for n in contents if n.endswith((".xml", ".rels"))])
        contents[name] = _damaged(contents[name], choice)
        if choice.random() < 0.1:
            del contents[choice.choice(sorted(contents))]
        return archived(contents)
    return _damaged(seed, choice)


def _damaged(content: bytes, choice: random.Random) -> bytes:
    for _ in range(choice.randint(1, 4)):
        content = choice.choice(_WAYS)(content, choice)
    return content


def _flip(content: bytes, choice: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(choice.choice((1, 1, 2, 8))):
        if changed:
            changed[choice.randrange(len(changed))] ^= 1 << choice.randrange(8)
    return bytes(changed)


def _cut(content: bytes, choice: random.Random) -> bytes:
    return content[: choice.randrange(len(content) + 1)]


def _drop(content: bytes, choice: random.Random) -> bytes:
    start, end = _span(content, choice)
    return content[:start] + content[end:]


def _repeat(content: bytes, choice: random.Random) -> bytes:
    start, end = _span(content, choice)
    times = choice.choice((2, 3, 50)) if end - start < 300 else 2
    return content[:start] + content[start:end] * times + content[end:]


def _splice(content: bytes, choice: random.Random) -> bytes:
    start, end = _span(content, choice)
    at = choice.randrange(len(content) + 1)
    return content[:at] + content[start:end] + content[at:]


def _insert(content: bytes, choice: random.Random) -> bytes:
    at = choice.randrange(len(content) + 1)
    return content[:at] + choice.choice(_HOSTILE) + content[at:]


def _replace(content: bytes, choice: random.Random) -> bytes:
    """Put something hostile in the place of a word or a sign."""
    tokens = [match.span() for match in _TOKENS.finditer(content)]
    if not tokens:
        return content
    start, end = choice.choice(tokens)
    return content[:start] + choice.choice(_HOSTILE) + content[end:]


def _exchange(content: bytes, choice: random.Random) -> bytes:
    """Put one word or sign of the file in the place of another."""
    tokens = [match.span() for match in _TOKENS.finditer(content)]
    if not tokens:
        return content
    (start, end), (first, last) = choice.choice(tokens), choice.choice(tokens)
    return content[:start] + content[first:last] + content[end:]


def _span(content: bytes, choice: random.Random) -> tuple[int, int]:
    start = choice.randrange(len(content) + 1)
    return start, min(len(content), start + choice.choice((1, 4, 20, 100, 1000)))


_WAYS = (_flip, _cut, _drop, _repeat, _splice, _insert, _insert, _replace, _replace, _exchange)
