"""Fetching the foreign agents' register: four zips, each whole, by their official names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hillgraph.fetch.errand import fetched
from hillgraph.fetch.wanted import Choice
from hillgraph.sources.catalogue import supplies
from hillgraph.sources.files import documents
from tests.standin import File, standing_in
from tests.test_fetch import QUICK
from tests.zips import zipped


def test_the_bulk_files_come_as_zips_that_a_build_can_read(tmp_path: Path) -> None:
    """On the second day only the one that changed comes again."""
    real = supplies()["fara"]
    with standing_in() as host:
        of = replace(real, address=host.address("/bulk/zip/FARA_All_{file}.csv.zip"), hosts=(host.place,))
        for name in real.files:
            packed = zipped((f"FARA_All_{name}.csv", b'"Registration Number"\n"5982"\n'))
            host.files[f"/bulk/zip/FARA_All_{name}.csv.zip"] = File(packed, kind="application/zip")

        first = fetched(of, Choice(), tmp_path, patience=QUICK, loopback=True)
        changed = zipped(("FARA_All_ShortForms.csv", b'"Registration Number"\n"1"\n'))
        host.files["/bulk/zip/FARA_All_ShortForms.csv.zip"] = File(changed, '"two"', kind="application/zip")
        second = fetched(of, Choice(), tmp_path, patience=QUICK, loopback=True)

    assert [(each.name, each.how) for each in first] == [
        ("fara/FARA_All_Registrants.csv.zip", "fetched"),
        ("fara/FARA_All_ForeignPrincipals.csv.zip", "fetched"),
        ("fara/FARA_All_ShortForms.csv.zip", "fetched"),
        ("fara/FARA_All_RegistrantDocs.csv.zip", "fetched"),
    ]
    assert [each.how for each in second] == ["not changed", "not changed", "fetched", "not changed"]
    assert [each.name for each in documents(tmp_path / "fara", (".csv",), source="foreign_agents")] == [
        "FARA_All_ForeignPrincipals.csv.zip/FARA_All_ForeignPrincipals.csv",
        "FARA_All_RegistrantDocs.csv.zip/FARA_All_RegistrantDocs.csv",
        "FARA_All_Registrants.csv.zip/FARA_All_Registrants.csv",
        "FARA_All_ShortForms.csv.zip/FARA_All_ShortForms.csv",
    ]
