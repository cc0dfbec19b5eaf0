"""Runs what was asked: in this process, or in one of its own that is killed at its limit.

The worker's side imports no more than it must, as each question pays for it. A job goes there
as plain values in the interpreter's own notation; back come a line that says what became of
it, and bytes.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # typing itself costs a worker some milliseconds
if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from subprocess import Popen
    from typing import Any

    from hillgraph.errors import HillgraphError, WrongUse
    from hillgraph.query.request import Answer, Ready, Request

    Sums = dict[str, str]
    Job = tuple[str, str, str, str, Sums, Sums, str, int | None, str, int | None, float | None]

TIMEOUT = 30.0
MEMORY = 4 * 1024**3
LARGEST = 512 * 1024**2
SPARE = 2
BOOT = "import sys; sys.path[:] = sys.argv[1:]; from hillgraph.query.worker import main; main()"


def run(request: Request, *, timeout: float | None = TIMEOUT, memory: int | None = MEMORY) -> Answer:
    """Return the answer, or raise an error of `hillgraph.errors` that says what to do.

    With *timeout* (seconds) a worker process does it, with *memory* (bytes of address space,
    1 GiB or more, as room for stacks counts) at most, and is killed when the time is over or
    this process is interrupted. With None it is done here, without limits of time and memory;
    those of size hold all the same.
    """
    from hillgraph.query.request import Answer, ready

    asked = ready(request)
    with _aside(request.language) as aside:
        if timeout is None:
            outcome, data = _worked(_job(request, asked, aside, None, None))
        else:
            outcome, data = _spawned(_job(request, asked, aside, memory, timeout), timeout)
    if outcome != "done":
        if outcome in _PERHAPS_DAMAGED:
            _demand(request)
        raise _failure(outcome, data.decode(errors="replace"), asked, timeout, memory)
    return Answer(asked.form, asked.wanted, data, request.prefixes)


def misspelt(error: SyntaxError, asked: Ready) -> WrongUse:
    """Return what a parser's complaint means to the user, with the place in the user's own text."""
    from hillgraph.query import sparql

    return _placed(asked, *sparql.fault(error))


def main() -> None:
    """Do the one job that standard input holds."""
    import marshal

    answers = os.dup(1)
    os.dup2(2, 1)
    job: Job = marshal.loads(sys.stdin.buffer.read())  # noqa: S302 - our own parent wrote it
    _confine(memory=job[-2], timeout=job[-1])
    outcome, data = _worked(job)
    if len(data) > LARGEST:
        outcome, data = "large", b""
    with os.fdopen(answers, "wb") as stream:
        stream.write(outcome.encode() + b"\n" + data)
    os._exit(0)  # a store opened for reading needs no closing


def _aside(language: str) -> AbstractContextManager[str]:
    """Return an empty folder for what SQL can't hold in memory, gone afterwards."""
    if language != "sql":
        from contextlib import nullcontext

        return nullcontext("")
    from tempfile import TemporaryDirectory

    return TemporaryDirectory(prefix="hillgraph-")


def _job(request: Request, asked: Ready, aside: str, memory: int | None, timeout: float | None) -> Job:
    from hillgraph.store import seal

    values, prefixes = "", {}
    folder = request.folder.absolute()
    if request.language == "sql":
        from hillgraph.query.packed import written

        values = written({name: term.value for name, term in request.values.items()})
    elif asked.form in {"CONSTRUCT", "DESCRIBE"}:
        prefixes = dict(request.prefixes)
    face = _face(request)
    names = _names(request) if request.language == "sql" else seal.first(request.sums)
    sums = {name[len(face) :]: request.sums[name] for name in names}
    limits = (request.limit, aside, memory, timeout)
    return (request.language, str(folder / face), asked.text, asked.wanted, prefixes, sums, values, *limits)


def _face(request: Request) -> str:
    return "tables/" if request.language == "sql" else "rdf/"


def _names(request: Request) -> list[str]:
    return [name for name in request.sums if name.startswith(_face(request))]


def _demand(request: Request) -> None:
    """Say which file has changed, if one has: what an engine says of it may be anything."""
    from hillgraph.store import seal
    from hillgraph.store.generation import damaged

    for name in seal.changed(str(request.folder), request.sums, _names(request)):
        raise damaged(request.folder, name)


def _worked(job: Job) -> tuple[str, bytes]:
    """Return what became of a job, and the answer or words about it."""
    language, place, text, wanted, prefixes, sums, values, limit, aside, memory, _ = job
    try:
        if language == "sql":
            from hillgraph.query import sql

            limits: dict[str, Any] = {"limit": limit, "memory": memory, "aside": aside}
            return "done", sql.evaluated(place, text, values, **limits, sums=sums)
        from hillgraph.query import sparql

        return "done", sparql.evaluated(place, text, wanted, prefixes, sums)
    except SyntaxError as error:
        return "syntax", " ".join(map(str, sparql.fault(error))).encode()
    except MemoryError as error:
        return "memory", str(error).encode()
    except OSError as error:
        return "store", str(error).encode()
    except ValueError as error:
        return "refused", str(error).encode()


def _confine(*, memory: int | None, timeout: float | None) -> None:
    """Cap memory, and processor time too, in case nobody is left to kill us."""
    try:
        import resource
    except ImportError:
        return
    seconds = int((timeout or 0) + SPARE) * (os.cpu_count() or 1)
    caps = {resource.RLIMIT_CORE: 0, resource.RLIMIT_CPU: seconds, resource.RLIMIT_AS: memory}
    for kind, cap in caps.items():
        _, most = resource.getrlimit(kind)
        if cap is not None and (most == resource.RLIM_INFINITY or cap < most):
            try:
                resource.setrlimit(kind, (cap, most))
            except (OSError, ValueError):
                continue  # a system that knows the limit but can't hold to it


def _spawned(job: Job, timeout: float) -> tuple[str, bytes]:
    import marshal
    from pathlib import Path
    from subprocess import PIPE, Popen, TimeoutExpired

    paths = [str(Path(path).absolute()) for path in sys.path]
    unwritten = ["-B"] if sys.dont_write_bytecode else []
    command = [sys.executable, "-I", "-S", *unwritten, "-c", BOOT, *paths]
    with Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE, start_new_session=True) as worker:
        try:
            said, complaint = worker.communicate(marshal.dumps(job), timeout)
        except TimeoutExpired:
            return "time", b""
        finally:
            _killed(worker)
    if worker.returncode == 0:
        outcome, _, data = said.partition(b"\n")
        return outcome.decode(), data
    return _died(worker.returncode, complaint.decode(errors="replace"))


def _killed(worker: Popen[bytes]) -> None:
    """End the worker's whole group of processes, unless it has ended itself."""
    from signal import SIGKILL

    if worker.poll() is None:
        os.killpg(worker.pid, SIGKILL)
        worker.wait()


_PERHAPS_DAMAGED = ("store", "memory", "died")
_SHORT = (
    "MemoryError",
    "Resource temporarily unavailable",
    "allocate memory",
    "bad_alloc",
    "failed to map",
    "memory allocation",
)


def _died(code: int, complaint: str) -> tuple[str, bytes]:
    from signal import SIGXCPU

    if any(sign in complaint for sign in _SHORT):
        return "memory", complaint.encode()
    if code == -SIGXCPU:
        return "time", b""
    if code < 0:
        return "died", str(-code).encode()
    raise RuntimeError(f"the worker of a query failed:\n{complaint}")


def _placed(asked: Ready, line: int, column: int, back: int, fault: str) -> WrongUse:
    from hillgraph.errors import WrongUse

    return WrongUse(f"{asked.placed(line, column, back)}: {fault}")


def _failure(
    outcome: str, words: str, asked: Ready, timeout: float | None, memory: int | None
) -> HillgraphError:
    from hillgraph.errors import LimitReached, StoreUnusable, WrongUse

    if outcome == "syntax":
        line, column, back, fault = words.split(" ", 3)
        return _placed(asked, int(line), int(column), int(back), fault)
    if outcome == "refused":
        return WrongUse(words)
    if outcome == "store":
        return StoreUnusable(f"The store can't be read ({words}). Build it again: hillgraph build")
    size = f"more than {memory / 1024**3:g} GiB of memory" if memory else "more memory than there is"
    return LimitReached(
        {
            "time": f"The query was stopped after {timeout:g} s. Allow more with --timeout, or ask for less.",
            "memory": f"The query needs {size}. Ask for less, or count instead of listing.",
            "large": f"The answer has more than {LARGEST // 1024**2} MiB. Ask for less, or add a LIMIT.",
            "died": f"The query brought its worker down (signal {words}): it is too large or too deep "
            "for the engine. Write it more simply, or ask in parts.",
        }[outcome]
    )
