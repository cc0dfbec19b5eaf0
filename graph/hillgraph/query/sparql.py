"""One SPARQL text over one Oxigraph store: evaluated on a large stack, answered in bytes.

Imports next to nothing of ours and little else, as each worker pays for it.
"""

from __future__ import annotations

import _thread
import os

TYPE_CHECKING = False  # typing itself costs a worker some milliseconds
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pyoxigraph import QueryBoolean, QuerySolutions, Store, Triple

STACK = 128 * 1024 * 1024
MARGIN = "\n" + " " * 40


def evaluated(
    folder: str, text: str, wanted: str, prefixes: Mapping[str, str], sums: Mapping[str, str]
) -> bytes:
    """Return the answer in the form *wanted*; statements come sorted, so that bytes repeat.

    *sums* are the checksums of the files to look at before. Raises SyntaxError with its place,
    ValueError for what can't be evaluated, OSError for a store that can't be read, MemoryError.
    """
    answers: list[bytes] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            answers.append(_evaluated(_opened(folder, sums), text, wanted, prefixes))
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            errors.append(error)

    _on_large_stack(work)
    for error in errors:
        raise error
    return answers[0]


def checked(text: str) -> None:
    """Raise SyntaxError with its place where *text* can't be parsed."""
    from pyoxigraph import Store

    errors: list[SyntaxError] = []

    def work() -> None:
        try:
            Store().query(text + MARGIN)
        except SyntaxError as error:
            errors.append(error)

    _on_large_stack(work)
    for error in errors:
        raise error


def fault(error: SyntaxError) -> tuple[int, int, int, str]:
    """Return line, column, how many characters back of it the fault is, and words.

    The parser tells how far it looked: past a misspelt word by the length of the longest
    keyword that could have stood there, which so says little of what was wrong.
    """
    import re

    found = re.match(r"error at (\d+):(\d+): expected (?:one of )?(.*)", str(error), re.DOTALL)
    if found is None:
        return 1, 1, 0, str(error)
    pieces = re.findall(r'"(?:[^"\\]|\\.)*"|\[.*?\](?=,|\Z)|[^,"\[]+', found[3], re.DOTALL)
    items = [piece.strip() for piece in pieces if piece.strip()]
    reasons = [item for item in items if item[0].isalpha() and " " in item]
    words = [item for item in items if item.isidentifier()]
    signs = [item for item in items if item.startswith('"')][:8]
    back = min(map(len, words)) if words == items else 1 if reasons else 0
    text = "; ".join(reasons) or (f"expected {' or '.join(signs)}" if signs else "not expected here")
    return int(found[1]), int(found[2]), back, text


def _evaluated(store: Store, text: str, wanted: str, prefixes: Mapping[str, str]) -> bytes:
    from pyoxigraph import QueryTriples

    try:
        answer = store.query(text + MARGIN)
        if isinstance(answer, QueryTriples):
            return statements(answer, wanted, prefixes)
        return results(answer, wanted)
    except RuntimeError as error:
        raise (OSError if "Corruption" in str(error) else ValueError)(str(error)) from error


def results(answer: QuerySolutions | QueryBoolean, wanted: str) -> bytes:
    """Return the rows of an answer, or its truth, in the form *wanted*."""
    from pyoxigraph import QueryResultsFormat

    form = {
        "csv": QueryResultsFormat.CSV,
        "json": QueryResultsFormat.JSON,
        "tsv": QueryResultsFormat.TSV,
        "xml": QueryResultsFormat.XML,
    }[wanted]
    written = answer.serialize(format=form) or b""
    return _fit(written) if wanted == "xml" else written


_kept: dict[tuple[str, int, int], Store] = {}


def _opened(folder: str, sums: Mapping[str, str]) -> Store:
    """Open a store, or return it if it is the one opened last: that takes ten times a question's time."""
    from pyoxigraph import Store

    from hillgraph.store import seal

    pointer = os.stat(f"{folder}/CURRENT")  # noqa: PTH116 - pathlib costs a worker some milliseconds
    key = (folder, pointer.st_ino, pointer.st_mtime_ns)
    store = _kept.get(key)
    if store is None:
        seal.demand(folder, sums)
        try:
            store = Store.read_only(folder)
        except (RuntimeError, ValueError) as error:
            raise OSError(str(error)) from error
        _kept.clear()
        _kept[key] = store
    return store


def _fit(document: bytes) -> bytes:
    from hillgraph.query.fit import fit

    return fit(document)


def statements(answer: Iterable[Triple], wanted: str, prefixes: Mapping[str, str]) -> bytes:
    """Return the triples of an answer in the form *wanted*, sorted."""
    from pyoxigraph import RdfFormat, serialize

    form = {
        "jsonld": RdfFormat.JSON_LD,
        "nq": RdfFormat.N_QUADS,
        "nt": RdfFormat.N_TRIPLES,
        "rdfxml": RdfFormat.RDF_XML,
        "trig": RdfFormat.TRIG,
        "ttl": RdfFormat.TURTLE,
    }[wanted]
    lines = {str(triple): triple for triple in answer}
    text = "\n".join(lines)
    used = {name: start for name, start in prefixes.items() if f"<{start}" in text}
    written = serialize([lines[line] for line in sorted(lines)], format=form, prefixes=used) or b""
    if wanted not in {"ttl", "trig"}:
        return _fit(written) if wanted == "rdfxml" else written
    head, body = [], written
    while body.startswith(b"@prefix"):
        line, _, body = body.partition(b"\n")
        head.append(line + b"\n")
    return b"".join([*sorted(head), body])


def _on_large_stack(work: Callable[[], None]) -> None:
    """Run *work* in a thread, as only a thread's stack can be chosen; what interrupts us leaves it."""
    done = _thread.allocate_lock()
    done.acquire()

    def run() -> None:
        try:
            work()
        finally:
            done.release()

    before = _thread.stack_size(STACK)
    try:
        _thread.start_new_thread(run, ())
    except RuntimeError as error:
        raise MemoryError(str(error)) from error
    finally:
        _thread.stack_size(before)
    done.acquire()
