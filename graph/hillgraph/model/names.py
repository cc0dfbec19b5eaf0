"""Short names and keys: ``bill:119-hr-4687`` and what a tie is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hillgraph.model.slugs import slug

if TYPE_CHECKING:
    from hillgraph.model.kinds import Model, TieKind
    from hillgraph.model.records import Tie

KEY = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*\Z")


def split(name: str) -> tuple[str, str]:
    """Return kind and key of a short name."""
    kind, _, key = name.partition(":")
    return kind, key


def tie_key(kind: TieKind, tie: Tie) -> str:
    """Return the key of a tie: both ends, the parts that its kind adds, and n for a second one.

    Of a part that is itself a short name only the key counts; any other part is spelt as keys
    are, so that a register ``FARA`` gives ``.fara`` and a role ``.chief-of-staff``.
    """
    parts = [tie.source.partition(":")[2], tie.target.partition(":")[2]]
    for name in kind.key:
        value = str(tie.properties[name])
        parts.append(split(value)[1] if kind.properties[name].type == "thing" else slug(value))
    if tie.occurrence > 1:
        parts.append(str(tie.occurrence))
    return ".".join(parts)


def short(model: Model, iri: str) -> str:
    """Return the short name of an IRI of ours or of a known term, else the IRI as it is."""
    home = f"{model.base}id/"
    if iri.startswith(home):
        kind, _, key = iri[len(home) :].partition("/")
        return f"{kind}:{key}"
    for prefix, start in model.terms.items():
        if iri.startswith(start):
            return f"{prefix}:{iri[len(start) :]}"
    return iri
