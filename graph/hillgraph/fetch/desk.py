"""The desk of a service: pages of JSON asked for at its pace, with the key to it, and each looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import msgspec

from hillgraph.errors import Fault, HillgraphError, InvalidInput
from hillgraph.fetch import answer as said
from hillgraph.fetch.download import BEGINNING, PAGE, Means
from hillgraph.fetch.key import variable
from hillgraph.fetch.pace import Pace
from hillgraph.fetch.paging import Page
from hillgraph.fetch.patience import Trouble

if TYPE_CHECKING:
    from httpx import Response

NO_KEY = 401
MOVED = "leads to {}, which is an HTML page and no list: the service has moved. Look for a newer hillgraph"
Form = TypeVar("Form")
Uuid = Annotated[str, msgspec.Meta(pattern="^[0-9a-f-]{36}$")]


class Listed(msgspec.Struct):
    """A page in the wrapper of the service."""

    count: int
    next: str | None
    results: list[msgspec.Raw]


class Row(msgspec.Struct):
    """What paging must know of a row."""

    filing_uuid: Uuid


class Desk:
    """Asks for pages by *means*, at *pace*, with *key* where there is one; *day* is of the newest answer."""

    def __init__(self, means: Means, pace: Pace, key: str | None) -> None:
        self.means = means
        self.pace = pace
        self.day: str | None = None
        self._headers = {"Accept": "application/json", "Accept-Encoding": "gzip"}
        if key:
            self._headers["Authorization"] = f"Token {key}"

    def page(self, address: str, number: int, run: int) -> tuple[Page, list[bytes]]:
        """Return page *number* of the list at *address* with its rows, each one line."""
        of = address if number == 1 else f"{address}&page={number}"
        try:
            listed = self._asked(of, Listed)
        except said.Gone:
            if number == 1:
                raise
            return Page(number, None, (), run), []
        ids = tuple(_decoded(row, Row, of).filing_uuid for row in listed.results)
        return Page(number, listed.count, ids, run), [_line(row) for row in listed.results]

    def constants(self, address: str) -> list[Any]:
        """Return a list of codes with their meanings."""
        return self._asked(address, list[Any])

    def _asked(self, address: str, form: type[Form]) -> Form:
        """Return what is at *address*, asked for again while it comes broken."""

        def tried() -> Form:
            return _decoded(self._body(address), form, address)

        return self.means.patience.through(tried, self.means.listener.waits)

    def _body(self, address: str) -> bytes:
        from httpx import DecodingError

        self.pace.wait()
        try:
            with self.means.door.asked(address, self._headers) as answer:
                self._check(answer, address)
                body = self._received(answer, address)
                _check_content(answer, body, address)
                self.day = said.day(answer)
                return body
        except DecodingError as error:
            raise Trouble(f"{address}: what came can't be unpacked ({error})") from error
        finally:
            self.pace.count()

    def _check(self, answer: Response, address: str) -> None:
        said.check_passing(answer, address)
        if answer.status_code == NO_KEY:
            name = variable(self.means.source)
            raise HillgraphError(
                f"{address}: the key in ${name} isn't accepted (401). Set it right, or unset it."
            )
        if answer.status_code != said.WHOLE:
            raise HillgraphError(
                f"{address}: the service refused it ({answer.status_code}). Try again later."
            )

    def _received(self, answer: Response, address: str) -> bytes:
        body = bytearray()
        for chunk in answer.iter_bytes():
            body += chunk
            if len(body) > self.means.most_bytes:
                raise said.too_long(address, self.means.most_bytes)
        return bytes(body)


def _check_content(answer: Response, body: bytes, address: str) -> None:
    """Raise what a page in place of data means: it may pass, unless it was a redirect that led to it."""
    if not (said.is_page(answer) or PAGE.match(body[:BEGINNING])):
        return
    if not address.partition("?")[0].endswith(answer.url.path) or answer.url.path == "/":
        raise InvalidInput([Fault(address, 0, 0, MOVED.format(answer.url))])
    raise Trouble(f"{address}: an HTML page came in place of data")


def _decoded(body: bytes | msgspec.Raw, form: type[Form], address: str) -> Form:
    try:
        return msgspec.json.decode(body, type=form)
    except msgspec.ValidationError as error:
        text = f"is not in the form that is known: {error}. Look for a newer hillgraph"
        raise InvalidInput([Fault(address, 0, 0, text)]) from error
    except msgspec.DecodeError as error:
        raise Trouble(f"{address}: what came is no whole JSON ({error})") from error


def _line(row: msgspec.Raw) -> bytes:
    return msgspec.json.format(bytes(row), indent=-1)
