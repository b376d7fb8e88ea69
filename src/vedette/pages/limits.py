"""What one page, one archive and one pile may take at most, so that no input can exhaust the machine."""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True):
    """Bounds in bytes, characters and counts; what goes beyond one is refused with that reason."""

    page_bytes: int = 20_000_000
    text_bytes: int = 5_000_000
    json_bytes: int = 64_000_000
    archive_members: int = 200_000
    archive_bytes: int = 4_000_000_000
    # Text packs about 10 times, repeated menus 50; a bomb packs 1,000 times.
    archive_ratio: int = 200


DEFAULT = Limits()


def megabytes(count: int) -> str:
    """A count of bytes for a message: "12.5 MB"."""
    return f"{count / 1_000_000:.1f} MB"
