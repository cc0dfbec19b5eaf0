"""The engines: each loads a folder, and answers a question in the language that it speaks."""

from __future__ import annotations

import json
import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from benchmarks.rivals.session import STATEMENTS, STORE, TABLES

Rows = Sequence[Sequence[object]]
Texts = Mapping[str, str]
KIBIBYTES_A_MEBIBYTE = 1024
SCHEMA = (
    "CREATE NODE TABLE Bill(id STRING PRIMARY KEY, area STRING)",
    "CREATE NODE TABLE Committee(id STRING PRIMARY KEY)",
    "CREATE NODE TABLE Party(id STRING PRIMARY KEY)",
    "CREATE NODE TABLE Member(id STRING PRIMARY KEY)",
    "CREATE REL TABLE Cosponsors(FROM Member TO Bill)",
    "CREATE REL TABLE Sponsors(FROM Member TO Bill)",
    "CREATE REL TABLE ReferredTo(FROM Bill TO Committee)",
    "CREATE REL TABLE MemberOf(FROM Member TO Party)",
)


def peak(pid: int | str = "self") -> float | None:
    """Return the most memory that a process held at once, in MiB, where the system tells it."""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.is_file() else []
    found = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
    return found[0] / KIBIBYTES_A_MEBIBYTE if found else None


class Engine(ABC):
    """One engine, loaded with what lies in a folder."""

    version: str

    @abstractmethod
    def __init__(self, folder: Path) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    @abstractmethod
    def ask(self, texts: Texts) -> Rows:
        """Return the rows that answer a question, given in several languages."""

    def memory(self) -> float | None:
        """Return the most memory held so far, in MiB."""
        return peak()

    def close(self) -> None:  # noqa: B027
        """Let go of what the engine holds beyond this process."""


class Ours(Engine):
    """hillgraph as a user has it: look-ups by SPARQL, counts by SQL."""

    def __init__(self, folder: Path) -> None:
        from hillgraph.graph import Graph
        from hillgraph.store.generation import live

        self._graph = Graph(live(folder / STORE))
        self.version = version("hillgraph")

    def ask(self, texts: Texts) -> Rows:
        """Ask by SPARQL what is a pattern, by SQL what counts."""
        counts = "count(" in texts["sql"]
        return (self._graph.sql(texts["sql"]) if counts else self._graph.sparql(texts["rq"])).rows


class OursBySparql(Ours):
    """The same, but for SPARQL alone: what the embedded Oxigraph makes of it."""

    def ask(self, texts: Texts) -> Rows:
        """Ask by SPARQL."""
        return self._graph.sparql(texts["rq"]).rows


class Rdflib(Engine):
    """Statements in memory, as rdflib alone holds them or as another store does for it."""

    store, format = "default", "nt"

    def __init__(self, folder: Path) -> None:
        from rdflib import Graph

        self._graph = Graph(store=self.store)
        self._graph.parse(str(folder / STATEMENTS), format=self.format)
        self.version = version("rdflib")

    def ask(self, texts: Texts) -> Rows:
        """Ask by SPARQL."""
        return [tuple(row) for row in self._graph.query(texts["rq"])]  # type: ignore[arg-type]


class Oxrdflib(Rdflib):
    """The interface of rdflib over an Oxigraph in memory."""

    store, format = "Oxigraph", "ox-nt"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.version = version("oxrdflib")


class Ladybug(Engine):
    """A columnar graph database on disk, asked by Cypher; it holds what the questions ask of, and no more."""

    def __init__(self, folder: Path) -> None:
        import ladybug

        home = folder / "ladybug"
        home.unlink(missing_ok=True)
        self._connection: Any = ladybug.Connection(ladybug.Database(str(home)))
        for statement in SCHEMA:
            self._connection.execute(statement)
            name = statement.split()[3].partition("(")[0]
            self._connection.execute(f"COPY {name} FROM '{folder / TABLES / name}.parquet'")
        self.version = version("ladybug")

    def ask(self, texts: Texts) -> Rows:
        """Ask by Cypher."""
        rows: Rows = self._connection.execute(texts["cypher"]).get_all()
        return rows


class OfVirtuoso(Engine):
    """A server of Virtuoso's, asked by HTTP."""

    def __init__(self, folder: Path) -> None:
        from benchmarks.rivals.virtuoso import Virtuoso, installed

        home = folder / "virtuoso"
        shutil.rmtree(home, ignore_errors=True)
        self._server = Virtuoso(home, reads=folder)
        self.version = installed()
        try:
            self._server.load(folder, STATEMENTS)
        except BaseException:
            self._server.stop()
            raise

    def ask(self, texts: Texts) -> Rows:
        """Ask by SPARQL over HTTP."""
        answer = json.loads(self._server.asked(texts["rq"]))
        names = answer["head"]["vars"]
        return [[each[name]["value"] for name in names] for each in answer["results"]["bindings"]]

    def memory(self) -> float | None:
        """Return that of the server."""
        return peak(self._server.pid)

    def close(self) -> None:
        """Stop the server."""
        self._server.stop()


ENGINES: Mapping[str, Callable[[Path], Engine]] = {
    "hillgraph": Ours,
    "hillgraph, SPARQL alone": OursBySparql,
    "Ladybug": Ladybug,
    "Virtuoso": OfVirtuoso,
    "oxrdflib": Oxrdflib,
    "rdflib": Rdflib,
}
