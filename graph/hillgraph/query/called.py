"""Things by their names on a server, as `hillgraph.query.names` asks the tables of a folder for them.

A server can't fold accents, so that it is asked for names with letters like those that are meant; whether
they are is decided here. Close spellings aren't found: the server would have to send every name.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from hillgraph.model.kinds import model
from hillgraph.model.names import short
from hillgraph.query.stated import papers as papers_of
from hillgraph.store.labels import folded
from hillgraph.store.remote.results import told as answered
from hillgraph.store.remote.served import Served
from hillgraph.store.remote.texts import text, values, written

LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
Row = tuple[object, ...]


class Called:
    """Answers the internal questions on names from one build on a server."""

    def __init__(self, served: Served) -> None:
        self._served = served

    def ask(self, name: str, given: Mapping[str, object]) -> list[Row]:
        """Return the rows that the internal question *name* gives for the values *given*."""
        if name == "present":
            question = text("served-present", node=written(model().iri(str(given["node"]))))
            return [(given["node"],)] if answered(self._served, question) else []
        if name == "candidates":
            ids = given["ids"]
            return self._candidates([str(each) for each in ids] if isinstance(ids, list) else [])
        return self._called(str(given["text"]), _TESTS[name]) if name in _TESTS else []

    def _called(self, wanted: str, fits: Callable[[str, str], bool]) -> list[Row]:
        """Return name, kind and whether it is a paper of each thing with a name that fits."""
        words = wanted.split()
        if not words:
            return []
        found = set()
        for thing, name in answered(
            self._served, text("served-called", words=" && ".join(map(_like, words)))
        ):
            if thing and name and fits(folded(name["value"]), wanted):
                found.add(short(model(), thing["value"]))
        papers = papers_of(model())
        kinds = {each: each.partition(":")[0] for each in found}
        return [(each, kinds[each], kinds[each] in papers) for each in sorted(found)]

    def _candidates(self, names: Sequence[str]) -> list[Row]:
        """Return label and note of each of *names*: party and State, else employers, else the kind."""
        told: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        question = text("served-candidates", nodes=values(map(model().iri, names)))
        for thing, label, party, congress, state, until, employer in answered(self._served, question):
            about = told[short(model(), thing["value"])] if thing else {}
            for key, cell in (("label", label), ("employer", employer)):
                if cell:
                    about[key].add(cell["value"])
            if congress and (cell := party or state):
                order = f"{until is None:d}{congress['value']}" if state else congress["value"]
                about["state" if state else "party"].add(f"{order} {cell['value'].rpartition('/')[2]}")
        return [
            (name, min(told[name]["label"], default=name), _note(name, told[name])) for name in sorted(names)
        ]


def _note(name: str, about: Mapping[str, set[str]]) -> str:
    """Return what tells a thing apart; of a party and a State the latest counts."""
    if about.get("party"):
        letter = max(about["party"]).rpartition(" ")[2][:1].upper()
        state = max(about.get("state", ()), default="").rpartition(" ")[2]
        return f"{letter}-{state}" if state else letter
    return "; ".join(sorted(about.get("employer", ()))) or name.partition(":")[0]


def _like(word: str) -> str:
    """Return a condition that a name must meet to hold *word*, whatever accents it has there."""
    pattern = "".join(_letters().get(letter, letter if letter.isalnum() else ".") for letter in word)
    return f'REGEX(?name, "{pattern}", "i")'


@cache
def _letters() -> Mapping[str, str]:
    """Return for each plain letter a class of it and those that fold to it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for letter in map(chr, LATIN):
        if unicodedata.category(letter).startswith("L"):
            found[folded(letter)].append(letter)
    return {
        plain: f"[{plain}{''.join(each)}]"
        for plain, each in found.items()
        if len(plain) == 1 and plain.isascii()
    }


def _beginning(name: str, wanted: str) -> bool:
    return all(any(part.startswith(word) for part in name.split()) for word in wanted.split())


_TESTS: Mapping[str, Callable[[str, str], bool]] = {
    "named": lambda name, wanted: name == wanted,
    "containing": lambda name, wanted: {*wanted.split()} <= {*name.split()},
    "beginning": _beginning,
}
