"""The browser that tests open pages in: Debian's Chromium, Google Chrome, or Playwright's own.

``python -m tests.browsers`` names the one found and ends 0, or ends 1.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserType, Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
COMPLETE = "HILLGRAPH_COMPLETE"
MISSING = "no browser: install Debian's chromium or Google Chrome, or run playwright install chromium"
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Yield a headless Chromium; without one, skip the test, or fail where nothing may be missing."""
    with sync_playwright() as playwright:
        browser = launched(playwright.chromium)
        if browser is None:
            if os.environ.get(COMPLETE):
                pytest.fail(MISSING)
            pytest.skip(MISSING)
        yield browser
        browser.close()


def launched(kind: BrowserType) -> Browser | None:
    """Return a browser: one on the path, Playwright's own, or Chrome where it usually lies."""
    for name in NAMES:
        if path := shutil.which(name):
            return kind.launch(executable_path=path, args=QUIET)
    if Path(kind.executable_path).is_file():
        return kind.launch(args=QUIET)
    try:
        return kind.launch(channel="chrome", args=QUIET)
    except Error:
        return None


def main() -> int:
    """Name the browser that tests will use."""
    with sync_playwright() as playwright:
        browser = launched(playwright.chromium)
        if browser is None:
            sys.stderr.write("No Chromium or Google Chrome found.\n")
            return 1
        sys.stderr.write(f"Pages are opened in Chromium {browser.version}.\n")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
