"""An interruption that comes at a bad moment comes after it, and is never lost."""

from __future__ import annotations

import signal
import subprocess
import sys
from threading import Thread

import pytest

from hillgraph.sources.held_back import held_back

SWALLOWING = """
import abc, signal
registering, came = abc.ABCMeta.register, []
def register(kind, other):
    if other.__module__ == "lxml.etree" and not came:
        came.append(other)
        signal.raise_signal(signal.SIGINT)
    return registering(kind, other)
abc.ABCMeta.register = register
try:
    import hillgraph.sources.hardened
except KeyboardInterrupt:
    print("stopped")
"""

MAKING_A_CLASS = """
import signal
from hillgraph import cli
from hillgraph.cli import app
def interrupted():
    exec("signal.raise_signal(signal.SIGINT)")
app.app = interrupted
cli.main()
"""


def test_an_interruption_comes_after_the_block() -> None:
    """What was begun is done, and then the command ends."""
    done = []

    def work() -> None:
        with held_back():
            signal.raise_signal(signal.SIGINT)
            done.append("all")

    with pytest.raises(KeyboardInterrupt):
        work()

    assert done == ["all"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_fault_in_the_block_goes_before_the_interruption() -> None:
    """The handler is back whatever happens."""
    with pytest.raises(ValueError, match="x"), held_back():
        raise ValueError("x")

    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_another_thread_just_goes_on() -> None:
    """Only the first thread may set a handler, and only it is interrupted."""
    done: list[str] = []

    def work() -> None:
        with held_back():
            done.append("all")

    thread = Thread(target=work)
    thread.start()
    thread.join()

    assert done == ["all"]


def test_an_interruption_while_the_parser_is_imported_is_not_lost() -> None:
    """Lxml clears what is raised while it registers its classes."""
    ended = subprocess.run([sys.executable, "-c", SWALLOWING], capture_output=True, text=True, check=True)

    assert ended.stdout == "stopped\n"


def test_an_interruption_while_a_class_is_made_has_its_exit_code() -> None:
    """CPython itself would end by the signal, as dataclasses are made by `exec`."""
    command = [sys.executable, "-c", MAKING_A_CLASS]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stderr) == (130, "Stopped.\n")
