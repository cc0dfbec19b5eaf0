"""Names as filed become real things in a build, and a wrong merge is undone by one line."""

from __future__ import annotations

import csv
import gzip
import io
import shutil
from datetime import date
from pathlib import Path

import pytest

from hillgraph.errors import InvalidInput, NotFound
from hillgraph.graph import Graph
from hillgraph.store import batches, decisions
from hillgraph.store.check import of_generation
from hillgraph.store.generation import Generation, live
from hillgraph.store.inputs import built
from tests.commands import called
from tests.conftest import Write
from tests.running import SHARED
from tests.small_register import Report, Row, principals, reports

FIRM = "Harbor & Pine LLC"
ROWS = (
    Row("9001", FIRM, "Silla Trade Office", "03/05/2010", "12/31/2015"),
    Row("9001", FIRM, "Silla Trade Office", "03/15/2021"),
    Row("9001", FIRM, "The Silla Trade Office", "01/10/2018", "12/31/2018"),
    Row("9001", FIRM, "Silla Trade Office (STO)", "03/15/2021"),
    Row("9003", "Quarry Group, Inc.", "Silla Trade Office, The", "05/05/2005"),
    Row("9004", "Doe, Pat", "Baekje Museum", "02/03/2004"),
)
REPORTS = (
    Report(1, (7, FIRM), (70, "Silla Battery America Inc."), (700, "Ana", "Quiñones")),
    Report(2, (8, "Quarry Group"), (80, "SILLA BATTERY AMERICA, INC."), (800, "Ana", "Quinones")),
    Report(3, (8, "Quarry Group"), (81, "Alderfen Railway"), (801, "Lee", "Sample")),
)
SILLA = "organization:fara-principal-9001-silla-trade-office"
THE_SILLA = "organization:fara-principal-9001-the-silla-trade-office"
LAST = "organization:fara-principal-9003-silla-trade-office-the"
REAL = "organization:resolved-fara-principal-9001-silla-trade-office"
QUARRIES = "organization:fara-registrant-9003", "organization:fara-registrant-9005"
HEADER = "decision,left,right,by,reason\n"
STORY = {
    "documents.yml": "documents:\n  - {id: document:fara.9001, title: A registration}\n"
    "  - {id: document:fara.9004, title: Another registration}\n",
    "story.yml": """\
things:
  - {id: organization:sto, label: Silla Trade Office of Korea, alt_label: STO, document: document:fara.9001}
  - {id: organization:harbor, label: Harbor and Pine, registration: FARA 9001, document: document:fara.9001}
  - {id: organization:museum, label: Museum of Baekje, document: document:fara.9004}
  - {id: person:pat-doe, label: Pat Doe, document: document:fara.9004}
ties:
  - {kind: engagement, from: organization:harbor, to: organization:sto, since: 2010-03-05, until: 2015-12-31,
     register: FARA, from_printed: Harbor & Pine LLC, to_printed: Silla Trade Office,
     document: document:fara.9001}
  - {kind: engagement, from: person:pat-doe, to: organization:museum, since: 2004-02-03, register: FARA,
     from_printed: "Doe, Pat", to_printed: Baekje Museum, document: document:fara.9004}
""",
}


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build both registers, once for all tests here."""
    return _built(tmp_path_factory.mktemp("registers")).folder.parents[1]


@pytest.fixture
def store(registers: Path, tmp_path: Path) -> Path:
    """Copy the store of both registers, for a test to write into."""
    return shutil.copytree(registers, tmp_path / "store")


def test_ties_run_between_real_things_and_keep_what_was_filed(store: Path) -> None:
    """Whoever sums by client needs the real one; whoever doubts it needs the one that was filed."""
    graph = Graph(live(store))

    filings = graph.sql("SELECT client, client_as_filed, registrant FROM filing ORDER BY id")
    clients = graph.sql("SELECT DISTINCT client, client_as_filed FROM lobbying_activity ORDER BY ALL")
    names = graph.sql(
        "SELECT id, resolved_to FROM organization WHERE id LIKE 'organization:lda-client%' ORDER BY id"
    )
    client, railway = "organization:resolved-lda-client-70", "organization:resolved-lda-client-81"
    firms = "organization:resolved-fara-registrant-9001", "organization:resolved-fara-registrant-9003"
    assert list(filings) == [
        (client, "organization:lda-client-70", firms[0]),
        (client, "organization:lda-client-80", firms[1]),
        (railway, "organization:lda-client-81", firms[1]),
    ]
    assert list(clients) == [row[:2] for row in filings]
    assert list(names) == [(filed, real) for real, filed in clients]


def test_a_real_thing_has_one_label_and_each_spelling(store: Path) -> None:
    """The oldest name gives key and label, so more names change neither; a spelling is no disagreement."""
    graph = Graph(live(store))

    silla = graph.sql("SELECT label, alt_label, registration FROM organization WHERE id = $id", id=REAL)
    lobbyist = graph.sql(
        "SELECT label, alt_label, covered_position FROM person WHERE id = 'person:resolved-lda-lobbyist-700'"
    )
    assert list(silla) == [
        (
            "Silla Trade Office",
            ["Silla Trade Office (STO)", "Silla Trade Office, The", "The Silla Trade Office"],
            None,
        )
    ]
    assert list(lobbyist) == [("Ana Quiñones", ["Ana Quinones"], ["Clerk, Committee on Samples"])]
    assert list(graph.sql("SELECT node, property FROM disagreement")) == []


def test_a_name_is_found_as_the_real_thing(store: Path) -> None:
    """To be asked which of three spellings is meant would help nobody."""
    shown = called("show", "the silla trade office", store=store)

    assert shown.code == 0, shown.err
    assert shown.out.startswith(f"Silla Trade Office  {REAL}  "), shown.out


def test_spells_of_one_pair_are_numbered_by_their_days_and_the_same_are_one(store: Path) -> None:
    """Of three spellings each has its first spell; by those numbers two of them would be one tie."""
    spells = Graph(live(store)).sql(
        "SELECT id, since, until, len(to_as_filed), to_printed FROM engagement "
        "WHERE to_id = $id AND from_id LIKE '%9001' ORDER BY since",
        id=REAL,
    )

    key = f"engagement:resolved-fara-registrant-9001.{REAL.partition(':')[2]}.fara"
    both = ["Silla Trade Office", "Silla Trade Office (STO)"]
    assert list(spells) == [
        (key, date(2010, 3, 5), date(2015, 12, 31), 1, ["Silla Trade Office"]),
        (f"{key}.2", date(2018, 1, 10), date(2018, 12, 31), 1, ["The Silla Trade Office"]),
        (f"{key}.3", date(2021, 3, 15), None, 2, both),
    ]


def test_a_row_carried_by_hand_meets_the_registers(dossier: Write, tmp_path: Path) -> None:
    """What is printed in one registration is one, whatever a dossier calls it, be it a person."""
    graph = Graph(_built(tmp_path, dossier(STORY)))

    engagements = graph.sql(
        "SELECT from_id, to_id, since, count(DISTINCT dataset) "
        "FROM engagement JOIN evidence ON node = engagement.id "
        "WHERE since IN ('2010-03-05', '2021-03-15', '2004-02-03') GROUP BY ALL ORDER BY since"
    )
    label = graph.sql("SELECT label FROM organization WHERE id = 'organization:sto'").one()
    assert list(engagements) == [
        ("person:pat-doe", "organization:museum", date(2004, 2, 3), 2),
        ("organization:harbor", "organization:sto", date(2010, 3, 5), 2),
        ("organization:harbor", "organization:sto", date(2021, 3, 15), 1),
    ]
    assert label == ("Silla Trade Office of Korea",)
    assert of_generation(live(tmp_path / "store")) == []


def test_one_line_undoes_a_wrong_merge_and_nothing_else_changes(store: Path, tmp_path: Path) -> None:
    """A wrong merge is a wrong claim about somebody; to take it back must not cost another."""
    before = _lines(live(store))
    (store / decisions.DECISIONS).write_text(
        f"{HEADER}different,{SILLA},{LAST},Ann,two offices\n", encoding="utf-8"
    )

    after = _lines(_built(tmp_path))

    apart = f"organization:resolved-{LAST.partition(':')[2]}"
    moved = [name.partition(":")[2] for name in (LAST, apart, REAL)]
    changed = before ^ after
    assert any(f"/{apart.partition(':')[2]}>" in line for line in after)
    assert not any(f"/{apart.partition(':')[2]}>" in line for line in before)
    assert 0 < len(changed) < len(before) / 4
    assert [line for line in changed if not any(name in line for name in moved)] == []

    (store / decisions.DECISIONS).unlink()
    assert _lines(_built(tmp_path)) == before


def test_a_decisions_file_is_an_input_and_its_faults_refuse_the_build(store: Path, tmp_path: Path) -> None:
    """What a person typed is told by line and column, and what was live stays so."""
    file = store / decisions.DECISIONS
    file.write_text(f"{HEADER}perhaps,{SILLA},{LAST},Ann,\n", encoding="utf-8")

    with pytest.raises(InvalidInput) as refused:
        _built(tmp_path)

    assert str(refused.value) == ("decisions.csv:2:1: 'perhaps' is no decision: say same, different, unsure")
    assert live(store).folder.name == "000001"
    file.write_text(HEADER, encoding="utf-8")
    names = [each["name"] for each in _built(tmp_path).manifest["inputs"]]
    assert names == ["decisions.csv", "foreign_agents/principals.csv", "lobbying/reports.jsonl"]


def test_without_a_register_nothing_is_resolved(dossier: Write, tmp_path: Path) -> None:
    """A dossier's organizations are real; a file of decisions on others' names has no say in it."""
    folder = dossier(STORY)
    plain = built(tmp_path / "store", [str(folder)])
    (tmp_path / "store" / decisions.DECISIONS).write_text("no,such,form\n", encoding="utf-8")

    again = built(tmp_path / "store", [str(folder)])

    assert again.graph.read_bytes() == plain.graph.read_bytes()
    assert again.manifest["inputs"] == plain.manifest["inputs"]
    with pytest.raises(NotFound, match="no names as filed"):
        decisions.kept(again)


def test_any_number_of_processes_resolves_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The names are gathered in as many places as the files are read in."""
    monkeypatch.setattr(batches, "BYTES", 1000)
    one, three = (_built(tmp_path / str(jobs), jobs=jobs, apart=True) for jobs in (1, 3))

    assert one.graph.read_bytes() == three.graph.read_bytes()
    assert (one.folder / decisions.NAMES).read_bytes() == (three.folder / decisions.NAMES).read_bytes()
    assert Graph(one).sql("SELECT count(DISTINCT client) FROM filing").one() == (2,)


def test_the_command_writes_the_file_and_keeps_a_persons_lines(store: Path) -> None:
    """To look through the file must change nothing, and to write it anew nothing that a person wrote."""
    file = store / decisions.DECISIONS
    told = called("resolve", store=store)
    first = file.read_text(encoding="utf-8")
    edited = first.replace(f"same,{SILLA},{LAST},rules", f"different,{SILLA},{LAST},Ann")
    again = called("--quiet", "resolve", store=store)
    unchanged = file.read_text(encoding="utf-8")
    file.write_text(edited, encoding="utf-8")

    called("resolve", store=store)

    kept = file.read_text(encoding="utf-8")
    assert (told.code, again.code, again.err) == (0, 0, "")
    assert "which are" in told.err
    assert first == unchanged != edited
    assert [line for line in kept.splitlines() if ",Ann," in line] == [
        line for line in edited.splitlines() if ",Ann," in line
    ]


def test_unsure_pairs_are_listed_and_labels_are_scored(tmp_path: Path) -> None:
    """What isn't merged is there to be looked at; how good it is, a person's own sample says."""
    rows = (*ROWS, Row("9005", "Quarrel Group, Inc.", "Alderfen Museum", "05/05/2005"))
    store = _built(tmp_path, rows=rows).folder.parents[1]
    labels = tmp_path / "labels.csv"
    labels.write_text(
        f"left,right,decision\n{SILLA},{LAST},same\n{SILLA},{THE_SILLA},different\n"
        f"{','.join(QUARRIES)},same\n",
        encoding="utf-8",
    )

    review = called("resolve", "--review", "--format", "csv", store=store)
    score = called("resolve", "--score", str(labels), "--format", "csv", store=store)

    pairs = [{row["left"], row["right"]} for row in csv.DictReader(io.StringIO(review.out))]
    assert {*QUARRIES} in pairs
    assert score.out.splitlines() == ["precision,recall,right,wrong,missed,unknown", "0.5000,0.5000,1,1,1,0"]
    assert not (store / decisions.DECISIONS).exists()


@pytest.mark.shared
@pytest.mark.slow
def test_the_dossiers_rows_are_one_with_the_registers(tmp_path: Path) -> None:
    """All 141 that were carried by hand are in the official register, each a spell of its own."""
    register = SHARED / "official" / "fara"
    graph = Graph(built(tmp_path / "store", ["partner-with-korea-act"], [("foreign_agents", register)]))

    both = graph.sql(
        "SELECT count(*) FROM (SELECT node FROM evidence WHERE kind = 'engagement' "
        "GROUP BY node HAVING count(DISTINCT dataset) = 2)"
    )
    kita = graph.sql(
        "SELECT since, until FROM engagement WHERE from_id = 'organization:thomas-capitol-partners' "
        "AND to_id = 'organization:kita' AND register = 'FARA'"
    )
    assert both.one() == (141,)
    assert list(kita) == [(date(2010, 3, 25), date(2023, 9, 30))]


def _built(
    folder: Path,
    story: Path | None = None,
    *,
    rows: tuple[Row, ...] = ROWS,
    jobs: int | None = 1,
    apart: bool = False,
) -> Generation:
    """Build both registers in *folder*; *apart* puts each report into a file of its own."""
    folder.mkdir(exist_ok=True)
    table = principals(rows, folder / "principals.csv")
    filed = reports(REPORTS, folder / "reports.jsonl")
    if apart:
        filed = folder / "reports"
        filed.mkdir()
        for each in REPORTS:
            reports([each], filed / f"{each.number}.jsonl")
    sources = [("foreign_agents", table), ("lobbying", filed)]
    return built(folder / "store", [str(story)] if story else [], sources, jobs=jobs)


def _lines(generation: Generation) -> set[str]:
    return set(gzip.decompress(generation.graph.read_bytes()).decode().splitlines())
