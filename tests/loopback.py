"""Servers that tests run in a thread on loopback, and that print nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from socketserver import BaseServer
from threading import Thread

HERE = ("127.0.0.1", 0)  # any port that is free


class Server(ThreadingHTTPServer):
    """A server of which some clients hang up or are killed, as that is what their tests are about."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


class Quiet:
    """What a class that answers requests is made with, before `BaseHTTPRequestHandler`."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def serving(server: BaseServer) -> Iterator[None]:
    """Let *server* serve until the end of the block."""
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
