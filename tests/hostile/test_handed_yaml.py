"""Faults in a field of the maker's YAML, each in the form that people write for us: a dossier."""

from __future__ import annotations

from pathlib import Path

import pytest

import hillgraph
from hillgraph.errors import InvalidInput
from tests.conftest import Write
from tests.handed import Handed
from tests.hostile.test_handed_cases import FOREIGN
from tests.test_dossier import DOCUMENTS, THINGS

pytestmark = pytest.mark.hostile
PERSON = "things:\n- id: person:x-1\n  label: Example Person\n  document: document:record.1\n"
BILL = "things:\n- id: bill:119-hr-1\n  label: An Act\n  document: document:record.1\n"
REFUSED = {
    "octal": (BILL + "  number: 012\n", ["5:11: 'number' takes a whole number, not '012'"]),
    "wrong_type": (BILL + "  number: forty\n", ["5:11: 'number' takes a whole number, not 'forty'"]),
    "unknown_field": (PERSON + "  favourite_colour: blue\n", ["5:3: 'favourite_colour' is not a field of"]),
    "missing_field": (PERSON.replace("  label: Example Person\n", ""), ["2:3: the field 'label' is missing"]),
    "bad_date": (
        PERSON + "  birth_date: 2025-02-30\n",
        ["5:15: 'birth_date' is 2025-02-30, a day that doesn"],
    ),
    "three_errors": (
        BILL + "  number: x\n  bogus: 1\n  introduced_on: never\n",
        [
            "5:11: 'number' takes a whole number, not 'x'",
            "6:3: 'bogus' is not a field of a bill",
            "7:18: 'introduced_on' takes YYYY-MM-DD, not 'never'",
        ],
    ),
    "norway": (
        PERSON.replace("Example Person", "NO"),
        ['3:10: NO without quotes is a truth value in YAML; write "NO"'],
    ),
}
TAKEN = {"norway": '"NO"', "sexagesimal": "12:30:45"}
# Where a dossier ends otherwise than the maker's YAML must, and why.
OTHERWISE = {
    "norway": "a plain NO is refused, since its writer may mean false; in quotes it is the text",
    "unknown_field": "the field is named with its kind; docs/kinds.md lists those that there are",
}


@pytest.mark.parametrize("fault", REFUSED)
def test_a_field_with_a_fault_is_refused_in_its_place(fault: str, dossier: Write, tmp_path: Path) -> None:
    """Who writes a dossier is no programmer; every fault is told at once, where it stands."""
    text, told = REFUSED[fault]
    folder = dossier({"documents.yml": DOCUMENTS, "things.yml": THINGS, "more.yml": text})

    with pytest.raises(InvalidInput) as refused:
        hillgraph.build(tmp_path / "store", dossiers=[folder])

    lines = str(refused.value).splitlines()
    assert [
        each for each in told if not any(line.startswith(f"small/more.yml:{each}") for line in lines)
    ] == []


@pytest.mark.parametrize("fault", TAKEN)
def test_a_text_that_looks_like_something_else_is_that_text(
    fault: str, dossier: Write, tmp_path: Path
) -> None:
    """YAML 1.1 would make a truth value of a country and a number of a time."""
    text = PERSON.replace("Example Person", TAKEN[fault])
    folder = dossier({"documents.yml": DOCUMENTS, "things.yml": THINGS, "more.yml": text})

    graph = hillgraph.build(tmp_path / "store", dossiers=[folder])

    assert graph.labels(["person:x-1"]) == {"person:x-1": TAKEN[fault].strip('"')}


@pytest.mark.shared
def test_every_fault_in_a_field_of_the_maker_is_held_in_a_dossier(handed: Handed) -> None:
    """One that is added beside the checkout must be thought through in our form."""
    theirs = {Path(case.file).stem for case in handed.cases["yaml"]}

    assert {*REFUSED, *TAKEN} == FOREIGN
    assert {*OTHERWISE} <= FOREIGN < theirs
