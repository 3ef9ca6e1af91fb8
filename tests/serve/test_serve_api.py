"""The routes, as their clients see them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from align.pipeline import draft_documents, read_and_split
from align.translate.drafter import Drafter
from align.translate.models import find_model
from align.translate.translator import load_translator

ID_EN = {"source": "id", "target": "en"}


@pytest.fixture(scope="module")
def drafter() -> Drafter:
    return Drafter(load_translator(find_model()))


@pytest.fixture(scope="module")
def thanks(drafter: Drafter) -> str:
    """What the embedded model drafts for "Terima kasih."."""
    (draft,) = drafter.drafts(["Terima kasih."])
    assert draft.text.startswith("Thank")
    return draft.text


def translated(client: TestClient, q: Any, **more: Any) -> Any:
    answer = client.post("/translate", json={"q": q, **ID_EN, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()["translatedText"]


def test_a_text_gives_a_text_and_texts_give_texts(client: TestClient, thanks: str) -> None:
    one = client.post("/translate", json={"q": "Terima kasih.", **ID_EN})
    assert one.json() == {"translatedText": thanks}
    several = client.post("/translate", json={"q": ["Terima kasih.", "", "2024"], **ID_EN})
    assert several.json() == {"translatedText": [thanks, "", "2024"]}


def test_forms_are_as_good_as_json(client: TestClient, thanks: str) -> None:
    fields = {"q": "Terima kasih.", **ID_EN, "format": "text", "api_key": ""}
    for answer in (
        client.post("/translate", data=fields),
        client.post("/translate", params=fields),
        client.post(
            "/translate",
            content="".join(
                f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
                for name, value in fields.items()
            )
            + "--b--\r\n",
            headers={"content-type": "multipart/form-data; boundary=b"},
        ),
    ):
        assert answer.json() == {"translatedText": thanks}


def test_codes_may_name_a_region_or_be_those_of_java(client: TestClient, thanks: str) -> None:
    for source, target in (("id-ID", "en_US"), ("in", "EN"), ("in_ID", "en-GB")):
        fields = {"q": "Terima kasih.", "source": source, "target": target}
        assert client.post("/translate", data=fields).json() == {"translatedText": thanks}


def test_paragraphs_and_line_breaks_stay(client: TestClient, thanks: str) -> None:
    text = "\n  Terima kasih.\r\n\r\nSelamat pagi. Terima kasih.  \n* * *\n"
    made = translated(client, text)
    assert made.startswith(f"\n  {thanks}\r\n\r\n")
    assert made.endswith(f" {thanks}  \n* * *\n")


def test_a_hard_wrapped_paragraph_keeps_its_lines(client: TestClient) -> None:
    text = (
        "Pemerintah daerah mengumumkan bahwa pasar yang\nterbakar pada bulan lalu akan dibangun "
        "kembali\nsebelum akhir tahun ini, kata bupati."
    )
    made = translated(client, text)
    assert made.count("\n") == 2
    assert all(line.strip() for line in made.split("\n"))


def test_html_keeps_its_tags(client: TestClient) -> None:
    page = '<p class="a">Presiden tiba di <b>Jakarta</b>.<!-- c --></p>\n<td>3 &lt; 4<br>'
    made = translated(client, page, format="html")
    assert made.startswith('<p class="a">')
    assert "<b>Jakarta</b>" in made
    assert made.endswith("<!-- c --></p>\n<td>3 &lt; 4<br>")


@pytest.mark.parametrize(
    "text",
    [
        "Halo [X5X], Anda punya {count} pesan baru.",
        "Tekan <a0>tombol ini</a0> untuk membuka %(name)s.",
        "Berkas %s tidak ditemukan di ${folder}.",
        "[X3X]Simpan[X9X] perubahan Anda sekarang.",
    ],
)
def test_placeholders_come_through_once(client: TestClient, text: str) -> None:
    from align.serve.plain import _CODE

    codes = [match[0] for match in _CODE.finditer(text)]
    made = translated(client, text)
    assert sorted(match[0] for match in _CODE.finditer(made)) == sorted(codes)


def test_the_source_is_detected_when_asked_for(client: TestClient, thanks: str) -> None:
    def auto(q: Any) -> Any:
        return client.post("/translate", json={"q": q, "source": "auto", "target": "en"})

    answer = auto("Terima kasih.").json()
    assert answer["translatedText"] == thanks
    assert answer["detectedLanguage"]["language"] == "id"
    assert answer["detectedLanguage"]["confidence"] > 80
    english = "The children went to the market with their mother."
    answer = auto([english, "Anak-anak itu pergi ke pasar bersama ibu mereka."]).json()
    assert [one["language"] for one in answer["detectedLanguage"]] == ["en", "id"]
    assert answer["translatedText"][0] == english
    answer = auto("Der Zug nach Bremen hatte gestern Abend fast eine Stunde Verspätung.")
    assert (answer.status_code, list(answer.json())) == (400, ["error"])


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"q": ""}, "Invalid request: missing q parameter"),
        ({"q": []}, "Invalid request: missing q parameter"),
        ({"source": None}, "Invalid request: missing source parameter"),
        ({"target": ""}, "Invalid request: missing target parameter"),
        ({"source": "fr"}, "fr is not supported"),
        ({"source": "id-"}, "id- is not supported"),
        ({"target": "zz"}, "zz is not supported"),
        ({"target": "auto"}, "auto is not supported"),
        (
            {"source": "en", "target": "id"},
            "Indonesian (id) is not available as a target language from English (en)",
        ),
        ({"format": "markdown"}, "markdown format is not supported"),
        ({"q": 7}, "Invalid request: q must be a text"),
        ({"q": ["a", None]}, "Invalid request: q must be a text"),
        ({"q": "\ud800"}, "Invalid request: q is not valid Unicode"),
        ({"alternatives": -1}, "Invalid request: alternatives must be a number from 0 to 100"),
    ],
)
def test_what_is_wrong_is_said_as_libretranslate_says_it(
    client: TestClient, change: dict[str, Any], error: str
) -> None:
    import json

    body = json.dumps({"q": "Halo", **ID_EN} | change)
    answer = client.post("/translate", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()) == (400, {"error": error})


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b"{", 400),
        ("application/json", b"[1]", 400),
        ("application/json", b"[" * 100_000, 400),
        ("application/json", b'{"q": ' + b"9" * 5000 + b"}", 400),
        ("application/json", b"\xff\xfe", 400),
        ("application/x-www-form-urlencoded", b"q=%ff", 400),
        ("application/x-www-form-urlencoded", b"a=1&" * 5000, 400),
        ("multipart/form-data", b"--b\r\n", 400),
        ("multipart/form-data; boundary=b", b"--b\r\n\r\n--b--", 400),
        ("text/xml", b"<q/>", 415),
        ("", b"q", 415),
    ],
)
def test_a_broken_body_is_an_error_in_the_same_shape(
    client: TestClient, kind: str, body: bytes, status: int
) -> None:
    answer = client.post("/translate", content=body, headers={"content-type": kind})
    assert (answer.status_code, list(answer.json())) == (status, ["error"])


def test_no_such_route_or_method_is_an_error_in_the_same_shape(client: TestClient) -> None:
    for answer, status in ((client.get("/nothing"), 404), (client.get("/translate"), 405)):
        assert (answer.status_code, list(answer.json())) == (status, ["error"])


def test_languages_settings_and_health(client: TestClient) -> None:
    languages = client.get("/languages").json()
    assert {one["code"]: one["targets"] for one in languages} == {"id": ["en"], "en": ["en"]}
    settings = client.get("/frontend/settings").json()
    assert settings["charLimit"] == 100_000
    assert settings["keyRequired"] is False
    assert client.get("/health").json() == {"status": "ok"}


def test_detections_come_the_likeliest_first(client: TestClient) -> None:
    found = client.post("/detect", data={"q": "Selamat pagi, apa kabar?"}).json()
    assert found[0]["language"] == "id"
    shares = [one["confidence"] for one in found]
    assert shares == sorted(shares, reverse=True)
    assert 0 < shares[0] <= 100


def test_drafts_are_those_of_the_batch_pipeline(
    client: TestClient, samples: Path, drafter: Drafter
) -> None:
    documents = list(read_and_split([str(samples / "03-sport.id.txt")]))
    drafts = [pair.draft for pair in draft_documents(documents, drafter, boilerplate=True)]
    sources = [segment.text for segment in documents[0].segments]
    assert translated(client, sources) == drafts
    whole = translated(client, documents[0].text)
    assert whole.split() == " ".join(drafts).split()


def test_texts_are_aligned(client: TestClient) -> None:
    texts = {
        "source": "Harga beras naik lagi. Para petani di Klaten senang.",
        "reference": "The price of rice has gone up again. Farmers in Klaten are pleased.",
    }
    answer = client.post("/align", json=texts).json()
    assert [(one["source"], one["reference"]) for one in answer["pairs"]] == [
        ([0], [0]),
        ([1], [1]),
    ]
    assert answer["sourceSentences"] == ["Harga beras naik lagi.", "Para petani di Klaten senang."]
    assert len(answer["drafts"]) == 2
    assert answer["agreement"] > 0.5
    lists = {"source": ["Harga beras naik lagi."], "reference": [texts["reference"]]}
    assert "drafts" not in client.post("/align", json={**lists, "drafts": False}).json()


def test_artefacts_are_flagged_where_they_stand(client: TestClient) -> None:
    text = "Hujan turun.\nMenteri Luar Negeri Antony Blinkin tiba di Jenewa."
    (flag,) = client.post("/flag", json={"text": text}).json()["flags"]
    assert flag["id"] == "NAME-GARBLED"
    assert text[flag["start"] : flag["end"]] == flag["span"] == "Antony Blinkin"
    rows = [{"source": "Ada 20 orang di rumah itu.", "draft": "There were 30 people in the house."}]
    (flag,) = client.post("/flag", json={"rows": rows}).json()["flags"]
    assert (flag["row"], flag["side"], flag["span"]) == (0, "draft", "30")
    assert client.post("/flag", json={"rows": [{"draft": "a"}]}).status_code == 400


def test_a_web_page_may_ask(client: TestClient) -> None:
    origin = {"origin": "https://translate.example", "access-control-request-method": "POST"}
    assert (
        client.options("/translate", headers=origin).headers["access-control-allow-origin"] == "*"
    )


def test_the_page_for_people_loads_our_files_only(client: TestClient) -> None:
    page = client.get("/").text
    assert "POST /translate" in page
    assert "http://" not in page
    assert "https://" not in page
    for file in ("docs.js", "docs.css"):
        assert f"static/{file}" in page
        assert client.get(f"/static/{file}").status_code == 200
