"""Pages in headless Chromium, without a network: when they are drawn, if they move later, how they pan."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.measure import Spent
from hillgraph.errors import NotFound
from tests.browsers import MISSING, launched

WATCHED = Path(__file__).with_name("watched.js")
SCREEN = (1440, 900)
PATIENCE = 60.0  # seconds
CALM = 1.0  # seconds
LATER = 1.0  # seconds
DRAG = 2.0  # seconds
CORNER = 20  # pixels from the canvas's edges, where no node is
REACH = (360, 240)  # pixels
STEPS = 30
PLACE = "(canvas) => [canvas.getBoundingClientRect().x, canvas.getBoundingClientRect().y]"


class Stopwatch:
    """Seconds since it was made, by the wall and of all processes of a browser."""

    def __init__(self, browser: Browser) -> None:
        self._session = browser.new_browser_cdp_session()
        self._processor = self._taken()
        self._began = monotonic()

    def read(self, wall: float | None = None) -> Spent:
        """Return the seconds up to now; *wall* is given where the page knows it better."""
        processor = sum(taken - self._processor.get(each, 0.0) for each, taken in self._taken().items())
        return Spent(monotonic() - self._began if wall is None else wall, processor)

    def _taken(self) -> dict[int, float]:
        told = self._session.send("SystemInfo.getProcessInfo")
        return {each["id"]: each["cpuTime"] for each in told["processInfo"]}


@dataclass(frozen=True, slots=True)
class Opened:
    """A page that was opened; *first* is what it took until it was drawn, nothing where patience ended."""

    page: Page
    first: Spent | None

    def drawn(self) -> Spent:
        """Return what it took until it was drawn, which must be in time."""
        if self.first is None:
            raise TimeoutError(f"{self.page.url} isn't drawn in {PATIENCE:g} s.")
        return self.first

    def still(self) -> bool:
        """Say whether the canvas looks a while later as it was first drawn, pixel by pixel."""
        self.page.wait_for_timeout(1000 * LATER)
        return bool(self.page.evaluate("watched.still()"))

    def panned(self, browser: Browser) -> Spent:
        """Drag the canvas to and fro, and return what each frame took that it was redrawn in."""
        self.page.wait_for_timeout(1000 * LATER)
        left, top = self.page.locator(".vis-network canvas").evaluate(PLACE)
        x, y = left + CORNER, top + CORNER
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.evaluate("watched.frames.clear()")
        watch, there = Stopwatch(browser), False
        while watch.read().wall < DRAG:
            there = not there
            self.page.mouse.move(x + REACH[0] * there, y + REACH[1] * there, steps=STEPS)
        spent, frames = watch.read(), self.page.evaluate("watched.frames.size")
        return Spent(spent.wall / frames, spent.processor / frames)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield the browser that the tests use too; raise `NotFound` where there is none."""
    with sync_playwright() as playwright:
        browser = launched(playwright.chromium)
        if browser is None:
            raise NotFound(MISSING)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, file: Path) -> Iterator[Opened]:
    """Yield the page of *file*, once it is drawn or patience is at its end.

    The clock is the page's own and begins with navigation; what opening a window takes is waited for
    beforehand. What the page would load is refused.
    """
    context = browser.new_context(
        viewport={"width": SCREEN[0], "height": SCREEN[1]}, reduced_motion="reduce", offline=True
    )
    context.add_init_script(f"({WATCHED.read_text('utf-8')})({1000 * PATIENCE});")
    page = context.new_page()
    page.wait_for_timeout(1000 * CALM)
    watch = Stopwatch(browser)
    page.goto(file.as_uri(), wait_until="commit")
    first = page.evaluate("watched.first")
    yield Opened(page, None if first is None else watch.read(first))
    context.close()
