"""The register of lobbying: reading a filing, a year of them, resolving names, and how well all that is done.

``python -m benchmarks.register records|typed FILE`` prints the seconds of processor time of one of them,
``names NUMBER`` those of resolving so many.
"""

from __future__ import annotations

import gc
import random
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from benchmarks import quality
from benchmarks.growth import MEBIBYTE
from benchmarks.measure import Outcome, Promise, inverse, seconds, told
from benchmarks.memory import held
from benchmarks.orphans import counted
from benchmarks.start import HILLGRAPH
from benchmarks.synthetic import Filings, filings, made

PROGRAM = (sys.executable, "-m", "benchmarks.register")
SEEDS = (1, 2)
ROUNDS = 3
YEAR = 108_000
AT_ONCE = 2_500  # filings a file, some 10 MB
SIZES = (12_500, 25_000, 50_000, 100_000)
QUALITY = (
    ("organizations: precision", 0.995),
    ("organizations: recall", 0.95),
    ("lobbyists: precision", 0.99),
    ("lobbyists: recall", 0.9),
    ("bills in texts: F1", 0.98),
    ("former offices: F1", 0.95),
    ("sums that are equal", 0.99),
    ("sums within bounds", 1.0),
)


def outcomes(folder: Path) -> Iterator[Outcome]:
    """Yield what is promised of reading, of a year, of resolution's growth and of quality; all synthetic."""
    yield _reading(folder)
    yield _year(folder)
    yield from _growth()
    seeds = (*SEEDS, random.SystemRandom().randrange(3, 10**6))
    worst = [_quality(filings(folder / str(seed), seed, 6000, "2023-2025")) for seed in seeds]
    for (name, least), found in zip(QUALITY, map(min, zip(*worst, strict=True)), strict=True):
        unit = f"least of seeds {', '.join(map(str, seeds))} (synthetic)"
        yield Outcome(Promise(name=name, bound=1 - least, unit=unit, said=_share), 1 - found)


def _share(missing: float) -> str:
    return f"{1 - missing:.3f}"


def _reading(folder: Path) -> Outcome:
    """Read 6,000 filings to records, against msgspec's typed decoding of every field of the same lines."""
    file = str(filings(folder / "read", 1, 6000, "2023-2025").folder / "filings.jsonl")
    rounds = [{way: told((*PROGRAM, way, file))[0] for way in ("records", "typed")} for _ in range(ROUNDS)]
    return Outcome(
        Promise(name="register: reading", bound=1 / 0.3, unit="× msgspec, typed (synthetic)", said=inverse),
        median(each["records"] / each["typed"] for each in rounds),
        seconds(each["records"] for each in rounds),
        seconds(each["typed"] for each in rounds),
    )


def _year(folder: Path) -> Outcome:
    """Build a year of filings, names resolved, and look at the memory of all processes."""
    given = filings(folder / "year", 1, YEAR, "2024")
    (parts := folder / "parts").mkdir()
    with (given.folder / "filings.jsonl").open("rb") as lines:
        for number in range(0, YEAR, AT_ONCE):
            (parts / f"{number:06d}.jsonl").write_bytes(b"".join(islice(lines, AT_ONCE)))
    words = ("--quiet", "build", "--store", str(folder / "store"), "--jobs", "2")
    took = held(counted((HILLGRAPH, *words, "--source", f"lobbying={parts}")), {})
    return Outcome(
        Promise(name="register: a year", bound=2048, unit=f"MiB for {YEAR:,} filings", said="{:.0f}".format),
        took.peak / MEBIBYTE,
        took.spent,
    )


def _growth() -> Iterator[Outcome]:
    """Resolve ever more synthetic names, each time twice as many; a name may cost somewhat more each time."""
    least: float | None = None
    for size in SIZES:
        took = min(told((*PROGRAM, "names", str(size)))[0] for _ in range(2))
        least = least or took
        bound = 1.5 * size / SIZES[0]
        yield Outcome(
            Promise(name=f"resolving {size:,}", bound=bound, unit=f"× resolving {SIZES[0]:,} (synthetic)"),
            took / least,
            seconds([took]),
        )


def _quality(given: Filings) -> list[float]:
    bodies, people = quality.names(given)
    found, true = quality.sums(given), quality.true_sums(given)
    spent = {each: true[each]["corrected_by_quarter"] for each in true}
    return [
        bodies.precision,
        bodies.recall,
        people.precision,
        people.recall,
        quality.f1(quality.bills(given)),
        quality.f1(quality.former_offices(given)),
        sum(found[each].corrected == spent[each] for each in spent) / len(spent),
        sum(found[each].lower <= spent[each] <= found[each].upper for each in spent) / len(spent),
    ]


def main(what: str, given: str) -> None:
    """Print the seconds of processor time of one way of reading a file, or of resolving names."""
    if what == "names":
        from hillgraph.resolve.resolution import resolved

        names = made(int(given))
        began = process_time()
        resolved(names)
    else:
        read = _records if what == "records" else _typed
        lines = Path(given).read_bytes()
        read(lines.partition(b"\n")[0], given)  # whatever is made once is made by now
        gc.disable()  # as the processes of a build do
        began = process_time()
        read(lines, given)
    print(process_time() - began)


def _records(document: bytes, file: str) -> object:
    from hillgraph.sources import lobbying

    return list(lobbying.read(document, file=file))


def _typed(document: bytes, _: str) -> object:
    import msgspec

    decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(_whole())
    return [decoder.decode(line) for line in document.splitlines()]


def _whole() -> type:
    """Return the form of a filing with everything in it typed: no part is left as it stands."""
    from msgspec import Raw, defstruct
    from msgspec.structs import fields

    from hillgraph.sources.lobbying import form

    def typed(kind: type, **parts: Any) -> type:
        shape = [
            (each.name, parts.get(each.name, Any if each.type is Raw else each.type)) for each in fields(kind)
        ]
        return defstruct(kind.__name__, [(name, part | None, None) for name, part in shape])

    listed = typed(form.Listed, lobbyist=typed(form.Lobbyist))
    activity = typed(form.Activity, lobbyists=list[listed], government_entities=list[typed(form.Entity)])  # type: ignore[valid-type,misc]
    return typed(
        form.Filing,
        registrant=typed(form.Registrant),
        client=typed(form.Client),
        lobbying_activities=list[activity],  # type: ignore[valid-type]
    )


if __name__ == "__main__":
    words: Sequence[str] = sys.argv[1:]
    main(words[0], words[1])
