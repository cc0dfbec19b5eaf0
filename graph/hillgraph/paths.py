"""Where the shipped data and questions lie, and where a store and the cache are looked for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

STORE_VARIABLE = "HILLGRAPH_STORE"
STORE_FOLDER = "hillgraph-store"
CACHE_VARIABLE = "HILLGRAPH_CACHE"


def shipped(folder: str) -> Path:
    """Return ``data`` or ``queries``: the wheel's copy, else the checkout's own."""
    package = Path(__file__).resolve().parent
    inside = package / folder
    return inside if inside.is_dir() else package.parents[1] / folder


def table(name: str) -> Any:
    """Return what the shipped ``data/NAME.yml`` holds, read anew each time."""
    import yaml

    text = (shipped("data") / f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def store_folder(chosen: str | None = None) -> Path:
    """Return the store that *chosen*, else the environment, else the working folder names."""
    return Path(chosen or os.environ.get(STORE_VARIABLE) or STORE_FOLDER)


def store_address(chosen: str | None = None) -> str | None:
    """Return the address of the server that *chosen*, else the environment names, None for a folder."""
    named = chosen or os.environ.get(STORE_VARIABLE) or ""
    return named if named.lower().startswith(("http://", "https://")) else None


def cache_folder(chosen: str | Path | None = None) -> Path:
    """Return the cache that *chosen*, else the environment, else the custom of this system names."""
    given = chosen or os.environ.get(CACHE_VARIABLE)
    if given:
        return Path(given)
    from platformdirs import user_cache_path

    return user_cache_path("hillgraph", appauthor=False)
