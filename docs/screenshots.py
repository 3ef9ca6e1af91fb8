#!/usr/bin/env python3
"""Make the pictures of the tutorial, with chromium, from what its commands make.

usage: screenshots.py [FOLDER]      (default: docs/images)

Needs chromium with chromedriver, selenium and Pillow.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parent
SEJAJAR = [sys.executable, "-c", "from align.cli import main; main()"]
WIDTH = 1280
_EDIT = re.compile(r"^\| (\S+:\d+) \| (.+) \|$", re.MULTILINE)


def edits() -> dict[str, str]:
    """Return the final texts that the tutorial has its reader write, by pair."""
    return dict(_EDIT.findall((DOCS / "tutorial.md").read_text(encoding="utf-8")))


def sejajar(*arguments: str) -> None:
    """Run a command."""
    subprocess.run([*SEJAJAR, *arguments, "-q"], cwd=DOCS.parent, check=True)


@contextmanager
def chromium() -> Iterator[Any]:
    """Yield a browser."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    for argument in ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(argument)
    service = webdriver.ChromeService(shutil.which("chromedriver") or "")
    browser = webdriver.Chrome(options=options, service=service)
    try:
        yield browser
    finally:
        browser.quit()


def resize(browser: Any, height: int, scale: float) -> None:
    """Make the window so many pixels of CSS high, and each of them so many of the picture."""
    metrics = {"width": WIDTH, "height": height, "deviceScaleFactor": scale, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


@contextmanager
def review(tsv: Path) -> Iterator[str]:
    """Serve the review page; yield its address."""
    command = [*SEJAJAR, "review", str(tsv), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=DOCS.parent) as server:
        assert server.stdout is not None  # noqa: S101
        yield server.stdout.readline().strip()
        server.terminate()


def until(what: Callable[[], Any]) -> None:
    """Wait for a state of the page.

    Raises:
        TimeoutError: it does not come.
    """
    end = time.monotonic() + 120
    while not what():
        if time.monotonic() > end:
            raise TimeoutError("the page does not get there")
        time.sleep(0.05)


class Page:
    """The review page, at its keyboard."""

    def __init__(self, browser: Any, address: str) -> None:
        self.browser = browser
        browser.get(address)
        self.settle("document.querySelector('article.current')")

    def settle(self, state: str = "true") -> None:
        """Wait until the page has done what it was asked, and is in a state."""
        until(
            lambda: self.browser.execute_script(
                f"return !('busy' in document.body.dataset) && Boolean({state})"
            )
        )

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        from selenium.webdriver.common.action_chains import ActionChains

        for key in keys:
            ActionChains(self.browser).send_keys(key).perform()
            self.settle()

    def go(self, pair: str) -> None:
        """Move on to a pair."""
        here = f"document.querySelector('article.current .id').textContent === {pair!r}"
        while not self.browser.execute_script(f"return {here}"):
            self.press("j")

    def write(self, text: str) -> None:
        """Write the final text of the current pair."""
        from selenium.webdriver.common.action_chains import ActionChains
        from selenium.webdriver.common.keys import Keys

        self.press("e")
        chain = ActionChains(self.browser).key_down(Keys.CONTROL).send_keys("a")
        chain.key_up(Keys.CONTROL).send_keys(text).perform()
        chain = ActionChains(self.browser).key_down(Keys.CONTROL).send_keys(Keys.ENTER)
        chain.key_up(Keys.CONTROL).perform()
        self.settle("!document.querySelector('textarea')")


def picture(browser: Any, path: Path) -> None:
    """Save what the browser shows, in few bytes."""
    from PIL import Image

    with Image.open(io.BytesIO(browser.get_screenshot_as_png())) as shown:
        shown.convert("RGB").save(path, quality=78, method=6)


def main(folder: Path) -> None:
    """Follow the tutorial, and take pictures on the way."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        tsv, html = Path(work) / "news.tsv", Path(work) / "evaluation.html"
        samples = ("corpus/samples/*.id.txt", "--reference", "corpus/samples/*.en.txt")
        sejajar("translate", *samples, "-o", str(tsv))
        finals = edits()
        with chromium() as browser:
            resize(browser, 800, 1.25)
            with review(tsv) as address:
                page = Page(browser, address)
                page.go("01-politics.id.txt:5")
                browser.execute_script("document.querySelector('.current').scrollIntoView()")
                page.press("f")
                page.settle("!document.querySelector('#popover').hidden")
                picture(browser, folder / "review.webp")
                page.press("\ue00c", "\ue011")  # Escape, Home
                for pair, final in finals.items():
                    page.go(pair)
                    page.write(final)
                browser.execute_script("document.querySelector('#toast').remove()")
                page.press("\ue011", "j", "j", "j", "j")
                picture(browser, folder / "edited.webp")
            subprocess.run(
                [*SEJAJAR, "evaluate", str(tsv), "-o", str(html)], cwd=DOCS.parent, check=True
            )
            resize(browser, 1300, 1)
            browser.get(html.as_uri())
            picture(browser, folder / "evaluation.webp")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS / "images")
