"""The W3C's tests of RDF 1.1 syntax, put to the reader of `hillgraph validate`."""

from __future__ import annotations

import pytest

from hillgraph.errors import InvalidInput
from hillgraph.store.together import together
from tests.read_back import same_graph, statements
from tests.running import ROOT
from tests.w3c import Case, cases

pytestmark = pytest.mark.shared

FORMS = ("NTriples", "NQuads", "Turtle", "Trig")
ASSUMED = "https://w3c.github.io/rdf-tests/rdf/rdf11/"
LEGAL = cases("rdf11", *(f"Test{form}PositiveSyntax" for form in FORMS))
FAULTY = cases("rdf11", *(f"Test{form}Negative{kind}" for form in FORMS for kind in ("Syntax", "Eval")))
READ = cases("rdf11", "TestTurtleEval", "TestTrigEval")


@pytest.mark.parametrize("case", LEGAL, ids=lambda case: case.name)
def test_a_legal_file_is_read(case: Case) -> None:
    """A user's file may be written in any way that the standard allows."""
    together([case.file])


@pytest.mark.parametrize("case", FAULTY, ids=lambda case: case.name)
def test_a_faulty_file_is_refused_with_its_place(case: Case) -> None:
    """What is half read is checked for half of what it says."""
    with pytest.raises(InvalidInput) as caught:
        together([case.file])

    (fault,) = caught.value.faults
    assert (fault.line > 0, fault.column > 0) == (True, True)


@pytest.mark.parametrize("case", READ, ids=lambda case: case.name)
def test_a_file_says_what_the_w3c_says_it_says(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the default graph, which is the one that is checked."""
    assert case.result is not None
    monkeypatch.setattr("rdflib.NORMALIZE_LITERALS", False)
    folder = f"{case.file.parent.parent.as_uri()}/"
    wanted = case.result.read_text(encoding="utf-8").replace(ASSUMED, folder)

    assert same_graph(together([case.file]), statements(wanted.encode(), "nq"))


def test_the_figure_in_the_documentation_is_this() -> None:
    """Whoever trusts a figure should find it here, test by test."""
    text = (ROOT / "docs" / "sparql.md").read_text(encoding="utf-8")

    assert f"all {len(LEGAL) + len(FAULTY) + len(READ)} hold" in text
