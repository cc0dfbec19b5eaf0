"""Things by what people call them: short name, IRI or label."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from hillgraph.errors import Ambiguous, Candidate, NotFound, WrongUse
from hillgraph.store.labels import folded

Ask = Callable[[str, Mapping[str, object]], Sequence[tuple[object, ...]]]


class Names:
    """Finds things in one generation; *ask* runs an internal question over its tables."""

    def __init__(self, ask: Ask, prefixes: Mapping[str, str]) -> None:
        self._ask = ask
        self._prefixes = prefixes

    def named(self, text: str, kinds: Sequence[str] = ()) -> str:
        """Return the short name of the one thing, of one of *kinds* where given, that *text* means.

        Raises `Ambiguous` with the candidates, `NotFound` with close spellings, or `WrongUse` for the
        short name or IRI of a thing of another kind.
        """
        known = self._short(text)
        if known:
            kind = known.partition(":")[0]
            if kinds and kind not in kinds:
                raise WrongUse(f"{text} is a thing of the kind {kind}; wanted is {' or '.join(kinds)}.")
            return self._present(known)
        for name in ("named", "containing", "beginning"):
            found = self._matching(name, text, kinds)
            if len(found) == 1:
                return found[0]
            if found:
                raise Ambiguous(text, self.candidates(found))
        close = self.candidates(self._matching("close", text, kinds))
        offer = "\nDid you mean:\n" + "\n".join(f"  {each}" for each in close) if close else ""
        raise NotFound(f"Nothing is called '{text}'.{offer}")

    def find(self, text: str) -> list[Candidate]:
        """Return the things that *text* may mean: same name first, then with these words, then close ones.

        Raises `NotFound` when there are none.
        """
        known = self._short(text)
        if known:
            return self.candidates([self._present(known)])
        found: dict[str, None] = {}
        for name in ("named", "containing", "beginning"):
            found |= dict.fromkeys(self._matching(name, text, ()))
        if not found:
            found = dict.fromkeys(self._matching("close", text, ()))
        if not found:
            raise NotFound(f"Nothing is called '{text}', nor nearly so.")
        return self.candidates(list(found))

    def candidates(self, names: Sequence[str]) -> list[Candidate]:
        """Return label and note of each of *names*, in their order."""
        if not names:
            return []
        rows = self._ask("candidates", {"ids": list(names)})
        told = {str(name): Candidate(str(name), str(label), str(note)) for name, label, note in rows}
        return [told[name] for name in names]

    def _matching(self, question: str, text: str, kinds: Sequence[str]) -> list[str]:
        """Return names of *kinds*; papers about things only where no thing itself matches."""
        rows = [row for row in self._ask(question, {"text": folded(text)}) if not kinds or row[1] in kinds]
        return [str(name) for name, _, paper, *_ in rows if not paper] or [str(row[0]) for row in rows]

    def _short(self, text: str) -> str | None:
        for prefix, start in self._prefixes.items():
            if "/id/" in start and text.startswith(start):
                return f"{prefix}:{text[len(start) :]}"
        prefix, colon, key = text.partition(":")
        ours = colon and "/id/" in self._prefixes.get(prefix, "")
        return text if ours and key and " " not in key else None

    def _present(self, name: str) -> str:
        kind = name.partition(":")[0]
        if self._ask("present", {"node": name, "kind": kind}):
            return name
        raise NotFound(f"{name} is not in this store. What is there: hillgraph find, hillgraph kinds")
