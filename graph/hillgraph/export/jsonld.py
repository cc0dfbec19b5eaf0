"""JSON-LD with the context of the vocabulary: an object a subject, a property a line.

Written here and not by a library, for what is written must stream, keep its order, and use
the words of our context with the kinds of value that it declares.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import IO, Any

from hillgraph.export.heading import heading
from hillgraph.export.selection import Group, Order, Selection
from hillgraph.model.kinds import Model
from hillgraph.model.names import short
from hillgraph.paths import shipped

ESCAPE = re.compile(r"\\(?:([^uU])|(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}))")
SIGNS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
WHOLE = re.compile("0|-?[1-9][0-9]{0,14}")
HEAD = "heading"  # no word of the context: a test holds it to that


@dataclass(frozen=True, slots=True)
class Word:
    """What the context says of a term: its word, the type that a plain value has, whether a list is kept."""

    name: str
    type: str = ""
    listed: bool = False


def jsonld(selection: Selection, out: IO[bytes]) -> int:
    """Write the merged record, or one dataset's own graph, as JSON-LD 1.1; return the number of statements.

    The first object holds the head under a word that the context doesn't have, which no
    reader takes for a statement.
    """
    context = json.loads((shipped("data") / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    nodes = _Nodes(selection.model, context)
    lines = ",\n".join(f"  {json.dumps(key)}: {_json(value)}" for key, value in context.items())
    head = ",\n".join(f"    {_json(line)}" for line in heading(selection))
    out.write(f'{{"@context": {{\n{lines}\n}},\n"@graph": [\n{{"{HEAD}": [\n{head}\n]}}'.encode())
    count = 0
    for group in selection.groups():
        out.write(f",\n{nodes.text(group)}".encode())
        count += len(group.statements)
    out.write(b"\n]}\n")
    return count


class _Nodes:
    """Puts groups of statements into the words of a context."""

    def __init__(self, model: Model, context: Mapping[str, Any]) -> None:
        self._model = model
        self._order = Order(model)
        self._words = dict(_words(model, context))
        self._type = f"<{model.iri('rdf:type')}>"
        self._compact = lru_cache(maxsize=4096)(self._compacted)

    def text(self, group: Group) -> str:
        """Return the object that stands for *group*."""
        lines = [f'"id": {_json(group.subject[1:-1])}']
        ordered = self._order(group)
        for predicate, statements in groupby(ordered, key=attrgetter("predicate")):
            written = self._type_line if predicate == self._type else self._line
            lines.append(written(predicate, [each.object for each in statements]))
        return "{{{}}}".format(",\n ".join(lines))

    def _type_line(self, _: str, values: Iterable[str]) -> str:
        names = [self._compact(value).name for value in values]
        return f'"type": {_json(names[0] if len(names) == 1 else names)}'

    def _line(self, predicate: str, values: Iterable[str]) -> str:
        word = self._compact(predicate)
        written = [self._value(word, value) for value in values]
        return f"{_json(word.name)}: {_json(written if word.listed or len(written) > 1 else written[0])}"

    def _value(self, word: Word, value: str) -> object:
        if value.startswith("<"):
            return value[1:-1] if word.type == "@id" else {"@id": value[1:-1]}
        text, language, datatype = _literal(value)
        if language:
            return {"@value": text, "@language": language}
        if not datatype:
            return {"@value": text} if word.type else text
        kind = short(self._model, datatype)
        if kind != word.type:
            return {"@value": text, "@type": kind}
        return _native(kind, text)

    def _compacted(self, term: str) -> Word:
        return self._words.get(term[1:-1]) or Word(short(self._model, term[1:-1]))


def _words(model: Model, context: Mapping[str, Any]) -> Iterator[tuple[str, Word]]:
    for name, entry in context.items():
        if isinstance(entry, dict):
            yield model.iri(entry["@id"]), Word(name, entry.get("@type", ""), "@container" in entry)
        elif isinstance(entry, str) and entry.partition(":")[0] in model.terms:
            yield model.iri(entry), Word(name)


def _native(kind: str, text: str) -> object:
    if kind == "xsd:boolean" and text in {"true", "false"}:
        return text == "true"
    if kind == "xsd:integer" and WHOLE.fullmatch(text):
        return int(text)
    return text


def _literal(value: str) -> tuple[str, str, str]:
    quoted, _, rest = value.rpartition('"')
    text = ESCAPE.sub(_meant, quoted[1:])
    return text, rest[1:] if rest.startswith("@") else "", rest[3:-1] if rest.startswith("^^") else ""


def _meant(escape: re.Match[str]) -> str:
    sign, code = escape.groups()
    return SIGNS.get(sign, sign) if sign else chr(int(code[1:], 16))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
