"""Hostile Turtle, JSON-LD and RDF/XML, put to both commands that read such files: validate and diff."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bounded import Ended, bounded
from tests.handed import Case, Handed

pytestmark = [pytest.mark.hostile, pytest.mark.shared]
CODES = {"reject": 4, "warn": 0, "accept": 0}
# Where a file ends otherwise than its maker expects, and why.
OTHERWISE = {
    ("validate", "ttl/relative_iri.ttl"): (0, "the file's own address is its base, by RFC 3986, 5.1.3"),
    ("diff", "ttl/remote_context.jsonld"): (2, "a form that is not compared is refused unread"),
    ("diff", "ttl/bomb.rdf"): (2, "a form that is not compared is refused unread"),
}
MUST_SAY = {
    "ttl/space_in_iri.ttl": "IRI",
    "ttl/brace_in_iri.ttl": "IRI",
    "ttl/bad_escape.ttl": r"\q",
    "ttl/undefined_prefix.ttl": "no:",
    "ttl/literal_subject.ttl": "not a valid subject",
    "ttl/bad_language.ttl": "language code",
    "ttl/surrogate_escape.ttl": r"\uD800",
    "ttl/javascript_iri.ttl": "<javascript:alert(1)>",
    "ttl/bad_number.ttl": "'abc' is no integer",
    "ttl/remote_context.jsonld": "never fetched",
    "ttl/bomb.rdf": "a DOCTYPE, which is not allowed",
    "ttl/literal_50mb.ttl": "more than 16,777,216 bytes",
    "ttl/deep_50000.ttl": "nested too deeply: over 200 levels",
}
BOUNDS = (5.0, 400)
TOLD = re.compile(r"(?m)^.*?\.\w+(?::(\d+))?(?::(\d+))?: ")


@pytest.mark.parametrize("command", ["validate", "diff"])
def test_hostile_rdf_is_refused_in_its_place_or_kept_as_it_is_and_nothing_is_fetched(
    command: str, handed: Handed, tmp_path: Path
) -> None:
    """A graph that somebody sends is read before it is trusted, and without a network."""
    wrong: dict[str, list[str]] = {}
    for case in handed.cases["ttl"]:
        words = (command, *[str(handed.folder / case.file)] * (2 if command == "diff" else 1))
        ended = bounded(*words, store=tmp_path / "store", folder=tmp_path)
        wrong[case.file] = [*_wrong(case, command, ended)]

    assert len(wrong) >= 16
    assert {file: told for file, told in wrong.items() if told} == {}
    assert not handed.knocked()
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("bad_number", "abc"), ("javascript_iri", "javascript:alert(1)"), ("loopback_iri", "http://127.0.0.1:")],
)
def test_what_is_kept_as_it_is_is_a_difference_as_it_is(
    handed: Handed, tmp_path: Path, name: str, value: str
) -> None:
    """The form of a doubtful value is what a person looks for."""
    path = handed.folder / f"ttl/{name}.ttl"
    without = tmp_path / "without.ttl"
    without.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:2]), "utf-8")

    ended = bounded("diff", str(without), str(path), store=tmp_path / "store", folder=tmp_path)

    assert ended.out.splitlines()[-1].partition(": now ")[2].startswith(value)


def _wrong(case: Case, command: str, ended: Ended) -> Iterator[str]:
    """Yield in what *command*, fed the file of *case*, did not end as it must."""
    code, reason = OTHERWISE.get((command, case.file), (CODES[case.outcome], ""))
    told = ended.out + ended.err
    if ended.code != code or "Traceback" in told:
        yield f"exit code {ended.code}: {told[:500]}"
    spoken = code == CODES["reject"] or (case.outcome == "warn" and command == "validate")
    places = [(int(line or 0), int(column or 0)) for line, column in TOLD.findall(told)]
    if spoken and case.line and not any(case.at(*place) for place in places):
        yield f"is not placed at {case.line}:{case.column} but says {told[:500]}"
    if spoken and not reason and MUST_SAY.get(case.file, "") not in told:
        yield f"does not say '{MUST_SAY[case.file]}' but {told[:500]}"
    if ended.seconds > BOUNDS[0] or ended.megabytes > BOUNDS[1]:
        yield f"took {ended.seconds} s and {ended.megabytes} MB"
