"""Inputs made to hurt: what regexes, parsers and dynamic programs are slow on, in any size."""

from __future__ import annotations

from collections.abc import Callable, Iterable

Shape = Callable[[int], bytes]
"""Takes about how many bytes; gives them."""


def repeated(unit: str, *, head: str = "", tail: str = "") -> Shape:
    """Return the shape of ``unit`` over and over."""

    def make(size: int) -> bytes:
        count = max(1, size // len(unit.encode()))
        return (head + unit * count + tail).encode()

    return make


def numbered(pattern: str, separator: str = " ") -> Shape:
    """Return the shape of different units: ``{}`` is a number, ``{w}`` a word that no other is."""

    def make(size: int) -> bytes:
        parts, length, number = [], 0, 0
        while length < size:
            part = pattern.format(number, w=_word(number), W=_word(number).title())
            parts.append(part)
            length += len(part) + len(separator)
            number += 1
        return separator.join(parts).encode()

    return make


def _word(number: int) -> str:
    letters = ""
    while number >= 0:
        number, rest = divmod(number, 14)
        letters += "bcdfghjklmnprs"[rest] + "aiueo"[(number + rest) % 5]
        number -= 1
    return letters + "ran"


SENTENCE = "Presiden mengatakan bahwa harga beras naik 5 persen pada hari Senin. "

SHAPES: dict[str, Shape] = {
    "dots": repeated("."),
    "initials": repeated("A."),
    "initials spaced": repeated("A. "),
    "blanks": repeated(" "),
    "blanks behind a word": repeated(" ", head="Kata", tail="x"),
    "no-break spaces": repeated("\xa0"),
    "line ends": repeated("\n"),
    "CR LF": repeated("\r\n"),
    "line separators": repeated("a\u2028"),
    "digits": repeated("7"),
    "numbers": repeated("1.234,5 "),
    "thousands": repeated(".123", head="1"),
    "one word": repeated("a"),
    "one word of two": repeated("ab"),
    "a a a": repeated("a "),
    "A A A": repeated("A "),
    "capitalised": repeated("Budi "),
    "distinct words": numbered("{w}"),
    "distinct names": numbered("{W}"),
    "pairs of names": numbered("kata {W} Wijaya,"),
    "one sentence, long": repeated("dan Presiden mengatakan bahwa harga beras naik, "),
    "sentences": repeated(SENTENCE),
    "copies of a line": repeated(SENTENCE + "\n"),
    "distinct sentences": numbered("Harga {w} naik {} persen menurut {W} di Jakarta.\n", ""),
    "short lines": repeated("a\n"),
    "list items": repeated("- a\n"),
    "words cut by hyphens": repeated("pemerin-\ntah "),
    "wrapped": repeated("dan harga beras naik lagi pada hari itu juga kata menteri\n"),
    "brackets": repeated("("),
    "brackets, closed": lambda n: b"(" * (n // 2) + b")" * (n // 2),
    "square brackets": repeated("["),
    "quotes": repeated('"'),
    "quotes around a": repeated('"a" '),
    "curly quotes": repeated("“"),
    "curly quotes, closed": lambda n: "“".encode() * (n // 6) + "”".encode() * (n // 6),
    "apostrophes": repeated("a'"),
    "quoted sentences": repeated("“Ya.” kata dia. "),
    "commas": repeated(","),
    "words and commas": repeated("kata, "),
    "hyphens": repeated("-"),
    "compound": repeated("a-"),
    "slashes": repeated("a/"),
    "at signs": repeated("a@"),
    "mail": repeated("a.b@c.d "),
    "addresses": repeated("https://a.b/c "),
    "address, long": repeated("a/", head="https://"),
    "hash tags": repeated("#a "),
    "marks of exclamation": repeated("!"),
    "questions": repeated("a? "),
    "ellipses": repeated("a… "),
    "combining marks": repeated("\u0301", head="a"),
    "zero-width": repeated("\u200b"),
    "joiners": repeated("a\u200d"),
    "soft hyphens": repeated("a\u00ad"),
    "soft breaks": repeated("\u00ad\n"),
    "directions": repeated("\u202e\u202c"),
    "emoji": repeated("\U0001f468\u200d"),
    "flags": repeated("\U0001f1ee\U0001f1e9"),
    "Arabic": repeated("سلام "),
    "Chinese": repeated("你好。"),
    "capitals": repeated("JAKARTA "),
    "Roman numerals": repeated("XIV. "),
    "abbreviations": repeated("Dr. "),
    "enumerators": repeated("1. a\n"),
    "dates": repeated("1/2/2021 "),
    "money": repeated("Rp1.000 "),
    "percents": repeated("5% "),
    "negations": repeated("tidak "),
    "yang": repeated("yang "),
    "reduplicated": repeated("anak-anak "),
    "idiom": repeated("membunuh dua burung dengan satu batu "),
    "calque sentences": repeated("Dia membunuh dua burung dengan satu batu. "),
    "stray stops": repeated("kedua negara. bekerja sama "),
    "asterisks": repeated("*"),
    "asterisks around a": repeated("*a **a "),
    "backticks": lambda n: b"".join(b"`" * k + b"a" for k in range(1, int((2 * n) ** 0.5))),
    "underscores": repeated("_"),
    "underscored": repeated("a_"),
    "pipes": repeated("|"),
    "angles": repeated("<"),
    "tags": repeated("<div>"),
    "tags, closed": repeated("<p>a</p>"),
    "ampersands": repeated("&"),
    "references": repeated("&amp;"),
    "links": repeated("[a](b"),
    "link labels": repeated("[a]: b\n"),
    "images": repeated("!["),
    "quotes of quotes": repeated("> "),
    "nested list": lambda n: b"".join(b" " * k + b"- a\n" for k in range(int((2 * n) ** 0.5))),
    "setext": repeated("a\n-\n"),
    "table": repeated("|a|b\n", head="|a|b\n|-|-\n"),
    "backslashes": repeated("\\"),
    "comments": repeated("<!--"),
    "bylines": repeated("Oleh Budi "),
    "many stops in a box": repeated("Penulis. "),
    "months": repeated("1 Januari "),
}
"""Texts."""


def parted(shape: Shape, other: Shape | None = None) -> Shape:
    """Return a source, a draft and a reference of one shape, or of two."""

    def make(size: int) -> bytes:
        one = shape(size // 3)
        two = (other or shape)(size // 3)
        return b"\0".join((one, two, two))

    return make


TEXT_STAGES = ("split", "clean", "flag", "prepare", "text", "markdown", "html")
"""Stages that take any text."""


def _lines(lines: Iterable[str]) -> bytes:
    return "\n".join(lines).encode()


def _one_against_many(size: int) -> bytes:
    return b"Harga naik.\0" + repeated("The price of rice rose.\n")(size)


def _many_against_one(size: int) -> bytes:
    return repeated("Harga beras naik lagi.\n")(size) + b"\0The price of rice rose."


def _xml(head: str, unit: str, tail: str) -> Shape:
    return repeated(unit, head=head, tail=tail)


_TMX = '<tmx version="1.4"><body>', "</body></tmx>"
_TU = '<tu><tuv xml:lang="id"><seg>a</seg></tuv><tuv xml:lang="en"><seg>b</seg></tuv></tu>'
_X12 = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a"><body>',
    "</body></file></xliff>",
)
_X21 = (
    '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="a">',
    "</file></xliff>",
)


def _deep(head: str, opened: str, closed: str, tail: str) -> Shape:
    def make(size: int) -> bytes:
        count = size // len(opened + closed)
        return (head + opened * count + closed * count + tail).encode()

    return make


FILES: dict[str, dict[str, Shape]] = {
    "flag-pair": {
        name: parted(SHAPES[name])
        for name in (
            *("dots", "digits", "numbers", "one word", "a a a", "capitalised", "distinct names"),
            *("sentences", "brackets", "quotes", "curly quotes", "apostrophes", "addresses"),
            *("blanks", "distinct words", "percents", "dates", "mail", "at signs", "hyphens"),
            *("commas", "negations", "reduplicated", "money", "months", "capitals", "thousands"),
            *("address, long", "hash tags", "one sentence, long", "emoji", "combining marks"),
            *("yang", "underscored", "compound", "initials", "slashes", "pairs of names", "table"),
        )
    },
    "pair": {
        "one against many": _one_against_many,
        "many against one": _many_against_one,
        "none against many": lambda n: b"\0" + repeated("a\n")(n),
        "alike": parted(numbered("Harga {w} naik {} persen.\n", "")),
        "copies": parted(repeated("Harga naik.\n")),
        "empty lines": parted(repeated("\n")),
        "long lines": parted(lambda n: (b"Harga beras naik. " * (n // 54) + b"\n") * 3),
        "digits": parted(SHAPES["digits"]),
        "one word": parted(SHAPES["one word"]),
        "dots": parted(SHAPES["dots"]),
        "numbers": parted(SHAPES["numbers"]),
        "thousands": parted(SHAPES["thousands"]),
        "names": parted(SHAPES["distinct names"]),
        "reversed": lambda n: b"\0".join(
            (
                _lines(f"Harga {k} naik" for k in range(n // 28)),
                _lines(f"Price {k} rose" for k in reversed(range(n // 28))),
            )
        ),
    },
    "html": {
        "divs, closed": _deep("<p>a</p>", "<div>", "</div>", ""),
        "spans, closed": _deep("<p>", "<span>a", "</span>", "</p>"),
        "lists": _deep("", "<ul><li>a", "</li></ul>", ""),
        "tables": _deep("", "<table><tr><td>a", "</td></tr></table>", ""),
        "b, never closed": repeated("<b>a"),
        "a, never closed": repeated("<a href=x>a"),
        "table cells": repeated("<table><tr><td>a"),
        "paragraphs": repeated("<p>Harga beras naik lagi pada hari Senin, kata menteri itu.</p>"),
        "headings": repeated("<h1>Harga beras naik lagi</h1>", head="<title>Harga</title>"),
        "titles": repeated("<title>Harga beras</title><h1>Harga beras</h1>"),
        "attributes": repeated(" a=b", head="<p", tail=">a</p>"),
        "breaks": repeated("a<br>"),
        "meta": repeated("<meta "),
        "metas": repeated("<meta property='og:title' content='a'>"),
        "scripts": repeated("<script>a</script>"),
        "hidden": repeated("<p hidden>a</p>"),
        "links": repeated("<a href='/a'>a</a> "),
        "images": repeated("<img src=a.jpg>"),
        "entities": repeated("&#1;"),
        "links in paragraphs": repeated("<p><a href='https://a.b/c'>Harga beras</a> naik.</p>"),
        "json-ld": repeated(
            '{"@type":"a"},', head='<script type="application/ld+json">[', tail="{}]</script>"
        ),
        "json-ld, deep": repeated("[", head='<script type="application/ld+json">'),
        "comments": repeated("<!-- a -->"),
    },
    "text-jsonl": {
        "deep": repeated("[", head='{"text": '),
        "deep objects": repeated('{"a":', head='{"text": '),
        "rows": repeated('{"text": "a"}\n'),
        "keys": numbered('"{w}": 1,', "")
        and (lambda n: b"{" + numbered('"{w}": 1', ",")(n) + b', "text": "a"}'),
        "string": repeated("a", head='{"text": "', tail='"}'),
        "escapes": repeated("\\u0041", head='{"text": "', tail='"}'),
        "number": repeated("7", head='{"text": "a", "id": ', tail="}"),
        "ids": numbered('{{"text": "a", "id": "{w}"}}', "\n"),
        "blank lines": repeated("\n", tail='{"text": "a"}'),
    },
    "text-tsv": {
        "columns": repeated("\ta", head="text"),
        "rows": repeated("a\n", head="text\n"),
        "cell": repeated("a", head="text\n"),
        "cells": repeated("\ta", head="text\na"),
        "ids": lambda n: b"id\ttext\n" + numbered("{w}\ta\n", "")(n),
    },
    "tsv": {
        "columns": lambda n: b"source\t" + numbered("{w}", "\t")(n),
        "columns alike": repeated("\ta", head="source"),
        "rows": repeated("a\n", head="source\n"),
        "cell": repeated("a", head="source\n"),
        "escapes": repeated("\\n", head="source\n"),
        "flags": repeated("A@source:0-1 ", head="source\tflags\na\t", tail="A@source:0-1"),
        "flag": repeated("A", head="source\tflags\na\t"),
        "flag digits": repeated("1", head="source\tflags\na\tA@source:"),
        "flag signs": repeated("@a:", head="source\tflags\na\tA"),
        "number": repeated("1", head="source\tsimilarity\na\t0."),
        "number, no end": repeated("1", head="source\tsimilarity\na\t", tail="x"),
        "extra": lambda n: (
            b"source\t"
            + b"\t".join(b"c%d" % k for k in range(1000))
            + b"\n"
            + (b"a" + b"\t" * 1000 + b"\n") * (n // 1000)
        ),
    },
    "jsonl": {
        "deep": repeated("[", head='{"source": "a", "extra": '),
        "rows": repeated('{"source": "a"}\n'),
        "keys": lambda n: b'{"source": "a",' + numbered('"{w}": 1', ",")(n) + b"}",
        "flags": repeated(
            '{"id":"A","side":"source","start":0,"end":1},',
            head='{"source": "a", "flags": [',
            tail='{"id":"A","side":"source","start":0,"end":1}]}',
        ),
        "number": repeated("7", head='{"source": "a", "similarity": ', tail="}"),
        "fraction": repeated("7", head='{"source": "a", "similarity": 0.', tail="}"),
        "string": repeated("a", head='{"source": "', tail='"}'),
        "wrong string": repeated("a", head='{"source": "a", "kind": "', tail='"}'),
    },
    "labelstudio": {
        "deep": repeated("["),
        "tasks": repeated(
            '{"data": {"source": "a"}},', head="[", tail='{"data": {"source": "a"}}]'
        ),
        "number": repeated("7", head='[{"data": {"source": "a", "similarity": ', tail="}}]"),
        "regions": repeated(
            '{"value":{"start":0,"end":1,"labels":["A"]},"type":"labels","to_name":"source"},',
            head='[{"data": {"source": "a"}, "annotations": [{"result": [',
            tail='{"value":{"start":0,"end":1,"labels":["A"]},"type":"labels","to_name":"source"}'
            "]}]}]",
        ),
        "flags and regions": lambda n: (
            b'[{"data": {"source": "a", "flags": ['
            + b",".join([b'{"id":"A","side":"source","start":0,"end":1}'] * (n // 160))
            + b']}, "annotations": [{"result": ['
            + b",".join(
                [
                    b'{"id":"x","value":{"start":2,"end":3,"labels":["A"]},"type":"labels",'
                    b'"to_name":"source"}'
                ]
                * (n // 160)
            )
            + b"]}]}]"
        ),
    },
    "tmx": {
        "units": _xml(_TMX[0], _TU, _TMX[1]),
        "deep": _deep(_TMX[0], "<tu>", "</tu>", _TMX[1]),
        "long text": _xml(_TMX[0] + '<tu><tuv xml:lang="id"><seg>', "a", "</seg></tuv></tu>"),
        "codes": _xml(_TMX[0] + '<tu><tuv xml:lang="id"><seg>', "<ph/>a", "</seg></tuv></tu>"),
        "variants": _xml(_TMX[0] + "<tu>", '<tuv xml:lang="id"><seg>a</seg></tuv>', "</tu>"),
        "props": _xml(_TMX[0] + "<tu>", '<prop type="a">b</prop>', "</tu>"),
        "notes": _xml(_TMX[0] + "<tu>", "<note>b</note>", "</tu>"),
        "others": _xml(_TMX[0], "<prop>a</prop>", _TMX[1]),
        "attributes": repeated(' a="b"', head="<tmx"),
        "comments": _xml(_TMX[0], "<!-- a -->", _TMX[1]),
        "entities": repeated("&amp;", head=_TMX[0] + '<tu><tuv xml:lang="id"><seg>'),
        "declared entity": repeated(
            "&a;", head='<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaaaaaaaa">]><tmx a="', tail='"></tmx>'
        ),
        "attribute lists": lambda n: (
            b"<!DOCTYPE tmx ["
            + b"".join(b'<!ATTLIST tmx a%d CDATA "b">' % k for k in range(n // 28))
            + b"]><tmx><body/></tmx>"
        ),
    },
    "xliff12": {
        "units": _xml(_X12[0], '<trans-unit id="1"><source>a</source></trans-unit>', _X12[1]),
        "marks": _xml(
            _X12[0] + '<trans-unit id="1"><source>',
            '<mrk mtype="x">a</mrk>',
            "</source></trans-unit>" + _X12[1],
        ),
        "deep marks": _deep(
            _X12[0] + '<trans-unit id="1"><source>',
            '<mrk mtype="x">a',
            "</mrk>",
            "</source></trans-unit>" + _X12[1],
        ),
        "alternatives": _xml(
            _X12[0] + '<trans-unit id="1"><source>a</source>',
            "<alt-trans/>",
            "</trans-unit>" + _X12[1],
        ),
    },
    "xliff21": {
        "units": _xml(
            _X21[0], '<unit id="1"><segment><source>a</source></segment></unit>', _X21[1]
        ),
        "segments": _xml(
            _X21[0] + '<unit id="1">',
            "<segment><source>a</source></segment>",
            "</unit>" + _X21[1],
        ),
        "code points": _xml(
            _X21[0] + '<unit id="1"><segment><source>',
            '<cp hex="41"/>',
            "</source></segment></unit>" + _X21[1],
        ),
        "notes": _xml(
            _X21[0] + '<unit id="1"><notes>',
            "<note>a</note>",
            "</notes><segment><source>a</source></segment></unit>" + _X21[1],
        ),
    },
    "po": {
        "entries": repeated('msgid "a"\nmsgstr "b"\n\n'),
        "strings": repeated('"aaaaaaaaaaaaaaaa"\n', head='msgid "a"\n', tail='msgstr "b"\n'),
        "quotes": repeated('"', head='msgid "', tail="x"),
        "quotes and blanks": repeated('" ', head='msgid "', tail="x"),
        "blanks": repeated(" ", head='msgid "a"', tail="x"),
        "escapes": repeated("\\n", head='msgid "', tail='"\nmsgstr "b"\n'),
        "notes": repeated("# a\n", tail='msgid "a"\nmsgstr "b"\n'),
        "places": repeated("#: \u2068a", tail='\nmsgid "a"\nmsgstr "b"\n'),
        "isolates": repeated("\u2068", head="#: ", tail='\nmsgid "a"\nmsgstr "b"\n'),
        "flags": repeated("#, a\n", tail='msgid "a"\nmsgstr "b"\n'),
        "flags in a line": repeated(", ", head="#,", tail='\nmsgid "a"\nmsgstr "b"\n'),
        "punycode": repeated(
            "xn--a-", head='msgid ""\nmsgstr "charset=punycode"\n\nmsgid "', tail='"\nmsgstr "b"\n'
        ),
    },
    "ignore": {
        "rows": repeated("A\tb\tc\n"),
        "one row": repeated("a ", head="A\t"),
        "comments": repeated("#\n"),
    },
    "names": {
        "names": numbered("{W} {W}", "\n"),
        "name": repeated("Budi "),
        "titles": repeated("|a b", head="Budi\tA\t"),
        "variants": numbered("{W}", "|") and (lambda n: b"Budi\t" + numbered("{W}", "|")(n)),
        "one part": repeated("a"),
    },
    "glossary": {
        "rows": lambda n: b"source\ttarget\n" + numbered("{w}\t{w}\n", "")(n),
        "phrase": repeated("rumah ", head="source\ttarget\n", tail="\ta"),
        "targets": repeated("|a", head="source\ttarget\nrumah\ta"),
        "gaps": repeated("* ", head="source\ttarget\nrumah ", tail="\ta"),
        "columns": repeated("\ta", head="source"),
    },
    "settings": {
        "deep": repeated("[", head="a = "),
        "deep keys": repeated("a.", tail="b = 1"),
        "deep tables": repeated("{a=", head="a = "),
        "flags": repeated('"ORTHO",', head="[flags]\ndisable = [", tail='"ORTHO"]'),
        "string": repeated("a", head='[flags]\nenable = ["', tail='"]'),
        "number": repeated("7", head="[flags.ORTHO]\nthreshold = "),
        "keys": numbered("{w} = 1", "\n"),
        "tables": numbered("[{w}]", "\n"),
    },
    "mapping": {
        "rows": repeated("a\tb\n"),
        "field": repeated("a", tail="\tb"),
        "columns": repeated("a\t"),
    },
    "recipe": {
        "deep": repeated("[", head="a = "),
        "sources": repeated('"a",', head="[data]\nsources = [", tail='"a"]'),
    },
}
"""Files, by target."""
