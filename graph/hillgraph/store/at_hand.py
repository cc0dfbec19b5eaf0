"""What processes that read files need at hand: imported once by the one that they are forked from."""

from __future__ import annotations

import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interruption is for the process that started them

import duckdb  # noqa: E402, F401

from hillgraph.model.kinds import model  # noqa: E402
from hillgraph.sources import billstatus  # noqa: E402, F401
from hillgraph.store import convert  # noqa: E402, F401

model()
