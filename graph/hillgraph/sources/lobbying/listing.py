"""What filings list: each party, issue and agency once in a document, however many filings name it.

All filings of a year together are the one document of these, without a day: what many say alike is one
record then. What is spelt as before is not decoded again.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from hillgraph.model.records import Origin, Record, Thing, Tie, Value
from hillgraph.sources.lobbying import former, parties
from hillgraph.sources.lobbying.decoding import decoder
from hillgraph.sources.lobbying.form import ABSENT, Client, Entity, Listed, Lobbyist, Registrant
from hillgraph.sources.lobbying.known import Known
from hillgraph.sources.lobbying.mentions import Mention, mentions
from hillgraph.sources.lobbying.printed import Misformed, line, plausible, said

if TYPE_CHECKING:
    from msgspec import Raw

REGISTRANT, CLIENT, LOBBYIST = decoder(Registrant), decoder(Client), decoder(Lobbyist)
STAFF, ENTITIES = decoder(list[Listed]), decoder(list[Entity])


class Pair(NamedTuple):
    """A registrant and whom it files for, by name and number; *label* has both as printed."""

    registrant: str
    client: str
    registrant_number: int
    client_number: int
    label: str
    engagement: Tie | None


class Staff(NamedTuple):
    """Those who lobbied on an issue, and who of them was not on earlier filings."""

    names: tuple[str, ...]
    new: tuple[str, ...]


class Named(NamedTuple):
    """A bill that a text names, and what a tie to it says of that."""

    bill: str
    said: Mapping[str, Value]


class Listing:
    """The parties, issues and agencies that filings of one *year* name, as far as one document goes.

    *known* are those with whom somebody can be said to have worked.

    What can't be decoded raises msgspec's `DecodeError`.
    """

    def __init__(self, origin: Origin, year: int, known: Known) -> None:
        self.origin, self.year, self.known = origin, year, known
        self.records: dict[Hashable, Record] = {}
        self._given: dict[bytes, Registrant] = {}
        self._filers: dict[tuple[bytes, bool], Thing] = {}
        self._pairs: dict[tuple[bytes, bytes], Pair] = {}
        self._people: dict[tuple[int, bytes, str | None], str] = {}
        self._staffs: dict[tuple[int, bytes], Staff] = {}
        self._contacts: dict[bytes, tuple[str, ...]] = {}
        self._issues: dict[tuple[str, str], str] = {}
        self._bills: dict[tuple[str, int], Sequence[Named]] = {}
        self._entities: dict[tuple[int, str], str] = {}

    def pair(self, registrant: Raw, client: Raw) -> Pair:
        """Return the registrant and client of a filing, listed with their engagement."""
        key = bytes(registrant), bytes(client)
        pair = self._pairs.get(key)
        if pair is None:
            pair = self._pairs[key] = self._paired(key[0], CLIENT.decode(key[1]))
        return pair

    def registrant(self, spelt: bytes, *, firm: bool = False) -> Thing:
        """Return a registrant, listed; *firm* says that it files for another."""
        thing = self._filers.get((spelt, firm))
        if thing is None:
            given = self._registrant(spelt)
            thing = self._filers[spelt, firm] = parties.registrant(given, self.origin, firm=firm)
            self.take((thing.key, firm, thing.origin.day, *thing.properties.values()), thing)
            self.nations(given)
        return thing

    def lobbyist(self, spelt: bytes, position: str | None, registrant: int) -> str:
        """Return a lobbyist, listed as one of a *registrant*; the *position* is as typed."""
        key = registrant, spelt, position
        name = self._people.get(key)
        if name is None:
            name = self._people[key] = self._person(LOBBYIST.decode(spelt), said(position), registrant)
        return name

    def staff(self, lobbyists: Raw, registrant: int) -> Staff:
        """Return who lobbied on an issue, listed as people of a *registrant*."""
        key = registrant, bytes(lobbyists)
        staff = self._staffs.get(key)
        if staff is None:
            given = STAFF.decode(key[1])
            names = [self.lobbyist(bytes(one.lobbyist), one.covered_position, registrant) for one in given]
            new = [name for name, one in zip(names, given, strict=True) if one.new]
            staff = self._staffs[key] = Staff(tuple(sorted(set(names))), tuple(sorted(set(new))))
        return staff

    def contacts(self, entities: Raw) -> tuple[str, ...]:
        """Return the chambers and agencies that were contacted, listed, each once."""
        spelt = bytes(entities)
        names = self._contacts.get(spelt)
        if names is None:
            given = ENTITIES.decode(spelt)
            names = tuple(dict.fromkeys([self._entity(each.id, each.name) for each in given]))
            self._contacts[spelt] = names
        return names

    def issue(self, code: str, words: str) -> str:
        """Return an issue, listed."""
        name = self._issues.get((code, words))
        if name is None:
            if not parties.ISSUE.match(code):
                raise Misformed(f"$.lobbying_activities: '{code}' is not the code of an issue, as in IMM")
            name = self._issues[code, words] = self.same(parties.issue(code, words, self.origin)).name
        return name

    def bills(self, text: str, congress: int) -> Sequence[Named]:
        """Return the mentions of bills in *text*; most firms file the same words quarter after quarter."""
        named = self._bills.get((text, congress))
        if named is None:
            named = tuple(map(_named, mentions(text, congress, self.known.titles)))
            self._bills[text, congress] = named
        return named

    def entry(self, given: Registrant | Client | Lobbyist, text: bytes) -> None:
        """List what stands by itself as *text*, with the registrant that it must name."""
        if isinstance(given, Registrant):
            self.registrant(text)
        elif given.registrant in ABSENT:
            raise Misformed("$.registrant: is missing where a client or lobbyist stands alone")
        elif isinstance(given, Client):
            self._paired(bytes(given.registrant), given)
        else:
            registrant = self.registrant(bytes(given.registrant))
            self._person(given, "", parties.number(registrant))

    def nations(self, given: parties.Located) -> None:
        """List the countries that *given* is in."""
        for country in parties.nations(given, self.origin):
            self.same(country)

    def same(self, thing: Thing) -> Thing:
        """List a thing that is the same object each time; return it."""
        self.records.setdefault(id(thing), thing)
        return thing

    def take(self, key: Hashable, record: Record) -> None:
        """List what *key* stands for, if it isn't yet."""
        self.records.setdefault(key, record)

    def _entity(self, number: int, words: str) -> str:
        name = self._entities.get((number, words))
        if name is None:
            thing = self.same(parties.entity(number, words, self.origin))
            name = self._entities[number, words] = thing.name
        return name

    def _person(self, given: Lobbyist, position: str, registrant: int) -> str:
        thing = parties.lobbyist(given, position, registrant, self.origin)
        self.take((thing.key, *thing.properties.values()), thing)
        firm = f"organization:lda-registrant-{registrant}"
        tie = Tie("affiliation", thing.name, firm, self.origin, None, None, parties.AS_LOBBYIST)
        self.take((thing.key, registrant), tie)
        if position:
            self._former(thing.name, position)
        return thing.name

    def _former(self, person: str, position: str) -> None:
        """List where a covered position says that *person* worked."""
        for each in former.records(person, position, self.origin, self.known, self.year):
            if isinstance(each, Thing):
                self.same(each)
            else:
                self.take((each.source, each.target, each.occurrence, *each.properties.items()), each)

    def _registrant(self, spelt: bytes) -> Registrant:
        given = self._given.get(spelt)
        if given is None:
            given = self._given[spelt] = REGISTRANT.decode(spelt)
        return given

    def _paired(self, registrant: bytes, whom: Client) -> Pair:
        """Return a registrant and client; those of one name are one also where no flag says so."""
        itself = bool(whom.client_self_select) or line(self._registrant(registrant).name) == line(whom.name)
        firm = self.registrant(registrant, firm=not itself)
        client = parties.client(whom, parties.number(firm), self.origin)
        self.take((client.key, *client.properties.values()), client)
        self.nations(whom)
        label, tie = str(firm.properties["label"]), None
        if not itself:
            label = f"{label} for {client.properties['label']}"
            tie = _engagement(firm.name, client.name, whom, self.origin, self.year)
            self.take((tie.source, tie.target, tie.since), tie)
        return Pair(firm.name, client.name, parties.number(firm), whom.id, label, tie)


def _named(mention: Mention) -> Named:
    number, (begin, end), spelling, confidence = mention
    return Named(f"bill:{number}", {"spelling": spelling, "span": f"{begin}-{end}", "confidence": confidence})


def _engagement(firm: str, client: str, given: Client, origin: Origin, year: int) -> Tie:
    since = plausible(given.effective_date, year)
    properties: dict[str, Value] = {"register": "LDA"}
    if given.effective_date and not since:
        properties["since_printed"] = given.effective_date.isoformat()
    return Tie("engagement", firm, client, origin, since, None, properties)
