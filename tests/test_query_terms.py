"""Parameters as typed terms: what is accepted, what it becomes, and that nothing gets out of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, QuerySolutions, Store

from hillgraph.errors import WrongUse
from hillgraph.query.terms import quoted, term
from hillgraph.query.tokens import filled, tokens
from tests.small_generation import HOME, PREFIXES

XSD = "http://www.w3.org/2001/XMLSchema#"
KINDS = ("date", "number", "integer", "text", "boolean", "thing", "bill")


@pytest.mark.parametrize(
    ("kind", "text", "sparql", "value"),
    [
        ("bill", "bill:119-hr-4687", f"<{HOME}id/bill/119-hr-4687>", "bill:119-hr-4687"),
        ("bill", f"{HOME}id/bill/119-hr-4687", f"<{HOME}id/bill/119-hr-4687>", "bill:119-hr-4687"),
        ("thing", f"<{HOME}id/filing/lda.1>", f"<{HOME}id/filing/lda.1>", "filing:lda.1"),
        ("date", "2025-07-23", f'"2025-07-23"^^<{XSD}date>', date(2025, 7, 23)),
        ("number", "15000", "15000", 15000),
        ("number", "-0.50", "-0.50", Decimal("-0.50")),
        ("integer", "119", "119", 119),
        ("boolean", "true", "true", True),
        ("text", 'a "quoted"\nline\\', '"a \\u0022quoted\\u0022\\u000Aline\\u005C"', 'a "quoted"\nline\\'),
    ],
)
def test_a_text_becomes_the_term_of_its_kind(kind: str, text: str, sparql: str, value: object) -> None:
    """SPARQL gets a term, SQL a value, and both mean the same."""
    found = term(kind, text, PREFIXES, name="x")

    assert (found.sparql, found.value) == (sparql, value)
    assert type(found.value) is type(value)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("bill", "person:K000397"),
        ("bill", "119-hr-4687"),
        ("bill", "bill:"),
        ("bill", "bill:a/b"),
        ("bill", "bill:a> <b"),
        ("thing", "hg:Bill"),
        ("thing", "https://example.org/bill/1"),
        ("date", "2025-02-30"),
        ("date", "20250223"),
        ("date", "2025-07-23\n"),
        ("date", "٢٠٢٥-٠٧-٢٣"),
        ("number", "1e5"),
        ("number", "1 + 1"),
        ("number", "9" * 19),
        ("integer", "1.0"),
        ("boolean", "yes"),
        ("text", "\ud800"),
    ],
)
def test_what_is_not_of_the_kind_is_refused(kind: str, text: str) -> None:
    """A value of another kind would give an empty answer that looks like a true one."""
    with pytest.raises(WrongUse, match=r"^The parameter size can't be "):
        term(kind, text, PREFIXES, name="size")


def test_a_refusal_shows_what_was_given_and_what_is_wanted() -> None:
    """It is the only place where the user learns the form of a value."""
    with pytest.raises(WrongUse) as caught:
        term("date", "July", PREFIXES, name="since")

    assert str(caught.value) == "The parameter since can't be 'July': it is a day, such as 2025-07-23."


def test_an_unknown_kind_is_the_questions_fault() -> None:
    """Whoever writes a question learns which kinds there are."""
    with pytest.raises(WrongUse, match="declared as 'bil', which is no kind"):
        term("bil", "bill:119-hr-1", PREFIXES, name="bill")


@given(st.text())
def test_any_text_comes_back_from_the_engine_as_it_went_in(text: str) -> None:
    """No text ends its string, adds to the query, or is changed on the way."""
    answer = Store().query(filled("SELECT ($x AS ?y) {}", {"x": quoted(text)}))

    assert isinstance(answer, QuerySolutions)
    (row,) = answer
    assert row["y"] == Literal(text)


@given(st.sampled_from(KINDS), st.text())
def test_whatever_is_accepted_is_a_single_term(kind: str, text: str) -> None:
    """One token, or a string with its datatype: nothing that could be a part of a query."""
    try:
        found = term(kind, text, PREFIXES, name="x")
    except WrongUse:
        return

    kinds = [token.kind for token in tokens(found.sparql) if token.text not in {"+", "-"}]
    assert kinds in (["string"], ["string", "sign", "iri"], ["iri"], ["number"], ["word"])
