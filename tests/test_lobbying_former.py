"""Former positions: a covered position is a tie where one body alone can be meant, and words elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from hillgraph.model.records import Origin, Record, Thing, Tie
from hillgraph.sources import house_xml, legislators
from hillgraph.sources.lobbying.former import records
from hillgraph.sources.lobbying.known import Known, known
from tests.small_people import Person, bodies, people

SITTING = (
    Person("A000001", "Yuna", "Kimball", "house", "CA", 2021, 2027, nickname="Yuni"),
    Person("A000002", "Ada", "Ames", "senate", "OR", 2013, 2031, formerly="Vidal"),
    Person("A000003", "Cora", "Delmar", "house", "DC", 2013, 2027),
    Person("A000008", "Ida", "Quist", "house", "TX", 2025, 2027),
)
FORMER = (
    Person("A000004", "Abel", "Kimball", "house", "NJ", 1993, 2003),
    Person("A000005", "Ben R.", "Boyle", "house", "OH", 2001, 2007),
    Person("A000006", "Ada", "Ames", "house", "OR", 1995, 1999),
    Person("A000007", "Nat", "Boyle", "house", "OH", 1921, 1931),
)
COMMITTEES = {
    "HSLH": ("House Committee on Lighthouses and Buoys", "Harbors"),
    "HSTW": ("House Committee on Towers", "Harbors"),
    "HLWX": ("House Permanent Select Committee on Wax",),
    "SSLH": ("Senate Committee on Lighthouses",),
    "JSTI": ("Joint Committee on Tides",),
    "HSHM": ("House Committee on Moorings",),
    "HLHM": ("House Select Committee on Moorings",),
}
FIXTURES = Path(__file__).parent / "fixtures" / "house_xml"
YEAR = Origin("document:lda.2025", "dataset:lda.2025")
CERTAIN = {
    "LD, Rep. Yuna Kimball (2021-2023)": "office-of-A000001|Legislative Director|A000001|2021|2023",
    "Legislative director, Rep. Yuni Kimball": "office-of-A000001|Legislative Director|A000001||",
    "LA, Rep. Kimball, 1995-97": "office-of-A000004|Legislative Assistant|A000004|1995|1997",
    "LA to Sen. Ames": "office-of-A000002|Legislative Assistant|A000002||",
    "LA, Senator Ada Vidal": "office-of-A000002|Legislative Assistant|A000002||",
    "COS, Rep. Boyle (R-OH)": "office-of-A000005|Chief of Staff|A000005||",
    "Member Services Director, Rep. Ben Boyle": "office-of-A000005|Member Services Director|A000005||",
    "Scheduler, Delegate Delmar (D-DC)": "office-of-A000003|Scheduler|A000003||",
    "Counsel, House Lighthouses & Buoys Committee (2003)": "committee:hslh00|Counsel||2003|2003",
    "Clerk, U.S. House Committee on Towers, Washington, DC": "committee:hstw00|Clerk|||",
    "Clerk, House Wax Committee": "committee:hlwx00|Clerk|||",
    "Clerk, House Select Committee on Moorings": "committee:hlhm00|Clerk|||",
    "Clerk, House Moorings Committee": "committee:hshm00|Clerk|||",
    "Counsel, Senate Lighthouses Cmte": "committee:sslh00|Counsel|||",
    "Economist, Joint Committee on Tides": "committee:jsti00|Economist|||",
}
UNCERTAIN = (
    "LD, Rep. Kimball",
    "LD, Rep. Yuna Kimball (1999-2001)",
    "LA, Rep. Rita Boyle",
    "LA, Rep. Zed",
    "Rep. Yuna Kimball",
    "Member of Congress, Rep. Yuna Kimball",
    "Counsel, Chairman Yuna Kimball, Federal Trade Commission",
    "LA, Delegate Yuna Kimball",
    "LA, Ohio Rep. Ben Boyle",
    "LA, Texas Senate Majority Leader Ada Ames",
    "LA, Sen. Ada Ames, Oregon State Senate",
    "LA, Rep. Ben Boyle, Ohio House of Representatives",
    "Counsel, Texas House Committee on Towers",
    "Counsel, House Committee on Towers (Ohio)",
    "Counsel, Committee on Towers",
    "Counsel, House Harbors Committee",
    "Counsel, Senate Committee on Towers",
    "Counsel, Subcommittee on Oil, House Committee on Towers",
    "House Committee on Towers",
    "Director, Office of Korea Affairs, USTR",
    "N/A",
)
WITHOUT_THE_FORMER = {
    "LD, Rep. Yuna Kimball (D-CA)": True,
    "LD, Rep. Kimball (D-CA), 2021-23": True,
    "LD, Rep. Yuna Kimball": False,
    "LD, Rep. Yuna Kimball, 2021-23": False,
    "LD, Rep. Y. Kimball (D-CA)": False,
    "LD, Rep. Kimball": False,
    "LD, Rep. Kimball (D-CA)": False,
    "LD, Rep. Kimball, 2021-23": False,
}


@pytest.fixture(scope="module")
def everybody(tmp_path_factory: pytest.TempPathFactory) -> Known:
    """Return who is known after both lists of people and that of committees were read."""
    return known(_told(_folder(tmp_path_factory.mktemp("people"))))


@pytest.mark.parametrize(("text", "expected"), CERTAIN.items())
def test_a_position_with_one_body_alone_is_a_tie(text: str, expected: str, everybody: Known) -> None:
    """Who worked for whom is the half of the record of lobbying that nobody joins in the open."""
    (tie,) = _ties(text, everybody)

    legislator = str(tie.properties.get("with_legislator", "")).removeprefix("person:")
    years = (str(tie.properties.get(name, "")) for name in ("since_year", "until_year"))
    assert (
        "|".join((tie.target.removeprefix("organization:"), str(tie.properties["role"]), legislator, *years))
        == expected
    )
    assert (tie.since, tie.until) == (None, None), "a year is no day"


@pytest.mark.parametrize("text", UNCERTAIN)
def test_what_is_not_certain_stays_words(text: str, everybody: Known) -> None:
    """A namesake's staff, or a State's, would read like a revelation."""
    assert _ties(text, everybody) == []


def test_a_legislator_who_came_later_was_nobodys_employer_yet(everybody: Known) -> None:
    """A filing of 2001 can't mean somebody who took a seat in 2021, though it gives no years."""
    meant = [_ties("LD, Rep. Kimball", everybody, by=year) for year in (2001, 2025)]

    assert [[tie.target for tie in ties] for ties in meant] == [["organization:office-of-A000004"], []]


@pytest.mark.parametrize(("text", "certain"), WITHOUT_THE_FORMER.items())
def test_without_the_list_of_former_legislators_a_name_alone_is_not_certain(
    text: str, certain: bool, tmp_path: Path
) -> None:
    """Who only read the sitting ones would find each of their names to be the only one.

    Sitting and former members share first names too: of two called Mike Rogers, both in the House for years
    in common, one sits today. The State keeps them apart.
    """
    sitting = people(SITTING, tmp_path / "legislators-current.json")

    ties = _ties(text, known(legislators.read(sitting.read_bytes(), file=sitting.name)))

    assert [tie.target for tie in ties] == ["organization:office-of-A000001"] * certain


def test_somebody_without_a_seat_is_nobodys_employer() -> None:
    """A dossier that tells of a person alone says neither chamber nor years."""
    told = Thing("person", "A000001", YEAR, {"label": "Yuna Kimball", "family_name": "Kimball"})
    congress = {"congress": "congress:118"}
    seat = Tie("service", told.name, "chamber:house", YEAR, properties={**congress, "state": "CA"})
    nowhere = Tie("service", told.name, "chamber:house", YEAR, properties=congress)

    assert _ties("LD, Rep. Yuna Kimball (D-CA), 2023", known([told])) == []
    assert _ties("LD, Rep. Yuna Kimball (D-CA), 2023", known([told, nowhere])) == []
    assert len(_ties("LD, Rep. Yuna Kimball (D-CA), 2023", known([told, seat]))) == 1
    assert _ties("LD, Rep. Yuna Kimball (D-CA), 2019", known([told, seat])) == []


def test_two_times_in_one_role_are_two_ties_and_said_twice_is_one(everybody: Known) -> None:
    """A return to an office is a story; a text that repeats itself is none."""
    text = (
        "LA, Rep. Yuna Kimball (2023-24); LA, Rep. Yuna Kimball (2021); LA, Congresswoman Yuna Kimball, 2021"
    )

    found = [
        (tie.occurrence, tie.properties["since_year"], tie.properties["text"])
        for tie in _ties(text, everybody)
    ]

    assert found == [
        (1, 2021, ("LA, Rep. Yuna Kimball (2021)",)),
        (2, 2023, ("LA, Rep. Yuna Kimball (2023-24)",)),
    ]


def test_the_office_is_a_body_of_government(everybody: Known) -> None:
    """An office outlives its staff; the tie leads to it, and names the legislator beside."""
    office, _ = _records("LD, Rep. Yuna Kimball", everybody)

    assert isinstance(office, Thing)
    assert (office.name, office.properties, office.types) == (
        "organization:office-of-A000001",
        {"label": "Office of Yuna Kimball"},
        ("government_body",),
    )


def test_a_form_of_the_house_tells_former_positions_too(tmp_path: Path) -> None:
    """The Clerk's forms are all there is for those who read no other register."""
    document = (FIXTURES / "399000001.xml").read_bytes()
    listed = (Person("A000009", "Young", "Kim", "house", "CA", 2021, 2027), *SITTING)
    sitting = people(listed, tmp_path / "legislators-current.json")
    former = people(FORMER, tmp_path / "legislators-historical.json")
    lists = [
        each for path in (sitting, former) for each in legislators.read(path.read_bytes(), file=path.name)
    ]

    found = list(house_xml.read(document, file="399000001.xml", known=known(lists)))

    ties = [each for each in found if isinstance(each, Tie) and each.kind == "former_position"]
    assert [
        (tie.source.rpartition("-")[0], tie.target, tie.origin.document, tie.properties) for tie in ties
    ] == [
        (
            "person:house-lobbyist-990012-ana-quinones-jr",
            "organization:office-of-A000009",
            "document:lobbying-house.2025",
            {
                "role": "Legislative Assistant",
                "with_legislator": "person:A000009",
                "since_year": 2021,
                "until_year": 2023,
                "text": ("LA, Rep. Young Kim (2021-2023)",),
            },
        )
    ]


def _records(text: str, everybody: Known, by: int = 2025) -> list[Record]:
    return list(records("person:lda-lobbyist-1", text, YEAR, everybody, by))


def _ties(text: str, everybody: Known, by: int = 2025) -> list[Tie]:
    return [each for each in _records(text, everybody, by) if isinstance(each, Tie)]


def _folder(folder: Path) -> Path:
    people(SITTING, folder / "legislators-current.json")
    people(FORMER, folder / "legislators-historical.json")
    bodies(COMMITTEES, folder / "committees-current.json")
    return folder


def _told(folder: Path) -> list[Record]:
    files = sorted(folder.glob("*.json"))
    return [each for file in files for each in legislators.read(file.read_bytes(), file=file.name)]
