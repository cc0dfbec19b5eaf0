"""The rows of Voteview's members file: which columns are read, and what each may hold."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from hillgraph.errors import Fault, InvalidInput
from hillgraph.sources.faults import Faults
from hillgraph.sources.text import checked, lines

CHAMBERS = {"House": "house", "Senate": "senate"}
IGNORED_CHAMBERS = {"President": "a president's positions on votes are no service in a chamber"}
SCORE = r"|-?[0-9](?:\.[0-9]{1,3})?"
READ = {
    "congress": r"[1-9][0-9]{0,2}",
    "chamber": "|".join((*CHAMBERS, *IGNORED_CHAMBERS)),
    "icpsr": r"[1-9][0-9]*",
    "state_abbrev": r"[A-Z]{2}|USA",
    "bioname": r".*\S.*",
    "bioguide_id": r"|[A-Z][0-9]{6}",
    "nominate_dim1": SCORE,
    "nominate_dim2": SCORE,
    "nominate_number_of_votes": r"|[0-9]+(?:\.0)?",
}
IGNORED = {
    "state_icpsr": "the State is read from its abbreviation",
    "district_code": "at large is 1 here and 0 in the record",
    "party_code": "the party of the record comes from official sources",
    "occupancy": "the order in which a seat was held, which services give by their days",
    "last_means": "how a seat was won, which the vocabulary has no place for",
    "born": "a year, of which official sources give the day",
    "died": "a year, of which official sources give the day",
    "nominate_log_likelihood": "how well the scores fit",
    "nominate_geo_mean_probability": "how well the scores fit",
    "nominate_number_of_errors": "how well the scores fit",
    "conditional": "how the scores were estimated",
    "nokken_poole_dim1": "a score for one Congress alone",
    "nokken_poole_dim2": "a score for one Congress alone",
}
FORMS = {column: re.compile(f"(?:{form})\\Z") for column, form in READ.items()}


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a chamber during a Congress, under one of his or her ICPSR numbers."""

    congress: int
    chamber: str
    icpsr: str
    bioguide: str | None
    state: str
    name: str
    scores: tuple[Decimal | None, Decimal | None]
    votes: int


def members(document: bytes, *, file: str) -> list[Member]:
    """Return the members in order, presidents left out; raise `InvalidInput` with every fault."""
    faults = Faults()
    found = [each for each in _members(checked(document, file=file, form="CSV"), file, faults) if each]
    if faults:
        raise InvalidInput(faults)
    return found


def _members(document: bytes, file: str, faults: list[Fault]) -> Iterator[Member | None]:
    reader = csv.reader(lines(document, file=file), strict=True)
    line = 1
    try:
        columns = next(reader, [])
        faults += _header(columns, file)
        line = reader.line_num + 1
        for cells in () if faults else reader:
            if len(cells) == len(columns):
                yield _member(dict(zip(columns, cells, strict=True)), file, line, faults)
            else:
                faults.append(Fault(file, line, 0, f"{len(cells)} cells under {len(columns)} columns"))
            line = reader.line_num + 1
    except csv.Error as error:
        faults.append(Fault(file, line, 0, f"is not CSV: {error}"))


def _header(columns: list[str], file: str) -> Iterator[Fault]:
    for column in READ:
        if columns.count(column) != 1:
            yield Fault(file, 1, 0, f"the column '{column}' is missing or there twice")
    for column in columns:
        if column not in READ and column not in IGNORED:
            yield Fault(file, 1, 0, f"'{column}' is a column that nobody knows")


def _member(cells: dict[str, str], file: str, line: int, faults: list[Fault]) -> Member | None:
    wrong = [column for column, form in FORMS.items() if not form.match(cells[column])]
    faults += (
        Fault(file, line, 0, f"{column}: '{cells[column]}' doesn't match {READ[column]}") for column in wrong
    )
    if wrong or cells["chamber"] in IGNORED_CHAMBERS:
        return None
    first, second = (Decimal(text) if text else None for text in _scores(cells))
    return Member(
        congress=int(cells["congress"]),
        chamber=CHAMBERS[cells["chamber"]],
        icpsr=cells["icpsr"],
        bioguide=cells["bioguide_id"] or None,
        state=cells["state_abbrev"],
        name=" ".join(cells["bioname"].split()),
        scores=(first, second),
        votes=int(cells["nominate_number_of_votes"].partition(".")[0] or 0),
    )


def _scores(cells: dict[str, str]) -> tuple[str, str]:
    return cells["nominate_dim1"], cells["nominate_dim2"]
