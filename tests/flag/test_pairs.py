"""Checks of a source against its draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from align.document import Pair
from align.flag import Flagger, Options, flag_pairs


def flags_of(source: str, draft: str, options: Options | None = None) -> list[tuple[str, str, str]]:
    """Return id, side and span of the flags that compare the two sides."""
    pairs = list(flag_pairs([Pair("d:1", "d", "text", source, draft)], Flagger(options)))
    texts = {"source": source, "draft": draft}
    return [
        (flag.id, flag.side, texts.get(flag.side, "")[flag.start : flag.end])
        for flag in pairs[0].flags
        if flag.id.startswith("PAIR-")
    ]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("Harga naik 1.500 rupiah pada 7 Mei.", "The price rose by 1,500 rupiah on May 7."),
        ("Kerugiannya 2,5 juta dolar.", "The loss is 2.5 million dollars."),
        ("Menurut Yevgeny Prigozhin, itu benar.", "According to Evgeny Prigozhin, that is true."),
        ("Ia tidak datang.", "He did not come."),
        ("Itu tidak sah.", "It is unlawful."),
        ("“Kami pulang,” katanya.", "“We are going home,” she said."),
    ],
)
def test_good_drafts_pass(source: str, draft: str) -> None:
    assert flags_of(source, draft) == []


@pytest.mark.parametrize(
    ("source", "draft", "expected"),
    [
        (
            "Harga naik 1.500 rupiah.",
            "The price rose by 1,600 rupiah.",
            ("PAIR-NUMBER", "draft", "1,600"),
        ),
        (
            "Desa itu punya 40 rumah dan satu masjid.",
            "The village has houses and a mosque.",
            ("PAIR-NUMBER", "source", "40"),
        ),
        (
            "Menurut kepala desa, Wirdanisa pulang.",
            "According to the head, Wirdanesa went home.",
            ("PAIR-NAME", "draft", "Wirdanesa"),
        ),
        (
            "Menurut kepala desa, Wirdanisa pulang.",
            "According to the head, she went home.",
            ("PAIR-NAME", "source", "Wirdanisa"),
        ),
        ("Warga tidak setuju.", "The villagers agree.", ("PAIR-NEGATION", "source", "tidak")),
        ("Warga setuju.", "The villagers do not agree.", ("PAIR-NEGATION", "draft", "not")),
        (
            "Petani menanam padi di sawah yang luas.",
            "Petani menanam padi di sawah yang luas.",
            ("PAIR-COPIED", "draft", "Petani menanam padi di sawah yang luas."),
        ),
        (
            "The farmers of the valley have planted rice.",
            "Petani di lembah itu telah menanam padi.",
            ("PAIR-SWAPPED", "pair", ""),
        ),
        ("Padi tumbuh.", "", ("PAIR-EMPTY", "pair", "")),
        (
            "Ia pergi ke pasar.",
            "He went to the market to the market to the market to the market.",
            ("PAIR-REPETITION", "draft", None),
        ),
        (
            "Ia pulang ke desa.",
            "He came home to the the village.",
            ("PAIR-REPETITION", "draft", "the the"),
        ),
        ("Ia pergi (ke pasar).", "He went (to the market.", ("PAIR-PUNCTUATION", "draft", "(")),
        ("“Kami pulang,” katanya.", "We go home, she said.", ("PAIR-PUNCTUATION", "pair", "")),
        ("Apakah ia pulang?", "He came home.", ("PAIR-PUNCTUATION", "pair", "")),
        (
            "Petani di lembah itu menanam padi, jagung, dan kedelai setiap musim hujan tiba.",
            "They do.",
            ("PAIR-LENGTH", "pair", ""),
        ),
    ],
)
def test_a_fault_of_the_pair_is_found(
    source: str, draft: str, expected: tuple[str, str, str | None]
) -> None:
    draft_side = list(
        flag_pairs(
            [Pair("d:0", "d", "text", "Awal.", "Start."), Pair("d:1", "d", "text", source, draft)]
        )
    )[1]
    texts = {"source": source, "draft": draft}
    found = [
        (flag.id, flag.side, texts.get(flag.side, "")[flag.start : flag.end])
        for flag in draft_side.flags
    ]
    flag, side, span = expected
    assert any(one[:2] == (flag, side) and span in (None, one[2]) for one in found), found


def test_the_same_source_with_another_draft() -> None:
    pairs = [
        Pair("d:1", "d", "text", "Padi itu tumbuh baik.", "The rice grows well."),
        Pair("d:2", "d", "text", "Padi itu tumbuh baik.", "That paddy is growing."),
        Pair("e:1", "e", "text", "Padi itu tumbuh baik.", "Another document."),
    ]
    ids = [[flag.id for flag in pair.flags] for pair in flag_pairs(pairs)]
    assert ids == [[], ["PAIR-INCONSISTENT"], []]


def test_a_draft_error_is_traced_to_the_calque_in_the_source() -> None:
    source = "Kedua menteri bertukar duri di depan pers."
    at = source.index("bertukar")
    (pair,) = flag_pairs(
        [Pair("d:1", "d", "text", source, "The two ministers exchanged thorns before the press.")]
    )
    (blame,) = [flag for flag in pair.flags if flag.id == "PAIR-CALQUE"]
    assert blame.evidence == f"caused by IDIOM-CALQUE@source:{at}-{at + len('bertukar duri')}"
    assert blame.suggestion == "trade barbs"
    assert flags_of(source, "The two ministers traded barbs before the press.") == []


def test_glossary_requires_and_forbids(tmp_path: Path) -> None:
    path = tmp_path / "glossary.tsv"
    path.write_text(
        "source\ttarget\tforbidden\n"
        "gotong royong\tmutual aid|=\tcooperation\n"
        "menanam padi\tplant rice|planting rice|planted rice\t\n",
        encoding="utf-8",
    )
    options = Options(glossary=path)
    assert flags_of("Gotong royong itu baik.", "That mutual aid is good.", options) == []
    assert flags_of("Gotong royong itu baik.", "That gotong royong is good.", options) == []
    assert flags_of("Gotong royong itu baik.", "That cooperation is good.", options) == [
        ("PAIR-GLOSSARY", "draft", "cooperation")
    ]
    assert flags_of("Mereka menanam padi.", "They sow grain.", options) == [
        ("PAIR-GLOSSARY", "source", "menanam padi")
    ]
