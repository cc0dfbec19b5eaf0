"""Amendments by name, as they are printed."""

from __future__ import annotations

KINDS = {"hamdt": "H.Amdt.", "samdt": "S.Amdt.", "suamdt": "S.Up.Amdt.", "supamdt": "S.Up.Amdt."}


def named(kind: str, number: str) -> str | None:
    """Return the name of an amendment, as ``S.Amdt. 99``; None where *kind* isn't known."""
    printed = KINDS.get(kind.lower())
    return f"{printed} {number}" if printed else None
