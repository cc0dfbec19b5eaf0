"""Small lists of legislators and committees in the official form, written on the spot."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple


class Person(NamedTuple):
    """A legislator who held one office, of a *chamber* as ``house``, from one third of January to another."""

    bioguide: str
    first: str
    last: str
    chamber: str
    state: str
    since: int
    until: int
    nickname: str = ""
    formerly: str = ""


def people(given: Iterable[Person], path: Path) -> Path:
    """Write a list of people, as ``legislators-current.json``."""
    path.write_text(json.dumps([_person(each) for each in given]), encoding="utf-8")
    return path


def bodies(given: Mapping[str, tuple[str, ...]], path: Path) -> Path:
    """Write a list of committees by code, each with its name and former names."""
    path.write_text(json.dumps([_body(code, *names) for code, names in given.items()]), encoding="utf-8")
    return path


def _person(given: Person) -> Mapping[str, object]:
    name = {"first": given.first, "last": given.last}
    step = 2 if given.chamber == "house" else 6
    years = range(given.since, given.until, step)
    place = {"district": 1} if given.chamber == "house" else {"class": 1}
    terms = [
        {
            "type": given.chamber[:3].replace("hou", "rep"),
            "start": f"{year}-01-03",
            "end": f"{min(year + step, given.until)}-01-03",
            "state": given.state,
            "party": "Democrat",
            **place,
        }
        for year in years
    ]
    told: dict[str, object] = {
        "id": {"bioguide": given.bioguide},
        "name": {**name, "nickname": given.nickname} if given.nickname else name,
        "bio": {"gender": "F"},
        "terms": terms,
    }
    return {**told, "other_names": [{"last": given.formerly}]} if given.formerly else told


def _body(code: str, name: str, *former: str) -> Mapping[str, object]:
    kinds = {"H": "house", "S": "senate", "J": "joint"}
    told: dict[str, object] = {"type": kinds[code[0]], "name": name, "thomas_id": code}
    if former:
        told["names"] = {str(number): each for number, each in enumerate(former, 101)}
    return told
