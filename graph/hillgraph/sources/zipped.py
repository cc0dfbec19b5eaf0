"""Zips from outside: every member is looked over before one is read, and nothing is ever unpacked to disk."""

from __future__ import annotations

import io
import os
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from hillgraph.errors import UNSEEN, Fault, InvalidInput, LimitReached
from hillgraph.sources.limits import ADVICE, Limits
from hillgraph.sources.text import page

MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
ENDING = ".zip"
AGAIN = "fetch the zip again"
DRIVE = re.compile(r"[A-Za-z]:")
ENCRYPTED = 0x1
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
PLAIN = (0, stat.S_IFREG, stat.S_IFDIR)
DIRECTORY_A_MEMBER = 400
BLOCK = 1024**2
BROKEN = (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error)
UNREADABLE = (zlib.error, EOFError, OSError, KeyError, RuntimeError, ValueError)


def members(path: Path, name: str, endings: tuple[str, ...], limits: Limits) -> list[tuple[str, int]]:
    """Return name and size of the members of a zip that end in one of *endings*, by name.

    *name* is the zip's in messages. Raises `InvalidInput` for a zip that is broken or holds what a
    publisher would not put there, `LimitReached` for one that holds too much; then nothing was read.
    """
    infos = _directory(path, name, limits)
    if len(infos) > limits.members:
        text = f"has {len(infos):,} members; a zip may have {limits.members:,}"
        raise LimitReached(f"{name}: {text}. {ADVICE}")
    _refuse(name, _unsafe(infos))
    wanted = [each for each in infos if each.filename.lower().endswith(endings) and not hidden(each.filename)]
    _refuse(name, _unreadable(wanted))
    for each in wanted:
        limits.check(f"{name}/{_shown(each.filename)}", each.file_size, each.compress_size)
    total = sum(each.file_size for each in wanted)
    if total > limits.total:
        text = f"unpacks to {total:,} bytes; a zip may hold {limits.total:,}"
        raise LimitReached(f"{name}: {text}. {ADVICE}")
    return sorted((each.filename, each.file_size) for each in wanted)


def content(path: Path, member: str, size: int, name: str) -> bytes:
    """Return the *size* bytes of a member, its checksum held; *name* is the member's in messages.

    The zip stays open in this process. Raises `InvalidInput` where it holds something else.
    """
    try:
        now = path.stat()
        opened = _opened(path, now.st_mtime_ns, now.st_size, os.getpid())
        with opened.open(member) as handle:
            found = handle.read(size + 1)
    except zipfile.BadZipFile:
        text = f"its size, checksum or place differs from the zip's directory; {AGAIN}"
        raise InvalidInput([Fault(name, 0, 0, text)]) from None
    except UNREADABLE as error:
        text = f"can't be read from the zip ({_reason(error)}); {AGAIN}"
        raise InvalidInput([Fault(name, 0, 0, text)]) from None
    if len(found) != size:
        text = f"holds {len(found):,} bytes where the zip's directory says {size:,}; {AGAIN}"
        raise InvalidInput([Fault(name, 0, 0, text)])
    return found


def hidden(name: str) -> bool:
    """Say whether a file is what a desktop leaves beside its user's files, as ``.DS_Store``."""
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))


class _Bounded(io.FileIO):
    """A zip of which no more is read at once than *most* bytes: its directory is read at once."""

    most = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """Read *size* bytes; raise `LimitReached` for more than `most`."""
        if size is not None and size > self.most:
            raise LimitReached(f"its directory has {size:,} bytes; that of a zip may have {self.most:,}")
        return super().read(-1 if size is None else size) or b""


def _directory(path: Path, name: str, limits: Limits) -> list[zipfile.ZipInfo]:
    try:
        with _Bounded(path) as handle:
            _check_magic(handle, name)
            handle.most = max(BLOCK, limits.members * DIRECTORY_A_MEMBER)
            with zipfile.ZipFile(handle) as opened:
                return opened.infolist()
    except LimitReached as error:
        raise LimitReached(f"{name}: {error}. {ADVICE}") from None
    except OSError as error:
        raise InvalidInput([Fault(name, 0, 0, f"can't be read ({_reason(error)})")]) from None
    except BROKEN:
        text = f"is cut short or not a zip: its directory can't be read; {AGAIN}"
        raise InvalidInput([Fault(name, 0, 0, text)]) from None


def _check_magic(handle: _Bounded, name: str) -> None:
    handle.most = BLOCK
    start = handle.read(512)
    if start.startswith(MAGIC):
        handle.seek(0)
        return
    fault = Fault(name, 0, 0, f"is {'not a zip' if start else 'empty'}; {AGAIN}")
    raise InvalidInput([page(start, name, "a zip") or fault])


@lru_cache(maxsize=2)
def _opened(path: Path, _changed: int, _size: int, _process: int) -> zipfile.ZipFile:
    """Return the opened zip; a process that was forked opens its own, as both would share one place in it."""
    return zipfile.ZipFile(path)


def _refuse(name: str, reasons: Iterator[tuple[str, str]]) -> None:
    for member, reason in reasons:
        raise InvalidInput([Fault(f"{name}/{_shown(member)}", 0, 0, reason)])


def _unsafe(infos: list[zipfile.ZipInfo]) -> Iterator[tuple[str, str]]:
    """Yield the members that no honest zip has, read or not, and why they are refused."""
    seen: dict[str, str] = {}
    for each in infos:
        given = each.orig_filename
        if given.startswith("/") or "\\" in given or DRIVE.match(given) or ".." in given.split("/"):
            yield given, "leads outside the zip; don't use it, fetch it from its publisher"
        if UNSEEN.search(given):
            yield given, "its name has control characters; don't use the zip, fetch it from its publisher"
        if stat.S_IFMT(each.external_attr >> 16) not in PLAIN:
            yield given, "is a link or a device, not a file; links are not followed"
        if given.lower().endswith(ENDING):
            yield given, "is a zip in a zip, which is not opened; unpack it first"
        same = unicodedata.normalize("NFC", given).casefold()
        if same in seen:
            yield given, f"is in the zip twice (also as '{_shown(seen[same])}'); {AGAIN}"
        seen[same] = given


def _unreadable(infos: list[zipfile.ZipInfo]) -> Iterator[tuple[str, str]]:
    for each in infos:
        if each.flag_bits & ENCRYPTED:
            yield each.filename, "is encrypted; no password is asked for, unpack it first"
        if each.compress_type not in METHODS:
            yield each.filename, f"is compressed by method {each.compress_type}; only deflate is read"


def _shown(name: str) -> str:
    return name if len(name) <= 200 else f"{name[:200]}…"


def _reason(error: BaseException) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
