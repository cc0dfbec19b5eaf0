"""What hangs on a bill: related bills, laws, summaries, amendments and reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hillgraph.model.records import Thing, Tie, Value
from hillgraph.sources.bills.amendments import named
from hillgraph.sources.bills.laws import Law, law
from hillgraph.sources.bills.measures import Told, measure
from hillgraph.sources.bills.relations import RELATIONS, relations

if TYPE_CHECKING:
    from hillgraph.sources.billstatus.reader import Element, Reader

RELATED = "bill/relatedBills/item"
RESEARCH = "Congressional Research Service"


def related(reader: Reader, listed: Element | None, told: Told) -> Iterator[Tie]:
    """Yield one relation for each bill and reason, with all who say so."""
    said: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for item in reader.items(listed, "bill/relatedBills"):
        parts = reader.parts(item, RELATED)
        numbers = [parts[name].text if name in parts else None for name in ("congress", "type", "number")]
        other = measure(*numbers)
        if other is None:
            reader.fault(item, f"'{' '.join(number or '' for number in numbers)}' doesn't name a bill")
            continue
        for inner in reader.items(parts.get("relationshipDetails"), f"{RELATED}/relationshipDetails"):
            texts = reader.texts(inner, f"{RELATED}/relationshipDetails/item")
            reason = reader.promised(inner, texts, "type")
            if reason.lower() not in RELATIONS:
                reader.wrong(inner, "type", f"'{reason[:40]}' is no relation that is known")
                continue
            said[other.name, RELATIONS[reason.lower()]].add(texts.get("identifiedBy") or "")
    yield from relations(said, told)


def laws(reader: Reader, listed: Element | None) -> Iterator[Law]:
    """Yield the laws that the bill became: one, and none of most bills."""
    for item in reader.items(listed, "bill/laws"):
        texts = reader.texts(item, "bill/laws/item")
        found = law(texts.get("type"), texts.get("number"))
        if found is None:
            reader.fault(item, f"'{texts.get('type')} {texts.get('number')}' doesn't name a law")
        else:
            yield found


def summaries(reader: Reader, listed: Element | None, told: Told) -> Iterator[Thing]:
    """Yield each summary as a document; its text stays there."""
    for item in reader.items(listed, "bill/summaries"):
        texts = reader.texts(item, "bill/summaries/item")
        version = reader.promised(item, texts, "versionCode")
        if not version.isalnum():
            reader.wrong(item, "versionCode", f"'{version[:20]}' is not the code of a version")
            continue
        title = f"Summary of {told.measure.label}: {texts.get('actionDesc') or version}"
        properties: dict[str, Value] = {
            "label": title,
            "title": title,
            "publisher": RESEARCH,
            "page": (f"{told.measure.page}/summary/{version}",),
            "dataset": told.own.dataset,
        }
        if issued := reader.day(item, "actionDate", texts.get("actionDate")):
            properties["issued"] = issued
        updated = texts.get("lastSummaryUpdateDate") or texts.get("updateDate")
        if day := reader.day(item, "updateDate", updated):
            properties["updated_on"] = day
        yield Thing(
            "document", f"{told.own.document.partition(':')[2]}-summary-{version}", told.own, properties
        )


def amendments(reader: Reader, listed: Element | None) -> Iterator[str]:
    """Yield the name of each amendment, as in ``S.Amdt. 99``."""
    for item in reader.items(listed, "bill/amendments"):
        texts = reader.texts(item, "bill/amendments/item")
        kind, number = (reader.promised(item, texts, field) for field in ("type", "number"))
        name = named(kind, number)
        if name:
            yield name
        else:
            reader.wrong(item, "type", f"'{kind[:20]}' is no type of amendment that is known")


def reports(reader: Reader, listed: Element | None) -> Iterator[str]:
    """Yield the citation of each committee report, as in ``H. Rept. 114-182``."""
    for item in reader.items(listed, "bill/committeeReports"):
        texts = reader.texts(item, "bill/committeeReports/item")
        yield reader.promised(item, texts, "citation")
