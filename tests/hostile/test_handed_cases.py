"""The hostile files that lie beside the checkout, fed to builds: each is refused in its place, in bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bounded import Ended, bounded, shape
from tests.commands import ran
from tests.handed import Case, Handed

pytestmark = [pytest.mark.hostile, pytest.mark.shared]
VOTES = Path(__file__).resolve().parents[1] / "fixtures" / "voteview"
READ_AS = {
    "xml": "billstatus",
    "zip": "billstatus",
    "yaml": "legislators",
    "json": "lobbying",
    "csv": "voteview",
}
HELD = {
    "sparql": "test_query_limits.py, and tests/test_query_terms.py for the values of parameters",
    "ttl": "test_handed_rdf.py",
    "labels": "test_handed_labels.py, and tests/browser/test_hostile_kit.py for pages in a browser",
    "csv": "test_handed_csv.py in the forms that we read",
    "yaml": "test_handed_yaml.py in the form of dossiers",
}
# What is said in the place of a line: a value of an object that spans lines goes by its path, and half of a
# pair of surrogates is told at the end of the text. The maker's filings have three fields: those whose fault
# is nothing else (a byte order mark, a key told twice) are refused for what they lack.
SAID = {
    "json/bad_utf8.json": "is not in UTF-8",
    "json/bom.json": "missing required field `filing_type`",
    "json/duplicate_key.json": "missing required field `filing_type`",
    "json/huge_integer.json": "out of range - at `$.filing_year`",
    "json/lone_surrogate.json": "truncated",
    "json/missing_uuid.json": "missing required field `filing_uuid`",
    "json/money_float.json": "got `float` - at `$.income`",
    "json/number_1e999.json": "out of range - at `$.income`",
    "json/year_bool.json": "got `bool` - at `$.filing_year`",
    "json/year_text.json": "got `str` - at `$.filing_year`",
}
# The fault of these lies in a field of a form that only their maker has; ours are in the modules of `HELD`.
FOREIGN = frozenset(
    "norway octal sexagesimal wrong_type unknown_field missing_field bad_date three_errors".split()
)
CODES = {"zip/empty.zip": 3, "zip/bomb.zip": 5, "zip/members_70000.zip": 5, "xml/utf8_bom.xml": 0}
SPOKEN_OF = re.compile(r"(?m)^(?:.*/)?(?P<file>[\w.]+\.\w+)[^:\n]*(?::(?P<line>\d+))?(?::(?P<column>\d+))?")
BOUNDS = re.compile(r"under ([0-9]+) s(?: and ([0-9]+) MB)?")
USUAL = (5.0, 400)
START = 1.0


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a store of a small source, which no hostile file may change."""
    folder = tmp_path_factory.mktemp("hostile") / "store"
    assert ran("build", "--source", f"voteview={VOTES}", store=folder).code == 0
    return folder


@pytest.mark.parametrize("kind", READ_AS)
def test_every_handed_file_is_refused_in_its_place_in_time_and_memory(
    kind: str, handed: Handed, store: Path, tmp_path: Path
) -> None:
    """Others have thought of files that we have not; one of another form is refused like any."""
    wrong: dict[str, list[str]] = {}
    for case in handed.cases[kind]:
        of_its_own = tmp_path / "store" if CODES.get(case.file) == 0 else store
        before = shape(store)
        source = f"{READ_AS[kind]}={handed.folder / case.file}"
        ended = bounded("build", "--source", source, store=of_its_own, folder=tmp_path)
        wrong[case.file] = [*_wrong(case, ended), *(["changes the store"] if shape(store) != before else [])]

    assert len(wrong) >= 15
    assert {file: told for file, told in wrong.items() if told} == {}
    assert {path.name for path in tmp_path.iterdir()} <= {"store"}
    assert not handed.knocked()


def test_every_handed_file_is_read_here_or_held_elsewhere(handed: Handed) -> None:
    """A kind that is added beside the checkout must be decided on."""
    undecided = set(handed.cases) - set(READ_AS) - set(HELD)

    assert sum(map(len, handed.cases.values())) >= 134
    assert undecided == set()


def _wrong(case: Case, ended: Ended) -> Iterator[str]:
    """Yield in what a build that was fed the file of *case* did not end as it must."""
    stated = BOUNDS.search(case.must)
    seconds, megabytes = (float(stated[1]), int(stated[2] or USUAL[1])) if stated else USUAL
    if ended.code != CODES.get(case.file, 4):
        yield f"exit code {ended.code}"
    if "Traceback" in ended.err or (ended.code and Path(case.file).name not in ended.err):
        yield f"says {ended.err[:500]}"
    told = [(int(at["line"] or 0), int(at["column"] or 0)) for at in SPOKEN_OF.finditer(ended.err)]
    if _placed(case) and not any(case.at(*place) for place in told):
        yield f"is not placed at {case.line}:{case.column} but says {ended.err[:500]}"
    if (said := SAID.get(case.file, "")) not in ended.err:
        yield f"does not say '{said}' but {ended.err[:500]}"
    if ended.seconds > seconds + START or ended.megabytes > megabytes:
        yield f"took {ended.seconds} s and {ended.megabytes} MB"


def _placed(case: Case) -> bool:
    """Say whether the fault lies in the text, where any reader of such files finds it."""
    foreign = case.file.startswith("csv/") or Path(case.file).stem in FOREIGN or case.file in SAID
    return case.line is not None and case.outcome == "reject" and not foreign
