"""The decisions file: one line a pair, for a person to read, correct and reverse."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from hillgraph.errors import Fault, InvalidInput
from hillgraph.model import separated
from hillgraph.resolve.clusters import Clusters
from hillgraph.resolve.evidence import SURE
from hillgraph.resolve.named import BY_RULES, VERDICTS, Decision, Verdict

COLUMNS = ("decision", "left", "right", "by", "reason", "rule", "score", "left_label", "right_label")
NEEDED = COLUMNS[:5]
KEY = re.compile(r"(organization|person):[a-z0-9][A-Za-z0-9._-]*")
SCORE = re.compile(r"0(\.[0-9]+)?|1(\.0+)?")
BY_HAND = "by hand"
MARK = "\ufeff"


class Row(NamedTuple):
    """A line of the file: its cells by the names of the header, and where each begins."""

    file: str
    line: int
    cells: Mapping[str, str]
    columns: Mapping[str, int]

    def fault(self, column: str, text: str) -> Fault:
        """Return a fault of one cell."""
        return Fault(self.file, self.line, self.columns.get(column, 1), text)


def written(decisions: Iterable[Decision], labels: Mapping[str, str]) -> str:
    """Return *decisions* as CSV: the unsure first, and then the least sure; labels are for the eye."""
    text = io.StringIO()
    write = separated.writer(text)
    write(COLUMNS)
    for each in sorted(decisions, key=lambda each: (-VERDICTS.index(each.verdict), each.score, each)):
        told = (each.verdict, each.left, each.right, each.by, each.reason, each.rule, _shown(each.score))
        write((*told, labels.get(each.left, ""), labels.get(each.right, "")))
    return text.getvalue()


def read(document: bytes, *, file: str) -> tuple[Decision, ...]:
    """Return the lines of a decisions file in order.

    Only `NEEDED` columns must be there, so that a line can be typed by hand. A pair stands once, either way
    round, and what persons say must hold together: if A is B and B is C, then A can't be said not to be C.

    Raises InvalidInput with every fault and its place.
    """
    faults: list[Fault] = []
    rows = [*_rows(document, file, faults)]
    told = [(row, decision) for row in rows if (decision := _decision(row, faults))]
    faults.extend(_repeated(told))
    faults.extend(_contradicted(told))
    if faults:
        raise InvalidInput(faults)
    return tuple(decision for _, decision in told)


def _shown(score: float) -> str:
    """Return *score* to three places; one just below sure isn't rounded up to it."""
    return f"{score:.3f}" if score >= SURE else f"{min(score, SURE - 0.001):.3f}"


def _rows(document: bytes, file: str, faults: list[Fault]) -> Iterator[Row]:
    try:
        text = document.decode("utf-8").removeprefix(MARK)
    except UnicodeDecodeError as error:
        line = document[: error.start].count(b"\n") + 1
        faults.append(Fault(file, line, 0, "is not UTF-8; save the file as UTF-8"))
        return
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        faults.append(Fault(file, line, 0, "holds a NUL, which no text has"))
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        header = next(reader, [])
        faults.extend(_misnamed(header, file))
        line = reader.line_num + 1
        for cells in reader:
            if cells and len(cells) != len(header):
                faults.append(Fault(file, line, 1, f"has {len(cells)} cells, the header {len(header)}"))
            elif cells and not faults:
                columns = {name: _column(cells, at) for at, name in enumerate(header)}
                yield Row(file, line, dict(zip(header, cells, strict=True)), columns)
            line = reader.line_num + 1
    except csv.Error as error:
        faults.append(Fault(file, line, 0, f"is not CSV: {error}"))


def _misnamed(header: Sequence[str], file: str) -> Iterator[Fault]:
    for at, name in enumerate(header):
        if name not in COLUMNS or name in header[:at]:
            what = "the column again" if name in header[:at] else "no such column"
            yield Fault(file, 1, _column(header, at), f"{what}: '{name}'; there are {', '.join(COLUMNS)}")
    if lacking := [name for name in NEEDED if name not in header]:
        yield Fault(file, 1, 1, f"the header lacks {', '.join(lacking)}")


def _decision(row: Row, faults: list[Fault]) -> Decision | None:
    cells = {name: cell.strip() for name, cell in row.cells.items()}
    found = [*_wrong(row, cells)]
    faults.extend(found)
    if found:
        return None
    return Decision(
        cast("Verdict", cells["decision"]),
        cells["left"],
        cells["right"],
        float(cells.get("score") or 1),
        cells.get("rule") or BY_HAND,
        cells["reason"],
        cells["by"],
    )


def _wrong(row: Row, cells: Mapping[str, str]) -> Iterator[Fault]:
    if cells["decision"] not in VERDICTS:
        yield row.fault("decision", f"'{cells['decision']}' is no decision: say {', '.join(VERDICTS)}")
    misnamed = [side for side in ("left", "right") if not KEY.fullmatch(cells[side])]
    for side in misnamed:
        yield row.fault(side, f"'{cells[side]}' is no short name of an organization or person")
    if not misnamed and cells["left"] == cells["right"]:
        yield row.fault("right", "the same name twice")
    elif not misnamed and cells["left"].partition(":")[0] != cells["right"].partition(":")[0]:
        yield row.fault("right", "an organization is not a person; name two of one kind")
    if not SCORE.fullmatch(cells.get("score") or "1"):
        yield row.fault("score", f"'{cells['score']}' is no score from 0 to 1")
    if not cells["by"]:
        yield row.fault("by", "who decided? Give a name or initials")


def _repeated(told: Iterable[tuple[Row, Decision]]) -> Iterator[Fault]:
    seen: dict[frozenset[str], int] = {}
    for row, decision in told:
        first = seen.setdefault(frozenset((decision.left, decision.right)), row.line)
        if first != row.line:
            yield row.fault("left", f"this pair stands on line {first} already; keep one of the two")


def _contradicted(told: Sequence[tuple[Row, Decision]]) -> Iterator[Fault]:
    """Yield a fault for each pair that a person keeps apart and other lines of persons make one."""
    ours = [(row, decision) for row, decision in told if decision.by != BY_RULES]
    clusters = Clusters()
    for _, decision in ours:
        if decision.verdict == "same":
            clusters.join(decision.left, decision.right)
    for row, decision in ours:
        if decision.verdict != "same" and clusters.of(decision.left) == clusters.of(decision.right):
            said = "other lines together say that these two are the same; change one of them"
            yield row.fault("decision", said)


def _column(cells: Sequence[str], at: int) -> int:
    """Return where a cell starts, counting from 1, quotes as a writer of CSV would put them."""
    if at == 0:
        return 1
    before = io.StringIO()
    csv.writer(before, lineterminator="").writerow(cells[:at])
    return len(before.getvalue()) + 2
