"""Exports: what is written is read back as it was, in order, whole, and with its sources."""

from __future__ import annotations

import csv
import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import duckdb
import networkx as nx
import pytest
import rdflib
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from hillgraph.errors import HillgraphError, NotFound, StoreUnusable, WrongUse
from hillgraph.export import signs
from hillgraph.export.added import with_standard_terms
from hillgraph.export.aligned import aligned
from hillgraph.export.heading import heading
from hillgraph.export.jsonld import HEAD
from hillgraph.export.selection import Group, Selection
from hillgraph.export.write import FORMS, exported, format_of
from hillgraph.model.kinds import model
from hillgraph.model.lines import Statement
from hillgraph.store.generation import GRAPH, MANIFEST, Generation, live
from hillgraph.store.inputs import built

TESTS = Path(__file__).resolve().parent
MODEL = model()
TRIPLES = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
QUADS = {"trig": RdfFormat.TRIG, "nq": RdfFormat.N_QUADS}
RDF = {**TRIPLES, **QUADS}
NETWORKS = ("graphml", "gexf")
RDFLIB = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld", "rdfxml": "xml", "trig": "trig", "nq": "nquads"}
FILES = ("a.ttl", "a.trig", "a.nq", "a.jsonld", "a.rdf", "a.graphml", "a.gexf", "a.zip")
ROLL = "dataset:roll.dossier-small"


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    """Build the small dossier, once for the whole run."""
    return built(tmp_path_factory.mktemp("small") / "store", [str(TESTS / "fixtures" / "dossier-small")])


@pytest.fixture(scope="session")
def embedded(store: Path) -> Generation:
    """Return the embedded dossier's generation."""
    return live(store)


def held(generation: Generation, graph: str | None = None, *, everything: bool = False) -> set[Quad]:
    """Return the statements of the merged record, of one graph put in its place, or of all graphs."""
    lines = gzip.decompress(generation.graph.read_bytes())
    quads = set(parse(lines, format=RdfFormat.N_QUADS))
    if everything:
        return quads
    wanted = NamedNode(MODEL.iri(graph)) if graph else DefaultGraph()
    return {Quad(*quad.triple) for quad in quads if quad.graph_name == wanted}


def by_value(quads: Iterator[Quad] | set[Quad]) -> set[tuple[str, ...]]:
    """Return statements that are equal where their values are: 30000.50 is 30000.5."""
    return {(str(q.subject), str(q.predicate), _value(q.object), str(q.graph_name)) for q in quads}


def _value(said: object) -> str:
    if isinstance(said, Literal) and said.datatype.value == MODEL.iri("xsd:decimal"):
        return f"{Decimal(said.value).normalize():f}"
    return str(said)


def by_rdflib(text: bytes, form: str) -> set[tuple[str, ...]]:
    """Return what rdflib reads in *text*."""
    dataset = rdflib.Dataset()
    if form in QUADS:
        dataset.parse(data=text, format=RDFLIB[form])
    else:
        dataset.default_graph.parse(data=text, format=RDFLIB[form])
    lines = dataset.serialize(format="nquads").replace("<urn:x-rdflib:default> .\n", ".\n")
    return by_value(parse(lines, format=RdfFormat.N_QUADS))


def write(generation: Generation, folder: Path, form: str, **options: object) -> bytes:
    """Return the bytes of an export to one file."""
    target = folder / f"export.{form}"
    exported(generation, MODEL, target, format=form, **options)  # type: ignore[arg-type]
    return target.read_bytes()


def network(folder: Path, form: str) -> nx.DiGraph[str]:
    """Return what networkx reads in an export."""
    path = folder / f"export.{form}"
    read = nx.read_graphml(path) if form == "graphml" else nx.read_gexf(path)
    assert isinstance(read, nx.DiGraph)
    return read


def sheet(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of one CSV file of an export."""
    with (folder / "sheets" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_turtle_of_the_small_dossier_is_as_a_person_checked_it(small: Generation, tmp_path: Path) -> None:
    """Sections in the order of the vocabulary, class and name first, sources last, a blank line between.

    Digests and the version change with libraries and releases, so they are not compared.
    """
    text = write(small, tmp_path, "ttl").decode()

    masked = re.sub(r"[0-9a-f]{64}", "…", text).replace(str(small.manifest["hillgraph"]), "…")
    assert masked == (TESTS / "golden" / "small.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", RDF)
def test_both_readers_find_the_statements_that_were_written(
    small: Generation, tmp_path: Path, form: str
) -> None:
    """An export that one library reads differently from another is no exchange."""
    statements = by_value(held(small, everything=form in QUADS))

    text = write(small, tmp_path, form)

    assert by_value(parse(text, format=RDF[form])) == statements
    assert by_rdflib(text, form) == statements


@pytest.mark.parametrize(
    "form", ["ttl", *(pytest.param(form, marks=pytest.mark.slow) for form in RDF if form != "ttl")]
)
def test_the_embedded_dossier_is_read_back_whole(embedded: Generation, tmp_path: Path, form: str) -> None:
    """Real labels hold what made-up ones don't: accents, Korean, quotes, long texts."""
    text = write(embedded, tmp_path, form)

    assert by_value(parse(text, format=RDF[form])) == by_value(held(embedded, everything=form in QUADS))


@pytest.mark.parametrize("form", TRIPLES)
def test_a_datasets_own_graph_is_written_in_place_of_the_merged_record(
    small: Generation, tmp_path: Path, form: str
) -> None:
    """What one source says by itself can be checked against that source."""
    statements = by_value(held(small, ROLL))

    text = write(small, tmp_path, form, graph=ROLL)

    assert len(statements) == 16
    assert by_value(parse(text, format=RDF[form])) == statements
    assert by_rdflib(text, form) == statements


@pytest.mark.parametrize("form", QUADS)
def test_forms_that_know_graphs_keep_a_dataset_in_its_own(
    small: Generation, tmp_path: Path, form: str
) -> None:
    """Moved into the default graph it would pass for the merged record."""
    text = write(small, tmp_path, form, graph=MODEL.iri(ROLL))

    assert {str(quad.graph_name) for quad in parse(text, format=RDF[form])} == {f"<{MODEL.iri(ROLL)}>"}
    assert len(list(parse(text, format=RDF[form]))) == 16


@pytest.mark.parametrize("form", TRIPLES)
def test_the_aligned_export_adds_the_standard_terms_and_nothing_else(
    small: Generation, tmp_path: Path, form: str
) -> None:
    """Ours stay, so that nobody loses anything by asking for both."""
    ours = held(small)
    standard = {Quad(*triple) for triple in aligned(MODEL, (quad.triple for quad in ours))}

    text = write(small, tmp_path, form, aligned=True)

    assert len(standard - ours) > 50
    assert by_value(parse(text, format=RDF[form])) == by_value(ours | standard)
    assert by_rdflib(text, form) == by_value(ours | standard)


def test_an_activity_that_many_ties_speak_of_is_written_once(small: Generation, tmp_path: Path) -> None:
    """An introduction collects its participations from all over the graph; Turtle shows them together."""
    text = write(small, tmp_path, "ttl", aligned=True).decode()

    assert text.count("bill:119-hr-1\\#introduction a eli-dl:Activity ;") == 1
    assert text.index("# other subjects") > text.index("# affiliations")


def test_standard_terms_of_different_graphs_are_kept_apart() -> None:
    """What one source says must not turn into the merged record on the way."""
    said = Statement(
        f"<{MODEL.iri('person:K000001')}>", f"<{MODEL.iri('rdf:type')}>", f"<{MODEL.iri('hg:Person')}>", "<g>"
    )

    (group,) = with_standard_terms([Group("person", "<g>", [said])], MODEL)

    assert group.statements == [said, said._replace(object=f"<{MODEL.iri('foaf:Person')}>")]


@pytest.mark.parametrize("form", ["ttl", "trig"])
def test_only_prefixes_in_use_are_declared(small: Generation, tmp_path: Path, form: str) -> None:
    """A list of forty prefixes is the first thing that a reader would have to skip."""
    text = write(small, tmp_path, form).decode()
    body = re.sub(r'"(?:[^"\\]|\\.)*"|^[@#].*$', "", text, flags=re.MULTILINE)

    declared = re.findall(r"^@prefix ([a-z_-]+):", text, re.MULTILINE)

    assert declared == [name for name in MODEL.prefixes if re.search(rf"(?<![\w/]){name}:", body)]
    assert declared[:3] == ["hg", "rdfs", "xsd"]


def test_n_quads_are_the_canonical_lines_below_a_comment(small: Generation, tmp_path: Path) -> None:
    """Whoever drops the comment has the lines that the manifest's digest is of."""
    lines = write(small, tmp_path, "nq").decode().splitlines(keepends=True)

    assert (
        "".join(line for line in lines if not line.startswith("#"))
        == gzip.decompress(small.graph.read_bytes()).decode()
    )


def test_json_ld_speaks_the_words_of_our_context(small: Generation, tmp_path: Path) -> None:
    """Plain JSON readers should meet dates, numbers and truths and not RDF's way of writing them."""
    document = json.loads(write(small, tmp_path, "jsonld"))

    tie = f"{MODEL.base}id/cosponsorship/K000003.119-hr-1"
    assert next(node for node in document["@graph"] if node.get("id") == tie) == {
        "id": tie,
        "type": "Cosponsorship",
        "from": f"{MODEL.base}id/person/K000003",
        "to": f"{MODEL.base}id/bill/119-hr-1",
        "since": "2025-02-01",
        "isOriginal": False,
        "withdrawnOn": "2025-03-01",
        "wasDerivedFrom": [f"{MODEL.base}id/document/roll.119"],
        "locator": ["row 3"],
    }
    assert HEAD not in document["@context"]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_names_its_sources_their_terms_and_how_to_cite_them(
    small: Generation, tmp_path: Path, form: str
) -> None:
    """Facts that travel without their source are hearsay."""
    target = tmp_path / "export"
    exported(small, MODEL, target, format=form)
    readme = target / "README.txt" if target.is_dir() else target

    text = readme.read_text(encoding="utf-8")

    for line in heading(Selection(small, MODEL)):
        assert line in text


@pytest.mark.slow
@pytest.mark.parametrize("form", NETWORKS)
def test_networkx_reads_a_network_back(embedded: Generation, tmp_path: Path, form: str) -> None:
    """All ties of all kinds, and everything that has one."""
    counts = embedded.manifest["counts"]
    write(embedded, tmp_path, form)

    read = network(tmp_path, form)

    assert read.number_of_edges() == sum(counts.get(name, 0) for name in MODEL.ties)
    assert read.nodes["person:K000397"]["label"] == "Young Kim"
    assert read.nodes["person:K000397"]["look"] == "legislator"


@pytest.mark.parametrize("form", NETWORKS)
def test_a_tie_in_a_network_says_its_days_and_its_document(
    small: Generation, tmp_path: Path, form: str
) -> None:
    """A line between two dots is worth what can be looked up about it."""
    write(small, tmp_path, form)

    (tie,) = (data for *_, data in network(tmp_path, form).out_edges("person:K000003", data=True))
    assert {key: tie[key] for key in "label kind since until stands documents locators".split()} == {
        "label": "cosponsors",
        "kind": "cosponsorship",
        "since": "2025-02-01",
        "until": "2025-03-01",
        "stands": False,
        "documents": "document:roll.119",
        "locators": "row 3",
    }


def test_a_network_has_no_day_but_that_of_the_build(small: Generation, tmp_path: Path) -> None:
    """The library would write today's date and its own version."""
    text = write(small, tmp_path, "gexf").decode()

    assert re.findall(r"<meta [^>]*>|<creator>[^<]*", text) == [
        '<meta lastmodifieddate="2025-12-02">',
        f"<creator>hillgraph {small.manifest['hillgraph']}",
    ]


def test_a_character_that_xml_does_not_know_is_replaced_or_shown() -> None:
    """XML has no way to write a bell, not even escaped; half a document helps nobody."""
    assert signs.shown("a\x07b\ufffe") == "a\\u0007b\\uFFFE"
    assert signs.without("a\x07b\ufffe") == "a\ufffdb\ufffd"
    assert signs.without("한국 é \U0001f600\n") == "한국 é \U0001f600\n"


@pytest.mark.parametrize("form", ["rdfxml", *NETWORKS])
def test_xml_stays_well_formed_whatever_a_label_holds(
    dossier_with_a_bell: Generation, tmp_path: Path, form: str
) -> None:
    """One odd label must not cost the whole export."""
    text = write(dossier_with_a_bell, tmp_path, form)

    assert "\x07" not in text.decode()
    if form == "rdfxml":
        assert Literal("a\ufffdb") in {quad.object for quad in parse(text, format=RdfFormat.RDF_XML)}
    else:
        assert network(tmp_path, form).nodes["person:K000002"]["label"] == "a\\u0007b"


def test_sheets_have_a_row_for_everything(small: Generation, tmp_path: Path) -> None:
    """Both ends of each tie are found among the nodes, as a graph program expects."""
    exported(small, MODEL, tmp_path / "sheets", format="csv")

    nodes, edges, sources = (sheet(tmp_path, name) for name in ("nodes", "edges", "sources"))

    counts = small.manifest["counts"]
    assert len(nodes) == sum(counts.get(name, 0) for name in MODEL.things)
    assert len(edges) == sum(counts.get(name, 0) for name in MODEL.ties)
    assert {edge[end] for edge in edges for end in ("source", "target")} <= {node["id"] for node in nodes}
    assert [source["id"] for source in sources] == ["dataset:gazette.dossier-small", ROLL]
    assert sources[1]["licence"] == "https://creativecommons.org/publicdomain/zero/1.0/"


def test_a_row_of_a_sheet_keeps_what_the_tie_holds(small: Generation, tmp_path: Path) -> None:
    """Amounts, roles and texts are why somebody opens the sheet."""
    exported(small, MODEL, tmp_path / "sheets", format="csv")

    rows = {row["id"]: row for row in sheet(tmp_path, "edges")}

    assert rows["engagement:firm.client.press"] == {
        "source": "organization:firm",
        "target": "organization:client",
        "id": "engagement:firm.client.press",
        "kind": "engagement",
        "label": MODEL.ties["engagement"].label,
        "since": "2024-02-29",
        "until": "",
        "stands": "true",
        "contested": "false",
        "documents": "document:gazette.1",
        "locators": "2",
        "details": '{"register": "press", "amount_usd": 30000.5}',
    }
    assert rows["cosponsorship:K000001.119-hr-2"]["documents"] == "document:gazette.1 | document:roll.119"
    assert rows["cosponsorship:K000001.119-hr-2"]["locators"] == "1 | "


def test_a_spreadsheet_computes_nothing(small: Generation, tmp_path: Path) -> None:
    """A label that begins with = would run as a formula on a reader's machine."""
    exported(small, MODEL, tmp_path / "sheets", format="csv")

    labels = {row["id"]: row["label"] for row in sheet(tmp_path, "nodes")}

    assert labels["person:dee-kim"] == "'=Dee Kim"
    assert labels["person:K000001"] == "Ana Núñez"


def test_an_archive_holds_the_same_files(small: Generation, tmp_path: Path) -> None:
    """One file is easier to send than a folder."""
    exported(small, MODEL, tmp_path / "sheets", format="csv")
    exported(small, MODEL, tmp_path / "sheets.zip")

    with ZipFile(tmp_path / "sheets.zip") as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}

    assert packed == {path.name: path.read_bytes() for path in (tmp_path / "sheets").iterdir()}


def test_parquet_is_read_by_any_engine(small: Generation, tmp_path: Path) -> None:
    """The tables leave the store as they are, apostrophes and all."""
    exported(small, MODEL, tmp_path / "tables.parquet")

    files = str(tmp_path / "tables.parquet" / "person" / "*.parquet")
    rows = duckdb.read_parquet(files).filter("id = 'person:dee-kim'").project("label").fetchall()

    assert rows == [("=Dee Kim",)]


@pytest.fixture(scope="module")
def strange(small: Generation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Export in each form in a process with other hashes, another time zone and another language."""
    folder = tmp_path_factory.mktemp("strange")
    program = (
        "import sys; from pathlib import Path; from hillgraph.store.generation import opened;"
        "from hillgraph.model.kinds import model; from hillgraph.export.write import exported;"
        "[exported(opened(Path(sys.argv[1])), model(), name) for name in sys.argv[2:]]"
    )
    command = [sys.executable, "-c", program, str(small.folder), *FILES]
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Seoul", "LANG": "C"}
    subprocess.run(command, check=True, env=environment, cwd=folder)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_the_same_generation_gives_the_same_bytes(
    small: Generation, strange: Path, tmp_path: Path, name: str
) -> None:
    """A difference between two exports is then a difference between two builds."""
    exported(small, MODEL, tmp_path / name)

    assert (strange / name).read_bytes() == (tmp_path / name).read_bytes()


def test_the_ending_of_a_name_tells_the_form() -> None:
    """So that -o picture.gexf needs no second word."""
    told = {ending: format_of(f"a.b{ending}") for form in FORMS.values() for ending in form.endings}

    assert told[".ttl"].name == "ttl"
    assert told[".json"].name == "jsonld"
    assert told[".zip"].name == "csv"
    assert format_of("GRAPH.TTL").name == "ttl"
    with pytest.raises(WrongUse, match="Give --format, one of: ttl, trig"):
        format_of("graph.docx")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"format": "docx"}, "'docx' is no form of export"),
        ({"format": "gexf", "aligned": True}, "--graph and --aligned are for forms of RDF"),
        ({"format": "csv", "graph": ROLL}, "--graph and --aligned are for forms of RDF"),
    ],
)
def test_what_does_not_go_together_is_refused(
    small: Generation, tmp_path: Path, options: dict[str, object], said: str
) -> None:
    """An option that is silently left out is answered by a wrong file."""
    with pytest.raises(WrongUse, match=said):
        exported(small, MODEL, tmp_path / "x", **options)  # type: ignore[arg-type]

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["dataset:absent.x", "person:K000001", "fara", "http://example.org/g"])
def test_a_graph_that_is_not_there_is_named_with_those_that_are(
    small: Generation, tmp_path: Path, name: str
) -> None:
    """An empty file would look like a source with nothing to say."""
    with pytest.raises(NotFound, match=f"Graphs: dataset:gazette[.]dossier-small, {ROLL}"):
        exported(small, MODEL, tmp_path / "x.ttl", graph=name)


def test_standard_output_takes_a_text_form(
    small: Generation, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """For a pipe into another program."""
    said = exported(small, MODEL, "-", format="nt")

    text = capfdbinary.readouterr().out
    assert said == "Wrote 167 statements as nt."
    assert len(list(parse(text, format=RdfFormat.N_TRIPLES))) == 167


def test_a_folder_cannot_go_to_standard_output(small: Generation) -> None:
    """Better said than a tangle of bytes on a terminal."""
    with pytest.raises(WrongUse, match="csv is a folder of files"):
        exported(small, MODEL, "-", format="csv")


@pytest.mark.parametrize("name", ["x.ttl", "x.nq", "x.jsonld", "x.rdf"])
def test_a_failed_export_leaves_what_was_there(small: Generation, tmp_path: Path, name: str) -> None:
    """A half-written file is worse than an old one."""
    damaged = tmp_path / "generation"
    damaged.mkdir()
    for file in (GRAPH, MANIFEST):
        (damaged / file).write_bytes((small.folder / file).read_bytes())
    (damaged / GRAPH).write_bytes(small.graph.read_bytes()[:-200])
    (damaged / "tables").symlink_to(small.tables)
    (tmp_path / name).write_text("old")

    with pytest.raises(StoreUnusable, match=r"graph\.nq\.gz can't be read"):
        exported(Generation(damaged, small.manifest), MODEL, tmp_path / name)

    assert (tmp_path / name).read_text() == "old"
    assert not (tmp_path / f"{name}.part").exists()


def test_a_folder_with_other_things_in_it_is_left_alone(small: Generation, tmp_path: Path) -> None:
    """An export replaces an export and never somebody's papers."""
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "will.txt").write_text("mine")

    with pytest.raises(WrongUse, match=r"holds will\.txt, which is no part of an export"):
        exported(small, MODEL, tmp_path / "papers", format="csv")

    assert [path.name for path in tmp_path.rglob("*")] == ["papers", "will.txt"]


def test_an_export_takes_the_place_of_an_older_one(small: Generation, tmp_path: Path) -> None:
    """Twice the same command is no failure."""
    for _ in range(2):
        said = exported(small, MODEL, tmp_path / "sheets", format="csv")

    assert said == f"Wrote 16 things and 9 ties: {tmp_path / 'sheets'}"
    assert [path.name for path in tmp_path.iterdir()] == ["sheets"]


@pytest.mark.parametrize(("name", "form"), [("no/such/folder/x.ttl", "ttl"), ("no/such/folder/x", "csv")])
def test_a_place_that_cannot_be_written_is_named(
    small: Generation, tmp_path: Path, name: str, form: str
) -> None:
    """What to do is plain once the place is."""
    with pytest.raises(HillgraphError, match=r"x(\.ttl)? can't be written: No such file or directory"):
        exported(small, MODEL, tmp_path / name, format=form)


def test_a_device_is_written_to_and_never_replaced(small: Generation) -> None:
    """As root, a file put in the place of the null device would break the machine."""
    exported(small, MODEL, "/dev/null", format="nt")

    assert Path("/dev/null").is_char_device()


@pytest.fixture(scope="session")
def dossier_with_a_bell(small: Generation, tmp_path_factory: pytest.TempPathFactory) -> Generation:
    """Put a control character into a name of the small dossier."""
    folder = tmp_path_factory.mktemp("bell")
    lines = gzip.decompress(small.graph.read_bytes()).decode()
    with gzip.open(folder / GRAPH, "wb") as packed:
        packed.write(lines.replace('"Bo Lee"', '"a\\u0007b"').encode())
    for table in small.columns:
        (folder / "tables" / table).mkdir(parents=True)
        files, written = (str(each / table / "part-0.parquet") for each in (small.tables, folder / "tables"))
        rows = duckdb.read_parquet(files)
        if table == "person":
            rows = rows.project("* REPLACE (replace(label, 'Bo Lee', 'a' || chr(7) || 'b') AS label)")
        rows.write_parquet(written)
    return Generation(folder, {**small.manifest, "crc32": {}})
