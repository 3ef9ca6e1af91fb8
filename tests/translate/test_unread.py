"""What a model cannot read is hidden from it and comes back."""

from __future__ import annotations

from pathlib import Path
from typing import cast
from unicodedata import normalize

import pytest
from copying_model import CopyingModel
from hypothesis import assume, given
from hypothesis import strategies as st

from align.translate.drafter import Drafter
from align.translate.drafting import GARBLERS
from align.translate.models import find_model
from align.translate.options import DecodingOptions
from align.translate.translator import Translator, load_translator
from align.translate.unread import Readable
from align.translate.verbatim import verbatim


def test_a_source_that_the_model_can_read_stays_as_it_is() -> None:
    readable = Readable("Harga “beras” naik 5%.", lambda _: True)
    assert readable.text == "Harga “beras” naik 5%."
    assert readable.put_back("The price of “rice” rose 5%.") == "The price of “rice” rose 5%."


@pytest.mark.parametrize(
    ("source", "read", "draft", "whole"),
    [
        ("Novak Đoković tiba.", "Novak Dokovic tiba.", "Dokovic's here.", "Đoković's here."),
        ("Kapal di A\u030alesund.", "Kapal di Alesund.", "Ships in Alesund.", "Ships in Ålesund."),
        ("Sekitar ¥8.000.", "Sekitar 8.000.", "About 8,000.", "About ¥8,000."),
        ("Rp5 dan € 5.", "Rp5 dan 5.", "Rp5 and 5.", "Rp5 and € 5."),
        ("5 apel, €5, 5°.", "5 apel, 5, 5.", "5 apples for 5, 5.", "5 apples for €5, 5°."),
        ("Dari 38 °C ke 3°C.", "Dari 38 ke 3.", "From 38 to 3.", "From 38 °C to 3°C."),
        ("Naik 10,5 ± 0,3%.", "Naik 10,5%.", "Up 10.5%.", "Up 10.5 ± 0,3%."),
        ("Luas 36 m² saja.", "Luas 36 saja.", "Only 36.", "Only 36 m²."),
        ("½ gelas, 1½ gelas.", "1/2 gelas, 1 gelas.", "1/2 cup, 1 cup.", "1/2 cup, 1½ cup."),
        ("“−5” ‘ko‑op’", "\"-5\" 'ko-op'", "\"-5\" 'co-op'", "\"-5\" 'co-op'"),
        ("Hak cipta ©.", "Hak cipta .", "Copyright.", "Copyright."),
        ("Xi (习近平) tiba.", "Xi (9073) tiba.", "Xi (9,073) came.", "Xi (习近平) came."),
        ("Kata мир.", "Kata 9073.", "It is 19073.", "It is 19073."),
        ("α + 9073", "9072 + 9073", "9072 + 9073", "α + 9073"),
        ("السَّلَامُ عَلَيْكُمْ, kawan", "9073, kawan", "9073, friend", "السَّلَامُ عَلَيْكُمْ, friend"),
        ("Kata Thé dan Muller, Müller", "Kata The dan Muller, Muller", "The Muller", "The Muller"),
        ("Lihat https://a.id/ü.", "Lihat https://a.id/ü.", "See.", "See."),
        ("§§", "§§", "§§", "§§"),
    ],
)
def test_what_comes_through_is_put_back(source: str, read: str, draft: str, whole: str) -> None:
    readable = Readable(source, str.isascii)
    assert readable.text == read
    assert readable.put_back(draft) == whole


WORDS = st.sampled_from("harga Đoković Ålesund 习近平 мир ¥8.000 20°C 7 Łódź 😊 (α)".split())


@given(st.lists(WORDS, min_size=1, unique=True))
def test_a_copy_comes_back_whole(words: list[str]) -> None:
    readable = Readable(" ".join(words), str.isascii)
    assert readable.put_back(readable.text).split() == words


@pytest.mark.parametrize("name", ["id-en-base", "id-en-small"])
def test_the_embedded_models_leave_such_words_as_they_are(name: str) -> None:
    drafter = Drafter(load_translator(find_model(name), threads=1), DecodingOptions())
    sources = {
        "Martin Ødegaard mencetak dua gol untuk Arsenal.": "Ødegaard",
        "Kapal itu berlabuh di Ålesund pada hari Senin.": "Ålesund",
        "Harganya €50 atau sekitar ¥8.000.": "¥8,000",
        "Suhu mencapai 38°C di luar ruangan.": "38°C",
        "Kota Kyiv (Київ) dibombardir semalam.": "(Київ)",
    }
    for draft, kept in zip(drafter.drafts(sources), sources.values(), strict=True):
        assert kept in draft.text


class ReadsAscii(CopyingModel):
    """A large model that cannot read what lies beyond ASCII."""

    parameters = GARBLERS
    reads = staticmethod(str.isascii)

    def encode(self, texts: list[str]) -> list[list[str]]:
        assert all(map(str.isascii, texts))
        return super().encode(texts)


@pytest.mark.parametrize(
    "source", ["Đoković tiba di 東京 dengan €5.", "ØDEGAARD MENANG 3°", "Ødegaard Menang Lagi"]
)
def test_no_model_is_given_what_it_cannot_read(source: str) -> None:
    model = cast(Translator, ReadsAscii())
    (draft,) = Drafter(model, DecodingOptions(coverage=False)).drafts([source])
    assert draft.text == source


def test_a_glossary_may_have_what_the_model_cannot_read(tmp_path: Path) -> None:
    glossary = tmp_path / "terms.tsv"
    glossary.write_text("source\ttarget\nkécap\tsoy sauce\nkota 東京\tTōkyō\n", encoding="utf-8")
    options = DecodingOptions(coverage=False, glossary=glossary)
    (draft,) = Drafter(cast(Translator, ReadsAscii()), options).drafts(["Ada kécap di kota 東京."])
    assert draft.text == "Ada soy sauce di Tōkyō."


@given(st.text(), st.text("9073,.12 °aé"))
def test_nothing_unread_is_left(source: str, draft: str) -> None:
    readable = Readable(source, str.isascii)
    assume(not verbatim(source))
    assert readable.text.isascii() or readable.text == normalize("NFC", source)
    readable.put_back(draft)
