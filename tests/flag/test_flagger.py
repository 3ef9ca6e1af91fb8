"""Scores become flags: thresholds, switches, the document's prior, ignored spans."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.document import SEVERITIES, Document, Pair
from align.errors import InputError
from align.flag import (
    FLAGS,
    Context,
    Flagger,
    Options,
    Row,
    flag_document,
    flag_pairs,
    read_options,
)
from align.flag.base import Candidate
from align.flag.ignore import IgnoreList, dismiss
from align.flag.likelihood import machine_translated
from align.text.split import split

CALQUE = "Kedua menteri bertukar duri di depan pers."
FLAGGER = Flagger()


def ids(text: str, options: Options | None = None) -> list[str]:
    (flags,) = Flagger(options).flag(Context((Row(text),)))
    return [flag.id for flag in flags]


def test_a_flag_explains_itself() -> None:
    (flags,) = FLAGGER.flag(Context((Row(CALQUE),)))
    (flag,) = flags
    assert CALQUE[flag.start : flag.end] == "bertukar duri"
    assert flag.severity == "major"
    assert "trade barbs" in flag.english
    assert flag.suggestion
    assert flag.message
    assert flag.evidence
    assert 0 < flag.confidence <= 1


def test_flags_can_be_switched_off_and_on() -> None:
    assert ids(CALQUE, Options(disable=frozenset({"IDIOM-CALQUE"}))) == []
    assert ids(CALQUE, Options(enable=frozenset({"ORTHO"}))) == []
    assert ids(CALQUE, Options(enable=frozenset({"IDIOM-CALQUE"}))) == ["IDIOM-CALQUE"]


def test_threshold_and_severity_are_settings() -> None:
    assert ids(CALQUE, Options(threshold={"IDIOM-CALQUE": 1.0})) == []
    (flags,) = Flagger(Options(severity={"IDIOM-CALQUE": "neutral"})).flag(Context((Row(CALQUE),)))
    assert flags[0].severity == "neutral"


def test_a_dismissed_span_stays_dismissed(tmp_path: Path) -> None:
    path = tmp_path / "ignore.tsv"
    assert ("IDIOM-CALQUE", "bertukar duri") not in IgnoreList.read(path)
    dismiss(path, "IDIOM-CALQUE", "bertukar\tduri", "a poem")
    assert ids(CALQUE, Options(ignore=IgnoreList.read(path))) == []
    path.write_text("IDIOM-CALQUE bertukar duri\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"ignore\.tsv:1: expected: flag id, tab"):
        IgnoreList.read(path)


def test_a_document_full_of_calques_makes_each_of_them_likelier() -> None:
    doubtful = Row("Pembicaraan yang jujur dan konstruktif berlangsung satu jam.")
    plain = [Row(f"Petani ke-{n} menanam padi di sawahnya.") for n in range(30)]
    calques = [
        Row("Kedua menteri bertukar duri di depan pers."),
        Row("Ia memutar mata buta atas suap itu."),
        Row("Baik Kanada dan Meksiko menolak."),
        Row("Gubernur membuat yakin bahwa jalan itu aman."),
    ] * 6
    native, _ = FLAGGER.judge(Context((doubtful, *plain)))
    machine, likelihood = FLAGGER.judge(Context((doubtful, *calques)))
    assert native[0] == []
    assert [flag.id for flag in machine[0]] == ["WRONG-SENSE"]
    assert likelihood.probability > 0.9
    assert dict(likelihood.evidence)["IDIOM-CALQUE"] == 12


def test_no_evidence_is_no_suspicion() -> None:
    likelihood = machine_translated([], 40, -9.0)
    assert likelihood.probability < 0.05
    assert likelihood.density == 0


def test_an_english_source_lets_evidence_weigh_more_but_is_none_itself() -> None:
    assert machine_translated([], 40, -9.0, origin=True).probability < 0.05
    doubtful = Row("Menurut kabar, Ia pergi ke pasar dan antre untuk dua jam di depan toko.")
    calque = Row("Kedua menteri bertukar duri di depan pers.")
    plain = tuple(Row(f"Petani ke-{n} menanam padi di sawahnya.") for n in range(10))
    _, without = FLAGGER.judge(Context((doubtful, calque, *plain)))
    _, named = FLAGGER.judge(Context((doubtful, calque, *plain, Row("Agence France-Presse"))))
    assert without.probability < named.probability
    assert (without.origin, named.origin) == (False, True)


def test_a_style_that_no_person_writes_is_suspect_without_a_flag() -> None:
    assert machine_translated([], 40, 1.0).probability > 0.8
    plain, plainer = (machine_translated([], 40, style) for style in (-5.0, -9.0))
    assert plain.probability == plainer.probability
    assert machine_translated([], 1, 1.0).probability < 0.05  # a single sentence has no style


def test_the_surer_of_two_flags_that_say_the_same_stays() -> None:
    (flags,) = FLAGGER.flag(Context((Row("Moskow memanggil duta besarnya ke London."),)))
    assert [flag.id for flag in flags] == ["MEANING-FLIP"]


def test_settings_come_from_a_table_and_are_checked(tmp_path: Path) -> None:
    path = tmp_path / "sejajar.toml"
    path.write_text(
        '[flags]\ndisable = ["ORTHO"]\nnames = ["mine.tsv"]\n'
        '[flags.IDIOM-CALQUE]\nseverity = "minor"\nthreshold = 0.7\n',
        encoding="utf-8",
    )
    options = read_options(path)
    assert not options.wants("ORTHO")
    assert options.severity == {"IDIOM-CALQUE": "minor"}
    assert options.threshold == {"IDIOM-CALQUE": 0.7}
    assert options.names == (tmp_path / "mine.tsv",)
    for text, message in (
        ("[flags]\nIDIOM = 1\n", "knows no flag or setting 'IDIOM'"),
        ('[flags]\ndisable = ["IDIOM"]\n', "disable names unknown flags: IDIOM"),
        ("[flags.ORTHO]\nthreshold = 2\n", "ORTHO: threshold must be a number from 0 to 1"),
        ('[flags.ORTHO]\nseverity = "bad"\n', "ORTHO: severity must be one of neutral"),
        ("[flags\n", "not valid TOML"),
    ):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=message):
            read_options(path)


def test_the_users_names_are_known(tmp_path: Path) -> None:
    text = "Menurut Ketut Darmawangsi, padi tumbuh."
    assert ids(text) == []
    path = tmp_path / "names.tsv"
    path.write_text("Ketut Darmawangsa\n", encoding="utf-8")
    assert ids(text, Options(names=(path,))) == ["NAME-GARBLED"]


def test_pairs_are_flagged_document_by_document_as_they_come() -> None:
    seen: list[str] = []

    def stream() -> Iterator[Pair]:
        for doc in "ab":
            for number in range(3):
                seen.append(f"{doc}:{number}")
                yield Pair(f"{doc}:{number}", doc, "text", CALQUE)

    flagged = flag_pairs(stream())
    assert next(flagged).id == "a:0"
    assert seen[-1] == "b:0"
    assert all(pair.flags for pair in flagged)


def test_flags_are_sound() -> None:
    assert all(kind.severity in SEVERITIES for kind in FLAGS.values())
    assert all(kind.definition and kind.mqm for kind in FLAGS.values())


WORDS = st.sampled_from(
    "Ia bertukar duri . , ” “ ( ) $ 11 juta dan yang di meja Putin Blinkin Anthony Blinken kata "
    "Siapa mengatakan dia tidak 😀 é \n \t \u00a0 READ - – [ TASS ] baik Rusia memutar mata".split(
        " "
    )
)


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_whatever_comes_in_spans_lie_in_their_segment(text: str) -> None:
    document = split(Document("d", "d", text))
    flags = flag_document(document)
    assert len(flags) == len(document.segments)
    for segment, found in zip(document.segments, flags, strict=True):
        for flag in found:
            assert 0 <= flag.start <= flag.end <= len(segment.text)
        assert found == sorted(found, key=lambda f: (f.side, f.start, f.end, f.id))


@settings(max_examples=40)
@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_the_pair_spans_lie_in_their_side(source: str, draft: str) -> None:
    (pair,) = flag_pairs([Pair("d:1", "d", "text", source, draft)])
    for flag in pair.flags:
        text = {"source": source, "draft": draft, "pair": ""}[flag.side]
        assert 0 <= flag.start <= flag.end <= len(text)


def test_no_flag_vouches_for_itself() -> None:
    one = Candidate("IDIOM-CALQUE", 0, 0, 5, 0.9)
    alone = machine_translated([one], 2, -20.0)
    beside = machine_translated([one, one], 2, -20.0)
    assert alone.probability > 0.5 > 0.01 > alone.without(0.9)
    assert beside.without(0.9) == pytest.approx(alone.probability)


def test_a_weak_flag_needs_company_in_a_text_of_one_sentence() -> None:
    weak = Row("Ia menjual pieces kayu di pasar.")
    (alone,) = FLAGGER.flag(Context((weak,)))
    assert not alone
    (_, beside) = FLAGGER.flag(Context((Row(CALQUE), weak)))
    assert [flag.id for flag in beside] == ["UNTRANSLATED"]


def test_a_text_known_to_be_machine_translated_is_searched_for_weak_signs(tmp_path: Path) -> None:
    weak = "Ia menjual pieces kayu di pasar."
    settings = tmp_path / "sejajar.toml"
    settings.write_text("[flags]\nmachine = true\n", encoding="utf-8")
    assert ids(weak) == []
    assert ids(weak, read_options(settings)) == ["UNTRANSLATED"]
