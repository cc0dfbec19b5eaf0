"""Parts: what several processes wrote sorted is put together sorted, each line once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hillgraph.model.kinds import model
from hillgraph.model.records import Origin, Thing, Words
from hillgraph.model.statements import Emitter
from hillgraph.store import merge, parts

RUNS = some.lists(some.lists(some.integers(0, 400), max_size=40), min_size=1, max_size=5)


@given(RUNS, some.integers(1, 60))
def test_lines_of_all_parts_come_sorted_and_once(runs: list[list[int]], at_once: int) -> None:
    """Whatever lies in which part, and however little of each is held at a time."""
    written = [sorted(f"{number} of a part\n".encode() for number in run) for run in runs]
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patched:
        patched.setattr(parts, "AT_ONCE", at_once)
        for number, lines in enumerate(written):
            parts.place(Path(name), number).write_bytes(b"".join(lines))

        found = list(parts.lines(Path(name)))

    assert found == sorted({line for lines in written for line in lines})


def test_lines_of_a_node_are_sorted_though_two_datasets_describe_it() -> None:
    """A part keeps the lines of a node together, so that they must be in order before they come there."""
    said = {"ours": ("Zoë's Act", "Act"), "theirs": ("Act", "An Act")}
    records = [
        Thing(
            "bill",
            "119-hr-1",
            Origin(f"document:{source}", f"dataset:{source}.119"),
            {"label": "H.R. 1", "alt_label": tuple(Words(each, "en") for each in names)},
        )
        for source, names in said.items()
    ]
    [node] = merge.nodes(records, model(), lambda _: 0, date(2025, 1, 2))

    lines = Emitter(model()).lines(node).encode().splitlines(keepends=True)

    assert len(lines) == 17
    assert lines == sorted(lines)
