"""Keys made from names: ``democratic-republican`` of ``Democratic-Republican``."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

APART = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=16384)
def slug(name: str) -> str:
    """Return *name* in lower case without accents, its words joined by hyphens."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return APART.sub("-", bare.casefold()).strip("-")
