"""How well decisions agree with labels that somebody made by hand: pairwise precision and recall."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hillgraph.errors import Fault, InvalidInput
from hillgraph.resolve.named import VERDICTS

PAIRS = ("left", "right", "decision")
GROUPS = ("name", "is")


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs that both join, that only the decisions join, that only the labels join; names not decided on."""

    right: int
    wrong: int
    missed: int
    unknown: int = 0

    @property
    def precision(self) -> float:
        """Return which share of the pairs that were joined are labelled so; 1 if none was joined."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Return which share of the pairs that are labelled so were joined; 1 if there are none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


@dataclass(frozen=True, slots=True)
class Labels:
    """What somebody says: which names are which thing, or which pairs are the same (True) or not."""

    groups: Mapping[str, str]
    pairs: Mapping[tuple[str, str], bool]


def score(real: Mapping[str, str], labels: Labels) -> Score:
    """Count pairs of *labels* against *real* keys; names that were never filed are counted as unknown.

    Of groups every pair counts, without going through them one by one.
    """
    told = {*labels.groups, *(name for pair in labels.pairs for name in pair)}
    groups = {name: label for name, label in labels.groups.items() if name in real}
    both = _pairs(Counter((real[name], label) for name, label in groups.items()).values())
    joined = _pairs(Counter(real[name] for name in groups).values())
    labelled = _pairs(Counter(groups.values()).values())
    judged = [
        (same, real[one] == real[two]) for (one, two), same in labels.pairs.items() if {one, two} <= {*real}
    ]
    return Score(
        both + judged.count((True, True)),
        joined - both + judged.count((False, True)),
        labelled - both + judged.count((True, False)),
        len(told - {*real}),
    )


def read(document: bytes, *, file: str) -> Labels:
    """Return labels from CSV, of one of two forms.

    With the columns ``name`` and ``is`` each line says which thing a name is, in any words. With ``left``,
    ``right`` and ``decision`` each line says of a pair that it is ``same`` or ``different``; ``unsure``
    counts for nothing, and so does any other column: so a decisions file can be read as it is.

    Raises InvalidInput with every fault and its place.
    """
    faults: list[Fault] = []
    groups: dict[str, str] = {}
    pairs: dict[tuple[str, str], bool] = {}
    for line, row in _rows(document, file, faults):
        if {*GROUPS} <= {*row}:
            if groups.setdefault(row["name"], row["is"]) != row["is"]:
                faults.append(Fault(file, line, 1, f"'{row['name']}' is '{groups[row['name']]}' already"))
        elif row["decision"] not in VERDICTS:
            faults.append(
                Fault(file, line, 0, f"'{row['decision']}' is no decision: say {', '.join(VERDICTS)}")
            )
        elif row["decision"] != "unsure":
            one, two = sorted((row["left"], row["right"]))
            pairs[one, two] = row["decision"] == "same"
    if faults:
        raise InvalidInput(faults)
    return Labels(groups, pairs)


def _rows(document: bytes, file: str, faults: list[Fault]) -> Iterator[tuple[int, dict[str, str]]]:
    if fault := _unreadable(document, file):
        faults.append(fault)
        return
    reader = csv.reader(io.StringIO(document.decode("utf-8-sig"), newline=""), strict=True)
    line = 1
    try:
        header = next(reader, [])
        again = [name for at, name in enumerate(header) if name in header[:at]]
        if again or not ({*GROUPS} <= {*header} or {*PAIRS} <= {*header}):
            forms = f"{','.join(GROUPS)} or {','.join(PAIRS)}"
            told = f", and '{again[0]}' once" if again else ""
            faults.append(Fault(file, 1, 1, f"labels have the columns {forms}{told}"))
            return
        line = reader.line_num + 1
        for cells in reader:
            if cells and len(cells) != len(header):
                faults.append(Fault(file, line, 1, f"has {len(cells)} cells, the header {len(header)}"))
            elif cells:
                yield line, {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
            line = reader.line_num + 1
    except csv.Error as error:
        faults.append(Fault(file, line, 0, f"is not CSV: {error}"))


def _unreadable(document: bytes, file: str) -> Fault | None:
    try:
        document.decode("utf-8")
        at, told = document.find(b"\0"), "holds a NUL, which no text has"
    except UnicodeDecodeError as error:
        at, told = error.start, "is not UTF-8; save the file as UTF-8"
    return Fault(file, document[:at].count(b"\n") + 1, 0, told) if at >= 0 else None


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)
