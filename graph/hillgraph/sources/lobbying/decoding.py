"""Decoding by a form, and the exact words and path of what isn't of it."""

from __future__ import annotations

from typing import Any

from msgspec import DecodeError, Struct, defstruct
from msgspec.json import Decoder

from hillgraph.sources.lobbying.contribution_form import Contributions
from hillgraph.sources.lobbying.form import (
    Activity,
    Client,
    Entity,
    Filing,
    Listed,
    Lobbyist,
    Registrant,
)

WRONG = (RecursionError, ValueError)  # msgspec's own are of the latter


def decoder(form: Any) -> Decoder[Any]:
    """Return the decoder of *form*."""
    return Decoder(form)


def explained(form: Any, text: bytes, path: str, error: Exception) -> str:
    """Return what is wrong with *text*, found at *path*, which should be of *form*.

    What repeats is decoded apart from what holds it, where its own path is not known: so all of it
    is decoded once more, by the entire form.
    """
    if isinstance(error, UnicodeDecodeError):
        return _undecodable(error)
    if not isinstance(error, DecodeError | RecursionError):
        return str(error).replace("$", f"${path}", 1)
    told = _exactly(ENTIRE.get(form, form), text) or str(error)
    if "`$" in told or not path:
        return told.replace("`$", f"`${path}", 1)
    return f"{told} - at `${path}`"


def _exactly(form: Any, text: bytes) -> str | None:
    try:
        Decoder(form).decode(text)
    except RecursionError:
        return "is nested too deeply"
    except UnicodeDecodeError as exact:
        return _undecodable(exact)
    except DecodeError as exact:
        return str(exact)
    return None


def _undecodable(error: UnicodeDecodeError) -> str:
    return f"is not in UTF-8: {error.reason}"


def _entire(form: type[Struct], **parts: Any) -> type[Struct]:
    """Return *form* with *parts* that are decoded too."""
    name, fields = f"Entire{form.__name__}", list(parts.items())
    return defstruct(name, fields, bases=(form,), forbid_unknown_fields=True, kw_only=True)


_LISTED = _entire(Listed, lobbyist=Lobbyist)
_ACTIVITY = _entire(Activity, lobbyists=list[_LISTED], government_entities=list[Entity])  # type: ignore[valid-type]
ENTIRE: dict[Any, Any] = {
    Filing: _entire(
        Filing,
        registrant=Registrant,
        client=Client,
        lobbying_activities=list[_ACTIVITY],  # type: ignore[valid-type]
    ),
    Contributions: _entire(Contributions, registrant=Registrant, lobbyist=Lobbyist | None),
    Client: _entire(Client, registrant=Registrant),
    Lobbyist: _entire(Lobbyist, registrant=Registrant),
}
