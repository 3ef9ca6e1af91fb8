from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from copying_model import CopyingModel

from align.translate.cache import DraftCache
from align.translate.drafter import Drafter
from align.translate.models import find_model
from align.translate.options import DecodingOptions
from align.translate.translator import Hypothesis, Row, Translator, load_translator

GREEDY = DecodingOptions(beam_size=1)


@pytest.fixture(scope="module")
def translator() -> Translator:
    return load_translator(find_model(), threads=2)


def texts(drafter: Drafter, sources: list[str], **options: int) -> list[str]:
    return [draft.text for draft in drafter.drafts(sources, **options)]


def test_drafts_come_in_the_order_of_their_sources_whatever_the_window(
    translator: Translator,
) -> None:
    drafter = Drafter(translator, GREEDY)
    sources = ["Saya pergi ke pasar.", "", "Ya.", "Kami membaca buku itu di rumah.", "Ya."]
    whole = texts(drafter, sources)
    assert whole == texts(drafter, sources, window=2)
    assert whole[1] == ""
    assert whole[2] == whole[4] != ""


def test_a_sentence_longer_than_the_model_takes_is_cut_not_truncated(
    translator: Translator,
) -> None:
    limit = translator.model.limit
    clause = "petani di desa itu menjual beras, jagung dan ikan"
    source = "; ".join([clause] * limit) + "."
    assert len(translator.model.encode([source])[0]) > 3 * limit
    (draft,) = texts(Drafter(translator, GREEDY), [source])
    # Truncated, it could hold no more than the model's limit of words.
    assert len(draft.split()) > 2 * limit


def test_capitals_are_read_in_sentence_case_and_answered_in_capitals(
    translator: Translator,
) -> None:
    drafter = Drafter(translator, GREEDY)
    shouted, said = texts(drafter, ["HARGA BERAS NAIK LAGI", "Harga beras naik lagi"])
    assert shouted == said.upper()


def test_sentences_of_one_source_are_drafted_apart(translator: Translator) -> None:
    drafter = Drafter(translator, GREEDY)
    sentences = [
        "Harga beras naik karena panen gagal di tiga provinsi.",
        "Di samping itu, impor jagung ditunda sampai bulan Mei.",
        "Dr. Sari tidak setuju.",
    ]
    apart = texts(drafter, sentences)
    assert texts(drafter, [" ".join(sentences)]) == [" ".join(apart)]


class _Forgetful(CopyingModel):
    """Copies at most twelve words, as a model that drops what stands late in a long sentence."""

    def say(self, row: list[str]) -> Hypothesis:
        return Hypothesis(row[:12], 0.5)


def test_a_long_sentence_that_lost_a_numeral_is_drafted_in_clauses() -> None:
    drafter = Drafter(cast("Translator", _Forgetful()), GREEDY)
    clause = "petani di desa itu menjual beras, jagung dan ikan"
    source = f"{clause} dan {clause}, sedangkan nelayan hanya menjual {{}} ekor ikan."
    assert texts(drafter, [source.format(12)])[0].endswith("menjual 12 ekor ikan.")
    assert "nelayan" not in texts(drafter, [source.format("dua")])[0]


class _Slow(CopyingModel):
    """Fails at its first word; writes down which rows it begins, and which it ends."""

    def __init__(self) -> None:
        self.log: list[str] = []

    def translate(
        self, rows: list[Row], options: DecodingOptions
    ) -> Iterator[tuple[int, Hypothesis]]:
        self.log += (f"begin {' '.join(row.pieces)}" for row in rows)

        def decoded() -> Iterator[tuple[int, Hypothesis]]:
            for i, (row, _) in enumerate(rows):
                self.log.append(f"end {' '.join(row)}")
                failed = row == ["satu"] and options == GREEDY
                yield i, Hypothesis([] if failed else row, 0.5)

        return decoded()


def test_a_second_try_begins_before_the_last_of_the_first_ones_ends() -> None:
    model = _Slow()
    sources = ["satu", "dua", "tiga", "empat", "lima"]
    assert texts(Drafter(cast("Translator", model), GREEDY), sources) == sources
    again = model.log.index("begin satu", 1)
    assert model.log.index("end satu") < again < model.log.index("end lima")


def test_urls_addresses_and_emoji_come_through(translator: Translator) -> None:
    source = "Kunjungi https://contoh.id/a?b=1 atau tulis ke warta@contoh.id 🎉 sekarang."
    (draft,) = texts(Drafter(translator, GREEDY), [source])
    for item in ("https://contoh.id/a?b=1", "warta@contoh.id", "🎉"):
        assert item in draft


def test_a_text_of_nothing_but_marks_does_not_fail(translator: Translator) -> None:
    assert len(texts(Drafter(translator, GREEDY), ["***", "“”", "-", "\u00a0"])) == 4


def test_a_second_run_takes_its_drafts_from_the_cache(
    translator: Translator, tmp_path: Path
) -> None:
    def run() -> list[bool]:
        cache = DraftCache(tmp_path / "d", translator.model.digest, GREEDY.key)
        drafts = Drafter(translator, GREEDY, cache).drafts(["Ya.", "Tidak.", "Ya."])
        return [draft.cached for draft in drafts]

    assert run() == [False, False, False]
    assert run() == [True, True, True]
