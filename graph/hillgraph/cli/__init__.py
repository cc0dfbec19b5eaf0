"""The command line: parse, call, print."""

from __future__ import annotations

import signal
import sys
from types import FrameType

from hillgraph.errors import HillgraphError

INTERRUPTED = 130


class Interrupted(KeyboardInterrupt):
    """Control-C.

    A plain `KeyboardInterrupt` that passes through `exec` on its way, as it does where a dataclass is being
    made, is remembered by CPython, which then ends by that signal whatever exit code the command has chosen.
    """


def main() -> None:
    """Run the command line; a foreseen failure is one message and its exit code."""
    from hillgraph.cli.app import app

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
    try:
        app()
    except HillgraphError as error:
        sys.stdout.flush()
        sys.stderr.write(f"{error}\n")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        sys.exit(INTERRUPTED)


def _interrupt(_: int, __: FrameType | None) -> None:
    raise Interrupted
