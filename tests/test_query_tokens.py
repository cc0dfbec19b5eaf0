"""SPARQL as tokens: nothing is lost, and edits touch what they should and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hillgraph.query.tokens import (
    declaring,
    edited,
    filled,
    fillings,
    form,
    limited,
    origin,
    placed,
    tokens,
    with_prefixes,
)

PIECES = st.lists(
    st.sampled_from(
        [
            *("SELECT", "WHERE", "LIMIT 5", "VALUES", "?x", "$bill", "{", "}", "(", ")", "<", ">", "<a:b>"),
            *("'", '"', "'''", '"""', "\\", "#", "\n", " ", "hg:to", "a.b:c.d", "1.5e3", "@en", "^^", "é한"),
        ]
    )
)
TEXTS = st.one_of(st.text(), PIECES.map("".join))


@given(TEXTS)
def test_tokens_and_the_gaps_between_them_give_the_text_back(text: str) -> None:
    """An edit puts the text together again; a lost character would be a changed question."""
    end, parts = 0, []
    for token in tokens(text):
        parts += [text[end : token.start], token.text]
        end = token.end

    assert "".join([*parts, text[end:]]) == text


@given(TEXTS)
def test_gaps_hold_only_blanks_and_comments(text: str) -> None:
    """What the guard doesn't see as a token must be what the parser skips."""
    end, gaps = 0, []
    for token in tokens(text):
        gaps.append(text[end : token.start])
        end = token.end

    for gap in [*gaps, text[end:]]:
        lines = gap.replace("\r", "\n").split("\n")
        assert [line for line in lines if line.partition("#")[0].strip(" \t")] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("?a<?b", [("variable", "?a"), ("sign", "<"), ("variable", "?b")]),
        ("?s <http://a#b> 'x'", [("variable", "?s"), ("iri", "<http://a#b>"), ("string", "'x'")]),
        ('"a\\"$x" $x', [("string", '"a\\"$x"'), ("parameter", "$x")]),
        ('"""a "q" # no comment""" # one', [("string", '"""a "q" # no comment"""')]),
        ('""', [("string", '""')]),
        ("hg:to.", [("name", "hg:to"), ("sign", ".")]),
        ("bill:119-hr-1.2 .", [("name", "bill:119-hr-1.2"), ("sign", ".")]),
        ("ex:a\\#b", [("name", "ex:a\\#b")]),
        ("'x'@en-US", [("string", "'x'"), ("language", "@en-US")]),
        ("1.5e-3 .5 7", [("number", "1.5e-3"), ("number", ".5"), ("number", "7")]),
        ("_:b1 a", [("blank", "_:b1"), ("word", "a")]),
        ("a 'x", [("word", "a"), ("open", "'x")]),
    ],
)
def test_each_sort_of_token_is_told_apart(text: str, expected: list[tuple[str, str]]) -> None:
    """The same signs mean other things in a string, a comment, an IRI and an expression."""
    assert [(token.kind, token.text) for token in tokens(text)] == expected


def test_depth_counts_the_brackets_around_a_token() -> None:
    """LIMIT belongs to the whole query at depth 0 only."""
    depths = {token.text: token.depth for token in tokens("ASK { ?a [ ?b ( ?c ) ] } ?d")}

    assert (depths["?a"], depths["?b"], depths["?c"], depths["?d"]) == (1, 2, 3, 0)


def test_a_value_takes_the_place_of_its_parameter_and_of_nothing_else() -> None:
    """The same letters in a string, a comment, an IRI or a longer name are something else."""
    text = 'SELECT ?bill { ?s ?p $bill, "$bill", <a:$bill>, $bills } # $bill'

    assert (
        filled(text, {"bill": "<b:1>"}) == 'SELECT ?bill { ?s ?p <b:1>, "$bill", <a:$bill>, $bills } # $bill'
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LIMIT$n", "LIMIT 5"),
        ("?a$n", "?a 5"),
        ("$n@en", "5 @en"),
        ("1-$n.", "1- 5 ."),
        ("($n)", "(5)"),
    ],
)
def test_a_value_does_not_melt_into_its_neighbours(text: str, expected: str) -> None:
    """`?a$n` with 5 would otherwise be the variable `?a5`."""
    assert filled(text, {"n": "5"}) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT * { ?s ?p ?o } LIMIT 10 "),
        ("SELECT * { ?s ?p ?o } LIMIT 5", "SELECT * { ?s ?p ?o } LIMIT 5"),
        ("SELECT * { ?s ?p ?o } LIMIT 99 OFFSET 3", "SELECT * { ?s ?p ?o } LIMIT 10 OFFSET 3"),
        ("SELECT * { ?s ?p ?o } limit 010", "SELECT * { ?s ?p ?o } limit 010"),
        (f"SELECT * {{}} LIMIT {'9' * 5000}", "SELECT * {} LIMIT 10"),
        ("SELECT * { { SELECT * {} LIMIT 99 } }", "SELECT * { { SELECT * {} LIMIT 99 } } LIMIT 10 "),
        ("SELECT * {} # LIMIT 5", "SELECT * {} LIMIT 10  # LIMIT 5"),
        ("SELECT * {} VALUES ?x { 1 }", "SELECT * {}  LIMIT 10 VALUES ?x { 1 }"),
        ("SELECT * { VALUES ?x { 1 } } ORDER BY ?x", "SELECT * { VALUES ?x { 1 } } ORDER BY ?x LIMIT 10 "),
        ("DESCRIBE <a:b>", "DESCRIBE <a:b> LIMIT 10 "),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 10 "),
        ("ASK { ?s ?p ?o }", "ASK { ?s ?p ?o }"),
    ],
)
def test_the_outermost_limit_is_lowered_or_added(text: str, expected: str) -> None:
    """A limit within a subquery, a comment or a string isn't the answer's."""
    assert limited(text, 10) == expected
    assert limited(expected, 10) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PREFIX ex: <a:> select ?x {}", "SELECT"),
        ("BASE <a:>\nASK {}", "ASK"),
        ("# INSERT\nCONSTRUCT {} {}", "CONSTRUCT"),
        ("WITH <a:b> DELETE {} WHERE {}", "WITH"),
        ("insert data {}", "INSERT"),
        ("", ""),
    ],
)
def test_the_form_is_the_first_word_after_the_prefixes(text: str, expected: str) -> None:
    """What comes back, and whether anything may, hangs on it."""
    assert form(text) == expected


def test_only_prefixes_that_are_used_and_not_declared_are_added() -> None:
    """The text that a user is shown stays short, and the user's own meaning stands."""
    text = "PREFIX ex: <a:>\nASK { ex:a hg:to 'rdfs:label' }"

    done = with_prefixes(text, {"ex": "other:", "hg": "h:", "rdfs": "r:"})

    assert done == f"PREFIX hg: <h:> {text}"


def test_a_place_in_an_edited_text_leads_back_to_the_text_before() -> None:
    """Whoever reads "line 2, column 12" looks in the text that was typed."""
    text = "ASK {\n hg:a hg:to $x . nonsense }"
    steps = [fillings(text, {"x": "<a-long-value:1>"})]
    done = edited(text, steps[-1])
    steps.append(declaring(done, {"hg": "h:"}))
    done = edited(done, steps[-1])

    offset = done.index("nonsense")
    for step in reversed(steps):
        offset = origin(offset, step)

    assert offset == text.index("nonsense")
    assert placed(text, offset) == "line 2, column 18"


def test_a_name_with_two_dots_is_written_out_since_the_engine_would_end_it_early() -> None:
    """Keys of ties have dots between their parts; a name cut short would match another thing, or none."""
    prefixes = {"service": "https://example.org/service/"}

    ours = with_prefixes("ASK { service:K000397.house.119 ?p ?o }", prefixes)
    theirs = with_prefixes("PREFIX x: <http://x/> ASK { x:a.b.c ?p x:a.b }", prefixes)

    assert ours == (
        "PREFIX service: <https://example.org/service/> "
        "ASK { <https://example.org/service/K000397.house.119> ?p ?o }"
    )
    assert theirs == "PREFIX x: <http://x/> ASK { <http://x/a.b.c> ?p x:a.b }"
