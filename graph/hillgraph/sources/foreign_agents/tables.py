"""The four bulk tables of the register: which columns are read, and why the others are not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hillgraph.errors import Fault, InvalidInput
from hillgraph.sources.faults import Faults
from hillgraph.sources.foreign_agents import bulk
from hillgraph.sources.foreign_agents.bulk import Row

_PLACE = ("Address 1", "Address 2", "City", "State", "Zip")
_OWN_ADDRESS = "where somebody lives or works, which no question asks for"


@dataclass(frozen=True, slots=True)
class Table:
    """A bulk table: what it is called in the register, the columns read, and why others are ignored."""

    name: str
    read: tuple[str, ...]
    ignored: Mapping[str, str]

    @property
    def columns(self) -> frozenset[str]:
        """Return all its columns."""
        return frozenset((*self.read, *self.ignored))


REGISTRANTS = Table(
    "registrants",
    ("Registration Number", "Registration Date", "Termination Date", "Name", "Business Name", *_PLACE),
    {},
)
PRINCIPALS = Table(
    "foreign principals",
    (
        "Foreign Principal Termination Date",
        "Foreign Principal",
        "Foreign Principal Registration Date",
        "Country/Location Represented",
        "Registration Number",
        "Registrant Date",
        "Registrant Name",
        *_PLACE,
    ),
    {},
)
SHORT_FORMS = Table(
    "short forms",
    (
        "Short Form Termination Date",
        "Short Form Date",
        "Short Form Last Name",
        "Short Form First Name",
        "Registration Number",
        "Registration Date",
        "Registrant Name",
    ),
    dict.fromkeys(_PLACE, _OWN_ADDRESS),
)
PAPERS = Table(
    "documents",
    (
        "Date Stamped",
        "Registrant Name",
        "Registration Number",
        "Document Type",
        "Short Form Name",
        "Foreign Principal Name",
        "Foreign Principal Country",
        "URL",
    ),
    {},
)
TABLES = (REGISTRANTS, PRINCIPALS, SHORT_FORMS, PAPERS)

# Lists of the register's website, by their columns: passed over where they lie beside the tables.
VIEWS: Mapping[frozenset[str], str] = {
    frozenset(
        "Country/LocationRepresented|Foreign Principal|Foreign PrincipalRegistration Date|Address|State|"
        "Registrant|Registration #|RegistrationDate".split("|")
    ): "shows principals, or registrants by country, which the tables hold with ends and whole addresses",
    frozenset(
        ("Registrant", "Registration #", "RegistrationDate", "BusinessName")
    ): "shows the registrants of a day, which the tables hold with their ends and addresses",
    frozenset(
        "Registration Number|Registration Name|Short Form Name|Date Contributed|Donor Name|"
        "Political Organization or Candidate|Method|Amount|Thing Of Value".split("|")
    ): "lists gifts to whom a filer named in free text, for the active forms of one day only",
}


def table(document: bytes, *, file: str) -> tuple[Table, list[Row]] | None:
    """Return which table *document* is, with its rows; None for a list of the website.

    Raises `InvalidInput` with every fault in the header, or else in the number of cells.
    """
    read = bulk.rows(document, file=file)
    columns = next(read)[1]
    if frozenset(columns) in VIEWS:
        return None
    found = max(TABLES, key=lambda each: len(each.columns & set(columns)))
    faults = Faults()
    faults += _header(columns, found, file)
    if faults:
        raise InvalidInput(faults)
    rows = []
    for line, cells in read:
        if len(cells) == len(columns):
            rows.append(Row(file, line, dict(zip(columns, cells, strict=True))))
        else:
            faults.append(Fault(file, line, 0, f"{len(cells)} cells under {len(columns)} columns"))
    if faults:
        raise InvalidInput(faults)
    return found, rows


def _header(columns: Sequence[str], wanted: Table, file: str) -> Iterator[Fault]:
    if len(wanted.columns & set(columns)) * 2 < len(wanted.columns):
        names = ", ".join(each.name for each in TABLES)
        yield Fault(file, 1, 0, f"is none of the register's bulk tables ({names}) by its columns")
        return
    for column in sorted(wanted.columns):
        if columns.count(column) != 1:
            yield Fault(file, 1, 0, f"the column '{column}' is missing or there twice")
    for column in columns:
        if column not in wanted.columns:
            yield Fault(file, 1, 0, f"'{column}' is a column that nobody knows")
