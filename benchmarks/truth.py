"""What is true of a whole Congress, and where a store says otherwise, by SPARQL or by SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from hillgraph.graph import Graph

FOLDER = Path(__file__).parent / "questions"
LANGUAGES = ("rq", "sql")
QUESTIONS = len(list(FOLDER.iterdir()))
Row = tuple[object, ...]


class Pair(msgspec.Struct, frozen=True):
    """A member who stands behind many bills of another."""

    cosponsor: str
    sponsor: str
    bills: int


class Supported(msgspec.Struct, frozen=True):
    """A bill, as ``hr969-114``, and how many stand behind it."""

    bill: str
    cosponsors: int


class Network(msgspec.Struct, frozen=True):
    """Cosponsors and sponsors: pairs of them, and bills that they have in common."""

    edges: int
    total_weight: int


class Truth(msgspec.Struct, frozen=True):
    """What the writer of the corpus counted in one Congress; names are those of its file."""

    congress: int
    bills_per_type: dict[str, int]
    committee_referrals: int
    cosponsors_original: int
    cosponsors_standing: int
    cosponsors_withdrawn: int
    public_laws: int
    subject_assignments: int
    distinct_legislators: int
    distinct_sponsors: int
    distinct_cosponsors: int
    distinct_subjects: int
    distinct_committees: int
    top_pairs: tuple[Pair, ...]
    most_cosponsored_bills: tuple[Supported, ...]
    network: Network


class _File(msgspec.Struct, frozen=True):
    congresses: tuple[Truth, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A question to which the store's answer is not what is true."""

    congress: int
    question: str
    answer: tuple[Row, ...]
    truth: tuple[Row, ...]


def truths(file: Path) -> tuple[Truth, ...]:
    """Return what *file* says of each Congress."""
    return msgspec.json.decode(file.read_bytes(), type=_File).congresses


def differences(graph: Graph, truth: Truth) -> Iterator[Difference]:
    """Ask *graph* every question of one Congress in both languages, and yield the wrong answers."""
    for question, expected in _expected(truth).items():
        for language in LANGUAGES:
            name = f"{question}.{language}"
            text = (FOLDER / name).read_text(encoding="utf-8")
            ask = graph.sql if language == "sql" else graph.sparql
            rows = ask(text, congress=f"congress:{truth.congress}").rows
            answer = REDUCED.get(question, tuple)(rows)
            if answer != expected:
                yield Difference(truth.congress, name, answer, expected)


def _pairs(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the twenty strongest pairs, then how many there are and what they add up to."""
    return (*rows[:20], (len(rows), sum(int(str(weight)) for _, _, weight in rows)))


REDUCED: dict[str, Callable[[Sequence[Row]], tuple[Row, ...]]] = {"pairs": _pairs}


def _expected(truth: Truth) -> dict[str, tuple[Row, ...]]:
    return {
        "bills": tuple(sorted(truth.bills_per_type.items())),
        "cosponsorships": (
            (truth.cosponsors_standing, truth.cosponsors_withdrawn, truth.cosponsors_original),
        ),
        "laws": ((truth.public_laws,),),
        "members": ((truth.distinct_sponsors, truth.distinct_cosponsors, truth.distinct_legislators),),
        "most-cosponsored": tuple(
            (_bill(each.bill), each.cosponsors) for each in truth.most_cosponsored_bills
        ),
        "pairs": (
            *((f"person:{each.cosponsor}", f"person:{each.sponsor}", each.bills) for each in truth.top_pairs),
            (truth.network.edges, truth.network.total_weight),
        ),
        "referrals": ((truth.committee_referrals, truth.distinct_committees),),
        "subjects": ((truth.subject_assignments, truth.distinct_subjects),),
    }


def _bill(code: str) -> str:
    """Return the short name of a bill that is called ``hr969-114``."""
    name, _, congress = code.partition("-")
    kind = name.rstrip("0123456789")
    return f"bill:{congress}-{kind}-{name.removeprefix(kind)}"
