"""Requests share the decoder: fairly, within bounds, and without spoiling each other's work."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import cast

import pytest
from copying_model import CopyingModel

from align.serve.batcher import Batcher
from align.serve.errors import RequestError
from align.text.terms import Term, Terms
from align.translate.batching import width
from align.translate.cache import Draft
from align.translate.drafter import Drafter
from align.translate.models import find_model
from align.translate.options import DecodingOptions
from align.translate.translator import Hypothesis, Row, Translator, load_translator

SENTENCES = [f"Petani membeli {n} karung beras di pasar." for n in range(2, 42)]
REASON = (
    "setelah hujan turun terus selama sepekan di desa kecil itu dan banyak petani gagal panen, "
    "karena sawah di tepi sungai terendam banjir dan tidak dapat ditanami sampai musim kemarau, "
    "sedangkan gudang koperasi, yang atapnya rusak diterjang angin, tidak lagi menyimpan benih "
    "dan pupuk yang dibagikan kepada mereka pada musim tanam yang lalu."
)


@pytest.fixture(scope="module")
def translator() -> Translator:
    return load_translator(find_model(), threads=1)


def greedy(translator: Translator) -> Drafter:
    return Drafter(translator, DecodingOptions(beam_size=1))


def test_a_line_is_not_held_up_by_a_page(translator: Translator) -> None:
    async def ask() -> list[str]:
        batcher = Batcher(greedy(translator), threads=1, batch=16)
        order: list[str] = []

        async def drafts(name: str, sources: list[str]) -> None:
            made = await batcher.drafts(sources)
            assert len(made) == len(sources)
            order.append(name)

        page = asyncio.ensure_future(drafts("page", SENTENCES))
        await asyncio.sleep(0)
        await asyncio.gather(page, drafts("line", ["Terima kasih."]))
        batcher.close()
        return order

    assert asyncio.run(ask()) == ["line", "page"]


def test_company_does_not_change_a_draft(translator: Translator) -> None:
    batches: list[int] = []

    async def ask() -> list[list[Draft]]:
        batcher = Batcher(
            greedy(translator),
            on_batch=lambda size, _: batches.append(size),
        )
        made = await asyncio.gather(*(batcher.drafts([one]) for one in SENTENCES))
        batcher.close()
        return made

    assert [draft for (draft,) in asyncio.run(ask())] == list(greedy(translator).drafts(SENTENCES))
    assert max(batches) > 4


def test_sentences_of_like_length_share_a_batch_whoever_asked_between(
    translator: Translator,
) -> None:
    short = [f"Harga beras naik {n} persen." for n in range(2, 10)]
    long = [f"{one[:-1]} {REASON}" for one in short]
    batches: list[int] = []
    answered: list[str] = []

    async def ask() -> None:
        batcher = Batcher(
            greedy(translator),
            threads=1,
            on_batch=lambda size, _: batches.append(size),
        )

        async def drafts(source: str) -> None:
            await batcher.drafts([source])
            answered.append(source)

        await asyncio.gather(
            *(drafts(one) for pair in zip(long, short, strict=True) for one in pair)
        )
        batcher.close()

    asyncio.run(ask())
    assert batches == [8, 8]
    assert answered == long + short


def test_the_fullest_batch_comes_first_but_nobody_waits_for_ever(translator: Translator) -> None:
    long = f"Harga beras naik {REASON}"
    short = [f"Harga beras naik {n} persen." for n in range(2, 200)]
    rows = translator.model.encode([long, short[0]])
    assert len({width(len(row), translator.model.limit) for row in rows}) == 2
    answered: list[str] = []

    async def ask(others: int) -> int:
        batcher = Batcher(greedy(translator), threads=1, batch=4)

        async def drafts(source: str) -> None:
            await batcher.drafts([source])
            answered.append(source)

        answered.clear()
        await asyncio.gather(*map(drafts, [long, *short[:others]]))
        batcher.close()
        return answered.index(long)

    assert asyncio.run(ask(12)) == 12
    assert asyncio.run(ask(160)) < 64


def test_a_page_is_drafted_as_the_drafter_alone_would(translator: Translator) -> None:
    page = [f"{one} {two}" for one, two in zip(SENTENCES, SENTENCES[::-1], strict=True)]
    assert sum(map(len, page)) > 2_000  # its drafts are begun in another thread

    async def ask() -> list[Draft]:
        batcher = Batcher(greedy(translator))
        made = await batcher.drafts(page)
        batcher.close()
        return made

    assert asyncio.run(ask()) == list(greedy(translator).drafts(page))


def test_a_full_queue_says_when_to_come_back(translator: Translator) -> None:
    async def ask() -> None:
        batcher = Batcher(greedy(translator), threads=1, batch=4, waiting=10)
        with pytest.raises(RequestError) as large:
            await batcher.drafts(SENTENCES[:11])
        assert (large.value.status, large.value.retry_after) == (413, None)
        first = asyncio.ensure_future(batcher.drafts(SENTENCES[:8]))
        await asyncio.sleep(0)
        with pytest.raises(RequestError) as full:
            await batcher.drafts(SENTENCES[:3])
        assert full.value.status == 429
        assert full.value.retry_after in range(1, 61)
        assert len(await batcher.drafts(SENTENCES[:3], admitted=True)) == 3
        assert len(await first) == 8
        assert batcher.waiting == 0
        batcher.close()

    asyncio.run(ask())


def test_what_was_given_up_is_not_decoded(translator: Translator) -> None:
    async def ask() -> int:
        decoded: list[int] = []
        batcher = Batcher(
            greedy(translator),
            threads=1,
            batch=4,
            on_batch=lambda size, _: decoded.append(size),
        )
        given_up = asyncio.ensure_future(batcher.drafts(SENTENCES))
        await asyncio.sleep(0.02)
        given_up.cancel()
        await asyncio.gather(given_up, return_exceptions=True)
        assert batcher.waiting == 0
        await batcher.drafts(["Terima kasih."])
        batcher.close()
        return sum(decoded)

    assert asyncio.run(ask()) < len(SENTENCES)


class Garbling(CopyingModel):
    """A model that one word is unknown to; keeps what it is given, batch by batch."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def say(self, row: list[str]) -> Hypothesis:
        return Hypothesis(["robber" if word == "popok" else word for word in row], 0.5)

    def translate(
        self, rows: list[Row], options: DecodingOptions
    ) -> Iterator[tuple[int, Hypothesis]]:
        self.batches.append([" ".join(row.pieces) for row in rows])
        return super().translate(rows, options)


def test_a_second_try_shares_a_batch_with_first_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    book = Terms([Term("popok", ("diaper",))])
    monkeypatch.setattr("align.translate.drafting.embedded", lambda: book)
    model = Garbling()

    async def ask() -> list[Draft]:
        batcher = Batcher(Drafter(cast("Translator", model)), threads=1, batch=2)
        made = await asyncio.gather(
            *(batcher.drafts([one]) for one in ("ini popok", "satu", "dua", "tiga"))
        )
        batcher.close()
        assert batcher.waiting == 0
        return [draft for (draft,) in made]

    assert [draft.text for draft in asyncio.run(ask())] == ["ini diaper", "satu", "dua", "tiga"]
    # First it is asked where it looked, which tells nothing.
    assert model.batches == [["ini popok", "satu"], ["ini popok", "dua"], ["ini diaper", "tiga"]]


class Choking(CopyingModel):
    """A model that one word is too much for."""

    def say(self, row: list[str]) -> Hypothesis:
        if "racun" in row:
            raise RuntimeError("racun")
        return super().say(row)


def test_a_sentence_that_fails_fails_alone() -> None:
    async def ask() -> list[list[Draft] | BaseException]:
        batcher = Batcher(Drafter(cast("Translator", Choking())), threads=1)
        made = await asyncio.gather(
            batcher.drafts(["Terima kasih."]),
            batcher.drafts(["racun", "Terima kasih."]),
            batcher.drafts(["Selamat pagi."]),
            return_exceptions=True,
        )
        batcher.close()
        assert batcher.waiting == 0
        return made

    first, second, third = asyncio.run(ask())
    assert isinstance(second, RuntimeError)
    assert not isinstance(first, BaseException)
    assert not isinstance(third, BaseException)
