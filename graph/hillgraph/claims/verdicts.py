"""From the rows of an answer to a verdict: six of them, each computed from rules that stand here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from hillgraph.claims.answers import Found
from hillgraph.sources.claims import Claim

MOST = 6  # so many values and days are told one by one


class Verdict(StrEnum):
    """What the record says of a claim; the names are those of the vocabulary."""

    supported = "Supported"
    contradicted = "Contradicted"
    out_of_date = "OutOfDate"
    different_measure = "DifferentMeasure"
    not_found = "NotFound"
    not_checkable = "NotCheckable"

    @property
    def words(self) -> str:
        """Return the verdict as people say it."""
        return {
            Verdict.out_of_date: "out of date",
            Verdict.different_measure: "a different measure",
            Verdict.not_found: "not found",
            Verdict.not_checkable: "not checkable",
        }.get(self, self.value.lower())


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict, why, and the rows that decided it."""

    verdict: Verdict
    reason: str
    rows: tuple[Found, ...] = ()


def judged(claim: Claim, rows: Sequence[Found], day: date) -> Judged:
    """Return the verdict on *claim* by the *rows* of the record, *day* being that of the claim."""
    if claim.question is None:
        return Judged(Verdict.not_checkable, f"No record could decide: {claim.because}")
    valued = [row for row in rows if claim.column is None or row.value is not None]
    if claim.comparison == "none":
        return _none(valued, rows)
    if not valued and claim.because:
        return Judged(
            Verdict.not_checkable, f"No other record has it, and none could decide: {claim.because}"
        )
    if not valued:
        return Judged(Verdict.not_found, "No record that was searched has it.")
    return RULES[claim.comparison](claim, valued, day)


def same(stated: str, value: object) -> bool:
    """Say whether a record's *value* is what is *stated*: numbers as numbers, days as days, else texts."""
    if isinstance(value, bool):
        return stated.casefold() == str(value).casefold()
    if isinstance(value, int | float | Decimal):
        number = _number(stated)
        return number is not None and number == Decimal(str(value))
    return stated.strip().casefold() == str(value).strip().casefold()


def _equal(claim: Claim, rows: Sequence[Found], day: date) -> Judged:
    """Hold that some row has the value, whenever it held."""
    del day
    return _agreeing(claim, [row for row in rows if same(claim.value or "", row.value)], rows)


def _on_that_day(claim: Claim, rows: Sequence[Found], day: date) -> Judged:
    """Hold that it happened on the day that is stated."""
    return _equal(claim, rows, day)


def _at_least(claim: Claim, rows: Sequence[Found], day: date) -> Judged:
    """Hold that every value is the stated one or more."""
    del day
    low = [row for row in rows if not _ordered(claim.value or "", row.value, most=False)]
    return _agreeing(claim, [] if low else rows, low or rows)


def _at_most(claim: Claim, rows: Sequence[Found], day: date) -> Judged:
    """Hold that every value is the stated one or less."""
    del day
    high = [row for row in rows if not _ordered(claim.value or "", row.value, most=True)]
    return _agreeing(claim, [] if high else rows, high or rows)


def _as_of(claim: Claim, rows: Sequence[Found], day: date) -> Judged:
    """Hold that a row stood on the day, with the value if one is stated; on an earlier day is out of date."""
    then = [row for row in rows if row.holds(day)]
    fits = [row for row in rows if claim.value is None or same(claim.value, row.value)]
    if any(row in then for row in fits):
        return _agreeing(claim, [row for row in fits if row in then], rows)
    earlier = [row for row in fits if row.until is not None and row.until < day]
    now = f"On {day} the record has {_values(then)}." if then and claim.value is not None else ""
    if earlier:
        days = "; ".join(_spell(row) for row in earlier[:MOST])
        more = f"; and {len(earlier) - MOST} more" if len(earlier) > MOST else ""
        return Judged(Verdict.out_of_date, f"It held {days}{more}. {now}".rstrip(), (*earlier, *then))
    later = f"The first such row begins on {fits[0].since}." if fits and not then else ""
    return Judged(Verdict.contradicted, now or later or _has(rows), tuple(then or fits or rows))


def _exists(claim: Claim, rows: Sequence[Found], day: date) -> Judged:
    """Hold that the record has such a row, whenever it stood."""
    del claim, day
    return Judged(Verdict.supported, _stopped(f"The record has it{_aside(rows)}"), tuple(rows))


def _rows(claim: Claim, rows: Sequence[Found], day: date) -> Judged:
    """Hold that there are so many rows or more."""
    del day
    enough = len(rows) >= (_number(claim.value or "1") or 1)
    verdict = Verdict.supported if enough else Verdict.contradicted
    return Judged(verdict, _stopped(f"The record has {len(rows)}{_aside(rows)}"), tuple(rows))


def _nearest(claim: Claim, rows: Sequence[Found], day: date) -> Judged:
    """Hold that the record measures something else, which comes nearest."""
    del day
    what = claim.measure or "something else"
    reason = _stopped(f"The record measures {what}{_aside(rows)}")
    return Judged(Verdict.different_measure, reason, tuple(rows))


RULES: dict[str, Callable[[Claim, Sequence[Found], date], Judged]] = {
    "equal": _equal,
    "at least": _at_least,
    "at most": _at_most,
    "on that day": _on_that_day,
    "as of that day": _as_of,
    "exists": _exists,
    "rows at least": _rows,
    "nearest": _nearest,
}


def _none(valued: Sequence[Found], rows: Sequence[Found]) -> Judged:
    """Hold that the record has no such value, in rows that may be there without one."""
    if valued:
        return Judged(Verdict.contradicted, _has(valued), tuple(valued))
    return Judged(Verdict.supported, "The record has none.", tuple(rows))


def _agreeing(claim: Claim, fits: Sequence[Found], rows: Sequence[Found]) -> Judged:
    """Return what follows where *fits* of *rows* agree with the claim."""
    if not fits:
        return Judged(Verdict.contradicted, _has(rows), tuple(rows))
    others = [row for row in fits if claim.measure and row.measure and not same(claim.measure, row.measure)]
    if others:
        counts = "; ".join(dict.fromkeys(str(row.measure) for row in others))
        text = f"The number agrees, but the record counts {counts}, the claim {claim.measure}."
        return Judged(Verdict.different_measure, text, tuple(others))
    return Judged(Verdict.supported, _has(fits), tuple(fits))


def _has(rows: Sequence[Found]) -> str:
    return _stopped(f"The record has {_values(rows)}{_aside(rows)}")


def _stopped(text: str) -> str:
    return f"{text.removesuffix('.')}."


def _values(rows: Sequence[Found]) -> str:
    texts = list(dict.fromkeys(str(row.value) for row in rows if row.value is not None))
    if not texts:
        return "such a row" if len(rows) == 1 else f"{len(rows)} such rows"
    more = f" and {len(texts) - MOST} more" if len(texts) > MOST else ""
    return ", ".join(texts[:MOST]) + more


def _aside(rows: Sequence[Found]) -> str:
    told = list(dict.fromkeys(row.words for row in rows if row.words))
    more = f"; and {len(told) - MOST} more" if len(told) > MOST else ""
    return f": {'; '.join(told[:MOST])}{more}" if told else ""


def _spell(row: Found) -> str:
    days = f"from {row.since} to {row.until}" if row.since else f"to {row.until}"
    return f"{days} ({row.words})" if row.words else days


def _ordered(stated: str, value: object, *, most: bool) -> bool:
    if isinstance(value, date):
        return value.isoformat() <= stated if most else value.isoformat() >= stated
    number, held = _number(stated), _number(str(value))
    if number is None or held is None:
        return False
    return held <= number if most else held >= number


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        return None
