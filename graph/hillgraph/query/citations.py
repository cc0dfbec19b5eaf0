"""The sources of a store as they are to be named: licence, terms, how to cite each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hillgraph.model.kinds import model
from hillgraph.model.names import short
from hillgraph.store.chosen import Build, tables
from hillgraph.store.remote.served import Served

COLUMNS = "id, coalesce(title, label), publisher, authority, licence, rights, citation, retrieved_on, page"
DATASETS = f"SELECT {COLUMNS} FROM dataset ORDER BY id"  # noqa: S608 (nothing from outside is in it)


@dataclass(frozen=True, slots=True)
class Dataset:
    """One snapshot of one source; a field that its declaration lacks is empty."""

    name: str
    title: str
    publisher: str
    authority: str
    licence: str
    rights: str
    citation: str
    retrieved_on: date | None
    page: str

    def __str__(self) -> str:
        """Return everything in one line."""
        parts = [
            f"{self.title} ({self.publisher})" if self.publisher not in {"", self.title} else self.title,
            self.rights,
            f"Licence: {self.licence}" if self.licence else "",
            f"Retrieved on {self.retrieved_on}" if self.retrieved_on else "",
            f"Cite as: {self.citation}" if self.citation else "",
        ]
        said = (" ".join(part.split()).rstrip(".") for part in parts)
        return f"{self.name}: {'. '.join(part for part in said if part)}."


def datasets(build: Build) -> list[Dataset]:
    """Return the datasets of a build by name."""
    if not isinstance(build, Served):
        return [_dataset(*row) for row in tables(build).rows(DATASETS)]
    from hillgraph.store.remote.results import told
    from hillgraph.store.remote.texts import text

    found = told(build, text("served-datasets"))
    first: dict[str, list[object]] = {}
    for cells in found:
        name, label, title, *texts, day, page = (cell["value"] if cell else "" for cell in cells)
        retrieved = date.fromisoformat(day) if day else None
        cited: list[object] = [short(model(), name), title or label, *texts, retrieved, [page]]
        first.setdefault(name, cited)
    return [_dataset(*cells) for cells in first.values()]


def citations(found: Iterable[Dataset]) -> list[str]:
    """Return one line a dataset: title, publisher, terms, licence, day of retrieval, how to cite it."""
    return [str(dataset) for dataset in found]


def _dataset(*cells: object) -> Dataset:
    *texts, retrieved, pages = cells
    name, title, publisher, authority, licence, rights, citation = (str(text or "") for text in texts)
    day = retrieved if isinstance(retrieved, date) else None
    page = str(pages[0]) if isinstance(pages, list) and pages else ""
    return Dataset(name, title, publisher, authority, licence, rights, citation, day, page)
