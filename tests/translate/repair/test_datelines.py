import pytest

from align.translate.repair.datelines import restore_dateline


@pytest.mark.parametrize(
    ("source", "draft", "restored"),
    [
        ("MEDAN - Hujan turun.", "MEDA - It rained.", "MEDAN - It rained."),
        ("PEKALONGAN, X - Air.", "PEKPEKKANGN, X - Water.", "PEKALONGAN, X - Water."),
        ("PALANGKA RAYA (AN) - Air.", "PALANGKA RAY (AN) - Water.", "PALANGKA RAYA (AN) - Water."),
        ("\u201cMEDAN \u2014 Air.", "\u201cMEDA \u2014 Water.", "\u201cMEDAN \u2014 Water."),
    ],
)
def test_a_garbled_place_is_spelt_as_in_the_source(source: str, draft: str, restored: str) -> None:
    assert restore_dateline(source, draft) == restored
    assert restore_dateline(source, restored) == restored


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("MOSKOW - Hujan turun.", "MOSCOW - It rained."),  # English
        ("MAHKAMAH AGUNG - Sidang.", "SUPREME COURT - A hearing."),
        ("OLEH KARENA ITU, SAYA pergi.", "OLEH KAREH, I go."),  # no dash
        ("PBB - Sidang.", "UN - A session."),  # two letters are no place
        ("Medan - Hujan turun.", "MEDA - It rained."),
        ("MEDAN - Hujan turun.", "It rained in MEDA - again."),
        ("MEDAN-BELAWAN ditutup.", "MEDA-BELAWAN was closed."),  # no dateline
    ],
)
def test_what_is_no_garbled_dateline_stays(source: str, draft: str) -> None:
    assert restore_dateline(source, draft) == draft
