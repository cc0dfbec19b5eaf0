"""A picture's page opened in Chromium, where any request, dialog, error or message fails the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from hillgraph.render.page import page
from hillgraph.render.view import View

Open = Callable[..., Page]
SIZES = [(1440, 900), (900, 700), (390, 844)]
NOTE_WHAT_IS_WRITTEN = """
  window.written = [];
  const { fillText, clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    if (this.canvas.closest('#canvas')) window.written = [];
    return clearRect.apply(this, box);
  };
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    const { a, e, f } = this.getTransform();
    const half = (this.measureText(text).width * a) / 2;
    const box = [x * a + e - half, y * a + f - 5, x * a + e + half, y * a + f + 5];
    if (this.canvas.closest('#canvas')) window.written.push([text, ...box]);
    return fillText.call(this, text, x, y);
  };
"""


@cache
def _drawn(view: View) -> str:
    """Return the page of a view, drawn once however many tests open it."""
    return page(view)


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a view's page with the network refused; any request, dialog, error or message fails the test."""
    said: list[str] = []
    contexts: list[BrowserContext] = []
    file = tmp_path / "picture.html"

    def open_page(
        view: View, size: tuple[int, int] = SIZES[0], *, touch: bool = False, dark: bool = False
    ) -> Page:
        file.write_text(_drawn(view), encoding="utf-8")
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            reduced_motion="reduce",
            has_touch=touch,
            color_scheme="dark" if dark else "light",
            offline=True,
        )
        contexts.append(context)
        context.add_init_script(NOTE_WHAT_IS_WRITTEN)
        page = context.new_page()
        _listen(page, said)
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [text for text in said if text != file.as_uri() and not text.startswith("data:")] == []


def choose(page: Page, words: str) -> None:
    """Search for *words* and take the first thing found."""
    page.locator("#search").fill(words)
    page.locator("#search").press("Enter")
    expect(page.locator("#details")).to_be_visible()


def _listen(page: Page, said: list[str]) -> None:
    def asked(dialog: Dialog) -> None:
        said.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", asked)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url))
