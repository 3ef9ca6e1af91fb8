from hypothesis import given
from hypothesis import strategies as st

from align.translate.consensus import choose
from align.translate.models import find_model
from align.translate.options import DecodingOptions
from align.translate.translator import Hypothesis, load_translator


def hypothesis(text: str, confidence: float) -> Hypothesis:
    return Hypothesis(text.split(), confidence)


def test_a_draft_that_drops_what_the_others_keep_loses() -> None:
    short = hypothesis("on Monday the new minister denied it .", 0.52)
    others = [
        hypothesis("on Monday the new minister denied it and left the room .", 0.50),
        hypothesis("on Monday the new minister denied it and left the hall .", 0.49),
    ]
    assert choose([short, *others]) == others[0]


def test_without_weight_the_likeliest_stays() -> None:
    short = hypothesis("on Monday the new minister denied it .", 0.52)
    long = hypothesis("on Monday the new minister denied it and left .", 0.50)
    assert choose([short, long, long], weight=0) == short


def test_in_a_short_sentence_the_likeliest_stays() -> None:
    thanks = hypothesis("Thank you .", 0.6)
    assert choose([thanks, *[hypothesis("Thanks you .", 0.5)] * 2]) == thanks


def test_a_much_likelier_draft_stays_whatever_the_others_say() -> None:
    sure = hypothesis("on Monday the new minister denied it .", 0.95)
    others = [hypothesis("on Monday the newest minister has denied it all .", 0.1)] * 2
    assert choose([sure, *others]) == sure


@given(st.lists(st.tuples(st.text("ab ", max_size=8), st.floats(0, 1)), min_size=1, max_size=5))
def test_one_of_the_hypotheses_is_chosen(rows: list[tuple[str, float]]) -> None:
    made = [hypothesis(text, confidence) for text, confidence in rows]
    assert choose(made) in made


def test_the_option_is_part_of_what_a_draft_depends_on() -> None:
    assert DecodingOptions().key != DecodingOptions(consensus=False).key
    greedy = DecodingOptions(beam_size=1)
    assert greedy.key == DecodingOptions(beam_size=1, consensus=False).key


def test_a_back_end_without_consensus_gives_the_likeliest() -> None:
    translator = load_translator(find_model(), threads=1)
    sources = translator.model.encode(["Presiden membantah tuduhan itu dan meninggalkan ruangan."])
    (likeliest,) = translator.translate(sources, DecodingOptions(consensus=False))
    (chosen,) = translator.translate(sources, DecodingOptions())
    assert chosen.confidence <= likeliest.confidence
