from hypothesis import given
from hypothesis import strategies as st

from align.translate.coverage import choose, covered
from align.translate.models import find_model
from align.translate.options import DecodingOptions
from align.translate.translator import Hypothesis, Row, load_translator

SOURCE = "Menteri baru membantah tuduhan itu dan meninggalkan ruangan pada hari Senin"


def pieces(text: str) -> list[str]:
    return [f"\u2581{word}" for word in text.split()]


def hypothesis(text: str, confidence: float) -> Hypothesis:
    return Hypothesis(pieces(text), confidence)


def test_a_draft_that_drops_a_clause_loses() -> None:
    short = hypothesis("The new minister denied the charges on Monday .", 0.52)
    whole = hypothesis("The new minister denied the charges and left the room on Monday .", 0.50)
    assert choose(pieces(SOURCE), [short, whole]) == whole


def test_without_weight_the_likeliest_stays() -> None:
    short = hypothesis("The new minister denied the charges on Monday .", 0.52)
    whole = hypothesis("The new minister denied the charges and left the room on Monday .", 0.50)
    assert choose(pieces(SOURCE), [short, whole], weight=0) == short


def test_of_two_that_cover_alike_the_likelier_stays() -> None:
    first = hypothesis("The new minister denied it .", 0.5)
    second = hypothesis("A new minister denied it .", 0.4)
    assert choose(pieces("Menteri baru membantahnya"), [first, second]) == first


def test_a_much_likelier_draft_stays_whatever_it_lacks() -> None:
    sure = hypothesis("The new minister denied the charges on Monday .", 0.95)
    whole = hypothesis("The new minister denied the charges and left the room on Monday .", 0.1)
    assert choose(pieces(SOURCE), [sure, whole]) == sure


def test_a_word_of_the_draft_covers_one_word_of_the_source() -> None:
    once, twice = covered(["buku", "buku"], [["book"], ["book", "book"]])
    assert 0 < once == twice / 2


def test_names_and_numbers_cover_themselves() -> None:
    assert covered(["zxqv", "1975"], [["zxqv", "in", "1975"], ["1975"], []]) == [1.0, 0.5, 0.0]


@given(
    st.text("abku ", max_size=12),
    st.lists(st.tuples(st.text("abku ", max_size=8), st.floats(0, 1)), min_size=1, max_size=5),
)
def test_one_of_the_hypotheses_is_chosen(source: str, rows: list[tuple[str, float]]) -> None:
    made = [hypothesis(text, confidence) for text, confidence in rows]
    assert choose(pieces(source), made) in made


def test_the_option_is_part_of_what_a_draft_depends_on() -> None:
    assert DecodingOptions().key != DecodingOptions(coverage=False).key
    greedy = DecodingOptions(beam_size=1)
    assert greedy.key == DecodingOptions(beam_size=1, coverage=False).key


def test_a_back_end_without_coverage_gives_the_likeliest() -> None:
    translator = load_translator(find_model(), threads=1)
    (source,) = translator.model.encode(["Presiden membantah tuduhan itu dan pergi."])
    ((_, likeliest),) = translator.translate([Row(source)], DecodingOptions(coverage=False))
    ((_, chosen),) = translator.translate([Row(source)], DecodingOptions())
    assert chosen.confidence <= likeliest.confidence
