"""Pages in a zip archive, opened in memory and within bounds; nothing of it is ever written to disk."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from vedette.pages.limits import Limits, megabytes
from vedette.records.documents import Rejection

ENCRYPTED = 0x1
PIECE = 1 << 16


def members_of(archive: Path, limits: Limits) -> Iterator[tuple[str, bytes] | Rejection]:
    """The files in an archive, sorted by name, as (name, bytes); what is refused as a Rejection."""
    try:
        with zipfile.ZipFile(archive) as opened:
            yield from members_in(opened, str(archive), limits)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError) as error:
        yield Rejection(str(archive), "pages", f"no readable zip archive ({error}); pack it anew")


def members_in(opened: zipfile.ZipFile, name: str, limits: Limits) -> Iterator[tuple[str, bytes] | Rejection]:
    infos = sorted((i for i in opened.infolist() if not i.is_dir()), key=lambda i: i.filename)
    if len(infos) > limits.archive_members:
        yield Rejection(
            name,
            "pages",
            f"{len(infos):,} files in it, more than {limits.archive_members:,}: unpack it and give the folder",
        )
        return
    left = limits.archive_bytes
    for info in infos:
        where = f"{name}!{info.filename}"
        if any(
            part.startswith(".") and part not in ("..", ".") for part in PurePosixPath(info.filename).parts
        ) or info.filename.startswith("__MACOSX/"):
            continue
        reason = why_refused(info, limits)
        if reason:
            yield Rejection(where, "pages", reason)
            continue
        try:
            with opened.open(info) as stream:
                content = read_bounded(stream, limits.page_bytes)
        # A damaged member may raise anything that its packing method raises; the others are still read.
        except Exception as error:
            yield Rejection(
                where, "pages", f"can't be unpacked ({str(error)[:120] or type(error).__name__}); pack it anew"
            )
            continue
        if content is None:
            yield Rejection(
                where, "pages", f"unpacks to more than {megabytes(limits.page_bytes)}, whatever it says of itself"
            )
            continue
        left -= len(content)
        if left < 0:
            yield Rejection(
                name, "pages", f"unpacks to more than {megabytes(limits.archive_bytes)}: unpack it and give the folder"
            )
            return
        yield info.filename, content


def why_refused(info: zipfile.ZipInfo, limits: Limits) -> str | None:
    """Why a member is not opened, by its entry in the archive's directory."""
    path = info.filename.replace("\\", "/")
    if path.startswith("/") or ".." in path.split("/") or (len(path) > 1 and path[1] == ":"):
        return "its name leaves the archive (an absolute path, or ..): not opened"
    if info.flag_bits & ENCRYPTED:
        return "encrypted: unpack it with its password and give the folder"
    if path.lower().endswith((".zip", ".gz", ".tar", ".7z", ".rar", ".bz2", ".xz")):
        return "an archive inside an archive is not opened: unpack it and give the folder"
    if info.file_size > limits.page_bytes:
        return f"{megabytes(info.file_size)}, more than {megabytes(limits.page_bytes)}: cut it into its articles"
    if info.file_size > 1_000_000 and info.file_size > limits.archive_ratio * max(1, info.compress_size):
        times = info.file_size // max(1, info.compress_size)
        return f"packed {times:,} times, more than {limits.archive_ratio}: looks like a zip bomb, not opened"
    return None


def read_bounded(stream: IO[bytes], most: int) -> bytes | None:
    """All bytes of a stream, or None where there are more than ``most``."""
    out = bytearray()
    while piece := stream.read(PIECE):
        out += piece
        if len(out) > most:
            return None
    return bytes(out)
