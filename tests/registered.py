"""A stand-in for a register that answers in pages: its lists may change with every request."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from urllib.parse import parse_qs, urlsplit

from hillgraph.sources.catalogue import Service, Supply
from tests.standin import File, StandIn, standing_in

Change = Callable[[list[str]], object]
HOME = b"<!doctype html><title>Home</title>"


def uuid(number: int) -> str:
    """Return an id; higher numbers are not later in the order of ids."""
    return f"{number * 7919 % 65536:08x}-0000-4000-8000-{number:012x}"


def row(of: str) -> bytes:
    """Return the row of an id."""
    return json.dumps({"filing_uuid": of, "client": {"name": "Señora Ñ & Co."}}, ensure_ascii=False).encode()


@dataclass(slots=True)
class Register:
    """A host with lists by path and query without page; *changes* are made to a list before its answers.

    *page_size* is the most rows of a page, whatever is asked for. *arrived* is when requests came.
    """

    host: StandIn
    lists: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    changes: dict[str, deque[Change | None]] = field(default_factory=dict)
    codes: bytes = b'[{"value": "TRD", "name": "Trade"}]'
    page_size: int = 25
    arrived: list[float] = field(default_factory=list)

    def supply(self, *, rate: int = 1000, window: float = 1, size: int = 3) -> Supply:
        """Return how the register is fetched; with a key ten times as much is allowed."""
        service = Service(
            lists={
                "filings": self.host.address("/filings/?year={year}&period={period}&size={size}"),
                "contributions": self.host.address("/contributions/?year={year}&size={size}"),
            },
            constants=self.host.address("/constants/{file}/"),
            page_size=size,
            rate=rate,
            rate_with_key=10 * rate,
            window=window,
            halves=("mid_year",),
            quarters=("first_quarter", "second_quarter", "third_quarter", "fourth_quarter"),
        )
        address = self.host.address("/filings/?year={year}")
        codes = ("filing/types", "general/countries")
        return Supply("lda", address, (self.host.place,), 100_000, codes, first_year=1999, service=service)

    def made(self, path: str) -> File | None:
        """Return the answer at a path, None where there is nothing."""
        self.arrived.append(monotonic())
        if path == "/":
            return File(HOME, None, None, kind="text/html")
        if path.startswith("/constants/"):
            return File(self.codes, None, None, kind="application/json")
        of, _, number = path.partition("&page=")
        waiting = self.changes.get(of)
        change = waiting.popleft() if waiting else None
        if change:
            change(self.lists[of])
        return self._page(of, int(number or 1))

    def _page(self, of: str, number: int) -> File | None:
        rows = self.lists[of]
        size = min(self.page_size, int(parse_qs(urlsplit(of).query)["size"][0]))
        if number > max(1, -(-len(rows) // size)):
            return None
        after = number * size < len(rows)
        head = {"count": len(rows), "next": f"{of}&page={number + 1}" if after else None, "previous": None}
        body = b", ".join(row(each) for each in rows[(number - 1) * size : number * size])
        answer = json.dumps(head).encode()[:-1] + b', "results": [' + body + b"]}"
        return File(answer, None, None, kind="application/json")


@contextmanager
def registering() -> Iterator[Register]:
    """Yield a register that answers until the end of the block."""
    with standing_in() as host:
        register = Register(host)
        host.made = register.made
        yield register
