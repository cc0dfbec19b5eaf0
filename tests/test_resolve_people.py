"""Which lobbyists as filed are one person: what is rare joins, what is common doesn't."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest

from hillgraph.resolve.named import Named, Parts, Resolution, Spell
from hillgraph.resolve.resolution import resolved

LOBBYIST = "person:lda-lobbyist-"
FIRM, OTHER_FIRM = "organization:lda-registrant-1", "organization:lda-registrant-2"
OFFICE = "Counsel, Committee on Alpine Matters"
FIRSTS = "Ada Bruno Carla Dmitri Edna Farid Greta Hugo Ilse Jamal".split()
LASTS = "Abbott Brandt Castell Duarte Eklund Farkas Grau Hartog Ivers Jonas".split()


def lobbyist(number: int, parts: Parts, firm: str = FIRM, office: str = "", year: int = 2024) -> Named:
    """Return a lobbyist as one registrant reports him."""
    return Named(
        f"{LOBBYIST}{number}",
        f"{parts.first} {parts.last}",
        "person",
        "LDA",
        "lobbyist",
        described=(office,) if office else (),
        parts=parts,
        spells=(Spell(firm, year, year),),
    )


def circle() -> list[Named]:
    """Return a hundred people at ten firms, each of their names being as common as the next."""
    return [
        lobbyist(number, Parts(first, last), f"organization:lda-registrant-{10 + number % 10}")
        for number, (first, last) in enumerate(product(FIRSTS, LASTS), 1000)
    ]


def among(*names: Named) -> Resolution:
    """Resolve *names* among the circle."""
    return resolved([*circle(), *names])


def one(left: Named, right: Named) -> bool:
    """Say whether two are one person."""
    real = among(left, right).real
    return real[left.key] == real[right.key]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (Parts("William", "Quillby"), Parts("BILL", "QUILLBY")),
        (Parts("José", "Núñez-Quill"), Parts("JOSE", "NUNEZ QUILL")),
        (Parts("Ann", "Quillby", "Marie"), Parts("Ann", "Quillby", "M.")),
        (Parts("Ann", "Quillby", suffix="jr"), Parts("Ann", "Quillby Jr.")),
        (Parts("Ann", "Quillby"), Parts("Ann", "Quilby")),
        (Parts("Patricia", "O'Quill", nickname="Pat"), Parts("Pat", "OQUILL")),
    ],
)
def test_a_rare_name_at_one_firm_is_one_person(left: Parts, right: Parts) -> None:
    """A firm's clerk files the same lobbyist under a short name, an initial, a slip."""
    assert one(lobbyist(1, left), lobbyist(2, right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (Parts("Ann", "Quillby", suffix="jr"), Parts("Ann", "Quillby", suffix="iii")),
        (Parts("Ann", "Quillby", "Marie"), Parts("Ann", "Quillby", "Ruth")),
        (Parts("Ann", "Quillby"), Parts("Beatrice", "Quillby")),
        (Parts("Patrick", "Quillby"), Parts("Patricia", "Quillby")),
    ],
)
def test_parts_that_contradict_are_two_people(left: Parts, right: Parts) -> None:
    """Father and son work at one firm more often than one would think."""
    assert not one(lobbyist(1, left), lobbyist(2, right))


def test_a_common_name_at_two_firms_is_not_joined() -> None:
    """Ada Abbott of one firm and of another may be anybody, so nothing is said."""
    parts = Parts("Ada", "Abbott")

    assert not one(lobbyist(1, parts), lobbyist(2, parts, OTHER_FIRM))


def test_a_rare_former_office_joins_across_firms() -> None:
    """Who held the same seldom office under the same name changed the firm, not the person."""
    parts = Parts("Ann", "Quillby")

    assert one(lobbyist(1, parts, office=OFFICE), lobbyist(2, parts, OTHER_FIRM, OFFICE.upper()))
    assert not one(lobbyist(1, parts), lobbyist(2, parts, OTHER_FIRM))


def test_what_everybody_files_as_office_joins_nobody() -> None:
    """N/A is no office; it needs no list to know that, for it is everywhere."""
    parts = Parts("Ann", "Quillby")
    rest = [each._replace(described=("N/A",)) for each in circle()]
    two = [lobbyist(1, parts, office="N/A"), lobbyist(2, parts, OTHER_FIRM, "n/a")]

    real = resolved([*rest, *two]).real

    assert real[f"{LOBBYIST}1"] != real[f"{LOBBYIST}2"]


@pytest.mark.parametrize(("others", "joined"), [("", True), ("N/A", False)])
def test_what_two_of_a_firm_alone_file_as_office_joins_a_common_name(others: str, joined: bool) -> None:
    """A registrant's habit to file N/A tells nothing; that of two entries among many tells of one hand."""
    staff = [lobbyist(number, Parts(FIRSTS[number], "Quillby"), office=others) for number in range(1, 5)]
    two = [lobbyist(number, Parts("Ada", "Quillby"), office="N/A") for number in (21, 22)]

    real = among(*staff, *two).real

    assert (real[f"{LOBBYIST}21"] == real[f"{LOBBYIST}22"]) is joined


def moved(middles: Sequence[tuple[str, str]]) -> list[Named]:
    """Return people who told the same rare office at two firms, with the middle names filed at each."""
    return [
        lobbyist(
            2 * number + at, Parts(f"Given{number}", f"Family{number}", middle), firm, f"{OFFICE} {number}"
        )
        for number, pair in enumerate(middles, 50)
        for at, (middle, firm) in enumerate(zip(pair, (FIRM, OTHER_FIRM), strict=True))
    ]


def test_middle_names_bar_nobody_where_those_of_one_person_differ_as_a_rule() -> None:
    """What clerks make up can't tell two people apart, and the register itself shows that they do."""
    two = [lobbyist(1, Parts("Ann", "Quillby", "Marie")), lobbyist(2, Parts("Ann", "Quillby", "Ruth"))]
    sound, unsound = moved([("J", "J")] * 30), moved([("J", "K")] * 30)

    trusted, distrusted = among(*two, *sound).real, among(*two, *unsound).real

    assert trusted[f"{LOBBYIST}1"] != trusted[f"{LOBBYIST}2"]
    assert distrusted[f"{LOBBYIST}1"] == distrusted[f"{LOBBYIST}2"]


def test_two_ids_of_one_firm_count_as_one_firm() -> None:
    """A firm that registered twice employs its people once."""
    firms = [
        Named(key, label, "organization", "LDA", "registrant")
        for key, label in ((FIRM, "Alderfen Strategies LLC"), (OTHER_FIRM, "ALDERFEN STRATEGIES, L.L.C."))
    ]
    two = [lobbyist(1, Parts("Ann", "Quillby")), lobbyist(2, Parts("Ann", "Quillby"), OTHER_FIRM)]

    real = among(*firms, *two).real

    assert real[f"{LOBBYIST}2"] == real[f"{LOBBYIST}1"] == "person:resolved-lda-lobbyist-1"


def test_a_lifetime_apart_is_two_people() -> None:
    """FARA goes back to 1942."""
    parts = Parts("Ann", "Quillby")

    assert not one(lobbyist(1, parts, year=1944), lobbyist(2, parts, year=2024))


def test_a_decision_on_people_says_what_was_in_common_and_how_rare_it_is() -> None:
    """A score without its reason can't be checked."""
    two = [lobbyist(number, Parts("Ann", "Quillby")) for number in (1, 2)]

    decision = next(each for each in among(*two).decisions if each.left == f"{LOBBYIST}1")

    assert (decision.verdict, decision.rule, decision.score) == ("same", "person", 0.9997)
    assert (
        decision.reason == f"the name and the registrant {FIRM} in common, and 4.9e-05 others to be expected"
    )
