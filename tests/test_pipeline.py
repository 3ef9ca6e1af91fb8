from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.document import Document, Segment
from align.pipeline import Summary, draft_documents, read_and_split, split_lines, to_draft
from align.translate.drafter import Drafter
from align.translate.models import find_model
from align.translate.options import DecodingOptions
from align.translate.translator import load_translator


@pytest.fixture(scope="module")
def drafter() -> Drafter:
    return Drafter(load_translator(find_model()), DecodingOptions(beam_size=1))


def test_every_segment_of_the_samples_becomes_a_pair(drafter: Drafter, samples: Path) -> None:
    summary = Summary()
    documents = list(read_and_split([f"{samples}/*.id.txt"], summary=summary))
    pairs = list(draft_documents(documents, drafter, summary=summary, window=50))

    assert summary.documents == len(documents) == 8
    assert len(pairs) == sum(len(document.segments) for document in documents)
    assert len({pair.id for pair in pairs}) == len(pairs)
    assert [pair.doc for pair in pairs] == sorted(pair.doc for pair in pairs)
    for pair in pairs:
        assert bool(pair.draft) == (pair.kind != "boilerplate")
        assert (pair.confidence is None) == (pair.kind == "boilerplate")


@pytest.mark.parametrize("window", [1, 7, 1000])
def test_the_window_does_not_change_the_pairs(drafter: Drafter, samples: Path, window: int) -> None:
    documents = list(read_and_split([str(samples / "02-economy.id.txt")]))
    whole = [pair.draft for pair in draft_documents(documents, drafter)]
    assert [pair.draft for pair in draft_documents(documents, drafter, window=window)] == whole


def test_a_stray_full_stop_does_not_reach_the_translator() -> None:
    text = "Para pemimpin kedua negara. bekerja sama."
    segment = Segment(text, 0, len(text), stray_stops=(26,))
    drafted = to_draft(segment)
    assert drafted == ("", "Para pemimpin kedua negara bekerja sama.", text)


def test_a_bullet_goes_round_the_translator(drafter: Drafter) -> None:
    text = "• Saya tidak tahu."
    segment = Segment(text, 0, len(text), kind="list")
    assert to_draft(segment) == ("• ", "Saya tidak tahu.", text)
    (pair,) = draft_documents([Document("d", "-", text, segments=(segment,))], drafter)
    assert pair.source == text
    assert pair.draft.startswith("• I ")


@given(st.text(alphabet="ab .\n\r\t", max_size=60))
def test_lines_are_segments_with_exact_offsets(text: str) -> None:
    segments = split_lines(Document("d", "-", text)).segments
    assert len(segments) == text.removesuffix("\n").count("\n") + 1
    for segment in segments:
        assert text[segment.start : segment.end] == segment.text
        assert "\n" not in segment.text
