"""The decisions file: a person's word stands above every rule, one line at a time, and can be taken back."""

from __future__ import annotations

import pytest

from hillgraph.errors import InvalidInput
from hillgraph.resolve import score
from hillgraph.resolve.decided import COLUMNS, read, written
from hillgraph.resolve.named import Decision, Named, Verdict
from hillgraph.resolve.resolution import resolved

HEADER = "decision,left,right,by,reason\n"
CLIENT = "organization:lda-client-"
LABELS = (
    "Quarrystone Foods",
    "QUARRYSTONE FOODS",
    "The Quarrystone Foods",
    "Alderfen Railway",
    "Alderfen Railways",
)


def names() -> list[Named]:
    """Return three spellings of one client, and two that may be one, all of one State."""
    return [
        Named(f"{CLIENT}{number}", label, "organization", "LDA", "client", "US", "OR")
        for number, label in enumerate(LABELS, 1)
    ]


def line(verdict: Verdict, left: int, right: int, by: str = "Ann") -> Decision:
    """Return a line of a decisions file on two clients."""
    return Decision(verdict, f"{CLIENT}{left}", f"{CLIENT}{right}", 1.0, "by hand", "I asked them", by)


def real(*lines: Decision) -> list[int]:
    """Return for each client the number of the one whose key is its real one."""
    found = resolved(names(), lines).real
    return [int(found[f"{CLIENT}{number}"].rpartition("-")[2]) for number in range(1, 6)]


def test_one_line_undoes_a_merge_and_changes_nothing_else() -> None:
    """Whoever finds a wrong merge should need no more than to say so."""
    assert real() == [1, 1, 1, 4, 4]
    assert real(line("different", 1, 2)) == [1, 2, 1, 4, 4]
    assert real(line("different", 3, 2)) == [1, 1, 3, 4, 4]
    assert real(line("different", 4, 5)) == [1, 1, 1, 4, 5]


def test_what_a_person_is_unsure_of_is_kept_apart_and_shown() -> None:
    """To say that one doesn't know is to take the rules' word back."""
    doubt = line("unsure", 1, 3)

    assert real(doubt) == [1, 1, 3, 4, 4]
    assert doubt in resolved(names(), [doubt]).decisions


def test_one_line_joins_what_no_rule_would() -> None:
    """A merger is in no spelling."""
    assert real(line("same", 4, 1)) == [1, 1, 1, 1, 1]


def test_a_persons_line_beats_what_the_rules_hold_against_it() -> None:
    """The rules keep two cities apart; who knows better says so."""
    cities = [
        Named(f"{CLIENT}{number}", "City of Aurora", "organization", "LDA", "client", "US", state)
        for number, state in enumerate(("CO", "IL"), 1)
    ]

    assert len({*resolved(cities).real.values()}) == 2
    assert len({*resolved(cities, [line("same", 1, 2)]).real.values()}) == 1


def test_the_file_as_written_changes_nothing_when_it_is_read_back() -> None:
    """It is there to be looked through; looking is no correction."""
    found = resolved(names())
    text = written(found.decisions, {each.key: each.label for each in names()})

    assert resolved(names(), read(text.encode(), file="decisions.csv")) == found


def test_a_line_of_the_rules_that_a_person_changed_counts_as_the_persons() -> None:
    """Who changes the word and forgets to sign has still changed it."""
    text = written(resolved(names()).decisions, {})
    edited = text.replace(f"same,{CLIENT}1,{CLIENT}2", f"different,{CLIENT}1,{CLIENT}2")

    assert edited != text
    assert real(*read(edited.encode(), file="decisions.csv")) == [1, 2, 1, 4, 4]


def test_a_persons_line_taken_back_leaves_nothing_behind() -> None:
    """What rules say below a person's line is written too; it must not stand when that line is gone."""
    text = written(resolved(names(), [line("different", 1, 2), line("different", 2, 3)]).decisions, {})
    without = "".join(each for each in text.splitlines(keepends=True) if ",Ann," not in each)

    assert real(*read(text.encode(), file="decisions.csv")) == [1, 2, 1, 4, 4]
    assert real(*read(without.encode(), file="decisions.csv")) == [1, 1, 1, 4, 4]


def test_a_persons_line_beside_what_the_rules_wrote_wins() -> None:
    """The file written before holds the merge; the line that undoes it is put beside it."""
    text = written(resolved(names()).decisions, {})
    added = read((HEADER + f"different,{CLIENT}2,{CLIENT}3,Ann,two firms\n").encode(), file="more.csv")

    assert real(*read(text.encode(), file="decisions.csv"), *added) == [1, 1, 3, 4, 4]


def test_a_line_keeps_a_real_key_whatever_is_filed() -> None:
    """An older year fetched later has lower numbers; the key that was published can be held."""
    kept = "organization:resolved-lda-client-77"
    held = Decision("same", f"{CLIENT}3", kept, 1.0, "by hand", "published", "Ann")

    assert {resolved(names(), [held]).real[f"{CLIENT}{number}"] for number in (1, 2, 3)} == {kept}


def test_a_line_on_names_that_are_not_there_is_kept_and_told() -> None:
    """Without a register in this build its lines have nothing to say, and are no mistake."""
    idle = line("same", 1, 99)

    found = resolved(names(), [idle])

    assert found.idle == (idle,)
    assert found.real == resolved(names()).real


def test_the_file_has_the_unsure_first_and_a_line_a_pair() -> None:
    """What needs a person comes first, and the label is beside the number."""
    text = written([line("same", 1, 2), line("unsure", 1, 3)], {f"{CLIENT}1": "Quarrystone, Foods"})

    assert text.splitlines() == [
        "decision,left,right,by,reason,rule,score,left_label,right_label",
        f'unsure,{CLIENT}1,{CLIENT}3,Ann,I asked them,by hand,1.000,"Quarrystone, Foods",',
        f'same,{CLIENT}1,{CLIENT}2,Ann,I asked them,by hand,1.000,"Quarrystone, Foods",',
    ]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (f"smae,{CLIENT}1,{CLIENT}2,Ann,x", "d.csv:2:1: 'smae' is no decision: say same, different, unsure"),
        (
            f"same,client 1,{CLIENT}2,Ann,x",
            "d.csv:2:6: 'client 1' is no short name of an organization or person",
        ),
        (f"same,{CLIENT}1,{CLIENT}1,Ann,x", "d.csv:2:32: the same name twice"),
        (
            f"same,{CLIENT}1,person:p1,Ann,x",
            "d.csv:2:32: an organization is not a person; name two of one kind",
        ),
        (f"same,{CLIENT}1,{CLIENT}2,,x", "d.csv:2:58: who decided? Give a name or initials"),
        (f"same,{CLIENT}1,{CLIENT}2,Ann", "d.csv:2:1: has 4 cells, the header 5"),
        (f'same,{CLIENT}1,{CLIENT}2,Ann,"x', "d.csv:2: is not CSV: unexpected end of data"),
        (
            f"same,{CLIENT}1,{CLIENT}2,Ann,x\nsame,{CLIENT}2,{CLIENT}1,Bo,y",
            "d.csv:3:6: this pair stands on line 2 already; keep one of the two",
        ),
        (
            f"same,{CLIENT}1,{CLIENT}2,Ann,x\nsame,{CLIENT}2,{CLIENT}3,Bo,y\ndifferent,{CLIENT}3,{CLIENT}1,Cy,z",
            "d.csv:4:1: other lines together say that these two are the same; change one of them",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(row: str, fault: str) -> None:
    """The file is written by hand, and a line that isn't understood must not be passed over."""
    with pytest.raises(InvalidInput) as caught:
        read(f"{HEADER}{row}\n".encode(), file="d.csv")

    assert [str(each) for each in caught.value.faults] == [fault]


def test_a_misnamed_column_and_a_missing_one_are_told() -> None:
    """A header typed from memory is the likeliest slip of all."""
    with pytest.raises(InvalidInput) as caught:
        read(b"decision,left,rihgt,by,reason\n", file="d.csv")

    assert [str(each) for each in caught.value.faults] == [
        "d.csv:1:1: the header lacks right",
        f"d.csv:1:15: no such column: 'rihgt'; there are {', '.join(COLUMNS)}",
    ]


def test_another_encoding_is_told_with_its_line() -> None:
    """A spreadsheet saves as it likes."""
    with pytest.raises(InvalidInput) as caught:
        read(HEADER.encode() + f"same,{CLIENT}1,{CLIENT}2,Ann,Peñasco\n".encode("latin-1"), file="d.csv")

    assert [str(each) for each in caught.value.faults] == ["d.csv:2: is not UTF-8; save the file as UTF-8"]


def test_a_hand_labelled_sample_of_groups_is_scored_in_pairs() -> None:
    """Three names of one client are three pairs; a name that was never filed is counted aside."""
    labels = score.read(
        f"name,is\n{CLIENT}1,quarry\n{CLIENT}2,quarry\n{CLIENT}3,pit\n{CLIENT}4,rail\n{CLIENT}5,rail\n{CLIENT}9,x\n".encode(),
        file="labels.csv",
    )

    found = score.score(resolved(names()).real, labels)

    assert found == score.Score(right=2, wrong=2, missed=0, unknown=1)
    assert (found.precision, found.recall) == (0.5, 1.0)


def test_a_hand_labelled_sample_of_pairs_is_scored() -> None:
    """A decisions file that a person looked through is one; what he is unsure of counts for nothing."""
    labels = score.read(
        f"left,right,decision\n{CLIENT}1,{CLIENT}2,same\n{CLIENT}1,{CLIENT}3,different\n"
        f"{CLIENT}3,{CLIENT}4,same\n{CLIENT}1,{CLIENT}4,different\n{CLIENT}1,{CLIENT}5,unsure\n".encode(),
        file="labels.csv",
    )

    assert score.score(resolved(names()).real, labels) == score.Score(right=1, wrong=1, missed=1, unknown=0)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("name,who\n", "l.csv:1:1: labels have the columns name,is or left,right,decision"),
        ("name,is\na,x\na,y\n", "l.csv:3:1: 'a' is 'x' already"),
        ("left,right,decision\na,b,yes\n", "l.csv:2: 'yes' is no decision: say same, different, unsure"),
        ("name,is\na\n", "l.csv:2:1: has 1 cells, the header 2"),
    ],
)
def test_a_fault_in_labels_is_told_with_its_line(text: str, fault: str) -> None:
    """A score over lines that were passed over would be a wrong score."""
    with pytest.raises(InvalidInput) as caught:
        score.read(text.encode(), file="l.csv")

    assert [str(each) for each in caught.value.faults] == [fault]


def test_nothing_joined_is_no_fault_of_precision() -> None:
    """No pair is wrong where none is made."""
    assert score.Score(0, 0, 3).precision == 1.0
    assert score.Score(0, 0, 3).recall == 0.0
    assert score.Score(0, 0, 0).recall == 1.0
