"""Waits for what a command leaves behind too: ``python benchmarks/orphans.py COMMAND…``.

Python's server of new processes ends after the process that used it, and nobody waits for it. The
processor time of all that it started would be missing from what is measured. Linux alone can adopt it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

ADOPT = 36  # PR_SET_CHILD_SUBREAPER of sys/prctl.h


def counted(command: tuple[str, ...]) -> tuple[str, ...]:
    """Return *command* run so that the time of its orphans is counted among that of its children."""
    return (sys.executable, "-P", __file__, *command)  # by its file, so that any folder will do


def main(command: Sequence[str]) -> int:
    """Run *command*, wait for it and for all that it leaves, and return its exit code."""
    if sys.platform == "linux":
        from ctypes import CDLL

        CDLL(None).prctl(ADOPT, 1, 0, 0, 0)
    child = subprocess.Popen(command)
    codes: dict[int, int] = {}
    while True:
        try:
            pid, status = os.wait()
        except ChildProcessError:
            break
        codes[pid] = os.waitstatus_to_exitcode(status)
    child.returncode = codes[child.pid]
    return child.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
