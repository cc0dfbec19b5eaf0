"""What the guard refuses before a parser sees it, and what it must let through."""

from __future__ import annotations

import pytest

from hillgraph.errors import LimitReached, WrongUse
from hillgraph.query.guard import BYTES, DEPTH, TOKENS, checked


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p ?o }",
        "SELECT * { ?t hg:to ?x . service:K000397.house.1 hg:from ?p . { ?p ?q ?r } }",
        "SELECT * { GRAPH service:x { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'SERVICE <a:b> {}' } # FROM <a:b>",
        "SELECT * { ?s <http://a/SERVICE> ?from }",
        "PREFIX from: <a:> SELECT ?from { ?s from:service ?o }",
        "DESCRIBE hg:from",
        "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?p>2) }",
        "SELECT * { VALUES (?a ?b) { (<http://a#b> <http://c#d>) } }",
        "SELECT * { ?s ?p ?o FILTER(?o IN (<a#b>, <#c>)) }",
    ],
)
def test_ordinary_questions_pass(text: str) -> None:
    """A guard that refuses what people ask is switched off."""
    checked(text)


@pytest.mark.parametrize("word", "INSERT DELETE LOAD CLEAR CREATE DROP ADD MOVE COPY WITH".split())
def test_an_update_is_refused_by_name(word: str) -> None:
    """The store is a build's; no question changes it."""
    with pytest.raises(WrongUse, match=f"^{word} would change the store"):
        checked(f"PREFIX ex: <a:>\n{word.lower()} DATA {{ ex:a ex:b ex:c }}")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://a/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://a/> { ?s ?p ?o } }",
        "SELECT * {SERVICE?x{?s ?p ?o}}",
        "SELECT * { SERVICEex:a { ?s ?p ?o } }",
        "SELECT * { service:a { ?s ?p ?o } }",
        "SELECT * { service:a # x\n { ?s ?p ?o } }",
        "SELECT * { ?s ?p trueSERVICE:a { ?s ?p ?o } }",
        "SELECT * { ?s ?p ex:a.b.SERVICE<http://a/> { ?s ?p ?o } }",
        "SELECT * {SERVICESILENT<http://a/>{?s ?p ?o}}",
        "SELECT * { ?s ?p ?o # comment\rSERVICE <http://a/> {} }",
    ],
)
def test_another_server_is_never_asked(text: str) -> None:
    """The engine makes the request, in each of these spellings, even where it says it won't."""
    with pytest.raises(WrongUse, match=r"^line \d+, column \d+: "):
        checked(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM <http://a/> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://a/> { ?s ?p ?o }",
        "SELECT *FROM<http://a/>{?s ?p ?o}",
        "SELECT * FROMNAMED<http://a/>{?s ?p ?o}",
        "ASKFROMex:a { ?s ?p ?o }",
        "ASK FROMex:a { ?s ?p ?o }",
    ],
)
def test_other_data_is_never_chosen(text: str) -> None:
    """Some engines read files and addresses for FROM; ours would answer from nothing, silently."""
    with pytest.raises(WrongUse):
        checked(text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s ?p ?o FILTER(?o<?p#>"""\n) SERVICE <http://a/> { ?s ?p ?o } #"""\n }',
        "SELECT * { ?s ?p ?o FILTER(?o<'x>\"')SERVICE <http://a/>{?s ?p ?o}#\"\n) }",
    ],
)
def test_what_reads_as_an_iri_and_as_a_comparison_is_refused(text: str) -> None:
    """Read as an IRI the rest is a string; read as a comparison it is a call to another server."""
    with pytest.raises(WrongUse, match="may be an IRI or a comparison"):
        checked(text)


def test_an_open_string_is_shown_where_it_begins() -> None:
    """The parser would point to the end of the text, where nothing is wrong."""
    with pytest.raises(WrongUse, match=r"^line 2, column 8: the string that begins here is never closed\.$"):
        checked("SELECT * {\n ?s ?p 'abc }\n}")


@pytest.mark.parametrize(("text", "word"), [("SELEC * {}", "SELEC"), ("", ""), ("# nothing", "")])
def test_what_is_no_query_is_told_what_one_begins_with(text: str, word: str) -> None:
    """The parser says "expected CONSTRUCT", whatever was meant."""
    with pytest.raises(WrongUse, match=f"this one with '{word}'"):
        checked(text)


def test_half_a_character_is_refused() -> None:
    """A text that can't be written as UTF-8 can't be sent to a worker either."""
    with pytest.raises(WrongUse, match="line 1, column 6"):
        checked("ASK {\ud800}")


@pytest.mark.parametrize(
    ("opening", "closing"), [("{", "}"), ("FILTER(", ")"), ("[ a ", "]"), ("FILTER EXISTS {", "}")]
)
def test_depth_is_limited(opening: str, closing: str) -> None:
    """20,000 parentheses end the process that parses them."""
    deep = f"ASK {{ {opening * (DEPTH - 1)} {closing * (DEPTH - 1)} }}"
    deeper = f"ASK {{ {opening * DEPTH} ?x {closing * DEPTH} }}"

    checked(deep)
    with pytest.raises(LimitReached, match="nested deeper than 200 brackets"):
        checked(deeper)


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT ({'+'.join(['1'] * 9_000)} AS ?x) {{}}",
        f"SELECT ({'!' * 11_000}1 AS ?x) {{}}",
        f"SELECT * {{ ?s {'|'.join(['a'] * 9_000)} ?o }}",
        f"SELECT * {{ ?s {'/'.join(['a'] * 9_000)} ?o }}",
        f"SELECT * {{ {'?s ?p 1.' * 9_000} }}",
        f"SELECT * {{ {'OPTIONAL{}' * 9_000} }}",
        f"DESCRIBE {' '.join(['<a:b>'] * 11_000)}",
    ],
)
def test_flat_texts_are_limited_too(text: str) -> None:
    """They recurse in the parser as deeply as they are long."""
    assert len(text) < BYTES
    with pytest.raises(LimitReached, match=f"more than {TOKENS:,}"):
        checked(text)


def test_many_rows_of_values_are_allowed() -> None:
    """Lists of a user's own are what VALUES is for, and they don't recurse."""
    checked(f"SELECT * {{ VALUES (?a ?b) {{ {'(1 2)' * 15_000} }} }}")


def test_rows_of_values_hide_nothing() -> None:
    """What isn't counted must be data: a group that poses as it is counted again."""
    with pytest.raises(LimitReached):
        checked(f"SELECT * {{ VALUES ?x {{ {{ {'?s ?p 1.' * 9_000} }} }} }}")


def test_size_is_limited_in_bytes() -> None:
    """What is not yet read can only be weighed."""
    with pytest.raises(LimitReached, match=r"^The query has 150,006 bytes, more than 100,000\."):
        checked(f"ASK {{}}{'é' * 75_000}")
