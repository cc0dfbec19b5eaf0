"""Running the command with little memory and time, and measuring what it took of both."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1024**2
ADDRESSES = 1536 * MEGABYTE
PATIENCE = 120
WITHIN = """
import atexit, resource, sys, time
from pathlib import Path

def measured():
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    most = next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)
    Path(sys.argv[0]).write_text(f"{time.process_time()} {most}")

if sys.platform == "linux":
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]), int(sys.argv[2])))
sys.argv = [sys.argv[1], *sys.argv[3:]]
atexit.register(measured)
from hillgraph.cli import main
main()
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """What a command left: exit code, what it said, seconds on a processor, most megabytes, its output.

    The memory is 0 where the system doesn't tell it.
    """

    code: int
    err: str
    seconds: float
    megabytes: int
    out: str = ""


def bounded(*words: str, store: Path, stdin: bytes = b"", folder: Path) -> Ended:
    """Return what ``hillgraph`` with *words* does in *folder* with 1.5 GB of addresses."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("HILLGRAPH_")}
    store.parent.mkdir(parents=True, exist_ok=True)
    measured = store.parent / "measured"
    ended = subprocess.run(
        [sys.executable, "-c", WITHIN, str(measured), str(ADDRESSES), *words],
        input=stdin,
        capture_output=True,
        env={**environment, "HILLGRAPH_STORE": str(store)},
        cwd=folder,
        timeout=PATIENCE,
        check=False,
    )
    err = ended.stderr.decode()
    assert ended.returncode >= 0, f"killed by signal {-ended.returncode}: {err}"
    seconds, kilobytes = measured.read_text(encoding="ascii").split()
    measured.unlink()
    return Ended(ended.returncode, err, float(seconds), int(kilobytes) // 1024, ended.stdout.decode())


def shape(folder: Path) -> dict[str, tuple[int, int]]:
    """Return every file below *folder* with its size and the moment of its last change."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".lock"
    }
