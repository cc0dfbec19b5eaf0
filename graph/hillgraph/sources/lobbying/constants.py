"""Constants of the service: issues, agencies and countries by their codes, and types of filing.

A file of constants holds the lists by their paths below ``/constants/``, as ``filing/filingtypes``; a list
alone is known by the name of its file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from hillgraph.model.records import Origin, Thing
from hillgraph.sources.lobbying import parties
from hillgraph.sources.lobbying.contribution_form import Constant
from hillgraph.sources.lobbying.filing_types import PATTERN
from hillgraph.sources.lobbying.printed import Misformed

IGNORED = {
    "states": "a party's State comes as its abbreviation, which is what anybody writes",
    "prefixes": "a lobbyist's prefix comes with its words",
    "suffixes": "a lobbyist's suffix comes with its words",
    "itemtypes": "a contribution's type comes with its words",
}


def constants(lists: Mapping[str, list[Constant]], origin: Origin) -> Iterator[Thing]:
    """Yield what the *lists*, each by its path, hold; raise `Misformed` for a list or code nobody knows."""
    for path, given in lists.items():
        name = PurePosixPath(path).name
        if name not in LISTS:
            raise Misformed(
                f"is neither a filing, a report, a party, nor constants: '{path}' is none of them"
            )
        for number, each in enumerate(given):
            thing = READ[name](each, origin, f"$.{path}[{number}]") if name in READ else None
            if thing:
                yield thing


def _issue(each: Constant, origin: Origin, path: str) -> Thing:
    if not parties.ISSUE.match(each.value or ""):
        raise Misformed(f"{path}.value: '{each.value}' is not the code of an issue, as in IMM")
    return parties.issue(each.value or "", each.name, origin)


def _entity(each: Constant, origin: Origin, path: str) -> Thing:
    if each.id is None:
        raise Misformed(f"{path}.id: is missing of a government entity")
    return parties.entity(each.id, each.name, origin)


def _country(each: Constant, origin: Origin, _: str) -> Thing | None:
    """Return a country; a code of two letters is one's, any other stands for what is unknown."""
    code = each.value or ""
    return parties.nation(code, each.name, origin) if parties.COUNTRY.match(code) else None


def _filing_type(each: Constant, _: Origin, path: str) -> None:
    """Hold a type against the pattern by which filings are read, so that a new one is noticed."""
    if not PATTERN.match(each.value or ""):
        raise Misformed(f"{path}.value: '{each.value}' is no type of filing that is known")


READ: Mapping[str, Callable[[Constant, Origin, str], Thing | None]] = {
    "lobbyingactivityissues": _issue,
    "governmententities": _entity,
    "countries": _country,
    "filingtypes": _filing_type,
}
LISTS = frozenset({*READ, *IGNORED})
