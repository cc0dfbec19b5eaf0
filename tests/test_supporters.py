"""Who may sign next: what is known on a day, what is learned from it, and what is never looked at."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest

import hillgraph
from hillgraph.errors import NotFound
from hillgraph.graph import Graph
from hillgraph.network.evidence import NAMES, SMALL, evidence
from hillgraph.network.learning import learned
from hillgraph.network.outlook import Outlook, outlook
from hillgraph.network.supporters import FEWEST, examples, table
from hillgraph.store.tabular import Tabular
from tests.commands import called
from tests.conftest import write_dossier
from tests.network_dossier import ANN, BEA, CAL, DOT, NETWORK

ACT = "bill:119-hr-4687"
SPRING = date(2023, 3, 15)


@pytest.fixture(scope="module")
def spring(lamps: Graph) -> Outlook:
    """Look at the House of the 118th on 15 March 2023."""
    return outlook(Tabular(lamps.generation), "house", 118, SPRING)


def known(given: Outlook, piece: str, bill: str) -> list[float]:
    """Return one piece of evidence on *bill* for Ann, Bea, Cal and Dot."""
    found = evidence(given, [given.place[bill]])[:, 0, NAMES.index(piece)]
    return [float(found[given.row[who]]) for who in (ANN, BEA, CAL, DOT)]


def test_an_outlook_knows_what_stood_on_its_day(spring: Outlook) -> None:
    """By then Dot had signed hr-1, from which she withdrew in April, and not yet hr-2."""
    signed = {(each.member, each.bill) for each in spring.signings if each.member == DOT}

    assert signed == {(DOT, "bill:118-hr-1")}
    assert [bill.name for bill in spring.bills] == ["bill:118-hr-1", "bill:118-hr-2", "bill:118-hres-3"]
    assert [member.name for member in spring.members] == [ANN, BEA, CAL, DOT]


def test_evidence_is_of_that_day(spring: Outlook) -> None:
    """On hr-2 stand Cal, its sponsor, Ann and Bea. Ann signed hr-1 2 3, Bea too, Cal hr-1 2, Dot hr-1.

    Dot and each of the three share hr-1, which four signed: a quarter goes to each of its signers, of which
    Ann and Bea hand on a third, Cal half. Likeness is 1 / sqrt(3) with Ann and Bea and 1 / sqrt(2) with Cal.
    """
    hr2 = "bill:118-hr-2"

    assert known(spring, "activity", hr2) == pytest.approx(np.log1p([3, 3, 2, 1]).tolist())
    allocation, likeness = known(spring, "resource allocation", hr2)[3], known(spring, "likeness", hr2)[3]
    assert allocation == pytest.approx(np.log(1 / 4 * (1 / 3 + 1 / 3 + 1 / 2) + SMALL))
    assert likeness == pytest.approx((2 / 3**0.5 + 1 / 2**0.5) / 3)
    assert known(spring, "side of the sponsor", hr2) == [0, 0, 1, 1]
    assert known(spring, "side of the signers", hr2) == pytest.approx([2 / 3, 2 / 3, 1 / 3, 1 / 3])
    assert known(spring, "State of the sponsor", hr2) == [0, 0, 1, 0]
    assert known(spring, "signers", hr2) == pytest.approx([np.log1p(3)] * 4)
    assert known(spring, "age", hr2) == pytest.approx([np.log1p(33)] * 4)
    assert known(spring, "rest", hr2) == pytest.approx([np.log1p(33)] * 4)
    assert known(spring, "earlier bills", hr2) == [0, 0, 0, 0]


def test_seats_and_caucuses_are_evidence(spring: Outlook) -> None:
    """Lighthouses had hr-1; Ann left it on 1 March.

    Of hr-1's four signers Bea shares the wax with Cal and herself.
    """
    assert known(spring, "committee", "bill:118-hr-1") == [0, 1, 1, 0]
    assert known(spring, "caucuses", "bill:118-hr-1") == pytest.approx([2 / 4, 3 / 4, 2 / 4, 0])
    assert known(spring, "bills of the sponsor", "bill:118-hres-3") == pytest.approx(
        np.log1p([1, 1, 1, 1]).tolist()
    )


def test_examples_are_those_who_had_not_signed_and_what_they_did(lamps: Graph) -> None:
    """On that day Dot hadn't signed hr-2 and hres-3, nor Cal hres-3; Dot signs hr-2 on 1 May."""
    tables = Tabular(lamps.generation)

    cases, signed = examples(tables, "house", 118, SPRING, date(2023, 5, 1))
    _, earlier = examples(tables, "house", 118, SPRING, date(2023, 4, 30))

    assert cases.shape == (3, len(NAMES))
    assert (int(signed.sum()), int(earlier.sum())) == (1, 0)
    assert examples(tables, "house", 117, SPRING, date(2023, 5, 1))[0].shape == (0, len(NAMES))


def test_learning_finds_the_most_likely_coefficients() -> None:
    """Newton's method, written out here, comes to the same chances on 400 cases by chance."""
    dice = np.random.default_rng(5)
    cases = dice.normal(size=(400, 3))
    signed = dice.random(400) < 1 / (1 + np.exp(-(cases @ [1.0, -2.0, 0.0] - 1)))
    scaled = np.column_stack([(cases - cases.mean(axis=0)) / cases.std(axis=0), np.ones(400)])
    penalty = np.diag([1.0, 1.0, 1.0, 0.0])
    beta = np.zeros(4)
    for _ in range(30):
        chance = 1 / (1 + np.exp(-scaled @ beta))
        slope = scaled.T @ (signed - chance) - penalty @ beta
        beta += np.linalg.solve(scaled.T @ (scaled * (chance * (1 - chance))[:, None]) + penalty, slope)

    found = learned(cases, signed)

    assert found.chances(cases) == pytest.approx(1 / (1 + np.exp(-scaled @ beta)), abs=1e-4)
    assert found.chances(cases).sum() == pytest.approx(signed.sum(), rel=1e-3)
    assert (found.base, found.signed, found.examples) == (signed.mean(), signed.sum(), 400)


def test_a_tenth_of_those_who_did_not_sign_is_enough() -> None:
    """Chances still come to the number who signed, as each of the tenth counts ten times."""
    dice = np.random.default_rng(5)
    cases = dice.normal(size=(40_000, 2))
    signed = dice.random(40_000) < 1 / (1 + np.exp(-(cases @ [1.0, 0.5] - 4)))

    found = learned(cases, signed)

    assert found.chances(cases).sum() == pytest.approx(signed.sum(), rel=0.1)


def test_with_little_of_the_past_a_plain_rule_orders(graph: Graph) -> None:
    """Of those who serve, three signed six of the act's House bills, as `past-supporters` counts too."""
    found = graph.supporters(ACT)

    first = [(each.member, len(each.earlier), each.chance) for each in found.prospects[:3]]
    assert found.learned is None
    assert found.signed == 15
    assert sorted(first) == [(f"person:{key}", 6, None) for key in ("C001068", "Q000023", "T000472")]
    assert "signed 6 of this title in earlier Congresses" in found.prospects[0].reasons
    signers = {row[2] for row in graph.query("supporters", bill=ACT)}
    assert signers.isdisjoint(each.member for each in found.prospects)


def test_nothing_after_the_day_is_looked_at(lamps: Graph, tmp_path: Path) -> None:
    """A store that knows what came later tells the same as one that can't."""
    kept = [line for line in NETWORK["cosponsorship.csv"].splitlines() if "2023-05-01" not in line]
    unknowing = {**NETWORK, "cosponsorship.csv": "\n".join([*kept, ""])}
    earlier = hillgraph.build(tmp_path / "store", dossiers=[write_dossier(unknowing, tmp_path / "lamps")])

    knowing, other = (
        table(each.supporters("bill:118-hr-2", on="2023-03-15"), 50) for each in (lamps, earlier)
    )

    assert knowing.rows == other.rows
    assert [row[1] for row in knowing] == [DOT]


def test_chances_are_learned_where_the_past_is_long_enough(tmp_path: Path) -> None:
    """Ninety members sign bills of their own side, and a third of them half a year later.

    Enough to learn from.
    """
    folder = tmp_path / "store"
    hillgraph.build(folder, dossiers=[write_dossier(_many(), tmp_path / "many")])

    found = hillgraph.open(folder).supporters("bill:118-hr-2", on="2023-12-31")

    assert found.learned is not None
    assert found.learned.signed >= FEWEST
    chances = [each.chance for each in found.prospects]
    assert chances == sorted(chances, key=lambda chance: -(chance or 0))
    assert all(chance is not None and 0 < chance < 1 for chance in chances)
    assert {each.side for each in found.prospects[:10]} == {"party:democratic"}
    assert "is of the sponsor's side" in found.prospects[0].reasons


def test_the_command_ranks_and_says_on_what_it_rests(store: Path) -> None:
    """Rows on standard output; the method and its limit on standard error."""
    ended = called("supporters", ACT, "--most", "2", "--format", "ndjson", store=store)

    found = [json.loads(line) for line in ended.out.splitlines()]
    assert ended.code == 0, ended.err
    assert [(row["rank"], row["chance"], row["base_rate"]) for row in found] == [
        (1, None, None),
        (2, None, None),
    ]
    assert found[0]["serves_since"] == "2013-01-03"
    assert "15 have signed bill:119-hr-4687 by 2026-06-25; 64 known to serve have not." in ended.err
    assert "Too little of the past" in ended.err
    assert "not a prediction of a vote" in ended.err


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("bill:119-hr-1",), 3, "bill:119-hr-1"),
        (
            (ACT, "--on", "2025-01-10"),
            3,
            "was not introduced by 2025-01-10. Give a day after that with --on.",
        ),
        (
            ("bill:113-hr-1812",),
            3,
            "Nobody is known to serve in the house of the 113th Congress on 2026-06-25.",
        ),
        ((ACT, "--on", "soon"), 2, "A day is written YYYY-MM-DD, not 'soon'."),
    ],
    ids=str,
)
def test_what_cannot_be_told_is_said(store: Path, words: tuple[str, ...], code: int, told: str) -> None:
    """A Congress that is over has nobody who could sign."""
    ended = called("supporters", *words, store=store)

    assert (ended.code, ended.out) == (code, "")
    assert told in ended.err


def test_a_bill_that_nobody_introduced_is_not_found(graph: Graph) -> None:
    """The same from Python."""
    with pytest.raises(NotFound, match="not introduced by 2025-01-10"):
        graph.supporters(ACT, on="2025-01-10")


def _many() -> dict[str, str]:
    """Return ninety members in two parties, and twenty bills of January that the sponsor's side signs."""
    members = [(f"person:Z{number:06}", number % 2) for number in range(1, 91)]
    sides = ("party:democratic", "party:republican")
    bills = [f"bill:118-hr-{number}" for number in range(1, 21)]
    joined = [
        f"{who},{bill},{day},false,,document:record.1"
        for place, bill in enumerate(bills)
        for number, (who, side) in enumerate(members)
        if side == (place + 1) % 2 and who != members[place][0]
        for day in [("2023-02-01", "2023-09-01", "")[(number // 2 + place) % 3]]
        if day
    ]
    things = NETWORK["things.yml"].split("  - {id: subject")[0]
    record = "document:record.1"
    return {
        "documents.yml": NETWORK["documents.yml"],
        "things.yml": things,
        "person.csv": "id,label,document\n" + "".join(f"{who},{who[7:]},{record}\n" for who, _ in members),
        "party_membership.csv": "from,to,congress,document\n"
        + "".join(f"{who},{sides[side]},congress:118,{record}\n" for who, side in members),
        "service.csv": "from,to,congress,state,since,document\n"
        + "".join(f"{who},chamber:house,congress:118,OR,2023-01-03,{record}\n" for who, _ in members),
        "bill.csv": "id,label,title,congress,bill_type,number,introduced_on,document\n"
        + "".join(
            f"{bill},{bill},Act {place},congress:118,hr,{place},2023-01-10,{record}\n"
            for place, bill in enumerate(bills, 1)
        ),
        "sponsorship.csv": "from,to,since,document\n"
        + "".join(f"{members[place][0]},{bill},2023-01-10,{record}\n" for place, bill in enumerate(bills)),
        "cosponsorship.csv": "from,to,since,is_original,withdrawn_on,document\n" + "\n".join(joined) + "\n",
    }
