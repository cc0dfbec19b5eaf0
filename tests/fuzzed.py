"""Every reader as a fuzzer calls it: bytes in, and only what we foresaw may come out."""

from __future__ import annotations

import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hillgraph.errors import Fault, HillgraphError
from hillgraph.model.kinds import model
from hillgraph.query import guard, question, tokens
from hillgraph.resolve import decided, score
from hillgraph.sources import claims, dossier, story
from hillgraph.sources.catalogue import catalogue
from hillgraph.sources.joins import Joins
from hillgraph.sources.lobbying.mentions import mentions
from hillgraph.sources.readers import READERS
from hillgraph.store.rdf_files import statements
from tests.test_visas_workbook import FILE, rows
from tests.workbooks import workbook

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "tests" / "fixtures"
PARTS = ("things.yml", dossier.HEAD, "cosponsorship.csv", claims.FILE, story.FILE)
APART = b"\f"
DECISIONS = (
    b"decision,left,right,by,reason,rule,score\n"
    b"same,organization:a-1,organization:b,jm,one address,by hand,1\n"
    b'unsure,person:x.1,person:y,rules,"a, b",alike,0.875\n'
)
RDF = {
    "ttl": b'@prefix a: <a:> . a:b a:c "x"@en, """y""", 1.5, [ a:d ( 1 2 ) ] ; a <a:e> . # end\n',
    "trig": b'@base <a:/> . <b> { <c> <d> "e"^^<f> } GRAPH <g> { _:h <d> true . }\n',
    "nq": b'<a:b> <a:c> "\\u00e9\\n"^^<a:d> <a:e> .\n_:x <a:c> <<( <a:b> <a:c> "z"@en--ltr )>> .\n',
    "jsonld": b'{"@context": {"p": "a:p", "@vocab": "b:"}, "@id": "a:b", "p": [1, {"@list": []}], "q": 2}',
    "rdf": b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="a:">'
    b'<r:Description r:about="a:b" a:c="d"><a:e r:resource="a:f"/><a:g r:parseType="Collection"/>'
    b'<a:h xml:lang="en">i</a:h></r:Description></r:RDF>',
}
SENTENCES = (
    b"H.R. 4687, H.R.2 and 3; S. 12-14, S.J.Res. 5; Senate Bills 7, 8 & 9 (117th Congress)",
    b"Partner with Korea Act (HR4687/S2424), H. Con. Res. 1 thru 4, HRes.1,234, FY2024 P.L. 117-58",
)


@dataclass(frozen=True, slots=True)
class Target:
    """Something that reads bytes, and good ones to begin with."""

    name: str
    read: Callable[[bytes], object]
    seeds: tuple[bytes, ...]

    def __call__(self, document: bytes) -> None:
        """Read *document* to its end; whatever we didn't foresee is raised."""
        with suppress(HillgraphError):
            self.read(document)


def _files(folder: str) -> list[Path]:
    return sorted(path for path in (FIXTURES / folder).iterdir() if path.is_file())


def _of_sources() -> Iterator[Target]:
    for name, reader in READERS.items():
        found = _files(name)
        for ending in sorted({path.suffix for path in found}):
            own = [path for path in found if path.suffix == ending]
            called = name if len({path.suffix for path in found}) == 1 else f"{name}{ending}"
            yield Target(
                called,
                partial(_records, reader.read, own[0].name),
                tuple(path.read_bytes() for path in own),
            )


def _workbooks() -> Target:
    document = workbook({"FY23": rows()})
    return Target("visas.xlsx", partial(_records, READERS["visas"].read, FILE), (document,))


def _records(read: Callable[..., Iterable[object]], file: str, document: bytes) -> None:
    deque(read(document, file, Joins(), None), maxlen=0)


def _dossier(document: bytes) -> None:
    parts = document.split(APART)
    given = {PARTS[1]: (FIXTURES / "dossier-small" / PARTS[1]).read_bytes()}
    files = {**given, **{name: part for name, part in zip(PARTS, parts, strict=False) if part}}
    deque(dossier.read(files, name="small", model=model(), known=catalogue()), maxlen=0)


def _dossier_seeds() -> tuple[bytes, ...]:
    small, shipped = FIXTURES / "dossier-small", ROOT / "data" / "dossiers" / "partner-with-korea-act"
    ours = APART.join((small / name).read_bytes() for name in PARTS[:3])
    told = (small / PARTS[0]).read_bytes(), b"", b"", *_heads(shipped)
    return ours, APART.join(told)


def _heads(folder: Path) -> Iterator[bytes]:
    """Yield the first entries of the shipped claims and story, whose whole would be too long to vary."""
    for name in PARTS[3:]:
        yield b"".join((folder / name).read_bytes().splitlines(keepends=True)[:40])


def _rdf(ending: str, document: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"any.{ending}"
        path.write_bytes(document)
        deque(statements(path), maxlen=0)


def _text(read: Callable[[str], object], document: bytes) -> None:
    read(document.decode("utf-8", "replace"))


def _guarded(text: str) -> None:
    guard.checked(text)
    found = tokens.edited(text, tokens.declaring(text, model().prefixes))
    tokens.filled(tokens.limited(found, 10), {"bill": "<a:b>"})


def _header(text: str) -> None:
    question.parsed(text, "any", ".rq")


def _mentions(text: str) -> None:
    for each in mentions(text, 119):
        start, end = each.span
        if text[start:end] != each.spelling:
            raise AssertionError(Fault("text", start, end, each.spelling))


def _questions() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted((ROOT / "queries").glob("*.rq"))[:6])


TARGETS = {
    each.name: each
    for each in (
        *_of_sources(),
        _workbooks(),
        Target("dossier", _dossier, _dossier_seeds()),
        Target("decisions", partial(decided.read, file="any.csv"), (DECISIONS,)),
        Target("labels", partial(score.read, file="any.csv"), (DECISIONS, b"name,is\na,b\n")),
        Target("query", partial(_text, _guarded), _questions()),
        Target("header", partial(_text, _header), _questions()),
        Target("mentions", partial(_text, _mentions), SENTENCES),
        *(Target(ending, partial(_rdf, ending), (text,)) for ending, text in RDF.items()),
    )
}

if __name__ == "__main__":
    sys.stdout.write("\n".join(TARGETS) + "\n")
