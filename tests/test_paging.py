"""Paging through a list that changes: the ids at the end are those of the list, each once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hillgraph.fetch.paging import SWEEPS, WATCHED, Page, Rows, Unsettled, whole

Change = Callable[[list[str]], object]


@dataclass(slots=True)
class Listing:
    """A list in pages of *size*; before its answer to a request of that number a change is made.

    From the requests in *pauses* on, another run is asking.
    """

    rows: list[str]
    size: int = 5
    changes: Mapping[int, Change] = field(default_factory=dict)
    pauses: frozenset[int] = frozenset()
    asked: list[int] = field(default_factory=list)

    def page(self, number: int) -> Page:
        """Return a page as it is now."""
        self.changes.get(len(self.asked), len)(self.rows)
        self.asked.append(number)
        run = 1 + sum(each < len(self.asked) for each in self.pauses)
        if number > self.pages:
            return Page(number, None, (), run)
        rows = self.rows[(number - 1) * self.size : number * self.size]
        return Page(number, len(self.rows), tuple(rows), run)

    @property
    def pages(self) -> int:
        """Return how many pages there are."""
        return max(1, -(-len(self.rows) // self.size))


def read(listing: Listing, held: tuple[str, ...] = (), size: int = 5) -> list[str]:
    """Return what reading a list to its end gives."""
    reading = whole(size, held)
    return answered(reading, next(reading), listing)


def answered(reading: Rows, number: int, listing: Listing) -> list[str]:
    """Return what a reading gives that asks for a page next, and then for what it likes."""
    while True:
        try:
            number = reading.send(listing.page(number))
        except StopIteration as end:
            return list(end.value)


def ids(first: int, last: int) -> list[str]:
    """Return the ids of rows."""
    return [f"row {number}" for number in range(first, last)]


def posting(number: int) -> Change:
    """Return the posting of a row, at the end of the list."""
    return lambda rows: rows.append(f"new {number}")


def withdrawing(place: int) -> Change:
    """Return the withdrawal of the row at a place."""
    return lambda rows: rows.pop(place)


def both(one: Change, other: Change) -> Change:
    """Return two changes between one request and the next."""
    return lambda rows: (one(rows), other(rows))


@pytest.mark.parametrize("count", [0, 1, 4, 5, 6, 95])
def test_each_page_of_a_list_that_rests_is_asked_for_once(count: int) -> None:
    """The rate of a service is what a download takes its time for."""
    listing = Listing(ids(0, count))

    found = read(listing)

    assert found == ids(0, count)
    assert listing.asked == [*range(1, listing.pages + 1)]


def test_a_long_list_costs_one_request_more_to_see_what_a_count_hides() -> None:
    """The page that is last at the beginning is asked for then, and again at the end."""
    listing = Listing(ids(0, 5 * (WATCHED + 1)))

    read(listing)

    assert listing.asked == [1, WATCHED + 1, *range(2, WATCHED + 2)]


@given(st.integers(0, 400), st.lists(st.integers(0, 3), max_size=200), st.sampled_from([1, 5, 25]))
def test_what_is_posted_meanwhile_is_neither_lost_nor_doubled(
    count: int, posted: list[int], size: int
) -> None:
    """At most one request more than the list has pages at the end, however much was posted."""

    def post(at: int, rows: list[str]) -> None:
        rows.extend(f"new {at} {number}" for number in range(posted[at] if size > 4 else at % 9 == 0))

    changes = {at: partial(post, at) for at in range(len(posted))}
    listing = Listing(ids(0, count), size, changes)

    found = read(listing, size=size)

    assert found == listing.rows
    assert len(listing.asked) <= listing.pages + 1


@pytest.mark.parametrize("place", [0, 7, 31, 49])
def test_what_is_withdrawn_from_pages_that_were_read_is_found(place: int) -> None:
    """The rest moved up by one: the first row of the next page would be lost, and the row itself kept."""
    listing = Listing(ids(0, 95), changes={10: withdrawing(place)})

    found = read(listing)

    assert found == listing.rows
    assert len(listing.asked) <= listing.pages + 6


def test_what_is_withdrawn_from_pages_to_come_costs_one_look_back() -> None:
    """The count fell, so the page before is read again, and is the same."""
    listing = Listing(ids(0, 95), changes={10: withdrawing(80)})

    found = read(listing)

    assert found == listing.rows
    assert listing.asked == [*range(1, 12), 10, *range(12, 20)]


def test_a_withdrawal_that_a_posting_hides_is_found_at_the_end() -> None:
    """The count is the same before and after, but more came after the last page than it grew by."""
    listing = Listing(ids(0, 200), changes={20: both(withdrawing(3), posting(1))})

    found = read(listing)

    assert found == listing.rows
    assert "row 3" not in found


def test_a_hidden_withdrawal_is_found_though_another_shows() -> None:
    """What the count gave away later doesn't explain what it hid before."""
    changes = {20: both(withdrawing(3), posting(1)), 30: withdrawing(5)}
    listing = Listing(ids(0, 200), changes=changes)

    found = read(listing)

    assert found == listing.rows


def test_to_lose_all_that_was_newest_is_no_reason_to_begin_anew() -> None:
    """What was withdrawn at the end moves nothing."""
    listing = Listing(ids(0, 203), changes={30: lambda rows: rows.__delitem__(slice(190, None))})

    found = read(listing)

    assert found == ids(0, 190)
    assert len(listing.asked) <= listing.pages + 3


def test_a_page_that_is_not_there_any_more_is_not_the_end() -> None:
    """So many were withdrawn that the list ends before the page that was asked for."""
    listing = Listing(ids(0, 95), changes={18: lambda rows: rows.__delitem__(slice(20, 60))})

    found = read(listing)

    assert found == [*ids(0, 20), *ids(60, 95)]


def test_a_list_that_comes_newest_first_is_read_whole_all_the_same() -> None:
    """Should the service forget the order, each posting moves all pages."""
    listing = Listing(ids(0, 95), changes={4: lambda rows: rows.insert(0, "new")})

    found = read(listing)

    assert found == ["new", *ids(0, 95)]


def test_rows_of_one_second_that_change_places_are_completed_by_what_was_seen() -> None:
    """A database need not give equals in one order twice, so one comes doubled and one not at all."""

    def swap(rows: list[str]) -> None:
        rows[24], rows[25] = rows[25], rows[24]

    listing = Listing(ids(0, 95), changes=dict.fromkeys(range(5, 30), swap))

    found = read(listing)

    assert sorted(found) == sorted(ids(0, 95))


def test_a_service_that_gives_smaller_pages_is_believed() -> None:
    """What it allows is its own business, and may change."""
    listing = Listing(ids(0, 95), size=4)

    found = read(listing, size=25)

    assert found == ids(0, 95)
    assert listing.asked[0] == 1
    assert len(listing.asked) == listing.pages + 1


def test_a_list_that_is_held_is_read_on_from_its_last_page() -> None:
    """Yesterday's pages are not read again for today's filings."""
    listing = Listing(ids(0, 103))

    found = read(listing, held=tuple(ids(0, 93)))

    assert found == ids(0, 103)
    assert listing.asked == [19, 20, 21]


def test_a_list_that_is_held_and_did_not_change_costs_one_request() -> None:
    """Its last page, with the count."""
    listing = Listing(ids(0, 95))

    found = read(listing, held=tuple(ids(0, 95)))

    assert (found, listing.asked) == (ids(0, 95), [19])


def test_what_was_withdrawn_since_a_list_was_held_is_found() -> None:
    """By halves, from the end."""
    rows = ids(0, 500)
    rows.remove("row 123")
    listing = Listing([*rows, "new 1"])

    found = read(listing, held=tuple(ids(0, 500)))

    assert found == listing.rows
    assert len(listing.asked) <= 12


def test_the_same_answers_lead_to_the_same_questions() -> None:
    """So a reading that broke off is taken up by giving it again what it was given."""
    listing = Listing(ids(0, 95))
    journal = [listing.page(number) for number in range(1, 8)]
    listing.rows.pop(0)
    listing.pauses = frozenset({8})
    reading = whole(5)

    asked = [next(reading), *(reading.send(page) for page in journal)]
    found = answered(reading, asked[-1], listing)

    assert asked == [1, 2, 3, 4, 5, 6, 7, 8]
    assert found == ids(1, 95)


def test_a_list_that_never_rests_is_given_up() -> None:
    """After a bounded number of requests, and not after a year."""
    restless = {at: posting(at) if at % 2 else withdrawing(0) for at in range(10_000)}
    listing = Listing(ids(0, 95), changes=restless)

    with pytest.raises(Unsettled):
        read(listing)

    assert len(listing.asked) <= 100 + (SWEEPS + 1) * 19 + 1


@settings(max_examples=300)
@given(
    st.sampled_from([1, 2, 5, 25]),
    st.integers(0, 300),
    st.dictionaries(st.integers(1, 60), st.one_of(st.none(), st.integers(0, 299)), max_size=8),
    st.frozensets(st.integers(1, 60), max_size=3),
)
def test_whatever_is_posted_and_withdrawn_one_at_a_time_the_list_comes_whole(
    size: int, count: int, events: dict[int, int | None], pauses: frozenset[int]
) -> None:
    """None is a posting, a number a withdrawal of the row there."""

    def change(at: int, place: int | None, rows: list[str]) -> None:
        if place is None:
            rows.append(f"new {at}")
        elif place < len(rows):
            rows.pop(place)

    changes = {at: partial(change, at, place) for at, place in events.items()}
    listing = Listing(ids(0, count), size, changes, pauses)

    found = read(listing, size=size)

    assert found == listing.rows
