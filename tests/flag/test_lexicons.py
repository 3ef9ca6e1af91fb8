"""Every entry of every lexicon fires on its own words, and on its examples."""

from __future__ import annotations

import pytest

from align.flag.lexicon import Entry, read_lexicon
from align.flag.phrases import PhraseMatcher
from align.resources import corpus_dir
from align.text.analysis import analyse

FILES = (
    "idioms.tsv",
    "wrong_sense.tsv",
    "collocations.tsv",
    "entities.tsv",
    "calques.tsv",
    "verbs.tsv",
    "frames.tsv",
    "renderings.tsv",
)
FOLDER = corpus_dir() / "lexicon"


def fires(matcher: PhraseMatcher, entry: Entry, text: str) -> bool:
    return any(match.entry is entry and match.cued for match in matcher.matches(analyse(text)))


@pytest.mark.parametrize("file", FILES)
def test_every_variant_is_found_beside_its_cue(file: str) -> None:
    entries = read_lexicon(FOLDER / file)
    deaf = []
    for entry in entries:
        matcher = PhraseMatcher([entry])
        for variant in entry.indonesian:
            if "me-" in variant:  # a lemma of a generated table
                continue
            words = variant.replace("=", "").replace("*", "anu")
            cue = entry.cues[0] if entry.cues else ""
            tokens = analyse(f"{words[0].upper()}{words[1:]} {cue}".strip())
            if not any(match.entry is entry for match in matcher.matches(tokens)):
                deaf.append(f"{file}:{entry.line}: {variant}")
    assert not deaf


@pytest.mark.parametrize("file", FILES)
def test_examples_fire_and_counter_examples_do_not(file: str) -> None:
    entries = read_lexicon(FOLDER / file)
    wrong = []
    for entry in entries:
        matcher = PhraseMatcher([entry])
        wrong += [
            f"{file}:{entry.line}: silent on: {text}"
            for text in entry.example
            if not fires(matcher, entry, text)
        ]
        wrong += [
            f"{file}:{entry.line}: fires on: {text}"
            for text in entry.counter
            if fires(matcher, entry, text)
        ]
    assert not wrong


@pytest.mark.parametrize("file", FILES)
def test_every_entry_suggests_something(file: str) -> None:
    bare = [
        f"{file}:{entry.line}"
        for entry in read_lexicon(FOLDER / file)
        if not entry.suggestion and not entry.meaning
    ]
    assert len(bare) <= (200 if file == "idioms.tsv" else 0)
