"""Changes in words, made of the labels of the vocabulary: what came, what went, what is now what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from hillgraph.model.kinds import Model
from hillgraph.query.changes import Changes, How, ThingChange, TieChange, Value, ValueChange

FEW = 5
PAPERS = 2
BLOCKS = 50
LONGEST = 200
DAYS = ("since", "until")
TIES = {
    How.NEW: "new",
    How.BEGUN: "begun",
    How.CHANGED: "changed",
    How.ENDED: "no longer",
    How.GONE: "gone from the record",
}
THINGS = {How.NEW: "New", How.GONE: "Gone from the record"}


class Worded:
    """Puts changes into words; with *everything* nothing is counted that could be named."""

    def __init__(self, changes: Changes, model: Model, *, everything: bool = False) -> None:
        self._changes, self._model, self._all = changes, model, everything

    def lines(self) -> Iterator[str]:
        """Yield the lines of all changes: how many, then what is new and gone, then thing by thing."""
        yield self.summary()
        for (how, _), group in groupby(self._whole(), key=lambda thing: (thing.how, thing.kind)):
            yield self._listed(how, list(group))
        told = [each for each in self._changes.things if self._all or each.how == How.CHANGED]
        shown = told if self._all else told[:BLOCKS]
        for thing in shown:
            yield ""
            yield f"{self._changes.label(thing.name)}  {thing.name}"
            for line in self.about(thing):
                yield f"  {line}"
        if len(told) > len(shown):
            yield ""
            yield f"and {_more(len(told) - len(shown), 'thing')} changed; --all tells them"
        yield from self._besides()

    def summary(self) -> str:
        """Return how many things and ties changed, in one line."""
        if not self._changes:
            return "Nothing changed."
        counts = zip(("thing", "tie"), self._changes.counted(), strict=True)
        parts = [
            f"{_counted(counted[how], what)} {TIES[how]}"
            for what, counted in counts
            for how in How
            if counted[how]
        ]
        return f"{', '.join(parts)}."

    def about(self, thing: ThingChange) -> Iterator[str]:
        """Yield one line a property that changed, and one for all ties of a kind, an end and a fate."""
        for value in thing.values:
            yield self._value(value)

        def words(tie: TieChange) -> tuple[str, str]:
            return tie.seen(thing.name, self._model.ties[tie.kind]).words, TIES[tie.how]

        ordered = sorted(thing.ties, key=lambda tie: (*words(tie), tie.since))
        for (said, fate), group in groupby(ordered, key=words):
            ties = list(group)
            named = self._first([self._tie(tie, thing.name) for tie in ties], FEW)
            papers = sorted({paper for tie in ties for paper in tie.documents})
            by = f"  [{self._first(papers, PAPERS)}]" if papers else ""
            yield f"{said}: {len(ties)} {fate}: {named}{by}"

    def _whole(self) -> list[ThingChange]:
        return [each for how in THINGS for each in self._changes.things if each.how == how]

    def _listed(self, how: How, things: Sequence[ThingChange]) -> str:
        kind = self._model.things.get(things[0].kind)
        plural = kind.plural if kind else "other things"
        named = [f"{self._changes.label(each.name)} ({each.name})" for each in things]
        return f"{THINGS[how]}, {plural}: {len(things)}: {self._first(named, FEW)}"

    def _tie(self, tie: TieChange, here: str) -> str:
        kind = self._model.ties[tie.kind]
        other = self._changes.label(tie.seen(here, kind).other)
        telling = [
            self._value(each, says=False)
            for each in tie.values
            if tie.how in {How.CHANGED, How.ENDED, How.BEGUN}
        ]
        if tie.how in {How.NEW, How.GONE}:
            told = {name for name, prop in kind.properties.items() if prop.required} | {*kind.key}
            telling = [
                f"{each.label} {self._values(each.now or each.was)}"
                for each in tie.values
                if each.name in told or each.name == kind.ended_by
            ]
        moved = tie.how not in {How.NEW, How.GONE} and any(each.name in DAYS for each in tie.values)
        return ", ".join([other if moved else f"{other}{_days(tie)}", *telling])

    def _value(self, change: ValueChange, *, says: bool = True) -> str:
        was, now = self._values(change.was), self._values(change.now)
        if change.how == How.CHANGED:
            text = f"was {was}, is now {now}"
        else:
            text = f"now {now}" if now else f"no longer {was}"
        by = self._papers(change.now or change.was) if says else ""
        return (
            f"{change.label}: {text}{', says ' if change.now else ', said '}{by}"
            if by
            else (f"{change.label}: {text}")
        )

    def _values(self, values: Iterable[Value]) -> str:
        return self._first([self._one(each) for each in values], FEW)

    def _one(self, value: Value) -> str:
        text = self._changes.label(value.name) if value.name else value.text
        short = text if self._all or len(text) <= LONGEST else f"{text[:LONGEST]}…"
        return f"{short} ({value.language})" if value.language else short

    def _papers(self, values: Iterable[Value]) -> str:
        papers = sorted({paper for value in values for paper in value.documents})
        labels = self._changes.labels
        named = [f"{labels[paper]} ({paper})" if paper in labels else paper for paper in papers]
        return self._first(named, PAPERS)

    def _first(self, words: Sequence[str], most: int) -> str:
        if self._all or len(words) <= most:
            return "; ".join(words)
        return f"{'; '.join(words[:most])}; and {len(words) - most:,} more"

    def _besides(self) -> Iterator[str]:
        nodes = self._changes.provenance
        if not nodes:
            return
        yield ""
        differ = f"{_counted(len(nodes), 'node')} differ only in who says so, where, or when it was retrieved"
        yield f"Besides, {differ}{':' if self._all else '; --all names them.'}"
        if self._all:
            yield from (f"  {name}" for name in nodes)


def _days(tie: TieChange) -> str:
    if tie.since and tie.until:
        return f" from {tie.since} to {tie.until}"
    return f" since {tie.since}" if tie.since else f" until {tie.until}" if tie.until else ""


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _more(count: int, what: str) -> str:
    return f"{count:,} more {what}{'' if count == 1 else 's'}"
