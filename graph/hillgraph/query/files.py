"""RDF files as sorted lines: streamed where they are so already, else parsed and held within limits."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from hillgraph.errors import Fault, InvalidInput, LimitReached, WrongUse
from hillgraph.model.lines import LINE

if TYPE_CHECKING:
    from pyoxigraph import Quad, RdfFormat

PACKED = ".gz"
ENDINGS = {".ttl": "TURTLE", ".turtle": "TURTLE", ".trig": "TRIG", ".nt": "N_TRIPLES", ".nq": "N_QUADS"}
PLAIN = {"N_TRIPLES", "N_QUADS"}
WITH_GRAPHS = {"TRIG", "N_QUADS"}
PLACE = re.compile(r"^Parser error at line \d+ column \d+: | \(line \d+\)$")
LONGEST = 1024**2  # bytes of a line that is streamed
STATEMENTS = 1_000_000  # held at most, some 300 bytes each
BYTES = 1024**3
ADVICE = "Compare the stores, or N-Quads as hillgraph export -o FILE.nq writes them: both are streamed."
Lines = Callable[[], Iterator[bytes]]


class Limited:
    """An open file that raises `LimitReached` when more is read than a file may hold, unpacked."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self._path, self._file, self._left = path, file, BYTES

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        found = self._file.read(size)
        self._left -= len(found)
        if self._left < 0:
            raise LimitReached(f"{self._path} has more than {BYTES:,} bytes. {ADVICE}")
        return found


def opened(path: Path) -> Lines:
    """Return what opens the lines of the RDF file at *path*.

    Raises `WrongUse` for another form, `InvalidInput` for what can't be read, and `LimitReached` for
    more statements than are held.
    """
    found = form(path)
    try:
        if found in PLAIN and _sorted(path):
            return partial(_streamed, path)
        held = _held(path, found)
    except (OSError, EOFError, zlib.error) as error:
        raise InvalidInput([Fault(str(path), 0, 0, f"can't be read: {error}")]) from error
    return lambda: iter(held)


def form(path: Path) -> str:
    """Return the form that the ending of a name tells; raise `WrongUse` where it tells none of RDF."""
    name = path.with_suffix("") if path.suffix.lower() == PACKED else path
    known = ENDINGS.get(name.suffix.lower())
    if known is None:
        endings = " ".join(ENDINGS)
        raise WrongUse(f"The name '{path}' doesn't tell a form that is compared: {endings}, also with .gz.")
    return known


def _open(path: Path) -> IO[bytes]:
    packed = path.suffix.lower() == PACKED
    return gzip.open(path, "rb") if packed else path.open("rb")  # type: ignore[return-value]


def _streamed(path: Path) -> Iterator[bytes]:
    with _open(path) as file:
        for line in iter(partial(file.readline, LONGEST), b""):
            if not line.startswith(b"#"):
                yield line


def _sorted(path: Path) -> bool:
    """Say whether every line is a statement as we write it, and none comes before the one above it."""
    last = b""
    try:
        for line in _streamed(path):
            parts = LINE.fullmatch(line.decode())
            if parts is None or " " in parts[1] or line < last:
                return False
            last = line
    except UnicodeDecodeError:
        return False
    return True


def _held(path: Path, name: str) -> list[bytes]:
    from pyoxigraph import RdfFormat, parse

    found: set[bytes] = set()
    chosen: RdfFormat = getattr(RdfFormat, name)
    with _open(path) as file:
        try:
            for quad in parse(cast("IO[bytes]", Limited(path, file)), format=chosen):
                found.add(_line(path, quad))
                if len(found) > STATEMENTS:
                    raise LimitReached(f"{path} has more than {STATEMENTS:,} statements. {ADVICE}")
        except SyntaxError as error:
            reason = PLACE.sub("", error.msg or "")
            place = (error.lineno or 0, error.offset or 0)
            spoken = name.replace("_", "-").title()
            raise InvalidInput([Fault(str(path), *place, f"isn't {spoken}: {reason}")]) from error
    return sorted(found)


def _line(path: Path, quad: Quad) -> bytes:
    from pyoxigraph import DefaultGraph, Literal, NamedNode

    known = (NamedNode, Literal, DefaultGraph)
    parts = (quad.subject, quad.predicate, quad.object, quad.graph_name)
    nameless = next((part for part in parts if not isinstance(part, known)), None)
    if nameless is not None:
        reason = f"{nameless} has no name, so it can't be found again on the other side. Give it an IRI."
        raise InvalidInput([Fault(str(path), 0, 0, reason)])
    written = " ".join(str(part) for part in parts if not isinstance(part, DefaultGraph))
    return f"{written} .\n".encode()
