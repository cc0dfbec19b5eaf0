"""What holds for any text, key and list of bills, tried on those that a machine thinks of."""

from __future__ import annotations

import csv
import json
import tempfile
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, RdfFormat, parse, parse_query_results
from rdflib import Graph as RdflibGraph
from rdflib import Literal as RdflibLiteral

from hillgraph.errors import InvalidInput
from hillgraph.export.signs import without
from hillgraph.export.write import exported
from hillgraph.model.kinds import ThingKind, model
from hillgraph.model.lines import told
from hillgraph.model.names import short
from hillgraph.model.separated import writer
from hillgraph.model.statements import escaped
from hillgraph.query.fit import fit
from hillgraph.query.forms import write
from hillgraph.query.question import parsed
from hillgraph.query.result import Result
from hillgraph.query.terms import term
from hillgraph.query.tokens import filled, tokens
from hillgraph.sources.lobbying.mentions import mentions
from hillgraph.sources.lobbying.numbers import MOST, YEARS
from hillgraph.store.inputs import built
from tests.conftest import write_dossier
from tests.test_dossier import DOCUMENTS, THINGS

MODEL = model()
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
HARD = st.text(st.sampled_from("\"'\\\n\r\t\0\x07\x7f\x85\u2028\ufeff\ufffe<>&;,$#{}%😀é한a =-"))
ANY = TEXTS | HARD
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
FORMS = {
    "ttl": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
RDFLIB = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld", "rdfxml": "xml"}
LETTERS = {
    "hr": ("H.R. ", "H.R.", "HR ", "H. R. ", "h.r. ", "House Bill "),
    "s": ("S. ", "S.", "Senate Bill "),
    "hjres": ("H.J.Res. ", "H.J. Res. ", "H. J. Res. ", "House Joint Resolution "),
    "sconres": ("S.Con.Res. ", "S. Con. Res. ", "Senate Concurrent Resolution "),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", MODEL.things)
@given(st.data())
@settings(max_examples=25)
def test_a_short_name_and_its_address_are_one_to_one_for_every_kind(kind: str, data: st.DataObject) -> None:
    """Whoever copies one into the other's place must find the same thing."""
    thing = MODEL.things[kind]
    assert isinstance(thing, ThingKind)
    name = f"{kind}:{data.draw(st.from_regex(f'(?:{thing.key})', fullmatch=True))}"

    address = MODEL.iri(name)

    assert short(MODEL, address) == name
    for given_as in (name, address, f"<{address}>"):
        assert term(kind, given_as, MODEL.prefixes, name="it") == (f"<{address}>", name)


@given(ANY)
@example("\\u0041")
@example("\\\\U00000041")
def test_any_text_is_read_back_from_our_lines_by_both_readers_and_by_us(text: str) -> None:
    """A text is data; one escape that a reader takes otherwise is another text."""
    line = f'<a:b> <a:c> "{escaped(text)}" .\n'

    (quad,) = parse(line, format=RdfFormat.N_TRIPLES)
    (by_rdflib,) = RdflibGraph().parse(data=line, format="nt").objects()

    assert isinstance(quad.object, Literal)
    assert (quad.object.value, told(f'"{escaped(text)}"').text) == (text, text)
    assert by_rdflib == RdflibLiteral(text)


@pytest.mark.slow
@given(st.lists(ANY.filter(str.strip), min_size=30, max_size=60))
@settings(max_examples=3, deadline=None)
def test_a_small_graph_is_read_back_from_each_export_as_it_was(labels: list[str]) -> None:
    """Two readers that share no code: what both read is what was written."""
    entry = "- {{id: 'person:x-{}', label: {}, document: 'document:record.1'}}\n"
    more = "things:\n" + "".join(entry.format(at, _quoted(label)) for at, label in enumerate(labels))
    files = {"documents.yml": DOCUMENTS, "things.yml": THINGS, "more.yml": more}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        dossier = write_dossier(files, folder / "small")
        generation = built(folder / "store", [str(dossier)])
        for form, read_as in FORMS.items():
            target = folder / f"any.{form}"
            exported(generation, MODEL, target, format=form)

            wanted = [without(label) if form == "rdfxml" else label for label in labels]
            assert _labels(target, read_as) == {f"person:x-{at}": each for at, each in enumerate(wanted)}
            if form in RDFLIB:
                graph = RdflibGraph().parse(target, format=RDFLIB[form])
                assert {str(value) for value in graph.objects()} >= {*wanted}


@given(st.lists(st.tuples(ANY, ANY), min_size=1))
def test_rows_are_read_back_from_the_w3cs_forms_as_they_were(rows: list[tuple[str, str]]) -> None:
    """An answer that a spreadsheet or a program reads otherwise is another answer."""
    result = Result(("a", "b"), tuple(rows))

    found = {form: _written(result, form) for form in ("csv", "tsv", "json", "ndjson", "xml")}

    assert _rows(found["csv"], ",") == [["a", "b"], *map(list, rows)]
    assert _rows(found["tsv"], "\t") == [["a", "b"], *map(list, rows)]
    plain = [{"a": one, "b": other} for one, other in rows]
    assert json.loads(found["json"]) == plain
    assert [json.loads(line) for line in found["ndjson"].rstrip("\n").split("\n")] == plain
    spelt = (
        fit(json.dumps(rows, ensure_ascii=False).encode()) == json.dumps(rows, ensure_ascii=False).encode()
    )
    read = [
        tuple(each.value for each in row if isinstance(each, Literal))
        for row in parse_query_results(found["xml"], format=QueryResultsFormat.XML)  # type: ignore[union-attr]
    ]
    assert len(read) == len(rows)
    assert not spelt or "\\" in str(rows) or read == rows


@given(st.lists(st.lists(ANY, min_size=2, max_size=4), min_size=1))
def test_rows_with_any_cells_are_read_back_from_our_sheets(rows: list[list[str]]) -> None:
    """A carriage return in a cell was once the end of its row."""
    text = StringIO(newline="")
    write_row = writer(text)

    for row in rows:
        write_row(row)

    assert _rows(text.getvalue(), ",") == rows


@given(st.dictionaries(st.sampled_from(["title", "answers", "method", "limits"]), ANY.filter(str.strip)))
def test_a_header_gives_back_the_words_that_were_put_into_it(words: dict[str, str]) -> None:
    """Any text can be a title; in quotes it means what it says."""
    head = "".join(f"#+ {field}: {_quoted(word)}\n" for field, word in words.items())

    found = parsed(f"{head}ASK {{}}", "any", ".rq")

    assert {field: getattr(found, field) for field in words} == words


@given(ANY)
@example("parameters: {bill: {kinds: bill}}")
@example("parameters: [bill]")
@example("columns: no")
@example("title: {a: b}")
@example("[" * 5000)
@example("parameters: {bill: {}}")
@example("a: &a [*a]")
def test_any_header_is_a_question_or_a_message(text: str) -> None:
    """A user's own questions are written by hand."""
    lines = "".join(f"#+ {line}\n" for line in text.split("\n"))

    try:
        found = parsed(f"{lines}ASK {{}}", "any", ".rq")
    except InvalidInput as error:
        assert all(each.file == "any.rq" for each in error.faults)  # noqa: PT017
    else:
        assert (found.name, found.language) == ("any", "sparql")


@given(st.sampled_from([*LETTERS]), st.data())
def test_a_list_of_bills_is_found_whole_and_in_its_place(kind: str, data: st.DataObject) -> None:
    """However the letters are written, and whether they are said once or each time."""
    counts = st.integers(1, MOST[kind]).filter(lambda number: number not in YEARS)
    numbers = data.draw(st.lists(counts, min_size=1, max_size=6, unique=True))
    letters = data.draw(st.sampled_from(LETTERS[kind]))
    each_time, before = data.draw(st.booleans()), data.draw(st.sampled_from(["", "Support for ", "re: "]))
    words = [f"{letters if each_time or not at else ''}{number}" for at, number in enumerate(numbers)]
    listed = f"{before}{', '.join(words[:-1])}{' and ' if words[1:] else ''}{words[-1]}; other matters"

    found = [*mentions(listed, 119)]

    assert [each.bill for each in found] == [f"119-{kind}-{number}" for number in numbers]
    assert {listed[each.span[0] : each.span[1]] == each.spelling for each in found} == {True}


@given(st.lists(st.sampled_from("H.R. |S.|HR|J.Res.|and|,|&|-|12|3,456|119th|Act|(|)|\n|;| ".split("|"))))
def test_any_text_has_its_mentions_in_its_own_words(parts: list[str]) -> None:
    """What is marked in a filing is what stands there."""
    text = "".join(parts)

    found = [*mentions(text, 119)]

    assert all(text[each.span[0] : each.span[1]] == each.spelling for each in found)
    assert [each.span for each in found] == sorted(each.span for each in found)


@given(ANY, ANY, ANY)
def test_a_value_in_a_query_changes_nothing_around_it(before: str, value: str, after: str) -> None:
    """Whatever it holds, it is one token, and what stood in other strings stands there still."""
    said = term("text", value, MODEL.prefixes, name="it").sparql
    text = f"{_string(before)} $it {_string(after)}"

    found = tokens(filled(text, {"it": said}))

    assert [token.text for token in found] == [_string(before), said, _string(after)]


def _quoted(text: str) -> str:
    """Return *text* for YAML, with the code of all but plain letters."""
    plain = (each if each.isascii() and each.isalnum() else f"\\U{ord(each):08X}" for each in text)
    return f'"{"".join(plain)}"'


def _string(text: str) -> str:
    return term("text", text, MODEL.prefixes, name="it").sparql


def _written(result: Result, form: str) -> str:
    with tempfile.TemporaryFile() as file:
        write(result, form, file)
        file.seek(0)
        return file.read().decode()


def _rows(text: str, delimiter: str) -> list[list[str]]:
    return [*csv.reader(StringIO(text, newline=""), delimiter=delimiter)]


def _labels(path: Path, form: RdfFormat) -> dict[str, str]:
    quads = [quad for quad in parse(path=path, format=form) if quad.predicate == NamedNode(LABEL)]
    said = {short(MODEL, str(quad.subject)[1:-1]): quad.object for quad in quads}
    return {
        name: value.value
        for name, value in said.items()
        if name.startswith("person:x-") and isinstance(value, Literal)
    }
