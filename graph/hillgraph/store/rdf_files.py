"""Statements of RDF files that somebody sent, held within limits before a parser meets them.

pyoxigraph reads all forms: it takes what their grammars allow and nothing else, opens no address, and brings
in no context of JSON-LD. What it can't be trusted with is refused here: depth, a DOCTYPE, endless lines.
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn, cast

from hillgraph.errors import Fault, InvalidInput, LimitReached
from hillgraph.sources.limits import LIMITS
from hillgraph.store.depth import MOST, Depth

if TYPE_CHECKING:
    from pyoxigraph import Quad, RdfFormat

PACKED = ".gz"
COMPARED = {".ttl": "TURTLE", ".turtle": "TURTLE", ".trig": "TRIG", ".nt": "N_TRIPLES", ".nq": "N_QUADS"}
XML, JSON = "RDF_XML", "JSON_LD"
READ = {**COMPARED, ".jsonld": JSON, ".json": JSON, ".rdf": XML, ".owl": XML, ".xml": XML}
SPOKEN = {"N_TRIPLES": "N-Triples", "N_QUADS": "N-Quads", "TRIG": "TriG", JSON: "JSON-LD", XML: "RDF/XML"}
LONGEST = 16 * 1024**2  # bytes of a line; the parser gives up on a text of that length
TEXT = 4 * 1024**2  # bytes of a text over lines, which the parser begins anew with all that it is handed
BYTES = 1024**3
BLOCK = 1024**2
ELSEWHERE = "LoadDocumentCallback"
PLACE = re.compile(r"^Parser error[^:]*: | \(line \d+\)$")


def form(path: Path) -> str | None:
    """Return the form that the ending of a name tells, None where it tells none."""
    name = path.with_suffix("") if path.suffix.lower() == PACKED else path
    return READ.get(name.suffix.lower())


def statements(path: Path, *, base: str | None = None) -> Iterator[Quad]:
    """Yield what the file at *path* says, relative addresses read against *base*.

    Raises `InvalidInput` with the place of its first fault, `LimitReached` for more than a file may hold.
    """
    try:
        yield from _parsed(path, base)
    except SyntaxError as error:
        raise InvalidInput([_broken(path, error)]) from None
    except (OSError, EOFError, zlib.error) as error:
        told = getattr(error, "strerror", None) or error
        raise InvalidInput([Fault(str(path), 0, 0, f"can't be read: {told}")]) from None


def unpacked(path: Path) -> IO[bytes]:
    """Open the file at *path*, unpacked where its name says that it is packed."""
    packed = path.suffix.lower() == PACKED
    return gzip.open(path, "rb") if packed else path.open("rb")  # type: ignore[return-value]


class Held:
    """An open text that raises what no parser should see: more bytes, longer lines, deeper brackets."""

    def __init__(self, path: Path, file: IO[bytes], name: str) -> None:
        self._path, self._file, self._left = path, file, BYTES
        self._depth = Depth(json=name == JSON)
        self._block = io.BytesIO()
        self._number = 0
        self._begun, self._text = 0, 0  # the line of a text that goes on over lines, and its bytes so far

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, of one block of lines at most."""
        found = self._block.read(size)
        if not found:
            self._block = io.BytesIO(b"".join(self._lines()))
            found = self._block.read(size)
        return found

    def _lines(self) -> Iterator[bytes]:
        size = 0
        while size < BLOCK and (line := self._next()):
            size += len(line)
            yield line

    def _next(self) -> bytes:
        line = self._file.readline(LONGEST + 1)
        self._number += 1
        self._left -= len(line)
        if self._left < 0:
            raise LimitReached(f"{self._path} has more than {BYTES:,} bytes. Split it.")
        if len(line) > LONGEST:
            self._refuse(0, f"a line of more than {LONGEST:,} bytes, which isn't read")
        if (deep := self._depth.beyond(line)) is not None:
            column = len(line[:deep].decode("utf-8", "replace")) + 1
            self._refuse(column, f"is nested too deeply: over {MOST} levels")
        self._grown(len(line))
        return line

    def _grown(self, size: int) -> None:
        if not self._depth.in_text:
            self._begun, self._text = 0, 0
            return
        self._begun, self._text = self._begun or self._number, self._text + size
        if self._text > TEXT:
            self._number = self._begun
            self._refuse(0, f"a text of more than {TEXT:,} bytes begins here, which isn't read")

    def _refuse(self, column: int, text: str) -> NoReturn:
        raise InvalidInput([Fault(str(self._path), self._number, column, text)])


def _parsed(path: Path, base: str | None) -> Iterator[Quad]:
    from pyoxigraph import RdfFormat, parse

    name = form(path)
    if name is None:
        text = f"its name doesn't tell a form of RDF: {' '.join(READ)}, also with {PACKED}"
        raise InvalidInput([Fault(str(path), 0, 0, text)])
    chosen: RdfFormat = getattr(RdfFormat, name)
    with unpacked(path) as file:
        sound = io.BytesIO(_sound(path, file)) if name == XML else Held(path, file, name)
        yield from parse(cast("IO[bytes]", sound), format=chosen, base_iri=base, rename_blank_nodes=True)


def _sound(path: Path, file: IO[bytes]) -> bytes:
    """Return a document of XML that has no DOCTYPE and isn't nested without end."""
    from hillgraph.sources.hardened import parsed

    found = file.read(LIMITS.document + 1)
    if len(found) > LIMITS.document:
        raise LimitReached(f"{path} has more than {LIMITS.document:,} bytes of XML. Split it.")
    parsed(found, file=str(path))
    return found


def _broken(path: Path, error: SyntaxError) -> Fault:
    reason = PLACE.sub("", error.msg or "")
    if ELSEWHERE in reason:
        reason = "it names a context that lies elsewhere, which is never fetched; write the context out"
    name = form(path) or ""
    spoken = SPOKEN.get(name, name.title())
    return Fault(str(path), error.lineno or 0, error.offset or 0, f"isn't {spoken}: {reason}")
