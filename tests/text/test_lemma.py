"""Lemmas conflate inflection and keep derivation apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.text.analysis import analyse
from align.text.lemma import lemma


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ("memutar diputar putarkan", "me-putar"),
        ("menyapu disapu", "me-sapu"),
        ("mengambil diambil mengambilnya", "me-ambil"),
        ("menulis ditulis menuliskan dituliskan", "me-tulis"),
        ("memakan dimakan", "me-makan"),
        ("melempar dilempar melemparkan dilemparkan", "me-lempar"),
        ("meja mejanya meja-meja", "meja"),
        ("tangan tangannya tanganku", "tangan"),
        ("hari hari-hari harinya hari-harinya", "hari"),
    ],
)
def test_inflected_forms_share_a_lemma(forms: str, expected: str) -> None:
    assert {lemma(form) for form in forms.split()} == {expected}


@pytest.mark.parametrize(
    "words",
    [
        "membajak bajak pembajakan pembajak",
        "menutup tutup tertutup penutupan",
        "menarik tertarik penarikan",
        "kekuatan kekuasaan kuat",
    ],
)
def test_derived_words_stay_apart(words: str) -> None:
    lemmas = [lemma(word) for word in words.split()]
    assert len(set(lemmas)) == len(lemmas)


@pytest.mark.parametrize(
    "word",
    "mereka merah menteri memang masalah adalah sekolah buku hanya dinas dialog direktur perang "
    "makan akan beras".split(),
)
def test_what_only_looks_inflected_is_left_alone(word: str) -> None:
    assert lemma(word) == word


@given(st.text(max_size=40))
def test_tokens_lie_in_the_text_in_order(text: str) -> None:
    tokens = analyse(text)
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == list(
        tokens.words
    )
    assert list(tokens.starts) == sorted(tokens.starts)
    assert all(a >= b for a, b in zip(tokens.starts[1:], tokens.ends, strict=False))
