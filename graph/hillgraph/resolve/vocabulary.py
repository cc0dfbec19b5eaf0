"""The words that names are made of, from ``data/names.yml`` and cleanco's list of legal forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from hillgraph.paths import shipped


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Short words and what they stand for, legal forms as words in a row, and kinds of word."""

    expanded: Mapping[str, str]
    forms: frozenset[tuple[str, ...]]
    public: frozenset[str]
    weak: frozenset[str]
    nobody: frozenset[str]
    places: frozenset[str]
    firsts: Mapping[str, frozenset[str]]


@cache
def vocabulary() -> Vocabulary:
    """Return the shipped vocabulary."""
    import yaml

    text = (shipped("data") / "names.yml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    expanded = {short: word for word, shorts in data["abbreviations"].items() for short in shorts}
    return Vocabulary(
        expanded,
        _forms(expanded, data["forms"], data["not_forms"]),
        frozenset(data["public"]),
        frozenset(data["weak"]),
        frozenset(data["nobody"]),
        frozenset(data["places"]),
        _firsts(data["nicknames"]),
    )


def _forms(expanded: Mapping[str, str], more: list[str], less: list[str]) -> frozenset[tuple[str, ...]]:
    """Return the legal forms with their short words expanded, as names are when they are looked at."""
    from cleanco import prepare_default_terms

    listed = {tuple(words) for _, words in prepare_default_terms()} | {(word,) for word in more}
    listed -= {(word,) for word in less}
    return frozenset(tuple(expanded.get(word, word) for word in words) for words in listed)


def _firsts(nicknames: Mapping[str, list[str]]) -> Mapping[str, frozenset[str]]:
    """Return for each short first name the full ones that it may stand for, itself if it is one."""
    found: dict[str, set[str]] = {full: {full} for full in nicknames}
    for full, shorts in nicknames.items():
        for short in shorts:
            found.setdefault(short, set()).add(full)
    return {name: frozenset(fulls) for name, fulls in found.items()}
