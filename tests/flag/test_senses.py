"""Words whose context speaks for another sense, judged by vectors of native text."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from align.flag.base import Context, Row
from align.flag.config import Options
from align.flag.contexts import Contexts, Vectors
from align.flag.detectors.senses import Senses
from align.flag.flagger import Flagger

SOFTWARE = (
    "Pembaruan perangkat lunak itu dirilis pekan lalu.",
    "Pengguna melaporkan tiga serangga di aplikasi komputer tersebut.",
    "Data dan kata sandi pengguna tetap aman di jaringan.",
)
GARDEN = (
    "Petani memeriksa daun tanaman padi di sawah.",
    "Petani melaporkan tiga jenis serangga yang memakan daun.",
    "Burung dan katak memangsa hama di kebun itu.",
)


def found(*sentences: str) -> dict[str, str]:
    context = Context(tuple(map(Row, sentences)))
    return {
        sentences[one.row][one.start : one.end]: one.english
        for one in Senses(Options()).candidates(context)
    }


def test_a_word_that_fits_only_through_english_is_a_candidate() -> None:
    assert found(*SOFTWARE) == {"serangga": "bug"}


def test_the_same_word_in_its_own_world_is_none() -> None:
    assert found(*GARDEN) == {}


def test_a_name_is_not_judged_by_its_sense() -> None:
    text = [sentence.replace("tiga serangga", "tiga Serangga") for sentence in SOFTWARE]
    assert found(*text) == {}


def test_context_alone_makes_no_flag_in_a_document_without_other_signs() -> None:
    flags = Flagger().flag(Context(tuple(map(Row, SOFTWARE))))
    assert not any(flag.evidence.startswith("context:") for row in flags for flag in row)


def test_vectors_survive_being_written(tmp_path: Path) -> None:
    units = np.array([[0.6, 0.8], [1.0, 0.0]], np.float32)
    Vectors(["hakim", "me-vonis"], units, np.array([5.0, 8.0], np.float32)).save(
        tmp_path / "few.npz"
    )
    read = Vectors.read(tmp_path / "few.npz")
    assert read.index == {"hakim": 0, "me-vonis": 1}
    assert read.units == pytest.approx(units, abs=0.01)
    assert read.weights.tolist() == [5.0, 8.0]


def test_a_word_is_compared_with_the_rest_of_its_sentence_not_with_itself() -> None:
    known = Vectors(["a", "b", "c"], np.eye(3, dtype=np.float32), np.ones(3, np.float32))
    contexts = Contexts(known, [["a", "b", "unknown"]])
    own, other, rest = contexts.fits(0, "a", [2, 1])
    assert other == 0
    assert own < rest


def test_documents_without_known_words_have_no_direction() -> None:
    assert found("…", "123") == {}
