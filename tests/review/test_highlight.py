"""Flagged spans: any spans, overlapping or absurd, give the text back in pieces."""

from hypothesis import given
from hypothesis import strategies as st

from align.document import Flag
from align.review.changes import changes
from align.review.highlight import pieces, unplaced

TEXT = st.text(max_size=30)
FLAGS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40)).map(
        lambda span: Flag("X", "source", min(span), max(span))
    ),
    max_size=5,
)


@given(TEXT, FLAGS)
def test_pieces_are_the_text_and_each_character_has_its_flags(text: str, flags: list[Flag]) -> None:
    found = pieces(text, flags)
    assert "".join(piece.text for piece in found) == text
    at = 0
    for piece in found:
        assert piece.text
        for offset in range(at, at + len(piece.text)):
            assert piece.flags == tuple(
                n for n, flag in enumerate(flags) if flag.start <= offset < flag.end
            )
        at += len(piece.text)


@given(TEXT, FLAGS)
def test_every_flag_opens_once_or_is_unplaced(text: str, flags: list[Flag]) -> None:
    opened = [n for piece in pieces(text, flags) for n in piece.opens]
    assert sorted(opened + unplaced(text, flags)) == list(range(len(flags)))


def test_nested_and_crossing_spans() -> None:
    flags = [Flag("A", "source", 0, 6), Flag("B", "source", 2, 4), Flag("C", "source", 3, 9)]
    assert [(p.text, p.flags, p.opens) for p in pieces("abcdefghij", flags)] == [
        ("ab", (0,), (0,)),
        ("c", (0, 1), (1,)),
        ("d", (0, 1, 2), (2,)),
        ("ef", (0, 2), ()),
        ("ghi", (2,), ()),
        ("j", (), ()),
    ]


@given(TEXT, TEXT)
def test_a_comparison_holds_both_texts(draft: str, final: str) -> None:
    found = changes(draft, final)
    assert "".join(s.text for s in found if s.change != "delete") == final
    if draft:
        assert "".join(s.text for s in found if s.change != "insert") == draft


def test_a_comparison_goes_by_words() -> None:
    found = changes("The old man said.", "The man said so.")
    assert [(s.text, s.change) for s in found if s.change != "same"] == [
        (" old", "delete"),
        (" so", "insert"),
    ]
