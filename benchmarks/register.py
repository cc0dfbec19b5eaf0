"""The register of lobbying: reading filings, resolving names, and how well both are done.

``python -m benchmarks.register records|typed FILE`` prints the seconds of processor time of one of them,
``names|pairs NUMBER`` those of resolving so many names, or of comparing each with its neighbours.
"""

from __future__ import annotations

import gc
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from benchmarks import quality
from benchmarks.measure import Outcome, Promise, inverse, seconds, told
from benchmarks.synthetic import Filings, filings, made

PROGRAM = (sys.executable, "-m", "benchmarks.register")
SEEDS = (1, 2)
ROUNDS = 3
NEAR = 100
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
    """Yield what is promised of reading, of resolution's growth and of quality; all synthetic."""
    yield _reading(folder)
    yield from _growth()
    yield from _qualities(folder)


def _qualities(folder: Path) -> Iterator[Outcome]:
    """Yield the least quality over three seeds; the guard holds that of the two that are always the same."""
    seeds = (*SEEDS, random.SystemRandom().randrange(3, 10**6))
    found = [_quality(filings(folder / str(seed), seed, 6000, "2023-2025")) for seed in seeds]
    known = map(min, zip(*found[: len(SEEDS)], strict=True))
    worst = map(min, zip(*found, strict=True))
    for (name, least), same, lowest in zip(QUALITY, known, worst, strict=True):
        unit = f"least of seeds {', '.join(map(str, seeds))} (synthetic)"
        promise = Promise(name=name, bound=1 - least, unit=unit, said=_share)
        yield Outcome(promise, 1 - lowest, ratio=1 - same)


def _share(missing: float) -> str:
    return f"{1 - missing:.3f}"


def _reading(folder: Path) -> Outcome:
    """Read 6,000 filings to records, against msgspec's typed decoding of every field of the same lines."""
    file = str(filings(folder / "read", 1, 6000, "2023-2025").folder / "filings.jsonl")
    rounds = [{way: told((*PROGRAM, way, file))[0] for way in ("records", "typed")} for _ in range(ROUNDS)]
    value = median(each["records"] / each["typed"] for each in rounds)
    return Outcome(
        Promise(name="register: reading", bound=1 / 0.3, unit="× msgspec, typed (synthetic)", said=inverse),
        value,
        seconds(each["records"] for each in rounds),
        seconds(each["typed"] for each in rounds),
        value,
    )


def _growth() -> Iterator[Outcome]:
    """Resolve ever more synthetic names, each time twice as many; a name may cost somewhat more each time."""
    first, *others = SIZES
    least, floor = _taken("names", first), _taken("pairs", first)
    yield _resolving(first, least, floor, float("inf"), f"× comparing {NEAR} pairs a name (synthetic)")
    for size in others:
        unit = f"× resolving {first:,} (synthetic)"
        yield _resolving(size, _taken("names", size), least, 1.5 * size / first, unit)


def _taken(what: str, size: int) -> float:
    return min(told((*PROGRAM, what, str(size)))[0] for _ in range(2))


def _resolving(size: int, took: float, floor: float, bound: float, unit: str) -> Outcome:
    times = took / floor
    promise = Promise(name=f"resolving {size:,}", bound=bound, unit=unit)
    return Outcome(promise, times, seconds([took]), seconds([floor]), times)


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
    """Print the seconds of processor time of one way of reading a file, or of names."""
    work = _named(what, int(given)) if given.isdecimal() else _reader(what, given)
    began = process_time()
    work()
    print(process_time() - began)


def _named(what: str, number: int) -> Callable[[], object]:
    from rapidfuzz import fuzz

    from hillgraph.resolve.resolution import resolved

    names = made(number)
    labels = sorted(each.label for each in names)
    if what == "names":
        return lambda: resolved(names)
    return lambda: [
        fuzz.ratio(one, other)
        for place in range(1, NEAR + 1)
        for one, other in zip(labels, labels[place:], strict=False)
    ]


def _reader(what: str, file: str) -> Callable[[], object]:
    read = _records if what == "records" else _typed
    lines = Path(file).read_bytes()
    read(lines.partition(b"\n")[0], file)  # whatever is made once is made by now
    gc.disable()  # as the processes of a build do
    return lambda: read(lines, file)


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
