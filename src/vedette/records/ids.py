"""Ids that derive from content: the same words on the same page always get the same id."""

from __future__ import annotations

import hashlib
import json
from typing import Any

ID_LENGTH = 16  # hex digits: 64 bits; a clash among ten million records has a chance below 3 in a million


def digest(data: bytes) -> str:
    """SHA-256 of bytes, as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def make_id(kind: str, *parts: Any) -> str:
    """An id for a record: ``kind`` (a short lower-case word), a hyphen, and a digest of its parts.

    The parts go into the digest as a JSON array, never joined, so ("a", "bc") and ("ab", "c") differ.

    >>> make_id("s", "d-1", 0, 12) == make_id("s", "d-1", 0, 12)
    True
    >>> make_id("s", "a", "bc") == make_id("s", "ab", "c")
    False
    """
    encoded = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
    return f"{kind}-{digest(encoded)[:ID_LENGTH]}"
