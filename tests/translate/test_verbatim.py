import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.translate.verbatim import split_verbatim, verbatim


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Lihat https://contoh.id/a?b=1#c, lalu daftar.", ["https://contoh.id/a?b=1#c"]),
        ("Situs www.contoh.id.", ["www.contoh.id"]),
        ("Tulis ke warta.desa@contoh.co.id!", ["warta.desa@contoh.co.id"]),
        ("Ikuti @wartadesa dan #HargaBeras", ["@wartadesa", "#HargaBeras"]),
        ("Selamat 🎉👩‍🌾 dari 🇮🇩", ["🎉👩‍🌾", "🇮🇩"]),
        ("Tidak ada apa-apa di sini.", []),
        ("Nomor 1 dari 3, 50% lebih.", []),
    ],
)
def test_items_that_must_come_through(text: str, items: list[str]) -> None:
    assert verbatim(text) == items


@given(st.lists(st.sampled_from(["kata ", "https://x.id/y ", "🎉", "a@b.id", ". ", "@nama "])))
def test_the_parts_give_the_text_back(parts: list[str]) -> None:
    text = "".join(parts)
    assert "".join(part for part, _ in split_verbatim(text)) == text
