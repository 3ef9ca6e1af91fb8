"""What holds for every text: segments point into it, in order, and leave out only white space."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from align.document import KINDS, Document, Paragraph, Segment
from align.text.split import split, split_text

NASTY = (
    *"aZ19.?!…,;:-–—/\\\"'“”‘’«»()[]{}*•@#%&_$ \t\n\r\x0b\x0c\x1c\x85\xa0\u2028\u2029\u3000",
    *("\u200b", "\u200d", "\ufeff", "\u00ad", "\u2060", "\u0301", "\ud800", "😀", "。", "日本"),
    *(
        "Ia pulang. ",
        "dll. ",
        "Dr. ",
        "No. 5 ",
        "A. ",
        "II. ",
        "S.H., ",
        "U.S. ",
        "iPhone ",
        "5.000. ",
    ),
    *("...", ".”", '."', ".)", "?!", ".Ia", " – ", "\n\n", "\r\n", "• ", "1. ", "a) "),
    *("Baca Juga: ", "READ ", "Editor: X", "KOTA.CO.ID - KOTA. ", "situsku – ", "contoh.com"),
    *("Siapa yang pergi. ", "Politik", "Berita Politik", "12/3/2024", "kata Budi", "https://x.id"),
)
texts = st.lists(st.sampled_from(NASTY), max_size=60).map("".join) | st.text(max_size=80)


def check(text: str, segments: tuple[Segment, ...]) -> None:
    at = 0
    for segment in segments:
        assert segment.start >= at
        assert text[at : segment.start].strip() == ""
        assert text[segment.start : segment.end] == segment.text
        assert segment.text == segment.text.strip() != ""
        assert segment.kind in KINDS
        assert all(segment.text[stop] == "." for stop in segment.stray_stops)
        assert list(segment.stray_stops) == sorted(set(segment.stray_stops))
        at = segment.end
    assert text[at:].strip() == ""


@given(texts)
def test_every_character_that_shows_is_in_one_segment(text: str) -> None:
    check(text, split_text(text))


@given(texts)
def test_paragraphs_and_sentences_are_numbered_from_zero(text: str) -> None:
    expected = None
    for segment in split_text(text):
        number = (segment.paragraph, segment.sentence)
        assert number in (
            [(0, 0)] if expected is None else [(expected[0], expected[1] + 1), (expected[0] + 1, 0)]
        )
        expected = number


@given(st.lists(st.tuples(texts, st.sampled_from(KINDS), texts), max_size=4))
def test_marked_paragraphs_keep_their_borders(parts: list[tuple[str, str, str]]) -> None:
    text = ""
    paragraphs = []
    for inside, kind, between in parts:
        paragraphs.append(Paragraph(len(text), len(text) + len(inside), kind))  # type: ignore[arg-type]
        text += inside + between
    document = split(Document("d", "-", text, paragraphs=tuple(paragraphs)))
    check(text, document.segments)
    for paragraph in paragraphs:
        for segment in document.segments:
            inside = paragraph.start <= segment.start and segment.end <= paragraph.end
            outside = segment.end <= paragraph.start or paragraph.end <= segment.start
            assert inside or outside
            if inside and paragraph.kind != "text":
                assert segment.kind in (paragraph.kind, "boilerplate")


@given(texts)
def test_the_same_text_gives_the_same_segments(text: str) -> None:
    assert split_text(text) == split_text(text)


def test_invisible_characters_change_no_boundary() -> None:
    plain = "Dr. Rina pulang. Ia lelah. Anaknya menunggu."
    marked = "\ufeffDr. Ri\u00adna pu\u200blang. \u200bIa lelah.\u200b Anaknya\xa0menunggu.\u2060"
    hidden = str.maketrans("\xa0", " ", "\u00ad\u200b\u2060\ufeff")
    assert [s.text for s in split_text(plain)] == [
        s.text.translate(hidden) for s in split_text(marked)
    ]


def test_an_empty_text_has_no_segments() -> None:
    assert split_text("") == split_text(" \n\xa0\n") == ()
