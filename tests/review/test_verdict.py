"""Verdicts: what each decision makes of a pair."""

from dataclasses import replace

import pytest

from align.document import Flag, Pair
from align.review import verdict
from align.review.verdict import NotApplicableError

PAIR = Pair("1", "a", "text", "Kata Kerr Starmer kemarin.", "Kerr Starmer said yesterday.")
NAME = Flag("NAME-GARBLED", "source", 5, 17, english="Keir Starmer", suggestion="Keir Starmer")


def test_accepting_takes_the_draft_or_what_was_written() -> None:
    assert verdict.accept(PAIR).final == PAIR.draft
    written = verdict.edit(PAIR, "Starmer said so.")
    assert (written.status, verdict.accept(written).final) == ("edited", "Starmer said so.")
    assert verdict.accept(written).status == "accepted"


def test_a_pair_without_english_is_accepted_as_read() -> None:
    read = verdict.accept(Pair("1", "a", "text", "Kata kemarin."))
    assert (read.status, read.final) == ("accepted", "")


def test_a_reference_is_taken_only_where_there_is_one() -> None:
    pair = Pair("1", "a", "text", "Ya.", "Yes.", "Yes!", final="Yeah.", status="edited")
    assert verdict.use_reference(pair).final == "Yes!"
    with pytest.raises(NotApplicableError, match="no reference"):
        verdict.use_reference(replace(pair, reference=""))


def test_a_text_like_the_draft_is_accepted_and_an_empty_one_open() -> None:
    assert verdict.edit(PAIR, PAIR.draft).status == "accepted"
    assert verdict.edit(verdict.accept(PAIR), " \n").status == "open"
    assert verdict.edit(verdict.accept(PAIR), " \n").final == ""


def test_rejecting_and_reopening_keep_what_was_written() -> None:
    written = verdict.edit(PAIR, "Starmer said so.")
    assert verdict.reject(written).final == "Starmer said so."
    assert verdict.reopen(verdict.reject(written)).status == "open"


def test_boilerplate_waits_for_nobody() -> None:
    assert not verdict.needs_review(Pair("1", "a", "boilerplate", "Baca juga"))
    assert verdict.needs_review(Pair("1", "a", "boilerplate", "Baca juga", "Read also"))
    assert verdict.needs_review(PAIR)


def test_a_name_is_mended_where_the_draft_has_copied_it() -> None:
    mended = verdict.apply(PAIR, NAME, "Keir Starmer")
    assert (mended.final, mended.status) == ("Keir Starmer said yesterday.", "edited")
    with pytest.raises(NotApplicableError, match="does not stand in the final text"):
        verdict.apply(mended, NAME, "Keir Starmer")


def test_a_flag_on_the_draft_is_mended_at_its_place_or_the_nearest_to_it() -> None:
    pair = Pair("1", "a", "text", "x", "the bank and the bank and the bank")
    flag = Flag("X", "draft", 17, 21, suggestion="shore")
    assert verdict.apply(pair, flag, "shore").final == "the bank and the shore and the bank"
    longer = verdict.edit(pair, "Now the bank and the bank and the bank")
    assert verdict.apply(longer, flag, "shore").final == "Now the bank and the shore and the bank"


def test_words_are_not_mended_inside_other_words() -> None:
    pair = Pair("1", "a", "text", "Bali", "Balinese")
    assert verdict.place(pair, Flag("X", "source", 0, 4)) is None


def test_only_english_is_offered_for_the_english_text() -> None:
    source = Flag("IDIOM-CALQUE", "source", 0, 4, suggestion="unggul", english="get the upper hand")
    assert verdict.replacements(source) == ("get the upper hand",)
    draft = Flag("X", "draft", 0, 4, suggestion="lead; get ahead")
    assert verdict.replacements(draft) == ("lead", "get ahead")
    assert verdict.replacements(Flag("REL-WH", "source", 0, 4, english="…, who; …, which")) == ()


def test_a_dismissal_drops_all_flags_of_that_id_on_those_words() -> None:
    pair = Pair(
        "1",
        "a",
        "text",
        "naik  turun naik",
        flags=(Flag("A", "source", 0, 4), Flag("A", "source", 12, 16), Flag("B", "source", 0, 4)),
    )
    assert [f.id for f in verdict.dismiss(pair, "A", "naik").flags] == ["B"]
    assert len(verdict.dismiss_one(pair, pair.flags[0]).flags) == 2


def test_what_the_lexicon_says_in_brackets_is_not_offered() -> None:
    def offers(english: str) -> tuple[str, ...]:
        return verdict.replacements(Flag("COLLOC-CALQUE", "source", 0, 4, english=english))

    assert offers("break down (talks)") == ("break down",)
    assert offers("keep (someone) waiting; (neg.)") == ("keep waiting",)
    assert offers("take the lead(ership)") == ("take the lead",)
    draft = Flag("X", "draft", 0, 4, suggestion="the agency (FBI)")
    assert verdict.replacements(draft) == ("the agency (FBI)",)
