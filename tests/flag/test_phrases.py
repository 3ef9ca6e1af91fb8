"""Phrases are matched by lemma, across light words and gaps, under their cues."""

from __future__ import annotations

from pathlib import Path

import pytest

from align.errors import InputError
from align.flag.lexicon import Entry, read_lexicon
from align.flag.phrases import PhraseMatcher
from align.text.analysis import analyse


def found(text: str, *variants: str, cues: str = "", anti: str = "") -> list[tuple[str, bool]]:
    entry = Entry("english", variants, cues=tuple(cues.split()), anti=tuple(anti.split()))
    tokens = analyse(text)
    return [
        (text[tokens.starts[match.first] : tokens.ends[match.last - 1]], match.cued)
        for match in PhraseMatcher([entry]).matches(tokens)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Mereka memutar mejanya kemarin.",
        "Meja itu? Tidak: ia sedang memutar sebuah meja.",
        "Kami memutar “meja” itu.",
    ],
)
def test_inflection_light_words_and_quotes_do_not_matter(text: str) -> None:
    assert found(text, "memutar meja")


def test_a_bare_root_in_a_phrase_is_no_verb() -> None:
    assert found("Ia memberi makan ikan besar.", "ikan besar")
    assert not found("Ia menggambar besar-besaran.", "gambar besar")


def test_a_sentence_end_breaks_a_phrase() -> None:
    assert not found("Ia memutar. Meja itu baru.", "memutar meja")


def test_a_gap_holds_one_to_six_words() -> None:
    assert found("hal terakhir yang kami benar-benar inginkan", "hal terakhir yang * inginkan")
    assert found("hal terakhir yang dia (Putin) inginkan", "hal terakhir yang * inginkan")
    assert not found("hal terakhir yang inginkan", "hal terakhir yang * inginkan")
    long = "hal terakhir yang a b c d e f g h inginkan"
    assert not found(long, "hal terakhir yang * inginkan")


def test_a_capital_is_asked_for_where_the_phrase_has_one() -> None:
    assert found("Ia dari Rumah itu.", "Rumah")
    assert not found("Ia di rumah itu.", "Rumah")


def test_reduplication_in_a_phrase_is_meant() -> None:
    assert found("hari-hari itu telah berakhir", "hari-hari itu")
    assert not found("hari itu telah berakhir", "hari-hari itu")


def test_cues_are_whole_words_near_by_and_anti_cues_forbid() -> None:
    assert found("Bug di awan Microsoft itu.", "awan", cues="Microsoft") == [("awan", True)]
    assert found("Awan di langit itu.", "awan", cues="Microsoft") == [("Awan", False)]
    assert not found("Awan gelap di atas kantor Microsoft.", "awan", anti="gelap")
    assert found("AS dan awan", "awan", cues="AS") == [("awan", True)]
    assert found("as roda dan awan", "awan", cues="AS") == [("awan", False)]


def test_a_bad_lexicon_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.tsv"
    path.write_text("english\tindonesian\tscore\nthe bush\tsemak\tmany\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.tsv:2: score 'many' is not a number"):
        read_lexicon(path)
    path.write_text("english\tindonesian\nthe bush\t\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.tsv:2: english or indonesian is empty"):
        read_lexicon(path)


def test_alternatives_in_braces_are_multiplied_out(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.tsv"
    path.write_text(
        "english\tindonesian\tsuggestion\n"
        "a frame\t{dituduh/dituding} {dari/tentang}|menit {ke/}tujuh\tx\n"
        "no frame\tdan/atau\tx\n",
        encoding="utf-8",
    )
    first, second = read_lexicon(path)
    assert first.indonesian == (
        "dituduh dari",
        "dituduh tentang",
        "dituding dari",
        "dituding tentang",
        "menit ketujuh",
        "menit tujuh",
    )
    assert second.indonesian == ("dan/atau",)
