"""What speaks for two names being one, and what against it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from hillgraph.resolve.named import BY_RULES, Decision, Verdict

SURE = 0.99
OVERRULED = "; but of "


class Bond(NamedTuple):
    """A reason to take two names for one, with its score; one below `SURE` is shown and joins nothing."""

    score: float
    left: str
    right: str
    rule: str
    reason: str
    by: str = BY_RULES

    @property
    def sure(self) -> bool:
        """Say whether it joins."""
        return self.score >= SURE

    def decision(self, verdict: Verdict, bar: Bar | None = None) -> Decision:
        """Return what came of it, with the *bar* that overruled it, if one did."""
        but = f"{OVERRULED}{bar.left} and {bar.right}: {bar.reason}" if bar else ""
        reason = f"{self.reason}{but}"
        return Decision(verdict, self.left, self.right, self.score, self.rule, reason, self.by)


class Bar(NamedTuple):
    """A reason why two names, and with them the names joined to each, are not one."""

    left: str
    right: str
    rule: str
    reason: str
    score: float = 0.0
    verdict: Verdict = "different"
    by: str = BY_RULES

    def decision(self) -> Decision:
        """Return it as what it decides."""
        return Decision(self.verdict, self.left, self.right, self.score, self.rule, self.reason, self.by)


def edited(line: Decision) -> bool:
    """Say whether a person changed the word of a *line* by the rules, which leaves its score and reason.

    What rules say now tells nothing of that: they may see more names, or stand below a person's line.
    """
    sure = line.score >= SURE and OVERRULED not in line.reason
    return line.by == BY_RULES and (line.verdict == "same") != sure


@dataclass(frozen=True, slots=True)
class Evidence:
    """Bonds and bars as they were found."""

    bonds: list[Bond] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
