"""A story: read with the place of each fault, and told only of what is in the picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from hillgraph.errors import InvalidInput, NotFound
from hillgraph.graph import Graph
from hillgraph.paths import shipped
from hillgraph.render import select
from hillgraph.render.view import View
from hillgraph.sources.story import story
from tests.commands import called
from tests.conftest import write_dossier

GOOD = """title: A story
steps:
  - {say: "KITA has a firm.", show: ["organization:kita", "organization:thomas-capitol-partners"]}
  - {say: "Two ties.", path: ["organization:kita", "committee:hsju00"], day: 2025-09-09}
  - {say: "Some stayed.", compare: ["bill:118-hr-2827", "bill:119-hr-4687"]}
"""


def test_a_story_is_read_step_by_step(tmp_path: Path) -> None:
    """Sentence, what is lit, and the day."""
    told = story(_file(tmp_path, GOOD))

    first, second, third = told.steps
    assert told.title == "A story"
    assert [name.text for name in first.show] == ["organization:kita", "organization:thomas-capitol-partners"]
    assert (str(second.day), len(second.path)) == ("2025-09-09", 2)
    assert third.compare[1].text == "bill:119-hr-4687"
    assert (third.compare[1].line, third.compare[1].column) == (5, 57)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "story.yml: holds nothing; a story has 'title' and 'steps'"),
        ("[]", "story.yml:1:1: a story has 'title' and 'steps'"),
        ("title: A\nsteps: []\n", "story.yml:2:8: 'steps' takes a list of steps"),
        ("steps: [{say: A, show: [b]}]", "story.yml:1:1: the field 'title' is missing"),
        ("title: A\nsteps: [{show: [b]}]", "story.yml:2:9: the field 'say' is missing"),
        ("title: A\nsteps: [{say: B}]", "story.yml:2:9: a step has one of show, path and compare"),
        ("title: A\nsteps: [{say: B, path: [c]}]", "story.yml:2:24: 'path' takes two things"),
        ("title: A\nsteps: [{say: B, show: [c], day: soon}]", "'day' takes YYYY-MM-DD, not 'soon'"),
        ("title: A\nsteps: [{say: B, show: [{c: d}]}]", "story.yml:2:25: 'show' takes short names"),
        ("title: A\nsteps: [B]", "story.yml:2:9: each of 'steps' is a set of fields"),
        (
            "title: A\nsteps: [{say: B, show: [c], sees: d}]",
            "'sees' is none of say, show, path, compare",
        ),
        ("title: A\nsteps: [{say: B\n", "is not YAML"),
    ],
)
def test_each_fault_is_told_with_its_place(tmp_path: Path, text: str, fault: str) -> None:
    """Whoever writes a story by hand must find what is wrong with it."""
    with pytest.raises(InvalidInput) as raised:
        story(_file(tmp_path, text))

    assert fault in str(raised.value)


def test_a_story_that_isnt_there_is_said_to_be_missing(tmp_path: Path) -> None:
    """A path that is mistyped is not an empty story."""
    with pytest.raises(NotFound, match=r"There is no file .*nothing\.yml"):
        story(tmp_path / "nothing.yml")


def test_names_that_are_not_in_the_picture_are_faults_at_their_place(graph: Graph, tmp_path: Path) -> None:
    """A step that lights nothing would be found by the reader, not the writer."""
    told = story(_file(tmp_path, GOOD))
    view = select.around(graph, "organization:kita")

    with pytest.raises(InvalidInput) as raised:
        select.told(view, told)

    assert "story.yml:4:52: 'committee:hsju00' isn't in this picture" in str(raised.value)


def test_the_dossiers_own_story_is_told_of_its_whole_picture(graph: Graph, picture: View) -> None:
    """Ten steps; each name in them is drawn, each path exists, each comparison finds someone."""
    told = story(shipped("data") / "dossiers" / "partner-with-korea-act" / "picture-story.yml")

    view = select.told(picture, told)

    assert view.story is told
    assert 6 <= len(told.steps) <= 10
    for step in told.steps:
        assert len(step.say) < 260
        if step.path:
            start, end = (name.text for name in step.path)
            assert graph.paths(start, end)


@pytest.mark.slow
def test_a_story_goes_by_the_name_of_its_dossier_or_by_its_file(store: Path, tmp_path: Path) -> None:
    """The wheel has the story where nobody would look for its path."""
    page = tmp_path / "page.html"
    for name in ("partner-with-korea-act", str(_file(tmp_path, GOOD))):
        ended = called("render", "--story", name, "-o", str(page), store=store)
        assert (ended.code, page.is_file()) == (0, True), ended.err
        assert '"story":{"steps":' in page.read_text(encoding="utf-8")
        page.unlink()


def test_a_faulty_story_in_a_dossier_refuses_the_build(tmp_path: Path) -> None:
    """Found when the dossier is built, not when someone draws it."""
    folder = write_dossier({"picture-story.yml": "title: A\nsteps: [{say: B}]\n"}, tmp_path / "small")

    ended = called("build", "--dossier", str(folder), store=tmp_path / "store")

    assert ended.code == 4
    assert "picture-story.yml:2:9: a step has one of show, path and compare" in ended.err


def _file(folder: Path, text: str) -> Path:
    file = folder / "story.yml"
    file.write_text(text, encoding="utf-8")
    return file
