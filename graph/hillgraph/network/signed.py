"""Measures of who signed which bill itself, before any projection: incidence, backbone, ideal points."""

from __future__ import annotations

import math

from hillgraph.errors import WrongUse
from hillgraph.network.backbone import pairs
from hillgraph.network.described import measures
from hillgraph.network.ideal import correlation, positions
from hillgraph.network.network import Network, rounded
from hillgraph.network.signatures import Signatures
from hillgraph.query.result import Result

RIGHT = "republican"


def incidence(network: Network) -> Result:
    """Return each signature of a bill, with the member's numbers."""
    signed = _signatures(network, "incidence")
    rows: list[tuple[str, ...]] = []
    for role, matrix in (("sponsor", signed.sponsoring), ("cosponsor", signed.cosponsoring)):
        ends = zip(*(end.tolist() for end in matrix.nonzero()), strict=True)
        rows += [(signed.bills[column], role, signed.members[row]) for row, column in ends]
    told = []
    for bill, role, name in sorted(rows, key=lambda row: (row[0], row[1] != "sponsor", row[2])):
        who = network.who(name)
        told.append((name, who.bioguide, list(who.icpsr), who.govtrack, bill, role))
    return Result(tuple(measures()["incidence"].columns), tuple(told))


def backbone(network: Network) -> Result:
    """Return allies and opponents among members of one chamber."""
    signed = _signatures(network, "backbone", one_chamber=True)
    rows = []
    for pair in pairs(signed.signed(sponsors=network.scope.sponsors)):
        if pair.sign:
            ends = (*network.named(signed.members[pair.one]), *network.named(signed.members[pair.other]))
            told = ("ally" if pair.sign > 0 else "opponent", pair.shared, rounded(pair.expected))
            rows.append((*ends, *told, rounded(pair.two_tailed), rounded(pair.corrected)))
    return Result(tuple(measures()["backbone"].columns), tuple(rows))


def ideal(network: Network) -> Result:
    """Return where members of one chamber stand from what they sign alone, from left to right."""
    signed = _signatures(network, "ideal", one_chamber=True)
    right = [network.parties.get(name) == RIGHT for name in signed.members]
    found = positions(signed.signed(sponsors=network.scope.sponsors), right).tolist()
    points = [
        (place, name) for name, place in zip(signed.members, found, strict=True) if not math.isnan(place)
    ]
    beside = [network.who(name).nominate1 for _, name in points]
    together, _ = correlation([place for place, _ in points], beside)
    rows = [
        (*network.named(name), network.who(name).party, rounded(place), nominate, rounded(together))
        for (place, name), nominate in sorted(zip(points, beside, strict=True), key=lambda each: each[0])
    ]
    return Result(tuple(measures()["ideal"].columns), tuple(rows))


def _signatures(network: Network, measure: str, *, one_chamber: bool = False) -> Signatures:
    if network.signed is None:
        raise WrongUse(f"The measure {measure} is of signatures, not of {network.of}: --of members.")
    if one_chamber and network.scope.chamber is None:
        raise WrongUse(f"The measure {measure} is of one chamber: --chamber house, or senate.")
    return network.signed
