"""The page in a real browser: chromium, driven by its keyboard."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from reviewed import PAIRS, UNTRANSLATED

from align.document import Flag, Pair
from align.exchange.tsv import read_tsv, write_tsv
from align.listening import listen
from align.review.app import make_app
from align.review.explain import severities
from align.review.store import ReviewedFile

selenium = pytest.importorskip("selenium", reason="selenium is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="no chromium with chromedriver is installed"
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from selenium import webdriver
    from selenium.common.exceptions import WebDriverException

    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for argument in (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1400,900",
        f"--user-data-dir={tmp_path_factory.mktemp('profile')}",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    try:
        driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(DRIVER)))
    except WebDriverException as error:
        pytest.skip(f"chromium does not start: {(error.msg or '').splitlines()[:1]}")
    yield driver
    driver.quit()


@contextmanager
def serving(tsv: Path) -> Iterator[str]:
    import uvicorn

    with ReviewedFile(tsv, severities=severities()) as file, listen(0) as listening:
        port = listening.getsockname()[1]
        server = uvicorn.Server(
            uvicorn.Config(make_app(file, "token", port), log_level="error", lifespan="off")
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{port}/token/"
        server.should_exit = True
        thread.join()


@pytest.fixture
def address(tsv: Path) -> Iterator[str]:
    with serving(tsv) as at:
        yield at


def until(what: Callable[[], Any], seconds: float = 60) -> Any:
    """Wait for a state, never for a time; the seconds only bound a failure."""
    end = time.monotonic() + seconds
    while not (found := what()) and time.monotonic() < end:
        time.sleep(0.03)
    assert found
    return found


def press(browser: Any, *keys: str) -> None:
    """Press keys one after the other and wait until the page has done what they ask."""
    from selenium.webdriver.common.action_chains import ActionChains

    for key in keys:
        ActionChains(browser).send_keys(key).perform()
    settled(browser)


def chord(browser: Any, *keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    actions = ActionChains(browser)
    for key in keys[:-1]:
        actions.key_down(key)
    actions.send_keys(keys[-1])
    for key in keys[-2::-1]:
        actions.key_up(key)
    actions.perform()
    settled(browser)


def settled(browser: Any) -> None:
    until(lambda: script(browser, "!('busy' in document.body.dataset)"))


def script(browser: Any, text: str) -> Any:
    return browser.execute_script(f"return {text}")


def current(browser: Any) -> int:
    found = script(browser, "document.querySelector('article.current')?.dataset.key ?? -1")
    return int(found)


def opened(browser: Any, address: str) -> None:
    browser.get(address)
    until(lambda: current(browser) >= 0)
    settled(browser)


def on_disk(tsv: Path) -> list[Pair]:
    return list(read_tsv(tsv))


def test_a_review_by_keyboard_alone(browser: Any, address: str, tsv: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    opened(browser, address)
    assert "0 of 4 done" in script(browser, "document.querySelector('#counts').textContent")
    assert "1 boilerplate pair needs no verdict" in script(
        browser, "document.querySelector('#counts').title"
    )
    # Accepting goes on to the next open pair; boilerplate is passed over.
    press(browser, "a")
    until(lambda: current(browser) == 1)
    assert on_disk(tsv)[0].status == "accepted"
    press(browser, "e")
    until(lambda: script(browser, "document.activeElement.matches('textarea')"))
    chord(browser, Keys.CONTROL, "a")
    press(browser, "He came é 😀.")
    chord(browser, Keys.CONTROL, Keys.ENTER)
    until(lambda: current(browser) == 3)
    assert on_disk(tsv)[1].final == "He came é 😀."
    press(browser, "r")
    until(lambda: current(browser) == 4)
    assert on_disk(tsv)[3].status == "rejected"
    until(lambda: "3 of 4 done" in script(browser, "document.querySelector('#counts').textContent"))
    press(browser, "z")
    until(lambda: on_disk(tsv)[3].status == "open")
    until(lambda: current(browser) == 3)
    chord(browser, Keys.CONTROL, Keys.SHIFT, "z")
    until(lambda: on_disk(tsv)[3].status == "rejected")
    press(browser, "?")
    assert script(browser, "document.querySelector('#help').open")
    press(browser, Keys.ESCAPE)
    errors = [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    assert errors == []


def test_keys_that_are_faster_than_the_disk_wait_their_turn(
    browser: Any, address: str, tsv: Path
) -> None:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    opened(browser, address)
    # All at once: accept, edit the next open pair, type what would be commands, and go on.
    keys = ActionChains(browser).send_keys("ae Near, and far é😀")
    keys.key_down(Keys.CONTROL).send_keys(Keys.ENTER).key_up(Keys.CONTROL).send_keys("r").perform()
    until(lambda: on_disk(tsv)[3].status == "rejected")
    pairs = on_disk(tsv)
    assert [pair.status for pair in pairs] == ["accepted", "edited", "open", "rejected", "open"]
    assert pairs[1].final == f"{pairs[1].draft} Near, and far é😀"


def test_a_draft_that_is_read_and_left_is_accepted(browser: Any, address: str, tsv: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    opened(browser, address)
    press(browser, "j", "e")
    chord(browser, Keys.CONTROL, Keys.ENTER)
    until(lambda: current(browser) == 3)
    pair = on_disk(tsv)[1]
    assert (pair.status, pair.final) == ("accepted", pair.draft)


def test_boilerplate_asks_for_no_verdict(browser: Any, address: str, tsv: Path) -> None:
    before = tsv.read_bytes()
    opened(browser, address)
    press(browser, "j", "j", "a")
    until(lambda: current(browser) == 3)
    assert tsv.read_bytes() == before


def test_typing_is_saved_without_leaving_the_field(browser: Any, address: str, tsv: Path) -> None:
    opened(browser, address)
    press(browser, "j", "e")
    until(lambda: script(browser, "document.activeElement.matches('textarea')"))
    press(browser, " Soon.")
    until(lambda: on_disk(tsv)[1].final.endswith(" Soon."))
    assert script(browser, "document.activeElement.matches('textarea')")


def test_a_flag_tells_its_message_and_mends(browser: Any, address: str, tsv: Path) -> None:
    opened(browser, address)
    press(browser, "j", "f")
    shown = until(
        lambda: script(
            browser,
            "document.querySelector('#popover').hidden ? '' "
            ": document.querySelector('#popover').innerText",
        )
    )
    assert "NAME-GARBLED" in shown
    assert "“Kerr Starmer” is spelled Keir Starmer" in shown
    focused = script(browser, "document.activeElement.textContent")
    assert focused == "Kerr Starmer"
    press(browser, "s")
    until(lambda: on_disk(tsv)[1].final == "Prime Minister Keir Starmer arrived.")
    # The file is written before the page hears of it and draws the row anew.
    until(lambda: "Keir" in script(browser, "document.querySelector('#r1 .final-text').innerText"))
    press(browser, "f", "x")
    until(lambda: not on_disk(tsv)[4].flags)
    assert "Kerr Starmer" in tsv.with_name("ignore.tsv").read_text(encoding="utf-8")


def test_a_suggestion_without_a_place_is_put_behind_the_text(
    browser: Any, address: str, tsv: Path
) -> None:
    from selenium.webdriver.common.keys import Keys

    opened(browser, address)
    press(browser, Keys.END, "s")
    until(lambda: script(browser, "document.activeElement.matches('textarea')"))
    press(browser, Keys.ESCAPE)
    until(lambda: on_disk(tsv)[4].final == "All well. Keir Starmer")


def test_pointing_at_a_word_lights_up_what_it_became(browser: Any, tmp_path: Path) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    pair = Pair(
        "a:1",
        "a",
        "text",
        "😀 Harga “beras” naik.",
        "The 😀 price of rice rose.",
        extra={"links": "0-1 1-2 1-0 2-4 3-5", "word_confidence": "0.9 0.9 0.9 0.9 0.1 0.9"},
    )
    write_tsv(tmp_path / "pairs.tsv", [pair])

    def words(name: str) -> list[str]:
        return list(
            script(browser, f"[...CSS.highlights.get('{name}')].map((one) => one.toString())")
        )

    def point_at(side: str, start: int, end: int) -> None:
        # Offsets in UTF-16 units of the first text below the side.
        x, y = script(
            browser,
            f"""(() => {{
              const range = new Range();
              const text = document.querySelector('article.current .{side} p').firstChild;
              range.setStart(text, {start});
              range.setEnd(text, {end});
              const box = range.getBoundingClientRect();
              return [box.x + box.width / 2, box.y + box.height / 2];
            }})()""",
        )
        mouse = ActionChains(browser)
        mouse.w3c_actions.pointer_action.move_to_location(round(x), round(y))
        mouse.perform()

    with serving(tmp_path / "pairs.tsv") as address:
        opened(browser, address)
        until(lambda: words("doubtful") == ["rice"])
        point_at("source", 3, 8)
        assert until(lambda: sorted(set(words("linked")))) == ["Harga", "The", "price"]
        point_at("draft", 16, 20)
        until(lambda: sorted(words("linked")) == ["beras", "rice"])
        point_at("draft", 13, 15)  # "of" became of nothing
        until(lambda: words("linked") == [])


@pytest.fixture
def untranslated(tmp_path: Path) -> Path:
    path = tmp_path / "flagged.tsv"
    write_tsv(path, UNTRANSLATED)
    return path


def shown(browser: Any, selector: str) -> bool:
    return bool(script(browser, f"document.querySelector('{selector}').checkVisibility()"))


def toast(browser: Any) -> str:
    return str(script(browser, "document.querySelector('#toast').textContent"))


def test_texts_that_nobody_has_translated_are_reviewed(browser: Any, untranslated: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    with serving(untranslated) as address:
        opened(browser, address)
        for part in ("draft", "reference"):
            assert not shown(browser, f".headings .{part}")
            assert not shown(browser, f"article.current .{part}")
        asks = script(
            browser,
            "getComputedStyle(document.querySelector('article.current .final p'), '::before')"
            ".content",
        )
        assert "write the English" in asks
        # Ticked off as read; then the suggestion begins the English of the next.
        press(browser, "a")
        until(lambda: current(browser) == 1)
        first = on_disk(untranslated)[0]
        assert (first.status, first.final) == ("accepted", "")
        press(browser, "s")
        until(lambda: script(browser, "document.activeElement.matches('textarea')"))
        press(browser, " came.")
        chord(browser, Keys.CONTROL, Keys.ENTER)
        until(lambda: current(browser) == 3)
        second = on_disk(untranslated)[1]
        assert (second.status, second.final) == ("edited", "Joko Widodo came.")


def test_a_draft_that_comes_later_is_seen(browser: Any, untranslated: Path) -> None:
    with serving(untranslated) as address:
        opened(browser, address)
        drafted = replace(UNTRANSLATED[1], draft="President Joko Widodo came.")
        write_tsv(untranslated, [UNTRANSLATED[0], drafted, *UNTRANSLATED[2:]])
        until(lambda: shown(browser, ".headings .draft"))
        assert "Joko Widodo came" in script(
            browser, "document.querySelector('#r1 .draft').innerText"
        )


def test_a_key_that_can_do_nothing_says_why(browser: Any, address: str, tsv: Path) -> None:
    opened(browser, address)
    before = tsv.read_bytes()
    for key, words in {"o": "is open", "F": "No flag", "s": "No flag", "x": "No flag"}.items():
        press(browser, key)
        assert words in toast(browser), key
    press(browser, "n", "n", "t")
    until(lambda: "no reference" in toast(browser))
    assert tsv.read_bytes() == before


def test_the_next_document_is_the_one_behind_the_current_pair(browser: Any, tmp_path: Path) -> None:

    tsv = tmp_path / "pairs.tsv"
    write_tsv(tsv, [replace(PAIRS[3], id=f"{doc}:1", doc=doc) for doc in "abcd"])
    chosen = "document.querySelector('#filter [name=doc]').value"
    with serving(tsv) as address:
        opened(browser, address)
        press(browser, "j", "j", "]")
        until(lambda: script(browser, chosen) == "d")
        opened(browser, address)
        press(browser, "j", "j", "[")
        until(lambda: script(browser, chosen) == "b")
        # Before the first and behind the last stand all of them.
        press(browser, "[", "[")
        until(lambda: script(browser, chosen) == "")
    write_tsv(tsv, [PAIRS[3]])
    with serving(tsv) as address:
        opened(browser, address)
        press(browser, "]")
        assert "one document" in toast(browser)


def test_an_indonesian_suggestion_is_not_called_none(browser: Any, tmp_path: Path) -> None:
    tsv = tmp_path / "flagged.tsv"
    text = "Dia menyesal, menambahkan bahwa ia lelah."
    write_tsv(tsv, [Pair("a:1", "a", "text", text, flags=(Flag("PARTICIPLE", "source", 14, 31),))])
    with serving(tsv) as address:
        opened(browser, address)
        press(browser, "f")
        until(lambda: not script(browser, "document.querySelector('#popover').hidden"))
        assert shown(browser, "#popover .suggestion")
        press(browser, "s")
        assert "Indonesian" in toast(browser)


def test_two_tabs_keep_each_others_work(browser: Any, address: str, tsv: Path) -> None:
    opened(browser, address)
    first = browser.current_window_handle
    press(browser, "j", "e")
    press(browser, " mine")
    until(lambda: on_disk(tsv)[1].final.endswith(" mine"))
    browser.switch_to.new_window("tab")
    opened(browser, address)
    press(browser, "j", "e")
    press(browser, " theirs")
    until(lambda: on_disk(tsv)[1].final.endswith("mine theirs"))
    browser.switch_to.window(first)
    press(browser, "!")
    until(lambda: script(browser, "document.querySelector('.conflict')?.textContent"))
    assert on_disk(tsv)[1].final.endswith("mine theirs")
    script(browser, "document.querySelector('.conflict button').click()")
    until(lambda: on_disk(tsv)[1].final.endswith("arrived. mine!"))
    # News of the other tab's work arrives by itself.
    browser.switch_to.new_window("tab")
    opened(browser, address)
    press(browser, "a")
    browser.switch_to.window(first)
    until(lambda: script(browser, "document.querySelector('#r0').matches('.accepted')"))
    for handle in browser.window_handles:
        if handle != first:
            browser.switch_to.window(handle)
            browser.close()
    browser.switch_to.window(first)


def test_a_filter_keeps_the_neighbours(browser: Any, address: str) -> None:
    opened(browser, address + "?flag=any")
    assert current(browser) == 1
    assert script(browser, "document.querySelectorAll('article.pair').length") == 2
    assert script(browser, "document.querySelectorAll('.neighbour').length") == 3
    assert "2 pairs" in script(browser, "document.querySelector('#found').textContent")


def test_a_strangers_file_runs_nothing(browser: Any, tmp_path: Path) -> None:
    tsv = tmp_path / "evil.tsv"
    evil = (
        "<script>window.hacked=1</script><img src=x onerror='window.hacked=1'>"
        "</template><svg onload=window.hacked=1>"
    )
    pair = Pair(evil, evil, "text", evil, evil, evil, note=evil, flags=PAIRS[1].flags)
    write_tsv(tsv, [pair])
    with serving(tsv) as address:
        opened(browser, address)
        press(browser, "e", "x")
        until(lambda: on_disk(tsv)[0].final == evil + "x")
        script(browser, "document.activeElement.blur()")
        press(browser, "h")
        until(lambda: script(browser, "document.querySelector('#past').open"))
        assert script(browser, "window.hacked ?? 'safe'") == "safe"
        # Even if markup got in, the policy would stop it.
        browser.execute_script(
            "const s = document.createElement('script'); s.textContent = 'window.hacked = 1';"
            "document.body.append(s)"
        )
        assert script(browser, "window.hacked ?? 'safe'") == "safe"


def test_another_site_cannot_change_a_pair(browser: Any, address: str, tsv: Path) -> None:
    before = tsv.read_bytes()
    browser.get("data:text/html,<title>evil</title>")
    outcome = browser.execute_async_script(
        "const done = arguments[1];"
        "fetch(arguments[0] + 'change', {method: 'POST', mode: 'no-cors', "
        "body: JSON.stringify({key: 1, version: 1, action: 'accept', tab: ''})})"
        ".then((r) => done(r.type), () => done('blocked'))",
        address,
    )
    assert outcome in ("opaque", "blocked")
    assert tsv.read_bytes() == before


def test_many_pairs_are_in_the_page_only_where_it_is_looked_at(
    browser: Any, tmp_path: Path
) -> None:
    from selenium.webdriver.common.keys import Keys

    tsv = tmp_path / "many.tsv"
    write_tsv(tsv, [replace(PAIRS[3], id=str(n)) for n in range(3000)])
    with serving(tsv) as address:
        opened(browser, address)
        press(browser, Keys.END)
        until(lambda: current(browser) == 2999)
        assert "Rice prices rose." in script(
            browser, "document.querySelector('article.current').innerText"
        )
        assert script(browser, "document.querySelectorAll('article').length") < 300
        assert script(
            browser,
            "(({top, bottom}) => top > 0 && bottom <= innerHeight)"
            "(document.querySelector('article.current').getBoundingClientRect())",
        )
        press(browser, "a")
        until(lambda: on_disk(tsv)[2999].status == "accepted")
