"""Where an export goes: a file, a folder or an archive, there whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from hillgraph.errors import HillgraphError, WrongUse

ARCHIVE = ".zip"
LONG_AGO = (1980, 1, 1, 0, 0, 0)


@contextmanager
def file(target: Path) -> Iterator[IO[bytes]]:
    """Open a file beside *target* that takes its place when all is written.

    What is no ordinary file, such as a pipe or a device, is written to as it stands.
    """
    if target.is_dir():
        raise WrongUse(f"{target} is a folder. Name a file in it.")
    if target.exists() and not target.is_file():
        with _told(target), target.open("wb") as out:
            yield out
        return
    part = target.with_name(f"{target.name}.part")
    try:
        with _told(target), part.open("wb") as out:
            yield out
        with _told(target):
            part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


@contextmanager
def folder(target: Path) -> Iterator[Path]:
    """Open a folder beside *target* that takes its place, or is packed into it where it is an archive.

    A folder that holds anything else than what is written now is left alone: `WrongUse`.
    """
    if target.suffix == ARCHIVE:
        with TemporaryDirectory() as inside, file(target) as out:
            yield Path(inside)
            _pack(Path(inside), out)
        return
    part = target.with_name(f"{target.name}.part")
    try:
        with _told(target):
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir()
            yield part
            _replace(part, target)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise HillgraphError(f"{target} can't be written: {error.strerror or error}.") from error


def _replace(part: Path, target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise WrongUse(f"{target} is a file, and this form is a folder. Name another.")
    if target.is_dir():
        strange = sorted({each.name for each in target.iterdir()} - {each.name for each in part.iterdir()})
        if strange:
            raise WrongUse(
                f"{target} holds {strange[0]}, which is no part of an export. Name another folder."
            )
        old = target.with_name(f"{target.name}.old.part")
        shutil.rmtree(old, ignore_errors=True)
        target.rename(old)
        part.rename(target)
        shutil.rmtree(old)
    else:
        part.rename(target)


def _pack(inside: Path, out: IO[bytes]) -> None:
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for path in sorted(each for each in inside.rglob("*") if each.is_file()):
            entry = ZipInfo(path.relative_to(inside).as_posix(), LONG_AGO)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
