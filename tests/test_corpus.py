"""A whole Congress, built as a person would, against what its writer counted."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import hillgraph
from benchmarks import corpus as corpora
from benchmarks.corpus import Corpus, corpus
from benchmarks.statements import a_tie
from benchmarks.truth import FOLDER, QUESTIONS, Difference, Truth, differences, truths
from hillgraph.errors import NotFound
from hillgraph.graph import Graph
from tests.commands import ran

BILL = Path(__file__).resolve().parent / "fixtures" / "billstatus" / "BILLSTATUS-119hr9001.xml"
TRUTH = """\
{
  "congresses": [
    {
      "congress": 119, "bills": 1, "bills_per_type": {"hr": 1}, "committee_referrals": 2,
      "cosponsors_original": 1, "cosponsors_standing": 2, "cosponsors_withdrawn": 1, "public_laws": 1,
      "subject_assignments": 2, "distinct_legislators": 3, "distinct_sponsors": 1,
      "distinct_cosponsors": 2, "distinct_subjects": 2, "distinct_committees": 2,
      "top_pairs": [
        {"cosponsor": "Z000002", "sponsor": "Z000001", "bills": 1},
        {"cosponsor": "Z000003", "sponsor": "Z000001", "bills": 1}
      ],
      "most_cosponsored_bills": [{"bill": "hr9001-119", "cosponsors": 2}],
      "network": {"edges": 2, "total_weight": 2}
    }
  ]
}
"""


@pytest.fixture(scope="module")
def bill(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Build one bill with a member who withdrew and joined again."""
    store = tmp_path_factory.mktemp("bill") / "store"
    ended = ran("build", "--source", f"billstatus={BILL}", store=store)
    assert ended.code == 0, ended.err
    return hillgraph.open(store)


@pytest.fixture
def truth(tmp_path: Path) -> Truth:
    """Read what is true of that bill from a file as the corpus has it."""
    file = tmp_path / "truth.json"
    file.write_text(TRUTH, encoding="utf-8")
    return truths(file)[0]


def test_every_question_about_a_congress_stands_in_both_languages() -> None:
    """A count that only one face gives could be wrong in the other."""
    names = sorted(path.name for path in FOLDER.iterdir())

    stems = {name.partition(".")[0] for name in names}
    assert names == sorted(f"{stem}.{ending}" for stem in stems for ending in ("rq", "sql"))
    assert QUESTIONS == len(names) == 16


def test_a_store_that_counts_right_differs_in_nothing(bill: Graph, truth: Truth) -> None:
    """Who withdrew and joined again is two cosponsorships, of one member who stands."""
    assert list(differences(bill, truth)) == []


@pytest.mark.parametrize(
    ("field", "question"),
    [
        ("bills_per_type", "bills"),
        ("cosponsors_standing", "cosponsorships"),
        ("cosponsors_withdrawn", "cosponsorships"),
        ("cosponsors_original", "cosponsorships"),
        ("public_laws", "laws"),
        ("distinct_sponsors", "members"),
        ("distinct_cosponsors", "members"),
        ("distinct_legislators", "members"),
        ("most_cosponsored_bills", "most-cosponsored"),
        ("top_pairs", "pairs"),
        ("network", "pairs"),
        ("committee_referrals", "referrals"),
        ("distinct_committees", "referrals"),
        ("subject_assignments", "subjects"),
        ("distinct_subjects", "subjects"),
    ],
)
def test_a_wrong_count_is_told_in_both_languages(
    bill: Graph, truth: Truth, field: str, question: str
) -> None:
    """A comparison that overlooks one number would let it be wrong."""
    told = differences(bill, msgspec.structs.replace(truth, **{field: _other(truth, field)}))

    assert [each.question for each in told] == [f"{question}.rq", f"{question}.sql"]


def test_a_difference_says_what_was_answered_and_what_is_true(bill: Graph, truth: Truth) -> None:
    """Both numbers are needed to look for the cause."""
    wrong = next(differences(bill, msgspec.structs.replace(truth, public_laws=7)))

    assert wrong == Difference(119, "laws.rq", answer=((1,),), truth=((7,),))


def test_a_cosponsorship_is_six_statements_and_its_shortcut(bill: Graph) -> None:
    """Three cosponsorships: one joined, one withdrawn with its day, and the same member's second."""
    assert a_tie(bill.generation, "cosponsorship") == 7.0


def test_the_first_congresses_of_a_corpus_are_a_corpus(tmp_path: Path) -> None:
    """Growth is measured on parts of one corpus."""
    names = ["BILLSTATUS-114-hr.zip", "BILLSTATUS-115-hr.zip", "BILLSTATUS-116-s.zip", "people.yaml"]
    for name in names:
        (tmp_path / name).touch()

    part = Corpus(tmp_path, congresses=2)

    assert [path.name for path in part.bills] == names[:2]
    assert part.words == (
        *("--source", f"billstatus={tmp_path / names[0]}"),
        *("--source", f"billstatus={tmp_path / names[1]}"),
        *("--source", f"legislators={tmp_path / 'people.yaml'}"),
    )


def test_without_the_shared_folder_a_corpus_says_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clone has no such folder beside it; nothing half-made is left."""
    monkeypatch.setattr(corpora, "TOOL", corpora.SHARED / "tools" / "absent.py")

    with pytest.raises(NotFound, match=r"written by shared/tools/absent\.py.* no folder shared/ beside"):
        corpus(1, tmp_path)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.shared
def test_a_whole_congress_counts_what_is_true_in_both_languages(whole: Corpus, congress: Graph) -> None:
    """10,223 bills, 129,066 standing and 912 withdrawn cosponsorships, at most 8 statements for each."""
    assert [each for truth in whole.truths for each in differences(congress, truth)] == []
    assert a_tie(congress.generation, "cosponsorship") <= 8


def _other(truth: Truth, field: str) -> object:
    """Return something that isn't true, of the type that *field* has."""
    value = getattr(truth, field)
    if isinstance(value, int):
        return value + 1
    if isinstance(value, dict):
        return {**value, "s": 1}
    return msgspec.structs.replace(value, edges=3) if field == "network" else value[:-1]
