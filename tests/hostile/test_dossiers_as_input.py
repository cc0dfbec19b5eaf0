"""Dossiers made to break a build: a folder that somebody sent is trusted no more than a download."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import hillgraph
from tests.bounded import bounded, shape
from tests.conftest import Write
from tests.test_dossier import DOCUMENTS, THINGS

pytestmark = pytest.mark.hostile
MEGA = 1024**2
BILL = b"things:\n- {id: bill:119-hr-4687, number: %b}\n"
CASES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "octal": ("a.yml", lambda: BILL % b"012", "small/a.yml:2:34: 'number' takes a whole number, not '012'"),
    "word": (
        "a.yml",
        lambda: BILL % b"forty",
        "small/a.yml:2:34: 'number' takes a whole number, not 'forty'",
    ),
    "deep": ("a.yml", lambda: b"things: " + b"[" * MEGA, "small/a.yml:1:108: is nested too deeply: over 100"),
    "text": (
        "a.yml",
        lambda: BILL % (b"x" * 50 * MEGA),
        "small/a.yml:2:34: 'number' takes a whole number, not",
    ),
    "anchors": (
        "a.yml",
        lambda: b"things:\n" + b"- &a 1\n" * MEGA,
        "small/a.yml: has more faults than the 1,000 told here; is it another kind of file?",
    ),
    "tag": (
        "a.yml",
        lambda: BILL % b"!!python/name:os.system 1",
        "small/a.yml:2:34: a tag (tag:yaml.org,2002:",
    ),
    "second": ("a.yml", lambda: BILL % b"1" + b"---\n" + BILL % b"2", "small/a.yml:3:1: a second document"),
    "nul": ("a.yml", lambda: BILL % b"1\0", "small/a.yml:2:35: holds a NUL, which no text has"),
    "half a pair": (
        "a.yml",
        lambda: b'things:\n- {id: bill:119-hr-4687, label: "\\uD83D"}\n',
        "small/a.yml:2:36: is not YAML: found invalid Unicode character escape code",
    ),
    "bytes": (
        "a.yml",
        lambda: BILL % b"\xff",
        "small/a.yml:2:34: is not in UTF-8: the byte 0xff stands alone",
    ),
    "cell": (
        "bill.csv",
        lambda: b"id,label\n" + b"x" * 50 * MEGA,
        "small/bill.csv:2:1: a line of 52,428,800 letters; one may have 1,048,576",
    ),
    "quote": (
        "bill.csv",
        lambda: b'id,label\n\n"bill:119-hr-1' + b"x\n" * MEGA,
        "small/bill.csv:3: is not CSV: field larger than field limit (131072)",
    ),
    "csv nul": (
        "bill.csv",
        lambda: b"id,label\nbill:\0",
        "small/bill.csv:2:6: holds a NUL, which no text has",
    ),
    "rows": (
        "bill.csv",
        lambda: b"id,label\n" + b"x\n" * MEGA,
        "small/bill.csv: has more faults than the 1,000 told here; is it another kind of file?",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_dossier_is_a_message_in_time_and_memory_and_the_store_stands(
    name: str, dossier: Write, tmp_path: Path
) -> None:
    """Dossiers are passed on between people who don't know each other."""
    file, content, message = CASES[name]
    folder = dossier({"documents.yml": DOCUMENTS})
    store = tmp_path / "store"
    hillgraph.build(store, dossiers=[dossier({"documents.yml": DOCUMENTS, "things.yml": THINGS})])
    before = shape(store)
    (folder / file).write_bytes(content())

    ended = bounded("build", "--dossier", "small", store=store, folder=tmp_path)

    assert ended.code == 4
    assert any(line.startswith(message) for line in ended.err.splitlines()), ended.err[:2000]
    assert {line.partition("/")[0] for line in ended.err.splitlines()} == {"small"}
    assert ended.seconds < 10
    assert ended.megabytes < 450
    assert shape(store) == before


def test_a_plain_clock_in_yaml_stays_the_text_that_was_written(dossier: Write, tmp_path: Path) -> None:
    """YAML 1.1 would read 12:30:45 as 45,045."""
    things = THINGS.replace("label: Young Kim", "label: 12:30:45")
    graph = hillgraph.build(
        tmp_path / "store", dossiers=[dossier({"documents.yml": DOCUMENTS, "things.yml": things})]
    )

    assert graph.labels(["person:K000397"]) == {"person:K000397": "12:30:45"}
