"""Positions: the same ones every time, nothing on anything else, in good time."""

from __future__ import annotations

import time
from math import dist

from hillgraph.render.layout import Mark, footprints, positions, zoom
from hillgraph.render.lettering import room, wrapped
from hillgraph.render.rows import FRAME
from hillgraph.render.spread import Box, overlaps, settled


def test_the_same_marks_stand_in_the_same_places() -> None:
    """A page that changes without its graph changing can't be compared, cached or trusted."""
    marks, ties = _web(120, 260)

    assert positions(marks, ties) == positions(list(marks), list(ties))


def test_no_mark_and_no_name_lies_on_another() -> None:
    """The draft's overlap removal did not converge; here none is left at the zoom that shows all."""
    marks, ties = _web(350, 1200)
    scale = zoom(len(marks))

    placed = [(x * scale, y * scale) for x, y in positions(marks, ties)]

    assert overlaps(placed, footprints(marks, scale)) == []


def test_the_picture_fills_a_frame_that_is_wider_than_high() -> None:
    """Screens are wide; a round picture would leave a third of them empty and be a third smaller."""
    marks, ties = _web(350, 1200)
    scale = zoom(len(marks))

    placed = positions(marks, ties)

    wide, high = (max(axis) - min(axis) for axis in zip(*placed, strict=True))
    assert 0.8 * FRAME[0] < wide * scale <= 1.05 * FRAME[0]
    assert 0.7 * FRAME[1] < high * scale <= 1.05 * FRAME[1]


def test_those_tied_stand_nearer_than_those_apart() -> None:
    """A layout is read as closeness, so closeness must come from ties."""
    ring = [(i, (i + 1) % 12) for i in range(12)]

    placed = positions([Mark(8.0)] * 12, ring)

    tied = [_apart(placed, a, b) for a, b in ring]
    across = [_apart(placed, i, (i + 6) % 12) for i in range(12)]
    assert max(tied) < min(across)


def test_small_components_stand_beside_or_below_the_largest() -> None:
    """Things without a tie to the rest are no reason to shrink the rest."""
    star = [(0, i) for i in range(1, 30)]

    placed = positions([Mark(10.0)] * 34, [*star, (30, 31)])

    low = max(y for _, y in placed[:30])
    right = max(x for x, _ in placed[:30])
    assert all(y > low or x > right for x, y in placed[30:])


def test_a_picture_of_nothing_and_of_one_thing() -> None:
    """The smallest answers of a question are drawn too."""
    assert positions([], []) == []
    assert len(positions([Mark(8.0)], [])) == 1
    assert len(positions([Mark(8.0), Mark(8.0)], [(0, 1), (1, 0), (0, 0)])) == 2


def test_three_hundred_and_fifty_things_take_at_most_two_seconds() -> None:
    """The embedded dossier is this large and is drawn at every demo."""
    marks, ties = _web(350, 1200)
    positions(*_web(60, 100))
    before = time.process_time()

    positions(marks, ties)

    assert time.process_time() - before < 2


def test_boxes_that_find_no_room_make_the_sheet_larger() -> None:
    """However many are asked for, none may lie on another."""
    import numpy as np

    boxes = [Box(50, 20)] * 40

    placed = settled(np.zeros((40, 2)), boxes, (100, 100))

    assert overlaps([(x, y) for x, y in placed.tolist()], boxes) == []


def test_a_long_name_is_cut_after_two_lines() -> None:
    """The canvas has the short form, the panel the whole."""
    name = "Congressional Asian Pacific American Caucus"

    assert wrapped(name) == "Congressional\nAsian Pacific…"
    assert wrapped("KITA") == "KITA"
    assert wrapped("Donaudampfschifffahrtsgesellschaft") == "Donaudampfschif…"
    assert wrapped("") == ""


def test_a_word_without_an_end_is_cut_at_once_and_a_stack_of_marks_at_some_height() -> None:
    """Ten thousand letters took minutes, and a thousand marks on one letter had no width to be cut by."""
    assert wrapped("x" * 100_000) == "x" * 15 + "…"
    assert wrapped("Z" + "\u0301" * 1_000) == "Z" + "\u0301" * 63 + "…"


def test_a_korean_letter_takes_the_room_of_two() -> None:
    """Names in Korean would otherwise run into each other."""
    assert room("한국무역협회") == room("ABCDEFGHIJKL")
    assert wrapped("한국무역협회국제무역연구원") == "한국무역협회국…"


def _web(count: int, ties: int) -> tuple[list[Mark], list[tuple[int, int]]]:
    """Return a few hubs with many single neighbours, as bills and those who sign them."""
    hubs = max(count // 24, 1)
    rest = count - hubs
    spread = [(hubs + i % rest, (i // rest * 5 + i % rest * 3) % hubs) for i in range(ties - hubs + 1)]
    pairs = {*spread, *((i, i - 1) for i in range(1, hubs))}
    named = [Mark(12.0, (90.0, 30.0)) for _ in range(hubs, hubs + count // 6)]
    marks = [Mark(20.0, (80.0, 38.0), inside=True)] * hubs + named
    return marks + [Mark(9.0)] * (count - len(marks)), sorted(pairs)


def _apart(placed: list[tuple[int, int]], a: int, b: int) -> float:
    return float((placed[a][0] - placed[b][0]) ** 2 + (1.5 * (placed[a][1] - placed[b][1])) ** 2)


def test_what_is_folded_finds_room_beside_its_fold_and_on_nothing_else() -> None:
    """A pile that is opened must not bury its neighbours."""
    marks, ties = _web(120, 260)
    folded = [(5, Mark(9.0))] * 40 + [(80, Mark(12.0))] * 15
    scale = zoom(len(marks))

    placed = [(x * scale, y * scale) for x, y in positions(marks, ties, folded)]

    boxes = footprints(marks, scale) + footprints([mark for _, mark in folded], scale)
    assert overlaps(placed, boxes) == []
    assert placed[:120] == [(x * scale, y * scale) for x, y in positions(marks, ties)]
    away = [dist(placed[80], placed[number]) for number in range(160, 175)]
    assert sorted(away)[7] < 150
