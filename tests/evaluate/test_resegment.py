"""Texts with different numbers of sentences are cut into units that go together."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.errors import InputError
from align.evaluate import evaluate, from_lines
from align.evaluate.resegment import align_english, resegment
from align.pair.bead import Bead

REFERENCE = [
    "The ferry left Merak harbour at six in the morning.",
    "It carried 212 passengers and forty lorries.",
    "Two hours later the captain reported smoke in the engine room.",
    "All passengers were taken off by fishing boats.",
    "The cause of the fire is not yet known.",
]
JOINED = [REFERENCE[0], f"{REFERENCE[1]} {REFERENCE[2]}", *REFERENCE[3:]]


@st.composite
def alignments(draw: st.DrawFn) -> tuple[int, int, list[Bead]]:
    """Beads over a text and a reference, of any shapes, at least one reference sentence in all."""
    shapes = draw(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=8))
    shapes.append((draw(st.integers(0, 2)), 1))
    text = line = 0
    beads = []
    for n, m in shapes:
        beads.append(Bead(tuple(range(text, text + n)), tuple(range(line, line + m)), 1.0))
        text, line = text + n, line + m
    return text, line, beads


@given(alignments())
def test_nothing_is_lost_and_the_order_is_kept(drawn: tuple[int, int, list[Bead]]) -> None:
    count, lines, beads = drawn
    if count == lines:
        return  # goes line by line, see below
    text = [f"t{k}" for k in range(count)]
    reference = [f"r{k}" for k in range(lines)]
    units = resegment(reference, {"text": text}, lambda *_: beads)
    assert " ".join(filter(None, units.texts["text"])).split() == text
    assert " ".join(units.reference).split() == reference
    assert all(units.reference)
    assert len(units.reference) == len(units.spans) == len(units.texts["text"])


def test_units_are_the_finest_that_all_texts_share() -> None:
    def aligner(text: Sequence[str], reference: Sequence[str]) -> list[Bead]:
        assert len(reference) == 4
        return {
            3: [Bead((0,), (0, 1), 1.0), Bead((1,), (2,), 1.0), Bead((2,), (3,), 1.0)],
            5: [Bead((0,), (0,), 1.0), Bead((1, 2), (1,), 1.0), Bead((3,), (2,), 1.0),
                Bead((4,), (3,), 1.0)],
        }[len(text)]  # fmt: skip

    units = resegment(
        list("ABCD"), {"three": list("abc"), "five": list("vwxyz"), "four": list("mnop")}, aligner
    )
    assert units.spans == ((0, 2), (2, 3), (3, 4))
    assert units.texts["three"] == ("a", "b", "c")
    assert units.texts["five"] == ("v w x", "y", "z")
    assert units.texts["four"] == ("m n", "o", "p")


def test_a_sentence_without_a_reference_joins_the_one_before_or_at_the_start_the_one_after() -> (
    None
):
    beads = [Bead((0,), (), 1.0), Bead((1,), (0,), 1.0), Bead((2,), (), 1.0), Bead((), (1,), 1.0)]
    units = resegment(["A", "B"], {"text": ["x", "y", "z"]}, lambda *_: beads)
    assert units.texts["text"] == ("x y z", "")


def test_the_aligner_of_the_toolkit_finds_joined_sentences() -> None:
    corpus = from_lines(
        {"whole": REFERENCE, "joined": JOINED},
        [REFERENCE],
        documents=["a", "a", "a", "b", "b"],
        aligner=align_english,
    )
    assert corpus.ids == ("1", "2-3", "4", "5")
    assert corpus.documents == ("a", "a", "b", "b")
    assert corpus.systems["joined"] == corpus.systems["whole"] == corpus.references[0]
    assert "joined has 4 lines, the reference 5: paired automatically" in corpus.notes[0]
    scores = evaluate(corpus, ["bleu"]).scores
    assert scores["joined"]["BLEU"].value == pytest.approx(100)


def test_without_an_aligner_a_different_count_is_an_error() -> None:
    with pytest.raises(InputError, match="joined has 4 lines where the reference has 5"):
        from_lines({"joined": JOINED}, [REFERENCE])
