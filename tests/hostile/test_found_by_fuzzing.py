"""What a fuzzer has found, and every reader on its own seeds: only what we foresaw comes out."""

from __future__ import annotations

import pytest

from tests.fuzzed import DECISIONS, TARGETS

pytestmark = pytest.mark.hostile
FOUND = {
    "header": (
        b"#+ parameters: {bill: {kindz thing: x}}\nASK {}",
        b"#+ parameters: [bill]\nASK {}",
        b"#+ columns: no\nASK {}",
    ),
    "labels": (b"name,decision,left,right\nx,same,a,b\n",),
    "lobbying.json": (b'{"\xff":', b"{}\n[]]\n}"),
    "lobbying.jsonl": (b"{}\n[1\n{}", b"{}\n[\n\x00"),
    "nq": (b"<a:b> <a:c> " + b"<<( <a:b> <a:c> " * 50_000,),
    "rdf": (b'<!DOCTYPE r [<!ENTITY e "x">]><r>&e;</r>',),
}


@pytest.mark.parametrize("name", TARGETS)
def test_a_reader_takes_its_seeds_and_their_halves(name: str) -> None:
    """A fuzzer begins with them; where they are refused it would search in the dark."""
    target = TARGETS[name]

    target(b"")
    for seed in target.seeds:
        target(seed)
        target(seed[: len(seed) // 2])
        target(seed.replace(b"1", b"\xff"))


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found_once_is_a_message_now(name: str) -> None:
    """Each ended in a trace of calls, or ended the process, until it was mended."""
    for document in FOUND[name]:
        TARGETS[name](document)


def test_the_seed_of_decisions_is_read() -> None:
    """A seed that isn't read would show nothing."""
    assert len(TARGETS["decisions"].read(DECISIONS)) == 2  # type: ignore[arg-type]
