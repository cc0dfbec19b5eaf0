"""Addresses that fsspec opens: read, shown without what is secret in them, and told apart when they fail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hillgraph.errors import HillgraphError, WrongUse

HERE = ("file", "local")
READ_ONLY = ("http", "https")
EXTRA = "pip install 'hillgraph[cluster]'"
HIDDEN = "***"
SECRETS = (re.compile(r"(?<=://)[^:@/]*:(.*)@"), re.compile(r"\?(.+)$"))  # a password, a query
WANTED = "Wanted is one address that can be written, as file:///FOLDER or s3://BUCKET/FOLDER."
CHECK = "Check the address, and that the environment or fsspec's configuration opens it for writing."
PACKAGES = "https://filesystem-spec.readthedocs.io/en/latest/api.html#other-known-implementations"


def writable(address: str) -> str:
    """Return *address* as every process understands it; a path is that of a folder here.

    Raises `WrongUse` for what is no address that can be written, `HillgraphError` where a package is missing.
    """
    protocol, separator, rest = address.partition("://")
    if "::" in address:
        raise WrongUse(f"{shown(address)} is several addresses in one. {WANTED}")
    if separator and protocol in READ_ONLY:
        raise WrongUse(f"{shown(address)} can only be read. {WANTED}")
    if not separator or protocol in HERE:
        address = f"file://{Path(rest or protocol).expanduser().resolve()}"
    opened(address)
    return address


def shown(address: str) -> str:
    """Return *address* as it may be shown: without its password, and without its query."""
    for secret in SECRETS:
        address = secret.sub(lambda found: found[0].replace(found[1], HIDDEN), address)
    return address


def opened(address: str) -> tuple[Any, str]:
    """Return the file system at *address* and the path in it; fsspec itself keeps connections."""
    try:
        import fsspec
        from fsspec.core import url_to_fs
    except ImportError:
        raise HillgraphError(f"--parts needs fsspec. Install it with: {EXTRA}") from None
    protocol = address.partition("://")[0]
    try:
        fsspec.get_filesystem_class(protocol)
    except ValueError:
        raise WrongUse(f"{shown(address)}: fsspec knows no protocol '{protocol}'. {WANTED}") from None
    except ImportError as error:
        raise HillgraphError(
            f"{shown(address)} needs another package, here and on each worker: {error}. "
            f"Which one a protocol needs: {PACKAGES}"
        ) from None
    with telling(address, "opened", CHECK):
        system, path = url_to_fs(address)
    return system, str(path)


@contextmanager
def telling(address: str, doing: str, then: str) -> Iterator[None]:
    """Tell in one message what fails there, as `HillgraphError`, and *then* what to do next."""
    try:
        yield
    except HillgraphError:
        raise
    except NotImplementedError:
        raise WrongUse(f"{shown(address)} can only be read. {WANTED}") from None
    except Exception as error:  # noqa: BLE001 - the package of each protocol has errors of its own
        # none is shown as it is, nor as a cause, for it may hold the address
        reason = _reason(error, address)
        raise HillgraphError(f"{shown(address)} can't be {doing} ({reason}). {then}") from None


def _reason(error: Exception, address: str) -> str:
    """Return what *error* says, without the secrets of *address*, nor what could be a piece of one."""
    secrets = {found[1] for secret in SECRETS if (found := secret.search(address))}
    if secrets and isinstance(error, ValueError):
        return type(error).__name__  # as of an address that was taken apart in the wrong place
    text = str(getattr(error, "strerror", None) or error) or type(error).__name__
    if isinstance(error, FileNotFoundError):
        text = "nothing is there"
    if isinstance(error, PermissionError):
        text = f"no right to: {text}"
    for secret in sorted(secrets | {_plain(each) for each in secrets}, key=len, reverse=True):
        text = text.replace(secret, HIDDEN)
    return " ".join(text.split())


def _plain(secret: str) -> str:
    """Return *secret* with what an address writes as %XX."""
    return re.sub(r"(?:%[0-9A-Fa-f]{2})+", lambda found: _decoded(found[0]), secret)


def _decoded(written: str) -> str:
    return bytes.fromhex(written.replace("%", "")).decode("utf-8", "replace")
