"""Templates and the files that go into them: everything escaped, unless a template says that it is markup."""

from __future__ import annotations

from importlib.resources import files
from typing import Any


def asset(name: str) -> str:
    """Return the text of a file of ``assets/``."""
    return (files("hillgraph.render") / "assets" / name).read_text(encoding="utf-8")


def environment() -> Any:
    """Return a jinja environment over ``assets/``, with the filter ``as_is`` for markup of our own."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    made = Environment(
        loader=FunctionLoader(asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["as_is"] = Markup
    return made
