"""Citations of a bill, a filing, a document, a dataset and the build, as bibliographies take them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from hillgraph.errors import WrongUse
from hillgraph.export.cite import bibtex, citation, csl
from hillgraph.export.reference import Reference, Sort, of_thing
from hillgraph.model.kinds import model
from hillgraph.query.citations import citations, datasets
from hillgraph.query.facts import Describer, Fact, Facts
from hillgraph.query.reading import Reading
from hillgraph.store.generation import GRAPH, Generation
from hillgraph.store.inputs import built

MODEL = model()
SMALL = Path(__file__).resolve().parent / "fixtures" / "dossier-small"
CSL_TYPES = set("article article-newspaper bill dataset document legislation report webpage".split())
CSL_TEXTS = {"id", "type", "title", "authority", "container-title", "number", "chapter-number", "genre"} | {
    "version",
    "URL",
    "note",
}


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    """Build the small dossier, once for this file."""
    return built(tmp_path_factory.mktemp("cited") / "store", [str(SMALL)])


def cited(generation: Generation, name: str, form: str) -> str:
    """Return the citation of a thing by its short name."""
    return citation(Describer(Reading(generation, MODEL), MODEL).facts(name), generation, form)


def test_a_bill_is_cited_with_number_congress_title_and_day(generation: Generation) -> None:
    """Signs that TeX would take for its own are escaped, and capitals are kept."""
    assert cited(generation, "bill:119-hr-1", "bibtex").splitlines() == [
        "@misc{bill:119-hr-1,",
        "  author = {{House of Representatives}},",
        r"  title = {{Fair \& Square Act of 2025 \textbraceleft{}draft\_1\textbraceright{}}},",
        "  howpublished = {H.R. 1, 119th Congress},",
        "  year = {2025},",
        "  month = jan,",
        "  day = {3},",
        "  url = {https://clerk.example/roll/119/hr1},",
        "  note = {Introduced on 2025-01-03},",
        "}",
    ]


def test_a_bill_is_a_bill_to_the_citation_style_language(generation: Generation) -> None:
    """Styles of law journals ask for the type, the number and the body."""
    assert json.loads(cited(generation, "bill:119-hr-1", "csl")) == [
        {
            "id": "bill:119-hr-1",
            "type": "bill",
            "title": "Fair & Square Act of 2025 {draft_1}",
            "authority": "House of Representatives",
            "number": "H.R. 1",
            "chapter-number": "119th Congress",
            "issued": {"date-parts": [[2025, 1, 3]]},
            "URL": "https://clerk.example/roll/119/hr1",
            "note": "Introduced on 2025-01-03",
        }
    ]


def test_a_document_of_the_press_is_an_article(generation: Generation) -> None:
    """Its newspaper is its journal; no author is made up."""
    assert cited(generation, "document:gazette.1", "bibtex").splitlines() == [
        "@article{document:gazette.1,",
        r'  title = {{Firm \& client: "a 50\% share"}},',
        "  journal = {The Gazette},",
        "  year = {2025},",
        "  month = sep,",
        "  day = {9},",
        "  url = {https://gazette.example/1},",
        "  note = {All rights reserved.},",
        "}",
    ]
    assert json.loads(cited(generation, "document:gazette.1", "csl"))[0]["type"] == "article-newspaper"


def test_an_official_document_is_by_its_publisher_and_says_when_it_was_read(generation: Generation) -> None:
    """A record that changes is cited with the day of the reading."""
    (item,) = json.loads(cited(generation, "document:roll.119", "csl"))

    assert item["type"] == "document"
    assert item["author"] == [{"literal": "Office of the Clerk"}]
    assert item["issued"] == {"date-parts": [[2025, 12, 1]]}
    assert item["accessed"] == {"date-parts": [[2025, 12, 2]]}


def test_a_dataset_says_its_terms(generation: Generation) -> None:
    """Whoever uses the data needs the licence with the name."""
    (item,) = json.loads(cited(generation, "dataset:roll.dossier-small", "csl"))

    assert item["type"] == "dataset"
    assert item["note"] == (
        "Office of the Clerk, The Roll of Bills. In the public domain. "
        "https://creativecommons.org/publicdomain/zero/1.0/"
    )
    assert "  urldate = {2025-12-02}," in cited(generation, "dataset:roll.dossier-small", "bibtex")


def test_a_filing_is_a_report_to_a_register() -> None:
    """Made of facts alone, for a register's filings aren't in the small dossier."""
    said = {"registrant": "Firm LLP", "register": "LDA", "filing_type": "Q2", "posted_on": "2025-07-20"}
    facts = tuple(Fact(name, name, value, None, ()) for name, value in said.items())

    reference = of_thing(Facts("filing:lda.0a-1", "Q2 report of Firm LLP", "filing", facts, ()), MODEL, [])

    assert bibtex(reference).splitlines() == [
        "@techreport{filing:lda.0a-1,",
        "  author = {{Firm LLP}},",
        "  title = {{Q2 report of Firm LLP}},",
        "  institution = {LDA},",
        "  type = {Q2},",
        "  number = {0a-1},",
        "  year = {2025},",
        "  month = jul,",
        "  day = {20},",
        "}",
    ]
    assert json.loads(csl(reference))[0]["type"] == "report"


def test_the_build_is_cited_with_version_day_and_digest(generation: Generation) -> None:
    """The digest tells this build from every other, so that a figure can be found again."""
    digest = generation.manifest["files"][GRAPH]

    (item,) = json.loads(citation(None, generation, "csl"))

    assert item == {
        "id": f"hillgraph-2025-12-02-{digest[:12]}",
        "type": "dataset",
        "title": "hillgraph: A small dossier",
        "author": [{"literal": "the hillgraph authors"}],
        "version": generation.manifest["hillgraph"],
        "issued": {"date-parts": [[2025, 12, 2]]},
        "note": f"{generation.manifest['statements']} statements; SHA-256 of graph.nq.gz: {digest}",
    }
    assert f"  version = {{{generation.manifest['hillgraph']}}}," in citation(None, generation, "bibtex")


@pytest.mark.parametrize("kind", ["bill", "statute", "agreement", "filing", "document", "dataset"])
def test_what_is_written_is_known_to_the_citation_style_language(kind: str) -> None:
    """Types and fields of the schema of CSL 1.0.2; a citation manager drops what it doesn't know."""
    properties = MODEL.things[kind].properties
    facts = [Fact(name, name, "2025-01-03", "x:1", ()) for name in properties if name != "label"]

    (item,) = json.loads(csl(of_thing(Facts(f"{kind}:a.1", "Label", kind, tuple(facts), ()), MODEL, [])))

    assert item["type"] in CSL_TYPES
    assert {key for key, value in item.items() if isinstance(value, str)} <= CSL_TEXTS
    assert set(item) - CSL_TEXTS <= {"author", "issued", "accessed"}


def test_text_for_tex_keeps_its_braces_in_pairs() -> None:
    """BibTeX counts braces even where they are escaped; one too many swallows the entries after it."""
    title, address = r"a } b { c \ d ~ e ^ f é 한국 #1 $2", "https://x.example/{a}b\\ c"
    reference = Reference("key", Sort.DOCUMENT, title, url=address)

    text = bibtex(reference)

    assert text.count("{") == text.count("}")
    assert (
        r"  title = {{a \textbraceright{} b \textbraceleft{} c \textbackslash{} d "
        r"\textasciitilde{} e \textasciicircum{} f é 한국 \#1 \$2}}," in text
    )
    assert "  url = {https://x.example/%7Ba%7Db%5C%20c}," in text


def test_a_year_alone_is_a_date_without_a_month() -> None:
    """A day that nobody knows isn't made up."""
    reference = Reference("statute:pl-1-1", Sort.LEGISLATION, "An Act", issued="2011")

    assert "  year = {2011},\n}" in bibtex(reference)
    assert json.loads(csl(reference))[0]["issued"] == {"date-parts": [[2011]]}


def test_the_language_of_a_title_is_no_part_of_it() -> None:
    """Facts show it in brackets; a bibliography has no use for it."""
    facts = (Fact("title", "title", "기사 (ko)", None, ()),)

    assert of_thing(Facts("document:x.1", "기사", "document", facts, ()), MODEL, []).title == "기사"


def test_only_the_merged_value_is_cited() -> None:
    """Of two days the one that stands in the record."""
    facts = (
        Fact("introduced_on", "introduced on", "2025-01-04", None, (), contested=True, merged=False),
        Fact("introduced_on", "introduced on", "2025-01-03", None, (), contested=True),
    )

    assert of_thing(Facts("bill:119-hr-1", "H.R. 1", "bill", facts, ()), MODEL, []).issued == "2025-01-03"


def test_a_person_is_no_publication(generation: Generation) -> None:
    """The message says what can be cited instead."""
    with pytest.raises(WrongUse) as refused:
        cited(generation, "person:K000001", "bibtex")

    assert str(refused.value) == (
        "person:K000001 is no publication. Cited are agreements, bills, datasets, documents, filings, "
        "statutes, and the build itself as 'build'."
    )


def test_a_form_that_is_neither_is_refused(generation: Generation) -> None:
    """So that a wrong word doesn't give an empty citation."""
    with pytest.raises(WrongUse, match="bibtex or csl, not 'ris'"):
        citation(None, generation, "ris")


def test_a_line_says_all_about_a_dataset(generation: Generation) -> None:
    """It stands in every export and under the picture."""
    assert citations(datasets(generation)) == [
        (
            "dataset:gazette.dossier-small: The Gazette (Gazette House). All rights reserved. "
            "Cite as: The Gazette, gazette.example."
        ),
        (
            "dataset:roll.dossier-small: The Roll of Bills (Office of the Clerk). In the public domain. "
            "Licence: https://creativecommons.org/publicdomain/zero/1.0/. Retrieved on 2025-12-02. "
            "Cite as: Office of the Clerk, The Roll of Bills."
        ),
    ]


def test_a_key_is_one_that_bibtex_takes(generation: Generation) -> None:
    """Short names are, and stay the same from build to build."""
    for dataset in datasets(generation):
        text = cited(generation, dataset.name, "bibtex")

        assert re.match(r"@misc\{([A-Za-z0-9:._-]+),\n", text)
