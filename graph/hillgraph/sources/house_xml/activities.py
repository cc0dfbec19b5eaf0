"""What a form says was lobbied on: issues, agencies, bills, and who did it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from hillgraph.model.records import Origin, Record, Tie, Value
from hillgraph.model.statements import several
from hillgraph.sources.house_xml import parties
from hillgraph.sources.house_xml.parties import Keys
from hillgraph.sources.house_xml.reader import Part
from hillgraph.sources.lobbying import former
from hillgraph.sources.lobbying.known import Known
from hillgraph.sources.lobbying.mentions import mentions
from hillgraph.sources.lobbying.origins import sitting
from hillgraph.sources.lobbying.printed import line

CODE = re.compile(r"[A-Z]{3}")
LOBBYIST: dict[str, Value] = {"role": "lobbyist"}


@dataclass(slots=True)
class Work:
    """The activities of the form *filing*; *listed* is the origin of what other forms name too.

    *ties* are of the filing to issues, agencies and bills; *named* what they lead to, and lobbyists.
    """

    filing: str
    keys: Keys
    year: int
    origin: Origin
    listed: Origin
    known: Known
    ties: list[Tie] = field(default_factory=list)
    named: list[Record] = field(default_factory=list)
    lobbyists: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    _contacted: dict[str, set[str]] = field(default_factory=dict)
    _times: Counter[str] = field(default_factory=Counter)

    def read(self, top: Part) -> None:
        """Read the activities of *top*, whichever form it is."""
        for each in top.each("alis", "ali_info"):
            self._reported(each)
        self._registered(top)
        self.ties += (self._before(name, issues) for name, issues in sorted(self._contacted.items()))

    def _reported(self, each: Part) -> None:
        """Read an issue of a report, with who lobbied on it and before whom."""
        code = each.like("issueAreaCode", CODE, "an issue's code")
        text = "\n".join(each.listed("specific_issues", "description"))
        staff = self._staff(each)
        issues = (f"issue:{code}",) if code else ()
        if code:
            self._lobbied(code, text, staff, line(each.texts.get("foreign_entity_issues")))
        self.ties += self._on_bills(text, issues)
        for name in filter(None, map(str.strip, each.line("federal_agencies").split(","))):
            agency = parties.agency(name, self.listed)
            self.named.append(agency)
            self._contacted.setdefault(agency.name, set()).update(issues)

    def _registered(self, top: Part) -> None:
        """Read the issues of a registration: one text for all, and the same lobbyists."""
        listed = top.listed("specific_issues", "description")
        text = "\n".join(filter(None, (top.texts.get("specific_issues"), *listed)))
        staff = self._staff(top)
        codes = sorted(set(top.listed("alis", "ali_Code")))
        for code in codes:
            if CODE.fullmatch(code):
                self._lobbied(code, text, staff, "")
            else:
                top.wrong("alis", f"'{code[:60]}' is not an issue's code")
        self.ties += self._on_bills(text, tuple(f"issue:{code}" for code in codes))

    def _staff(self, part: Part) -> tuple[str, ...]:
        """Return the lobbyists in *part*, whom it lists with each of their positions once."""
        names: set[str] = set()
        for each in part.each("lobbyists", "lobbyist"):
            person, new = parties.lobbyist(each, self.keys, self.listed), each.truth("lobbyistNew")
            if person is None:
                continue
            firm = f"organization:{self.keys.registrant}"
            self.named += [person, Tie("affiliation", person.name, firm, self.listed, properties=LOBBYIST)]
            for position in map(str, several(person.properties.get("covered_position", ()))):
                self.named += former.records(person.name, position, self.listed, self.known, self.year)
            names.add(person.name)
            if new:
                self.new.add(person.name)
        self.lobbyists |= names
        return tuple(sorted(names))

    def _lobbied(self, code: str, text: str, staff: tuple[str, ...], interest: str) -> None:
        issue = parties.issue(code, self.listed)
        self.named.append(issue)
        properties: dict[str, Value] = {"client": self._client, "issue_code": (issue.name,)}
        if text:
            properties["text"] = text
        if interest:
            properties["foreign_interest"] = interest
        if staff:
            properties["lobbyist"] = staff
        self.ties.append(self._tie(issue.name, properties))

    def _on_bills(self, text: str, issues: tuple[str, ...]) -> Iterator[Tie]:
        for each in mentions(text, sitting(self.year), self.known.titles):
            properties: dict[str, Value] = {"client": self._client}
            if issues:
                properties["issue_code"] = issues
            properties["spelling"] = each.spelling
            properties["span"] = f"{each.span[0]}-{each.span[1]}"
            properties["confidence"] = each.confidence
            yield self._tie(f"bill:{each.bill}", properties)

    def _before(self, agency: str, issues: set[str]) -> Tie:
        properties: dict[str, Value] = {"client": self._client}
        if issues:
            properties["issue_code"] = tuple(sorted(issues))
        return self._tie(agency, properties)

    def _tie(self, target: str, properties: dict[str, Value]) -> Tie:
        self._times[target] += 1
        times = self._times[target]
        return Tie(
            "lobbying_activity",
            self.filing,
            target,
            self.origin,
            properties=properties,
            occurrence=times,
        )

    @property
    def _client(self) -> str:
        return f"organization:{self.keys.client}"
