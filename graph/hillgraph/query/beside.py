"""Two streams of sorted lines side by side: the subjects of which they don't say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from hillgraph.errors import StoreUnusable

Lines = list[bytes]
LAST = b"\xff"  # comes after every subject


class Pair(NamedTuple):
    """All lines about one subject, those of the one side and those of the other; empty where it has none."""

    subject: bytes
    old: Lines
    new: Lines


def pairs(old: Iterable[bytes], new: Iterable[bytes]) -> Iterator[Pair]:
    """Yield each subject whose lines differ, in order; holds no more than the lines of one subject."""
    before, after = _subjects(old), _subjects(new)
    mine, yours = next(before), next(after)
    while mine[0] != LAST or yours[0] != LAST:
        if mine[0] == yours[0]:
            if mine[1] != yours[1]:
                yield Pair(mine[0], mine[1], yours[1])
            mine, yours = next(before), next(after)
        elif mine[0] < yours[0]:
            yield Pair(mine[0], mine[1], [])
            mine = next(before)
        else:
            yield Pair(yours[0], [], yours[1])
            yours = next(after)


def _subjects(lines: Iterable[bytes]) -> Iterator[tuple[bytes, Lines]]:
    last = b""
    for subject, about in groupby(lines, key=_subject):
        if subject <= last:
            raise StoreUnusable(
                f"The lines about {subject.decode(errors='replace')} come twice, so the graph isn't sorted. "
                "Build it again: hillgraph build"
            )
        last = subject
        yield subject, list(about)
    yield LAST, []


def _subject(line: bytes) -> bytes:
    return line[: line.find(b" ")]
