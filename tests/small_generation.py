"""A generation of a few statements and rows, made by hand with the engines themselves."""

from __future__ import annotations

import json
from pathlib import Path

from hillgraph.store.generation import FORMAT, MANIFEST, Generation, opened
from hillgraph.store.seal import sealed

HOME = "https://w3id.org/hillgraph/"
PREFIXES = {
    "hg": f"{HOME}vocab#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{kind: f"{HOME}id/{kind}/" for kind in ("person", "bill", "cosponsorship", "service", "filing")},
}
STATEMENTS = """\
PREFIX hg: <https://w3id.org/hillgraph/vocab#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
BASE <https://w3id.org/hillgraph/id/>
<bill/119-hr-4687> a hg:Bill ; rdfs:label "Partner with Korea Act"@en ; hg:congress 119 ;
  hg:introducedOn "2025-07-23"^^xsd:date .
<bill/118-hr-2827> a hg:Bill ; rdfs:label "Partner with Korea Act"@en, "한국 동반자 법안"@ko ;
  hg:congress 118 .
<person/K000397> a hg:Person ; rdfs:label "Young Kim" ; hg:sponsors <bill/119-hr-4687> .
<person/C001047> a hg:Person ; rdfs:label "Shelley Moore Capito" ; hg:cosponsors <bill/119-hr-4687> .
<cosponsorship/C001047.119-hr-4687> a hg:Cosponsorship ; hg:from <person/C001047> ;
  hg:to <bill/119-hr-4687> ; hg:since "2025-07-29"^^xsd:date ; hg:isOriginal false .
<filing/lda.1> a hg:Filing ; hg:amountUSD 50000.50 .
"""
TABLES = {
    "bill": {"id": "VARCHAR", "label": "VARCHAR", "congress": "BIGINT", "introduced_on": "DATE"},
    "filing": {
        "id": "VARCHAR",
        "amount_usd": "DECIMAL(18,2)",
        "document": "VARCHAR[]",
        "contested": "BOOLEAN",
    },
}
ROWS = {
    "bill": [
        "'bill:118-hr-2827', 'Partner with Korea Act', 118, NULL",
        "'bill:119-hr-4687', 'Partner with Korea Act', 119, '2025-07-23'",
    ],
    "filing": ["'filing:lda.1', 50000.50, ['document:lda.1', 'document:lda.2'], false"],
}


def small_generation(folder: Path) -> Generation:
    """Write the generation below *folder* and open it."""
    folder.mkdir(parents=True)
    _statements(folder / "rdf")
    _tables(folder / "tables")
    manifest = {"format": FORMAT, "prefixes": PREFIXES, "tables": TABLES, "as_of": "2025-12-01"}
    (folder / MANIFEST).write_bytes(sealed(json.dumps(manifest).encode()))
    return opened(folder)


def _statements(folder: Path) -> None:
    from pyoxigraph import RdfFormat, Store

    store = Store(str(folder))
    store.load(STATEMENTS.encode(), format=RdfFormat.TURTLE)
    store.flush()


def _tables(folder: Path) -> None:
    import duckdb

    with duckdb.connect() as connection:
        for table, columns in TABLES.items():
            (folder / table).mkdir(parents=True)
            shape = ", ".join(f"{name} {kind}" for name, kind in columns.items())
            connection.execute(f"CREATE TABLE {table} ({shape})")
            for row in ROWS[table]:
                connection.execute(f"INSERT INTO {table} VALUES ({row})")  # noqa: S608 - our own rows
            connection.table(table).write_parquet(str(folder / table / "part-0.parquet"))
