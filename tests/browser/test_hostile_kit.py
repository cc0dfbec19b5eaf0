"""Words made to break a page, each wherever a word can stand: nothing runs, every part keeps its bounds."""

from __future__ import annotations

import json
import re
import runpy
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from tests.hostile_words import OWN, spoken
from tests.opened import SIZES, Open
from tests.running import SHARED

pytestmark = [pytest.mark.browser, pytest.mark.hostile]
MAKER = SHARED / "tools" / "hostile" / "make_hostile.py"
WALK = Path(__file__).with_name("walk.js").read_text(encoding="utf-8")
LONGEST = {"long_combining": 1_000}
"""Chromium takes 9 s to lay out ten thousand marks on one letter, and 78 s for thirty thousand."""
BLANK = re.compile(r"[\x00-\x20\x7f]+")
"""What Chromium folds in a title, the controls of C0 among it."""
HANDED = ("labels", "long labels", "values", "files")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("kind", OWN)
def test_words_of_our_own_run_nothing_and_break_nothing(
    opened: Open, kind: str, size: tuple[int, int]
) -> None:
    """A name comes from outside, and whoever is named may have chosen it to harm."""
    assert _faults(opened, OWN[kind], size) == []


@pytest.mark.shared
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("kind", HANDED)
def test_words_that_were_handed_to_us_run_nothing_and_break_nothing(
    opened: Open, kind: str, size: tuple[int, int]
) -> None:
    """Others have thought of words that we have not."""
    assert _faults(opened, _handed()[kind], size) == []


@pytest.mark.parametrize("kind", OWN)
def test_a_title_of_our_own_is_a_title(opened: Open, kind: str) -> None:
    """The title stands in the head, where an end tag would let the rest run."""
    _is_title(opened, OWN[kind])


@pytest.mark.shared
@pytest.mark.parametrize("kind", HANDED)
def test_a_title_that_was_handed_to_us_is_a_title(opened: Open, kind: str) -> None:
    """The same for the words of others."""
    _is_title(opened, _handed()[kind])


def _faults(opened: Open, words: tuple[str, ...], size: tuple[int, int]) -> list[str]:
    """Open a page of hostile words under the longest of them as title, and return what breaks."""
    page = opened(spoken(words, max(words, key=len)), size, touch=size[0] < 760)

    faults: list[str] = page.evaluate(WALK, list(words))
    return faults


def _is_title(opened: Open, words: tuple[str, ...]) -> None:
    title = " · ".join(words)

    page = opened(spoken(words, title))

    assert BLANK.sub("", page.title()) == BLANK.sub("", title.replace("\0", "\ufffd"))


@cache
def _handed() -> dict[str, tuple[str, ...]]:
    """Return the words of the kit; the names of its files are gathered by folder."""
    kit = runpy.run_path(str(MAKER))
    names: defaultdict[str, list[str]] = defaultdict(list)
    for case in kit["all_cases"](9):
        names[case.file.partition("/")[0]].append(case.file)
    long = next(case for case in kit["label_cases"]() if case.big)
    long_labels = json.loads(b"".join(long.content()))
    return {
        "labels": tuple(kit["label_table"]().values()),
        "long labels": tuple(word[: LONGEST.get(name, 10_000)] for name, word in long_labels.items()),
        "values": tuple(kit["INJECTIONS"]),
        "files": tuple(", ".join(listed) for listed in names.values()),
    }
