"""Checks: the verdict on each claim, with the record's value, its documents and the registers searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hillgraph.claims.answers import Answers, Found, found
from hillgraph.claims.verdicts import MOST, Judged, Verdict, judged
from hillgraph.errors import Fault, HillgraphError, InvalidInput
from hillgraph.model.kinds import Model, model
from hillgraph.model.records import Origin, Record, Thing, Value
from hillgraph.query.opened import OpenGraph
from hillgraph.query.question import question
from hillgraph.query.searched import searched
from hillgraph.sources.catalogue import catalogue
from hillgraph.sources.claims import FILE, KIND, Claim, claim
from hillgraph.sources.datasets import dataset
from hillgraph.sources.stated import stated
from hillgraph.store.generation import Generation
from hillgraph.store.tabular import Tabular

CHECK = f"{KIND}_check"
SOURCE = "checks"


@dataclass(frozen=True, slots=True)
class Check:
    """One claim with its verdict; *as_of* is the last update among the record's *documents*."""

    claim: Claim
    verdict: Verdict
    reason: str
    values: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    as_of: date | None = None
    searched: tuple[str, ...] = ()


def records(generation: Generation, claims: Iterable[Thing]) -> list[Record]:
    """Return a check for each of *claims*, and its verdict on the claim itself, as the build writes them.

    Raises `InvalidInput` with every claim whose question can't be put as it is written.
    """
    things = list(claims)
    done = checks(OpenGraph(generation), [claim(each) for each in things], FILE)
    dossiers = sorted({_dossier(thing) for thing in things})
    told: list[Record] = [dataset(catalogue()[SOURCE], each, retrieved=None) for each in dossiers]
    return told + [
        record
        for thing, check in zip(things, done, strict=True)
        for record in _records(thing, check, model())
    ]


def checks(graph: OpenGraph, claims: Sequence[Claim], file: str, queries: str | None = None) -> list[Check]:
    """Return the check of each of *claims* against *graph*; *file* is named where one can't be put.

    The day of a claim is the one it gives, else that of its document, else that of the store.
    """
    tables = Tabular(graph.generation)
    days = _days(tables, {each.document for each in claims if each.document})
    answers = Answers(graph, queries)
    decided: list[Judged] = []
    faults: list[Fault] = []
    for each in claims:
        day = each.on or days.get(each.document or "") or graph.as_of
        try:
            decided.append(judged(each, found(answers, each) if each.question else [], day))
        except InvalidInput:
            raise
        except HillgraphError as error:
            faults.append(Fault(file, 0, 0, f"claim {each.number}: {error}"))
    if faults:
        raise InvalidInput(faults)
    updates = _days(tables, {name for each in decided for row in each.rows for name in row.documents})
    searches = _Searches(tables, queries)
    return [
        _check(each, done, updates, searches.told(each, done))
        for each, done in zip(claims, decided, strict=True)
    ]


def _check(each: Claim, decided: Judged, updates: Mapping[str, date], searched: tuple[str, ...]) -> Check:
    documents = tuple(sorted({name for row in decided.rows for name in row.documents}))
    return Check(
        claim=each,
        verdict=decided.verdict,
        reason=decided.reason,
        values=_told(decided.rows),
        documents=documents,
        as_of=max((updates[name] for name in documents if name in updates), default=None),
        searched=searched,
    )


def _told(rows: Sequence[Found]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(row.value) for row in rows if row.value is not None))[:MOST]


class _Searches:
    """What was searched where nothing was found, each set of registers asked for once."""

    def __init__(self, tables: Tabular, queries: str | None) -> None:
        self._tables, self._queries = tables, queries
        self._held: dict[tuple[str, ...], tuple[str, ...]] = {}

    def told(self, each: Claim, decided: Judged) -> tuple[str, ...]:
        """Return sentences on the registers that had nothing: the claim's, else the question's, else all."""
        if decided.verdict is not Verdict.not_found or each.question is None:
            return ()
        named = each.registers or question(each.question, self._queries).registers
        if named not in self._held:
            self._held[named] = tuple(searched(named, self._tables)) if named else self._official()
        return self._held[named]

    def _official(self) -> tuple[str, ...]:
        held = self._tables.ask("official-records", {})
        return tuple(f"Searched: {title}{f', to {day}' if day else ''}." for title, day in held)


def _days(tables: Tabular, documents: Iterable[str]) -> dict[str, date]:
    """Return the day of each of *documents* that has one."""
    return dict(tables.ask("days-of-documents", {"ids": sorted(documents)}))


def _records(thing: Thing, check: Check, words: Model) -> Iterator[Record]:
    verdict = words.iri(f"hg:{check.verdict}")
    origin = Origin(thing.origin.document, f"dataset:{SOURCE}.{_dossier(thing)}")
    yield Thing(KIND, thing.key, origin, {"verdict": verdict})
    values: dict[str, Value | None] = {
        "label": f"Check of claim {check.claim.number}: {check.verdict.words}",
        "checks": thing.name,
        "verdict": verdict,
        "reason": check.reason or None,
        "record_value": check.values or None,
        "as_of": check.as_of,
        "used": check.documents or None,
        "searched": check.searched or None,
    }
    yield Thing(CHECK, thing.key, origin, stated(values))


def _dossier(claim: Thing) -> str:
    return claim.key.rpartition(".")[0]
