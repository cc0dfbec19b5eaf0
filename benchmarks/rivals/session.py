"""One engine in a process of its own: it loads, answers each question some times, and prints what it took.

``python -m benchmarks.rivals.session ENGINE FOLDER QUESTION…``, by the Python that the engine is installed
for; each line printed is an object of JSON.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

STATEMENTS, STORE, TABLES, QUESTIONS = "statements.nt", "store", "tables", "questions.json"
START = "https://w3id.org/hillgraph/id/"
WARM = 5
LONG = 10.0  # seconds after which a question isn't asked again


def main(name: str, folder: Path, questions: Sequence[str]) -> None:
    """Load the engine called *name*, ask it *questions*, and print a line for each."""
    from benchmarks.rivals.engines import ENGINES

    texts = json.loads((folder / QUESTIONS).read_text(encoding="utf-8"))
    began = perf_counter()
    with ENGINES[name](folder) as engine:
        _say(loaded=perf_counter() - began, version=engine.version)
        for question in questions:
            seconds: list[float] = []
            while not seconds or (len(seconds) <= WARM and sum(seconds) < LONG):
                began = perf_counter()
                rows = engine.ask(texts[question])
                seconds.append(perf_counter() - began)
            _say(
                question=question,
                first=seconds[0],
                seconds=median(seconds[1:] or seconds),
                rows=len(rows),
                digest=digest(rows),
            )
        _say(memory=engine.memory())


def digest(rows: Sequence[Sequence[object]]) -> str:
    """Return a sum of *rows* in any order, their things by short names and their numbers as digits."""
    words = sorted([_word(each) for each in row] for row in rows)
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()


def _word(value: object) -> str:
    text = str(value)
    return text.removeprefix(START).replace("/", ":", 1) if text.startswith(START) else text


def _say(**told: object) -> None:
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
