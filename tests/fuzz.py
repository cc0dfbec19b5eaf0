"""One reader under atheris for some seconds: ``python -m tests.fuzz READER FOLDER SECONDS`` (`make fuzz`).

What it finds lies in FOLDER as ``crash-…``, ``timeout-…`` or ``oom-…``, a file of the bytes that did it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["hillgraph"]):
    from tests.fuzzed import TARGETS

LONGEST = 32_768  # bytes of a document
SLOW = 10  # seconds that one may take
MEMORY = 2048  # megabytes


def main() -> None:
    """Run the fuzzer; it ends the process itself, with 77 where something was found."""
    name, folder, seconds = sys.argv[1:4]
    target, home = TARGETS[name], Path(folder) / name
    (home / "corpus").mkdir(parents=True, exist_ok=True)
    seeds = home / "seeds"
    seeds.mkdir(exist_ok=True)
    for number, seed in enumerate(target.seeds):
        (seeds / str(number)).write_bytes(seed[:LONGEST])
    options = {
        "artifact_prefix": f"{home}/",
        "max_total_time": seconds,
        "max_len": LONGEST,
        "timeout": SLOW,
        "rss_limit_mb": MEMORY,
        "seed": 1,
        "verbosity": 0,
        "print_final_stats": 1,
    }
    words = [f"-{option}={value}" for option, value in options.items()]
    atheris.Setup([sys.argv[0], *words, str(home / "corpus"), str(seeds)], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
