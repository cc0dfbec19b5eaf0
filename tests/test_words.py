"""The words of the article stay its publisher's: facts are taken over, sentences are not."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.running import SHARED

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 9


@pytest.mark.slow
@pytest.mark.shared
def test_no_nine_words_in_a_row_of_the_article_stand_in_the_repository() -> None:
    """Every tracked text file, code and data alike; case, stops and line breaks don't count."""
    taken = _rows((SHARED / "facts" / "article.txt").read_text("utf-8"))
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    files = [ROOT / name for name in listed.decode().split("\0") if name]

    found = {
        path.relative_to(ROOT).as_posix(): " ".join(min(same))
        for path in files
        if path.is_file() and (same := _rows(path.read_text("utf-8", errors="replace")) & taken)
    }

    assert len(files) > 100
    assert len(taken) > 500
    assert found == {}


def _rows(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[\w'’-]+", text.casefold())
    return {tuple(words[start : start + LONGEST]) for start in range(len(words) - LONGEST + 1)}
