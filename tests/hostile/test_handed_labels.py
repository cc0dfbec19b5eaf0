"""Hostile words as the names of things: whole as data, harmless on a terminal, in a page and in a feed."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from pyoxigraph import Literal, RdfFormat, parse

import hillgraph
from hillgraph.errors import InvalidInput
from hillgraph.export.signs import FORBIDDEN, no_formula, shown
from hillgraph.graph import Graph
from hillgraph.query.forms import LONGEST, literal
from tests.bounded import bounded
from tests.commands import called
from tests.conftest import Write, write_dossier
from tests.handed import Handed
from tests.hostile_words import OWN
from tests.test_dossier import DOCUMENTS, THINGS

pytestmark = pytest.mark.hostile
EXACT = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
}
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
SECONDS, MEGABYTES = 5, 400
Names = Mapping[str, str]


@pytest.fixture(scope="module", params=["own", pytest.param("handed", marks=pytest.mark.shared)])
def names(request: pytest.FixtureRequest) -> Names:
    """Return hostile words, each the label of a person: ours, and those that lie beside the checkout."""
    if request.param == "own":
        words = [word for kind in OWN.values() for word in kind]
    else:
        handed: Handed = request.getfixturevalue("handed")
        files = [handed.folder / case.file for case in handed.cases["labels"]]
        words = [word for path in files for word in json.loads(path.read_text(encoding="utf-8")).values()]
    return {f"person:x-{number}": word for number, word in enumerate(words, 1) if word}


@pytest.fixture(scope="module")
def store(names: Names, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a dossier in which each person is tied to one organization, so that pictures show all."""
    things = "".join(
        f"- {{id: '{name}', label: {_quoted(word)}, document: 'document:record.1'}}\n"
        for name, word in names.items()
    )
    ties = "".join(
        f"- {{kind: affiliation, from: '{name}', to: 'organization:o', document: 'document:record.1'}}\n"
        for name in names
    )
    own = "- {id: 'organization:o', label: The Club, document: 'document:record.1'}\n"
    files = {
        "documents.yml": DOCUMENTS,
        "things.yml": THINGS,
        "more.yml": f"things:\n{own}{things}ties:\n{ties}",
    }
    folder = tmp_path_factory.mktemp("labels")
    hillgraph.build(folder / "store", dossiers=[write_dossier(files, folder / "small")])
    return folder / "store"


@pytest.fixture(scope="module")
def graph(store: Path) -> Graph:
    """Open it."""
    return hillgraph.open(store)


def test_every_name_is_kept_whole_and_found_by_itself(names: Names, graph: Graph) -> None:
    """What somebody is called is data, whatever it looks like; one of blanks alone has nothing to find."""
    lost = [name for name, word in names.items() if graph.facts(name).label != word]
    sought = {name: word for name, word in names.items() if len(word) < LONGEST and _letters(word)}
    unfound = [name for name, word in sought.items() if name not in {each.name for each in graph.find(word)}]

    assert graph.labels(names) == names
    assert (lost, unfound) == ([], [])


@pytest.mark.parametrize("form", EXACT)
def test_an_export_that_can_hold_every_character_gives_every_name_back(
    form: str, names: Names, store: Path, tmp_path: Path
) -> None:
    """Escapes that one writer forgets are another reader's statements."""
    target = tmp_path / f"out.{form}"

    ended = bounded("export", "-o", str(target), store=store, folder=tmp_path)

    quads = parse(path=target, format=EXACT[form])
    read = {
        str(q.subject): q.object.value
        for q in quads
        if q.predicate.value == LABEL and isinstance(q.object, Literal)
    }
    assert (ended.code, ended.seconds < SECONDS, ended.megabytes < MEGABYTES) == (0, True, True)
    assert {word for key, word in read.items() if "/person/x-" in key} == set(names.values())


def test_forms_of_xml_and_sheets_mark_only_what_they_cannot_hold(
    names: Names, store: Path, tmp_path: Path
) -> None:
    """XML has no NUL at all; a program of sheets would compute a formula."""
    for form, target in {
        "graphml": "out.graphml",
        "gexf": "out.gexf",
        "rdfxml": "out.rdf",
        "csv": "out",
    }.items():
        ended = bounded("export", "-o", target, "--format", form, store=store, folder=tmp_path)
        assert (ended.code, ended.seconds < SECONDS, ended.megabytes < MEGABYTES) == (0, True, True)

    wanted = {name: shown(word) for name, word in names.items()}
    for drawn in (nx.read_graphml(tmp_path / "out.graphml"), nx.read_gexf(tmp_path / "out.gexf")):
        labels = {name: said["label"] for name, said in drawn.nodes(data=True) if name in names}
        assert {name: _lines(word) for name, word in labels.items()} == {
            name: _lines(word) for name, word in wanted.items()
        }
    with (tmp_path / "out" / "nodes.csv").open(encoding="utf-8", newline="") as file:
        csv.field_size_limit(sys.maxsize)
        rows = {row["id"]: row["label"] for row in csv.DictReader(file)}
    assert {name: rows[name] for name in names} == {name: no_formula(word) for name, word in names.items()}
    assert len([*parse(path=tmp_path / "out.rdf", format=RdfFormat.RDF_XML)]) > len(names)


@pytest.mark.parametrize("form", ["table", "csv", "json", "ndjson", "xml"])
def test_an_answer_is_whole_for_programs_and_short_and_still_on_a_terminal(
    form: str, names: Names, store: Path, tmp_path: Path
) -> None:
    """A name of 100,000 letters hides the next row, and one with an escape code what stood before."""
    asked = "SELECT id, label FROM person WHERE id LIKE 'person:x-%'"

    ended = bounded("query", "--sql", asked, "--format", form, store=store, folder=tmp_path)

    assert (ended.code, ended.seconds < SECONDS, ended.megabytes < MEGABYTES) == (0, True, True)
    if form == "table":
        assert CONTROLS.search(ended.out) is None
        assert (
            max(map(len, names.values())) < LONGEST
            or f"… ({max(map(len, names.values())):,} char" in ended.out
        )
        assert len(ended.out) < len(names) * LONGEST
    elif form == "xml":
        root = ET.fromstring(ended.out)  # noqa: S314 what we wrote ourselves
        assert len([*root.iter("{http://www.w3.org/2005/sparql-results#}result")]) == len(names)
    elif form == "csv":
        csv.field_size_limit(sys.maxsize)
        assert dict([*csv.reader(io.StringIO(ended.out, newline=""))][1:]) == names
    else:
        rows = (
            json.loads(ended.out)
            if form == "json"
            else [json.loads(line) for line in ended.out.rstrip("\n").split("\n")]
        )
        found = rows["results"]["bindings"] if isinstance(rows, dict) else rows
        assert len(found) == len(names)


def test_lines_for_people_hold_no_control(names: Names, store: Path) -> None:
    """A terminal obeys codes, and a reader believes the order that it shows."""
    chosen = sorted(names, key=lambda name: len(CONTROLS.findall(names[name])), reverse=True)[:3]

    for name in chosen:
        told = called("show", name, "--format", "table", store=store)
        assert (told.code, CONTROLS.search(told.out + told.err)) == (0, None)
        assert literal(names[name])[:50] in told.out


def test_a_picture_and_a_feed_take_every_name_for_text(names: Names, store: Path, tmp_path: Path) -> None:
    """The page carries all names; none may end the script that carries it, or name one of its own."""
    picture = bounded("render", "-o", "out.html", store=store, folder=tmp_path)
    feeds = [
        bounded("feed", name, "-o", f"{name[7:]}.xml", store=store, folder=tmp_path) for name in [*names][:6]
    ]

    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert {ended.code for ended in (picture, *feeds)} == {0}
    assert (picture.seconds < 2 * SECONDS, picture.megabytes < MEGABYTES) == (True, True)
    for word in names.values():
        assert "<" not in word or word not in page
    for path in tmp_path.glob("*.xml"):
        assert ET.parse(path).getroot().tag.endswith("feed")  # noqa: S314 what we wrote ourselves


def test_letters_composed_and_decomposed_are_one_name(dossier: Write, tmp_path: Path) -> None:
    """Two keyboards write one name in two ways, and nobody sees which."""
    entry = "- {{id: 'person:{}', label: '{}', document: 'document:record.1'}}\n"
    forms = {form: unicodedata.normalize(form, "Ana Nestlé") for form in ("NFC", "NFD")}
    more = "things:\n" + "".join(entry.format(form.lower(), name) for form, name in forms.items())
    folder = dossier({"documents.yml": DOCUMENTS, "things.yml": THINGS, "more.yml": more})
    graph = hillgraph.build(tmp_path / "store", dossiers=[folder])

    found = [{each.name for each in graph.find(name)} for name in forms.values()]

    assert found == [{"person:nfc", "person:nfd"}] * 2


def test_a_name_of_nothing_is_refused_in_its_place(dossier: Write, tmp_path: Path) -> None:
    """Nobody could find what is called nothing."""
    more = "things:\n- {id: 'person:x', label: '', document: 'document:record.1'}\n"
    folder = dossier({"documents.yml": DOCUMENTS, "things.yml": THINGS, "more.yml": more})

    with pytest.raises(InvalidInput, match=r"^small/more.yml:2:27: 'label' is empty; leave it out"):
        hillgraph.build(tmp_path / "store", dossiers=[folder])


def _quoted(text: str) -> str:
    """Return *text* for YAML, with the code of all but plain letters."""
    plain = (each if each.isascii() and each.isalnum() else f"\\U{ord(each):08X}" for each in text)
    return f'"{"".join(plain)}"'


def _letters(text: str) -> bool:
    return any(each.isalnum() for each in text)


def _lines(text: str) -> str:
    """Return *text* as XML hands it on, which knows one end of a line and, in attributes, one blank."""
    return re.sub(r"\r\n?|[\n\t]", " ", FORBIDDEN.sub("?", text))
