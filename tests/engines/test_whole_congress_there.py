"""A whole Congress on a server: every named question in SPARQL has the answer of a store in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

import hillgraph
from hillgraph.graph import Graph
from hillgraph.query.header import Parameter
from hillgraph.query.question import Question, questions
from hillgraph.store.remote.pushing import push
from hillgraph.store.remote.server import server
from tests.servers import SERVERS

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.shared]
ASKED = [each for each in questions() if each.language == "sparql"]
SOUGHT = ("velazquez", "Luján", "sanders")


@pytest.mark.parametrize("name", SERVERS)
def test_each_named_question_has_the_same_answer_over_a_whole_congress(
    name: str, congress: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What differs between engines shows in what a dossier has too little of."""
    with SERVERS[name](tmp_path) as serving:
        for variable, value in serving.given.items():
            monkeypatch.setenv(variable, value)
        push(congress.generation, server(serving.address), keep=2, wait=0)
        there = hillgraph.open(serving.address)
        here = {each.name: _asked(congress, each) for each in ASKED}
        found = {each.name: _asked(there, each) for each in ASKED}
        names = {text: there.find(text) for text in SOUGHT}

    assert {each for each in here if found[each] != here[each]} == set()
    assert sum(map(len, here.values())) > 300
    assert names == {text: congress.find(text) for text in SOUGHT}


def _asked(graph: Graph, asked: Question) -> tuple[tuple[object, ...], ...]:
    given = {name: _of_congress(each) for name, each in asked.parameters.items()}
    return graph.answered(asked.name, given).rows


def _of_congress(asked: Parameter) -> str:
    """Return something of the whole Congress to ask about, else what the question's example is."""
    known = {"bill": "bill:114-hr-1019", "person": "person:K000385", "thing": "bill:114-hr-1019"}
    return str(asked.default or {**known, "date": "2016-01-01"}.get(asked.kind, asked.example))
