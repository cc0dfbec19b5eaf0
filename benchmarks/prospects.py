"""Who signs next: how well that is told when what came after a day is hidden, against three plain rankings.

On the 114th Congress the day is the last of 2015; who signed in the 180 days after it is to be told from
what was known before. On the Partner with Korea Act it is the day on which each House bill was introduced,
and what is learned comes from the bills of the Congresses before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

import hillgraph
from benchmarks.corpus import SHARED
from benchmarks.measure import Outcome, Promise
from hillgraph.graph import Graph
from hillgraph.network.evidence import NAMES, evidence
from hillgraph.network.learning import Learned, learned
from hillgraph.network.outlook import Outlook, outlook
from hillgraph.network.supporters import AHEAD, examples, outcomes, plain
from hillgraph.store.tabular import Tabular

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Real = NDArray[np.float64]
    Truth = NDArray[np.bool_]

Three = tuple[float, float, float]
CONGRESS, DAY = 114, date(2015, 12, 31)
TERM = timedelta(days=730)
ACT = {
    113: ("bill:113-hr-1812", date(2013, 4, 26)),
    114: ("bill:114-hr-1019", date(2015, 2, 20)),
    115: ("bill:115-hr-2106", date(2017, 4, 20)),
    116: ("bill:116-hr-1762", date(2019, 3, 14)),
    117: ("bill:117-hr-3382", date(2021, 5, 20)),
    118: ("bill:118-hr-2827", date(2023, 4, 25)),
    119: ("bill:119-hr-4687", date(2025, 7, 23)),
}
DOSSIER = "partner-with-korea-act"
PEOPLE = SHARED / "official" / "congress-legislators"
WAYS = ("learned", "signed before", "most active", "resource allocation", "plain rule")
PLAIN = WAYS[1:4]
EDGES = (0.0, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over bills of the area under the curve, and of precision among the first 10 and 50."""

    bills: int
    area: float
    ten: float
    fifty: float


@dataclass(frozen=True, slots=True)
class Told:
    """The figures of each way on bills of the 114th and of the act, and how reliable chances are.

    *reliability* has, for each bracket of chances, its least and most, cases, the mean chance and the share
    who signed.
    """

    congress: Mapping[str, Figures]
    act: Mapping[str, Figures]
    reliability: Sequence[tuple[float, float, int, float, float]]


def told(corpus: Graph, folder: Path) -> Told:
    """Return how well signing is told in *corpus*, of the 114th, and of the act, built into *folder*."""
    tables = Tabular(corpus.generation)
    parts = [_of_chamber(tables, chamber) for chamber in ("house", "senate")]
    scored = [each for scores, _, _ in parts for each in scores]
    chances, signed = (np.concatenate([part[place] for part in parts]) for place in (1, 2))
    act = Tabular(hillgraph.build(folder / "act", dossiers=[DOSSIER], sources=_people()).generation)
    return Told(_means(scored), _means(list(_of_act(act))), list(_reliability(chances, signed)))


def _people() -> list[tuple[str, Path]]:
    """Return the official lists of those who serve today, without whom the dossier knows only who signed."""
    return [("legislators", path) for path in sorted(PEOPLE.glob("*-current.yaml"))]


def outcomes_of(given: Told) -> Iterator[Outcome]:
    """Yield what is promised: to beat the best plain ranking; each figure is one that is to be at most 1."""
    best = max((given.congress[way] for way in PLAIN), key=lambda each: each.area)
    ours = given.congress["learned"]
    for name, mine, theirs in (
        ("area under the curve", ours.area, best.area),
        ("precision at 10", ours.ten, max(given.congress[way].ten for way in PLAIN)),
        ("precision at 50", ours.fifty, max(given.congress[way].fifty for way in PLAIN)),
    ):
        unit = f"of ours ({mine:.3f}), the best plain ranking, {ours.bills} bills"
        yield Outcome(
            Promise(name=f"who signs: {name}", bound=1.0, unit=unit), theirs / mine, ratio=theirs / mine
        )


def rows(told: Told) -> Iterator[list[str]]:
    """Yield, for bills of the 114th and for those of the act, each way with its three figures."""
    for what, figures in (("114th Congress", told.congress), ("Partner with Korea Act", told.act)):
        for way, each in figures.items():
            yield [what, str(each.bills), way, f"{each.area:.3f}", f"{each.ten:.3f}", f"{each.fifty:.3f}"]


def brackets(told: Told) -> Iterator[list[str]]:
    """Yield each bracket of chances, its cases, the mean chance and the share who signed."""
    for least, most, cases, chance, share in told.reliability:
        yield [f"{least:g} to {most:g}", f"{cases:,}", f"{chance:.4f}", f"{share:.4f}"]


def _of_chamber(tables: Tabular, chamber: str) -> tuple[list[dict[str, Three]], Real, Truth]:
    taught = learned(*examples(tables, chamber, CONGRESS, DAY - AHEAD, DAY))
    now = outlook(tables, chamber, CONGRESS, DAY)
    signed = outcomes(tables, now, DAY + AHEAD)
    free = now.signed[:, now.open].toarray() == 0
    scores = _scores(now, now.open, taught)
    return _scored(scores, signed & free, free), scores["learned"][free], signed[free]


def _of_act(tables: Tabular) -> Iterator[dict[str, Three]]:
    known: list[Real] = []
    signed: list[Truth] = []
    for congress, (bill, day) in ACT.items():
        now = outlook(tables, "house", congress, day)
        target = now.place[bill]
        column = now.open.index(target)
        after = outcomes(tables, now, day + TERM)[:, [column]]
        free = now.signed[:, [target]].toarray() == 0
        if known:
            taught = learned(np.concatenate(known), np.concatenate(signed))
            yield from _scored(_scores(now, [target], taught), after & free, free)
        known.append(evidence(now, [target])[free])
        signed.append(after[free])


def _scores(now: Outlook, targets: Sequence[int], taught: Learned) -> dict[str, Real]:
    """Return the score of members (rows) for targets (columns) by each way."""
    known = evidence(now, targets)
    pieces = (known[:, :, NAMES.index(name)] for name in ("earlier bills", "activity", "resource allocation"))
    rule = np.stack([plain(known[:, place]) for place in range(len(targets))], axis=1)
    return dict(zip(WAYS, (taught.chances(known), *pieces, rule), strict=True))


def _scored(scores: Mapping[str, Real], signed: Truth, free: Truth) -> list[dict[str, Three]]:
    """Return, for each bill that some of the *free* signed and some didn't, the three figures by each way."""
    found = []
    for column in range(signed.shape[1]):
        true = signed[free[:, column], column]
        if true.any() and not true.all():
            found.append(
                {way: _figures(score[free[:, column], column], true) for way, score in scores.items()}
            )
    return found


def _figures(score: Real, true: Truth) -> Three:
    """Return area under the curve, and precision at 10 and 50; those who are tied share their places."""
    from scipy.stats import rankdata

    ranks, signed, others = rankdata(score), int(true.sum()), int((~true).sum())
    area = (ranks[true].sum() - signed * (signed + 1) / 2) / (signed * others)
    return float(area), _precision(score, true, 10), _precision(score, true, 50)


def _precision(score: Real, true: Truth, most: int) -> float:
    """Return the share that signed among the *most* with the highest score, expected where some are tied."""
    last = np.sort(score)[::-1][min(most, len(score)) - 1]
    above, tied = score > last, score == last
    left = min(most, len(score)) - above.sum()
    return float((true[above].sum() + true[tied].mean() * left) / most)


def _means(scored: Sequence[Mapping[str, Three]]) -> dict[str, Figures]:
    return {
        way: Figures(
            len(scored), *(float(np.mean([each[way][place] for each in scored])) for place in range(3))
        )
        for way in WAYS
    }


def _reliability(chances: Real, signed: Truth) -> Iterator[tuple[float, float, int, float, float]]:
    for least, most in pairwise(EDGES):
        inside = (chances >= least) & (chances < most)
        if inside.any():
            yield least, most, int(inside.sum()), float(chances[inside].mean()), float(signed[inside].mean())
