"""Files in a place that is no folder, as fsspec has them: over HTTP, without renaming.

Workers of a cluster are given this file with ``--preload``. It is poor on purpose: its errors tell the whole
address.
"""

from __future__ import annotations

import base64
import http.client
import json
import os
from typing import Any
from urllib.parse import unquote

import fsspec
from fsspec.spec import AbstractFileSystem
from fsspec.utils import infer_storage_options

PROTOCOL = "distant"
PROCESS = "X-Process"


class Distant(AbstractFileSystem):  # type: ignore[misc]
    """The files at a host and port."""

    protocol = PROTOCOL

    def __init__(self, host: str, port: int, username: str = "", password: str = "", **rest: Any) -> None:
        super().__init__(**rest)
        self._place, self._user = f"{host}:{port}", f"{username}:{password}"

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return str(infer_storage_options(path)["path"]).rstrip("/")

    @staticmethod
    def _get_kwargs_from_urls(path: str) -> dict[str, Any]:
        wanted = ("host", "port", "username", "password")
        given = {name: value for name, value in infer_storage_options(path).items() if name in wanted}
        return given | {name: unquote(given[name]) for name in ("username", "password") if name in given}

    def mkdir(self, path: str, create_parents: bool = True, **_: Any) -> None:  # noqa: FBT002
        """Make a folder, in one that is there."""
        del create_parents
        self._ask("MKCOL", path)

    def ls(self, path: str, detail: bool = True, **_: Any) -> list[Any]:  # noqa: FBT002
        """List what lies in a folder."""
        found: list[dict[str, Any]] = json.loads(self._ask("PROPFIND", path))
        return found if detail else [each["name"] for each in found]

    def pipe_file(self, path: str, value: bytes, **_: Any) -> None:
        """Send a file."""
        self._ask("PUT", path, value)

    def cat_file(self, path: str, **_: Any) -> bytes:
        """Get a file."""
        return self._ask("GET", path)

    def rm_file(self, path: str) -> None:
        """Remove a file or folder."""
        self._ask("DELETE", path)

    def _ask(self, method: str, path: str, body: bytes | None = None) -> bytes:
        line = http.client.HTTPConnection(self._place, timeout=10)
        seen = base64.b64encode(self._user.encode()).decode()
        line.request(method, path, body, {"Authorization": f"Basic {seen}", PROCESS: str(os.getpid())})
        answer = line.getresponse()
        content = answer.read()
        line.close()
        where = f"{PROTOCOL}://{self._user}@{self._place}{path}"
        if answer.status == 404:
            raise FileNotFoundError(where)
        if answer.status in {401, 403}:
            raise PermissionError(f"{answer.status} {answer.reason} at {where}")
        return content


fsspec.register_implementation(PROTOCOL, Distant, clobber=True)
