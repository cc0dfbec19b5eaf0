"""Citations as bibliographies take them: BibTeX, and the JSON of the Citation Style Language."""

from __future__ import annotations

import json
import re

from hillgraph.errors import WrongUse
from hillgraph.export.reference import Reference, Sort, of_build, of_thing
from hillgraph.model.kinds import model
from hillgraph.query.citations import datasets
from hillgraph.query.facts import Facts
from hillgraph.store.chosen import Build

ENTRIES = {Sort.ARTICLE: "article", Sort.REPORT: "techreport"}
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
SPECIAL = {
    **{sign: f"\\{sign}" for sign in "&%$#_"},
    "{": r"\textbraceleft{}",  # BibTeX counts braces even after a backslash
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
NOT_IN_ADDRESS = re.compile(r"[{}\\\s]")


def citation(facts: Facts | None, generation: Build, form: str) -> str:
    """Return how to cite a thing, or without *facts* the build, as ``bibtex`` or ``csl``."""
    reference = of_thing(facts, model(), datasets(generation)) if facts else of_build(generation)
    if form == "bibtex":
        return bibtex(reference)
    if form == "csl":
        return csl(reference)
    raise WrongUse(f"A citation is bibtex or csl, not '{form}'.")


def bibtex(reference: Reference) -> str:
    """Return an entry that BibTeX and biblatex read; its text is UTF-8, its capitals are kept."""
    entry = ENTRIES.get(reference.sort, "misc")
    year, _, rest = reference.issued.partition("-")
    month, _, day = rest.partition("-")
    place = {"article": "journal", "techreport": "institution"}.get(entry, "howpublished")
    printed = ", ".join(part for part in (reference.number, reference.session) if part)
    fields = {
        "author": _kept(reference.creator),
        "title": _kept(reference.title),
        place: _escaped(reference.container or (printed if entry == "misc" else "")),
        "type": _escaped(reference.genre),
        "number": _escaped(reference.number) if entry == "techreport" else "",
        "version": _escaped(reference.version),
        "year": year,
        "month": MONTHS[int(month) - 1] if month else "",
        "day": day.lstrip("0"),
        "url": NOT_IN_ADDRESS.sub(_percent, reference.url),
        "urldate": reference.accessed,
        "note": _escaped(reference.note),
    }
    lines = [f"  {name} = {_value(name, text)}," for name, text in fields.items() if text]
    return "\n".join([f"@{entry}{{{reference.key},", *lines, "}"])


def csl(reference: Reference) -> str:
    """Return a list of one item, as citation managers import it."""
    item: dict[str, object] = {
        "id": reference.key,
        "type": reference.sort.value,
        "title": reference.title,
        **_creator(reference),
        "container-title": reference.container,
        "number": reference.number,
        "chapter-number": reference.session,
        "genre": reference.genre,
        "version": reference.version,
        "issued": _date(reference.issued),
        "accessed": _date(reference.accessed),
        "URL": reference.url,
        "note": reference.note,
    }
    return json.dumps([{key: value for key, value in item.items() if value}], indent=2, ensure_ascii=False)


def _creator(reference: Reference) -> dict[str, object]:
    if reference.sort is Sort.BILL:
        return {"authority": reference.creator}
    return {"author": [{"literal": reference.creator}]} if reference.creator else {}


def _date(day: str) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else None


def _kept(text: str) -> str:
    return f"{{{_escaped(text)}}}" if text else ""


def _escaped(text: str) -> str:
    return "".join(SPECIAL.get(sign, sign) for sign in " ".join(text.split()))


def _percent(found: re.Match[str]) -> str:
    return f"%{ord(found[0]):02X}"


def _value(name: str, text: str) -> str:
    return text if name == "month" else f"{{{text}}}"
