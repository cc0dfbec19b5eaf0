"""What a host answered, by its status and headers: a file, the rest of one, nothing new, or a refusal."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from hillgraph.errors import Fault, HillgraphError, InvalidInput, LimitReached
from hillgraph.fetch.part import Version
from hillgraph.fetch.patience import Trouble

if TYPE_CHECKING:
    from httpx import Response

WHOLE, REST, NOTHING_NEW, NO_SUCH_RANGE = 200, 206, 304, 416
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
GONE = frozenset({404, 410})
RANGE = re.compile(r"bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})")
HTML = "is an HTML page where a file is wanted: a notice or an error? Open it in a browser; nothing was kept"


class Gone(HillgraphError):
    """There is nothing at an address."""


def check(answer: Response, address: str, most_bytes: int, *, rest: bool) -> None:
    """Raise what an answer means that brings no file of at most *most_bytes*, or no *rest* of one."""
    check_passing(answer, address)
    status = answer.status_code
    if status != (REST if rest else WHOLE):
        raise HillgraphError(f"{address}: the host answered {status}, which brings no file. Try again later.")
    if is_page(answer):
        raise InvalidInput([Fault(address, 0, 0, HTML)])
    if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise HillgraphError(f"{address} came compressed though that was not asked; nothing was kept.")
    total = length(answer)
    if total is None and "chunked" not in answer.headers.get("Transfer-Encoding", "").lower():
        raise HillgraphError(
            f"{address}: the host doesn't say how long the file is, so that a cut would go unseen; "
            "nothing was kept."
        )
    if total is not None and total > most_bytes:
        raise too_long(address, most_bytes)


def check_passing(answer: Response, address: str) -> None:
    """Raise `Trouble` for a failure that may pass, `Gone` where there is nothing."""
    status = answer.status_code
    if status in PASSING:
        raise Trouble(f"{address}: the host answered {status}", _wait(answer))
    if status in GONE:
        raise Gone(f"There is nothing at {address} ({status}). Is it published, and spelt so?")


def is_page(answer: Response) -> bool:
    """Say whether an answer states that it is a page for people."""
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return kind in {"text/html", "application/xhtml+xml"}


def too_long(address: str, most_bytes: int) -> LimitReached:
    """Return the error of a file that is larger than any of its source should be."""
    return LimitReached(f"{address} is over {most_bytes:,} bytes, the most that is taken; it was not kept.")


def continues(answer: Response, version: Version, size: int) -> bool:
    """Say whether a 206 brings all that follows the *size* bytes that are there of *version*."""
    named = RANGE.fullmatch(answer.headers.get("Content-Range", ""))
    if named is None:
        return False
    first, last, total = (int(each) for each in named.groups())
    same = answer.headers.get("ETag", version.etag) == version.etag
    fits = first == size and last == total - 1 and total == (version.length or total)
    return same and fits and _stated(answer) in {None, total - size}


def length(answer: Response) -> int | None:
    """Return how many bytes the whole file has, None where the host doesn't say."""
    named = RANGE.fullmatch(answer.headers.get("Content-Range", ""))
    return int(named[3]) if named and answer.status_code == REST else _stated(answer)


def version(answer: Response, address: str) -> Version:
    """Return which version of the file an answer brings."""
    headers = answer.headers
    return Version(address, headers.get("ETag"), headers.get("Last-Modified"), length(answer))


def day(answer: Response) -> str | None:
    """Return the day on which the host answered, by its own clock."""
    moment = moment_of(answer.headers.get("Date"))
    return moment.date().isoformat() if moment else None


def moment_of(text: str | None) -> datetime | None:
    """Return the moment that a header states, None where it states none."""
    try:
        moment = parsedate_to_datetime(text) if text else None
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment and not moment.tzinfo else moment


def _stated(answer: Response) -> int | None:
    text = answer.headers.get("Content-Length", "")
    return int(text) if text.isascii() and text.isdigit() else None


def _wait(answer: Response) -> float | None:
    """Return how many seconds Retry-After asks for; a day is counted from the host's own."""
    text = answer.headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    until, now = moment_of(text), moment_of(answer.headers.get("Date"))
    return max(0.0, (until - now).total_seconds()) if until and now else None
