"""Where claims and names stand in a text that the user has: told by paragraph, and kept nowhere."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

import hillgraph
from hillgraph.claims.locate import located, read
from hillgraph.graph import Graph
from tests.commands import called
from tests.conftest import write_dossier
from tests.running import SHARED

TEXT = """\
Lamps For Everybody
The Guild's plan
J. Velázquez of the Guild of Lamplighters spoke on Monday.
A street in the evening
“The Treaty on Lamps cost 15,000 crowns,” Rep. Wick said.
Rep. Ada Wick was not there.
"""
FILES = {
    "documents.yml": "documents:\n  - {id: document:gazette.1, title: A story, issued: 2025-01-10}\n",
    "things.yml": """\
things:
  - {id: agreement:lamps, label: Treaty on Lamps, document: document:gazette.1, locator: ["2", "3"]}
  - {id: organization:guild, label: Guild of Lamplighters, alt_label: Guild, document: document:gazette.1,
     locator: "1"}
  - {id: person:j-velazquez, label: J. Velazquez, document: document:gazette.1, locator: "1"}
  - {id: person:ada-wick, label: Ada B. Wick, document: document:gazette.1, locator: "3"}
  - {id: person:bo-wick, label: Bo Wick, document: document:gazette.1}
""",
    "claims.yml": """\
document: document:gazette.1
claims:
  - {number: 1, at: "2", text: It was dear, about: ["agreement:lamps"], states: 15000, because: nobody counts}
  - {number: 2, at: "3", text: The guild paid, about: ["organization:guild"], because: nobody counts}
""",
}


@pytest.fixture(scope="module")
def lamplit(tmp_path_factory: pytest.TempPathFactory) -> tuple[Graph, Path]:
    """Build the dossier, once, and write the text that it was made from."""
    folder = tmp_path_factory.mktemp("lamplit")
    text = folder / "story.txt"
    text.write_text(TEXT, "utf-8")
    return hillgraph.build(folder / "store", dossiers=[write_dossier(FILES, folder / "small")]), text


def test_headlines_captions_and_paragraphs_are_told_apart(lamplit: tuple[Graph, Path]) -> None:
    """Two lines of headline, three that end as sentences do, and a caption between them."""
    assert [each.name for each in read(lamplit[1])] == ["H", "1", "C", "2", "3"]


def test_a_name_is_read_with_accents_possessives_and_initials(lamplit: tuple[Graph, Path]) -> None:
    """The guild stands in H as Guild's, J Velazquez with an accent and a stop, Ada without her initial."""
    rows = {row[2]: (row[4], row[5]) for row in located(lamplit[0], None, lamplit[1]) if row[1] == "thing"}

    assert rows["organization:guild"] == ("H, 1", None)
    assert rows["person:j-velazquez"] == ("1", None)
    assert rows["person:ada-wick"] == ("3", None)
    assert rows["agreement:lamps"] == ("2", "named nowhere in 3, where the dossier has it")


def test_a_claim_names_a_paragraph_where_nothing_of_it_stands(lamplit: tuple[Graph, Path]) -> None:
    """The first is in 2 by its treaty and by its number with a comma; the guild of the second is not in 3."""
    rows = {row[2]: (row[4], row[5]) for row in located(lamplit[0], None, lamplit[1]) if row[1] == "claim"}

    assert rows["claim:small.1"] == ("2", None)
    assert rows["claim:small.2"] == ("H, 1", "nothing of it is named in 3")


def test_a_family_name_that_several_bear_is_ambiguous(lamplit: tuple[Graph, Path]) -> None:
    """Rep. Wick in 2 may be either; Rep. Ada Wick in 3 is whole and is nobody else."""
    rows = [row for row in located(lamplit[0], None, lamplit[1]) if row[1] == "ambiguous"]

    assert [(row[0], row[3], row[5]) for row in rows] == [
        ("2", "wick", "may be person:ada-wick, person:bo-wick")
    ]


def test_of_the_text_only_digests_are_told(lamplit: tuple[Graph, Path]) -> None:
    """No sentence comes out, and the store has none either."""
    graph, text = lamplit
    before = sorted(graph.generation.folder.rglob("*"))

    rows = list(located(graph, None, text))

    line = TEXT.splitlines()[2]
    assert ("1", "paragraph", None, None, None, f"sha256 {hashlib.sha256(line.encode()).hexdigest()}") in rows
    assert not any("spoke on Monday" in str(cell) for row in rows for cell in row)
    assert sorted(graph.generation.folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("content", "code", "words"), [(None, 3, "can't be read"), (b"\xff\n", 4, "story.txt:1: is not UTF-8")]
)
def test_a_text_that_cannot_be_read_is_one_message(
    tmp_path: Path, store: Path, content: bytes | None, code: int, words: str
) -> None:
    """Nothing is guessed of its encoding."""
    if content is not None:
        (tmp_path / "story.txt").write_bytes(content)

    done = called("claims", "--locate", str(tmp_path / "story.txt"), store=store)

    assert (done.code, done.out) == (code, "")
    assert words in done.err


@pytest.mark.shared
def test_the_article_holds_what_the_dossier_says_stands_where(store: Path) -> None:
    """Of the claims with a paragraph, those without any name there are few, and each was looked at."""
    article = SHARED / "facts" / "article.txt"

    done = called("claims", "--locate", str(article), "--format", "ndjson", store=store)

    assert done.code == 0, done.err
    bare = [
        line
        for line in done.out.splitlines()
        if '"what":"claim"' in line.replace(": ", ":") and "nothing of it" in line
    ]
    assert len(bare) <= 15
