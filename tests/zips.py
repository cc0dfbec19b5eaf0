"""Zips as a publisher makes them, and as only somebody makes them who wants to break a reader."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable

EPOCH = (2025, 1, 1, 0, 0, 0)
REGULAR = 0o100644
LINK = 0o120777
LOCAL = b"PK\x03\x04"
CENTRAL = b"PK\x01\x02"
DEFLATED = zipfile.ZIP_DEFLATED

Member = tuple[str, bytes]
Change = Callable[[bytes], bytes]


def zipped(*members: Member, mode: int = REGULAR, method: int = DEFLATED) -> bytes:
    """Return a zip of *members*, each a name and its bytes; the same ones give the same zip."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of two members with one name, which is what a test may want
        for name, content in members:
            info = zipfile.ZipInfo(name, EPOCH)
            info.create_system, info.external_attr, info.compress_type = 3, mode << 16, method
            archive.writestr(info, content)
    return held.getvalue()


def encrypted(archive: bytes) -> bytes:
    """Say of the first member that it is encrypted."""
    return _stated(archive, flag=1)


def resized(archive: bytes, size: int) -> bytes:
    """State another unpacked size of the first member."""
    return _stated(archive, size=size)


def resized_and_signed(archive: bytes, content: bytes) -> bytes:
    """State size and checksum of *content*, which the first member goes on beyond, or ends before."""
    return _stated(archive, size=len(content), checksum=zlib.crc32(content))


def corrupted(archive: bytes) -> bytes:
    """State another checksum of the first member."""
    return _stated(archive, checksum=zlib.crc32(b"something else"))


def damaged(archive: bytes) -> bytes:
    """Change the packed bytes of the first member, whose name has five letters."""
    start = archive.index(LOCAL) + 35
    return archive[:start] + b"\xff" * 8 + archive[start + 8 :]


def renamed(archive: bytes, old: bytes, new: bytes) -> bytes:
    """Give a member a name that Python wouldn't write."""
    return archive.replace(old, new.ljust(len(old), b"_"))


def without_directory(archive: bytes) -> bytes:
    """Cut an archive where a broken download would."""
    return archive[: archive.index(CENTRAL)]


def with_endless_directory(archive: bytes) -> bytes:
    """State that the directory has 4 GB."""
    end = archive.rindex(b"PK\x05\x06")
    return archive[: end + 12] + struct.pack("<I", 0xFFFFFFF0) + archive[end + 16 :]


def with_large_directory(archive: bytes, size: int) -> bytes:
    """Put a directory of *size* bytes, which it really has, in place of the true one."""
    end = archive.rindex(b"PK\x05\x06")
    start = archive.index(CENTRAL)
    head = archive[:start] + b"\0" * size + archive[end:]
    end = start + size
    return head[: end + 12] + struct.pack("<II", size, start) + head[end + 20 :]


def many(count: int) -> Iterable[Member]:
    """Yield *count* members without content."""
    return ((f"m{number:05d}.xml", b"") for number in range(count))


def _stated(archive: bytes, *, flag: int = 0, size: int | None = None, checksum: int | None = None) -> bytes:
    """Change what the local header and the directory say of the first member."""
    raw = bytearray(archive)
    for magic, offset in ((LOCAL, 0), (CENTRAL, 2)):
        at = raw.index(magic) + offset
        struct.pack_into("<H", raw, at + 6, struct.unpack_from("<H", raw, at + 6)[0] | flag)
        if checksum is not None:
            struct.pack_into("<I", raw, at + 14, checksum)
        if size is not None:
            struct.pack_into("<I", raw, at + 22, size)
    return bytes(raw)
