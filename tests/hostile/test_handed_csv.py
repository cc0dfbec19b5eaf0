"""The sixteen faults of the maker's CSV, each in the forms of CSV that we read or write."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

import hillgraph
from hillgraph.errors import InvalidInput
from hillgraph.model.records import Thing
from hillgraph.resolve import decided, score
from hillgraph.sources import sheet
from hillgraph.sources.faults import Faults
from hillgraph.sources.joins import Joins
from hillgraph.sources.readers import READERS
from tests.bounded import bounded
from tests.commands import called
from tests.conftest import Write
from tests.handed import Handed
from tests.test_dossier import DOCUMENTS, THINGS

pytestmark = pytest.mark.hostile
MEGA = 1_000_000
FILE = "any.csv"
VOTES = (
    b"congress,chamber,icpsr,state_abbrev,bioname,bioguide_id,nominate_dim1,nominate_dim2,"
    b"nominate_number_of_votes\n"
)
VOTE = b"119,House,1,CA,Ana,,,,%b\n"
AGENTS = (
    b'"Registration Number","Registration Date","Termination Date","Name","Business Name",'
    b'"Address 1","Address 2","City","State","Zip"\n'
)
AGENT = b'"%b","03/02/2010","","%b","","","","","",""\n'
DECISIONS = b"decision,left,right,by,reason\n"
LABELS = b"name,is\n"
SHEET = b"id,label,document\n"


def _records(source: str, document: bytes) -> object:
    return [*READERS[source].read(document, FILE, Joins(), None)]


def _sheet(document: bytes) -> object:
    faults = Faults()
    found = [*sheet.read(document, file=FILE, faults=faults)]
    if faults:
        raise InvalidInput(faults)
    return found


READ: dict[str, Callable[[bytes], object]] = {
    "votes": partial(_records, "voteview"),
    "agents": partial(_records, "foreign_agents"),
    "decisions": partial(decided.read, file=FILE),
    "labels": partial(score.read, file=FILE),
    "sheet": _sheet,
}


@dataclass(frozen=True, slots=True)
class Refused:
    """A fault in one of our forms, and what is told of it after the file's name."""

    form: str
    document: bytes
    told: str


BIG = b"y" * 20 * MEGA
NUL = "holds a NUL, which no text has"
REFUSED: dict[str, tuple[Refused, ...]] = {
    "latin1": (
        Refused("votes", VOTES + b"119,House,1,CA,Mu\xf1oz,,,,1\n", ":2:18: is not in UTF-8: the byte 0xf1"),
        Refused(
            "decisions", DECISIONS + b"same,organization:a,organization:b,jm,Mu\xf1oz\n", ":2: is not UTF-8"
        ),
        Refused("labels", LABELS + b"organization:a,Mu\xf1oz\n", ":2: is not UTF-8; save the file as UTF-8"),
        Refused("sheet", SHEET + b"person:a,Mu\xf1oz,document:x.1\n", ":2:12: is not in UTF-8"),
        Refused("agents", AGENTS + AGENT % (b"1", b"\x81"), ":2:22: is neither Windows-1252 nor UTF-8"),
    ),
    "missing_column": (
        Refused("votes", VOTES.replace(b"icpsr,", b""), ":1: the column 'icpsr' is missing or there twice"),
        Refused("agents", AGENTS.replace(b',"Zip"', b""), ":1: the column 'Zip' is missing or there twice"),
        Refused("decisions", DECISIONS.replace(b",by", b""), ":1:1: the header lacks by"),
        Refused("labels", b"name\n", ":1:1: labels have the columns name,is or left,right,decision"),
    ),
    "duplicate_column": (
        Refused("votes", VOTES[:-1] + b",icpsr\n", ":1: the column 'icpsr' is missing or there twice"),
        Refused("decisions", DECISIONS[:-1] + b",by\n", ":1:31: the column again: 'by'"),
        Refused(
            "labels", b"name,is,name\n", ":1:1: labels have the columns name,is or left,right,decision, and"
        ),
        Refused("sheet", SHEET[:-1] + b",label\n", ":1:19: the column 'label' again"),
    ),
    "ragged": (
        Refused("votes", VOTES + b"119,House\n", ":2: 2 cells under 9 columns"),
        Refused(
            "decisions", DECISIONS + b"a,b,c\na,b,c,d,e,f\n", ":2:1: has 3 cells, the header 5\nany.csv:3:1: "
        ),
        Refused(
            "labels", LABELS + b"a\na,b,c\n", ":2:1: has 1 cells, the header 2\nany.csv:3:1: has 3 cells"
        ),
        Refused(
            "sheet", SHEET + b"a,b\na,b,c,d\n", ":2:1: has 2 cells, the header 3\nany.csv:3:1: has 4 cells"
        ),
        Refused("agents", AGENTS + b'"1","2"\n', ":2: 2 cells under 10 columns"),
    ),
    "bad_amount": (
        Refused("votes", VOTES + VOTE % b"ten", ":2: nominate_number_of_votes: 'ten' doesn't match"),
        Refused(
            "agents", AGENTS + AGENT % (b"ten", b"A"), ":2: Registration Number: 'ten' is not a register"
        ),
        Refused(
            "decisions",
            DECISIONS[:-1] + b",score\nsame,person:a,person:b,jm,x,ten\n",
            ":2:29: 'ten' is no score from 0 to 1",
        ),
    ),
    "comma_amount": (
        Refused("votes", VOTES + VOTE % b'"1,139"', ":2: nominate_number_of_votes: '1,139' doesn't match"),
    ),
    "unclosed_quote": (
        Refused("votes", VOTES + b'119,"House\n\n', ":2: is not CSV: unexpected end of data"),
        Refused("agents", AGENTS + b'"1","A\n"2","B"', ":2: 3 cells under 10 columns"),
        Refused(
            "decisions", DECISIONS + b'same,"organization:a\n\n', ":2: is not CSV: unexpected end of data"
        ),
        Refused("labels", LABELS + b'a,"A\nb,B\n', ":2: is not CSV: unexpected end of data"),
        Refused("sheet", SHEET + b'person:a,"A\n\n', ":2: is not CSV: unexpected end of data"),
    ),
    "nul": (
        Refused("votes", VOTES + b"119,Ho\0use\n", f":2:7: {NUL}"),
        Refused("agents", AGENTS + AGENT % (b"1", b"A\0"), f":2:23: {NUL}"),
        Refused("decisions", DECISIONS + b"same,organization:a\0\n", f":2: {NUL}"),
        Refused("labels", LABELS + b"a,A\nb,\0\n", f":3: {NUL}"),
        Refused("sheet", SHEET + b"person:a,A\0\n", f":2:11: {NUL}"),
    ),
    "duplicate_id": (
        Refused(
            "decisions",
            DECISIONS + b"same,person:a,person:b,jm,x\nsame,person:b,person:a,jm,y\n",
            ":3:6: this pair stands on line 2 already",
        ),
        Refused("labels", LABELS + b"a,A\na,B\n", ":3:1: 'a' is 'A' already"),
    ),
    "semicolons": (
        Refused("votes", VOTES.replace(b",", b";"), ":1: 'congress;chamber;icpsr;state_abbrev;bioname;"),
        Refused("agents", AGENTS.replace(b",", b";"), ":1: is none of the register's bulk tables"),
        Refused("decisions", DECISIONS.replace(b",", b";"), ":1:1: no such column: 'decision;left;right;by;"),
        Refused("labels", LABELS.replace(b",", b";"), ":1:1: labels have the columns name,is or left,right"),
    ),
    "empty": (
        Refused("votes", b"", ": is empty; fetch it again"),
        Refused("agents", b"", ": is empty; fetch it again"),
        Refused("decisions", b"", ":1:1: the header lacks decision, left, right, by, reason"),
        Refused("labels", b"", ":1:1: labels have the columns name,is or left,right,decision"),
    ),
    "cell_20mb": (
        Refused(
            "votes", VOTES + b"119," + BIG + b",\n", ":2:1: a line of 20,000,006 letters; one may have 1,048"
        ),
        Refused("agents", AGENTS + b'"' + BIG, ":2: breaks off within a cell"),
        Refused("decisions", DECISIONS + BIG, ":2: is not CSV: field larger than field limit (131072)"),
        Refused("labels", LABELS + BIG, ":2: is not CSV: field larger than field limit (131072)"),
        Refused("sheet", SHEET + BIG, ":2:1: a line of 20,000,000 letters; one may have 1,048,576"),
    ),
}
TAKEN = ("latin1", "embedded_newline", "formula", "bom_crlf", "header_only")
# Where one of our forms ends otherwise than the maker's form must, and why.
OTHERWISE = {
    "latin1": "read as Windows-1252 of the one register that writes it, and refused with its place elsewhere",
    "comma_amount": "no column of ours is printed with commas but in the workbook of visas, which reads them",
    "duplicate_id": "a dossier may describe a thing from two documents; twice from one is refused at its end",
    "semicolons": "the message names the header as it stands, or the columns that are wanted",
    "empty": "a file that a person types lacks its header; an empty table of a dossier is an empty table",
}


@pytest.mark.parametrize(
    "case",
    [pytest.param(each, id=f"{name} in {each.form}") for name, cases in REFUSED.items() for each in cases],
)
def test_a_table_with_a_fault_is_refused_in_its_place(case: Refused) -> None:
    """Tables are saved by spreadsheets, cut by mail and typed by hand; each such slip has its words."""
    with pytest.raises(InvalidInput) as refused:
        READ[case.form](case.document)

    assert str(refused.value).startswith(FILE + case.told)


def test_a_cell_of_20_mb_costs_little_time_and_memory(tmp_path: Path) -> None:
    """Whoever sends it wants the machine to stand still."""
    (tmp_path / FILE).write_bytes(VOTES + b"119," + BIG + b",\n")

    ended = bounded("build", "--source", f"voteview={FILE}", store=tmp_path / "store", folder=tmp_path)

    assert (ended.code, ended.err.partition(" letters")[0]) == (4, f"{FILE}:2:1: a line of 20,000,006")
    assert ended.seconds < 5
    assert ended.megabytes < 400


def test_an_agent_of_another_encoding_has_his_name() -> None:
    """The register writes Windows-1252 and says so nowhere."""
    found = READ["agents"](AGENTS + AGENT % (b"1", b"Mu\xf1oz Rivera"))

    assert isinstance(found, list)
    assert {
        str(each.properties.get("label")).rpartition(": ")[2] for each in found if isinstance(each, Thing)
    } >= {"Muñoz Rivera"}


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
@pytest.mark.parametrize("form", ["votes", "decisions", "labels", "sheet"])
def test_a_byte_order_mark_and_other_ends_of_lines_change_nothing(form: str, newline: bytes) -> None:
    """Spreadsheets write both, and nobody sees either."""
    document = {
        "votes": VOTES + VOTE % b"1",
        "decisions": DECISIONS + b"same,person:a,person:b,jm,x\n",
        "labels": LABELS + b"a,A\n",
        "sheet": SHEET + b"person:a,A,document:x.1\n",
    }[form]

    saved = b"\xef\xbb\xbf" + document.replace(b"\n", newline)

    assert READ[form](saved) == READ[form](document)


def test_a_line_break_in_a_cell_is_the_cells(dossier: Write, tmp_path: Path) -> None:
    """An address of two lines is one value, in what is read and in what is written."""
    names = {"things.yml": THINGS, "documents.yml": DOCUMENTS}
    table = 'id,label,document\norganization:a,"Line one\nLine two",document:record.1\n'
    table += "organization:b,Plain,document:record.1\n"
    hillgraph.build(tmp_path / "store", dossiers=[dossier({**names, "organization.csv": table})])

    ended = called("export", "-o", str(tmp_path / "out"), "--format", "csv", store=tmp_path / "store")

    assert ended.code == 0
    labels = {row["id"]: row["label"] for row in _nodes(tmp_path / "out")}
    assert (labels["organization:a"], labels["organization:b"]) == ("Line one\nLine two", "Plain")


def test_a_formula_is_kept_as_data_and_made_safe_only_in_the_sheets_for_spreadsheets(
    dossier: Write, tmp_path: Path
) -> None:
    """An answer is exact by the W3C's form; a spreadsheet would compute it, so its own sheets have a mark."""
    formulas = {
        "organization:f1": '=HYPERLINK("http://evil.invalid","click")',
        "organization:f2": "+974-4444-1663",
        "organization:f3": "-5",
        "organization:f4": "@SUM(A1:A9)",
        "organization:f5": "\t=1+1",
        "organization:f6": "=cmd|' /C calc'!A0",
        "organization:f7": "-----",
    }
    files = {"things.yml": THINGS, "documents.yml": DOCUMENTS}
    entries = [
        f"- {{id: '{name}', label: {_quoted(text)}, document: 'document:record.1'}}"
        for name, text in formulas.items()
    ]
    hillgraph.build(
        tmp_path / "store", dossiers=[dossier({**files, "more.yml": "things:\n" + "\n".join(entries)})]
    )
    asked = "SELECT id, label FROM organization WHERE id LIKE 'organization:f_' ORDER BY id"

    answer = called("query", "--sql", asked, "--format", "csv", store=tmp_path / "store")
    sheets = called("export", "-o", str(tmp_path / "out"), "--format", "csv", store=tmp_path / "store")

    assert (answer.code, sheets.code) == (0, 0)
    assert dict(list(csv.reader(answer.out.splitlines()))[1:]) == formulas
    marked = {row["id"]: row["label"] for row in _nodes(tmp_path / "out") if row["id"] in formulas}
    assert marked == {name: text if text == "-5" else f"'{text}" for name, text in formulas.items()}


@pytest.mark.parametrize("form", ["votes", "agents", "decisions", "labels", "sheet"])
def test_a_table_without_rows_has_none(form: str) -> None:
    """A Congress before its first vote, a register on its first day."""
    head = {"votes": VOTES, "agents": AGENTS, "decisions": DECISIONS, "labels": LABELS, "sheet": SHEET}[form]

    found = READ[form](head)

    assert found in ([], (), score.Labels({}, {})) or [thing.kind for thing in found] == ["document"]  # type: ignore[attr-defined]


@pytest.mark.shared
def test_every_fault_of_the_maker_is_held_in_a_form_of_ours(handed: Handed) -> None:
    """One that is added beside the checkout must be thought through in our forms."""
    theirs = {Path(case.file).stem for case in handed.cases["csv"]}

    assert theirs == {*REFUSED, *TAKEN}
    assert {*OTHERWISE} <= theirs


def _nodes(folder: Path) -> list[dict[str, str]]:
    with (folder / "nodes.csv").open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return f'"{escaped}"'
