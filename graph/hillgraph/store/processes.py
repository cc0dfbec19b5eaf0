"""Processes that read files side by side, and end when whoever started them does."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from typing import Any, ParamSpec, TypeVar

from hillgraph.errors import HillgraphError
from hillgraph.model.kinds import model

AT_HAND = "hillgraph.store.at_hand"
Given = ParamSpec("Given")
Result = TypeVar("Result")


def cores() -> int:
    """Return how many processors this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


@contextmanager
def processes(number: int) -> Iterator[Executor]:
    """Run calls in *number* processes, or in this one if that is enough.

    Raises `HillgraphError` when one of them is ended from outside.
    """
    executor = _started(number) if number > 1 else _Here()
    try:
        yield executor
    except BrokenProcessPool as error:
        raise HillgraphError(
            "A process that was reading files was ended from outside, as systems do when memory is short.\n"
            "Try again with fewer: --jobs 1"
        ) from error
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


class _Here(Executor):
    """Makes each call when it is handed over, or, of many, when its result is asked for."""

    def submit(
        self, fn: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Future[Result]:
        done: Future[Result] = Future()
        done.set_result(fn(*args, **kwargs))
        return done

    def map(self, fn: Callable[..., Result], *iterables: Iterable[Any], **_: Any) -> Iterator[Result]:
        return map(fn, *iterables)


def _started(number: int) -> Executor:
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
    context.set_forkserver_preload([AT_HAND])
    executor = ProcessPoolExecutor(number, mp_context=context, initializer=_begin)
    for _ in range(number):
        executor.submit(_ready)  # each starts now, while the first process has other things to do
    return executor


def _begin() -> None:
    """Leave an interruption to the first process, and end with it.

    Nothing that is read refers to itself in circles, and to look for such costs a tenth of the time.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _ready() -> None:
    """Have at hand what every call needs."""
    model()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
