"""Names as printed: what the record says by hand of a name that a register's row prints in the same document.

A dossier that says "to this organization, printed so, in this registration" has told who the registration's
name is. That is stronger than any likeness of names, and is undone where it was said, or by a person's line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from hillgraph.model.records import Record, Tie
from hillgraph.model.statements import several
from hillgraph.resolve.named import Decision
from hillgraph.sources.filed import as_filed

BY = "record"
RULE = "printed"
ENDS = (("source", "from_printed"), ("target", "to_printed"))


def printed(records: Iterable[Record]) -> list[Decision]:
    """Return as decisions which names as filed are things of the record, sorted."""
    filed: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    known: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for name, document, text in _prints(records):
        (filed if as_filed(name) else known)[document, text].add(name)
    return sorted(
        Decision("same", name, next(iter(things)), 1.0, RULE, f"both are printed '{text}' in {document}", BY)
        for (document, text), things in known.items()
        if len(things) == 1
        for name in filed.get((document, text), ())
    )


def still(lines: Iterable[Decision], found: Iterable[Decision]) -> list[Decision]:
    """Return *lines* of a decisions file with what is *found* now, those left out that were found before.

    A line that says another thing than the record did was changed by a person, and stands above it.
    """
    kept = [line for line in lines if line.by != BY or line.verdict != "same"]
    decided = {frozenset((line.left, line.right)) for line in kept}
    return [*kept, *(each for each in found if frozenset((each.left, each.right)) not in decided)]


def _prints(records: Iterable[Record]) -> Iterator[tuple[str, str, str]]:
    """Yield each end of a tie with the document and the name that is printed there."""
    for record in records:
        if isinstance(record, Tie):
            for end, name in ENDS:
                for text in several(record.properties.get(name, ())):
                    yield getattr(record, end), record.origin.document, str(text)
