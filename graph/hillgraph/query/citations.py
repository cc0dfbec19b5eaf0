"""The sources of a store as they are to be named: licence, terms, how to cite each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

Rows = Callable[[str], Sequence[Sequence[object]]]

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


def datasets(rows: Rows) -> list[Dataset]:
    """Return the datasets of a store by name; *rows* runs a SELECT over its tables."""
    return [_dataset(*row) for row in rows(DATASETS)]


def citations(rows: Rows) -> list[str]:
    """Return one line a dataset: title, publisher, terms, licence, day of retrieval, how to cite it."""
    return [str(dataset) for dataset in datasets(rows)]


def _dataset(*cells: object) -> Dataset:
    *texts, retrieved, pages = cells
    name, title, publisher, authority, licence, rights, citation = (str(text or "") for text in texts)
    day = retrieved if isinstance(retrieved, date) else None
    page = str(pages[0]) if isinstance(pages, list) and pages else ""
    return Dataset(name, title, publisher, authority, licence, rights, citation, day, page)
