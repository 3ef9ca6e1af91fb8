"""English phrases recognised through all that may translate their words."""

from __future__ import annotations

from align.flag import FLAGS
from align.flag.base import Context, Row
from align.flag.config import Options
from align.flag.detectors.literal_phrases import LiteralPhrases
from align.flag.detectors.verb_calques import VerbCalques
from align.flag.flagger import Flagger
from align.flag.glosses import Phrase, Phrasebook
from align.resources import corpus_dir
from align.text.analysis import analyse
from align.text.table import read_table

FLY = Phrase(
    "a fly in the ointment",
    "IDIOM-CALQUE",
    "cacat kecil",
    (frozenset({"lalat"}), frozenset({"salep", "balsam"})),
)
FOLDER = corpus_dir() / "lexicon"


def spans(text: str) -> list[str]:
    tokens = analyse(text)
    return [
        text[tokens.starts[first] : tokens.ends[last]]
        for first, last, _ in Phrasebook([FLY]).matches(tokens.lemmas)
    ]


def test_any_rendering_of_the_phrase_is_found() -> None:
    assert spans("Ada lalat di dalam salep.") == ["lalat di dalam salep"]
    assert spans("Itu balsam dengan lalatnya.") == ["balsam dengan lalatnya"]


def test_words_far_apart_or_in_two_clauses_are_no_phrase() -> None:
    assert spans("Lalat hinggap di meja penjual salep.") == []
    assert spans("Ia mengusir lalat, salep dioleskan.") == []
    assert spans("Ia membeli salep") == []


def test_single_candidates_stay_silent_in_a_document_without_other_signs() -> None:
    rows = (Row("Lalat di dalam salep itu mengganggunya."), *(Row("Ia pulang.") for _ in range(9)))
    assert list(LiteralPhrases(Options()).candidates(Context(rows)))
    assert not any(Flagger().flag(Context(rows)))


def test_a_translated_document_raises_them() -> None:
    calques = [
        Row("Kedua menteri bertukar duri di depan pers."),
        Row("Ia memutar mata buta atas suap itu."),
        Row("Baik Kanada dan Meksiko menolak."),
    ] * 4
    rows = (Row("Namun, ada lalat di dalam salep."), Row("Desa itu membuat langkah."), *calques)
    flags = Flagger().flag(Context(rows))
    assert [(flag.id, flag.english) for flag in flags[0]] == [
        ("IDIOM-CALQUE", "a fly in the ointment")
    ]
    assert [flag.id for flag in flags[1]] == ["COLLOC-CALQUE"]


def test_the_verb_is_found_with_each_of_its_objects() -> None:
    context = Context((Row("Menteri itu mengambil kepemimpinan atas dewan."),))
    (found,) = VerbCalques(Options()).candidates(context)
    assert context.rows[0].source[found.start : found.end] == "mengambil kepemimpinan"


def test_every_phrase_has_two_words_or_more_and_a_known_flag() -> None:
    for line, row in read_table(FOLDER / "glosses.tsv"):
        assert row["flag"] in FLAGS, line
        assert len(row["indonesian"].split(" ")) >= 2, line
    for line, row in read_table(FOLDER / "english_phrases.tsv"):
        assert row["flag"] in (*FLAGS, "-"), line
