"""Indonesian, English, and neither."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from other_languages import OTHERS

from align.serve.language import detect


@pytest.mark.parametrize("language", ["id", "en"])
def test_sentences_of_the_samples_are_told_apart(samples: Path, language: str) -> None:
    files = sorted(samples.glob("*.sentences.txt"))
    lines = [
        line
        for path in files
        if (".en." in path.name) == (language == "en")
        for line in path.read_text("utf-8").splitlines()
        if len(line.split()) >= 5
    ]
    right = sum(detect(line)[0].language == language for line in lines)
    assert right / len(lines) > 0.97


def test_other_languages_are_neither() -> None:
    # Malay is so near that short texts pass for Indonesian.
    for code in sorted(set(OTHERS) - {"ms"}):
        right = [detect(sentence)[0].language == "und" for sentence in OTHERS[code]]
        assert sum(right) >= len(right) - 1, code


@given(st.text())
def test_confidences_are_probabilities_the_highest_first(text: str) -> None:
    shares = [one.confidence for one in detect(text)]
    assert sum(shares) == pytest.approx(1)
    assert shares == sorted(shares, reverse=True)


def test_a_word_says_less_than_a_sentence() -> None:
    assert detect("makan")[0].confidence < detect("Saya makan nasi dengan ibu")[0].confidence
