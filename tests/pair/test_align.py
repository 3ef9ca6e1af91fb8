"""Sentence alignment: what every caller may rely on, and what it gets right."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.errors import InputError
from align.pair import UNRELATED, Bead, agreement, align, format_vecalign

INDONESIAN = [
    "Gubernur Sutrisno meresmikan jembatan baru di Kalimantan Timur pada hari Senin.",
    "Jembatan itu menelan biaya Rp1.500.000.000 dan dibangun selama tiga tahun.",
    "Warga desa menyambutnya dengan gembira karena mereka tidak perlu lagi naik perahu.",
    "Namun, beberapa nelayan khawatir penghasilan mereka akan menurun.",
    "Pemerintah berjanji akan memberikan pelatihan kepada 250 keluarga nelayan.",
    "Menurut Bank Dunia, infrastruktur adalah kunci pertumbuhan ekonomi di daerah itu.",
    "Harga beras di pasar naik 12,5 persen sejak Januari.",
    "Anak-anak kini dapat pergi ke sekolah dengan sepeda.",
]
ENGLISH = [
    "Governor Sutrisno opened a new bridge in East Kalimantan on Monday.",
    "The bridge cost Rp1,500,000,000 and took three years to build.",
    "Villagers welcomed it with joy because they no longer need to take a boat.",
    "However, some fishermen worry that their income will fall.",
    "The government promised to provide training to 250 fishing families.",
    "According to the World Bank, infrastructure is the key to economic growth in the region.",
    "The price of rice in the market has risen 12.5 percent since January.",
    "Children can now go to school by bicycle.",
]
ENGINEERING = [
    "Store the password in a secret file and restart the server.",
    "The compiler prints a warning for every unused variable.",
    "Click the icon in the toolbar to open the settings window.",
    "A pull request must pass all tests before it is merged.",
]


def shapes(beads: list[Bead]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.source, bead.reference) for bead in beads]


def one_to_one(n: int) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [((k,), (k,)) for k in range(n)]


def test_a_translation_pairs_line_by_line_without_any_draft() -> None:
    assert shapes(align(INDONESIAN, ENGLISH)) == one_to_one(8)


def test_drafts_of_any_system_pair_texts_in_any_language() -> None:
    nonsense = [f"x{k}q z{k}w" for k in range(8)]
    assert shapes(align(nonsense, ENGLISH, ENGLISH, lexical=False)) == one_to_one(8)


def test_a_source_that_is_not_indonesian_goes_without_the_word_table() -> None:
    german = [
        "Die Brücke wurde am Montag eröffnet und ist drei Kilometer lang.",
        "Der Minister dankte den Arbeitern, die im Winter auf dem Gletscher gefroren hatten.",
        "Das alte Hotel am See steht seit dem Krieg leer.",
    ]
    english = ["The bridge opened on Monday.", "The minister thanked the workers.", "It is empty."]
    assert align(german, english, english) == align(german, english, english, lexical=False)
    assert align(INDONESIAN, ENGLISH, ENGLISH) != align(INDONESIAN, ENGLISH, ENGLISH, lexical=False)


def test_merged_sentences_make_one_bead() -> None:
    merged = [*ENGLISH[:2], f"{ENGLISH[2]} {ENGLISH[3]}", *ENGLISH[4:]]
    assert ((2, 3), (2,)) in shapes(align(INDONESIAN, merged))
    merged = [*INDONESIAN[:2], f"{INDONESIAN[2]} {INDONESIAN[3]}", *INDONESIAN[4:]]
    assert ((2,), (2, 3)) in shapes(align(merged, ENGLISH))


def test_a_clause_that_changed_sentences_joins_both() -> None:
    source = [
        "Harga beras naik pada bulan Januari di seluruh Jawa Timur.",
        "Pemerintah membuka gudangnya di Surabaya, dan para pedagang menurunkan harga hari Senin.",
        "Tidak ada yang terluka dalam kebakaran di pasar itu.",
    ]
    reference = [
        "The price of rice rose in January throughout East Java, and the government opened its"
        " stores in Surabaya.",
        "The traders lowered prices on Monday.",
        "Nobody was hurt in the fire at the market.",
    ]
    assert [bead.shape for bead in align(source, reference)] == ["2-2", "1-1"]


def test_a_word_and_its_plural_or_its_longer_relative_speak_for_each_other() -> None:
    reference = ["Those camps are abandoned.", "Mountaineering is dangerous.", "Nothing happened."]
    drafts = ["The camp was given up.", "A mountaineer lives in danger.", "Nothing was heard."]
    assert shapes(align(["q", "w", "x"], reference, drafts, lexical=False)) == one_to_one(3)


def test_what_one_side_lacks_stands_alone() -> None:
    added = [*ENGLISH[:4], "Read also: Ten recipes for a rainy weekend", *ENGLISH[4:]]
    beads = shapes(align(INDONESIAN, added))
    assert ((), (4,)) in beads
    assert ((4,), (5,)) in beads
    assert ((4,), ()) in shapes(align(INDONESIAN, ENGLISH[:4] + ENGLISH[5:]))


def test_a_deleted_chapter_does_not_shift_what_follows() -> None:
    rng = random.Random(0)
    words = [f"{a}{b}{c}" for a in "bdgk" for b in ("alo", "umi", "eri") for c in ("tan", "sel")]
    chapter = [" ".join(rng.choices(words, k=12)) + f" {k}" for k in range(1500)]
    beads = align(chapter, chapter[:300] + chapter[800:])
    deleted = {k for bead in beads if not bead.paired for k in bead.source}
    assert len(deleted & set(range(300, 800))) >= 495
    assert ((1499,), (999,)) in shapes(beads)


def test_a_long_document_is_searched_in_parts_without_a_seam(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("align.pair.aligner._PART", 50)
    rng = random.Random(1)
    lines = [f"{rng.choice(ENGLISH)} {k} {rng.randrange(10**6)}" for k in range(400)]
    assert shapes(align(lines, lines)) == one_to_one(400)


def test_texts_that_do_not_belong_together_are_told_by_low_agreement() -> None:
    assert agreement(align(INDONESIAN, ENGLISH)) > 0.8
    assert agreement(align(INDONESIAN, ENGINEERING)) < UNRELATED


@pytest.mark.parametrize(
    ("source", "reference"), [([], []), (["Satu."], []), ([], ["One.", "Two."])]
)
def test_an_empty_side_leaves_the_other_unpaired(source: list[str], reference: list[str]) -> None:
    beads = align(source, reference)
    assert shapes(beads) == [((k,), ()) for k in range(len(source))] + [
        ((), (k,)) for k in range(len(reference))
    ]


def test_identical_texts_pair_line_by_line() -> None:
    assert shapes(align(ENGLISH, ENGLISH)) == one_to_one(8)


def test_drafts_must_be_one_a_sentence() -> None:
    with pytest.raises(InputError, match="2 drafts for 3 source sentences"):
        align(["a", "b", "c"], ["a"], ["a", "b"])


def test_vecalign_output_has_ids_and_score() -> None:
    beads = [Bead((0, 1), (0,), 0.5), Bead((), (1,), 1.0)]
    assert format_vecalign(beads) == "[0, 1]:[0]:0.500000\n[]:[1]:1.000000\n"


class KnowingEncoder:
    """Gives what belongs together the same random direction, plus one that all share."""

    def __init__(self, *keys: list[int]) -> None:
        self.keys = iter(keys)

    def encode(self, sentences: Sequence[str], /) -> np.ndarray:
        keys = next(self.keys)
        assert len(keys) == len(sentences)
        return np.random.default_rng(1).normal(size=(99, 64))[keys] + 3


def test_an_encoder_decides_where_words_say_nothing() -> None:
    source = [*INDONESIAN, *["Dia tersenyum."] * 9]
    reference = [*ENGLISH, *["She smiled."] * 8]
    keys = list(range(17))
    encoder = KnowingEncoder(keys, keys[:11] + keys[12:])
    assert ((11,), ()) in shapes(align(source, reference, encoder=encoder))
    assert ((11,), ()) not in shapes(align(source, reference))


class SpellingEncoder:
    """Counts four kinds of letters; what has none of them is the origin."""

    def encode(self, sentences: Sequence[str], /) -> np.ndarray:
        return np.array([[s.count(c) for c in "ae 1"] for s in sentences], float)


LINES = st.lists(
    st.one_of(
        st.sampled_from([*INDONESIAN, *ENGLISH, "", " ", "12", "👍🏽", "a a a", "\u202e?"]),
        st.text(max_size=30),
    ),
    max_size=60,
)


@settings(max_examples=60)
@given(
    source=LINES,
    reference=LINES,
    drafted=st.booleans(),
    lexical=st.booleans(),
    encoder=st.sampled_from([None, SpellingEncoder()]),
)
def test_every_sentence_is_in_exactly_one_bead_in_order(
    source: list[str],
    reference: list[str],
    drafted: bool,
    lexical: bool,
    encoder: SpellingEncoder | None,
) -> None:
    drafts = source[::-1] if drafted else None
    beads = align(source, reference, drafts, lexical=lexical, encoder=encoder)
    assert [k for bead in beads for k in bead.source] == list(range(len(source)))
    assert [k for bead in beads for k in bead.reference] == list(range(len(reference)))
    assert all(0 <= bead.similarity <= 1 for bead in beads)


def test_one_sentence_against_a_thousand() -> None:
    beads = align(ENGLISH[:1], [f"{line} {k}" for k in range(125) for line in ENGINEERING * 2])
    assert sum(len(bead.reference) for bead in beads) == 1000


def test_the_same_input_gives_the_same_beads() -> None:
    assert align(INDONESIAN, ENGLISH) == align(INDONESIAN, ENGLISH)
