"""The report as a person opens and prints it: without a network or a script, on a phone and on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hillgraph.render.reported import page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from hillgraph.graph import Graph

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=str)
def test_it_opens_without_a_network_and_fits(
    chromium: Browser, graph: Graph, tmp_path: Path, size: tuple[int, int]
) -> None:
    """Nothing is asked for, nothing is said on the console, and the page is no wider than the screen."""
    file, said = tmp_path / "report.html", list[str]()
    file.write_text(page(graph.report("bill:119-hr-4687")), "utf-8")
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, offline=True)
    opened = context.new_page()
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("request", lambda request: said.append(request.url))

    opened.goto(file.as_uri())

    assert [text for text in said if text != file.as_uri() and not text.startswith("data:")] == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert opened.locator("figure svg").count() == 4
    printed = opened.pdf(format="A4")
    assert printed.startswith(b"%PDF")
    context.close()
