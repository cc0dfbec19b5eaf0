"""How much one file from outside may hold."""

from __future__ import annotations

from dataclasses import dataclass

from hillgraph.errors import LimitReached

MEBIBYTE = 1024**2
GIBIBYTE = 1024**3
ADVICE = "If the file is as its publisher offers it, split it; else fetch it again."


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused before it is unpacked or read; sizes in bytes, *document* and *total* unpacked.

    The largest official zip has 36 MB packed and 10,600 members, the largest document seen 4 MB. Markup
    is packed to a tenth, and hardly ever to a thirtieth.
    """

    document: int = 64 * MEBIBYTE
    ratio: int = 200
    members: int = 50_000
    total: int = 4 * GIBIBYTE
    piped: int = GIBIBYTE

    def check(self, name: str, size: int, packed: int) -> None:
        """Raise `LimitReached` if the document *name* has more than is read, or was packed too well."""
        if size > self.document:
            text = f"has {size:,} bytes; a single document may have {self.document:,}"
            raise LimitReached(f"{name}: {text}. {ADVICE}")
        if size > self.ratio * packed:
            text = f"unpacks to {size:,} bytes from {packed:,}, over the ratio of {self.ratio}: a zip bomb?"
            raise LimitReached(f"{name}: {text} {ADVICE}")


LIMITS = Limits()
