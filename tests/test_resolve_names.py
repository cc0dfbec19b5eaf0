"""Which organisations as filed are one: what a name's dress may vary in, and what tells two apart."""

from __future__ import annotations

import pytest

from hillgraph.resolve.named import Decision, Named, Resolution
from hillgraph.resolve.resolution import resolved
from hillgraph.resolve.spelling import spelled

CLIENT = "organization:lda-client-"


def filed(*names: tuple[str, str, str], identifiers: dict[int, str] | None = None) -> list[Named]:
    """Return clients numbered from 1 with label, country and state."""
    numbers = identifiers or {}
    return [
        Named(
            f"{CLIENT}{number}",
            label,
            "organization",
            "LDA",
            "client",
            country,
            state,
            identifiers=(numbers[number],) if number in numbers else (),
        )
        for number, (label, country, state) in enumerate(names, 1)
    ]


def one(*names: tuple[str, str, str]) -> bool:
    """Say whether all *names* are resolved to one organisation."""
    return len({*resolved(filed(*names)).real.values()}) == 1


def between(found: Resolution, left: int, right: int) -> Decision:
    """Return the decision on two clients."""
    pair = {f"{CLIENT}{left}", f"{CLIENT}{right}"}
    return next(each for each in found.decisions if {each.left, each.right} == pair)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Quarrystone Foods Association", "QUARRYSTONE FOODS ASSN."),
        ("Peñasco Rail & Harbor", "THE PENASCO RAIL AND HARBOR"),
        ("Alderfen Int'l Trade Inst.", "Alderfen International Trade Institute, The"),
        ("Nørdhavn Ship L.L.C.", "NORDHAVN SHIP, LLC"),
        ("Grain &amp; Feed Council", "GRAIN & FEED COUNCIL"),
        ("Blue Harbor Mutual", "BlueHarbor Mutual"),
        ("Alderfen Strategies LLC (on behalf of Quarrystone Foods)", "QUARRYSTONE FOODS"),
        ("ALDERFEN STRATEGIES OBO QUARRYSTONE FOODS", "Quarrystone Foods"),
        ("Quarrystone Foods (formerly known as Pit & Sons)", "Pit and Sons"),
        ("Quarrystone Foods d/b/a Stony Bread", "STONY BREAD"),
        ("International Tin Trade Associates (ITTA)", "International Tin Trade Associates"),
        ("Quarrystone Foods", "Quarrystone Foods, Inc."),
        ("한빛 무역 협회", "한빛 무역 협회 "),
    ],
)
def test_dress_makes_no_other_name(left: str, right: str) -> None:
    """Registers print a name as somebody typed it; none of this says that it is somebody else."""
    assert one((left, "", ""), (right, "", ""))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Quarrystone Foods Association", "Quarrystone Foods Council"),
        ("Quarrystone Foods", "Quarrystone Foods Employees Union"),
        ("Quarrystone Foods Association", "Quarrystone Foods Association of Oregon"),
        ("North Quarrystone Growers", "South Quarrystone Growers"),
        ("Local 101 of Quarrystone Growers", "Local 102 of Quarrystone Growers"),
        ("Quarrystone Foods", "Quarrystone Foods America"),
        ("Quarrystone Foods, Inc.", "Quarrystone Foods, LLC"),
        ("Embassy of Ireland", "Embassy of Iceland"),
        ("Government of Iran", "Government of Iraq"),
        ("N/A", "N/A"),
        ("—", "—"),
    ],
)
def test_a_look_alike_stays_apart(left: str, right: str) -> None:
    """Another number, place, form or kind of body is another body; a wrong merge misleads most."""
    assert not one((left, "", ""), (right, "", ""))


def test_a_slip_of_typing_is_seen_through_where_the_place_agrees() -> None:
    """One letter more, less, changed or swapped is how people type; one State speaks for it."""
    slips = ("QUARYSTONE FOODS", "Quarrysotne Foods", "Quarrystone Foodss", "Quarrystqne Foods")

    assert all(one(("Quarrystone Foods", "US", "OR"), (slip, "US", "OR")) for slip in slips)


def test_a_slip_without_anything_to_speak_for_it_is_shown_and_not_joined() -> None:
    """Allston and Alston are two families; a person decides."""
    found = resolved(filed(("Allston Health", "US", "MA"), ("Alston Health", "US", "GA")))

    assert between(found, 1, 2) == Decision(
        "unsure",
        f"{CLIENT}2",
        f"{CLIENT}1",
        0.7,
        "slip",
        "the same name but for 'alston' and 'allston', and one is in GA, the other in MA",
    )


def test_each_place_has_its_own_city_and_ministry() -> None:
    """Of a City of Aurora there are several; a trade association is one wherever it files from."""
    assert not one(("City of Aurora", "US", "CO"), ("City of Aurora", "US", "IL"))
    assert not one(("Ministry of Trade", "JP", ""), ("Ministry of Trade", "KE", ""))
    assert one(("Quarrystone Tin Traders", "US", "CO"), ("Quarrystone Tin Traders", "US", "IL"))


def test_a_name_without_a_place_is_not_drawn_to_one_of_two() -> None:
    """Which of two cities is meant can't be said, so it is neither, and shown."""
    names = filed(("City of Aurora", "", ""), ("City of Aurora", "US", "CO"), ("City of Aurora", "US", "IL"))

    found = resolved(names)

    assert len({*found.real.values()}) == 3
    assert between(found, 1, 2).verdict == "unsure"


def test_a_name_without_a_legal_form_is_not_drawn_to_one_of_two() -> None:
    """Quarrystone may be the company or the partnership; joining it to both would make them one."""
    names = filed(("Quarrystone", "", ""), ("Quarrystone Inc", "", ""), ("Quarrystone LLP", "", ""))

    found = resolved(names)

    assert len({*found.real.values()}) == 3
    assert between(found, 1, 2).verdict == "unsure"


def test_a_former_name_that_two_tell_joins_neither() -> None:
    """A name may be given up by one and taken by another."""
    names = filed(
        ("Alderfen Rail (formerly Pit Group)", "", ""),
        ("Quarrystone Foods (formerly Pit Group)", "", ""),
        ("Pit Group", "", ""),
    )

    assert len({*resolved(names).real.values()}) == 3


def test_an_official_number_joins_names_that_agree_and_only_those() -> None:
    """A number is typed too: with another name beside it, a person should look."""
    labels = (("Quarrystone Foods", "", ""), ("Foods of Quarrystone", "", ""), ("Alderfen Rail", "", ""))
    number = "house-registrant:33629"

    found = resolved(filed(*labels, identifiers={1: number, 2: number, 3: number}))

    assert found.real[f"{CLIENT}2"] == found.real[f"{CLIENT}1"] != found.real[f"{CLIENT}3"]
    assert between(found, 1, 3)[:5] == ("unsure", f"{CLIENT}1", f"{CLIENT}3", 0.5, "number")


def test_a_chain_whose_ends_contradict_is_not_closed() -> None:
    """Each link may look right and the ends can't be one: then the last link is shown, not joined."""
    names = filed(
        ("Quarrystone Inc", "US", "OR"),
        ("Quarrystone LLP", "US", "WA"),
        ("Quarrystone Inc (formerly Pit Group)", "", ""),
        ("Pit Group (formerly Quarrystone LLP)", "", ""),
    )

    found = resolved(names)

    assert found.real[f"{CLIENT}1"] == found.real[f"{CLIENT}3"] == found.real[f"{CLIENT}4"]
    assert found.real[f"{CLIENT}2"] == "organization:resolved-lda-client-2"
    assert between(found, 2, 4).verdict == "unsure"
    assert between(found, 1, 2).verdict == "different"


def test_the_real_key_is_the_oldest_names_and_stays_as_more_are_filed() -> None:
    """Links and notes point at it; a filing of next year must not move it."""
    first = filed(("Quarrystone Foods", "", ""), ("QUARRYSTONE FOODS", "", ""))
    later = filed(*[("Quarrystone Foods Inc", "", "")] * 40)[2:]

    before, after = resolved(first).real, resolved([*later, *first]).real

    assert before[f"{CLIENT}2"] == "organization:resolved-lda-client-1"
    assert {*after.values()} == {*before.values()}


def test_a_thing_of_the_record_keeps_its_key_and_two_of_them_stay_two() -> None:
    """The dossier knows its organisations; a rule may join a filed name to one, never two of them."""
    known = [
        Named(f"organization:{key}", "Quarrystone Foods", "organization", role="known")
        for key in ("qf", "qf-us")
    ]

    found = resolved([*filed(("QUARRYSTONE FOODS", "", "")), *known])

    assert found.real == {
        f"{CLIENT}1": "organization:qf",
        "organization:qf": "organization:qf",
        "organization:qf-us": "organization:qf-us",
    }


def test_the_order_of_names_changes_nothing() -> None:
    """The same inputs give the same graph, whatever a folder lists first."""
    names = filed(
        ("Quarrystone Foods", "US", "OR"),
        ("QUARYSTONE FOODS", "US", "OR"),
        ("Quarrystone Foods LLC", "", ""),
        ("Quarrystone Foods Inc", "US", "WA"),
        ("City of Aurora", "", ""),
        ("City of Aurora", "US", "IL"),
    )

    assert resolved(names) == resolved(reversed(names))


def test_a_name_is_taken_apart() -> None:
    """What a comparison rests on can be looked at."""
    found = spelled("Alderfen LLC (on behalf of The Quarry Co., formerly known as Pit, Inc.)")

    assert (found.words, found.form, found.through) == (("quarry",), ("company",), "alderfen llc")
    assert [(what, other.text) for what, other in found.other] == [("a former name", "pit incorporated")]
