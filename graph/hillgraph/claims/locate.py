"""Where in a text claims and named things stand, paragraph by paragraph; nothing of the text is kept."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hillgraph.errors import Fault, InvalidInput, NotFound
from hillgraph.query.opened import OpenGraph
from hillgraph.query.result import Result
from hillgraph.sources.claims import KIND
from hillgraph.store.labels import folded
from hillgraph.store.tabular import Tabular

STOPS = ".?!…\"'”’)"
LONGEST = 5_000_000
MOST = 8
COLUMNS = ("paragraph", "what", "name", "label", "named_in", "note")
UNNAMED = " unnamed"  # how a dossier labels those whom a document leaves without a name
TITLES = "Rep. Reps. Representative Sen. Sens. Senator Mr. Ms. Mrs. Dr. President Congressman Congresswoman"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a text: H for the headlines, C for a caption, else its number; its words folded."""

    name: str
    words: str
    digest: str


def located(graph: OpenGraph, dossier: str | None, text: Path) -> Result:
    """Return where each claim and each named thing of *dossier* (else of the store) stands in *text*.

    A row for each paragraph with the SHA-256 of its bytes, so that two readings can be compared, then for
    each claim and thing: the paragraph that the dossier names and those where a name of it is read. Raises
    `NotFound` where there is no file, `InvalidInput` where it isn't UTF-8 or too long.
    """
    paragraphs = read(text)
    tables, own = Tabular(graph.generation), dossier or ""
    names = _names(tables)
    rows: list[tuple[object, ...]] = [
        (each.name, "paragraph", None, None, None, f"sha256 {each.digest}") for each in paragraphs
    ]
    rows += _things(paragraphs, names, _told(tables, own))
    rows += _claims(paragraphs, names, tables, own)
    rows += _ambiguous(paragraphs, names)
    return Result(COLUMNS, tuple(rows))


def read(text: Path) -> list[Paragraph]:
    """Return the paragraphs of *text*, one a line that isn't blank.

    Lines before the first that ends as a sentence does are the headlines; a later line that doesn't is a
    caption.
    """
    try:
        content = text.read_bytes()
        lines = [line.strip() for line in content.decode("utf-8").splitlines() if line.strip()]
    except OSError as error:
        raise NotFound(f"{text} can't be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        place = content[: error.start].count(b"\n") + 1
        raise InvalidInput([Fault(text.name, place, 0, "is not UTF-8")]) from error
    if len(content) > LONGEST:
        raise InvalidInput([Fault(text.name, 0, 0, f"is longer than {LONGEST:,} bytes")])
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    number = 0
    for line in lines:
        closed = line[-1] in STOPS
        number += closed
        grouped[str(number) if closed else "C" if number else "H"].append(line)
    return [_paragraph(name, "\n".join(each)) for name, each in grouped.items()]


def _paragraph(name: str, text: str) -> Paragraph:
    return Paragraph(name, f" {_folded(text)} ", hashlib.sha256(text.encode()).hexdigest())


def _folded(text: str) -> str:
    """Return the words of *text* without accents, case, possessives and the stops of initials."""
    bare = re.sub(r"['’]s\b", "", text)
    return folded(re.sub(r"\b([A-Z])\.(?=[\s,A-Z]|$)", r"\1 ", bare))


def _names(tables: Tabular) -> dict[str, list[str]]:
    """Return the folded names of each thing, longest first; who has none in the text has none here."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, label in tables.ask("labels-of-things", {}):
        words = _folded(label)
        if words and not words.endswith(UNNAMED):
            found[name].add(words)
            parts = words.split()
            if name.startswith("person:") and len(parts) > 2:  # with a middle name or initial
                found[name].add(f"{parts[0]} {parts[-1]}")
    return {name: sorted(each, key=lambda text: (-len(text), text)) for name, each in found.items()}


def _told(tables: Tabular, dossier: str) -> dict[str, list[str]]:
    """Return the places that the dossier gives for each thing in the documents that its claims stand in."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, places in tables.ask("places-told", {"dossier": dossier}):
        found[name] += _places(places)
    return found


def _where(names: Iterable[str], paragraphs: list[Paragraph]) -> list[str]:
    return [each.name for each in paragraphs if any(f" {name} " in each.words for name in names)]


def _things(
    paragraphs: list[Paragraph], names: Mapping[str, list[str]], told: Mapping[str, list[str]]
) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for name in sorted(told):
        if name not in names:
            continue
        found = _where(names[name], paragraphs)
        missing = [place for place in told[name] if place not in found]
        note = f"named nowhere in {', '.join(missing)}, where the dossier has it" if missing else None
        rows.append(
            (", ".join(told[name]) or None, "thing", name, names[name][0], ", ".join(found) or None, note)
        )
    return rows


def _claims(
    paragraphs: list[Paragraph], names: Mapping[str, list[str]], tables: Tabular, dossier: str
) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    words = {each.name: each.words for each in paragraphs}
    for name, text, places, about, value in tables.ask("claims-placed", {"dossier": dossier}):
        spelt = [each for thing in about or () for each in names.get(thing, [])]
        spelt += [_folded(each) for each in _spelt(value)]
        found = _where(spelt, paragraphs)
        at = _places(places)
        bare = [place for place in at if place not in words or place not in found]
        note = f"nothing of it is named in {', '.join(bare)}" if bare else None
        rows.append((", ".join(at) or None, KIND, name, text, ", ".join(found) or None, note))
    return rows


def _ambiguous(paragraphs: list[Paragraph], names: Mapping[str, list[str]]) -> list[tuple[object, ...]]:
    """Return a row for each title with a family name that several people of the store bear."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    people = {name: each for name, each in names.items() if name.startswith("person:")}
    for name, each in people.items():
        for words in each:
            bearers[words.rpartition(" ")[2]].add(name)
    whole = tuple(f"{words} " for each in people.values() for words in each if " " in words)
    titles = "|".join(sorted({folded(title) for title in TITLES.split()}))
    rows: list[tuple[object, ...]] = []
    for paragraph in paragraphs:
        called = re.finditer(rf" (?:{titles}) (?=(\w+) )", paragraph.words)
        plain = [each[1] for each in called if not paragraph.words.startswith(whole, each.start(1))]
        for family in dict.fromkeys(plain):
            some = sorted(bearers.get(family, ()))
            if len(some) > 1:
                told = ", ".join(some[:MOST]) + (f" and {len(some) - MOST} more" if len(some) > MOST else "")
                rows.append((paragraph.name, "ambiguous", None, family, paragraph.name, f"may be {told}"))
    return rows


def _spelt(value: object) -> list[str]:
    """Return a stated value as a text may have it, a number also with its thousands apart."""
    text = str(value or "")
    return [text, f"{int(text):,}"] if text.isdecimal() else [text] if text else []


def _places(value: object) -> list[str]:
    return [each.strip() for each in str(value or "").split(",") if each.strip()]
