"""Spans become elements around their words, whatever overlaps."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from align.exchange.markup import text_of
from align.exchange.spans import mark_spans

SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted), max_size=5)


def marked(text: str, spans: list[Any]) -> Any:
    parent = etree.Element("p")
    mark_spans(parent, text, spans, lambda index, piece: etree.Element("m", n=f"{index}.{piece}"))
    return parent


@given(st.text(st.sampled_from("abc \U0001f426"), max_size=10), SPANS)
def test_no_text_is_lost_and_each_span_holds_its_own(text: str, spans: list[Any]) -> None:
    parent = marked(text, spans)
    assert text_of(parent) == text
    pieces: dict[str, str] = {}
    for element in parent.iter("m"):
        index, _ = element.get("n").split(".")
        pieces[index] = pieces.get(index, "") + text_of(element)
    texts = {str(index): text[start:end] for index, (start, end) in enumerate(spans)}
    assert pieces == {index: span for index, span in texts.items() if span}


def test_spans_nest() -> None:
    xml = etree.tostring(marked("satu dua tiga", [(0, 8), (5, 8)])).decode()
    assert xml == '<p><m n="0.0">satu <m n="1.0">dua</m></m> tiga</p>'


def test_a_span_that_crosses_another_is_cut() -> None:
    xml = etree.tostring(marked("satu dua tiga", [(0, 8), (5, 13)])).decode()
    assert xml == '<p><m n="0.0">satu <m n="1.0">dua</m></m><m n="1.1"> tiga</m></p>'
