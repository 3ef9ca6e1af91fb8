"""Terms put into a draft in the place of what was said for them."""

from __future__ import annotations

from itertools import pairwise
from typing import cast

import numpy as np
import pytest
from copying_model import CopyingModel
from hypothesis import given
from hypothesis import strategies as st

from align.text.analysis import analyse
from align.text.terms import Term, Terms
from align.translate.attention import Attention, by_word, words_of
from align.translate.dictionary import places, put_in
from align.translate.drafter import Drafter
from align.translate.models import find_model
from align.translate.options import DecodingOptions
from align.translate.repair.splice import splice
from align.translate.substitution import edits
from align.translate.translator import Hypothesis, Translator, load_translator


def looks(links: str) -> Attention:
    """Return attention from ``0-1 2-3``: word of the draft, word of the source."""
    pairs = [tuple(map(int, link.split("-"))) for link in links.split()]
    made = np.zeros((20, 20))
    for theirs, ours in pairs:
        made[theirs, ours] = 0.9
    return made


def edited(source: str, draft: str, term: Term, links: str) -> str:
    found = Terms([term]).find(analyse(source))
    shape = len(draft.split()), len(source.split())
    made = edits(source, [], draft, found, looks(links)[: shape[0], : shape[1]])
    return splice(draft, made)


SLAP = Term("menampar", ("slap",), "v")
FILM = Term("film laga", ("action film",), "n")
RIB = Term("rusuk", ("rib",), "n")


@pytest.mark.parametrize(
    ("source", "draft", "term", "links", "expected"),
    [
        # A verb takes the form that the words before it ask for, or that of what stood there.
        ("karena menampar dia", "for throwing him", SLAP, "1-1", "for slapping him"),
        ("akan menampar dia", "will throw him", SLAP, "1-1", "will slap him"),
        ("telah menampar dia", "has thrown him", SLAP, "1-1", "has slapped him"),
        ("dia menampar anak", "he threw a child", SLAP, "1-1", "he slapped a child"),
        (
            "dia sedang menampar anak",
            "he is throwing a child",
            SLAP,
            "2-2",
            "he is slapping a child",
        ),
        ("anak itu ditampar", "the child was thrown", SLAP, "3-2", "the child was slapped"),
        # What is active in Indonesian is no passive in English.
        ("dia menampar anak", "he was founded a child", SLAP, "2-1", "he slapped a child"),
        # A noun has the number of what stood there, or that its article has.
        ("tulang rusuk itu", "those bones", RIB, "1-1", "those ribs"),
        ("tulang rusuk itu", "the bones", RIB, "1-1", "the ribs"),
        ("tulang rusuk itu", "a bones", RIB, "1-1", "a rib"),
        # Words that the translation brings along make way with the one that looks.
        ("dalam film laga itu", "in the match film.", FILM, "2-2", "in the action film."),
        ("dalam film laga itu", "in the film of match", FILM, "4-2", "in the film of action film"),
        ("dalam film laga itu", "in the film match", FILM, "3-2", "in the action film"),
        # Marks stay, and so do capitals where the draft begins.
        ("Film laga, katanya", '"Match", he said', FILM, "0-1", '"Action film", he said'),
        ("film laga itu", "the match's end", FILM, "1-1", "the action film's end"),
        # Nothing looks at it, or nothing but words that render nothing of themselves.
        ("dalam film laga itu", "in the film", FILM, "", "in the film"),
        ("dalam film laga itu", "in the film", FILM, "1-2", "in the film"),
        ("dalam film laga itu", "in the and/or film", FILM, "2-2", "in the and/or film"),
    ],
)
def test_a_term_takes_the_place_of_what_was_said_for_it(
    source: str, draft: str, term: Term, links: str, expected: str
) -> None:
    assert edited(source, draft, term, links) == expected


def test_of_two_terms_for_one_word_that_counts_which_is_looked_at_more() -> None:
    source, draft = "rusuk laga", "the bone"
    terms = Terms([RIB, Term("laga", ("match",), "n")]).find(analyse(source))
    attention = np.array([[0.0, 0.0], [0.4, 0.5]])
    assert [edit.text for edit in edits(source, [], draft, terms, attention)] == ["match"]


def test_terms_are_found_where_others_were_put_in_english() -> None:
    source = "para tengkulak jual beli popok"
    terms = Terms(
        [
            Term("tengkulak", ("middleman",), "n"),
            Term("jual beli", ("trade",)),
            Term("popok", ("disposable diaper",), "n"),
        ]
    ).find(analyse(source))
    for put in ([], terms[:1], terms[1:], terms):
        read = put_in(source, put)
        texts = [read[start:end] for start, end in places(source, put, terms)]
        assert texts == [
            "middlemen" if terms[0] in put else "tengkulak",
            "trade" if terms[1] in put else "jual beli",
            "disposable diaper" if terms[2] in put else "popok",
        ]


@given(
    st.lists(st.sampled_from(["satu", "dua", "film", "laga", "rusuk,"]), min_size=1),
    st.lists(st.sampled_from(["one", "the", "a", "match,", "film", "'bones'", "of", "--", "x/y"])),
)
def test_all_but_the_place_stays(ours: list[str], theirs: list[str]) -> None:
    source, draft = " ".join(ours), " ".join(theirs)
    found = Terms([FILM, RIB]).find(analyse(source))
    attention = np.random.default_rng(len(source)).random((len(theirs), len(ours)))
    made = sorted(edits(source, [], draft, found, attention)) if theirs else []
    assert all(draft[slice(*edit.span)].strip(" .,'") for edit in made)
    assert all(one.span[1] <= two.span[0] for one, two in pairwise(made))


def test_pieces_count_as_the_words_they_are_of() -> None:
    owners = words_of(["▁di", "aper", "s", "▁now", "."], "diapers now.")
    assert owners == [0, 0, 0, 1, 1]
    assert words_of(["▁diaper"], "diapers") == []
    attention = np.array([[0.9, 0.1], [0.6, 0.4], [0.9, 0.1], [0.2, 0.8], [0.0, 0.2]])
    assert by_word(attention, owners, [0, 1]).round(2).tolist() == [[0.8, 0.2], [0.1, 0.5]]


class _Deaf(CopyingModel):
    """Says its source but for one word, which it garbles in English as well; looks word by word."""

    garbled = {"popok": "robber", "diaper": "ribbon"}  # noqa: RUF012

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.read: list[str] = []
        self.tells = True

    def say(self, row: list[str]) -> Hypothesis:
        self.heard.append(" ".join(row))
        return Hypothesis([self.garbled.get(word, word) for word in row], 0.5)

    def look(self, pieces: list[str], said: list[str]) -> Attention:
        return np.eye(len(said), len(pieces))


def test_a_draft_is_mended_without_being_decoded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    for met, heard in ((None, "ini popok Budi"), (0, "ini diaper Budi")):
        book = Terms([Term("popok", ("diaper",), "n", met=met)])
        monkeypatch.setattr("align.translate.drafting.embedded", lambda book=book: book)
        model = _Deaf()
        drafter = Drafter(cast("Translator", model), DecodingOptions())
        assert [draft.text for draft in drafter.drafts(["ini popok Budi"])] == ["ini diaper Budi"]
        assert model.heard == [heard]


def test_the_embedded_model_says_what_a_glossary_asks_for(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    glossary = tmp_path_factory.mktemp("glossary") / "terms.tsv"
    glossary.write_text("source\ttarget\tkind\nperahu\tproa\tn\nnelayan\tfisher\tn\n", "utf-8")
    drafter = Drafter(load_translator(find_model()), DecodingOptions(glossary=glossary))
    source = "Para nelayan menjual perahu mereka kepada seorang pedagang dari Makassar."
    (draft,) = drafter.drafts([source])
    assert "Fishers" in draft.text
    assert "proas" in draft.text or "proa " in draft.text
