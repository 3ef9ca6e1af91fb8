"""Terms are found in all their forms, and told to be rendered in all of theirs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.errors import InputError
from align.text.analysis import analyse
from align.text.terms import Term, Terms, english_words, read_terms, renders

TERMS = Terms(
    [
        Term("popok", ("diaper",), "n"),
        Term("sabit", ("sickle",), "n"),
        Term("bulan sabit", ("crescent moon",), "n"),
        Term("digerebek", ("raid",), "v"),
        Term("hati-hati", ("careful",), "a"),
        Term("hati", ("heart", "liver"), "n"),
    ]
)


def found(text: str, terms: Terms = TERMS) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.term.source) for one in terms.find(analyse(text))]


@pytest.mark.parametrize("form", ["popok", "popoknya", "popok-popok", "Popok"])
def test_a_noun_is_found_with_clitics_reduplicated_and_at_the_head(form: str) -> None:
    assert found(f"{form} itu basah.") == [(form, "popok")]


@pytest.mark.parametrize("form", ["digerebek", "menggerebek"])
def test_a_verb_is_found_in_both_voices(form: str) -> None:
    assert found(f"Rumah itu {form} polisi.") == [(form, "digerebek")]


def test_the_longest_term_wins() -> None:
    assert found("Ada bulan sabit dan sabit.") == [("bulan sabit", "bulan sabit"), ("sabit",) * 2]


def test_what_is_reduplicated_may_be_a_word_of_its_own() -> None:
    assert found("Ia hati-hati, hatinya baik.") == [("hati-hati",) * 2, ("hatinya", "hati")]


def test_a_name_is_no_term_unless_terms_may_be_names() -> None:
    assert found("Kota Sabit dan Bulan Sabit Merah, bulan Sabit") == []
    named = Terms([Term("Bulan Sabit Merah", ("Red Crescent",))], names=True)
    assert found("Kata bulan sabit merah.", named) == [("bulan sabit merah", "Bulan Sabit Merah")]


def test_a_term_does_not_reach_over_a_comma_and_may_open_what_is_quoted() -> None:
    assert found("“Popok, bulan, sabit”") == [("Popok", "popok"), ("sabit", "sabit")]


def test_a_frequent_word_is_not_the_other_voice_of_a_rare_one() -> None:
    assert found("Mereka tahu.", Terms([Term("direka", ("invent",), "v")])) == []


@given(st.lists(st.sampled_from(["popok", "sabit", "bulan", "hati-hati", ",", "Ia", "digerebek"])))
def test_terms_come_in_order_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    last = 0
    for one in TERMS.find(analyse(text)):
        assert last <= one.start < one.end <= len(text)
        last = one.end


@pytest.mark.parametrize(
    ("draft", "strictly", "loosely"),
    [
        ("Two diapers, please.", True, True),
        ("The diaper's price rose.", True, True),
        ("Diapering is work.", True, True),
        ("She was in diaperland.", False, True),
        ("A nappy.", False, False),
    ],
)
def test_a_translation_counts_in_any_form(draft: str, strictly: bool, loosely: bool) -> None:
    term = Term("popok", ("diaper",), "n")
    words = english_words(draft)
    assert renders(words, term) is strictly
    assert renders(words, term, loosely=True) is loosely


def test_a_phrase_counts_whole_and_in_either_spelling() -> None:
    term = Term("serikat buruh", ("labor union", "union of workers"))
    assert renders(english_words("Labour unions agreed."), term)
    assert not renders(english_words("The union of labor agreed."), term)


@pytest.mark.parametrize("said", ["I folded my arms.", "They fold one's arms.", "Fold One’s arms!"])
def test_anybodys_are_ones(said: str) -> None:
    term = Term("lipat tangan", ("fold one's arms",))
    assert renders(english_words(said), term)
    assert not renders(english_words("They folded the arms."), term)
    assert renders(english_words("He hangs himself."), Term("gantung diri", ("hang oneself",)))
    assert not renders(english_words("They fold someone's arms."), term)


def test_a_table_is_read_with_its_line_numbers(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text("source\ttarget\tforbidden\ngotong royong\tmutual aid | =\t\n", "utf-8")
    assert list(read_terms(path)) == [Term("gotong royong", ("mutual aid", "gotong royong"))]
    path.write_text("source\ttarget\nmutu\tquality\n\tgood\n", "utf-8")
    with pytest.raises(InputError, match=r"terms\.tsv:3: no term"):
        list(read_terms(path))
    path.write_text("source\ttarget\tmet\nmutu\tquality\t3\nasa\thope\tmany\n", "utf-8")
    terms = read_terms(path)
    assert next(terms).met == 3
    with pytest.raises(InputError, match=r"terms\.tsv:3: met is 'many'"):
        next(terms)
