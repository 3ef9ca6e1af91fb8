from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from align.translate.clauses import cut, in_one_sentence


def within(words: int) -> Callable[[str], bool]:
    return lambda text: len(text.split()) <= words


def test_a_text_that_fits_stays_whole() -> None:
    assert cut("Harga beras turun.", within(3)) == ["Harga beras turun."]


def test_a_semicolon_is_preferred_to_a_comma_and_a_comma_to_a_space() -> None:
    text = "Petani menjual beras, jagung; nelayan menjual ikan, udang segar"
    assert cut(text, within(5)) == [
        "Petani menjual beras, jagung;",
        "nelayan menjual ikan, udang segar",
    ]


def test_a_clause_is_cut_before_its_conjunction() -> None:
    text = "Pemerintah menaikkan harga bahan bakar karena subsidi sudah terlalu besar tahun ini"
    assert cut(text, within(9))[1].startswith("karena subsidi")


def test_a_word_without_spaces_is_cut_too() -> None:
    parts = cut("a" * 40, lambda text: len(text) <= 10)
    assert "".join(parts) == "a" * 40
    assert all(len(part) <= 10 for part in parts)


@given(st.lists(st.text("abc,;.–(", min_size=1, max_size=8), min_size=1, max_size=60))
def test_joined_by_a_space_the_parts_give_the_text_back(words: list[str]) -> None:
    text = " ".join(words)
    parts = cut(text, within(4))
    assert " ".join(parts) == text
    assert all(len(part.split()) <= 4 for part in parts)


def test_drafts_of_parts_make_one_sentence() -> None:
    parts = ["Jika hujan turun,", "kata Presiden Joko Widodo,", "jalan licin dan", "orang jatuh."]
    drafts = ["If it rains.", "President Joko Widodo said.", "The Roads are wet,", "People fall."]
    assert " ".join(in_one_sentence(parts, drafts)) == (
        "If it rains, President Joko Widodo said, the Roads are wet people fall."
    )


def test_drafts_of_sentences_stay_as_they_are() -> None:
    parts = ["Hujan turun.", "Jalan licin;", "“Benar?”", "kata dia."]
    drafts = ["It rains.", "The road is wet.", "“Really?”", "He said."]
    assert in_one_sentence(parts, drafts) == [*drafts[:3], "he said."]
    assert in_one_sentence(parts[:1], ["I see."]) == ["I see."]
