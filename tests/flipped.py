"""Bytes changed in a file as a failing disk changes them, and commands run one after another on it."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.commands import Ran

SEVERAL = """
import json, os, sys, tempfile, traceback
from hillgraph.cli import main

def one(words):
    sys.argv = ["hillgraph", *words]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        kept = os.dup(1), os.dup(2)
        os.dup2(out.fileno(), 1), os.dup2(err.fileno(), 2)
        try:
            main()
            code = 0
        except SystemExit as ended:
            code = ended.code or 0
        except BaseException:
            traceback.print_exc()
            code = 1
        sys.stdout.flush(), sys.stderr.flush()
        for place, each in enumerate(kept, 1):
            os.dup2(each, place)
        told = (file.seek(0) or file.read().decode(errors="replace") for file in (out, err))
        return [code, *told]

json.dump([one(words) for words in json.load(sys.stdin)], sys.stdout)
"""


@contextmanager
def flipped(path: Path, number: int = 64, seed: str = "") -> Iterator[None]:
    """Change so many bytes of a file, or all of a smaller one, at places that *seed* and its name choose."""
    good = path.read_bytes()
    chance, bad = random.Random(f"{seed}{path.name}"), bytearray(good)  # noqa: S311 - no secret
    for place in chance.sample(range(len(bad)), min(number, len(bad))):
        bad[place] ^= chance.randrange(1, 256)
    path.write_bytes(bad)
    try:
        yield
    finally:
        path.write_bytes(good)


def several(store: Path, commands: Sequence[Sequence[str]]) -> list[Ran]:
    """Return what each of *commands* does, all in one process, as to start one costs more than most."""
    environment = {**os.environ, "HILLGRAPH_STORE": str(store)}
    ended = subprocess.run(
        [sys.executable, "-c", SEVERAL],
        input=json.dumps(commands),
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return [Ran(*each) for each in json.loads(ended.stdout)]
