"""A build ties a filing to a bill that its text names by title alone, whatever file tells the title."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

from hillgraph.graph import Graph
from hillgraph.model.records import Origin, Thing, Tie, Value
from hillgraph.sources import house_xml
from hillgraph.sources.lobbying.known import Known
from hillgraph.sources.lobbying.titles import titles, told
from hillgraph.store import batches
from hillgraph.store.generation import Generation
from hillgraph.store.inputs import built
from tests.conftest import Write
from tests.small_congress import bill, named
from tests.small_register import Report, filing, reports

if TYPE_CHECKING:
    import pytest

TITLE = "Harbor Dredging and Renewal Act"
TWICE = "Twice Told Lighthouse Act"
TEXT = f"Support for the {TITLE}, and S. 12"
FOUND = (
    "SELECT a.from_id, a.to_id, a.spelling, a.span, CAST(a.confidence AS VARCHAR) FROM lobbying_activity a "
    "WHERE a.spelling LIKE '%Act' ORDER BY a.from_id, a.to_id"
)
ORIGIN = Origin("document:a", "dataset:a")


def test_a_title_in_a_filing_is_a_tie_to_the_bill_of_that_congress(tmp_path: Path) -> None:
    """A report of 2025 speaks of the 119th Congress; one of 2023, of the 118th, which has no such bill."""
    generation = _built(tmp_path, [_report(1, TEXT), _report(2, TEXT, year=2023)])

    rows = list(Graph(generation).sql(FOUND))

    assert rows == [(filing(1), "bill:119-hr-5", TITLE, "16-47", "0.90")]
    assert TEXT[16:47] == TITLE


def test_a_title_of_two_bills_of_one_chamber_names_neither(tmp_path: Path) -> None:
    """Bills are introduced again under their old title; which of them was meant, nobody can say."""
    generation = _built(tmp_path, [_report(1, f"Work on the {TWICE}")])

    assert not list(Graph(generation).sql(FOUND))


def test_a_dossiers_bill_is_found_by_its_title_too(dossier: Write, tmp_path: Path) -> None:
    """Without any bulk file, the bills that a user describes are those whose titles are known."""
    story = dossier(
        {
            "documents.yml": "documents:\n  - {id: document:record.1, title: A note}\n",
            "story.yml": "things:\n  - {id: 'congress:119', label: 119th, document: document:record.1}\n"
            "  - {id: 'bill:119-s-7', label: S. 7, congress: congress:119, bill_type: s, number: 7,\n"
            f"     title: {TITLE}, document: document:record.1}}\n",
        }
    )
    filed = reports([_report(1, TEXT)], tmp_path / "reports.jsonl")

    generation = built(tmp_path / "store", [str(story)], [("lobbying", filed)], jobs=1)

    rows = list(Graph(generation).sql(FOUND))
    assert rows == [(filing(1), "bill:119-s-7", TITLE, "16-47", "0.90")]


def test_order_and_number_of_processes_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Registers are read after all bills, whichever is given first and whoever reads."""
    monkeypatch.setattr(batches, "BYTES", 1)
    filed = [_report(number, TEXT) for number in range(1, 5)]

    one = _built(tmp_path / "one", filed, jobs=1)
    two = _built(tmp_path / "two", filed, jobs=2, backwards=True)

    assert len(list(Graph(one).sql(FOUND))) == len(filed)
    assert gzip.decompress(one.graph.read_bytes()) == gzip.decompress(two.graph.read_bytes())


def test_the_houses_form_is_searched_for_titles_too() -> None:
    """What the Clerk publishes has the same texts as the Senate's service."""
    fixture = Path(__file__).parent / "fixtures" / "house_xml" / "399000001.xml"
    document = fixture.read_bytes().replace(b"<description>", f"<description>{TITLE}. ".encode(), 1)

    def spelt(known: Known) -> set[tuple[str, object]]:
        found = house_xml.read(document, file=fixture.name, known=known)
        ties = (each for each in found if isinstance(each, Tie))
        return {(each.target, each.properties["spelling"]) for each in ties if "spelling" in each.properties}

    new = spelt(Known(titles=titles([(TITLE, "119-hr-5"), (TITLE, "118-hr-5")]))) - spelt(Known())
    assert {spelling for _, spelling in new} == {TITLE}


def test_an_official_title_is_no_name_even_with_another_full_stop() -> None:
    """Such a title is a sentence ("To amend the ... Act"), and the display title may repeat it."""
    official = "To amend the Harbor Dredging Act."
    properties: dict[str, Value] = {
        "title": "To amend the Harbor Dredging Act",
        "official_title": official,
        "alt_label": (TITLE,),
    }

    assert list(told(Thing("bill", "119-hr-5", ORIGIN, properties))) == [(TITLE, "119-hr-5")]
    assert not list(told(Thing("law", "119-5", ORIGIN, properties)))


def _report(number: int, text: str, *, year: int = 2025) -> Report:
    return Report(
        number, (7, "Harbor & Pine LLC"), (70, "Silla Trade Office"), (700, "Ana", "Li"), text, year=year
    )


def _built(folder: Path, filed: list[Report], *, jobs: int = 1, backwards: bool = False) -> Generation:
    """Build reports, each in a file of its own, beside H.R. 5 and two bills of one title."""
    for each in ("bills", "reports"):
        (folder / each).mkdir(parents=True)
    for number, title in ((5, TITLE), (6, TWICE), (7, TWICE)):
        (folder / "bills" / named(number)).write_text(bill(number, title=title), encoding="utf-8")
    for report in filed:
        reports([report], folder / "reports" / f"{report.number}.jsonl")
    sources = [("billstatus", folder / "bills"), ("lobbying", folder / "reports")]
    return built(folder / "store", [], sources[::-1] if backwards else sources, jobs=jobs)
