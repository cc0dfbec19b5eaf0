"""The page as a person meets it: opened without a network, searched, filtered, chosen and read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from hillgraph.render.view import View
from tests.opened import SIZES, Open, choose
from tests.pictured import crowded, hostile, pictured, storied

pytestmark = pytest.mark.browser

SEEN = """
  const canvas = document.querySelector('#canvas canvas');
  const copy = document.createElement('canvas');
  Object.assign(copy, { width: canvas.width, height: canvas.height });
  const ctx = copy.getContext('2d', { willReadFrequently: true });
  ctx.drawImage(canvas, 0, 0);
  const { data } = ctx.getImageData(0, 0, canvas.width, canvas.height);
"""
INK = f"""() => {{
  {SEEN}
  let drawn = 0;
  for (let i = 3; i < data.length; i += 4) if (data[i]) drawn += 1;
  return drawn;
}}"""
LOWEST_HIGHLIGHT = f"""() => {{
  {SEEN}
  const is = (i) => [0xC2, 0x41, 0x0C, 255].every((part, k) => data[i + k] === part);
  let lowest = null;
  for (let i = 0; i < data.length; i += 4) if (is(i)) lowest = i / 4 / canvas.width;
  return lowest && (lowest * canvas.clientWidth) / canvas.width + canvas.getBoundingClientRect().top;
}}"""


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_it_draws_without_a_network(opened: Open, size: tuple[int, int]) -> None:
    """One file must do, on a desk, a tablet and a phone."""
    page = opened(pictured(), size)

    assert page.evaluate(INK) > 5000
    expect(page.locator("#tally")).to_have_text("63 things, 56 ties")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_thing_is_found_by_another_name_and_chosen_by_keyboard(opened: Open, size: tuple[int, int]) -> None:
    """The article spells the firm another way; whoever reads it must find it all the same."""
    page = opened(pictured(), size)

    page.keyboard.press("/")
    page.keyboard.type("thomas capital")
    expect(page.locator("#found li")).to_have_count(1)
    page.keyboard.press("Enter")

    details = page.get_by_role("complementary", name="Details")
    expect(details.get_by_role("heading", level=2)).to_have_text("Thomas Capitol Partners")
    expect(details.get_by_role("heading", level=2)).to_be_focused()
    expect(details.get_by_text("Thomas Capital Partners")).to_be_visible()


def test_a_korean_name_is_found(opened: Open) -> None:
    """Half the readers search in Korean."""
    page = opened(pictured())

    page.get_by_role("combobox", name="Search").fill("무역협회")

    expect(page.locator("#found li")).to_contain_text(["Korea International Trade Association"])


def test_details_say_who_says_what_and_where(opened: Open) -> None:
    """Each fact has its source, the place in it, its day and a link; where sources differ, both speak."""
    page = opened(pictured())

    choose(page, "partner with korea")

    details = page.get_by_role("complementary", name="Details")
    expect(details).to_contain_text("≠ Sources differ on this.")
    expect(details).to_contain_text("2025-07-24≠ sources differsays Article on the Act")
    expect(details).to_contain_text("The Asia Business Daily, 2025-09-09, at 2, 6")
    link = details.get_by_role("link", name="Bill status of H.R. 4687").first
    assert link.get_attribute("href") == (
        "https://www.govinfo.gov/bulkdata/BILLSTATUS/119/hr/BILLSTATUS-119hr4687.xml"
    )
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_from_a_thing_to_its_tie_to_its_neighbour_and_back(opened: Open) -> None:
    """A network is read by walking it."""
    page = opened(pictured())
    details = page.get_by_role("complementary", name="Details")
    heading = details.get_by_role("heading", level=2)

    choose(page, "KITA")
    details.get_by_role("button", name="The tie to Thomas Capitol Partners: represents, The Asia").click()
    expect(heading).to_have_text("Thomas Capitol Partners represents Korea International Trade Association")
    expect(details).to_contain_text("30,000")
    details.get_by_role("button", name="Thomas Capitol Partners").click()
    expect(heading).to_have_text("Thomas Capitol Partners")
    details.get_by_role("button", name="Back").click()

    expect(heading).to_have_text("Thomas Capitol Partners represents Korea International Trade Association")


def test_escape_clears_and_gives_the_keyboard_back(opened: Open) -> None:
    """Nobody may be caught in a panel."""
    page = opened(pictured())
    choose(page, "KITA")

    page.keyboard.press("Escape")

    expect(page.locator("#details")).to_be_hidden()
    expect(page.locator("#search")).to_be_focused()


def test_arrow_keys_walk_the_picture(opened: Open) -> None:
    """Whoever can't point can still go from thing to thing and hear where they are."""
    page = opened(pictured())
    page.locator("#canvas").focus()

    page.keyboard.press("ArrowRight")
    expect(page.locator("#spoken")).to_contain_text("tie")
    page.keyboard.press("ArrowLeft")
    spoken = page.locator("#spoken").inner_text()
    page.keyboard.press("Enter")

    expect(page.locator("#details h2")).to_have_text(spoken.split(", ")[0])


def test_a_thing_is_chosen_by_pointing_at_it(opened: Open) -> None:
    """The picture is what one reaches for first."""
    page = opened(pictured())
    page.wait_for_timeout(100)
    stage = page.locator("#canvas").bounding_box()
    inside = next(box for text, *box in page.evaluate("window.written") if text == "H.R. 4687")
    assert stage is not None

    page.mouse.click(stage["x"] + (inside[0] + inside[2]) / 2, stage["y"] + (inside[1] + inside[3]) / 2)

    expect(page.locator("#details h2")).to_have_text("Partner with Korea Act (H.R. 4687)")


def test_the_table_has_the_ties_and_follows_the_legend(opened: Open) -> None:
    """What the picture shows, the table says, to a screen reader too."""
    page = opened(pictured())
    page.get_by_role("button", name="Table").click()
    rows = page.locator("#table tbody tr")
    expect(rows).to_have_count(56)

    page.get_by_label("Cosponsorships").uncheck()
    expect(rows).to_have_count(26)
    page.get_by_label("Trade associations").uncheck()

    expect(page.get_by_role("table", name="ties as drawn in the picture")).to_be_visible()
    expect(page.locator("#tally")).to_contain_text("62 of 63 things")
    assert "Korea International Trade Association" not in rows.all_inner_texts()


def test_toggles_change_the_picture(opened: Open) -> None:
    """A legend that only names is half a legend."""
    page = opened(pictured())
    before = page.evaluate(INK)

    page.get_by_label("Legislators").focus()
    page.keyboard.press("Space")
    page.wait_for_timeout(100)

    assert page.evaluate(INK) < before
    expect(page.locator("#tally")).to_have_text("32 of 63 things, 25 of 56 ties")


def test_the_table_is_sorted_by_any_column(opened: Open) -> None:
    """Dates are read in order, names in order."""
    page = opened(pictured())
    page.get_by_role("button", name="Table").click()
    page.get_by_role("button", name="Since").click()

    first = page.locator("#table tbody tr").first
    expect(first).to_contain_text("2010-03-25")
    expect(page.locator("th[aria-sort=ascending]")).to_have_text("Since ↑")
    page.get_by_role("button", name="Since").click()

    expect(first).not_to_contain_text("2010-03-25")


@pytest.mark.parametrize("thing", ["young kim", "KITA", "partner with korea", "visa category number 0"])
def test_on_a_phone_the_sheet_never_covers_what_is_chosen(opened: Open, thing: str) -> None:
    """The draft chose a thing and hid it."""
    page = opened(pictured(), (390, 844), touch=True)
    choose(page, thing)
    page.wait_for_timeout(100)

    ring = page.evaluate(LOWEST_HIGHLIGHT)

    top = page.locator("#details").bounding_box()
    assert ring is not None
    assert top is not None
    assert ring < top["y"]


def test_on_a_phone_all_that_is_pressed_is_large_enough(opened: Open) -> None:
    """A finger needs forty pixels."""
    page = opened(pictured(), (390, 844), touch=True)
    page.get_by_role("button", name="Legend", exact=True).click()
    _large_enough(page.locator("#legend label, #legend button"))
    page.keyboard.press("Escape")

    choose(page, "KITA")

    _large_enough(page.locator("header button, #search, #details button"))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_keyboard_reaches_every_part(opened: Open, size: tuple[int, int]) -> None:
    """Search, buttons, legend, picture, zoom and time come in turn, and nothing holds the keyboard."""
    page = opened(storied(), size)
    met = []
    for _ in range(70):
        page.keyboard.press("Tab")
        met.append(page.evaluate("document.activeElement.id || document.activeElement.type || 'page'"))

    first = ["search", "open-legend", "show-story", "show-table", "show-save", "show-about"]
    wide = size[0] > 760
    assert met[: 5 if wide else 6] == [name for name in first if not wide or name != "open-legend"]
    assert {"canvas", "zoom-in", "zoom-out", "fit", "play", "day-slider", "day", "any-day", "page"} <= set(
        met
    )
    assert ("checkbox" in met) == wide


def test_the_sources_are_one_press_away(opened: Open) -> None:
    """Who made the data, and on what terms."""
    page = opened(pictured())

    page.get_by_role("button", name="About").click()

    expect(page.get_by_role("complementary", name="Details")).to_contain_text("Public domain.")


@pytest.mark.hostile
def test_hostile_words_run_nothing(opened: Open) -> None:
    """Every word of this view is a script trying to get out, every address one trying to get in."""
    page = opened(hostile())
    choose(page, "img")
    page.get_by_role("button", name="Table").click()

    assert page.title().startswith("</script>")
    assert page.locator("img").count() == 0
    assert page.locator("a[href]").count() == 0
    expect(page.locator("#table tbody tr")).to_have_count(1)


@pytest.mark.parametrize("view", [pictured(), crowded(335, 15, 1100)], ids=["small", "crowded"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_name_is_written_over_another(opened: Open, view: View, size: tuple[int, int]) -> None:
    """What can't be read needn't be drawn; only the ten most central show whatever lies beneath."""
    page = opened(view, size)

    written = page.evaluate("window.written")

    boxes = [box for _, *box in written]
    over = [
        (a, b)
        for b, second in enumerate(boxes)
        for a, first in enumerate(boxes[:b])
        if first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]
    ]
    assert len(written) >= 10
    assert len(over) <= 2, [(written[a][0], written[b][0]) for a, b in over]


def test_the_most_central_are_named_on_a_phone_too(opened: Open) -> None:
    """Names are what a picture is read by, most of all where there is least room."""
    page = opened(pictured(), (390, 844))

    words = {text for text, *_ in page.evaluate("window.written")}

    assert {"H.R. 4687", "H.R. 5534", "KITA", "CAPAC"} <= words


def test_at_night_the_picture_is_dark(opened: Open) -> None:
    """Whoever reads at night has said so once, to the system."""
    page = opened(pictured(), dark=True)

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 24, 29)"
    assert page.evaluate(INK) > 5000


def test_printed_it_has_picture_table_and_sources(opened: Open) -> None:
    """On paper nothing can be pressed, so all of it stands there."""
    page = opened(pictured())

    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    expect(page.locator("#table tbody tr")).to_have_count(56)
    expect(page.locator("#table")).to_be_visible()
    expect(page.locator("#about")).to_contain_text("Public domain.")
    expect(page.locator("#canvas canvas")).to_be_visible()


def _large_enough(targets: Locator) -> None:
    for target in targets.all():
        box = target.bounding_box()
        if box and target.is_visible():
            assert box["height"] >= 39.5, target.inner_text()
