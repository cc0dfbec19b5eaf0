"""The page as a file: the same bytes, nothing from outside, nothing that runs but our own script."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest

from hillgraph.render.page import page
from hillgraph.render.view import View
from tests.pictured import BILL, CONTRACT, HOSTILE, KITA, crowded, hostile, pictured


class Read(HTMLParser):
    """What a browser would meet: elements with their attributes, and the text of each script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self._script: dict[str, str | None] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, and that a script's text comes next."""
        self.elements.append((tag, dict(attrs)))
        self._script = dict(attrs) if tag == "script" else None

    def handle_data(self, data: str) -> None:
        """Note the text of a script."""
        if self._script is not None:
            self.scripts.append((self._script, data))
            self._script = None


@pytest.fixture(scope="module")
def text() -> str:
    """Return the page of the view made by hand."""
    return page(pictured())


def test_the_same_view_gives_the_same_bytes(text: str) -> None:
    """Order of nodes and edges is no part of a view; a page is compared and signed by its bytes."""
    view = pictured()
    turned = replace(view, nodes=view.nodes[::-1], edges=view.edges[::-1])

    assert page(turned) == text


def test_only_the_two_scripts_named_by_their_hash_may_run(text: str) -> None:
    """Whatever slips into the page from data, the browser refuses to run it."""
    read = Read(text)
    policy = next(a["content"] for _, a in read.elements if a.get("http-equiv") == "Content-Security-Policy")
    running = [body for attributes, body in read.scripts if "type" not in attributes]
    hashes = [f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'" for body in running]

    assert len(running) == 2
    assert policy == (
        f"default-src 'none'; script-src {hashes[0]} {hashes[1]}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def test_nothing_is_loaded_from_elsewhere(text: str) -> None:
    """The page is sent by mail and opened on a train."""
    loading = [
        attributes[name]
        for tag, attributes in Read(text).elements
        for name in ("src", "href", "action", "data", "poster", "srcset")
        if name in attributes and tag != "a"
    ]

    assert loading == ["data:,"]
    assert "@import" not in text.partition("</style>")[0]
    assert "url(" not in text.partition("</style>")[0]


def test_the_page_is_a_whole_document_in_one_language(text: str) -> None:
    """Pyvis's own template has no doctype, no language, no viewport and no title."""
    read = Read(text)
    tags = [tag for tag, _ in read.elements]

    assert text.startswith("<!doctype html>\n")
    assert ("html", {"lang": "en"}) in read.elements
    assert (tags.count("title"), tags.count("h1"), tags.count("main")) == (1, 1, 1)
    assert "<title>Who moves the Partner with Korea Act</title>" in text


@pytest.mark.hostile
def test_hostile_words_stay_words() -> None:
    """Labels, notes, facts, titles, documents and addresses come from outside and may be written to harm."""
    read = Read(page(hostile()))

    assert [attributes for tag, attributes in read.elements if tag == "img"] == []
    assert [name for _, attributes in read.elements for name in attributes if name.startswith("on")] == []
    assert len(read.scripts) == 6
    assert _data(read, "words")["things"][0][1] == HOSTILE


def test_each_fact_carries_its_document_place_and_day(text: str) -> None:
    """A tie without its source is a rumour."""
    said = _data(Read(text), "words")
    contract = next(tie for tie in said["ties"] if tie[0] == CONTRACT)
    label, value, proof, contested = contract[3][0]
    [[document, *places]] = said["proofs"][proof]

    assert (said["words"][label], value, contested) == ("amount in US dollars", "30,000", 1)
    assert said["documents"][document] == [
        "Article on the Act",
        "The Asia Business Daily",
        "2025-09-09",
        "https://example.org/a",
    ]
    assert places == ["2", "6"]


def test_parallel_ties_curve_apart_and_single_ones_are_straight(text: str) -> None:
    """Two contracts of one firm with one client are two ties, and pyvis would drop one."""
    read = Read(text)
    names = [tie[0] for tie in _data(read, "words")["ties"]]
    bends = {names[edge["id"]]: edge["smooth"] for edge in _data(read, "edges") if "smooth" in edge}

    assert bends == {
        "engagement:tcp.kita.FARA": {"enabled": True, "roundness": 0.06, "type": "curvedCW"},
        CONTRACT: {"enabled": True, "roundness": 0.06, "type": "curvedCCW"},
    }


def test_the_busiest_thing_is_drawn_largest(text: str) -> None:
    """Size says how many ties a thing has: from 8 for none to 28 for the most."""
    read = Read(text)
    names = [thing[0] for thing in _data(read, "words")["things"]]
    sizes = {name: node["size"] for name, node in zip(names, _data(read, "nodes"), strict=False)}

    assert sizes[BILL] == max(sizes.values()) == 28
    assert min(size for name, size in sizes.items() if not name.startswith("country")) == 8
    assert sizes[KITA] == 19


def test_the_central_and_all_outside_a_crowd_are_named_from_the_start() -> None:
    """The draft's decluttering hid two of the most important names."""
    read = Read(page(crowded(335, 15, 1100)))

    named = [node["group"] for node in _data(read, "nodes") if node["always"]]

    assert named == ["bill"] * 15 + ["legislator"] * len(_data(read, "words")["folds"])


def test_what_was_left_out_is_said_with_how_to_see_it(text: str) -> None:
    """A picture that hides its limits misleads."""
    said = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text.partition('<div id="stage">')[0]))

    assert "12 things were left out. Ask for one thing and its neighbours" in said
    assert 'id="left-out"' not in page(replace(pictured(), left_out=0))


def test_the_sources_and_the_day_stand_in_the_page(text: str) -> None:
    """Whoever gets the page by mail sees where it is from and when it held."""
    assert "<li>Bill Status, U.S. Government Publishing Office. Public domain.</li>" in text
    assert '<time datetime="2026-06-26">2026-06-26</time>' in text


@pytest.mark.parametrize("view", [pictured(), crowded(335, 15, 1100)], ids=["small", "crowded"])
def test_the_file_is_small_enough_to_send(view: View) -> None:
    """0.9 MB, 0.6 kB a thing and 0.4 kB a tie, facts and their evidence included."""
    size = len(page(view).encode())

    assert size <= 900_000 + 600 * len(view.nodes) + 400 * len(view.edges)


def _data(read: Read, name: str) -> Any:
    return next(
        json.loads(body) for attributes, body in read.scripts if attributes.get("id") == f"data-{name}"
    )
