"""The W3C's own tests, read where they lie beside the checkout, and stores of their data in our shape."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hillgraph.model.kinds import model
from hillgraph.store.generation import FORMAT, MANIFEST, Generation, opened
from hillgraph.store.seal import sealed
from tests.running import SHARED

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store

SUITE = SHARED / "w3c"
HOME = "http://www.w3.org/2009/sparql/docs/tests/"
MANIFESTS = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QUERIES = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

Loaded = Callable[["Case"], Generation]


@dataclass(frozen=True, slots=True)
class Case:
    """One test: its folder and name, its kind by the manifest's word, and the files it is about.

    *file* is what is read or asked; *data* goes into the default graph, each of *graphs* into one
    that is named by its address.
    """

    name: str
    kind: str
    file: Path
    data: tuple[Path, ...] = ()
    graphs: tuple[Path, ...] = ()
    result: Path | None = None

    @property
    def text(self) -> str:
        """Return the file's text, its line ends as they are."""
        return self.file.read_bytes().decode("utf-8")


def cases(folder: str, *kinds: str) -> list[Case]:
    """Return the tests of *kinds* in the manifests below *folder*, sorted; none if it isn't there."""
    found = [case for path in (SUITE / folder).glob("*/manifest.ttl") for case in _listed(path)]
    return sorted((case for case in found if case.kind in kinds), key=lambda case: case.name)


def address(path: Path) -> str:
    """Return the address of a file, which its relative IRIs are read against."""
    return HOME + path.relative_to(SUITE).as_posix()


def generation(folder: Path, case: Case) -> Generation:
    """Write a generation of the test's data below *folder*: a store and the manifest, no tables."""
    from pyoxigraph import NamedNode, Store

    folder.mkdir()
    store = Store(str(folder / "rdf"))
    for path in case.data:
        store.load(path=path, base_iri=address(path))
    for path in case.graphs:
        store.load(path=path, base_iri=address(path), to_graph=NamedNode(address(path)))
    store.flush()
    manifest = {"format": FORMAT, "prefixes": model().prefixes, "tables": {}, "as_of": "2025-12-01"}
    (folder / MANIFEST).write_bytes(sealed(json.dumps(manifest).encode()))
    return opened(folder)


def _listed(manifest: Path) -> list[Case]:
    from pyoxigraph import NamedNode, Store

    store = Store()
    store.load(path=manifest, base_iri=address(manifest))
    tests = store.quads_for_pattern(None, NamedNode(f"{MANIFESTS}action"), None, None)
    return [
        _case(store, quad.subject, quad.object, manifest.parent.name)
        for quad in tests
        if isinstance(quad.subject, NamedNode)
    ]


def _case(store: Store, test: NamedNode, action: Any, folder: str) -> Case:
    """Return a test; its action is the file itself, or a node that tells query and data apart."""
    (kind,) = _values(store, test, TYPE)
    asked = _files(store, action, f"{QUERIES}query") or (_file(action.value),)
    return Case(
        name=f"{folder}/{test.value.rpartition('#')[2]}",
        kind=kind.rpartition("#")[2],
        file=asked[0],
        data=_files(store, action, f"{QUERIES}data"),
        graphs=_files(store, action, f"{QUERIES}graphData"),
        result=next(iter(_files(store, test, f"{MANIFESTS}result")), None),
    )


def _files(store: Store, subject: Any, term: str) -> tuple[Path, ...]:
    return tuple(sorted(map(_file, _values(store, subject, term))))


def _values(store: Store, subject: Any, term: str) -> list[str]:
    from pyoxigraph import BlankNode, NamedNode

    found = store.quads_for_pattern(subject, NamedNode(term), None, None)
    return [quad.object.value for quad in found if isinstance(quad.object, NamedNode | BlankNode)]


def _file(iri: str) -> Path:
    return SUITE / iri.removeprefix(HOME)
