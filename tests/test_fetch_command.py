"""The commands ``fetch`` and ``sources``: what they understand, what they print, and how they end."""

from __future__ import annotations

import csv
import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

import hillgraph
from hillgraph.cli.progress import Bar, listening
from hillgraph.fetch.errand import fetched
from hillgraph.fetch.listening import Listener, Outcome
from hillgraph.fetch.wanted import Choice, wanted
from hillgraph.sources.catalogue import Supply, catalogue, supplies
from tests.commands import called
from tests.standin import File, standing_in

PEOPLE = Path(__file__).resolve().parent / "fixtures" / "legislators"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Return a cache with the six files of legislators, fetched from a stand-in."""
    with standing_in() as host:
        for path in PEOPLE.iterdir():
            host.files[f"/{path.name}"] = File(path.read_bytes(), kind="text/yaml")
        real = supplies()["legislators"]
        of = Supply("legislators", host.address("/{file}.yaml"), (host.place,), real.most_bytes, real.files)
        fetched(of, Choice(), tmp_path / "cache", loopback=True)
    return tmp_path / "cache"


def rows(text: str) -> dict[str, dict[str, str]]:
    """Return the rows of a CSV by the source they are of."""
    return {row["source"]: row for row in csv.DictReader(io.StringIO(text))}


def test_what_was_fetched_can_be_built(cache: Path, tmp_path: Path) -> None:
    """The command ends with the next one, and that one reads the folder as it is."""
    ended = called("fetch", "legislators", "--offline", "--into", str(cache))

    next_words = ended.err.splitlines()[-1].removeprefix("Next: hillgraph ").split()
    built = called(*next_words, store=tmp_path / "store")
    assert (ended.code, ended.out) == (0, "")
    assert next_words == ["build", "--source", f"legislators={cache / 'legislators'}"]
    assert built.code == 0, built.err
    assert hillgraph.open(tmp_path / "store").sql("SELECT count(*) > 0 FROM person").one() == (True,)


def test_each_file_has_a_line_and_quiet_has_none(cache: Path) -> None:
    """Results go to standard output and all else to standard error."""
    loud = called("fetch", "legislators", "--offline", "--into", str(cache))
    quiet = called("--quiet", "fetch", "legislators", "--offline", "--into", str(cache))

    size = (PEOPLE / "legislators-current.yaml").stat().st_size
    assert loud.err.splitlines()[0] == f"held         legislators/legislators-current.yaml  {size:,} bytes"
    assert len(loud.err.splitlines()) == 7
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")


def test_sources_says_what_the_cache_holds_with_day_size_and_licence(cache: Path) -> None:
    """So that nobody fetches what is there, or quotes what may not be."""
    ended = called("sources", "--into", str(cache))

    found = rows(ended.out)
    people = found["legislators"]
    size = sum(path.stat().st_size for path in PEOPLE.iterdir())
    assert found.keys() == catalogue().keys()
    assert people["licence"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert (people["files"], people["bytes"], people["fetched_on"]) == ("6", str(size), "2025-03-05")
    assert (found["lda"]["files"], found["lda"]["bytes"], found["lda"]["fetched_on"]) == ("0", "0", "")


def test_sources_leaves_out_a_file_that_is_gone(cache: Path) -> None:
    """What the listing says and the folder hasn't is not there."""
    (cache / "legislators" / "executive.yaml").unlink()

    ended = called("sources", "--into", str(cache))

    assert rows(ended.out)["legislators"]["files"] == "5"


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("fetch",), 2, "SOURCE"),
        (("fetch", "visas"), 2, "They are: billstatus, fara, lda, legislators, voteview."),
        (("fetch", "billstatus"), 2, "billstatus needs --congress, as in --congress 119."),
        (("fetch", "legislators", "voteview"), 2, "voteview needs --congress"),
        (
            ("fetch", "billstatus", "--congress", "107"),
            2,
            "begins with Congress 108; there is no Congress 107",
        ),
        (("fetch", "voteview", "--congress", "0"), 2, "there is no Congress 0"),
        (("fetch", "voteview", "--congress", "200"), 2, "there is no Congress 200"),
        (("fetch", "voteview", "--congress", "119-108"), 2, "--congress takes a number, or two as 108-119"),
        (("fetch", "voteview", "--congress", "-1"), 2, "--congress takes a number, or two as 108-119"),
        (("fetch", "billstatus", "--congress", "119", "--type", "hx"), 2, "'hx' is not a type of billstatus"),
        (("fetch", "legislators", "--congress", "119"), 2, "--congress means nothing for legislators"),
        (("fetch", "voteview", "--congress", "119", "--type", "hr"), 2, "--type means nothing for voteview"),
        (("fetch", "legislators", "--year", "2025"), 2, "--year means nothing for legislators; leave it out"),
        (("fetch", "lda"), 2, "lda needs --year, as in --year 2025."),
        (("fetch", "lda", "--year", "1998"), 2, "lda begins with year 1999; there is no year 1998 in it."),
        (("fetch", "lda", "--year", "2025", "--quarter", "5"), 2, "--quarter takes 1, 2, 3 or 4, not 5."),
        (("fetch", "fara", "--year", "2025"), 2, "--year means nothing for fara; leave it out."),
        (("fetch", "fara", "--quarter", "1"), 2, "--quarter means nothing for fara; leave it out."),
        (("fetch", "legislators", "--refresh", "--offline"), 2, "Give --refresh or --offline, not both."),
        (("fetch", "legislators", "--offline", "--into", "x"), 1, "Not in the cache, or damaged there:"),
        (
            ("fetch", "lda", "--year", "2025", "--quarter", "2", "--offline"),
            1,
            "lda/filings-2025-second_quarter",
        ),
    ],
)
def test_a_wrong_call_is_told_before_anybody_is_asked(
    tmp_path: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    """What, and what would be right; nothing is left behind."""
    ended = called(*words, folder=tmp_path)

    assert (ended.code, ended.out) == (code, ""), ended.err
    assert message in ended.err
    assert "Traceback" not in ended.err
    assert list(tmp_path.iterdir()) == []


def test_offline_names_what_is_missing_of_every_source(cache: Path) -> None:
    """In one look, not source by source."""
    (cache / "legislators" / "executive.yaml").unlink()

    ended = called(
        *("fetch", "legislators", "voteview", "billstatus", "--congress", "118-119", "--type", "hr"),
        *("--offline", "--into", str(cache)),
    )

    assert ended.code == 1
    assert ended.err.splitlines()[5:] == [
        "Not in the cache, or damaged there:",
        "  legislators/executive.yaml",
        "  voteview/HS118_members.csv",
        "  voteview/HS119_members.csv",
        "  billstatus/BILLSTATUS-118-hr.zip",
        "  billstatus/BILLSTATUS-119-hr.zip",
        "Fetch them without --offline.",
    ]


def test_the_addresses_are_those_of_the_publishers() -> None:
    """What is asked for, letter by letter; a stand-in can't show a misspelt path."""
    choice = Choice(congresses=(108,), types=("sjres",), years=(2025,))

    asked = {name: list(wanted(of, choice)) for name, of in supplies().items()}

    (archive,) = asked["billstatus"]
    bulk = "https://www.govinfo.gov/bulkdata/BILLSTATUS/108/sjres/BILLSTATUS-108-sjres.zip"
    assert (archive.name, archive.address) == ("BILLSTATUS-108-sjres.zip", bulk)
    assert archive.sitemap == "https://www.govinfo.gov/sitemap/bulkdata/BILLSTATUS/108sjres/sitemap.xml"
    assert [each.address for each in asked["voteview"]] == [
        "https://voteview.com/static/data/out/members/HS108_members.csv"
    ]
    assert asked["legislators"][0].address == (
        "https://unitedstates.github.io/congress-legislators/legislators-current.yaml"
    )
    assert len(asked["legislators"]) == 6
    bulk = "https://efile.fara.gov/bulk/zip/FARA_All_"
    assert [each.address.removeprefix(bulk) for each in asked["fara"]] == [
        "Registrants.csv.zip",
        "ForeignPrincipals.csv.zip",
        "ShortForms.csv.zip",
        "RegistrantDocs.csv.zip",
    ]
    assert len(list(wanted(supplies()["billstatus"], Choice(congresses=(118, 119))))) == 16


def test_a_year_of_the_register_is_asked_for_by_quarter_and_oldest_first() -> None:
    """In any other order each filing that is posted meanwhile would move every page."""
    lda = supplies()["lda"]

    year = {each.name: each.address for each in wanted(lda, Choice(years=(2025,)))}
    halves = [each.name for each in wanted(lda, Choice(years=(2024, 2025)))][1:5]
    quarters = [each.name for each in wanted(lda, Choice(years=(2024, 2025), quarters=(1, 3)))]

    assert [*year] == [
        "constants.json",
        "filings-2025-mid_year",
        "filings-2025-year_end",
        "filings-2025-first_quarter",
        "filings-2025-second_quarter",
        "filings-2025-third_quarter",
        "filings-2025-fourth_quarter",
        "contributions-2025",
    ]
    assert halves == [
        f"filings-{span}" for span in ("2024-mid_year", "2024-year_end", "2025-mid_year", "2025-year_end")
    ]
    assert year["filings-2025-third_quarter"] == (
        "https://lda.gov/api/v1/filings/?filing_year=2025&filing_period=third_quarter"
        "&ordering=dt_posted,registrant__name,client__name&page_size=25"
    )
    assert year["contributions-2025"] == (
        "https://lda.gov/api/v1/contributions/?filing_year=2025&ordering=dt_posted,registrant__name&page_size=25"
    )
    assert year["constants.json"].format(file="general/countries") == (
        "https://lda.gov/api/v1/constants/general/countries/"
    )
    assert quarters == [
        "constants.json",
        "filings-2024-first_quarter",
        "filings-2024-third_quarter",
        "filings-2025-first_quarter",
        "filings-2025-third_quarter",
    ]


def test_the_register_is_read_at_the_rate_that_it_allows() -> None:
    """Fifteen a minute for everybody, 120 with a key."""
    service = supplies()["lda"].service

    assert service is not None
    assert (service.rate, service.rate_with_key, service.window, service.page_size) == (15, 120, 60, 25)


def test_each_source_is_fetched_from_its_own_hosts_only() -> None:
    """An address on a host that isn't in the list could never be fetched."""
    hosts = {name: of.hosts for name, of in supplies().items()}

    assert hosts == {
        "billstatus": ("www.govinfo.gov",),
        "fara": ("efile.fara.gov",),
        "lda": ("lda.gov",),
        "legislators": ("unitedstates.github.io",),
        "voteview": ("voteview.com",),
    }
    assert [of.source for of in supplies().values() if of.address.split("/")[2] not in of.hosts] == []


@pytest.mark.skipif(os.name == "nt", reason="there is no interrupt signal to send to another process")
def test_a_fetch_without_a_way_out_says_so_and_ends_when_it_is_stopped(tmp_path: Path) -> None:
    """A proxy that refuses is all that many offices have; the waits are told, and Control-C ends them."""
    with standing_in() as proxy:
        environment = {key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")}
        environment |= {"HTTPS_PROXY": f"http://{proxy.place}", "HILLGRAPH_CACHE": str(tmp_path)}
        with subprocess.Popen(
            [sys.executable, "-m", "hillgraph", "fetch", "voteview", "--congress", "119"],
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        ) as running:
            assert running.stderr is not None
            first = running.stderr.readline()
            running.send_signal(signal.SIGINT)
            _, rest = running.communicate(timeout=20)

    assert first.startswith("https://voteview.com/static/data/out/members/HS119_members.csv: ")
    assert first.endswith("; again in 1 s\n")
    assert (running.returncode, rest) == (130, "What came is kept; the same command goes on from there.\n")


def test_a_terminal_gets_a_bar_that_goes_when_the_file_is_there() -> None:
    """A file of 35 megabytes takes a while; the lines stay, the bar doesn't."""
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=100, color_system=None)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[said]}"))
    progress = Progress(*columns, console=console, auto_refresh=False)

    with progress:
        bar = Bar(progress)
        bar.came("BILLSTATUS-119-hr.zip", 50, 100)
        progress.refresh()
        half = screen.getvalue()
        bar.counted("filings-2025-first_quarter", 50, 1234)
        progress.refresh()
        bar.begins("filings-2025-first_quarter", 1081, 72.07)
        bar.waits("the host answered 503", 2)
        bar.ended(Outcome("billstatus/BILLSTATUS-119-hr.zip", "fetched", Path("x"), 100))
        progress.refresh()

    assert "BILLSTATUS-119-hr.zip ━" in half
    assert "50 bytes of 100 bytes" in half
    assert "50 of 1,234" in screen.getvalue()
    assert "filings-2025-first_quarter takes 1,081 requests more, about 72 minutes\n" in screen.getvalue()
    assert "the host answered 503; again in 2 s\n" in screen.getvalue()
    assert "fetched      billstatus/BILLSTATUS-119-hr.zip  100 bytes\n" in screen.getvalue()
    assert progress.tasks[0].visible is False


def test_outside_of_a_terminal_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    """A log file should hold lines, and no escape codes."""
    with listening(quiet=False) as listener:
        listener.came("x", 50, 100)
        listener.ended(Outcome("voteview/x", "not changed", Path("x"), 1000))
    with listening(quiet=True) as quiet:
        quiet.ended(Outcome("voteview/x", "not changed", Path("x"), 1000))

    assert type(quiet) is Listener
    assert capsys.readouterr().err == "not changed  voteview/x  1,000 bytes\n"
