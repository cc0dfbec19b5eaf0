"""Putting a question: parameters become typed terms, the text is checked, a worker answers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hillgraph.errors import WrongUse
from hillgraph.query.header import Parameter
from hillgraph.query.question import Question, question
from hillgraph.query.request import SPARQL, Answer, Request, ready
from hillgraph.query.terms import Term, term
from hillgraph.query.worker import run
from hillgraph.store.chosen import Build, local, tables
from hillgraph.store.generation import Generation
from hillgraph.store.remote.served import Served

if TYPE_CHECKING:
    from hillgraph.query.names import Ask

PLAIN = frozenset({"date", "number", "integer", "text", "boolean"})


class Asking:
    """Asks one generation; with *timeout* (seconds) each question is a worker's job, and can be killed."""

    def __init__(self, generation: Build, timeout: float | None = None) -> None:
        self._generation = generation
        self._timeout = timeout

    def named(
        self, name: str, parameters: Mapping[str, object], *, wanted: str = "json", queries: str | None = None
    ) -> Answer:
        """Return the answer to a named question in the form *wanted*."""
        return self.asked(question(name, queries), parameters, wanted=wanted)

    def asked(
        self,
        asked: Question,
        parameters: Mapping[str, object],
        *,
        wanted: str = "json",
        limit: int | None = None,
    ) -> Answer:
        """Return the answer to a question that was read already, of at most *limit* rows."""
        if isinstance(self._generation, Served) and asked.language == SPARQL:
            from hillgraph.query import elsewhere

            request = self._request(asked, parameters, wanted, limit)
            return elsewhere.run(request, self._generation, timeout=self._timeout)
        local(self._generation)
        return run(self._request(asked, parameters, wanted, limit), timeout=self._timeout)

    def absent(self, asked: Question, parameters: Mapping[str, object]) -> list[str]:
        """Return the things among the parameters that this store knows nothing of."""
        asks, values = lookups(self._generation), self._terms(asked, parameters).values()
        names = sorted(
            {each.value for each in values if isinstance(each.value, str) and self._is_name(each.value)}
        )
        return [name for name in names if not asks("present", {"node": name, "kind": name.partition(":")[0]})]

    def searched(self, asked: Question) -> list[str]:
        """Return sentences on the registers in which nothing was found, if *asked* has no row."""
        from hillgraph.query.searched import searched

        return list(searched(asked.registers, tables(self._generation)))

    def explained(
        self, asked: Question, parameters: Mapping[str, object], *, limit: int | None = None
    ) -> str:
        """Return the text that would run, with its parameters in place and its prefixes declared."""
        request = self._request(asked, parameters, "json", limit)
        bound = (
            "" if asked.language == SPARQL else "".join(_comment(*each) for each in request.values.items())
        )
        return bound + ready(request).text

    def _request(
        self, asked: Question, parameters: Mapping[str, object], wanted: str, limit: int | None
    ) -> Request:
        there = self._generation
        return Request(
            folder=there.folder if isinstance(there, Generation) else Path(),
            language=asked.language,
            text=asked.text,
            prefixes=self._generation.prefixes,
            values=self._terms(asked, parameters),
            wanted=wanted,
            limit=limit,
            sums=there.sums if isinstance(there, Generation) else {},
        )

    def _terms(self, asked: Question, given: Mapping[str, object]) -> dict[str, Term]:
        declared = asked.parameters
        unknown = sorted(set(given) - set(declared)) if declared or asked.name else []
        if unknown:
            known = ", ".join(declared) or "none"
            raise WrongUse(f"The question has no parameter '{unknown[0]}'. It has: {known}.")
        terms = {name: self._term(each, given) for name, each in declared.items()}
        free = {name: value for name, value in given.items() if name not in declared}
        return terms | {name: self._guessed(name, value) for name, value in free.items()}

    def _term(self, declared: Parameter, given: Mapping[str, object]) -> Term:
        value = given.get(declared.name, declared.default)
        if value is None:
            example = f"-p {declared.name}={declared.example}"
            raise WrongUse(f"The parameter '{declared.name}' is missing. Give it with {example}")
        text = _text(value)
        if declared.kind not in PLAIN and not self._is_name(text):
            text = self._by_label(text, declared.kind)
        return term(
            declared.kind, text, self._generation.prefixes, name=declared.name, example=declared.example
        )

    def _guessed(self, name: str, value: object) -> Term:
        """Return the term of a parameter that no header declares: a thing, or what the value is."""
        text = _text(value)
        kinds = {"bool": "boolean", "int": "integer", "float": "number", "Decimal": "number", "date": "date"}
        kind = kinds.get(type(value).__name__)
        if kind:
            return term(kind, text, self._generation.prefixes, name=name)
        kind = "thing" if self._is_name(text) else "text"
        return term(kind, text, self._generation.prefixes, name=name)

    def _is_name(self, text: str) -> bool:
        prefix, colon, key = text.partition(":")
        ours = self._generation.prefixes.get(prefix, "")
        return bool(colon and key) and ("/id/" in ours or prefix in {"http", "https"})

    def _by_label(self, text: str, kind: str) -> str:
        from hillgraph.query.names import Names

        names = Names(lookups(self._generation), self._generation.prefixes)
        return names.named(text, () if kind == "thing" else (kind,))


def lookups(build: Build) -> Ask:
    """Return what answers our own questions on names: the tables, or the server that has none."""
    if isinstance(build, Served):
        from hillgraph.query.called import Called

        return Called(build).ask
    return tables(build).ask


def _comment(name: str, term: Term) -> str:
    return f"-- ${name} = {term.value}\n"


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if type(value).__name__ not in {"float", "Decimal"}:
        return str(value)
    from decimal import Decimal

    return f"{Decimal(str(value)):f}"
