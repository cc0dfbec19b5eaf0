"""The page as someone reads it who wants to know: when, by what way, who stayed, and what to take away."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from playwright.sync_api import Page, expect

from tests.opened import SIZES, Open, choose
from tests.pictured import storied

pytestmark = pytest.mark.browser
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
GEXF = "{http://gexf.net/1.3}"
SVG = "{http://www.w3.org/2000/svg}"
WRITTEN = "window.written.map(([text]) => text)"


@pytest.fixture(params=SIZES, ids=str)
def page(opened: Open, request: pytest.FixtureRequest) -> Page:
    """Return the page of the storied view, at each width."""
    return opened(storied(), request.param)


@pytest.fixture
def desk(opened: Open) -> Page:
    """Return the same on a desk alone."""
    return opened(storied())


def test_the_slider_shows_one_day_and_counts_follow(page: Page) -> None:
    """Who had signed by then is asked more often than who has signed."""
    expect(page.locator("#tally")).to_have_text("65 things, 60 ties")
    page.get_by_label("On this day").fill("2025-08-01")

    expect(page.locator("#tally")).to_contain_text("of 60 ties")
    signed = page.evaluate("document.querySelector('#tally').textContent")
    page.get_by_label("On this day").fill("2025-08-20")

    assert _ties(page) > int(signed.split(", ")[1].split(" ")[0])
    page.get_by_role("button", name="Any day").click()
    expect(page.locator("#tally")).to_have_text("65 things, 60 ties")


def test_the_slider_goes_by_keyboard_and_says_the_day(page: Page) -> None:
    """A slider that only a mouse moves leaves people out."""
    slider = page.get_by_label("Day", exact=True)
    slider.focus()
    assert slider.get_attribute("aria-valuetext") == "any day"

    page.keyboard.press("Home")

    assert slider.get_attribute("aria-valuetext") == "2010-03-25"
    page.keyboard.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == "2023-09-30"


def test_the_firms_ended_contract_is_there_in_its_time_and_gone_after(desk: Page) -> None:
    """A tie that ended is neither forgotten nor shown as if it stood."""
    desk.get_by_role("button", name="Table").click()
    rows = desk.locator("#table tbody tr").filter(has_text="2023-09-30")

    desk.get_by_label("On this day").fill("2023-09-30")
    expect(rows).to_have_count(1)
    desk.get_by_label("On this day").fill("2023-10-01")

    expect(rows).to_have_count(0)


def test_playing_runs_through_time_and_stops_at_the_end(page: Page) -> None:
    """Growth is seen in motion; whoever wants none of it has it in steps."""
    day, play = page.get_by_label("On this day"), page.get_by_role("button", name="Play through time")
    day.fill("2025-08-25")
    play.click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(day).not_to_have_value("2025-08-25")

    expect(play).to_be_visible(timeout=30_000)

    expect(day).to_have_value("2025-09-01")


def test_a_pile_opens_when_chosen_and_folds_again(page: Page) -> None:
    """Forty alike are one thing to see until someone wants them all."""
    signs = page.locator("#signs")
    expect(signs).to_contain_text("2 of 2")

    choose(page, "member 7")

    expect(page.locator("#details")).to_contain_text("Member 7 of the House")
    expect(signs).to_contain_text("1 of 2")
    page.get_by_role("button", name="Fold with its like").click()
    expect(page.locator("#details h2")).to_have_text("Partner with Korea Act (H.R. 4687)")
    expect(signs).to_contain_text("2 of 2")


def test_folding_is_off_and_on_in_the_legend(desk: Page) -> None:
    """Whoever wants to see each of them at once may."""
    box = desk.get_by_label("fold what is alike")
    expect(box).to_be_checked()

    folded = desk.locator("#canvas canvas").screenshot()
    box.uncheck()
    expect(desk.locator("#signs")).to_contain_text("0 of 2")
    desk.wait_for_timeout(200)
    assert not any("legislators" in text for text in desk.evaluate(WRITTEN))
    assert desk.locator("#canvas canvas").screenshot() != folded
    box.check()
    expect(desk.locator("#signs")).to_contain_text("2 of 2")


def test_what_is_folded_stands_in_the_table_all_the_same(desk: Page) -> None:
    """The table says what is known, the picture how it looks."""
    desk.get_by_role("button", name="Table").click()

    expect(desk.locator("#table tbody tr")).to_have_count(60)


def test_a_path_is_found_between_two_that_are_picked(page: Page) -> None:
    """By what tie, and who says so: the question that the picture is for."""
    choose(page, "young kim")
    page.get_by_role("button", name="Path to …").click()
    expect(page.locator("#picking")).to_contain_text("From Young Kim")

    choose(page, "judiciary")

    details = page.get_by_role("complementary", name="Details")
    expect(details.get_by_role("heading", level=2)).to_have_text(
        "From Young Kim to House Committee on the Judiciary"
    )
    expect(details).to_contain_text("2 ties apart, 1 way")
    expect(details).to_contain_text("Young Kim sponsors Partner with Korea Act (H.R. 4687)")
    expect(details).to_contain_text("was referred to House Committee on the Judiciary")
    expect(details).to_contain_text("Bill status of H.R. 4687")


def test_no_path_is_said_in_words(desk: Page) -> None:
    """Silence would look like a fault."""
    desk.get_by_label("Referrals").uncheck()
    choose(desk, "young kim")
    desk.get_by_role("button", name="Path to …").click()
    choose(desk, "judiciary")

    expect(desk.locator("#details")).to_contain_text("No tie that is shown leads from one to the other")


def test_escape_gives_up_picking(desk: Page) -> None:
    """Whoever has changed his mind must get out by the key that always gets out."""
    choose(desk, "young kim")
    desk.get_by_role("button", name="Path to …").click()
    desk.keyboard.press("Escape")
    desk.keyboard.press("Escape")

    expect(desk.locator("#picking")).to_be_hidden()


def test_supporters_of_two_bills_are_kept_gained_and_lost(page: Page) -> None:
    """Who stayed is what a campaign asks of the next Congress."""
    choose(page, "partner with korea")
    page.get_by_text("Compare supporters with another bill").click()
    page.get_by_role("button", name="H.R. 5534 (119th)").first.click()

    details = page.get_by_role("complementary", name="Details")
    expect(details.get_by_role("heading", level=3)).to_have_text(
        ["= Kept: support both2", "+ Gained: H.R. 5534 (119th) alone10", "− Lost: H.R. 4687 alone20"]
    )
    assert {"=", "+", "−"} <= set(page.evaluate(WRITTEN))


def test_the_story_is_walked_by_arrow_keys(page: Page) -> None:
    """A reader who knows nothing yet is led, and can leave at any step."""
    page.get_by_role("button", name="Story").click()
    words = page.locator("#step-words")
    expect(words).to_have_text("Young Kim sponsors it.")
    expect(page.locator("#story")).to_contain_text("1 of 3")
    expect(page.locator("#step-sources")).to_contain_text("Bill status of H.R. 4687")
    page.keyboard.press("ArrowRight")
    expect(words).to_have_text("From KITA it is two ties to the committee.")
    page.keyboard.press("ArrowRight")
    expect(words).to_have_text("Two signed both.")
    expect(page.get_by_label("On this day")).to_have_value("2025-09-02")
    expect(page.get_by_role("button", name="Step on")).to_be_disabled()
    page.keyboard.press("ArrowLeft")
    expect(words).to_have_text("From KITA it is two ties to the committee.")

    page.keyboard.press("Escape")

    expect(page.locator("#story")).to_be_hidden()
    expect(page.get_by_role("button", name="Story")).to_be_focused()
    expect(page.locator("#tally")).to_have_text("65 things, 60 ties")


def test_a_page_without_a_story_has_no_button_for_one(opened: Open) -> None:
    """What isn't there isn't offered."""
    page = opened(replace(storied(), story=None))

    expect(page.locator("#show-story")).to_be_hidden()


@pytest.mark.parametrize(
    ("act", "text"),
    [
        (lambda page: choose(page, "KITA"), "Korea International Trade Association"),
        (lambda page: page.get_by_role("button", name="Table").click(), "60 ties as drawn"),
        (lambda page: page.get_by_label("On this day").fill("2025-08-09"), "of 60 ties"),
        (lambda page: page.get_by_role("button", name="Story").click(), "Young Kim sponsors it."),
        (lambda page: _hide(page, "Cosponsorships"), "26 of 60 ties"),
    ],
    ids=["chosen", "table", "day", "story", "hidden"],
)
def test_a_link_restores_what_is_seen(page: Page, act: Callable[[Page], None], text: str) -> None:
    """What one has found is sent on in a line."""
    act(page)
    page.wait_for_timeout(300)
    address = page.url
    assert "#" in address

    page.goto("about:blank")
    page.goto(address)

    expect(page.locator("body")).to_contain_text(text)


def test_a_link_of_nonsense_opens_the_page_as_it_is(desk: Page) -> None:
    """Links are cut, mistyped and old."""
    bare = desk.url.partition("#")[0]
    for fragment in "thing=bill:0-hr-0 path=a at=x,y,z day=yesterday step=99 %%% view=<b>".split():
        desk.goto("about:blank")
        desk.goto(f"{bare}#{fragment}")
        expect(desk.locator("#tally")).to_have_text("65 things, 60 ties")
        expect(desk.locator("#details")).to_be_hidden()


def test_what_is_seen_is_saved_as_svg_with_title_legend_and_sources(page: Page, tmp_path: Path) -> None:
    """A picture leaves the page with who says so."""
    tree = ET.fromstring(_saved(page, "Picture, SVG", tmp_path).decode())  # noqa: S314 - ours

    texts = {element.text for element in tree.iter(f"{SVG}text")}
    assert {"Who moves the Partner with Korea Act", "legislators", "cosponsorships"} <= texts
    assert any("U.S. Government Publishing Office" in (text or "") for text in texts)
    assert len(list(tree.iter(f"{SVG}g"))) > 30


def test_what_is_seen_is_saved_as_png(page: Page, tmp_path: Path) -> None:
    """Slides and mails take a PNG."""
    content = _saved(page, "Picture, PNG", tmp_path)

    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20], "big") >= 2 * 390
    assert len(content) > 20_000


def test_the_network_is_saved_for_other_tools(desk: Page, tmp_path: Path) -> None:
    """Whoever measures further takes the same things and ties along."""
    graph = nx.parse_graphml(_saved(desk, "Network, GraphML", tmp_path).decode(), force_multigraph=True)
    desk.get_by_label("Cosponsorships").uncheck()
    fewer = nx.parse_graphml(_saved(desk, "Network, GraphML", tmp_path).decode(), force_multigraph=True)

    assert (len(graph.nodes), len(graph.edges)) == (65, 60)
    assert len(fewer.edges) == 26
    ended = next(data for *_, data in graph.edges(data=True) if data.get("until") == "2023-09-30")
    assert ended["stands"] is False
    assert "govinfo.gov" in ended["sources"]
    tree = ET.fromstring(_saved(desk, "Network, GEXF", tmp_path).decode())  # noqa: S314 - ours
    assert len(list(tree.iter(f"{GEXF}node"))) == 65
    assert len(list(tree.iter(f"{GEXF}edge"))) == 26


def test_the_table_is_saved_as_csv(desk: Page, tmp_path: Path) -> None:
    """A spreadsheet opens what the table says, with the addresses of the sources."""
    text = _saved(desk, "Table, CSV", tmp_path).decode("utf-8-sig")

    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 60
    signed = next(row for row in rows if row["From"] == "Young Kim")
    assert (signed["Tie"], signed["Since"], signed["Stands"]) == ("sponsors", "2025-07-23", "yes")
    assert signed["Addresses"].endswith("BILLSTATUS-119hr4687.xml")


def test_sizes_can_say_who_stands_between_others(desk: Page) -> None:
    """Many ties and ties that join are different kinds of weight."""
    nodes = json.loads(desk.locator("#data-nodes").text_content() or "")
    assert max(node.get("broker", 0) for node in nodes) == 1

    before = desk.locator("#canvas canvas").screenshot()
    desk.get_by_label("What size says").select_option("same")
    desk.wait_for_timeout(200)

    assert desk.locator("#canvas canvas").screenshot() != before


def _hide(page: Page, name: str) -> None:
    """Untick a row of the legend, which is an overlay on a phone."""
    if page.locator("#open-legend").is_visible():
        page.locator("#open-legend").click()
    page.get_by_label(name).uncheck()


def _ties(page: Page) -> int:
    return int(page.locator("#tally").inner_text().split(", ")[1].split(" ")[0])


def _saved(page: Page, name: str, folder: Path) -> bytes:
    page.get_by_role("button", name="Save", exact=True).click()
    with page.expect_download() as expected:
        page.get_by_role("button", name=name).click()
    file = folder / expected.value.suggested_filename
    expected.value.save_as(file)
    assert file.stem == "who-moves-the-partner-with-korea-act-2026-06-26"
    page.get_by_role("button", name="Close the details").click()
    return file.read_bytes()
