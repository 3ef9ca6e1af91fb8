"""The dictionary and a glossary help drafts out."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from copying_model import CopyingModel

from align.errors import InputError
from align.resources import corpus_dir
from align.text.analysis import analyse
from align.text.lemma import lemma
from align.text.terms import Term, Terms, read_terms
from align.translate.dictionary import RARE, Wordbook, put_in, read_glossary, take_over
from align.translate.drafter import Drafter
from align.translate.options import DecodingOptions
from align.translate.translator import Hypothesis, Translator

BOOK = Terms(
    [
        Term("popok", ("diaper",), "n"),
        Term("menyemai", ("sow",), "v"),
        Term("kusam", ("dull",), "a"),
        Term("meninggal dunia", ("die",), "v"),
        Term("hindari", ("avoid",), "v"),
    ]
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Harga popok naik.", "Harga diaper naik."),
        ("Harga popok-popok naik.", "Harga diapers naik."),
        ("Ada 12 popok.", "Ada 12 diapers."),
        ("Popoknya kusam.", "Diaper dull."),
        ("Ia menyemai padi.", "Ia sowed padi."),
        ("Ia akan menyemai padi.", "Ia akan sow padi."),
        ("Warga diminta menyemai padi.", "Warga diminta sow padi."),
        ("Ia meninggal dunia.", "Ia died."),
        # A verb without a prefix that opens its source is an imperative.
        ('"Hindari popok."', '"Avoid diaper."'),
        ("Menyemai padi itu mudah.", "Sowed padi itu mudah."),
    ],
)
def test_a_term_is_put_in_as_its_place_asks(source: str, expected: str) -> None:
    assert put_in(source, BOOK.find(analyse(source))) == expected


def test_a_capital_of_the_head_stays_there() -> None:
    found = BOOK.find(analyse("Popok itu mahal."))
    assert take_over("Popok itu mahal.", found, "The Diaper is dear.") == "The diaper is dear."
    assert take_over("Popok itu mahal.", found, "Diaper is dear.") == "Diaper is dear."


def test_the_glossary_has_the_last_word() -> None:
    asked, known = Wordbook(Terms([Term("popok kusam", ("old nappy",))]), BOOK).find(
        "Popok kusam, popok baru."
    )
    assert [one.term.targets[0] for one in asked] == ["old nappy"]
    assert [one.term.targets[0] for one in known] == ["diaper"]


def test_an_address_is_no_place_for_a_term() -> None:
    for book in (Wordbook(None, BOOK), Wordbook(BOOK, None)):
        found = book.find("Pesan popok: popok@contoh.id, https://contoh.id/popok?b=1")
        assert [one.start for part in found for one in part] == [6]


class _Parrot(CopyingModel):
    """Says its source word by word, but for what it does not know."""

    garbled = {"popok": "robber", "kusam": "sour", "sickle": "chili", "sabit": "seed"}  # noqa: RUF012

    def __init__(self, doubts: str = "") -> None:
        self.doubts = doubts
        self.read: list[str] = []

    def say(self, row: list[str]) -> Hypothesis:
        self.read.append(" ".join(row))
        said = [self._said(word, row) for word in row]
        return Hypothesis(said, 0.3 if self.doubts in row else 0.5)

    def _said(self, word: str, row: list[str]) -> str:
        return "carol" if word == "Carol" and "diaper" in row else self.garbled.get(word, word)


def draft(source: str, options: DecodingOptions, parrot: _Parrot | None = None) -> str:
    drafter = Drafter(cast("Translator", parrot or _Parrot()), options)
    return next(iter(drafter.drafts([source]))).text


def test_unknown_words_are_looked_up() -> None:
    options = DecodingOptions(beam_size=1)
    assert draft("ini popok", options) == "ini diaper"
    assert draft("ini popok", DecodingOptions(beam_size=1, dictionary=False)) == "ini robber"


def test_a_rare_term_is_put_in_at_once_and_others_where_they_are_lacking(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book = Terms(
        [
            Term("tengkulak", ("middleman",), met=RARE),
            Term("popok", ("diaper",), met=RARE + 1),
            Term("kusam", ("dull",)),
            Term("sabit", ("sickle",), met=0),
            Term("jual beli", ("trade",), met=0),
        ]
    )
    monkeypatch.setattr("align.translate.drafting.embedded", lambda: book)
    for source, expected, readings in [
        ("ada tengkulak", "ada middleman", ["ada middleman"]),
        ("Tengkulak ada", "Middleman ada", ["Middleman ada"]),
        ("tengkulak kusam", "middleman dull", ["middleman kusam", "middleman dull"]),
        ("ada popok", "ada diaper", ["ada popok", "ada diaper"]),
        ("jual beli", "trade", ["trade"]),
        # What does not come through is left as it was.
        ("ada sabit", "ada seed", ["ada sickle", "ada sabit"]),
        # A headline is drafted as it is written as well.
        (
            "Orang Popok Jual Tengkulak",
            "Orang diaper jual middleman",
            [
                "Orang Popok Jual Middleman",
                "Orang popok jual middleman",
                "Orang diaper jual middleman",
            ],
        ),
    ]:
        parrot = _Parrot()
        assert draft(source, DecodingOptions(beam_size=1), parrot) == expected
        assert parrot.read == readings


def test_whose_it_is_is_said_where_a_term_says_one(monkeypatch: pytest.MonkeyPatch) -> None:
    book = Terms([Term("mengelus dada", ("shake one's head",), met=0)])
    monkeypatch.setattr("align.translate.drafting.embedded", lambda: book)
    options = DecodingOptions(beam_size=1)
    assert draft("She mengelus dada", options) == "She shake her head"
    assert draft("She said one's head", options) == "She said one's head"


def test_a_draft_that_the_word_does_not_help_stays() -> None:
    assert draft("ini sabit", DecodingOptions(beam_size=1)) == "ini seed"


def test_a_draft_that_the_word_makes_doubtful_stays() -> None:
    assert draft("ini popok", DecodingOptions(beam_size=1), _Parrot("diaper")) == "ini robber"


def test_a_draft_that_the_word_costs_a_name_stays() -> None:
    assert draft("ini popok Whitby", DecodingOptions(beam_size=1)) == "ini diaper Whitby"
    assert draft("ini popok Carol", DecodingOptions(beam_size=1)) == "ini robber Carol"


def test_a_larger_model_is_left_alone() -> None:
    parrot = _Parrot()
    parrot.parameters = 70_000_000
    assert draft("ini popok", DecodingOptions(beam_size=1), parrot) == "ini robber"


def test_a_glossary_is_obeyed_whatever_the_model_thinks(tmp_path: Path) -> None:
    path = tmp_path / "glossary.tsv"
    path.write_text("source\ttarget\npopok\tnappy\nsabit\t=\n", "utf-8")
    options = DecodingOptions(beam_size=1, glossary=path)
    parrot = _Parrot("nappy")
    parrot.parameters = 70_000_000
    assert draft("ini popok", options, parrot) == "ini nappy"
    before = options.key
    path.write_text("source\ttarget\npopok\tdiaper\n", "utf-8")
    assert options.key != before


def test_shorthand_is_spelt_out_unless_the_glossary_has_it(tmp_path: Path) -> None:
    path = tmp_path / "glossary.tsv"
    path.write_text("source\ttarget\nmenhan as\tSecDef\n", "utf-8")
    for options in (
        DecodingOptions(glossary=path),
        DecodingOptions(glossary=path, dictionary=False),
    ):
        assert "SecDef" in draft("Kpd Menhan AS", options, _Parrot("SecDef"))
    assert draft("utk saya", DecodingOptions()) == "untuk saya"
    assert draft("utk saya", DecodingOptions(dictionary=False)) == "utk saya"


def test_a_glossary_that_is_not_there_is_said(tmp_path: Path) -> None:
    options = DecodingOptions(glossary=tmp_path / "none.tsv")
    with pytest.raises(InputError, match=r"none\.tsv: cannot read the table"):
        _ = options.key
    with pytest.raises(InputError, match=r"none\.tsv: cannot read the table"):
        read_glossary(tmp_path / "none.tsv")


def test_the_dictionary_is_in_order() -> None:
    path = corpus_dir() / "dictionary" / "id-en.tsv"
    terms = list(read_terms(path))
    sources = [term.source for term in terms]
    assert len(terms) > 30_000
    assert sources == sorted(set(sources))
    assert {term.kind for term in terms} == set("nuva")
    assert all(term.targets and term.met is not None for term in terms)
    book = Terms(terms)
    lost = [
        term.source
        for term in terms
        if not any(
            one.start == 0 and one.end == len(term.source)
            for one in book.find(analyse(term.source))
        )
    ]
    assert lost == []
    assert not {"yang", "dan", "bisa", "mereka"} & set(map(lemma, sources))
