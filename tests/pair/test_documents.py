"""Which document goes with which, and what becomes of two split documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from align.document import Document, Segment
from align.errors import InputError
from align.pair import documents, keep, pair_documents
from align.pair.documents import Match, by_content, by_name, match_documents, read_mapping
from align.text import lexicon


def document(name: str, *sentences: str, kind: str = "text") -> Document:
    text = "\n".join(sentences)
    segments, start = [], 0
    for k, sentence in enumerate(sentences):
        segments.append(Segment(sentence, start, start + len(sentence), kind, k))  # type: ignore[arg-type]
        start += len(sentence) + 1
    return Document(name, f"{name}.txt", text, segments=tuple(segments))


SOURCE = document("satu", "Harga beras naik\nlima persen.", "Pemerintah tidak khawatir.")
REFERENCE = document(
    "one", "The price of rice rose five percent.", "The government is not worried."
)


def test_pairs_carry_texts_bead_and_similarity() -> None:
    first, second = pair_documents(SOURCE, REFERENCE, ["Rice up 5%.", ""], [0.5, None])
    assert (first.id, first.doc, first.kind, first.bead) == ("satu:1", "satu", "text", "1-1")
    assert first.source == "Harga beras naik lima persen."
    assert first.reference == "The price of rice rose five percent."
    assert (first.draft, first.confidence) == ("Rice up 5%.", 0.5)
    assert (second.draft, second.confidence) == ("", None)
    assert first.similarity is not None
    assert first.similarity > 0.8


def test_what_is_unaligned_stays_unless_told_otherwise() -> None:
    lone = document("one", REFERENCE.segments[0].text)
    kept = pair_documents(SOURCE, lone)
    assert [pair.bead for pair in kept] == ["1-1", "1-0"]
    assert kept[1].reference == ""
    dropped = list(keep(kept, unaligned=False))
    assert [pair.id for pair in dropped] == ["satu:1"]


def test_unlikely_beads_can_be_left_out() -> None:
    assert list(keep(pair_documents(SOURCE, REFERENCE), min_similarity=1.0)) == []


def test_names_match_but_for_suffix_and_language() -> None:
    sources = ["berita/01.id.txt", "berita/02.id.txt", "pidato_ID.docx", "sisa.txt"]
    references = ["berita/01.en.txt", "pidato-english.html", "berita/02.txt", "lain.txt"]
    assert by_name(sources, references) == [
        Match("berita/01.id.txt", "berita/01.en.txt"),
        Match("berita/02.id.txt", "berita/02.txt"),
        Match("pidato_ID.docx", "pidato-english.html"),
    ]


def test_documents_without_a_partner_are_told_apart(tmp_path: Path) -> None:
    left = [document(name) for name in ("01.id.txt", "sisa.txt", "02.id.txt")]
    right = [document(name) for name in ("02.en.txt", "lain.txt", "01.en.txt")]
    pairs, alone = match_documents(left, right)
    assert pairs == [(left[0], right[2]), (left[2], right[0])]
    assert alone == [left[1], right[1]]
    mapping = tmp_path / "mapping.tsv"
    mapping.write_text("sisa.txt\tlain.txt\n")
    assert match_documents(left, right, mapping=mapping).alone == [left[0], left[2], *right[::2]]


def test_two_files_of_one_name_are_an_error() -> None:
    with pytest.raises(InputError, match="mapping"):
        by_name(["a.id.txt", "a.txt"], ["a.en.txt"])


def test_a_mapping_file_says_it_all(tmp_path: Path) -> None:
    path = tmp_path / "map.tsv"
    path.write_text("# source\treference\na.txt\tx.txt\n\nb.txt\ty.txt\n", encoding="utf-8")
    assert read_mapping(path) == [Match("a.txt", "x.txt"), Match("b.txt", "y.txt")]
    path.write_text("a.txt\tx.txt\nb.txt\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"map\.tsv:2: expected two columns"):
        read_mapping(path)
    with pytest.raises(InputError, match="cannot read"):
        read_mapping(tmp_path / "none.tsv")


def test_the_likeliest_partners_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{a}{b}" for a in "abcdefghij" for b in "abcdefghij"]
    sources = {name: [f"Kota {name} dan kota itu."] for name in names}
    references = {name: [f"The city {name} and the city."] for name in reversed(names)}
    whole = by_content(sources, references, lexicon.load())
    monkeypatch.setattr(documents, "_LIKELIEST", 3)
    assert by_content(sources, references, lexicon.load()) == whole
    assert {m.source for m in whole if m.source == m.reference} == set(names)


def test_contents_match_in_any_order() -> None:
    sources = {
        "banjir": ["Banjir besar merendam ratusan rumah di Semarang.", "Hujan turun tiga hari."],
        "kopi": ["Petani kopi di Aceh menjual panen mereka ke Jerman.", "Harga kopi naik."],
        "puisi": ["Rindu."],
    }
    references = {
        "coffee": ["Coffee farmers in Aceh sell their harvest to Germany.", "Coffee prices rose."],
        "flood": ["A big flood submerged hundreds of houses in Semarang.", "Rain fell three days."],
    }
    matches = by_content(sources, references, lexicon.load())
    assert [(m.source, m.reference) for m in matches] == [("banjir", "flood"), ("kopi", "coffee")]
    assert all(0.1 <= m.similarity <= 1 for m in matches)
    assert by_content({}, references) == []
