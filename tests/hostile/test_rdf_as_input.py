"""RDF files made to break a reader: what would end the process, last for ever or reach out is told."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hillgraph.errors import Fault, InvalidInput
from hillgraph.store.depth import MOST, Depth
from hillgraph.store.rdf_files import statements
from hillgraph.store.together import together
from tests.bounded import bounded

pytestmark = pytest.mark.hostile
RDF = b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="a:">'
MANY = 50_000
TOO_DEEP = "is nested too deeply: over 200 levels"
CASES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "triple terms": ("a.nt", lambda: b"<a:b> <a:c> " + b"<<( <a:b> <a:c> " * MANY, f":1:3215: {TOO_DEEP}"),
    "blank nodes": ("a.ttl", lambda: b"<a:b> <a:c>\n" + b"[ <a:c> " * MANY, f":2:1601: {TOO_DEEP}"),
    "objects": ("a.jsonld", lambda: b'{"@id":"a:b","a:c":' * MANY, f":1:3801: {TOO_DEEP}"),
    "elements": ("a.rdf", lambda: RDF + b"<r:Description><a:b>" * MANY, ":1:"),
    "a text in one line": ("a.ttl", lambda: b'<a:b> <a:c> "' + b"x" * 20_000_000, ":1: a line of more than"),
    "a text in many": (
        "a.ttl",
        lambda: b'<a:b> <a:c> """' + b"x\n" * 10**7,
        ":1: a text of more than 4,194,304 bytes",
    ),
    "entities": ("a.rdf", lambda: b'<!DOCTYPE r [<!ENTITY e "x">]>\n' + RDF, ":1:1: has a DOCTYPE"),
    "a half gzip": ("a.ttl.gz", lambda: gzip.compress(b"<a:b> <a:c> <a:d> .\n" * 99)[:-9], ": can't be read"),
    "another encoding": ("a.owl", lambda: RDF.decode().encode("utf-16"), ":1: is not in UTF-8"),
    "another kind of file": ("a.csv", lambda: b"a,b\n", ": its name doesn't tell a form of RDF: .ttl"),
}


@pytest.mark.parametrize("name", CASES)
def test_hostile_rdf_is_one_message_in_time_and_memory(name: str, tmp_path: Path) -> None:
    """The parser itself would end by a signal, or not at all."""
    file, content, message = CASES[name]
    (tmp_path / file).write_bytes(content())

    ended = bounded("validate", file, store=tmp_path / "store", folder=tmp_path)

    assert ended.err.startswith(file + message), ended.err[:500]
    assert (ended.code, ended.err.count("\n")) == (4, 1)
    assert ended.seconds < 5
    assert ended.megabytes < 400


@pytest.mark.parametrize("context", ['"{place}"', '[{{"a": "b:"}}, "{place}"]', '{{"@import": "{place}"}}'])
def test_a_context_that_lies_elsewhere_is_neither_fetched_nor_read(context: str, tmp_path: Path) -> None:
    """It would tell its host who reads what, or put a local file into the graph."""
    local = tmp_path / "context.json"
    local.write_text('{"@context": {"p": "a:p"}}', encoding="utf-8")
    path = tmp_path / "any.jsonld"
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.setblocking(False)
        for place in (f"http://127.0.0.1:{door.getsockname()[1]}/c", local.as_uri(), local.name):
            path.write_text(f'{{"@context": {context.format(place=place)}, "@id": "a:b", "p": 1}}', "utf-8")

            with pytest.raises(InvalidInput, match="isn't JSON-LD: "):
                together([path])

        with pytest.raises(BlockingIOError):
            door.accept()


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("a.ttl", '<a:b> <a:c> "x", "x"^^<{xsd}integer> .', ":1:18: 'x' is no integer; it is kept as it is"),
        ("a.nt", '<a:b> <a:c> "2025-02-30"^^<{xsd}date> .', ":1:13: '2025-02-30' is no date"),
        ("a.ttl", '<a:b> <a:c> "a\\"b"^^<{xsd}date> .', ": 'a\"b' is no date"),
        (
            "a.jsonld",
            '{{"@id": "a:b",\n"a:c": {{"@id": "JavaScript:x"}}}}',
            ":2:16: <JavaScript:x> would run in",
        ),
        ("a.ttl", "<a:b> <a:c> <data:text/html,x> .", ":1:13: <data:text/html,x> would run in a page"),
    ],
)
def test_what_is_doubtful_is_kept_and_told_with_its_place(
    tmp_path: Path, file: str, text: str, told: str
) -> None:
    """Whoever hands a file on should hear of it; it is still what the file says."""
    path = tmp_path / file
    path.write_text(text.format(xsd="http://www.w3.org/2001/XMLSchema#"), encoding="utf-8")
    doubtful: list[Fault] = []

    graph = together([path], doubtful)

    assert [str(each).removeprefix(str(path))[: len(told)] for each in doubtful] == [told]
    assert len(graph) == len([*statements(path)])


@pytest.mark.parametrize(
    "text",
    [
        '<a:b> <a:c> "((((" .',
        "<a:b> <a:c> '[[[[' .",
        '<a:b> <a:c> """(\n((\\"""(\n(""" .',
        "<a:b> <a:c> '''[\n''[''' .",
        "<a:((((> <a:c> <a:d> . # ((((",
        "@prefix a: <a:> . a:\\(\\(\\(\\( a:c a:d .",
    ],
)
def test_brackets_within_texts_addresses_and_comments_are_not_counted(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Poems and smileys are no reason to refuse a file."""
    monkeypatch.setattr("hillgraph.store.depth.MOST", 3)
    path = tmp_path / "any.ttl"
    path.write_text(text, encoding="utf-8")

    assert len([*statements(path)]) == 1


@given(st.integers(0, 2 * MOST), st.sampled_from([b"[", b"(", b"{", b"<<("]), st.booleans())
def test_depth_is_told_from_the_first_bracket_too_many(count: int, bracket: bytes, lines: bool) -> None:
    """However they are spread over lines, 200 are let through and one more is not."""
    depth = Depth(json=False)
    texts = [bracket + b"\n"] * count if lines else [bracket * count]

    found = [at for text in texts if (at := depth.beyond(text)) is not None]

    assert bool(found) == (count > MOST)
