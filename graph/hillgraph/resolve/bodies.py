"""Names as filed that are spelled alike and don't contradict each other, taken as one body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from hillgraph.resolve.evidence import Bar, Bond, Evidence
from hillgraph.resolve.named import Named
from hillgraph.resolve.spelling import Spelling, spelled
from hillgraph.resolve.vocabulary import vocabulary

EQUAL = 0.999
TELLING = 3
HOME = "US"

Whole = tuple[str, ...]


@dataclass(slots=True)
class Body:
    """Names of one spelling with the states and countries they give, oldest first."""

    spelling: Spelling
    names: list[Named] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)

    @property
    def first(self) -> str:
        """Return the key that stands for the body where it is compared."""
        return self.names[0].key

    def take(self, name: Named) -> None:
        """Count *name* in."""
        self.names.append(name)
        self.countries |= {name.country} - {""}
        self.states |= {name.state} - {""}

    @property
    def public(self) -> bool:
        """Say whether each place has its own body of this name; not if the name says the place."""
        known, words = vocabulary(), self.spelling.words
        return known.places.isdisjoint(words) and not known.public.isdisjoint(words)


@dataclass(frozen=True, slots=True)
class Bodies:
    """All bodies, by the words of their spelling."""

    of: Mapping[Whole, list[Body]]

    def __iter__(self) -> Iterator[Body]:
        """Go through them in order of spelling."""
        return (body for whole in sorted(self.of) for body in self.of[whole])


def bodies(names: Iterable[Named], evidence: Evidence) -> Bodies:
    """Gather organisations that are spelled alike, and say which of those were joined and which kept apart.

    Names with a place come first, so that one without a place can't draw together two that contradict.
    """
    found: dict[Whole, list[Body]] = {}
    spellings: dict[str, Spelling] = {}
    for name in sorted(names, key=lambda name: (not _placed(name), name.place)):
        spelling = spellings.get(name.label) or spellings.setdefault(name.label, spelled(name.label))
        whole = spelling.whole if _tells(spelling) else (name.key,)
        _settle(name, spelling, found.setdefault(whole, []), evidence)
    return Bodies(found)


def contradiction(left: Body, right: Body) -> str:
    """Say what keeps two bodies of like names apart by where they are, nothing if they may be one.

    Of a city or a ministry each place has its own. A long name that is no such body's is one wherever it is
    filed from; a short one is one only within a country, and a single word only within a state.
    """
    short = min(len(left.spelling.words), len(right.spelling.words))
    public = left.public or right.public
    if (public or short < TELLING) and _parted(left.countries, right.countries):
        return f"one is in {_list(left.countries)}, the other in {_list(right.countries)}"
    if (public or short == 1) and _parted(left.states, right.states):
        return f"one is in {_list(left.states)}, the other in {_list(right.states)}"
    return ""


def abroad(left: Body, right: Body) -> bool:
    """Say whether one is in the United States and the other is not: an office there may be the body's own."""
    return (HOME in left.countries) != (HOME in right.countries) and bool(left.countries and right.countries)


def together(left: Body, right: Body) -> str:
    """Return the state or foreign country that both give, empty if there is none."""
    shared = (left.states & right.states) or (left.countries & right.countries) - {HOME}
    return _list(shared)


def elsewhere(left: Body, right: Body) -> str:
    """Say where each is if the states or countries of two bodies have none in common, else nothing."""
    for one, other in ((left.countries, right.countries), (left.states, right.states)):
        if _parted(one, other):
            return f"one is in {_list(one)}, the other in {_list(other)}"
    return ""


def _tells(spelling: Spelling) -> bool:
    """Say whether this names somebody: ``N/A`` and a dash do not, however often they are filed."""
    return bool(spelling.words) and spelling.text not in vocabulary().nobody


def _placed(name: Named) -> bool:
    return bool(name.state or (name.country and name.country != HOME))


def _settle(name: Named, spelling: Spelling, there: list[Body], evidence: Evidence) -> None:
    alone = Body(spelling)
    alone.take(name)
    fitting = [body for body in there if not contradiction(body, alone)]
    if len(fitting) == 1:
        evidence.bonds.append(
            Bond(EQUAL, fitting[0].first, name.key, "name", _alike(fitting[0].names[0], name))
        )
        fitting[0].take(name)
        return
    if fitting:
        reason = f"spelled alike, and so are {len(fitting)} that are not one"
        evidence.bonds.append(Bond(0.6, fitting[0].first, name.key, "name", reason))
    elif there:
        reason = f"spelled alike, but {contradiction(there[0], alone)}"
        if abroad(there[0], alone) or not alone.public:
            evidence.bonds.append(Bond(0.6, there[0].first, name.key, "place", reason))
        else:
            evidence.bars.append(Bar(there[0].first, name.key, "place", reason, 0.3))
    there.append(alone)


def _alike(left: Named, right: Named) -> str:
    if left.label == right.label:
        return "the same name"
    return "the same name but for case, punctuation, short forms or what is told with it"


def _parted(one: set[str], other: set[str]) -> bool:
    return bool(one and other and one.isdisjoint(other))


def _list(codes: set[str]) -> str:
    return ", ".join(sorted(codes))
