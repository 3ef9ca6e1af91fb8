import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.translate.repair.sites import restore_sites


@pytest.mark.parametrize(
    ("source", "draft", "restored"),
    [
        (
            "Kepada detik.com, ia diam.",
            "To the second.com he kept silent.",
            "To the detik.com he kept silent.",
        ),
        ("Kata Bola.com.", "It says Bola.com.com.", "It says Bola.com."),
        ("Di CNNIndonesia.com.", "On CNN Indonesia.com.", "On CNNIndonesia.com."),
        ("Lewat kemenkes.go.id kini.", "Via center.go.id now.", "Via kemenkes.go.id now."),
        ("A.com dan b.net.", "C.com and d.net.", "A.com and b.net."),
        ("Di CNN.com", "On my second.com", "On my CNN.com"),
        # right, lost, or not beyond doubt
        ("Kata Tempo.co.", "Tempo.co says.", "Tempo.co says."),
        ("Kata Tempo.co.", "It says.", "It says."),
        ("Kata Tempo.co.", "Time.co and place.co say.", "Time.co and place.co say."),
        ("Di https://a.com/x.", "On https://b.com/x.", "On https://b.com/x."),
        ("Surel a@b.com.", "Mail c@d.com.", "Mail c@d.com."),
        ("Ia pergi. Ia pulang.", "He left.com", "He left.com"),
    ],
)
def test_sites(source: str, draft: str, restored: str) -> None:
    assert restore_sites(source, draft) == restored


SITES = st.lists(st.sampled_from(["a.com", "B.co", "ia", "c.go.id", "b.com.com"])).map(" ".join)


@given(SITES, SITES)
def test_what_is_restored_stays(source: str, draft: str) -> None:
    restored = restore_sites(source, draft)
    assert restore_sites(source, restored) == restored
