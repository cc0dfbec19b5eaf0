"""Records as bytes: what a build keeps of them is what it reads back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from hillgraph.model.records import Origin, Thing, Tie, Words
from hillgraph.store.coded import Coder, coded, decoded

TEXTS = some.text(max_size=8)
WORDS = some.builds(Words, TEXTS, some.sampled_from(["en", "ko"]))
DECIMALS = some.decimals(allow_nan=False, allow_infinity=False)
SINGLE = TEXTS | WORDS | some.integers() | some.booleans() | some.dates() | DECIMALS
PROPERTIES = some.dictionaries(TEXTS, SINGLE | some.lists(SINGLE, max_size=3).map(tuple), max_size=4)
ORIGINS = some.builds(
    Origin, TEXTS, TEXTS, some.none() | some.dates(), some.lists(TEXTS, max_size=2).map(tuple)
)
THINGS = some.builds(Thing, TEXTS, TEXTS, ORIGINS, PROPERTIES, some.lists(TEXTS, max_size=2).map(tuple))
DAYS = some.none() | some.dates()
TIES = some.builds(Tie, TEXTS, TEXTS, TEXTS, ORIGINS, DAYS, DAYS, PROPERTIES, some.integers(1, 9))
ORIGIN = Origin("document:a.1", "dataset:a", date(2025, 1, 2), ("3", "4"))


@given(THINGS | TIES)
def test_a_record_is_read_back_as_it_was(record: Thing | Tie) -> None:
    """Values keep their types, numbers their digits and properties their order, as lines are made of them."""
    back = decoded(coded(record))

    assert repr(back) == repr(record)
    assert back == record


def test_an_amount_is_read_back_with_its_digits() -> None:
    """Equal numbers print differently: 1.50 must not become 1.5."""
    record = Thing("filing", "a", ORIGIN, {"amount_usd": (Decimal("1.50"), True, 1)})

    assert repr(decoded(coded(record)).properties["amount_usd"]) == "(Decimal('1.50'), True, 1)"


def test_the_same_bytes_give_the_same_object() -> None:
    """Ten thousand files name the same people: each is made once."""
    one, two = (Thing("person", "a", Origin("document:a.1", "dataset:a")) for _ in range(2))
    coder = Coder()

    texts = [coder.coded(one), coder.coded(two)]

    assert texts[0] == texts[1]
    assert coder.record(texts[0]) is coder.record(texts[1]) is one
