"""Text changes, all else stays: HTML, placeholders, tags, line breaks."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from align.serve import markup, plain
from align.serve.passage import Passage, Run, Translation
from align.serve.placing import Mark, place


def through(passage: Passage, draft: Callable[[str], str]) -> str:
    """Return the passage with ``draft`` for a translator."""
    translation = Translation([passage])
    translation.take([draft(source) for source in translation.sources])
    translation.mend([draft(piece) for piece in translation.pieces])
    return translation.written()[0]


def same(source: str) -> str:
    return source


def backwards(source: str) -> str:
    """Lose every placeholder and turn the words round."""
    return " ".join(reversed(re.sub(r"\{\d+\}", "", source).split()))


def tags(page: str) -> list[str]:
    return [token.raw for token in markup._scan(page) if token.markup]


PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<b>", "</b>", "<i class='x'>", "</i>", "<br/>", "<!-- a > b -->", "<"),
        *("<code>", "</code>", "<script>a<b</script>", "<pre>", "</pre>", "<a title='<x>'>", ">"),
        *("Harga beras naik. ", "Presiden tiba", " di Jakarta", "\n", " &lt;5 &amp; ", "{name} "),
        *(
            "%s ",
            "[X1X]",
            "😀",
            "<li>",
            "</LI>",
            '"',
            "=",
            "<p translate=no>",
            "</",
            "<!doctype x>",
        ),
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
@example(" &lt;5 &amp; <code></code><b>Harga beras naik. ")
@example("Presiden tiba &lt;5 &amp; <b><code></code> &lt;5 &amp; ")
def test_any_page_keeps_its_markup_in_order(page: str) -> None:
    for draft in (same, backwards, lambda _: ""):
        assert tags(through(markup.parse(page), draft)) == tags(page)


@given(st.lists(PIECES, max_size=25).map("".join))
@example("<code><p></code>")
def test_the_parts_of_a_page_are_the_page(page: str) -> None:
    markups = "".join(
        part
        if isinstance(part, str)
        else "".join([*(mark.text for mark in part.marks), *part.placeholders])
        for part in markup.parse(page)
    )
    assert all(tag in markups for tag in tags(page) if tag.startswith(("<p", "<br", "<li")))


WORDS = st.sampled_from(
    ["Harga", "beras", "naik.", "Ia", "{n}", "<a0>", "</a0>", "%s", "[X3X]", "5"]
)
GAPS = st.sampled_from([" ", "\n", "\n\n", "  ", "\r\n"])


@given(st.lists(st.tuples(WORDS, GAPS), max_size=20))
def test_plain_text_keeps_its_codes_and_line_breaks(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in parts)
    for draft in (same, backwards):
        made = through(plain.parse(text), draft)
        assert made.count("\n") == text.count("\n")
        codes = [match[0] for match in plain._CODE.finditer(text)]
        assert sorted(match[0] for match in plain._CODE.finditer(made)) == sorted(codes)


def test_a_text_that_does_not_change_comes_back_as_it_was() -> None:
    text = "Harga beras naik.  Petani\nsenang.\n\n\tIa pulang. <b>Ia</b> makan {n} kue.\n"
    assert through(plain.parse(text), same) == text


@pytest.mark.parametrize(
    ("source", "draft", "expected"),
    [
        (
            "Presiden <b>Joko Widodo</b> tiba di <a>Jakarta</a>.",
            "President Joko Widodo arrived in Jakarta.",
            "President <b>Joko Widodo</b> arrived in <a>Jakarta</a>.",
        ),
        (
            "Mobil <b>merah</b> itu mahal.",
            "The red car is expensive.",
            "The <b>red</b> car is expensive.",
        ),
        ("<i>Satu</i> <b></b>dua", "One two", "<i>One</i> <b></b>two"),
        ("Satu <br>dua", "", "<br>"),
        ("", "One", "One"),
    ],
)
def test_tags_go_where_the_words_went(source: str, draft: str, expected: str) -> None:
    marks = []
    plain_text = ""
    for part in re.findall(r"<[^>]*>|[^<]+", source):
        if part[0] == "<":
            kind = "close" if part[1] == "/" else "open"
            marks.append(Mark(len(plain_text), part, kind))
        else:
            plain_text += part
    assert place(plain_text, draft, marks) == expected


def test_blocks_end_sentences_and_inline_tags_do_not() -> None:
    page = "<h1>Judul</h1><p>Satu <b>dua</b> tiga</p><ul><li>Empat<li>Lima</ul>"
    runs = [part for part in markup.parse(page) if isinstance(part, Run)]
    assert [(run.text, run.kind) for run in runs] == [
        ("Judul", "heading"),
        ("Satu dua tiga", "text"),
        ("Empat", "list"),
        ("Lima", "list"),
    ]


def test_what_is_not_for_translation_is_left_alone() -> None:
    page = (
        "<p>Jalankan <code>make <b>semua</b></code> dulu.</p>"
        '<p translate="no">Nama <i>Merek</i></p><span class="a notranslate">Merek</span> baru'
        " <style>p { color: red }</style>"
    )
    translation = Translation([markup.parse(page)])
    assert translation.sources == ["Jalankan {0} dulu.", "{0} baru"]
    translation.take(["Run {0} first.", "new {0}"])
    assert translation.pieces == []
    assert "Run <code>make <b>semua</b></code> first." in translation.written()[0]


def test_a_placeholder_that_was_lost_is_put_back_between_the_pieces() -> None:
    translation = Translation([plain.parse("Halo {name}, apa kabar?")])
    translation.take(["Hello, how are you?"])
    assert translation.pieces == ["Halo", ", apa kabar?"]
    translation.mend(["Hello", ", how are you?"])
    assert translation.written() == ["Hello {name}, how are you?"]


@pytest.mark.parametrize(
    "unit",
    ["<", "<b", "<!--", '<a x="', "<a x='\"", "<code>", "</code>", "{", "%(", "[X", "&#", "<p>a ",
     "<b>a</b> ", "a{n}", "=\"", "<script>", "a\n", "<b a=\"b\"c='d'"],
)  # fmt: skip
def test_no_page_takes_quadratic_time(unit: str) -> None:
    page = unit * (20_000 // len(unit))
    began = time.process_time()
    through(markup.parse(page), same)
    through(plain.parse(page), same)
    # Quadratic time would be minutes.
    assert time.process_time() - began < 4
