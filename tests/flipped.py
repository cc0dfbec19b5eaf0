"""Bytes changed in a file as a failing disk changes them, and commands run one after another on it."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.commands import Ran

SEVERAL = """
import importlib, json, os, signal, sys, tempfile, traceback
from hillgraph.cli import main

for name in ("duckdb", "networkx", "pyoxigraph", "hillgraph.cli.app"):
    importlib.import_module(name)

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

for line in sys.stdin:
    if child := os.fork():
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(json.dumps(status) if status else "", flush=True)
        continue
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    signal.alarm(120)
    sys.stdout.write(json.dumps([one(words) for words in json.loads(line)]))
    sys.stdout.flush()
    os._exit(0)
"""
Several = Callable[[Sequence[Sequence[str]]], list[Ran]]


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


@contextmanager
def several(store: Path) -> Iterator[Several]:
    """Give what runs commands one after another in a process that has run none before.

    Such a process is forked from one that has imported what they need and done nothing else, as to start
    Python costs more than most commands.
    """
    environment = {**os.environ, "HILLGRAPH_STORE": str(store)}
    words, pipe = [sys.executable, "-c", SEVERAL], subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True, env=environment) as started:
        asked, told = started.stdin, started.stdout
        assert asked
        assert told

        def run(commands: Sequence[Sequence[str]]) -> list[Ran]:
            print(json.dumps(commands), file=asked, flush=True)
            found = json.loads(told.readline())
            assert isinstance(found, list), f"ended by {found}"
            return [Ran(*each) for each in found]

        yield run
