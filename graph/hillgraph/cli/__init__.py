"""The command line: parse, call, print."""

from __future__ import annotations

import sys

from hillgraph.errors import HillgraphError

INTERRUPTED = 130


def main() -> None:
    """Run the command line; a foreseen failure is one message and its exit code."""
    from hillgraph.cli.app import app

    try:
        app()
    except HillgraphError as error:
        sys.stdout.flush()
        sys.stderr.write(f"{error}\n")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        sys.exit(INTERRUPTED)
